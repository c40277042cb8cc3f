//! What is promised (design, section 8), beside what was measured. A budget that is missed stops nothing: `docs/bench.md` says why it is.

use crate::workspace::{Failed, shown};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Named figures, as the measurements told them.
#[derive(Debug, Default)]
pub(crate) struct Figures(Vec<(String, f64)>);

impl Figures {
    /// Runs a measurement to its end. Its lines are for the person at the terminal, but for those that begin with `= `: name and figure.
    pub(crate) fn of(&mut self, command: &mut Command) -> Result<(), Failed> {
        let mut running = command.stdout(Stdio::piped()).spawn()?;
        let told = running.stdout.take().map(|out| BufReader::new(out).lines());
        for line in told.into_iter().flatten() {
            let line = line?;
            match line.strip_prefix("= ").and_then(|figure| figure.rsplit_once(' ')) {
                Some((name, figure)) => {
                    let figure = figure.parse().map_err(|_| Failed(format!("{name} is no figure: {figure}")))?;
                    self.tell(name, figure);
                }
                None => println!("{line}"),
            }
        }
        let status = running.wait()?;
        if status.success() { Ok(()) } else { Err(Failed(format!("{} ended with {status}", shown(command)))) }
    }

    pub(crate) fn tell(&mut self, name: &str, figure: f64) {
        self.0.push((name.to_owned(), figure));
    }

    fn named(&self, name: &str) -> Option<f64> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, figure)| *figure)
    }
}

enum Limit {
    AtMost(f64),
    AtLeast(f64),
}

struct Budget {
    what: &'static str,
    /// The name under which a measurement tells it.
    figure: &'static str,
    unit: &'static str,
    limit: Limit,
}

const fn at_most(limit: f64, unit: &'static str, figure: &'static str, what: &'static str) -> Budget {
    Budget { what, figure, unit, limit: Limit::AtMost(limit) }
}

const fn at_least(limit: f64, unit: &'static str, figure: &'static str, what: &'static str) -> Budget {
    Budget { what, figure, unit, limit: Limit::AtLeast(limit) }
}

const BUDGETS: &[Budget] = &[
    at_most(0.8, "× by hand", "codes × by hand", "form held in wasm, Chromium: every member set, report in codes"),
    at_most(0.8, "× by hand", "key × by hand", "form held in wasm, Chromium: one member set, report in codes"),
    at_most(20.0, "µs", "text µs", "whole check in Chromium, JSON text in, report out"),
    at_most(60.0, "KB brotli", "package KB", "npm package, with its glue"),
    at_most(150.0, "KB brotli", "first load KB", "whole first load of the pages"),
    at_most(1.0, "s", "drawn s", "pages drawn, slow 4G, processor 4 × slower"),
    at_most(2.0, "s", "first verdict s", "first verdict, slow 4G, processor 4 × slower"),
    at_most(4.0, "ms", "key ms", "key to verdict, processor 4 × slower, median"),
    at_most(30.0, "ms", "worst key ms", "key to verdict, processor 4 × slower, worst"),
    at_least(1.0, "of 1", "starts under a strict policy", "starts under a policy without unsafe-eval"),
    at_least(100.0, "a second", "receipts a second", "submission to stored receipt, embedded, one core"),
    at_most(100.0, "ms", "receipt p99 ms", "submission to stored receipt, 99th percentile"),
    at_most(8.0, "ms", "notice ms", "notice rendered and sealed, one core"),
    at_most(4.0, "MB", "function MB", "function, zip of the larger one"),
    at_most(25.0, "ms", "start ms", "function, start of the process to its first poll"),
    at_least(200_000.0, "a second", "checks a second", "check --batch, one core"),
];

/// Prints the budgets whose figures are known, as a Markdown table.
pub(crate) fn print(figures: &Figures) {
    println!("\n| budget | limit | here | |\n|---|--:|--:|---|");
    for Budget { what, figure, unit, limit } in BUDGETS {
        let Some(here) = figures.named(figure) else { continue };
        let (sign, limit, is_met) = match *limit {
            Limit::AtMost(limit) => ('≤', limit, here <= limit),
            Limit::AtLeast(limit) => ('≥', limit, here >= limit),
        };
        let here = if here < 10.0 { format!("{here:.2}") } else { format!("{here:.0}") };
        println!("| {what} | {sign} {limit} {unit} | {here} | {} |", if is_met { "met" } else { "**missed**" });
    }
}
