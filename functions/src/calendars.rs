//! The calendar in force: the newest of the one that this version came with, the one in the operator's file, and the one that the table keeps.
//! What is taken from a file goes into the table, so that every process of the deployment counts alike, and a file that breaks or goes away
//! changes nothing. It counts no request anew: [`crate::recount`] does.

pub mod signer;

use self::signer::{Signer, signature_of};
use crate::clock::Clock;
use crate::config::FileAt;
use crate::keys;
use crate::table::item::{Condition, Item, expression};
use crate::table::{Broken, Table};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use otinish_core::calendar::file::text_of;
use otinish_core::calendar::{BUILT_IN, Calendar, Fault};
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};

/// The calendar by which this process counts. Clones share it.
#[derive(Clone, Debug)]
pub struct Calendars {
    table: Table,
    clock: Clock,
    file: FileAt,
    /// Whose calendars are taken; anybody's who can put the file there, where nobody is named.
    signer: Option<Signer>,
    held: Arc<Mutex<Held>>,
    /// When it is looked next. Whoever looks holds it, so that nobody counts by what is about to be replaced.
    next_look: Arc<tokio::sync::Mutex<Option<DateTime<Utc>>>>,
}

#[derive(Debug)]
struct Held {
    in_force: Taken,
    /// Why the operator's file is not taken, for as long as it is not.
    file_refused: Option<String>,
    /// The calendar that the table keeps and that is not taken though it is later, for as long as that is so.
    kept_refused: Option<KeptRefused>,
}

/// The version under which the table keeps a calendar, and why that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
struct KeptRefused {
    as_of: String,
    why: String,
}

/// A calendar with the text that it was read from, and who vouches for it.
#[derive(Clone, Debug)]
pub struct Taken {
    pub calendar: Arc<Calendar>,
    pub csv: Arc<str>,
    /// The signer's, where the deployment names one; else nothing.
    pub signature: Arc<[u8]>,
}

/// Why a calendar's file does not take the place of the one in force.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    #[error("the file cannot be read: {}", .0.kind())]
    Unreadable(#[from] io::Error),
    #[error("it is not signed: beside it lies no file of its name and “.sig”")]
    Unsigned,
    #[error("its signature is not that of the signer whom this deployment names, or is of another text")]
    NotBySigner,
    #[error(transparent)]
    Broken(#[from] Fault),
    #[error("line 1: a calendar that is to replace another begins with a line “# version YYYY-MM-DD”")]
    NoVersion,
    #[error("line 1: its version {its} is not later than that of the calendar in force, {in_force}")]
    NotNewer { its: NaiveDate, in_force: NaiveDate },
    #[error("line 1: its version {0} is more than a year ahead, and would shut out every calendar until then")]
    FarAhead(NaiveDate),
    #[error("line {line}: its rows begin or end here, within the years of the calendar in force, {first} to {last}")]
    Narrower { line: usize, first: NaiveDate, last: NaiveDate },
    #[error("a later version of this program came with it, and keeps it as of {0}")]
    OfLaterProgram(String),
}

/// How long a process counts by a calendar before it looks whether there is a newer one.
pub const BETWEEN_LOOKS: TimeDelta = TimeDelta::minutes(1);

/// Whether it is time to look at what somebody may have changed since. A clock that was set back must not put the next look off.
pub(crate) fn is_time_to_look(next_look: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    next_look.is_none_or(|at| now >= at || now < at - BETWEEN_LOOKS)
}

/// How soon a table that did not answer is asked again: whoever comes meanwhile is not kept waiting for it.
const AFTER_A_FAILURE: TimeDelta = TimeDelta::seconds(5);

/// How far ahead a version may lie: more is a slip of the pen.
const MOST_AHEAD: TimeDelta = TimeDelta::days(366);

impl Taken {
    /// The calendar that this version came with.
    pub fn built_in() -> Taken {
        Taken { calendar: Arc::new(Calendar::built_in()), csv: BUILT_IN.into(), signature: [].into() }
    }

    /// The calendar of this text, if it can take the place of `in_force` on the day `today`.
    ///
    /// # Errors
    /// Why it cannot; it is taken whole or not at all.
    pub fn newer(csv: &str, in_force: &Calendar, today: NaiveDate) -> Result<Taken, Refused> {
        let calendar = Calendar::read(csv)?;
        let its = calendar.version().ok_or(Refused::NoVersion)?;
        if its - today > MOST_AHEAD {
            return Err(Refused::FarAhead(its));
        }
        if let Some(in_force) = in_force.version().filter(|in_force| its <= *in_force) {
            return Err(Refused::NotNewer { its, in_force });
        }
        let (first, last) = in_force.reach();
        // A row stands in each line below the version and the heading.
        let line = if calendar.reach().0 > first { 3 } else { calendar.rows().len() + 2 };
        if calendar.reach().0 > first || calendar.reach().1 < last {
            return Err(Refused::Narrower { line, first, last });
        }
        Ok(Taken { calendar: Arc::new(calendar), csv: csv.into(), signature: [].into() })
    }

    /// The day of its version, as the table keeps it.
    fn as_of(&self) -> String {
        self.calendar.version().map(|day| day.to_string()).unwrap_or_default()
    }
}

/// The signature that lies beside the file, if it is the signer's of this text.
///
/// # Errors
/// Where there is no signature, or not the signer's.
pub fn confirmed(signer: &Signer, file: &Path, csv: &str) -> Result<Vec<u8>, Refused> {
    let signature = match std::fs::read(signature_of(file)) {
        Ok(signature) => signature,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Refused::Unsigned),
        Err(error) => return Err(error.into()),
    };
    if signer.has_signed(csv, &signature) { Ok(signature) } else { Err(Refused::NotBySigner) }
}

