//! `cargo xtask law`: writes `docs/law.md` from the rows that the check uses, for a lawyer who compares them with the acts: in Kazakh, in
//! Russian and in English. What the law leaves open comes from `core/law/open.csv`, what is read into a clause from the ledger.

mod conditions;
mod service;
mod words;

use crate::workspace::{Failed, Workspace};
use otinish_core::ledger;
use otinish_core::services;
use otinish_core::texts::Language;
use std::fmt::Write as _;
use words::Words;

const OPEN: &str = include_str!("../../core/law/open.csv");

/// Writes the page where it stands in the workspace.
pub(crate) fn write(workspace: &Workspace) -> Result<(), Failed> {
    let page = page().map_err(|error| Failed(format!("core/law/open.csv: {error}")))?;
    std::fs::write(workspace.root.join("docs/law.md"), page)?;
    println!("docs/law.md is written");
    Ok(())
}

/// A line of `open.csv`.
struct Question {
    /// `open`, `reading` or `ours`.
    kind: String,
    clauses: String,
    question: [String; 3],
    meanwhile: [String; 3],
    /// The file, and the line of it as it stands, of each row that decides.
    rows: Vec<(String, String)>,
}

fn questions() -> Result<Vec<Question>, csv::Error> {
    let mut reader = csv::Reader::from_reader(OPEN.as_bytes());
    let question = |record: csv::StringRecord| {
        let cell = |place: usize| record.get(place).unwrap_or_default().to_owned();
        Question {
            kind: cell(0),
            clauses: cell(1),
            question: [2, 3, 4].map(cell),
            meanwhile: [5, 6, 7].map(cell),
            rows: cell(8).lines().filter_map(|row| row.split_once(": ")).map(|(file, row)| (file.to_owned(), row.to_owned())).collect(),
        }
    };
    reader.records().map(|record| record.map(question)).collect()
}

/// The whole page.
fn page() -> Result<String, csv::Error> {
    let questions = questions()?;
    let mut page =
        String::from("<!-- Written by `cargo xtask law` from the rows of core/src/services: change the rows, not this page. -->\n");
    for (place, language) in Language::ALL.into_iter().enumerate() {
        let words = Words(language);
        let _ = write!(page, "\n# {}\n\n{}\n", words.title(), words.lead());
        for (kind, heading) in [("open", words.open()), ("reading", words.readings()), ("ours", words.ours())] {
            let _ = write!(page, "\n## {heading}\n\n");
            let rows = questions.iter().filter(|question| question.kind == kind).map(|question| {
                let by: Vec<String> = question.rows.iter().map(|(file, row)| format!("`{row}` – `{file}`")).collect();
                vec![question.question[place].clone(), question.meanwhile[place].clone(), codes(&question.clauses), by.join("; ")]
            });
            table(&mut page, &words.question_heads(), rows);
        }
        for service in services::ALL {
            page.push_str(&service::described(service, language));
        }
    }
    page.push_str(&readings());
    Ok(page)
}

/// What is read into a clause, rests on the general rule, or is assumed: every sentence of the ledger that says so, in its own words.
fn readings() -> String {
    let mut page = String::from(
        "\n# Readings, assumptions and the general rule, clause by clause\n\nWhat `core/law/clauses.toml` says of them, in its own words.\n\n",
    );
    let rows = ledger::built_in().into_iter().filter_map(|entry| {
        let marks = ["(reading", "(assumed)", "(general rule)"];
        let sentences = entry.must.split_inclusive(". ").filter(|sentence| marks.iter().any(|mark| sentence.contains(mark)));
        let said: String = sentences.collect();
        (!said.is_empty()).then(|| vec![format!("`{}`", entry.id), said.trim_end().to_owned()])
    });
    table(&mut page, &["clause", "how it is read"], rows);
    page
}

/// The clauses of a list, each as code.
fn codes(clauses: &str) -> String {
    clauses.split(' ').map(|clause| format!("`{clause}`")).collect::<Vec<_>>().join(", ")
}

