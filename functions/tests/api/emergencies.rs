//! Emergencies as the operator declares them: whom they reach, from when until when, and what an application that was sent under one still owes.

use crate::desk::{Deployment, Desk, Folder, logged, people};
use crate::portal::{COLLEGE, application, in_summer, in_summer_before, issued, request};
use crate::submit::{as_is, submit};
use chrono::TimeDelta;
use otinish_core::services::tve_admission;
use serde_json::{Value, json};

const HEADING: &str = "region,from,to,act_kk,act_ru";
const MEDICAL: &str = "medical-certificate-075u";

/// Declares this and nothing else, and lets the time pass after which a server looks again.
fn declare(folder: &Folder, desk: &Desk, rows: &[&str]) {
    std::fs::write(folder.0.join("emergencies.csv"), [&[HEADING], rows].concat().join("\n")).unwrap();
    desk.clock.advance(TimeDelta::minutes(1));
}

async fn context(desk: &Desk) -> (Value, Vec<String>) {
    let told = desk.get("/api/context?service=tve-admission").await.json();
    let acts = told["emergencies"].as_array().unwrap().iter().map(|emergency| emergency["act"]["ru"].as_str().unwrap().to_owned());
    (told["context"]["emergency"].clone(), acts.collect())
}

/// That whoever is signed in is told of these acts, and of an emergency where there are any.
#[track_caller]
fn check(told: (Value, Vec<String>), acts: &[&str]) {
    assert_eq!((told.0, told.1), (json!(!acts.is_empty()), acts.iter().map(|act| (*act).to_owned()).collect()));
}

#[tokio::test]
async fn an_emergency_reaches_whoever_lives_in_its_region_on_its_days_and_nobody_else() {
    let folder = Folder::new();
    // Midnight in Kazakhstan is in four hours.
    let mut desk = Desk::of(&folder, Deployment { beginning: "2026-07-09T15:00:00.000Z", ..Deployment::ordinary(&folder) }).await;
    let [aigerim, yerlan] = [&people()[0], &people()[1]];
    assert_eq!((aigerim.region.as_deref(), yerlan.region.as_deref()), (Some("35"), Some("15")));
    desk.sign_in(aigerim).await;
    check(context(&desk).await, &[]);
    declare(&folder, &desk, &["35,2026-07-10,2026-07-11,Қаулы,Постановление", "*,2026-07-11,2026-07-11,Жарлық,Указ"]);
    check(context(&desk).await, &[]);
    desk.clock.advance(TimeDelta::hours(4));
    check(context(&desk).await, &["Постановление"]);
    let told = desk.get("/api/context?service=tve-admission").await.json();
    let act = json!({ "kk": "Қаулы", "ru": "Постановление" });
    assert_eq!(told["emergencies"], json!([{ "region": "35", "from": "2026-07-10", "to": "2026-07-11", "act": act }]));
    // Of a person it is told to that person alone, and where somebody else lives nothing is declared.
    desk.token = None;
    check(context(&desk).await, &[]);
    desk.sign_in(yerlan).await;
    check(context(&desk).await, &[]);
    // The next day something is declared for the whole country too, and on the day after it is all over.
    desk.clock.advance(TimeDelta::hours(24));
    desk.sign_in(yerlan).await;
    check(context(&desk).await, &["Указ"]);
    desk.sign_in(aigerim).await;
    check(context(&desk).await, &["Постановление", "Указ"]);
    desk.clock.advance(TimeDelta::hours(24));
    desk.sign_in(aigerim).await;
    check(context(&desk).await, &[]);
}

#[tokio::test]
async fn whoever_lives_where_no_register_knows_is_in_no_emergency() {
    let folder = Folder::new();
    let known = include_str!("../../data/people.csv");
    let unknown = known.replacen(",35,", ",,", 1);
    assert_ne!(unknown, known);
    std::fs::write(folder.0.join("people.csv"), unknown).unwrap();
    let desk = in_summer(&folder).await;
    declare(&folder, &desk, &["*,2026-07-01,,Жарлық,Указ"]);
    check(context(&desk).await, &[]);
}

