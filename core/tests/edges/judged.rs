//! What the report says of a value at its limit, and in which words.

use otinish_core::application::Input;
use otinish_core::calendar::Calendar;
use otinish_core::check::check;
use otinish_core::services::{self, register::Register};
use otinish_core::texts::Language;
use serde_json::{Value, json};

/// The report in English on an application with these members, at noon of 10 July 2026.
fn report(application: Value) -> Value {
    let (register, calendar) = (Register::new(services::ALL), Calendar::built_in());
    let mut input = json!({ "filed_at": "2026-07-10T12:00:00+05:00" });
    input["application"] = application;
    let text = input.to_string();
    let input = Input::read(&register, &text).unwrap();
    serde_json::to_value(check(&register, &calendar, &input, Some(Language::En))).unwrap()
}

/// What is said at a pointer: codes and messages of problems and warnings.
fn said(application: Value, at: &str) -> Vec<(String, String)> {
    let report = report(application);
    let all = report["problems"].as_array().unwrap().iter().chain(report["warnings"].as_array().unwrap());
    let here = all.filter(|said| said["at"] == at);
    here.map(|said| (said["code"].as_str().unwrap().into(), said["message"].as_str().unwrap().into())).collect()
}

fn check_said(application: Value, at: &str, code: &str, words: &str) {
    let said = said(application, at);
    assert!(said.iter().any(|(said, message)| said == code && message.contains(words)), "{at}: {code} “{words}”, and not {said:?}");
}

#[test]
fn a_message_names_its_field_and_its_limit() {
    let long = "a".repeat(201);
    check_said(json!({ "service": "tve-correction" }), "/applicant/iin", "missing", "“IIN”");
    check_said(json!({ "service": "tve-correction" }), "/applicant/name/surname", "missing", "“Surname”");
    check_said(json!({ "service": "tve-correction", "provider": { "name": long } }), "/provider/name", "invalid", "200 characters at most");
    let number = |number: &str| json!({ "service": "tve-correction", "education": { "document": { "number": number } } });
    check_said(number(&"1".repeat(41)), "/education/document/number", "invalid", "40 characters at most");
    check_said(number("1234567\u{200b}8"), "/education/document/number", "invalid", "invisible characters");
    check_said(number(&"1".repeat(40)), "/education/document/number", "unusual-number", "");
    let correction = json!([{ "printed": "a".repeat(2001), "correct": "\u{202e}" }]);
    let application = || json!({ "service": "tve-correction", "corrections": correction });
    check_said(application(), "/corrections/0/printed", "invalid", "2000 characters at most");
    check_said(application(), "/corrections/0/correct", "invalid", "invisible characters");
    let exactly = json!({ "service": "tve-correction", "provider": { "name": format!("{}\u{200b}", "a".repeat(199)) } });
    check_said(exactly, "/provider/name", "invalid", "invisible characters");
    check_said(json!({ "service": "tve-correction", "applicant": { "iin": "200140000006" } }), "/applicant/iin", "invalid", "");
}

#[test]
fn the_number_of_an_organisation_is_called_one() {
    // An invented BIN: its control digit is right, and its fifth digit is that of an organisation.
    let bin = (0..10).map(|control| format!("20014000123{control}")).find(|bin| {
        !said(json!({ "service": "tve-correction", "provider": { "bin": bin } }), "/provider/bin").iter().any(|(code, _)| code == "invalid")
    });
    check_said(json!({ "service": "tve-correction", "applicant": { "iin": bin.unwrap() } }), "/applicant/iin", "invalid", "This is a BIN");
}

#[test]
fn a_year_is_usual_since_1940() {
    let year =
        |year: i64| said(json!({ "service": "tve-duplicate", "education": { "graduation_year": year } }), "/education/graduation_year");
    let code = |said: Vec<(String, String)>| said.first().map(|(code, _)| code.clone());
    assert_eq!(code(year(1939)).as_deref(), Some("unusual-year"));
    assert_eq!((code(year(1940)), code(year(2026))), (None, None));
    assert_eq!((code(year(1899)).as_deref(), code(year(2027)).as_deref()), (Some("invalid"), Some("invalid")));
}

#[test]
fn a_document_that_was_issued_after_filing_is_none() {
    let issued = |day: &str| {
        said(json!({ "service": "tve-correction", "education": { "document": { "issued_on": day } } }), "/education/document/issued_on")
    };
    assert_eq!((issued("2026-07-10").len(), issued("2026-07-11").len(), issued("2026-02-30").len()), (0, 1, 1));
}

