//! Restrictive measures and emergencies, as the operator declares them in a file: where, from when until when, and by which act.
//! An emergency begins in any week, so the file is looked at again while the server runs. What is broken in it is refused whole, and what was in
//! force stays; without a file none is declared. It knows no document and no service: what an emergency changes, the rules say.

use crate::calendars::{BETWEEN_LOOKS, is_time_to_look};
use crate::clock::Clock;
use crate::config::FileAt;
use crate::organisations::Name;
use crate::registers::BadFile;
use chrono::{DateTime, NaiveDate, Utc};
use otinish_core::calendar::file::text_of;
use otinish_core::calendar::{Instant, day};
use otinish_core::departments;
use serde::{Deserialize, Serialize};
use std::sync::{Arc, Mutex, MutexGuard};

/// Restrictive measures or an emergency that an act declares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Emergency {
    /// The first two digits of the code of the region in the classifier of administrative units (KATO), or [`EVERYWHERE`].
    pub region: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, where the act names one; else it lasts until its row is taken out or is given a last day.
    pub to: Option<NaiveDate>,
    pub act: Name,
}

/// The region of what holds in the whole country.
pub const EVERYWHERE: &str = "*";

/// The emergencies of this deployment. Clones share them.
#[derive(Clone, Debug)]
pub struct Emergencies {
    clock: Clock,
    file: FileAt,
    held: Arc<Mutex<Held>>,
}

#[derive(Debug, Default)]
struct Held {
    declared: Vec<Emergency>,
    /// Why the operator's file is not taken, for as long as it is not.
    refused: Option<String>,
    next_look: Option<DateTime<Utc>>,
}

impl Emergencies {
    /// Those of this file; the first who asks has it looked at.
    pub fn new(clock: Clock, file: FileAt) -> Emergencies {
        Emergencies { clock, file, held: Arc::default() }
    }

    /// What is declared for this region at this instant, by its day in Kazakhstan. Of a place that is no region nothing is known, so nothing holds
    /// there, what is declared for the whole country neither.
    pub fn at(&self, region: Option<&str>, at: DateTime<Utc>) -> Vec<Emergency> {
        let (day, _) = Instant(at.timestamp_millis()).local();
        let Some(region) = region.filter(|region| departments::of_region(region).is_some()) else { return Vec::new() };
        self.looked().declared.iter().filter(|emergency| emergency.holds(region, day)).cloned().collect()
    }

    /// Why the operator's file is not taken.
    pub fn refused(&self) -> Option<String> {
        self.looked().refused.clone()
    }

    /// What is held, after a look into the file where one is due.
    fn looked(&self) -> MutexGuard<'_, Held> {
        let now = self.clock.now();
        let mut held = self.held.lock().expect("nobody panics while holding this lock");
        if is_time_to_look(held.next_look, now) {
            held.next_look = Some(now + BETWEEN_LOOKS);
            held.take(self.file.read().map_err(BadFile::from).and_then(|file| file.map_or_else(|| Ok(Vec::new()), |csv| read(&csv))));
        }
        held
    }
}

impl Held {
    /// Takes what the file declares, or remembers why not and logs it once.
    fn take(&mut self, looked: Result<Vec<Emergency>, BadFile>) {
        match looked {
            Ok(declared) => {
                if self.declared != declared {
                    tracing::info!(rows = declared.len(), "other emergencies are declared");
                }
                (self.declared, self.refused) = (declared, None);
            }
            Err(error) => {
                let why = error.to_string();
                if self.refused.as_ref() != Some(&why) {
                    tracing::error!(why, alarm = true, "the file of emergencies is refused, and what it declared before stays");
                }
                self.refused = Some(why);
            }
        }
    }
}

