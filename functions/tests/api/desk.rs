//! A server of its own for each story, with a clock that stands still until the story moves it.

use crate::proxy::Proxy;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use chrono::TimeDelta;
use http::{HeaderMap, Method, Request, header};
use otinish_core::services::register::Register;
use otinish_core::services::{ALL, Service};
use otinish_functions::api::{self, Doors};
use otinish_functions::calendars::Calendars;
use otinish_functions::calendars::signer::Signer;
use otinish_functions::clock::{self, Clock};
use otinish_functions::config::FileAt;
use otinish_functions::embedded::{Engine, TABLE};
use otinish_functions::emergencies::Emergencies;
use otinish_functions::objects::Objects;
use otinish_functions::organisations::Organisations;
use otinish_functions::registers::{Person, Registers};
use otinish_functions::sessions;
use otinish_functions::sign_in::Limits;
use otinish_functions::sms::Sms;
use otinish_functions::store::Store;
use otinish_functions::table::{Address, Table};
use otinish_functions::vault::Vault;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Once};
use std::time::Duration;
use tower::ServiceExt;

/// A folder that is gone when its story is over.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new() -> Folder {
        let path = std::env::temp_dir().join(format!("otinish-api-{}", otinish_functions::random::token()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A server and whoever stands before it.
pub(crate) struct Desk {
    pub(crate) clock: Clock,
    pub(crate) sms: Sms,
    pub(crate) store: Store,
    pub(crate) objects: Objects,
    pub(crate) calendars: Calendars,
    engine: Option<Engine>,
    /// Before the table, where it has bad days.
    pub(crate) proxy: Arc<Proxy>,
    router: Router,
    document: Value,
    /// The bearer's token of who is signed in.
    pub(crate) token: Option<String>,
    pub(crate) from: SocketAddr,
}

/// What one server decides otherwise than another.
pub(crate) struct Deployment {
    pub(crate) limits: Limits,
    pub(crate) objects: Objects,
    pub(crate) services: &'static [&'static Service],
    pub(crate) public_url: &'static str,
    pub(crate) beginning: &'static str,
    pub(crate) calendar_signer: Option<Signer>,
    /// Messages are kept in the table where no gateway is given.
    pub(crate) sms: Option<Sms>,
    /// Whether the table stands behind a proxy, so that it can have bad days.
    pub(crate) has_bad_days: bool,
}

impl Deployment {
    pub(crate) fn ordinary(folder: &Folder) -> Deployment {
        let objects = folder.0.join("objects");
        std::fs::create_dir_all(&objects).unwrap();
        let objects = Objects::folder(&objects).unwrap();
        let (limits, public_url) = (Limits::default(), "http://127.0.0.1:8080");
        Deployment {
            limits,
            objects,
            services: ALL,
            public_url,
            beginning: BEGINNING,
            calendar_signer: None,
            sms: None,
            has_bad_days: false,
        }
    }
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("{self:?}"))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The status and the problem's code, which is empty where there is no problem.
    pub(crate) fn told(&self) -> (u16, String) {
        let is_problem = self.headers.get(header::CONTENT_TYPE).is_some_and(|media_type| media_type == "application/problem+json");
        let code = if is_problem { self.json()["code"].as_str().unwrap().to_owned() } else { String::new() };
        (self.status, code)
    }

    /// That something outside does not answer, and when to come back.
    pub(crate) fn check_unavailable(&self, why: &str) {
        assert_eq!((self.told(), self.header("retry-after")), ((503, "unavailable".to_owned()), "5"), "{why}: {self:?}");
    }
}

/// The instant at which stories begin: Tuesday 10 November 2026, 11:00 in Almaty.
pub(crate) const BEGINNING: &str = "2026-11-10T06:00:00.000Z";

/// Longer than any working call takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(8);

impl Desk {
    pub(crate) async fn open(folder: &Folder) -> Desk {
        Desk::with(folder, Limits::default()).await
    }

