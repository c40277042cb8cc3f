//! The gateway of messages breaks, in every way in which one can, while people sign in and hand in: requests and notices are as they would have
//! been, what could not be sent is sent when the gateway is back, and nothing is sent twice.

use crate::desk::{Answer, Deployment, Desk, Folder, log_anew, logged, people};
use crate::notices::worker;
use crate::submit::{application, body, certify, known, post, upload, without_documents};
use axum::Router;
use axum::extract::{Request, State};
use chrono::TimeDelta;
use http::{HeaderName, StatusCode, header};
use otinish_functions::gateway;
use otinish_functions::sign_in::Limits;
use otinish_functions::sms::Sms;
use otinish_functions::store::tasks::{Stage, Task};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// How a gateway behaves.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Mood {
    /// As its document says.
    Takes,
    Answers(u16),
    /// It takes the call and never answers.
    Silent,
    /// It hands the message on and never answers.
    TakesInSilence,
    /// Nobody listens any more.
    Dead,
}

const BROKEN: [Mood; 6] = [Mood::Answers(503), Mood::Answers(429), Mood::Answers(401), Mood::Silent, Mood::TakesInSilence, Mood::Dead];

/// What a gateway has been handed: the key, the number and the text of each call.
#[derive(Debug, Default)]
struct Heard {
    calls: Vec<[String; 3]>,
    /// What it has sent on: each key once, as its document says.
    sent: Vec<[String; 3]>,
}

struct Gateway {
    address: SocketAddr,
    shared: Shared,
    serving: Option<JoinHandle<()>>,
}

/// What the gateway's story and its server both see.
#[derive(Clone)]
struct Shared {
    mood: Arc<Mutex<Mood>>,
    heard: Arc<Mutex<Heard>>,
}

/// More than a gateway that answers takes on a busy machine.
const DEADLINE: Duration = Duration::from_secs(2);

impl Gateway {
    async fn start() -> Gateway {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let shared = Shared { mood: Arc::new(Mutex::new(Mood::Takes)), heard: Arc::default() };
        let mut gateway = Gateway { address: listener.local_addr().unwrap(), shared, serving: None };
        gateway.serve(listener);
        gateway
    }

    fn serve(&mut self, listener: TcpListener) {
        let router = Router::new().fallback(hear).with_state(self.shared.clone());
        self.serving = Some(tokio::spawn(async { axum::serve(listener, router).await.unwrap() }));
    }

    async fn turn(&mut self, mood: Mood) {
        *self.shared.mood.lock().unwrap() = mood;
        if mood == Mood::Dead {
            let serving = self.serving.take().unwrap();
            serving.abort();
            assert!(serving.await.unwrap_err().is_cancelled());
        } else if self.serving.is_none() {
            self.serve(TcpListener::bind(self.address).await.unwrap());
        }
    }

    fn calls(&self) -> usize {
        self.shared.heard.lock().unwrap().calls.len()
    }

    fn sent(&self) -> Vec<[String; 3]> {
        self.shared.heard.lock().unwrap().sent.clone()
    }

    fn last_code(&self) -> String {
        let [_, _, text] = self.sent().pop().unwrap();
        text.split(|letter: char| !letter.is_ascii_digit()).find(|part| part.len() == 6).unwrap().to_owned()
    }

    /// A server whose messages go through this gateway.
    async fn desk(&self, folder: &Folder, limits: Limits) -> Desk {
        let client = gateway::Gateway::new(&format!("http://{}", self.address), None, DEADLINE).unwrap();
        Desk::of(folder, Deployment { limits, sms: Some(Sms::Http(client)), ..Deployment::ordinary(folder) }).await
    }

    async fn sign_in(&self, desk: &mut Desk) {
        let entered = enter(desk, &ask(desk).await, &self.last_code()).await;
        desk.token = Some(entered.json()["token"].as_str().unwrap().to_owned());
    }
}

