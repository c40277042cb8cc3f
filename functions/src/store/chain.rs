//! Events and the chain that they form: each carries the hash of the one before, so that none can be changed, taken out or put in unseen.
//! The hash covers the ciphertext and not the wrapped data key: keys may be wrapped anew, or destroyed, and the chain still verifies.

use crate::clock;
use crate::keys;
use crate::store::requests::{Request, instant_of};
use crate::store::{Actor, NewEvent};
use crate::table::Broken;
use crate::table::item::Item;
use crate::vault;
use chrono::{DateTime, Utc};
use otinish_core::request;
use sha2::{Digest, Sha256};
use std::fmt;

/// An event as it is stored; what it says of people is in the blob.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub sequence: u64,
    /// What happened, as it was written and as it is read.
    pub(crate) written: String,
    pub what: request::Event,
    /// `system`, or `person` and a keyed hash.
    pub actor: String,
    pub at: DateTime<Utc>,
    pub edition: Option<String>,
    pub rules: String,
    pub calendar: String,
    /// The hash of the event before, in hexadecimal.
    pub previous: String,
    pub hash: String,
    pub blob: Vec<u8>,
}

/// Where a chain does not hold: the number of the first event that is not what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the chain does not hold at event {0}")]
pub struct Tampered(pub u64);

/// What stands in the place of a hash before the first event.
pub const BEFORE_THE_FIRST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The version of the shape that events are stored in.
const SHAPE: i64 = 1;

/// An event of a request with its sealed blob, linked in its turn to the hash of the one before.
pub(crate) fn link(number: &str, (sequence, previous): (u64, &str), (event, blob): (&NewEvent, Vec<u8>), at: DateTime<Utc>) -> Event {
    let written = serde_json::to_string(&event.what).expect("an event has texts for keys and no fallible parts");
    let mut linked = Event {
        sequence,
        written,
        what: event.what.clone(),
        actor: event.actor.to_string(),
        at,
        edition: event.edition.clone(),
        rules: event.rules.clone(),
        calendar: event.calendar.clone(),
        previous: previous.to_owned(),
        hash: String::new(),
        blob,
    };
    linked.hash = linked.computed(number).expect("a blob that was just made has its parts");
    linked
}

/// Checks every link of the request's chain, and that its end is the one that the request knows.
pub fn verify(request: &Request) -> Result<(), Tampered> {
    let mut previous = BEFORE_THE_FIRST;
    for (sequence, event) in (1..).zip(&request.events) {
        let holds = event.sequence == sequence
            && event.previous == previous
            && event.computed(&request.summary.number).as_ref() == Some(&event.hash);
        if !holds {
            return Err(Tampered(sequence));
        }
        previous = &event.hash;
    }
    let count = request.events.len() as u64;
    if count == request.version && previous == request.head { Ok(()) } else { Err(Tampered(count + 1)) }
}

impl Event {
    /// The hash of everything that is fixed about it. Each part stands behind its length, so that no two events are written alike.
    fn computed(&self, number: &str) -> Option<String> {
        let sequence = self.sequence.to_string();
        let at = clock::written(self.at);
        let ciphertext = Sha256::digest(vault::ciphertext(&self.blob)?);
        let edition = self.edition.as_deref().unwrap_or_default();
        let parts: [&[u8]; 10] = [
            number.as_bytes(),
            sequence.as_bytes(),
            self.previous.as_bytes(),
            self.written.as_bytes(),
            self.actor.as_bytes(),
            at.as_bytes(),
            edition.as_bytes(),
            self.rules.as_bytes(),
            self.calendar.as_bytes(),
            &ciphertext,
        ];
        let mut hash = Sha256::new_with_prefix("otinish event 1\n");
        for part in parts {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        Some(keys::hex(&hash.finalize()))
    }

    pub(crate) fn item(&self, number: &str) -> Item {
        let item = Item::new(&keys::event(number, self.sequence))
            .number("v", SHAPE)
            .number("sequence", i64::try_from(self.sequence).unwrap_or(i64::MAX))
            .text("event", &self.written)
            .text("actor", &self.actor)
            .text("at", clock::written(self.at))
            .text("rules", &self.rules)
            .text("calendar", &self.calendar)
            .text("previous", &self.previous)
            .text("hash", &self.hash)
            .bytes("blob", self.blob.clone());
        match &self.edition {
            Some(edition) => item.text("edition", edition),
            None => item,
        }
    }

    pub(crate) fn read(item: &Item) -> Result<Event, Broken> {
        if item.number_of("v")? != SHAPE {
            return Err(Broken::Malformed("v".to_owned()));
        }
        Ok(Event {
            sequence: u64::try_from(item.number_of("sequence")?).map_err(|_| Broken::Malformed("sequence".to_owned()))?,
            written: item.text_of("event")?.to_owned(),
            what: serde_json::from_str(item.text_of("event")?).map_err(|_| Broken::Malformed("event".to_owned()))?,
            actor: item.text_of("actor")?.to_owned(),
            at: instant_of(item, "at")?,
            edition: item.maybe_text_of("edition").map(str::to_owned),
            rules: item.text_of("rules")?.to_owned(),
            calendar: item.text_of("calendar")?.to_owned(),
            previous: item.text_of("previous")?.to_owned(),
            hash: item.text_of("hash")?.to_owned(),
            blob: item.bytes_of("blob")?.to_vec(),
        })
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Actor::Person(hash) => write!(f, "person {hash}"),
            Actor::System => f.write_str("system"),
        }
    }
}
