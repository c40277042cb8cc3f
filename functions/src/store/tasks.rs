//! What is still to be done about an event. A task that waits stands in the sparse `outbox` index under the instant of its next try;
//! whoever works on it first moves that instant away, so that two workers never hold the same task, and a dead one's task comes back.

use crate::clock;
use crate::keys::{self, OUTBOX, SHARDS};
use crate::store::requests::instant_of;
use crate::store::{NotStored, Store, notices};
use crate::table::item::{Condition, Expression, Item, Write, expression};
use crate::table::{self, Broken, Query};
use chrono::{DateTime, TimeDelta, Utc};
use otinish_core::notice::Kind;

/// A notice that is to be issued about an event, then announced, and how far that is. Whether it is issued, the request's events say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    pub number: String,
    pub sequence: u64,
    pub notice: Kind,
    pub stage: Stage,
    pub tries: u32,
    /// How often it was parked: somebody was called the first time.
    pub parked: u32,
    /// Why the last try failed, in a word of ours.
    pub waits_for: Option<String>,
    pub next_try: Option<DateTime<Utc>>,
    /// The worker that has it, until its next try.
    pub holder: Option<String>,
}

/// How far a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Waiting,
    /// Its last try has failed: somebody has to look.
    Parked,
    Done,
}

impl Stage {
    pub const fn name(self) -> &'static str {
        match self {
            Stage::Waiting => "waiting",
            Stage::Parked => "parked",
            Stage::Done => "done",
        }
    }

    fn of(name: &str) -> Option<Stage> {
        [Stage::Waiting, Stage::Parked, Stage::Done].into_iter().find(|known| known.name() == name)
    }
}

/// A new task about the event of this number, due at once.
pub(crate) fn fresh(number: &str, sequence: u64, notice: Kind, now: DateTime<Utc>) -> Item {
    Item::new(&keys::task(number, sequence))
        .text("number", number)
        .number("sequence", i64::try_from(sequence).unwrap_or(i64::MAX))
        .text("notice", notices::name_of(notice))
        .text("stage", Stage::Waiting.name())
        .number("tries", 0)
        .number("parked", 0)
        .indexed(OUTBOX, keys::shard(number), clock::written(now))
}

