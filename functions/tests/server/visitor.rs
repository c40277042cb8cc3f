//! An invented person who signs in, uploads, certifies and hands in over HTTP, as a browser does.

use crate::server::pause;
use otinish_functions::keys::sha256_hex;
use otinish_functions::registers::{Person, Registers};
use reqwest::{Client, Method, Response};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Mutex;

const CASES: &str = include_str!("../../../core/cases/tve-correction.json");
pub(crate) const COLLEGE: &str = "051140990017";
/// Its second line is what writers of PDF put there to show that the file is binary: it is no UTF-8.
const DIPLOMA: &[u8] = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\nstartxref\n15\n%%EOF\n";

/// Somebody before a server.
pub(crate) struct Visitor {
    pub(crate) http: Client,
    pub(crate) url: String,
    /// Every address that was called, without the server's.
    pub(crate) called: Mutex<Vec<String>>,
    /// Which of the invented people this is.
    who: usize,
    token: Option<String>,
}

impl Visitor {
    pub(crate) fn new(url: &str) -> Visitor {
        Visitor::of(url, 0)
    }

    /// This one of the invented people.
    pub(crate) fn of(url: &str, who: usize) -> Visitor {
        drop(rustls::crypto::ring::default_provider().install_default());
        let http = Client::builder().no_proxy().build().unwrap();
        Visitor { http, url: url.to_owned(), called: Mutex::default(), who, token: None }
    }

    pub(crate) fn person(&self) -> Person {
        person(self.who)
    }

