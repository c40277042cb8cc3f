//! The two services that take both the portal and a counter: what comes through the portal is answered as their regulations have it.

use crate::desk::{Deployment, Desk, Folder, people};
use crate::notices::worker;
use crate::submit::{DIPLOMA, as_is, body, code_for, post, submit, upload};
use chrono::TimeDelta;
use http::Method;
use otinish_core::services::{Service, school_duplicate, tve_admission};
use otinish_functions::keys::sha256_hex;
use otinish_functions::registers::Person;
use otinish_functions::sign_in::Limits;
use serde_json::{Value, json};

const SCHOOL: &str = "930840990024";
/// A college with an employee who takes documents, and one without.
pub(crate) const COLLEGE: &str = "051140990017";
const COLLEGE_WITHOUT_EMPLOYEE: &str = "981040990037";
const PHOTO: &[u8] = include_bytes!("photo.png");
/// Friday 10 July 2026, 11:00 in Almaty: colleges take documents.
const SUMMER: &str = "2026-07-10T06:00:00.000Z";

/// The first complete portal case of a service, as the first invented person would send it to this organisation.
pub(crate) fn application(service: &Service, bin: &str) -> Value {
    let cases = match service.code {
        code if code == school_duplicate::SERVICE.code => include_str!("../../../core/cases/school-duplicate.json"),
        _ => include_str!("../../../core/cases/tve-admission.json"),
    };
    let cases: Value = serde_json::from_str(cases).unwrap();
    let by_portal = |case: &&Value| case["expect"]["verdict"] == "complete" && case["input"]["application"]["channel"] == "portal";
    let mut application = cases.as_array().unwrap().iter().find(by_portal).unwrap()["input"]["application"].clone();
    let person = &people()[0];
    application.as_object_mut().unwrap().remove("representative");
    application["applicant"]["iin"] = json!(person.iin);
    application["applicant"]["contact"] = json!({ "phone": person.phones[0] });
    application["provider"]["bin"] = json!(bin);
    application["certified_by"] = json!("one-time-password");
    for (kind, files) in application["attachments"].as_object_mut().into_iter().flatten() {
        let (name, media_type, bytes) = if kind == "photo" { ("a.png", "image/png", PHOTO) } else { ("a.pdf", "application/pdf", DIPLOMA) };
        *files = json!([{ "file_name": name, "media_type": media_type, "bytes": bytes.len(), "sha256": sha256_hex(bytes) }]);
        if kind == "photo" {
            files[0]["width_px"] = json!(354);
            files[0]["height_px"] = json!(472);
        }
    }
    application
}

/// A desk in summer before which the first invented person stands, who is signed in and has uploaded a document and a photo.
pub(crate) async fn in_summer(folder: &Folder) -> Desk {
    in_summer_before(folder, &people()[0]).await
}

/// The same, before which this person stands.
pub(crate) async fn in_summer_before(folder: &Folder, person: &Person) -> Desk {
    let limits = Limits { codes_for_a_number: 20, ..Limits::default() };
    let mut desk = Desk::of(folder, Deployment { limits, beginning: SUMMER, ..Deployment::ordinary(folder) }).await;
    desk.sign_in(person).await;
    upload(&desk).await;
    let path = format!("/api/files/{}", sha256_hex(PHOTO));
    assert_eq!(desk.call(Method::PUT, &path, &[("content-type", "image/png")], PHOTO).await.status, 200);
    desk
}

pub(crate) async fn request(desk: &Desk, number: &str) -> Value {
    desk.get(&format!("/api/requests/{number}")).await.json()
}

/// The kinds of the notices in the cabinet after everything that is due has been done.
pub(crate) async fn issued(folder: &Folder, desk: &Desk, number: &str) -> Vec<Value> {
    worker(folder, desk).work_on(number).await.unwrap();
    request(desk, number).await["notices"].as_array().unwrap().iter().map(|notice| notice["kind"].clone()).collect()
}

