//! Handing an application in: what is taken, what is refused, and that a refused one leaves nothing behind.

use crate::desk::{Answer, Desk, Folder, people};
use crate::sign_in::another_code;
use chrono::TimeDelta;
use http::Method;
use otinish_core::page::takes_the_portal;
use otinish_core::services::ALL;
use otinish_functions::keys::sha256_hex;
use otinish_functions::sign_in::Limits;
use serde_json::{Value, json};

const CASES: [&str; 2] = [include_str!("../../../core/cases/tve-correction.json"), include_str!("../../../core/cases/hei-correction.json")];
const COLLEGES: &str = "051140990017";
const UNIVERSITY: &str = "960140990054";
pub(crate) const DIPLOMA: &[u8] = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";

/// The first complete case of a service, as the first invented person would send it to an invented organisation.
pub(crate) fn application(case: usize, person: usize) -> Value {
    let cases: Value = serde_json::from_str(CASES[case]).unwrap();
    let complete = cases.as_array().unwrap().iter().find(|case| case["expect"]["verdict"] == "complete").unwrap();
    let mut application = complete["input"]["application"].clone();
    let person = &people()[person];
    application["applicant"]["iin"] = json!(person.iin);
    application["applicant"]["contact"] = json!({ "phone": person.phones[0] });
    application["provider"]["bin"] = json!([COLLEGES, UNIVERSITY][case]);
    application["certified_by"] = json!("one-time-password");
    let file =
        json!({ "file_name": "diploma.pdf", "media_type": "application/pdf", "bytes": DIPLOMA.len(), "sha256": sha256_hex(DIPLOMA) });
    for (_, files) in application["attachments"].as_object_mut().unwrap() {
        *files = json!([file]);
    }
    application
}

/// The same application without its documents, on which ground it may be refused.
pub(crate) fn without_documents(case: usize, person: usize) -> Value {
    let mut application = application(case, person);
    application["attachments"] = json!({});
    application
}

/// A desk before which a person stands who is signed in and has uploaded a diploma.
pub(crate) async fn before(folder: &Folder, person: usize) -> Desk {
    let many = Limits { codes_for_a_number: 20, ..Limits::default() };
    let mut desk = Desk::with(folder, many).await;
    desk.sign_in(&people()[person]).await;
    upload(&desk).await;
    desk
}

pub(crate) async fn upload(desk: &Desk) {
    let path = format!("/api/files/{}", sha256_hex(DIPLOMA));
    assert_eq!(desk.call(Method::PUT, &path, &[("content-type", "application/pdf")], DIPLOMA).await.status, 200);
}

/// The code that was sent for this application.
pub(crate) async fn code_for(desk: &Desk, application: &Value) -> String {
    desk.clock.advance(TimeDelta::seconds(1));
    let sent = certify(desk, application).await;
    assert_eq!(sent.status, 201, "{sent:?}");
    desk.last_code().await
}

pub(crate) async fn certify(desk: &Desk, application: &Value) -> Answer {
    desk.post("/api/certify", &json!({ "application": application })).await
}

pub(crate) async fn rules(desk: &Desk) -> Value {
    desk.get("/api/health").await.json()["rules"].clone()
}

pub(crate) async fn post(desk: &Desk, key: &str, body: &Value) -> Answer {
    let headers = [("content-type", "application/json"), ("idempotency-key", key)];
    desk.call(Method::POST, "/api/requests", &headers, body.to_string()).await
}

pub(crate) async fn body(desk: &Desk, application: &Value, code: &str) -> Value {
    json!({ "application": application, "rules": rules(desk).await, "certificate": { "code": code } })
}

/// The same body with a code that is not the one that was sent.
pub(crate) fn with_another_code(body: &Value) -> Value {
    let mut other = body.clone();
    other["certificate"]["code"] = json!(another_code(body["certificate"]["code"].as_str().unwrap()));
    other
}

/// Certifies the application and hands it in.
pub(crate) async fn submit(desk: &Desk, application: &Value) -> Answer {
    let code = code_for(desk, application).await;
    post(desk, "key-1", &body(desk, application, &code).await).await
}

pub(crate) async fn cabinet(desk: &Desk) -> Vec<Value> {
    desk.get("/api/requests").await.json()["requests"].as_array().unwrap().clone()
}

/// The problems of a report as a sender names them who goes on in spite of them.
pub(crate) fn known(report: &Value) -> Value {
    report["problems"].as_array().unwrap().iter().map(|problem| json!([problem["code"], problem["at"]])).collect()
}

/// Hands in what has problems: refused without the sender's word, refused when the sender knows of others, taken when of these.
pub(crate) async fn as_is(desk: &Desk, application: &Value, verdict: &str) -> Value {
    let answer = submit(desk, application).await;
    let report = answer.json()["report"].clone();
    check_refused(desk, &answer, 422, verdict).await;
    let mut body = body(desk, application, &code_for(desk, application).await).await;
    body["as_is"] = json!([["missing", "/nothing"]]);
    check_refused(desk, &post(desk, "b", &body).await, 422, verdict).await;
    body["as_is"] = known(&report);
    let filed = post(desk, "c", &body).await;
    assert_eq!(filed.status, 201, "{filed:?}");
    assert_eq!(filed.json()["report"]["verdict"], verdict);
    let number = filed.json()["number"].as_str().unwrap().to_owned();
    desk.get(&format!("/api/requests/{number}")).await.json()
}

