//! Rules that change on a day: what was filed before keeps its term, its documents and its fields through everything that follows.

use crate::amended;
use crate::calendar::{counted_anew, put_calendar};
use crate::desk::{Answer, Deployment, Desk, Folder, people};
use crate::notices::worker;
use crate::submit::{DIPLOMA, as_is, body, code_for, post, submit, upload};
use chrono::NaiveDate;
use otinish_core::notice::Kind;
use otinish_core::request::{Event, Refused};
use otinish_functions::clock;
use otinish_functions::keys::sha256_hex;
use otinish_functions::sign_in::Limits;
use otinish_functions::store::{Actor, NewEvent, NotStored};
use serde_json::{Value, json};

/// An application to which the first edition has nothing to say.
fn application() -> Value {
    let person = &people()[0];
    let file = json!({ "file_name": "t.pdf", "media_type": "application/pdf", "bytes": DIPLOMA.len(), "sha256": sha256_hex(DIPLOMA) });
    json!({
        "service": amended::SERVICE.code, "channel": "portal", "language": "ru", "consent": true, "certified_by": "one-time-password",
        "provider": { "bin": "960140990054", "name": "Кітапхана", "head": { "surname": "Сәбит", "given_name": "Дана" } },
        "applicant": { "name": person.name, "iin": person.iin, "contact": { "phone": person.phones[0] } },
        "reason": { "kind": "thesis" },
        "visit": { "shelf": "A-12", "companions": [{ "full_name": "Алия", "born_in": 1999 }] },
        "attachments": { "reader-ticket": [file] },
    })
}

/// A desk of that service at this instant.
async fn desk_at(folder: &Folder, instant: &str) -> Desk {
    let services = [otinish_core::services::ALL, &[&amended::SERVICE]].concat().leak();
    let limits = Limits { codes_for_a_number: 20, ..Limits::default() };
    let desk = Desk::of(folder, Deployment { services, limits, ..Deployment::ordinary(folder) }).await;
    go_to(desk, instant).await
}

/// The desk at this instant, with the same person signed in before it.
async fn go_to(mut desk: Desk, instant: &str) -> Desk {
    desk.clock.advance(clock::read(instant).unwrap() - desk.clock.now());
    desk.token = None;
    desk.sign_in(&people()[0]).await;
    upload(&desk).await;
    desk
}

/// The university of the demonstration issues refusals of this service at once, as soon as somebody is at work.
fn ordered(folder: &Folder) {
    let table = include_str!("../../data/organisations.csv");
    let ordered =
        table.replace("Һамит,Әділұлы,Mo-Fr 09:00-18:30,,,,", "Һамит,Әділұлы,Mo-Fr 09:00-18:30,reading-room-season,ДЕМО-9,2026-01-05,");
    assert_ne!(table, ordered);
    std::fs::write(folder.0.join("organisations.csv"), ordered).unwrap();
}

async fn hand_in(desk: &Desk, key: &str) -> Answer {
    let application = application();
    let code = code_for(desk, &application).await;
    post(desk, key, &body(desk, &application, &code).await).await
}

