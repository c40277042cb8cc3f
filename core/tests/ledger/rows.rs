//! The rows of a service by the names that the ledger gives them, and a service without one of them.

use otinish_core::calendar::{Count, Hours, Week};
use otinish_core::form::document::{Demand, Document};
use otinish_core::form::{Rule, Says, Section};
use otinish_core::law::windows::{LastDay, ResultsDay, Windows};
use otinish_core::law::{Ground, OfficersGround, When, on_acceptance};
use otinish_core::page::takes_the_portal;
use otinish_core::services::{Edition, Notices, ProviderKind, Service};
use otinish_core::texts::Language;

/// A row, and the clauses that it cites.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) clauses: Vec<&'static str>,
}

/// Every row of a service in any of its editions, each name once. What is ours and cites nothing has no clause.
pub(crate) fn rows(service: &Service) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut add = |name: String, cited: &[&'static str]| {
        let place = rows.iter().position(|row| row.name == name).unwrap_or_else(|| {
            rows.push(Row { name, clauses: Vec::new() });
            rows.len() - 1
        });
        for clause in cited {
            if !clause.is_empty() && !rows[place].clauses.contains(clause) {
                rows[place].clauses.push(clause);
            }
        }
    };
    service.editions.iter().for_each(|edition| rows_of(edition, &mut add));
    rows
}

