//! The check: an application is judged by the rows of its service, and the report names every problem with its clause and its ground.
//! It judges what the law lets a machine judge; what an officer has to find is not here.

pub(crate) mod documents;
pub(crate) mod facts;
mod messages;
mod rows;
pub mod value;
mod writing;

use crate::application::Input;
use crate::calendar::{Calendar, Count, Counting, Days, Entry, FirstDay, GENERAL_RULE, Instant, as_iso_or_null};
use crate::form::Says;
use crate::law::windows::{LastDay, OfSeveral, Within};
use crate::law::{Cite, Clause, Consequence, Covers, Term};
use crate::services::plan::{Cond, Plan, Row};
use crate::services::register::Register;
use crate::texts::{Language, Text, written};
use chrono::{Datelike, NaiveDate};
use facts::Facts;
use serde::{Deserialize, Serialize};

/// What the check says of an application (contract, section 5).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Report<'r> {
    #[cfg_attr(feature = "types", ts(type = "Service"))]
    pub service: &'static str,
    /// The day on which the rules that judged came into force; `None` before the first of them.
    #[serde(serialize_with = "as_iso_or_null")]
    #[cfg_attr(feature = "types", ts(type = "string | null"))]
    pub edition: Option<NaiveDate>,
    /// Digest of the rows: the same in the browser and on the server, or they disagree.
    pub rules: &'r str,
    /// Digest of the calendar.
    pub calendar: &'r str,
    pub verdict: Verdict,
    pub problems: Vec<Problem>,
    pub warnings: Vec<Warned>,
    pub documents: Vec<Listed>,
    #[serde(serialize_with = "as_iso_or_null")]
    #[cfg_attr(feature = "types", ts(type = "string | null"))]
    pub accepted_on: Option<NaiveDate>,
    #[serde(serialize_with = "as_iso_or_null")]
    #[cfg_attr(feature = "types", ts(type = "string | null"))]
    pub due_on: Option<NaiveDate>,
    pub due_because: Vec<Entry<'r>>,
    /// The day on which the results of a competition are published.
    #[serde(serialize_with = "as_iso_or_null")]
    #[cfg_attr(feature = "types", ts(type = "string | null"))]
    pub results_on: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Verdict {
    /// No problems.
    Complete,
    /// Problems, none of which the law makes a ground by itself.
    Remarks,
    /// Some problem has a ground: the provider may refuse.
    Refusable,
    /// Nothing can be registered: it is not known who asks whom for what, how and when.
    Blocked,
}

/// What is wrong, and by which clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Problem {
    pub code: &'static str,
    /// JSON Pointer within the application.
    pub at: String,
    pub clause: Clause,
    /// The clause on which the provider may refuse because of it.
    pub ground: Option<Clause>,
    pub message: String,
    /// What follows where the ground is used.
    #[serde(skip)]
    pub consequence: Option<Consequence>,
    #[serde(skip)]
    pub blocks: bool,
}

impl Problem {
    /// A problem that blocks nothing, before it is known what ground it gives.
    const fn found(code: &'static str, at: String, clause: Clause, message: String) -> Problem {
        Problem { code, at, clause, ground: None, message, consequence: None, blocks: false }
    }
}

/// What is worth a look, and stops nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Warned {
    pub code: &'static str,
    pub at: String,
    pub message: String,
}

/// A document of the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Listed {
    #[cfg_attr(feature = "types", ts(type = "DocumentKind"))]
    pub kind: &'static str,
    pub state: DocumentState,
    pub clause: Clause,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum DocumentState {
    /// An information system supplied it.
    Obtained,
    Present,
    /// It is handed in later.
    Deferred,
    Missing,
    Expired,
    Invalid,
}

/// Judges an input. Messages are in `language`, else in the application's, else in Kazakh.
pub fn check<'r>(register: &'r Register, calendar: &'r Calendar, input: &Input<'_>, language: Option<Language>) -> Report<'r> {
    let (filed_on, _) = input.filed_at.local();
    let application = &input.application;
    let ruled_on = register.ruled_on(calendar, application, input.filed_at);
    let ruling = ruled_on.and_then(|day| register.plan(application.service()?, day));
    let (plan, before_first) = ruling.expect("an application has a service of the register it was read with");
    let chosen = || application.at(register, "/language").and_then(|code| Language::of(&code));
    let language = language.or_else(chosen).unwrap_or_default();
    let mut judging = Judging::new(plan, input, filed_on, language);
    if before_first {
        judging.warn("before-first-edition", "/filed_at", messages::BEFORE_FIRST_EDITION, &[]);
    }
    for row in &plan.rows {
        judging.row(row);
    }
    let documents = judging.documents();
    judging.rules();
    let days = judging.counted(calendar, input.filed_at);
    judging.days(&days);
    judging.windows(&days);
    let results = plan.results.iter().find(|(when, _)| judging.facts.holds(when));
    Report {
        service: plan.service.code,
        edition: (!before_first).then_some(plan.edition.since),
        rules: register.rules(),
        calendar: calendar.digest(),
        verdict: verdict(&judging.problems),
        problems: judging.problems,
        warnings: judging.warnings,
        documents,
        accepted_on: days.accepted_on,
        due_on: days.due_on,
        due_because: days.because,
        results_on: results.and_then(|(_, results)| results.on.of(filed_on.year())),
    }
}

