//! The one table and its only client, the AWS SDK: conditional writes, transactions and queries, retried within a deadline where that is safe.
//! It knows no key and no meaning of any item. A condition that fails is an answer, not a fault, and is never tried again.

use crate::keys::{Index, Key, PARTITION, SORT};
use crate::random;
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_dynamodb::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types as aws;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use item::{Condition, Expression, Item, Write};
use std::future::Future;
use std::time::{Duration, Instant};

pub mod item;
mod shape;

/// The table of this deployment. Clones share the connections.
#[derive(Clone, Debug)]
pub struct Table {
    client: Client,
    name: String,
    patience: Duration,
}

/// Where the table is.
#[derive(Clone, Debug)]
pub struct Address {
    /// Any DynamoDB API; without one, that of the AWS region which the environment names.
    pub url: Option<String>,
    pub name: String,
    /// How long a call may take with all its tries.
    pub patience: Duration,
}

/// Why a call has no answer.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// The conditions of the writes at these places did not hold; nothing was written.
    #[error("the conditions of the writes {failed:?} did not hold")]
    Conflict { failed: Vec<usize> },
    /// Nobody answered in time; what was asked may have been done, and the same call may be made again.
    #[error("the table cannot be reached: {0}")]
    Unavailable(String),
    /// More than the table takes; refused before anything was written.
    #[error("{0} bytes are more than the table takes")]
    TooLarge(usize),
    /// The table refused a call of ours, which is a fault of this program.
    #[error("the table refused: {0}")]
    Refused(String),
    #[error("a stored item has no right attribute {0}")]
    Malformed(String),
}

/// What is asked of one partition, in the order of the sort key.
#[derive(Clone, Debug)]
pub struct Query {
    index: Option<Index>,
    partition: String,
    range: Option<(&'static str, Vec<String>)>,
    after: Option<Key>,
    newest_first: bool,
    limit: Option<usize>,
}

impl Query {
    /// Everything in this partition.
    pub fn partition(partition: impl Into<String>) -> Query {
        Query { index: None, partition: partition.into(), range: None, after: None, newest_first: false, limit: None }
    }

    /// Everything in this partition of an index, which lags behind a little.
    pub fn index(index: Index, partition: impl Into<String>) -> Query {
        Query { index: Some(index), ..Query::partition(partition) }
    }

    pub fn starting_with(self, prefix: impl Into<String>) -> Query {
        Query { range: Some(("begins_with(#sort, :low)", vec![prefix.into()])), ..self }
    }

    /// Only what sorts up to this, itself included.
    pub fn up_to(self, last: impl Into<String>) -> Query {
        Query { range: Some(("#sort <= :low", vec![last.into()])), ..self }
    }

    pub fn newest_first(self) -> Query {
        Query { newest_first: true, ..self }
    }

    /// Only what follows this key in the order asked for.
    pub fn after(self, key: Key) -> Query {
        Query { after: Some(key), ..self }
    }

    pub fn limit(self, items: usize) -> Query {
        Query { limit: Some(items), ..self }
    }
}

/// The table takes items of at most 400 KB, and transactions of at most 100 of them and 4 MB.
const MAX_ITEM_BYTES: usize = 400_000;
const MAX_TRANSACTION_BYTES: usize = 4_000_000;
const MAX_TRANSACTION_WRITES: usize = 100;

impl Table {
    /// A client for the table at this address. Loopback addresses get invented credentials, all others those of the environment.
    pub async fn connect(address: &Address) -> Table {
        let attempt = address.patience.mul_f32(0.6);
        let timeouts = TimeoutConfig::builder().operation_attempt_timeout(attempt).connect_timeout(attempt).build();
        let config = match &address.url {
            Some(url) if is_loopback(url) => aws_sdk_dynamodb::Config::builder()
                .behavior_version(BehaviorVersion::latest())
                .http_client(aws_smithy_http_client::Builder::new().build_http())
                .region(Region::new("local"))
                .credentials_provider(Credentials::new("local", "local", None, None, "embedded"))
                .endpoint_url(url),
            remote => {
                let config = aws_sdk_dynamodb::config::Builder::from(&crate::table::environment().await);
                match remote {
                    Some(url) => config.endpoint_url(url),
                    None => config,
                }
            }
        };
        // Which call may be made again is decided here, not by the SDK: a conditional put that was answered late must keep its token.
        let config = config.retry_config(RetryConfig::disabled()).timeout_config(timeouts).build();
        Table { client: Client::from_conf(config), name: address.name.clone(), patience: address.patience }
    }

