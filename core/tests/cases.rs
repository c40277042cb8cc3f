//! The contract's cases: each is an input and a picture of what the check says of it.

use otinish_core::application::Input;
use otinish_core::calendar::Calendar;
use otinish_core::check::check;
use otinish_core::services::{self, register::Register};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// What the check says of a text, in the words of the cases.
fn said_of(register: &Register, calendar: &Calendar, text: &str) -> Value {
    let input = match Input::read(register, text) {
        Ok(input) => input,
        Err(unreadable) => return json!({ "unreadable": unreadable.at }),
    };
    let report = check(register, calendar, &input, None);
    assert_eq!(report.json(), serde_json::to_string(&report).unwrap(), "one report is written in one way");
    let report = serde_json::to_value(report).unwrap();
    let rows = |list: &str, members: &[&str]| {
        let row = |entry: &Value| Value::from(members.iter().map(|member| entry[*member].clone()).collect::<Vec<_>>());
        let rows: BTreeSet<String> = report[list].as_array().unwrap().iter().map(|entry| row(entry).to_string()).collect();
        assert_eq!(rows.len(), report[list].as_array().unwrap().len(), "one of a code and a pointer");
        Value::from(rows.into_iter().collect::<Vec<_>>())
    };
    let documents: Map<String, Value> = report["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|listed| (listed["kind"].as_str().unwrap().into(), listed["state"].clone()))
        .collect();
    json!({
        "edition": report["edition"], "verdict": report["verdict"],
        "problems": rows("problems", &["code", "at", "clause", "ground"]), "warnings": rows("warnings", &["code", "at"]),
        "documents": documents, "accepted_on": report["accepted_on"], "due_on": report["due_on"],
        "results_on": report["results_on"], "due_because": report["due_because"],
    })
}

/// What a case expects, its sets in one order.
fn expected(case: &Value) -> Value {
    let mut expect = case["expect"].clone();
    for set in ["problems", "warnings"] {
        if let Some(rows) = expect.get_mut(set) {
            let rows_in_order: BTreeSet<String> = rows.as_array().unwrap().iter().map(Value::to_string).collect();
            *rows = Value::from(rows_in_order.into_iter().collect::<Vec<_>>());
        }
    }
    expect
}

fn check_cases(cases: &str) {
    let (register, calendar) = (Register::new(services::ALL), Calendar::built_in());
    let cases: Vec<Value> = serde_json::from_str(cases).unwrap();
    let mut wrong = Vec::new();
    for case in &cases {
        let text = case.get("input_text").map_or_else(|| case["input"].to_string(), |text| text.as_str().unwrap().into());
        let (said, expected) = (said_of(&register, &calendar, &text), expected(case));
        if said != expected {
            wrong.push(format!("{}\n  said     {said}\n  expected {expected}", case["name"]));
        }
    }
    assert!(!cases.is_empty() && wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn corrections_of_vocational_documents() {
    check_cases(include_str!("../cases/tve-correction.json"));
}

#[test]
fn corrections_of_university_documents() {
    check_cases(include_str!("../cases/hei-correction.json"));
}

#[test]
fn duplicates_of_school_documents() {
    check_cases(include_str!("../cases/school-duplicate.json"));
}

#[test]
fn duplicates_of_vocational_documents() {
    check_cases(include_str!("../cases/tve-duplicate.json"));
}

#[test]
fn admission_to_colleges() {
    check_cases(include_str!("../cases/tve-admission.json"));
}

/// Beside the contract's cases: what proves a clause of the ledger, and has no case there.
#[test]
fn cases_of_our_own() {
    check_cases(include_str!("../cases/of-our-own.json"));
}
