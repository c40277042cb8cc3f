//! How a request goes from state to state.

use otinish_core::calendar::{Entry, Is};
use otinish_core::check::Verdict;
use otinish_core::law::date;
use otinish_core::notice;
use otinish_core::request::{Authority, Event, Refused, Retold, Stage, State, Told, retold};

#[test]
fn a_prepared_refusal_stays_prepared_until_it_is_issued() {
    let filed = |authority| Event::Filed { verdict: Verdict::Refusable, authority };
    let issued = |notice| Event::Issued { notice, id: "n".into() };
    let prepared = Event::RefusalPrepared { refusal: notice::Kind::Refusal, heard_first: false };
    let fold = |events: &[Event]| State::fold(events).map(Option::unwrap);
    let state =
        |stage, authority, prepared| Ok::<_, Refused>(State { stage, authority, prepared, awaits_appointment: false, hearing: None });
    let (refusal, receipt) = (Some(notice::Kind::Refusal), issued(notice::Kind::Receipt));
    let events = [filed(Authority::NotProved), prepared.clone(), Event::AuthorityConfirmed, receipt, issued(notice::Kind::Refusal)];
    assert_eq!(fold(&events[..2]), state(Stage::Filed, Authority::NotProved, refusal));
    assert_eq!(fold(&events[..3]), state(Stage::Filed, Authority::Confirmed, refusal));
    assert_eq!(fold(&events[..4]), state(Stage::Received, Authority::Confirmed, refusal));
    assert_eq!(fold(&events), state(Stage::Refused, Authority::Confirmed, None));
    assert_eq!(fold(&[filed(Authority::NotNeeded), prepared, Event::Withdrawn]), state(Stage::Withdrawn, Authority::NotNeeded, None));
    let not_accepted = Event::RefusalPrepared { refusal: notice::Kind::RefusalToAccept, heard_first: false };
    let events = [filed(Authority::NotNeeded), not_accepted, issued(notice::Kind::RefusalToAccept)];
    assert_eq!(fold(&events), state(Stage::NotAccepted, Authority::NotNeeded, None));
}

#[test]
fn only_the_days_that_are_told_otherwise_are_told_again() {
    let told = |day: &str, why: Option<&str>, source: Option<&str>| Told {
        day: day.into(),
        why: why.map(String::from),
        source: source.map(String::from),
    };
    let entry = |day, why, source| Entry { day: date(2026, 12, day), is: Is::Skipped, n: None, why, source, by: None };
    let before = [
        told("2026-12-15", None, None),
        told("2026-12-16", Some("holiday"), Some("Act 1")),
        told("2026-12-17", Some("moved-day-off"), Some("Act 2")),
        told("2026-12-18", Some("moved-day-off"), Some("Act 2")),
        told("2026-12-19", Some("weekend"), None),
        told("2026-12-32", Some("weekend"), None),
    ];
    let now = [
        entry(16, Some("holiday"), Some("Act 1")),
        entry(17, None, None),
        entry(18, Some("moved-day-off"), Some("Act 3")),
        entry(19, Some("moved-working-day"), Some("Act 3")),
        entry(20, Some("weekend"), None),
    ];
    let again = |day: &str, why: Option<&str>, source: Option<&str>, was: Option<&str>| Retold {
        day: day.into(),
        why: why.map(String::from),
        source: source.map(String::from),
        was: was.map(String::from),
    };
    assert_eq!(
        retold(&before, &now),
        [
            again("2026-12-17", None, None, Some("Act 2")),
            again("2026-12-18", Some("moved-day-off"), Some("Act 3"), Some("Act 2")),
            again("2026-12-19", Some("moved-working-day"), Some("Act 3"), None),
        ]
    );
}
