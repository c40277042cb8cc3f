//! While a provider's key does not sign: the application stays accepted and its receipt awaited, nobody sees or hears of a document, and the
//! same worker issues it, once, when the key signs again.

use crate::certificates::{Says, authority, key, leaf, public, signed};
use crate::desk::{Desk, Folder, logged, people};
use crate::kms::{Answer, Kms};
use crate::notices::worker_with;
use crate::submit::{application, before, submit};
use crate::tools::judged_by_pyhanko;
use chrono::TimeDelta;
use der::Decode;
use otinish_functions::keys::sha256_hex;
use otinish_functions::outbox::Worker;
use otinish_functions::seal::{Seal, Seals};
use otinish_functions::store::{notices, tasks};
use otinish_functions::trust::Chain;
use serde_json::{Value, json};
use spki::SubjectPublicKeyInfoOwned;
use std::time::Duration;

/// The college to which the case goes.
const BIN: &str = "051140990017";
/// Longer than any machine takes for an answer that is sure to come.
const PATIENT: Duration = Duration::from_secs(60);
/// How long somebody waits for a key that says nothing. In production it is longer (`seal::DEADLINE`), and both are shorter than the half
/// minute for which a key service may be silent: it has always been given up by then.
const BRIEF: Duration = Duration::from_secs(2);

/// A request whose receipt a key in KMS has to sign, the worker that asks it, and one that asks it while it is silent.
struct Story {
    folder: Folder,
    desk: Desk,
    number: String,
    seal: Seal,
    worker: Worker,
    brief: Worker,
}

impl Story {
    async fn begin(kms: &Kms, client: aws_sdk_kms::Client) -> Story {
        let folder = Folder::new();
        let desk = before(&folder, 0).await;
        let filed = submit(&desk, &application(0, 0)).await;
        assert_eq!(filed.status, 201);
        let number = filed.json()["number"].as_str().unwrap().to_owned();
        // The verifier judges by the machine's clock: these outlive every machine.
        let long = |says: Says| Says { to: says.to + TimeDelta::days(36_500), ..says };
        let (own, root) = (long(leaf(BIN, "Root", desk.clock.now())), long(authority("Root", "Root", desk.clock.now())));
        let of_key = SubjectPublicKeyInfoOwned::from_der(&kms.public_key(BIN).await).unwrap();
        let chain = Chain::from_ders(vec![signed(&own, of_key, &key(2)), signed(&root, public(&key(2)), &key(2))]).unwrap();
        let seal = Seal::in_kms(client.clone(), BIN, chain.clone(), PATIENT);
        let worker = worker_with(&folder, &desk, Seals::of([seal.clone()]));
        let brief = worker_with(&folder, &desk, Seals::of([Seal::in_kms(client, BIN, chain, BRIEF)]));
        Story { folder, desk, number, seal, worker, brief }
    }

    async fn seen(&self) -> Value {
        self.desk.get(&format!("/api/requests/{}", self.number)).await.json()
    }

    async fn task(&self) -> tasks::Task {
        self.desk.store.request(&self.number).await.unwrap().unwrap().tasks.remove(0)
    }

    /// How often the applicant was told of a notice.
    async fn told(&self) -> usize {
        let messages = self.desk.sms.kept().await.unwrap();
        messages.iter().filter(|message| message.to == people()[0].phones[0] && message.text.contains(&self.number[..4])).count()
    }

    /// That the receipt awaits its signature: the applicant sees an accepted request and no document; under which code it will come.
    async fn awaiting(&self, waits_for: &str) -> String {
        let seen = self.seen().await;
        assert_eq!((&seen["state"]["stage"], &seen["awaiting"], &seen["notices"]), (&json!("filed"), &json!(["receipt"]), &json!([])));
        assert_eq!(seen["events"].as_array().unwrap().len(), 1);
        let stored = self.desk.store.request(&self.number).await.unwrap().unwrap();
        let [notice] = &stored.notices[..] else { panic!("one notice, not {:?}", stored.notices) };
        assert_eq!((notice.stage, stored.tasks[0].waits_for.as_deref()), (notices::Stage::Rendered, Some(waits_for)));
        for path in [format!("/api/requests/{}/notices/{}", self.number, notice.id), format!("/api/notices/{}", notice.code)] {
            assert_eq!(self.desk.get(&path).await.told(), (404, "not-found".to_owned()), "{path}");
        }
        assert_eq!(self.told().await, 0);
        notice.code.clone()
    }

