//! The application in the form of its annex, to be printed and signed, with the list of what goes with it. Where nothing is sent from here,
//! this is the end, and says what to do next.

use crate::desk::{edit, use_desk, use_here};
use crate::draft::{Draft, Judged};
use crate::parts::clause::Clause;
use crate::parts::heading::Heading;
use crate::parts::link::Link;
use crate::parts::state::state_of;
use crate::parts::verdict::sentence;
use crate::place::Page;
use crate::told::use_told;
use crate::words::{closed, form, print, sending, shell};
use chrono::NaiveDate;
use otinish_core::check::{DocumentState, Verdict};
use otinish_core::law::place;
use otinish_core::page::{self, Shown};
use otinish_core::printed::{self, Filled, Printed};
use otinish_core::services::register::Register;
use otinish_core::texts::Language;
use yew::prelude::*;

#[component]
pub(crate) fn Print() -> Html {
    let (here, desk) = (use_here(), use_desk());
    let language = here.language;
    let Some((draft, judged)) = desk.judged(language) else {
        return html! { <p class="govuk-body" role="status">{ shell::APP_LOADING.to(language) }</p> };
    };
    let (service, register) = (draft.service, desk.law.register);
    let back = html! { <Link class="govuk-back-link" to={Page::Answers(service)}>{ shell::NAV_BACK.to(language) }</Link> };
    let problems = html! {
        <ul class="govuk-list govuk-list--bullet" id="problems">
            { for judged.report.problems.iter().map(|problem| html! { <li>{ &problem.message }<Clause clause={problem.clause} /></li> }) }
        </ul>
    };
    // What is handed in is in a language of the law, as its notices are.
    let (application, context) = (&draft.application, &desk.server.context);
    let sheet =
        printed::of(&Shown { register, application, context, filed_on: judged.today, ruled_on: judged.ruled_on, language: draft.notices });
    let Some(sheet) = sheet.filter(|_| judged.report.verdict != Verdict::Blocked) else {
        return html! {
            <>
                { back }
                <Heading text={sending::ANSWERS_BLOCKED.to(language)} caption={service.name.to(language)} />
                <p class="govuk-body">{ sentence(Verdict::Blocked, judged.is_sent).to(language) }</p>
                { problems }
                if page::archive_clause(service, judged.ruled_on).is_some() && desk.server.context.provider_liquidated {
                    <p class="govuk-body"><Link class="govuk-link" to={Page::Closed(service)}>{ closed::CLOSED_WHERE.to(language) }</Link></p>
                }
                <Link class="govuk-button" button=true to={Page::Form(service)}>{ shell::BUTTON_MEND.to(language) }</Link>
            </>
        };
    };
    let print = Callback::from(|_: MouseEvent| {
        if let Some(window) = web_sys::window() {
            // Where the browser cannot print, the page can still be kept.
            let _printed = window.print();
        }
    });
    html! {
        <>
            <div class="otinish-on-screen">
                { back }
                <Heading text={print::PRINT_HEADING.to(language)} caption={service.name.to(language)} />
                if judged.is_sent {
                    <p class="govuk-body">{ print::PRINT_COPY.to(language) }</p>
                } else {
                    { next(draft, &judged, register, language) }
                }
                if !judged.report.problems.is_empty() {
                    <section aria-labelledby="problems-title">
                        <h2 class="govuk-heading-m" id="problems-title">{ print::PRINT_PROBLEMS.to(language) }</h2>
                        <p class="govuk-body">{ sentence(judged.report.verdict, judged.is_sent).to(language) }</p>
                        { problems }
                        <p class="govuk-body"><Link class="govuk-link" to={Page::Form(service)}>{ shell::BUTTON_MEND.to(language) }</Link></p>
                    </section>
                }
                if sheet.assumed { <div class="govuk-inset-text" id="assumed">{ print::PRINT_ASSUMED.to(language) }</div> }
                { speaking(draft, &desk.dispatcher(), language) }
                <button type="button" class="govuk-button" onclick={print}>{ print::BUTTON_PRINT.to(language) }</button>
            </div>
            { paper(&sheet) }
            if !judged.is_sent {
                { checklist(&judged, language) }
                <section class="otinish-on-screen" aria-labelledby="when-title">
                    <h2 class="govuk-heading-m" id="when-title">{ print::PRINT_WHEN.to(language) }</h2>
                    <About service={service.code} ruled_on={judged.ruled_on} />
                </section>
            }
        </>
    }
}

/// What to do with the paper.
fn next(draft: &Draft, judged: &Judged, register: &Register, language: Language) -> Html {
    let (_, organisation) = page::known::organisation(register, &draft.application);
    let place = organisation.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let counter = page::counter(register, &draft.application, judged.ruled_on, language);
    html! {
        <section aria-labelledby="next-title" id="checked">
            <div class="govuk-inset-text"><strong>{ print::PRINT_NOT_YET.to(language) }{ "." }</strong>{ " " }{ print::PRINT_NOT_SENT.to(language) }</div>
            <h2 class="govuk-heading-m" id="next-title">{ print::PRINT_NEXT.to(language) }</h2>
            <ol class="govuk-list govuk-list--number">
                <li>{ print::PRINT_SIGN.to(language) }</li>
                if !judged.documents.is_empty() { <li>{ print::PRINT_BRING.to(language) }</li> }
                if counter.is_some() || place.is_some() {
                    <li>
                        { print::PRINT_WHERE.to(language) }{ ": " }
                        <strong>{ counter.into_iter().chain(place).collect::<Vec<_>>().join(" – ") }</strong>
                    </li>
                }
            </ol>
        </section>
    }
}

