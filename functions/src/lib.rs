//! The doors.

#![warn(clippy::unwrap_used)]

pub mod api;
pub mod clock;
pub mod cms;
pub mod command;
pub mod config;
#[cfg(feature = "embedded")]
pub mod embedded;
pub mod failpoint;
pub mod files;
pub mod gateway;
pub mod keys;
pub mod logs;
pub mod objects;
pub mod open;
pub mod openapi;
pub mod organisations;
pub mod outbox;
pub mod pdf;
pub mod problem;
pub mod random;
pub mod registers;
pub mod seal;
#[cfg(feature = "embedded")]
pub mod serve;
pub mod sessions;
pub mod sign_in;
pub mod sms;
pub mod store;
pub mod stream;
pub mod table;
pub mod trust;
pub mod vault;
pub mod words;
