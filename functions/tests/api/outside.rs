//! What is outside breaks: the call is told to come back, nothing is half-written, and nothing personal is found where it must not be.

use crate::desk::{Desk, Folder, logged, people};
use crate::submit::{application, before, submit};
use http::Method;
use otinish_functions::keys::sha256_hex;
use serde_json::json;
use std::sync::Arc;
use tokio::task::JoinSet;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";

const HEADERS: [(&str, &str); 2] = [("content-type", "application/json"), ("idempotency-key", "k")];

#[tokio::test]
async fn without_the_table_every_call_that_needs_it_is_told_to_come_back() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    desk.sign_in(&people()[0]).await;
    desk.lose_the_table().await;
    let person = &people()[0];
    let asking = json!({ "iin": person.iin, "phone": person.phones[0] }).to_string();
    let (get, put, post, delete) = (Method::GET, Method::PUT, Method::POST, Method::DELETE);
    let calls: [(Method, &str, &str); 12] = [
        (get.clone(), "/api/session", ""),
        (get.clone(), "/api/requests", ""),
        (get.clone(), "/api/requests/123456789012", ""),
        (get.clone(), "/api/drafts", ""),
        (get.clone(), "/api/health", ""),
        (get.clone(), "/api/notices/aaaaaaaaaaaaaaaaaaaaaaaaaa", ""),
        (get, "/api/context?service=hei-correction", ""),
        (put, "/api/drafts/one", "{}"),
        (post.clone(), "/api/sign-in", asking.as_str()),
        (post.clone(), "/api/certify", "{}"),
        (post, "/api/requests", "{}"),
        (delete, "/api/session", ""),
    ];
    let desk = Arc::new(desk);
    let mut asked = JoinSet::new();
    for (method, path, body) in calls.map(|(method, path, body)| (method, path.to_owned(), body.to_owned())) {
        let desk = desk.clone();
        asked.spawn(async move {
            let answer = desk.call(method.clone(), &path, &HEADERS, body).await;
            assert_eq!(answer.told(), (503, "unavailable".to_owned()), "{method} {path}");
            assert_eq!(answer.header("retry-after"), "5");
            assert_eq!(answer.json().as_object().unwrap().len(), 4, "{answer:?}");
        });
    }
    while let Some(answered) = asked.join_next().await {
        answered.unwrap();
    }
    // What needs no table goes on.
    assert_eq!(desk.get("/api/organisations").await.status, 200);
    assert_eq!(desk.get("/api/openapi.json").await.status, 200);
}

#[tokio::test]
async fn without_the_files_an_upload_is_told_to_come_back() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    desk.sign_in(&people()[0]).await;
    // A file stands where the folder was.
    let objects = folder.0.join("objects");
    std::fs::remove_dir_all(&objects).unwrap();
    std::fs::write(&objects, "").unwrap();
    let path = format!("/api/files/{}", sha256_hex(PDF));
    let answer = desk.call(Method::PUT, &path, &[("content-type", "application/pdf")], PDF).await;
    assert_eq!((answer.told(), answer.header("retry-after")), ((503, "unavailable".to_owned()), "5"));
}

#[tokio::test]
async fn nothing_of_a_person_stands_in_the_tables_file_or_in_a_name_of_an_object() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    let person = &people()[0];
    desk.sign_in(person).await;
    let draft = json!({ "iin": person.iin, "surname": person.name.surname, "email": "aigerim@example.kz" }).to_string();
    desk.call(Method::PUT, "/api/drafts/one", &[("content-type", "application/json")], draft).await;
    desk.call(Method::PUT, &format!("/api/files/{}", sha256_hex(PDF)), &[("content-type", "application/pdf")], PDF).await;
    let code = desk.last_code().await;
    desk.lose_the_table().await;
    let mut searched = 0;
    let mut folders = vec![folder.0.clone()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let mut places = vec![path.to_string_lossy().into_owned().into_bytes()];
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().unwrap() != "keys" {
                places.push(std::fs::read(&path).unwrap());
                searched += 1;
            }
            for personal in [&person.iin, &person.phones[0], &person.name.surname, &"aigerim@example.kz".to_owned(), &format!(" {code}.")] {
                let is_there = |place: &Vec<u8>| place.windows(personal.len()).any(|window| window == personal.as_bytes());
                assert!(!places.iter().any(is_there), "{personal} stands in the data folder");
            }
        }
    }
    assert!(searched >= 2, "the table's file and the uploaded one were searched");
}

#[tokio::test]
async fn nothing_of_a_person_stands_in_the_log() {
    let folder = Folder::new();
    let mut desk = before(&folder, 0).await;
    let application = application(0, 0);
    let filed = submit(&desk, &application).await.json();
    let number = filed["number"].as_str().unwrap();
    desk.get(&format!("/api/requests/{number}")).await;
    desk.post("/api/sign-in", &json!({ "iin": people()[0].iin, "phone": people()[1].phones[0] })).await;
    let (code, token) = (desk.last_code().await, desk.token.clone().unwrap());
    desk.lose_the_table().await;
    desk.get("/api/session").await;
    let log = logged();
    for expected in ["\"route\":\"/api/requests/{number}\"", "a request was looked at", "a door did not answer"] {
        assert!(log.contains(expected), "{expected} is not logged");
    }
    let (person, name) = (&people()[0], application["applicant"]["name"]["surname"].as_str().unwrap());
    for personal in [&person.iin, &person.phones[0], &people()[1].phones[0], name, number, &token, &format!("\"{code}\"")] {
        assert!(!log.contains(personal), "{personal} is logged");
    }
}