/// That the answer is this problem, and that nothing was stored.
pub(crate) async fn check_refused(desk: &Desk, answer: &Answer, status: u16, code: &str) {
    assert_eq!(answer.told(), (status, code.to_owned()), "{answer:?}");
    assert_eq!(cabinet(desk).await, Vec::<Value>::new());
}

#[tokio::test]
async fn a_complete_application_is_registered_and_stands_in_the_cabinet() {
    for case in 0..CASES.len() {
        let folder = Folder::new();
        let desk = before(&folder, 0).await;
        let application = application(case, 0);
        let filed = submit(&desk, &application).await;
        assert_eq!(filed.status, 201, "{filed:?}");
        let answer = filed.json();
        assert_eq!((&answer["report"]["verdict"], &answer["state"]["stage"]), (&json!("complete"), &json!("filed")));
        let number = answer["number"].as_str().unwrap();
        assert_eq!(filed.headers["location"], format!("/api/requests/{number}"));
        let [listed] = &cabinet(&desk).await[..] else { panic!("one request") };
        assert_eq!((&listed["number"], &listed["due_on"]), (&answer["number"], &answer["report"]["due_on"]));
        let request = desk.get(&format!("/api/requests/{number}")).await.json();
        assert_eq!(request["application"], application);
        assert_eq!(request["report"], answer["report"]);
        assert_eq!(request["awaiting"], json!(["receipt"]));
        assert_eq!((&request["events"][0]["what"]["kind"], &request["events"][0]["by"]), (&json!("filed"), &json!("you")));
    }
}

#[tokio::test]
async fn f1_the_same_call_made_again_gets_the_same_answer_and_makes_no_second_request() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    let application = application(0, 0);
    let code = code_for(&desk, &application).await;
    let body = body(&desk, &application, &code).await;
    let first = post(&desk, "key-1", &body).await;
    desk.clock.advance(TimeDelta::minutes(20));
    let again = post(&desk, "key-1", &body).await;
    assert_eq!((first.status, &first.bytes), (201, &again.bytes));
    assert_eq!(cabinet(&desk).await.len(), 1);
}

#[tokio::test]
async fn f2_the_same_key_with_another_body_is_a_conflict() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    let mut application = application(0, 0);
    assert_eq!(submit(&desk, &application).await.status, 201);
    application["reason"]["text"] = json!("Басқа себеп.");
    assert_eq!(submit(&desk, &application).await.told(), (409, "key-reused".to_owned()));
    assert_eq!(cabinet(&desk).await.len(), 1);
}

#[tokio::test]
async fn f3_the_same_call_made_four_times_at_once_makes_one_request_and_gets_one_answer() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    let application = application(0, 0);
    let code = code_for(&desk, &application).await;
    let body = body(&desk, &application, &code).await;
    let again = || post(&desk, "key-1", &body);
    let (one, two, three, four) = tokio::join!(again(), again(), again(), again());
    assert_eq!(one.status, 201, "{one:?}");
    for other in [two, three, four] {
        assert_eq!((other.status, &other.bytes), (201, &one.bytes));
    }
    assert_eq!(cabinet(&desk).await.len(), 1);
}

#[tokio::test]
async fn a_request_is_there_after_a_restart_and_its_key_still_counts() {
    let folder = Folder::new();
    let mut desk = before(&folder, 0).await;
    let application = application(0, 0);
    let code = code_for(&desk, &application).await;
    let body = body(&desk, &application, &code).await;
    let first = post(&desk, "key-1", &body).await;
    let token = desk.token.take();
    desk.lose_the_table().await;
    drop(desk);
    let mut desk = Desk::open(&folder).await;
    desk.token = token;
    assert_eq!(cabinet(&desk).await.len(), 1);
    assert_eq!(post(&desk, "key-1", &body).await.bytes, first.bytes);
}

#[tokio::test]
async fn somebody_elses_application_is_refused() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    check_refused(&desk, &submit(&desk, &application(0, 1)).await, 403, "not-yours").await;
}

#[tokio::test]
async fn an_applicant_does_not_stand_at_the_counter() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    for channel in ["office", "state-corporation"] {
        let mut application = application(0, 0);
        application["channel"] = json!(channel);
        check_refused(&desk, &post(&desk, "key-1", &body(&desk, &application, "000000").await).await, 403, "wrong-channel").await;
        check_refused(&desk, &certify(&desk, &application).await, 403, "wrong-channel").await;
    }
}

