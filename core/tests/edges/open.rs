//! What the law leaves open is decided by one row each: with another one there, the other answer comes, and the rules are others.

use otinish_core::application::Input;
use otinish_core::calendar::{Calendar, FirstDay, LastDayOff, Reckoning, Week, day};
use otinish_core::check::check;
use otinish_core::law::windows::{OfSeveral, Windows, Within};
use otinish_core::law::{CIVIL_LAW, EditionOf, Hearing, Term, date, working_days};
use otinish_core::services::register::Register;
use otinish_core::services::{self, Edition, Service, tve_admission, tve_correction, tve_duplicate};
use otinish_core::texts::Language;
use serde_json::{Value, json};

/// The report on an application by a service of our own making, whose rules have a digest of their own.
fn judged(service: &Service, filed_at: &str, mut application: Value) -> Value {
    let service: &'static Service = Box::leak(Box::new(*service));
    let (register, calendar) = (Register::new(&[service]), Calendar::built_in());
    application["service"] = service.code.into();
    let text = json!({ "filed_at": filed_at, "application": application }).to_string();
    let input = Input::read(&register, &text).unwrap();
    let report = serde_json::to_value(check(&register, &calendar, &input, Some(Language::En))).unwrap();
    let known = services::ALL.iter().find(|known| known.code == service.code).unwrap();
    let is_ours = report["rules"] != Register::new(&[known]).rules();
    assert_eq!(is_ours, format!("{service:?}") != format!("{known:?}"));
    report
}

/// This service with one edition, made from its first.
fn with(service: &Service, edition: Edition) -> Service {
    Service { editions: vec![edition].leak(), ..*service }
}

fn said<'r>(report: &'r Value, list: &str) -> Vec<&'r str> {
    report[list].as_array().unwrap().iter().map(|said| said["code"].as_str().unwrap()).collect()
}

/// What is said of the window of somebody whom the last days of creative specialties (20 July) and of the evening form (20 September) both fit:
/// the last day that is named where it has gone by, and the warnings.
fn check_window(windows: Windows, filed_at: &str, outside: Option<&str>, warned: &[&str]) {
    let service = &tve_admission::SERVICE;
    let service = with(service, Edition { windows: Some(windows), ..service.editions[0] });
    let specialty = json!({ "group": "creative" });
    let (programme, base) = ("middle-level", "general-secondary");
    let admission =
        json!({ "programme": programme, "study_form": "evening", "funding": "state-order", "base": base, "specialty": specialty });
    let report = judged(&service, filed_at, json!({ "channel": "portal", "admission": admission }));
    let found = report["problems"].as_array().unwrap().iter().find(|problem| problem["code"] == "outside-window");
    let message = found.map(|problem| problem["message"].as_str().unwrap());
    assert_eq!(message.is_some(), outside.is_some(), "{filed_at}: {message:?}");
    assert!(outside.is_none_or(|last| message.unwrap().contains(last)), "{filed_at}: {message:?}");
    let windows = ["window-doubtful", "accepted-after-window"];
    let told: Vec<&str> = said(&report, "warnings").into_iter().filter(|code| windows.contains(code)).collect();
    assert_eq!(told, warned, "{filed_at}");
}

#[test]
fn which_of_two_last_days_decides_is_a_row() {
    let windows = tve_admission::SERVICE.editions[0].windows.unwrap();
    check_window(windows, "2026-07-20T12:00:00+05:00", None, &[]);
    check_window(windows, "2026-07-21T12:00:00+05:00", None, &["window-doubtful"]);
    check_window(windows, "2026-09-21T12:00:00+05:00", Some("20 September 2026"), &[]);
    let earliest = Windows { of_several: OfSeveral::Earliest, ..windows };
    check_window(earliest, "2026-07-20T12:00:00+05:00", None, &[]);
    check_window(earliest, "2026-07-21T12:00:00+05:00", Some("20 July 2026"), &[]);
}

