//! A registered request: what has happened to it, and which move is allowed next.
//! The stored events are the truth; a state is their fold. It knows no store, no clock and no words.

use crate::check::Verdict;
use crate::notice::Kind;
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
    /// A refusal was made ready from the problems that have a ground; the provider signs it, or lifts it.
    RefusalPrepared { refusal: Kind },
    /// A register or the provider confirmed the authority of the representative.
    AuthorityConfirmed,
    /// The receipt has to name the employee who takes documents for the provider, and nobody is appointed: it waits for an appointment.
    AppointmentAwaited,
    /// A signed notice was put in the cabinet.
    Issued { notice: Kind, id: String },
    /// The applicant took the application back.
    Withdrawn,
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
                    Ok(State { stage: Stage::Filed, authority: *authority, prepared: None, awaits_appointment: false })
                }
                Event::RefusalPrepared { .. }
                | Event::AuthorityConfirmed
                | Event::AppointmentAwaited
                | Event::Issued { .. }
                | Event::Withdrawn => Err(Refused::NotTheBeginning),
            };
        };
        match state.stage {
            Stage::Filed | Stage::Received => {}
            Stage::Refused | Stage::NotAccepted | Stage::Withdrawn => return Err(Refused::Ended),
        }
        match event {
            Event::Filed { .. } => Err(Refused::NotTheBeginning),
            Event::RefusalPrepared { refusal } => Ok(State { prepared: Some(*refusal), ..state }),
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
            Event::Issued { notice: Kind::Refusal, .. } => Ok(State { stage: Stage::Refused, prepared: None, ..state }),
            Event::Issued { notice: Kind::RefusalToAccept, .. } => Ok(State { stage: Stage::NotAccepted, prepared: None, ..state }),
            Event::Withdrawn => Ok(State { stage: Stage::Withdrawn, prepared: None, ..state }),
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
        let prepared = Event::RefusalPrepared { refusal: Kind::RefusalToAccept };
        check(&[filed(Authority::NotNeeded), issued(Kind::Refusal)], Err(Refused::NotPrepared));
        check(&[filed(Authority::NotNeeded), prepared.clone(), issued(Kind::Refusal)], Err(Refused::NotPrepared));
        check(&[filed(Authority::NotNeeded), prepared.clone(), issued(Kind::RefusalToAccept)], Ok(Stage::NotAccepted));
        check(&[filed(Authority::NotNeeded), prepared, issued(Kind::RefusalToAccept), Event::Withdrawn], Err(Refused::Ended));
    }

    #[test]
    fn nothing_is_refused_while_the_authority_is_not_proved() {
        let prepared = Event::RefusalPrepared { refusal: Kind::Refusal };
        check(&[filed(Authority::NotProved), prepared.clone(), issued(Kind::Refusal)], Err(Refused::AuthorityNotProved));
        check(&[filed(Authority::NotProved), prepared, Event::AuthorityConfirmed, issued(Kind::Refusal)], Ok(Stage::Refused));
        check(&[filed(Authority::NotNeeded), Event::AuthorityConfirmed], Err(Refused::NothingToConfirm));
    }
}