impl Emergency {
    fn holds(&self, region: &str, day: NaiveDate) -> bool {
        (self.region == EVERYWHERE || self.region == region) && self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

const HEADING: &str = "region,from,to,act_kk,act_ru";

/// The emergencies of a file. One that is cut short, or is another table, must not pass for one that declares none: its heading has to be there.
fn read(csv: &[u8]) -> Result<Vec<Emergency>, BadFile> {
    let text = text_of(csv)?;
    // Office programs begin a file with a mark of its encoding.
    let mut lines = text.strip_prefix('\u{feff}').unwrap_or(text).lines();
    match lines.next().unwrap_or_default() {
        HEADING => {}
        other => return Err(BadFile::Value { line: 1, column: "the heading", value: other.to_owned() }),
    }
    let rows = lines.enumerate().filter(|(_, row)| !row.is_empty());
    rows.map(|(index, row)| emergency(row).map_err(|(column, value)| BadFile::Value { line: index + 2, column, value })).collect()
}

/// The emergency of a row, or the column that is not as it should be, with what it says.
fn emergency(row: &str) -> Result<Emergency, (&'static str, String)> {
    let cells = csv::ReaderBuilder::new().has_headers(false).from_reader(row.as_bytes()).into_records().next();
    let cells = cells.and_then(Result::ok).unwrap_or_default();
    let [region, from, to, kk, ru] = cells.iter().collect::<Vec<_>>()[..] else { return Err(("the row", row.to_owned())) };
    let refused = |column, value: &str| Err((column, value.to_owned()));
    if region != EVERYWHERE && departments::of_region(region).is_none() {
        return refused("region", region);
    }
    let Some(first) = day(from) else { return refused("from", from) };
    let last = day(to);
    if last.map_or(!to.is_empty(), |last| last < first) {
        return refused("to", to);
    }
    // An act stands in receipts, in one line.
    let is_said = |act: &str| !act.trim().is_empty() && !act.contains(char::is_control);
    match (is_said(kk), is_said(ru)) {
        (false, _) => refused("act_kk", kk),
        (true, false) => refused("act_ru", ru),
        (true, true) => {
            let act = Name { kk: kk.to_owned(), ru: ru.to_owned() };
            Ok(Emergency { region: region.to_owned(), from: first, to: last, act })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock;

    const HEAD: &str = "region,from,to,act_kk,act_ru\n";

    fn check(rows: &str, expected: Result<usize, &str>) {
        let found = read(format!("{HEAD}{rows}").as_bytes()).map(|declared| declared.len()).map_err(|refused| refused.to_string());
        match expected {
            Ok(count) => assert_eq!(found, Ok(count), "{rows}"),
            Err(parts) => {
                let why = found.unwrap_err();
                assert!(parts.split(", ").all(|part| why.contains(part)), "{rows}: {why}");
            }
        }
    }

    #[test]
    fn a_file_is_taken_whole_or_refused_with_its_line() {
        check("", Ok(0));
        check("35,2026-07-01,2026-07-31,Қаулы,Постановление\n*,2026-07-01,,Жарлық,Указ\n", Ok(2));
        check("35,2026-07-01,2026-07-01,\"Қаулы, № 7\",Постановление\r\n", Ok(1));
        let good = "*,2026-07-01,,Жарлық,Указ\n\n";
        for (row, parts) in [
            ("36,2026-07-01,,Қаулы,Постановление", "line 4, region, \"36\""),
            (",2026-07-01,,Қаулы,Постановление", "line 4, region, \"\""),
            ("35,2026-07-01,2026-06-30,Қаулы,Постановление", "line 4, to, \"2026-06-30\""),
            ("35,2026-07-01,,,Постановление", "line 4, act_kk, \"\""),
            ("35,2026-07-01,,Қаулы,\" \"", "line 4, act_ru, \" \""),
            ("35,2026-07-01,,Қаулы\t2,Постановление", "line 4, act_kk"),
            ("35,2026-07-01,,\"Қаулы\n2\",Постановление", "line 4, the row"),
            ("35,,,Қаулы,Постановление", "line 4, from, \"\""),
            ("35,2026-07-32,,Қаулы,Постановление", "line 4, from, \"2026-07-32\""),
            ("35,2026-07-01,1 тамыз,Қаулы,Постановление", "line 4, to, \"1 тамыз\""),
            ("35,2026-07-01,,Қаулы", "line 4, the row"),
            ("35,2026-07-01,,Қаулы,Постановление,", "line 4, the row"),
            ("35;2026-07-01;;Қаулы;Постановление", "line 4, the row"),
        ] {
            check(&format!("{good}{row}\n"), Err(parts));
        }
        let not_utf8 = [HEAD.as_bytes(), b"35,2026-07-01,,\xcf,\xcf\n"].concat();
        assert_eq!(read(&not_utf8).unwrap_err().to_string(), "line 2: this is not UTF-8");
    }

    #[test]
    fn what_is_no_table_of_emergencies_is_not_taken_for_one_that_declares_none() {
        for text in ["", "region;from;to;act_kk;act_ru\n", "region,from,to,act_kk\n", "from,region,to,act_kk,act_ru\n"] {
            assert!(read(text.as_bytes()).unwrap_err().to_string().starts_with("line 1: the heading says"), "{text}");
        }
        // An office program may begin the file with a mark of its encoding.
        assert_eq!(read(format!("\u{feff}{HEAD}").as_bytes()).unwrap(), []);
    }

    #[test]
    fn an_emergency_holds_in_its_region_from_the_first_midnight_to_the_last() {
        let rows = format!("{HEAD}35,2026-07-02,2026-07-03,Қаулы,Постановление\n*,2026-07-10,,Жарлық,Указ\n");
        let emergencies = Emergencies::new(Clock::System, FileAt::Perhaps("nowhere.csv".into()));
        *emergencies.held.lock().unwrap() =
            Held { declared: read(rows.as_bytes()).unwrap(), refused: None, next_look: Some(Clock::System.now() + BETWEEN_LOOKS) };
        let check = |region, at: &str, acts: &[&str]| {
            let declared = emergencies.at(region, clock::read(at).unwrap());
            assert_eq!(declared.iter().map(|emergency| &*emergency.act.ru).collect::<Vec<_>>(), acts, "{region:?} {at}");
        };
        // Midnight in Kazakhstan is five hours before that of Greenwich.
        check(Some("35"), "2026-07-01T18:59:59.999Z", &[]);
        check(Some("35"), "2026-07-01T19:00:00.000Z", &["Постановление"]);
        check(Some("35"), "2026-07-03T18:59:59.999Z", &["Постановление"]);
        check(Some("35"), "2026-07-03T19:00:00.000Z", &[]);
        check(Some("62"), "2026-07-02T12:00:00.000Z", &[]);
        check(None, "2026-07-02T12:00:00.000Z", &[]);
        // What holds everywhere holds in every region, and of nobody's place that is not known.
        check(Some("62"), "2030-07-02T12:00:00.000Z", &["Указ"]);
        check(None, "2030-07-02T12:00:00.000Z", &[]);
        check(Some("99"), "2030-07-02T12:00:00.000Z", &[]);
        check(Some("*"), "2026-07-02T12:00:00.000Z", &[]);
    }
}