#[tokio::test]
async fn b25_a_code_certifies_one_application_as_it_is_and_once() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    let (application, other) = (application(0, 0), application(1, 0));
    let code = code_for(&desk, &application).await;
    check_refused(&desk, &post(&desk, "a", &body(&desk, &other, &code).await).await, 422, "not-certified").await;
    let mut changed = application.clone();
    changed["corrections"][0]["correct"] = json!("Әбдірахман");
    check_refused(&desk, &post(&desk, "b", &body(&desk, &changed, &code).await).await, 422, "not-certified").await;
    let without = json!({ "application": application, "rules": rules(&desk).await });
    check_refused(&desk, &post(&desk, "c", &without).await, 422, "not-certified").await;
    assert_eq!(post(&desk, "d", &body(&desk, &application, &code).await).await.status, 201);
    assert_eq!(post(&desk, "e", &body(&desk, &application, &code).await).await.told(), (422, "not-certified".to_owned()));
    assert_eq!(cabinet(&desk).await.len(), 1);
}

#[tokio::test]
async fn b25_a_code_to_sign_in_certifies_nothing() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    let (application, person) = (application(0, 0), &people()[0]);
    desk.clock.advance(TimeDelta::seconds(1));
    assert_eq!(desk.post("/api/sign-in", &json!({ "iin": person.iin, "phone": person.phones[0] })).await.status, 201);
    let code = desk.last_code().await;
    check_refused(&desk, &post(&desk, "a", &body(&desk, &application, &code).await).await, 422, "not-certified").await;
}

#[tokio::test]
async fn b26_another_accounts_code_for_the_same_application_does_not_count() {
    let folder = Folder::new();
    let mut desk = before(&folder, 4).await;
    let mut application = application(0, 5);
    let (parent, child) = (&people()[4], &people()[5]);
    application["representative"] = json!({ "name": parent.name, "iin": parent.iin, "relation": "parent" });
    let code = code_for(&desk, &application).await;
    desk.sign_in(child).await;
    upload(&desk).await;
    check_refused(&desk, &post(&desk, "a", &body(&desk, &application, &code).await).await, 422, "not-certified").await;
}

#[tokio::test]
async fn a_signature_is_required_where_one_is_claimed() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    let mut application = application(0, 0);
    application["certified_by"] = json!("eds");
    check_refused(&desk, &submit(&desk, &application).await, 422, "signature-required").await;
    let with_cms =
        json!({ "application": application, "rules": rules(&desk).await, "certificate": { "cms": "MIAGCSqGSIb3DQEHAqCAMIACAQE" } });
    check_refused(&desk, &post(&desk, "b", &with_cms).await, 422, "signature-required").await;
}

#[tokio::test]
async fn a_provider_that_is_not_registered_is_unknown() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    for bin in [json!(null), json!("150240990078"), json!("010940990067")] {
        let mut application = application(0, 0);
        application["provider"]["bin"] = bin;
        check_refused(&desk, &submit(&desk, &application).await, 422, "provider-unknown").await;
    }
}

#[tokio::test]
async fn an_organisation_of_another_kind_is_unknown_to_the_service() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    for (case, other) in [(0, UNIVERSITY), (1, COLLEGES)] {
        let mut application = application(case, 0);
        application["provider"]["bin"] = json!(other);
        check_refused(&desk, &submit(&desk, &application).await, 422, "provider-unknown").await;
    }
}

#[tokio::test]
async fn what_is_only_checked_here_is_not_handed_in_here() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    for service in ALL.iter().filter(|service| !takes_the_portal(service)) {
        let mut application = application(0, 0);
        application["service"] = json!(service.code);
        // Whatever it lacks, and to whomever it goes: the answer is that it does not go from here.
        for member in ["corrections", "education", "reason", "attachments"] {
            application.as_object_mut().unwrap().remove(member);
        }
        let answer = post(&desk, "key-1", &body(&desk, &application, "000000").await).await;
        for answer in [answer, certify(&desk, &application).await] {
            assert!(answer.json()["title"].as_str().unwrap().contains("handed in at the organisation"), "{answer:?}");
            check_refused(&desk, &answer, 409, "not-now").await;
        }
    }
}

#[tokio::test]
async fn b18_a_file_is_the_one_that_this_account_has_uploaded() {
    let folder = Folder::new();
    let mut desk = before(&folder, 0).await;
    for (member, value) in [("sha256", json!("0".repeat(64))), ("bytes", json!(DIPLOMA.len() + 1)), ("media_type", json!("image/png"))] {
        let mut application = application(0, 0);
        let files = application["attachments"].as_object_mut().unwrap().values_mut().next().unwrap();
        files[0][member] = value;
        let answer = submit(&desk, &application).await;
        let at = answer.json()["at"].clone();
        check_refused(&desk, &answer, 422, "file-unknown").await;
        assert!(at.as_str().unwrap().starts_with("/application/attachments/"), "{at}");
    }
    desk.sign_in(&people()[1]).await;
    check_refused(&desk, &submit(&desk, &application(0, 1)).await, 422, "file-unknown").await;
}

#[tokio::test]
async fn a_sender_with_other_rules_is_told_which_ones_hold() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    let application = application(0, 0);
    let mut body = body(&desk, &application, "000000").await;
    body["rules"] = json!(format!("sha256:{}", "0".repeat(64)));
    let answer = post(&desk, "a", &body).await;
    assert_eq!(answer.json()["rules"], rules(&desk).await);
    check_refused(&desk, &answer, 409, "rules-changed").await;
}
