//! Applications of the contract's cases on paper, line by line, as `printed.json` has them: the pages are held against the same lines.

#[path = "../cases.rs"]
mod cases;

use cases::CASES;
use otinish_core::application::{Application, Context};
use otinish_core::calendar::Instant;
use otinish_core::page::Shown;
use otinish_core::printed::{self, Filled, Printed};
use otinish_core::services;
use otinish_core::services::register::Register;
use otinish_core::texts::Language;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A line of the sheet with its caption, without the blank.
fn line(filled: &Filled) -> String {
    let value = filled.value.as_deref().unwrap_or_default();
    let words = [filled.before, value, filled.after, &format!("({})", filled.caption)].join(" ").replace(" .", ".");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lines(sheet: &Printed) -> Vec<String> {
    let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let rest =
        sheet.rest.iter().map(|(label, value)| value.as_ref().map_or_else(|| label.clone(), |value| format!("{label}: {}", plain(value))));
    let rest: Vec<String> = (!sheet.rest.is_empty()).then(|| String::from(sheet.rest_heading)).into_iter().chain(rest).collect();
    let head = sheet.head.iter().map(line).chain([String::from(sheet.title)]);
    let body = sheet.body.iter().map(line).chain(sheet.consent.map(plain));
    let enclosed = (!sheet.enclosed.is_empty()).then_some(sheet.enclosed_heading).into_iter().chain(sheet.enclosed.iter().copied());
    head.chain(body).chain(rest).chain(enclosed.map(String::from)).chain([plain(sheet.date), String::from(sheet.signature)]).collect()
}

#[test]
fn the_printed_applications_are_those_that_were_read_through() {
    let register = Register::new(services::ALL);
    let known: Vec<Value> = serde_json::from_str(include_str!("printed.json")).unwrap();
    let mut found = Vec::new();
    for told in &known {
        let (service, name) = (told["service"].as_str().unwrap(), told["case"].as_str().unwrap());
        let cases = CASES.iter().find(|(code, _)| *code == service).unwrap().1;
        let cases: Vec<Value> = serde_json::from_str(cases).unwrap();
        let case = cases.iter().find(|case| case["name"] == name).unwrap_or_else(|| panic!("no case is called {name}"));
        let written = case["input"]["application"].to_string();
        let application = Application::read(&register, &written).unwrap();
        let (filed_on, _) = Instant::parse(case["input"]["filed_at"].as_str().unwrap()).unwrap().local();
        let language = Language::of(told["language"].as_str().unwrap()).unwrap();
        let sheet = printed::of(&Shown {
            register: &register,
            application: &application,
            context: &Context::default(),
            filed_on,
            ruled_on: filed_on,
            language,
        })
        .unwrap();
        found.push(json!({ "service": service, "case": name, "language": language.code(), "lines": lines(&sheet) }));
    }
    assert_eq!(found, known, "{}", serde_json::to_string_pretty(&found).unwrap());
    let all: BTreeSet<_> = known.iter().map(|told| (told["service"].to_string(), told["language"].to_string())).collect();
    assert_eq!(all.len(), 2 * services::ALL.len(), "every service in both languages");
}

#[test]
fn what_is_attached_and_not_asked_for_is_enclosed_too() {
    let register = Register::new(services::ALL);
    let written = json!({ "service": "tve-correction", "channel": "portal", "attachments": {
        "photo": [{ "file_name": "1.jpg" }, { "file_name": "2.jpg" }],
        "education-document-copy": [{ "file_name": "diploma.pdf" }],
        "identity-document": [],
    } });
    let written = written.to_string();
    let application = Application::read(&register, &written).unwrap();
    let (filed_on, _) = Instant::parse("2026-04-15T10:00:00+05:00").unwrap().local();
    let (register, application, context) = (&register, &application, &Context::default());
    let enclosed =
        printed::of(&Shown { register, application, context, filed_on, ruled_on: filed_on, language: Language::Ru }).unwrap().enclosed;
    let label = |code: &str| register.document_kind(code).unwrap().label.ru;
    assert_eq!(enclosed, ["education-document-copy", "photo"].map(label));
}
