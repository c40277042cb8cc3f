//! What a service may ask, told without an application: for whoever draws a form, or documents one. The words of the clauses are elsewhere.

use crate::calendar::{Count, as_iso};
use crate::form::document::Demand;
use crate::law::{Cite, Clause, Consequence};
use crate::page::{Asking, Chosen, Control, control_of, takes_the_portal};
use crate::services::Service;
use crate::services::plan::{Cond, DocumentRow, Judge, Plan, Row};
use crate::services::register::Register;
use crate::texts::Language;
use chrono::NaiveDate;
use serde::Serialize;

/// A service of the list.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub(super) struct Named {
    #[cfg_attr(feature = "types", ts(type = "Service"))]
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    /// The kind of organisation that renders it.
    pub(super) provider: Chosen,
    /// Whether it can be applied for through the portal; otherwise all its applications are handed in at a counter.
    pub(super) by_portal: bool,
}

/// A service with all that it may ask.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub(super) struct Description {
    pub(super) service: Named,
    /// The day on which these rules came into force.
    #[serde(serialize_with = "as_iso")]
    #[cfg_attr(feature = "types", ts(type = "string"))]
    pub(super) edition: NaiveDate,
    #[cfg_attr(feature = "types", ts(type = "Array<Channel>"))]
    pub(super) channels: Vec<&'static str>,
    pub(super) term: Term,
    pub(super) sections: Vec<DescribedSection>,
    pub(super) documents: Vec<DescribedDocument>,
    pub(super) grounds: Vec<Ground>,
}

/// By when the answer comes, and by which clause.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub(super) struct Term {
    pub(super) count: Count,
    pub(super) clause: Clause,
}

/// Rows under one heading.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub(super) struct DescribedSection {
    pub(super) title: &'static str,
    pub(super) rows: Vec<DescribedRow>,
}

/// A row of the form.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub(super) struct DescribedRow {
    pub(super) at: &'static str,
    pub(super) label: &'static str,
    /// Whose, where it is a part of a person's name.
    pub(super) group: Option<&'static str>,
    pub(super) hint: Option<&'static str>,
    pub(super) asked: Often,
    pub(super) required: Often,
    pub(super) clause: Cite,
    /// Whether it rests on a form that is not in hand.
    pub(super) assumed: bool,
    pub(super) control: Control,
}

/// A kind of document.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub(super) struct DescribedDocument {
    #[cfg_attr(feature = "types", ts(type = "DocumentKind"))]
    pub(super) kind: &'static str,
    pub(super) label: &'static str,
    pub(super) hint: Option<&'static str>,
    pub(super) photo: bool,
    pub(super) needed: Often,
    /// Whether its want is a problem; otherwise a warning.
    pub(super) required: bool,
    pub(super) clause: Cite,
}

/// A clause on which the provider may refuse because of a problem.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub(super) struct Ground {
    pub(super) clause: Clause,
    pub(super) consequence: Consequence,
}

/// Whether something holds for every application, or for some.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub(super) enum Often {
    Always,
    Sometimes,
    Never,
}

impl Often {
    const fn of(when: &Cond) -> Often {
        match when {
            Cond::Always => Often::Always,
            Cond::Never => Often::Never,
            Cond::Is(..)
            | Cond::In(..)
            | Cond::True(_)
            | Cond::Given(_)
            | Cond::Younger { .. }
            | Cond::EarlierYear(_)
            | Cond::Context(_)
            | Cond::Not(_)
            | Cond::All(_)
            | Cond::Any(_) => Often::Sometimes,
        }
    }
}

pub(super) fn named(service: &Service, language: Language) -> Named {
    let provider = Chosen { value: service.provider.code, label: service.provider.name.to(language) };
    Named { code: service.code, name: service.name.to(language), provider, by_portal: takes_the_portal(service) }
}

/// The service by the rules of `day`; before the first of them, by the first.
pub(super) fn of(register: &'static Register, service: &'static Service, day: NaiveDate, language: Language) -> Option<Description> {
    let (plan, _) = register.plan(service.code, day)?;
    let rows = |section: usize| plan.rows.iter().filter(move |row| row.section == section && !row.judge.is_a_group());
    let sections = plan.edition.form.iter().enumerate().map(|(number, section)| DescribedSection {
        title: section.title.to(language),
        rows: rows(number).map(|row| described(row, language)).collect(),
    });
    Some(Description {
        service: named(service, language),
        edition: plan.edition.since,
        channels: channels(plan),
        term: Term { count: plan.edition.term.count, clause: plan.edition.term.clause },
        sections: sections.filter(|section| !section.rows.is_empty()).collect(),
        documents: plan.documents.iter().map(|row| document(row, language)).collect(),
        grounds: plan.edition.grounds.iter().map(|ground| Ground { clause: ground.clause, consequence: ground.consequence }).collect(),
    })
}

/// The ways in which an application of the service can reach the provider.
pub(super) fn channels(plan: &Plan) -> Vec<&'static str> {
    let row = plan.rows.iter().find(|row| &*row.at == "/channel");
    let Some(Judge::Choice { choices, .. }) = row.map(|row| &row.judge) else { return Vec::new() };
    choices.iter().map(|(_, choice)| choice.value).collect()
}

fn described(row: &'static Row, language: Language) -> DescribedRow {
    let asking = Asking { clause: row.cite.portal, required: Often::of(&row.required) == Often::Always, language };
    DescribedRow {
        at: &row.at,
        label: row.label.to(language),
        group: row.group.map(|group| group.to(language)),
        hint: row.hint.map(|hint| hint.to(language)),
        asked: Often::of(&row.shown),
        required: Often::of(&row.required),
        clause: row.cite,
        assumed: row.assumed,
        control: control_of(&row.judge, |_| true, asking),
    }
}

fn document(row: &DocumentRow, language: Language) -> DescribedDocument {
    DescribedDocument {
        kind: row.kind.code,
        label: row.kind.label.to(language),
        hint: row.kind.hint.map(|hint| hint.to(language)),
        photo: row.kind.photo,
        needed: Often::of(&row.when),
        required: !matches!(row.demand, Demand::Asked(_)),
        clause: row.cite,
    }
}
