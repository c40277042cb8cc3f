//! Requests as they are kept: one transaction for each event, which writes the request, the event that carries the hash of the one before,
//! the cabinet entries and what is to be done about it, or nothing at all. It judges nothing and lets nobody in: the callers do.

use self::requests::{Request, Summary};
use crate::clock::Clock;
use crate::failpoint::{FailAt, Failpoint};
use crate::keys::{self, Key};
use crate::random;
use crate::table::item::{Condition, Item, Write};
use crate::table::{self, Query, Table};
use crate::vault::{self, Vault};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use otinish_core::notice::Kind;
use otinish_core::request::{self, State};
use serde_json::Value;
use std::sync::Arc;
use tokio::sync::Notify;

pub mod chain;
pub mod notices;
pub mod requests;
pub mod tasks;

/// The requests of this deployment. Clones share everything.
#[derive(Clone, Debug)]
pub struct Store {
    pub table: Table,
    pub vault: Vault,
    pub clock: Clock,
    /// Rings when there is something new to be done.
    pub wake: Arc<Notify>,
    /// The place at which this process was told to die.
    pub fail_at: Option<FailAt>,
}

/// A judged application on its way in.
#[derive(Clone, Debug)]
pub struct Filing {
    /// Who sends it: the keyed hash of the account's IIN.
    pub account: String,
    /// In whose cabinets it stands: the applicant's, and the representative's where there is one.
    pub people: Vec<String>,
    /// The sender's idempotency key, and the SHA-256 of the body that came with it, in hexadecimal.
    pub idempotency_key: String,
    pub body: String,
    pub service: String,
    /// The provider's BIN.
    pub provider: String,
    pub filed_at: DateTime<Utc>,
    pub due_on: Option<NaiveDate>,
    /// What happened, in order: that it was filed, and what followed from that at once.
    pub events: Vec<NewEvent>,
    /// Writes that must be possible for the request to be accepted, such as the removal of the code that certified it.
    pub proofs: Vec<Write>,
    /// What the sender is answered, now and when the same call comes again; an object, to which `number` is added.
    pub answer: Value,
}

/// Something that has happened to a request.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// What happened; nothing in it is personal.
    pub what: request::Event,
    pub actor: Actor,
    pub edition: Option<String>,
    /// The digests of the rules and of the calendar that stood when it happened.
    pub rules: String,
    pub calendar: String,
    /// What it says beside that, personal data included: kept encrypted.
    pub says: Value,
    /// The notice that is to be issued about it.
    pub notice: Option<Kind>,
}

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// The keyed hash of somebody's IIN.
    Person(String),
    /// This program, under an order on record or by the rules alone.
    System,
}

