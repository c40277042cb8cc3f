//! The laws themselves. Each is a function that panics with what it found, so that a property test and a fuzz target say the same.

use super::contract::Judged;
use super::forms::{self, Bytes, Form, document_kinds};
use otinish_core::application::{Application, Input};
use otinish_core::calendar::{Calendar, Instant};
use otinish_core::check::{Report, check};
use otinish_core::json::MAX_DEPTH;
use otinish_core::json::unreadable::Unreadable;
use otinish_core::services::{self, register::Register};
use otinish_core::texts::Language;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::LazyLock;

const LEDGER: &str = include_str!("../../law/clauses.toml");

/// What everything is judged with.
pub(crate) struct Ground {
    pub register: Register,
    pub calendar: Calendar,
    clauses: BTreeSet<&'static str>,
}

pub(crate) static GROUND: LazyLock<Ground> = LazyLock::new(|| Ground {
    register: Register::new(services::ALL),
    calendar: Calendar::built_in(),
    clauses: LEDGER.lines().filter_map(|line| line.strip_prefix("id = \"")?.strip_suffix('"')).collect(),
});

/// Any text at all is read, or refused for a reason that another reader of JSON confirms; and what is read is judged by the laws.
pub(crate) fn a_text_is_read_or_refused(text: &str) {
    let ground = &*GROUND;
    let tree = serde_json::from_str::<Value>(text);
    let (depth, members) = outline(text);
    match Input::read(&ground.register, text) {
        Ok(input) => {
            let tree = tree.unwrap_or_else(|fault| panic!("read, and {fault}: {text}"));
            assert!(depth <= MAX_DEPTH, "{depth} deep: {text}");
            let report = check(&ground.register, &ground.calendar, &input, None);
            a_report_keeps_to_the_contract(&tree, &report);
            an_application_is_written_as_it_is_read(&input, &report);
        }
        Err(Unreadable { at: None, .. }) => assert!(tree.is_err() || depth > MAX_DEPTH, "JSON, and refused as none: {text}"),
        // A pointer leads to a member that is there, and whose parents are what they should be; or to one that is absent.
        Err(Unreadable { at: Some(at), .. }) => {
            let (parent, name) = at.rsplit_once('/').unwrap_or_default();
            // Of two members of one name the other reader keeps the last, so that it may not know the place.
            let there = tree.as_ref().map_or(true, |tree| tree.pointer(&at).is_some() || members_of(tree) < members);
            let absent = matches!((parent, name), ("", "filed_at" | "application") | ("/application", "service"));
            assert!(there || absent, "{at} is neither there nor asked for: {text}");
        }
    }
    let _application = Application::read(&ground.register, text);
}

/// What is read, written and read again is the same application; and so is what is typed again as it was typed.
fn an_application_is_written_as_it_is_read(input: &Input<'_>, report: &Report<'_>) {
    let ground = &*GROUND;
    let mut typed = Application::empty(&ground.register);
    for (at, text) in input.application.typed(&ground.register) {
        assert!(typed.set(&ground.register, &at, &text), "there is a place for {text:?} at {at}");
    }
    let retyped = Input { filed_at: input.filed_at, context: input.context.clone(), application: typed };
    assert_eq!(check(&ground.register, &ground.calendar, &retyped, None), *report, "{:?}", input.application);
    let json = input.application.json(&ground.register).unwrap();
    let again = Application::read(&ground.register, &json).unwrap_or_else(|fault| panic!("{fault}: {json}"));
    assert_eq!(again.json(&ground.register).unwrap(), json);
    let input = Input { filed_at: input.filed_at, context: input.context.clone(), application: again };
    assert_eq!(check(&ground.register, &ground.calendar, &input, None), *report, "{json}");
}

