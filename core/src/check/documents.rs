//! The list of documents: the state of each kind that this application needs, and what is wrong with the files (contract, section 4).

use super::value::is_text;
use super::{DocumentState, From, Judging, Listed, Problem, messages};
use crate::application::Value;
use crate::calendar;
use crate::form::document::{Demand, DocumentKind, Paper};
use crate::form::photo;
use crate::services::members::{self, MAX_FILE_NAME};
use crate::services::plan::DocumentRow;
use crate::texts::written;

/// The largest file, in bytes.
const MAX_BYTES: i64 = 10_485_760;

/// The smallest photo that prints well: three by four centimetres at 300 dots an inch.
const GOOD_PHOTO: (i64, i64) = (354, 472);

pub(crate) const FILE_NAME: usize = of_file("file_name");
pub(crate) const MEDIA_TYPE: usize = of_file("media_type");
pub(crate) const BYTES: usize = of_file("bytes");
pub(crate) const SHA256: usize = of_file("sha256");
pub(crate) const SOURCE: usize = of_file("source");
const VALID_UNTIL: usize = of_file("valid_until");
pub(crate) const WIDTH: usize = of_file("width_px");
pub(crate) const HEIGHT: usize = of_file("height_px");

/// What a file is found to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FileState {
    Good,
    Expired,
    Invalid,
    NotAllowed,
}

impl Judging<'_, '_> {
    /// Judges the documents that this application needs, and answers the checklist.
    pub(super) fn documents(&mut self) -> Vec<Listed> {
        let plan = self.plan;
        let mut listed = Vec::with_capacity(plan.documents.len());
        for row in &plan.documents {
            if self.facts.holds(&row.when) {
                let state = self.document(row);
                listed.push(Listed { kind: row.kind.code, state, clause: self.cited(row.cite) });
            }
        }
        listed
    }

    fn document(&mut self, row: &DocumentRow) -> DocumentState {
        let no_files = Vec::new();
        let application = self.facts.application;
        let files = if let Value::Rows(files) = application.value(row.slot) { files } else { &no_files };
        let obtained = row.kind.obtainable && self.facts.context.obtained.contains(&row.kind.code);
        let states: Vec<FileState> = if obtained { Vec::new() } else { files.iter().map(|file| self.file(row.kind, file)).collect() };
        let deferred = matches!(row.demand, Demand::RequiredUnless(later) if self.facts.context.knows(later.known));
        let state = if obtained {
            DocumentState::Obtained
        } else if states.contains(&FileState::Good) {
            DocumentState::Present
        } else if deferred {
            DocumentState::Deferred
        } else if states.is_empty() {
            DocumentState::Missing
        } else if states.iter().all(|state| *state == FileState::Expired) {
            DocumentState::Expired
        } else {
            DocumentState::Invalid
        };
        if let Demand::Asked(warning) = row.demand {
            if !matches!(state, DocumentState::Obtained | DocumentState::Present) {
                self.warn(warning.code, &place_of(row.kind), warning.text, &[]);
            }
            return state;
        }
        self.faults(row, files, &states, state);
        state
    }

