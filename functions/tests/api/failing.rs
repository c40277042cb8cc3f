//! The table or the store of files fails while a certified application is handed in: before its transaction, in it, and after it with the answer
//! lost. The sender is told to come back, nothing is half stored, and the same call made again makes exactly one request.

use crate::bucket::Bucket;
use crate::desk::{Deployment, Desk, Folder, people};
use crate::proxy::{Day, Proxy};
use crate::submit::{DIPLOMA, application, body, cabinet, code_for, post, upload, with_another_code};
use otinish_functions::objects::Objects;
use otinish_functions::sign_in::Limits;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const WRITES: &str = "TransactWriteItems";

/// A desk whose table can fail, before which a person stands who is signed in and has uploaded a diploma.
async fn before(folder: &Folder) -> Desk {
    let limits = Limits { codes_for_a_number: 200, codes_for_an_address: 200, ..Limits::default() };
    let mut desk = Desk::of(folder, Deployment { limits, has_bad_days: true, ..Deployment::ordinary(folder) }).await;
    desk.sign_in(&people()[0]).await;
    upload(&desk).await;
    desk
}

/// A certified application, ready to be handed in.
async fn certified(desk: &Desk) -> Value {
    let application = application(0, 0);
    body(desk, &application, &code_for(desk, &application).await).await
}

/// Everything that stands in the table, by its keys.
async fn items(desk: &Desk) -> BTreeMap<String, Value> {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let signed = "AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0";
    let call = client.post(desk.table_url()).header("x-amz-target", "DynamoDB_20120810.Scan").header("authorization", signed);
    let call = call.header("x-amz-date", "20260101T000000Z").header("content-type", "application/x-amz-json-1.0");
    let answer = call.body(json!({ "TableName": otinish_functions::embedded::TABLE }).to_string()).send().await.unwrap();
    let scanned: Value = answer.json().await.unwrap();
    assert!(scanned.get("LastEvaluatedKey").is_none(), "the whole table fits into one answer");
    let items = scanned["Items"].as_array().unwrap_or_else(|| panic!("{scanned}")).iter();
    items.map(|item| (format!("{} {}", item["PK"]["S"], item["SK"]["S"]), item.clone())).collect()
}

fn keys(items: &BTreeMap<String, Value>) -> Vec<&String> {
    items.keys().collect()
}

/// That this call, made again, makes or has made the one request that is new since there were so many, and is answered the same ever after.
async fn check_made_once(desk: &Desk, key: &str, body: &Value, requests: usize) {
    let filed = post(desk, key, body).await;
    assert_eq!(filed.status, 201, "{key}: {filed:?}");
    assert_eq!(post(desk, key, body).await.bytes, filed.bytes, "{key}");
    let listed = cabinet(desk).await;
    assert_eq!((listed.len(), &listed[0]["number"]), (requests + 1, &filed.json()["number"]), "{key}");
    let is_request = |key: &&String| key.starts_with("\"R#") && key.ends_with("\".\"");
    assert_eq!(items(desk).await.keys().filter(is_request).count(), requests + 1, "{key}");
    let request = desk.get(&format!("/api/requests/{}", filed.json()["number"].as_str().unwrap())).await.json();
    assert_eq!((&request["awaiting"], &request["report"]), (&json!(["receipt"]), &filed.json()["report"]), "{key}");
}

/// The calls of the table that a submission makes when nothing fails.
async fn calls(desk: &Desk) -> Vec<String> {
    let body = certified(desk).await;
    desk.proxy.turn([]);
    assert_eq!(post(desk, "undisturbed", &body).await.status, 201);
    let calls = desk.proxy.calls();
    // The code is counted and looked at in one transaction; the other is the request.
    assert_eq!(calls.iter().filter(|call| *call == WRITES).count(), 2, "{calls:?}");
    assert_eq!(calls.last().unwrap(), WRITES);
    calls
}

#[tokio::test]
async fn f6_wherever_the_table_breaks_nothing_is_stored_and_the_same_call_then_makes_one_request() {
    let folder = Folder::new();
    let desk = before(&folder).await;
    let calls = calls(&desk).await;
    for (place, call) in calls.iter().enumerate() {
        let key = format!("broken-at-{place}-{call}");
        let body = certified(&desk).await;
        let stored = items(&desk).await;
        desk.proxy.turn_after(place, Day::Error("ResourceNotFoundException"));
        post(&desk, &key, &body).await.check_unavailable(&key);
        desk.proxy.turn([]);
        assert_eq!(keys(&items(&desk).await), keys(&stored), "{key}");
        check_made_once(&desk, &key, &body, place + 1).await;
    }
}

