//! The doors.

pub mod clock;
#[cfg(feature = "embedded")]
pub mod embedded;
pub mod files;
pub mod keys;
pub mod objects;
pub mod organisations;
pub mod problem;
pub mod random;
pub mod registers;
pub mod sessions;
pub mod sign_in;
pub mod sms;
pub mod table;
pub mod vault;
pub mod pdf;
