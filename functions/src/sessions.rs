//! Who is signed in: a random token that is kept hashed, with a time to live. What a session holds is encrypted.

use crate::clock::Clock;
use crate::keys;
use crate::random;
use crate::table::item::{Condition, Item, Write};
use crate::table::{self, Table};
use crate::vault::{self, Vault};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// Opens, finds and ends sessions.
#[derive(Clone, Debug)]
pub struct Sessions {
    pub table: Table,
    pub vault: Vault,
    pub clock: Clock,
    pub lives: TimeDelta,
}

/// How long somebody stays signed in, where nothing else is configured.
pub const LIVES: TimeDelta = TimeDelta::hours(12);

/// An account that is signed in: one person, by a number that the registers confirmed as theirs.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    pub iin: String,
    pub phone: String,
}

/// Neither number may stand in a log.
impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Account")
    }
}

/// A session that is being opened: the token is told once, the write belongs into the transaction that uses the code up.
#[derive(Debug)]
pub struct Opened {
    pub token: String,
    pub expires_at: DateTime<Utc>,
    pub write: Write,
}

impl Sessions {
    pub async fn open(&self, account: &Account) -> Result<Opened, vault::Broken> {
        let token = random::token();
        let key = keys::session(&token);
        let expires_at = self.clock.now() + self.lives;
        let sealed = self.vault.seal_json(&key, account).await?;
        let item = Item::new(&key).bytes(WHO, sealed).expires(expires_at);
        Ok(Opened { token, expires_at, write: Write::Put(item, Condition::Absent) })
    }

    /// The account of this token, while its session lives.
    pub async fn find(&self, token: &str) -> Result<Option<Account>, vault::Broken> {
        let key = keys::session(token);
        let item = self.table.get(&key).await?.filter(|item| item.is_alive(self.clock.now()));
        match item {
            Some(item) => self.vault.open_json(&key, item.bytes_of(WHO)?).await.map(Some),
            None => Ok(None),
        }
    }

    /// Ends the session; to end it again changes nothing.
    pub async fn close(&self, token: &str) -> Result<(), table::Broken> {
        self.table.delete(&keys::session(token), Condition::Always).await
    }
}

const WHO: &str = "who";
