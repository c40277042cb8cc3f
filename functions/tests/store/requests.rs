//! A request is accepted whole or not at all, once for a key, and its chain of events shows whoever touched it.

use crate::Folder;
use chrono::TimeDelta;
use otinish_core::check::Verdict;
use otinish_core::notice::Kind;
use otinish_core::request::{Authority, Event, Refused, Stage, State};
use otinish_functions::keys;
use otinish_functions::store::chain::{self, Tampered};
use otinish_functions::store::{Actor, Filed, Filing, NewEvent, NotStored, Store};
use otinish_functions::table::Broken;
use otinish_functions::table::item::{Condition, Item, Write, expression};
use serde_json::json;

pub(crate) const IIN: &str = "980412499008";
pub(crate) const OTHER: &str = "951103599011";
/// The BIN of an invented college.
pub(crate) const PROVIDER: &str = "051140990017";
pub(crate) const NAME: &str = "Қонысбаева Әсемгүл";
pub(crate) const PHONE: &str = "+77000000999";

/// An event of an invented person's request.
pub(crate) fn event(what: Event, notice: Option<Kind>) -> NewEvent {
    NewEvent {
        what,
        actor: Actor::System,
        edition: Some("2025-01-01".to_owned()),
        rules: "sha256:rules".to_owned(),
        calendar: "sha256:calendar".to_owned(),
        says: json!({ "iin": IIN, "name": NAME, "phone": PHONE }),
        notice,
    }
}

pub(crate) const FILED: Event = Event::Filed { verdict: Verdict::Refusable, authority: Authority::NotNeeded };
pub(crate) const PREPARED: Event = Event::RefusalPrepared { refusal: Kind::Refusal, heard_first: false };

/// A filing with this key and body, by the account of the invented person.
pub(crate) fn filing(store: &Store, key: &str, body: &str) -> Filing {
    let person = store.vault.person(IIN);
    Filing {
        account: person.clone(),
        people: vec![person],
        idempotency_key: key.to_owned(),
        body: keys::sha256_hex(body.as_bytes()),
        service: "an-invented-service".to_owned(),
        provider: PROVIDER.to_owned(),
        filed_at: store.clock.now(),
        due_on: Some("2026-03-25".parse().unwrap()),
        events: vec![event(FILED, Some(Kind::Receipt))],
        proofs: Vec::new(),
        answer: json!({ "name": NAME }),
    }
}

async fn count(store: &Store) -> usize {
    store.cabinet(&store.vault.person(IIN), None, 100).await.unwrap().len()
}

#[tokio::test]
async fn a_filed_request_is_whole_and_stays_after_a_restart() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let filed = store.file(&filing(&store, "key", "body")).await.unwrap();
    assert_eq!(filed.answer, json!({ "name": NAME, "number": filed.number }));
    engine.stop().await;

    let (engine, store) = folder.store().await;
    let request = store.request(&filed.number).await.unwrap().unwrap();
    assert_eq!((request.version, request.events.len(), request.tasks.len()), (1, 1, 1));
    assert!(request.is_of(&store.vault.person(IIN)) && !request.is_of(&store.vault.person(OTHER)));
    assert_eq!(store.says(&request, 1).await.unwrap()["name"], NAME);
    assert_eq!(store.cabinet(&store.vault.person(IIN), None, 10).await.unwrap(), std::slice::from_ref(&request.summary));
    assert_eq!(store.requests_with_due_tasks(store.clock.now()).await.unwrap(), [filed.number]);
    chain::verify(&request).unwrap();
    engine.stop().await;
}

#[tokio::test]
async fn f1_the_same_key_and_body_get_the_same_answer_and_one_request() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let first = store.file(&filing(&store, "key", "body")).await.unwrap();
    let second = store.file(&filing(&store, "key", "body")).await.unwrap();
    assert_eq!(second, Filed { again: true, ..first });
    assert_eq!(count(&store).await, 1);
    engine.stop().await;
}

#[tokio::test]
async fn f2_the_same_key_with_another_body_is_refused() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    store.file(&filing(&store, "key", "body")).await.unwrap();
    assert!(matches!(store.file(&filing(&store, "key", "another")).await, Err(NotStored::KeyReused)));
    // A key is one account's own: somebody else may use the same.
    let mut other = filing(&store, "key", "another");
    other.account = store.vault.person(OTHER);
    assert!(!store.file(&other).await.unwrap().again);
    assert_eq!(count(&store).await, 2);
    engine.stop().await;
}