impl Calendars {
    /// The calendars of this deployment; the first who asks for the one in force looks for it.
    pub fn new(table: Table, clock: Clock, file: FileAt, signer: Option<Signer>) -> Calendars {
        let held = Held { in_force: Taken::built_in(), file_refused: None, kept_refused: None };
        Calendars { table, clock, file, signer, held: Arc::new(Mutex::new(held)), next_look: Arc::default() }
    }

    /// The calendar by which everything is counted now.
    pub async fn in_force(&self) -> Arc<Calendar> {
        self.taken().await.calendar
    }

    /// The calendar in force, with its text.
    pub async fn taken(&self) -> Taken {
        let now = self.clock.now();
        let mut next_look = self.next_look.lock().await;
        if is_time_to_look(*next_look, now) {
            let has_answered = self.look_into_the_table().await;
            self.look_into_the_file().await;
            *next_look = Some(now + if has_answered { BETWEEN_LOOKS } else { AFTER_A_FAILURE });
        }
        self.held().in_force.clone()
    }

    /// Why the operator's file is not taken, or the calendar that the table keeps.
    pub fn refused(&self) -> Option<String> {
        let held = self.held();
        let kept = held.kept_refused.as_ref().map(|kept| format!("the table keeps another calendar: {}", kept.why));
        let refused: Vec<String> = held.file_refused.clone().into_iter().chain(kept).collect();
        (!refused.is_empty()).then(|| refused.join("; "))
    }

    /// Takes what the table keeps if that is newer, and else keeps there what is in force here. Says whether the table has answered.
    async fn look_into_the_table(&self) -> bool {
        let kept = match self.table.get(&keys::calendar()).await {
            Ok(kept) => kept,
            Err(error) => {
                tracing::warn!(error = error.to_string(), "the calendar in force cannot be looked up");
                return false;
            }
        };
        let refused = match &kept {
            Some(kept) => self.judge_kept(kept).await,
            None => {
                let in_force = self.held().in_force.clone();
                self.keep(&in_force).await;
                None
            }
        };
        let as_of = kept.as_ref().and_then(|kept| kept.maybe_text_of("as_of")).unwrap_or_default().to_owned();
        self.refuse_kept(refused.map(|refused| KeptRefused { as_of, why: refused.to_string() }));
        true
    }

    /// Takes the kept calendar or replaces it, and says why neither is possible where somebody has to see to it.
    async fn judge_kept(&self, kept: &Item) -> Option<Refused> {
        let in_force = self.held().in_force.clone();
        let csv = kept.maybe_text_of("csv").unwrap_or_default();
        if *csv == *in_force.csv {
            return None;
        }
        let as_of = kept.maybe_text_of("as_of").unwrap_or_default();
        if *as_of <= *in_force.as_of() {
            self.keep(&in_force).await;
            return None;
        }
        let signature = kept.bytes_of("signature").unwrap_or_default();
        // It may have been kept before a signer was named.
        let is_trusted = self.signer.as_ref().is_none_or(|signer| signer.has_signed(csv, signature));
        match Taken::newer(csv, &in_force.calendar, self.today()) {
            Ok(newer) if is_trusted => {
                self.take(Taken { signature: signature.into(), ..newer });
                None
            }
            Ok(_) => Some(Refused::NotBySigner),
            // What a program comes with says no version itself.
            Err(Refused::NoVersion) => Some(Refused::OfLaterProgram(as_of.to_owned())),
            Err(refused) => Some(refused),
        }
    }

    async fn look_into_the_file(&self) {
        let file = match self.file.read() {
            Ok(Some(file)) => file,
            Ok(None) => return self.refuse_file(None),
            Err(error) => return self.refuse_file(Some(&error.into())),
        };
        let text = match text_of(&file) {
            Ok(text) => text,
            Err(fault) => return self.refuse_file(Some(&fault.into())),
        };
        let in_force = self.held().in_force.clone();
        if *text == *in_force.csv {
            return self.refuse_file(None);
        }
        let signed = self.signer.as_ref().map_or(Ok(Vec::new()), |signer| confirmed(signer, self.file.path(), text));
        match signed.and_then(|signature| Ok((signature, Taken::newer(text, &in_force.calendar, self.today())?))) {
            Ok((signature, newer)) => {
                let newer = Taken { signature: signature.into(), ..newer };
                self.refuse_file(None);
                self.keep(&newer).await;
                self.take(newer);
            }
            Err(refused) => self.refuse_file(Some(&refused)),
        }
    }