    pub(crate) async fn with(folder: &Folder, limits: Limits) -> Desk {
        Desk::of(folder, Deployment { limits, ..Deployment::ordinary(folder) }).await
    }

    pub(crate) async fn over(folder: &Folder, limits: Limits, objects: Objects) -> Desk {
        Desk::of(folder, Deployment { limits, objects, ..Deployment::ordinary(folder) }).await
    }

    pub(crate) async fn of(folder: &Folder, deployment: Deployment) -> Desk {
        let Deployment { limits, objects, services, public_url, beginning, calendar_signer, sms, has_bad_days } = deployment;
        START_OF_THE_LOG.call_once(|| {
            let subscriber = tracing_subscriber::fmt().json().with_max_level(tracing::Level::DEBUG).with_writer(|| Log);
            subscriber.init();
        });
        let clock = Clock::fixed(clock::read(beginning).unwrap());
        let engine = Engine::start(&folder.0.join("table.sqlite")).await.unwrap();
        // To make the table takes longer than any call that a story makes.
        engine.table(Duration::from_secs(60)).await.unwrap();
        let proxy = Proxy::start(engine.url(), &[]).await;
        let url = if has_bad_days { &proxy.url } else { engine.url() };
        let table = Table::connect(&Address { url: Some(url.to_owned()), name: TABLE.to_owned(), patience: PATIENCE }).await;
        let vault = Vault::from_file(&folder.0.join("keys")).unwrap();
        let sms = sms.unwrap_or_else(|| Sms::Outbox { table: table.clone(), vault: vault.clone() });
        let store = Store::new(table.clone(), vault.clone(), clock.clone(), None);
        let calendar = FileAt::Perhaps(folder.0.join("calendar.csv"));
        let calendars = Calendars::new(table.clone(), clock.clone(), calendar, calendar_signer);
        let emergencies = Emergencies::new(clock.clone(), FileAt::Perhaps(folder.0.join("emergencies.csv")));
        let site = folder.0.join("site");
        let doors = Doors {
            clock: clock.clone(),
            table,
            vault,
            store: store.clone(),
            objects: objects.clone(),
            registers: Registers::demonstration(&folder.0).unwrap(),
            organisations: Organisations::demonstration(&folder.0).unwrap(),
            sms: sms.clone(),
            calendars: calendars.clone(),
            emergencies,
            limits,
            session_lives: sessions::LIVES,
            public_url: public_url.to_owned(),
            site: site.is_dir().then_some(site),
        };
        let router = api::router(Register::new(services), doors);
        let document = api::document(&Register::new(services), public_url);
        let from = "192.0.2.7:40000".parse().unwrap();
        Desk { clock, sms, store, objects, calendars, engine: Some(engine), proxy, router, document, token: None, from }
    }

    /// Where the table can be reached.
    pub(crate) fn table_url(&self) -> String {
        self.engine.as_ref().expect("it is there").url().to_owned()
    }

    /// The table goes away, as it does when a machine dies.
    pub(crate) async fn lose_the_table(&mut self) {
        self.engine.take().expect("it is there").stop().await;
    }

