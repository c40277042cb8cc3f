//! The doors over HTTP, against gateways of our own on loopback that answer as the doors' documents say, and as they do not.

use axum::Router;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use otinish_functions::clock;
use otinish_functions::gateway::{Broken, Gateway};
use otinish_functions::registers::Registers;
use otinish_functions::sms::{self, Message, Sms};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What a gateway was asked: the address, the key and the token that came with it, and the body.
type Asked = Arc<Mutex<Vec<(String, String, String, Value)>>>;

/// A gateway on a port of its own that gives this answer to everything, and remembers what it was asked.
async fn gateway(status: StatusCode, answer: &'static str) -> (String, Asked) {
    let asked = Asked::default();
    let remembered = asked.clone();
    let router = Router::new().fallback(move |request: Request| remember(remembered.clone(), request, (status, answer).into_response()));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, asked)
}

async fn remember(asked: Asked, request: Request, answer: Response) -> Response {
    let (parts, body) = request.into_parts();
    let header = |name: &str| parts.headers.get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
    let (address, key, token) = (format!("{} {}", parts.method, parts.uri), header("idempotency-key"), header("authorization"));
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    asked.lock().unwrap().push((address, key, token, serde_json::from_slice(&body).unwrap()));
    answer
}

const PERSON: &str = r#"{"iin": "980412499008", "name": {"surname": "Нұрланова", "given_name": "Айгерім"}, "birth_date": "1998-04-12",
    "citizenship_status": "citizen", "address": null, "region": "35", "phones": ["+77000000101"], "obtained": [], "education_document_digitised": true,
    "represents": [{"relation": "parent", "iin": "100527599058"}]}"#;

#[tokio::test]
async fn the_registers_are_asked_in_the_body_alone() {
    let (url, asked) = gateway(StatusCode::OK, PERSON).await;
    let registers = Registers::http(&url, Some("secret".to_owned())).unwrap();
    let person = registers.person("980412499008").await.unwrap().unwrap();
    assert!(person.has_phone("+77000000101") && person.may_represent("100527599058", "parent"));
    let expected = ("POST /person".to_owned(), String::new(), "Bearer secret".to_owned(), json!({ "iin": "980412499008" }));
    assert_eq!(*asked.lock().unwrap(), [expected]);
    assert!(registers.invented().is_empty() && !format!("{registers:?}").contains("secret"));
}

#[tokio::test]
async fn what_the_registers_document_does_not_say_is_no_answer() {
    let (url, _) = gateway(StatusCode::NOT_FOUND, "").await;
    assert!(Registers::http(&url, None).unwrap().person("980412499008").await.unwrap().is_none());
    for (status, answer) in [(500, PERSON), (200, "{}"), (200, "<html>"), (302, ""), (204, "")] {
        let (url, _) = gateway(StatusCode::from_u16(status).unwrap(), answer).await;
        let error = Registers::http(&url, None).unwrap().person("980412499008").await.unwrap_err();
        assert!(!format!("{error:?}").contains("980412499008"), "{error:?}");
    }
}

#[tokio::test]
async fn a_gateway_that_is_not_there_or_says_nothing_is_given_up() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    // Its connections are taken by the system, and nobody ever answers them.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    for address in [closed, silent.local_addr().unwrap()] {
        let gateway = Gateway::new(&format!("http://{address}"), None, Duration::from_millis(200)).unwrap();
        let error = gateway.post("/person", &[], &json!({})).await.unwrap_err();
        assert!(matches!(error, Broken::Unreachable(_)) && !error.to_string().contains(&address.to_string()), "{error}");
    }
}

#[tokio::test]
async fn a_message_carries_its_id_so_that_it_is_sent_once() {
    let message = Message {
        id: "123456789012-1".to_owned(),
        to: "+77000000101".to_owned(),
        text: "№ 1234 5678 9012".to_owned(),
        at: clock::read(crate::desk::BEGINNING).unwrap(),
    };
    let (url, asked) = gateway(StatusCode::ACCEPTED, "").await;
    Sms::http(&url, None).unwrap().send(&message).await.unwrap();
    let body = json!({ "to": message.to, "text": message.text });
    assert_eq!(*asked.lock().unwrap(), [("POST /".to_owned(), message.id.clone(), String::new(), body)]);
    let (url, _) = gateway(StatusCode::TOO_MANY_REQUESTS, "").await;
    let error = Sms::http(&url, None).unwrap().send(&message).await.unwrap_err();
    assert!(matches!(error, sms::Broken::Gateway(Broken::Status(429))), "{error}");
}

#[test]
fn the_documents_of_the_doors_name_what_is_asked() {
    let registers: Value = serde_json::from_str(include_str!("../../doors/registers.json")).unwrap();
    let sms: Value = serde_json::from_str(include_str!("../../doors/sms.json")).unwrap();
    assert!(registers["paths"]["/person"]["post"]["responses"]["404"].is_object());
    let members: Value = serde_json::from_str(PERSON).unwrap();
    let described = &registers["components"]["schemas"]["Person"];
    let named: Vec<&String> = described["properties"].as_object().unwrap().keys().collect();
    assert_eq!(named, members.as_object().unwrap().keys().collect::<Vec<_>>());
    // The region alone may be absent: a gateway may not know it.
    let needed: Vec<&str> = described["required"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    let absent: Vec<&String> = named.into_iter().filter(|name| !needed.contains(&name.as_str())).collect();
    assert_eq!(absent, ["region"]);
    assert!(sms["paths"]["/"]["post"]["responses"]["2XX"].is_object());
}