    pub(crate) async fn call(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> reqwest::Result<Response> {
        self.called.lock().unwrap().push(path.to_owned());
        let mut call = self.http.request(method, format!("{}{path}", self.url)).body(body);
        for (name, value) in headers {
            call = call.header(*name, *value);
        }
        if let Some(token) = &self.token {
            call = call.bearer_auth(token);
        }
        call.send().await
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        let answer = self.call(Method::GET, path, &[], Vec::new()).await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        answer.json().await.unwrap()
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Value {
        let headers = [("content-type", "application/json")];
        let answer = self.call(Method::POST, path, &headers, body.to_string().into_bytes()).await.unwrap();
        assert!(answer.status().is_success(), "{path}: {} {}", answer.status(), answer.text().await.unwrap());
        answer.json().await.unwrap()
    }

    /// What this person is told at this address: the status, and every byte.
    pub(crate) async fn told(&self, path: &str) -> (u16, Vec<u8>) {
        let answer = self.call(Method::GET, path, &[], Vec::new()).await.unwrap();
        (answer.status().as_u16(), answer.bytes().await.unwrap().to_vec())
    }

    /// Hands in what was certified; there is no answer where the server dies over it.
    pub(crate) async fn submit(&self, submission: &Value) -> Option<Value> {
        let headers = [("content-type", "application/json"), ("idempotency-key", "the-same-key")];
        let answer = self.call(Method::POST, "/api/requests", &headers, submission.to_string().into_bytes()).await.ok()?;
        assert_eq!(answer.status(), 201, "{}", answer.text().await.unwrap());
        answer.json().await.ok()
    }

    /// Signs in with the codes that `last_code` finds, uploads the diploma, and certifies the application: what is to be handed in.
    pub(crate) async fn prepare(&mut self, last_code: impl AsyncFn(&Visitor) -> String) -> Value {
        let application = application(self.who);
        self.prepare_with(&application, last_code).await
    }

    /// The same with this application.
    pub(crate) async fn prepare_with(&mut self, application: &Value, last_code: impl AsyncFn(&Visitor) -> String) -> Value {
        let person = self.person();
        let sent = self.post("/api/sign-in", &json!({ "iin": person.iin, "phone": person.phones[0] })).await;
        let path = format!("/api/sign-in/{}", sent["id"].as_str().unwrap());
        let entered = self.post(&path, &json!({ "code": last_code(self).await, "bearer": true })).await;
        self.token = Some(entered["token"].as_str().unwrap().to_owned());

        let path = format!("/api/files/{}", sha256_hex(DIPLOMA));
        let uploaded = self.call(Method::PUT, &path, &[("content-type", "application/pdf")], DIPLOMA.to_vec()).await.unwrap();
        assert_eq!(uploaded.status(), 200);

        self.post("/api/certify", &json!({ "application": application })).await;
        let rules = self.get("/api/health").await["rules"].clone();
        json!({ "application": application, "rules": rules, "certificate": { "code": last_code(self).await } })
    }

    /// The request once its receipt is in the cabinet.
    pub(crate) async fn received(&self, number: &str) -> Value {
        self.at_stage(number, "received").await
    }

    /// The request once it has come so far.
    pub(crate) async fn at_stage(&self, number: &str, stage: &str) -> Value {
        for _ in 0..1_000 {
            let request = self.get(&format!("/api/requests/{number}")).await;
            if request["state"]["stage"] == stage {
                return request;
            }
            pause().await;
        }
        panic!("{number} does not become {stage}");
    }
}

/// The latest code to this person on the page that shows what would be sent; other messages may come at any time.
pub(crate) async fn code_on_the_page(visitor: &Visitor) -> String {
    let page = visitor.call(Method::GET, "/outbox", &[], Vec::new()).await.unwrap().text().await.unwrap();
    let phone = &visitor.person().phones[0];
    let mut own = page.split("<tr>").filter(|row| row.contains(phone));
    own.find_map(six_digits).unwrap_or_else(|| panic!("no code on {page}"))
}

/// The six digits of a message.
pub(crate) fn code_in(text: &str) -> String {
    six_digits(text).unwrap()
}

fn six_digits(text: &str) -> Option<String> {
    text.split(|letter: char| !letter.is_ascii_digit()).find(|part| part.len() == 6).map(str::to_owned)
}

/// One of the invented people, in the order of the file.
pub(crate) fn person(who: usize) -> Person {
    Registers::demonstration(Path::new("/nowhere")).unwrap().invented()[who].clone()
}

/// The first complete case of the service, as this person would send it to an invented college.
pub(crate) fn application(who: usize) -> Value {
    let cases: Value = serde_json::from_str(CASES).unwrap();
    let complete = cases.as_array().unwrap().iter().find(|case| case["expect"]["verdict"] == "complete").unwrap();
    let mut application = complete["input"]["application"].clone();
    let person = person(who);
    application["applicant"]["name"] = json!(person.name);
    application["applicant"]["iin"] = json!(person.iin);
    application["applicant"]["contact"] = json!({ "phone": person.phones[0], "email": format!("applicant-{who}@example.kz") });
    application["provider"]["bin"] = json!(COLLEGE);
    application["certified_by"] = json!("one-time-password");
    let file =
        json!({ "file_name": "diploma.pdf", "media_type": "application/pdf", "bytes": DIPLOMA.len(), "sha256": sha256_hex(DIPLOMA) });
    for (_, files) in application["attachments"].as_object_mut().unwrap() {
        *files = json!([file]);
    }
    application
}

/// What of this person must stand nowhere in the clear: IIN, telephone as it is kept and as people write it, e-mail, every part of the name, and
/// what was to be corrected.
pub(crate) fn personal(who: usize) -> Vec<String> {
    let (person, application) = (person(who), application(who));
    let (phone, name) = (&person.phones[0], &application["applicant"]["name"]);
    let spaced = format!("{} {} {} {}", &phone[2..5], &phone[5..8], &phone[8..10], &phone[10..]);
    let typed = &application["corrections"][0];
    let parts = [&name["surname"], &name["given_name"], &name["patronymic"], &application["applicant"]["contact"]["email"]];
    let texts = parts.into_iter().chain([&typed["printed"], &typed["correct"]]).map(|text| text.as_str().unwrap().to_owned());
    [person.iin, phone[2..].to_owned(), spaced].into_iter().chain(texts).collect()
}
