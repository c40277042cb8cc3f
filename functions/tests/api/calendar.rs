//! A newer calendar: it is taken whole or not at all, everybody counts by it within a minute, and open requests are counted anew.

use crate::desk::{Deployment, Desk, Folder, logged};
use crate::notices::worker;
use crate::proxy::Day;
use crate::submit::{application, as_is, before, body, code_for, post, submit, without_documents};
use chrono::TimeDelta;
use otinish_core::calendar::{BUILT_IN, Calendar};
use otinish_core::request::Event;
use otinish_core::services::{ALL, register::Register};
use otinish_functions::calendars::signer::Signer;
use otinish_functions::failpoint::Failpoint;
use otinish_functions::keys;
use otinish_functions::recount::Recounter;
use otinish_functions::store::chain;
use otinish_functions::table::item::{Condition, Item};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use p256::pkcs8::{EncodePublicKey, LineEnding};
use serde_json::{Value, json};
use std::os::unix::process::ExitStatusExt;
use std::process::Command;

const SIGABRT: i32 = 6;

/// An act that nobody has written.
const ACT: &str = "Үкіметтің 2026 жылғы № 9999 қаулысы";

/// The built-in calendar as of `version`, with a working day turned into a day off and a Saturday worked for it.
fn calendar(version: &str, off: &str, worked: &str) -> String {
    let mut rows: Vec<String> = BUILT_IN.lines().skip(1).map(str::to_owned).collect();
    rows.push(format!("{off},moved-day-off,no,no,,rest day moved to this day,{ACT},published"));
    rows.push(format!("{worked},moved-working-day,yes,no,,worked for {off},{ACT},published"));
    rows.sort();
    format!("# version {version}\n{}\n{}\n", BUILT_IN.lines().next().unwrap(), rows.join("\n"))
}

/// Puts that calendar where the server looks for it.
pub(crate) fn put_calendar(folder: &Folder, version: &str, off: &str, worked: &str) {
    std::fs::write(folder.0.join("calendar.csv"), calendar(version, off, worked)).unwrap();
}

/// How many days of an answer move when the server has had the time to see a newer calendar.
pub(crate) async fn counted_anew(desk: &Desk) -> usize {
    desk.clock.advance(TimeDelta::minutes(1));
    recounter(desk).pass().await.unwrap()
}

fn recounter(desk: &Desk) -> Recounter {
    let services = [ALL, &[&crate::amended::SERVICE]].concat();
    let providers = ["051140990017", "960140990054"].map(str::to_owned).to_vec();
    Recounter { store: desk.store.clone(), register: Register::new(&services), calendars: desk.calendars.clone(), providers }
}

#[tokio::test]
async fn open_requests_are_counted_anew_and_both_days_are_kept_with_the_act() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    // Tuesday 10 November, three working days: Friday 13.
    let number = submit(&desk, &application(0, 0)).await.json()["number"].as_str().unwrap().to_owned();
    let path = format!("/api/requests/{number}");
    let filed = desk.get(&path).await.json();
    assert_eq!((&filed["due_on"], &filed["days"]["due_because"]), (&json!("2026-11-13"), &filed["report"]["due_because"]));
    assert_eq!(recounter(&desk).pass().await.unwrap(), 0);

    put_calendar(&folder, "2026-11-21", "2026-11-13", "2026-11-21");
    assert_eq!(counted_anew(&desk).await, 1);
    let moved = desk.get(&path).await.json();
    let newer = Calendar::read(&calendar("2026-11-21", "2026-11-13", "2026-11-21")).unwrap();
    let days = json!([{ "day": "2026-11-13", "why": "moved-day-off", "source": ACT, "was": null }]);
    let what = json!({ "kind": "due-recounted", "from": "2026-11-13", "to": "2026-11-16", "calendar": newer.digest(), "days": days });
    assert_eq!((&moved["events"][1]["what"], &moved["events"][1]["by"]), (&what, &json!("system")));
    assert_eq!((&moved["due_on"], &moved["days"]["due_on"]), (&json!("2026-11-16"), &json!("2026-11-16")));
    assert_eq!(moved["days"]["due_because"].as_array().unwrap().last().unwrap()["day"], "2026-11-16");
    assert_eq!(moved["report"], filed["report"], "what was said at filing stays as it was said");
    assert_eq!(desk.get("/api/requests").await.json()["requests"][0]["due_on"], "2026-11-16");
    let stored = desk.store.request(&number).await.unwrap().unwrap();
    chain::verify(&stored).unwrap();

    // Once is enough, also when it is looked at again after everybody has heard of the calendar.
    for minutes in [0, 1, 2, 3] {
        desk.clock.advance(TimeDelta::minutes(minutes));
        assert_eq!(recounter(&desk).pass().await.unwrap(), 0);
    }
    assert_eq!(desk.store.request(&number).await.unwrap().unwrap().version, 2);

    // The receipt says the day that was counted when it was filed, with its date; the page says both.
    worker(&folder, &desk).work_on(&number).await.unwrap();
    let stored = desk.store.request(&number).await.unwrap().unwrap();
    let receipt = serde_json::to_string(&desk.store.notice(&stored.notices[0]).await.unwrap()).unwrap();
    assert!(receipt.contains("2026 жылғы 13 қараша") && !receipt.contains("2026 жылғы 16 қараша"), "{receipt}");
}

