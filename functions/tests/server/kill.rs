//! The server aborts itself at each of the six failpoints and is started again on the same folder; the client sends the same once more.
//! Whatever happened, there is one request, one notice and one message, and the invariants of the fault list hold.

use crate::server::{Folder, PUBLIC_URL, Server};
use crate::visitor::{Visitor, code_on_the_page, person, personal};
use otinish_functions::clock::Clock;
use otinish_functions::embedded::Engine;
use otinish_functions::failpoint::Failpoint;
use otinish_functions::objects::Objects;
use otinish_functions::sms::Sms;
use otinish_functions::store::notices::{Stage, sealed_path};
use otinish_functions::store::{Store, chain, tasks};
use otinish_functions::vault::Vault;
use reqwest::Method;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::time::Duration;

const SIGABRT: i32 = 6;

#[tokio::test]
async fn a_server_that_dies_at_any_failpoint_leaves_one_notice_and_one_message_behind() {
    let times = if std::env::var_os("OTINISH_LONG").is_some() { 20 } else { 3 };
    for failpoint in Failpoint::of_a_notice() {
        for _ in 0..times {
            let folder = Folder::new();
            let dying = Server::start(folder.path(), Some(failpoint));
            let mut visitor = Visitor::new(&dying.url);
            let submission = visitor.prepare(code_on_the_page).await;
            let first = visitor.submit(&submission).await;
            assert_eq!(dying.ended().await.signal(), Some(SIGABRT), "{failpoint}");

            let server = Server::start(folder.path(), None);
            visitor.url.clone_from(&server.url);
            let second = visitor.submit(&submission).await.unwrap();
            // I1, I2: whoever was answered is answered the same.
            assert!(first.is_none_or(|first| first == second), "{failpoint}");
            let number = second["number"].as_str().unwrap();
            let request = visitor.received(number).await;
            let notice = &request["notices"][0];
            let path = format!("/api/requests/{number}/notices/{}", notice["id"].as_str().unwrap());
            let document = visitor.call(Method::GET, &path, &[], Vec::new()).await.unwrap().bytes().await.unwrap();
            assert!(document.starts_with(b"%PDF"));
            // I7: nobody else sees any of it.
            let stranger = Visitor::new(&server.url);
            assert_eq!(stranger.call(Method::GET, &path, &[], Vec::new()).await.unwrap().status(), 401);
            assert!(server.stop().await.success(), "{failpoint}");
            check(folder.path(), number, &document).await;
        }
    }
}

/// What the folder holds after the server has ended.
async fn check(folder: &Path, number: &str, document: &[u8]) {
    let data = folder.join("data");
    let engine = Engine::start(&data.join("table.sqlite")).await.unwrap();
    let table = engine.table(Duration::from_secs(5)).await.unwrap();
    let vault = Vault::from_file(&data.join("keys")).unwrap();
    let store = Store::new(table.clone(), vault.clone(), Clock::System, None);
    let of_the_person = vault.person(&person().iin);
    let cabinet = store.cabinet(&of_the_person, None, 10).await.unwrap();
    assert_eq!(cabinet.iter().map(|entry| entry.number.as_str()).collect::<Vec<_>>(), [number]);

    let request = store.request(number).await.unwrap().unwrap();
    // I5.
    chain::verify(&request).unwrap();
    // I3, I4.
    let [notice] = &request.notices[..] else { panic!("one notice, not {:?}", request.notices) };
    assert_eq!(notice.stage, Stage::Issued);
    assert!(request.tasks.iter().all(|task| task.stage == tasks::Stage::Done));
    let objects = Objects::folder(&data.join("objects")).unwrap();
    assert_eq!(objects.get(&sealed_path(&notice.id)).await.unwrap().unwrap(), document);
    assert_eq!(std::fs::read_dir(data.join("objects/notices")).unwrap().count(), 1);
    let said = store.notice(notice).await.unwrap();
    assert_eq!(said.verify.url, format!("{PUBLIC_URL}/v/{}", notice.code));

    let messages = Sms::Outbox { table, vault }.kept().await.unwrap();
    let announced: Vec<_> = messages.iter().filter(|message| message.text.contains(PUBLIC_URL)).collect();
    let [announced] = announced[..] else { panic!("one message, not {announced:?}") };
    assert_eq!((announced.id.as_str(), announced.to.as_str()), (notice.id.as_str(), person().phones[0].as_str()));
    engine.stop().await;

    // I6: the log and the table's files hold nothing personal.
    let table = std::fs::read_dir(&data).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    for file in table.chain([folder.join("log")]) {
        let bytes = std::fs::read(&file).unwrap();
        for personal in personal() {
            let found = bytes.windows(personal.len()).any(|window| window == personal.as_bytes());
            assert!(!found, "{personal} in {}", file.display());
        }
    }
}
