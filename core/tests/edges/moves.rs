//! How a request goes from state to state.

use otinish_core::check::Verdict;
use otinish_core::notice;
use otinish_core::request::{Authority, Event, Refused, Stage, State};

#[test]
fn a_prepared_refusal_stays_prepared_until_it_is_issued() {
    let filed = |authority| Event::Filed { verdict: Verdict::Refusable, authority };
    let issued = |notice| Event::Issued { notice, id: "n".into() };
    let prepared = Event::RefusalPrepared { refusal: notice::Kind::Refusal };
    let fold = |events: &[Event]| State::fold(events).map(Option::unwrap);
    let state = |stage, authority, prepared| Ok::<_, Refused>(State { stage, authority, prepared, awaits_appointment: false });
    let (refusal, receipt) = (Some(notice::Kind::Refusal), issued(notice::Kind::Receipt));
    let events = [filed(Authority::NotProved), prepared.clone(), Event::AuthorityConfirmed, receipt, issued(notice::Kind::Refusal)];
    assert_eq!(fold(&events[..2]), state(Stage::Filed, Authority::NotProved, refusal));
    assert_eq!(fold(&events[..3]), state(Stage::Filed, Authority::Confirmed, refusal));
    assert_eq!(fold(&events[..4]), state(Stage::Received, Authority::Confirmed, refusal));
    assert_eq!(fold(&events), state(Stage::Refused, Authority::Confirmed, None));
    assert_eq!(fold(&[filed(Authority::NotNeeded), prepared, Event::Withdrawn]), state(Stage::Withdrawn, Authority::NotNeeded, None));
    let not_accepted = Event::RefusalPrepared { refusal: notice::Kind::RefusalToAccept };
    let events = [filed(Authority::NotNeeded), not_accepted, issued(notice::Kind::RefusalToAccept)];
    assert_eq!(fold(&events), state(Stage::NotAccepted, Authority::NotNeeded, None));
}