/// The days of an application that was judged by the edition of this day (`None` before the first), by another calendar than then.
/// Whatever has come into force since, it keeps that edition's term; `None` where the register does not know the edition.
pub fn days<'c>(register: &Register, calendar: &'c Calendar, input: &Input<'_>, edition: Option<NaiveDate>) -> Option<Days<'c>> {
    let (filed_on, _) = input.filed_at.local();
    let plan = register.plan_since(input.application.service()?, edition)?;
    Some(Judging::new(plan, input, filed_on, Language::default()).counted(calendar, input.filed_at))
}

fn verdict(problems: &[Problem]) -> Verdict {
    if problems.iter().any(|problem| problem.blocks) {
        Verdict::Blocked
    } else if problems.iter().any(|problem| problem.ground.is_some()) {
        Verdict::Refusable
    } else if problems.is_empty() {
        Verdict::Complete
    } else {
        Verdict::Remarks
    }
}

/// One run of the check.
struct Judging<'c, 'a> {
    facts: Facts<'c, 'a>,
    plan: &'c Plan,
    language: Language,
    portal: bool,
    problems: Vec<Problem>,
    warnings: Vec<Warned>,
}

/// Where a problem comes from, as far as a ground asks.
#[derive(Clone, Copy)]
enum From {
    Form,
    Document(DocumentState),
}

impl<'c, 'a> Judging<'c, 'a> {
    fn new(plan: &'c Plan, input: &'c Input<'a>, filed_on: NaiveDate, language: Language) -> Self {
        let facts = Facts::new(&input.application, &input.context, filed_on);
        let portal = facts.holds(&plan.portal);
        Judging { facts, plan, language, portal, problems: Vec::new(), warnings: Vec::new() }
    }

