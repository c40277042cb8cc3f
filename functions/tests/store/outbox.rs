//! The worker issues each notice once, in the order of a request's events, and waits where a door is closed.

use crate::Folder;
use crate::requests::{FILED, NAME, PHONE, PREPARED, PROVIDER, event, filing};
use chrono::{DateTime, TimeDelta, Utc};
use otinish_core::notice::{Fact, Force, Kind, Notice, Statement, Verify};
use otinish_core::request::{self, Event};
use otinish_core::texts::Language;
use otinish_functions::keys;
use otinish_functions::objects::Objects;
use otinish_functions::outbox::{Compose, Doors, Occasion, Unwritten, Worker, WriteNotice};
use otinish_functions::random;
use otinish_functions::seal::{Provider, Seal, Seals};
use otinish_functions::sms::{Message, Sms};
use otinish_functions::store::notices::{self, Stage};
use otinish_functions::store::requests::Request;
use otinish_functions::store::{Store, chain, tasks};
use otinish_functions::stream::{self, Outcome};
use otinish_functions::trust::TrustList;
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// The words of an invented notice.
pub(crate) fn composed(occasion: &Occasion<'_>) -> Result<Notice, Unwritten> {
    let summary = &occasion.request.summary;
    let notice = Notice {
        code: occasion.code.to_owned(),
        kind: occasion.task.notice,
        language: Language::Kk,
        service: summary.service.clone(),
        request: summary.number.clone(),
        issued_at: otinish_functions::clock::written(occasion.issued_at),
        provider_bin: summary.provider.clone(),
        title: "Өтініштің қабылданғаны туралы хабарлама".to_owned(),
        subtitle: "Ойдан шығарылған қызмет".to_owned(),
        facts: vec![Fact { label: "Аты-жөні".to_owned(), value: occasion.says["name"].as_str().unwrap_or_default().to_owned() }],
        sections: Vec::new(),
        statement: Statement { force: occasion.force, text: "Заңды күші жоқ сынақ құжаты.".to_owned() },
        verify: Verify { url: format!("https://otinish.example/v/{}", occasion.code), text: "Тексеру".to_owned() },
    };
    assert_eq!(occasion.force, Force::Test);
    Ok(notice)
}

fn made_seals(folder: &Path, now: DateTime<Utc>) -> Seals {
    let provider = Provider { bin: PROVIDER, name: "«Үлгі» колледжі" };
    Seals::in_folder(&folder.join("seals"), "", &[provider], now).unwrap()
}

