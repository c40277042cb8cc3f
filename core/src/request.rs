//! A registered request: what has happened to it, and which move is allowed next.
//! The stored events are the truth; a state is their fold. It knows no store, no clock and no words.

use crate::calendar::{Entry, as_iso, as_iso_or_null, day, from_iso, from_iso_or_null};
use crate::check::Verdict;
use crate::notice::Kind;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Whether whoever applies for another has shown that they may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Authority {
    /// The applicant applies alone.
    NotNeeded,
    /// Nothing is decided or refused until a register or the provider confirms it.
    NotProved,
    Confirmed,
}

/// What has happened to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Event {
    /// It was registered.
    Filed { verdict: Verdict, authority: Authority },
    /// A refusal was made ready from the problems that have a ground; the provider signs it.
    RefusalPrepared {
        refusal: Kind,
        /// Whether the rules of its edition want the applicant heard before it is issued.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        heard_first: bool,
    },
    /// The provider called the applicant to the hearing, or to another day.
    HearingCalled {
        #[serde(serialize_with = "as_iso", deserialize_with = "from_iso")]
        on: NaiveDate,
    },
    /// The applicant was heard, or did not come; the provider keeps to the refusal, or lifts it.
    HearingHeld { is_upheld: bool },
    /// A register or the provider confirmed the authority of the representative.
    AuthorityConfirmed,
    /// The receipt has to name the employee who takes documents for the provider, and nobody is appointed: it waits for an appointment.
    AppointmentAwaited,
    /// A signed notice was put in the cabinet.
    Issued { notice: Kind, id: String },
    /// A newer calendar moved the day of the answer, which was `from` and is `to`; `None` where no calendar reaches.
    DueRecounted {
        #[serde(serialize_with = "as_iso_or_null", deserialize_with = "from_iso_or_null")]
        from: Option<NaiveDate>,
        #[serde(serialize_with = "as_iso_or_null", deserialize_with = "from_iso_or_null")]
        to: Option<NaiveDate>,
        /// The digest of the newer calendar.
        calendar: String,
        /// The days of the term that the newer calendar tells otherwise.
        days: Vec<Retold>,
    },
    /// The applicant took the application back.
    Withdrawn,
}

/// A day of a term that a newer calendar tells otherwise, with the acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retold {
    /// `YYYY-MM-DD`.
    pub day: String,
    /// The calendar's kind of day, `weekend`, or nothing where it is now worked as its weekday.
    pub why: Option<String>,
    /// The act that makes it so, where the newer calendar has a row.
    pub source: Option<String>,
    /// The act that made it otherwise, where the calendar before had a row.
    pub was: Option<String>,
}

/// A day of a derivation as it was written down.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Told {
    pub day: String,
    #[serde(default)]
    pub why: Option<String>,
    #[serde(default)]
    pub source: Option<String>,
}

/// Which days of the derivation that was written down the newer one tells otherwise. A day after the old answer was told by neither: the newer
/// derivation itself says why it is not counted.
pub fn retold(before: &[Told], now: &[Entry<'_>]) -> Vec<Retold> {
    let of_day = |told: &Told| day(&told.day).and_then(|day| now.iter().find(|entry| entry.day == day));
    let differs = |told: &Told, entry: &Entry<'_>| (told.why.as_deref(), told.source.as_deref()) != (entry.why, entry.source);
    let pairs = before.iter().filter_map(|told| Some((told, of_day(told)?))).filter(|(told, entry)| differs(told, entry));
    let retold = pairs.map(|(told, entry)| Retold {
        day: told.day.clone(),
        why: entry.why.map(String::from),
        source: entry.source.map(String::from),
        was: told.source.clone(),
    });
    retold.collect()
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Registered; its receipt is on the way.
    Filed,
    /// The receipt is in the cabinet; the provider has it.
    Received,
    /// The provider's reasoned refusal of the service is in the cabinet.
    Refused,
    /// The provider's reasoned refusal to accept the application is in the cabinet.
    NotAccepted,
    Withdrawn,
}

/// The fold of a request's events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    pub stage: Stage,
    pub authority: Authority,
    /// The refusal that is ready to be signed.
    pub prepared: Option<Kind>,
    /// Whether the receipt waits for the provider to appoint who takes documents.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub awaits_appointment: bool,
    /// The hearing before the refusal that is ready, where its edition has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hearing: Option<Hearing>,
}

