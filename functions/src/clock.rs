//! What time it is: the only place of the functions that reads the system's clock.
//! Instants are UTC with whole milliseconds, so that what is written down equals what was compared.

use chrono::{DateTime, SecondsFormat, SubsecRound, TimeDelta, Utc};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// The system's clock, or one that stands still until it is told to move.
#[derive(Clone, Debug)]
pub enum Clock {
    System,
    /// Milliseconds since 1970 UTC, shared by every clone.
    Fixed(Arc<AtomicI64>),
    /// The system's clock and so much more or less: for tests that run real programs on another day.
    Shifted(TimeDelta),
}

impl Clock {
    /// A clock that stands at this instant.
    pub fn fixed(at: DateTime<Utc>) -> Clock {
        Clock::Fixed(Arc::new(AtomicI64::new(at.timestamp_millis())))
    }

    /// A clock that goes on from this instant.
    pub fn from(at: DateTime<Utc>) -> Clock {
        Clock::Shifted(at - Clock::System.now())
    }

    /// This instant, in whole milliseconds.
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Clock::System => Utc::now().trunc_subsecs(3),
            Clock::Shifted(by) => Utc::now().trunc_subsecs(3) + *by,
            Clock::Fixed(millis) => DateTime::from_timestamp_millis(millis.load(Ordering::SeqCst)).unwrap_or_default(),
        }
    }

    /// Moves a fixed clock, forwards or backwards; a clock that goes is nobody's to move.
    pub fn advance(&self, by: TimeDelta) {
        match self {
            Clock::System | Clock::Shifted(_) => {}
            Clock::Fixed(millis) => {
                millis.fetch_add(by.num_milliseconds(), Ordering::SeqCst);
            }
        }
    }
}

/// As instants are written everywhere: `2026-11-21T09:00:00.000Z`, which also sorts by time.
pub fn written(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Reads what [`written`] wrote.
pub fn read(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().map(|instant| instant.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_moves_for_every_clone_and_what_is_written_is_read() {
        let clock = Clock::fixed(read("2028-02-28T23:59:59.999Z").unwrap());
        let other = clock.clone();
        clock.advance(TimeDelta::milliseconds(1));
        assert_eq!(written(other.now()), "2028-02-29T00:00:00.000Z");
        assert_eq!(read(&written(other.now())), Some(clock.now()));
    }

    #[test]
    fn the_system_clock_has_no_more_than_milliseconds() {
        let now = Clock::System.now();
        assert_eq!(read(&written(now)), Some(now));
    }
}