#[test]
fn what_has_to_lie_within_the_window_is_a_row() {
    let windows = tve_admission::SERVICE.editions[0].windows.unwrap();
    // The last day is a Sunday: what is filed then is accepted on Monday.
    check_window(windows, "2026-09-20T12:00:00+05:00", None, &["window-doubtful", "accepted-after-window"]);
    let accepted = Windows { within: Within::Acceptance, ..windows };
    check_window(accepted, "2026-09-20T12:00:00+05:00", Some("20 September 2026"), &[]);
    check_window(accepted, "2026-09-19T12:00:00+05:00", None, &["window-doubtful"]);
    // A Monday, which is worked.
    check_window(accepted, "2027-09-20T12:00:00+05:00", None, &["window-doubtful"]);
    // No calendar tells when it is accepted; it is filed too late all the same.
    check_window(accepted, "2031-09-21T12:00:00+05:00", Some("20 September 2031"), &[]);
}

/// The days of an application by a term that is reckoned otherwise: when it is due, and which day of the term the day of acceptance is.
fn check_reckoned(service: &Service, term: Term, (channel, filed_at): (&str, &str), due_on: &str, of_acceptance: Option<u16>) {
    let service = with(service, Edition { term, ..service.editions[0] });
    let report = judged(&service, filed_at, json!({ "channel": channel }));
    assert_eq!(report["due_on"], due_on, "{filed_at}");
    let because = report["due_because"].as_array().unwrap();
    let accepted = because.iter().find(|entry| entry["is"] == "accepted").unwrap();
    assert_eq!(accepted["n"].as_u64(), of_acceptance.map(u64::from), "{filed_at}");
    assert_eq!(because.last().unwrap()["day"], due_on, "{filed_at}");
    // Whatever counts the day of acceptance, and nothing else, has no reason not to.
    assert_eq!(accepted["by"].is_null(), of_acceptance.is_some(), "{filed_at}");
}

#[test]
fn the_first_day_of_a_term_is_a_row() {
    let first = Reckoning { first: FirstDay::OfAcceptance, ..CIVIL_LAW };
    let (correction, duplicate) = (&tve_correction::SERVICE, &tve_duplicate::SERVICE);
    let (three, twenty) = (correction.editions[0].term, duplicate.editions[0].term);
    let monday = ("portal", "2026-04-13T12:00:00+05:00");
    check_reckoned(correction, three, monday, "2026-04-16", None);
    check_reckoned(correction, three.reckoned(first), monday, "2026-04-15", Some(1));
    check_reckoned(correction, working_days(1).by("TC-a2.r3").reckoned(first), monday, "2026-04-13", Some(1));
    let monday = ("office", "2026-04-13T12:00:00+05:00");
    check_reckoned(duplicate, twenty, monday, "2026-05-04", None);
    check_reckoned(duplicate, twenty.reckoned(first), ("office", "2026-04-14T12:00:00+05:00"), "2026-05-04", Some(1));
    // At the State Corporation the regulation itself says that it is not counted.
    check_reckoned(duplicate, twenty.reckoned(first), ("state-corporation", "2026-04-14T12:00:00+05:00"), "2026-05-04", None);
}

#[test]
fn a_saturday_of_acceptance_is_no_first_working_day_of_five() {
    let first = Reckoning { first: FirstDay::OfAcceptance, ..CIVIL_LAW };
    let three = tve_correction::SERVICE.editions[0].term.reckoned(first);
    let service = with(&tve_correction::SERVICE, Edition { term: three, ..tve_correction::SERVICE.editions[0] });
    // Colleges work on Saturdays.
    let report = judged(&service, "2026-04-18T10:00:00+05:00", json!({ "channel": "portal" }));
    assert_eq!((&report["accepted_on"], &report["due_on"]), (&json!("2026-04-18"), &json!("2026-04-22")));
}

