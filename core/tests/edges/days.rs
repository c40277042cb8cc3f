//! Instants, days and calendars.

use otinish_core::application::Input;
use otinish_core::calendar::{Calendar, Count, Counting, GENERAL_RULE, Instant, Week, day};
use otinish_core::check;
use otinish_core::law::CIVIL_LAW;
use otinish_core::law::date;
use otinish_core::services::{self, register::Register};
use sha2::{Digest, Sha256};

#[test]
fn an_instant_is_read_strictly() {
    let at = |text: &str| Instant::parse(text).map(|instant| instant.rfc3339());
    for (text, utc) in [
        ("2026-04-15T10:00:00+05:00", "2026-04-15T05:00:00.000Z"),
        ("2026-04-15T10:00:00-11:30", "2026-04-15T21:30:00.000Z"),
        ("2026-04-15T10:00:00Z", "2026-04-15T10:00:00.000Z"),
        ("2026-04-15T10:00:00.5Z", "2026-04-15T10:00:00.500Z"),
        ("2026-04-15T10:00:00.04Z", "2026-04-15T10:00:00.040Z"),
        ("2026-04-15T10:00:00.123999Z", "2026-04-15T10:00:00.123Z"),
        ("1900-01-01T00:00:00+23:59", "1899-12-31T00:01:00.000Z"),
        ("2199-12-31T23:59:59+00:00", "2199-12-31T23:59:59.000Z"),
    ] {
        assert_eq!(at(text).as_deref(), Some(utc), "{text}");
    }
    for text in [
        "2026-04-15T10:00:00",
        "2026-04-15T10:00:0",
        "2026-04-15",
        "",
        "2026-04-15t10:00:00Z",
        "2026-04-15 10:00:00Z",
        "2026-04-15T10-00-00Z",
        "2026-04-15T10:00:00z",
        "2026-04-15T10:00:00.Z",
        "2026-04-15T10:00:00+24:00",
        "2026-04-15T10:00:00+05:60",
        "2026-04-15T10:00:00+0500",
        "2026-04-15T10:00:00+05-00",
        "2026-04-15T10:00:00 05:00",
        "2026-04-15T10:00:00+05:0x",
        "2026-04-15T10:00:00+05:000",
        "2026-04-15T24:00:00Z",
        "2026-04-15T23:59:60Z",
        "1899-12-31T23:59:59Z",
        "2200-01-01T00:00:00Z",
        "2026-02-29T10:00:00Z",
    ] {
        assert_eq!(at(text), None, "{text}");
    }
}

#[test]
fn the_clock_of_almaty_went_back_once() {
    let local = |text: &str| Instant::parse(text).unwrap().local();
    assert_eq!(local("2024-02-29T17:59:59.999Z").1.to_string(), "23:59:59.999");
    assert_eq!(local("2024-02-29T18:00:00Z").1.to_string(), "23:00:00");
    assert_eq!(local("2024-02-29T19:00:00Z").0, date(2024, 3, 1));
}

#[test]
fn a_day_is_ten_letters_and_real() {
    assert_eq!(day("2028-02-29"), Some(date(2028, 2, 29)));
    for text in
        ["2026-02-29", "2026/02/01", "2026-02-1", "2026-02-011", "0000-01-01", "26-02-01", "2026-0a-01", "2026-02001", "", "20260-2-01"]
    {
        assert_eq!(day(text), None, "{text}");
    }
}

const HEADING: &str = "date,kind,working,six_day_week,name_kk,name_en,source,certainty";