#[tokio::test]
async fn a_counting_that_was_noted_without_its_version_is_done_anew_and_then_no_more() {
    let folder = Folder::new();
    let desk = Desk::of(&folder, Deployment { has_bad_days: true, ..Deployment::ordinary(&folder) }).await;
    let item = Item::new(&keys::recounted()).text("calendar", "sha256:of-another").text("begun", "2026-01-01T00:00:00.000Z");
    desk.store.table.put(item.text("settled", "yes"), Condition::Always).await.unwrap();
    // At once, and when nobody counts by the one before any more.
    for _ in 0..2 {
        recounter(&desk).pass().await.unwrap();
        desk.clock.advance(TimeDelta::minutes(2));
    }
    desk.calendars.in_force().await;
    desk.proxy.turn([]);
    recounter(&desk).pass().await.unwrap();
    assert_eq!(desk.proxy.calls(), ["GetItem"], "nothing is read but that it is done");
}

#[tokio::test]
async fn a_request_that_has_ended_is_not_counted_anew() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    let request = as_is(&desk, &without_documents(0, 0), "refusable").await;
    let number = request["number"].as_str().unwrap();
    worker(&folder, &desk).work_on(number).await.unwrap();
    put_calendar(&folder, "2026-11-21", "2026-11-13", "2026-11-21");
    assert_eq!(counted_anew(&desk).await, 0);
    assert_eq!(desk.get(&format!("/api/requests/{number}")).await.json()["due_on"], "2026-11-13");
}

const FOLDER: &str = "OTINISH_TEST_FOLDER";

/// The test is also the program that dies: it starts itself again with a folder, and dies when the first request is counted.
#[tokio::test]
async fn a_recounting_that_dies_in_between_is_ended_by_the_next_and_counts_nothing_twice() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        let folder = Folder(folder.into());
        let desk = Desk::open(&folder).await;
        let mut dying = recounter(&desk);
        dying.store.fail_at = Some(Failpoint::AfterRecounting.into());
        dying.pass().await.unwrap();
        return;
    }
    let folder = Folder::new();
    let mut desk = before(&folder, 0).await;
    let mut numbers = Vec::new();
    for key in ["one", "two"] {
        let application = application(0, 0);
        let code = code_for(&desk, &application).await;
        let filed = post(&desk, key, &body(&desk, &application, &code).await).await;
        numbers.push(filed.json()["number"].as_str().unwrap().to_owned());
    }
    put_calendar(&folder, "2026-11-21", "2026-11-13", "2026-11-21");
    desk.lose_the_table().await;
    let this = "calendar::a_recounting_that_dies_in_between_is_ended_by_the_next_and_counts_nothing_twice";
    let dying = Command::new(std::env::current_exe().unwrap()).args(["--exact", this]).env(FOLDER, &folder.0).output().unwrap();
    assert_eq!(dying.status.signal(), Some(SIGABRT), "{dying:?}");

    let desk = Desk::open(&folder).await;
    let counted = async || {
        let mut counted = Vec::new();
        for number in &numbers {
            let request = desk.store.request(number).await.unwrap().unwrap();
            chain::verify(&request).unwrap();
            counted.push(request.events.iter().filter(|event| matches!(event.what, Event::DueRecounted { .. })).count());
        }
        counted.sort_unstable();
        counted
    };
    assert_eq!(counted().await, [0, 1]);
    assert_eq!(recounter(&desk).pass().await.unwrap(), 1);
    assert_eq!((counted().await, recounter(&desk).pass().await.unwrap()), (vec![1, 1], 0));
}

