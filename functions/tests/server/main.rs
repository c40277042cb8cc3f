//! The real programs, started as they are started in life: the server of one machine that is killed and stopped, and the functions of the cloud.

#![cfg(all(unix, feature = "embedded"))]
#![allow(clippy::unwrap_used)]

mod kill;
mod server;
mod visitor;