#[test]
fn a_calendar_is_read_whole_or_refused_with_its_line() {
    let read = |rows: &[&str]| Calendar::read(&[&[HEADING], rows].concat().join("\n"));
    let whole = read(&[
        "2026-01-01,holiday,no,yes,\"Жаңа \"\"жыл\"\", қаңтар\",New Year,Act 1,published",
        "2026-12-16,holiday,no,yes,,,Act 1,estimate",
    ]);
    let whole = whole.unwrap();
    assert_eq!((whole.rows().len(), whole.rows()[0].name_kk.as_str()), (2, "Жаңа \"жыл\", қаңтар"));
    assert_eq!(whole.open(Week::FiveDays, date(2026, 12, 31)), Some(true));
    assert_eq!([date(2025, 12, 31), date(2027, 1, 1)].map(|day| whole.open(Week::FiveDays, day)), [None, None]);
    for (rows, line) in [
        (&["2026-01-01,feast,no,yes,,,Act,published"][..], 2),
        (&["2026-01-01,holiday,yes,yes,,,Act,published"], 2),
        (&["2026-01-01,moved-working-day,no,yes,,,Act,published"], 2),
        (&["2026-01-01,holiday,no,yes,,,,published"], 2),
        (&["2026-01-02,holiday,no,yes,,,Act,published", "2026-01-02,holiday,no,yes,,,Act,published"], 3),
        (&["2026-01-02,holiday,no,yes,,,Act,published", "2026-01-01,holiday,no,yes,,,Act,published"], 3),
        (&["2026-01-01,holiday,no,maybe,,,Act,published"], 2),
        (&["2026-01-01,holiday,no,yes,\"open,,Act,published"], 2),
        (&["2026-02-30,holiday,no,yes,,,Act,published"], 2),
    ] {
        assert_eq!(read(rows).map_err(|fault| fault.line).err(), Some(line), "{rows:?}");
    }
}

#[test]
fn a_calendar_is_known_by_the_digest_of_its_file() {
    let csv = format!("{HEADING}\n2026-01-01,holiday,no,yes,,,Act 1,published");
    let digest: String = Sha256::digest(csv.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(Calendar::read(&csv).unwrap().digest(), format!("sha256:{digest}"));
}

#[test]
fn only_an_estimate_from_filing_to_the_answer_may_move_it() {
    let estimated = |estimate: &str| {
        let row = |day: &str| format!("{day},holiday,no,yes,,,Act 1,{}", if day == estimate { "estimate" } else { "published" });
        let days = ["2026-03-02", "2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13", "2026-12-16"];
        let calendar = Calendar::read(&format!("{HEADING}\n{}", days.map(row).join("\n"))).unwrap();
        // Filed at a counter on Tuesday the 10th, due on Monday the 16th.
        let filed = Instant::parse("2026-03-10T12:00:00+05:00").unwrap();
        let days = calendar.days(
            filed,
            Counting { week: Week::FiveDays, hours: None, count: Count::WorkingDays(1), reckoning: CIVIL_LAW, by: Some(GENERAL_RULE) },
        );
        assert_eq!(days.due_on, Some(date(2026, 3, 16)));
        days.estimated
    };
    assert_eq!(["2026-03-02", "2026-03-10", "2026-03-13", "2026-12-16"].map(estimated), [false, true, true, false]);
}

#[test]
fn a_calendar_reaches_from_a_first_of_january_to_a_last_of_december() {
    let rows = "2025-05-01,holiday,no,yes,,,Act 1,published\n2027-12-16,holiday,no,yes,,,Act 1,published";
    let calendar = Calendar::read(&format!("# version 2026-12-01\n{HEADING}\n{rows}")).unwrap();
    assert_eq!(calendar.reach(), (date(2025, 1, 1), date(2027, 12, 31)));
    assert_eq!(calendar.version(), Some(date(2026, 12, 1)));
    assert_eq!(Calendar::read(&format!("{HEADING}\n{rows}")).unwrap().version(), None);
}

#[test]
fn a_request_is_counted_anew_by_the_edition_that_judged_it() {
    let (register, calendar) = (Register::new(services::ALL), Calendar::built_in());
    let text = r#"{"filed_at":"2026-04-15T10:00:00+05:00","application":{"service":"tve-correction","channel":"portal"}}"#;
    let input = Input::read(&register, text).unwrap();
    let report = check::check(&register, &calendar, &input, None);
    let again = check::days(&register, &calendar, &input, report.edition).unwrap();
    assert_eq!((again.accepted_on, again.due_on, again.because), (report.accepted_on, report.due_on, report.due_because));
    assert_eq!(report.due_on, Some(date(2026, 4, 20)));
    let day_off = Calendar::read(&format!("{HEADING}\n2026-04-17,moved-day-off,no,yes,,,Act 2,published")).unwrap();
    assert_eq!(check::days(&register, &day_off, &input, report.edition).unwrap().due_on, Some(date(2026, 4, 21)));
    assert_eq!(check::days(&register, &calendar, &input, Some(date(2023, 11, 2))), None);
}