#[tokio::test]
async fn the_calendar_in_force_counts_everywhere_and_can_be_had() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    let input = json!({ "filed_at": "2026-11-10T11:00:00+05:00", "application": application(0, 0) });
    let (built_in, newer) = (Calendar::built_in(), calendar("2026-11-21", "2026-11-13", "2026-11-21"));
    let digest = Calendar::read(&newer).unwrap().digest().to_owned();
    let check = async |digest: &str, csv: &str, due_on: &str| {
        assert_eq!(desk.get("/api/context?service=tve-correction").await.json()["calendar"], digest);
        assert_eq!(desk.get("/api/health").await.json()["calendar"], digest);
        let told = desk.get("/api/calendar").await.json();
        assert_eq!((&told["digest"], &told["csv"]), (&json!(digest), &json!(csv)));
        let report = desk.post("/api/check", &input).await.json();
        assert_eq!((&report["calendar"], &report["due_on"]), (&json!(digest), &json!(due_on)));
    };
    check(built_in.digest(), BUILT_IN, "2026-11-13").await;
    put_calendar(&folder, "2026-11-21", "2026-11-13", "2026-11-21");
    desk.clock.advance(TimeDelta::minutes(1) - TimeDelta::milliseconds(1));
    check(built_in.digest(), BUILT_IN, "2026-11-13").await;
    desk.clock.advance(TimeDelta::milliseconds(1));
    check(&digest, &newer, "2026-11-16").await;
    let filed = submit(&desk, &application(0, 0)).await.json();
    assert_eq!((&filed["report"]["calendar"], &filed["report"]["due_on"]), (&json!(digest), &json!("2026-11-16")));
}

#[tokio::test]
async fn f12_a_table_that_does_not_answer_is_asked_for_the_calendar_once_in_five_seconds() {
    let folder = Folder::new();
    let desk = Desk::of(&folder, Deployment { has_bad_days: true, ..Deployment::ordinary(&folder) }).await;
    let input = json!({ "filed_at": "2026-11-10T11:00:00+05:00", "application": application(0, 0) });
    let check = async || assert_eq!(desk.post("/api/check", &input).await.json()["due_on"], "2026-11-13");
    for _ in 0..2 {
        desk.proxy.turn_after(0, Day::Error("ResourceNotFoundException"));
        tokio::join!(check(), check());
        desk.clock.advance(TimeDelta::seconds(5) - TimeDelta::milliseconds(1));
        check().await;
        assert_eq!(desk.proxy.calls(), ["GetItem"]);
        desk.clock.advance(TimeDelta::milliseconds(1));
    }
    desk.proxy.turn([]);
    check().await;
    assert_eq!(desk.proxy.calls(), ["GetItem", "TransactWriteItems"], "it is there again, and keeps the calendar in force");
    desk.clock.advance(TimeDelta::minutes(1) - TimeDelta::milliseconds(1));
    check().await;
    assert_eq!(desk.proxy.calls().len(), 2);
}

#[tokio::test]
async fn a_broken_or_older_calendar_is_refused_in_sight_and_the_one_in_force_stays() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    let file = folder.0.join("calendar.csv");
    let good = calendar("2026-12-01", "2026-12-07", "2026-12-12");
    let in_force = Calendar::read(&good).unwrap().digest().to_owned();
    let check = async |desk: &Desk, refused: Value| {
        desk.clock.advance(TimeDelta::minutes(1));
        let health = desk.get("/api/health").await.json();
        assert_eq!((&health["calendar"], &health["calendar_version"]), (&json!(in_force), &json!("2026-12-01")));
        assert_eq!(health["calendar_refused"], refused);
    };
    std::fs::write(&file, &good).unwrap();
    check(&desk, Value::Null).await;
    let broken = good.replace("2026-12-01", "2026-12-02").replace("\n2026-12-16,holiday,no", "\n2026-12-16,holiday,yes");
    let line = broken.lines().position(|line| line.starts_with("2026-12-16")).unwrap() + 1;
    std::fs::write(&file, &broken).unwrap();
    let why = json!(format!("line {line}: the kind is unknown, or is not worked as this row says"));
    check(&desk, why.clone()).await;
    check(&desk, why).await;
    assert_eq!(logged().matches("a calendar's file is refused").count(), 1, "it is logged once");
    // An office program saved it in letters of its own.
    let in_other_letters: Vec<u8> = good.chars().map(|letter| u8::try_from(letter).unwrap_or(b'\xcf')).collect();
    let line = good.lines().position(|line| !line.is_ascii()).unwrap() + 1;
    std::fs::write(&file, in_other_letters).unwrap();
    check(&desk, json!(format!("line {line}: this is not UTF-8"))).await;
    std::fs::write(&file, calendar("2026-11-30", "2026-12-07", "2026-12-12")).unwrap();
    check(&desk, json!("line 1: its version 2026-11-30 is not later than that of the calendar in force, 2026-12-01")).await;
    std::fs::write(&file, BUILT_IN).unwrap();
    check(&desk, json!("line 1: a calendar that is to replace another begins with a line “# version YYYY-MM-DD”")).await;

    // A server that starts again has it from the table, though the file is gone.
    std::fs::remove_file(&file).unwrap();
    check(&desk, Value::Null).await;
    desk.lose_the_table().await;
    check(&Desk::open(&folder).await, Value::Null).await;
}

