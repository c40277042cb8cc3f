//! The vault under a key of KMS: moto's, which encrypts for real.

use crate::Folder;
use crate::kms::{Answer, Kms};
use otinish_functions::keys;
use otinish_functions::vault::{Broken, Vault};

const IIN: &str = "980412499008";

#[tokio::test]
async fn under_kms_every_process_finds_the_same_person_and_opens_what_another_sealed() {
    let folder = Folder::new();
    let (engine, table) = folder.engine().await;
    let kms = Kms::start("051140990017").await;
    let key = kms.client().create_key().send().await.unwrap().key_metadata.unwrap().key_id;
    let one = Vault::from_kms(kms.client(), key.clone(), &table).await.unwrap();
    let other = Vault::from_kms(kms.client(), key.clone(), &table).await.unwrap();
    assert_eq!(one.person(IIN), other.person(IIN));

    let (here, there) = (keys::request("123456789012"), keys::request("123456789013"));
    let blob = one.seal(&here, IIN.as_bytes()).await.unwrap();
    assert_eq!(other.open(&here, &blob).await.unwrap(), IIN.as_bytes());
    assert!(matches!(other.open(&there, &blob).await, Err(Broken::Forged)));
    let mut changed = blob.clone();
    *changed.last_mut().unwrap() ^= 1;
    assert!(matches!(other.open(&here, &changed).await, Err(Broken::Forged)));
    engine.stop().await;
}

#[tokio::test]
async fn a_key_service_on_a_bad_day_is_unavailable_and_no_forgery() {
    let folder = Folder::new();
    let (engine, table) = folder.engine().await;
    let kms = Kms::start("051140990017").await;
    let key = kms.client().create_key().send().await.unwrap().key_metadata.unwrap().key_id;
    let vault = Vault::from_kms(kms.client(), key.clone(), &table).await.unwrap();
    let at = keys::request("123456789012");
    let blob = vault.seal(&at, b"kept").await.unwrap();
    // The secret of the hashes is opened first, then the key is switched off.
    let (client, _) =
        kms.client_behind(&[Answer::Real, Answer::Error("DisabledException"), Answer::Error("DisabledException"), Answer::Real]);
    let vault = Vault::from_kms(client, key, &table).await.unwrap();
    assert!(matches!(vault.open(&at, &blob).await, Err(Broken::Unavailable(_))));
    assert!(matches!(vault.seal(&at, b"new").await, Err(Broken::Unavailable(_))));
    assert_eq!(vault.open(&at, &blob).await.unwrap(), b"kept");
    engine.stop().await;
}