/// How far the hearing before a refusal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hearing {
    /// The provider has to call the applicant to it.
    Awaited,
    Called,
    Held,
}

/// Why a move is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("a request begins with its filing, and is filed once")]
    NotTheBeginning,
    #[error("the request has ended")]
    Ended,
    #[error("the authority of the representative is not proved")]
    AuthorityNotProved,
    #[error("nobody's authority is waiting to be confirmed")]
    NothingToConfirm,
    #[error("a refusal is issued as it was prepared, and this one was not")]
    NotPrepared,
    #[error("the request has had its receipt")]
    ReceiptIssued,
    #[error("no hearing is to come")]
    NoHearing,
    #[error("nobody was called to a hearing")]
    NotCalled,
    #[error("the applicant is heard before the refusal is issued")]
    NotHeard,
    #[error("the day of the answer is the same as before")]
    SameDay,
}

impl State {
    /// The state that an event leads to from the one before, `None` before the first: the only place that says which move is allowed.
    ///
    /// # Errors
    /// Why the event cannot happen now.
    pub fn after(before: Option<State>, event: &Event) -> Result<State, Refused> {
        let Some(state) = before else {
            return match event {
                Event::Filed { authority, .. } => {
                    Ok(State { stage: Stage::Filed, authority: *authority, prepared: None, awaits_appointment: false, hearing: None })
                }
                Event::RefusalPrepared { .. }
                | Event::HearingCalled { .. }
                | Event::HearingHeld { .. }
                | Event::AuthorityConfirmed
                | Event::AppointmentAwaited
                | Event::Issued { .. }
                | Event::DueRecounted { .. }
                | Event::Withdrawn => Err(Refused::NotTheBeginning),
            };
        };
        if !state.is_open() {
            return Err(Refused::Ended);
        }
        match event {
            Event::Filed { .. } => Err(Refused::NotTheBeginning),
            Event::RefusalPrepared { refusal, heard_first } => {
                Ok(State { prepared: Some(*refusal), hearing: heard_first.then_some(Hearing::Awaited), ..state })
            }
            Event::HearingCalled { .. } => match state.hearing {
                Some(Hearing::Awaited | Hearing::Called) => Ok(State { hearing: Some(Hearing::Called), ..state }),
                Some(Hearing::Held) | None => Err(Refused::NoHearing),
            },
            Event::HearingHeld { is_upheld } => match state.hearing {
                Some(Hearing::Called) => {
                    Ok(State { prepared: state.prepared.filter(|_| *is_upheld), hearing: Some(Hearing::Held), ..state })
                }
                Some(Hearing::Awaited | Hearing::Held) | None => Err(Refused::NotCalled),
            },
            Event::AuthorityConfirmed if state.authority == Authority::NotProved => Ok(State { authority: Authority::Confirmed, ..state }),
            Event::AuthorityConfirmed => Err(Refused::NothingToConfirm),
            Event::AppointmentAwaited if state.stage == Stage::Filed => Ok(State { awaits_appointment: true, ..state }),
            Event::AppointmentAwaited => Err(Refused::ReceiptIssued),
            Event::Issued { notice: Kind::Receipt, .. } if state.stage == Stage::Filed => {
                Ok(State { stage: Stage::Received, awaits_appointment: false, ..state })
            }
            Event::Issued { notice: Kind::Receipt, .. } => Err(Refused::ReceiptIssued),
            Event::Issued { notice: Kind::Refusal | Kind::RefusalToAccept, .. } if state.authority == Authority::NotProved => {
                Err(Refused::AuthorityNotProved)
            }
            Event::Issued { notice, .. } if state.prepared != Some(*notice) => Err(Refused::NotPrepared),
            Event::Issued { .. } if matches!(state.hearing, Some(Hearing::Awaited | Hearing::Called)) => Err(Refused::NotHeard),
            Event::Issued { notice: Kind::Refusal, .. } => Ok(State { stage: Stage::Refused, prepared: None, ..state }),
            Event::Issued { notice: Kind::RefusalToAccept, .. } => Ok(State { stage: Stage::NotAccepted, prepared: None, ..state }),
            Event::DueRecounted { from, to, .. } if from == to => Err(Refused::SameDay),
            Event::DueRecounted { .. } => Ok(state),
            Event::Withdrawn => Ok(State { stage: Stage::Withdrawn, prepared: None, ..state }),
        }
    }