fn kinds(report: &Value) -> Vec<&str> {
    report["documents"].as_array().unwrap().iter().map(|document| document["kind"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn an_open_request_keeps_the_edition_of_its_day_and_the_next_one_is_judged_by_the_new() {
    let folder = Folder::new();
    // Monday, the day before the new edition, a little before the provider closes.
    let desk = desk_at(&folder, "2026-11-30T11:00:00.000Z").await;
    let filed = hand_in(&desk, "old").await;
    assert_eq!(filed.status, 201, "{filed:?}");
    let number = filed.json()["number"].as_str().unwrap().to_owned();
    let path = format!("/api/requests/{number}");

    // Nobody was at work until the new edition had been in force for a day: the receipt is of the day of filing all the same.
    let desk = go_to(desk, "2026-12-02T05:00:00.000Z").await;
    let work = worker(&folder, &desk);
    work.work_on(&number).await.unwrap();
    let stored = desk.store.request(&number).await.unwrap().unwrap();
    let receipt = desk.store.notice(&stored.notices[0]).await.unwrap();
    let said = serde_json::to_string(&receipt).unwrap();
    assert!(receipt.issued_at.starts_with("2026-12-02") && said.contains("Срок в календарных днях: 7"), "{said}");
    assert!(said.contains("не позднее 7 декабря 2026 года") && said.contains("\"1 января 2025 года\""), "{said}");
    assert!(said.contains("Читательский билет") && !said.contains("Рекомендательное письмо"), "{said}");

    // So is what happens to it later: a newer calendar moves the last of its seven days, not of three.
    put_calendar(&folder, "2026-12-01", "2026-12-07", "2026-12-12");
    assert_eq!(counted_anew(&desk).await, 1);
    let kept = desk.get(&path).await.json();
    assert_eq!((&kept["due_on"], &kept["report"]["due_on"]), (&json!("2026-12-08"), &json!("2026-12-07")));
    assert_eq!((&kept["report"]["edition"], kinds(&kept["report"])), (&json!("2025-01-01"), vec!["reader-ticket"]));
    let stored = desk.store.request(&number).await.unwrap().unwrap();
    assert!(stored.events.iter().all(|event| event.edition.as_deref() == Some("2025-01-01")));

    let now = hand_in(&desk, "new").await;
    assert_eq!(now.told(), (422, "refusable".to_owned()), "{now:?}");
    assert_eq!(kinds(&now.json()["report"]), ["reader-ticket", "reader-recommendation"]);
}

#[tokio::test]
async fn a_refusal_that_is_issued_after_the_day_has_the_clause_the_words_and_the_term_of_the_day_of_filing() {
    let folder = Folder::new();
    ordered(&folder);
    let desk = desk_at(&folder, "2026-11-30T11:00:00.000Z").await;
    let mut application = application();
    application["visit"].as_object_mut().unwrap().remove("shelf");
    let filed = as_is(&desk, &application, "refusable").await;
    let number = filed["number"].as_str().unwrap().to_owned();
    assert_eq!((&filed["state"]["prepared"], &filed["notices"]), (&json!("refusal"), &json!([])));

    let desk = go_to(desk, "2026-12-02T05:00:00.000Z").await;
    worker(&folder, &desk).work_on(&number).await.unwrap();
    let kept = desk.get(&format!("/api/requests/{number}")).await.json();
    assert_eq!((&kept["state"]["stage"], &kept["due_on"]), (&json!("refused"), &json!("2026-12-07")));
    let [problem] = &kept["report"]["problems"].as_array().unwrap()[..] else { panic!("{kept}") };
    assert_eq!((&problem["clause"], &problem["ground"]), (&json!("XX-p4"), &json!("XX-p8")));
    assert_eq!((&kept["report"]["edition"], kinds(&kept["report"])), (&json!("2025-01-01"), vec!["reader-ticket"]));

    let stored = desk.store.request(&number).await.unwrap().unwrap();
    assert!(stored.events.iter().all(|event| event.edition.as_deref() == Some("2025-01-01")));
    let mut refusals = Vec::new();
    for id in &stored.notices {
        let notice = desk.store.notice(id).await.unwrap();
        assert!(notice.issued_at.starts_with("2026-12-02"), "{notice:?}");
        let said = serde_json::to_string(&notice).unwrap();
        assert!(said.contains("\"1 января 2025 года\"") && !said.contains("Рекомендательное письмо"), "{said}");
        match notice.kind {
            Kind::Receipt => assert!(said.contains("Срок в календарных днях: 7"), "{said}"),
            Kind::Refusal => refusals.push((notice.title, said)),
            Kind::RefusalToAccept => panic!("{said}"),
        }
    }
    let [(title, said)] = &refusals[..] else { panic!("{refusals:?}") };
    assert_eq!(title, "Уведомление об отказе в пропуске");
    assert!(said.contains("Пункт 8 Правил: без шифра полки пропуск не выдают") && said.contains("ДЕМО-9"), "{said}");
    assert!(!said.contains("унктом 18") && !said.contains("ункт 18") && !said.contains("Название темы"), "{said}");

    // The same application of this day is judged, and would be refused, by the clauses of this day.
    let now = submit(&desk, &application).await;
    assert_eq!(now.told(), (422, "refusable".to_owned()));
    let report = &now.json()["report"];
    let grounds: Vec<&Value> = report["problems"].as_array().unwrap().iter().map(|problem| &problem["ground"]).collect();
    assert_eq!(grounds, [&Value::Null, &json!("XX-p18"), &json!("XX-p17")]);
    assert_eq!((&report["edition"], &report["due_on"]), (&json!("2026-12-01"), &json!("2026-12-07")));
}

#[tokio::test]
async fn where_an_edition_wants_the_applicant_heard_no_order_issues_the_refusal_before_that() {
    let folder = Folder::new();
    ordered(&folder);
    let desk = desk_at(&folder, "2026-12-02T05:00:00.000Z").await;
    let filed = as_is(&desk, &application(), "refusable").await;
    let number = filed["number"].as_str().unwrap().to_owned();
    let path = format!("/api/requests/{number}");
    worker(&folder, &desk).work_on(&number).await.unwrap();
    let kept = desk.get(&path).await.json();
    assert_eq!((&kept["state"]["hearing"], &kept["state"]["prepared"]), (&json!("awaited"), &json!("refusal-to-accept")));
    let issued = |kept: &Value| kept["notices"].as_array().unwrap().iter().map(|notice| notice["kind"].clone()).collect::<Vec<_>>();
    assert_eq!((issued(&kept), &kept["awaiting"]), (vec![json!("receipt")], &json!([])));
    let prepared = kept["events"].as_array().unwrap().iter().find(|event| event["what"]["kind"] == "refusal-prepared").unwrap();
    assert_eq!(prepared["what"]["heard_first"], true);

    // What the provider does next.
    let happens = async |what: Event| {
        let request = desk.store.request(&number).await.unwrap().unwrap();
        let first = &request.events[0];
        let (edition, rules, calendar) = (first.edition.clone(), first.rules.clone(), first.calendar.clone());
        let event = NewEvent { what, actor: Actor::System, edition, rules, calendar, says: Value::Null, notice: None };
        desk.store.append(&request, &[event], Vec::new()).await
    };
    let refusal = || Event::Issued { notice: Kind::RefusalToAccept, id: "n".to_owned() };
    assert!(matches!(happens(refusal()).await, Err(NotStored::NotAllowed(Refused::NotHeard))));
    happens(Event::HearingCalled { on: NaiveDate::from_ymd_opt(2026, 12, 4).unwrap() }).await.unwrap();
    let kept = desk.get(&path).await.json();
    assert_eq!((&kept["state"]["hearing"], &kept["due_on"]), (&json!("called"), &json!("2026-12-07")));
    assert!(matches!(happens(refusal()).await, Err(NotStored::NotAllowed(Refused::NotHeard))));
    happens(Event::HearingHeld { is_upheld: false }).await.unwrap();
    let kept = desk.get(&path).await.json();
    assert_eq!(
        (&kept["state"]["hearing"], &kept["state"]["prepared"], &kept["state"]["stage"]),
        (&json!("held"), &Value::Null, &json!("received"))
    );
    assert!(matches!(happens(refusal()).await, Err(NotStored::NotAllowed(Refused::NotPrepared))));
}

#[tokio::test]
async fn the_day_of_an_edition_begins_at_midnight_in_almaty() {
    let folder = Folder::new();
    let desk = desk_at(&folder, "2026-11-30T06:00:00.000Z").await;
    let check = async |filed_at: &str, edition: &str, due_on: &str, documents: &[&str], problems: &[(&str, &str)]| {
        let report = desk.post("/api/check", &json!({ "filed_at": filed_at, "application": application() })).await.json();
        let found = report["problems"].as_array().unwrap().iter();
        let found: Vec<(&str, &str)> = found.map(|found| (found["code"].as_str().unwrap(), found["at"].as_str().unwrap())).collect();
        assert_eq!((&report["edition"], &report["due_on"]), (&json!(edition), &json!(due_on)), "{filed_at}");
        assert_eq!((kinds(&report), &found[..]), (documents.to_vec(), problems), "{filed_at}");
    };
    let (before, after) = (["reader-ticket"], ["reader-ticket", "reader-recommendation"]);
    let asked = [("missing", "/visit/subject"), ("missing", "/attachments/reader-recommendation")];
    check("2026-11-30T10:00:00+05:00", "2025-01-01", "2026-12-07", &before, &[]).await;
    check("2026-11-30T23:59:59.999+05:00", "2025-01-01", "2026-12-08", &before, &[]).await;
    check("2026-12-01T00:00:00+05:00", "2026-12-01", "2026-12-04", &after, &asked).await;
    check("2026-12-02T10:00:00+05:00", "2026-12-01", "2026-12-07", &after, &asked).await;
}
