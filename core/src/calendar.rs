//! Days and hours: which days are worked in the five-day and the six-day week, and what it takes to count from them when an application is
//! accepted and answered ([`Calendar::days`]). It knows Almaty's time and nothing of services.

pub mod acts;
mod counting;
pub mod file;

use chrono::{DateTime, Datelike, Days as Later, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The text of the calendar that this version came with: the days that differ from the ordinary week, as the project keeps them.
pub const BUILT_IN: &str = include_str!("../law/calendar.csv");

/// Until this instant Almaty's clock was six hours ahead of UTC (Government decree of 19 January 2024), five since.
const ONE_TIME_ZONE_SINCE: i64 = 1_709_229_600_000;

/// An instant, in milliseconds of Unix time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

impl Instant {
    /// Reads RFC 3339 taken strictly: upper-case `T` and `Z`, an offset, no leap second, years 1900 to 2199.
    pub fn parse(text: &str) -> Option<Instant> {
        let bytes = text.as_bytes();
        let shape = b"dddd-dd-ddTdd:dd:dd";
        let fits = |(byte, wanted): (&u8, &u8)| if *wanted == b'd' { byte.is_ascii_digit() } else { byte == wanted };
        if bytes.len() < shape.len() + 1 || !bytes.iter().zip(shape).all(fits) {
            return None;
        }
        let number = |from: usize, to: usize| text[from..to].parse::<u32>().ok();
        let year = i32::try_from(number(0, 4)?).ok().filter(|year| (1900..=2199).contains(year))?;
        let day = NaiveDate::from_ymd_opt(year, number(5, 7)?, number(8, 10)?)?;
        let mut rest = &text[shape.len()..];
        let mut thousandths = 0;
        if let Some(fraction) = rest.strip_prefix('.') {
            let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
            if digits == 0 {
                return None;
            }
            thousandths = fraction.bytes().take(digits).chain(*b"00").take(3).fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
            rest = &fraction[digits..];
        }
        let time = NaiveTime::from_hms_milli_opt(number(11, 13)?, number(14, 16)?, number(17, 19)?, thousandths)?;
        let ahead = offset_minutes(rest)?;
        Some(Instant(day.and_time(time).and_utc().timestamp_millis() - ahead * 60_000))
    }

    /// Almaty's day and time at this instant.
    pub fn local(self) -> (NaiveDate, NaiveTime) {
        let hours = if self.0 < ONE_TIME_ZONE_SINCE { 6 } else { 5 };
        let local = self.utc() + TimeDelta::hours(hours);
        (local.date_naive(), local.time())
    }

    /// In RFC 3339, UTC, with milliseconds: how instants are kept.
    pub fn rfc3339(self) -> String {
        self.utc().format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
    }

    fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or(DateTime::UNIX_EPOCH)
    }
}

/// `Z`, or `±hh:mm`, in minutes ahead of UTC.
fn offset_minutes(text: &str) -> Option<i64> {
    if text == "Z" {
        return Some(0);
    }
    let bytes = text.as_bytes();
    let digits = bytes.len() == 6 && bytes[3] == b':' && [1, 2, 4, 5].iter().all(|&at| bytes[at].is_ascii_digit());
    let sign = if bytes.first() == Some(&b'-') { -1 } else { 1 };
    if !digits || !matches!(bytes[0], b'+' | b'-') {
        return None;
    }
    let hours: i64 = text[1..3].parse().ok().filter(|hours| *hours < 24)?;
    let minutes: i64 = text[4..6].parse().ok().filter(|minutes| *minutes < 60)?;
    Some(sign * (hours * 60 + minutes))
}

/// The day `YYYY-MM-DD` as its ten letters; years are of four digits here.
pub fn iso(day: NaiveDate) -> [u8; 10] {
    let year = day.year().unsigned_abs() % 10_000;
    let mut letters = *b"0000-00-00";
    for (at, number) in [(0, year / 100), (2, year % 100), (5, day.month()), (8, day.day())] {
        letters[at] += u8::try_from(number / 10).unwrap_or(0);
        letters[at + 1] += u8::try_from(number % 10).unwrap_or(0);
    }
    letters
}

/// Reads a real day written `YYYY-MM-DD`, years 1 to 9999.
pub fn day(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() });
    let number = |from: usize, to: usize| bytes[from..to].iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
    if !shaped || number(0, 4) == 0 {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(number(0, 4)).ok()?, number(5, 7), number(8, 10))
}

/// Serializes a day as `YYYY-MM-DD`.
pub fn as_iso<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(std::str::from_utf8(&iso(*day)).unwrap_or_default())
}

/// Serializes a day as `YYYY-MM-DD`, or `null`.
pub fn as_iso_or_null<S: Serializer>(day: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => as_iso(day, serializer),
        None => serializer.serialize_none(),
    }
}

/// Reads what [`as_iso`] wrote.
///
/// # Errors
/// Where it is no real day.
pub fn from_iso<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    day(&String::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("no real day"))
}

/// Reads what [`as_iso_or_null`] wrote.
///
/// # Errors
/// Where it is neither `null` nor a real day.
pub fn from_iso_or_null<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| day(&text).ok_or_else(|| D::Error::custom("no real day"))).transpose()
}

/// Which week a day is judged by: a term runs in one, providers open in their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Week {
    /// Monday to Friday.
    FiveDays,
    /// Monday to Saturday.
    SixDays,
}

/// When a kind of provider takes what comes in through the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hours {
    pub week: Week,
    /// The closing minute, counted from midnight; what comes at it is late.
    pub closes_at_minute: u16,
}