/// What the sender of an application is answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Filed {
    pub number: String,
    pub answer: Value,
    /// Whether this call was answered before.
    pub again: bool,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum NotStored {
    #[error("the idempotency key was used for another body")]
    KeyReused,
    /// The proof at this place was spent or has outlived its time.
    #[error("proof {0} no longer stands")]
    ProofSpent(usize),
    /// Somebody else's event came first; the request has to be read and judged anew.
    #[error("the request has changed meanwhile")]
    Stale,
    /// The state of the request does not allow the event.
    #[error(transparent)]
    NotAllowed(#[from] request::Refused),
    #[error("{0} bytes are more than a request may have")]
    TooLarge(usize),
    #[error(transparent)]
    Table(table::Broken),
    #[error(transparent)]
    Vault(vault::Broken),
}

/// How long the same key gets the same answer.
const ANSWER_KEPT: TimeDelta = TimeDelta::days(30);

/// How many entries of a cabinet are looked at in one go.
const PAGE: usize = 100;

impl Store {
    pub fn new(table: Table, vault: Vault, clock: Clock, fail_at: Option<FailAt>) -> Store {
        Store { table, vault, clock, wake: Arc::new(Notify::new()), fail_at }
    }

    /// What this account was answered to this key before, if it was the same body.
    pub async fn answered(&self, account: &str, idempotency_key: &str, body: &str) -> Result<Option<Filed>, NotStored> {
        let at = keys::idempotency(account, idempotency_key);
        let Some(item) = self.table.get(&at).await?.filter(|item| item.is_alive(self.clock.now())) else { return Ok(None) };
        if item.text_of("body")? != body {
            return Err(NotStored::KeyReused);
        }
        let answer = self.vault.open_json(&at, item.bytes_of("blob")?).await?;
        Ok(Some(Filed { number: item.text_of("number")?.to_owned(), answer, again: true }))
    }

    /// Accepts the request, whole or not at all. The same key and body get the same answer, whoever comes first.
    pub async fn file(&self, filing: &Filing) -> Result<Filed, NotStored> {
        loop {
            let number = random::request_number();
            let mut answer = filing.answer.clone();
            if let Value::Object(members) = &mut answer {
                members.insert("number".to_owned(), Value::String(number.clone()));
            }
            let proofs = filing.proofs.len();
            let mut writes = filing.proofs.clone();
            writes.push(self.answer_record(filing, &number, &answer).await?);
            let fresh = Request::new(&number, filing)?;
            writes.extend(self.events(&fresh, &filing.events).await?);
            match self.table.transact(writes).await {
                Ok(()) => {
                    Failpoint::AfterCommit.reached(self.fail_at, Some(1));
                    self.wake.notify_one();
                    return Ok(Filed { number, answer, again: false });
                }
                Err(table::Broken::Conflict { failed }) => {
                    // An answer given meanwhile explains a spent proof, so it is looked for first.
                    if let Some(answered) = self.answered(&filing.account, &filing.idempotency_key, &filing.body).await? {
                        return Ok(answered);
                    }
                    if let Some(spent) = failed.into_iter().find(|place| *place < proofs) {
                        return Err(NotStored::ProofSpent(spent));
                    }
                    // Somebody has this very number: the next one is drawn.
                }
                Err(broken) => return Err(broken.into()),
            }
        }
    }

    /// Adds what has happened to the request as it was read. Nothing is written where it has changed meanwhile.
    pub async fn append(&self, request: &Request, events: &[NewEvent], extra: Vec<Write>) -> Result<(), NotStored> {
        let mut writes = self.events(request, events).await?;
        writes.extend(extra);
        match self.table.transact(writes).await {
            Ok(()) => {
                self.wake.notify_one();
                Ok(())
            }
            Err(table::Broken::Conflict { .. }) => Err(NotStored::Stale),
            Err(broken) => Err(broken.into()),
        }
    }

    /// The request of this number with everything that stands in its partition, as of now.
    pub async fn request(&self, number: &str) -> Result<Option<Request>, NotStored> {
        if !random::is_request_number(number) {
            return Ok(None);
        }
        let items = self.table.query(&Query::partition(keys::request_partition(number))).await?;
        Ok(Request::read(&items)?)
    }

    /// The numbers of this provider's requests that have not ended, what is due first standing first.
    pub async fn open_requests(&self, provider: &str) -> Result<Vec<String>, NotStored> {
        let mut open = Vec::new();
        for item in self.table.query(&Query::index(keys::BY_PROVIDER, provider)).await? {
            let state = serde_json::from_str(item.text_of("state")?).map_err(|_| table::Broken::Malformed("state".to_owned()))?;
            if State::is_open(&state) {
                open.push(item.text_of("number")?.to_owned());
            }
        }
        Ok(open)
    }

    /// What the event of this number says.
    pub async fn says(&self, request: &Request, sequence: u64) -> Result<Value, NotStored> {
        let missing = || table::Broken::Malformed("event".to_owned());
        let event = request.events.iter().find(|event| event.sequence == sequence).ok_or_else(missing)?;
        Ok(self.vault.open_json(&keys::event(&request.summary.number, sequence), &event.blob).await?)
    }

    /// This person's requests, the latest first; `after` is the last one of the page before.
    pub async fn cabinet(&self, person: &str, after: Option<&Summary>, limit: usize) -> Result<Vec<Summary>, NotStored> {
        let mut query = Query::partition(keys::account_partition(person)).starting_with(keys::CABINET).newest_first().limit(limit);
        if let Some(last) = after {
            query = query.after(keys::cabinet(person, last.filed_at, &last.number));
        }
        let entries = self.table.query(&query).await?;
        Ok(entries.iter().map(Summary::read).collect::<Result<_, _>>()?)
    }

    /// When this account handed in what it sent itself after `since`: the latest first, at most so many.
    pub async fn sent(&self, account: &str, since: DateTime<Utc>, most: usize) -> Result<Vec<DateTime<Utc>>, NotStored> {
        let mut sent = Vec::new();
        let mut last = None;
        loop {
            let mut page = self.cabinet(account, last.as_ref(), PAGE).await?;
            for summary in &page {
                if sent.len() >= most || summary.filed_at <= since {
                    return Ok(sent);
                }
                if summary.sender == account {
                    sent.push(summary.filed_at);
                }
            }
            if page.len() < PAGE {
                return Ok(sent);
            }
            last = page.pop();
        }
    }

    /// The writes of these events upon the request: its item, the events, the cabinet entries and the tasks.
    async fn events(&self, request: &Request, events: &[NewEvent]) -> Result<Vec<Write>, NotStored> {
        let now = if request.version == 0 { request.summary.filed_at } else { self.clock.now() };
        let number = &request.summary.number;
        let (mut head, mut sequence) = (request.head.clone(), request.version);
        let mut summary = request.summary.clone();
        let mut state = (sequence > 0).then_some(summary.state);
        let mut writes = Vec::with_capacity(4 + 2 * events.len());
        for event in events {
            sequence += 1;
            summary.state = State::after(state, &event.what)?;
            state = Some(summary.state);
            if let request::Event::DueRecounted { to, .. } = &event.what {
                summary.due_on = *to;
            }
            let at = keys::event(number, sequence);
            let blob = self.vault.seal_json(&at, &event.says).await?;
            let stored = chain::link(number, (sequence, &head), (event, blob), now);
            head.clone_from(&stored.hash);
            writes.push(Write::Put(stored.item(number), Condition::Absent));
            if let Some(kind) = event.notice {
                writes.push(Write::Put(tasks::fresh(number, sequence, kind, now), Condition::Absent));
            }
        }
        let replaces = if request.version == 0 { Condition::Absent } else { Condition::Version(request.version) };
        for person in &request.people {
            writes.push(Write::Put(summary.item(&keys::cabinet(person, summary.filed_at, number)), Condition::Always));
        }
        let item = summary.item(&keys::request(number)).version(sequence).text("head", head);
        let due = keys::due_number(summary.due_on, number);
        let item = item.texts("people", &request.people).indexed(keys::BY_PROVIDER, &summary.provider, due);
        writes.push(Write::Put(item, replaces));
        Ok(writes)
    }

    async fn answer_record(&self, filing: &Filing, number: &str, answer: &Value) -> Result<Write, NotStored> {
        let at: Key = keys::idempotency(&filing.account, &filing.idempotency_key);
        let now = self.clock.now();
        let blob = self.vault.seal_json(&at, answer).await?;
        let item = Item::new(&at).text("body", &filing.body).text("number", number).bytes("blob", blob);
        let forgotten = table::item::expression("attribute_not_exists(#PK) OR #expires <= :now").number(":now", now.timestamp());
        Ok(Write::Put(item.expires(now + ANSWER_KEPT), Condition::Holds(forgotten)))
    }
}

impl From<table::Broken> for NotStored {
    fn from(broken: table::Broken) -> NotStored {
        match broken {
            table::Broken::TooLarge(bytes) => NotStored::TooLarge(bytes),
            other @ (table::Broken::Conflict { .. }
            | table::Broken::Unavailable(_)
            | table::Broken::Refused(_)
            | table::Broken::Malformed(_)) => NotStored::Table(other),
        }
    }
}

impl From<vault::Broken> for NotStored {
    fn from(broken: vault::Broken) -> NotStored {
        NotStored::Vault(broken)
    }
}
