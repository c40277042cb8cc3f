//! The table over the real embedded engine: conditions, transactions, times to live, and what stays when it is started again.

use crate::Folder;
use chrono::{DateTime, TimeDelta};
use otinish_functions::embedded::{Engine, NotStarted};
use otinish_functions::keys::{self, OUTBOX};
use otinish_functions::table::item::{Condition, Item, Write, expression};
use otinish_functions::table::{Address, Broken, Query, Table};
use std::time::Duration;

#[tokio::test]
async fn a_write_states_the_version_that_it_replaces() {
    let folder = Folder::new();
    let (engine, table) = folder.engine().await;
    let at = keys::request("123456789012");
    let item = |version| Item::new(&at).version(version).text("state", format!("as of {version}"));
    table.put(item(1), Condition::Absent).await.unwrap();
    assert!(matches!(table.put(item(1), Condition::Absent).await, Err(Broken::Conflict { failed }) if failed == [0]));
    table.put(item(2), Condition::Version(1)).await.unwrap();
    assert!(matches!(table.put(item(2), Condition::Version(1)).await, Err(Broken::Conflict { .. })));
    assert_eq!(table.get(&at).await.unwrap(), Some(item(2)));
    engine.stop().await;
}

#[tokio::test]
async fn a_transaction_is_made_whole_or_not_at_all_and_says_which_condition_failed() {
    let folder = Folder::new();
    let (engine, table) = folder.engine().await;
    let (first, second) = (keys::code("first"), keys::code("second"));
    table.put(Item::new(&second), Condition::Absent).await.unwrap();
    let both = vec![
        Write::Put(Item::new(&first), Condition::Absent),
        Write::Put(Item::new(&second).text("is", "new"), Condition::Absent),
        Write::Check(keys::code("third"), Condition::Always),
    ];
    // A check without a condition is a fault of ours, and is refused as one.
    assert!(matches!(table.transact(both.clone()).await, Err(Broken::Refused(_))));
    assert!(matches!(table.transact(both[..2].to_vec()).await, Err(Broken::Conflict { failed }) if failed == [1]));
    assert_eq!(table.get(&first).await.unwrap(), None);
    let absent = Write::Check(keys::code("third"), Condition::Absent);
    table.transact(vec![both[0].clone(), Write::Delete(second.clone(), Condition::Always), absent]).await.unwrap();
    assert!(table.get(&first).await.unwrap().is_some());
    assert_eq!(table.get(&second).await.unwrap(), None);
    engine.stop().await;
}

#[tokio::test]
async fn tries_are_counted_and_the_sixth_is_refused() {
    let folder = Folder::new();
    let (engine, table) = folder.engine().await;
    let at = keys::code("c");
    table.put(Item::new(&at).number("tries", 0), Condition::Absent).await.unwrap();
    let count = expression("SET #tries = #tries + :one").number(":one", 1);
    let left = Condition::Holds(expression("attribute_exists(#PK) AND #tries < :most").number(":most", 5));
    for tries in 1..=5 {
        assert_eq!(table.update(&at, &count, &left).await.unwrap().number_of("tries").unwrap(), tries);
    }
    assert!(matches!(table.update(&at, &count, &left).await, Err(Broken::Conflict { .. })));
    engine.stop().await;
}

#[tokio::test]
async fn a_query_gives_what_stands_in_a_partition_in_order_and_by_pages() {
    let folder = Folder::new();
    let (engine, table) = folder.engine().await;
    let day = DateTime::from_timestamp_millis(0).unwrap();
    let entry = |n: i64| keys::cabinet("somebody", day + TimeDelta::days(n), &n.to_string());
    for n in [3, 1, 2] {
        table.put(Item::new(&entry(n)).number("n", n), Condition::Absent).await.unwrap();
    }
    table.put(Item::new(&keys::draft("somebody", "1")), Condition::Absent).await.unwrap();
    let list = Query::partition(keys::account_partition("somebody")).starting_with(keys::CABINET).newest_first();
    let numbers = |items: Vec<Item>| items.iter().map(|item| item.number_of("n").unwrap()).collect::<Vec<_>>();
    assert_eq!(numbers(table.query(&list).await.unwrap()), [3, 2, 1]);
    assert_eq!(numbers(table.query(&list.clone().limit(2)).await.unwrap()), [3, 2]);
    assert_eq!(numbers(table.query(&list.clone().limit(2).after(entry(2))).await.unwrap()), [1]);
    assert!(table.query(&list.after(entry(1))).await.unwrap().is_empty());
    engine.stop().await;
}