    /// The item with this key, as of now.
    pub async fn get(&self, key: &Key) -> Result<Option<Item>, Broken> {
        let call = || self.client.get_item().table_name(&self.name).set_key(Some(item::key_map(key))).consistent_read(true).send();
        Ok(self.patiently(call).await?.item.map(Item))
    }

    /// Writes the item whole.
    pub async fn put(&self, item: Item, condition: Condition) -> Result<(), Broken> {
        self.transact(vec![Write::Put(item, condition)]).await
    }

    /// Removes the item with this key.
    pub async fn delete(&self, key: &Key, condition: Condition) -> Result<(), Broken> {
        self.transact(vec![Write::Delete(key.clone(), condition)]).await
    }

    /// Changes the item, made where there is none, and gives it as it is now.
    /// Where the table's answer was lost the change may be made twice: fit for counters that may run ahead, unfit for money.
    pub async fn update(&self, key: &Key, change: &Expression, condition: &Condition) -> Result<Item, Broken> {
        let spoken = item::speak(condition, Some(change));
        let call = || {
            self.client
                .update_item()
                .table_name(&self.name)
                .set_key(Some(item::key_map(key)))
                .set_update_expression(spoken.change.clone())
                .set_condition_expression(spoken.condition.clone())
                .set_expression_attribute_names(spoken.names.clone())
                .set_expression_attribute_values(spoken.values.clone())
                .return_values(aws::ReturnValue::AllNew)
                .send()
        };
        Ok(Item(self.patiently(call).await?.attributes.unwrap_or_default()))
    }

    /// What the query asks for: all of it, or as many as its limit.
    pub async fn query(&self, query: &Query) -> Result<Vec<Item>, Broken> {
        let (partition, sort) = query.index.map_or((PARTITION, SORT), |index| (index.partition, index.sort));
        let mut condition = "#partition = :partition".to_owned();
        if let Some((range, _)) = &query.range {
            condition.push_str(" AND ");
            condition.push_str(range);
        }
        let mut found = Vec::new();
        let mut from = query.after.as_ref().map(item::key_map);
        loop {
            let left = query.limit.map(|limit| i32::try_from(limit - found.len()).unwrap_or(i32::MAX));
            let call = || {
                let mut call = self
                    .client
                    .query()
                    .table_name(&self.name)
                    .set_index_name(query.index.map(|index| index.name.to_owned()))
                    .consistent_read(query.index.is_none())
                    .key_condition_expression(&condition)
                    .expression_attribute_names("#partition", partition)
                    .expression_attribute_values(":partition", item::text(&query.partition))
                    .scan_index_forward(!query.newest_first)
                    .set_limit(left)
                    .set_exclusive_start_key(from.clone());
                if let Some((_, values)) = &query.range {
                    call = call.expression_attribute_names("#sort", sort);
                    for (name, value) in [":low"].into_iter().zip(values) {
                        call = call.expression_attribute_values(name, item::text(value));
                    }
                }
                call.send()
            };
            let page = self.patiently(call).await?;
            found.extend(page.items.unwrap_or_default().into_iter().map(Item));
            from = page.last_evaluated_key;
            if from.is_none() || query.limit.is_some_and(|limit| found.len() >= limit) {
                return Ok(found);
            }
        }
    }

