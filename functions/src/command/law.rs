//! `otinish law`: the ledger of clauses, as a table to read or as JSON for other programs.
//! A list of `{id, mark, place, case?, waits_for?, why?}`, where `mark` is `checked`, `shown`, `done`, `not-ours` or `open`.

use otinish_core::ledger::{self, Entry, Mark};
use std::io::{self, Write};
use std::process::ExitCode;

pub const USAGE: &str = "usage: otinish law [--json]";

/// Runs the command with the arguments that follow its name.
///
/// Exit codes: 0 printed, 2 the arguments are not readable, or nobody takes what is printed.
pub fn law(arguments: &[String]) -> ExitCode {
    match printed(arguments, io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::from(2)
        }
    }
}

fn printed(arguments: &[String], out: impl Write) -> Result<(), String> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let written = match arguments[..] {
        [] => table(&ledger::built_in(), out),
        ["--json"] => json(&ledger::built_in(), out),
        ["--json", second, ..] => return Err(format!("{second} is one argument too many; {USAGE}")),
        [unknown, ..] => return Err(format!("{unknown} is no option of this command; {USAGE}")),
    };
    written.map_err(|fault| format!("standard output: {fault}"))
}

/// A JSON array, an entry a line.
fn json(entries: &[Entry], mut out: impl Write) -> io::Result<()> {
    for (number, entry) in entries.iter().enumerate() {
        out.write_all(if number == 0 { b"[\n" } else { b",\n" })?;
        serde_json::to_writer(&mut out, entry)?;
    }
    out.write_all(b"\n]\n")
}

/// An entry a line, and at the end how many there are of each mark.
fn table(entries: &[Entry], mut out: impl Write) -> io::Result<()> {
    let widest = entries.iter().map(|entry| entry.id.len()).max().unwrap_or_default();
    for entry in entries {
        let end = match (entry.mark, &entry.case, &entry.why) {
            (Mark::Checked | Mark::Shown | Mark::Done, Some(case), _) => format!(" – {case}"),
            (Mark::Open, _, Some(why)) => format!(". {why}"),
            (Mark::Checked | Mark::Shown | Mark::Done | Mark::NotOurs | Mark::Open, _, _) => String::new(),
        };
        writeln!(out, "{:<widest$}  {:<8}  {}{end}", entry.id, entry.mark.code(), entry.place)?;
    }
    let count = |mark: Mark| format!("{} {}", entries.iter().filter(|entry| entry.mark == mark).count(), mark.code());
    writeln!(out, "\n{} clauses: {}", entries.len(), Mark::ALL.map(count).join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn said(arguments: &[&str]) -> Result<String, String> {
        let mut out = Vec::new();
        let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        printed(&arguments, &mut out).map(|()| String::from_utf8(out).unwrap())
    }

    #[test]
    fn the_ledger_is_a_list_in_json() {
        let list: Vec<Value> = serde_json::from_str(&said(&["--json"]).unwrap()).unwrap();
        assert_eq!(list.len(), ledger::built_in().len());
        for entry in &list {
            let members: Vec<&str> = entry.as_object().unwrap().keys().map(String::as_str).collect();
            let text = |name: &str| entry.get(name).map_or("", |value| value.as_str().unwrap());
            assert!(members.iter().all(|name| ["id", "mark", "place", "case", "waits_for", "why"].contains(name)), "{entry}");
            assert!(!text("id").is_empty() && !text("place").is_empty(), "{entry}");
            match text("mark") {
                "checked" => assert!(!text("case").is_empty(), "{entry}"),
                "open" => assert_eq!(text("place"), text("waits_for")),
                "not-ours" => assert_eq!(text("place"), text("why")),
                mark => assert!(["shown", "done"].contains(&mark), "{entry}"),
            }
        }
    }

    #[test]
    fn the_table_has_a_line_for_each_clause_and_counts_them() {
        let table = said(&[]).unwrap();
        let entries = ledger::built_in();
        for (line, entry) in table.lines().zip(&entries) {
            assert!(line.starts_with(&format!("{} ", entry.id)) && line.contains(&entry.place), "{line}");
        }
        assert!(table.trim_end().lines().last().unwrap().starts_with(&format!("{} clauses: ", entries.len())));
    }

    #[test]
    fn an_unknown_argument_is_told_what_there_is() {
        assert_eq!(said(&["--yaml"]), Err(String::from("--yaml is no option of this command; usage: otinish law [--json]")));
        assert_eq!(said(&["--json", "-"]), Err(String::from("- is one argument too many; usage: otinish law [--json]")));
    }

    #[test]
    fn a_reader_that_went_away_is_told_and_not_a_panic() {
        struct Gone;
        impl Write for Gone {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        assert_eq!(printed(&[], Gone), Err(String::from("standard output: broken pipe")));
    }
}