/// Puts this calendar into the table, as another process of the deployment has kept it.
async fn keep(desk: &Desk, as_of: &str, csv: &str) {
    let item = Item::new(&keys::calendar()).text("as_of", as_of).text("csv", csv);
    desk.store.table.put(item, Condition::Always).await.unwrap();
}

#[tokio::test]
async fn a_kept_calendar_that_cannot_be_taken_is_told_of_once_and_ends_with_a_whole_one() {
    let whole = calendar("2026-12-01", "2026-12-07", "2026-12-12");
    let shorter: String = whole.lines().filter(|line| !line.starts_with("2030")).map(|line| format!("{line}\n")).collect();
    let ends_at = shorter.lines().count();
    let narrower =
        format!("line {ends_at}: its rows begin or end here, within the years of the calendar in force, 2022-01-01 to 2030-12-31");
    let broken = whole.replace("\n2026-12-16,holiday,no", "\n2026-12-16,holiday,yes");
    let line = broken.lines().position(|line| line.starts_with("2026-12-16")).unwrap() + 1;
    let kept = [
        ("2026-12-01", shorter, narrower),
        ("2026-12-01", broken, format!("line {line}: the kind is unknown, or is not worked as this row says")),
        (
            "2027-12-01",
            whole.replace("2026-12-01\n", "2027-12-01\n"),
            "line 1: its version 2027-12-01 is more than a year ahead, and would shut out every calendar until then".to_owned(),
        ),
        // The next release names a day otherwise.
        (
            "2026-12-01",
            BUILT_IN.replace("New Year", "New Year's Day"),
            "a later version of this program came with it, and keeps it as of 2026-12-01".to_owned(),
        ),
    ];
    for (as_of, csv, why) in kept {
        let folder = Folder::new();
        let desk = Desk::open(&folder).await;
        keep(&desk, as_of, &csv).await;
        let alarms = || logged().matches(&format!("\"why\":\"{why}\",\"alarm\":true")).count();
        let before = alarms();
        for _ in 0..3 {
            let health = desk.get("/api/health").await.json();
            let told = (&health["calendar"], &health["calendar_refused"]);
            assert_eq!(told, (&json!(Calendar::built_in().digest()), &json!(format!("the table keeps another calendar: {why}"))));
            desk.clock.advance(TimeDelta::minutes(1));
        }
        assert_eq!(alarms(), before + 1, "{why}");

        // The operator's whole calendar of a later version takes the place of both.
        let mended = calendar("2027-11-01", "2026-12-07", "2026-12-12");
        if as_of < "2027-11-01" {
            std::fs::write(folder.0.join("calendar.csv"), &mended).unwrap();
            desk.clock.advance(TimeDelta::minutes(1));
            let health = desk.get("/api/health").await.json();
            assert_eq!((&health["calendar_version"], &health["calendar_refused"]), (&json!("2027-11-01"), &Value::Null), "{why}");
            assert_eq!(kept_csv(&desk).await, mended);
        }
    }
}

#[tokio::test]
async fn what_an_earlier_version_of_the_program_came_with_is_replaced_in_silence() {
    let folder = Folder::new();
    let desk = Desk::open(&folder).await;
    keep(&desk, "2026-01-01", &BUILT_IN.replace("\n2030", "")).await;
    assert_eq!(desk.get("/api/health").await.json()["calendar_refused"], Value::Null);
    assert_eq!(kept_csv(&desk).await, BUILT_IN);
    assert!(!logged().contains("the calendar that the table keeps is not taken"));
}

