//! Structured logs: one JSON object a line, on standard error. What is personal is never given to them.

use tracing::Subscriber;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::util::SubscriberInitExt;

/// A failed condition is an answer and no news, but the embedded table warns of each.
const USUAL: &str = "info,dynoxide=error";

/// Starts the log, at the level that `OTINISH_LOG` names (as `warn`, or `info,otinish_functions=debug`), else at the usual one.
pub fn start() {
    let level = std::env::var("OTINISH_LOG").unwrap_or_else(|_| USUAL.to_owned());
    let filter = EnvFilter::try_new(level).unwrap_or_else(|_| EnvFilter::new(USUAL));
    log(filter, std::io::stderr).init();
}

/// A log of this level; what an event says stands in its line beside the level and the time.
fn log(filter: EnvFilter, writer: impl for<'w> MakeWriter<'w> + Send + Sync + 'static) -> impl Subscriber + Send + Sync {
    tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(filter).with_writer(writer).finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};
    use std::fs::File;

    /// What calls for somebody is found in the log by the filter of the template: both name the same place.
    #[test]
    fn an_alarm_stands_in_its_line_where_the_filter_looks_for_it() {
        let path = std::env::temp_dir().join(format!("otinish-log-{}", crate::random::notice_code()));
        let quiet_about_debug = log(EnvFilter::new(USUAL), File::create(&path).unwrap());
        tracing::subscriber::with_default(quiet_about_debug, || {
            tracing::error!(reason = "seal-unusable", alarm = true, "a task is put off");
            tracing::debug!("nobody asked");
        });
        let said = std::fs::read_to_string(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        let line: Value = serde_json::from_str(&said).unwrap();
        assert_eq!((&line["alarm"], &line["reason"], &line["level"]), (&json!(true), &json!("seal-unusable"), &json!("ERROR")));
        let template = include_str!("../../infra/template.yaml");
        assert!(template.contains("FilterPattern: '{ $.alarm IS TRUE }'"));
    }
}