/// A seal whose key service is at a closed door.
pub(crate) fn unreachable_seals(folder: &Path, now: DateTime<Utc>) -> Seals {
    let made = made_seals(folder, now);
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let config = aws_sdk_kms::Config::builder()
        .behavior_version(aws_sdk_kms::config::BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .region(aws_sdk_kms::config::Region::new("local"))
        .credentials_provider(aws_sdk_kms::config::Credentials::new("local", "local", None, None, "test"))
        .endpoint_url(format!("http://{closed}"))
        .build();
    let client = aws_sdk_kms::Client::from_conf(config);
    Seals::of([Seal::in_kms(client, PROVIDER, made.get(PROVIDER).unwrap().chain().clone(), Duration::from_millis(200))])
}

pub(crate) fn sms(store: &Store) -> Sms {
    Sms::Outbox { table: store.table.clone(), vault: store.vault.clone() }
}

pub(crate) fn worker(folder: &Path, store: &Store) -> Worker {
    worker_with(folder, store, made_seals(folder, store.clock.now()), Arc::new(composed))
}

pub(crate) fn worker_with(folder: &Path, store: &Store, seals: Seals, notice: WriteNotice) -> Worker {
    let compose = Compose { notice, message: Arc::new(|_, notice| Some((PHONE.to_owned(), format!("№ {}", notice.request)))) };
    let objects = Objects::folder(&folder.join("objects")).unwrap();
    Worker::new(Doors { store: store.clone(), objects, seals, trusted: TrustList::national(), sms: sms(store), compose })
}

pub(crate) async fn file(store: &Store, key: &str) -> String {
    store.file(&filing(store, key, "body")).await.unwrap().number
}

/// The requests with a parked task, however long it still rests.
async fn parked(store: &Store) -> Vec<String> {
    store.requests_with_parked_tasks(store.clock.now() + TimeDelta::days(1)).await.unwrap()
}

/// What must be true of a request once its notice is issued, whatever happened on the way.
pub(crate) async fn check_issued_once(folder: &Path, store: &Store, number: &str) -> Request {
    let request = store.request(number).await.unwrap().unwrap();
    chain::verify(&request).unwrap();
    let [notice] = &request.notices[..] else { panic!("one notice, not {:?}", request.notices) };
    assert_eq!((notice.stage, notice.number.as_str(), notice.sequence), (Stage::Issued, number, 1));
    let stages: Vec<_> = request.tasks.iter().map(|task| task.stage).collect();
    assert_eq!(stages, [tasks::Stage::Done]);
    let happened: Vec<_> = request.events.iter().map(|event| event.what.clone()).collect();
    assert_eq!(happened, [FILED, Event::Issued { notice: Kind::Receipt, id: notice.id.clone() }]);
    assert_eq!(request.summary.state.stage, request::Stage::Received);
    let says = store.says(&request, 2).await.unwrap();
    assert_eq!(says["sealed"], json!(notice.sealed));

    let objects = Objects::folder(&folder.join("objects")).unwrap();
    let sealed = objects.get(&notices::sealed_path(&notice.id)).await.unwrap().unwrap();
    let unsigned = objects.get(&notices::unsigned_path(&notice.id)).await.unwrap().unwrap();
    assert_eq!(notice.sealed, Some(keys::sha256_hex(&sealed)));
    assert_eq!(notice.unsigned, Some(keys::sha256_hex(&unsigned)));
    assert!(sealed.starts_with(&unsigned) && sealed.len() > unsigned.len(), "a seal is added to the document and changes nothing in it");
    assert_eq!(store.notice_by_code(&notice.code).await.unwrap().as_ref(), Some(notice));
    let messages: Vec<Message> = sms(store).kept().await.unwrap().into_iter().filter(|message| message.id == notice.id).collect();
    let [message] = &messages[..] else { panic!("one message, not {messages:?}") };
    assert_eq!((message.to.as_str(), message.text.as_str()), (PHONE, format!("№ {number}").as_str()));
    request
}

#[tokio::test]
async fn a_filed_request_gets_one_notice_and_one_message() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let worker = worker(folder.path(), &store);
    let number = file(&store, "key").await;
    assert_eq!(worker.round().await.unwrap(), 1);
    let request = check_issued_once(folder.path(), &store, &number).await;
    assert_eq!(store.notice(&request.notices[0]).await.unwrap().facts[0].value, NAME);
    assert_eq!(worker.round().await.unwrap(), 0);
    check_issued_once(folder.path(), &store, &number).await;
    engine.stop().await;
}

#[tokio::test]
async fn f30_two_workers_and_a_replayed_record_issue_nothing_twice() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let (one, other) = (worker(folder.path(), &store), worker(folder.path(), &store));
    let number = file(&store, "key").await;
    let (first, second) = tokio::join!(one.work_on(&number), other.work_on(&number));
    first.and(second).unwrap();
    check_issued_once(folder.path(), &store, &number).await;
    let record = |number: &str, at: &str| json!({ "dynamodb": { "Keys": { "PK": { "S": format!("R#{number}") } }, "SequenceNumber": at } });
    let unknown = random::request_number();
    let woken = json!({ "Records": [record(&number, "1"), record(&unknown, "2"), record("no number", "3")] });
    assert_eq!(stream::work(&one, serde_json::from_value(woken).unwrap()).await, Outcome::default());
    store.clock.advance(TimeDelta::days(31));
    one.work_on(&number).await.unwrap();
    check_issued_once(folder.path(), &store, &number).await;
    engine.stop().await;
}

