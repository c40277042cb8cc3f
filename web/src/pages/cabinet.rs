//! One's own requests, the latest first.

use crate::api::{self, Failed};
use crate::desk::{heed, use_desk, use_here};
use crate::json::Json;
use crate::parts::heading::Heading;
use crate::parts::link::Link;
use crate::parts::time::{instant, iso, number};
use crate::place::Page;
use crate::standing;
use crate::words::{cabinet, shell};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[component]
pub(crate) fn Cabinet() -> Html {
    let (here, desk) = (use_here(), use_desk());
    let language = here.language;
    let requests = use_state(|| None::<Vec<Json>>);
    let after = use_state(|| None::<String>);
    let fault = use_state(|| None::<Failed>);
    let load = {
        let (requests, after, fault, desk) = (requests.clone(), after.setter(), fault.setter(), desk.dispatcher());
        Callback::from(move |from: Option<String>| {
            let (requests, after, fault, desk) = (requests.clone(), after.clone(), fault.clone(), desk.clone());
            spawn_local(async move {
                let path = from.as_ref().map_or_else(|| "/api/requests".into(), |from| format!("/api/requests?after={from}"));
                match api::get(&path).await {
                    Ok(told) => {
                        let mut all = if from.is_some() { (*requests).clone().unwrap_or_default() } else { Vec::new() };
                        all.extend(told.list("requests"));
                        after.set(told.some_text("after"));
                        requests.set(Some(all));
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
        move |()| load.emit(None)
    });
    let more = {
        let (load, after) = (load.clone(), after.clone());
        Callback::from(move |_: MouseEvent| load.emit((*after).clone()))
    };
    let row = |request: &Json| {
        let of = request.text("number");
        let service = desk.law.register.service(&request.text("service"));
        let named = standing::in_words(&request.get("state"), service.and_then(|service| standing::notices(service, request)), language);
        html! {
            <li class="otinish-request" key={of.clone()}>
                <h2 class="govuk-heading-s"><Link class="govuk-link" to={Page::Request(of.clone())}>{ number(&of) }</Link></h2>
                <p class="govuk-body">{ service.map(|service| service.name.to(language)) }</p>
                <dl class="otinish-facts">
                    <div><dt>{ cabinet::CABINET_COLUMN_STATUS.to(language) }</dt><dd><strong class="govuk-tag">{ named }</strong></dd></div>
                    <div><dt>{ cabinet::CABINET_COLUMN_FILED.to(language) }</dt><dd>{ instant(&request.text("filed_at"), language) }</dd></div>
                    if let Some(due) = request.some_text("due_on") {
                        <div><dt>{ cabinet::CABINET_COLUMN_DUE.to(language) }</dt><dd>{ iso(&due, language) }</dd></div>
                    }
                </dl>
            </li>
        }
    };
    html! {
        <>
            <Heading text={cabinet::CABINET_HEADING.to(language)} />
            if let Some(account) = desk.account() {
                <p class="govuk-body">{ shell::NAV_SIGNED_IN_AS.fill(language, &[("name", &account.name())]) }</p>
            }
            if let Some(fault) = &*fault {
                <div class="govuk-inset-text" role="alert">{ fault.told(language) }</div>
            }
            { match &*requests {
                None if fault.is_some() => html! {},
                None => html! { <p class="govuk-body" role="status">{ shell::APP_LOADING.to(language) }</p> },
                Some(requests) if requests.is_empty() => html! {
                    <>
                        <p class="govuk-body">{ cabinet::CABINET_EMPTY.to(language) }</p>
                        <p class="govuk-body">{ cabinet::CABINET_EMPTY_HINT.to(language) }</p>
                    </>
                },
                Some(requests) => html! { <ul class="otinish-requests">{ for requests.iter().map(row) }</ul> },
            } }
            if after.is_some() {
                <button type="button" class="govuk-button govuk-button--secondary" onclick={more}>{ cabinet::CABINET_MORE.to(language) }</button>
            }
            <p><Link class="govuk-button" button=true to={Page::Start}>{ shell::BUTTON_NEW_APPLICATION.to(language) }</Link></p>
        </>
    }
}
