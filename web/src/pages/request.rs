//! A request: where it stands, what happened and when, and its notices.

use crate::api::{self, Failed};
use crate::desk::{Law, heed, use_desk, use_here};
use crate::json::Json;
use crate::pages::service::since;
use crate::parts::days;
use crate::parts::emergency::debt;
use crate::parts::heading::Heading;
use crate::parts::link::Link;
use crate::parts::time::{instant, iso, number};
use crate::place::Page;
use crate::standing::{self, AsSent};
use crate::words::{cabinet, form, shell};
use otinish_core::application::Context;
use otinish_core::calendar::day;
use otinish_core::page;
use otinish_core::page::answers::{Answer, answers};
use otinish_core::services::Service;
use otinish_core::texts::Language;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct RequestProps {
    pub(crate) number: String,
}

#[component]
pub(crate) fn Request(props: &RequestProps) -> Html {
    let (here, desk) = (use_here(), use_desk());
    let language = here.language;
    let request = use_state(|| None::<Json>);
    let fault = use_state(|| None::<Failed>);
    let load = {
        let (request, fault, desk, number) = (request.setter(), fault.setter(), desk.dispatcher(), props.number.clone());
        Callback::from(move |()| {
            let (request, fault, desk, path) = (request.clone(), fault.clone(), desk.clone(), format!("/api/requests/{number}"));
            spawn_local(async move {
                match api::get(&path).await {
                    Ok(told) => {
                        request.set(Some(told));
                        fault.set(None);
                    }
                    Err(failed) => {
                        heed(&desk, &failed);
                        fault.set(Some(failed));
                    }
                }
            });
        })
    };
    use_effect_with((), {
        let load = load.clone();
        move |()| load.emit(())
    });
    let refresh = {
        let load = load.clone();
        Callback::from(move |_: MouseEvent| load.emit(()))
    };
    let title = cabinet::REQUEST_HEADING.fill(language, &[("number", &number(&props.number))]);
    html! {
        <>
            <Link class="govuk-back-link" to={Page::Cabinet}>{ shell::NAV_CABINET.to(language) }</Link>
            <Heading text={title} />
            if let Some(failed) = &*fault {
                <div class="govuk-inset-text" role="alert">
                    { if failed.is("not-found") { cabinet::ERROR_REQUEST_404.to(language).into() } else { failed.told(language) } }
                </div>
            }
            if let Some(request) = &*request {
                { told(request, &props.number, desk.law, language) }
            } else if fault.is_none() {
                <p class="govuk-body" role="status">{ shell::APP_LOADING.to(language) }</p>
            }
            <button type="button" class="govuk-button govuk-button--secondary" onclick={refresh}>{ shell::BUTTON_UPDATE.to(language) }</button>
        </>
    }
}

