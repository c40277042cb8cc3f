//! The seals themselves: keys in files made here, in PKCS#12, and in KMS, and what becomes of a notice when a key does not answer.

use crate::certificates::{Says, authority, key, leaf, public, signed};
use crate::kms::{Answer, Kms};
use crate::samples;
use crate::tools::{answer, folder, judged_by_pyhanko};
use chrono::{DateTime, Duration, TimeZone, Utc};
use der::Decode;
use otinish_functions::pdf;
use otinish_functions::seal::{MAX_SIGNED_BYTES, Provider, Seal, Seals, Unopened, Unsealed, seal_pdf};
use otinish_functions::trust::{Chain, TrustList, Unfit};
use spki::SubjectPublicKeyInfoOwned;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration as Span;

const BIN: &str = samples::COLLEGE.0;
const PROVIDER: Provider<'_> = Provider { bin: samples::COLLEGE.0, name: samples::COLLEGE.1 };
/// Long enough for any machine, where an answer is sure to come.
const PATIENT: Span = Span::from_secs(60);

fn then() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 20, 14, 10, 0).unwrap()
}

/// A seal in the emulated KMS, with a certificate for its key under the authority of key 2.
async fn seal_in_kms(kms: &Kms, client: aws_sdk_kms::Client, deadline: Span, says: &Says) -> Seal {
    let own = SubjectPublicKeyInfoOwned::from_der(&kms.public_key(BIN).await).unwrap();
    let root = authority("Root", "Root", says.from + Duration::days(200));
    let chain = Chain::from_ders(vec![signed(says, own, &key(2)), signed(&root, public(&key(2)), &key(2))]).unwrap();
    Seal::in_kms(client, BIN, chain, deadline)
}

#[test]
fn a_folder_makes_its_seals_once_and_keeps_its_keys_to_itself() {
    let folder = folder("made");
    let first = Seals::in_folder(&folder, "", &[PROVIDER], then()).unwrap();
    let again = Seals::in_folder(&folder, "", &[PROVIDER], then() + Duration::days(400)).unwrap();
    let (first, again) = (first.get(BIN).unwrap(), again.get(BIN).unwrap());
    assert_eq!(first.chain(), again.chain());
    assert_eq!(first.chain().links().len(), 2);
    for entry in std::fs::read_dir(&folder).unwrap() {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|kind| kind == "key") {
            assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", entry.path());
        }
    }
    let words =
        format!("{} {}", first.chain().leaf().certificate.tbs_certificate.subject, first.chain().leaf().certificate.tbs_certificate.issuer);
    assert!(words.contains("TEST seal without legal force") && words.contains("TEST CA without legal force"), "{words}");
    assert!(words.contains(&format!("BIN{BIN}")), "{words}");
}

#[test]
fn a_test_certificate_that_no_longer_holds_is_made_again_under_the_same_key() {
    let folder = folder("renewed");
    let old = Seals::in_folder(&folder, "", &[PROVIDER], then()).unwrap();
    let later = then() + Duration::days(6 * 365);
    let new = Seals::in_folder(&folder, "", &[PROVIDER], later).unwrap();
    let (old, new) = (old.get(BIN).unwrap().chain(), new.get(BIN).unwrap().chain());
    assert_eq!(old.may_seal(BIN, later), Err(Unfit::Expired));
    assert_eq!(new.may_seal(BIN, later), Ok(()));
    assert_eq!(old.links()[1], new.links()[1], "the authority lives longer than its seals");
    let key = |chain: &Chain| chain.leaf().certificate.tbs_certificate.subject_public_key_info.clone();
    assert_eq!(key(old), key(new));
}

#[tokio::test]
async fn a_seal_in_pkcs12_is_opened_by_its_password_and_seals() {
    let folder = folder("pkcs12");
    let made = folder.join("made");
    Seals::in_folder(&made, "", &[PROVIDER], Utc::now()).unwrap();
    let file = |name: &str| made.join(name).display().to_string();
    let (key, own, ca) = (file(&format!("{BIN}.key")), file(&format!("{BIN}.pem")), file("test-ca.pem"));
    let seals = folder.join("seals");
    std::fs::create_dir(&seals).unwrap();
    let out = seals.join(format!("{BIN}.p12")).display().to_string();
    answer("openssl", &["pkcs12", "-export", "-inkey", &key, "-in", &own, "-certfile", &ca, "-out", &out, "-passout", "pass:құпия сөз"]);

    let refused = Seals::in_folder(&seals, "басқа", &[PROVIDER], Utc::now()).unwrap_err();
    assert!(matches!(&refused, Unopened::Pkcs12 { .. }) && refused.to_string().contains("the password is wrong"), "{refused}");
    let opened = Seals::in_folder(&seals, "құпия сөз", &[PROVIDER], Utc::now()).unwrap();
    let seal = opened.get(BIN).unwrap();
    assert_eq!(seal.chain().links().len(), 2);
    let sealed = seal_pdf(&pdf::render(&samples::receipt_kk()).unwrap(), seal, &TrustList::empty(), Utc::now()).await.unwrap();
    let said = judged_by_pyhanko(&folder, seal, &sealed);
    assert!(said.success && said.text.contains("The signature is judged VALID"), "{}", said.text);

    answer("openssl", &["pkcs12", "-export", "-legacy", "-inkey", &key, "-in", &own, "-out", &out, "-passout", "pass:x"]);
    let refused = Seals::in_folder(&seals, "x", &[PROVIDER], Utc::now()).unwrap_err().to_string();
    assert!(refused.contains("an algorithm that is not used here"), "{refused}");
}

