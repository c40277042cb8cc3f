//! The server's half: the router, the store, the seal and the doors to the outside, the same for one machine and for the cloud.
//! What the law says, only the core knows; here it is asked, kept and proved.

#![warn(clippy::unwrap_used)]

/// The routes: from signing in to handing an application in.
pub mod api;

/// What goes wrong, as HTTP tells it.
pub mod problem;

/// The table of the routes, and the document that it makes.
pub mod openapi;

/// One-time codes.
pub mod sign_in;

/// Who is signed in.
pub mod sessions;

/// Who a person is, and whose numbers are whose.
pub mod registers;

/// Who can be addressed.
pub mod organisations;

/// Which days are worked.
pub mod calendars;

/// Where what may follow later is declared.
pub mod emergencies;

/// Open requests, counted by a newer calendar.
pub mod recount;

/// What is uploaded.
pub mod files;

/// Uploads that do not pass through us.
pub mod uploads;

/// Requests, their events, notices and tasks.
pub mod store;

/// Every key of the table.
pub mod keys;

/// The one table and its client.
pub mod table;

/// The table's engine in the process.
#[cfg(feature = "embedded")]
pub mod embedded;

/// What is personal, encrypted.
pub mod vault;

/// Files and notices.
pub mod objects;

/// The worker that answers requests with notices.
pub mod outbox;

/// Where tests let the process die.
pub mod failpoint;

/// What wakes the worker in the cloud.
pub mod stream;

/// What the worker says.
pub mod words;

/// A notice as a document.
pub mod pdf;

/// The envelope of a signature.
pub mod cms;

/// The key of a provider.
pub mod seal;

/// Whose seal has legal force.
pub mod trust;

/// Text messages.
pub mod sms;

/// Calls of other systems.
pub mod gateway;

/// What time it is.
pub mod clock;

/// What must not be guessed.
pub mod random;

/// What is told to whoever runs it.
pub mod logs;

/// What a deployment decides.
pub mod config;

/// The doors, opened as it decided.
pub mod open;

/// The server of one machine.
#[cfg(feature = "embedded")]
pub mod serve;

/// `otinish check`.
pub mod command;
