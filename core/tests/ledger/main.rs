//! The ledger of clauses against the rows, the cases, the notices and the stories: every mark is proved, and every row is named.

mod cases;
mod notices;
mod proof;
mod rows;
mod stories;

use otinish_core::calendar::Calendar;
use otinish_core::ledger::{self, Entry, Mark, WAITS};
use otinish_core::services;
use otinish_core::services::register::Register;
use proof::faults;
use std::collections::BTreeMap;

#[test]
fn every_mark_of_the_ledger_is_proved_and_every_row_is_named() {
    let entries = ledger::built_in();
    assert_eq!(entries.len(), 178);
    assert_eq!(faults(&entries), Vec::<String>::new());
}

#[test]
fn what_is_open_is_counted() {
    let entries = ledger::built_in();
    for mark in Mark::ALL {
        println!("{:>4} {}", entries.iter().filter(|entry| entry.mark == mark).count(), mark.code());
    }
    let mut waiting: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for entry in &entries {
        if let Some(wait) = &entry.waits_for {
            waiting.entry(wait).or_default().push(&entry.id);
        }
    }
    for (wait, clauses) in &waiting {
        println!("{:>4} wait for {wait}: {}", clauses.len(), clauses.join(", "));
    }
    let open = entries.iter().filter(|entry| entry.mark == Mark::Open).count();
    assert_eq!(waiting.values().map(Vec::len).sum::<usize>(), open);
    let idle: Vec<_> = WAITS.iter().filter(|wait| !waiting.contains_key(*wait)).collect();
    assert!(idle.is_empty(), "nothing waits for {idle:?}: take it off the list");
}

/// The faults of the ledger in which one entry is another.
fn faults_with(id: &str, change: impl FnOnce(&mut Entry)) -> Vec<String> {
    let mut entries = ledger::built_in();
    let before = entries.clone();
    change(entries.iter_mut().find(|entry| entry.id == id).unwrap());
    assert_ne!(entries, before);
    faults(&entries)
}

#[test]
fn a_case_that_says_the_same_without_the_row_proves_nothing() {
    let said = faults_with("TC-a2.r3", |entry| entry.place = String::from("ground TC-p11"));
    assert_eq!(said[0], "TC-a2.r3: without ground TC-p11 the case says the same");
    let said = faults_with("TC-a2.r3", |entry| entry.case = Some(String::from("a case that nobody wrote")));
    assert_eq!(said, ["TC-a2.r3: no case is called a case that nobody wrote"]);
}

#[test]
fn a_row_that_does_not_exist_is_no_place() {
    let said = faults_with("TC-a2.r8", |entry| entry.place = String::from("document birth-certificate"));
    assert_eq!(said[0], "TC-a2.r8: there is no document birth-certificate");
    let said = faults_with("TC-a2.r3", |entry| entry.also.push(String::from("about Weather")));
    assert_eq!(said, ["TC-a2.r3: there is no about Weather"]);
    let said = faults_with("TC-p4", |entry| entry.place = String::from("garden"));
    assert_eq!(said, ["TC-p4: a place is not written garden"]);
}

#[test]
fn a_row_that_its_clause_does_not_name_is_found() {
    let said = faults_with("SD-r8.3", |entry| entry.place = String::from("document identity-document"));
    assert!(said.contains(&String::from("SD-r8.3 does not name document education-document-original, which cites it")), "{said:?}");
}

#[test]
fn a_row_whose_clause_is_not_in_the_ledger_is_found() {
    let mut entries = ledger::built_in();
    entries.retain(|entry| entry.id != "TD-p10");
    assert_eq!(faults(&entries), ["tve-duplicate: ground TD-p10 cites TD-p10, which is not in the ledger"]);
}

#[test]
fn a_notice_that_is_not_written_and_a_story_that_nobody_tells_prove_nothing() {
    let said = faults_with("TC-a3", |entry| entry.case = Some(String::from("on its day")));
    assert_eq!(said, ["TC-a3: no notice refusal comes of the case"]);
    let said = faults_with("TC-a3", |entry| entry.place = String::from("notice refusal"));
    assert_eq!(said, ["TC-a3: a place is not written notice refusal"]);
    let said = faults_with("TC-a3", |entry| entry.place = String::from("notice refusal in core/src/request.rs: nobody_tells_this: TC"));
    assert_eq!(said, ["TC-a3: core/src/request.rs has no test nobody_tells_this"]);
    let said = faults_with("TC-p14.5", |entry| entry.place = String::from("notice refusal says сотқа | прокурор"));
    assert_eq!(said, ["TC-p14.5: the notice refusal does not say прокурор in ru"]);
    let story = |text: &'static str| faults_with("TC-p4", move |entry| entry.place = String::from(text));
    let file = "core/src/request.rs";
    assert_eq!(story("story core/src/nowhere.rs: a: b"), ["TC-p4: there is no file core/src/nowhere.rs"]);
    assert_eq!(story("story core/src/request.rs: nobody_tells_this: Filed"), [format!("TC-p4: {file} has no test nobody_tells_this")]);
    let silent = "story core/src/request.rs: a_request_is_filed_and_received: withdrawn_by_the_moon";
    assert_eq!(story(silent), [format!("TC-p4: the test of {file} does not name withdrawn_by_the_moon")]);
}

#[test]
fn without_a_row_a_service_is_another_one() {
    for service in services::ALL {
        for row in rows::rows(service) {
            assert!(rows::without(service, &row.name).is_some(), "{}: {}", service.code, row.name);
        }
        assert!(rows::without(service, "form /nothing").is_none());
        assert!(rows::without(service, "notice of anything").is_none());
    }
}

#[test]
fn every_row_that_demands_something_is_told_by_some_case() {
    let (register, calendar) = (Register::new(services::ALL), Calendar::built_in());
    let mut untold = Vec::new();
    for service in services::ALL {
        let cases = cases::of(service.code);
        let reports: Vec<String> = cases.iter().map(|case| cases::report(&register, &calendar, case)).collect();
        for row in rows::rows(service).iter().filter(|row| rows::demands(service, &row.name)) {
            let less = cases::register_with(rows::without(service, &row.name).unwrap());
            if cases.iter().zip(&reports).all(|(case, report)| cases::report(&less, &calendar, case) == *report) {
                untold.push(format!("{}: {}", service.code, row.name));
            }
        }
    }
    assert_eq!(untold, Vec::<String>::new());
}
