//! Signing in, and both sides of every limit.

use crate::desk::{Answer, Desk, Folder, people};
use axum::body::Body;
use chrono::TimeDelta;
use http::Method;
use otinish_functions::sign_in::{Codes, Limits, NotRight, Presented, Purpose};
use serde_json::{Value, json};

const PHONE: &str = "+77000000101";

/// Asks for a code for the first person's number of this place, some seconds later than before.
async fn ask(desk: &Desk, person: usize, phone: usize) -> Answer {
    desk.clock.advance(TimeDelta::seconds(1));
    let person = &people()[person];
    desk.post("/api/sign-in", &json!({ "iin": person.iin, "phone": person.phones[phone] })).await
}

async fn enter(desk: &Desk, sent: &Answer, code: &str) -> Answer {
    let path = format!("/api/sign-in/{}", sent.json()["id"].as_str().unwrap());
    desk.post(&path, &json!({ "code": code, "bearer": true })).await
}

/// A code that is not this one.
pub(crate) fn another_code(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

#[tokio::test]
async fn who_types_the_code_is_signed_in_until_they_leave() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    assert_eq!(desk.get("/api/session").await.told(), (401, "sign-in".to_owned()));
    let sent = ask(&desk, 0, 0).await;
    assert_eq!(sent.json()["phone"], "+7 700 ••• •• 01");
    let entered = enter(&desk, &sent, &desk.last_code().await).await;
    desk.token = Some(entered.json()["token"].as_str().unwrap().to_owned());
    let account = desk.get("/api/session").await.json();
    assert_eq!((&account["iin"], &account["name"]["surname"]), (&json!(people()[0].iin), &json!("Нұрланова")));
    assert_eq!(desk.call(Method::DELETE, "/api/session", &[], Body::empty()).await.status, 204);
    assert_eq!(desk.get("/api/session").await.status, 401);
}

#[tokio::test]
async fn a_browser_gets_a_cookie_that_no_script_and_no_other_site_can_use() {
    let folder = Folder::new();
    let desk = Desk::open(&folder).await;
    let sent = ask(&desk, 0, 0).await;
    let path = format!("/api/sign-in/{}", sent.json()["id"].as_str().unwrap());
    let entered = desk.post(&path, &json!({ "code": desk.last_code().await })).await;
    assert!(entered.json().get("token").is_none());
    let cookie = entered.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.ends_with("; Path=/; Max-Age=43200; HttpOnly; Secure; SameSite=Strict"), "{cookie}");
    let (named, _) = cookie.split_once(';').unwrap();
    assert!(named.starts_with("__Host-session="));
    let by_cookie = desk.call(Method::GET, "/api/session", &[("cookie", &format!("a=b; {named}"))], Body::empty()).await;
    assert_eq!(by_cookie.status, 200);
}

#[tokio::test]
async fn a_session_ends_by_itself() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    desk.sign_in(&people()[0]).await;
    desk.clock.advance(TimeDelta::hours(12) - TimeDelta::seconds(1));
    assert_eq!(desk.get("/api/session").await.status, 200);
    desk.clock.advance(TimeDelta::seconds(1));
    assert_eq!(desk.get("/api/session").await.status, 401);
}

#[tokio::test]
async fn b25_a_code_lives_for_five_minutes_and_not_a_millisecond_longer() {
    for (lived, status) in [(TimeDelta::minutes(5) - TimeDelta::milliseconds(1), 200), (TimeDelta::minutes(5), 401)] {
        let folder = Folder::new();
        let desk = Desk::open(&folder).await;
        let sent = ask(&desk, 0, 0).await;
        let code = desk.last_code().await;
        desk.clock.advance(lived);
        assert_eq!(enter(&desk, &sent, &code).await.status, status, "{lived}");
    }
}

#[tokio::test]
async fn b25_the_fifth_try_counts_and_a_sixth_does_not() {
    for (wrong_tries, status) in [(4, 200), (5, 401)] {
        let folder = Folder::new();
        let desk = Desk::open(&folder).await;
        let sent = ask(&desk, 0, 0).await;
        let code = desk.last_code().await;
        for used in 1..=wrong_tries {
            let answer = enter(&desk, &sent, &another_code(&code)).await;
            assert_eq!((answer.status, &answer.json()["tries_left"]), (401, &json!(5 - used)));
        }
        assert_eq!(enter(&desk, &sent, &code).await.status, status);
    }
}

#[tokio::test]
async fn b25_guesses_made_at_once_are_all_counted() {
    let folder = Folder::new();
    let desk = Desk::open(&folder).await;
    let sent = ask(&desk, 0, 0).await;
    let code = desk.last_code().await;
    let wrong = another_code(&code);
    let guess = || enter(&desk, &sent, &wrong);
    let answers = tokio::join!(guess(), guess(), guess(), guess(), guess(), guess(), guess());
    let answers: [Answer; 7] = answers.into();
    let mut left: Vec<Value> = answers.iter().map(|answer| answer.json()["tries_left"].clone()).collect();
    left.sort_by_key(Value::as_u64);
    assert_eq!(left, [0, 0, 0, 1, 2, 3, 4].map(Value::from));
    assert_eq!(enter(&desk, &sent, &code).await.status, 401);
}