    /// Makes all of these writes or none. A lost answer is asked for again with the same token, so that nothing is written twice.
    pub async fn transact(&self, writes: Vec<Write>) -> Result<(), Broken> {
        let sizes = writes.iter().map(|write| match write {
            Write::Put(item, _) => item.size(),
            Write::Update(..) | Write::Delete(..) | Write::Check(..) => 0,
        });
        let (largest, total) = sizes.fold((0, 0), |(largest, total), size| (size.max(largest), total + size));
        if largest > MAX_ITEM_BYTES || total > MAX_TRANSACTION_BYTES || writes.len() > MAX_TRANSACTION_WRITES {
            return Err(Broken::TooLarge(total));
        }
        let token = random::notice_code();
        let writes: Vec<_> = writes.iter().map(|write| self.spoken(write)).collect::<Result<_, _>>()?;
        let call = || self.client.transact_write_items().set_transact_items(Some(writes.clone())).client_request_token(&token).send();
        self.patiently(call).await.map(drop)
    }

    /// Whether the table answers: what `/api/health` asks.
    pub async fn answers(&self) -> bool {
        self.get(&crate::keys::hash_secret()).await.is_ok()
    }

    fn spoken(&self, write: &Write) -> Result<aws::TransactWriteItem, Broken> {
        let built = aws::TransactWriteItem::builder();
        let wrong = |error: aws_sdk_dynamodb::error::BuildError| Broken::Refused(error.to_string());
        let built = match write {
            Write::Put(item, condition) => {
                let spoken = item::speak(condition, None);
                let put = aws::Put::builder().table_name(&self.name).set_item(Some(item.0.clone()));
                let put = put.set_condition_expression(spoken.condition).set_expression_attribute_names(spoken.names);
                built.put(put.set_expression_attribute_values(spoken.values).build().map_err(wrong)?)
            }
            Write::Update(key, change, condition) => {
                let spoken = item::speak(condition, Some(change));
                let update = aws::Update::builder().table_name(&self.name).set_key(Some(item::key_map(key)));
                let update = update.set_update_expression(spoken.change).set_condition_expression(spoken.condition);
                let update = update.set_expression_attribute_names(spoken.names);
                built.update(update.set_expression_attribute_values(spoken.values).build().map_err(wrong)?)
            }
            Write::Delete(key, condition) => {
                let spoken = item::speak(condition, None);
                let delete = aws::Delete::builder().table_name(&self.name).set_key(Some(item::key_map(key)));
                let delete = delete.set_condition_expression(spoken.condition).set_expression_attribute_names(spoken.names);
                built.delete(delete.set_expression_attribute_values(spoken.values).build().map_err(wrong)?)
            }
            Write::Check(key, condition) => {
                let spoken = item::speak(condition, None);
                let check = aws::ConditionCheck::builder().table_name(&self.name).set_key(Some(item::key_map(key)));
                let check = check.set_condition_expression(spoken.condition).set_expression_attribute_names(spoken.names);
                built.condition_check(check.set_expression_attribute_values(spoken.values).build().map_err(wrong)?)
            }
        };
        Ok(built.build())
    }

    /// Makes the call again, each time after a longer and less predictable pause, as long as the answer is one that may change and there is time.
    async fn patiently<T, E, F>(&self, mut call: impl FnMut() -> F) -> Result<T, Broken>
    where
        F: Future<Output = Result<T, SdkError<E>>>,
        E: Answer,
    {
        let begun = Instant::now();
        let mut pause = Duration::from_millis(20);
        loop {
            let error = match call().await {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            let verdict = verdict(&error);
            match verdict {
                Verdict::Failed(failed) => return Err(Broken::Conflict { failed }),
                Verdict::Never => return Err(Broken::Refused(cause(error))),
                Verdict::Again => {
                    let jitter = f64::from(u16::from_be_bytes(random::bytes())) / f64::from(u16::MAX);
                    let next = pause.mul_f64(0.5 + jitter / 2.0);
                    if begun.elapsed() + next >= self.patience {
                        return Err(Broken::Unavailable(cause(error)));
                    }
                    tokio::time::sleep(next).await;
                    pause = (pause * 2).min(Duration::from_millis(500));
                }
            }
        }
    }
}

/// The configuration that the environment of a cloud function gives, with rustls and ring for TLS, and an end to every call.
pub async fn environment() -> aws_config::SdkConfig {
    use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
    let https = aws_smithy_http_client::Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring)).build_https();
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(CALL / 2).operation_timeout(CALL).build();
    aws_config::defaults(BehaviorVersion::latest()).http_client(https).timeout_config(timeouts).load().await
}

