//! How fast applications are handed in, over the real router and the embedded table on this machine's disk:
//! `cargo run --release -p otinish-tests --example submission_speed FOLDER`. It prints; it asserts nothing about time.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use chrono::{TimeDelta, Utc};
use http::{Method, Request, header};
use otinish_core::services::{ALL, register::Register};
use otinish_functions::api::{self, Doors};
use otinish_functions::calendars::Calendars;
use otinish_functions::clock::Clock;
use otinish_functions::config::FileAt;
use otinish_functions::embedded::Engine;
use otinish_functions::emergencies::Emergencies;
use otinish_functions::objects::Objects;
use otinish_functions::organisations::Organisations;
use otinish_functions::outbox::{self, Worker};
use otinish_functions::registers::Registers;
use otinish_functions::seal::{Provider, Seals};
use otinish_functions::sign_in::Limits;
use otinish_functions::sms::Sms;
use otinish_functions::store::Store;
use otinish_functions::trust::TrustList;
use otinish_functions::vault::Vault;
use otinish_functions::{random, sessions, words};
use serde_json::{Value, json};
use std::error::Error;
use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};
use tower::ServiceExt;

const SUBMISSIONS: usize = 300;
/// Of an invented college that issues no refusal at once, so that each submission has one notice.
const BIN: &str = "120340990027";

type Failed = Box<dyn Error>;

// One thread, as the budgets are for one core.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failed> {
    let folder = std::env::args().nth(1).ok_or("usage: submission_speed FOLDER, an empty one for the table and the keys")?;
    let (requests, receipts) = submissions(Path::new(&folder)).await?;
    println!("submission, embedded table on disk, one thread");
    for (what, times) in [("to stored request", &requests), ("to stored receipt", &receipts)] {
        println!("  {what}: {:>7.0} a second; median {:.2} ms, p99 {:.2} ms", rate(times), at(times, 50), at(times, 99));
    }
    // For the table of budgets.
    println!("= receipts a second {}", rate(&receipts));
    println!("= receipt p99 ms {}", at(&receipts, 99));
    Ok(())
}

/// Applications handed in one after another, each certified by a code of its own: the time of the handing in, and that until its sealed
/// receipt stands in the cabinet.
async fn submissions(folder: &Path) -> Result<(Vec<Duration>, Vec<Duration>), Failed> {
    let engine = Engine::start(&folder.join("table.sqlite")).await?;
    let table = engine.table(Duration::from_secs(5)).await?;
    let vault = Vault::from_file(&folder.join("keys"))?;
    let sms = Sms::Outbox { table: table.clone(), vault: vault.clone() };
    // The clock moves on by a minute with each application, so that the latest message is the last one.
    let clock = Clock::fixed(Utc::now());
    let unlimited = usize::MAX;
    let limits = Limits { codes_for_a_number: unlimited, codes_for_an_address: unlimited, requests_a_day: unlimited, ..Limits::default() };
    let doors = Doors {
        clock: clock.clone(),
        store: Store::new(table.clone(), vault.clone(), clock.clone(), None),
        calendars: Calendars::new(table.clone(), clock.clone(), FileAt::Perhaps(folder.join("calendar.csv")), None),
        emergencies: Emergencies::new(clock.clone(), FileAt::Perhaps(folder.join("emergencies.csv"))),
        table,
        vault,
        objects: Objects::folder(&folder.join("objects"))?,
        registers: Registers::demonstration(folder)?,
        organisations: Organisations::demonstration(folder)?,
        sms: sms.clone(),
        limits,
        session_lives: sessions::LIVES,
        public_url: "http://127.0.0.1:8080".to_owned(),
        site: None,
    };
    let person = doors.registers.invented()[0].clone();
    let worker = worker(folder, &doors)?;
    let register = Register::new(ALL);
    let rules = register.rules().to_owned();
    let desk = Desk { router: api::router(register, doors), sms, token: None };

    let sent = desk.post("/api/sign-in", &[], &json!({ "iin": person.iin, "phone": person.phones[0] })).await?;
    let path = format!("/api/sign-in/{}", sent["id"].as_str().unwrap_or_default());
    let entered = desk.post(&path, &[], &json!({ "code": desk.last_code().await?, "bearer": true })).await?;
    let desk = Desk { token: entered["token"].as_str().map(str::to_owned), ..desk };

    let (mut requests, mut receipts) = (Vec::with_capacity(SUBMISSIONS), Vec::with_capacity(SUBMISSIONS));
    for nth in 0..SUBMISSIONS {
        clock.advance(TimeDelta::seconds(10));
        let application = application(&person.iin, &format!("{:07}", 1_000_000 + nth));
        desk.post("/api/certify", &[], &json!({ "application": application })).await?;
        let code = desk.last_code().await?;
        let body = json!({ "application": application, "rules": rules, "certificate": { "code": code }, "as_is": as_is(&desk, &application).await? });
        let key = random::token();
        let begun = Instant::now();
        desk.post("/api/requests", &[("idempotency-key", &key)], &body).await?;
        requests.push(begun.elapsed());
        worker.round().await?;
        receipts.push(begun.elapsed());
    }
    engine.stop().await;
    let issued = std::fs::read_dir(folder.join("objects/notices"))?.count();
    if issued == SUBMISSIONS { Ok((requests, receipts)) } else { Err(format!("{issued} receipts").into()) }
}