fn told(request: &Json, of: &str, law: Law, language: Language) -> Html {
    let service = law.register.service(&request.text("service"));
    let state = request.get("state");
    let called = service.and_then(|service| standing::notices(service, request));
    let hint = standing::state(&state, called).1;
    let one_event = |one: &Json| {
        html! {
            <li class="otinish-event">
                <span class="otinish-event__what">{ standing::event(&one.get("what"), called, language) }</span>
                if let Some(why) = days::retold(&one.get("what"), language) { <span class="otinish-event__why otinish-small">{ why }</span> }
                <time class="govuk-hint otinish-small" datetime={one.text("at")}>{ instant(&one.text("at"), language) }</time>
            </li>
        }
    };
    let one_notice = |one: &Json| {
        let (kind, id) = (one.text("kind"), one.text("id"));
        let name = standing::notice(&kind, called, language);
        html! {
            <li class="otinish-notice" key={id.clone()}>
                <h3 class="govuk-heading-s">{ &name }</h3>
                <p class="govuk-body-s">{ cabinet::NOTICE_ISSUED.fill(language, &[("date", &instant(&one.text("issued_at"), language))]) }</p>
                <a class="govuk-button govuk-button--secondary" role="button" draggable="false" download="" href={format!("/api/requests/{of}/notices/{id}")}>
                    { shell::BUTTON_DOWNLOAD_NOTICE.to(language) }<span class="govuk-visually-hidden">{ ": " }{ &name }</span>
                </a>
                <p class="govuk-body-s"><Link class="govuk-link" to={Page::Verify(one.text("code"))}>{ shell::NAV_VERIFY.to(language) }</Link></p>
            </li>
        }
    };
    let notices = request.list("notices");
    // What waits for the provider and not for a seal is told above, in the words of the state.
    let is_awaiting = !request.list("awaiting").is_empty() && !state.is_true("awaits_appointment");
    let provider = request.get("application").get("provider").text("name");
    html! {
        <>
            <p class="govuk-body-l">{ service.map(|service| service.name.to(language)).unwrap_or_default() }</p>
            <p class="govuk-body"><strong class="govuk-tag">{ standing::in_words(&state, called, language) }</strong></p>
            if let Some(hint) = hint { <p class="govuk-body">{ hint.to(language) }</p> }
            if state.text("authority") == "not-proved" {
                <div class="govuk-inset-text">{ cabinet::REPRESENTATIVE_NOT_PROVED.to(language) }</div>
            }
            <dl class="govuk-summary-list">
                <div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{ cabinet::CABINET_COLUMN_PROVIDER.to(language) }</dt><dd class="govuk-summary-list__value">{ provider }</dd></div>
                <div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{ cabinet::CABINET_COLUMN_FILED.to(language) }</dt><dd class="govuk-summary-list__value">{ instant(&request.text("filed_at"), language) }</dd></div>
                if let Some(due) = request.some_text("due_on") {
                    <div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{ cabinet::REQUEST_DUE.to(language) }</dt><dd class="govuk-summary-list__value">
                        { iso(&due, language) }
                        if let Some(before) = request.get("report").some_text("due_on").filter(|before| *before != due) {
                            <p class="govuk-hint otinish-small">{ cabinet::REQUEST_DUE_AT_FILING.fill(language, &[("date", &iso(&before, language))]) }</p>
                        }
                        { how_counted(request, service, &due, language) }
                    </dd></div>
                }
                if let Some(hearing) = service.and_then(|service| standing::hearing(service, request, law.calendar, language)) {
                    <div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{ cabinet::REQUEST_HEARING.to(language) }</dt><dd class="govuk-summary-list__value">{ hearing }</dd></div>
                }
                if let Some(edition) = request.get("report").some_text("edition") {
                    <div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{ cabinet::REQUEST_RULES.to(language) }</dt><dd class="govuk-summary-list__value">{ in_force(service, &edition, language) }</dd></div>
                }
            </dl>
            { debt(request, law, language) }
            <h2 class="govuk-heading-m">{ cabinet::REQUEST_NOTICES.to(language) }</h2>
            if notices.is_empty() && !is_awaiting { <p class="govuk-body">{ cabinet::REQUEST_NOTICES_NONE.to(language) }</p> }
            if is_awaiting { <p class="govuk-body" role="status">{ cabinet::NOTICE_AWAITING.to(language) }</p> }
            <ul class="otinish-notices">{ for notices.iter().map(one_notice) }</ul>
            if !request.list("unannounced").is_empty() { <p class="govuk-body" role="status" id="unannounced">{ cabinet::NOTICE_UNANNOUNCED.to(language) }</p> }
            if !notices.is_empty() { <p class="govuk-hint">{ cabinet::NOTICE_HOW_TO_VERIFY.to(language) }</p> }
            <h2 class="govuk-heading-m">{ cabinet::REQUEST_TIMELINE.to(language) }</h2>
            <ol class="otinish-events">{ for request.list("events").iter().map(one_event) }</ol>
            { application(request, law, language) }
        </>
    }
}

/// How the day of the answer was counted, by the calendar that was in force when that was done last.
pub(crate) fn how_counted(request: &Json, service: Option<&'static Service>, due_on: &str, language: Language) -> Html {
    let term = service.and_then(|service| standing::edition(service, request)).map(|edition| edition.term.count);
    term.map_or_else(|| html! {}, |count| days::told(&request.get("days"), due_on, count, language))
}

/// The edition by which it was judged, as the page of the service tells it.
fn in_force(service: Option<&'static Service>, edition: &str, language: Language) -> String {
    let known = service.zip(day(edition)).map(|(service, day)| service.on(day).0);
    known.map_or_else(|| edition.into(), |edition| since(edition, language))
}

/// The application as it was sent, in words.
fn application(request: &Json, law: Law, language: Language) -> Html {
    let Some(sent) = AsSent::of(request, law) else { return html! {} };
    let sections = answers(&sent.shown(law, &Context::default(), language));
    let files = page::files::attached(law.register, &sent.application);
    let value = |answer: &Answer| match (&answer.value, answer.is_flag) {
        (Some(value), true) if value == "true" => form::FORM_YES.to(language).to_string(),
        (_, true) => form::FORM_NO.to(language).into(),
        (Some(value), false) => value.clone(),
        (None, false) => form::FORM_NOT_GIVEN.to(language).into(),
    };
    html! {
        <details class="govuk-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{ cabinet::REQUEST_APPLICATION.to(language) }</span></summary>
            <div class="govuk-details__text">
                { for sections.iter().map(|(title, answers)| html! {
                    <>
                        <h3 class="govuk-heading-s">{ *title }</h3>
                        <dl class="otinish-facts">{ for answers.iter().map(|answer| html! { <div><dt>{ &answer.label }</dt><dd>{ value(answer) }</dd></div> }) }</dl>
                    </>
                }) }
                if !files.is_empty() {
                    <h3 class="govuk-heading-s">{ cabinet::REQUEST_DOCUMENTS.to(language) }</h3>
                    <ul class="govuk-list">{ for files.iter().map(|file| html! { <li>{ file.label.to(language) }{ ": " }{ &file.file_name }</li> }) }</ul>
                }
            </div>
        </details>
    }
}
