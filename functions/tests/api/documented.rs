//! The OpenAPI document: it is well formed, complete, and nothing is answered without it.

use crate::desk::{Desk, Folder};
use axum::body::Body;
use http::Method;
use otinish_core::services::{ALL, register::Register};
use serde_json::{Value, json};

#[tokio::test]
async fn every_operation_of_the_document_is_answered_and_every_other_method_is_not() {
    let folder = Folder::new();
    let desk = Desk::open(&folder).await;
    let document = desk.get("/api/openapi.json").await.json();
    assert_eq!(document["openapi"], "3.1.0");
    let methods = [Method::GET, Method::PUT, Method::POST, Method::DELETE, Method::PATCH];
    for (template, operations) in document["paths"].as_object().unwrap() {
        let path = template.replace("{number}", "123456789012").replace(['{', '}'], "");
        for method in &methods {
            let is_documented = operations.get(method.as_str().to_ascii_lowercase()).is_some();
            let answer = desk.call(method.clone(), &path, &[], Body::empty()).await;
            assert_eq!(answer.status != 405, is_documented, "{method} {path}");
            if !is_documented {
                assert_eq!(answer.told().1, "wrong-method");
                assert!(answer.headers.contains_key("allow"), "{method} {path} does not say what is allowed");
            }
        }
    }
}

#[tokio::test]
async fn whatever_is_for_who_is_signed_in_is_for_nobody_else() {
    let folder = Folder::new();
    let desk = Desk::open(&folder).await;
    let document = desk.get("/api/openapi.json").await.json();
    let mut closed = 0;
    for (template, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let is_open = operation["security"].as_array().is_none_or(|ways| ways.contains(&json!({})));
            if !is_open {
                let method: Method = method.to_uppercase().parse().unwrap();
                let answer = desk.call(method, &template.replace(['{', '}'], ""), &[], Body::empty()).await;
                assert_eq!((answer.told(), answer.header("www-authenticate")), ((401, "sign-in".to_owned()), "Bearer"), "{template}");
                closed += 1;
            }
        }
    }
    assert!(closed >= 12, "{closed}");
}

#[test]
fn every_reference_leads_somewhere_and_every_operation_has_a_name_of_its_own() {
    let document = otinish_functions::api::document(&Register::new(ALL), "http://127.0.0.1");
    let mut references = Vec::new();
    collect(&document, &mut references);
    assert!(references.len() > 50);
    for reference in references {
        let place = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(place).is_some(), "{reference}");
    }
    let operations = document["paths"].as_object().unwrap().values().flat_map(|path| path.as_object().unwrap().values());
    let mut names: Vec<&str> = operations.map(|operation| operation["operationId"].as_str().unwrap()).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

fn collect<'a>(value: &'a Value, references: &mut Vec<&'a str>) {
    match value {
        Value::Object(members) => {
            references.extend(members.get("$ref").and_then(Value::as_str));
            members.values().for_each(|member| collect(member, references));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, references)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
