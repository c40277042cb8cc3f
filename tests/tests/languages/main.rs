//! Nobody is told less, or something else, for the language that they read: every text of the sources, every sentence of the check and
//! every notice says the same in Kazakh and in Russian, and where there is English, in English, with no word of another language left.

mod phrases;

#[path = "../../../core/tests/always/mod.rs"]
#[allow(dead_code)]
mod always;

#[path = "../../../core/cases.rs"]
mod cases;

use always::forms::{Bytes, Form};
use cases::CASES;
use otinish_core::application::Input;
use otinish_core::calendar::Calendar;
use otinish_core::check::{Report, Verdict, check};
use otinish_core::notice::Notice;
use otinish_core::notice::letter::{Particulars, receipt, refusal};
use otinish_core::services::{self, register::Register};
use otinish_core::texts::Language;
use otinish_tests::issue;
use phrases::{are_different, cyrillic, fits, fixed, holes, is_cyrillic, left_over, numbers, words};
use serde_json::Value;
use std::collections::BTreeSet;

/// Names, signs and units that are the same everywhere.
const THE_SAME: &[&str] = &["SHA-256", "Otinish", "{page} – Otinish", "{n} МБ", "{n} КБ", "Колледж"];

/// Every input of the cases, and as many forms as come to everything that a report can say.
fn inputs() -> Vec<Value> {
    let cases = CASES.iter().flat_map(|(_, cases)| serde_json::from_str::<Vec<Value>>(cases).unwrap());
    let cases =
        cases.filter(|case| case["input"].is_object() && case["expect"].get("unreadable").is_none()).map(|case| case["input"].clone());
    let forms = (0..1500_u64).map(|number| {
        // A generator of Marsaglia's: any bytes do, as long as they are the same in every run.
        let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let bytes = std::iter::repeat_with(|| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 32) as u8
        });
        Form::new(&mut Bytes::new(&bytes.take(1300).collect::<Vec<u8>>())).input()
    });
    cases.chain(forms).collect()
}

