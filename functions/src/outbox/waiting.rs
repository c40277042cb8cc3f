//! Why a task waits, whom that calls, and for how long: what time mends is tried again, less and less often, and what it does not mend is for
//! somebody to see.

use super::{Rest, Unwritten};
use crate::objects;
use crate::random;
use crate::seal::Unsealed;
use crate::sms;
use crate::store::NotStored;
use chrono::TimeDelta;

/// Why a task waits.
#[derive(Debug, thiserror::Error)]
pub(super) enum Waiting {
    #[error(transparent)]
    Store(#[from] NotStored),
    #[error(transparent)]
    Objects(#[from] objects::Broken),
    #[error(transparent)]
    Unwritten(#[from] Unwritten),
    #[error("the notice cannot be rendered: {0}")]
    Unrendered(String),
    #[error(transparent)]
    Unsealed(#[from] Unsealed),
    #[error("the provider has no seal")]
    NoSeal,
    #[error("the seal rests after a failure")]
    SealRests(Rest),
    #[error(transparent)]
    Sms(#[from] sms::Broken),
    #[error("the gateway of messages rests after a failure")]
    SmsRests(Rest),
    #[error("a stored document is not what was stored")]
    Changed,
    #[error("no worker has survived it")]
    Deadly,
}

impl Waiting {
    /// The word that the task shows.
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Waiting::Store(NotStored::NotAllowed(_)) => "order",
            Waiting::Store(NotStored::TooLarge(_)) => "size",
            Waiting::Store(_) => "table",
            Waiting::Objects(_) => "objects",
            Waiting::Unwritten(Unwritten::NobodyAppointed) => "appointment",
            Waiting::Unwritten(Unwritten::Unwritable(_)) | Waiting::Unrendered(_) => "words",
            Waiting::NoSeal => "seal-unusable",
            Waiting::Unsealed(unsealed) if unsealed.calls_somebody() => "seal-unusable",
            Waiting::Unsealed(_) | Waiting::SealRests(_) => "seal",
            Waiting::Sms(broken) if !broken.is_outage() => "sms-refused",
            Waiting::Sms(_) | Waiting::SmsRests(_) => "sms",
            Waiting::Changed => "document",
            Waiting::Deadly => "worker",
        }
    }

    /// Whether time does not mend it: somebody has to put a certificate or a key in place, or to look at what was stored
    /// or cannot be sent.
    pub(super) const fn calls_somebody(&self) -> bool {
        match self {
            Waiting::Unsealed(unsealed) => unsealed.calls_somebody(),
            Waiting::Sms(broken) => !broken.is_outage(),
            Waiting::Store(NotStored::TooLarge(_))
            | Waiting::Unwritten(Unwritten::Unwritable(_))
            | Waiting::Unrendered(_)
            | Waiting::NoSeal
            | Waiting::Changed
            | Waiting::Deadly => true,
            Waiting::Store(
                NotStored::KeyReused
                | NotStored::ProofSpent(_)
                | NotStored::Stale
                | NotStored::NotAllowed(_)
                | NotStored::Table(_)
                | NotStored::Vault(_),
            )
            | Waiting::Objects(_)
            | Waiting::Unwritten(Unwritten::NobodyAppointed)
            | Waiting::SealRests(_)
            | Waiting::SmsRests(_) => false,
        }
    }
}

/// After this many failed tries, some ten hours, a task is parked and somebody is called.
pub(super) const MOST_TRIES: u32 = 64;
const LONGEST_PAUSE: TimeDelta = TimeDelta::minutes(10);
/// How long a task rests when it is parked, before it gets one more try: what it waited for may be there again, and nobody may have looked.
/// Each time twice as long, up to the longest.
const FIRST_REST: TimeDelta = TimeDelta::hours(1);
pub(super) const LONGEST_REST: TimeDelta = TimeDelta::hours(16);

/// For how long a task is parked that was parked so often before.
pub(super) fn rest(parked_before: u32) -> TimeDelta {
    (FIRST_REST * (1 << parked_before.min(8))).min(LONGEST_REST)
}

/// Twice as long after each failed try, up to a limit, and never quite the same for two tasks that failed together.
pub(super) fn pause(failed_before: u32) -> TimeDelta {
    let longest = TimeDelta::seconds(1 << failed_before.min(10)).min(LONGEST_PAUSE).num_milliseconds();
    let jitter = i64::from(u16::from_be_bytes(random::bytes())) * longest / (2 * i64::from(u16::MAX));
    TimeDelta::milliseconds(longest / 2 + jitter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_is_called_for_what_time_does_not_mend() {
        let refused = |status| Waiting::Sms(crate::gateway::Broken::Status(status).into());
        for (waiting, name, calls_somebody) in [
            (Waiting::Store(NotStored::TooLarge(400_001)), "size", true),
            (Waiting::Store(NotStored::Stale), "table", false),
            (refused(422), "sms-refused", true),
            (refused(401), "sms", false),
            (refused(503), "sms", false),
            (Waiting::NoSeal, "seal-unusable", true),
        ] {
            assert_eq!((waiting.name(), waiting.calls_somebody()), (name, calls_somebody), "{waiting}");
        }
    }

    #[test]
    fn pauses_grow_to_ten_minutes_and_all_tries_take_hours() {
        for failed_before in 0..MOST_TRIES {
            let longest = TimeDelta::seconds(1 << failed_before.min(10)).min(LONGEST_PAUSE);
            let pause = pause(failed_before);
            assert!(longest / 2 <= pause && pause <= longest, "{failed_before}: {pause}");
        }
        let least: TimeDelta =
            (0..MOST_TRIES).map(|failed_before| TimeDelta::seconds(1 << failed_before.min(10)).min(LONGEST_PAUSE) / 2).sum();
        assert!(least > TimeDelta::hours(4) && least < TimeDelta::hours(12), "{least}");
    }
}
