//! The rows against the law: every citation of the contract is a row, every quotation stands in its act. That every clause that is cited
//! exists, the ledger's own tests say.

use otinish_core::application::Input;
use otinish_core::calendar::Calendar;
use otinish_core::check::check;
use otinish_core::ledger;
use otinish_core::services::{self, register::Register};
use otinish_core::texts::Language;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const CITATIONS: &str = include_str!("../law/citations.csv");
const EDITIONS: &str = include_str!("../law/editions.csv");
const WORDS: &str = include_str!("../law/words.csv");
const SEEDS: [(&str, &str); 5] = [
    ("TC", include_str!("../law/seeds/000_f6807aed724dc154.txt")),
    ("SD", include_str!("../law/seeds/001_0f7ae95bf9a82964.txt")),
    ("H", include_str!("../law/seeds/002_aeeb10d310f53228.txt")),
    ("TD", include_str!("../law/seeds/003_65f9bf74b1822dca.txt")),
    ("TA", include_str!("../law/seeds/004_cc0051feb11869fd.txt")),
];

/// The records of a CSV file (RFC 4180, a record a line).
fn records(csv: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| {
        let mut cells = vec![String::new()];
        let mut quoted = false;
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            let cell = cells.last_mut().unwrap();
            match letter {
                '"' if quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(String::new()),
                other => cell.push(other),
            }
        }
        cells
    };
    csv.lines().skip(1).map(cells).collect()
}

/// A value that makes a problem at the pointer of a leaf, whatever the service.
fn broken(at: &str) -> Option<Value> {
    Some(match at {
        "/corrections" | "/admission" | "/channel" => return None,
        "/provider" => json!({ "bin": "1" }),
        "/provider/head" => json!({ "surname": "1" }),
        "/applicant" => json!({ "name": { "patronymic": "1" } }),
        "/applicant/iin" => json!("1"),
        "/applicant/contact" => json!({ "phone": "1", "email": "1" }),
        "/applicant/address" => json!("\u{1}"),
        "/representative" => json!({ "iin": "1" }),
        "/new_name" => json!({ "surname": "1", "given_name": "1" }),
        "/reason" => json!({ "text": "\u{1}" }),
        "/education" => json!({ "graduation_year": 1 }),
        _ => return None,
    })
}

#[test]
fn the_citations_of_the_contract_are_those_of_the_rows() {
    let (register, calendar) = (Register::new(services::ALL), Calendar::built_in());
    let heading: Vec<&str> = CITATIONS.lines().next().unwrap().split(',').skip(1).collect();
    let codes = BTreeMap::from([
        ("TC", "tve-correction"),
        ("SD", "school-duplicate"),
        ("HC", "hei-correction"),
        ("TD", "tve-duplicate"),
        ("TA", "tve-admission"),
    ]);
    let citations = records(CITATIONS);
    let mut compared = 0;
    for (column, short) in heading.iter().enumerate() {
        for channel in ["portal", "office"] {
            // Nothing is given but what is broken: every problem that follows is cited by the longest matching path.
            for record in [None].into_iter().chain(citations.iter().map(Some)) {
                let mut application = json!({ "service": codes[short], "channel": channel });
                if let Some(value) = record.and_then(|record| broken(&record[0])) {
                    let pointer = &record.unwrap()[0];
                    let mut place = &mut application;
                    for name in pointer[1..].split('/') {
                        place = &mut place[name];
                    }
                    *place = value;
                }
                let text = json!({ "filed_at": "2026-07-10T10:00:00+05:00", "application": application }).to_string();
                let report = serde_json::to_value(check(&register, &calendar, &Input::read(&register, &text).unwrap(), None)).unwrap();
                for problem in report["problems"].as_array().unwrap() {
                    let at = problem["at"].as_str().unwrap();
                    let covers = |path: &str| at == path || at.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
                    let row = citations.iter().filter(|row| covers(&row[0]) && !row[column + 1].is_empty()).max_by_key(|row| row[0].len());
                    let cited = &row.unwrap_or_else(|| panic!("{short} has no citation for {at}"))[column + 1];
                    let mut ways = cited.split('|');
                    let on_the_portal = ways.next().unwrap();
                    let expected = if channel == "portal" { on_the_portal } else { ways.next().unwrap_or(on_the_portal) };
                    assert_eq!(problem["clause"], expected, "{short} {channel} {at}");
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 500, "{compared} problems were compared");
}

#[test]
fn the_editions_are_those_of_the_table() {
    for record in records(EDITIONS) {
        let service = services::ALL.iter().find(|service| service.code == record[0]).unwrap();
        assert_eq!(service.editions[0].since.to_string(), record[1], "{}", record[0]);
        assert_eq!(service.editions[0].since_assumed, record[2] == "assumed", "{}", record[0]);
    }
}

#[test]
fn every_quotation_stands_in_its_act() {
    // The seeds break and glue words, so white space says nothing; one of them hyphenates at its line ends.
    let plain =
        |text: &str| text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-' && *letter != '\u{ad}').collect::<String>();
    let words = records(WORDS);
    for record in &words {
        let (_, seed) = SEEDS.iter().find(|(short, _)| record[0].starts_with(short)).unwrap();
        let seed = plain(seed);
        let mut rest = seed.as_str();
        for part in record[1].split('…').map(plain).filter(|part| !part.is_empty()) {
            let at = rest.find(&part).unwrap_or_else(|| panic!("{}: not in the act: {part}", record[0]));
            rest = &rest[at + part.len()..];
        }
    }
    let ledger = ledger::built_in();
    let quoted: BTreeSet<_> = words.iter().map(|record| record[0].as_str()).collect();
    assert!(quoted.iter().all(|id| ledger.iter().any(|entry| entry.id == *id)) && quoted.len() > 160, "{} quotations", quoted.len());
}

#[test]
fn the_words_of_a_ground_are_those_of_the_act() {
    let words: BTreeMap<String, Vec<String>> = records(WORDS).into_iter().map(|record| (record[0].clone(), record)).collect();
    // The acts number the items of a row, and quote with straight marks.
    let plain = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase();
    for edition in services::ALL.iter().flat_map(|service| service.editions) {
        let grounds = edition.grounds.iter().map(|ground| (ground.clause, ground.words));
        for (clause, said) in grounds.chain(edition.officers_grounds.iter().map(|ground| (ground.clause, ground.words))) {
            for (place, language) in Language::ALL.into_iter().enumerate() {
                let act = plain(&words[clause][place + 1]);
                assert!(
                    act.contains(&plain(said.to(language))),
                    "{clause} {language:?}\n said {}\n act  {}",
                    said.to(language),
                    words[clause][place + 1]
                );
            }
        }
    }
}
