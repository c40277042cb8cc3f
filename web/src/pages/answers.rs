//! Checking the answers before sending them: every one in words, each with a way to change it.

use crate::desk::{Here, use_desk, use_here};
use crate::draft::{Draft, Judged};
use crate::parts::changed::changed;
use crate::parts::faults::anchor;
use crate::parts::heading::Heading;
use crate::parts::link::Link;
use crate::parts::organisation::focus_soon;
use crate::parts::state::{explained, state, state_of};
use crate::place::Page;
use crate::words::{check_only, form, print, sending, shell};
use otinish_core::check::{DocumentState, Verdict};
use otinish_core::page::answers::{Answer, answers};
use otinish_core::page::files::Attached;
use otinish_core::page::{self, Document, Shown};
use otinish_core::services::Service;
use otinish_core::texts::{Language, written};
use yew::prelude::*;

/// Whether the draft may be sent: it is complete, or goes with the very problems that the sender was shown.
pub(crate) fn may_go(draft: &Draft, judged: &Judged) -> bool {
    let found: Vec<(&str, &str)> = judged.report.problems.iter().map(|problem| (problem.code, &*problem.at)).collect();
    let shown: Vec<(&str, &str)> = draft.as_is.iter().map(|(code, at)| (&**code, &**at)).collect();
    let among = |some: &[(&str, &str)], others: &[(&str, &str)]| some.iter().all(|one| others.contains(one));
    match judged.report.verdict {
        Verdict::Complete => true,
        Verdict::Remarks | Verdict::Refusable => found.len() == shown.len() && among(&found, &shown) && among(&shown, &found),
        Verdict::Blocked => false,
    }
}

/// A link back to the row of the form, which takes the focus there.
fn change(here: &Here, service: &'static Service, id: String, label: &str) -> Html {
    let language = here.language;
    let back = {
        let here = here.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            here.to(Page::Form(service));
            focus_soon(id.clone());
        })
    };
    html! {
        <a class="govuk-link" href={Page::Form(service).address(language)} onclick={back}>
            { shell::BUTTON_CHANGE.to(language) }<span class="govuk-visually-hidden">{ ": " }{ label }</span>
        </a>
    }
}

#[component]
pub(crate) fn Answers() -> Html {
    let (here, desk) = (use_here(), use_desk());
    let language = here.language;
    let Some((draft, judged)) = desk.judged(language) else {
        return html! { <p class="govuk-body" role="status">{ shell::APP_LOADING.to(language) }</p> };
    };
    let service = draft.service;
    let register = desk.law.register;
    let (application, context) = (&draft.application, &desk.server.context);
    let sections = answers(&Shown { register, application, context, filed_on: judged.today, ruled_on: judged.ruled_on, language });
    let files = page::files::attached(register, &draft.application);
    let told = |document: &Document| -> Option<Told> {
        let listed = state_of(&judged, document.kind)?;
        Some((listed, explained(document, listed, &judged.emergencies, language)))
    };
    let row = |answer: &Answer| {
        let value = match (&answer.value, answer.is_flag) {
            (Some(value), true) if value == "true" => form::FORM_YES.to(language).into(),
            (_, true) => form::FORM_NO.to(language).into(),
            (Some(value), false) if !value.trim().is_empty() => value.clone(),
            (Some(_) | None, false) => form::FORM_NOT_GIVEN.to(language).into(),
        };
        html! {
            <div class="govuk-summary-list__row" key={answer.at.clone()}>
                <dt class="govuk-summary-list__key">{ &answer.label }</dt>
                <dd class="govuk-summary-list__value otinish-lines">{ value }</dd>
                <dd class="govuk-summary-list__actions">{ change(&here, service, anchor(&judged, &answer.at), &answer.label) }</dd>
            </div>
        }
    };
    let is_ready = may_go(draft, &judged);
    let heading = if judged.is_sent { sending::ANSWERS_HEADING } else { check_only::CHECKED_HEADING };
    html! {
        <>
            <Link class="govuk-back-link" to={Page::Form(service)}>{ shell::NAV_BACK.to(language) }</Link>
            <Heading text={heading.to(language)} caption={service.name.to(language)} />
            { changed(&desk, &judged, false, language) }
            if !is_ready {
                <div class="govuk-inset-text">
                    <p class="govuk-body">{ sending::ANSWERS_BLOCKED.to(language) }</p>
                    <ul class="govuk-list govuk-list--bullet">{ for judged.report.problems.iter().map(|problem| html! { <li>{ &problem.message }</li> }) }</ul>
                    <Link class="govuk-link" to={Page::Form(service)}>{ shell::BUTTON_MEND.to(language) }</Link>
                </div>
            }
            { for sections.iter().filter(|(_, answers)| !answers.is_empty()).map(|(title, answers)| html! {
                <section key={*title}>
                    <h2 class="govuk-heading-m">{ *title }</h2>
                    <dl class="govuk-summary-list">{ for answers.iter().map(row) }</dl>
                </section>
            }) }
            if !judged.documents.is_empty() {
                <section>
                    <h2 class="govuk-heading-m">{ form::SECTION_ATTACHMENTS.to(language) }</h2>
                    <dl class="govuk-summary-list">
                        { for judged.documents.iter().map(|document| html! {
                            <div class="govuk-summary-list__row" key={document.kind}>
                                <dt class="govuk-summary-list__key">{ document.label }</dt>
                                <dd class="govuk-summary-list__value">{ handed_in(document, told(document), &files, language) }</dd>
                                <dd class="govuk-summary-list__actions">{ change(&here, service, anchor(&judged, &document.at), document.label) }</dd>
                            </div>
                        }) }
                    </dl>
                </section>
            }
            if judged.is_sent {
                { onwards(draft, &judged, desk.account().is_some(), language) }
            } else {
                { to_paper(&judged, service, language) }
            }
        </>
    }
}

