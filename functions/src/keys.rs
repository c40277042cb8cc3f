//! Every key of the table is born here, under the question that it answers. A key holds keyed hashes and random numbers, never a person's data.
//!
//! | question | partition | sort |
//! |---|---|---|
//! | How does this request stand? | `R#number` | `.` |
//! | What happened to it, in order? | `R#number` | `E#000001` |
//! | Which notices were issued on it? | `R#number` | `N#id` |
//! | What is still to be done about an event? | `R#number` | `O#000001` |
//! | Which requests has this person, newest first? | `A#hmac(iin)` | `R#filed#number` |
//! | Which drafts? | `A#hmac(iin)` | `D#id` |
//! | Which files are on their way to the store of objects? | `A#hmac(iin)` | `U#id` |
//! | Has this account sent this key before? | `I#hmac(iin)#sha256(key)` | `.` |
//! | Whose session is this? | `S#sha256(token)` | `.` |
//! | Which code was sent? | `C#id` | `.` |
//! | How often within this hour? | `L#what#hmac(who)` | `hour` |
//! | Which notice has this code? | `V#code` | `.` |
//! | Which messages were handed over? | `M` | `id` |
//! | What is the secret of the keyed hashes? | `K` | `hashes` |
//! | Which calendar is in force? | `K` | `calendar` |
//! | By which calendar are open requests counted? | `K` | `recounted` |
//!
//! The indexes answer three more: `by_provider` what an organisation has, by due day; `outbox` what is to be done next, in eight shards;
//! `by_day` what falls on a day. The last is empty so far: it waits for the days on which something is to be done by itself.

use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest, Sha256};
use std::fmt::{self, Write};

/// Where an item stands in the table.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    pub partition: String,
    pub sort: String,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} / {}", self.partition, self.sort)
    }
}

/// Names of the attributes that keys and indexes are made of.
pub const PARTITION: &str = "PK";
pub const SORT: &str = "SK";
/// Seconds since 1970 after which the table may forget the item; a reader must not wait for it.
pub const EXPIRES: &str = "expires";
/// The version that a write states and replaces.
pub const VERSION: &str = "version";

pub const BY_PROVIDER: Index = Index { name: "by_provider", partition: "provider", sort: "due_number" };
pub const OUTBOX: Index = Index { name: "outbox", partition: "shard", sort: "next_try" };
pub const BY_DAY: Index = Index { name: "by_day", partition: "on_day", sort: "day_number" };

/// A secondary index and the two attributes that it is sorted by; an item without them is not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Index {
    pub name: &'static str,
    pub partition: &'static str,
    pub sort: &'static str,
}

/// How many shards the outbox has: one request always stands in the same.
pub const SHARDS: u8 = 8;

pub fn request(number: &str) -> Key {
    key(request_partition(number), ".")
}

/// The partition that holds a request with its events, its notices and what is to be done about it.
pub fn request_partition(number: &str) -> String {
    format!("R#{number}")
}

pub const EVENTS: &str = "E#";
pub const NOTICES: &str = "N#";
pub const TASKS: &str = "O#";

/// The event of a request with this number of its own, from 1.
pub fn event(number: &str, sequence: u64) -> Key {
    key(request_partition(number), format!("{EVENTS}{sequence:06}"))
}

pub fn notice(number: &str, id: &str) -> Key {
    key(request_partition(number), format!("{NOTICES}{id}"))
}

/// What is to be done about the event of this number.
pub fn task(number: &str, sequence: u64) -> Key {
    key(request_partition(number), format!("{TASKS}{sequence:06}"))
}

/// The partition of what one person has here.
pub fn account_partition(person: &str) -> String {
    format!("A#{person}")
}

pub const CABINET: &str = "R#";
pub const DRAFTS: &str = "D#";

pub fn cabinet(person: &str, filed_at: DateTime<Utc>, number: &str) -> Key {
    key(account_partition(person), format!("{CABINET}{}#{number}", crate::clock::written(filed_at)))
}

pub fn draft(person: &str, id: &str) -> Key {
    key(account_partition(person), format!("{DRAFTS}{id}"))
}

pub const UPLOADS: &str = "U#";

/// A file that this person may put into the store of objects, and that is not verified yet.
pub fn upload(person: &str, id: &str) -> Key {
    key(account_partition(person), format!("{UPLOADS}{id}"))
}

pub fn idempotency(person: &str, idempotency_key: &str) -> Key {
    key(format!("I#{person}#{}", sha256_hex(idempotency_key.as_bytes())), ".")
}

/// The token itself is nowhere in the table.
pub fn session(token: &str) -> Key {
    key(format!("S#{}", sha256_hex(token.as_bytes())), ".")
}

pub fn code(id: &str) -> Key {
    key(format!("C#{id}"), ".")
}

/// A counter of what somebody did within an hour; `who` is a keyed hash of a number or an address.
pub fn limit(what: &str, who: &str, hour: &str) -> Key {
    key(format!("L#{what}#{who}"), hour)
}

pub fn notice_code(code: &str) -> Key {
    key(format!("V#{code}"), ".")
}

pub const MESSAGES: &str = "M";

pub fn message(id: &str) -> Key {
    key(MESSAGES, id)
}

pub fn hash_secret() -> Key {
    key("K", "hashes")
}

pub fn calendar() -> Key {
    key("K", "calendar")
}

pub fn recounted() -> Key {
    key("K", "recounted")
}

/// The sort value of `by_provider`: what is due first stands first, what has no day of answer stands last.
pub fn due_number(due: Option<NaiveDate>, number: &str) -> String {
    due.map_or_else(|| format!("9999-12-31#{number}"), |due| format!("{due}#{number}"))
}

/// The outbox's shard of a request, the same for all its events.
pub fn shard(number: &str) -> String {
    (Sha256::digest(number)[0] % SHARDS).to_string()
}

/// Lower-case hexadecimal of the SHA-256 of these bytes.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a String takes what is written");
        text
    })
}

fn key(partition: impl Into<String>, sort: impl Into<String>) -> Key {
    Key { partition: partition.into(), sort: sort.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_sort_by_their_number_and_requests_by_their_day() {
        assert_eq!(event("123456789012", 1).to_string(), "R#123456789012 / E#000001");
        assert!(event("1", 9).sort < event("1", 10).sort);
        let day = |text: &str| Some(text.parse().unwrap());
        assert!(due_number(day("2026-11-30"), "2") < due_number(day("2026-12-01"), "1"));
        assert!(due_number(day("2026-12-01"), "1") < due_number(None, "1"));
    }

    #[test]
    fn a_token_is_kept_hashed() {
        assert_eq!(session("abc").partition, "S#ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",);
    }

    #[test]
    fn a_request_stays_in_one_of_eight_shards() {
        assert_eq!(shard("123456789012"), shard("123456789012"));
        assert!((0..100).all(|n| shard(&n.to_string()).parse::<u8>().unwrap() < SHARDS));
    }
}
