//! The confirmation: the number, what happens next and when.

use crate::api;
use crate::desk::{use_desk, use_here};
use crate::json::Json;
use crate::pages::request::how_counted;
use crate::parts::heading::Heading;
use crate::parts::link::Link;
use crate::parts::time::{instant, iso, number};
use crate::place::Page;
use crate::standing;
use crate::words::{cabinet, sending};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct SentProps {
    pub(crate) number: String,
}

#[component]
pub(crate) fn Sent(props: &SentProps) -> Html {
    let (here, desk) = (use_here(), use_desk());
    let language = here.language;
    let request = use_state(|| None::<Json>);
    use_effect_with(props.number.clone(), {
        let request = request.setter();
        move |number| {
            let path = format!("/api/requests/{number}");
            // The number stands there either way; only the days wait for the answer.
            spawn_local(async move { request.set(api::get(&path).await.ok()) });
        }
    });
    let shown = number(&props.number);
    let service = (*request).as_ref().and_then(|request| desk.law.register.service(&request.text("service")));
    let is_refused = (*request).as_ref().is_some_and(|request| standing::is_refused(&request.get("state")));
    let is_prepared = (*request).as_ref().is_some_and(|request| standing::is_prepared(&request.get("state")));
    let called = (*request).as_ref().zip(service).and_then(|(request, service)| standing::notices(service, request));
    let receipt = standing::notice("receipt", called, language);
    let is_receipt_result = called.is_some_and(|notices| notices.receipt_is_result);
    // Where the receipt is the result, a prepared refusal stands in its place until the provider has decided.
    let is_receipt_open = is_prepared && is_receipt_result;
    html! {
        <>
            <div class="govuk-panel govuk-panel--confirmation">
                <Heading text={sending::CONFIRMATION_HEADING.to(language)} />
                <div class="govuk-panel__body">{ sending::CONFIRMATION_NUMBER.to(language) }<br /><strong>{ &shown }</strong></div>
            </div>
            if let Some(request) = &*request {
                if let Some(service) = service { <p class="govuk-body">{ service.name.to(language) }</p> }
                <p class="govuk-body">{ sending::CONFIRMATION_FILED_AT.to(language) }{ ": " }<strong>{ instant(&request.text("filed_at"), language) }</strong></p>
            }
            if !is_refused && !is_receipt_result {
                <p class="govuk-body">{ sending::SENT_ACCEPTED.fill(language, &[("number", &shown)]) }</p>
            }
            <h2 class="govuk-heading-m">{ sending::CONFIRMATION_NEXT.to(language) }</h2>
            <ol class="govuk-list govuk-list--number">
                if !is_receipt_open {
                    <li>{ sending::CONFIRMATION_NEXT_RECEIPT.fill(language, &[("notice", &receipt)]) }</li>
                }
                if is_refused {
                    <li>{ cabinet::STATUS_REFUSED_HINT.to(language) }</li>
                } else {
                    if is_prepared {
                        <li>{ cabinet::STATUS_REFUSAL_PREPARED_HINT.to(language) }</li>
                    }
                    // Nobody's archive has to be asked where the receipt is all that was wanted.
                    if !is_receipt_result {
                        <li>{ sending::CONFIRMATION_NEXT_CHECKS.to(language) }</li>
                    }
                    if let Some(due) = (*request).as_ref().and_then(|request| request.some_text("due_on")) {
                        <li>
                            <strong>{ sending::CONFIRMATION_NEXT_ANSWER.fill(language, &[("date", &iso(&due, language))]) }</strong>
                            if let Some(request) = &*request { { how_counted(request, service, &due, language) } }
                        </li>
                    }
                    <li>{ sending::CONFIRMATION_NEXT_REFUSAL.to(language) }</li>
                }
            </ol>
            <h2 class="govuk-heading-m">{ sending::CONFIRMATION_FOLLOW.to(language) }</h2>
            <p class="govuk-body">{ sending::CONFIRMATION_FOLLOW_TEXT.to(language) }</p>
            <Link class="govuk-button" button=true to={Page::Request(props.number.clone())}>{ sending::CONFIRMATION_OPEN.to(language) }</Link>
        </>
    }
}
