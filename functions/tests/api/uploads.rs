//! Files and drafts: one's own, whole, and nobody else's.

use crate::desk::{Answer, Desk, Folder, people};
use axum::body::Body;
use chrono::TimeDelta;
use http::Method;
use otinish_functions::keys::sha256_hex;
use serde_json::json;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";

async fn put(desk: &Desk, sha256: &str, media_type: &str, bytes: Vec<u8>) -> Answer {
    desk.call(Method::PUT, &format!("/api/files/{sha256}"), &[("content-type", media_type)], bytes).await
}

#[tokio::test]
async fn a_file_comes_back_to_its_owner_as_an_attachment_and_to_nobody_else() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    let sha256 = sha256_hex(PDF);
    assert_eq!(put(&desk, &sha256, "application/pdf", PDF.to_vec()).await.told(), (401, "sign-in".to_owned()));
    desk.sign_in(&people()[0]).await;
    for _ in 0..2 {
        let kept = put(&desk, &sha256, "application/pdf", PDF.to_vec()).await;
        assert_eq!(kept.json(), json!({ "sha256": sha256, "media_type": "application/pdf", "bytes": PDF.len() }));
    }
    let path = format!("/api/files/{sha256}");
    let file = desk.get(&path).await;
    assert_eq!(file.bytes, PDF);
    assert_eq!(
        (&file.headers["content-disposition"], &file.headers["x-content-type-options"]),
        (&"attachment".parse().unwrap(), &"nosniff".parse().unwrap())
    );
    desk.sign_in(&people()[1]).await;
    assert_eq!(desk.get(&path).await.told(), (404, "not-found".to_owned()));
}

#[tokio::test]
async fn b13_what_is_not_what_it_says_is_not_kept() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    desk.sign_in(&people()[0]).await;
    let check = async |bytes: &[u8], media_type: &str, sha256: &str, why: &str| {
        let answer = put(&desk, sha256, media_type, bytes.to_vec()).await;
        assert_eq!((answer.told(), &answer.json()["why"]), ((422, "file-refused".to_owned()), &json!(why)));
        assert_eq!(desk.get(&format!("/api/files/{sha256}")).await.status, 404);
    };
    check(PDF, "image/png", &sha256_hex(PDF), "type").await;
    check(PDF, "application/pdf", &"0".repeat(64), "digest").await;
    check(b"", "application/pdf", &sha256_hex(b""), "empty").await;
    check(b"%PDF-1.7 cut off", "application/pdf", &sha256_hex(b"%PDF-1.7 cut off"), "malformed").await;
    for name in ["..%2F..%2Fkeys", "a.pdf", &sha256_hex(PDF).to_uppercase()] {
        assert_eq!(put(&desk, name, "application/pdf", PDF.to_vec()).await.status, 404, "{name}");
    }
}

#[tokio::test]
async fn a_file_may_have_ten_mebibytes_and_not_one_byte_more() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    desk.sign_in(&people()[0]).await;
    for (length, told) in [(10 * 1024 * 1024, (200, String::new())), (10 * 1024 * 1024 + 1, (413, "too-large".to_owned()))] {
        let (head, tail) = PDF.split_at(9);
        let mut bytes = head.to_vec();
        bytes.resize(length - tail.len(), b'\n');
        bytes.extend(tail);
        assert_eq!(put(&desk, &sha256_hex(&bytes), "application/pdf", bytes).await.told(), told);
    }
}

#[tokio::test]
async fn a_draft_follows_its_owner_until_it_is_removed_or_forgotten() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    desk.sign_in(&people()[0]).await;
    let draft = json!({ "anything": ["as", 1, "typed"], "iin": "12" });
    let save =
        async |desk: &Desk, path: &str, body: String| desk.call(Method::PUT, path, &[("content-type", "application/json")], body).await;
    let saved = save(&desk, "/api/drafts/one", draft.to_string()).await.json();
    assert_eq!(save(&desk, "/api/drafts/one", draft.to_string()).await.status, 200);
    assert_eq!(desk.get("/api/drafts").await.json(), json!({ "drafts": [{ "id": "one", "saved_at": saved["saved_at"] }] }));
    assert_eq!(desk.get("/api/drafts/one").await.json()["draft"], draft);
    let owner = desk.token.clone();
    desk.sign_in(&people()[1]).await;
    assert_eq!(desk.get("/api/drafts/one").await.status, 404);
    assert_eq!(desk.call(Method::DELETE, "/api/drafts/one", &[], Body::empty()).await.status, 204);
    desk.token = owner;
    assert_eq!(desk.get("/api/drafts/one").await.status, 200);
    assert_eq!(desk.call(Method::DELETE, "/api/drafts/one", &[], Body::empty()).await.status, 204);
    assert_eq!(desk.get("/api/drafts/one").await.status, 404);
    assert_eq!(save(&desk, "/api/drafts/two", draft.to_string()).await.status, 200);
    desk.clock.advance(TimeDelta::days(90));
    desk.sign_in(&people()[0]).await;
    assert_eq!(desk.get("/api/drafts/two").await.status, 404);
    assert_eq!(save(&desk, "/api/drafts/a%20b", draft.to_string()).await.status, 404);
    assert_eq!(save(&desk, "/api/drafts/three", "{".to_owned()).await.told(), (400, "unreadable".to_owned()));
    assert_eq!(save(&desk, "/api/drafts/three", format!("\"{}\"", "x".repeat(256 * 1024 - 2))).await.status, 200);
    assert_eq!(save(&desk, "/api/drafts/three", format!("\"{}\"", "x".repeat(256 * 1024 - 1))).await.told(), (413, "too-large".to_owned()));
}

#[tokio::test]
async fn fifty_drafts_are_kept_and_no_fifty_first() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    desk.sign_in(&people()[0]).await;
    for n in 0..51 {
        let saved = desk.call(Method::PUT, &format!("/api/drafts/{n}"), &[("content-type", "application/json")], "{}").await;
        assert_eq!(saved.told(), if n < 50 { (200, String::new()) } else { (409, "not-now".to_owned()) });
    }
}
