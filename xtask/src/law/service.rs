//! One service as a lawyer reads it: what is asked, which documents, the term and the windows, the grounds, the notices. Each line with its
//! clause; what is assumed is called so.

use super::conditions::Labels;
use super::words::Words;
use super::{codes, table};
use otinish_core::calendar::Count;
use otinish_core::form::document::{Demand, Document};
use otinish_core::form::{Field, Rule, Says};
use otinish_core::law::windows::LastDay;
use otinish_core::law::{Cite, Covers, Ground, When, place};
use otinish_core::ledger::{self, Entry};
use otinish_core::page::takes_the_portal;
use otinish_core::services::document_kinds::DOCUMENT_KINDS;
use otinish_core::services::{Edition, NoticeForm, Service};
use otinish_core::texts::{Language, written};
use std::fmt::Write as _;

/// The service in one language, edition by edition.
pub(super) fn described(service: &'static Service, language: Language) -> String {
    let sheet = Sheet { words: Words(language), labels: Labels { service, language }, language };
    let mut page = format!("\n## {}\n\n{}\n", service.name.to(language), service.official.to(language));
    for edition in service.editions {
        sheet.edition(&mut page, edition);
    }
    page
}

#[derive(Clone, Copy)]
struct Sheet {
    words: Words,
    labels: Labels,
    language: Language,
}

impl Sheet {
    fn edition(self, page: &mut String, edition: &'static Edition) {
        let since = self.words.since(&written(edition.since, self.language), edition.since_assumed);
        let _ = write!(page, "\n{since} {}\n", self.provider());
        self.part(page, self.words.term(), &self.words.term_heads(), self.terms(edition));
        self.part(page, self.words.windows(), &self.words.window_heads(), self.windows(edition));
        self.part(page, self.words.documents(), &self.words.document_heads(), edition.documents.iter().map(|row| self.document(row)));
        let fields = edition.form.iter().flat_map(|section| section.fields).map(|field| self.field(field));
        self.part(page, self.words.form(), &self.words.form_heads(), fields);
        let sheet = self.marked(format!("{} {}", self.words.sheet(), self.cited(edition.sheet.clause)), edition.sheet.assumed);
        let _ = write!(page, "\n{sheet}\n");
        self.part(page, self.words.rules(), &self.words.rule_heads(), edition.rules.iter().map(|rule| self.rule(rule)));
        self.part(page, self.words.grounds(), &self.words.ground_heads(), edition.grounds.iter().map(|ground| self.ground(ground)));
        let officers = edition.officers_grounds.iter().map(|ground| vec![self.cited(ground.clause), ground.words.to(self.language).into()]);
        self.part(page, self.words.officers_grounds(), &self.words.officers_heads(), officers);
        self.part(page, self.words.notices(), &self.words.notice_heads(), self.notices(edition));
        let complaint = edition.notices.complaint;
        let by = complaint.clause.map(|clause| format!(" {}", self.cited(clause)));
        let _ = write!(page, "\n{}{}\n", complaint.words.to(self.language), by.unwrap_or_else(|| self.words.general_law().into()));
        if let Some(clause) = edition.refused_by_person {
            let _ = write!(page, "\n{} {}\n", self.words.by_person_only(), self.cited(clause));
        }
    }

    /// Who renders the service, in which week and, where anything comes through the portal, until when; by the clauses that the ledger has for
    /// that; a row that leaves the hours to another act's is assumed.
    fn provider(self) -> String {
        let service = self.labels.service;
        let (provider, ledger) = (service.provider, ledger::built_in());
        let of_row = |row: &str| {
            let names =
                |entry: &&Entry| entry.service() == service.code && (entry.place == row || entry.also.iter().any(|also| also == row));
            let cited = |entry: &Entry| self.marked(self.cited(&entry.id), entry.must.contains("(assumed)"));
            ledger.iter().filter(names).map(cited).collect::<Vec<_>>()
        };
        let mut said = self.words.provider(provider.name.to(self.language), provider.hours.week);
        if !takes_the_portal(service) {
            return format!("{said} – {}.", of_row("about Hours").join(", "));
        }
        let closes = format!("{}:{:02}", provider.hours.closes_at_minute / 60, provider.hours.closes_at_minute % 60);
        let _ = write!(said, "; {} – {}.", self.words.closes(&closes), of_row("hours").join(", "));
        said
    }

    fn part(self, page: &mut String, heading: &str, heads: &[&str], rows: impl IntoIterator<Item = Vec<String>>) {
        let mut rows = rows.into_iter().peekable();
        if rows.peek().is_some() {
            let _ = write!(page, "\n### {heading}\n\n");
            table(page, heads, rows);
        }
    }

    fn terms(self, edition: &Edition) -> Vec<Vec<String>> {
        let term = edition.term;
        let length = match term.count {
            Count::WorkingDays(n) => self.words.working_days(n),
            Count::CalendarDays(n) => self.words.calendar_days(n),
            Count::OnAcceptance => self.words.on_acceptance().into(),
        };
        let mut rows = vec![vec![length, self.cited(term.clause)]];
        if let Some((when, clause)) = term.acceptance_by {
            rows.push(vec![format!("{} {}", self.words.not_counted(), self.labels.when(&when)), self.cited(clause)]);
        }
        if term.count != Count::OnAcceptance {
            rows.push(vec![self.words.first_day().into(), self.words.general_rule().into()]);
        }
        if matches!(term.count, Count::CalendarDays(_)) {
            rows.push(vec![self.words.last_day().into(), self.words.general_rule().into()]);
        }
        rows
    }

