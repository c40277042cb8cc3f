//! From the submission to the signed notice in the cabinet, and what a verifier is told of it.

use crate::desk::{Desk, Folder, people};
use crate::submit::{DIPLOMA, application, as_is, before, submit, without_documents};
use crate::tools::answer;
use otinish_core::services::{hei_correction, tve_correction};
use otinish_core::texts::Language;
use otinish_functions::keys::sha256_hex;
use otinish_functions::organisations::Organisations;
use otinish_functions::outbox::{Doors, Worker};
use otinish_functions::seal::{Provider, Seals};
use otinish_functions::trust::TrustList;
use otinish_functions::words;
use serde_json::{Value, json};
use std::path::Path;

/// The worker of this desk, as it is started now, with a test seal for each invented organisation.
pub(crate) fn worker(folder: &Folder, desk: &Desk) -> Worker {
    let organisations = Organisations::demonstration(&folder.0).unwrap();
    let providers: Vec<Provider<'_>> = organisations.all().map(|one| Provider { bin: &one.bin, name: &one.name.kk }).collect();
    let seals = Seals::in_folder(&folder.0.join("seals"), "", &providers, desk.clock.now()).unwrap();
    worker_with(folder, desk, seals)
}

pub(crate) fn worker_with(folder: &Folder, desk: &Desk, seals: Seals) -> Worker {
    let organisations = Organisations::demonstration(&folder.0).unwrap();
    let compose = words::composer(organisations, "http://127.0.0.1:8080".to_owned());
    let (store, objects, sms) = (desk.store.clone(), desk.objects.clone(), desk.sms.clone());
    Worker::new(Doors { store, objects, seals, trusted: TrustList::national(), sms, compose })
}

/// The notices of the request, after everything that is due has been done.
async fn issued(folder: &Folder, desk: &Desk, number: &str) -> Vec<Value> {
    let path = format!("/api/requests/{number}");
    assert_eq!(desk.get(&path).await.json()["notices"], json!([]));
    worker(folder, desk).work_on(number).await.unwrap();
    let request = desk.get(&path).await.json();
    assert_eq!(request["awaiting"], json!([]), "{request}");
    request["notices"].as_array().unwrap().clone()
}

#[tokio::test]
async fn the_receipt_is_in_the_cabinet_and_anybody_can_ask_whether_it_stands() {
    for case in 0..2 {
        let folder = Folder::new();
        let mut desk = before(&folder, 0).await;
        let filed = submit(&desk, &application(case, 0)).await.json();
        let number = filed["number"].as_str().unwrap();
        let [receipt] = &issued(&folder, &desk, number).await[..] else { panic!("one notice") };
        assert_eq!(receipt["kind"], "receipt");
        let path = format!("/api/requests/{number}/notices/{}", receipt["id"].as_str().unwrap());
        let document = desk.get(&path).await;
        assert!(document.bytes.starts_with(b"%PDF-1.7"));
        assert_eq!((document.header("content-type"), document.header("x-content-type-options")), ("application/pdf", "nosniff"));
        assert!(document.header("content-disposition").starts_with("attachment; filename=\"otinish-"));
        let messages = desk.sms.kept().await.unwrap();
        let told = messages.iter().filter(|message| message.to == people()[0].phones[0] && message.text.contains(&number[..4]));
        let told: Vec<_> = told.collect();
        let [told] = told[..] else { panic!("one message tells of it: {told:?}") };
        assert!(told.text.contains(title(case)), "{}", told.text);

        // What was changed where it is kept is given to nobody.
        let kept = folder.0.join("objects/notices").join(format!("{}.pdf", receipt["id"].as_str().unwrap()));
        std::fs::write(&kept, [&document.bytes[..], b"%"].concat()).unwrap();
        assert_eq!(desk.get(&path).await.told(), (503, "unavailable".to_owned()));
        std::fs::write(&kept, &document.bytes).unwrap();

        desk.sign_in(&people()[1]).await;
        assert_eq!(desk.get(&path).await.told(), (404, "not-found".to_owned()));
        desk.token = None;
        assert_eq!(desk.get(&path).await.status, 401);
        let verified = desk.get(&format!("/api/notices/{}", receipt["code"].as_str().unwrap())).await.json();
        // Its seal is one that nobody has certified: that it was not taken back gives it no force.
        assert_eq!((&verified["kind"], &verified["force"], &verified["withdrawn"]), (&json!("receipt"), &json!("test"), &json!(false)));
        assert_eq!((&verified["sha256"], &verified["issued_on"]), (&json!(sha256_hex(&document.bytes)), &json!("2026-11-10")));
        assert_eq!(verified["provider"]["bin"], filed_to(case));
        assert_eq!(verified.as_object().unwrap().len(), 6, "nothing else is told: {verified}");
    }
    let folder = Folder::new();
    let desk = Desk::open(&folder).await;
    for code in ["a".repeat(26), "short".to_owned(), "%FF".to_owned(), "A".repeat(26)] {
        assert_eq!(desk.get(&format!("/api/notices/{code}")).await.told(), (404, "not-found".to_owned()));
    }
}