impl Store {
    /// The requests that have a task due by this instant, what waits longest first, each once.
    pub async fn requests_with_due_tasks(&self, by: DateTime<Utc>) -> Result<Vec<String>, NotStored> {
        let mut due = Vec::new();
        for shard in 0..SHARDS {
            let query = Query::index(OUTBOX, shard.to_string()).up_to(clock::written(by));
            for item in self.table.query(&query).await? {
                let partition = item.key()?.partition;
                due.push((item.text_of(OUTBOX.sort)?.to_owned(), partition.trim_start_matches("R#").to_owned()));
            }
        }
        due.sort();
        let mut numbers: Vec<String> = Vec::new();
        for (_, number) in due {
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        Ok(numbers)
    }

    /// The requests that have a parked task whose rest is over by this instant, what is to be tried first standing first.
    pub async fn requests_with_parked_tasks(&self, by: DateTime<Utc>) -> Result<Vec<String>, NotStored> {
        let query = Query::index(OUTBOX, Stage::Parked.name()).up_to(clock::written(by));
        let parked = self.table.query(&query).await?;
        parked.iter().map(|item| Ok(item.key()?.partition.trim_start_matches("R#").to_owned())).collect()
    }

    /// Takes the task for as long as the lease, unless somebody else has taken it since it was read. The try is counted now: whoever dies
    /// over it cannot count it later.
    pub async fn claim(&self, task: &Task, holder: &str, lease: TimeDelta) -> Result<Option<Task>, NotStored> {
        let Some(seen) = task.next_try else { return Ok(None) };
        let change = expression("SET #next_try = :until, #holder = :holder, #tries = #tries + :one")
            .number(":one", 1)
            .text(":until", clock::written(self.clock.now() + lease))
            .text(":holder", holder);
        let unchanged = expression("#stage = :waiting AND #next_try = :seen")
            .text(":waiting", Stage::Waiting.name())
            .text(":seen", clock::written(seen));
        match self.table.update(&keys::task(&task.number, task.sequence), &change, &Condition::Holds(unchanged)).await {
            Ok(item) => Ok(Some(Task::read(&item)?)),
            Err(Broken::Conflict { .. }) => Ok(None),
            Err(broken) => Err(broken.into()),
        }
    }

    /// Gives the task back after a failed try, to be tried again after that time.
    pub async fn postpone(&self, task: &Task, holder: &str, waits_for: &str, after: TimeDelta) -> Result<(), NotStored> {
        let change = expression("SET #next_try = :next, #waits_for = :why REMOVE #holder")
            .text(":next", clock::written(self.clock.now() + after))
            .text(":why", waits_for);
        self.as_holder(task, holder, change).await
    }

    /// Gives the task back because something outside is not there yet, which is no failed try, to be looked at again after that time.
    pub async fn wait(&self, task: &Task, holder: &str, waits_for: &str, after: TimeDelta) -> Result<(), NotStored> {
        let change = expression("SET #next_try = :next, #waits_for = :why, #tries = :none REMOVE #holder")
            .text(":next", clock::written(self.clock.now() + after))
            .text(":why", waits_for)
            .number(":none", 0);
        self.as_holder(task, holder, change).await
    }

    /// Gives the task back untried, to be tried from that instant on. What it waits for stays what the last try has met, if there was one.
    pub async fn rest(&self, task: &Task, holder: &str, waits_for: &str, until: DateTime<Utc>) -> Result<(), NotStored> {
        let change =
            expression("SET #next_try = :until, #tries = #tries - :one, #waits_for = if_not_exists(#waits_for, :why) REMOVE #holder")
                .number(":one", 1)
                .text(":until", clock::written(until))
                .text(":why", waits_for);
        self.as_holder(task, holder, change).await
    }

    /// Gives back the task of a worker that is known to be dead.
    pub async fn release(&self, task: &Task, dead: &str) -> Result<(), NotStored> {
        let change = expression("SET #next_try = :now REMOVE #holder").text(":now", clock::written(self.clock.now()));
        self.as_holder(task, dead, change).await
    }

    /// Takes the task out of the shards after its last try, for so long; it stays in the index where parked ones are looked for.
    pub async fn park(&self, task: &Task, holder: &str, waits_for: &str, rest: TimeDelta) -> Result<(), NotStored> {
        let change = expression(
            "SET #stage = :parked, #shard = :parked, #next_try = :then, #waits_for = :why, #parked = #parked + :one REMOVE #holder",
        )
        .number(":one", 1)
        .text(":parked", Stage::Parked.name())
        .text(":then", clock::written(self.clock.now() + rest))
        .text(":why", waits_for);
        self.as_holder(task, holder, change).await
    }

    /// Puts a parked task back, as if it had been tried so often.
    pub async fn resume(&self, task: &Task, tries: u32) -> Result<(), NotStored> {
        let change = expression("SET #stage = :waiting, #tries = :tries, #shard = :shard, #next_try = :now")
            .text(":waiting", Stage::Waiting.name())
            .number(":tries", tries.into())
            .text(":shard", keys::shard(&task.number))
            .text(":now", clock::written(self.clock.now()));
        let parked = expression("#stage = :parked").text(":parked", Stage::Parked.name());
        match self.table.update(&keys::task(&task.number, task.sequence), &change, &Condition::Holds(parked)).await {
            Ok(_) => self.wake.notify_one(),
            Err(Broken::Conflict { .. }) => {}
            Err(broken) => return Err(broken.into()),
        }
        Ok(())
    }

    /// A lost lease is no fault: whoever has the task now says how it goes on.
    async fn as_holder(&self, task: &Task, holder: &str, change: Expression) -> Result<(), NotStored> {
        let held = expression("#holder = :me").text(":me", holder);
        match self.table.update(&keys::task(&task.number, task.sequence), &change, &Condition::Holds(held)).await {
            Ok(_) | Err(Broken::Conflict { .. }) => Ok(()),
            Err(broken) => Err(broken.into()),
        }
    }
}

/// The write that gives the task back when its notice is issued, for the transaction that records it: what is left is the message, which has
/// all its tries before it, and about which nobody was called yet.
pub(crate) fn issued(task: &Task, holder: &str, now: DateTime<Utc>) -> Write {
    let change = expression("SET #tries = :none, #parked = :none, #next_try = :now REMOVE #holder, #waits_for")
        .number(":none", 0)
        .text(":now", clock::written(now));
    let held = expression("#holder = :me").text(":me", holder);
    Write::Update(keys::task(&task.number, task.sequence), change, Condition::Holds(held))
}

/// The write that ends a task.
pub(crate) fn done(task: &Task, holder: &str) -> Write {
    let change = expression("SET #stage = :done REMOVE #holder, #shard, #next_try, #waits_for").text(":done", Stage::Done.name());
    let held = expression("#holder = :me").text(":me", holder);
    Write::Update(keys::task(&task.number, task.sequence), change, Condition::Holds(held))
}

impl Task {
    pub(crate) fn read(item: &Item) -> Result<Task, table::Broken> {
        let malformed = |name: &str| Broken::Malformed(name.to_owned());
        let next_try = if item.has(OUTBOX.sort) { Some(instant_of(item, OUTBOX.sort)?) } else { None };
        Ok(Task {
            number: item.text_of("number")?.to_owned(),
            sequence: u64::try_from(item.number_of("sequence")?).map_err(|_| malformed("sequence"))?,
            notice: notices::kind_of(item.text_of("notice")?).ok_or_else(|| malformed("notice"))?,
            stage: Stage::of(item.text_of("stage")?).ok_or_else(|| malformed("stage"))?,
            tries: u32::try_from(item.number_of("tries")?).map_err(|_| malformed("tries"))?,
            parked: u32::try_from(item.number_of("parked")?).map_err(|_| malformed("parked"))?,
            waits_for: item.maybe_text_of("waits_for").map(str::to_owned),
            next_try,
            holder: item.maybe_text_of("holder").map(str::to_owned),
        })
    }
}