    /// When it is accepted and answered, by the calendar and the edition's term.
    fn counted<'d>(&self, calendar: &'d Calendar, filed_at: Instant) -> Days<'d> {
        let of_provider = self.plan.service.provider.hours;
        let hours = self.portal.then_some(of_provider);
        let Term { count, reckoning, .. } = self.plan.edition.term;
        calendar.days(filed_at, Counting { week: of_provider.week, hours, count, reckoning, by: self.acceptance_by() })
    }

    fn clause(&self, row: &Row) -> Clause {
        self.facts.cite(row).on(self.portal)
    }

    const fn cited(&self, cite: Cite) -> Clause {
        cite.on(self.portal)
    }

    /// Adds what was found, with the ground that it gives.
    fn problem(&mut self, found: Problem, from: From) {
        let covering = |(when, ground): &&(Cond, &'static crate::law::Ground)| {
            covers(ground.covers, found.code, &found.at, from) && self.facts.holds(when)
        };
        let ground = if found.blocks { None } else { self.plan.grounds.iter().find(covering).map(|(_, ground)| *ground) };
        let (ground, consequence) = (ground.map(|ground| ground.clause), ground.map(|ground| ground.consequence));
        self.problems.push(Problem { ground, consequence, ..found });
    }

    fn warn(&mut self, code: &'static str, at: &str, text: Text, values: &[(&str, &str)]) {
        self.warnings.push(Warned { code, at: at.into(), message: text.fill(self.language, values) });
    }

    fn rules(&mut self) {
        let plan = self.plan;
        for rule in &plan.rules {
            if !self.facts.holds(&rule.when) {
                continue;
            }
            match rule.says {
                Says::Warning(warning) => self.warn(warning.code, rule.at, warning.text, &[]),
                Says::Problem { code, text, blocks } => {
                    let message = text.to(self.language).into();
                    self.problem(Problem { blocks, ..Problem::found(code, rule.at.into(), rule.clause, message) }, From::Form);
                }
            }
        }
    }

    /// By which clause, or by the general rule, the day of acceptance is not counted; nothing where it is, or no days are.
    fn acceptance_by(&self) -> Option<&'static str> {
        let by_clause = self.plan.acceptance_by.as_ref().filter(|(when, _)| self.facts.holds(when));
        let Term { count, reckoning, .. } = self.plan.edition.term;
        let by_reckoning = match reckoning.first {
            FirstDay::AfterAcceptance => Some(GENERAL_RULE),
            FirstDay::OfAcceptance => None,
        };
        match count {
            Count::OnAcceptance => None,
            Count::WorkingDays(_) | Count::CalendarDays(_) => by_clause.map(|(_, clause)| *clause).or(by_reckoning),
        }
    }

    fn days(&mut self, days: &Days<'_>) {
        if days.accepted_on.is_none() || days.due_on.is_none() {
            self.warn("calendar-unpublished", "/filed_at", messages::CALENDAR_UNPUBLISHED, &[]);
        } else if days.estimated {
            self.warn("calendar-estimated", "/filed_at", messages::CALENDAR_ESTIMATED, &[]);
        }
    }

    /// The filing window: of the last days that fit one decides, as the windows' rows say.
    fn windows(&mut self, days: &Days<'_>) {
        let (Some(windows), Some(plan)) = (&self.plan.edition.windows, &self.plan.windows) else { return };
        if !plan.needs.iter().all(|slot| self.facts.value(*slot).is_given()) {
            return;
        }
        let fitting = |all: &[(Cond, &'static LastDay)]| {
            all.iter().filter(|(when, _)| self.facts.holds(when)).map(|(_, last)| *last).collect::<Vec<_>>()
        };
        let mut fit = fitting(&plan.last_days);
        if fit.is_empty() {
            fit = fitting(&plan.otherwise);
        }
        let (Some(earliest), Some(latest)) = (fit.iter().min_by_key(|last| last.on), fit.iter().max_by_key(|last| last.on)) else { return };
        let filed_on = self.facts.filed_on;
        let of_year = |day: crate::law::windows::DayOfYear| day.of(filed_on.year()).unwrap_or(filed_on);
        let last = match windows.of_several {
            OfSeveral::Latest => latest,
            OfSeveral::Earliest => earliest,
        };
        let (opens, first_end, end) = (of_year(windows.opens), of_year(earliest.on), of_year(last.on));
        let language = self.language;
        let accepted_after = days.accepted_on.filter(|day| *day > end);
        let is_late = match windows.within {
            Within::Filing => filed_on > end,
            Within::Acceptance => filed_on > end || accepted_after.is_some(),
        };
        if filed_on < opens || is_late {
            let (from, to) = (written(opens, language), written(end, language));
            let message = messages::OUTSIDE_WINDOW.fill(language, &[("from", &from), ("to", &to)]);
            let found = Problem::found("outside-window", windows.at.into(), last.clause, message);
            return self.problem(Problem { blocks: true, ..found }, From::Form);
        }
        if filed_on > first_end {
            let values = [("earliest", &*written(first_end, language)), ("latest", &*written(end, language))];
            self.warn("window-doubtful", windows.at, messages::WINDOW_DOUBTFUL, &values);
        }
        if let Some(accepted_on) = accepted_after {
            self.warn("accepted-after-window", windows.at, messages::ACCEPTED_AFTER_WINDOW, &[("date", &written(accepted_on, language))]);
        }
    }
}

/// What a row calls itself; a part of a person's name says whose.
pub(crate) fn label(row: &Row, language: Language) -> String {
    match row.group {
        Some(group) => format!("{}: {}", group.to(language), row.label.to(language).to_lowercase()),
        None => String::from(row.label.to(language)),
    }
}

/// Whether a ground covers a problem.
fn covers(covers: Covers, code: &str, at: &str, from: From) -> bool {
    let nothing_good = |state| matches!(state, DocumentState::Missing | DocumentState::Expired);
    match (covers, from) {
        (Covers::At(wanted), _) => at == wanted,
        (Covers::Code(wanted), _) => code == wanted,
        (Covers::IncompleteOrExpired, From::Document(state)) => matches!(code, "missing" | "expired") && nothing_good(state),
        (Covers::Incomplete, From::Document(state)) => code == "missing" && nothing_good(state),
        (Covers::DocumentNotAllowed, From::Document(state)) => code == "not-allowed" && state == DocumentState::Invalid,
        (Covers::Missing, From::Form) => code == "missing",
        (Covers::MissingAt(wanted), From::Form) => code == "missing" && at == wanted,
        (Covers::InvalidAt(wanted), From::Form) => code == "invalid" && at == wanted,
        (Covers::IncompleteOrExpired | Covers::Incomplete | Covers::DocumentNotAllowed, From::Form)
        | (Covers::Missing | Covers::MissingAt(_) | Covers::InvalidAt(_), From::Document(_)) => false,
    }
}