/// The sealed notice as its own person gets it.
async fn document(desk: &Desk, number: &str, index: usize) -> Vec<u8> {
    let id = request(desk, number).await["notices"][index]["id"].as_str().unwrap().to_owned();
    desk.get(&format!("/api/requests/{number}/notices/{id}")).await.bytes
}

#[tokio::test]
async fn what_comes_through_the_portal_gets_a_sealed_receipt() {
    for (service, bin, due) in [(&school_duplicate::SERVICE, SCHOOL, "2026-07-31"), (&tve_admission::SERVICE, COLLEGE, "2026-07-10")] {
        let folder = Folder::new();
        let desk = in_summer(&folder).await;
        let filed = submit(&desk, &application(service, bin)).await;
        assert_eq!((filed.status, &filed.json()["report"]["verdict"]), (201, &json!("complete")), "{filed:?}");
        assert_eq!(filed.json()["report"]["due_on"], due);
        let number = filed.json()["number"].as_str().unwrap().to_owned();
        assert_eq!(issued(&folder, &desk, &number).await, [json!("receipt")]);
        assert!(document(&desk, &number, 0).await.windows(10).any(|window| window == b"/ByteRange"), "it is sealed");
        assert_eq!(request(&desk, &number).await["state"]["stage"], "received");
    }
}

#[tokio::test]
async fn a_refusal_is_prepared_for_a_person_to_sign() {
    for (service, bin, ground, awaiting) in [
        (&school_duplicate::SERVICE, SCHOOL, "SD-r9.3", json!(["receipt"])),
        // The receipt of admission is the result, and so is the refusal: one of them is issued, when a person has decided.
        (&tve_admission::SERVICE, COLLEGE, "TA-a1.r9.4", json!([])),
    ] {
        let folder = Folder::new();
        let desk = in_summer(&folder).await;
        let mut application = application(service, bin);
        application["consent"] = json!(false);
        let request = as_is(&desk, &application, "refusable").await;
        assert_eq!(request["report"]["problems"][0]["ground"], ground);
        assert_eq!((&request["state"]["prepared"], &request["awaiting"]), (&json!("refusal"), &awaiting));
        let number = request["number"].as_str().unwrap();
        let kinds: Vec<Value> = awaiting.as_array().unwrap().clone();
        assert_eq!(issued(&folder, &desk, number).await, kinds);
    }
}

/// The invented organisations, this line of them changed.
fn organisations(folder: &Folder, change: impl Fn(&str) -> String) {
    let table = include_str!("../../data/organisations.csv");
    let lines: Vec<String> = table.lines().map(|line| if line.contains(COLLEGE) { change(line) } else { line.to_owned() }).collect();
    assert_ne!(lines.join("\n"), table.trim_end());
    std::fs::write(folder.0.join("organisations.csv"), lines.join("\n")).unwrap();
}

#[tokio::test]
async fn no_order_issues_a_refusal_of_admission_at_once() {
    let folder = Folder::new();
    organisations(&folder, |line| line.replace(",tve-correction,", ",tve-correction tve-admission,"));
    let desk = in_summer(&folder).await;
    let mut application = application(&tve_admission::SERVICE, COLLEGE);
    application["attachments"].as_object_mut().unwrap().remove("photo");
    let request = as_is(&desk, &application, "refusable").await;
    assert_eq!((&request["state"]["prepared"], &request["awaiting"]), (&json!("refusal"), &json!([])));
    assert_eq!(issued(&folder, &desk, request["number"].as_str().unwrap()).await, Vec::<Value>::new());
}

