//! The SMS door: messages handed to a gateway, or kept for the page `/outbox` that shows what would be sent.
//! A message has an id, and the same id is never handed over twice.

use crate::clock;
use crate::keys;
use crate::table::item::{Condition, Item};
use crate::table::{self, Query, Table};
use crate::vault::{self, Vault};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The real things that can stand behind the door.
#[derive(Clone, Debug)]
pub enum Sms {
    /// A gateway that takes `POST {to, text}` with the message's id as `Idempotency-Key`.
    Http { client: reqwest::Client, url: String, token: Option<String> },
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
    #[error("the gateway does not answer: {0}")]
    Gateway(#[from] reqwest::Error),
    #[error("the gateway answered {0}")]
    Status(u16),
    #[error(transparent)]
    Table(#[from] table::Broken),
    #[error(transparent)]
    Vault(#[from] vault::Broken),
}

/// How long a gateway may take before it counts as out of reach.
const DEADLINE: Duration = Duration::from_secs(5);

/// How long the demonstration's page remembers a message.
const REMEMBERED: TimeDelta = TimeDelta::days(7);

impl Sms {
    /// The gateway at this address; the token goes as a bearer's.
    pub fn http(url: &str, token: Option<String>) -> Result<Sms, Broken> {
        let client = reqwest::Client::builder().timeout(DEADLINE).redirect(reqwest::redirect::Policy::none()).build()?;
        Ok(Sms::Http { client, url: url.to_owned(), token })
    }

    /// Hands the message over, exactly once for its id as far as it depends on us.
    pub async fn send(&self, message: &Message) -> Result<(), Broken> {
        match self {
            Sms::Http { client, url, token } => {
                let body = serde_json::json!({ "to": message.to, "text": message.text });
                let mut call = client.post(url).header("Idempotency-Key", &message.id).json(&body);
                if let Some(token) = token {
                    call = call.bearer_auth(token);
                }
                let status = call.send().await.map_err(reqwest::Error::without_url)?.status();
                if status.is_success() { Ok(()) } else { Err(Broken::Status(status.as_u16())) }
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
