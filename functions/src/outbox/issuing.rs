//! One notice from its event to the last word about it: numbered, rendered, sealed, stored, recorded, announced. Each step looks at what is
//! there before it does anything.

use super::waiting::Waiting;
use super::{Doors, Occasion, Rest, Unwritten, Worker};
use crate::failpoint::Failpoint;
use crate::keys;
use crate::objects::Created;
use crate::pdf;
use crate::seal::{self, Seal, Unsealed};
use crate::sms::Message;
use crate::store::notices::{self, Stage, StoredNotice};
use crate::store::requests::Request;
use crate::store::tasks::{self, Task};
use crate::store::{Actor, NewEvent, NotStored, chain};
use crate::table;
use bytes::Bytes;
use chrono::TimeDelta;
use otinish_core::request::{Event, Refused, State};
use serde_json::{Value, json};

/// How long nobody asks a door that has just failed: a thousand waiting notices must not make a thousand calls. Each time twice as long, up to
/// the longest, because all that wait for it come back when it ends.
const FIRST_REST: TimeDelta = TimeDelta::seconds(5);
const LONGEST_REST: TimeDelta = TimeDelta::minutes(1);
/// The door of messages among those that rest; the others are seals, by the BINs of their providers.
const MESSAGES: &str = "messages";

impl Worker {
    /// The steps from the event to the notice about it.
    pub(super) async fn perform(&self, request: &Request, task: &Task) -> Result<(), Waiting> {
        let Doors { store, trusted, compose, .. } = &*self.doors;
        let id = notices::id(&task.number, task.sequence);
        match State::after(Some(request.summary.state), &Event::Issued { notice: task.notice, id }) {
            Ok(_) => {}
            Err(Refused::Ended) => return Ok(self.drop_task(task, "the request has ended").await?),
            Err(refused) => return Err(NotStored::from(refused).into()),
        }
        let says = store.says(request, task.sequence).await?;
        let words = |code: &str, issued_at| {
            let seal = self.seal_of(&request.summary.provider)?;
            // A certificate that may not seal now says nothing of the force that the document will have: the words wait for one that may.
            seal.chain().may_seal(seal.bin(), issued_at).map_err(Unsealed::from)?;
            let force = seal.force(trusted, issued_at);
            (compose.notice)(&Occasion { request, task, says: &says, code, issued_at, force }).map_err(Waiting::from)
        };
        let stored = store.number_notice(request, task.sequence, task.notice, words).await?;
        Failpoint::AfterNumber.reached(store.fail_at, Some(stored.sequence));
        let stored = self.render(stored).await?;
        Failpoint::AfterRendering.reached(store.fail_at, Some(stored.sequence));
        let stored = self.seal(stored, &request.summary.provider).await?;
        let (filed, notice) = (store.says(request, 1).await?, store.notice(&stored).await?);
        let message = (compose.message)(&filed, &notice);
        self.record(&stored, message, task).await
    }

    /// Tells of a notice that was issued, in the words that were kept with that event, and ends the task.
    pub(super) async fn announce(&self, request: &Request, task: &Task, issued: &chain::Event) -> Result<(), Waiting> {
        let Doors { store, sms, .. } = &*self.doors;
        let says = store.says(request, issued.sequence).await?;
        let message: Option<(String, String)> =
            serde_json::from_value(says["message"].clone()).map_err(|_| Unwritten::Unwritable("its message is not one".to_owned()))?;
        if let Some((to, text)) = message {
            if let Some(rest) = self.rest(MESSAGES) {
                return Err(Waiting::SmsRests(rest));
            }
            let message = Message { id: notices::id(&task.number, task.sequence), to, text, at: issued.at };
            let sent = sms.send(&message).await;
            match &sent {
                Err(broken) if broken.is_outage() => self.let_rest(MESSAGES),
                // A gateway that refuses one message takes the next.
                Ok(()) | Err(_) => self.has_answered(MESSAGES),
            }
            sent?;
        }
        Failpoint::AfterSms.reached(store.fail_at, Some(task.sequence));
        Ok(self.end(task).await?)
    }

    /// Ends a task about which nothing can be issued any more.
    async fn drop_task(&self, task: &Task, why: &str) -> Result<(), NotStored> {
        tracing::warn!(request = task.number, event = task.sequence, why, "nothing is issued");
        self.end(task).await
    }

    /// Ends a task; whoever has it by now ends it instead.
    async fn end(&self, task: &Task) -> Result<(), NotStored> {
        match self.doors.store.table.transact(vec![tasks::done(task, &self.holder)]).await {
            Ok(()) | Err(table::Broken::Conflict { .. }) => Ok(()),
            Err(broken) => Err(broken.into()),
        }
    }

    /// Renders and stores the unsigned document, unless that is done.
    async fn render(&self, mut stored: StoredNotice) -> Result<StoredNotice, Waiting> {
        let store = &self.doors.store;
        if stored.stage >= Stage::Rendered {
            return Ok(stored);
        }
        let rendered = self.rendered(&stored).await?;
        let document = self.first(&notices::unsigned_path(&stored.id), rendered.clone()).await?;
        // Whoever was quicker has rendered the same words. Anything else is none of ours, and no seal goes under it.
        if document != rendered {
            return Err(Waiting::Changed);
        }
        let sha256 = keys::sha256_hex(&document);
        store.rendered(&stored, &sha256).await?;
        stored.stage = Stage::Rendered;
        stored.unsigned = Some(sha256);
        tracing::debug!(notice = stored.id, bytes = document.len(), "rendered");
        Ok(stored)
    }