async fn kept_csv(desk: &Desk) -> String {
    desk.store.table.get(&keys::calendar()).await.unwrap().unwrap().text_of("csv").unwrap().to_owned()
}

/// A key of somebody who may sign calendars, or of somebody who may not.
fn key(byte: u8) -> SigningKey {
    SigningKey::from_slice(&[byte; 32]).unwrap()
}

/// A desk whose deployment names the owner of this key as the signer of calendars.
async fn desk_of_signer(folder: &Folder, key: &SigningKey) -> Desk {
    let pem = folder.0.join("signer.pem");
    std::fs::write(&pem, key.verifying_key().to_public_key_pem(LineEnding::LF).unwrap()).unwrap();
    let calendar_signer = Some(Signer::read(&pem).unwrap());
    Desk::of(folder, Deployment { calendar_signer, ..Deployment::ordinary(folder) }).await
}

/// Puts beside the calendar the signature of this text by this key.
fn sign(folder: &Folder, key: &SigningKey, text: &str) {
    let signature: Signature = key.sign(text.as_bytes());
    std::fs::write(folder.0.join("calendar.csv.sig"), signature.to_der().as_bytes()).unwrap();
}

#[tokio::test]
async fn where_a_signer_is_named_only_what_that_person_signed_is_taken() {
    let folder = Folder::new();
    let (own, anothers) = (key(1), key(2));
    let desk = desk_of_signer(&folder, &own).await;
    let check = async |digest: &str, refused: Value| {
        desk.clock.advance(TimeDelta::minutes(1));
        let health = desk.get("/api/health").await.json();
        assert_eq!((&health["calendar"], &health["calendar_refused"]), (&json!(digest), &refused));
    };
    let built_in = Calendar::built_in();
    let good = calendar("2026-12-01", "2026-12-07", "2026-12-12");
    std::fs::write(folder.0.join("calendar.csv"), &good).unwrap();
    check(built_in.digest(), json!("it is not signed: beside it lies no file of its name and “.sig”")).await;
    let other = json!("its signature is not that of the signer whom this deployment names, or is of another text");
    sign(&folder, &anothers, &good);
    check(built_in.digest(), other.clone()).await;
    sign(&folder, &own, &good.replace("2026-12-07", "2026-12-08"));
    check(built_in.digest(), other).await;
    sign(&folder, &own, &good);
    check(Calendar::read(&good).unwrap().digest(), Value::Null).await;

    let pem = folder.0.join("broken.pem");
    std::fs::write(&pem, "no key").unwrap();
    assert!(Signer::read(&pem).is_err() && Signer::read(&folder.0.join("nowhere.pem")).is_err());
}

#[tokio::test]
async fn a_calendar_that_was_kept_unsigned_is_not_taken_once_a_signer_is_named() {
    let folder = Folder::new();
    let file = folder.0.join("calendar.csv");
    let check = async |desk: &Desk, digest: &str| {
        desk.clock.advance(TimeDelta::minutes(1));
        assert_eq!(desk.get("/api/health").await.json()["calendar"], digest);
    };
    let unsigned = calendar("2026-12-01", "2026-12-07", "2026-12-12");
    let mut desk = Desk::open(&folder).await;
    std::fs::write(&file, &unsigned).unwrap();
    check(&desk, Calendar::read(&unsigned).unwrap().digest()).await;
    desk.lose_the_table().await;

    // The file goes, a signer comes: what the table keeps has nobody's signature.
    std::fs::remove_file(&file).unwrap();
    let mut desk = desk_of_signer(&folder, &key(1)).await;
    for _ in 0..3 {
        check(&desk, Calendar::built_in().digest()).await;
    }
    assert_eq!(logged().matches("the calendar that the table keeps is not taken").count(), 1, "it is logged once");

    // A signed one is kept with its signature, though it is of the same version, and taken again after a start without the file.
    let signed = unsigned;
    sign(&folder, &key(1), &signed);
    std::fs::write(&file, &signed).unwrap();
    check(&desk, Calendar::read(&signed).unwrap().digest()).await;
    std::fs::remove_file(&file).unwrap();
    desk.lose_the_table().await;
    check(&desk_of_signer(&folder, &key(1)).await, Calendar::read(&signed).unwrap().digest()).await;
}