    /// Whether something may still happen to it.
    pub fn is_open(&self) -> bool {
        match self.stage {
            Stage::Filed | Stage::Received => true,
            Stage::Refused | Stage::NotAccepted | Stage::Withdrawn => false,
        }
    }

    /// The state after all of these events, oldest first; `None` where there are none.
    ///
    /// # Errors
    /// Where one of them could not happen.
    pub fn fold<'e>(events: impl IntoIterator<Item = &'e Event>) -> Result<Option<State>, Refused> {
        events.into_iter().try_fold(None, |state, event| State::after(state, event).map(Some))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filed(authority: Authority) -> Event {
        Event::Filed { verdict: Verdict::Refusable, authority }
    }

    fn issued(notice: Kind) -> Event {
        Event::Issued { notice, id: String::from("n") }
    }

    fn check(events: &[Event], ends: Result<Stage, Refused>) {
        assert_eq!(State::fold(events).map(|state| state.unwrap().stage), ends, "{events:?}");
    }

    #[test]
    fn a_request_is_filed_and_received() {
        check(&[filed(Authority::NotNeeded), issued(Kind::Receipt)], Ok(Stage::Received));
        check(&[filed(Authority::NotNeeded), issued(Kind::Receipt), issued(Kind::Receipt)], Err(Refused::ReceiptIssued));
        check(&[issued(Kind::Receipt)], Err(Refused::NotTheBeginning));
        check(&[filed(Authority::NotNeeded), filed(Authority::NotNeeded)], Err(Refused::NotTheBeginning));
    }

    #[test]
    fn a_receipt_that_waited_for_an_appointment_is_issued() {
        let waiting = [filed(Authority::NotNeeded), Event::AppointmentAwaited];
        assert!(State::fold(&waiting).unwrap().unwrap().awaits_appointment);
        let issued = [&waiting[..], &[issued(Kind::Receipt)]].concat();
        let state = State::fold(&issued).unwrap().unwrap();
        assert_eq!((state.stage, state.awaits_appointment), (Stage::Received, false));
        check(&[&issued[..], &[Event::AppointmentAwaited]].concat(), Err(Refused::ReceiptIssued));
        check(&[Event::AppointmentAwaited], Err(Refused::NotTheBeginning));
    }

    #[test]
    fn only_a_refusal_that_was_prepared_is_issued() {
        let prepared = Event::RefusalPrepared { refusal: Kind::RefusalToAccept, heard_first: false };
        check(&[filed(Authority::NotNeeded), issued(Kind::Refusal)], Err(Refused::NotPrepared));
        check(&[filed(Authority::NotNeeded), prepared.clone(), issued(Kind::Refusal)], Err(Refused::NotPrepared));
        check(&[filed(Authority::NotNeeded), prepared.clone(), issued(Kind::RefusalToAccept)], Ok(Stage::NotAccepted));
        check(&[filed(Authority::NotNeeded), prepared, issued(Kind::RefusalToAccept), Event::Withdrawn], Err(Refused::Ended));
    }

    fn recounted(from: u32, to: u32) -> Event {
        let day = |day| NaiveDate::from_ymd_opt(2026, 12, day);
        Event::DueRecounted { from: day(from), to: day(to), calendar: String::from("sha256:"), days: Vec::new() }
    }

    #[test]
    fn only_an_open_request_is_counted_anew_and_only_to_another_day() {
        check(&[recounted(1, 2)], Err(Refused::NotTheBeginning));
        check(&[filed(Authority::NotProved), recounted(1, 2), recounted(2, 1)], Ok(Stage::Filed));
        check(&[filed(Authority::NotNeeded), issued(Kind::Receipt), recounted(1, 2)], Ok(Stage::Received));
        check(&[filed(Authority::NotNeeded), recounted(1, 1)], Err(Refused::SameDay));
        check(&[filed(Authority::NotNeeded), Event::Withdrawn, recounted(1, 2)], Err(Refused::Ended));
    }

    #[test]
    fn a_recounting_is_read_as_it_was_written() {
        let event = Event::DueRecounted {
            from: None,
            to: NaiveDate::from_ymd_opt(2026, 12, 18),
            calendar: String::from("sha256:"),
            days: vec![Retold {
                day: String::from("2026-12-17"),
                why: Some(String::from("moved-day-off")),
                source: Some(String::from("P1")),
                was: None,
            }],
        };
        let written = serde_json::to_string(&event).unwrap();
        assert!(
            written
                .starts_with(r#"{"kind":"due-recounted","from":null,"to":"2026-12-18","calendar":"sha256:","days":[{"day":"2026-12-17""#),
            "{written}"
        );
        assert_eq!(serde_json::from_str::<Event>(&written).unwrap(), event);
        assert!(serde_json::from_str::<Event>(&written.replace("2026-12-18", "2026-12-32")).is_err());
    }

    #[test]
    fn nothing_is_refused_while_the_authority_is_not_proved() {
        let prepared = Event::RefusalPrepared { refusal: Kind::Refusal, heard_first: false };
        check(&[filed(Authority::NotProved), prepared.clone(), issued(Kind::Refusal)], Err(Refused::AuthorityNotProved));
        check(&[filed(Authority::NotProved), prepared, Event::AuthorityConfirmed, issued(Kind::Refusal)], Ok(Stage::Refused));
        check(&[filed(Authority::NotNeeded), Event::AuthorityConfirmed], Err(Refused::NothingToConfirm));
    }

    #[test]
    fn a_refusal_that_waits_for_a_hearing_is_issued_after_it_or_lifted() {
        let prepared = |heard_first| Event::RefusalPrepared { refusal: Kind::Refusal, heard_first };
        let called = Event::HearingCalled { on: NaiveDate::from_ymd_opt(2026, 12, 8).unwrap() };
        let [upheld, lifted] = [true, false].map(|is_upheld| Event::HearingHeld { is_upheld });
        let after = |events: &[&Event]| {
            let begun = [filed(Authority::NotNeeded), prepared(true)];
            State::fold(begun.iter().chain(events.iter().copied())).map(Option::unwrap)
        };
        let refusal = &issued(Kind::Refusal);
        assert_eq!(after(&[]).unwrap().hearing, Some(Hearing::Awaited));
        assert_eq!(after(&[refusal]), Err(Refused::NotHeard));
        assert_eq!(after(&[&called, refusal]), Err(Refused::NotHeard));
        assert_eq!(after(&[&upheld]), Err(Refused::NotCalled));
        // It may be put off.
        assert_eq!(after(&[&called, &called]).unwrap().hearing, Some(Hearing::Called));
        assert_eq!(after(&[&called, &upheld, refusal]).unwrap().stage, Stage::Refused);
        assert_eq!(after(&[&called, &upheld, &called]), Err(Refused::NoHearing));
        assert_eq!(after(&[&called, &upheld, &upheld]), Err(Refused::NotCalled));
        assert_eq!(after(&[&called, &lifted, refusal]), Err(Refused::NotPrepared));
        let open = after(&[&called, &lifted]).unwrap();
        assert_eq!((open.prepared, open.is_open()), (None, true));
        // Nobody is called where the edition has no hearing.
        check(&[filed(Authority::NotNeeded), prepared(false), called.clone()], Err(Refused::NoHearing));
        check(&[filed(Authority::NotNeeded), prepared(false), upheld], Err(Refused::NotCalled));
        check(&[filed(Authority::NotNeeded), prepared(false), issued(Kind::Refusal)], Ok(Stage::Refused));
        check(&[called], Err(Refused::NotTheBeginning));
    }

    #[test]
    fn an_event_that_was_kept_before_there_were_hearings_is_read() {
        let kept: Event = serde_json::from_str(r#"{"kind":"refusal-prepared","refusal":"refusal"}"#).unwrap();
        assert_eq!(kept, Event::RefusalPrepared { refusal: Kind::Refusal, heard_first: false });
        assert_eq!(serde_json::to_string(&kept).unwrap(), r#"{"kind":"refusal-prepared","refusal":"refusal"}"#);
        let called = r#"{"kind":"hearing-called","on":"2026-12-08"}"#;
        assert_eq!(serde_json::to_string(&serde_json::from_str::<Event>(called).unwrap()).unwrap(), called);
        assert!(serde_json::from_str::<Event>(&called.replace("12-08", "12-32")).is_err());
        let state: State = serde_json::from_str(r#"{"stage":"received","authority":"not-needed","prepared":null}"#).unwrap();
        assert_eq!(state.hearing, None);
    }
}
