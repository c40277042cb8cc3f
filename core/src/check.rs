//! The check: an application is judged by the rows of its service, and the report names every problem with its clause and its ground.
//! It judges what the law lets a machine judge; what an officer has to find is not here.

mod documents;
mod messages;
pub mod value;

use crate::application::{Application, Context, Input, Value};
use crate::calendar::{Calendar, Count, Days, Entry, GENERAL_RULE, as_iso_or_null};
use crate::form::{Kind, Says};
use crate::law::{Cite, Clause, Consequence, Covers, LastDay};
use crate::services::members;
use crate::services::plan::{BlocksPlan, Cond, Judge, Plan, Row};
use crate::services::register::{Register, SlotId};
use crate::texts::{Language, Text, written};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;

/// What the check says of an application (contract, section 5).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report<'r> {
    pub service: &'static str,
    /// The day on which the rules that judged came into force; `None` before the first of them.
    #[serde(serialize_with = "as_iso_or_null")]
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
    pub accepted_on: Option<NaiveDate>,
    #[serde(serialize_with = "as_iso_or_null")]
    pub due_on: Option<NaiveDate>,
    pub due_because: Vec<Entry<'r>>,
    /// The day on which the results of a competition are published.
    #[serde(serialize_with = "as_iso_or_null")]
    pub results_on: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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

/// What is worth a look, and stops nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warned {
    pub code: &'static str,
    pub at: String,
    pub message: String,
}

/// A document of the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    pub kind: &'static str,
    pub state: DocumentState,
    pub clause: Clause,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
    let code = application.service().unwrap_or_default();
    let (plan, before_first) = register.plan(code, filed_on).expect("an application has a service of the register it was read with");
    let chosen = || application.at(register, "/language").and_then(|code| Language::of(&code));
    let language = language.or_else(chosen).unwrap_or_default();
    let mut judging = Judging {
        facts: Facts { application, context: &input.context, filed_on, age: OnceCell::new() },
        plan,
        language,
        portal: false,
        problems: Vec::new(),
        warnings: Vec::new(),
    };
    judging.portal = judging.facts.holds(&plan.portal);
    if before_first {
        judging.warn("before-first-edition", "/filed_at", messages::BEFORE_FIRST_EDITION, &[]);
    }
    for row in &plan.rows {
        judging.row(register, row);
    }
    let documents = judging.documents();
    judging.rules();
    let hours = judging.portal.then_some(plan.service.provider.hours);
    let days = calendar.days(input.filed_at, plan.service.provider.hours.week, hours, plan.edition.term.count, judging.acceptance_by());
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

/// What conditions are judged by.
pub(crate) struct Facts<'c, 'a> {
    pub application: &'c Application<'a>,
    pub context: &'c Context,
    pub filed_on: NaiveDate,
    age: OnceCell<Option<u32>>,
}

impl<'c, 'a> Facts<'c, 'a> {
    pub(crate) fn new(application: &'c Application<'a>, context: &'c Context, filed_on: NaiveDate) -> Self {
        Facts { application, context, filed_on, age: OnceCell::new() }
    }

    pub(crate) fn holds(&self, when: &Cond) -> bool {
        match when {
            Cond::Always => true,
            Cond::Never => false,
            Cond::Is(slot, wanted) => self.value(*slot).choice() == Some(wanted),
            Cond::In(slot, wanted) => self.value(*slot).choice().is_some_and(|choice| wanted.contains(&choice)),
            Cond::True(slot) => self.value(*slot).is_set(),
            Cond::Given(slot) => self.value(*slot).is_given(),
            Cond::Younger { years, born, iin } => self.age(*born, *iin).is_some_and(|age| age < *years),
            Cond::EarlierYear(slot) => self.year(*slot).is_some_and(|year| year < i64::from(self.filed_on.year())),
            Cond::Context(known) => self.context.knows(*known),
            Cond::Not(not) => !self.holds(not),
            Cond::All(all) => all.iter().all(|when| self.holds(when)),
            Cond::Any(any) => any.iter().any(|when| self.holds(when)),
        }
    }