#[tokio::test]
async fn b25_a_code_is_used_once_and_only_the_last_one_is_alive() {
    let folder = Folder::new();
    let desk = Desk::open(&folder).await;
    let first = ask(&desk, 0, 0).await;
    let first_code = desk.last_code().await;
    let second = ask(&desk, 0, 0).await;
    let second_code = desk.last_code().await;
    assert_eq!(enter(&desk, &first, &first_code).await.status, 401);
    assert_eq!(enter(&desk, &second, &second_code).await.status, 200);
    assert_eq!(enter(&desk, &second, &second_code).await.told(), (401, "sign-in".to_owned()));
}

#[tokio::test]
async fn b25_two_who_use_a_code_at_once_are_not_both_signed_in() {
    let folder = Folder::new();
    let desk = Desk::open(&folder).await;
    let sent = ask(&desk, 0, 0).await;
    let code = desk.last_code().await;
    let (one, other) = tokio::join!(enter(&desk, &sent, &code), enter(&desk, &sent, &code));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 401]);
}

#[tokio::test]
async fn five_codes_an_hour_go_to_a_number_and_the_sixth_waits() {
    let folder = Folder::new();
    let desk = Desk::open(&folder).await;
    for _ in 0..5 {
        assert_eq!(ask(&desk, 0, 0).await.status, 201);
    }
    let sixth = ask(&desk, 0, 0).await;
    assert_eq!(sixth.told(), (429, "slow-down".to_owned()));
    // The first of the five was sent five seconds ago.
    assert_eq!(sixth.headers["retry-after"], "3596");
    // Another number of the same person is another number.
    assert_eq!(ask(&desk, 0, 1).await.status, 201);
    desk.clock.advance(TimeDelta::hours(1) - TimeDelta::seconds(6) - TimeDelta::milliseconds(1));
    let person = &people()[0];
    let asking = json!({ "iin": person.iin, "phone": person.phones[0] });
    assert_eq!(desk.post("/api/sign-in", &asking).await.status, 429);
    desk.clock.advance(TimeDelta::milliseconds(1));
    assert_eq!(desk.post("/api/sign-in", &asking).await.status, 201);
}

#[tokio::test]
async fn thirty_an_hour_are_answered_to_an_address_whether_or_not_a_code_comes_of_it() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    let stranger = json!({ "iin": people()[1].iin, "phone": people()[0].phones[0] });
    for _ in 0..25 {
        assert_eq!(desk.post("/api/sign-in", &stranger).await.told(), (403, "not-yours".to_owned()));
    }
    for _ in 0..5 {
        assert_eq!(ask(&desk, 0, 0).await.status, 201);
    }
    assert_eq!(desk.post("/api/sign-in", &stranger).await.status, 429);
    assert_eq!(ask(&desk, 1, 0).await.status, 429);
    desk.from = "192.0.2.8:40000".parse().unwrap();
    assert_eq!(ask(&desk, 1, 0).await.status, 201);
}

#[tokio::test]
async fn who_is_unknown_or_names_another_persons_number_gets_no_code() {
    let folder = Folder::new();
    let desk = Desk::open(&folder).await;
    let (one, other) = (&people()[0], &people()[1]);
    let check = |iin: &str, phone: &str| json!({ "iin": iin, "phone": phone });
    let refused = [check(&one.iin, &other.phones[0]), check("000000000000", &one.phones[0])];
    for asking in &refused {
        assert_eq!(desk.post("/api/sign-in", asking).await.told(), (403, "not-yours".to_owned()));
    }
    assert!(desk.sms.kept().await.unwrap().is_empty());
    for never_sent in ["a".repeat(52), "a".repeat(5_000), "A".repeat(52), "..%2F.".to_owned()] {
        let path = format!("/api/sign-in/{never_sent}");
        assert_eq!(desk.post(&path, &json!({ "code": "123456" })).await.told(), (401, "sign-in".to_owned()), "{never_sent}");
    }
}

#[tokio::test]
async fn f25_of_codes_that_were_taken_back_at_once_none_comes_alive_and_the_one_before_them_does() {
    for in_order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let folder = Folder::new();
        let desk = Desk::open(&folder).await;
        let (table, vault, clock) = (desk.store.table.clone(), desk.store.vault.clone(), desk.clock.clone());
        let codes = Codes { table, vault, clock, limits: Limits { codes_for_a_number: 4, ..Limits::default() } };
        let make = async || codes.make(Purpose::SignIn, PHONE, "id", &[]).await;
        let presented = |digits: &str| Presented {
            purpose: Purpose::SignIn,
            phone: PHONE.to_owned(),
            bound: "id".to_owned(),
            digits: digits.to_owned(),
        };
        let judge = async |digits: &str| codes.judge(&presented(digits)).await;
        let sent = make().await.unwrap();
        let unsent = [make().await.unwrap(), make().await.unwrap(), make().await.unwrap()];
        for place in in_order {
            codes.take_back(PHONE, &unsent[place]).await.unwrap();
        }
        for made in &unsent {
            assert!(made.digits == sent.digits || judge(&made.digits).await.is_err(), "{in_order:?}");
        }
        let used = judge(&sent.digits).await.unwrap();
        // Of the four one is counted; with it used up nothing is alive, whatever is taken back later.
        desk.store.table.transact(vec![used]).await.unwrap();
        let last = [make().await.unwrap(), make().await.unwrap(), make().await.unwrap()];
        assert!(make().await.is_err());
        for made in last.iter().rev() {
            codes.take_back(PHONE, made).await.unwrap();
        }
        assert!(matches!(judge(&sent.digits).await, Err(NotRight::Gone)), "{in_order:?}");
    }
}