fn rows_of(edition: &Edition, mut add: impl FnMut(String, &[&'static str])) {
    for field in edition.form.iter().flat_map(|section| section.fields) {
        let instead = field.instead.map_or(field.cite, |(_, cite)| cite);
        add(format!("form {}", field.at), &[field.cite.portal, field.cite.elsewhere, instead.portal, instead.elsewhere]);
    }
    for document in edition.documents {
        add(format!("document {}", document.kind), &[document.cite.portal, document.cite.elsewhere]);
        if let Demand::RequiredUnless(later) = document.demand {
            add(format!("later {}", document.kind), &[later.clause]);
        }
    }
    for rule in edition.rules {
        add(format!("rule {}", code(rule)), &[rule.clause]);
    }
    add("term".into(), &[edition.term.clause, edition.term.acceptance_by.map_or("", |(_, clause)| clause)]);
    add("hours".into(), &[]);
    for ground in edition.grounds {
        add(format!("ground {}", ground.clause), &[ground.clause]);
    }
    for ground in edition.officers_grounds {
        add(format!("officers-ground {}", ground.clause), &[ground.clause]);
    }
    for last in last_days(edition) {
        add(format!("window {}", last.clause), &[last.clause]);
    }
    for results in edition.results {
        add(results_day(results), &[results.clause]);
    }
    for about in edition.about {
        add(format!("about {}", about.title.to(Language::En)), &[about.clause]);
    }
    let notices = edition.notices;
    add("notice receipt".into(), &[notices.receipt.clause, notices.receipt_names_employee.unwrap_or_default()]);
    for (name, form) in [("refusal", notices.refusal), ("refusal-to-accept", notices.refusal_to_accept)] {
        if let Some(form) = form {
            add(format!("notice {name}"), &[form.clause]);
        }
    }
    add("complaint".into(), &[notices.complaint.clause.unwrap_or_default()]);
    if let Some(clause) = edition.refused_by_person {
        add("refused-by-person".into(), &[clause]);
    }
    add("sheet".into(), &[edition.sheet.clause]);
}

/// Whether the row asks for something, or judges what is given, so that an application can be told of it: pages and notices do not, nor do
/// members that nobody has to give.
pub(crate) fn demands(service: &Service, name: &str) -> bool {
    let fields = || service.editions.iter().flat_map(|edition| edition.form).flat_map(|section| section.fields);
    match name.split_once(' ') {
        Some(("form", at)) => fields().any(|field| field.at == at && (field.required != When::Never || field.warned.is_some())),
        Some(("about" | "notice" | "officers-ground", _)) => false,
        Some(_) => true,
        // What never comes through the portal comes within hours, and an answer that comes with the acceptance has no term.
        None => match name {
            "hours" => takes_the_portal(service),
            "term" => service.editions.iter().any(|edition| edition.term.count != Count::OnAcceptance),
            _ => false,
        },
    }
}

/// The service without that row in any of its editions; `None` where there is no such row. Without its term a service answers at once,
/// without its hours it never closes on a weekday. Its sheet stays: an application is always printed.
pub(crate) fn without(service: &'static Service, name: &str) -> Option<&'static Service> {
    let (kind, which) = name.split_once(' ').unwrap_or((name, ""));
    let mut gone = false;
    let editions: Vec<Edition> = service.editions.iter().map(|edition| edition_without(edition, kind, which, &mut gone)).collect();
    let mut provider = service.provider;
    if kind == "hours" {
        provider = ProviderKind { hours: Hours { week: Week::FiveDays, closes_at_minute: 24 * 60 - 1 }, ..provider };
        gone = true;
    }
    gone.then(|| &*Box::leak(Box::new(Service { editions: Box::leak(editions.into()), provider, ..*service })))
}

fn edition_without(edition: &Edition, kind: &str, which: &str, gone: &mut bool) -> Edition {
    let mut left = *edition;
    match kind {
        "form" => {
            let section = |section: &Section| Section { fields: but(section.fields, gone, |field| field.at == which), ..*section };
            let sections: Vec<Section> = edition.form.iter().map(section).collect();
            left.form = Box::leak(sections.into());
        }
        "document" => left.documents = but(edition.documents, gone, |document: &Document| document.kind == which),
        "later" => {
            let now = |document: &Document| match document.demand {
                Demand::RequiredUnless(_) if document.kind == which => {
                    *gone = true;
                    Document { demand: Demand::Required, ..*document }
                }
                Demand::RequiredUnless(_) | Demand::Required | Demand::Asked(_) => *document,
            };
            let documents: Vec<Document> = edition.documents.iter().map(now).collect();
            left.documents = Box::leak(documents.into());
        }
        "rule" => left.rules = but(edition.rules, gone, |rule: &Rule| code(rule) == which),
        "ground" => left.grounds = but(edition.grounds, gone, |ground: &Ground| ground.clause == which),
        "officers-ground" => {
            left.officers_grounds = but(edition.officers_grounds, gone, |ground: &OfficersGround| ground.clause == which);
        }
        "window" => {
            left.windows = edition.windows.map(|windows| Windows {
                last_days: but(windows.last_days, gone, |last| last.clause == which),
                otherwise: but(windows.otherwise, gone, |last| last.clause == which),
                ..windows
            });
        }
        "results" => left.results = but(edition.results, gone, |results| results_day(results) == format!("results {which}")),
        "about" => left.about = but(edition.about, gone, |about| about.title.to(Language::En) == which),
        "term" if which.is_empty() => {
            left.term = on_acceptance().by(edition.term.clause);
            *gone = true;
        }
        "notice" => {
            let taken = match which {
                "refusal" => left.notices.refusal.take(),
                "refusal-to-accept" => left.notices.refusal_to_accept.take(),
                "receipt" => Some(left.notices.receipt),
                _ => None,
            };
            *gone |= taken.is_some();
        }
        "complaint" if which.is_empty() => {
            left.notices = Notices { complaint: otinish_core::services::members::GENERAL_COMPLAINT, ..left.notices };
            *gone = true;
        }
        "refused-by-person" => *gone |= left.refused_by_person.take().is_some(),
        "sheet" => *gone = true,
        _ => {}
    }
    left
}

/// The rows but those, leaked: rows live as long as the process.
fn but<T: Copy>(rows: &[T], gone: &mut bool, that: impl Fn(&T) -> bool) -> &'static [T] {
    let left: Vec<T> = rows.iter().filter(|row| !that(row)).copied().collect();
    *gone |= left.len() < rows.len();
    Box::leak(left.into())
}

fn code(rule: &Rule) -> &'static str {
    match rule.says {
        Says::Warning(warning) => warning.code,
        Says::Problem { code, .. } => code,
    }
}

fn last_days(edition: &Edition) -> Vec<LastDay> {
    edition.windows.iter().flat_map(|windows| windows.last_days.iter().chain(windows.otherwise)).copied().collect()
}

fn results_day(results: &ResultsDay) -> String {
    format!("results {:02}-{:02}", results.on.month, results.on.day)
}
