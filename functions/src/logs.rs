//! Structured logs: one JSON object a line, on standard error. What is personal is never given to them.

use tracing_subscriber::EnvFilter;

/// A failed condition is an answer and no news, but the embedded table warns of each.
const USUAL: &str = "info,dynoxide=error";

/// Starts the log, at the level that `OTINISH_LOG` names (as `warn`, or `info,otinish_functions=debug`), else at the usual one.
pub fn start() {
    let level = std::env::var("OTINISH_LOG").unwrap_or_else(|_| USUAL.to_owned());
    let filter = EnvFilter::try_new(level).unwrap_or_else(|_| EnvFilter::new(USUAL));
    tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(filter).with_writer(std::io::stderr).init();
}