    pub(crate) async fn call(&self, method: Method, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        let mut request = Request::builder().method(method.clone()).uri(path);
        if headers.iter().all(|(name, _)| *name != "host") {
            request = request.header(header::HOST, "127.0.0.1:8080");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let request = request.extension(ConnectInfo(self.from)).body(body.into()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        let answer = Answer { status, headers, bytes };
        self.compare(&method, path, &answer);
        answer
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.call(Method::GET, path, &[], Body::empty()).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.call(Method::POST, path, &[("content-type", "application/json")], body.to_string()).await
    }

    /// The digits of the message that was sent last.
    pub(crate) async fn last_code(&self) -> String {
        let messages = self.sms.kept().await.unwrap();
        let latest = messages.iter().map(|message| message.at).max().unwrap();
        let at_that_instant: Vec<_> = messages.iter().filter(|message| message.at == latest).collect();
        let [message] = at_that_instant[..] else { panic!("which of {at_that_instant:?}?") };
        message.text.split(|letter: char| !letter.is_ascii_digit()).find(|part| part.len() == 6).unwrap().to_owned()
    }

    /// Signs this person in by their first number. The clock moves on by a second, so that messages can be told apart.
    pub(crate) async fn sign_in(&mut self, person: &Person) {
        self.clock.advance(TimeDelta::seconds(1));
        let sent = self.post("/api/sign-in", &json!({ "iin": person.iin, "phone": person.phones[0] })).await;
        assert_eq!(sent.status, 201, "{sent:?}");
        let path = format!("/api/sign-in/{}", sent.json()["id"].as_str().unwrap());
        let entered = self.post(&path, &json!({ "code": self.last_code().await, "bearer": true })).await;
        assert_eq!(entered.status, 200, "{entered:?}");
        self.token = Some(entered.json()["token"].as_str().unwrap().to_owned());
    }

    /// That the answer stands in the OpenAPI document, under its route, status and media type.
    fn compare(&self, method: &Method, path: &str, answer: &Answer) {
        let path = path.split('?').next().unwrap();
        let fits = |template: &str| {
            let (parts, given) = (template.split('/'), path.split('/'));
            parts.clone().count() == given.clone().count() && parts.zip(given).all(|(part, given)| part.starts_with('{') || part == given)
        };
        let mut templates: Vec<&String> = self.document["paths"].as_object().unwrap().keys().filter(|template| fits(template)).collect();
        templates.sort_by_key(|template| template.contains('{'));
        let Some(template) = templates.first() else {
            // Beside the API are the pages. Where the document of the API has nothing, there is nothing.
            let is_page = path != "/api" && !path.starts_with("/api/");
            assert!(is_page || answer.told() == (404, "not-found".to_owned()), "{method} {path} is answered without an entry: {answer:?}");
            return;
        };
        let Some(operation) = self.document["paths"][template.as_str()].get(method.as_str().to_ascii_lowercase()) else {
            assert_eq!(answer.told(), (405, "wrong-method".to_owned()), "{method} {template} is answered without an entry: {answer:?}");
            return;
        };
        let response = &operation["responses"][answer.status.to_string()];
        assert!(!response.is_null(), "{method} {template} answers {} without a word in the document: {answer:?}", answer.status);
        if let Some(media_type) = answer.headers.get(header::CONTENT_TYPE) {
            let media_type = media_type.to_str().unwrap();
            assert!(response["content"].get(media_type).is_some(), "{method} {template} {} gives {media_type}", answer.status);
        }
        if let (_, Some(code)) = (answer.status, Some(answer.told().1).filter(|code| !code.is_empty())) {
            let codes = &response["content"]["application/problem+json"]["schema"]["allOf"][1]["properties"]["code"]["enum"];
            assert!(codes.as_array().unwrap().contains(&json!(code)), "{method} {template} says {code}");
        }
    }
}

/// The invented people, in the order of the file.
pub(crate) fn people() -> Vec<Person> {
    Registers::demonstration(Path::new("/nowhere")).unwrap().invented().to_vec()
}

static START_OF_THE_LOG: Once = Once::new();

thread_local! {
    static LOGGED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Keeps what is logged for the story that it belongs to: each runs in a thread of its own.
struct Log;

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOGGED.with_borrow_mut(|logged| logged.extend(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Forgets what was logged: what a story asks of its next turn, the turn before does not answer.
pub(crate) fn log_anew() {
    LOGGED.with_borrow_mut(Vec::clear);
}

/// What this story has logged so far.
pub(crate) fn logged() -> String {
    LOGGED.with_borrow(|logged| String::from_utf8(logged.clone()).unwrap())
}