/// What the service calls its receipt, in the language of its first case.
fn title(case: usize) -> &'static str {
    let service = if case == 0 { &tve_correction::SERVICE } else { &hei_correction::SERVICE };
    let language = if application(case, 0)["language"] == "ru" { Language::Ru } else { Language::Kk };
    service.editions[service.editions.len() - 1].notices.receipt.title.to(language)
}

fn filed_to(case: usize) -> Value {
    application(case, 0)["provider"]["bin"].clone()
}

/// What pdftotext reads in a document, without blanks: lines are broken in other places than sentences.
pub(crate) fn text_of(document: &Path) -> String {
    folded(&String::from_utf8(answer("pdftotext", &[document.to_str().unwrap(), "-"])).unwrap())
}

pub(crate) fn folded(text: &str) -> String {
    text.split_whitespace().collect()
}

#[tokio::test]
async fn what_a_receipt_and_a_refusal_have_to_say_stands_in_the_documents() {
    for (language, follow, [provider, service, receipt, refusal]) in [
        (
            "kk",
            "«жеке кабинеттен» немесе Бірыңғай байланыс орталығынан (1414) өтініш нөмірі бойынша",
            [
                "«Үлгі политехникалық колледжі» КМҚК",
                "«Білім туралы құжаттардағы мәліметтерді өзектендіру (түзету)»",
                "Өтініштің қабылданғаны туралы хабарлама",
                "Қағидалардың 11-тармағы: Көрсетілетін қызметті алушы Тізбенің 8-тармағында көзделген тізбеге сәйкес құжаттар топтамасын толық \
                 ұсынбаған, сондай-ақ қолданылу мерзімі өткен құжаттарды ұсынған жағдайда, осы Қағидаларға 3-қосымшаға сәйкес мемлекеттік \
                 қызмет көрсетуден дәлелді бас тарту туралы хабарлама жіберіледі",
            ],
        ),
        (
            "ru",
            "в «личном кабинете» на портале или в Едином контакт-центре (1414) по номеру заявления",
            [
                "КГКП «Примерный политехнический колледж»",
                "«Актуализация (корректировка) сведений в документах об образовании»",
                "Уведомление о приеме заявления",
                "Пункт 11 Правил: В случае представления услугополучателем неполного пакета документов согласно перечню, предусмотренному \
                 пунктом 8 Перечня, а также представления документов с истекшим сроком действия направляется уведомление о мотивированном \
                 отказе в оказании государственной услуги согласно приложению 3 к настоящим Правилам",
            ],
        ),
    ] {
        let folder = Folder::new();
        let desk = before(&folder, 0).await;
        let mut application = application(0, 0);
        application["language"] = json!(language);
        // The document is there, and out of date: the receipt names it, and the refusal says what is wrong with it.
        application["attachments"]["education-document-copy"][0]["valid_until"] = json!("2026-11-09");
        let number = as_is(&desk, &application, "refusable").await["number"].as_str().unwrap().to_owned();
        let notices = issued(&folder, &desk, &number).await;
        let mut texts = Vec::new();
        for notice in &notices {
            let document = desk.get(&format!("/api/requests/{number}/notices/{}", notice["id"].as_str().unwrap())).await;
            let path = folder.0.join("notice.pdf");
            std::fs::write(&path, &document.bytes).unwrap();
            texts.push(text_of(&path));
        }
        let digest = format!("SHA-256: {}", sha256_hex(DIPLOMA));
        let named = format!("{} {} {}", &number[..4], &number[4..8], &number[8..]);
        let both = [&named, provider, service, "11:00"];
        let of_receipt = [receipt, "diploma.pdf", &digest, follow];
        let of_refusal = [refusal, "ДЕМО-1 (көрсетілім бұйрығы, демонстрационный приказ)"];
        for (text, wanted) in texts.iter().zip([&of_receipt[..], &of_refusal]) {
            for words in both.iter().chain(wanted) {
                assert!(text.contains(&folded(words)), "{words} is not in {text}");
            }
            assert!(!text.contains("№№"), "an order has one number: {text}");
        }
        assert!(!texts[1].contains(&folded(follow)) && texts.len() == 2, "a refusal is not followed");
    }
}

#[tokio::test]
async fn a_refusal_issued_at_once_ends_the_request() {
    let folder = Folder::new();
    let desk = before(&folder, 0).await;
    let request = as_is(&desk, &without_documents(0, 0), "refusable").await;
    let number = request["number"].as_str().unwrap();
    let kinds: Vec<Value> = issued(&folder, &desk, number).await.iter().map(|notice| notice["kind"].clone()).collect();
    assert_eq!(kinds, [json!("receipt"), json!("refusal")]);
    let ended = desk.get(&format!("/api/requests/{number}")).await.json();
    assert_eq!(ended["state"], json!({ "stage": "refused", "authority": "not-needed", "prepared": null }));
    let listed = desk.get("/api/requests").await.json()["requests"][0].clone();
    assert_eq!(listed["state"], ended["state"]);
}