#[tokio::test]
async fn a_file_is_taken_at_run_time_whole_or_refused_in_sight_and_what_was_declared_stays() {
    let folder = Folder::new();
    let desk = in_summer(&folder).await;
    let refused = async || desk.get("/api/health").await.json()["emergencies_refused"].clone();
    declare(&folder, &desk, &["35,2026-07-01,,Қаулы,Постановление"]);
    check(context(&desk).await, &["Постановление"]);
    assert_eq!(refused().await, Value::Null);
    // Of two rows one is broken: neither is taken, and nothing of what was declared before is lost.
    for _ in 0..3 {
        declare(&folder, &desk, &["35,2026-07-01,,Жарлық,Указ", "36,2026-07-01,,Жарлық,Указ"]);
        check(context(&desk).await, &["Постановление"]);
        assert_eq!(refused().await, "line 3: region says \"36\"");
    }
    assert_eq!(logged().matches("the file of emergencies is refused").count(), 1, "it is alarmed once");
    assert!(logged().contains("\"alarm\":true"));
    // A file that is cut short says nothing of an end.
    std::fs::write(folder.0.join("emergencies.csv"), "").unwrap();
    desk.clock.advance(TimeDelta::minutes(1));
    check(context(&desk).await, &["Постановление"]);
    assert_eq!(refused().await, "line 1: the heading says \"\"");
    // Within the minute nothing is looked at, and after it the mended file holds.
    declare(&folder, &desk, &["35,2026-07-01,,Жарлық,Указ"]);
    check(context(&desk).await, &["Указ"]);
    assert_eq!(refused().await, Value::Null);
    std::fs::remove_file(folder.0.join("emergencies.csv")).unwrap();
    desk.clock.advance(TimeDelta::minutes(1) - TimeDelta::milliseconds(1));
    check(context(&desk).await, &["Указ"]);
    desk.clock.advance(TimeDelta::milliseconds(1));
    check(context(&desk).await, &[]);
}

/// An application to enter a college without the medical certificate.
fn without_the_certificate() -> Value {
    let mut application = application(&tve_admission::SERVICE, COLLEGE);
    application["attachments"].as_object_mut().unwrap().remove(MEDICAL).unwrap();
    application
}

#[tokio::test]
async fn what_was_sent_in_an_emergency_carries_its_debt_to_the_request_and_the_receipt() {
    let folder = Folder::new();
    let mut desk = in_summer(&folder).await;
    let declared = "35,2026-07-01,2026-08-31,№ 7 қаулы,постановление № 7";
    declare(&folder, &desk, &[declared]);
    let filed = submit(&desk, &without_the_certificate()).await;
    assert_eq!((filed.status, &filed.json()["report"]["verdict"]), (201, &json!("complete")), "{filed:?}");
    let number = filed.json()["number"].as_str().unwrap().to_owned();
    let states = |report: &Value| {
        let listed = report["documents"].as_array().unwrap().iter().find(|listed| listed["kind"] == MEDICAL).unwrap().clone();
        listed["state"].clone()
    };
    assert_eq!(issued(&folder, &desk, &number).await, [json!("receipt")]);
    let told = request(&desk, &number).await;
    assert_eq!(states(&told["report"]), "deferred");
    let act = json!({ "kk": "№ 7 қаулы", "ru": "постановление № 7" });
    let emergencies = json!([{ "region": "35", "from": "2026-07-01", "to": "2026-08-31", "act": act }]);
    assert_eq!(told["debt"], json!({ "documents": [MEDICAL], "emergencies": emergencies, "over": false }));
    let receipt = desk.store.request(&number).await.unwrap().unwrap().notices[0].clone();
    let notice = desk.store.notice(&receipt).await.unwrap();
    let section = notice.sections.iter().find(|section| section.heading == "Кейін тапсырылатын құжаттар").unwrap();
    assert_eq!(section.paragraphs, ["Шектеу шаралары немесе төтенше жағдай мына актімен жарияланған: № 7 қаулы."]);
    assert_eq!(section.items.len(), 1);
    // Only the operator's word ends it, and what was declared when it was sent stays on record.
    declare(&folder, &desk, &["35,2026-07-01,2026-07-09,№ 7 қаулы,постановление № 7"]);
    assert_eq!(request(&desk, &number).await["debt"], json!({ "documents": [MEDICAL], "emergencies": emergencies, "over": true }));
    // Another declaration for the place holds the debt back again.
    declare(&folder, &desk, &["*,2026-07-10,,№ 8 жарлық,указ № 8"]);
    assert_eq!(request(&desk, &number).await["debt"]["over"], false);
    // A server that starts with a broken file has nothing declared, and does not take that for an end.
    declare(&folder, &desk, &["36,2026-07-10,,№ 8 жарлық,указ № 8"]);
    desk.lose_the_table().await;
    let deployment = Deployment { beginning: "2026-07-11T06:00:00.000Z", ..Deployment::ordinary(&folder) };
    let mut again = Desk::of(&folder, deployment).await;
    again.sign_in(&people()[0]).await;
    check(context(&again).await, &[]);
    assert_eq!(request(&again, &number).await["debt"]["over"], false);
    declare(&folder, &again, &[]);
    assert_eq!(request(&again, &number).await["debt"]["over"], true);
}