#[test]
fn the_week_of_a_term_is_a_row() {
    let six = Reckoning { week: Week::SixDays, ..CIVIL_LAW };
    let thursday = ("portal", "2026-04-16T12:00:00+05:00");
    let three = tve_correction::SERVICE.editions[0].term;
    check_reckoned(&tve_correction::SERVICE, three, thursday, "2026-04-21", None);
    check_reckoned(&tve_correction::SERVICE, three.reckoned(six), thursday, "2026-04-20", None);
    // The twentieth day is a Saturday.
    let sunday = ("office", "2026-04-12T12:00:00+05:00");
    let twenty = tve_duplicate::SERVICE.editions[0].term;
    check_reckoned(&tve_duplicate::SERVICE, twenty, sunday, "2026-05-04", None);
    check_reckoned(&tve_duplicate::SERVICE, twenty.reckoned(six), sunday, "2026-05-02", None);
}

#[test]
fn what_a_last_day_off_does_is_a_row() {
    let stays = Reckoning { last_day_off: LastDayOff::Stays, ..CIVIL_LAW };
    let monday = ("office", "2026-04-13T12:00:00+05:00");
    let twenty = tve_duplicate::SERVICE.editions[0].term;
    check_reckoned(&tve_duplicate::SERVICE, twenty, monday, "2026-05-04", None);
    check_reckoned(&tve_duplicate::SERVICE, twenty.reckoned(stays), monday, "2026-05-03", None);
}

/// The edition that judges an application which comes in the day before a longer term, and on that day.
fn check_edition(service: &Service, edition_of: EditionOf, (channel, filed_at): (&str, &str), edition: &str, due_on: &str) {
    let first = service.editions[0];
    let next = Edition { since: date(2026, 4, 14), term: working_days(5).by("TC-a2.r3"), ..first };
    let service = Service { editions: vec![first, next].leak(), edition_of, ..*service };
    let report = judged(&service, filed_at, json!({ "channel": channel }));
    assert_eq!((&report["edition"], &report["due_on"]), (&json!(edition), &json!(due_on)), "{filed_at}");
}

#[test]
fn the_day_whose_edition_judges_is_a_row() {
    let service = &tve_correction::SERVICE;
    let first = service.editions[0].since.to_string();
    let (noon, evening) = (("portal", "2026-04-13T12:00:00+05:00"), ("portal", "2026-04-13T20:00:00+05:00"));
    check_edition(service, EditionOf::Filing, noon, &first, "2026-04-16");
    // Accepted on the next day, by whose rules it has five days.
    check_edition(service, EditionOf::Filing, evening, &first, "2026-04-17");
    check_edition(service, EditionOf::Acceptance, noon, &first, "2026-04-16");
    check_edition(service, EditionOf::Acceptance, evening, "2026-04-14", "2026-04-21");
    // At a counter it is accepted when it is filed.
    let duplicate = &tve_duplicate::SERVICE;
    let first = duplicate.editions[0].since.to_string();
    check_edition(duplicate, EditionOf::Acceptance, ("office", "2026-04-13T20:00:00+05:00"), &first, "2026-05-04");
}

#[test]
fn where_no_calendar_tells_the_day_of_acceptance_that_of_the_filing_judges() {
    let service = Service { edition_of: EditionOf::Acceptance, ..tve_correction::SERVICE };
    let report = judged(&service, "2031-04-13T20:00:00+05:00", json!({ "channel": "portal" }));
    assert_eq!((&report["accepted_on"], report["edition"].is_string()), (&Value::Null, true));
}

#[test]
fn no_service_has_a_hearing_and_a_term_is_no_longer_for_one() {
    let editions = services::ALL.iter().flat_map(|service| service.editions);
    assert!(editions.clone().count() > 0 && editions.clone().all(|edition| edition.hearing.is_none()));
    let calendar = Calendar::built_in();
    let check = |called_before, call_by: Option<&str>| {
        let found = Hearing { called_before }.call_by(&calendar, Week::FiveDays, date(2026, 4, 16), date(2026, 4, 21));
        assert_eq!(found, call_by.map(|text| day(text).unwrap()), "{called_before}");
    };
    // Three working days from a Thursday: Friday, Monday, Tuesday.
    check(1, Some("2026-04-20"));
    check(2, Some("2026-04-17"));
    check(3, Some("2026-04-16"));
    check(4, None);
}
