//! The server aborts itself at each of the six failpoints, over a receipt and over a refusal, and is started again on the same folder; the client
//! sends the same once more. Whatever happened, there is one request, one of each notice and one message about it, and the invariants of the
//! fault list hold, beside somebody else who has a request of their own.

use crate::server::{Folder, PUBLIC_URL, Server};
use crate::visitor::{Visitor, application, code_on_the_page, person, personal};
use otinish_core::notice::Kind;
use otinish_core::request::Event;
use otinish_functions::clock::Clock;
use otinish_functions::embedded::Engine;
use otinish_functions::failpoint::{FailAt, Failpoint};
use otinish_functions::objects::Objects;
use otinish_functions::random;
use otinish_functions::sms::Sms;
use otinish_functions::store::notices::{Stage, sealed_path};
use otinish_functions::store::{Store, chain, tasks};
use otinish_functions::vault::Vault;
use reqwest::Method;
use serde_json::{Value, json};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

const SIGABRT: i32 = 6;
const RECEIVED: (&str, &[Kind]) = ("received", &[Kind::Receipt]);
const REFUSED: (&str, &[Kind]) = ("refused", &[Kind::Receipt, Kind::Refusal]);

/// How often the server dies at each place.
fn times() -> usize {
    if std::env::var_os("OTINISH_LONG").is_some() { 20 } else { 3 }
}

#[tokio::test]
async fn a_server_that_dies_at_any_failpoint_leaves_one_notice_and_one_message_behind() {
    for failpoint in Failpoint::of_a_notice() {
        for _ in 0..times() {
            die(failpoint.into(), &application(0), RECEIVED).await;
        }
    }
}

#[tokio::test]
async fn a_server_that_dies_over_a_refusal_leaves_one_refusal_and_one_message_behind() {
    let mut lacking = application(0);
    lacking["attachments"] = json!({});
    for place in Failpoint::of_a_notice() {
        // The receipt is about the first event of a request, the refusal about the second; both are committed at once.
        let event = (place != Failpoint::AfterCommit).then_some(2);
        for _ in 0..times() {
            die(FailAt { place, event }, &lacking, REFUSED).await;
        }
    }
}

/// Hands the application in at a server that dies at this place, and at the next one, which brings it to its end.
async fn die(fail_at: FailAt, application: &Value, (stage, kinds): (&str, &[Kind])) {
    let folder = Folder::new();
    let dying = Server::start(folder.path(), Some(fail_at));
    let mut visitor = Visitor::of(&dying.url, 0);
    let mut submission = visitor.prepare_with(application, code_on_the_page).await;
    if kinds.contains(&Kind::Refusal) {
        submission["as_is"] = known(&visitor, &submission).await;
    }
    let first = visitor.submit(&submission).await;
    assert_eq!(dying.ended().await.signal(), Some(SIGABRT), "{fail_at}");

    let server = Server::start(folder.path(), None);
    visitor.url.clone_from(&server.url);
    let second = visitor.submit(&submission).await.unwrap();
    // I1, I2: whoever was answered is answered the same.
    assert!(first.is_none_or(|first| first == second), "{fail_at}");
    let number = second["number"].as_str().unwrap();
    let request = visitor.at_stage(number, stage).await;
    assert_eq!(request["events"][0]["what"]["kind"], "filed", "{fail_at}");

    let mut other = Visitor::of(&server.url, 1);
    let theirs = other.prepare(code_on_the_page).await;
    let theirs = other.submit(&theirs).await.unwrap()["number"].as_str().unwrap().to_owned();
    let their_request = other.received(&theirs).await;
    let documents = documents(&visitor, number, &request).await;
    check_apart((&other, &theirs), number, &request).await;
    check_apart((&visitor, number), &theirs, &their_request).await;

    assert!(server.stop().await.success(), "{fail_at}");
    check(folder.path(), &[(0, number, kinds), (1, &theirs, RECEIVED.1)], &documents).await;
    let called = [&visitor, &other].map(|visitor| visitor.called.lock().unwrap().join("\n")).concat();
    for personal in personal(0).into_iter().chain(personal(1)) {
        assert!(!called.contains(&personal), "{fail_at}: {personal} in an address");
    }
}

/// The problems that the sender is shown, as the sender names them who hands in all the same.
async fn known(visitor: &Visitor, submission: &Value) -> Value {
    let headers = [("content-type", "application/json"), ("idempotency-key", "the-same-key")];
    let judged = visitor.call(Method::POST, "/api/requests", &headers, submission.to_string().into_bytes()).await.unwrap();
    assert_eq!(judged.status(), 422);
    let judged: Value = judged.json().await.unwrap();
    judged["report"]["problems"].as_array().unwrap().iter().map(|problem| json!([problem["code"], problem["at"]])).collect()
}

/// The notices of the request as its person gets them.
async fn documents(visitor: &Visitor, number: &str, request: &Value) -> Vec<Vec<u8>> {
    let mut documents = Vec::new();
    for notice in request["notices"].as_array().unwrap() {
        let (status, document) = visitor.told(&format!("/api/requests/{number}/notices/{}", notice["id"].as_str().unwrap())).await;
        assert!(status == 200 && document.starts_with(b"%PDF"));
        documents.push(document);
    }
    documents
}