/// How long a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "type", content = "of", rename_all = "kebab-case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Count {
    /// This many working days.
    WorkingDays(u16),
    /// This many calendar days.
    CalendarDays(u16),
    /// The answer comes with the acceptance.
    OnAcceptance,
}

/// How the days of a term are told, where a regulation says no more than their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reckoning {
    /// The week in which its days are worked, whichever the provider works in.
    pub week: Week,
    pub first: FirstDay,
    pub last_day_off: LastDayOff,
}

/// The first day of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FirstDay {
    AfterAcceptance,
    /// The day of acceptance itself.
    OfAcceptance,
}

/// What a last day that is not worked does to a term of calendar days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LastDayOff {
    /// It moves to the next working day.
    Moves,
    Stays,
}

/// A row of the calendar: a day that is not as its weekday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub day: NaiveDate,
    /// `holiday`, `substitute`, `day-off`, `moved-day-off` or `moved-working-day`.
    pub kind: String,
    pub working: bool,
    /// Whether the row holds for the six-day week too.
    pub six_day_week: bool,
    pub name_kk: String,
    pub name_en: String,
    /// The act that makes it so.
    pub source: String,
    /// Whether the day is an estimate that may still move.
    pub estimate: bool,
}

/// Why a calendar's file is refused: the line, and what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct Fault {
    /// Counted from 1, the heading included.
    pub line: usize,
    pub what: &'static str,
}

/// The days of some whole years, each as it is in both weeks.
#[derive(Clone, Debug)]
pub struct Calendar {
    digest: String,
    version: Option<NaiveDate>,
    first: NaiveDate,
    /// One for each day from `first` on: open in the five-day week, open in the six-day week, the row if there is one.
    days: Vec<(bool, bool, Option<u16>)>,
    rows: Vec<Row>,
}

impl Calendar {
    /// The calendar that this version came with. Its file says no version; it is that of the day on which somebody last looked for acts.
    pub fn built_in() -> Calendar {
        let calendar = Calendar::read(BUILT_IN).expect("a test reads the calendar that is built in");
        Calendar { version: NaiveDate::from_ymd_opt(2026, 11, 20), ..calendar }
    }

    /// The day as of which it tells the acts that are out, where its file says so: the later one is the newer calendar.
    pub fn version(&self) -> Option<NaiveDate> {
        self.version
    }

    /// The first day and the last of which it knows.
    pub fn reach(&self) -> (NaiveDate, NaiveDate) {
        let last = self.first.checked_add_days(Later::new(self.days.len() as u64 - 1));
        (self.first, last.unwrap_or(self.first))
    }

    /// SHA-256 of the calendar's file as it came, `sha256:` and 64 hexadecimal digits.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Whether `day` is worked in `week`; `None` outside the calendar's years.
    pub fn open(&self, week: Week, day: NaiveDate) -> Option<bool> {
        let (five, six, _) = self.at(day)?;
        Some(match week {
            Week::FiveDays => *five,
            Week::SixDays => *six,
        })
    }

    /// The row that holds for `day` in `week`.
    pub fn row(&self, week: Week, day: NaiveDate) -> Option<&Row> {
        let row = &self.rows[usize::from(self.at(day)?.2?)];
        (week == Week::FiveDays || row.six_day_week).then_some(row)
    }

    fn at(&self, day: NaiveDate) -> Option<&(bool, bool, Option<u16>)> {
        let since = day.signed_duration_since(self.first).num_days();
        self.days.get(usize::try_from(since).ok()?)
    }
}

/// That a term begins on the day after acceptance, and that its last day moves to a working day: the civil law's rule, not the regulation's.
pub const GENERAL_RULE: &str = "general-rule";

/// How the days of an application are counted.
#[derive(Clone, Copy, Debug)]
pub struct Counting {
    /// The provider's.
    pub week: Week,
    /// Those of the portal where the application came through it: at a counter the day of filing is the day of acceptance.
    pub hours: Option<Hours>,
    pub count: Count,
    pub reckoning: Reckoning,
    /// The clause by which the day of acceptance is not counted, or [`GENERAL_RULE`]; nothing where it is counted, or no days are.
    pub by: Option<&'static str>,
}

/// When an application is accepted and answered, as far as the calendar reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days<'c> {
    pub accepted_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    /// One entry for each day from filing to `due_on`; empty where that is not known.
    pub because: Vec<Entry<'c>>,
    /// Whether a day from filing to `due_on` is an estimate.
    pub estimated: bool,
}

/// What a day is to a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Is {
    /// The filing day, where it is not the day of acceptance.
    Filed,
    /// Between filing and acceptance.
    Closed,
    Accepted,
    Counted,
    Skipped,
    /// The working day to which a last day that is none moves.
    MovedTo,
}

/// One day of the derivation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Entry<'c> {
    #[serde(serialize_with = "as_iso")]
    #[cfg_attr(feature = "types", ts(type = "string"))]
    pub day: NaiveDate,
    pub is: Is,
    /// Which day of the term it is, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub n: Option<u16>,
    /// A kind of the calendar's, `weekend`, or `after-hours`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub why: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub source: Option<&'c str>,
    /// The clause, or [`GENERAL_RULE`].
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub by: Option<&'static str>,
}

impl Entry<'_> {
    const fn plain(day: NaiveDate, is: Is) -> Entry<'static> {
        Entry { day, is, n: None, why: None, source: None, by: None }
    }
}
