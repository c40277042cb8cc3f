//! One-time codes of six digits: for signing in, and for certifying one application. Alive for five minutes, tried five times at most, used once,
//! one at a time for a number and a purpose, and so many an hour for a number and for an address. One that certainly went to nobody is none.
//! A code is kept only as a keyed hash over its purpose, its number and what it is bound to; every guess is counted before it is looked at.

use crate::clock::Clock;
use crate::keys::{self, Key, VERSION, sha256_hex};
use crate::random;
use crate::table::item::{Condition, Item, Write, expression};
use crate::table::{self, Table};
use crate::vault::Vault;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

/// How often, and for how long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    pub code_lives: TimeDelta,
    pub tries: u8,
    /// Codes within the window for one subscriber number, whatever they are for; those that certainly went to nobody do not count.
    pub codes_for_a_number: usize,
    /// Questions for a code within the window from one network address, whether or not one came of them.
    pub codes_for_an_address: usize,
    pub window: TimeDelta,
    /// Applications that one account may hand in within a day.
    pub requests_a_day: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            code_lives: TimeDelta::minutes(5),
            tries: 5,
            codes_for_a_number: 5,
            codes_for_an_address: 30,
            window: TimeDelta::hours(1),
            requests_a_day: 50,
        }
    }
}

/// What a code is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    SignIn,
    Certify,
}

impl Purpose {
    const fn name(self) -> &'static str {
        match self {
            Purpose::SignIn => "sign-in",
            Purpose::Certify => "certify",
        }
    }

    /// The attribute that holds the code's hash for as long as the code is unused.
    const fn attribute(self) -> &'static str {
        match self {
            Purpose::SignIn => "code_to_sign_in",
            Purpose::Certify => "code_to_certify",
        }
    }
}

/// Makes codes and judges them.
#[derive(Clone, Debug)]
pub struct Codes {
    pub table: Table,
    pub vault: Vault,
    pub clock: Clock,
    pub limits: Limits,
}

/// A code that was made: its digits are for the message to the number, and nowhere else.
#[derive(Clone, Debug)]
pub struct Made {
    pub digits: String,
    pub expires_at: DateTime<Utc>,
    purpose: Purpose,
    hash: String,
    /// When it was counted, in milliseconds since 1970.
    sent: i64,
}

/// The digits that somebody typed, with all that they have to be right for.
#[derive(Clone, Debug)]
pub struct Presented {
    pub purpose: Purpose,
    pub phone: String,
    /// What the code is bound to.
    pub bound: String,
    pub digits: String,
}

/// Why no code was made.
#[derive(Debug, thiserror::Error)]
pub enum NotMade {
    #[error("too many codes within the window")]
    TooMany { after: TimeDelta },
    #[error(transparent)]
    Table(#[from] table::Broken),
}

/// Why a code does not count.
#[derive(Debug, thiserror::Error)]
pub enum NotRight {
    /// Another code than the one that was sent for this; after the last try none is left.
    #[error("not the code that was sent")]
    Wrong { tries_left: u8 },
    /// No code is alive: none was sent, it was used, its time is over, or it was tried too often.
    #[error("no code is alive")]
    Gone,
    #[error(transparent)]
    Table(#[from] table::Broken),
}

/// What is remembered of a number or an address. Nothing in it is personal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Memory {
    /// When codes were sent within the window, in milliseconds since 1970, oldest first.
    sent: Vec<i64>,
    alive: Vec<Alive>,
    /// The codes before the one that is alive, oldest first: the last of them is alive again if that one cannot be sent.
    #[serde(default)]
    replaced: Vec<Replaced>,
}

/// The one code of its purpose that is alive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Alive {
    purpose: Purpose,
    /// Kept in an attribute of its own, so that a code is used up by taking it away, whoever else is trying meanwhile.
    #[serde(skip)]
    hash: String,
    /// Milliseconds since 1970 from which it is none any more.
    until: i64,
    tries_left: u8,
}

/// A code in whose place another one was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Replaced {
    hash: String,
    code: Alive,
}

impl Memory {
    /// Puts this code in the place of the one of its purpose.
    fn replace(&mut self, by: Alive, now: i64) {
        self.replaced.retain(|replaced| replaced.code.until > now);
        if let Some(place) = self.alive.iter().position(|alive| alive.purpose == by.purpose) {
            let code = self.alive.remove(place);
            self.replaced.push(Replaced { hash: code.hash.clone(), code });
        }
        self.alive.push(by);
    }

    /// Forgets a code that was not sent. If none was made since, the one before it is alive again for what is left of its time; that may itself
    /// be one that is still being sent, or was forgotten meanwhile.
    fn forget(&mut self, purpose: Purpose, hash: &str) {
        self.replaced.retain(|replaced| replaced.hash != hash);
        let Some(place) = self.alive.iter().position(|alive| alive.hash == hash) else { return };
        self.alive.remove(place);
        if let Some(before) = self.replaced.iter().rposition(|replaced| replaced.code.purpose == purpose) {
            let Replaced { hash, code } = self.replaced.remove(before);
            self.alive.push(Alive { hash, ..code });
        }
    }
}

