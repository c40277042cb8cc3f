//! The cases, the contract's and those of our own, and what the check says of one with and without a row.

#[path = "../../cases.rs"]
mod contract;

use contract::CASES;
use otinish_core::application::Input;
use otinish_core::calendar::Calendar;
use otinish_core::check::check;
use otinish_core::services::register::Register;
use otinish_core::services::{self, Service};
use serde_json::Value;
use std::sync::LazyLock;

/// Cases of our own beside the contract's, and the service that they are about.
const OF_OUR_OWN: (&str, &str) = ("hei-correction", include_str!("../../cases/of-our-own.json"));

/// A case that can be read: its name and its input.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) input: String,
}

/// The cases of a service that have something to judge.
pub(crate) fn of(service: &str) -> Vec<&'static Case> {
    static READ: LazyLock<Vec<(&str, Vec<Case>)>> =
        LazyLock::new(|| CASES.into_iter().chain([OF_OUR_OWN]).map(|(code, text)| (code, readable(text))).collect());
    READ.iter().filter(|(code, _)| *code == service).flat_map(|(_, cases)| cases).collect()
}

fn readable(text: &str) -> Vec<Case> {
    let cases: Vec<Value> = serde_json::from_str(text).unwrap();
    let readable = cases.iter().filter(|case| case.get("input").is_some() && case["expect"].get("unreadable").is_none());
    readable.map(|case| Case { name: case["name"].as_str().unwrap().into(), input: case["input"].to_string() }).collect()
}

/// The register in which this service stands instead of the one of its name.
pub(crate) fn register_with(service: &'static Service) -> Register {
    let others = services::ALL.iter().map(|known| if known.code == service.code { service } else { known });
    Register::new(&others.collect::<Vec<_>>())
}

/// What the check says, but for the digests, which tell every change of a row by themselves; an input that cannot be read is told so.
pub(crate) fn report(register: &Register, calendar: &Calendar, case: &Case) -> String {
    match Input::read(register, &case.input) {
        Ok(input) => {
            let mut report = serde_json::to_value(check(register, calendar, &input, None)).unwrap();
            report["rules"] = Value::Null;
            report.to_string()
        }
        Err(fault) => fault.to_string(),
    }
}
