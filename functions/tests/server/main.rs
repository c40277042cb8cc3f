//! The real programs, started as they are started in life: the server of one machine that is killed and stopped, and the functions of the cloud.

#![cfg(all(unix, feature = "embedded"))]
#![allow(clippy::unwrap_used)]

#[path = "../notices/certificates.rs"]
#[allow(dead_code, reason = "the tests of notices use the rest")]
mod certificates;
mod cloud;
mod kill;
mod server;
mod stop;
#[path = "../notices/tools.rs"]
#[allow(dead_code, reason = "the tests of notices use the rest")]
mod tools;
mod visitor;
