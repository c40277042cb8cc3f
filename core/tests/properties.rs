//! What holds of the reader and the check for whatever they are given. The seed is fixed, so that a run is the run of everybody else;
//! with `OTINISH_LONG` there are more cases, and every time other ones; with `OTINISH_SHORT` fewer, for who runs this a thousand times.

mod always;
#[path = "../cases.rs"]
mod cases;

use always::forms::{self, Bytes, Form};
use always::laws::{self, GROUND};
use cases::CASES;
use otinish_core::application::{Application, Input};
use otinish_core::check::check;
use otinish_core::services;
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any};
use proptest::test_runner::{RngSeed, TestCaseError, TestRunner};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

const READER: &str = include_str!("../../fuzz/corpus/reader.json");
const CHECK: &str = include_str!("../../fuzz/corpus/check.json");

/// What a report can say (contract, sections 2 to 6).
const PROBLEMS: &[&str] =
    &["missing", "invalid", "expired", "inconsistent", "not-allowed", "not-digitised", "outside-window", "redirected"];
const WARNINGS: &[&str] = &[
    "accepted-after-window",
    "arrangement-unproved",
    "before-first-edition",
    "birth-date-differs",
    "calendar-estimated",
    "calendar-unpublished",
    "head-unknown",
    "iin-date",
    "minor-applies-alone",
    "mixed-script",
    "no-contact",
    "no-home-visit",
    "no-iin",
    "no-phone",
    "portal-expected",
    "small-photo",
    "unusual-number",
    "unusual-year",
    "window-doubtful",
];
const STATES: &[&str] = &["Obtained", "Present", "Deferred", "Missing", "Expired", "Invalid"];

/// Holds a law against `cases` things that anybody could come with, and shows the simplest one that breaks it.
fn always<S: Strategy>(cases: u32, things: &S, law: impl Fn(S::Value)) {
    let mut config = ProptestConfig { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(20_260_320), ..ProptestConfig::default() };
    if std::env::var_os("OTINISH_LONG").is_some() {
        config = ProptestConfig { cases: cases * 50, rng_seed: RngSeed::Random, ..config };
    } else if std::env::var_os("OTINISH_SHORT").is_some() {
        config.cases = cases.min(40);
    }
    let held = TestRunner::new(config).run(things, |thing| {
        law(thing);
        Ok::<(), TestCaseError>(())
    });
    held.unwrap_or_else(|broken| panic!("{broken}"));
}

fn forms() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 0..1600)
}

/// The inputs of the contract's cases, as texts.
fn inputs() -> Vec<String> {
    let cases = CASES.iter().flat_map(|(_, cases)| serde_json::from_str::<Vec<Value>>(cases).unwrap());
    cases.map(|case| case.get("input_text").map_or_else(|| case["input"].to_string(), |text| text.as_str().unwrap().into())).collect()
}

/// A case in which some letters are cut out, doubled, or replaced by what stands elsewhere in it or by anything.
fn spoilt(cases: &[String]) -> impl Strategy<Value = String> {
    let cuts = vec((any::<u16>(), 0..24_usize, any::<u16>(), 0..24_usize, proptest::option::weighted(0.3, ".{0,3}")), 1..4);
    (proptest::sample::select(cases.to_vec()), cuts).prop_map(|(text, cuts)| {
        let mut letters: Vec<char> = text.chars().collect();
        for (at, out, from, length, other) in cuts {
            let at = usize::from(at) % (letters.len() + 1);
            let from = usize::from(from) % (letters.len() + 1);
            let other = other.map_or_else(|| letters[from..(from + length).min(letters.len())].to_vec(), |other| other.chars().collect());
            letters.splice(at..(at + out).min(letters.len()), other);
        }
        letters.into_iter().collect()
    })
}

#[test]
fn the_forms_come_to_everything_that_a_report_can_say() {
    let (ground, mut seen) = (&*GROUND, BTreeSet::new());
    // Nothing shrinks here, so that the bytes may come from where they come fastest.
    for number in 0..4000_u32 {
        let bytes: Vec<u8> = (0..40_u32).flat_map(|part| Sha256::digest([number.to_le_bytes(), part.to_le_bytes()].concat())).collect();
        let text = Form::new(&mut Bytes::new(&bytes)).input().to_string();
        let report = check(&ground.register, &ground.calendar, &Input::read(&ground.register, &text).unwrap(), None);
        seen.insert(format!("{} {:?}", report.service, report.verdict));
        seen.extend(report.problems.iter().map(|problem| problem.code.to_owned()));
        seen.extend(report.problems.iter().filter_map(|problem| problem.ground.map(str::to_owned)));
        seen.extend(report.documents.iter().map(|listed| format!("{:?}", listed.state)));
        seen.extend(report.warnings.iter().map(|warned| warned.code.to_owned()));
    }
    let editions = services::ALL.iter().flat_map(|service| service.editions);
    let grounds = editions.flat_map(|edition| edition.grounds).map(|ground| ground.clause.to_owned());
    let verdicts = ["Complete", "Remarks", "Refusable", "Blocked"];
    let verdicts = services::ALL.iter().flat_map(|service| verdicts.map(|verdict| format!("{} {verdict}", service.code)));
    let words = PROBLEMS.iter().chain(WARNINGS).chain(STATES).map(|word| (*word).to_owned());
    let unseen: Vec<_> = grounds.chain(verdicts).chain(words).filter(|wanted| !seen.contains(wanted)).collect();
    assert!(unseen.is_empty(), "never seen: {unseen:?}");
}