/// I7: to somebody who is signed in and has a request of their own, another's is not there, to the byte.
async fn check_apart((visitor, own): (&Visitor, &str), number: &str, request: &Value) {
    let nowhere = random::request_number();
    let mut hidden = vec![(format!("/api/requests/{number}"), format!("/api/requests/{nowhere}"))];
    hidden.push((format!("/api/requests?after={number}"), format!("/api/requests?after={nowhere}")));
    for notice in request["notices"].as_array().unwrap() {
        let id = notice["id"].as_str().unwrap();
        hidden.push((format!("/api/requests/{number}/notices/{id}"), format!("/api/requests/{nowhere}/notices/{nowhere}-1")));
        // Nor does one's own request lead to it.
        hidden.push((format!("/api/requests/{own}/notices/{id}"), format!("/api/requests/{own}/notices/{own}-9")));
    }
    let nobody = Visitor::new(&visitor.url);
    for (there, not_there) in hidden {
        let (status, told) = visitor.told(&there).await;
        assert_eq!((status, &told), (404, &visitor.told(&not_there).await.1), "{there}");
        let (status, told) = nobody.told(&there).await;
        assert_eq!((status, &told), (401, &nobody.told(&not_there).await.1), "{there}");
    }
    let listed = visitor.get("/api/requests").await;
    let listed: Vec<&Value> = listed["requests"].as_array().unwrap().iter().map(|request| &request["number"]).collect();
    assert_eq!(listed, [own]);
}

/// What the folder holds after the server has ended: of each person one request with these notices.
async fn check(folder: &Path, people: &[(usize, &str, &[Kind])], documents: &[Vec<u8>]) {
    let data = folder.join("data");
    let engine = Engine::start(&data.join("table.sqlite")).await.unwrap();
    let table = engine.table(Duration::from_secs(5)).await.unwrap();
    let vault = Vault::from_file(&data.join("keys")).unwrap();
    let store = Store::new(table.clone(), vault.clone(), Clock::System, None);
    let objects = Objects::folder(&data.join("objects")).unwrap();
    let messages = Sms::Outbox { table, vault: vault.clone() }.kept().await.unwrap();
    let mut announced: Vec<_> = messages.iter().filter(|message| message.text.contains(PUBLIC_URL)).collect();
    for (who, number, kinds) in people {
        let cabinet = store.cabinet(&vault.person(&person(*who).iin), None, 10).await.unwrap();
        assert_eq!(cabinet.iter().map(|entry| entry.number.as_str()).collect::<Vec<_>>(), [*number]);
        let request = store.request(number).await.unwrap().unwrap();
        // I5.
        chain::verify(&request).unwrap();
        // I3, I4: one notice for each decision that is stored, nothing left to do.
        assert_eq!(request.notices.iter().map(|notice| notice.kind).collect::<Vec<_>>(), *kinds);
        assert!(request.tasks.iter().all(|task| task.stage == tasks::Stage::Done));
        let prepared = request.events.iter().filter(|event| matches!(event.what, Event::RefusalPrepared { .. })).count();
        assert_eq!(prepared, kinds.len() - 1);
        let issued = request.events.iter().filter(|event| matches!(event.what, Event::Issued { .. })).count();
        assert_eq!((issued, request.events.len()), (kinds.len(), 1 + prepared + issued));
        for notice in &request.notices {
            assert_eq!(notice.stage, Stage::Issued);
            let said = store.notice(notice).await.unwrap();
            assert_eq!((said.kind, said.verify.url), (notice.kind, format!("{PUBLIC_URL}/v/{}", notice.code)));
            let told =
                announced.iter().position(|message| message.id == notice.id).unwrap_or_else(|| panic!("nothing tells of {}", notice.id));
            assert_eq!(announced.remove(told).to, person(*who).phones[0]);
        }
        if *who == 0 {
            for (notice, document) in request.notices.iter().zip(documents) {
                assert_eq!(objects.get(&sealed_path(&notice.id)).await.unwrap().unwrap(), *document);
            }
            assert_eq!(request.notices.len(), documents.len());
        }
    }
    assert!(announced.is_empty(), "told twice: {announced:?}");
    let notices: usize = people.iter().map(|(_, _, kinds)| kinds.len()).sum();
    assert_eq!(std::fs::read_dir(data.join("objects/notices")).unwrap().count(), notices);
    engine.stop().await;
    check_nothing_personal(folder, people);
}

/// I6: no name of a file, no log and no file but the documents themselves holds anything personal.
fn check_nothing_personal(folder: &Path, people: &[(usize, &str, &[Kind])]) {
    let files = files(folder);
    let personal: Vec<String> = people.iter().flat_map(|(who, ..)| personal(*who)).collect();
    let mut searched = 0;
    for file in &files {
        let mut places = vec![file.strip_prefix(folder).unwrap().to_string_lossy().into_owned().into_bytes()];
        if !file.starts_with(folder.join("data/objects")) {
            places.push(std::fs::read(file).unwrap());
        }
        for (place, personal) in places.iter().flat_map(|place| personal.iter().map(move |personal| (place, personal))) {
            let found = place.windows(personal.len()).any(|window| window == personal.as_bytes());
            assert!(!found, "{personal} in {}", file.display());
        }
        // The same search finds what may be there.
        searched += places.iter().filter(|place| place.windows(12).any(|window| window == people[0].1.as_bytes())).count();
    }
    assert!(searched >= 3, "the table, the log and the names of objects tell of the request by its number");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(self::files(&path)) } else { files.push(path) }
    }
    files
}
