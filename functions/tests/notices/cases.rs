//! What the core writes for the contract's cases, as documents: every notice that can come about can be rendered.

#[path = "../../../core/cases.rs"]
mod contract;

use crate::documents::reads_in_order;
use crate::samples;
use crate::tools::folder;
use contract::CASES;
use otinish_core::application::Input;
use otinish_core::calendar::{Calendar, Instant};
use otinish_core::check::{Verdict, check};
use otinish_core::notice::letter::{Employee, Issue, Order, Particulars, receipt, refusal};
use otinish_core::notice::{Force, Kind, Notice};
use otinish_core::services::{self, register::Register};
use otinish_functions::pdf;
use serde_json::Value;
use std::collections::BTreeSet;

const ISSUED: &str = "2026-03-20T15:00:00.000Z";

fn particulars() -> Particulars {
    Particulars {
        provider_bin: samples::COLLEGE.0.to_owned(),
        provider_name: samples::COLLEGE.1.to_owned(),
        order: Some(Order { number: "ДЕМО-1".to_owned(), date: "2026-01-05".to_owned() }),
        emergency_acts: Vec::new(),
    }
}

fn issue() -> Issue {
    Issue {
        code: "k7q2m4x6n3p5r7t2v4w6y3z5ab".to_owned(),
        url: "https://otinish.example.kz/v/k7q2m4x6n3p5r7t2v4w6y3z5ab".to_owned(),
        request: "481920573361".to_owned(),
        issued_at: Instant::parse(ISSUED).unwrap(),
        force: Force::Test,
        employee: Some(Employee {
            name: "Бекмұратова Жанар Төреқызы".to_owned(),
            position: "қабылдау комиссиясының хатшысы".to_owned(),
            contact: "+7 700 000 02 01, qabyldau@ulgi.example.kz".to_owned(),
            order: Order { number: "ДЕМО-11".to_owned(), date: "2026-01-05".to_owned() },
        }),
    }
}

/// The receipt of a case and, where it has grounds, its refusal, in one language.
fn written(register: &Register, calendar: &Calendar, mut input: Value, language: &str) -> Vec<Notice> {
    input["application"]["language"] = language.into();
    let text = input.to_string();
    let Ok(input) = Input::read(register, &text) else { return Vec::new() };
    // What is blocked is never registered, and no notice comes of it.
    if check(register, calendar, &input, None).verdict == Verdict::Blocked {
        return Vec::new();
    }
    let letters = [Some(receipt(register, calendar, &input, &particulars())), refusal(register, calendar, &input, &particulars())];
    letters.into_iter().flatten().map(|letter| letter.issued(&issue()).unwrap()).collect()
}

#[test]
fn every_notice_of_the_cases_becomes_a_document_that_reads_in_order() {
    let (register, calendar) = (Register::new(services::ALL), Calendar::built_in());
    let folder = folder("cases");
    let mut seen = BTreeSet::new();
    for (_, cases) in CASES {
        let cases: Vec<Value> = serde_json::from_str(cases).unwrap();
        for (index, case) in cases.iter().enumerate().filter(|(_, case)| case["input"]["application"].is_object()) {
            let notices = ["kk", "ru"].map(|language| written(&register, &calendar, case["input"].clone(), language));
            for notice in notices.into_iter().flatten() {
                let document = pdf::render(&notice).unwrap_or_else(|error| panic!("{}: {error}", case["name"]));
                // What a person is refused for is seen at one glance.
                let pages = lopdf::Document::load_mem(&document).unwrap().get_pages().len();
                let kind = format!("{}-{:?}-{}", notice.service, notice.kind, notice.language.code());
                let path = folder.join(format!("{kind}-{index}.pdf"));
                std::fs::write(&path, document).unwrap();
                assert!(notice.kind == Kind::Receipt || pages == 1, "{} takes {pages} pages: {}", case["name"], path.display());
                // A word that is wider than the page is broken, and no reader can know that it was one.
                let widest = |texts: &mut dyn Iterator<Item = &String>| {
                    texts.flat_map(|text| text.split(' ')).map(|word| word.chars().count()).max()
                };
                let (mut values, items) =
                    (notice.facts.iter().map(|fact| &fact.value), notice.sections.iter().flat_map(|part| &part.items));
                if widest(&mut values) < Some(50) && widest(&mut items.map(|item| &item.text)) < Some(70) {
                    reads_in_order(&notice, path.to_str().unwrap());
                }
                seen.insert(kind);
            }
        }
    }
    let wanted = [
        "hei-correction-Receipt",
        "hei-correction-Refusal",
        "hei-correction-RefusalToAccept",
        "school-duplicate-Receipt",
        "school-duplicate-Refusal",
        "tve-admission-Receipt",
        "tve-admission-Refusal",
        "tve-correction-Receipt",
        "tve-correction-Refusal",
        "tve-duplicate-Receipt",
        "tve-duplicate-RefusalToAccept",
    ];
    let wanted: BTreeSet<String> = wanted.iter().flat_map(|kind| ["kk", "ru"].map(|language| format!("{kind}-{language}"))).collect();
    assert_eq!(seen, wanted);
}
