//! What the stories share: a service that only tests know.

pub mod sixth;
