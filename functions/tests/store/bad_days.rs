//! A table on a bad day: it throttles, it breaks down, and it does what it was asked without saying so. A proxy before the engine plays it.

use crate::Folder;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::response::Response;
use otinish_functions::embedded::TABLE;
use otinish_functions::keys;
use otinish_functions::table::item::{Condition, Item};
use otinish_functions::table::{Address, Broken, Table};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What happens to a call.
#[derive(Clone, Copy)]
enum Day {
    /// An error of this type; nothing was done.
    Error(&'static str),
    /// A transaction is cancelled for this reason; nothing was done.
    Cancelled(&'static str),
    /// It is done, and the answer is lost.
    DoneInSilence,
}

/// The proxy: the days to come, and the bodies of the calls that there were.
#[derive(Default)]
struct Proxy {
    engine: String,
    days: Mutex<VecDeque<Day>>,
    asked: Mutex<Vec<Value>>,
}

impl Proxy {
    /// A table behind a proxy that has these days before it; every call after them is answered as it should be.
    async fn start(engine: &str, days: &[Day], patience: Duration) -> (Arc<Proxy>, Table) {
        drop(rustls::crypto::ring::default_provider().install_default());
        let days = Mutex::new(days.iter().copied().collect());
        let proxy = Arc::new(Proxy { engine: engine.to_owned(), days, asked: Mutex::default() });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().fallback(pass).with_state(proxy.clone());
        tokio::spawn(async { axum::serve(listener, router).await.unwrap() });
        let table = Table::connect(&Address { url: Some(url), name: TABLE.to_owned(), patience }).await;
        (proxy, table)
    }

    /// The tokens of the transactions that were asked for, in this order.
    fn tokens(&self) -> Vec<String> {
        let asked = self.asked.lock().unwrap();
        asked.iter().filter_map(|body| body["ClientRequestToken"].as_str().map(str::to_owned)).collect()
    }
}

async fn pass(State(proxy): State<Arc<Proxy>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    proxy.asked.lock().unwrap().push(serde_json::from_slice(&body).unwrap());
    let day = proxy.days.lock().unwrap().pop_front();
    let error = |kind: &str| json!({ "__type": format!("com.amazonaws.dynamodb.v20120810#{kind}"), "message": "a bad day" });
    match day {
        Some(Day::Error(kind)) => return answer(if kind.starts_with("Internal") { 500 } else { 400 }, &error(kind)),
        Some(Day::Cancelled(reason)) => {
            let mut cancelled = error("TransactionCanceledException");
            cancelled["CancellationReasons"] = json!([{ "Code": reason, "Message": "a bad day" }]);
            return answer(400, &cancelled);
        }
        Some(Day::DoneInSilence) | None => {}
    }
    let mut call = reqwest::Client::builder().no_proxy().build().unwrap().post(&proxy.engine).body(body);
    for (name, value) in parts.headers.iter().filter(|(name, _)| *name != "host") {
        call = call.header(name, value);
    }
    let real = call.send().await.unwrap();
    let (status, bytes) = (real.status().as_u16(), real.bytes().await.unwrap());
    if matches!(day, Some(Day::DoneInSilence)) {
        return answer(500, &error("InternalServerError"));
    }
    Response::builder().status(status).header("content-type", "application/x-amz-json-1.0").body(Body::from(bytes)).unwrap()
}

fn answer(status: u16, body: &Value) -> Response {
    Response::builder().status(status).header("content-type", "application/x-amz-json-1.0").body(Body::from(body.to_string())).unwrap()
}

const PATIENT: Duration = Duration::from_secs(30);

#[tokio::test]
async fn f11_f12_throttling_and_conflicts_pass_by_while_there_is_time() {
    let folder = Folder::new();
    let (engine, table) = folder.engine().await;
    let days = [
        Day::Error("ThrottlingException"),
        Day::Error("ProvisionedThroughputExceededException"),
        Day::Error("RequestLimitExceeded"),
        Day::Error("TransactionInProgressException"),
        Day::Cancelled("TransactionConflict"),
        Day::Error("InternalServerError"),
    ];
    let (proxy, behind) = Proxy::start(engine.url(), &days, PATIENT).await;
    let item = Item::new(&keys::code("c")).text("is", "there");
    behind.put(item.clone(), Condition::Absent).await.unwrap();
    assert_eq!(table.get(&keys::code("c")).await.unwrap(), Some(item));
    let mut tokens = proxy.tokens();
    assert_eq!(tokens.len(), days.len() + 1);
    tokens.dedup();
    assert_eq!(tokens.len(), 1);
    engine.stop().await;
}

#[tokio::test]
async fn f11_where_the_time_is_up_the_table_is_unavailable_and_nothing_is_written() {
    let folder = Folder::new();
    let (engine, table) = folder.engine().await;
    let (_, behind) = Proxy::start(engine.url(), &[Day::Error("ThrottlingException"); 1_000], Duration::from_millis(100)).await;
    let put = behind.put(Item::new(&keys::code("c")), Condition::Absent).await;
    assert!(matches!(put, Err(Broken::Unavailable(_))));
    assert_eq!(table.get(&keys::code("c")).await.unwrap(), None);
    engine.stop().await;
}

#[tokio::test]
async fn f13_what_was_done_in_silence_is_not_done_twice_and_is_no_conflict() {
    let folder = Folder::new();
    let (engine, table) = folder.engine().await;
    let (proxy, behind) = Proxy::start(engine.url(), &[Day::DoneInSilence], PATIENT).await;
    let item = Item::new(&keys::code("c")).version(1);
    behind.put(item.clone(), Condition::Absent).await.unwrap();
    assert_eq!(table.get(&keys::code("c")).await.unwrap(), Some(item.clone()));
    let tokens = proxy.tokens();
    assert_eq!((tokens.len(), &tokens[0]), (2, &tokens[1]));
    // Another call has another token, and meets the item.
    assert!(matches!(behind.put(item, Condition::Absent).await, Err(Broken::Conflict { failed }) if failed == [0]));
    engine.stop().await;
}

#[tokio::test]
async fn f10_a_condition_that_fails_is_never_tried_again() {
    let folder = Folder::new();
    let (engine, _) = folder.engine().await;
    let (proxy, behind) = Proxy::start(engine.url(), &[Day::Cancelled("ConditionalCheckFailed")], PATIENT).await;
    assert!(matches!(behind.put(Item::new(&keys::code("c")), Condition::Absent).await, Err(Broken::Conflict { .. })));
    assert_eq!(proxy.tokens().len(), 1);
    let (proxy, behind) = Proxy::start(engine.url(), &[Day::Error("ValidationException")], PATIENT).await;
    assert!(matches!(behind.put(Item::new(&keys::code("c")), Condition::Absent).await, Err(Broken::Refused(_))));
    assert_eq!(proxy.tokens().len(), 1);
    engine.stop().await;
}
