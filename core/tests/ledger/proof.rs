//! Whether a ledger is true: each entry proved by its mark, each row named by the clauses that it cites.

use crate::{cases, notices, rows, stories};
use otinish_core::calendar::Calendar;
use otinish_core::ledger::{Entry, Mark};
use otinish_core::page::takes_the_portal;
use otinish_core::services::register::Register;
use otinish_core::services::{self, Service};
use std::cell::OnceCell;

/// Everything that is not as the ledger says.
pub(crate) fn faults(entries: &[Entry]) -> Vec<String> {
    let ground = Ground { register: Register::new(services::ALL), calendar: Calendar::built_in(), words: OnceCell::new() };
    let mut faults = Vec::new();
    for entry in entries {
        let proved = match entry.mark {
            Mark::Checked => ground.checked(entry),
            Mark::Shown => ground.shown(entry),
            Mark::Done => ground.done(entry),
            Mark::NotOurs | Mark::Open => Ok(()),
        };
        let named = entry.also.iter().map(|row| exists(service(entry), row));
        faults.extend(std::iter::once(proved).chain(named).filter_map(Result::err).map(|fault| format!("{}: {fault}", entry.id)));
    }
    faults.extend(services::ALL.iter().flat_map(|service| unnamed(entries, service)));
    faults
}

/// The rows of a service that the ledger does not know, or not under the clauses that they cite.
fn unnamed(entries: &[Entry], service: &Service) -> Vec<String> {
    let mut faults = Vec::new();
    for row in rows::rows(service) {
        for clause in row.clauses {
            match entries.iter().find(|entry| entry.id == clause) {
                None => faults.push(format!("{}: {} cites {clause}, which is not in the ledger", service.code, row.name)),
                Some(entry) if parts(entry).any(|part| part == row.name) || entry.also.contains(&row.name) => {}
                Some(_) => faults.push(format!("{clause} does not name {}, which cites it", row.name)),
            }
        }
    }
    faults
}

/// The rows of a place, which are taken out together; what a notice says and which story has it is not part of its name.
fn parts(entry: &Entry) -> impl Iterator<Item = &str> {
    let row = |part: &'_ str| [" says ", " in "].iter().find_map(|then| part.split_once(then)).map_or(part.len(), |(row, _)| row.len());
    entry.place.split(" + ").map(move |part| &part[..row(part)])
}

fn service(entry: &Entry) -> &'static Service {
    services::ALL.iter().find(|service| service.code == entry.service()).unwrap()
}

fn exists(service: &'static Service, row: &str) -> Result<(), String> {
    if rows::without(service, row).is_some() { Ok(()) } else { Err(format!("there is no {row}")) }
}

struct Ground {
    register: Register,
    calendar: Calendar,
    /// The clauses that have words of their own for pages.
    words: OnceCell<Vec<String>>,
}

impl Ground {
    /// Without its rows, the case is told something else.
    fn checked(&self, entry: &Entry) -> Result<(), String> {
        let mut less = service(entry);
        for row in parts(entry) {
            less = rows::without(less, row).ok_or_else(|| format!("there is no {row}"))?;
        }
        let case = case(entry)?;
        let with = cases::report(&self.register, &self.calendar, case);
        let without = cases::report(&cases::register_with(less), &self.calendar, case);
        if with == without { Err(format!("without {} the case says the same", entry.place)) } else { Ok(()) }
    }

    /// A notice says it, or a page: a row that pages show has words to open, and what a page itself says the stories in Chromium look for.
    fn shown(&self, entry: &Entry) -> Result<(), String> {
        let kind = entry.place.split(' ').next().unwrap_or_default();
        match (kind, entry.place.split_once(" says ")) {
            ("notice", Some((notice, said))) => self.said(entry, notice, said),
            ("page", Some(("page service" | "page form" | "page closed", said))) => two(said).map(|_| ()),
            ("about" | "officers-ground", None) => {
                exists(service(entry), &entry.place)?;
                if self.has_words(&entry.id) { Ok(()) } else { Err(String::from("the clause has no words to show")) }
            }
            _ => Err(format!("a place is not written {}", entry.place)),
        }
    }

    /// A notice that is sent, comes of the case, and stands in a story; or a story alone that names what came about.
    fn done(&self, entry: &Entry) -> Result<(), String> {
        if let Some(story) = entry.place.strip_prefix("story ") {
            return stories::told(story);
        }
        let Some((notice, story)) = entry.place.split_once(" in ").filter(|(notice, _)| notice.starts_with("notice ")) else {
            return Err(format!("a place is not written {}", entry.place));
        };
        exists(service(entry), notice)?;
        if !takes_the_portal(service(entry)) {
            return Err(String::from("nothing is sent to this service"));
        }
        self.said(entry, notice, " | ")?;
        stories::told(story)
    }

    fn said(&self, entry: &Entry, notice: &str, said: &str) -> Result<(), String> {
        let case = case(entry)?;
        for (language, words) in ["kk", "ru"].into_iter().zip(two(said)?) {
            let text = notices::text(&self.register, &self.calendar, service(entry), notice, case, language);
            let text = text.ok_or_else(|| format!("no {notice} comes of the case"))?;
            if !text.contains(words) {
                return Err(format!("the {notice} does not say {words} in {language}"));
            }
        }
        Ok(())
    }

    fn has_words(&self, clause: &str) -> bool {
        let words = include_str!("../../law/words.csv").lines().map(|line| line.split(',').next().unwrap_or_default().into());
        self.words.get_or_init(|| words.collect()).iter().any(|known| known == clause)
    }
}

fn case(entry: &Entry) -> Result<&'static cases::Case, String> {
    let name = entry.case.as_deref().ok_or("it names no case")?;
    cases::of(entry.service()).into_iter().find(|case| case.name == name).ok_or_else(|| format!("no case is called {name}"))
}

/// What is said in Kazakh, and what in Russian.
fn two(said: &str) -> Result<[&str; 2], String> {
    let (kk, ru) = said.split_once(" | ").ok_or_else(|| format!("{said} is not said in Kazakh | in Russian"))?;
    Ok([kk, ru])
}
