//! The doors.

pub mod clock;
#[cfg(feature = "embedded")]
pub mod embedded;
pub mod keys;
pub mod objects;
pub mod random;
pub mod table;
pub mod vault;
