//! The law of the state services about education documents, as data and pure functions.
//!
//! It reads no clock, no network, no file and no environment: the day and the context are arguments.

// A new variant stops the build in every place that has to think about it.
#![warn(clippy::wildcard_enum_match_arm, clippy::unwrap_used)]

/// JSON in one pass.
pub mod json;

/// Words in three languages.
pub mod texts;

/// Working days, hours and terms.
pub mod calendar;

/// Clauses, conditions, terms, grounds.
pub mod law;

/// What a service can ask, and how a row is written.
pub mod form;

/// Where to ask for a liquidated organisation's archive.
pub mod departments;

/// The services, a file each, and their register.
pub mod services;

/// An application, held by slots.
pub mod application;

/// The check, and its report.
pub mod check;

/// What a page asks and shows.
pub mod page;

/// An application in the form of its annex, for printing.
#[cfg(feature = "sheets")]
pub mod printed;

/// Who asks whom for what.
pub mod parties;

/// What a notice says.
pub mod notice;

/// A registered request, and which move is allowed next.
pub mod request;

/// What is owed to each clause, and where that is proved.
pub mod ledger;

/// The same for JavaScript.
#[cfg(feature = "js")]
pub mod js;
