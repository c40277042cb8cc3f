//! Places on the way of a request to the last word about its notice, and of a recounting, at which the process can be told to die,
//! so that what a crash leaves behind is tested and not argued about. Only the embedded server takes such an order, from `OTINISH_FAIL_AT`.

use std::fmt;

/// A place at which the process aborts itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failpoint {
    /// The request is accepted; nobody has been told.
    AfterCommit,
    /// The notice has its code; nothing is rendered.
    AfterNumber,
    /// The unsigned document is stored; nothing is sealed.
    AfterRendering,
    /// The seal was used; the sealed document is not stored.
    AfterSealing,
    /// The sealed document is stored; no item says so.
    AfterStoring,
    /// The message was handed over; nothing says so.
    AfterSms,
    /// One request is counted anew by a newer calendar; the others are not.
    AfterRecounting,
}

/// The order to die: at which place, and over the notice about which event of a request, where it is not the first that comes there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FailAt {
    pub place: Failpoint,
    /// The number of the event within its request; at the first that comes there, where it is not given.
    pub event: Option<u64>,
}

impl FailAt {
    /// The order in these words: `after-sealing`, or `after-sealing/2` for the notice about the second event.
    pub fn of(words: &str) -> Option<FailAt> {
        let (name, event) = match words.split_once('/') {
            Some((name, event)) => (name, Some(event.parse().ok()?)),
            None => (words, None),
        };
        Failpoint::of(name).map(|place| FailAt { place, event })
    }
}

impl From<Failpoint> for FailAt {
    fn from(place: Failpoint) -> FailAt {
        FailAt { place, event: None }
    }
}

impl fmt::Display for FailAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.event {
            Some(event) => write!(f, "{}/{event}", self.place),
            None => self.place.fmt(f),
        }
    }
}

impl Failpoint {
    pub const ALL: [Failpoint; 7] = [
        Failpoint::AfterCommit,
        Failpoint::AfterNumber,
        Failpoint::AfterRendering,
        Failpoint::AfterSealing,
        Failpoint::AfterStoring,
        Failpoint::AfterSms,
        Failpoint::AfterRecounting,
    ];

    /// Those on the way of an application to its notice.
    pub fn of_a_notice() -> impl Iterator<Item = Failpoint> {
        Failpoint::ALL.into_iter().filter(|known| *known != Failpoint::AfterRecounting)
    }

    /// The failpoint of this name.
    pub fn of(name: &str) -> Option<Failpoint> {
        Failpoint::ALL.into_iter().find(|known| known.name() == name)
    }

    pub const fn name(self) -> &'static str {
        match self {
            Failpoint::AfterCommit => "after-commit",
            Failpoint::AfterNumber => "after-number",
            Failpoint::AfterRendering => "after-rendering",
            Failpoint::AfterSealing => "after-sealing",
            Failpoint::AfterStoring => "after-storing",
            Failpoint::AfterSms => "after-sms",
            Failpoint::AfterRecounting => "after-recounting",
        }
    }

    /// Says that this place is reached, over this event of a request where it is about one: if that is what was ordered, the process ends here,
    /// as if its power were cut.
    pub fn reached(self, ordered: Option<FailAt>, event: Option<u64>) {
        if ordered.is_some_and(|ordered| ordered.place == self && (ordered.event.is_none() || ordered.event == event)) {
            std::process::abort();
        }
    }
}

impl fmt::Display for Failpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