#[tokio::test]
async fn f18_while_the_seal_cannot_be_reached_the_notice_awaits_its_signature_and_then_goes_on() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let closed = worker_with(folder.path(), &store, unreachable_seals(folder.path(), store.clock.now()), Arc::new(composed));
    let number = file(&store, "key").await;
    for tries in 1..=3 {
        closed.round().await.unwrap();
        let request = store.request(&number).await.unwrap().unwrap();
        let (notice, task) = (&request.notices[0], &request.tasks[0]);
        assert_eq!((notice.stage, task.stage, task.tries), (Stage::Rendered, tasks::Stage::Waiting, tries));
        assert_eq!(task.waits_for.as_deref(), Some("seal"));
        // Nobody sees an unsigned document, and nobody is told of it.
        assert_eq!(store.notice_by_code(&notice.code).await.unwrap(), None);
        assert!(sms(&store).kept().await.unwrap().is_empty());
        // It is not tried again before its time.
        assert_eq!(closed.round().await.unwrap(), 0);
        store.clock.advance(TimeDelta::seconds(10));
    }
    let code = store.request(&number).await.unwrap().unwrap().notices[0].code.clone();
    worker(folder.path(), &store).round().await.unwrap();
    assert_eq!(check_issued_once(folder.path(), &store, &number).await.notices[0].code, code);
    engine.stop().await;
}

#[tokio::test]
async fn f18_what_was_written_before_a_late_seal_is_written_of_and_not_written_anew() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let number = file(&store, "key").await;
    let closed = worker_with(folder.path(), &store, unreachable_seals(folder.path(), store.clock.now()), Arc::new(composed));
    closed.round().await.unwrap();
    store.clock.advance(TimeDelta::minutes(1));
    // Who took documents has left the list meanwhile: the notice names them as of its day, and is issued and told of.
    let nobody: WriteNotice = Arc::new(|_| Err(Unwritten::NobodyAppointed));
    worker_with(folder.path(), &store, made_seals(folder.path(), store.clock.now()), nobody).round().await.unwrap();
    check_issued_once(folder.path(), &store, &number).await;
    engine.stop().await;
}

#[tokio::test]
async fn after_its_last_try_a_task_is_parked_in_sight_and_the_next_start_takes_it_up() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let speechless: WriteNotice = Arc::new(|_| Err(Unwritten::Unwritable("no words".to_owned())));
    let failing = worker_with(folder.path(), &store, made_seals(folder.path(), store.clock.now()), speechless);
    let number = file(&store, "key").await;
    for _ in 0..64 {
        assert!(parked(&store).await.is_empty());
        failing.round().await.unwrap();
        store.clock.advance(TimeDelta::minutes(11));
    }
    assert_eq!(parked(&store).await, [number.as_str()]);
    let task = store.request(&number).await.unwrap().unwrap().tasks.remove(0);
    assert_eq!((task.stage, task.tries, task.waits_for.as_deref()), (tasks::Stage::Parked, 64, Some("words")));
    assert_eq!(failing.round().await.unwrap(), 0);

    let mended = worker(folder.path(), &store);
    mended.take_over().await.unwrap();
    mended.round().await.unwrap();
    check_issued_once(folder.path(), &store, &number).await;
    engine.stop().await;
}