    /// The unsigned document of a notice's words, which are the same each time.
    async fn rendered(&self, stored: &StoredNotice) -> Result<Bytes, Waiting> {
        let notice = self.doors.store.notice(stored).await?;
        let rendered = tokio::task::spawn_blocking(move || pdf::render(&notice)).await;
        // What a panic says could be the words of the notice.
        let rendered = rendered.map_err(|_| Waiting::Unrendered("the renderer has given up".to_owned()))?;
        Ok(rendered.map_err(|error| Waiting::Unrendered(error.to_string()))?.into())
    }

    /// Seals and stores the document and lets it be seen, unless that is done.
    async fn seal(&self, mut stored: StoredNotice, provider: &str) -> Result<StoredNotice, Waiting> {
        let Doors { store, objects, trusted, .. } = &*self.doors;
        if stored.stage >= Stage::Issued {
            return Ok(stored);
        }
        let (path, unsigned_path) = (notices::sealed_path(&stored.id), notices::unsigned_path(&stored.id));
        let unsigned = match objects.get(&unsigned_path).await? {
            Some(document) => document,
            // It was lost, as when the objects are put back to an earlier day.
            None => self.first(&unsigned_path, self.rendered(&stored).await?).await?,
        };
        if stored.unsigned.as_deref() != Some(keys::sha256_hex(&unsigned).as_str()) {
            return Err(Waiting::Changed);
        }
        // Whoever stored a sealed document before dying has settled which one it is.
        let document = match objects.get(&path).await? {
            Some(document) => document,
            None => {
                let seal = self.seal_of(provider)?;
                if let Some(rest) = self.rest(provider) {
                    return Err(Waiting::SealRests(rest));
                }
                let sealed = seal::seal_pdf(&unsigned, seal, trusted, store.clock.now()).await;
                let sealed = sealed.inspect_err(|_| self.let_rest(provider))?;
                self.has_answered(provider);
                Failpoint::AfterSealing.reached(store.fail_at, Some(stored.sequence));
                self.first(&path, Bytes::from(sealed)).await?
            }
        };
        Failpoint::AfterStoring.reached(store.fail_at, Some(stored.sequence));
        // A seal is added to a document and changes nothing in it: anything else under this name is none of ours.
        if document.len() == unsigned.len() || !document.starts_with(&unsigned) {
            return Err(Waiting::Changed);
        }
        let sha256 = keys::sha256_hex(&document);
        store.issue(&stored, &sha256).await?;
        stored.stage = Stage::Issued;
        stored.sealed = Some(sha256);
        Ok(stored)
    }

    /// Records that the notice was issued, with the message that is to tell of it; an event that came between is no obstacle.
    async fn record(&self, stored: &StoredNotice, message: Option<(String, String)>, task: &Task) -> Result<(), Waiting> {
        let store = &self.doors.store;
        let mut tries = 0;
        loop {
            let request = store.request(&task.number).await?.ok_or(Waiting::Changed)?;
            let issued = Event::Issued { notice: stored.kind, id: stored.id.clone() };
            let says = json!({ "code": stored.code, "unsigned": stored.unsigned, "sealed": stored.sealed, "message": message });
            let event = event_about(&request, task, issued, says).ok_or(Waiting::Changed)?;
            match store.append(&request, &[event], vec![tasks::issued(task, &self.holder, store.clock.now())]).await {
                Ok(()) => {
                    tracing::info!(request = task.number, notice = stored.id, kind = notices::name_of(stored.kind), "a notice is issued");
                    return Ok(());
                }
                Err(NotStored::Stale) if tries < 5 => tries += 1,
                // It ended between the seal and this record: the notice stands as it was issued, and the request as it is.
                Err(NotStored::NotAllowed(Refused::Ended)) => return Ok(self.drop_task(task, "the request has ended").await?),
                Err(broken) => return Err(broken.into()),
            }
        }
    }

    fn seal_of(&self, provider: &str) -> Result<&Seal, Waiting> {
        self.doors.seals.get(provider).ok_or(Waiting::NoSeal)
    }

    /// Stores the object, or answers the one that was stored there first.
    async fn first(&self, path: &str, bytes: Bytes) -> Result<Bytes, Waiting> {
        match self.doors.objects.create(path, bytes.clone()).await? {
            Created::Now => Ok(bytes),
            Created::Before => self.doors.objects.get(path).await?.ok_or(Waiting::Changed),
        }
    }

    /// The rest of this door, if it has failed a moment ago.
    fn rest(&self, door: &str) -> Option<Rest> {
        let resting = self.resting.lock().expect("nobody panics while holding this lock");
        resting.get(door).filter(|rest| rest.until > self.doors.store.clock.now()).copied()
    }

    fn let_rest(&self, door: &str) {
        let now = self.doors.store.clock.now();
        let mut resting = self.resting.lock().expect("nobody panics while holding this lock");
        let length = match resting.get(door) {
            // Several calls that were under way together are one failure.
            Some(rest) if rest.until > now => return,
            Some(rest) => (rest.length * 2).min(LONGEST_REST),
            None => FIRST_REST,
        };
        resting.insert(door.to_owned(), Rest { until: now + length, length });
    }

    fn has_answered(&self, door: &str) {
        self.resting.lock().expect("nobody panics while holding this lock").remove(door);
    }
}

/// What the worker adds about a task, by the rules and the calendar of the event that the task is about.
pub(super) fn event_about(request: &Request, task: &Task, what: Event, says: Value) -> Option<NewEvent> {
    let about = request.events.iter().find(|event| event.sequence == task.sequence)?;
    Some(NewEvent {
        what,
        actor: Actor::System,
        edition: about.edition.clone(),
        rules: about.rules.clone(),
        calendar: about.calendar.clone(),
        says,
        notice: None,
    })
}
