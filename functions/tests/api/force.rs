//! Whether a notice says that it equals one on paper (article 7(1)): from the submission, through the worker that a deployment opens, with the
//! provider's seal in PKCS#12 in its folder, to the text of the signed document. The root is one that these tests trust, or do not.

use crate::certificates::{Says, authority, key, leaf, public, signed};
use crate::desk::{Desk, Folder, log_anew, logged};
use crate::notices::{folded, text_of};
use crate::submit::{as_is, before, without_documents};
use crate::tools::answer;
use chrono::{DateTime, TimeDelta, Utc};
use der::pem::encode_string;
use otinish_core::services::ALL;
use otinish_functions::config::Config;
use otinish_functions::embedded::TABLE;
use otinish_functions::open::Opened;
use otinish_functions::outbox::Worker;
use otinish_functions::trust::TrustList;
use p256::pkcs8::{EncodePrivateKey, LineEnding};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::Path;

/// The two services whose annex 3 prescribes the statement, by the places of their cases, and which notice that annex is.
const TC: (usize, &str) = (0, "refusal");
const HC: (usize, &str) = (1, "refusal-to-accept");

const ORGANISATIONS: &str = include_str!("../../data/organisations.csv");
/// The university of the invented ones refuses nothing at once: here an order of its own says that it does.
const UNIVERSITY: [&str; 2] =
    ["Жұмабаев,Һамит,Әділұлы,Mo-Fr 09:00-18:30,,,", "Жұмабаев,Һамит,Әділұлы,Mo-Fr 09:00-18:30,hei-correction,СЫНАҚ-1,2026-01-05"];
const PASSWORD: &str = "құпия сөз";

/// What a document says of its own force, in the words of the annexes and in ours.
const STATEMENTS: [(&str, &str, &str); 3] = [
    (
        "paper-equal",
        "Осы құжат «Электрондық құжат және электрондық цифрлық қолтаңба туралы» Қазақстан Республикасы Заңының 7-бабының 1-тармағына \
         сәйкес қағаз жеткізгіштегі құжатпен бірдей.",
        "Данный документ согласно пункту 1 статьи 7 Закона Республики Казахстан «Об электронном документе и электронной цифровой подписи» \
         равнозначен документу на бумажном носителе.",
    ),
    (
        "sealed",
        "Құжатқа көрсетілетін қызметті берушінің электрондық цифрлық қолтаңбасы қойылған.",
        "Документ подписан электронной цифровой подписью услугодателя.",
    ),
    ("test", "Бұл – заңды күші жоқ сынақ құжаты.", "Это тестовый документ, не имеющий юридической силы."),
];

/// An application without its documents, handed in as it is to an organisation that refuses at once.
struct Story {
    folder: Folder,
    desk: Desk,
    bin: String,
    number: String,
    refusal: &'static str,
    language: &'static str,
}

/// The provider's seal and the root above it; key 1 is the seal's, key 2 the root's.
struct Seal {
    leaf: Says,
    root: Says,
}