#[tokio::test]
async fn f3_of_many_equal_submissions_at_once_one_is_stored_and_all_get_its_answer() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let sent: Vec<_> = (0..8)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { store.file(&filing(&store, "key", "body")).await.unwrap() })
        })
        .collect();
    let mut numbers = Vec::new();
    for one in sent {
        numbers.push(one.await.unwrap().number);
    }
    numbers.dedup();
    assert_eq!((numbers.len(), count(&store).await), (1, 1));
    engine.stop().await;
}

#[tokio::test]
async fn an_answer_is_kept_for_thirty_days_and_no_longer() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let first = store.file(&filing(&store, "key", "body")).await.unwrap();
    store.clock.advance(TimeDelta::days(30) - TimeDelta::seconds(1));
    assert!(store.file(&filing(&store, "key", "body")).await.unwrap().again);
    store.clock.advance(TimeDelta::seconds(1));
    let new = store.file(&filing(&store, "key", "body")).await.unwrap();
    assert!(!new.again && new.number != first.number);
    engine.stop().await;
}

#[tokio::test]
async fn f6_where_a_proof_is_spent_nothing_at_all_is_written() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let code = keys::code("code");
    let present = Condition::Holds(expression("attribute_exists(#PK)"));
    let proven = |key: &str| Filing { proofs: vec![Write::Delete(code.clone(), present.clone())], ..filing(&store, key, "body") };
    assert!(matches!(store.file(&proven("one")).await, Err(NotStored::ProofSpent(0))));
    assert_eq!(count(&store).await, 0);
    assert!(store.answered(&store.vault.person(IIN), "one", &filing(&store, "", "body").body).await.unwrap().is_none());
    assert!(store.requests_with_due_tasks(store.clock.now()).await.unwrap().is_empty());

    store.table.put(Item::new(&code), Condition::Absent).await.unwrap();
    let filed = store.file(&proven("one")).await.unwrap();
    // The same call again is answered, though its code is gone; another with the same code is not.
    assert_eq!(store.file(&proven("one")).await.unwrap().number, filed.number);
    assert!(matches!(store.file(&proven("two")).await, Err(NotStored::ProofSpent(0))));
    assert_eq!(count(&store).await, 1);
    engine.stop().await;
}

#[tokio::test]
async fn f10_an_event_upon_a_request_that_has_changed_is_not_written() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let filed = store.file(&filing(&store, "key", "body")).await.unwrap();
    let read = store.request(&filed.number).await.unwrap().unwrap();
    store.append(&read, &[event(PREPARED, None), event(Event::Withdrawn, None)], Vec::new()).await.unwrap();
    assert!(matches!(store.append(&read, &[event(PREPARED, None)], Vec::new()).await, Err(NotStored::Stale)));
    let now = store.request(&filed.number).await.unwrap().unwrap();
    let happened: Vec<_> = now.events.iter().map(|event| &event.what).collect();
    assert_eq!(happened, [&FILED, &PREPARED, &Event::Withdrawn]);
    assert_eq!((now.summary.state.stage, now.version), (Stage::Withdrawn, 3));
    assert_eq!(State::fold(happened), Ok(Some(now.summary.state)));
    assert_eq!(store.cabinet(&store.vault.person(IIN), None, 1).await.unwrap(), std::slice::from_ref(&now.summary));
    chain::verify(&now).unwrap();
    engine.stop().await;
}

#[tokio::test]
async fn b24_a_move_that_the_state_does_not_allow_is_not_written() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let early = Filing { events: vec![event(PREPARED, None)], ..filing(&store, "early", "body") };
    assert!(matches!(store.file(&early).await, Err(NotStored::NotAllowed(Refused::NotTheBeginning))));
    assert_eq!(count(&store).await, 0);
    let filed = store.file(&filing(&store, "key", "body")).await.unwrap();
    let read = store.request(&filed.number).await.unwrap().unwrap();
    let refused = store.append(&read, &[event(Event::Withdrawn, None), event(PREPARED, None)], Vec::new()).await;
    assert!(matches!(refused, Err(NotStored::NotAllowed(Refused::Ended))));
    assert_eq!(store.request(&filed.number).await.unwrap().unwrap(), read);
    engine.stop().await;
}

