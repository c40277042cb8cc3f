//! The outbox's worker: renders, seals and stores the notice about an event, shows it in the cabinet, announces it by SMS, and records that.
//! Each step looks at what is there before it does anything, so that a worker that dies anywhere is followed by one that ends the same work,
//! with one notice and one message. The order of a request's events is kept; requests do not wait for one another.

use crate::failpoint::Failpoint;
use crate::keys;
use crate::objects::{self, Created, Objects};
use crate::pdf;
use crate::random;
use crate::seal::{self, Seals, Unsealed};
use crate::sms::{self, Message, Sms};
use crate::store::notices::{self, Stage, StoredNotice};
use crate::store::requests::Request;
use crate::store::tasks::{self, Task};
use crate::store::{Actor, NewEvent, NotStored, Store};
use crate::table;
use crate::trust::TrustList;
use bytes::Bytes;
use chrono::{DateTime, TimeDelta, Utc};
use otinish_core::notice::{Force, Notice};
use otinish_core::request::{Event, Refused, State};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt;
use std::future::Future;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

/// Does what the outbox asks for. Clones are the same worker.
#[derive(Clone, Debug)]
pub struct Worker {
    doors: Arc<Doors>,
    /// This process among the workers.
    holder: String,
    resting: Arc<Mutex<HashMap<String, DateTime<Utc>>>>,
}

/// What the worker needs from outside.
pub struct Doors {
    pub store: Store,
    pub objects: Objects,
    pub seals: Seals,
    pub trusted: TrustList,
    pub sms: Sms,
    /// Writes the words.
    pub compose: Compose,
}

/// Puts an event into the words of a notice and of the message about it.
pub type Compose = Arc<dyn Fn(&Occasion<'_>) -> Result<Composed, Unwritten> + Send + Sync>;

/// What a notice is written about.
#[derive(Debug)]
pub struct Occasion<'a> {
    pub request: &'a Request,
    pub task: &'a Task,
    /// What the request's first event says, and what the task's own.
    pub filed: &'a Value,
    pub says: &'a Value,
    pub code: &'a str,
    pub issued_at: DateTime<Utc>,
    /// The force that the provider's seal gives at this instant.
    pub force: Force,
}

#[derive(Clone, Copy)]
struct About<'a> {
    request: &'a Request,
    task: &'a Task,
    filed: &'a Value,
    says: &'a Value,
}

/// The words of a notice and of the message about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Composed {
    pub notice: Notice,
    /// To which number the message goes, if there is one, and what it says.
    pub message: Option<(String, String)>,
}

/// Why a notice is not written.
#[derive(Debug, thiserror::Error)]
pub enum Unwritten {
    /// A stored event cannot be put into words, which is a fault of this program.
    #[error("the event cannot be put into words: {0}")]
    Unwritable(String),
    /// The notice has to name who takes documents for the provider: it waits for an appointment, however long that takes.
    #[error("the provider has appointed nobody to take documents")]
    NobodyAppointed,
}

