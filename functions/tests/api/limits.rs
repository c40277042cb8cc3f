//! Both sides of the limits of codes: how long a code certifies, how often it may be tried, and how many are sent within an hour.

use crate::desk::{Answer, Desk, Folder, people};
use crate::submit::{application, body, cabinet, certify, code_for, post, upload, with_another_code};
use chrono::TimeDelta;
use otinish_functions::sign_in::Limits;
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::task::JoinSet;

const MOMENT: TimeDelta = TimeDelta::milliseconds(1);

/// A desk with the ordinary limits, before which a person stands who is signed in and has uploaded a diploma.
async fn before(folder: &Folder) -> Desk {
    let mut desk = Desk::open(folder).await;
    desk.sign_in(&people()[0]).await;
    upload(&desk).await;
    desk
}

/// That the code does not count, and how many tries are left of it; nothing is stored.
async fn check_not_certified(desk: &Desk, answer: &Answer, tries_left: u8) {
    assert_eq!(answer.told(), (422, "not-certified".to_owned()), "{answer:?}");
    assert_eq!((&answer.json()["tries_left"], &answer.json()["title"]), (&json!(tries_left), &json!("the application is not certified")));
    assert_eq!(cabinet(desk).await, Vec::<Value>::new());
}

fn check_slow_down(answer: &Answer, after_s: u64) {
    assert_eq!(answer.told(), (429, "slow-down".to_owned()), "{answer:?}");
    assert_eq!((answer.header("retry-after"), &answer.json()["after_s"]), (&*after_s.to_string(), &json!(after_s)));
}

#[tokio::test]
async fn b25_a_code_certifies_for_five_minutes_and_not_a_moment_longer() {
    for (lived, is_alive) in [(TimeDelta::minutes(5) - MOMENT, true), (TimeDelta::minutes(5), false)] {
        let folder = Folder::new();
        let desk = before(&folder).await;
        let application = application(0, 0);
        let body = body(&desk, &application, &code_for(&desk, &application).await).await;
        desk.clock.advance(lived);
        let answer = post(&desk, "key", &body).await;
        if is_alive {
            assert_eq!(answer.status, 201, "{answer:?}");
        } else {
            check_not_certified(&desk, &answer, 0).await;
            // Another one can be had, for the same application under the same key.
            let mut again = body;
            again["certificate"]["code"] = json!(code_for(&desk, &application).await);
            assert_eq!(post(&desk, "key", &again).await.status, 201);
        }
    }
}

#[tokio::test]
async fn b25_a_code_to_certify_is_tried_five_times_and_not_a_sixth() {
    for wrong in [4, 5] {
        let folder = Folder::new();
        let desk = before(&folder).await;
        let application = application(0, 0);
        let right = body(&desk, &application, &code_for(&desk, &application).await).await;
        for tries in 1..=wrong {
            check_not_certified(&desk, &post(&desk, "key", &with_another_code(&right)).await, 5 - tries).await;
        }
        let answer = post(&desk, "key", &right).await;
        if wrong == 4 {
            assert_eq!(answer.status, 201, "{answer:?}");
        } else {
            check_not_certified(&desk, &answer, 0).await;
            let again = body(&desk, &application, &code_for(&desk, &application).await).await;
            assert_eq!(post(&desk, "key", &again).await.status, 201);
        }
    }
}

#[tokio::test]
async fn b25_guesses_at_a_code_to_certify_that_are_made_at_once_are_all_counted() {
    let folder = Folder::new();
    let desk = before(&folder).await;
    let application = application(0, 0);
    let right = body(&desk, &application, &code_for(&desk, &application).await).await;
    let wrong = with_another_code(&right);
    let guess = |key: &'static str| post(&desk, key, &wrong);
    let answers: [Answer; 7] = tokio::join!(guess("a"), guess("b"), guess("c"), guess("d"), guess("e"), guess("f"), guess("g")).into();
    let mut left: Vec<Value> = answers.iter().map(|answer| answer.json()["tries_left"].clone()).collect();
    left.sort_by_key(Value::as_u64);
    assert_eq!(left, [0, 0, 0, 1, 2, 3, 4].map(Value::from));
    check_not_certified(&desk, &post(&desk, "h", &right).await, 0).await;
}

#[tokio::test]
async fn five_codes_an_hour_go_to_a_number_whatever_they_are_for() {
    let folder = Folder::new();
    // The first of the five signs in.
    let desk = before(&folder).await;
    let application = application(0, 0);
    for _ in 0..4 {
        desk.clock.advance(TimeDelta::minutes(1));
        assert_eq!(certify(&desk, &application).await.status, 201);
    }
    let last = body(&desk, &application, &desk.last_code().await).await;
    check_slow_down(&certify(&desk, &application).await, 56 * 60 + 1);
    // Who asks in vain keeps the code that came last.
    assert_eq!(post(&desk, "key", &last).await.status, 201);
    desk.clock.advance(TimeDelta::minutes(56) - TimeDelta::seconds(1));
    let at_59_59 = certify(&desk, &application).await;
    check_slow_down(&at_59_59, 2);
    desk.clock.advance(TimeDelta::seconds(1) - MOMENT);
    check_slow_down(&certify(&desk, &application).await, 1);
    desk.clock.advance(MOMENT);
    assert_eq!(certify(&desk, &application).await.status, 201);
    // The hour of the second is over a minute later, and not before.
    check_slow_down(&certify(&desk, &application).await, 61);
}

#[tokio::test]
async fn thirty_questions_an_hour_are_answered_to_an_address_and_the_next_when_the_first_is_an_hour_old() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    // Somebody who tries through whose numbers are whose: no code comes of any of it.
    let stranger = json!({ "iin": people()[1].iin, "phone": people()[0].phones[0] });
    let ask = async |desk: &Desk| desk.post("/api/sign-in", &stranger).await;
    for _ in 0..30 {
        assert_eq!(ask(&desk).await.told(), (403, "not-yours".to_owned()));
        desk.clock.advance(TimeDelta::minutes(1));
    }
    // It is the address that waits, not the person: from another one the door is open. That takes a second.
    let here = desk.from;
    desk.from = "192.0.2.8:40000".parse().unwrap();
    desk.sign_in(&people()[0]).await;
    desk.from = here;
    check_slow_down(&ask(&desk).await, 30 * 60);
    desk.clock.advance(TimeDelta::minutes(30) - TimeDelta::seconds(2));
    check_slow_down(&ask(&desk).await, 2);
    desk.clock.advance(TimeDelta::seconds(1) - MOMENT);
    check_slow_down(&ask(&desk).await, 1);
    // Codes to certify are counted with the others.
    check_slow_down(&certify(&desk, &application(0, 0)).await, 1);
    desk.clock.advance(MOMENT);
    assert_eq!(ask(&desk).await.status, 403);
    check_slow_down(&certify(&desk, &application(0, 0)).await, 61);
}

#[tokio::test]
async fn as_many_as_may_ask_at_once_from_one_address_are_all_answered() {
    let folder = Folder::new();
    // More than a deployment allows that says nothing of it.
    let desk = Arc::new(Desk::with(&folder, Limits { codes_for_an_address: 45, ..Limits::default() }).await);
    let mut asked = JoinSet::new();
    for _ in 0..46 {
        let desk = desk.clone();
        let stranger = json!({ "iin": people()[1].iin, "phone": people()[0].phones[0] });
        asked.spawn(async move { desk.post("/api/sign-in", &stranger).await.status });
    }
    let mut statuses = asked.join_all().await;
    statuses.sort_unstable();
    assert_eq!(statuses, [&[403; 45][..], &[429]].concat());
}
