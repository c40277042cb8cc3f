//! A sixth service is one file of rows: it is read, checked, described and answered without a line of code of its own.

use otinish_core::application::{Application, Context, Input};
use otinish_core::calendar::Calendar;
use otinish_core::check::{Verdict, check};
use otinish_core::notice::Kind;
use otinish_core::notice::letter::{Particulars, receipt, refusal};
use otinish_core::page::{self, Shown};
use otinish_core::services::{self, register::Register};
use otinish_core::texts::Language;
use otinish_tests::{issue, sixth};
use serde_json::{Value, json};

fn register() -> Register {
    let mut known = services::ALL.to_vec();
    known.push(&sixth::SERVICE);
    Register::new(&known)
}

/// A complete application of the sixth service.
fn complete() -> Value {
    json!({
        "service": "reading-room-pass", "channel": "portal", "language": "ru", "consent": true, "certified_by": "one-time-password",
        "provider": { "name": "Кітапхана", "head": { "surname": "Сәбит", "given_name": "Дана" } },
        "applicant": { "name": { "surname": "Әлиев", "given_name": "Нұрлан" }, "iin": "900515369550", "contact": { "phone": "+77011234567" } },
        "reason": { "kind": "thesis" },
        "visit": { "shelf": "A-12", "companions": [{ "full_name": "Алия", "born_in": 1999 }], "evening": true },
        "attachments": { "reader-ticket": [{ "file_name": "t.png", "media_type": "image/png", "bytes": 10, "sha256": "0".repeat(64) }] },
    })
}

/// The problems and the verdict of the complete application after `change`.
fn said_after(change: impl FnOnce(&mut Value)) -> (Verdict, Vec<(String, String, Option<String>)>) {
    let mut application = complete();
    change(&mut application);
    let (register, calendar) = (register(), Calendar::built_in());
    let text = json!({ "filed_at": "2026-04-15T10:00:00+05:00", "application": application }).to_string();
    let input = Input::read(&register, &text).unwrap();
    let report = check(&register, &calendar, &input, None);
    let problem = |problem: &otinish_core::check::Problem| (problem.code.into(), problem.at.clone(), problem.ground.map(String::from));
    (report.verdict, report.problems.iter().map(problem).collect())
}

#[test]
fn it_is_complete_when_all_is_given() {
    assert_eq!(said_after(|_| {}), (Verdict::Complete, Vec::new()));
}

#[test]
fn its_conditional_member_is_asked_only_for_its_reason() {
    let (verdict, problems) = said_after(|application| application["reason"]["kind"] = "other-subject".into());
    assert_eq!((verdict, problems), (Verdict::Remarks, vec![("missing".into(), "/visit/subject".into(), None)]));
}

#[test]
fn its_list_and_its_grounds_are_judged() {
    let (_, problems) = said_after(|application| application["visit"]["companions"] = json!([{ "born_in": 2090 }]));
    let expected =
        [("missing".into(), "/visit/companions/0/full_name".into(), None), ("invalid".into(), "/visit/companions/0/born_in".into(), None)];
    assert_eq!(problems, expected);
    let (verdict, problems) = said_after(|application| {
        application["attachments"] = json!({});
        application["visit"]["shelf"] = Value::Null;
    });
    assert_eq!(verdict, Verdict::Refusable);
    let grounds: Vec<_> = problems.iter().map(|(_, _, ground)| ground.as_deref()).collect();
    assert_eq!(grounds, [Some("XX-p8"), Some("XX-p7")]);
}

#[test]
fn its_days_are_calendar_days() {
    let (register, calendar) = (register(), Calendar::built_in());
    let text = json!({ "filed_at": "2026-04-15T10:00:00+05:00", "application": complete() }).to_string();
    let report = check(&register, &calendar, &Input::read(&register, &text).unwrap(), None);
    assert_eq!(report.due_on.unwrap().to_string(), "2026-04-22");
}

#[test]
fn the_registered_services_alone_do_not_know_its_members() {
    let application = complete().to_string();
    let unreadable = Application::read(&Register::new(services::ALL), &application).unwrap_err();
    assert!(unreadable.at.is_some(), "{unreadable}");
    assert!(Application::read(&register(), &application).is_ok());
}

#[test]
fn a_page_asks_what_its_rows_ask() {
    let register = register();
    let mut application = page::begin(&register, "reading-room-pass", Language::Kk);
    let day = otinish_core::law::date(2026, 4, 15);
    let asked = |application: &Application<'_>| -> Vec<String> {
        let (register, context) = (&register, &Context::default());
        let sections = Shown { register, application, context, filed_on: day, ruled_on: day, language: Language::Kk }.sections();
        sections.iter().flat_map(|section| &section.rows).map(|row| row.at.clone()).collect()
    };
    assert!(asked(&application).contains(&"/visit/companions".into()) && !asked(&application).contains(&"/visit/subject".into()));
    assert!(application.set(&register, "/reason/kind", "other-subject"));
    assert!(application.set(&register, "/visit/companions/0/full_name", "Алия"));
    assert!(asked(&application).contains(&"/visit/subject".into()));
    let json = application.json(&register).unwrap();
    assert_eq!(
        json,
        r#"{"certified_by":"one-time-password","channel":"portal","language":"kk","reason":{"kind":"other-subject"},"service":"reading-room-pass","visit":{"companions":[{"full_name":"Алия"}]}}"#
    );
    let (application, context) = (&application, &Context::default());
    let documents = Shown { register: &register, application, context, filed_on: day, ruled_on: day, language: Language::Ru }.documents();
    assert_eq!(documents.iter().map(|document| document.label).collect::<Vec<_>>(), ["Читательский билет"]);
}

#[test]
fn it_has_a_receipt_and_two_refusals_of_its_own() {
    let (register, calendar) = (register(), Calendar::built_in());
    let particulars =
        Particulars {
            provider_bin: "230140000021".into(), provider_name: "Библиотека".into(), order: None, emergency_acts: Vec::new()
        };
    let notices_of = |application: &Value| {
        let text = json!({ "filed_at": "2026-04-15T10:00:00+05:00", "application": application }).to_string();
        let input = Input::read(&register, &text).unwrap();
        let refusal = refusal(&register, &calendar, &input, &particulars);
        (receipt(&register, &calendar, &input, &particulars).issued(&issue()).unwrap(), refusal.and_then(|letter| letter.issued(&issue())))
    };
    let (receipt, none) = notices_of(&complete());
    assert_eq!((receipt.title.as_str(), none), ("Расписка читателю", None));
    let mut application = complete();
    application["visit"]["shelf"] = Value::Null;
    let (_, of_the_service) = notices_of(&application);
    let of_the_service = of_the_service.unwrap();
    assert_eq!((of_the_service.kind, of_the_service.title.as_str()), (Kind::Refusal, "Уведомление об отказе в пропуске"));
    application["attachments"] = Value::Null;
    let (_, to_accept) = notices_of(&application);
    let to_accept = to_accept.unwrap();
    assert_eq!((to_accept.kind, to_accept.title.as_str()), (Kind::RefusalToAccept, "Уведомление об отказе в приеме"));
    // The ground of the service's refusal stands in the refusal to accept as what else to mend.
    assert_eq!(to_accept.sections[0].items.len(), 1);
    assert!(to_accept.sections[1].heading == "Что еще нужно исправить" && to_accept.sections[1].items[0].text.contains("шифра полки"));
}