/// Where something is remembered, and how often a write that met another one is made again: each round that is lost was won by somebody else, and
/// no more than so many have anything to win within a window. A whole class may ask at once through one line.
struct Place {
    key: Key,
    rounds: usize,
}

impl Codes {
    /// A code for this number, bound to what it is for: whoever presents it must present the same. It replaces the one before.
    /// `extra` is written in the same transaction.
    pub async fn make(&self, purpose: Purpose, phone: &str, bound: &str, extra: &[Write]) -> Result<Made, NotMade> {
        self.change(&self.number(phone), extra, |memory, now| {
            self.count(memory, now, self.limits.codes_for_a_number)?;
            let digits = random::digits(6);
            let expires_at = now + self.limits.code_lives;
            let (hash, sent) = (self.hash(purpose, phone, bound, &digits), now.timestamp_millis());
            let (until, tries_left) = (expires_at.timestamp_millis(), self.limits.tries);
            memory.replace(Alive { purpose, hash: hash.clone(), until, tries_left }, sent);
            Ok(Made { digits, expires_at, purpose, hash, sent })
        })
        .await
    }

    /// Takes back a code that was not sent: it does not count, and the one that it replaced is alive again unless another was made since.
    pub async fn take_back(&self, phone: &str, made: &Made) -> Result<(), table::Broken> {
        self.change(&self.number(phone), &[], |memory, _| {
            if let Some(counted) = memory.sent.iter().position(|sent| *sent == made.sent) {
                memory.sent.remove(counted);
            }
            memory.forget(made.purpose, &made.hash);
            Ok(())
        })
        .await
    }

    /// Counts a question from this address, whether or not a code comes of it, so that nobody asks through whose numbers are whose.
    pub async fn ask(&self, address: &str) -> Result<(), NotMade> {
        let most = self.limits.codes_for_an_address;
        self.change(&self.address(address), &[], |memory, now| self.count(memory, now, most)).await
    }

    /// Judges the digits that somebody typed. The write that is returned uses the code up: it belongs into the transaction of what the code
    /// was for, and where that fails the code has been used or guessed at meanwhile.
    pub async fn judge(&self, presented: &Presented) -> Result<Write, NotRight> {
        let Presented { purpose, phone, bound, digits } = presented;
        let number = self.number(phone);
        let guess = |memory: &mut Memory, now: DateTime<Utc>| {
            let alive = memory.alive.iter_mut().find(|alive| alive.purpose == *purpose).ok_or(NotRight::Gone)?;
            if now.timestamp_millis() >= alive.until || alive.tries_left == 0 {
                return Err(NotRight::Gone);
            }
            alive.tries_left -= 1;
            Ok((alive.hash.clone(), alive.tries_left))
        };
        let (expected, tries_left) = self.change(&number, &[], guess).await?;
        let presented = self.hash(*purpose, phone, bound, digits);
        if !bool::from(presented.as_bytes().ct_eq(expected.as_bytes())) {
            return Err(NotRight::Wrong { tries_left });
        }
        Ok(used_up(&number.key, *purpose, &expected))
    }

    /// Gives a right code the try back that it was judged by, where what it was for could not be done and may be tried again.
    pub async fn give_back(&self, presented: &Presented) -> Result<(), table::Broken> {
        let Presented { purpose, phone, bound, digits } = presented;
        let hash = self.hash(*purpose, phone, bound, digits);
        self.change(&self.number(phone), &[], |memory, _| {
            if let Some(alive) = memory.alive.iter_mut().find(|alive| alive.hash == hash) {
                alive.tries_left = (alive.tries_left + 1).min(self.limits.tries);
            }
            Ok(())
        })
        .await
    }

    /// Changes what is remembered in this place, as it is when that is written; `change` refuses, or says what comes of it.
    async fn change<T, E: From<table::Broken>>(
        &self,
        place: &Place,
        extra: &[Write],
        mut change: impl FnMut(&mut Memory, DateTime<Utc>) -> Result<T, E>,
    ) -> Result<T, E> {
        for _ in 0..place.rounds {
            let (mut memory, version) = self.recall(&place.key).await?;
            let done = change(&mut memory, self.clock.now())?;
            let mut writes = vec![self.remember(&place.key, &memory, version)];
            writes.extend(extra.iter().cloned());
            match self.table.transact(writes).await {
                Ok(()) => return Ok(done),
                Err(table::Broken::Conflict { .. }) => {}
                Err(broken) => return Err(broken.into()),
            }
        }
        Err(table::Broken::Unavailable("too many at once for one number or address".to_owned()).into())
    }