#[tokio::test]
async fn an_index_holds_only_what_has_its_attributes() {
    let folder = Folder::new();
    let (engine, table) = folder.engine().await;
    for (sequence, next_try) in [(1, "2026-01-01"), (2, "2026-01-02"), (3, "2026-01-03")] {
        let task = Item::new(&keys::task("123456789012", sequence)).indexed(OUTBOX, "0", next_try);
        table.put(task, Condition::Absent).await.unwrap();
    }
    table.put(Item::new(&keys::task("123456789012", 4)), Condition::Absent).await.unwrap();
    let due = table.query(&Query::index(OUTBOX, "0").up_to("2026-01-02")).await.unwrap();
    let due: Vec<_> = due.iter().map(|item| item.key().unwrap().sort).collect();
    assert_eq!(due, ["O#000001", "O#000002"]);
    engine.stop().await;
}

#[tokio::test]
async fn what_has_outlived_its_time_does_not_count_and_is_swept() {
    let folder = Folder::new();
    let (engine, table) = folder.engine().await;
    let now = chrono::Utc::now();
    let (old, young) = (keys::session("old"), keys::session("young"));
    let (before, after) = (now - TimeDelta::hours(1), now + TimeDelta::hours(1));
    table.put(Item::new(&old).expires(before), Condition::Absent).await.unwrap();
    table.put(Item::new(&young).expires(after), Condition::Absent).await.unwrap();
    assert!(!table.get(&old).await.unwrap().unwrap().is_alive(now));
    let item = table.get(&young).await.unwrap().unwrap();
    assert!(item.is_alive(now));
    assert!(item.is_alive(DateTime::from_timestamp(after.timestamp() - 1, 0).unwrap()));
    assert!(!item.is_alive(DateTime::from_timestamp(after.timestamp(), 0).unwrap()));
    assert_eq!(engine.sweep().await, 1);
    assert_eq!(table.get(&old).await.unwrap(), None);
    assert!(table.get(&young).await.unwrap().is_some());
    engine.stop().await;
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_restart() {
    let folder = Folder::new();
    let at = keys::request("123456789012");
    let (engine, table) = folder.engine().await;
    table.put(Item::new(&at).version(1).bytes("blob", vec![0, 255]), Condition::Absent).await.unwrap();
    engine.stop().await;
    let (engine, table) = folder.engine().await;
    let item = table.get(&at).await.unwrap().unwrap();
    assert_eq!((item.version_of().unwrap(), item.bytes_of("blob").unwrap()), (1, [0, 255].as_slice()));
    engine.stop().await;
}

#[tokio::test]
async fn a_folder_has_one_server_at_a_time() {
    let folder = Folder::new();
    let (engine, _) = folder.engine().await;
    assert!(matches!(Engine::start(&folder.path().join("table.sqlite")).await, Err(NotStarted::InUse)));
    engine.stop().await;
    let (engine, _) = folder.engine().await;
    engine.stop().await;
}

#[tokio::test]
async fn a_table_that_cannot_be_reached_is_unavailable_within_the_patience() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let patience = Duration::from_millis(100);
    let table = Table::connect(&Address { url: Some(format!("http://{closed}")), name: "otinish".to_owned(), patience }).await;
    assert!(matches!(table.get(&keys::code("c")).await, Err(Broken::Unavailable(_))));
    assert!(matches!(table.put(Item::new(&keys::code("c")), Condition::Absent).await, Err(Broken::Unavailable(_))));
}

#[tokio::test]
async fn f27_more_than_the_table_takes_is_refused_before_any_write() {
    let folder = Folder::new();
    let (engine, table) = folder.engine().await;
    let at = keys::request("123456789012");
    let large = Item::new(&at).bytes("blob", vec![7; 400_001]);
    assert!(matches!(table.put(large, Condition::Absent).await, Err(Broken::TooLarge(_))));
    let many = (0..101).map(|n| Write::Put(Item::new(&keys::code(&n.to_string())), Condition::Absent)).collect();
    assert!(matches!(table.transact(many).await, Err(Broken::TooLarge(_))));
    assert_eq!(table.get(&keys::code("0")).await.unwrap(), None);
    engine.stop().await;
}