    /// The windows, then the days on which results come.
    fn windows(self, edition: &Edition) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        if let Some(windows) = edition.windows {
            let opens = self.words.day(windows.opens);
            let row =
                |last: &LastDay, who: String| vec![who, self.words.between(&opens, &self.words.day(last.on)), self.cited(last.clause)];
            rows.extend(windows.last_days.iter().map(|last| row(last, self.labels.when(&last.when))));
            let otherwise = windows.otherwise.iter();
            rows.extend(otherwise.map(|last| row(last, format!("{}: {}", self.words.else_(), self.labels.when(&last.when)))));
        }
        rows.extend(edition.results.iter().map(|results| {
            vec![self.labels.when(&results.when), self.words.results(&self.words.day(results.on)), self.cited(results.clause)]
        }));
        rows
    }

    fn document(self, row: &Document) -> Vec<String> {
        let kinds = DOCUMENT_KINDS.iter().chain(self.labels.service.document_kinds);
        let label = kinds.into_iter().find(|kind| kind.code == row.kind).map_or(row.kind, |kind| kind.label.to(self.language));
        let demand = match row.demand {
            Demand::Required => self.words.required().to_owned(),
            Demand::RequiredUnless(later) => {
                let when = self.labels.when(&When::Context(later.known));
                format!("{}; {}: {when} ({})", self.words.required(), self.words.deferred(), self.cited(later.clause))
            }
            Demand::Asked(warning) => self.words.warning(warning.code),
        };
        vec![label.into(), self.always(&row.when), demand, self.cite(row.cite)]
    }

    fn field(self, field: &Field) -> Vec<String> {
        let mut demand = match (field.required, field.warned) {
            (When::Never, None) if field.shown == When::Never => self.words.not_asked().to_owned(),
            (When::Never, None) => self.words.optional().into(),
            (When::Never, Some(_)) => String::new(),
            (When::Always, _) => self.words.required().into(),
            (when, _) => format!("{}: {}", self.words.required_if(), self.labels.when(&when)),
        };
        if let Some((warning, when)) = field.warned {
            let when = self.labels.when(&when);
            let warned = self.words.warning(warning.code) + &if when.is_empty() { when } else { format!(": {when}") };
            demand = if demand.is_empty() { warned } else { format!("{demand}; {warned}") };
        }
        let choices =
            field.judged.or_else(|| self.labels.member(field.at).map(|member| member.kind)).map(|kind| self.labels.choices(&kind));
        let mut cited = self.cite(field.cite);
        if let Some((when, cite)) = field.instead {
            let _ = write!(cited, "; {}: {}", self.labels.when(&when), self.cite(cite));
        }
        vec![self.labels.label(field.at), demand, choices.unwrap_or_default(), self.marked(cited, field.assumed)]
    }

    fn rule(self, rule: &Rule) -> Vec<String> {
        let (what, says) = match rule.says {
            Says::Warning(warning) => (self.words.warning(warning.code), warning.text),
            Says::Problem { code, text, .. } => (self.words.problem(code), text),
        };
        let cited = if rule.clause.is_empty() { self.words.own_rule().to_owned() } else { self.cited(rule.clause) };
        vec![self.labels.when(&rule.when), what, says.to(self.language).into(), cited]
    }

    fn ground(self, ground: &Ground) -> Vec<String> {
        let label = |at: &str| self.labels.label(at);
        let covers = match ground.covers {
            Covers::At(at) => self.words.any_at(&label(at)),
            Covers::IncompleteOrExpired => self.words.incomplete_or_expired().into(),
            Covers::Incomplete => self.words.incomplete().into(),
            Covers::DocumentNotAllowed => self.words.document_not_allowed().into(),
            Covers::Missing => self.words.missing().into(),
            Covers::MissingAt(at) => self.words.missing_at(&label(at)),
            Covers::InvalidAt(at) => self.words.invalid_at(&label(at)),
            Covers::Code(code) => self.words.problem(code),
        };
        let words = ground.words.to(self.language).to_owned();
        vec![self.cited(ground.clause), words, covers, self.always(&ground.when), self.words.consequence(ground.consequence).into()]
    }

    fn notices(self, edition: &Edition) -> Vec<Vec<String>> {
        let notices = edition.notices;
        let forms = [Some(notices.receipt), notices.refusal, notices.refusal_to_accept];
        let row = |form: NoticeForm| {
            let statement = form.statement.map(|statement| statement.to(self.language).to_owned()).unwrap_or_default();
            vec![form.title.to(self.language).into(), statement, self.marked(self.cited(form.clause), form.assumed)]
        };
        forms.into_iter().flatten().map(row).collect()
    }

    fn always(self, when: &When) -> String {
        let said = self.labels.when(when);
        if said.is_empty() { self.words.always().into() } else { said }
    }

    fn cite(self, cite: Cite) -> String {
        if cite.portal == cite.elsewhere {
            return self.cited(cite.portal);
        }
        format!("{}: {}; {}: {}", self.words.portal(), self.cited(cite.portal), self.words.elsewhere(), self.cited(cite.elsewhere))
    }

    /// What is said of a row, and that it is assumed where it is.
    fn marked(self, said: String, assumed: bool) -> String {
        if assumed { format!("{said} **{}**", self.words.assumed()) } else { said }
    }

    /// The clause by its id and its place in the act.
    fn cited(self, clause: &str) -> String {
        format!("{} ({})", codes(clause), place(clause, self.language))
    }
}
