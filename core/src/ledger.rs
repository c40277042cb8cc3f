//! The ledger of clauses: what the software owes each clause of the regulations, how far it is done, and where that is proved.
//! It reads `core/law/clauses.toml`, strictly; that what is marked is so, the tests of the ledger prove. No page reads it.

use serde::Serialize;

/// The ledger as the project keeps it.
pub const CLAUSES: &str = include_str!("../law/clauses.toml");

/// What a clause can wait for: work that is still to come.
pub const WAITS: &[&str] = &[
    "the provider's desk",
    "the State Corporation's counter",
    "complaints",
    "contracts",
    "the contact centre's desk",
    "the national education database",
    "the HEI's information system",
    "the monitoring system",
    "the digital documents service",
    "the forecast of the competition",
    "the commissions' papers",
    "the forms that are not in hand",
];

/// How far the duty of a clause is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// A row obeys it; without the row the report of a case of the contract is another one.
    Checked,
    /// Its words, or ours about it, stand in a page or a notice.
    Shown,
    /// A story ends with the event, the notice or the page that it asks for.
    Done,
    /// It asks nothing of software, or nothing of this one.
    NotOurs,
    /// It waits for work that is to come.
    Open,
}

impl Mark {
    pub const ALL: [Mark; 5] = [Mark::Checked, Mark::Shown, Mark::Done, Mark::NotOurs, Mark::Open];

    /// Its name in the ledger.
    pub const fn code(self) -> &'static str {
        match self {
            Mark::Checked => "checked",
            Mark::Shown => "shown",
            Mark::Done => "done",
            Mark::NotOurs => "not-ours",
            Mark::Open => "open",
        }
    }
}

/// A clause, its mark, and the place that obeys it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    pub id: String,
    /// The number of the regulation's file in `core/law/seeds`.
    #[serde(skip)]
    pub seed: String,
    #[serde(skip)]
    pub kind: String,
    /// What the software does because of the clause.
    #[serde(skip)]
    pub must: String,
    pub mark: Mark,
    /// What obeys it; of a clause that is not ours the reason, of an open one what it waits for.
    pub place: String,
    /// The case of the contract whose report, or notice, tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// Further rows that stand by this clause.
    #[serde(skip)]
    pub also: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waits_for: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl Entry {
    /// The code of its service, by the letters before the hyphen. HO is the order that brings HC.
    pub fn service(&self) -> &'static str {
        match self.id.split('-').next() {
            Some("TC") => "tve-correction",
            Some("SD") => "school-duplicate",
            Some("HC" | "HO") => "hei-correction",
            Some("TD") => "tve-duplicate",
            _ => "tve-admission",
        }
    }
}

/// Why a ledger is refused: the line, and what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct Fault {
    /// Counted from 1.
    pub line: usize,
    pub what: String,
}

/// The ledger of this version.
pub fn built_in() -> Vec<Entry> {
    read(CLAUSES).expect("a test reads the ledger that is built in")
}

/// Reads a ledger, whole or not at all: TOML in its plainest form, `[[clause]]` and then a member a line, each a basic string.
///
/// # Errors
/// The first line that is no such line, or that ends an entry that is not whole.
pub fn read(toml: &str) -> Result<Vec<Entry>, Fault> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut members: Option<Vec<(&str, String)>> = None;
    let mut last = 0;
    for (number, line) in toml.lines().enumerate() {
        let fault = |what: &str| Err(Fault { line: number + 1, what: what.into() });
        let line = line.trim_end();
        if line == "[[clause]]" {
            if let Some(members) = members.replace(Vec::new()) {
                add(&mut entries, &members, number)?;
            }
        } else if !line.is_empty() && !line.starts_with('#') {
            let Some((name, value)) = line.split_once(" = ") else { return fault("a member is written name = \"value\"") };
            let Some(value) = basic_string(value) else { return fault("a value is a basic string on one line") };
            let Some(members) = &mut members else { return fault("a member stands below its [[clause]]") };
            if !["id", "seed", "kind", "must", "mark", "place", "case", "also", "waits_for", "why"].contains(&name) {
                return fault("no member has this name");
            }
            if members.iter().any(|(known, _)| *known == name) {
                return fault("the member stands there twice");
            }
            members.push((name, value));
        }
        last = number + 1;
    }
    if let Some(members) = members {
        add(&mut entries, &members, last)?;
    }
    Ok(entries)
}

