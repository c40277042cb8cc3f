//! The verdict beside the form, always current: what is still missing and by which clause, the documents, the day of the answer and how it
//! was counted. On a phone it is a bar at the bottom, which opens.

use crate::draft::Judged;
use crate::parts::days::{days, term};
use crate::parts::faults::{anchor, leading};
use crate::parts::state::{explained, state};
use crate::words::{check_only, form, upload, verdict as words};
use otinish_core::calendar::Count;
use otinish_core::check::{DocumentState, Listed, Verdict};
use otinish_core::law::place;
use otinish_core::page::Document;
use otinish_core::texts::{Language, Text, written};
use std::rc::Rc;
use yew::prelude::*;

/// The verdict in a word or two.
pub(crate) fn short(of: Verdict) -> Text {
    match of {
        Verdict::Complete => words::VERDICT_SHORT_COMPLETE,
        Verdict::Remarks => words::VERDICT_SHORT_REMARKS,
        Verdict::Refusable => words::VERDICT_SHORT_REFUSABLE,
        Verdict::Blocked => words::VERDICT_SHORT_BLOCKED,
    }
}

/// The verdict in a sentence, by what can be done with the application here.
pub(crate) fn sentence(of: Verdict, is_sent: bool) -> Text {
    match (is_sent, of) {
        (true, Verdict::Complete) => words::VERDICT_COMPLETE,
        (true, Verdict::Remarks) => words::VERDICT_REMARKS,
        (true, Verdict::Refusable) => words::VERDICT_REFUSABLE,
        (true, Verdict::Blocked) => words::VERDICT_BLOCKED,
        (false, Verdict::Complete) => check_only::VERDICT_COMPLETE,
        (false, Verdict::Remarks) => check_only::VERDICT_REMARKS,
        (false, Verdict::Refusable) => check_only::VERDICT_REFUSABLE,
        (false, Verdict::Blocked) => check_only::VERDICT_BLOCKED,
    }
}

/// By which clause a document stands in the list as it does: what lets it come later is another one than what asks for it.
fn clause_of(document: &Document, listed: &Listed) -> &'static str {
    let later = document.later.as_ref().filter(|_| listed.state == DocumentState::Deferred);
    later.map_or(listed.clause, |later| later.clause)
}

