//! The outbox's worker: renders, seals and stores the notice about an event, shows it in the cabinet, records that, and announces it by SMS.
//! Each step looks at what is there before it does anything, so that a worker that dies anywhere is followed by one that ends the same work,
//! with one notice and one message. The order of a request's events is kept, among its notices and among its messages, but no notice waits
//! for a message; requests do not wait for one another.

mod issuing;
mod waiting;

use crate::objects::Objects;
use crate::random;
use crate::seal::Seals;
use crate::sms::Sms;
use crate::store::requests::Request;
use crate::store::tasks::{self, Task};
use crate::store::{NotStored, Store};
use crate::trust::TrustList;
use chrono::{DateTime, TimeDelta, Utc};
use issuing::event_about;
use otinish_core::notice::{Force, Notice};
use otinish_core::request::Event;
use serde_json::Value;
use std::collections::HashMap;
use std::fmt;
use std::future::Future;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use waiting::{LONGEST_REST, MOST_TRIES, Waiting, pause, rest};

/// Does what the outbox asks for. Clones are the same worker.
#[derive(Clone, Debug)]
pub struct Worker {
    doors: Arc<Doors>,
    /// This process among the workers.
    holder: String,
    /// The doors that have failed, by name: the seal of a provider by its BIN.
    resting: Arc<Mutex<HashMap<String, Rest>>>,
}

/// For how long nobody asks a door that has failed.
#[derive(Clone, Copy, Debug)]
struct Rest {
    until: DateTime<Utc>,
    length: TimeDelta,
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

/// Puts an event into the words of a notice, and those into the words of the message about it.
#[derive(Clone)]
pub struct Compose {
    pub notice: WriteNotice,
    pub message: WriteMessage,
}

pub type WriteNotice = Arc<dyn Fn(&Occasion<'_>) -> Result<Notice, Unwritten> + Send + Sync>;

/// From what the request's first event says and from the notice as it was written: to which number the message goes, if there is one, and what
/// it says. The notice is out by then, so that nothing is looked up for it that could have changed since, and nothing can keep it back.
pub type WriteMessage = Arc<dyn Fn(&Value, &Notice) -> Option<(String, String)> + Send + Sync>;

/// What a notice is written about.
#[derive(Debug)]
pub struct Occasion<'a> {
    pub request: &'a Request,
    pub task: &'a Task,
    /// What the task's event says.
    pub says: &'a Value,
    pub code: &'a str,
    pub issued_at: DateTime<Utc>,
    /// The force that the provider's seal gives at this instant.
    pub force: Force,
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

/// How long a worker may have a task. It is more than all deadlines of one try together.
const LEASE: TimeDelta = TimeDelta::minutes(2);
/// How often it is looked whether a provider has appointed somebody by now.
const APPOINTMENT_PAUSE: TimeDelta = TimeDelta::minutes(1);
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

    /// Does what is due about this request, in the order of its events. A notice that has to wait holds back those after it; a message that
    /// has to wait holds back no notice.
    pub async fn work_on(&self, number: &str) -> Result<(), NotStored> {
        let store = &self.doors.store;
        loop {
            let Some(request) = store.request(number).await? else { return Ok(()) };
            let Some(next) = next(&request, store.clock.now()) else { return Ok(()) };
            let Some(task) = store.claim(next, &self.holder, LEASE).await? else { return Ok(()) };
            let done = match request.issuing(task.sequence) {
                // Whoever died over it each time never came to say so.
                _ if task.tries > MOST_TRIES => Err(Waiting::Deadly),
                None => self.perform(&request, &task).await,
                Some(issued) => self.announce(&request, &task, issued).await,
            };
            match done {
                Ok(()) => {}
                Err(Waiting::Unwritten(Unwritten::NobodyAppointed)) => return self.await_appointment(&request, &task).await,
                // Nothing was tried, so that nothing has failed.
                Err(ref waiting @ (Waiting::SealRests(rest) | Waiting::SmsRests(rest))) => {
                    store.rest(&task, &self.holder, waiting.name(), rest.until).await?;
                }
                Err(waiting) => self.put_off(&task, &waiting).await?,
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
        let cause = waiting.to_string();
        // Whoever can help is called at once, and for the same thing once.
        if waiting.calls_somebody() && task.parked == 0 && task.waits_for.as_deref() != Some(reason) {
            tracing::error!(request, event, tries, reason, cause, alarm = true, "a task is put off, and somebody has to see to it");
        } else {
            tracing::warn!(request, event, tries, reason, cause, "a task is put off");
        }
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
}

impl fmt::Debug for Doors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Doors").field("store", &self.store).field("seals", &self.seals).finish_non_exhaustive()
    }
}

impl fmt::Debug for Compose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Compose").finish_non_exhaustive()
    }
}

/// The task that is worked on next, if one is due. Notices come first, in the order of their events, and then messages in the same order: the
/// first of either holds back those after it where it is parked or tried later.
fn next(request: &Request, now: DateTime<Utc>) -> Option<&Task> {
    let open = || request.tasks.iter().filter(|task| task.stage != tasks::Stage::Done);
    let is_issued = |task: &&Task| request.issuing(task.sequence).is_some();
    let is_due = |task: &&Task| task.stage == tasks::Stage::Waiting && task.next_try.is_some_and(|next_try| next_try <= now);
    let to_issue = open().find(|task| !is_issued(task)).filter(is_due);
    to_issue.or_else(|| open().next().filter(is_issued).filter(is_due))
}
