//! A section of the form: first what it shows, then how that is drawn. It is drawn anew only when it shows something else.

use crate::desk::Desk;
use crate::parts::clause::Clause;
use crate::parts::field::{Row, View, field, row};
use crate::parts::link::Link;
use crate::parts::organisation::{Provider, organisation};
use crate::place::Page;
use crate::words::closed;
use otinish_core::form::Filler;
use otinish_core::page::{self, Asked};
use otinish_core::texts::Language;
use yew::prelude::*;

/// What stands in a section, from top to bottom.
#[derive(PartialEq)]
enum Part {
    Row(Row),
    /// Rows under a name of their own.
    Group(&'static str, Vec<Row>),
    Provider(Provider),
    Closed(Closed),
    /// By which clause the rows before it are asked.
    Why {
        clause: &'static str,
        assumed: bool,
    },
}

/// Where one turns when the organisation is no more.
#[derive(PartialEq)]
struct Closed {
    /// Whether the check knows that it is.
    is_known: bool,
    page: Page,
}

#[derive(PartialEq, Properties)]
struct SectionProps {
    number: usize,
    title: &'static str,
    parts: Vec<Part>,
    language: Language,
    desk: UseReducerDispatcher<Desk>,
}

/// A section with its rows as they stand.
pub(crate) fn section(number: usize, asked: &page::Section, view: &View<'_>) -> Html {
    let parts = parts(&asked.rows, view);
    html! { <Section key={asked.title} {number} title={asked.title} {parts} language={view.language} desk={view.desk.clone()} /> }
}

/// Rows of one group stand together, those that the organisation fills are one question.
fn parts(rows: &[Asked], view: &View<'_>) -> Vec<Part> {
    let is_filled_by_one = |row: &Asked| row.filler == Filler::Organisation;
    let same = |one: &Asked, other: &Asked| {
        is_filled_by_one(one) == is_filled_by_one(other) && (is_filled_by_one(one) || one.group.is_some() && one.group == other.group)
    };
    let mut parts = Vec::new();
    let mut runs = rows.chunk_by(same).peekable();
    while let Some(run) = runs.next() {
        let first = &run[0];
        if is_filled_by_one(first) {
            parts.push(Part::Provider(Provider::of(first, view)));
            parts.extend(closed(view).map(Part::Closed));
        } else if let Some(group) = first.group {
            parts.push(Part::Group(group, run.iter().map(|asked| row(asked, &asked.at, view)).collect()));
        } else {
            parts.push(Part::Row(row(first, &first.at, view)));
        }
        // Rows that follow each other by one clause are asked for one reason.
        let Asked { clause, assumed, .. } = run[run.len() - 1];
        if runs.peek().is_none_or(|next| next[0].clause != clause || next[0].assumed != assumed) {
            parts.push(Part::Why { clause, assumed });
        }
    }
    parts
}

/// The way to where one turns when the organisation is no more: a question, or, where the check knows it, what to do.
fn closed(view: &View<'_>) -> Option<Closed> {
    let service = view.draft.service;
    let clause = page::archive_clause(service, view.judged.ruled_on)?;
    let is_known = view.judged.report.problems.iter().any(|problem| problem.clause == clause);
    Some(Closed { is_known, page: Page::Closed(service) })
}

#[component]
fn Section(SectionProps { number, title, parts, language, desk }: &SectionProps) -> Html {
    let id = format!("section-{number}");
    html! {
        <section class="otinish-section" aria-labelledby={id.clone()}>
            <h2 class="govuk-heading-m" {id}>{ *title }</h2>
            { for parts.iter().enumerate().map(|(at, part)| drawn(at, part, *language, desk)) }
        </section>
    }
}

fn drawn(at: usize, part: &Part, language: Language, desk: &UseReducerDispatcher<Desk>) -> Html {
    match part {
        Part::Row(row) => field(row, desk),
        Part::Group(name, rows) => html! {
            <fieldset class="govuk-fieldset otinish-group" key={&*rows[0].frame.at}>
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ *name }</legend>
                { for rows.iter().map(|row| field(row, desk)) }
            </fieldset>
        },
        Part::Provider(provider) => organisation(provider, desk),
        Part::Closed(Closed { is_known, page }) => html! {
            <p class="govuk-body" id="closed">
                if *is_known { { closed::CLOSED_ARCHIVE.to(language) }{ " " } }
                <Link class="govuk-link" to={page.clone()}>
                    { if *is_known { closed::CLOSED_WHERE.to(language) } else { closed::CLOSED_QUESTION.to(language) } }
                </Link>
            </p>
        },
        Part::Why { clause, assumed } => html! { <Clause {clause} why=true assumed={*assumed} key={format!("why-{at}")} /> },
    }
}