fn colour(of: Verdict) -> &'static str {
    match of {
        Verdict::Complete => "govuk-tag govuk-tag--green",
        Verdict::Remarks => "govuk-tag govuk-tag--yellow",
        Verdict::Refusable => "govuk-tag govuk-tag--orange",
        Verdict::Blocked => "govuk-tag govuk-tag--grey",
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct BesideProps {
    pub(crate) judged: Rc<Judged>,
    /// What the places of the problems are called, in their order.
    pub(crate) names: Vec<String>,
    pub(crate) count: Count,
    /// The element of an organisation that nobody knows: then it cannot be registered either.
    pub(crate) unknown: Option<String>,
    pub(crate) other_calendar: bool,
    pub(crate) language: Language,
}

/// What is said of the draft beside its form.
#[component]
pub(crate) fn Beside(props: &BesideProps) -> Html {
    let BesideProps { judged, names, count, unknown, other_calendar, language } = props;
    let (count, language) = (*count, *language);
    let open = use_state(|| false);
    let report = &judged.report;
    let verdict = if unknown.is_some() { Verdict::Blocked } else { report.verdict };
    let missing = report.problems.len() + usize::from(unknown.is_some());
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let how_many = (missing > 0).then(|| form::FORM_SIDE_MISSING.fill(language, &[("n", &missing.to_string())]));
    // What cannot be registered has no day of an answer; what is handed in elsewhere has one that is not known here.
    let can_be_filed = verdict != Verdict::Blocked && judged.is_sent;
    let due = report.due_on.filter(|_| can_be_filed).map(|due| written(due, language));
    let body = classes!("otinish-verdict__body", (!*open).then_some("otinish-verdict__body--closed"));
    let said = format!("{} {}", short(verdict).to(language), how_many.clone().unwrap_or_default());
    let opens = if missing > 0 { form::FORM_SIDE_OPEN } else { form::FORM_SIDE_OPEN_COMPLETE };
    html! {
        <section class="otinish-verdict" aria-labelledby="verdict-title">
            <p class="govuk-visually-hidden" role="status">{ form::LIVE_VERDICT.fill(language, &[("verdict", &said)]) }</p>
            <div class="otinish-verdict__head">
                <h2 class="otinish-verdict__title" id="verdict-title">{ form::FORM_SIDE_TITLE.to(language) }</h2>
                <p class="otinish-verdict__word">
                    <strong class={colour(verdict)}>{ short(verdict).to(language) }</strong>
                    if let Some(how_many) = &how_many { { " " }<span>{ how_many }</span> }
                </p>
                <button type="button" class="otinish-verdict__toggle" aria-expanded={open.to_string()} aria-controls="verdict-body" onclick={toggle}>
                    { if *open { form::FORM_SIDE_CLOSE.to(language) } else { opens.to(language) } }
                </button>
            </div>
            <div class={body} id="verdict-body">
                <p class="govuk-body-s">{ sentence(verdict, judged.is_sent).to(language) }</p>
                if missing > 0 {
                    <ul class="otinish-verdict__list">
                        if let Some(id) = unknown {
                            <li key="unknown">{ leading(id.clone(), Some("govuk-link"), form::PROVIDER_NOT_REGISTERED.to(language)) }</li>
                        }
                        { for report.problems.iter().zip(names).map(|(problem, name)| html! {
                            <li key={format!("{}{}", problem.code, problem.at)}>
                                { leading(anchor(judged, &problem.at), Some("govuk-link"), name) }
                                { " " }<span class="otinish-verdict__clause">{ place(problem.clause, language) }</span>
                                if let Some(ground) = problem.ground {
                                    { " " }<span class="otinish-verdict__clause">{ words::VERDICT_GROUND.fill(language, &[("clause", &place(ground, language))]) }</span>
                                }
                            </li>
                        }) }
                    </ul>
                }
                if !report.documents.is_empty() {
                    <h3 class="otinish-verdict__subtitle">{ form::FORM_SIDE_DOCUMENTS.to(language) }</h3>
                    <ul class="otinish-verdict__list">
                        { for report.documents.iter().filter_map(|listed| {
                            let document = judged.documents.iter().find(|document| document.kind == listed.kind)?;
                            Some(html! {
                                <li key={listed.kind}>
                                    { document.label }<br />{ state(document, listed.state, language) }
                                    { " " }<span class="otinish-verdict__clause">{ place(clause_of(document, listed), language) }</span>
                                    if let Some(why) = explained(document, listed.state, &judged.emergencies, language) {
                                        <span class="otinish-verdict__why">{ why }</span>
                                    }
                                </li>
                            })
                        }) }
                    </ul>
                } else {
                    <p class="govuk-body-s">{ upload::CHECKLIST_NONE.to(language) }</p>
                }
                if let Some(due) = due {
                    <h3 class="otinish-verdict__subtitle">{ form::FORM_SIDE_IF_SENT_NOW.to(language) }</h3>
                    <p class="otinish-verdict__due">
                        <span>{ form::FORM_SIDE_DUE.to(language) }</span>{ " " }<strong>{ due }</strong>
                    </p>
                    <details class="govuk-details otinish-how">
                        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{ form::FORM_SIDE_HOW_COUNTED.to(language) }</span></summary>
                        <div class="govuk-details__text">{ days(&report.due_because, count, language) }</div>
                    </details>
                } else {
                    <p class="govuk-body-s">{ term(count, language) }</p>
                }
                if let Some(results) = report.results_on.filter(|_| can_be_filed) {
                    <p class="govuk-body-s">{ words::DAYS_RESULTS.fill(language, &[("date", &written(results, language))]) }</p>
                }
                { for report.warnings.iter().map(|warned| html! {
                    <p class="otinish-warning" key={format!("{}{}", warned.code, warned.at)}>
                        <strong>{ form::FORM_WARNING_PREFIX.to(language) }</strong>{ " " }{ &warned.message }
                    </p>
                }) }
                if *other_calendar { <p class="otinish-warning">{ form::FORM_CALENDAR_DIFFERS.to(language) }</p> }
            </div>
        </section>
    }
}