/// The language of the paper, which is a language of the law.
fn speaking(draft: &Draft, desk: &UseReducerDispatcher<crate::desk::Desk>, language: Language) -> Html {
    let one = |spoken: Language, label: &'static str| {
        let id = format!("paper-{}", spoken.code());
        let speak = {
            let desk = desk.clone();
            Callback::from(move |_: Event| desk.dispatch(edit(move |draft, law| draft.speak(law, spoken))))
        };
        html! {
            <div class="govuk-radios__item">
                <input class="govuk-radios__input" id={id.clone()} name="paper" type="radio" checked={draft.notices == spoken} onchange={speak} />
                <label class="govuk-label govuk-radios__label" for={id}>{ label }</label>
            </div>
        }
    };
    html! {
        <fieldset class="govuk-fieldset govuk-!-margin-bottom-4">
            <legend class="govuk-fieldset__legend">{ print::PRINT_LANGUAGE.to(language) }</legend>
            <div class="govuk-radios govuk-radios--small govuk-radios--inline">
                { one(Language::Kk, form::VALUE_LANGUAGE_KK.to(language)) }
                { one(Language::Ru, form::VALUE_LANGUAGE_RU.to(language)) }
            </div>
        </fieldset>
    }
}

/// The sheet itself, in its own language.
fn paper(sheet: &Printed) -> Html {
    let line = |filled: &Filled| {
        let value = classes!("otinish-sheet__value", filled.value.is_none().then_some("otinish-sheet__value--blank"));
        html! {
            <p class="otinish-sheet__line">
                if !filled.before.is_empty() { { filled.before }{ " " } }
                <span class={value}>{ filled.value.clone().unwrap_or_default() }</span>
                if !filled.after.is_empty() { { if filled.after.starts_with('.') { "" } else { " " } }{ filled.after } }
                { " " }<span class="otinish-sheet__caption">{ format!("({})", filled.caption) }</span>
            </p>
        }
    };
    html! {
        <article class="otinish-sheet" id="sheet" lang={sheet.language.code()} aria-labelledby="sheet-title">
            <div class="otinish-sheet__head">{ for sheet.head.iter().map(line) }</div>
            <h2 class="otinish-sheet__title" id="sheet-title">{ sheet.title }</h2>
            { for sheet.body.iter().map(line) }
            if let Some(consent) = sheet.consent { <p class="otinish-sheet__line">{ consent }</p> }
            if !sheet.rest.is_empty() {
                <section class="otinish-sheet__rest">
                    <h3 class="otinish-sheet__subtitle">{ sheet.rest_heading }</h3>
                    <ul>
                        { for sheet.rest.iter().map(|(label, value)| html! {
                            <li>{ label }if let Some(value) = value { { ": " }<span class="otinish-lines">{ value }</span> }</li>
                        }) }
                    </ul>
                </section>
            }
            if !sheet.enclosed.is_empty() {
                <section class="otinish-sheet__rest">
                    <h3 class="otinish-sheet__subtitle">{ sheet.enclosed_heading }</h3>
                    <ol>{ for sheet.enclosed.iter().map(|label| html! { <li>{ *label }</li> }) }</ol>
                </section>
            }
            <div class="otinish-sheet__signed">
                <p>{ sheet.date }</p>
                <p class="otinish-sheet__signature">{ sheet.signature }</p>
            </div>
        </article>
    }
}

/// The documents that go with it, each with its clause, and a box to tick while packing.
fn checklist(judged: &Judged, language: Language) -> Html {
    let one = |document: &page::Document| {
        let state = state_of(judged, document.kind);
        let is_obtained = state == Some(DocumentState::Obtained);
        let said = match state {
            Some(DocumentState::Obtained) => Some(print::PRINT_OBTAINED),
            Some(DocumentState::Deferred) => Some(print::PRINT_DEFERRED),
            Some(DocumentState::Present | DocumentState::Missing | DocumentState::Expired | DocumentState::Invalid) | None => None,
        };
        html! {
            <li key={document.kind}>
                <span aria-hidden="true">{ if is_obtained { "☑ " } else { "☐ " } }</span>
                { if document.required { document.label.into() } else { form::FORM_OPTIONAL.fill(language, &[("label", document.label)]) } }
                if let Some(said) = said { { ": " }<strong>{ said.to(language) }</strong> }
                { " " }<span class="otinish-verdict__clause">{ place(document.clause, language) }</span>
            </li>
        }
    };
    html! {
        if !judged.documents.is_empty() {
            <section class="otinish-checklist" id="checklist" aria-labelledby="checklist-title">
                <h2 class="govuk-heading-m" id="checklist-title">{ print::PRINT_DOCUMENTS.to(language) }</h2>
                <ul class="govuk-list">{ for judged.documents.iter().map(one) }</ul>
            </section>
        }
    }
}

#[derive(PartialEq, Properties)]
struct AboutProps {
    service: &'static str,
    ruled_on: NaiveDate,
}

/// What the regulation says of the service: who takes it in, at what hours, what comes of it.
#[component]
fn About(props: &AboutProps) -> Html {
    let (language, desk) = (use_here().language, use_desk());
    let told = use_told(language);
    let service = desk.law.register.service(props.service);
    let Some(words) = service.and_then(|service| told.of(service, service.on(props.ruled_on).0)) else { return told.waiting() };
    html! {
        <dl class="otinish-facts">
            { for words.list("about").iter().map(|about| html! { <div><dt>{ about.text("0") }</dt><dd>{ about.text("1") }</dd></div> }) }
        </dl>
    }
}
