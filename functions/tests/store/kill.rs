//! A process that dies at any of the six failpoints, and one that is started on the same folder afterwards, together do what one would have done.

use crate::outbox::{check_issued_once, sms, worker};
use crate::requests::{IIN, filing};
use crate::{Folder, clock::Clock};
use otinish_functions::embedded::Engine;
use otinish_functions::failpoint::{FailAt, Failpoint};
use otinish_functions::store::Store;
use otinish_functions::vault::Vault;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::time::Duration;

const FOLDER: &str = "OTINISH_TEST_FOLDER";
const FAIL_AT: &str = "OTINISH_FAIL_AT";
const SIGABRT: i32 = 6;

/// The test is also the program that dies: it starts itself again with a folder, and with the place at which to die.
#[tokio::test]
async fn f7_f8_f9_whoever_dies_at_any_failpoint_leaves_one_notice_and_one_message_behind() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return live(Path::new(&folder)).await;
    }
    let times = if std::env::var_os("OTINISH_LONG").is_some() { 20 } else { 3 };
    for failpoint in Failpoint::of_a_notice() {
        for _ in 0..times {
            let folder = Folder::new();
            assert_eq!(start(folder.path(), Some(failpoint)).signal(), Some(SIGABRT), "{failpoint}");
            assert!(start(folder.path(), None).success(), "{failpoint}");
            check(folder.path()).await;
        }
    }
}

fn start(folder: &Path, fail_at: Option<Failpoint>) -> ExitStatus {
    let mut again = Command::new(std::env::current_exe().unwrap());
    let this = "kill::f7_f8_f9_whoever_dies_at_any_failpoint_leaves_one_notice_and_one_message_behind";
    again.args(["--exact", this]).env(FOLDER, folder).env("OTINISH_LOG", "error");
    if let Some(failpoint) = fail_at {
        again.env(FAIL_AT, failpoint.name());
    }
    again.output().unwrap().status
}

async fn open(folder: &Path, fail_at: Option<FailAt>) -> (Engine, Store) {
    let engine = Engine::start(&folder.join("table.sqlite")).await.unwrap();
    let table = engine.table(Duration::from_secs(5)).await.unwrap();
    let vault = Vault::from_file(&folder.join("keys")).unwrap();
    (engine, Store::new(table, vault, Clock::System, fail_at))
}

/// What a server does: it takes up what is left, accepts the request, and works until nothing is due.
async fn live(folder: &Path) {
    let fail_at = std::env::var(FAIL_AT).ok().map(|name| FailAt::of(&name).unwrap());
    let (engine, store) = open(folder, fail_at).await;
    let worker = worker(folder, &store);
    worker.take_over().await.unwrap();
    // A client that got no answer sends the same again.
    store.file(&filing(&store, "key", "body")).await.unwrap();
    while worker.round().await.unwrap() > 0 {}
    engine.stop().await;
}

async fn check(folder: &Path) {
    let (engine, store) = open(folder, None).await;
    let person = store.vault.person(IIN);
    let cabinet = store.cabinet(&person, None, 10).await.unwrap();
    let [entry] = &cabinet[..] else { panic!("one request, not {cabinet:?}") };
    let answered = store.file(&filing(&store, "key", "body")).await.unwrap();
    assert_eq!((answered.again, &answered.number), (true, &entry.number));
    let request = check_issued_once(folder, &store, &entry.number).await;
    assert_eq!(request.people, [person]);
    assert_eq!(sms(&store).kept().await.unwrap().len(), 1);
    let files = |name: &str| std::fs::read_dir(folder.join("objects").join(name)).unwrap().count();
    assert_eq!((files("notices"), files("unsigned")), (1, 1));
    engine.stop().await;
}