#[tokio::test]
async fn a_parked_task_is_tried_again_by_itself_after_pauses_that_grow() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let closed = worker_with(folder.path(), &store, unreachable_seals(folder.path(), store.clock.now()), Arc::new(composed));
    let number = file(&store, "key").await;
    let task = async || store.request(&number).await.unwrap().unwrap().tasks.remove(0);
    while task().await.stage != tasks::Stage::Parked {
        store.clock.advance(TimeDelta::minutes(11));
        closed.round().await.unwrap();
    }
    assert_eq!((task().await.parked, task().await.waits_for.as_deref()), (1, Some("seal")));
    // Somebody was called the first time, and nobody is again.
    for (times, hours) in [(2, 1), (3, 2), (4, 4), (5, 8), (6, 16), (7, 16)] {
        store.clock.advance(TimeDelta::hours(hours) - TimeDelta::milliseconds(1));
        closed.retry_parked().await.unwrap();
        assert_eq!(closed.round().await.unwrap(), 0, "{hours} hours");
        store.clock.advance(TimeDelta::milliseconds(1));
        closed.retry_parked().await.unwrap();
        assert_eq!((task().await.stage, closed.round().await.unwrap()), (tasks::Stage::Waiting, 1), "{hours} hours");
        assert_eq!((task().await.stage, task().await.parked), (tasks::Stage::Parked, times), "{hours} hours");
    }

    store.clock.advance(TimeDelta::hours(16));
    let mended = worker(folder.path(), &store);
    mended.retry_parked().await.unwrap();
    mended.round().await.unwrap();
    check_issued_once(folder.path(), &store, &number).await;
    // What was left then is the message: about that one nobody was called yet.
    assert_eq!((task().await.parked, task().await.tries), (0, 1));
    engine.stop().await;
}

#[tokio::test]
async fn f19_a_task_that_meets_a_resting_door_was_not_tried() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let numbers = [file(&store, "one").await, file(&store, "other").await];
    let task = async |number: &str| store.request(number).await.unwrap().unwrap().tasks.remove(0);
    let speechless: WriteNotice = Arc::new(|_| Err(Unwritten::Unwritable("no words".to_owned())));
    worker_with(folder.path(), &store, made_seals(folder.path(), store.clock.now()), speechless).round().await.unwrap();
    store.clock.advance(TimeDelta::seconds(10));
    let closed = worker_with(folder.path(), &store, unreachable_seals(folder.path(), store.clock.now()), Arc::new(composed));
    closed.work_on(&numbers[0]).await.unwrap();
    closed.work_on(&numbers[1]).await.unwrap();
    let (tried, rests) = (task(&numbers[0]).await, task(&numbers[1]).await);
    assert_eq!((tried.tries, tried.waits_for.as_deref()), (2, Some("seal")));
    // The other has not met the seal itself: what it waited for before still stands.
    assert_eq!((rests.tries, rests.waits_for.as_deref()), (1, Some("words")));
    assert_eq!(rests.next_try, Some(store.clock.now() + TimeDelta::seconds(5)));

    // Both are parked in the end, and get one more try together: the one that finds the seal resting does not wait for hours again.
    while parked(&store).await.len() < 2 {
        store.clock.advance(TimeDelta::minutes(11));
        closed.round().await.unwrap();
    }
    store.clock.advance(TimeDelta::hours(16));
    closed.retry_parked().await.unwrap();
    closed.round().await.unwrap();
    let [failed] = &parked(&store).await[..] else { panic!("one of two has called the seal") };
    let [rests] = &numbers.iter().filter(|number| *number != failed).collect::<Vec<_>>()[..] else { panic!("the other has not") };
    let waiting = task(rests).await;
    assert_eq!((waiting.stage, waiting.tries, waiting.parked), (tasks::Stage::Waiting, 63, 1));
    store.clock.advance(TimeDelta::minutes(1));
    worker(folder.path(), &store).round().await.unwrap();
    check_issued_once(folder.path(), &store, rests).await;
    engine.stop().await;
}

#[tokio::test]
async fn a_task_that_kills_every_worker_is_parked_too() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let worker = worker(folder.path(), &store);
    let number = file(&store, "key").await;
    for _ in 0..64 {
        let task = store.request(&number).await.unwrap().unwrap().tasks.remove(0);
        store.claim(&task, "a worker that died", TimeDelta::minutes(2)).await.unwrap().unwrap();
    }
    store.clock.advance(TimeDelta::minutes(2));
    worker.round().await.unwrap();
    assert_eq!(parked(&store).await, [number.as_str()]);
    // It would take a worker down every hour: it waits for somebody who starts one.
    store.clock.advance(TimeDelta::days(1));
    worker.retry_parked().await.unwrap();
    assert_eq!(store.request(&number).await.unwrap().unwrap().tasks[0].stage, tasks::Stage::Parked);
    engine.stop().await;
}

