//! The store over the real embedded engine, each test in a folder of its own.

#![cfg(feature = "embedded")]
#![allow(clippy::unwrap_used)]

use otinish_functions::clock::{self, Clock};
use otinish_functions::embedded::Engine;
use otinish_functions::random;
use otinish_functions::store::Store;
use otinish_functions::table::Table;
use otinish_functions::vault::Vault;
use std::path::{Path, PathBuf};
use std::time::Duration;

mod bad_days;
mod documents;
mod kill;
#[path = "../notices/kms.rs"]
#[allow(dead_code, reason = "the tests of notices use the rest")]
mod kms;
mod outbox;
#[allow(dead_code, reason = "the tests of the API use the rest")]
mod proxy;
mod requests;
mod table;
#[path = "../notices/tools.rs"]
#[allow(dead_code, reason = "the tests of notices use the rest")]
mod tools;
mod vault;

/// A folder of its own for each test, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        let folder = std::env::temp_dir().join(format!("otinish-store-{}", random::notice_code()));
        std::fs::create_dir(&folder).unwrap();
        Folder(folder)
    }

    fn path(&self) -> &Path {
        &self.0
    }

    async fn engine(&self) -> (Engine, Table) {
        let engine = Engine::start(&self.0.join("table.sqlite")).await.unwrap();
        let table = engine.table(Duration::from_secs(5)).await.unwrap();
        (engine, table)
    }

    async fn store(&self) -> (Engine, Store) {
        let (engine, table) = self.engine().await;
        let vault = Vault::from_file(&self.0.join("keys")).unwrap();
        let clock = Clock::fixed(clock::read("2026-03-20T06:00:00.000Z").unwrap());
        (engine, Store::new(table, vault, clock, None))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}