#[test]
fn every_text_says_the_same_in_three_languages() {
    let all = phrases::all();
    assert!(all.len() > 900, "{} texts", all.len());
    let mut wrong = Vec::new();
    for phrase in &all {
        let (kk, ru, en) = (phrase.kk.as_str(), phrase.ru.as_str(), phrase.en.as_str());
        // An application on paper names the specialty before its words in one language and after them in another: a part stays empty there.
        let goes_on = phrase.file.starts_with("core/src/services/") && [kk, ru].iter().any(|text| words(text).is_empty());
        let is_nothing = [kk, ru, en].iter().all(|text| text.is_empty());
        let fine = (goes_on || is_nothing || [kk, ru, en].iter().all(|text| !text.trim().is_empty()))
            && holes(kk) == holes(ru)
            && holes(ru) == holes(en)
            && (goes_on || are_different(kk, ru, en) || THE_SAME.contains(&kk) || words(&fixed(kk)).is_empty());
        if !fine {
            wrong.push(phrase);
        }
    }
    assert!(wrong.is_empty(), "{} wrong: {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);
}

#[test]
fn no_text_keeps_a_word_of_another_language() {
    let nobody = BTreeSet::new();
    let left = phrases::all().into_iter().filter_map(|phrase| {
        let left = [left_over(&fixed(&phrase.kk), &fixed(&phrase.ru), &nobody), cyrillic(&fixed(&phrase.en), &nobody)].concat();
        (!left.is_empty()).then_some((left, phrase))
    });
    let left: Vec<_> = left.collect();
    assert!(left.is_empty(), "{left:#?}");
}

/// What a report says to people: each sentence with where it stands.
fn sentences(report: &Report<'_>) -> Vec<(String, String)> {
    let problems = report.problems.iter().map(|problem| (format!("{} {}", problem.code, problem.at), problem.message.clone()));
    let warnings = report.warnings.iter().map(|warned| (format!("{} {}", warned.code, warned.at), warned.message.clone()));
    problems.chain(warnings).collect()
}

#[test]
fn every_sentence_of_the_check_is_said_alike_in_three_languages() {
    let (register, calendar) = (Register::new(services::ALL), Calendar::built_in());
    let mut said = BTreeSet::new();
    for input in inputs() {
        let text = input.to_string();
        let input = Input::read(&register, &text).unwrap();
        let [kk, ru, en] = Language::ALL.map(|language| sentences(&check(&register, &calendar, &input, Some(language))));
        assert!(kk.len() == ru.len() && ru.len() == en.len(), "{text}");
        for ((kk, ru), en) in kk.into_iter().zip(ru).zip(en) {
            assert!(kk.0 == ru.0 && ru.0 == en.0, "{text}");
            said.insert((kk.1, ru.1, en.1));
        }
    }
    assert!(said.len() > 200, "{} sentences", said.len());
    let nobody = BTreeSet::new();
    let wrong: Vec<_> = said
        .iter()
        .filter(|(kk, ru, en)| {
            let alike = are_different(kk, ru, en) && numbers(kk) == numbers(ru) && numbers(ru) == numbers(en);
            let whole = [kk, ru, en].iter().all(|text| !text.contains(['{', '}']) && !text.trim().is_empty());
            !alike || !whole || !left_over(kk, ru, &nobody).is_empty() || !cyrillic(en, &nobody).is_empty()
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong: {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);

    // Whatever the check can say has been said; a hint at the end may be none.
    let file = "core/src/check/messages.rs";
    let unsaid: Vec<_> = phrases::all().into_iter().filter(|phrase| phrase.file == file).collect();
    assert!(unsaid.len() > 30, "{} messages", unsaid.len());
    let unsaid: Vec<_> = unsaid
        .into_iter()
        .filter(|phrase| !said.iter().any(|(kk, _, _)| fits(kk, &phrase.kk) || fits(&format!("{kk} "), &phrase.kk)))
        .map(|phrase| phrase.en)
        .collect();
    assert_eq!(unsaid, Vec::<String>::new());
}

/// Every sentence of a notice, each under what it is.
fn lines(notice: &Notice) -> Vec<(String, String)> {
    let mut lines = vec![("title".into(), notice.title.clone()), ("subtitle".into(), notice.subtitle.clone())];
    lines.extend(notice.facts.iter().map(|fact| ("label".into(), fact.label.clone())));
    lines.extend(notice.facts.iter().map(|fact| ("value".into(), fact.value.clone())));
    for section in &notice.sections {
        lines.push(("heading".into(), section.heading.clone()));
        lines.extend(section.paragraphs.iter().map(|paragraph| ("paragraph".into(), paragraph.clone())));
        for item in &section.items {
            lines.push(("item".into(), item.text.clone()));
            lines.extend(item.notes.iter().map(|note| ("note".into(), note.clone())));
        }
    }
    lines.push(("statement".into(), notice.statement.text.clone()));
    lines.push(("verify".into(), notice.verify.text.clone()));
    lines
}

/// The words that somebody typed: what the members of an application are called is nobody's.
fn typed(value: &Value) -> BTreeSet<String> {
    match value {
        Value::String(text) => words(text),
        Value::Array(items) => items.iter().flat_map(typed).collect(),
        Value::Object(members) => members.values().flat_map(typed).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => BTreeSet::new(),
    }
}

/// The notices of an input in a language, none where it is blocked: then nothing is registered.
fn notices(register: &Register, calendar: &Calendar, input: &Value, language: Language) -> Vec<Notice> {
    let mut input = input.clone();
    input["application"]["language"] = language.code().into();
    let text = input.to_string();
    let input = Input::read(register, &text).unwrap();
    if check(register, calendar, &input, None).verdict == Verdict::Blocked {
        return Vec::new();
    }
    let particulars =
        Particulars { provider_bin: "051140990017".into(), provider_name: "1".into(), order: None, emergency_acts: Vec::new() };
    let letters = [Some(receipt(register, calendar, &input, &particulars)), refusal(register, calendar, &input, &particulars)];
    letters.into_iter().flatten().filter_map(|letter| letter.issued(&issue())).collect()
}

#[test]
fn every_notice_says_the_same_in_both_languages_of_the_law() {
    let (register, calendar) = (Register::new(services::ALL), Calendar::built_in());
    let mut said = BTreeSet::new();
    for input in inputs() {
        let [kk, ru] = [Language::Kk, Language::Ru].map(|language| notices(&register, &calendar, &input, language));
        assert_eq!(kk.len(), ru.len(), "{input}");
        // What somebody typed stands in a notice as they typed it.
        let own = typed(&input);
        for (kk, ru) in kk.iter().zip(&ru) {
            assert_eq!((kk.kind, &kk.service), (ru.kind, &ru.service));
            let (kk, ru) = (lines(kk), lines(ru));
            assert_eq!(kk.len(), ru.len(), "{input}");
            for ((kind, kk), (other, ru)) in kk.into_iter().zip(ru) {
                assert_eq!(kind, other, "{input}");
                said.insert((kind, kk, ru, own.clone()));
            }
        }
    }
    assert!(said.len() > 500, "{} lines", said.len());
    let wrong: Vec<_> = said
        .iter()
        .filter(|(kind, kk, ru, own)| {
            let same = kk == ru && words(kk).iter().any(|word| is_cyrillic(word) && !own.contains(word));
            // Some type what looks like a place to fill in.
            let whole = own.contains("label") || [kk, ru].iter().all(|text| !text.contains(['{', '}']));
            same || !whole || numbers(kk) != numbers(ru) || (kind != "value" && !left_over(kk, ru, own).is_empty())
        })
        .map(|(kind, kk, ru, _)| (kind, kk, ru))
        .collect();
    assert!(wrong.is_empty(), "{} of {}: {:#?}", wrong.len(), said.len(), &wrong[..wrong.len().min(20)]);
}

#[test]
fn a_text_that_says_something_else_is_found() {
    let read = |source: &str| phrases::read("here", source);
    let [phrase] = &read("const A: Text = text(\n  \"Бір \\\n   күн {n}\",\n \"Один день {n}\", \"One day {n}\",\n);")[..]
    else {
        panic!()
    };
    assert_eq!((phrase.kk.as_str(), phrase.ru.as_str(), phrase.en.as_str()), ("Бір күн {n}", "Один день {n}", "One day {n}"));
    assert_eq!(read("Text { kk: \"а\", ru: \"б\", en: \"c\" }").len(), 1);
    assert_eq!(read("item.text(\"a\").prose(text(names))"), []);
    let nobody = BTreeSet::new();
    assert_eq!(left_over("Толтырыңыз поле", "Заполните поле", &nobody), ["поле"]);
    assert_eq!(left_over("Файл бар", "Файл жоқ", &nobody), ["жоқ"]);
    assert_eq!(left_over("Файл PDF", "Файл JPEG", &nobody), ["jpeg", "pdf"]);
    assert_eq!(cyrillic("Fill in поле", &nobody), ["поле"]);
    assert!(holes("{a} б {в}") != holes("{a}") && fixed("{a} б {в} г") == " б  г");
    assert!(fits("Өріс «x»: толтырыңыз.", "Өріс «{label}»: {what}.") && !fits("Өріс", "Өріс «{label}»"));
}
