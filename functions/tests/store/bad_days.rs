//! A table on a bad day: it throttles, it breaks down, and it does what it was asked without saying so.

use crate::Folder;
use crate::proxy::{Day, Proxy};
use otinish_functions::keys;
use otinish_functions::table::Broken;
use otinish_functions::table::item::{Condition, Item};
use std::time::Duration;

const PATIENT: Duration = Duration::from_secs(30);

#[tokio::test]
async fn f11_f12_throttling_and_conflicts_pass_by_while_there_is_time() {
    let folder = Folder::new();
    let (engine, table) = folder.engine().await;
    let days = [
        Day::Error("ThrottlingException"),
        Day::Error("ProvisionedThroughputExceededException"),
        Day::Error("RequestLimitExceeded"),
        Day::Error("TransactionInProgressException"),
        Day::Cancelled("TransactionConflict"),
        Day::Error("InternalServerError"),
    ];
    let proxy = Proxy::start(engine.url(), &days).await;
    let behind = proxy.table(PATIENT).await;
    let item = Item::new(&keys::code("c")).text("is", "there");
    behind.put(item.clone(), Condition::Absent).await.unwrap();
    assert_eq!(table.get(&keys::code("c")).await.unwrap(), Some(item));
    let mut tokens = proxy.tokens();
    assert_eq!(tokens.len(), days.len() + 1);
    tokens.dedup();
    assert_eq!(tokens.len(), 1);
    engine.stop().await;
}

#[tokio::test]
async fn f11_where_the_time_is_up_the_table_is_unavailable_and_nothing_is_written() {
    let folder = Folder::new();
    let (engine, table) = folder.engine().await;
    let proxy = Proxy::start(engine.url(), &[Day::Error("ThrottlingException"); 1_000]).await;
    let behind = proxy.table(Duration::from_millis(100)).await;
    let put = behind.put(Item::new(&keys::code("c")), Condition::Absent).await;
    assert!(matches!(put, Err(Broken::Unavailable(_))));
    assert_eq!(table.get(&keys::code("c")).await.unwrap(), None);
    engine.stop().await;
}

#[tokio::test]
async fn f13_what_was_done_in_silence_is_not_done_twice_and_is_no_conflict() {
    let folder = Folder::new();
    let (engine, table) = folder.engine().await;
    let proxy = Proxy::start(engine.url(), &[Day::DoneInSilence]).await;
    let behind = proxy.table(PATIENT).await;
    let item = Item::new(&keys::code("c")).version(1);
    behind.put(item.clone(), Condition::Absent).await.unwrap();
    assert_eq!(table.get(&keys::code("c")).await.unwrap(), Some(item.clone()));
    let tokens = proxy.tokens();
    assert_eq!((tokens.len(), &tokens[0]), (2, &tokens[1]));
    // Another call has another token, and meets the item.
    assert!(matches!(behind.put(item, Condition::Absent).await, Err(Broken::Conflict { failed }) if failed == [0]));
    engine.stop().await;
}

#[tokio::test]
async fn f10_a_condition_that_fails_is_never_tried_again() {
    let folder = Folder::new();
    let (engine, _) = folder.engine().await;
    let proxy = Proxy::start(engine.url(), &[Day::Cancelled("ConditionalCheckFailed")]).await;
    let behind = proxy.table(PATIENT).await;
    assert!(matches!(behind.put(Item::new(&keys::code("c")), Condition::Absent).await, Err(Broken::Conflict { .. })));
    assert_eq!(proxy.tokens().len(), 1);
    let proxy = Proxy::start(engine.url(), &[Day::Error("ValidationException")]).await;
    let behind = proxy.table(PATIENT).await;
    assert!(matches!(behind.put(Item::new(&keys::code("c")), Condition::Absent).await, Err(Broken::Refused(_))));
    assert_eq!(proxy.tokens().len(), 1);
    engine.stop().await;
}
