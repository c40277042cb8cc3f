//! The calendar's file: a line that says its version, the heading, and a row for each day that is not as its weekday.
//! It is read whole or not at all, and a fault is told by its line.

use super::{Calendar, Fault, Row, day};
use chrono::{Datelike, NaiveDate, Weekday};
use sha2::{Digest, Sha256};

const VERSION: &str = "# version ";
const HEADING: &str = "date,kind,working,six_day_week,name_kk,name_en,source,certainty";
const KINDS: [&str; 5] = ["holiday", "substitute", "day-off", "moved-day-off", "moved-working-day"];

/// The years that a calendar may have, so that a slip of the pen makes no table of a million days.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2199;

impl Calendar {
    /// Reads a calendar's file, whole or not at all; its years are those of its first and last row.
    ///
    /// Its first line may be `# version YYYY-MM-DD`: the day as of which it tells the acts that are out.
    ///
    /// # Errors
    /// The first line that is not as it should be, and why.
    pub fn read(csv: &str) -> Result<Calendar, Fault> {
        let fault = |line: usize, what| Err(Fault { line: line + 1, what });
        let mut lines = csv.lines().enumerate().peekable();
        let mut version = None;
        if let Some((line, text)) = lines.next_if(|(_, text)| text.starts_with('#')) {
            version = text.strip_prefix(VERSION).and_then(day);
            if version.is_none() {
                return fault(line, "the version is a line “# version YYYY-MM-DD”");
            }
        }
        match lines.next() {
            Some((_, HEADING)) => {}
            Some((line, _)) => return fault(line, "this is not the heading of a calendar"),
            None => return fault(0, "the calendar has no heading"),
        }
        let mut rows: Vec<Row> = Vec::with_capacity(200);
        for (line, text) in lines {
            match row(text, rows.last()) {
                Ok(row) => rows.push(row),
                Err(what) => return fault(line, what),
            }
        }
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return fault(0, "the calendar has no rows") };
        let january = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
        let (first, after) = (january(first.day.year()), january(last.day.year() + 1));
        let mut days = Vec::with_capacity(4000);
        let mut next = 0;
        for day in first.iter_days().take_while(|day| *day < after) {
            let weekday = day.weekday();
            let mut open = (!matches!(weekday, Weekday::Sat | Weekday::Sun), weekday != Weekday::Sun, None);
            if let Some(row) = rows.get(next).filter(|row| row.day == day) {
                open = (row.working, if row.six_day_week { row.working } else { open.1 }, u16::try_from(next).ok());
                next += 1;
            }
            days.push(open);
        }
        let digest = Sha256::digest(csv.as_bytes()).iter().fold(String::from("sha256:"), |text, byte| text + &format!("{byte:02x}"));
        Ok(Calendar { digest, version, first, days, rows })
    }
}

/// The text of a calendar's file.
///
/// # Errors
/// The line in which it is no UTF-8.
pub fn text_of(file: &[u8]) -> Result<&str, Fault> {
    std::str::from_utf8(file).map_err(|fault| {
        let before = &file[..fault.valid_up_to()];
        Fault { line: before.iter().filter(|byte| **byte == b'\n').count() + 1, what: "this is not UTF-8" }
    })
}

/// One row, which has to stand after the one before.
fn row(text: &str, before: Option<&Row>) -> Result<Row, &'static str> {
    let Some([date, kind, working, six, name_kk, name_en, source, certainty]) = cells(text) else {
        return Err("a row has eight cells");
    };
    let Some(day) = day(&date).filter(|day| YEARS.contains(&day.year())) else {
        return Err("the first cell is a real day, YYYY-MM-DD, of the years 2000 to 2199");
    };
    let known = |cell: &str, [yes, no]: [&str; 2]| (cell == yes || cell == no).then_some(cell == yes);
    let (Some(working), Some(six_day_week), Some(estimate)) =
        (known(&working, ["yes", "no"]), known(&six, ["yes", "no"]), known(&certainty, ["estimate", "published"]))
    else {
        return Err("working and six_day_week are yes or no, certainty is published or estimate");
    };
    if !KINDS.contains(&kind.as_str()) || working != (kind == "moved-working-day") {
        return Err("the kind is unknown, or is not worked as this row says");
    }
    if source.is_empty() || before.is_some_and(|before| before.day >= day) {
        return Err("a row names its act, and rows stand in the order of their days, one a day");
    }
    Ok(Row { day, kind, working, six_day_week, name_kk, name_en, source, estimate })
}