    /// Forgets what lies before the window, and counts one more where that is allowed.
    fn count(&self, memory: &mut Memory, now: DateTime<Utc>, most: usize) -> Result<(), NotMade> {
        let window = self.limits.window.num_milliseconds();
        let now = now.timestamp_millis();
        memory.sent.retain(|sent| now - sent < window);
        if memory.sent.len() >= most {
            let after = memory.sent[memory.sent.len() - most] + window - now;
            return Err(NotMade::TooMany { after: TimeDelta::milliseconds(after) });
        }
        memory.sent.push(now);
        Ok(())
    }

    /// What is remembered under this key, and its version: 0 where there is nothing yet.
    async fn recall(&self, key: &Key) -> Result<(Memory, u64), table::Broken> {
        let Some(item) = self.table.get(key).await? else { return Ok((Memory::default(), 0)) };
        let mut memory: Memory = serde_json::from_str(item.text_of(MEMORY)?).map_err(|_| table::Broken::Malformed(MEMORY.to_owned()))?;
        for alive in &mut memory.alive {
            alive.hash = item.maybe_text_of(alive.purpose.attribute()).unwrap_or_default().to_owned();
        }
        memory.alive.retain(|alive| !alive.hash.is_empty());
        // With a code that is used up those before it are gone too.
        let Memory { alive, replaced, .. } = &mut memory;
        replaced.retain(|replaced| alive.iter().any(|alive| alive.purpose == replaced.code.purpose));
        Ok((memory, item.version_of()?))
    }

    /// The write that replaces what was remembered at this version.
    fn remember(&self, key: &Key, memory: &Memory, version: u64) -> Write {
        let text = serde_json::to_string(memory).expect("numbers and texts are always written");
        // Longer than a window and a code together: whatever is forgotten then counts for nothing any more.
        let expires = self.clock.now() + self.limits.window + self.limits.code_lives;
        let mut item = Item::new(key).text(MEMORY, text).version(version + 1).expires(expires);
        for alive in &memory.alive {
            item = item.text(alive.purpose.attribute(), &alive.hash);
        }
        Write::Put(item, if version == 0 { Condition::Absent } else { Condition::Version(version) })
    }

    fn number(&self, phone: &str) -> Place {
        // Each code is made, perhaps taken back, and tried.
        let changes = self.limits.codes_for_a_number.saturating_mul(2 + usize::from(self.limits.tries));
        Place { key: keys::limit("number", &self.vault.hash("phone", phone), "."), rounds: changes.saturating_add(1) }
    }

    fn address(&self, address: &str) -> Place {
        let rounds = self.limits.codes_for_an_address.saturating_add(1);
        Place { key: keys::limit("address", &self.vault.hash("address", address), "."), rounds }
    }

    fn hash(&self, purpose: Purpose, phone: &str, bound: &str, digits: &str) -> String {
        // Each part hashed by itself: no two different lists of parts give the same text.
        let parts: String = [purpose.name(), phone, bound, digits].map(|part| sha256_hex(part.as_bytes())).concat();
        self.vault.hash("code", &parts)
    }
}

/// Takes the code away, if it is still the one that was presented.
fn used_up(number: &Key, purpose: Purpose, hash: &str) -> Write {
    let attribute = purpose.attribute();
    let take = expression(format!("SET #{VERSION} = #{VERSION} + :one REMOVE #{attribute}")).number(":one", 1);
    let is_there = expression(format!("#{attribute} = :hash")).text(":hash", hash);
    Write::Update(number.clone(), take, Condition::Holds(is_there))
}

const MEMORY: &str = "memory";

/// A number of Kazakhstan's mobile networks as it is kept, `+7` and ten digits; nothing where it is none.
pub fn mobile(typed: &str) -> Option<String> {
    let digits: String = typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '(' | ')' | '[' | ']')).collect();
    let national = digits.strip_prefix("+7").or_else(|| digits.strip_prefix('8')).or_else(|| digits.strip_prefix('7'))?;
    (national.len() == 10 && national.starts_with('7') && national.bytes().all(|digit| digit.is_ascii_digit()))
        .then(|| format!("+7{national}"))
}

/// A number as it is shown to who knows it already: `+7 700 ••• •• 12`.
pub fn masked(phone: &str) -> String {
    match (phone.get(2..5), phone.get(10..12)) {
        (Some(network), Some(last)) => format!("+7 {network} ••• •• {last}"),
        _ => "•••".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_people_type_it() {
        for typed in ["+77000000101", "87000000101", "77000000101", "8 (700) 000-01-01", "+7 700 000 01 01"] {
            assert_eq!(mobile(typed).as_deref(), Some("+77000000101"), "{typed}");
        }
        for typed in ["+79000000101", "+7700000010", "+770000001011", "7000000101", "+7７000000101", "", "+1 202 555 0101"] {
            assert_eq!(mobile(typed), None, "{typed}");
        }
        assert_eq!(masked("+77000000101"), "+7 700 ••• •• 01");
    }
}
