//! Structured logs: one JSON object a line, on standard error. What is personal is never given to them.

use tracing_subscriber::EnvFilter;

/// Starts the log, at the level that `OTINISH_LOG` names (as `info`, or `otinish_functions=debug,warn`), else `info`.
pub fn start() {
    let level = std::env::var("OTINISH_LOG").unwrap_or_else(|_| "info".to_owned());
    let filter = EnvFilter::try_new(level).unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(filter).with_writer(std::io::stderr).init();
}
