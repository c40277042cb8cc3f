//! An invented person who signs in, uploads, certifies and hands in over HTTP, as a browser does.

use crate::server::pause;
use otinish_functions::keys::sha256_hex;
use otinish_functions::registers::{Person, Registers};
use reqwest::{Client, Method, Response};
use serde_json::{Value, json};
use std::path::Path;

const CASES: &str = include_str!("../../../core/cases/tve-correction.json");
pub(crate) const COLLEGE: &str = "051140990017";
const DIPLOMA: &[u8] = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";

/// Somebody before a server.
pub(crate) struct Visitor {
    pub(crate) http: Client,
    pub(crate) url: String,
    token: Option<String>,
}

impl Visitor {
    pub(crate) fn new(url: &str) -> Visitor {
        drop(rustls::crypto::ring::default_provider().install_default());
        Visitor { http: Client::builder().no_proxy().build().unwrap(), url: url.to_owned(), token: None }
    }

    pub(crate) async fn call(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> reqwest::Result<Response> {
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

    /// Hands in what was certified; there is no answer where the server dies over it.
    pub(crate) async fn submit(&self, submission: &Value) -> Option<Value> {
        let headers = [("content-type", "application/json"), ("idempotency-key", "the-same-key")];
        let answer = self.call(Method::POST, "/api/requests", &headers, submission.to_string().into_bytes()).await.ok()?;
        assert_eq!(answer.status(), 201, "{}", answer.text().await.unwrap());
        answer.json().await.ok()
    }

    /// Signs in with the codes that `last_code` finds, uploads the diploma, and certifies the application: what is to be handed in.
    pub(crate) async fn prepare(&mut self, last_code: impl AsyncFn(&Visitor) -> String) -> Value {
        let person = person();
        let sent = self.post("/api/sign-in", &json!({ "iin": person.iin, "phone": person.phones[0] })).await;
        let path = format!("/api/sign-in/{}", sent["id"].as_str().unwrap());
        let entered = self.post(&path, &json!({ "code": last_code(self).await, "bearer": true })).await;
        self.token = Some(entered["token"].as_str().unwrap().to_owned());

        let path = format!("/api/files/{}", sha256_hex(DIPLOMA));
        let uploaded = self.call(Method::PUT, &path, &[("content-type", "application/pdf")], DIPLOMA.to_vec()).await.unwrap();
        assert_eq!(uploaded.status(), 200);

        let application = application();
        self.post("/api/certify", &json!({ "application": application })).await;
        let rules = self.get("/api/health").await["rules"].clone();
        json!({ "application": application, "rules": rules, "certificate": { "code": last_code(self).await } })
    }

    /// The request once its receipt is in the cabinet.
    pub(crate) async fn received(&self, number: &str) -> Value {
        for _ in 0..1_000 {
            let request = self.get(&format!("/api/requests/{number}")).await;
            if request["state"]["stage"] == "received" {
                return request;
            }
            pause().await;
        }
        panic!("the receipt of {number} does not come");
    }
}

/// The digits of the latest message on the page that shows what would be sent.
pub(crate) async fn code_on_the_page(visitor: &Visitor) -> String {
    let page = visitor.call(Method::GET, "/outbox", &[], Vec::new()).await.unwrap().text().await.unwrap();
    let latest = page.split("<tr>").nth(2).unwrap();
    code_in(latest)
}

/// The six digits of a message.
pub(crate) fn code_in(text: &str) -> String {
    text.split(|letter: char| !letter.is_ascii_digit()).find(|part| part.len() == 6).unwrap().to_owned()
}

/// The first of the invented people.
pub(crate) fn person() -> Person {
    Registers::demonstration(Path::new("/nowhere")).unwrap().invented()[0].clone()
}

/// The first complete case of the service, as this person would send it to an invented college.
pub(crate) fn application() -> Value {
    let cases: Value = serde_json::from_str(CASES).unwrap();
    let complete = cases.as_array().unwrap().iter().find(|case| case["expect"]["verdict"] == "complete").unwrap();
    let mut application = complete["input"]["application"].clone();
    let person = person();
    application["applicant"]["iin"] = json!(person.iin);
    application["applicant"]["contact"] = json!({ "phone": person.phones[0] });
    application["provider"]["bin"] = json!(COLLEGE);
    application["certified_by"] = json!("one-time-password");
    let file =
        json!({ "file_name": "diploma.pdf", "media_type": "application/pdf", "bytes": DIPLOMA.len(), "sha256": sha256_hex(DIPLOMA) });
    for (_, files) in application["attachments"].as_object_mut().unwrap() {
        *files = json!([file]);
    }
    application
}

/// What must stand nowhere in the clear: the person's number, phone and name.
pub(crate) fn personal() -> Vec<String> {
    let (person, application) = (person(), application());
    let name = |part: &str| application["applicant"]["name"][part].as_str().map(str::to_owned);
    let mut personal = vec![person.iin, person.phones[0][2..].to_owned()];
    personal.extend([name("surname"), name("given_name")].into_iter().flatten());
    personal
}
