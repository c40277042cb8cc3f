//! Structured logs: one JSON object a line, on standard error. What is personal is never given to them.

use std::panic::PanicHookInfo;
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
    std::panic::set_hook(Box::new(note));
}

/// What a panic says could be somebody's words: the place alone is enough to find the fault.
fn note(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, alarm = true, "a fault of this program");
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
    use std::process::Command;

    /// The one line that the usual log gets while this happens.
    fn said(act: impl FnOnce()) -> Value {
        let path = std::env::temp_dir().join(format!("otinish-log-{}", crate::random::notice_code()));
        tracing::subscriber::with_default(log(EnvFilter::new(USUAL), File::create(&path).unwrap()), act);
        let said = std::fs::read_to_string(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        serde_json::from_str(&said).unwrap()
    }

    const PANICS: &str = "OTINISH_TEST_PANICS";

    /// The test is also the program that panics: what happens then is said once for all threads of a process, so it has one of its own.
    #[test]
    fn a_panic_is_told_by_its_place_and_not_by_its_words() {
        if std::env::var_os(PANICS).is_some() {
            start();
            panic!("{}", "Әбдірахманов");
        }
        let this = "logs::tests::a_panic_is_told_by_its_place_and_not_by_its_words";
        let mut again = Command::new(std::env::current_exe().unwrap());
        let ended = again.args(["--exact", this]).env(PANICS, "yes").env_remove("OTINISH_LOG").output().unwrap();
        assert!(!ended.status.success());
        let [said, shown] = [ended.stderr, ended.stdout].map(|bytes| String::from_utf8(bytes).unwrap());
        assert!(!said.contains("Әбдірахманов") && !shown.contains("Әбдірахманов"), "{said} {shown}");
        let lines: Vec<&str> = said.lines().filter(|line| line.starts_with('{')).collect();
        let [line] = lines[..] else { panic!("one line, not {lines:?}") };
        let line: Value = serde_json::from_str(line).unwrap();
        assert!(line["place"].as_str().unwrap().contains("logs.rs"), "{line}");
        assert_eq!(line["alarm"], json!(true));
    }

    /// What calls for somebody is found in the log by the filter of the template: both name the same place.
    #[test]
    fn an_alarm_stands_in_its_line_where_the_filter_looks_for_it() {
        let line = said(|| {
            tracing::error!(reason = "seal-unusable", alarm = true, "a task is put off");
            tracing::debug!("nobody asked");
        });
        assert_eq!((&line["alarm"], &line["reason"], &line["level"]), (&json!(true), &json!("seal-unusable"), &json!("ERROR")));
        let template = include_str!("../../infra/template.yaml");
        let filters: Vec<_> = template.split("Type: AWS::Logs::MetricFilter").skip(1).collect();
        assert!(filters.iter().all(|filter| filter.contains("FilterPattern: '{ $.alarm IS TRUE }'")));
        // Every function has one: each of them meets what calls for somebody.
        let functions: Vec<_> =
            template.match_indices("        LogGroup: !Ref ").map(|(at, words)| &template[at + words.len()..]).collect();
        let logs: Vec<_> = functions.iter().map(|rest| rest.lines().next().unwrap()).collect();
        assert_eq!((logs.len(), filters.len()), (2, 2));
        for log in logs {
            assert!(filters.iter().any(|filter| filter.contains(&format!("LogGroupName: !Ref {log}\n"))), "{log}");
        }
    }
}
