//! The functions of the cloud as they are deployed: the real binaries before an emulator of the Lambda Runtime API, over the embedded table,
//! with the keys and the bucket of moto. An application goes in through the gateway's event, and comes out as a sealed notice in the bucket.

use crate::certificates::{key, leaf, signed};
use crate::cloud::moto::Moto;
use crate::cloud::runtime::{Function, Gateway};
use crate::server::{Folder, PUBLIC_URL};
use crate::visitor::{COLLEGE, Visitor, code_in};
use der::Decode;
use der::pem::{LineEnding, encode_string};
use otinish_functions::embedded::{Engine, TABLE};
use otinish_functions::random;
use otinish_functions::sms::Sms;
use otinish_functions::vault::Vault;
use reqwest::Method;
use serde_json::{Value, json};
use spki::SubjectPublicKeyInfoOwned;
use std::path::Path;
use std::time::Duration;

mod moto;
mod runtime;

/// What a record of the table's stream says of an item that was written.
fn record(sequence_number: &str, partition: &str) -> Value {
    let keys = json!({ "PK": { "S": partition }, "SK": { "S": "O#000001" } });
    json!({ "eventName": "INSERT", "dynamodb": { "Keys": keys, "SequenceNumber": sequence_number, "StreamViewType": "KEYS_ONLY" } })
}

/// The certificate of the provider's key in KMS, under an authority that nobody trusts, where the functions look for it.
async fn certify_seal(moto: &Moto, folder: &Path) {
    let now = chrono::Utc::now();
    let own = SubjectPublicKeyInfoOwned::from_der(&moto.seal_key(COLLEGE).await).unwrap();
    let certificate = signed(&leaf(COLLEGE, "Root", now), own, &key(2));
    let pem = encode_string("CERTIFICATE", LineEnding::LF, &certificate).unwrap();
    std::fs::write(folder.join(format!("{COLLEGE}.pem")), pem).unwrap();
}

#[tokio::test]
async fn an_application_goes_through_both_functions_and_comes_out_as_a_notice_sealed_in_kms() {
    let folder = Folder::new();
    let engine = Engine::start(&folder.path().join("table.sqlite")).await.unwrap();
    let table = engine.table(Duration::from_secs(5)).await.unwrap();
    let moto = Moto::start().await;
    let wrapping_key = moto.wrapping_key().await;
    certify_seal(&moto, folder.path()).await;
    let certificates = folder.path().to_str().unwrap();
    let variables = [
        ("OTINISH_TABLE", TABLE),
        ("OTINISH_TABLE_URL", engine.url()),
        ("OTINISH_BUCKET", Moto::BUCKET),
        ("OTINISH_BUCKET_URL", &moto.url),
        ("OTINISH_KEY", &wrapping_key),
        ("OTINISH_SEALS", "kms"),
        ("OTINISH_SEAL_CERTIFICATES", certificates),
        ("OTINISH_SMS_URL", "outbox"),
        ("OTINISH_REGISTERS_URL", "demonstration"),
        ("OTINISH_PUBLIC_URL", PUBLIC_URL),
        ("AWS_ENDPOINT_URL", &moto.url),
        ("AWS_REGION", Moto::REGION),
        ("AWS_ACCESS_KEY_ID", "test"),
        ("AWS_SECRET_ACCESS_KEY", "test"),
    ];
    let api = Function::start(env!("CARGO_BIN_EXE_api"), &variables).await;
    let outbox = Function::start(env!("CARGO_BIN_EXE_outbox"), &variables).await;
    let gateway = Gateway::start(api).await;

    let vault = Vault::from_kms(moto.keys(), wrapping_key.clone(), &table).await.unwrap();
    let sms = Sms::Outbox { table: table.clone(), vault };
    let latest = async |_: &Visitor| {
        let kept = sms.kept().await.unwrap();
        code_in(&kept[0].text)
    };
    let mut visitor = Visitor::new(&gateway.url);
    let submission = visitor.prepare(latest).await;
    let filed = visitor.submit(&submission).await.unwrap();
    assert_eq!(visitor.submit(&submission).await.unwrap(), filed);
    let number = filed["number"].as_str().unwrap();
    assert_eq!(visitor.get(&format!("/api/requests/{number}")).await["notices"], json!([]));

    // A record of something else, one of a request that is not there, one that is due.
    let unknown = random::request_number();
    let records = [record("1", "S#0"), record("2", &format!("R#{unknown}")), record("3", &format!("R#{number}"))];
    assert_eq!(outbox.invoke(&json!({ "Records": records })).await, json!({ "batchItemFailures": [] }));
    let request = visitor.received(number).await;
    let path = format!("/api/requests/{number}/notices/{}", request["notices"][0]["id"].as_str().unwrap());
    let document = visitor.call(Method::GET, &path, &[], Vec::new()).await.unwrap().bytes().await.unwrap();
    assert!(document.starts_with(b"%PDF"));
    let sealed = folder.path().join("notice.pdf");
    std::fs::write(&sealed, &document).unwrap();
    let judged = crate::tools::run("pdfsig", &["-nocert", sealed.to_str().unwrap()]);
    assert!(judged.text.contains("Signature is Valid") && judged.text.contains("Total document signed"), "{}", judged.text);

    // F30: the same records once more, and the clock, change nothing.
    assert_eq!(outbox.invoke(&json!({ "Records": records })).await, json!({ "batchItemFailures": [] }));
    assert_eq!(outbox.invoke(&json!({ "source": "aws.scheduler" })).await, json!({ "batchItemFailures": [] }));
    assert_eq!(visitor.received(number).await, request);
    let announced = sms.kept().await.unwrap().into_iter().filter(|message| message.text.contains(PUBLIC_URL));
    assert_eq!(announced.count(), 1);

    // F15, F16: where the table is gone, the record that needs it comes back, and the other does not.
    engine.stop().await;
    let failures = outbox.invoke(&json!({ "Records": [record("4", "S#0"), record("5", &format!("R#{number}"))] })).await;
    assert_eq!(failures, json!({ "batchItemFailures": [{ "itemIdentifier": "5" }] }));
    let health = visitor.call(Method::GET, "/api/health", &[], Vec::new()).await.unwrap();
    assert_eq!((health.status().as_u16(), health.headers().contains_key("retry-after")), (503, true));
}