#[tokio::test]
async fn i5_whatever_is_changed_taken_out_or_put_in_breaks_the_chain() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let filed = store.file(&filing(&store, "key", "body")).await.unwrap();
    let read = store.request(&filed.number).await.unwrap().unwrap();
    store.append(&read, &[event(PREPARED, None), event(Event::Withdrawn, None)], Vec::new()).await.unwrap();
    let whole = store.request(&filed.number).await.unwrap().unwrap();

    let mut changed = whole.clone();
    changed.events[1].actor = "person somebody".to_owned();
    assert_eq!(chain::verify(&changed), Err(Tampered(2)));
    let mut changed = whole.clone();
    *changed.events[0].blob.last_mut().unwrap() ^= 1;
    assert_eq!(chain::verify(&changed), Err(Tampered(1)));
    let mut changed = whole.clone();
    changed.events.remove(1);
    assert_eq!(chain::verify(&changed), Err(Tampered(2)));
    let mut changed = whole.clone();
    changed.events.pop();
    assert_eq!(chain::verify(&changed), Err(Tampered(3)));
    let mut changed = whole.clone();
    changed.events.push(whole.events[2].clone());
    assert_eq!(chain::verify(&changed), Err(Tampered(4)));
    let mut changed = whole.clone();
    changed.summary.number = "123456789012".to_owned();
    assert_eq!(chain::verify(&changed), Err(Tampered(1)));

    // The same within the table itself, past every door of ours.
    let change = expression("SET #event = :event").text(":event", r#"{"kind":"authority-confirmed"}"#);
    store.table.update(&keys::event(&filed.number, 2), &change, &Condition::Always).await.unwrap();
    assert_eq!(chain::verify(&store.request(&filed.number).await.unwrap().unwrap()), Err(Tampered(2)));
    engine.stop().await;
}

#[tokio::test]
async fn a_cabinet_is_read_by_pages_the_latest_first() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let person = store.vault.person(IIN);
    let mut numbers = Vec::new();
    for n in 0..5 {
        numbers.insert(0, store.file(&filing(&store, &n.to_string(), "body")).await.unwrap().number);
        store.clock.advance(TimeDelta::minutes(1));
    }
    let mut read = Vec::new();
    loop {
        let page = store.cabinet(&person, read.last(), 2).await.unwrap();
        if page.is_empty() {
            break;
        }
        read.extend(page);
    }
    assert_eq!(read.iter().map(|entry| entry.number.clone()).collect::<Vec<_>>(), numbers);
    assert!(store.cabinet(&store.vault.person(OTHER), None, 10).await.unwrap().is_empty());
    engine.stop().await;
}

#[tokio::test]
async fn f27_an_application_that_is_too_large_is_refused_before_anything_is_written() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let mut large = filing(&store, "key", "body");
    large.events[0].says = json!("x".repeat(400_000));
    assert!(matches!(store.file(&large).await, Err(NotStored::TooLarge(_))));
    assert_eq!(count(&store).await, 0);
    engine.stop().await;
}

#[tokio::test]
async fn an_unknown_number_and_one_that_is_none_are_the_same_to_the_reader() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    for number in [otinish_functions::random::request_number().as_str(), "123", "", "123456789012/."] {
        assert!(store.request(number).await.unwrap().is_none());
    }
    engine.stop().await;
}

#[tokio::test]
async fn a_table_that_went_away_is_unavailable_and_not_an_empty_cabinet() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let url = engine.url().to_owned();
    engine.stop().await;
    let address = otinish_functions::table::Address {
        url: Some(url),
        name: otinish_functions::embedded::TABLE.to_owned(),
        patience: std::time::Duration::from_millis(50),
    };
    let store = Store { table: otinish_functions::table::Table::connect(&address).await, ..store };
    let unavailable = |error: NotStored| assert!(matches!(error, NotStored::Table(Broken::Unavailable(_))), "{error}");
    unavailable(store.file(&filing(&store, "key", "body")).await.unwrap_err());
    unavailable(store.cabinet(&store.vault.person(IIN), None, 10).await.unwrap_err());
}

#[tokio::test]
async fn i6_nothing_personal_stands_in_the_tables_file() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let filed = store.file(&filing(&store, "key", "body")).await.unwrap();
    engine.stop().await;
    let mut looked_at = 0;
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        for personal in [IIN, NAME, "Әсемгүл", PHONE, &PHONE[2..]] {
            assert!(!holds(personal), "{personal}");
        }
        looked_at += usize::from(holds(&filed.number));
    }
    assert!(looked_at > 0, "the number of the request is in the file that was searched");
}
