//! About a service: its list of requirements, its documents and its grounds for refusal, each with the clause, from the same rows as the check.

use crate::desk::{use_desk, use_here};
use crate::draft::Draft;
use crate::pages::start::term;
use crate::parts::clause::Clause;
use crate::parts::heading::Heading;
use crate::parts::link::Link;
use crate::place::Page;
use crate::told::use_told;
use crate::words::{check_only, closed, shell, start, upload};
use chrono::NaiveDate;
use otinish_core::page::{leads_to_an_archive, takes_the_portal};
use otinish_core::services::{Edition, Service};
use otinish_core::texts::{Language, written};
use yew::prelude::*;

/// Since when the edition is in force; a day that is not read in the act is told as assumed.
pub(crate) fn since(edition: &Edition, language: Language) -> String {
    let words = start::SERVICE_EDITION.fill(language, &[("date", &written(edition.since, language))]);
    if edition.since_assumed { format!("{words} {}", start::SERVICE_EDITION_ASSUMED.to(language)) } else { words }
}

#[derive(PartialEq, Properties)]
pub(crate) struct AboutProps {
    pub(crate) code: &'static str,
}

#[component]
pub(crate) fn About(props: &AboutProps) -> Html {
    let (here, desk) = (use_here(), use_desk());
    let language = here.language;
    let told = use_told(language);
    let Some(service) = desk.law.register.service(props.code) else { return html! {} };
    let filed_at = desk.now();
    let (edition, _) = service.on(filed_at.local().0);
    // The documents of an application in which nothing stands yet: what everybody needs.
    let documents = Draft::begin(desk.law, service, language).judged(desk.law, &desk.server, filed_at, language).documents;
    let words = told.of(service, edition);
    let row = |title: String, words: String, clause: &'static str| {
        html! {
            <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key">{ title }</dt>
                <dd class="govuk-summary-list__value">{ words }<Clause {clause} /></dd>
            </div>
        }
    };
    // A ground that covers several kinds of fault is one ground to its reader.
    let mut grounds: Vec<&'static str> = Vec::new();
    let all = edition.grounds.iter().map(|ground| ground.clause);
    for clause in all.chain(edition.officers_grounds.iter().map(|ground| ground.clause)) {
        if !grounds.contains(&clause) {
            grounds.push(clause);
        }
    }
    let begin = html! { <Link class="govuk-button" button=true to={Page::Form(service)}>{ shell::BUTTON_START.to(language) }</Link> };
    html! {
        <>
            <Link class="govuk-back-link" to={Page::Start}>{ shell::NAV_BACK.to(language) }</Link>
            <Heading text={service.name.to(language)} />
            <p class="govuk-body-l">{ term(edition.term.count, language) }{ ". " }{ start::SERVICE_PRICE_FREE.to(language) }</p>
            if !takes_the_portal(service) {
                <div class="govuk-inset-text">{ check_only::CHECK_ONLY.to(language) }</div>
            }
            { season(service, filed_at.local().0, language) }
            { begin }
            <h2 class="govuk-heading-m">{ start::SERVICE_DOCUMENTS.to(language) }</h2>
            if documents.is_empty() {
                <p class="govuk-body">{ upload::CHECKLIST_NONE.to(language) }</p>
            }
            <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
                { for documents.iter().map(|document| html! { <li key={document.kind}>{ document.label }<Clause clause={document.clause} /></li> }) }
            </ul>
            if leads_to_an_archive(service) {
                <p class="govuk-body"><Link class="govuk-link" to={Page::Closed(service)}>{ closed::CLOSED_QUESTION.to(language) }</Link></p>
            }
            <h2 class="govuk-heading-m">{ start::SERVICE_ABOUT.to(language) }</h2>
            <dl class="govuk-summary-list">
                <div class="govuk-summary-list__row">
                    <dt class="govuk-summary-list__key">{ start::SERVICE_OFFICIAL_NAME.to(language) }</dt>
                    <dd class="govuk-summary-list__value">{ service.official.to(language) }</dd>
                </div>
                if let Some(words) = &words {
                    { for edition.about.iter().zip(words.list("about")).map(|(about, said)| row(said.text("0"), said.text("1"), about.clause)) }
                }
            </dl>
            if let Some(words) = words.map(|words| words.get("grounds")) {
                <h2 class="govuk-heading-m">{ start::SERVICE_GROUNDS.to(language) }</h2>
                <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
                    { for grounds.iter().map(|clause| html! { <li key={*clause}>{ words.text(clause) }<Clause clause={*clause} /></li> }) }
                </ul>
            } else {
                { told.waiting() }
            }
            <p class="govuk-hint">{ since(edition, language) }</p>
        </>
    }
}

/// When documents are taken next, where nobody's are taken today: said before anybody fills in a form that cannot be sent.
pub(crate) fn season(service: &'static Service, today: NaiveDate, language: Language) -> Html {
    let next = service.on(today).0.windows.and_then(|windows| windows.out_of_season(today));
    html! {
        if let Some(next) = next {
            <div class="govuk-inset-text otinish-season">
                { start::SERVICE_OUT_OF_SEASON.fill(language, &[("from", &written(next.opens, language)), ("to", &written(next.closes, language))]) }
                <Clause clause={next.clause} />
            </div>
        }
    }
}
