//! What anybody who holds a notice may learn by its code: what it is, who issued it and when, and whether it still stands.

use crate::api;
use crate::desk::use_here;
use crate::json::Json;
use crate::parts::heading::Heading;
use crate::parts::time::iso;
use crate::place::Page;
use crate::standing;
use crate::words::{shell, upload, verify};
use js_sys::Uint8Array;
use otinish_core::texts::Language;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct VerifyProps {
    pub(crate) code: String,
}

/// What came of looking the code up.
#[derive(Clone, Debug)]
enum Found {
    Known(Json),
    Unknown,
    Failed(String),
}

#[component]
pub(crate) fn Verify(props: &VerifyProps) -> Html {
    let here = use_here();
    let language = here.language;
    let found = use_state(|| None::<Found>);
    let typed = use_state(|| props.code.clone());
    use_effect_with(props.code.clone(), {
        let found = found.setter();
        move |code| {
            if code.is_empty() {
                return;
            }
            let path = format!("/api/notices/{}", js_sys::encode_uri_component(code));
            spawn_local(async move {
                found.set(Some(match api::get(&path).await {
                    Ok(told) => Found::Known(told),
                    Err(failed) if failed.is("not-found") => Found::Unknown,
                    Err(failed) => Found::Failed(failed.told(language)),
                }));
            });
        }
    });
    let look = {
        let (here, typed) = (here.clone(), typed.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            here.to(Page::Verify(typed.trim().to_lowercase()));
        })
    };
    let typing = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            typed.set(input.value());
        })
    };
    html! {
        <>
            <Heading text={verify::VERIFY_HEADING.to(language)} />
            <div role="status">
                { match &*found {
                    Some(Found::Known(told)) => known(told, language),
                    Some(Found::Unknown) => html! { <div class="govuk-inset-text">{ verify::VERIFY_UNKNOWN.to(language) }</div> },
                    Some(Found::Failed(why)) => html! { <div class="govuk-inset-text">{ why }</div> },
                    None if props.code.is_empty() => html! {},
                    None => html! { <p class="govuk-body">{ shell::APP_LOADING.to(language) }</p> },
                } }
            </div>
            <form novalidate=true onsubmit={look}>
                <div class="govuk-form-group">
                    <label class="govuk-label" for="notice-code">{ verify::VERIFY_CODE.to(language) }</label>
                    <div class="govuk-hint" id="notice-code-hint">{ verify::VERIFY_CODE_HINT.to(language) }</div>
                    <input class="govuk-input" id="notice-code" type="text" autocomplete="off" spellcheck="false" autocapitalize="none"
                        value={(*typed).clone()} oninput={typing} aria-describedby="notice-code-hint" />
                </div>
                <button class="govuk-button" type="submit">{ shell::BUTTON_CHECK.to(language) }</button>
            </form>
        </>
    }
}

/// Compares a file at hand with the notice, without sending it anywhere.
#[derive(PartialEq, Properties)]
struct CompareProps {
    sha256: String,
}

#[component]
fn Compare(props: &CompareProps) -> Html {
    let language = use_here().language;
    let same = use_state(|| None::<bool>);
    let picked = {
        let (same, issued) = (same.setter(), props.sha256.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
            let (same, issued) = (same.clone(), issued.clone());
            spawn_local(async move {
                let Ok(bytes) = JsFuture::from(file.array_buffer()).await else { return };
                let at_hand = api::sha256(&Uint8Array::new(&bytes)).await;
                same.set(at_hand.map(|at_hand| at_hand == issued));
            });
        })
    };
    let said = (*same).map(|same| if same { verify::VERIFY_UNCHANGED_YES } else { verify::VERIFY_UNCHANGED_NO });
    html! {
        <div class="govuk-form-group">
            <label class="govuk-label govuk-label--s" for="notice-file">{ verify::VERIFY_UNCHANGED.to(language) }</label>
            <div class="govuk-hint" id="notice-file-hint">{ verify::VERIFY_LEAD.to(language) }</div>
            <span class="otinish-pick">
                <input class="govuk-visually-hidden otinish-pick__file" id="notice-file" type="file" accept="application/pdf"
                    aria-describedby="notice-file-hint" onchange={picked} />
                <label class="govuk-button govuk-button--secondary otinish-pick__button" for="notice-file" aria-hidden="true">{ upload::BUTTON_PICK.to(language) }</label>
            </span>
            <p class="govuk-body" role="status">
                if let Some(said) = said { <strong>{ said.to(language) }</strong> }
            </p>
        </div>
    }
}

fn known(told: &Json, language: Language) -> Html {
    let name = told.get("provider").get("name");
    let name = if language == Language::Kk { name.text("kk") } else { name.text("ru") };
    let rows = [
        (verify::VERIFY_KIND, standing::notice(&told.text("kind"), None, language)),
        (verify::VERIFY_DATE, iso(&told.text("issued_on"), language)),
        (verify::VERIFY_PROVIDER, format!("{name}, {}", told.get("provider").text("bin"))),
    ];
    let force = match &*told.text("force") {
        "paper-equal" => Some(verify::VERIFY_FORCE_PAPER_EQUAL),
        "sealed" => Some(verify::VERIFY_FORCE_SEALED),
        "test" => Some(verify::VERIFY_FORCE_TEST),
        // Force is never claimed where the server does not claim it.
        _ => None,
    };
    let withdrawn = if told.is_true("withdrawn") { verify::VERIFY_WITHDRAWN_YES } else { verify::VERIFY_WITHDRAWN_NO };
    html! {
        <>
            if told.text("force") == "test" {
                <div class="govuk-warning-text">
                    <span class="govuk-warning-text__icon" aria-hidden="true">{ "!" }</span>
                    <strong class="govuk-warning-text__text">{ verify::VERIFY_FORCE_TEST.to(language) }</strong>
                </div>
            }
            <dl class="govuk-summary-list">
                { for rows.iter().map(|(what, value)| html! {
                    <div class="govuk-summary-list__row">
                        <dt class="govuk-summary-list__key">{ what.to(language) }</dt>
                        <dd class="govuk-summary-list__value">{ value }</dd>
                    </div>
                }) }
                if let Some(force) = force {
                    <div class="govuk-summary-list__row">
                        <dt class="govuk-summary-list__key">{ verify::VERIFY_FORCE.to(language) }</dt>
                        <dd class="govuk-summary-list__value"><strong>{ force.to(language) }</strong></dd>
                    </div>
                }
                <div class="govuk-summary-list__row">
                    <dt class="govuk-summary-list__key">{ verify::VERIFY_WITHDRAWN.to(language) }</dt>
                    <dd class="govuk-summary-list__value">{ withdrawn.to(language) }</dd>
                </div>
                <div class="govuk-summary-list__row">
                    <dt class="govuk-summary-list__key">{ verify::VERIFY_SHA256.to(language) }</dt>
                    <dd class="govuk-summary-list__value otinish-digest">{ told.text("sha256") }</dd>
                </div>
            </dl>
            <Compare sha256={told.text("sha256")} />
        </>
    }
}
