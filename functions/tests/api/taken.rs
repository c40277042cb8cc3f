//! What becomes of an application that is judged: which problems it may carry, who may see it, and how many a day are taken.

use crate::desk::{Deployment, Desk, Folder, people};
use crate::submit::{application, as_is, before, body, cabinet, check_refused, code_for, known, post, submit, upload, without_documents};
use chrono::TimeDelta;
use otinish_core::services::{Edition, Service, tve_correction};
use otinish_functions::sign_in::Limits;
use serde_json::{Value, json};

#[tokio::test]
async fn a_blocked_application_comes_back_with_its_report() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    let mut application = application(0, 0);
    application["consent"] = json!(false);
    let answer = submit(&desk, &application).await;
    let report = answer.json()["report"].clone();
    assert_eq!(report["verdict"], "blocked");
    check_refused(&desk, &answer, 422, "blocked").await;
    // Knowing it helps nothing.
    let mut body = body(&desk, &application, &code_for(&desk, &application).await).await;
    body["as_is"] = known(&report);
    check_refused(&desk, &post(&desk, "b", &body).await, 422, "blocked").await;
}

#[tokio::test]
async fn remarks_go_as_they_are_and_prepare_no_refusal() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    let mut application = application(0, 0);
    application["reason"] = json!(null);
    let request = as_is(&desk, &application, "remarks").await;
    assert_eq!((&request["state"]["prepared"], &request["awaiting"]), (&json!(null), &json!(["receipt"])));
}

#[tokio::test]
async fn a_refusal_is_prepared_and_left_to_the_provider() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    let request = as_is(&desk, &without_documents(1, 0), "refusable").await;
    assert_eq!(request["state"], json!({ "stage": "filed", "authority": "not-needed", "prepared": "refusal-to-accept" }));
    assert_eq!(request["awaiting"], json!(["receipt"]));
    assert_eq!(request["events"][1]["by"], "system");
}

#[tokio::test]
async fn a_refusal_is_issued_at_once_where_an_order_says_so() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    let request = as_is(&desk, &without_documents(0, 0), "refusable").await;
    assert_eq!(request["awaiting"], json!(["receipt", "refusal"]));
}

/// As the correction of the colleges would be if its refusals had to be signed by a person.
const SIGNED_SERVICES: &[&Service] = &[&Service { editions: &[SIGNED], ..tve_correction::SERVICE }];
const SIGNED: Edition = Edition { refused_by_person: Some("TC-p11"), ..LATEST };
const LATEST: Edition = tve_correction::SERVICE.editions[tve_correction::SERVICE.editions.len() - 1];

#[tokio::test]
async fn no_order_issues_at_once_what_a_person_has_to_sign() {
    let folder = Folder::new();
    let limits = Limits { codes_for_a_number: 20, ..Limits::default() };
    let deployment = Deployment { limits, services: SIGNED_SERVICES, ..Deployment::ordinary(&folder) };
    let mut desk = Desk::of(&folder, deployment).await;
    desk.sign_in(&people()[0]).await;
    let request = as_is(&desk, &without_documents(0, 0), "refusable").await;
    assert_eq!((&request["state"]["prepared"], &request["awaiting"]), (&json!("refusal"), &json!(["receipt"])));
}

#[tokio::test]
async fn a_parents_request_stands_in_both_cabinets() {
    let folder = Folder::new();
    let mut desk = before(&folder, 4).await;
    let mut application = application(1, 5);
    let (parent, child) = (&people()[4], &people()[5]);
    application["representative"] = json!({ "name": parent.name, "iin": parent.iin, "relation": "parent" });
    let filed = submit(&desk, &application).await;
    assert_eq!((filed.status, &filed.json()["state"]["authority"]), (201, &json!("confirmed")));
    let path = format!("/api/requests/{}", filed.json()["number"].as_str().unwrap());
    desk.sign_in(child).await;
    assert_eq!(cabinet(&desk).await.len(), 1);
    assert_eq!(desk.get(&path).await.json()["events"][0]["by"], "another");
}

#[tokio::test]
async fn nothing_is_refused_while_the_authority_is_not_proved() {
    let folder = Folder::new();
    let desk = before(&folder, 4).await;
    let mut application = without_documents(0, 1);
    let parent = &people()[4];
    application["representative"] = json!({ "name": parent.name, "iin": parent.iin, "relation": "proxy" });
    let request = as_is(&desk, &application, "refusable").await;
    assert_eq!(request["state"], json!({ "stage": "filed", "authority": "not-proved", "prepared": null }));
    assert_eq!(request["awaiting"], json!(["receipt"]));
}