    fn take(&self, newer: Taken) {
        let version = newer.calendar.version().map(|day| day.to_string());
        tracing::info!(version, digest = newer.calendar.digest(), "a newer calendar is in force");
        self.held().in_force = newer;
    }

    /// Keeps this calendar in the table, where nobody has kept a newer one; one that was looked at just now and cannot be taken is none.
    async fn keep(&self, taken: &Taken) {
        let as_of = taken.as_of();
        let item = Item::new(&keys::calendar()).text("as_of", &as_of).text("csv", &*taken.csv);
        let item = item.bytes("signature", taken.signature.to_vec());
        let older = "attribute_not_exists(#as_of) OR #as_of < :as_of";
        let refused = self.held().kept_refused.as_ref().map(|kept| kept.as_of.clone());
        let may_go = match refused {
            Some(refused) => expression(format!("{older} OR #as_of = :refused")).text(":refused", refused),
            None => expression(older),
        };
        match self.table.put(item, Condition::Holds(may_go.text(":as_of", as_of))).await {
            Ok(()) => self.refuse_kept(None),
            Err(Broken::Conflict { .. }) => {}
            Err(error) => tracing::warn!(error = error.to_string(), "the calendar in force cannot be kept"),
        }
    }

    /// Remembers why the file is not taken, and logs it once.
    fn refuse_file(&self, why: Option<&Refused>) {
        let why = why.map(ToString::to_string);
        let mut held = self.held();
        if let Some(why) = why.as_ref().filter(|why| held.file_refused.as_ref() != Some(why)) {
            tracing::error!(why, alarm = true, "a calendar's file is refused, and the calendar in force stays");
        }
        held.file_refused = why;
    }

    /// Remembers why the calendar that the table keeps is not taken, and logs it once.
    fn refuse_kept(&self, refused: Option<KeptRefused>) {
        let mut held = self.held();
        if let Some(KeptRefused { as_of, why }) = refused.as_ref().filter(|refused| held.kept_refused.as_ref() != Some(refused)) {
            tracing::error!(as_of, why, alarm = true, "the calendar that the table keeps is not taken, and the one in force stays");
        }
        held.kept_refused = refused;
    }

    fn today(&self) -> NaiveDate {
        self.clock.now().date_naive()
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().expect("nobody panics while holding this lock")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The built-in calendar as of another day.
    fn as_of(version: &str) -> String {
        format!("# version {version}\n{BUILT_IN}")
    }

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn check(csv: &str, refused: Option<&str>) {
        let taken = Taken::newer(csv, &Calendar::built_in(), day(2026, 11, 21));
        assert_eq!(taken.err().map(|refused| refused.to_string()).as_deref(), refused);
    }

    #[test]
    fn only_a_later_version_takes_the_place_of_the_calendar_in_force() {
        check(&as_of("2026-11-21"), None);
        check(&as_of("2026-11-20"), Some("line 1: its version 2026-11-20 is not later than that of the calendar in force, 2026-11-20"));
        check(&as_of("2027-11-22"), None);
        let far = "line 1: its version 2027-11-23 is more than a year ahead, and would shut out every calendar until then";
        check(&as_of("2027-11-23"), Some(far));
        check(BUILT_IN, Some("line 1: a calendar that is to replace another begins with a line “# version YYYY-MM-DD”"));
    }

    #[test]
    fn no_year_of_the_calendar_in_force_is_lost() {
        let of_years = |years: &[&str]| {
            let kept = |line: &&str| line.starts_with("date") || years.iter().any(|year| line.starts_with(year));
            let rows: Vec<&str> = BUILT_IN.lines().filter(kept).collect();
            format!("# version 2026-11-21\n{}\n", rows.join("\n"))
        };
        let narrower = |line: usize| {
            format!("line {line}: its rows begin or end here, within the years of the calendar in force, 2022-01-01 to 2030-12-31")
        };
        check(&of_years(&["2022", "2030"]), None);
        let ends_early = of_years(&["2022", "2029"]);
        check(&ends_early, Some(&narrower(ends_early.lines().count())));
        check(&of_years(&["2023", "2030"]), Some(&narrower(3)));
    }

    #[test]
    fn a_broken_file_names_its_line() {
        check(
            &as_of("2026-11-21").replace("2022-01-02", "2022-01-32"),
            Some("line 4: the first cell is a real day, YYYY-MM-DD, of the years 2000 to 2199"),
        );
    }
}