    /// That one receipt is issued, under the code that it had from the first, announced once, and called valid by a verifier.
    async fn issued_once(&self, code: &str) {
        let seen = self.seen().await;
        assert_eq!((&seen["state"]["stage"], &seen["awaiting"]), (&json!("received"), &json!([])));
        let happened: Vec<&Value> = seen["events"].as_array().unwrap().iter().map(|event| &event["what"]["kind"]).collect();
        assert_eq!(happened, [&json!("filed"), &json!("issued")]);
        let [notice] = &seen["notices"].as_array().unwrap()[..] else { panic!("one notice: {seen}") };
        assert_eq!((&notice["kind"], &notice["code"]), (&json!("receipt"), &json!(code)));
        let path = format!("/api/requests/{}/notices/{}", self.number, notice["id"].as_str().unwrap());
        let document = self.desk.get(&path).await.bytes;
        let verified = self.desk.get(&format!("/api/notices/{code}")).await.json();
        assert_eq!(verified["sha256"], json!(sha256_hex(&document)));
        let said = judged_by_pyhanko(&self.folder.0, &self.seal, &document);
        assert!(said.success && said.text.contains("The signature is judged VALID"), "{}", said.text);
        assert_eq!(std::fs::read_dir(self.folder.0.join("objects/notices")).unwrap().count(), 1);
        assert_eq!(self.told().await, 1);
        // There is nothing left to do, and doing it again changes nothing.
        assert_eq!(self.worker.round().await.unwrap(), 0);
        self.worker.work_on(&self.number).await.unwrap();
        assert_eq!(self.seen().await, seen);
    }
}

#[tokio::test]
async fn f18_f19_the_receipt_waits_for_a_key_that_is_throttled_switched_off_silent_and_late_and_is_then_issued_once() {
    let kms = Kms::start(BIN).await;
    let throttled = Answer::Error("ThrottlingException");
    let disabled = Answer::Error("DisabledException");
    let (client, mut asked) = kms.client_behind(&[throttled, disabled, Answer::Silence, Answer::Late, Answer::Real]);
    let story = Story::begin(&kms, client).await;
    let (patient, brief) = (&story.worker, &story.brief);
    let mut codes = Vec::new();
    let tries = [
        (patient, "asks for fewer signatures at once", "seal"),
        (patient, "is switched off", "seal-unusable"),
        (brief, "no answer within 2000 ms", "seal"),
        (brief, "no answer within 2000 ms", "seal"),
    ];
    for (before, (worker, cause, waits_for)) in tries.into_iter().enumerate() {
        let logged_before = logged().len();
        assert_eq!(worker.round().await.unwrap(), 1);
        assert_eq!((asked.count(), story.task().await.tries as usize), (before + 1, before + 1), "each try asks once");
        assert!(logged()[logged_before..].contains(cause), "{cause}");
        codes.push(story.awaiting(waits_for).await);
        // Before its time it is not tried, whoever looks.
        assert_eq!(worker.round().await.unwrap(), 0);
        story.desk.clock.advance(TimeDelta::seconds(10));
    }
    codes.dedup();
    assert_eq!(logged().matches("somebody has to see to it").count(), 1, "a key that is switched off calls somebody, and the others mend");
    let [code] = &codes[..] else { panic!("the notice keeps its code: {codes:?}") };
    // The key has signed for somebody who had gone: nobody hears of that signature.
    asked.answered_late().await;
    assert_eq!(story.awaiting("seal").await, *code);
    story.desk.clock.advance(TimeDelta::minutes(1));
    assert_eq!(patient.round().await.unwrap(), 1);
    story.issued_once(code).await;
    assert_eq!(asked.count(), 5);
    let person = &people()[0];
    for personal in [&person.iin, &person.phones[0], &person.name.surname] {
        assert!(!logged().contains(personal.as_str()), "{personal} stands in the log");
    }
}

#[tokio::test]
async fn f18_a_key_that_is_switched_off_for_hours_calls_somebody_at_once_and_nothing_is_lost() {
    const TRIES: usize = 64;
    let kms = Kms::start(BIN).await;
    let (client, asked) = kms.client_behind(&[&[Answer::Error("DisabledException"); TRIES + 1][..], &[Answer::Real]].concat());
    let mut story = Story::begin(&kms, client).await;
    while story.task().await.stage != tasks::Stage::Parked {
        story.worker.round().await.unwrap();
        story.desk.clock.advance(TimeDelta::minutes(11));
    }
    assert_eq!(asked.count(), TRIES);
    story.desk.sign_in(&people()[0]).await;
    let code = story.awaiting("seal-unusable").await;
    // It rests and is tried again by itself, in vain, and then while the key signs.
    for stage in [tasks::Stage::Parked, tasks::Stage::Done] {
        story.desk.clock.advance(TimeDelta::hours(16));
        story.worker.retry_parked().await.unwrap();
        story.worker.round().await.unwrap();
        story.desk.sign_in(&people()[0]).await;
        assert_eq!(story.task().await.stage, stage);
        if stage == tasks::Stage::Parked {
            assert_eq!(story.awaiting("seal-unusable").await, code);
        }
    }
    for alarm in ["a task is put off, and somebody has to see to it", "a task is parked after its last try"] {
        assert_eq!(logged().matches(alarm).count(), 1, "{alarm}");
    }
    story.issued_once(&code).await;
}
