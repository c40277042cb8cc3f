//! The SMS door: messages handed to a gateway, or kept for the page `/outbox` that shows what would be sent.
//! A message has an id, and the same id is never handed over twice.

use crate::clock;
use crate::gateway::{self, Gateway};
use crate::keys;
use crate::table::item::{Condition, Item};
use crate::table::{self, Query, Table};
use crate::vault::{self, Vault};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The real things that can stand behind the door.
#[derive(Clone, Debug)]
pub enum Sms {
    /// A gateway, as `functions/doors/sms.json` describes it.
    Http(Gateway),
    /// Messages are kept, encrypted, for the demonstration's page.
    Outbox { table: Table, vault: Vault },
}

/// What goes to a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub id: String,
    pub to: String,
    pub text: String,
    pub at: DateTime<Utc>,
}

/// Why a message was not handed over; it may be tried again with the same id.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    #[error(transparent)]
    Gateway(#[from] gateway::Broken),
    #[error(transparent)]
    Table(#[from] table::Broken),
    #[error(transparent)]
    Vault(#[from] vault::Broken),
}

impl Broken {
    /// Whether it is certain that the message went to nobody. Otherwise it may have been sent on, or may be yet.
    pub fn is_unsent(&self) -> bool {
        match self {
            // Refused, or sent elsewhere; of every other fault a gateway may have told after it had handed the message on.
            Broken::Gateway(gateway::Broken::Status(status)) => matches!(status, 300..=499 | 503),
            Broken::Gateway(gateway::Broken::Unreachable(error)) => error.is_connect(),
            Broken::Table(table::Broken::Unavailable(_)) => false,
            Broken::Table(
                table::Broken::Conflict { .. } | table::Broken::TooLarge(_) | table::Broken::Refused(_) | table::Broken::Malformed(_),
            )
            | Broken::Vault(_) => true,
        }
    }

    /// Whether the door itself has failed, and not only this message.
    pub const fn is_outage(&self) -> bool {
        match self {
            // What is said of one message; everything else, such as a token that is no more, is as true of the next.
            Broken::Gateway(gateway::Broken::Status(status)) => !matches!(status, 400 | 413 | 422),
            Broken::Gateway(gateway::Broken::Unreachable(_)) | Broken::Table(_) | Broken::Vault(_) => true,
        }
    }
}

/// How long the demonstration's page remembers a message.
const REMEMBERED: TimeDelta = TimeDelta::days(7);

impl Sms {
    /// The gateway at this address; the token goes as a bearer's.
    pub fn http(url: &str, token: Option<String>) -> Result<Sms, Broken> {
        Ok(Sms::Http(Gateway::new(url, token, gateway::DEADLINE)?))
    }

    /// Hands the message over, exactly once for its id as far as it depends on us.
    pub async fn send(&self, message: &Message) -> Result<(), Broken> {
        match self {
            Sms::Http(gateway) => {
                let body = json!({ "to": message.to, "text": message.text });
                let status = gateway.post("", &[("Idempotency-Key", &message.id)], &body).await?.status();
                if status.is_success() { Ok(()) } else { Err(gateway::Broken::Status(status.as_u16()).into()) }
            }
            Sms::Outbox { table, vault } => {
                let key = keys::message(&message.id);
                let sealed = vault.seal_json(&key, &Kept { to: message.to.clone(), text: message.text.clone() }).await?;
                let item = Item::new(&key).text(AT, clock::written(message.at)).bytes(WHAT, sealed).expires(message.at + REMEMBERED);
                match table.put(item, Condition::Absent).await {
                    // It was handed over before.
                    Ok(()) | Err(table::Broken::Conflict { .. }) => Ok(()),
                    Err(broken) => Err(broken.into()),
                }
            }
        }
    }

    /// What would have been sent, newest first; nothing where messages are really sent.
    pub async fn kept(&self) -> Result<Vec<Message>, Broken> {
        let Sms::Outbox { table, vault } = self else { return Ok(Vec::new()) };
        let mut messages = Vec::new();
        for item in table.query(&Query::partition(keys::MESSAGES)).await? {
            let key = item.key()?;
            let kept: Kept = vault.open_json(&key, item.bytes_of(WHAT)?).await?;
            let at = clock::read(item.text_of(AT)?).ok_or_else(|| table::Broken::Malformed(AT.to_owned()))?;
            messages.push(Message { id: key.sort, to: kept.to, text: kept.text, at });
        }
        messages.sort_by(|one, other| other.at.cmp(&one.at).then_with(|| one.id.cmp(&other.id)));
        Ok(messages)
    }
}

/// What of a kept message is encrypted.
#[derive(Serialize, Deserialize)]
struct Kept {
    to: String,
    text: String,
}

const AT: &str = "at";
const WHAT: &str = "what";