#[test]
fn a_code_is_twelve_letters_digits_and_hyphens() {
    let code = |code: &str| {
        said(json!({ "service": "tve-duplicate", "education": { "specialty": { "code": code } } }), "/education/specialty/code").len()
    };
    assert_eq!((code("5В-070400-ҚҚ"), code("5В-070400-ҚҚҚ"), code("5B_07"), code("5B 07")), (0, 1, 1, 1));
    let series = |series: &str| {
        said(json!({ "service": "hei-correction", "education": { "document": { "series": series } } }), "/education/document/series").len()
    };
    assert_eq!((series("ЖООК-Б-123"), series("ЖООК-Б-1234"), series("A.1")), (0, 1, 1));
}

#[test]
fn a_head_without_a_given_name_is_unknown() {
    let head = |head: Value| said(json!({ "service": "tve-correction", "provider": { "head": head } }), "/provider/head").len();
    assert_eq!(head(json!({ "surname": "Жұмабаева" })), 1);
    assert_eq!(head(json!({ "given_name": "Гүлмира" })), 1);
    assert_eq!(head(json!({ "surname": "Жұмабаева", "given_name": "Гүлмира" })), 0);
    assert_eq!(head(json!({ "surname": "Жұмабаева", "single_name": true })), 0);
}

#[test]
fn a_date_of_birth_is_compared_with_the_number() {
    let born = |day: &str| {
        let applicant = json!({ "iin": "900515353059", "birth_date": day });
        said(json!({ "service": "tve-correction", "applicant": applicant }), "/applicant/birth_date").len()
    };
    assert_eq!((born("1990-05-15"), born("1990-05-16")), (0, 1));
}

/// A photo of these sides, otherwise faultless.
fn photo(width: i64, height: i64) -> Vec<(String, String)> {
    let sha256 = "3eb74704d4c0dd8ed58f29bf9cba26002aa3d0ff92174c3f7b2f3e9799620cd8";
    let file =
        json!([{ "file_name": "a.jpg", "media_type": "image/jpeg", "bytes": 1, "sha256": sha256, "width_px": width, "height_px": height }]);
    said(json!({ "service": "tve-admission", "channel": "portal", "attachments": { "photo": file } }), "/attachments/photo/0")
}

#[test]
fn a_photo_is_three_by_four_and_large_enough() {
    let code = |width, height| photo(width, height).first().map(|(code, _)| code.clone());
    assert_eq!(code(354, 472), None);
    assert_eq!((code(353, 472).as_deref(), code(354, 471).as_deref()), (Some("small-photo"), Some("small-photo")));
    // Two in a hundred more or less: 4 · 765 is exactly 2 % more than 3 · 1000.
    assert_eq!((code(765, 1000), code(735, 1000)), (None, None));
    assert_eq!(
        (code(766, 1000).as_deref(), code(734, 1000).as_deref(), code(0, 0).as_deref()),
        (Some("invalid"), Some("invalid"), Some("invalid"))
    );
    assert!(photo(1, 1000)[0].1.contains("width to height"));
}

#[test]
fn a_digest_is_64_small_hexadecimal_digits() {
    let file = |sha256: &str| {
        let file = json!([{ "file_name": "a.pdf", "media_type": "application/pdf", "bytes": 1, "sha256": sha256 }]);
        let application = json!({ "service": "tve-correction", "attachments": { "education-document-copy": file } });
        said(application, "/attachments/education-document-copy/0")
    };
    assert!(file(&"a0".repeat(32)).is_empty());
    for sha256 in ["a0".repeat(31), "A0".repeat(32), "g0".repeat(32), format!("{} ", "a0".repeat(32))] {
        let said = file(&sha256);
        assert!(said[0].0 == "invalid" && !said[0].1.contains("width to height"), "{sha256}: {said:?}");
    }
}

#[test]
fn an_original_is_asked_for_on_paper() {
    let application = json!({ "service": "tve-admission", "channel": "office" });
    check_said(application, "/attachments/education-document-original", "missing", "original on paper");
    let copy = said(json!({ "service": "tve-correction" }), "/attachments/education-document-copy");
    assert!(copy[0].0 == "missing" && !copy[0].1.contains("original on paper"), "{copy:?}");
}

#[test]
fn what_may_be_brought_on_paper_is_said_at_a_counter_alone() {
    let asked = |channel: &str, kind: &str| {
        let said = said(json!({ "service": "tve-admission", "channel": channel }), &format!("/attachments/{kind}"));
        let message = said.iter().find(|(code, _)| code == "missing").map(|(_, message)| message.clone());
        message.unwrap().contains("bring it on paper")
    };
    assert!(asked("office", "medical-certificate-075u"));
    assert!(!asked("portal", "medical-certificate-075u"));
    // A photo is never handed in on paper.
    assert!(!asked("office", "photo"));
}