    fn value(&self, slot: SlotId) -> &'c Value<'a> {
        self.application.value(slot)
    }

    /// The age on the filing day, from a valid date of birth, else from a valid IIN that tells one.
    fn age(&self, born: SlotId, iin: SlotId) -> Option<u32> {
        let told = || {
            let typed = self.value(born).text().and_then(|day| value::past_day(day, self.filed_on));
            Some(value::age(typed.or_else(|| self.born_by(iin))?, self.filed_on))
        };
        *self.age.get_or_init(told)
    }

    fn born_by(&self, iin: SlotId) -> Option<NaiveDate> {
        self.value(iin).text().filter(|iin| value::is_iin(iin)).and_then(|iin| value::iin_date(iin, self.filed_on))
    }

    fn year(&self, slot: SlotId) -> Option<i64> {
        let Value::Integer(year) = self.value(slot) else { return None };
        is_year(*year, self.filed_on).then_some(*year)
    }
}

/// The first year of graduation that is readable, and the first that is usual.
const FIRST_YEAR: i64 = 1900;
const FIRST_USUAL_YEAR: i64 = 1940;

fn is_year(year: i64, today: NaiveDate) -> bool {
    (FIRST_YEAR..=i64::from(today.year())).contains(&year)
}

/// What a value is found to be.
enum Finding {
    Fine,
    Odd(&'static str, Text),
    Invalid(Text),
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

impl Judging<'_, '_> {
    fn row(&mut self, register: &Register, row: &Row) {
        let given = match &row.judge {
            Judge::Group(slot) | Judge::Phone { slot, .. } | Judge::BirthDate { slot, .. } | Judge::Series { slot, .. } => {
                self.facts.value(*slot).is_given()
            }
            Judge::Choice { slot, .. } | Judge::Choices { slot, .. } | Judge::Rows { slot, .. } => self.facts.value(*slot).is_given(),
            Judge::Plain { slot, kind } => is_given(kind, self.facts.value(*slot)),
            Judge::OneOf(slots) => slots.iter().any(|slot| self.facts.value(*slot).is_given()),
            Judge::Whole { surname, given_name, single_name } => {
                let named = self.facts.value(*given_name).is_given() || self.facts.value(*single_name).is_set();
                self.facts.value(*surname).is_given() && named
            }
        };
        if given {
            self.given(register, row);
        } else if self.facts.holds(&row.required) {
            let sentence = match &row.judge {
                Judge::Plain { kind: Kind::Consent, .. } => messages::MISSING_CONSENT,
                Judge::Choice { .. } | Judge::Choices { .. } => messages::MISSING_CHOICE,
                Judge::Group(_) => messages::MISSING_REPRESENTATIVE,
                Judge::Plain { .. }
                | Judge::Phone { .. }
                | Judge::BirthDate { .. }
                | Judge::Series { .. }
                | Judge::Rows { .. }
                | Judge::OneOf(_)
                | Judge::Whole { .. } => messages::MISSING,
            };
            self.row_problem("missing", row, sentence, &[]);
        } else if let Some((warning, _)) = row.warned.as_ref().filter(|(_, when)| self.facts.holds(when)) {
            self.warn(warning.code, &row.at, warning.text, &[("label", row.label.to(self.language))]);
        }
    }

    fn given(&mut self, register: &Register, row: &Row) {
        match &row.judge {
            Judge::Group(_) | Judge::OneOf(_) | Judge::Whole { .. } => {}
            Judge::Plain { slot, kind } => {
                let finding = plain(kind, self.facts.value(*slot), self.facts.filed_on);
                let max = max_of(kind).to_string();
                self.found(row, finding, &[("max", &max)]);
            }
            Judge::Phone { slot, mobile } => {
                let number = self.facts.value(*slot).text().and_then(value::phone);
                let finding = match number {
                    None => Finding::Invalid(messages::INVALID_PHONE),
                    Some(number) if self.facts.holds(mobile) && !value::is_kazakhstan_mobile(&number) => {
                        Finding::Invalid(messages::INVALID_MOBILE)
                    }
                    Some(_) => Finding::Fine,
                };
                self.found(row, finding, &[]);
            }
            Judge::BirthDate { slot, iin } => {
                let born = self.facts.value(*slot).text().and_then(|day| value::past_day(day, self.facts.filed_on));
                let finding = match (born, self.facts.born_by(*iin)) {
                    (None, _) => Finding::Invalid(messages::INVALID_DATE),
                    (Some(born), Some(told)) if born != told => Finding::Odd("birth-date-differs", messages::BIRTH_DATE_DIFFERS),
                    (Some(_), _) => Finding::Fine,
                };
                self.found(row, finding, &[]);
            }
            Judge::Series { slot, model, own_model, own } => {
                let series = self.facts.value(*slot).text().unwrap_or_default();
                let fine = match self.facts.value(*model).choice() {
                    Some(model) if model == *own_model => own.contains(&value::latin_series(series).as_ref()),
                    _ => value::is_common_series(series),
                };
                let finding = if fine { Finding::Fine } else { Finding::Invalid(messages::INVALID_SERIES) };
                self.found(row, finding, &[("list", &own.join(", "))]);
            }
            Judge::Choice { slot, choices } => {
                let Some(chosen) = self.facts.value(*slot).choice() else {
                    return self.found(row, Finding::Invalid(messages::INVALID), &[]);
                };
                let allowed = choices.iter().any(|(when, choice)| choice.value == chosen && self.facts.holds(when));
                if !allowed {
                    self.row_problem("not-allowed", row, messages::NOT_ALLOWED, &[]);
                }
            }
            Judge::Choices { slot, choices } => {
                let Value::Choices(chosen) = self.facts.value(*slot) else { return };
                for (index, chosen) in chosen.iter().enumerate() {
                    let allowed = choices.iter().any(|(when, choice)| choice.value == *chosen && self.facts.holds(when));
                    if !allowed {
                        self.item_problem("not-allowed", row, format!("{}/{index}", row.at), messages::NOT_ALLOWED, row.label);
                    }
                }
            }
            Judge::Rows { slot, members, differ } => self.items(register, row, *slot, members, *differ),
        }
    }

    fn items(&mut self, register: &Register, row: &Row, slot: SlotId, members: &'static [crate::form::Member], differ: Option<[usize; 2]>) {
        let application = self.facts.application;
        let Value::Rows(items) = application.value(slot) else { return };
        let _ = register;
        let required = self.facts.holds(&row.required);
        for (index, item) in items.iter().enumerate() {
            let mut invalid = vec![false; members.len()];
            for (place, (member, value)) in members.iter().zip(item).enumerate() {
                let at = || format!("{}/{index}/{}", row.at, member.at);
                if !is_given(&member.kind, value) {
                    if required && member.kind != Kind::Flag {
                        let sentence = if matches!(member.kind, Kind::Choice(_)) { messages::MISSING_CHOICE } else { messages::MISSING };
                        self.item_problem("missing", row, at(), sentence, member.label);
                    }
                    continue;
                }
                match plain(&member.kind, value, self.facts.filed_on) {
                    Finding::Fine => {}
                    Finding::Odd(code, text) => self.warn(code, &at(), text, &[("label", member.label.to(self.language))]),
                    Finding::Invalid(text) => {
                        invalid[place] = true;
                        self.item_problem("invalid", row, at(), text, member.label);
                    }
                }
            }
            if let Some([one, other]) = differ {
                let same = matches!((item[one].text(), item[other].text()), (Some(one), Some(other)) if one == other);
                if same && !invalid[one] && !invalid[other] {
                    self.item_problem("inconsistent", row, format!("{}/{index}", row.at), messages::INCONSISTENT, row.label);
                }
            }
        }
    }

    fn found(&mut self, row: &Row, finding: Finding, values: &[(&str, &str)]) {
        match finding {
            Finding::Fine => {}
            Finding::Odd(code, text) => {
                let label = self.label(row);
                self.warn(code, &row.at, text, &[("label", &label)]);
            }
            Finding::Invalid(text) => self.row_problem("invalid", row, text, values),
        }
    }

    /// What a row calls itself; a part of a person's name says whose.
    fn label(&self, row: &Row) -> String {
        label(row, self.language)
    }

    fn row_problem(&mut self, code: &'static str, row: &Row, sentence: Text, values: &[(&str, &str)]) {
        let blocks = match &row.blocks {
            BlocksPlan::When(when) => self.facts.holds(when),
            BlocksPlan::Missing => code == "missing",
        };
        let label = self.label(row);
        let hint = row.hint.map_or("", |hint| hint.to(self.language));
        let values: Vec<_> = [("label", label.as_str()), ("hint", hint)].into_iter().chain(values.iter().copied()).collect();
        let message = sentence.fill(self.language, &values);
        self.problem(code, String::from(&*row.at), self.clause(row), message.trim_end().into(), blocks, From::Form);
    }

    fn item_problem(&mut self, code: &'static str, row: &Row, at: String, sentence: Text, label: Text) {
        let message = sentence.fill(self.language, &[("label", label.to(self.language)), ("hint", "")]);
        self.problem(code, at, self.clause(row), message.trim_end().into(), false, From::Form);
    }

    fn clause(&self, row: &Row) -> Clause {
        match &row.instead {
            Some((when, clause)) if self.facts.holds(when) => clause,
            _ => self.cited(row.cite),
        }
    }

    const fn cited(&self, cite: Cite) -> Clause {
        if self.portal { cite.portal } else { cite.elsewhere }
    }

    fn problem(&mut self, code: &'static str, at: String, clause: Clause, message: String, blocks: bool, from: From) {
        let covering =
            |(when, ground): &&(Cond, &'static crate::law::Ground)| covers(ground.covers, code, &at, from) && self.facts.holds(when);
        let ground = if blocks { None } else { self.plan.grounds.iter().find(covering).map(|(_, ground)| *ground) };
        let (ground, consequence) = (ground.map(|ground| ground.clause), ground.map(|ground| ground.consequence));
        self.problems.push(Problem { code, at, clause, ground, message, consequence, blocks });
    }

    fn warn(&mut self, code: &'static str, at: &str, text: Text, values: &[(&str, &str)]) {
        self.warnings.push(Warned { code, at: at.into(), message: text.fill(self.language, values) });
    }

    fn rules(&mut self) {
        let plan = self.plan;
        for rule in plan.rules.iter().filter(|rule| self.facts.holds(&rule.when)).collect::<Vec<_>>() {
            match rule.says {
                Says::Warning(warning) => self.warn(warning.code, rule.at, warning.text, &[]),
                Says::Problem { code, text, blocks } => {
                    let message = text.to(self.language).into();
                    self.problem(code, rule.at.into(), rule.clause, message, blocks, From::Form);
                }
            }
        }
    }

    /// By which clause, or by the general rule, the day of acceptance is not counted; nothing where no days are.
    fn acceptance_by(&self) -> Option<&'static str> {
        let by_clause = self.plan.acceptance_by.as_ref().filter(|(when, _)| self.facts.holds(when));
        match self.plan.edition.term.count {
            Count::WorkingDays(_) | Count::CalendarDays(_) => Some(by_clause.map_or(GENERAL_RULE, |(_, clause)| clause)),
            Count::OnAcceptance => None,
        }
    }

    fn days(&mut self, days: &Days<'_>) {
        if days.accepted_on.is_none() || days.due_on.is_none() {
            self.warn("calendar-unpublished", "/filed_at", messages::CALENDAR_UNPUBLISHED, &[]);
        } else if days.estimated {
            self.warn("calendar-estimated", "/filed_at", messages::CALENDAR_ESTIMATED, &[]);
        }
    }

    /// The filing window: the latest last day that fits decides.
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
        let of_year = |day: crate::law::DayOfYear| day.of(filed_on.year()).unwrap_or(filed_on);
        let (opens, first_end, end) = (of_year(windows.opens), of_year(earliest.on), of_year(latest.on));
        let (latest_clause, language) = (latest.clause, self.language);
        if filed_on < opens || filed_on > end {
            let values = [("from", written(opens, language)), ("to", written(end, language))];
            let message = messages::OUTSIDE_WINDOW.fill(language, &[("from", &values[0].1), ("to", &values[1].1)]);
            return self.problem("outside-window", windows.at.into(), latest_clause, message, true, From::Form);
        }
        if filed_on > first_end {
            let values = [("earliest", &*written(first_end, language)), ("latest", &*written(end, language))];
            self.warn("window-doubtful", windows.at, messages::WINDOW_DOUBTFUL, &values);
        }
        if let Some(accepted_on) = days.accepted_on.filter(|day| *day > end) {
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

fn is_given(kind: &Kind, value: &Value<'_>) -> bool {
    match kind {
        Kind::Consent => value.is_set(),
        Kind::NamePart { dash_is_none: true } => value.text().is_some_and(|text| !value::is_dash(text)),
        _ => value.is_given(),
    }
}

/// The longest value of a kind that has a limit, in code points.
fn max_of(kind: &Kind) -> usize {
    match kind {
        Kind::Words { max, .. } => usize::from(*max),
        Kind::DocumentNumber => value::MAX_DOCUMENT_NUMBER,
        Kind::Code => value::MAX_CODE,
        Kind::Email => value::MAX_EMAIL,
        _ => value::MAX_NAME_PART,
    }
}

/// Judges a given value of a kind that depends on nothing else.
fn plain(kind: &Kind, value: &Value<'_>, today: NaiveDate) -> Finding {
    if let Value::Integer(number) = value {
        return match kind {
            Kind::Year if !is_year(*number, today) => Finding::Invalid(messages::INVALID_YEAR),
            Kind::Year if *number < FIRST_USUAL_YEAR => Finding::Odd("unusual-year", messages::UNUSUAL_YEAR),
            _ => Finding::Fine,
        };
    }
    if matches!(value, Value::Misfit(_)) {
        return Finding::Invalid(if *kind == Kind::Year { messages::INVALID_YEAR } else { messages::INVALID });
    }
    let Some(text) = value.text() else { return Finding::Fine };
    let fine = |fine: bool, otherwise: Text| if fine { Finding::Fine } else { Finding::Invalid(otherwise) };
    let words = |max: usize, lines: bool| match value::is_text(text, max, lines) {
        true => Finding::Fine,
        false if text.chars().count() > max => Finding::Invalid(messages::TOO_LONG),
        false => Finding::Invalid(messages::HIDDEN_LETTERS),
    };
    match kind {
        Kind::NamePart { .. } if !value::is_name(text) => Finding::Invalid(messages::INVALID_NAME),
        Kind::NamePart { .. } if value::is_mixed_script(text) => Finding::Odd("mixed-script", messages::MIXED_SCRIPT),
        Kind::Words { max, lines } => words(usize::from(*max), *lines),
        Kind::Iin if value::is_bin(text) => Finding::Invalid(messages::BIN_AS_IIN),
        Kind::Iin if !value::is_iin(text) => Finding::Invalid(messages::INVALID_IIN),
        Kind::Iin if value::iin_date(text, today).is_none() => Finding::Odd("iin-date", messages::IIN_DATE),
        Kind::Bin => fine(value::is_bin(text), messages::INVALID),
        Kind::Email => fine(value::is_email(text), messages::INVALID_EMAIL),
        Kind::PastDay => fine(value::past_day(text, today).is_some(), messages::INVALID_DATE),
        Kind::DocumentNumber => match words(value::MAX_DOCUMENT_NUMBER, false) {
            Finding::Fine if !value::is_usual_number(text) => Finding::Odd("unusual-number", messages::UNUSUAL_NUMBER),
            finding => finding,
        },
        Kind::Code => fine(value::is_code(text, value::MAX_CODE), messages::INVALID),
        Kind::Group
        | Kind::Person
        | Kind::NamePart { .. }
        | Kind::Iin
        | Kind::Phone { .. }
        | Kind::Year
        | Kind::BirthDate { .. }
        | Kind::Series { .. }
        | Kind::Flag
        | Kind::Consent
        | Kind::Choice(_)
        | Kind::Choices(_)
        | Kind::Rows { .. }
        | Kind::Files
        | Kind::Literal
        | Kind::Integer => Finding::Fine,
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