impl Story {
    async fn begin((case, refusal): (usize, &'static str), language: &'static str) -> Story {
        let folder = Folder::new();
        let organisations = ORGANISATIONS.replace(UNIVERSITY[0], UNIVERSITY[1]);
        assert_ne!(organisations, ORGANISATIONS);
        std::fs::write(folder.0.join("organisations.csv"), organisations).unwrap();
        let desk = before(&folder, 0).await;
        let mut application = without_documents(case, 0);
        application["language"] = json!(language);
        let request = as_is(&desk, &application, "refusable").await;
        assert_eq!(request["awaiting"], json!(["receipt", refusal]));
        let (bin, number) = (&application["provider"]["bin"], &request["number"]);
        let (bin, number) = (bin.as_str().unwrap().to_owned(), number.as_str().unwrap().to_owned());
        Story { folder, desk, bin, number, refusal, language }
    }

    fn now(&self) -> DateTime<Utc> {
        self.desk.clock.now()
    }

    /// A seal as it should be: whoever wants a bad one changes it.
    fn good(&self) -> Seal {
        Seal { leaf: leaf(&self.bin, "Root", self.now()), root: authority("Root", "Root", self.now()) }
    }

    /// Puts the seal where the deployment looks for it; the list on which its root alone stands.
    fn put(&self, seal: &Seal) -> TrustList {
        let folder = self.folder.0.join("seals");
        std::fs::create_dir_all(&folder).unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
        let pem = |der: &[u8]| encode_string("CERTIFICATE", LineEnding::LF, der).unwrap();
        let root = signed(&seal.root, public(&key(2)), &key(2));
        write("seal.pem", &pem(&signed(&seal.leaf, public(&key(1)), &key(2))));
        write("root.pem", &pem(&root));
        write("seal.key", &key(1).to_pkcs8_pem(LineEnding::LF).unwrap());
        let path = |name: &str| folder.join(name).display().to_string();
        let (of_key, own, above, out) = (path("seal.key"), path("seal.pem"), path("root.pem"), path(&format!("{}.p12", self.bin)));
        let password = format!("pass:{PASSWORD}");
        answer("openssl", &["pkcs12", "-export", "-inkey", &of_key, "-in", &own, "-certfile", &above, "-out", &out, "-passout", &password]);
        TrustList::of(&[Sha256::digest(&root).into()])
    }

    /// The worker of this deployment, as it is started now.
    async fn worker(&self, trusted: TrustList) -> Worker {
        let table = self.desk.table_url();
        let variables = [("OTINISH_TABLE", TABLE), ("OTINISH_TABLE_URL", &table), ("OTINISH_SEAL_PASSWORD", PASSWORD)];
        let variable = |wanted: &str| variables.iter().find(|(name, _)| *name == wanted).map(|(_, value)| String::from(*value));
        let config = Config::embedded(&self.folder.0, "http://127.0.0.1:8080".to_owned(), variable).unwrap();
        Opened::new(config, ALL, self.desk.clock.clone(), trusted).await.unwrap().worker().await.unwrap()
    }

    async fn request(&self) -> Value {
        self.desk.get(&format!("/api/requests/{}", self.number)).await.json()
    }

    /// That both notices are issued, and what the receipt and the refusal say of their force: on their pages, and to whoever verifies them.
    async fn check_issued(&self, receipt: &str, refusal: &str) {
        let request = self.request().await;
        let kinds: Vec<&Value> = request["notices"].as_array().unwrap().iter().map(|notice| &notice["kind"]).collect();
        assert_eq!((kinds, &request["awaiting"]), (vec![&json!("receipt"), &json!(self.refusal)], &json!([])));
        for (notice, force) in request["notices"].as_array().unwrap().iter().zip([receipt, refusal]) {
            let document = self.desk.get(&format!("/api/requests/{}/notices/{}", self.number, notice["id"].as_str().unwrap())).await;
            let path = self.folder.0.join("notice.pdf");
            std::fs::write(&path, &document.bytes).unwrap();
            let said = of_its_force(&path, self.language);
            assert_eq!(said, [force], "{} {} in {}", self.number, notice["kind"], self.language);
            let verified = self.desk.get(&format!("/api/notices/{}", notice["code"].as_str().unwrap())).await.json();
            assert_eq!((&verified["force"], &verified["kind"]), (&json!(force), &notice["kind"]));
        }
    }

    /// That nothing is issued, numbered or rendered, and that the applicant sees for what the request waits.
    async fn check_awaiting(&self) {
        let request = self.request().await;
        assert_eq!((&request["notices"], &request["awaiting"]), (&json!([]), &json!(["receipt", self.refusal])));
        assert_eq!(request["state"]["stage"], "filed");
        let stored = self.desk.store.request(&self.number).await.unwrap().unwrap();
        assert!(stored.notices.is_empty(), "{:?}", stored.notices);
        assert_eq!(stored.tasks[0].waits_for.as_deref(), Some("seal-unusable"));
        for kept in ["unsigned", "notices"] {
            let folder = self.folder.0.join("objects").join(kept);
            assert!(!folder.exists() || std::fs::read_dir(&folder).unwrap().next().is_none(), "{}", folder.display());
        }
    }
}

/// Which of the statements stand in a document, as pdftotext reads it.
fn of_its_force(document: &Path, language: &str) -> Vec<&'static str> {
    let text = text_of(document);
    let said = |(_, kk, ru): &(&str, &str, &str)| text.contains(&folded(if language == "kk" { kk } else { ru }));
    STATEMENTS.iter().filter(|statement| said(statement)).map(|(force, _, _)| *force).collect()
}

#[tokio::test]
async fn under_a_trusted_root_with_the_providers_bin_the_notice_of_annex_3_equals_one_on_paper() {
    for (service, language) in [(TC, "kk"), (TC, "ru"), (HC, "kk"), (HC, "ru")] {
        let story = Story::begin(service, language).await;
        let trusted = story.put(&story.good());
        story.worker(trusted).await.work_on(&story.number).await.unwrap();
        // Nothing prescribes the statement for a receipt: it says by whose seal it is, and no more.
        story.check_issued("sealed", "paper-equal").await;
    }
}

#[tokio::test]
async fn the_same_seal_under_a_root_that_nobody_trusts_has_no_legal_force() {
    for (service, language) in [(TC, "kk"), (TC, "ru"), (HC, "kk"), (HC, "ru")] {
        let story = Story::begin(service, language).await;
        story.put(&story.good());
        story.worker(TrustList::national()).await.work_on(&story.number).await.unwrap();
        story.check_issued("test", "test").await;
    }
}

#[tokio::test]
async fn a_root_that_has_expired_gives_no_legal_force() {
    for (service, language) in [(TC, "ru"), (HC, "kk")] {
        let story = Story::begin(service, language).await;
        let good = story.good();
        let trusted = story.put(&Seal { root: Says { to: story.now() - TimeDelta::seconds(1), ..good.root }, ..good });
        story.worker(trusted).await.work_on(&story.number).await.unwrap();
        story.check_issued("test", "test").await;
    }
}

/// F22: such a seal seals nothing. The notices wait, and get their words from the certificate that is put in its place.
#[tokio::test]
async fn under_a_trusted_root_another_bin_or_an_expired_certificate_issues_nothing_until_it_is_replaced() {
    let another: fn(&Story, Says) -> Says = |_, good| Says { bin: Some("960140990999".to_owned()), ..good };
    let expired: fn(&Story, Says) -> Says = |story, good| Says { to: story.now() - TimeDelta::seconds(1), ..good };
    for (service, language, bad) in [(TC, "kk", another), (HC, "ru", another), (TC, "ru", expired), (HC, "kk", expired)] {
        log_anew();
        let story = Story::begin(service, language).await;
        let good = story.good();
        let trusted = story.put(&Seal { leaf: bad(&story, good.leaf), ..good });
        story.worker(trusted).await.work_on(&story.number).await.unwrap();
        story.check_awaiting().await;
        assert!(logged().contains("a task is put off, and somebody has to see to it"));
        let trusted = story.put(&story.good());
        story.desk.clock.advance(TimeDelta::seconds(10));
        story.worker(trusted).await.work_on(&story.number).await.unwrap();
        story.check_issued("sealed", "paper-equal").await;
    }
}
