//! The shapes in which the table keeps a request: what a list shows of it, and all of its partition.

use crate::clock;
use crate::keys::{self, Key};
use crate::store::chain::Event;
use crate::store::notices::{self, StoredNotice};
use crate::store::tasks::Task;
use crate::store::{Filing, NotStored};
use crate::table::Broken;
use crate::table::item::Item;
use chrono::{DateTime, NaiveDate, Utc};
use otinish_core::request::{self, Refused, State};

/// A request with its events, its notices and what is still to be done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    pub summary: Summary,
    /// The keyed hashes of those whose request it is.
    pub people: Vec<String>,
    /// How many events it has.
    pub version: u64,
    /// The hash of the last event.
    pub head: String,
    pub events: Vec<Event>,
    pub notices: Vec<StoredNotice>,
    pub tasks: Vec<Task>,
}

/// What a list shows: nothing personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub number: String,
    pub service: String,
    pub provider: String,
    /// The keyed hash of the account that sent it.
    pub sender: String,
    pub filed_at: DateTime<Utc>,
    pub due_on: Option<NaiveDate>,
    /// The fold of its events.
    pub state: State,
}

impl Request {
    /// A request on which nothing is written yet; its state is the one that its first event will give it.
    pub(crate) fn new(number: &str, filing: &Filing) -> Result<Request, NotStored> {
        let first = filing.events.first().ok_or(Refused::NotTheBeginning)?;
        let summary = Summary {
            number: number.to_owned(),
            service: filing.service.clone(),
            provider: filing.provider.clone(),
            sender: filing.account.clone(),
            filed_at: filing.filed_at,
            due_on: filing.due_on,
            state: State::after(None, &first.what)?,
        };
        Ok(Request {
            summary,
            people: filing.people.clone(),
            version: 0,
            head: super::chain::BEFORE_THE_FIRST.to_owned(),
            events: Vec::new(),
            notices: Vec::new(),
            tasks: Vec::new(),
        })
    }

    /// The request whose partition holds these items; none where there is no request.
    pub(crate) fn read(items: &[Item]) -> Result<Option<Request>, Broken> {
        let keyed = items.iter().map(|item| Ok((item.key()?.sort, item))).collect::<Result<Vec<_>, Broken>>()?;
        let Some((_, item)) = keyed.iter().find(|(sort, _)| sort == ".") else { return Ok(None) };
        let starting = |prefix: &'static str| keyed.iter().filter(move |(sort, _)| sort.starts_with(prefix)).map(|(_, item)| *item);
        Ok(Some(Request {
            summary: Summary::read(item)?,
            people: item.texts_of("people")?,
            version: item.version_of()?,
            head: item.text_of("head")?.to_owned(),
            events: starting(keys::EVENTS).map(Event::read).collect::<Result<_, _>>()?,
            notices: starting(keys::NOTICES).map(StoredNotice::read).collect::<Result<_, _>>()?,
            tasks: starting(keys::TASKS).map(Task::read).collect::<Result<_, _>>()?,
        }))
    }

    /// The event that says by which days it is due: its filing, or the last time that it was counted anew.
    pub fn counted(&self) -> Option<&Event> {
        let is_recounting = |event: &&Event| matches!(event.what, request::Event::DueRecounted { .. });
        self.events.iter().rfind(is_recounting).or(self.events.first())
    }

    /// The event by which the notice about the event of this number was issued.
    pub fn issuing(&self, sequence: u64) -> Option<&Event> {
        let about = notices::id(&self.summary.number, sequence);
        self.events.iter().find(|event| matches!(&event.what, request::Event::Issued { id, .. } if *id == about))
    }

    /// Whether it is this person's: the keyed hash of an IIN.
    pub fn is_of(&self, person: &str) -> bool {
        self.people.iter().any(|known| known == person)
    }
}

impl Summary {
    pub(crate) fn item(&self, at: &Key) -> Item {
        let item = Item::new(at)
            .text("number", &self.number)
            .text("service", &self.service)
            .text("provider", &self.provider)
            .text("sender", &self.sender)
            .text("filed_at", clock::written(self.filed_at))
            .text("state", serde_json::to_string(&self.state).expect("a state is written without fail"));
        match self.due_on {
            Some(due_on) => item.text("due_on", due_on.to_string()),
            None => item,
        }
    }

    pub(crate) fn read(item: &Item) -> Result<Summary, Broken> {
        let malformed = |name: &str| Broken::Malformed(name.to_owned());
        let due_on = item.maybe_text_of("due_on").map(str::parse).transpose().map_err(|_| malformed("due_on"))?;
        Ok(Summary {
            number: item.text_of("number")?.to_owned(),
            service: item.text_of("service")?.to_owned(),
            provider: item.text_of("provider")?.to_owned(),
            sender: item.text_of("sender")?.to_owned(),
            filed_at: instant_of(item, "filed_at")?,
            due_on,
            state: serde_json::from_str(item.text_of("state")?).map_err(|_| malformed("state"))?,
        })
    }
}

/// The instant in this attribute.
pub(crate) fn instant_of(item: &Item, name: &str) -> Result<DateTime<Utc>, Broken> {
    clock::read(item.text_of(name)?).ok_or_else(|| Broken::Malformed(name.to_owned()))
}