#[tokio::test]
async fn a_running_worker_takes_up_what_is_filed_and_ends_what_is_under_way() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let worker = worker(folder.path(), &store);
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let running = tokio::spawn(async move { worker.run(async { drop(stopped.await) }).await });
    let mut numbers = Vec::new();
    for n in 0..6 {
        numbers.push(file(&store, &n.to_string()).await);
    }
    for number in &numbers {
        while store.request(number).await.unwrap().unwrap().version < 2 {
            tokio::task::yield_now().await;
        }
    }
    stop.send(()).unwrap();
    running.await.unwrap();
    for number in &numbers {
        check_issued_once(folder.path(), &store, number).await;
    }
    engine.stop().await;
}

#[tokio::test]
async fn notices_of_one_request_are_issued_in_the_order_of_its_events() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let number = file(&store, "key").await;
    let request = store.request(&number).await.unwrap().unwrap();
    store.append(&request, &[event(PREPARED, Some(Kind::Refusal))], Vec::new()).await.unwrap();
    let closed = worker_with(folder.path(), &store, unreachable_seals(folder.path(), store.clock.now()), Arc::new(composed));
    closed.round().await.unwrap();
    // The second waits behind the first, though nothing has been tried for it.
    let waiting = store.request(&number).await.unwrap().unwrap();
    assert_eq!(waiting.notices.iter().map(|notice| notice.sequence).collect::<Vec<_>>(), [1]);
    store.clock.advance(TimeDelta::seconds(10));
    worker(folder.path(), &store).round().await.unwrap();
    let done = store.request(&number).await.unwrap().unwrap();
    let happened: Vec<_> = done.events.iter().map(|event| event.what.clone()).collect();
    let issued = |notice, sequence| Event::Issued { notice, id: notices::id(&number, sequence) };
    assert_eq!(happened, [FILED, PREPARED, issued(Kind::Receipt, 1), issued(Kind::Refusal, 2)]);
    assert_eq!(done.summary.state.stage, request::Stage::Refused);
    engine.stop().await;
}

#[tokio::test]
async fn nothing_is_issued_on_a_request_that_has_ended() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let number = file(&store, "key").await;
    let request = store.request(&number).await.unwrap().unwrap();
    store.append(&request, &[event(Event::Withdrawn, None)], Vec::new()).await.unwrap();
    worker(folder.path(), &store).round().await.unwrap();
    let ended = store.request(&number).await.unwrap().unwrap();
    assert!(ended.notices.is_empty() && sms(&store).kept().await.unwrap().is_empty());
    assert_eq!((ended.tasks[0].stage, ended.version), (tasks::Stage::Done, 2));
    engine.stop().await;
}

#[tokio::test]
async fn a_task_that_a_worker_holds_comes_back_when_its_lease_ends() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let number = file(&store, "key").await;
    let task = store.request(&number).await.unwrap().unwrap().tasks.remove(0);
    let held = store.claim(&task, "a worker that died", TimeDelta::minutes(2)).await.unwrap().unwrap();
    assert_eq!(store.claim(&task, "another", TimeDelta::minutes(2)).await.unwrap(), None);
    store.clock.advance(TimeDelta::minutes(2) - TimeDelta::milliseconds(1));
    let worker = worker(folder.path(), &store);
    assert_eq!(worker.round().await.unwrap(), 0);
    store.clock.advance(TimeDelta::milliseconds(1));
    assert_eq!(worker.round().await.unwrap(), 1);
    check_issued_once(folder.path(), &store, &number).await;
    // The dead worker's word no longer counts.
    store.postpone(&held, "a worker that died", "seal", TimeDelta::zero()).await.unwrap();
    check_issued_once(folder.path(), &store, &number).await;
    engine.stop().await;
}
