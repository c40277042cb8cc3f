//! The confirmation: the number, what happens next and when.

use crate::api::{self, Failed};
use crate::desk::{Law, heed, use_desk, use_here};
use crate::json::Json;
use crate::pages::request::how_counted;
use crate::parts::emergency::debt;
use crate::parts::heading::Heading;
use crate::parts::link::Link;
use crate::parts::time::{instant, iso, number};
use crate::place::Page;
use crate::standing;
use crate::words::{cabinet, sending, shell};
use otinish_core::texts::Language;
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
    let request = use_state(|| None::<Result<Json, Failed>>);
    use_effect_with(props.number.clone(), {
        let (request, desk) = (request.setter(), desk.dispatcher());
        move |number| {
            let path = format!("/api/requests/{number}");
            spawn_local(async move {
                let told = api::get(&path).await;
                if let Err(failed) = &told {
                    heed(&desk, failed);
                }
                request.set(Some(told));
            });
        }
    });
    let shown = number(&props.number);
    html! {
        <>
            <div class="govuk-panel govuk-panel--confirmation">
                <Heading text={sending::CONFIRMATION_HEADING.to(language)} />
                <div class="govuk-panel__body">{ sending::CONFIRMATION_NUMBER.to(language) }<br /><strong>{ &shown }</strong></div>
            </div>
            { match &*request {
                // The number stands there either way; what becomes of the application waits for the answer.
                None => html! { <p class="govuk-body" role="status">{ shell::APP_LOADING.to(language) }</p> },
                Some(Err(failed)) => html! { <div class="govuk-inset-text" role="alert">{ failed.told(language) }</div> },
                Some(Ok(request)) => html! { <>{ next(request, &shown, desk.law, language) }{ debt(request, desk.law, language) }</> },
            } }
            <h2 class="govuk-heading-m">{ sending::CONFIRMATION_FOLLOW.to(language) }</h2>
            <p class="govuk-body">{ sending::CONFIRMATION_FOLLOW_TEXT.to(language) }</p>
            <Link class="govuk-button" button=true to={Page::Request(props.number.clone())}>{ sending::CONFIRMATION_OPEN.to(language) }</Link>
        </>
    }
}

/// What happens next and when, by where the request stands.
fn next(request: &Json, number: &str, law: Law, language: Language) -> Html {
    let state = request.get("state");
    let service = law.register.service(&request.text("service"));
    let (is_refused, is_prepared) = (standing::is_refused(&state), standing::is_prepared(&state));
    let called = service.and_then(|service| standing::notices(service, request));
    let receipt = standing::notice("receipt", called, language);
    let is_receipt_result = called.is_some_and(|notices| notices.receipt_is_result);
    // Where the receipt is the result, a prepared refusal stands in its place until the provider has decided.
    let is_receipt_open = is_prepared && is_receipt_result;
    html! {
        <>
            if let Some(service) = service { <p class="govuk-body">{ service.name.to(language) }</p> }
            <p class="govuk-body">{ sending::CONFIRMATION_FILED_AT.to(language) }{ ": " }<strong>{ instant(&request.text("filed_at"), language) }</strong></p>
            if !is_refused && !is_receipt_result {
                <p class="govuk-body">{ sending::SENT_ACCEPTED.fill(language, &[("number", number)]) }</p>
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
                    if let Some(due) = request.some_text("due_on") {
                        <li>
                            <strong>{ sending::CONFIRMATION_NEXT_ANSWER.fill(language, &[("date", &iso(&due, language))]) }</strong>
                            { how_counted(request, service, &due, language) }
                        </li>
                    }
                    <li>{ sending::CONFIRMATION_NEXT_REFUSAL.to(language) }</li>
                }
            </ol>
        </>
    }
}
