//! A proxy before a table or a store of files that plays its bad days: it throttles, it breaks down, it says nothing, and it does what it was
//! asked without saying so.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::response::Response;
use otinish_functions::embedded::TABLE;
use otinish_functions::table::{Address, Table};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What happens to a call.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Day {
    /// It is answered as it should be.
    Good,
    /// An error of this type; nothing was done.
    Error(&'static str),
    /// A transaction is cancelled for this reason; nothing was done.
    Cancelled(&'static str),
    /// It is done, and the answer is lost.
    DoneInSilence,
    /// Nothing is done, and nobody answers.
    Silent,
}

/// The proxy: the days to come, and the calls that there were.
pub(crate) struct Proxy {
    pub(crate) url: String,
    behind: String,
    client: reqwest::Client,
    days: Mutex<VecDeque<Day>>,
    asked: Mutex<Vec<Asked>>,
}

/// A call: what it wanted of the table, and what it came with.
struct Asked {
    target: String,
    body: Value,
}

impl Proxy {
    /// A proxy before this address that has these days before it; every call after them is answered as it should be.
    pub(crate) async fn start(behind: &str, days: &[Day]) -> Arc<Proxy> {
        drop(rustls::crypto::ring::default_provider().install_default());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let proxy = Arc::new(Proxy {
            url: format!("http://{}", listener.local_addr().unwrap()),
            behind: behind.to_owned(),
            client: reqwest::Client::builder().no_proxy().build().unwrap(),
            days: Mutex::new(days.iter().copied().collect()),
            asked: Mutex::default(),
        });
        let router = Router::new().fallback(pass).with_state(proxy.clone());
        tokio::spawn(async { axum::serve(listener, router).await.unwrap() });
        proxy
    }

    /// The table behind it.
    pub(crate) async fn table(&self, patience: Duration) -> Table {
        Table::connect(&Address { url: Some(self.url.clone()), name: TABLE.to_owned(), patience }).await
    }

    /// From now on it has these days before it.
    pub(crate) fn turn(&self, days: impl IntoIterator<Item = Day>) {
        *self.days.lock().unwrap() = days.into_iter().collect();
        self.asked.lock().unwrap().clear();
    }

    /// After so many good calls all are of this kind.
    pub(crate) fn turn_after(&self, good: usize, day: Day) {
        // More than any story makes.
        self.turn(std::iter::repeat_n(Day::Good, good).chain(std::iter::repeat_n(day, 10_000)));
    }

    /// What was asked for since it last turned, in this order: `GetItem`, `TransactWriteItems`.
    pub(crate) fn calls(&self) -> Vec<String> {
        self.asked.lock().unwrap().iter().map(|asked| asked.target.clone()).collect()
    }

    /// The tokens of the transactions that were asked for, in this order.
    pub(crate) fn tokens(&self) -> Vec<String> {
        let asked = self.asked.lock().unwrap();
        asked.iter().filter_map(|asked| asked.body["ClientRequestToken"].as_str().map(str::to_owned)).collect()
    }
}

async fn pass(State(proxy): State<Arc<Proxy>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let target = parts.headers.get("x-amz-target").map_or("", |target| target.to_str().unwrap());
    let target = target.rsplit('.').next().unwrap_or_default().to_owned();
    proxy.asked.lock().unwrap().push(Asked { target, body: serde_json::from_slice(&body).unwrap_or_default() });
    let day = proxy.days.lock().unwrap().pop_front().unwrap_or(Day::Good);
    let error = |kind: &str| json!({ "__type": format!("com.amazonaws.dynamodb.v20120810#{kind}"), "message": "a bad day" });
    match day {
        Day::Error(kind) => return answer(if kind.starts_with("Internal") { 500 } else { 400 }, &error(kind)),
        Day::Cancelled(reason) => {
            let mut cancelled = error("TransactionCanceledException");
            cancelled["CancellationReasons"] = json!([{ "Code": reason, "Message": "a bad day" }]);
            return answer(400, &cancelled);
        }
        Day::Silent => std::future::pending().await,
        Day::DoneInSilence | Day::Good => {}
    }
    let mut call = proxy.client.request(parts.method, format!("{}{}", proxy.behind, parts.uri)).body(body);
    for (name, value) in parts.headers.iter().filter(|(name, _)| *name != "host") {
        call = call.header(name, value);
    }
    let real = call.send().await.unwrap();
    if matches!(day, Day::DoneInSilence) {
        return answer(500, &error("InternalServerError"));
    }
    let mut response = Response::builder().status(real.status());
    for (name, value) in real.headers().iter().filter(|(name, _)| *name != "transfer-encoding") {
        response = response.header(name, value);
    }
    response.body(Body::from(real.bytes().await.unwrap())).unwrap()
}

fn answer(status: u16, body: &Value) -> Response {
    Response::builder().status(status).header("content-type", "application/x-amz-json-1.0").body(Body::from(body.to_string())).unwrap()
}