/// How long a call of another service may take with all its tries.
const CALL: Duration = Duration::from_secs(5);

/// Whether this address is of this machine alone.
pub fn is_loopback(url: &str) -> bool {
    ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"].iter().any(|start| url.starts_with(start))
}

/// What an error means for the call that met it.
enum Verdict {
    /// The conditions at these places did not hold.
    Failed(Vec<usize>),
    Again,
    Never,
}

/// Errors of the table that may say which conditions failed.
trait Answer: ProvideErrorMetadata + std::error::Error + Send + Sync + 'static {
    /// The codes of a cancelled transaction, one for each write.
    fn cancelled(&self) -> Vec<&str> {
        Vec::new()
    }
}

impl Answer for aws_sdk_dynamodb::operation::get_item::GetItemError {}
impl Answer for aws_sdk_dynamodb::operation::query::QueryError {}
impl Answer for aws_sdk_dynamodb::operation::update_item::UpdateItemError {}
impl Answer for TransactWriteItemsError {
    fn cancelled(&self) -> Vec<&str> {
        match self {
            TransactWriteItemsError::TransactionCanceledException(cancelled) => {
                cancelled.cancellation_reasons().iter().map(|reason| reason.code().unwrap_or_default()).collect()
            }
            // The SDK's enum is open: every other error has no reasons.
            _ => Vec::new(),
        }
    }
}

fn verdict<E: Answer>(error: &SdkError<E>) -> Verdict {
    let Some(answer) = error.as_service_error() else {
        // A call that was never put together is our fault; one without an answer may have reached the table.
        return if matches!(error, SdkError::ConstructionFailure(_)) { Verdict::Never } else { Verdict::Again };
    };
    let reasons = answer.cancelled();
    if !reasons.is_empty() {
        let failed: Vec<usize> = (0..reasons.len()).filter(|at| reasons[*at] == "ConditionalCheckFailed").collect();
        return match failed.is_empty() {
            false => Verdict::Failed(failed),
            true if reasons.iter().any(|reason| AGAIN_IN_A_TRANSACTION.contains(reason)) => Verdict::Again,
            true => Verdict::Never,
        };
    }
    match answer.code() {
        Some("ConditionalCheckFailedException") => Verdict::Failed(vec![0]),
        Some(code) if AGAIN.contains(&code) => Verdict::Again,
        Some(_) => {
            let status = error.raw_response().map_or(0, |response| response.status().as_u16());
            if status >= 500 { Verdict::Again } else { Verdict::Never }
        }
        None => Verdict::Again,
    }
}

const AGAIN_IN_A_TRANSACTION: [&str; 3] = ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"];
const AGAIN: [&str; 6] = [
    "TransactionConflictException",
    "TransactionInProgressException",
    "ThrottlingException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "InternalServerError",
];

/// The chain of causes, without the request that met them: an item's key is no secret, but its attributes are none of the log's business.
fn cause<E: std::error::Error + Send + Sync + 'static>(error: SdkError<E>) -> String {
    match error.into_source() {
        Ok(source) => DisplayErrorContext(&*source).to_string(),
        Err(error) => DisplayErrorContext(error).to_string(),
    }
}