#[tokio::test]
async fn a_seal_signs_as_many_bytes_as_kms_takes_and_not_one_more() {
    let chain = Chain::from_ders(vec![signed(&leaf(BIN, "Root", then()), public(&key(1)), &key(2))]).unwrap();
    let seal = Seal::File { bin: BIN.to_owned(), chain, key: key(1) };
    assert!(seal.sign(&[0; MAX_SIGNED_BYTES], then()).await.is_ok());
    assert_eq!(seal.sign(&[0; MAX_SIGNED_BYTES + 1], then()).await, Err(Unsealed::TooLong { bytes: 4_097 }));
}

#[tokio::test]
async fn a_key_that_is_not_the_certificates_is_found_out_before_anything_is_sealed() {
    let chain = Chain::from_ders(vec![signed(&leaf(BIN, "Root", then()), public(&key(1)), &key(2))]).unwrap();
    let seal = Seal::File { bin: BIN.to_owned(), chain, key: key(5) };
    let refused = seal_pdf(&pdf::render(&samples::receipt_kk()).unwrap(), &seal, &TrustList::empty(), then()).await;
    assert_eq!(refused, Err(Unsealed::WrongKey));
}

#[tokio::test]
async fn only_a_rendered_notice_of_the_same_provider_is_sealed_and_only_once() {
    let chain = Chain::from_ders(vec![signed(&leaf(BIN, "Root", then()), public(&key(1)), &key(2))]).unwrap();
    let seal = Seal::File { bin: BIN.to_owned(), chain, key: key(1) };
    let seal_it = async |bytes: &[u8]| seal_pdf(bytes, &seal, &TrustList::empty(), then()).await;
    let of_another = pdf::render(&samples::receipt_ru()).unwrap();
    assert_eq!(seal_it(&of_another).await, Err(Unsealed::Unfit(Unfit::WrongBin)));
    assert!(matches!(seal_it(b"%PDF-1.7 and nothing more").await, Err(Unsealed::Document(_))));
    let sealed = seal_it(&pdf::render(&samples::receipt_kk()).unwrap()).await.unwrap();
    assert!(matches!(seal_it(&sealed).await, Err(Unsealed::Document(_))));
}

#[tokio::test]
async fn a_notice_that_is_sealed_in_kms_is_valid() {
    let kms = Kms::start(BIN).await;
    let now = Utc::now();
    let seal = seal_in_kms(&kms, kms.client(), PATIENT, &leaf(BIN, "Root", now)).await;
    let sealed = seal_pdf(&pdf::render(&samples::refusal_kk()).unwrap(), &seal, &TrustList::empty(), now).await.unwrap();
    let said = judged_by_pyhanko(&folder("kms"), &seal, &sealed);
    assert!(said.success && said.text.contains("The signature is judged VALID"), "{}", said.text);
}

#[tokio::test]
async fn f18_f19_a_key_that_is_throttled_disabled_silent_or_late_is_told_apart_and_a_later_try_succeeds() {
    let kms = Kms::start(BIN).await;
    let says = leaf(BIN, "Root", then());
    let answers = [
        Answer::Error("ThrottlingException"),
        Answer::Error("DisabledException"),
        Answer::Error("KMSInvalidStateException"),
        Answer::Error("KMSInternalException"),
        Answer::Silence,
        Answer::Late,
        Answer::Real,
    ];
    let (client, mut asked) = kms.client_behind(&answers);
    let patient = seal_in_kms(&kms, client.clone(), PATIENT, &says).await;
    let brief = seal_in_kms(&kms, client, Span::from_millis(200), &says).await;
    let unsigned = pdf::render(&samples::receipt_kk()).unwrap();
    let seal_by = async |seal: &Seal| seal_pdf(&unsigned, seal, &TrustList::empty(), then()).await;

    assert_eq!(seal_by(&patient).await, Err(Unsealed::Throttled));
    assert_eq!(seal_by(&patient).await, Err(Unsealed::Disabled));
    assert_eq!(seal_by(&patient).await, Err(Unsealed::Disabled));
    assert_eq!(seal_by(&patient).await, Err(Unsealed::Unavailable("KMSInternalException".to_owned())));
    assert_eq!(seal_by(&brief).await, Err(Unsealed::Unavailable("no answer within 200 ms".to_owned())));
    assert_eq!(seal_by(&brief).await, Err(Unsealed::Unavailable("no answer within 200 ms".to_owned())));
    asked.answered_late().await;
    let sealed = seal_by(&patient).await.unwrap();
    assert!(sealed.starts_with(&unsigned));
    assert_eq!(asked.count(), answers.len(), "each try asks once");
}

#[tokio::test]
async fn f22_a_certificate_that_does_not_fit_is_refused_before_kms_is_called() {
    let kms = Kms::start(BIN).await;
    let (client, asked) = kms.client_behind(&[Answer::Real; 4]);
    let good = leaf(BIN, "Root", then());
    let unsigned = pdf::render(&samples::receipt_kk()).unwrap();
    for (says, unfit) in [
        (Says { to: then() - Duration::seconds(1), ..good.clone() }, Unfit::Expired),
        (Says { from: then() + Duration::seconds(1), ..good.clone() }, Unfit::NotYetValid),
        (Says { purposes: Vec::new(), ..good.clone() }, Unfit::KeyUsage),
        (Says { bin: Some(samples::UNIVERSITY.0.to_owned()), ..good.clone() }, Unfit::WrongBin),
    ] {
        let seal = seal_in_kms(&kms, client.clone(), PATIENT, &says).await;
        assert_eq!(seal_pdf(&unsigned, &seal, &TrustList::empty(), then()).await, Err(Unsealed::Unfit(unfit)));
    }
    assert_eq!(asked.count(), 0);
}