/// Appends a table with its heads; nothing where it has no rows.
fn table(page: &mut String, heads: &[&str], rows: impl IntoIterator<Item = Vec<String>>) {
    let mut rows = rows.into_iter().peekable();
    if rows.peek().is_none() {
        return;
    }
    let _ = write!(page, "| {} |\n|{}\n", heads.join(" | "), "---|".repeat(heads.len()));
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| cell.replace('|', "\\|").replace('\n', " ")).collect();
        let _ = writeln!(page, "| {} |", cells.join(" | "));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use otinish_core::form::document::Demand;
    use otinish_core::page::takes_the_portal;
    use std::path::Path;

    fn root() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
    }

    #[test]
    fn the_page_of_the_law_is_not_stale() {
        let kept = std::fs::read_to_string(root().join("docs/law.md")).unwrap();
        let page = page().unwrap();
        let differ = kept.lines().zip(page.lines()).position(|(kept, written)| kept != written);
        assert!(kept == page, "docs/law.md is stale from line {:?} on: write it with cargo xtask law", differ.map(|line| line + 1));
    }

    #[test]
    fn every_clause_that_a_service_cites_stands_on_the_page() {
        for service in services::ALL {
            for edition in service.editions {
                let mut cited: Vec<&str> = edition.documents.iter().flat_map(|row| [row.cite.portal, row.cite.elsewhere]).collect();
                let fields = edition.form.iter().flat_map(|section| section.fields);
                cited.extend(fields.flat_map(|field| [field.cite.portal, field.cite.elsewhere]));
                cited.extend(edition.grounds.iter().map(|ground| ground.clause));
                cited.extend(edition.officers_grounds.iter().map(|ground| ground.clause));
                cited.extend(edition.results.iter().map(|results| results.clause));
                let windows = edition.windows.iter().flat_map(|windows| windows.last_days.iter().chain(windows.otherwise));
                cited.extend(windows.map(|last| last.clause));
                cited.extend(edition.rules.iter().map(|rule| rule.clause).filter(|clause| !clause.is_empty()));
                let notices = [Some(edition.notices.receipt), edition.notices.refusal, edition.notices.refusal_to_accept];
                cited.extend(notices.iter().flatten().map(|form| form.clause));
                cited.extend(edition.documents.iter().filter_map(|row| match row.demand {
                    Demand::RequiredUnless(later) => Some(later.clause),
                    Demand::Required | Demand::Asked(_) => None,
                }));
                cited.extend(
                    [edition.notices.complaint.clause, edition.refused_by_person, edition.notices.receipt_names_employee].iter().flatten(),
                );
                cited.extend([edition.term.clause, edition.sheet.clause]);
                let page = service::described(service, Language::Kk);
                for clause in cited {
                    assert!(page.contains(&format!("`{clause}`")), "{clause}");
                }
            }
        }
    }

    #[test]
    fn the_hours_of_the_portal_stand_by_their_clause_where_it_is_taken_and_nowhere_else() {
        for service in services::ALL {
            let said = service::described(service, Language::En);
            let line = said.lines().find(|line| line.contains("Provider: ")).unwrap();
            assert_eq!(line.contains("through the portal"), takes_the_portal(service), "{line}");
            let cited = line.split('`').skip(1).step_by(2).map(|id| ledger::built_in().into_iter().find(|entry| entry.id == id).unwrap());
            let cited: Vec<ledger::Entry> = cited.collect();
            assert!(!cited.is_empty() && cited.iter().all(|entry| entry.service() == service.code && entry.kind == "hours"), "{line}");
        }
    }

    #[test]
    fn every_row_that_is_assumed_is_marked_on_the_page() {
        for (service, language) in services::ALL.iter().flat_map(|service| Language::ALL.map(|language| (*service, language))) {
            let assumed = |edition: &otinish_core::services::Edition| {
                let fields = edition.form.iter().flat_map(|section| section.fields).filter(|field| field.assumed).count();
                let notices = [Some(edition.notices.receipt), edition.notices.refusal, edition.notices.refusal_to_accept];
                let notices = notices.iter().flatten().filter(|form| form.assumed).count();
                fields + notices + usize::from(edition.sheet.assumed) + usize::from(edition.since_assumed)
            };
            let marks = service::described(service, language).matches(&format!("**{}**", Words(language).assumed())).count();
            // Two services take their hours from the acts of others.
            let of_hours =
                |entry: &&ledger::Entry| entry.place == "hours" && entry.service() == service.code && entry.must.contains("(assumed)");
            let hours = ledger::built_in().iter().filter(of_hours).count();
            assert_eq!(marks, service.editions.iter().map(assumed).sum::<usize>() + hours, "{} {language:?}", service.code);
        }
    }

    #[test]
    fn every_question_is_decided_at_a_place_that_exists_and_by_clauses_of_the_ledger() {
        let ledger = ledger::built_in();
        let questions = questions().unwrap();
        assert!(questions.iter().filter(|question| question.kind == "open").count() >= 10);
        for question in &questions {
            assert!(["open", "reading", "ours"].contains(&question.kind.as_str()), "{}", question.kind);
            assert!(!question.rows.is_empty(), "{}: nothing decides", question.clauses);
            for (file, row) in &question.rows {
                let text = std::fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
                assert!(!row.starts_with("//") && text.lines().any(|line| line.trim() == row), "{file} has no row {row}");
            }
            // Where rows of services decide, each service that is asked about has one.
            let of = |code: &str| format!("core/src/services/{}", code.replace('-', "_"));
            let has_row = |code: &str| question.rows.iter().any(|(file, _)| file.starts_with(&of(code)));
            let asked =
                ledger.iter().filter(|entry| question.clauses.split(' ').any(|clause| clause == entry.id)).map(ledger::Entry::service);
            if services::ALL.iter().any(|service| has_row(service.code)) {
                for service in asked {
                    assert!(has_row(service), "{}: no row of {service} is named", question.clauses);
                }
            }
            assert!(question.question.iter().chain(&question.meanwhile).all(|words| !words.is_empty()), "{}", question.clauses);
            for clause in question.clauses.split(' ') {
                assert!(ledger.iter().any(|entry| entry.id == clause), "{clause} is not in the ledger");
            }
        }
    }
}
