//! The events that wake the worker in the cloud: records of the table's stream, and a clock for what was put off.
//! A record only says which request to look at; what is to be done stands in the table, so an old or repeated record does no harm.

use crate::outbox::Worker;
use crate::random;
use serde::{Deserialize, Serialize};

/// An event of the table's stream; one without records comes from the clock.
#[derive(Debug, Deserialize)]
pub struct Woken {
    #[serde(rename = "Records", default)]
    records: Option<Vec<Record>>,
}

#[derive(Debug, Deserialize)]
struct Record {
    dynamodb: Change,
}

#[derive(Debug, Deserialize)]
struct Change {
    #[serde(rename = "Keys")]
    keys: Keys,
    #[serde(rename = "SequenceNumber")]
    sequence_number: String,
}

#[derive(Debug, Deserialize)]
struct Keys {
    #[serde(rename = "PK")]
    partition: Text,
}

#[derive(Debug, Deserialize)]
struct Text {
    #[serde(rename = "S")]
    text: String,
}

/// Which records have to come again: `ReportBatchItemFailures`.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outcome {
    #[serde(rename = "batchItemFailures")]
    pub failures: Vec<Failure>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    #[serde(rename = "itemIdentifier")]
    pub sequence_number: String,
}

impl Woken {
    /// Whether it was the clock: then everything is looked at that nobody rings for.
    pub fn is_of_the_clock(&self) -> bool {
        self.records.is_none()
    }
}

/// Does what the event asks for. A task that was put off is no failure of its record: it stands in the index, and the clock brings it back.
pub async fn work(worker: &Worker, woken: Woken) -> Outcome {
    let Some(records) = woken.records else {
        let worked = match worker.retry_parked().await {
            Ok(()) => worker.round().await.map(drop),
            Err(error) => Err(error),
        };
        if let Err(error) = worked {
            tracing::error!(error = error.to_string(), "the outbox cannot be read");
        }
        return Outcome::default();
    };
    let mut outcome = Outcome::default();
    for record in records {
        let Change { keys, sequence_number } = record.dynamodb;
        let number = keys.partition.text.strip_prefix("R#").filter(|number| random::is_request_number(number));
        let worked = match number {
            Some(number) => worker.work_on(number).await,
            // Everything else that changes in the table is nothing to announce.
            None => Ok(()),
        };
        if let Err(error) = worked {
            tracing::error!(error = error.to_string(), "a record of the stream has to come again");
            outcome.failures.push(Failure { sequence_number });
        }
    }
    outcome
}