#[tokio::test]
async fn without_an_emergency_the_same_application_lacks_its_certificate_and_owes_nothing() {
    let folder = Folder::new();
    let desk = in_summer(&folder).await;
    declare(&folder, &desk, &["15,2026-07-01,,Қаулы,Постановление"]);
    let request = as_is(&desk, &without_the_certificate(), "refusable").await;
    assert_eq!(request["report"]["problems"][0]["at"], format!("/attachments/{MEDICAL}"));
    assert_eq!(request["debt"], Value::Null);
}

#[tokio::test]
async fn a_childs_application_is_judged_by_where_the_child_lives() {
    let (parent, child) = (&people()[4], &people()[5]);
    assert!(parent.may_represent(&child.iin, "parent"));
    let mut application = without_the_certificate();
    application["applicant"]["iin"] = json!(child.iin);
    application["applicant"]["contact"] = json!({ "phone": parent.phones[0] });
    application["representative"] = json!({ "name": parent.name, "iin": parent.iin, "relation": "parent" });
    for (relation, declared, verdict) in [
        ("parent", "19,2026-07-01,,Қаулы,Постановление", "complete"),
        ("parent", "79,2026-07-01,,Қаулы,Постановление", "refusable"),
        // Of a child for whom nobody has proved that they may act, nothing is known.
        ("legal-representative", "19,2026-07-01,,Қаулы,Постановление", "refusable"),
    ] {
        let folder = Folder::new();
        // The child lives with a grandmother, in another region.
        let known = include_str!("../../data/people.csv");
        let apart: Vec<String> =
            known.lines().map(|line| if line.starts_with(&child.iin) { line.replace(",79,", ",19,") } else { line.to_owned() }).collect();
        assert_ne!(apart.join("\n"), known.trim_end());
        std::fs::write(folder.0.join("people.csv"), apart.join("\n")).unwrap();
        let desk = in_summer_before(&folder, parent).await;
        declare(&folder, &desk, &[declared]);
        application["representative"]["relation"] = json!(relation);
        let filed = submit(&desk, &application).await;
        assert_eq!(filed.json()["report"]["verdict"], verdict, "{relation} {declared}: {filed:?}");
        let has_debt = match filed.json()["number"].as_str() {
            Some(number) => request(&desk, number).await["debt"]["documents"] == json!([MEDICAL]),
            None => false,
        };
        assert_eq!(has_debt, verdict == "complete");
    }
}