/// Why a task waits.
#[derive(Debug, thiserror::Error)]
enum Waiting {
    #[error(transparent)]
    Store(#[from] NotStored),
    #[error(transparent)]
    Objects(#[from] objects::Broken),
    #[error(transparent)]
    Unwritten(#[from] Unwritten),
    #[error("the notice cannot be rendered: {0}")]
    Unrendered(String),
    #[error(transparent)]
    Unsealed(#[from] Unsealed),
    #[error("the provider has no seal")]
    NoSeal,
    #[error("the seal rests after a failure")]
    SealRests,
    #[error(transparent)]
    Sms(#[from] sms::Broken),
    #[error("a stored document is not what was stored")]
    Changed,
    #[error("no worker has survived it")]
    Deadly,
}

impl Waiting {
    /// The word that the task shows.
    const fn name(&self) -> &'static str {
        match self {
            Waiting::Store(NotStored::NotAllowed(_)) => "order",
            Waiting::Store(_) => "table",
            Waiting::Objects(_) => "objects",
            Waiting::Unwritten(Unwritten::NobodyAppointed) => "appointment",
            Waiting::Unwritten(Unwritten::Unwritable(_)) | Waiting::Unrendered(_) => "words",
            Waiting::Unsealed(_) | Waiting::NoSeal | Waiting::SealRests => "seal",
            Waiting::Sms(_) => "sms",
            Waiting::Changed => "document",
            Waiting::Deadly => "worker",
        }
    }
}

/// How long a worker may have a task. It is more than all deadlines of one try together.
const LEASE: TimeDelta = TimeDelta::minutes(2);
/// After this many failed tries, some ten hours, a task is parked and somebody is called.
const MOST_TRIES: u32 = 64;
const LONGEST_PAUSE: TimeDelta = TimeDelta::minutes(10);
/// How often it is looked whether a provider has appointed somebody by now.
const APPOINTMENT_PAUSE: TimeDelta = TimeDelta::minutes(1);
/// How long a task rests when it is parked, before it gets one more try: what it waited for may be there again, and nobody may have looked.
/// Each time twice as long, up to the longest.
const FIRST_REST: TimeDelta = TimeDelta::hours(1);
const LONGEST_REST: TimeDelta = TimeDelta::hours(16);
/// How long nobody asks a seal that has just failed: a thousand waiting notices must not make a thousand calls.
const REST: TimeDelta = TimeDelta::seconds(5);
/// How many requests are worked on at once.
const AT_ONCE: usize = 4;
/// How often the index is looked at when nothing rings.
const ROUND: Duration = Duration::from_secs(1);

impl Worker {
    pub fn new(doors: Doors) -> Worker {
        Worker { doors: Arc::new(doors), holder: random::notice_code(), resting: Arc::default() }
    }

    /// Works until `stop`, then ends what is under way. A request whose door is slow takes one of a few places, and the others go on.
    pub async fn run(&self, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        let places = Arc::new(Semaphore::new(AT_ONCE));
        let mut under_way = JoinSet::new();
        loop {
            tokio::select! {
                () = &mut stop => break,
                () = self.begin(&places, &mut under_way) => {}
            }
            while under_way.try_join_next().is_some() {}
            tokio::select! {
                () = &mut stop => break,
                () = self.doors.store.wake.notified() => {}
                () = tokio::time::sleep(ROUND) => {}
            }
        }
        under_way.join_all().await;
    }

    /// Does everything that is due now, and says how many requests that touched.
    pub async fn round(&self) -> Result<usize, NotStored> {
        let due = self.doors.store.requests_with_due_tasks(self.doors.store.clock.now()).await?;
        for number in &due {
            self.work_in_sight(number).await;
        }
        Ok(due.len())
    }

    /// Begins everything that is due now, as places become free.
    async fn begin(&self, places: &Arc<Semaphore>, under_way: &mut JoinSet<()>) {
        let due = match self.doors.store.requests_with_due_tasks(self.doors.store.clock.now()).await {
            Ok(due) => due,
            Err(error) => return tracing::error!(error = error.to_string(), "the outbox cannot be read"),
        };
        for number in due {
            let place = places.clone().acquire_owned().await.expect("nobody closes the places");
            let worker = self.clone();
            under_way.spawn(async move {
                worker.work_in_sight(&number).await;
                drop(place);
            });
        }
    }

    async fn work_in_sight(&self, number: &str) {
        if let Err(error) = self.work_on(number).await {
            tracing::error!(request = number, error = error.to_string(), "a request's tasks cannot be read");
        }
    }

    /// Does what is due about this request, in the order of its events, and stops at the first that has to wait.
    pub async fn work_on(&self, number: &str) -> Result<(), NotStored> {
        let store = &self.doors.store;
        loop {
            let Some(request) = store.request(number).await? else { return Ok(()) };
            let Some(next) = request.tasks.iter().find(|task| task.stage != tasks::Stage::Done) else { return Ok(()) };
            // What is parked, or tried later, holds back what comes after it.
            if next.stage == tasks::Stage::Parked || next.next_try.is_none_or(|next_try| next_try > store.clock.now()) {
                return Ok(());
            }
            let Some(task) = store.claim(next, &self.holder, LEASE).await? else { return Ok(()) };
            // Whoever died over it each time never came to say so.
            let done = if task.tries > MOST_TRIES { Err(Waiting::Deadly) } else { self.perform(&request, &task).await };
            match done {
                Ok(()) => {}
                Err(Waiting::Unwritten(Unwritten::NobodyAppointed)) => return self.await_appointment(&request, &task).await,
                Err(waiting) => return self.put_off(&task, &waiting).await,
            }
            if request.tasks.last().is_some_and(|last| last.sequence == task.sequence) {
                return Ok(());
            }
        }
    }

    /// Takes back what a worker of this table that no longer lives had in hand, and puts parked tasks back: whoever starts the server again
    /// has looked. Only where no other worker can be alive, as with the embedded engine.
    pub async fn take_over(&self) -> Result<(), NotStored> {
        let store = &self.doors.store;
        self.resume(store.clock.now() + LONGEST_REST, 0, |_| true).await?;
        for number in store.requests_with_due_tasks(store.clock.now() + LEASE).await? {
            let Some(request) = store.request(&number).await? else { continue };
            for task in &request.tasks {
                if let Some(dead) = task.holder.as_ref().filter(|holder| **holder != self.holder) {
                    tracing::info!(request = number, event = task.sequence, "an interrupted task is taken over");
                    store.release(task, dead).await?;
                }
            }
        }
        Ok(())
    }

    /// Gives parked tasks that have rested long enough one more try each; where it fails they are parked again, for longer. One that no worker
    /// has survived waits for the next start: it would take the worker down each time.
    pub async fn retry_parked(&self) -> Result<(), NotStored> {
        let now = self.doors.store.clock.now();
        self.resume(now, MOST_TRIES - 1, |task| task.waits_for.as_deref() != Some(Waiting::Deadly.name())).await
    }

    async fn resume(&self, by: DateTime<Utc>, tries: u32, fits: impl Fn(&Task) -> bool) -> Result<(), NotStored> {
        let store = &self.doors.store;
        for number in store.requests_with_parked_tasks(by).await? {
            let Some(request) = store.request(&number).await? else { continue };
            let rested = |task: &&Task| task.stage == tasks::Stage::Parked && task.next_try.is_some_and(|next_try| next_try <= by);
            for task in request.tasks.iter().filter(rested).filter(|task| fits(task)) {
                tracing::info!(request = number, event = task.sequence, "a parked task is tried again");
                store.resume(task, tries).await?;
            }
        }
        Ok(())
    }

    async fn put_off(&self, task: &Task, waiting: &Waiting) -> Result<(), NotStored> {
        let store = &self.doors.store;
        let (request, event, tries, reason) = (&task.number, task.sequence, task.tries, waiting.name());
        if tries >= MOST_TRIES {
            let cause = waiting.to_string();
            // Whoever was called once knows of it.
            if task.parked == 0 {
                tracing::error!(request, event, tries, reason, cause, alarm = true, "a task is parked after its last try");
            } else {
                tracing::warn!(request, event, reason, cause, "a task stays parked");
            }
            return store.park(task, &self.holder, reason, rest(task.parked)).await;
        }
        tracing::warn!(request, event, tries, reason, cause = waiting.to_string(), "a task is put off");
        store.postpone(task, &self.holder, reason, pause(tries.saturating_sub(1))).await
    }

    /// Says in the request, once, that its receipt waits for an appointment, and looks again from time to time.
    async fn await_appointment(&self, request: &Request, task: &Task) -> Result<(), NotStored> {
        let store = &self.doors.store;
        if !request.summary.state.awaits_appointment {
            let Some(event) = event_about(request, task, Event::AppointmentAwaited, Value::Null) else { return Ok(()) };
            match store.append(request, &[event], Vec::new()).await {
                Ok(()) => {
                    tracing::warn!(request = task.number, provider = request.summary.provider, "nobody is appointed to take documents");
                }
                // What came between is seen at the next look, and so is this.
                Err(NotStored::Stale | NotStored::NotAllowed(_)) => {}
                Err(broken) => return Err(broken),
            }
        }
        store.wait(task, &self.holder, "appointment", APPOINTMENT_PAUSE).await
    }

    /// The steps from the event to the last word about its notice.
    async fn perform(&self, request: &Request, task: &Task) -> Result<(), Waiting> {
        let Doors { store, seals, sms, .. } = &*self.doors;
        let id = notices::id(&task.number, task.sequence);
        match State::after(Some(request.summary.state), &Event::Issued { notice: task.notice, id }) {
            Ok(_) => {}
            Err(Refused::Ended) => return Ok(self.drop_task(task, "the request has ended").await?),
            Err(refused) => return Err(NotStored::from(refused).into()),
        }
        let filed = store.says(request, 1).await?;
        let says = store.says(request, task.sequence).await?;
        let about = About { request, task, filed: &filed, says: &says };
        let words = |code: &str, issued_at| {
            let seal = seals.get(&request.summary.provider).ok_or(Waiting::NoSeal)?;
            // A certificate that may not seal now says nothing of the force that the document will have: the words wait for one that may.
            seal.chain().may_seal(seal.bin(), issued_at).map_err(Unsealed::from)?;
            self.compose(about, code, issued_at).map(|composed| composed.notice)
        };
        let stored = store.number_notice(request, task.sequence, task.notice, words).await?;
        Failpoint::AfterNumber.reached(store.fail_at);
        let stored = self.render(stored).await?;
        Failpoint::AfterRendering.reached(store.fail_at);
        let stored = self.seal(stored, &request.summary.provider).await?;
        if let Some((to, text)) = self.compose(about, &stored.code, stored.issued_at)?.message {
            sms.send(&Message { id: stored.id.clone(), to, text, at: stored.issued_at }).await?;
        }
        Failpoint::AfterSms.reached(store.fail_at);
        self.record(&stored, task).await
    }

    fn compose(&self, about: About<'_>, code: &str, issued_at: DateTime<Utc>) -> Result<Composed, Waiting> {
        let Doors { seals, trusted, compose, .. } = &*self.doors;
        let About { request, task, filed, says } = about;
        let force = seals.get(&request.summary.provider).ok_or(Waiting::NoSeal)?.force(trusted, issued_at);
        Ok(compose(&Occasion { request, task, filed, says, code, issued_at, force })?)
    }

    /// Ends a task about which nothing can be issued any more.
    async fn drop_task(&self, task: &Task, why: &str) -> Result<(), NotStored> {
        tracing::warn!(request = task.number, event = task.sequence, why, "nothing is issued");
        match self.doors.store.table.transact(vec![tasks::done(task, &self.holder)]).await {
            Ok(()) | Err(table::Broken::Conflict { .. }) => Ok(()),
            Err(broken) => Err(broken.into()),
        }
    }

    /// Renders and stores the unsigned document, unless that is done.
    async fn render(&self, mut stored: StoredNotice) -> Result<StoredNotice, Waiting> {
        let Doors { store, objects, .. } = &*self.doors;
        if stored.stage >= Stage::Rendered {
            return Ok(stored);
        }
        let notice = store.notice(&stored).await?;
        let rendered = tokio::task::spawn_blocking(move || pdf::render(&notice)).await;
        let rendered = rendered.map_err(|error| Waiting::Unrendered(error.to_string()))?;
        let document = Bytes::from(rendered.map_err(|error| Waiting::Unrendered(error.to_string()))?);
        let document = self.first(&notices::unsigned_path(&stored.id), document).await?;
        let sha256 = keys::sha256_hex(&document);
        store.rendered(&stored, &sha256).await?;
        stored.stage = Stage::Rendered;
        stored.unsigned = Some(sha256);
        tracing::debug!(notice = stored.id, bytes = document.len(), store = ?objects, "rendered");
        Ok(stored)
    }

    /// Seals and stores the document and lets it be seen, unless that is done.
    async fn seal(&self, mut stored: StoredNotice, provider: &str) -> Result<StoredNotice, Waiting> {
        let Doors { store, objects, seals, trusted, .. } = &*self.doors;
        if stored.stage >= Stage::Issued {
            return Ok(stored);
        }
        let path = notices::sealed_path(&stored.id);
        // Whoever stored a sealed document before dying has settled which one it is.
        let document = match objects.get(&path).await? {
            Some(document) => document,
            None => {
                let unsigned = objects.get(&notices::unsigned_path(&stored.id)).await?.ok_or(Waiting::Changed)?;
                if stored.unsigned.as_deref() != Some(keys::sha256_hex(&unsigned).as_str()) {
                    return Err(Waiting::Changed);
                }
                let seal = seals.get(provider).ok_or(Waiting::NoSeal)?;
                self.rested(provider)?;
                let sealed = seal::seal_pdf(&unsigned, seal, trusted, store.clock.now()).await;
                let sealed = sealed.inspect_err(|_| self.let_rest(provider))?;
                Failpoint::AfterSealing.reached(store.fail_at);
                self.first(&path, Bytes::from(sealed)).await?
            }
        };
        Failpoint::AfterStoring.reached(store.fail_at);
        let sha256 = keys::sha256_hex(&document);
        store.issue(&stored, &sha256).await?;
        stored.stage = Stage::Issued;
        stored.sealed = Some(sha256);
        Ok(stored)
    }

    /// Records that the notice was issued and ends the task, in one transaction; an event that came between is no obstacle.
    async fn record(&self, stored: &StoredNotice, task: &Task) -> Result<(), Waiting> {
        let store = &self.doors.store;
        let mut tries = 0;
        loop {
            let request = store.request(&task.number).await?.ok_or(Waiting::Changed)?;
            let issued = Event::Issued { notice: stored.kind, id: stored.id.clone() };
            let says = json!({ "code": stored.code, "unsigned": stored.unsigned, "sealed": stored.sealed });
            let event = event_about(&request, task, issued, says).ok_or(Waiting::Changed)?;
            match store.append(&request, &[event], vec![tasks::done(task, &self.holder)]).await {
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

    /// Stores the object, or answers the one that was stored there first.
    async fn first(&self, path: &str, bytes: Bytes) -> Result<Bytes, Waiting> {
        match self.doors.objects.create(path, bytes.clone()).await? {
            Created::Now => Ok(bytes),
            Created::Before => self.doors.objects.get(path).await?.ok_or(Waiting::Changed),
        }
    }

    /// Fails where this provider's seal has failed a moment ago.
    fn rested(&self, provider: &str) -> Result<(), Waiting> {
        let resting = self.resting.lock().expect("nobody panics while holding this lock");
        match resting.get(provider) {
            Some(until) if *until > self.doors.store.clock.now() => Err(Waiting::SealRests),
            Some(_) | None => Ok(()),
        }
    }

    fn let_rest(&self, provider: &str) {
        let until = self.doors.store.clock.now() + REST;
        self.resting.lock().expect("nobody panics while holding this lock").insert(provider.to_owned(), until);
    }
}

impl fmt::Debug for Doors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Doors").field("store", &self.store).field("seals", &self.seals).finish_non_exhaustive()
    }
}

/// What the worker adds about a task, by the rules and the calendar of the event that the task is about.
fn event_about(request: &Request, task: &Task, what: Event, says: Value) -> Option<NewEvent> {
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

/// For how long a task is parked that was parked so often before.
fn rest(parked_before: u32) -> TimeDelta {
    (FIRST_REST * (1 << parked_before.min(8))).min(LONGEST_REST)
}

/// Twice as long after each failed try, up to a limit, and never quite the same for two tasks that failed together.
fn pause(failed_before: u32) -> TimeDelta {
    let longest = TimeDelta::seconds(1 << failed_before.min(10)).min(LONGEST_PAUSE).num_milliseconds();
    let jitter = i64::from(u16::from_be_bytes(random::bytes())) * longest / (2 * i64::from(u16::MAX));
    TimeDelta::milliseconds(longest / 2 + jitter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_ten_minutes_and_all_tries_take_hours() {
        for failed_before in 0..MOST_TRIES {
            let longest = TimeDelta::seconds(1 << failed_before.min(10)).min(LONGEST_PAUSE);
            let pause = pause(failed_before);
            assert!(longest / 2 <= pause && pause <= longest, "{failed_before}: {pause}");
        }
        let least: TimeDelta =
            (0..MOST_TRIES).map(|failed_before| TimeDelta::seconds(1 << failed_before.min(10)).min(LONGEST_PAUSE) / 2).sum();
        assert!(least > TimeDelta::hours(4) && least < TimeDelta::hours(12), "{least}");
    }
}
