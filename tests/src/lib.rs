//! What the stories share: services that only tests know.

pub mod amended;
pub mod newer;
pub mod sixth;