fn worker(folder: &Path, doors: &Doors) -> Result<Worker, Failed> {
    let organisations = Organisations::demonstration(folder)?;
    let providers: Vec<_> = organisations.all().map(|known| Provider { bin: &known.bin, name: &known.name.kk }).collect();
    let seals = Seals::in_folder(&folder.join("seals"), "", &providers, doors.clock.now())?;
    Ok(Worker::new(outbox::Doors {
        store: doors.store.clone(),
        objects: doors.objects.clone(),
        seals,
        trusted: TrustList::national(),
        sms: doors.sms.clone(),
        compose: words::composer(organisations, doors.public_url.clone()),
    }))
}

/// The problems that the sender is shown: what a page would send back.
async fn as_is(desk: &Desk, application: &Value) -> Result<Option<Vec<Value>>, Failed> {
    let input = json!({ "filed_at": "2026-11-10T11:00:00+05:00", "application": application });
    let report = desk.post("/api/check", &[], &input).await?;
    let problems = report["problems"].as_array().into_iter().flatten().map(|problem| json!([problem["code"], problem["at"]]));
    let problems: Vec<Value> = problems.collect();
    Ok((!problems.is_empty()).then_some(problems))
}

struct Desk {
    router: Router,
    sms: Sms,
    token: Option<String>,
}

impl Desk {
    async fn post(&self, path: &str, headers: &[(&str, &str)], body: &Value) -> Result<Value, Failed> {
        let from: SocketAddr = "192.0.2.7:40000".parse()?;
        let mut request = Request::builder().method(Method::POST).uri(path).header(header::CONTENT_TYPE, "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let response = self.router.clone().oneshot(request.extension(ConnectInfo(from)).body(Body::from(body.to_string()))?).await?;
        let status = response.status();
        let bytes = to_bytes(response.into_body(), usize::MAX).await?;
        if !status.is_success() {
            return Err(format!("{path} answered {status}: {}", String::from_utf8_lossy(&bytes)).into());
        }
        Ok(serde_json::from_slice(&bytes)?)
    }

    async fn last_code(&self) -> Result<String, Failed> {
        let messages = self.sms.kept().await?;
        let last = messages.iter().max_by_key(|message| message.at).ok_or("no message")?;
        let digits = last.text.split(|letter: char| !letter.is_ascii_digit()).find(|part| part.len() == 6);
        Ok(digits.ok_or("the message holds no code")?.to_owned())
    }
}

/// A correction of an invented college's diploma; its documents come from the registers.
fn application(iin: &str, number: &str) -> Value {
    json!({
        "service": "tve-correction", "language": "kk", "consent": true, "channel": "portal", "certified_by": "one-time-password",
        "applicant": {
            "name": { "surname": "Нұрланова", "given_name": "Айгерім", "patronymic": "Серікқызы" }, "iin": iin,
            "contact": { "phone": "+77000000101" }
        },
        "provider": {
            "bin": BIN, "name": "«Сынақ медициналық колледжі» ЖШС",
            "head": { "surname": "Ибраева", "given_name": "Ләззат", "patronymic": "Өтегенқызы" }
        },
        "reason": { "text": "Дипломда тегім қате жазылған." },
        "corrections": [{ "field": "surname", "printed": "Нурланова", "correct": "Нұрланова", "explanation": "Жеке куәлікке сәйкес емес." }],
        "education": {
            "institution_name": "«Сынақ медициналық колледжі» ЖШС", "graduation_year": 2016,
            "document": { "series": "ТКБ", "number": number, "issued_on": "2016-06-30" }
        }
    })
}

fn rate(times: &[Duration]) -> f64 {
    times.len() as f64 / times.iter().sum::<Duration>().as_secs_f64()
}

/// The time within which so many of a hundred were done, in milliseconds.
fn at(times: &[Duration], percent: usize) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let nth = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted[nth].as_secs_f64() * 1000.0
}