#[tokio::test]
async fn while_nobody_is_appointed_the_receipt_of_admission_waits_and_then_it_is_issued() {
    let folder = Folder::new();
    let desk = in_summer(&folder).await;
    let filed = submit(&desk, &application(&tve_admission::SERVICE, COLLEGE_WITHOUT_EMPLOYEE)).await.json();
    let number = filed["number"].as_str().unwrap();
    // However often it is looked: more often than a failing task is tried.
    for _ in 0..70 {
        assert_eq!(issued(&folder, &desk, number).await, Vec::<Value>::new());
        desk.clock.advance(TimeDelta::minutes(2));
    }
    let waiting = request(&desk, number).await;
    assert_eq!((&waiting["state"]["awaits_appointment"], &waiting["state"]["stage"]), (&json!(true), &json!("filed")));
    let happened: Vec<&Value> = waiting["events"].as_array().unwrap().iter().map(|event| &event["what"]["kind"]).collect();
    assert_eq!(happened, ["filed", "appointment-awaited"]);
    assert_eq!(desk.get("/api/requests").await.json()["requests"][0]["state"], waiting["state"]);

    let table = include_str!("../../data/organisations.csv");
    let appointed = ",Серікова,Айман,,хатшы,секретарь,+7 700 000 02 09,ДЕМО-99,2026-07-10,no";
    let with = table.lines().map(|line| match line.strip_suffix(",,,,,,,,,no") {
        Some(rest) if line.contains(COLLEGE_WITHOUT_EMPLOYEE) => format!("{rest}{appointed}"),
        _ => line.to_owned(),
    });
    std::fs::write(folder.0.join("organisations.csv"), with.collect::<Vec<_>>().join("\n")).unwrap();
    assert_eq!(issued(&folder, &desk, number).await, [json!("receipt")]);
    let received = request(&desk, number).await;
    assert_eq!(received["state"], json!({ "stage": "received", "authority": "not-needed", "prepared": null }));
    let receipt = desk.store.request(number).await.unwrap().unwrap().notices[0].clone();
    let notice = desk.store.notice(&receipt).await.unwrap();
    let said: String = notice.sections.iter().flat_map(|section| &section.paragraphs).cloned().collect();
    assert!(said.contains("Серікова Айман, хатшы. +7 700 000 02 09") && said.contains("ДЕМО-99"), "{said}");
}

#[tokio::test]
async fn what_is_for_a_counter_is_not_sent() {
    let folder = Folder::new();
    let desk = in_summer(&folder).await;
    for (service, bin, channel) in [
        (&school_duplicate::SERVICE, SCHOOL, "office"),
        (&school_duplicate::SERVICE, SCHOOL, "state-corporation"),
        (&tve_admission::SERVICE, COLLEGE, "office"),
    ] {
        let mut application = application(service, bin);
        let code = code_for(&desk, &application).await;
        application["channel"] = json!(channel);
        let answer = post(&desk, "key-1", &body(&desk, &application, &code).await).await;
        assert_eq!(answer.told(), (403, "wrong-channel".to_owned()));
        let certified = desk.post("/api/certify", &json!({ "application": application })).await;
        assert_eq!(certified.told(), (403, "wrong-channel".to_owned()));
    }
}

#[tokio::test]
async fn a_liquidated_organisation_leads_to_the_department_of_its_region() {
    let folder = Folder::new();
    let desk = in_summer(&folder).await;
    let context = desk.get("/api/context?service=tve-duplicate&bin=940640990128").await.json();
    assert_eq!(context["context"]["provider_liquidated"], true);
    let departments = desk.get("/api/departments?bin=940640990128").await.json();
    let [department] = &departments["departments"].as_array().unwrap()[..] else { panic!("{departments}") };
    assert_eq!((&department["region"]["kk"], &department["listed"]["ru"]), (&json!("Ұлытау облысы"), &json!("Карагандинская область")));
    assert!(department["since"]["en"].as_str().unwrap().contains("2022"));
    assert_eq!(desk.get("/api/departments").await.json()["departments"].as_array().unwrap().len(), 20);
    assert_eq!(desk.get("/api/departments?bin=000000000000").await.told(), (404, "not-found".to_owned()));
}