#[tokio::test]
async fn f12_f13_a_write_that_is_throttled_or_whose_answer_is_lost_makes_one_request() {
    let folder = Folder::new();
    let desk = before(&folder).await;
    let calls = calls(&desk).await;
    let mut requests = 1;
    for (place, _) in calls.iter().enumerate().filter(|(_, call)| *call == WRITES) {
        // For a moment: the call itself tries again, and the sender sees nothing of it.
        for day in [Day::Error("ThrottlingException"), Day::Cancelled("TransactionConflict"), Day::DoneInSilence] {
            let key = format!("once-{requests}");
            let body = certified(&desk).await;
            desk.proxy.turn(std::iter::repeat_n(Day::Good, place).chain([day]));
            assert_eq!(post(&desk, &key, &body).await.status, 201, "{day:?} at {place}");
            check_made_once(&desk, &key, &body, requests).await;
            requests += 1;
        }
        // For longer than anybody waits.
        for day in [Day::Error("ThrottlingException"), Day::DoneInSilence, Day::Silent] {
            let key = format!("long-{requests}");
            let body = certified(&desk).await;
            desk.proxy.turn_after(place, day);
            post(&desk, &key, &body).await.check_unavailable(&format!("{day:?} at {place}"));
            desk.proxy.turn([]);
            let is_done = matches!(day, Day::DoneInSilence) && place + 1 == calls.len();
            assert_eq!(cabinet(&desk).await.len(), requests + usize::from(is_done), "{day:?} at {place}");
            check_made_once(&desk, &key, &body, requests).await;
            requests += 1;
        }
    }
}

#[tokio::test]
async fn a_right_code_loses_no_try_to_a_table_that_does_not_take_the_request() {
    let folder = Folder::new();
    let desk = before(&folder).await;
    let last = calls(&desk).await.len() - 1;
    let body = certified(&desk).await;
    // More often than a code may be tried.
    for tries in 0..6 {
        desk.proxy.turn(std::iter::repeat_n(Day::Good, last).chain([Day::Error("ResourceNotFoundException")]));
        post(&desk, "key", &body).await.check_unavailable(&tries.to_string());
    }
    // A wrong one loses one all the same, and only one.
    assert_eq!(post(&desk, "key", &with_another_code(&body)).await.json()["tries_left"], 4);
    check_made_once(&desk, "key", &body, 1).await;
    let used = post(&desk, "another-key", &body).await;
    assert_eq!((used.told(), &used.json()["tries_left"]), ((422, "not-certified".to_owned()), &json!(0)));
}

#[tokio::test]
async fn f26_while_the_files_cannot_be_read_nothing_is_stored_and_the_code_is_not_touched() {
    let bucket = Bucket::start().await;
    let folder = Folder::new();
    let proxy = Proxy::start(&bucket.url, &[]).await;
    let mut desk = Desk::over(&folder, Limits::default(), Objects::s3("files", Some(&proxy.url), None).unwrap()).await;
    desk.sign_in(&people()[0]).await;
    upload(&desk).await;
    let body = certified(&desk).await;
    let stored = items(&desk).await;
    for day in [Day::Error("InternalServerError"), Day::Silent] {
        proxy.turn_after(0, day);
        post(&desk, "key", &body).await.check_unavailable(&format!("{day:?}"));
        assert_eq!(items(&desk).await, stored, "{day:?}");
    }
    proxy.turn([]);
    check_made_once(&desk, "key", &body, 0).await;
}

#[tokio::test]
async fn f26_a_folder_of_files_that_is_gone_for_a_while_costs_nobody_their_application() {
    let folder = Folder::new();
    let desk = before(&folder).await;
    let body = certified(&desk).await;
    let stored = items(&desk).await;
    let (objects, aside) = (folder.0.join("objects"), folder.0.join("aside"));
    std::fs::rename(&objects, &aside).unwrap();
    // A disk that is not there: something else stands where the folder was.
    std::fs::write(&objects, DIPLOMA).unwrap();
    post(&desk, "key", &body).await.check_unavailable("gone");
    assert_eq!(items(&desk).await, stored);
    std::fs::remove_file(&objects).unwrap();
    std::fs::rename(&aside, &objects).unwrap();
    check_made_once(&desk, "key", &body, 0).await;
}

#[tokio::test]
async fn a_right_code_loses_no_try_to_a_table_that_does_not_take_the_session() {
    let folder = Folder::new();
    let desk = Desk::of(&folder, Deployment { has_bad_days: true, ..Deployment::ordinary(&folder) }).await;
    let person = &people()[0];
    let sent = desk.post("/api/sign-in", &json!({ "iin": person.iin, "phone": person.phones[0] })).await.json();
    let path = format!("/api/sign-in/{}", sent["id"].as_str().unwrap());
    let entering = json!({ "code": desk.last_code().await, "bearer": true });
    // What was kept of the number's owner and of the code is read, the try is counted, and then the session is opened.
    for tries in 0..6 {
        desk.proxy.turn([Day::Good, Day::Good, Day::Good, Day::Error("ResourceNotFoundException")]);
        desk.post(&path, &entering).await.check_unavailable(&tries.to_string());
        assert_eq!(desk.proxy.calls()[..4], ["GetItem", "GetItem", WRITES, WRITES]);
    }
    assert_eq!(desk.post(&path, &entering).await.status, 200);
    assert_eq!(desk.post(&path, &entering).await.told(), (401, "sign-in".to_owned()));
}
