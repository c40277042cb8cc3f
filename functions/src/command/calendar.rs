//! `otinish calendar FILE`: whether a server would take this calendar in place of the one that this version came with, and which days it tells
//! otherwise. It changes nothing: a server takes the file by itself when it lies where the server looks.

use crate::calendars::signer::Signer;
use crate::calendars::{Taken, confirmed};
use crate::clock::Clock;
use chrono::NaiveDate;
use otinish_core::calendar::file::text_of;
use otinish_core::calendar::{Calendar, Week};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub const USAGE: &str = "usage: otinish calendar FILE [--signer KEY.pem]";

/// How a newer calendar gets to a server, for whoever asks for help.
pub const HELP: &str = "\
A newer calendar of working days: put its file at DATA/calendar.csv, or where OTINISH_CALENDAR says. Its first line is
`# version YYYY-MM-DD`, the rest as in core/law/calendar.csv. The server takes it within a minute, whole or not at all, and counts
open requests anew; /api/health says by which calendar it counts, and with its line why a file is refused. With
OTINISH_CALENDAR_SIGNER, the PEM of a public key of P-256, the file needs a signature beside it:
`openssl dgst -sha256 -sign KEY.pem -out calendar.csv.sig calendar.csv`.";

/// Runs the command with the arguments that follow its name.
///
/// Exit codes: 0 it would be taken, 1 it would be refused, 2 the arguments are not readable.
pub fn calendar(arguments: &[String]) -> ExitCode {
    let (file, signer) = match asked(arguments) {
        Ok(asked) => asked,
        Err(fault) => {
            eprintln!("{fault}");
            return ExitCode::from(2);
        }
    };
    match judged(&file, signer.as_deref()).map(|newer| told(&newer, &Calendar::built_in(), io::stdout().lock())) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(fault)) => {
            eprintln!("standard output: {fault}");
            ExitCode::from(2)
        }
        Err(why) => {
            eprintln!("{}: {why}", file.display());
            ExitCode::FAILURE
        }
    }
}

fn asked(arguments: &[String]) -> Result<(PathBuf, Option<PathBuf>), String> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["--help"] => Err(format!("{USAGE}\n\n{HELP}")),
        [file] if file.starts_with("--") => Err(format!("{file} is no option of this command; {USAGE}")),
        [file] => Ok((file.into(), None)),
        [file, "--signer", key] | ["--signer", key, file] => Ok((file.into(), Some(key.into()))),
        _ => Err(USAGE.to_owned()),
    }
}

/// The calendar, if it can take the place of the built-in one and is signed as it has to be.
fn judged(file: &Path, signer: Option<&Path>) -> Result<Calendar, String> {
    let bytes = std::fs::read(file).map_err(|error| error.kind().to_string())?;
    let csv = text_of(&bytes).map_err(|fault| fault.to_string())?;
    if let Some(key) = signer {
        let signer = Signer::read(key).map_err(|error| error.to_string())?;
        confirmed(&signer, file, csv).map_err(|error| error.to_string())?;
    }
    let newer = Taken::newer(csv, &Calendar::built_in(), Clock::System.now().date_naive()).map_err(|refused| refused.to_string())?;
    Ok((*newer.calendar).clone())
}

/// Its version and digest, and a line for each day that it tells otherwise.
fn told(newer: &Calendar, before: &Calendar, mut out: impl Write) -> io::Result<()> {
    let (first, last) = newer.reach();
    let version = newer.version().map(|version| version.to_string()).unwrap_or_default();
    writeln!(out, "version {version}, {first} to {last}, {}", newer.digest())?;
    let mut differing = 0;
    for day in first.iter_days().take_while(|day| *day <= last) {
        let (was, is) = (of_day(before, day), of_day(newer, day));
        if was != is {
            differing += 1;
            writeln!(out, "{day}  {is}; before: {was}")?;
        }
    }
    writeln!(out, "{differing} days differ from the calendar that this version came with")
}

/// What a day is in a calendar, in a few words.
fn of_day(calendar: &Calendar, day: NaiveDate) -> String {
    let worked = |week| match calendar.open(week, day) {
        Some(true) => "worked",
        Some(false) => "off",
        None => "unknown",
    };
    let weeks = match (worked(Week::FiveDays), worked(Week::SixDays)) {
        (five, six) if five == six => five.to_owned(),
        (five, six) => format!("{five} ({six} in the six-day week)"),
    };
    let estimate = |estimate| if estimate { ", an estimate" } else { "" };
    match calendar.row(Week::FiveDays, day) {
        Some(row) => format!("{weeks}, {} by {}{}", row.kind, row.source, estimate(row.estimate)),
        None => weeks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use otinish_core::calendar::BUILT_IN;

    fn check(arguments: &[&str], says: &str) {
        let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        let said = match asked(&arguments) {
            Ok((file, signer)) => format!("{} {signer:?}", file.display()),
            Err(fault) => fault,
        };
        assert!(said.contains(says), "{said}");
    }

    #[test]
    fn a_file_and_perhaps_a_key_are_asked_for() {
        check(&["a.csv"], "a.csv None");
        check(&["a.csv", "--signer", "k.pem"], "a.csv Some(\"k.pem\")");
        check(&["--signer", "k.pem", "a.csv"], "a.csv Some(\"k.pem\")");
        check(&["--help"], "OTINISH_CALENDAR_SIGNER");
        check(&["--whatever"], "--whatever is no option");
        check(&["a.csv", "--signer"], USAGE);
        check(&[], USAGE);
    }

    #[test]
    fn a_newer_calendar_is_told_by_the_days_on_which_it_differs() {
        let rows = BUILT_IN.replace("\n2026-12-16,", "\n2026-12-05,moved-working-day,yes,no,,worked,P1,published\n2026-12-16,");
        let newer = Calendar::read(&format!("# version 2026-12-01\n{rows}")).unwrap();
        let mut out = Vec::new();
        told(&newer, &Calendar::built_in(), &mut out).unwrap();
        let said = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(lines[0], format!("version 2026-12-01, 2022-01-01 to 2030-12-31, {}", newer.digest()));
        assert_eq!(lines[1], "2026-12-05  worked, moved-working-day by P1; before: off (worked in the six-day week)");
        assert_eq!(lines[2..], ["1 days differ from the calendar that this version came with"]);
    }
}