/// The day of the answer, and the way to certify what may go.
fn onwards(draft: &Draft, judged: &Judged, is_signed_in: bool, language: Language) -> Html {
    let service = draft.service;
    html! {
        <>
            if let Some(due) = judged.report.due_on.filter(|_| judged.report.verdict != Verdict::Blocked) {
                <p class="govuk-body">{ form::FORM_SIDE_IF_SENT_NOW.to(language) }{ ": " }
                    <strong>{ sending::CONFIRMATION_NEXT_ANSWER.fill(language, &[("date", &written(due, language))]) }</strong>
                </p>
            }
            if may_go(draft, judged) {
                if !is_signed_in { <p class="govuk-body">{ sending::ANSWERS_SIGN_IN_FIRST.to(language) }</p> }
                <Link class="govuk-button" button=true to={Page::Certify(service)}>{ shell::BUTTON_CONTINUE.to(language) }</Link>
            }
            if judged.report.verdict != Verdict::Blocked {
                <p class="govuk-body"><Link class="govuk-link" to={Page::Print(service)}>{ print::PRINT_OWN_COPY.to(language) }</Link></p>
            }
        </>
    }
}

/// The way to the paper that is handed in, where the application can be.
fn to_paper(judged: &Judged, service: &'static Service, language: Language) -> Html {
    let label = match judged.report.verdict {
        Verdict::Complete => print::PRINT_PREPARE,
        Verdict::Remarks | Verdict::Refusable => print::PRINT_PREPARE_AS_IT_IS,
        Verdict::Blocked => return html! { <p class="govuk-body" id="checked">{ check_only::VERDICT_BLOCKED.to(language) }</p> },
    };
    html! { <Link class="govuk-button" button=true to={Page::Print(service)}>{ label.to(language) }</Link> }
}

/// How a document stands in the list, and what follows from it.
type Told = (DocumentState, Option<Html>);

/// The files of a kind of document by their names, else how it stands.
fn handed_in(document: &Document, listed: Option<Told>, files: &[Attached], language: Language) -> Html {
    let of_kind = files.iter().filter(|file| file.kind == document.kind && file.uploaded);
    let names: Vec<&str> = of_kind.map(|file| &*file.file_name).collect();
    html! {
        <>
            if !names.is_empty() { { names.join(", ") }<br /> }
            if let Some((listed, why)) = listed.filter(|(listed, _)| names.is_empty() || *listed != DocumentState::Present) {
                { state(document, listed, language) }
                if let Some(why) = why { <br />{ why } }
            }
        </>
    }
}
