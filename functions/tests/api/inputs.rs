//! Bad inputs end as they must: refused by shape before anything is judged or stored, with the place of the fault.

use crate::desk::{Desk, Folder, people};
use axum::body::{Body, Bytes};
use http::Method;
use serde_json::json;

const JSON: (&str, &str) = ("content-type", "application/json");
const KEY: (&str, &str) = ("idempotency-key", "key-1");

/// Posts a body of a submission and compares the pointer of the fault.
async fn check(desk: &Desk, body: impl Into<Bytes>, at: Option<&str>) {
    let body = body.into();
    let answer = desk.call(Method::POST, "/api/requests", &[JSON, KEY], body.clone()).await;
    assert_eq!(
        (answer.told(), answer.json()["at"].as_str()),
        ((400, "unreadable".to_owned()), at),
        "{:.200}",
        String::from_utf8_lossy(&body)
    );
}

#[tokio::test]
async fn b7_b8_b9_a_submission_of_the_wrong_shape_is_unreadable_at_its_place() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    desk.sign_in(&people()[0]).await;
    let service = "tve-correction";
    // What is the server's own is nobody else's to say.
    for member in ["filed_at", "context", "isAdmin", "status", "__proto__"] {
        let body = json!({ "application": { "service": service }, "rules": "r", member: "2026-11-10T06:00:00Z" });
        check(&desk, body.to_string(), Some(&format!("/{member}"))).await;
        let within = json!({ "application": { "service": service, member: {} }, "rules": "r" });
        check(&desk, within.to_string(), Some(&format!("/application/{member}"))).await;
    }
    check(
        &desk,
        r#"{"application": {"service": "tve-correction", "service": "tve-correction"}, "rules": "r"}"#,
        Some("/application/service"),
    )
    .await;
    check(&desk, r#"{"rules": "r", "rules": "r", "application": {}}"#, Some("/rules")).await;
    check(
        &desk,
        json!({ "application": { "service": service, "applicant": { "iin": 980412499008_i64 } }, "rules": "r" }).to_string(),
        Some("/application/applicant/iin"),
    )
    .await;
    check(
        &desk,
        json!({ "application": { "service": service, "consent": "true" }, "rules": "r" }).to_string(),
        Some("/application/consent"),
    )
    .await;
    check(&desk, json!({ "application": { "service": "no-such-service" }, "rules": "r" }).to_string(), Some("/application/service")).await;
    check(&desk, json!({ "application": {}, "rules": "r" }).to_string(), Some("/application/service")).await;
    check(&desk, json!({ "rules": "r" }).to_string(), Some("/application")).await;
    check(&desk, json!({ "application": {} , "rules": 1 }).to_string(), Some("/rules")).await;
    check(&desk, json!({ "application": {} , "rules": "r", "as_is": [["missing"]] }).to_string(), Some("/as_is/0")).await;
    check(
        &desk,
        json!({ "application": {} , "rules": "r", "certificate": { "password": "1" } }).to_string(),
        Some("/certificate/password"),
    )
    .await;
    check(&desk, "[]", Some("")).await;
    check(&desk, r#"{"rules": "r", "application": {}} x"#, None).await;
    check(&desk, "\u{feff}{}", None).await;
    check(&desk, &b"{\"application\": \"\xff\"}"[..], None).await;
    check(&desk, r#"{"application": {"service": "\ud800"}, "rules": "r"}"#, None).await;
    check(&desk, format!(r#"{{"rules": "r", "application": {}"#, "[".repeat(10_000)), None).await;
    check(
        &desk,
        r#"{"rules": "r", "application": {"service": "tve-correction", "education": {"graduation_year": 1e999}}}"#,
        Some("/application/education/graduation_year"),
    )
    .await;
}

#[tokio::test]
async fn a_submission_needs_a_key_that_is_one() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    desk.sign_in(&people()[0]).await;
    let (longest, longer) = ("k".repeat(255), "k".repeat(256));
    let body = json!({ "rules": 1 }).to_string();
    for (key, about_the_key) in [("", true), (longest.as_str(), false), (&longer, true), ("a_b", true), ("a b", true), ("A-1", false)] {
        let answer = desk.call(Method::POST, "/api/requests", &[JSON, ("idempotency-key", key)], body.clone()).await;
        assert_eq!(answer.status, 400);
        assert_eq!(answer.json()["detail"].as_str().unwrap().contains("Idempotency-Key"), about_the_key, "{key}");
    }
    let two = desk.call(Method::POST, "/api/requests", &[JSON, KEY, ("idempotency-key", "key-2")], body).await;
    assert!(two.status == 400 && two.json()["detail"].as_str().unwrap().contains("Idempotency-Key"), "{two:?}");
}

#[tokio::test]
async fn b6_a_body_may_have_one_mebibyte_and_not_one_byte_more() {
    let folder = Folder::new();
    let desk = Desk::open(&folder).await;
    for path in ["/api/check", "/api/sign-in"] {
        for (length, told) in [(1024 * 1024, (400, "unreadable")), (1024 * 1024 + 1, (413, "too-large"))] {
            // Whether the length is told beforehand or found out at the end.
            let announced = [JSON, ("content-length", &length.to_string())];
            for headers in [&announced[..], &[JSON]] {
                let answer = desk.call(Method::POST, path, headers, "{".repeat(length)).await;
                assert_eq!(answer.told(), (told.0, told.1.to_owned()));
            }
        }
    }
}

#[tokio::test]
async fn a_form_of_another_site_cannot_post_and_neither_can_its_script() {
    let folder = Folder::new();
    let desk = Desk::open(&folder).await;
    let body = json!({ "iin": people()[0].iin, "phone": people()[0].phones[0] }).to_string();
    let check = async |headers: &[(&str, &str)], told: (u16, &str)| {
        assert_eq!(desk.call(Method::POST, "/api/sign-in", headers, body.clone()).await.told(), (told.0, told.1.to_owned()));
    };
    check(&[("content-type", "text/plain")], (400, "unreadable")).await;
    check(&[JSON, ("origin", "https://evil.example")], (403, "wrong-origin")).await;
    check(&[JSON, ("origin", "http://127.0.0.1:8080"), ("sec-fetch-site", "cross-site")], (403, "wrong-origin")).await;
    check(&[JSON, ("origin", "http://127.0.0.1:8080"), ("sec-fetch-site", "same-origin")], (201, "")).await;
}

#[tokio::test]
async fn b22_headers_that_anybody_can_write_change_nothing() {
    let folder = Folder::new();
    let desk = Desk::open(&folder).await;
    let person = &people()[0];
    let stranger = json!({ "iin": person.iin, "phone": "+77000000999" }).to_string();
    for n in 0..31 {
        let forwarded = format!("198.51.100.{n}");
        let headers = [JSON, ("x-forwarded-for", forwarded.as_str()), ("forwarded", &forwarded), ("x-real-ip", &forwarded)];
        let answer = desk.call(Method::POST, "/api/sign-in", &headers, stranger.clone()).await;
        assert_eq!(answer.status, if n < 30 { 403 } else { 429 });
    }
    let spoofed = [("x-amzn-oidc-identity", person.iin.as_str()), ("x-http-method-override", "DELETE"), ("authorization", "Basic YTpi")];
    assert_eq!(desk.call(Method::GET, "/api/session", &spoofed, Body::empty()).await.status, 401);
}

#[tokio::test]
async fn b28_b30_odd_tokens_and_languages_are_no_errors() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    for token in ["", "eyJhbGciOiJub25lIn0.e30.", "../../keys", &"x".repeat(9_000)] {
        desk.token = Some(token.to_owned());
        assert_eq!(desk.get("/api/session").await.status, 401);
    }
    desk.token = None;
    for language in ["xx", "kk-Cyrl-KZ", "ru;q=NaN", &"de,".repeat(3_000)] {
        assert_eq!(desk.call(Method::GET, "/api/health", &[("accept-language", language)], Body::empty()).await.status, 200);
    }
}