/// The cells of a line of CSV (RFC 4180, one line a record); `None` where they are not as many as wanted, or a quote stands open.
fn cells<const N: usize>(line: &str) -> Option<[String; N]> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let cell = cells.last_mut()?;
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cell.push(other),
        }
    }
    if quoted { None } else { cells.try_into().ok() }
}

#[cfg(test)]
mod tests {
    use super::super::BUILT_IN;
    use super::*;

    fn check(csv: &str, line: usize, what: &str) {
        let fault = Calendar::read(csv).unwrap_err();
        assert!(fault.line == line && fault.what.contains(what), "{fault} of {csv}");
    }

    /// A file of these rows.
    fn file(rows: &str) -> String {
        format!("# version 2026-12-01\n{HEADING}\n{rows}")
    }

    const GOOD: &str = "2026-12-16,holiday,no,yes,Күн,Day,Z010000267_,published\n";

    #[test]
    fn a_file_says_its_version_in_its_first_line_or_nowhere() {
        assert_eq!(Calendar::read(&file(GOOD)).unwrap().version(), NaiveDate::from_ymd_opt(2026, 12, 1));
        assert_eq!(Calendar::read(BUILT_IN).unwrap().version(), None);
        for wrong in ["# version 2026-13-01", "# version 1.12.2026", "# version", "#version 2026-12-01", "# version 2026-12-01 "] {
            check(&file(GOOD).replace("# version 2026-12-01", wrong), 1, "version");
        }
        check(&format!("{HEADING}\n# version 2026-12-01\n{GOOD}"), 2, "eight cells");
    }

    #[test]
    fn a_broken_file_is_refused_whole_with_its_line() {
        check("", 1, "no heading");
        check("# version 2026-12-01\n", 1, "no heading");
        check("date,kind\n", 1, "heading");
        check(&file("").replace("certainty", "certainty,published_on"), 2, "heading");
        check(&file(""), 1, "no rows");
        for (row, what) in [
            ("2026-12-17,holiday,no", "eight cells"),
            ("", "eight cells"),
            ("2026-12-17,holiday,no,yes,\"open,,Act,published", "eight cells"),
            ("2026-02-30,holiday,no,yes,,,Act,published", "real day"),
            ("9999-12-17,holiday,no,yes,,,Act,published", "real day"),
            ("2026-12-17,holiday,nein,yes,,,Act,published", "yes or no"),
            ("2026-12-17,holiday,no,yes,,,Act,perhaps", "published or estimate"),
            ("2026-12-17,feast,no,yes,,,Act,published", "kind"),
            ("2026-12-17,holiday,yes,yes,,,Act,published", "not worked"),
            ("2026-12-17,holiday,no,yes,,,,published", "names its act"),
            ("2026-12-16,holiday,no,yes,,,Act,published", "one a day"),
        ] {
            check(&file(&format!("{GOOD}{row}\n")), 4, what);
        }
    }

    #[test]
    fn a_file_of_other_letters_is_refused_with_its_line() {
        let latin = |text: &str| text.bytes().chain(*b"\xcf\xf0\xe0,\n2026-12-18\n").collect::<Vec<u8>>();
        let check = |file: &[u8], line: usize| assert_eq!(text_of(file).unwrap_err(), Fault { line, what: "this is not UTF-8" });
        check(&latin(""), 1);
        check(&latin("# version 2026-12-01\n"), 2);
        check(&latin(&file(GOOD)), 4);
        check(&latin(&file("2026-12-16,holiday,no,yes,Күн")), 3);
        assert_eq!(text_of(file(GOOD).as_bytes()), Ok(file(GOOD).as_str()));
    }

    #[test]
    fn whoever_changes_the_built_in_calendar_changes_its_version() {
        let built_in = Calendar::built_in();
        let pinned = ("2026-11-20", "sha256:8f27493e07195734c2281c65be49ef5a257434b35d3bdcd03eb0d7bc35dc5f09");
        assert_eq!((&*built_in.version().unwrap().to_string(), built_in.digest()), pinned);
    }
}