/// A form is judged the same however it comes: as JSON, set member by member, twice, by another register, in any language.
pub(crate) fn a_form_is_judged_in_one_way(form: &Form) -> Value {
    let ground = &*GROUND;
    let tree = form.input();
    let text = tree.to_string();
    let input = Input::read(&ground.register, &text).unwrap_or_else(|fault| panic!("{fault}: {text}"));
    let report = check(&ground.register, &ground.calendar, &input, None);
    assert_eq!(check(&ground.register, &ground.calendar, &input, None), report, "{text}");
    a_report_keeps_to_the_contract(&tree, &report);
    let set = form.input_set(&ground.register, &input);
    assert_eq!(check(&ground.register, &ground.calendar, &set, None), report, "set member by member: {text}");
    an_application_is_written_as_it_is_read(&set, &report);
    for language in Language::ALL {
        let told = check(&ground.register, &ground.calendar, &input, Some(language));
        assert_eq!(codes(&told), codes(&report), "{language:?}: {text}");
        let messages = told.problems.iter().map(|problem| &problem.message).chain(told.warnings.iter().map(|warned| &warned.message));
        for message in messages {
            assert!(!message.is_empty() && !message.contains(['{', '}']) && message.trim() == message, "{language:?} {message:?}: {text}");
        }
    }
    serde_json::to_value(&report).unwrap()
}

fn codes<'p>(report: &'p Report<'_>) -> Vec<(&'static str, &'p str, &'static str)> {
    report.problems.iter().map(|problem| (problem.code, problem.at.as_str(), problem.clause)).collect()
}

/// A report asks for nothing, and gives no ground, that the contract does not; its clauses exist, and its days follow one another.
pub(crate) fn a_report_keeps_to_the_contract(input: &Value, report: &Report<'_>) {
    let ground = &*GROUND;
    let tree = serde_json::to_value(report).unwrap();
    assert_eq!(report.json(), serde_json::to_string(report).unwrap(), "one report is written in one way");
    assert_eq!(serde_json::from_str::<Value>(&report.codes()).unwrap(), in_codes(&tree), "and its codes are its own");
    let judged = Judged::new(input, &tree);
    let application = judged.application;
    let mut told = BTreeSet::new();
    let (mut blocked, mut refusable) = (false, false);
    for problem in &report.problems {
        let (code, at) = (problem.code, problem.at.as_str());
        let given = application.pointer(at).filter(|value| !value.is_null());
        assert!(told.insert((code, at)), "one of a code and a pointer: {code} {at} in {application}");
        match code {
            "missing" => assert!(judged.may_ask_for(at), "nobody asks for {at} in {application}"),
            "invalid" | "expired" | "inconsistent" | "not-allowed" => {
                assert!(given.is_some(), "{at} is {code}, and not given in {application}");
            }
            "outside-window" | "not-digitised" | "redirected" => {}
            other => panic!("the contract knows no {other}"),
        }
        assert_eq!(problem.ground, judged.ground(code, at), "the ground of {code} {at} in {application}");
        assert!(ground.clauses.contains(problem.clause), "{} is in no ledger", problem.clause);
        assert!(problem.ground.is_none_or(|clause| ground.clauses.contains(clause)), "{:?} is in no ledger", problem.ground);
        blocked |= judged.blocks(code, at);
        refusable |= problem.ground.is_some();
    }
    let verdict = match (blocked, refusable, report.problems.is_empty()) {
        (true, _, _) => "blocked",
        (_, true, _) => "refusable",
        (_, _, true) => "complete",
        _ => "remarks",
    };
    assert_eq!(tree["verdict"], verdict, "{application}");
    for listed in &report.documents {
        assert!(judged.may_demand(listed.kind), "nobody demands {} in {application}", listed.kind);
        assert!(ground.clauses.contains(listed.clause), "{} is in no ledger", listed.clause);
    }
    the_days_follow_one_another(report);
}

/// What a page needs of a report at every key.
fn in_codes(report: &Value) -> Value {
    let rows = |list: &str, members: &[&str]| -> Value {
        let row = |entry: &Value| members.iter().map(|member| entry[*member].clone()).collect::<Value>();
        report[list].as_array().unwrap().iter().map(row).collect()
    };
    json!({
        "verdict": report["verdict"],
        "problems": rows("problems", &["code", "at", "clause", "ground"]),
        "warnings": rows("warnings", &["code", "at"]),
    })
}

fn the_days_follow_one_another(report: &Report<'_>) {
    let days = &report.due_because;
    assert_eq!(report.due_on, days.last().map(|entry| entry.day), "the last day is the day of the answer");
    assert!(days.windows(2).all(|pair| pair[0].day.succ_opt() == Some(pair[1].day)), "a day a line: {days:?}");
    let numbers: Vec<u16> = days.iter().filter_map(|entry| entry.n).collect();
    assert!(numbers.iter().copied().eq(1..=u16::try_from(numbers.len()).unwrap()), "counted one by one: {days:?}");
    assert!(days.is_empty() || days.iter().any(|entry| Some(entry.day) == report.accepted_on), "accepted on one of the days: {days:?}");
}

