//! When a newer calendar is in force, every open request is counted anew by its own edition: a day of the answer that moves is an event with
//! both days and what moved it. The same calendar moves nothing twice, so whoever dies in the middle is followed by one who begins again.

use crate::calendars::{BETWEEN_LOOKS, Calendars};
use crate::clock;
use crate::failpoint::Failpoint;
use crate::keys;
use crate::store::requests::Request;
use crate::store::{Actor, NewEvent, NotStored, Store};
use crate::table::Broken;
use crate::table::item::{Condition, Item, expression};
use otinish_core::application::Input;
use otinish_core::calendar::{Calendar, Entry};
use otinish_core::check;
use otinish_core::request::{Event, Refused, Told, retold};
use otinish_core::services::register::Register;
use serde_json::{Value, json};

/// Counts open requests anew.
#[derive(Debug)]
pub struct Recounter {
    pub store: Store,
    pub register: Register,
    pub calendars: Calendars,
    /// The BINs of the organisations on the list; one that ends stays there, marked as liquidated, as long as it has open requests.
    pub providers: Vec<String>,
}

/// Why a request is left as it was counted.
#[derive(Debug, thiserror::Error)]
enum Left {
    #[error(transparent)]
    Store(#[from] NotStored),
    #[error("what was filed cannot be read: {0}")]
    Unreadable(String),
    #[error("no edition of the service is of the day by which it was judged")]
    NoEdition,
}

/// Calls and processes that still count by the calendar before have ended by then.
const SETTLED_AFTER: chrono::TimeDelta = BETWEEN_LOOKS.checked_mul(2).expect("two minutes are a time");

impl Recounter {
    /// Counts the open requests by the calendar in force, unless that is done, and says how many days of an answer have moved.
    ///
    /// It is done twice for each calendar: at once, and when nobody files by the one before any more.
    ///
    /// # Errors
    /// Where the table does not answer: the next pass begins again.
    pub async fn pass(&self) -> Result<usize, NotStored> {
        let (table, now) = (&self.store.table, self.store.clock.now());
        let calendar = self.calendars.in_force().await;
        let version = calendar.version().map(|day| day.to_string()).unwrap_or_default();
        let last = table.get(&keys::recounted()).await?;
        // Another process may know of a newer calendar already: nothing is counted back.
        if last.as_ref().and_then(|item| item.maybe_text_of("as_of")).is_some_and(|counted| *counted > *version) {
            return Ok(0);
        }
        let done = last.filter(|item| item.maybe_text_of("calendar") == Some(calendar.digest()));
        let begun = done.as_ref().and_then(|item| clock::read(item.maybe_text_of("begun")?));
        let is_settled = begun.is_some_and(|begun| now >= begun + SETTLED_AFTER);
        let is_done = done.as_ref().is_some_and(|item| item.maybe_text_of("settled") == Some("yes"));
        if is_done || (begun.is_some() && !is_settled) {
            return Ok(0);
        }
        let moved = self.count_all(&calendar).await?;
        let item = Item::new(&keys::recounted()).text("calendar", calendar.digest());
        let item = item.text("begun", clock::written(begun.unwrap_or(now))).text("settled", if is_settled { "yes" } else { "no" });
        let item = item.text("as_of", &version);
        // What an earlier version of the program wrote here does not say as of when.
        let not_newer = expression("attribute_not_exists(#as_of) OR #as_of <= :as_of").text(":as_of", version);
        match table.put(item, Condition::Holds(not_newer)).await {
            // Whoever counted by a newer one meanwhile counts these again.
            Ok(()) | Err(Broken::Conflict { .. }) => {}
            Err(broken) => return Err(broken.into()),
        }
        Ok(moved)
    }

    /// The same for whoever can only wait for the next pass: a failure is logged.
    pub async fn pass_in_sight(&self) {
        if let Err(error) = self.pass().await {
            tracing::error!(error = error.to_string(), "open requests cannot be counted anew");
        }
    }

    async fn count_all(&self, calendar: &Calendar) -> Result<usize, NotStored> {
        let mut moved = 0;
        for provider in &self.providers {
            for number in self.store.open_requests(provider).await? {
                match self.count(&number, calendar).await {
                    Ok(false) => {}
                    Ok(true) => {
                        moved += 1;
                        Failpoint::AfterRecounting.reached(self.store.fail_at, None);
                    }
                    Err(Left::Store(not_stored)) => return Err(not_stored),
                    // Nobody but a person can mend that, and the others must not wait for it.
                    Err(left) => tracing::error!(request = number, why = left.to_string(), alarm = true, "a request is not counted anew"),
                }
            }
        }
        if moved > 0 {
            tracing::info!(moved, calendar = calendar.digest(), "days of the answer have moved");
        }
        Ok(moved)
    }

    /// Counts one request, and says whether its day has moved.
    async fn count(&self, number: &str, calendar: &Calendar) -> Result<bool, Left> {
        loop {
            let Some(request) = self.store.request(number).await? else { return Ok(false) };
            let Some(event) = self.moved(&request, calendar).await? else { return Ok(false) };
            match self.store.append(&request, &[event], Vec::new()).await {
                Ok(()) => return Ok(true),
                // Something came between: it is looked at as it is now.
                Err(NotStored::Stale) => {}
                Err(NotStored::NotAllowed(Refused::Ended)) => return Ok(false),
                Err(not_stored) => return Err(not_stored.into()),
            }
        }
    }

    /// What there is to record, if the newer calendar moves the day of the answer.
    async fn moved(&self, request: &Request, calendar: &Calendar) -> Result<Option<NewEvent>, Left> {
        let (Some(first), Some(counted)) = (request.events.first(), request.counted()) else { return Ok(None) };
        if counted.calendar == calendar.digest() {
            return Ok(None);
        }
        let filed = self.store.says(request, first.sequence).await?;
        let text = filed["input"].to_string();
        let input = Input::read(&self.register, &text).map_err(|unreadable| Left::Unreadable(unreadable.to_string()))?;
        let edition = first.edition.as_deref().map(str::parse).transpose().map_err(|_| Left::NoEdition)?;
        let days = check::days(&self.register, calendar, &input, edition).ok_or(Left::NoEdition)?;
        let (from, to) = (request.summary.due_on, days.due_on);
        if from == to {
            return Ok(None);
        }
        let before =
            if counted.sequence == first.sequence { filed["report"].clone() } else { self.store.says(request, counted.sequence).await? };
        let before: Vec<Told> =
            serde_json::from_value(before["due_because"].clone()).map_err(|error| Left::Unreadable(error.to_string()))?;
        let days_told = retold(&before, &days.because);
        Ok(Some(NewEvent {
            what: Event::DueRecounted { from, to, calendar: calendar.digest().to_owned(), days: days_told },
            actor: Actor::System,
            edition: first.edition.clone(),
            rules: self.register.rules().to_owned(),
            calendar: calendar.digest().to_owned(),
            says: counting(calendar, days.accepted_on, to, &days.because),
            notice: None,
        }))
    }
}

/// A derivation of the day of the answer, as an event keeps it and the API tells it.
fn counting(
    calendar: &Calendar,
    accepted_on: Option<chrono::NaiveDate>,
    due_on: Option<chrono::NaiveDate>,
    because: &[Entry<'_>],
) -> Value {
    let written = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    json!({ "calendar": calendar.digest(), "accepted_on": written(accepted_on), "due_on": written(due_on), "due_because": because })
}