#[test]
fn a_form_is_judged_in_one_way_however_it_comes() {
    always(400, &forms(), |bytes| drop(laws::a_form_is_judged_in_one_way(&Form::new(&mut Bytes::new(&bytes)))));
}

#[test]
fn a_faultless_file_never_adds_a_problem() {
    always(300, &forms(), |bytes| {
        let form = Form::new(&mut Bytes::new(&bytes));
        laws::a_faultless_file_never_adds_a_problem(&form, &laws::a_form_is_judged_in_one_way(&form));
    });
}

#[test]
fn a_later_filing_is_never_due_earlier() {
    always(1500, &(vec(any::<u8>(), 0..200), vec(any::<u8>(), 4)), |(bytes, later)| {
        let minutes = forms::minutes_later(&mut Bytes::new(&later));
        laws::a_later_filing_is_never_due_earlier(&Form::new(&mut Bytes::new(&bytes)), minutes);
    });
}

#[test]
fn any_text_is_read_or_refused() {
    always(2000, &"\\PC{0,60}", |text| laws::a_text_is_read_or_refused(&text));
    always(500, &any::<String>(), |text| laws::a_text_is_read_or_refused(&text));
}

#[test]
fn a_spoilt_case_is_read_or_refused() {
    always(1500, &spoilt(&inputs()), |text| laws::a_text_is_read_or_refused(&text));
}

#[test]
fn every_case_keeps_to_the_laws() {
    for text in inputs() {
        laws::a_text_is_read_or_refused(&text);
    }
}

/// What the fuzzers found worth keeping, a letter for each byte (`cargo xtask fuzz --keep`).
fn corpus(kept: &str) -> Vec<Vec<u8>> {
    let inputs: Vec<String> = serde_json::from_str(kept).unwrap();
    assert!(inputs.len() > 50, "{} inputs", inputs.len());
    let bytes = |input: String| input.chars().map(|letter| u8::try_from(letter).unwrap()).collect();
    inputs.into_iter().map(bytes).collect()
}

#[test]
fn what_the_fuzzer_of_the_reader_kept_is_read_or_refused() {
    for text in corpus(READER).iter().filter_map(|bytes| std::str::from_utf8(bytes).ok()) {
        laws::a_text_is_read_or_refused(text);
    }
}

#[test]
fn what_the_fuzzer_of_the_check_kept_is_judged_by_the_laws() {
    for bytes in corpus(CHECK) {
        laws::all_of_a_form(&bytes);
    }
}

#[test]
fn any_text_can_be_typed_anywhere() {
    let declared: Vec<String> = Form::new(&mut Bytes::new(&[255; 4000])).values.into_iter().map(|(at, _)| at).collect();
    let anywhere = proptest::prop_oneof![proptest::sample::select(declared), "(/[a-z_0-9~-]{0,12}){0,4}", any::<String>()];
    always(200, &vec((anywhere, proptest::prop_oneof![any::<String>(), "-?[0-9]{1,20}", "true|false|kk|portal| "]), 1..30), |typed| {
        let ground = &*GROUND;
        let mut application = Application::empty(&ground.register);
        assert!(application.set(&ground.register, "/service", "tve-admission"));
        for (at, text) in &typed {
            // The code of a service is chosen on a page, never typed.
            if at == "/service" {
                continue;
            }
            let there = application.set(&ground.register, at, text);
            let found = application.at(&ground.register, at);
            assert!(there || found.is_none_or(|found| found != *text) || text.is_empty(), "{at}: {text:?}");
        }
        let filed_at = otinish_core::calendar::Instant::parse("2026-07-10T12:00:00+05:00").unwrap();
        let input = Input { filed_at, context: Default::default(), application };
        let report = check(&ground.register, &ground.calendar, &input, None);
        assert_eq!(report.service, "tve-admission");
    });
}