    fn faults(&mut self, row: &DocumentRow, files: &[Vec<Value<'_>>], states: &[FileState], state: DocumentState) {
        let label = self.facts.name(row).to(self.language);
        if state == DocumentState::Missing {
            let sentence = match row.kind.paper {
                Paper::Only => messages::MISSING_PAPER,
                Paper::NotOnThePortal if !self.portal => messages::MISSING_EITHER,
                Paper::NotOnThePortal | Paper::Never => messages::MISSING_DOCUMENT,
            };
            let message = sentence.fill(self.language, &[("label", label)]);
            return self.problem(Problem::found("missing", place_of(row.kind), self.cited(row.cite), message), From::Document(state));
        }
        for (index, (file, found)) in files.iter().zip(states).enumerate() {
            let at = || format!("{}/{index}", place_of(row.kind));
            if row.kind.photo && matches!(found, FileState::Good | FileState::Expired) && is_small(file) {
                self.warn("small-photo", &at(), messages::SMALL_PHOTO, &[]);
            }
            let (code, sentence) = match found {
                FileState::Good => continue,
                FileState::Expired => ("expired", messages::EXPIRED),
                FileState::NotAllowed => ("not-allowed", messages::DOCUMENT_NOT_ALLOWED),
                FileState::Invalid if names_no_day(file) => ("invalid", messages::INVALID_UNTIL),
                FileState::Invalid if row.kind.photo => ("invalid", messages::INVALID_PHOTO),
                FileState::Invalid => ("invalid", messages::INVALID_FILE),
            };
            let until = file[VALID_UNTIL].text().and_then(calendar::day).map(|day| written(day, self.language)).unwrap_or_default();
            let message = sentence.fill(self.language, &[("label", label), ("date", &until)]);
            self.problem(Problem::found(code, at(), self.cited(row.cite), message), From::Document(state));
        }
    }

    fn file(&self, kind: &DocumentKind, file: &[Value<'_>]) -> FileState {
        let paper = file[SOURCE].choice() == Some("paper");
        let allowed = match kind.paper {
            Paper::NotOnThePortal => !(paper && self.portal),
            Paper::Never => !paper,
            Paper::Only => paper && !self.portal,
        };
        if !allowed {
            return FileState::NotAllowed;
        }
        if paper {
            return FileState::Good;
        }
        if !is_whole(kind, file) {
            return FileState::Invalid;
        }
        match file[VALID_UNTIL].text().map(calendar::day) {
            None => FileState::Good,
            Some(None) => FileState::Invalid,
            Some(Some(until)) if until < self.facts.filed_on => FileState::Expired,
            Some(Some(_)) => FileState::Good,
        }
    }
}

/// Where the files of a kind stand.
fn place_of(kind: &DocumentKind) -> String {
    format!("/attachments/{}", kind.code)
}

/// Whether a file has every member that it needs, in its limits.
fn is_whole(kind: &DocumentKind, file: &[Value<'_>]) -> bool {
    let literal = |place: usize| if let Value::Text(text) = &file[place] { text } else { "" };
    let name = file[FILE_NAME].text().is_some_and(|name| is_text(name, usize::from(MAX_FILE_NAME), false));
    let media_type = matches!(literal(MEDIA_TYPE), "image/jpeg" | "image/png") || (literal(MEDIA_TYPE) == "application/pdf" && !kind.photo);
    let bytes = matches!(file[BYTES], Value::Integer(1..=MAX_BYTES));
    let sha256 = literal(SHA256).len() == 64 && literal(SHA256).bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    name && media_type && bytes && sha256 && (!kind.photo || is_three_by_four(file))
}

/// Whether the day until which it is valid is none.
fn names_no_day(file: &[Value<'_>]) -> bool {
    file[VALID_UNTIL].text().is_some_and(|until| calendar::day(until).is_none())
}

fn is_three_by_four(file: &[Value<'_>]) -> bool {
    let (Value::Integer(width @ 1..), Value::Integer(height @ 1..)) = (&file[WIDTH], &file[HEIGHT]) else { return false };
    photo::is_three_by_four(*width, *height)
}

fn is_small(file: &[Value<'_>]) -> bool {
    let under = |value: &Value<'_>, good: i64| matches!(value, Value::Integer(pixels) if *pixels < good);
    under(&file[WIDTH], GOOD_PHOTO.0) || under(&file[HEIGHT], GOOD_PHOTO.1)
}

/// The place of a member among those of a file.
const fn of_file(name: &str) -> usize {
    let mut place = 0;
    while place < members::FILE.len() {
        if same(members::FILE[place].at.as_bytes(), name.as_bytes()) {
            return place;
        }
        place += 1;
    }
    panic!("a file has no such member")
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}
