//! Uploads past the server, into a bucket that speaks S3: moto's, on loopback.

use crate::desk::{Answer, Desk, Folder, people};
use crate::submit::{DIPLOMA, application, submit};
use axum::body::Body;
use chrono::TimeDelta;
use http::Method;
use otinish_functions::keys::sha256_hex;
use otinish_functions::objects::Objects;
use otinish_functions::sign_in::Limits;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A store with one bucket; it ends with this value.
pub(crate) struct Bucket {
    server: Child,
    pub(crate) url: String,
    browser: reqwest::Client,
}

impl Bucket {
    pub(crate) async fn start() -> Bucket {
        drop(rustls::crypto::ring::default_provider().install_default());
        let arguments = ["-H", "127.0.0.1", "-p", "0"];
        let mut server = Command::new(moto()).args(arguments).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(server.stderr.take().unwrap()).lines();
        let line = lines.by_ref().map_while(Result::ok).find(|line| line.contains("Running on")).expect("moto says where it listens");
        let url = format!("http://{}", line.rsplit_once("http://").unwrap().1.trim());
        // It writes a line for each request; somebody has to read them, or it stops when the pipe is full.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        let bucket = Bucket { server, url, browser: reqwest::Client::builder().no_proxy().build().unwrap() };
        let made = bucket.browser.put(bucket.address()).send().await.unwrap();
        assert_eq!(made.status(), 200);
        bucket
    }

    /// The bucket's own address.
    fn address(&self) -> String {
        format!("{}/files", self.url)
    }

    /// A server whose files are in this bucket, and somebody signed in before it.
    async fn desk(&self, folder: &Folder, person: usize) -> Desk {
        let objects = Objects::s3("files", Some(&self.url), Some(&self.address())).unwrap();
        let many = Limits { codes_for_a_number: 20, ..Limits::default() };
        let mut desk = Desk::over(folder, many, objects).await;
        desk.sign_in(&people()[person]).await;
        desk
    }