/// A faultless file of a kind that the checklist names adds no problem, and makes no verdict worse.
pub(crate) fn a_faultless_file_never_adds_a_problem(form: &Form, report: &Value) {
    let ground = &*GROUND;
    let worse = |verdict: &Value| ["complete", "remarks", "refusable", "blocked"].iter().position(|known| verdict == known).unwrap();
    let problems = |report: &Value| -> BTreeSet<String> {
        let name = |problem: &Value| format!("{} {} {}", problem["code"], problem["at"], problem["clause"]);
        report["problems"].as_array().unwrap().iter().map(name).collect()
    };
    let at_counter = !Judged::new(&form.input(), report).is_on_the_portal();
    for listed in report["documents"].as_array().unwrap() {
        let kind = document_kinds().find(|kind| listed["kind"] == kind.code).unwrap();
        let Some(with) = form.with_a_faultless_file(kind, at_counter) else { continue };
        let text = with.input().to_string();
        let input = Input::read(&ground.register, &text).unwrap();
        let then = serde_json::to_value(check(&ground.register, &ground.calendar, &input, None)).unwrap();
        let added: Vec<_> = problems(&then).difference(&problems(report)).cloned().collect();
        assert!(added.is_empty() && worse(&then["verdict"]) <= worse(&report["verdict"]), "{} adds {added:?}: {text}", kind.code);
        let state = then["documents"].as_array().unwrap().iter().find(|then| then["kind"] == kind.code).unwrap()["state"].clone();
        assert!(state == "present" || state == "obtained", "{} is {state}: {text}", kind.code);
    }
}

/// Of two filings of one application under one edition, the later is neither accepted nor due earlier.
pub(crate) fn a_later_filing_is_never_due_earlier(form: &Form, minutes: i64) {
    let ground = &*GROUND;
    let judged = |filed_at: &str| {
        let text = Form { filed_at: filed_at.into(), ..form.clone() }.input().to_string();
        let input = Input::read(&ground.register, &text).unwrap();
        let report = check(&ground.register, &ground.calendar, &input, None);
        (report.edition, report.accepted_on, report.due_on)
    };
    let later = Instant(Instant::parse(&form.filed_at).unwrap().0 + minutes * 60_000).rfc3339();
    // After the year 2199 no instant is read.
    if Instant::parse(&later).is_none() {
        return;
    }
    let (edition, accepted_on, due_on) = judged(&form.filed_at);
    let (later_edition, later_accepted_on, later_due_on) = judged(&later);
    let in_order = |one: Option<_>, other: Option<_>| one.zip(other).is_none_or(|(one, other)| one <= other);
    if edition == later_edition {
        let told = || format!("due on {due_on:?}, and filed at {later} on {later_due_on:?}: {}", form.input());
        assert!(in_order(accepted_on, later_accepted_on) && in_order(due_on, later_due_on), "{}", told());
    }
}

/// Everything that holds of a form that these bytes make.
pub(crate) fn all_of_a_form(bytes: &[u8]) {
    let bytes = &mut Bytes::new(bytes);
    let form = Form::new(bytes);
    let report = a_form_is_judged_in_one_way(&form);
    a_faultless_file_never_adds_a_problem(&form, &report);
    a_later_filing_is_never_due_earlier(&form, forms::minutes_later(bytes));
}

/// How many objects and lists stand one inside the other at most, and how many members there are, by the signs outside texts alone.
fn outline(text: &str) -> (usize, usize) {
    let (mut depth, mut deepest, mut members, mut quoted, mut escaped) = (0_usize, 0, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => depth += 1,
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            b':' if !quoted => members += 1,
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    (deepest, members)
}

/// How many members the objects of a tree have together.
fn members_of(tree: &Value) -> usize {
    match tree {
        Value::Object(object) => object.len() + object.values().map(members_of).sum::<usize>(),
        Value::Array(items) => items.iter().map(members_of).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}
