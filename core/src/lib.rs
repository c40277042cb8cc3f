//! The law of the state services about education documents, as data and pure functions.
//!
//! It reads no clock, no network, no file and no environment: the day and the context are arguments.

pub mod notice;
pub mod texts;