async fn hear(State(Shared { mood, heard }): State<Shared>, request: Request) -> (StatusCode, [(HeaderName, &'static str); 1]) {
    let key = request.headers()["idempotency-key"].to_str().unwrap().to_owned();
    let body: Value = serde_json::from_slice(&axum::body::to_bytes(request.into_body(), usize::MAX).await.unwrap()).unwrap();
    let call = [key, body["to"].as_str().unwrap().to_owned(), body["text"].as_str().unwrap().to_owned()];
    let mood = *mood.lock().unwrap();
    {
        let mut heard = heard.lock().unwrap();
        heard.calls.push(call.clone());
        if matches!(mood, Mood::Takes | Mood::TakesInSilence) && heard.sent.iter().all(|[key, ..]| *key != call[0]) {
            heard.sent.push(call);
        }
    }
    let status = match mood {
        Mood::Takes => StatusCode::ACCEPTED,
        Mood::Answers(status) => StatusCode::from_u16(status).unwrap(),
        Mood::Silent | Mood::TakesInSilence | Mood::Dead => std::future::pending().await,
    };
    // Whoever calls again connects again, and finds out that nobody listens.
    (status, [(header::CONNECTION, "close")])
}

async fn ask(desk: &Desk) -> Answer {
    desk.clock.advance(TimeDelta::seconds(1));
    let person = &people()[0];
    desk.post("/api/sign-in", &json!({ "iin": person.iin, "phone": person.phones[0] })).await
}

async fn enter(desk: &Desk, sent: &Answer, code: &str) -> Answer {
    let path = format!("/api/sign-in/{}", sent.json()["id"].as_str().unwrap());
    desk.post(&path, &json!({ "code": code, "bearer": true })).await
}

async fn tasks(desk: &Desk, number: &str) -> Vec<Task> {
    desk.store.request(number).await.unwrap().unwrap().tasks
}

/// Hands in, while the gateway is in this mood, what is refused at once: its number, with the answer that its person gets afterwards.
async fn refused_at_once(gateway: &mut Gateway, folder: &Folder, desk: &mut Desk, mood: Mood) -> (String, Value) {
    gateway.sign_in(desk).await;
    upload(desk).await;
    let application = without_documents(0, 0);
    assert_eq!(certify(desk, &application).await.status, 201);
    let mut body = body(desk, &application, &gateway.last_code()).await;
    gateway.turn(mood).await;
    let judged = post(desk, "key-1", &body).await;
    body["as_is"] = known(&judged.json()["report"]);
    let filed = post(desk, "key-1", &body).await;
    assert_eq!(filed.status, 201, "{mood:?}: {filed:?}");
    let number = filed.json()["number"].as_str().unwrap().to_owned();
    worker(folder, desk).work_on(&number).await.unwrap();
    let request = desk.get(&format!("/api/requests/{number}")).await.json();
    (number, request)
}

#[tokio::test]
async fn f19_while_the_gateway_is_broken_notices_are_issued_and_messages_follow_once_when_it_is_back() {
    for mood in BROKEN {
        let (folder, mut gateway) = (Folder::new(), Gateway::start().await);
        let mut desk = gateway.desk(&folder, Limits::default()).await;
        let (number, request) = refused_at_once(&mut gateway, &folder, &mut desk, mood).await;
        // Both notices are in the cabinet, and the request has ended as it should: only the person's telephone does not know.
        assert_eq!((&request["state"]["stage"], &request["awaiting"]), (&json!("refused"), &json!([])), "{mood:?}");
        assert_eq!(request["unannounced"], json!(["receipt", "refusal"]), "{mood:?}");
        for notice in request["notices"].as_array().unwrap() {
            let document = desk.get(&format!("/api/requests/{number}/notices/{}", notice["id"].as_str().unwrap())).await;
            assert!(document.status == 200 && document.bytes.starts_with(b"%PDF"), "{mood:?}");
        }
        let tried: Vec<_> = tasks(&desk, &number).await.iter().map(|task| (task.stage, task.tries, task.waits_for.clone())).collect();
        // The second message waits behind the first, so that they come in the order of what they tell.
        assert_eq!(tried, [(Stage::Waiting, 1, Some("sms".to_owned())), (Stage::Waiting, 0, None)], "{mood:?}");

        desk.clock.advance(TimeDelta::seconds(10));
        let working = worker(&folder, &desk);
        working.round().await.unwrap();
        assert_eq!(tasks(&desk, &number).await[0].tries, 2, "{mood:?}");
        // It was found broken a moment ago, and nobody calls it again so soon.
        let calls = gateway.calls();
        desk.clock.advance(TimeDelta::seconds(4));
        working.round().await.unwrap();
        assert_eq!((gateway.calls(), tasks(&desk, &number).await[0].tries), (calls, 2), "{mood:?}");

        gateway.turn(Mood::Takes).await;
        desk.clock.advance(TimeDelta::minutes(1));
        while working.round().await.unwrap() > 0 {}
        let told: Vec<_> = gateway.sent().into_iter().filter(|[key, ..]| key.starts_with(&number)).collect();
        let keys: Vec<_> = told.iter().map(|[key, ..]| key.clone()).collect();
        assert_eq!(keys, [format!("{number}-1"), format!("{number}-2")], "{mood:?}");
        assert!(told.iter().all(|[_, to, _]| *to == people()[0].phones[0]), "{mood:?}");
        // Whatever came for a message came under the same key in the same words.
        assert!(
            gateway.shared.heard.lock().unwrap().calls.iter().all(|call| !call[0].starts_with(&number) || told.contains(call)),
            "{mood:?}"
        );
        let after = desk.get(&format!("/api/requests/{number}")).await.json();
        assert_eq!((&after["unannounced"], &after["notices"], &after["events"]), (&json!([]), &request["notices"], &request["events"]));
        let calls = gateway.calls();
        desk.clock.advance(TimeDelta::days(2));
        working.retry_parked().await.unwrap();
        assert_eq!((working.round().await.unwrap(), gateway.calls()), (0, calls), "{mood:?}");
    }
}

#[tokio::test]
async fn a_message_that_could_not_be_sent_for_hours_is_parked_in_sight_and_sent_once_when_the_gateway_is_back() {
    let (folder, mut gateway) = (Folder::new(), Gateway::start().await);
    let mut desk = gateway.desk(&folder, Limits::default()).await;
    let (number, _) = refused_at_once(&mut gateway, &folder, &mut desk, Mood::Answers(503)).await;
    let working = worker(&folder, &desk);
    while tasks(&desk, &number).await[0].stage != Stage::Parked {
        desk.clock.advance(TimeDelta::minutes(11));
        working.round().await.unwrap();
    }
    let parked = tasks(&desk, &number).await.remove(0);
    assert_eq!((parked.tries, parked.waits_for.as_deref()), (64, Some("sms")));
    assert!(logged().contains("\"alarm\":true"), "somebody is called");
    let path = format!("/api/requests/{number}");
    // Half a day later the session has ended; the request has not changed.
    gateway.turn(Mood::Takes).await;
    gateway.sign_in(&mut desk).await;
    let request = desk.get(&path).await.json();
    assert_eq!((&request["unannounced"], &request["state"]["stage"]), (&json!(["receipt", "refusal"]), &json!("refused")));

    desk.clock.advance(TimeDelta::hours(1));
    working.retry_parked().await.unwrap();
    working.round().await.unwrap();
    let told: Vec<_> = gateway.sent().into_iter().map(|[key, ..]| key).filter(|key| key.starts_with(&number)).collect();
    assert_eq!(told, [format!("{number}-1"), format!("{number}-2")]);
    assert_eq!(desk.get(&path).await.json()["unannounced"], json!([]));
}

#[tokio::test]
async fn a_message_that_the_gateway_refuses_holds_up_no_other_request() {
    let (folder, mut gateway) = (Folder::new(), Gateway::start().await);
    let mut desk = gateway.desk(&folder, Limits::default()).await;
    let (number, request) = refused_at_once(&mut gateway, &folder, &mut desk, Mood::Answers(400)).await;
    assert_eq!(request["unannounced"], json!(["receipt", "refusal"]));
    gateway.turn(Mood::Takes).await;
    let application = application(1, 0);
    assert_eq!(certify(&desk, &application).await.status, 201);
    let filed = post(&desk, "key-2", &body(&desk, &application, &gateway.last_code()).await).await.json();
    // Not a moment has passed since: the gateway was not taken for broken.
    worker(&folder, &desk).work_on(filed["number"].as_str().unwrap()).await.unwrap();
    let [key, ..] = gateway.sent().pop().unwrap();
    assert_eq!(key, format!("{}-1", filed["number"].as_str().unwrap()));
    let refused = tasks(&desk, &number).await.remove(0);
    assert_eq!((refused.tries, refused.waits_for.as_deref()), (1, Some("sms-refused")));
    // Time does not mend it: somebody is called at once.
    let called = "a task is put off, and somebody has to see to it";
    assert!(logged().lines().any(|line| line.contains(called) && line.contains("\"alarm\":true") && line.contains("sms-refused")));
}

/// Moods in which a code certainly goes to nobody, and those in which nobody can know.
const UNSENT: [Mood; 4] = [Mood::Answers(503), Mood::Answers(429), Mood::Answers(401), Mood::Dead];
const UNCERTAIN: [Mood; 3] = [Mood::Answers(500), Mood::Silent, Mood::TakesInSilence];

/// A desk beside a gateway that takes everything, and an empty log.
async fn with_two_codes_an_hour() -> (Folder, Gateway, Desk) {
    log_anew();
    let (folder, gateway) = (Folder::new(), Gateway::start().await);
    let desk = gateway.desk(&folder, Limits { codes_for_a_number: 2, ..Limits::default() }).await;
    (folder, gateway, desk)
}

#[tokio::test]
async fn f25_a_code_that_went_to_nobody_is_told_of_and_uses_nothing_up() {
    for mood in UNSENT {
        let (_folder, mut gateway, desk) = with_two_codes_an_hour().await;
        let sent = ask(&desk).await;
        assert_eq!(sent.json()["confirmed"], true);
        let code = gateway.last_code();
        gateway.turn(mood).await;
        for _ in 0..2 {
            ask(&desk).await.check_unavailable(&format!("{mood:?}"));
        }
        // The code that did come still opens the door.
        assert_eq!(enter(&desk, &sent, &code).await.status, 200, "{mood:?}");
        gateway.turn(Mood::Takes).await;
        // Of the two an hour one was used.
        assert_eq!((ask(&desk).await.status, ask(&desk).await.status), (201, 429), "{mood:?}");
        check_nothing_logged(&gateway, "a door did not answer");
    }
}

#[tokio::test]
async fn f25_a_code_of_which_nobody_knows_whether_it_went_is_counted_and_good() {
    for mood in UNCERTAIN {
        let (_folder, mut gateway, desk) = with_two_codes_an_hour().await;
        let first = ask(&desk).await;
        let before = gateway.last_code();
        gateway.turn(mood).await;
        let sent = ask(&desk).await;
        assert_eq!((sent.status, &sent.json()["confirmed"]), (201, &json!(false)), "{mood:?}");
        // However slow the gateway is, it gets no more codes for a number than two an hour.
        assert_eq!(ask(&desk).await.told(), (429, "slow-down".to_owned()), "{mood:?}");
        assert_eq!(enter(&desk, &first, &before).await.status, 401, "{mood:?}");
        if mood == Mood::TakesInSilence {
            assert_eq!(enter(&desk, &sent, &gateway.last_code()).await.status, 200);
        }
        check_nothing_logged(&gateway, "nobody knows whether a code was sent");
    }
}

/// That the log says this, and no number and no text that a gateway was handed.
fn check_nothing_logged(gateway: &Gateway, but: &str) {
    let log = logged();
    assert!(log.contains(but));
    for [_, to, text] in &gateway.shared.heard.lock().unwrap().calls {
        assert!(!log.contains(to) && !log.contains(text), "{but}");
    }
}

#[tokio::test]
async fn f25_a_code_to_certify_that_went_to_nobody_leaves_the_one_before_in_force() {
    for mood in UNSENT {
        // One to sign in, and one to certify.
        let (_folder, mut gateway, mut desk) = with_two_codes_an_hour().await;
        gateway.sign_in(&mut desk).await;
        upload(&desk).await;
        let application = application(0, 0);
        gateway.turn(mood).await;
        certify(&desk, &application).await.check_unavailable(&format!("{mood:?}"));
        gateway.turn(Mood::Takes).await;
        desk.clock.advance(TimeDelta::seconds(1));
        assert_eq!(certify(&desk, &application).await.status, 201, "{mood:?}");
        let body = body(&desk, &application, &gateway.last_code()).await;
        gateway.turn(mood).await;
        assert_eq!(certify(&desk, &application).await.told(), (429, "slow-down".to_owned()), "{mood:?}");
        assert_eq!(post(&desk, "key-1", &body).await.status, 201, "{mood:?}");
    }
}

#[tokio::test]
async fn f25_a_code_to_certify_that_comes_though_nobody_said_so_certifies() {
    let (_folder, mut gateway, mut desk) = with_two_codes_an_hour().await;
    gateway.sign_in(&mut desk).await;
    upload(&desk).await;
    let application = application(0, 0);
    gateway.turn(Mood::TakesInSilence).await;
    let sent = certify(&desk, &application).await;
    assert_eq!((sent.status, &sent.json()["confirmed"]), (201, &json!(false)));
    desk.clock.advance(TimeDelta::seconds(1));
    assert_eq!(certify(&desk, &application).await.told(), (429, "slow-down".to_owned()));
    assert_eq!(post(&desk, "key-1", &body(&desk, &application, &gateway.last_code()).await).await.status, 201);
}