#[tokio::test]
async fn b29_an_account_hands_in_so_many_applications_a_day() {
    let folder = Folder::new();
    let mut desk = Desk::with(&folder, Limits { codes_for_a_number: 20, requests_a_day: 2, ..Limits::default() }).await;
    desk.sign_in(&people()[0]).await;
    upload(&desk).await;
    let application = application(0, 0);
    let one_more = async |desk: &Desk, key: &str| {
        let code = code_for(desk, &application).await;
        post(desk, key, &body(desk, &application, &code).await).await
    };
    assert_eq!(one_more(&desk, "a").await.status, 201);
    assert_eq!(one_more(&desk, "b").await.status, 201);
    let third = one_more(&desk, "c").await;
    // The first was handed in two seconds ago.
    assert_eq!((third.told(), third.header("retry-after")), ((429, "slow-down".to_owned()), "86399"));
    // Signing in again and the code take a second each.
    desk.clock.advance(TimeDelta::hours(24) - TimeDelta::seconds(4) - TimeDelta::milliseconds(1));
    desk.sign_in(&people()[0]).await;
    let body = body(&desk, &application, &code_for(&desk, &application).await).await;
    assert_eq!(post(&desk, "d", &body).await.status, 429);
    assert_eq!(cabinet(&desk).await.len(), 2);
    desk.clock.advance(TimeDelta::milliseconds(1));
    assert_eq!(post(&desk, "d", &body).await.status, 201);
}

#[tokio::test]
async fn what_somebody_else_hands_in_for_a_person_is_not_counted_as_that_persons() {
    let folder = Folder::new();
    let mut desk = Desk::with(&folder, Limits { codes_for_a_number: 20, requests_a_day: 1, ..Limits::default() }).await;
    let (other, person) = (&people()[4], &people()[1]);
    desk.sign_in(other).await;
    upload(&desk).await;
    let mut for_the_person = application(0, 1);
    for_the_person["representative"] = json!({ "name": other.name, "iin": other.iin, "relation": "proxy" });
    assert_eq!(submit(&desk, &for_the_person).await.status, 201);
    desk.sign_in(person).await;
    upload(&desk).await;
    assert_eq!(cabinet(&desk).await.len(), 1);
    assert_eq!(submit(&desk, &application(0, 1)).await.status, 201);
    let code = code_for(&desk, &application(0, 1)).await;
    assert_eq!(post(&desk, "b", &body(&desk, &application(0, 1), &code).await).await.status, 429);
    assert_eq!(cabinet(&desk).await.len(), 2);
}

#[tokio::test]
async fn where_no_application_is_allowed_a_day_none_is_taken() {
    let folder = Folder::new();
    let mut desk = Desk::with(&folder, Limits { requests_a_day: 0, ..Limits::default() }).await;
    desk.sign_in(&people()[0]).await;
    upload(&desk).await;
    check_refused(&desk, &submit(&desk, &application(0, 0)).await, 429, "slow-down").await;
}

#[tokio::test]
async fn the_cabinet_is_leafed_through_the_latest_first() {
    let folder = Folder::new();
    let mut desk = Desk::with(&folder, Limits { codes_for_a_number: 100, ..Limits::default() }).await;
    desk.sign_in(&people()[0]).await;
    upload(&desk).await;
    let application = application(0, 0);
    let mut filed = Vec::new();
    for key in 0..21 {
        let code = code_for(&desk, &application).await;
        filed.insert(0, post(&desk, &key.to_string(), &body(&desk, &application, &code).await).await.json()["number"].clone());
    }
    let first = desk.get("/api/requests").await.json();
    let second = desk.get(&format!("/api/requests?after={}", first["after"].as_str().unwrap())).await.json();
    let numbers = |page: &Value| page["requests"].as_array().unwrap().iter().map(|request| request["number"].clone()).collect::<Vec<_>>();
    assert_eq!((numbers(&first), numbers(&second)), (filed[..20].to_vec(), filed[20..].to_vec()));
    assert_eq!(second["after"], json!(null));
}

#[tokio::test]
async fn b23_somebody_elses_request_is_not_found_in_the_very_words_of_one_that_is_not_there() {
    let folder = Folder::new();
    let mut desk = before(&folder, 0).await;
    let filed = submit(&desk, &application(0, 0)).await.json();
    let number = filed["number"].as_str().unwrap().to_owned();
    desk.sign_in(&people()[1]).await;
    let other = desk.get(&format!("/api/requests/{number}")).await;
    assert_eq!(other.status, 404);
    for path in [
        "/api/requests/000000000000".to_owned(),
        "/api/requests/no-number".to_owned(),
        "/api/requests/%FF".to_owned(),
        format!("/api/requests/{number}/notices/{number}-1"),
        format!("/api/requests/000000000000/notices/{number}-1"),
    ] {
        let nothing = desk.get(&path).await;
        assert_eq!((nothing.status, &nothing.bytes), (404, &other.bytes), "{path}");
    }
    assert_eq!(desk.get(&format!("/api/requests?after={number}")).await.bytes, other.bytes);
    assert_eq!(cabinet(&desk).await.len(), 0);
    desk.token = None;
    assert_eq!(desk.get(&format!("/api/requests/{number}")).await.status, 401);
}