/// Adds the entry of these members; `line` is its last one.
fn add(entries: &mut Vec<Entry>, members: &[(&str, String)], line: usize) -> Result<(), Fault> {
    let fault = |what: String| Err(Fault { line, what });
    let member = |name: &str| members.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
    let of = |names: [&str; 5]| names.map(member);
    let [Some(id), Some(seed), Some(kind), Some(must), Some(mark)] = of(["id", "seed", "kind", "must", "mark"]) else {
        return fault(String::from("an entry has id, seed, kind, must and mark"));
    };
    if entries.iter().any(|entry| entry.id == id) {
        return fault(format!("{id} stands there twice"));
    }
    let Some(mark) = Mark::ALL.into_iter().find(|known| known.code() == mark) else {
        return fault(format!("{id}: no mark is called {mark}"));
    };
    let [place, case, also, waits_for, why] = of(["place", "case", "also", "waits_for", "why"]);
    let stands = (place.is_some(), case.is_some(), waits_for.is_some(), why.is_some());
    let place = match (mark, stands) {
        (Mark::Checked, (true, true, false, _)) | (Mark::Shown | Mark::Done, (true, _, false, _)) => place,
        (Mark::NotOurs, (false, false, false, true)) => why.clone(),
        (Mark::Open, (false, false, true, _)) => waits_for.clone(),
        (Mark::Checked, _) => return fault(format!("{id}: what is checked names a place and a case")),
        (Mark::Shown | Mark::Done, _) => return fault(format!("{id}: what is shown or done names a place")),
        (Mark::NotOurs, _) => return fault(format!("{id}: what is not ours says why, and no more")),
        (Mark::Open, _) => return fault(format!("{id}: what is open names what it waits for, and no place")),
    };
    if let Some(unknown) = waits_for.as_deref().filter(|wait| !WAITS.contains(wait)) {
        return fault(format!("{id}: nothing that is to come is called {unknown}"));
    }
    let also = also.map(|also| also.split("; ").map(String::from).collect()).unwrap_or_default();
    entries.push(Entry { id, seed, kind, must, mark, place: place.unwrap_or_default(), case, also, waits_for, why });
    Ok(())
}

/// The text of a TOML basic string that escapes nothing but quotation marks and backslashes; `None` where it is another thing.
fn basic_string(text: &str) -> Option<String> {
    let inner = text.strip_prefix('"')?.strip_suffix('"')?;
    let mut said = String::with_capacity(inner.len());
    let mut letters = inner.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => return None,
            '\\' => said.push(letters.next().filter(|letter| matches!(letter, '"' | '\\'))?),
            other => said.push(other),
        }
    }
    (!said.is_empty()).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(members: &str, says: &str) {
        let toml = format!("[[clause]]\nid = \"TC-p1\"\nseed = \"000\"\nkind = \"rule\"\nmust = \"m\"\n{members}\n");
        let said = read(&toml).map_or_else(|fault| fault.to_string(), |entries| entries[0].place.clone());
        assert_eq!(said, says, "{members}");
    }

    #[test]
    fn an_entry_says_what_its_mark_wants_and_no_more() {
        check("mark = \"checked\"\nplace = \"term\"\ncase = \"c\"", "term");
        check("mark = \"checked\"\nplace = \"term\"", "line 7: TC-p1: what is checked names a place and a case");
        check("mark = \"shown\"\nplace = \"page service\"", "page service");
        check("mark = \"done\"", "line 6: TC-p1: what is shown or done names a place");
        check("mark = \"not-ours\"\nwhy = \"the Ministry's duty\"", "the Ministry's duty");
        check("mark = \"not-ours\"", "line 6: TC-p1: what is not ours says why, and no more");
        check("mark = \"open\"\nwaits_for = \"complaints\"", "complaints");
        check("mark = \"open\"\nwaits_for = \"better days\"", "line 7: TC-p1: nothing that is to come is called better days");
        check(
            "mark = \"open\"\nwaits_for = \"complaints\"\nplace = \"term\"",
            "line 8: TC-p1: what is open names what it waits for, and no place",
        );
        check("mark = \"seen\"", "line 6: TC-p1: no mark is called seen");
        check("", "line 6: an entry has id, seed, kind, must and mark");
    }

    #[test]
    fn a_line_that_is_no_line_of_a_ledger_is_refused() {
        check("mark = open", "line 6: a value is a basic string on one line");
        check("mark = \"\"", "line 6: a value is a basic string on one line");
        check("mark = \"a\"b\"", "line 6: a value is a basic string on one line");
        check("mark", "line 6: a member is written name = \"value\"");
        check("place_of = \"a\"", "line 6: no member has this name");
        check("id = \"TC-p2\"", "line 6: the member stands there twice");
        assert_eq!(read("id = \"TC-p1\"").map_err(|fault| fault.line), Err(1));
        let entry =
            "[[clause]]\nid = \"TC-p1\"\nseed = \"000\"\nkind = \"rule\"\nmust = \"say \\\"no\\\"\"\nmark = \"not-ours\"\nwhy = \"w\"\n";
        assert_eq!(read(entry).map(|entries| entries[0].must.clone()), Ok(String::from("say \"no\"")));
        assert_eq!(read(&entry.repeat(2)).map_err(|fault| fault.what), Err(String::from("TC-p1 stands there twice")));
    }
}
