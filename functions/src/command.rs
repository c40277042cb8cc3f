//! The commands of `otinish` beside the server. `otinish check` judges an input, or one a line (contract, section 7).
//! It reads what it is given and prints what the core says; nothing is stored or sent.

pub mod calendar;
pub mod law;

use otinish_core::application::Input;
use otinish_core::calendar::Calendar;
use otinish_core::check::{Report, Verdict, check as judge};
use otinish_core::json::unreadable::Unreadable;
use otinish_core::services::register::Register;
use otinish_core::texts::Language;
use std::fs;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::ExitCode;

const USAGE: &str = "usage: otinish check [--batch] [--lang kk|ru|en] [FILE]";

/// What the arguments ask for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    batch: bool,
    language: Option<Language>,
    file: Option<String>,
}

/// Runs the command with the arguments that follow its name.
///
/// Exit codes: 0 complete (of a batch: every line was read), 1 any other verdict, 2 not readable, or the arguments are not.
pub fn check(register: &Register, calendar: &Calendar, arguments: impl Iterator<Item = String>) -> ExitCode {
    let done = asked(arguments).and_then(|asked| {
        let reading = |fault: io::Error| format!("{}: {fault}", asked.file.as_deref().unwrap_or("standard input"));
        let source: Box<dyn Read> = match &asked.file {
            Some(path) => Box::new(fs::File::open(path).map_err(reading)?),
            None => Box::new(io::stdin()),
        };
        let by = Judge { register, calendar, language: asked.language };
        if asked.batch {
            batch(&by, BufReader::with_capacity(1 << 16, source), io::stdout()).map_err(reading)
        } else {
            one(&by, source).map_err(reading)?
        }
    });
    done.unwrap_or_else(|fault| {
        eprintln!("{fault}");
        ExitCode::from(2)
    })
}

fn asked(mut arguments: impl Iterator<Item = String>) -> Result<Asked, String> {
    let mut asked = Asked::default();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--batch" => asked.batch = true,
            "--lang" => {
                let code = arguments.next().unwrap_or_default();
                asked.language = Some(Language::of(&code).ok_or_else(|| {
                    format!("no language is called “{code}”; known are {}", Language::ALL.map(Language::code).join(", "))
                })?);
            }
            option if option.starts_with("--") => return Err(format!("{option} is no option of this command; {USAGE}")),
            _ if asked.file.is_some() => return Err(String::from(USAGE)),
            _ => asked.file = Some(argument),
        }
    }
    Ok(asked)
}

/// By what inputs are judged, and in which language the messages come, if they do.
struct Judge<'j> {
    register: &'j Register,
    calendar: &'j Calendar,
    language: Option<Language>,
}

impl Judge<'_> {
    fn read<'i>(&self, bytes: &'i [u8]) -> Result<Input<'i>, Unreadable> {
        std::str::from_utf8(bytes).map_err(|_| Unreadable::SYNTAX).and_then(|text| Input::read(self.register, text))
    }

    fn report<'i>(&self, input: &'i Input<'i>) -> Report<'i>
    where
        Self: 'i,
    {
        judge(self.register, self.calendar, input, self.language)
    }
}

/// Judges one input; the inner error is the sentence that says where it is not readable.
fn one(by: &Judge<'_>, mut source: impl Read) -> io::Result<Result<ExitCode, String>> {
    let mut bytes = Vec::new();
    source.read_to_end(&mut bytes)?;
    let input = match by.read(&bytes) {
        Ok(input) => input,
        Err(fault) => return Ok(Err(fault.to_string())),
    };
    let report = by.report(&input);
    let mut out = io::stdout().lock();
    writeln!(out, "{}", report.json())?;
    Ok(Ok(if report.verdict == Verdict::Complete { ExitCode::SUCCESS } else { ExitCode::from(1) }))
}

/// Judges an input a line; a line that cannot be read gets an error of its own, and the run goes on.
fn batch(by: &Judge<'_>, mut source: impl BufRead, out: impl Write) -> io::Result<ExitCode> {
    let mut out = BufWriter::with_capacity(1 << 16, out);
    let mut line = Vec::with_capacity(1 << 14);
    let mut report = String::with_capacity(1 << 14);
    let mut all_read = true;
    while source.read_until(b'\n', &mut line)? > 0 {
        if !line.trim_ascii().is_empty() {
            match by.read(&line) {
                Ok(input) => {
                    by.report(&input).write(&mut report);
                    out.write_all(report.as_bytes())?;
                    report.clear();
                }
                Err(fault) => {
                    all_read = false;
                    let mut error = serde_json::json!({ "error": fault.to_string() });
                    if let Some(at) = fault.at {
                        error["at"] = at.into();
                    }
                    serde_json::to_writer(&mut out, &error)?;
                }
            }
            out.write_all(b"\n")?;
        }
        line.clear();
    }
    out.flush()?;
    Ok(if all_read { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use otinish_core::services;

    #[test]
    fn the_batch_goes_on_after_a_bad_line() {
        let (register, calendar) = (Register::new(services::ALL), Calendar::built_in());
        let good = format!(r#"{{"filed_at":"2026-04-15T10:00:00+05:00","application":{{"service":"{}"}}}}"#, services::ALL[0].code);
        let lines = [good.as_bytes(), b"", b"{", b"\xff", br#"{"filed_at":5}"#, good.as_bytes()].join(&b'\n');
        let mut out = Vec::new();
        let code = batch(&Judge { register: &register, calendar: &calendar, language: Some(Language::En) }, &lines[..], &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(code, ExitCode::from(2));
        assert_eq!(lines[1..3], [r#"{"error":"the text is not JSON"}"#; 2]);
        assert_eq!(lines[3], r#"{"at":"/filed_at","error":"not readable at /filed_at"}"#);
        assert!(lines.len() == 5 && lines[0] == lines[4] && lines[0].contains(r#""verdict":"blocked""#));
    }

    #[test]
    fn an_unknown_language_names_the_known_ones() {
        let asked = asked(["--lang", "kz"].map(String::from).into_iter());
        assert_eq!(asked, Err(String::from("no language is called “kz”; known are kk, ru, en")));
    }

    #[test]
    fn an_unknown_service_or_language_of_an_application_names_the_known_ones() {
        let (register, calendar) = (Register::new(services::ALL), Calendar::built_in());
        let services: Vec<&str> = services::ALL.iter().map(|service| service.code).collect();
        let by = Judge { register: &register, calendar: &calendar, language: None };
        // Notices are in two of the languages.
        for (member, known) in [("service", &services[..]), ("language", &["kk", "ru"])] {
            let input = format!(r#"{{"filed_at":"2026-04-15T10:00:00+05:00","application":{{"{member}":"kz"}}}}"#);
            let expected = format!("not readable at /application/{member}; known are {}", known.join(", "));
            assert_eq!(one(&by, input.as_bytes()).unwrap(), Err(expected.clone()));
            let mut out = Vec::new();
            batch(&by, input.as_bytes(), &mut out).unwrap();
            let told: serde_json::Value = serde_json::from_slice(&out).unwrap();
            assert_eq!(told["error"], expected.as_str());
        }
    }
}