    /// Puts these bytes there as a browser does: with nothing but the address that it was given.
    async fn put(&self, offered: &Offered, bytes: &[u8]) {
        assert!(offered.url.starts_with(&format!("{}/incoming/{}?", self.address(), offered.id)), "{}", offered.url);
        let call = self.browser.put(&offered.url).header("content-type", "application/pdf").body(bytes.to_vec());
        assert_eq!(call.send().await.unwrap().status(), 200);
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn moto() -> PathBuf {
    let own = std::env::var_os("OTINISH_TOOLS").map(PathBuf::from);
    let own = own.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../.tools/python/bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut places = std::iter::once(own).chain(std::env::split_paths(&path)).map(|folder| folder.join("moto_server"));
    places.find(|place| place.is_file()).expect("`moto_server` is not there: `cargo xtask test` sets it up")
}

struct Offered {
    id: String,
    url: String,
}

fn asked(bytes: &[u8]) -> Value {
    json!({ "sha256": sha256_hex(bytes), "bytes": bytes.len(), "media_type": "application/pdf" })
}

async fn begin(desk: &Desk, asked: &Value) -> Offered {
    let answer = desk.post("/api/uploads", asked).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let upload = answer.json()["upload"].clone();
    Offered { id: upload["id"].as_str().unwrap().to_owned(), url: upload["url"].as_str().unwrap().to_owned() }
}

async fn finish(desk: &Desk, id: &str) -> Answer {
    desk.call(Method::POST, &format!("/api/uploads/{id}"), &[], Body::empty()).await
}

/// That the upload is refused for this reason, that nothing of it is left, and that it is over.
async fn check_refused(desk: &Desk, offered: &Offered, sha256: &Value, why: &str) {
    let answer = finish(desk, &offered.id).await;
    assert_eq!((answer.told(), &answer.json()["why"]), ((422, "file-refused".to_owned()), &json!(why)));
    assert!(!desk.objects.exists(&format!("incoming/{}", offered.id)).await.unwrap());
    assert_eq!(desk.get(&format!("/api/files/{}", sha256.as_str().unwrap())).await.status, 404);
    assert_eq!(finish(desk, &offered.id).await.told(), (404, "not-found".to_owned()));
}

#[tokio::test]
async fn a_file_that_was_put_into_the_bucket_is_referred_to_as_any_other() {
    let (folder, bucket) = (Folder::new(), Bucket::start().await);
    let desk = bucket.desk(&folder, 0).await;
    let application = application(0, 0);
    let offered = begin(&desk, &asked(DIPLOMA)).await;
    assert_eq!(finish(&desk, &offered.id).await.told(), (409, "not-now".to_owned()), "nothing has come yet");
    bucket.put(&offered, DIPLOMA).await;
    assert_eq!(submit(&desk, &application).await.told(), (422, "file-unknown".to_owned()), "nobody has looked at it yet");
    let kept = finish(&desk, &offered.id).await;
    assert_eq!((kept.status, kept.json()), (200, asked(DIPLOMA)));
    assert!(!desk.objects.exists(&format!("incoming/{}", offered.id)).await.unwrap());
    assert_eq!(finish(&desk, &offered.id).await.told(), (404, "not-found".to_owned()), "it is over");
    assert_eq!(desk.get(&format!("/api/files/{}", sha256_hex(DIPLOMA))).await.bytes, DIPLOMA);
    assert_eq!(submit(&desk, &application).await.status, 201);
}

#[tokio::test]
async fn of_two_who_finish_an_upload_at_once_one_has_finished_it() {
    let (folder, bucket) = (Folder::new(), Bucket::start().await);
    let desk = bucket.desk(&folder, 0).await;
    let offered = begin(&desk, &asked(DIPLOMA)).await;
    bucket.put(&offered, DIPLOMA).await;
    let (one, other) = tokio::join!(finish(&desk, &offered.id), finish(&desk, &offered.id));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    // The other finds no upload any more, or an upload whose bytes have gone where they belong.
    assert!(matches!(statuses, [200, 404 | 409]), "{statuses:?}");
    assert_eq!(desk.get(&format!("/api/files/{}", sha256_hex(DIPLOMA))).await.bytes, DIPLOMA);
}

#[tokio::test]
async fn what_comes_into_the_bucket_and_is_not_what_was_said_is_refused_and_removed() {
    let (folder, bucket) = (Folder::new(), Bucket::start().await);
    let desk = bucket.desk(&folder, 0).await;
    let other = [DIPLOMA, b"\n"].concat();
    let cut_off = &DIPLOMA[..20];
    let check = async |asked: &Value, came: &[u8], why: &str| {
        let offered = begin(&desk, asked).await;
        bucket.put(&offered, came).await;
        check_refused(&desk, &offered, &asked["sha256"], why).await;
    };
    let mut wrong_hash = asked(DIPLOMA);
    wrong_hash["sha256"] = json!(sha256_hex(&other));
    check(&wrong_hash, DIPLOMA, "digest").await;
    let mut wrong_type = asked(DIPLOMA);
    wrong_type["media_type"] = json!("image/png");
    check(&wrong_type, DIPLOMA, "type").await;
    check(&asked(DIPLOMA), &other, "size").await;
    check(&asked(&other), DIPLOMA, "size").await;
    check(&asked(DIPLOMA), b"", "size").await;
    check(&asked(cut_off), cut_off, "malformed").await;
    let mut largest = asked(DIPLOMA);
    largest["bytes"] = json!(10 * 1024 * 1024);
    check(&largest, &vec![b'%'; 10 * 1024 * 1024 + 1], "size").await;
}

#[tokio::test]
async fn an_upload_is_finished_by_nobody_else_and_not_after_its_time() {
    let (folder, bucket) = (Folder::new(), Bucket::start().await);
    let mut desk = bucket.desk(&folder, 0).await;
    let (offered, late) = (begin(&desk, &asked(DIPLOMA)).await, begin(&desk, &asked(DIPLOMA)).await);
    bucket.put(&offered, DIPLOMA).await;
    bucket.put(&late, DIPLOMA).await;
    let owner = desk.token.take();
    assert_eq!(finish(&desk, &offered.id).await.told(), (401, "sign-in".to_owned()));
    desk.sign_in(&people()[1]).await;
    assert_eq!(finish(&desk, &offered.id).await.told(), (404, "not-found".to_owned()));
    assert_eq!(desk.get(&format!("/api/files/{}", sha256_hex(DIPLOMA))).await.status, 404);
    desk.token = owner;
    // Signing the other person in took the first of the seconds.
    desk.clock.advance(TimeDelta::seconds(15 * 60 - 2));
    assert_eq!(finish(&desk, &offered.id).await.status, 200);
    desk.clock.advance(TimeDelta::seconds(1));
    assert_eq!(finish(&desk, &late.id).await.told(), (404, "not-found".to_owned()));
    for id in ["a", &"a".repeat(52), &"A".repeat(52), &"a".repeat(5000), "..%2F..%2Fnotices"] {
        assert_eq!(finish(&desk, id).await.told(), (404, "not-found".to_owned()), "{id}");
    }
}

#[tokio::test]
async fn fifty_uploads_are_under_way_and_no_fifty_first_until_their_time_is_over() {
    let (folder, bucket) = (Folder::new(), Bucket::start().await);
    let desk = bucket.desk(&folder, 0).await;
    for _ in 0..50 {
        begin(&desk, &asked(DIPLOMA)).await;
    }
    assert_eq!(desk.post("/api/uploads", &asked(DIPLOMA)).await.told(), (409, "not-now".to_owned()));
    desk.clock.advance(TimeDelta::minutes(15));
    begin(&desk, &asked(DIPLOMA)).await;
}

#[tokio::test]
async fn without_the_bucket_who_has_uploaded_is_told_to_come_back() {
    let (folder, mut bucket) = (Folder::new(), Bucket::start().await);
    let desk = bucket.desk(&folder, 0).await;
    let offered = begin(&desk, &asked(DIPLOMA)).await;
    bucket.server.kill().unwrap();
    bucket.server.wait().unwrap();
    assert_eq!(finish(&desk, &offered.id).await.told(), (503, "unavailable".to_owned()));
}

#[tokio::test]
async fn what_cannot_be_taken_is_refused_before_it_is_sent() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    desk.sign_in(&people()[0]).await;
    let check = async |member: &str, value: Value, told: (u16, &str)| {
        let mut asked = asked(DIPLOMA);
        asked[member] = value;
        let answer = desk.post("/api/uploads", &asked).await;
        assert_eq!(answer.told(), (told.0, told.1.to_owned()), "{member}");
    };
    check("bytes", json!(10 * 1024 * 1024), (200, "")).await;
    check("bytes", json!(10 * 1024 * 1024 + 1), (413, "too-large")).await;
    check("bytes", json!(0), (422, "file-refused")).await;
    check("bytes", json!(-1), (400, "unreadable")).await;
    check("sha256", json!("A".repeat(64)), (400, "unreadable")).await;
    check("media_type", json!("text/html"), (400, "unreadable")).await;
    check("file_name", json!("diploma.pdf"), (400, "unreadable")).await;
}

#[tokio::test]
async fn a_server_with_a_folder_takes_the_bytes_itself_and_its_pages_reach_no_bucket() {
    let (folder, with_bucket, bucket) = (Folder::new(), Folder::new(), Bucket::start().await);
    let mut desk = Desk::open(&folder).await;
    desk.sign_in(&people()[0]).await;
    let path = format!("/api/files/{}", sha256_hex(DIPLOMA));
    assert_eq!(desk.post("/api/uploads", &asked(DIPLOMA)).await.json(), json!({ "put": path }));
    assert_eq!(desk.call(Method::PUT, &path, &[("content-type", "application/pdf")], DIPLOMA).await.status, 200);
    assert_eq!(finish(&desk, &"a".repeat(52)).await.told(), (404, "not-found".to_owned()));

    let policy = |answer: &Answer| answer.header("content-security-policy").to_owned();
    assert!(policy(&desk.get("/api/health").await).contains("connect-src 'self' wss://127.0.0.1:13579;"));
    let desk = bucket.desk(&with_bucket, 0).await;
    let allowed = format!("connect-src 'self' wss://127.0.0.1:13579 {}/; manifest-src 'self';", bucket.address());
    assert!(policy(&desk.get("/api/health").await).contains(&allowed));
}

#[tokio::test]
async fn a_bucket_that_browsers_do_not_reach_gets_its_files_from_the_server() {
    let (folder, bucket) = (Folder::new(), Bucket::start().await);
    let mut desk = Desk::over(&folder, Limits::default(), Objects::s3("files", Some(&bucket.url), None).unwrap()).await;
    desk.sign_in(&people()[0]).await;
    let path = format!("/api/files/{}", sha256_hex(DIPLOMA));
    assert_eq!(desk.post("/api/uploads", &asked(DIPLOMA)).await.json(), json!({ "put": path }));
    for _ in 0..2 {
        assert_eq!(desk.call(Method::PUT, &path, &[("content-type", "application/pdf")], DIPLOMA).await.status, 200);
    }
    assert_eq!(desk.get(&path).await.bytes, DIPLOMA);
}
