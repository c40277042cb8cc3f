//! Certifying an application with a code that is sent for it alone, and handing it in. What was sent once is never registered twice.

use crate::api::{self, Failed};
use crate::desk::{Handle, Signed, Upload, change, edit, now, use_desk, use_here};
use crate::draft::Draft;
use crate::json::Writer;
use crate::pages::answers::{Answers, may_go};
use crate::pages::sign_in::{OutboxNote, code_field};
use crate::parts::changed::changed;
use crate::parts::documents::send;
use crate::parts::heading::Heading;
use crate::parts::link::Link;
use crate::parts::organisation::focus_soon;
use crate::parts::time::minutes_until;
use crate::place::Page;
use crate::words::{form, sending, shell, sign_in};
use js_sys::Uint8Array;
use otinish_core::page;
use otinish_core::texts::Language;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How far the certification is.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Waiting,
    /// The code is on its way to this number, for this application.
    Sent {
        phone: String,
        /// For how long it is good.
        minutes: String,
        application: String,
    },
}

#[component]
pub(crate) fn Certify() -> Html {
    let (here, desk) = (use_here(), use_desk());
    let language = here.language;
    let step = use_state(|| Step::Waiting);
    let busy = use_state(|| None::<&'static str>);
    let fault = use_state(|| None::<String>);
    let digits = use_state(String::new);
    let Some((draft, judged)) = desk.judged(language) else {
        return html! { <p class="govuk-body" role="status">{ shell::APP_LOADING.to(language) }</p> };
    };
    if !judged.is_sent {
        return html! { <Answers /> };
    }
    let service = draft.service;
    let application = draft.application.json(desk.law.register);
    let ask = {
        let ahead_ms = desk.server.ahead_ms;
        let (step, busy, fault, digits, application) = (step.setter(), busy.setter(), fault.setter(), digits.setter(), application.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(application) = application.clone() else { return };
            let (step, busy, fault, digits) = (step.clone(), busy.clone(), fault.clone(), digits.clone());
            busy.set(Some(shell::APP_LOADING.to(language)));
            spawn_local(async move {
                let body = Writer::default().raw("application", &application).written();
                match api::post("/api/certify", &body).await {
                    Ok(sent) => {
                        fault.set(None);
                        digits.set(String::new());
                        let minutes = minutes_until(&sent.text("expires_at"), now(ahead_ms));
                        step.set(Step::Sent { phone: sent.text("phone"), minutes, application });
                        focus_soon("code".into());
                    }
                    Err(failed) => fault.set(Some(failed.told_of_a_code(language))),
                }
                busy.set(None);
            });
        })
    };
    let hand_in = {
        let (desk, here, step, busy, fault, digits) =
            (desk.clone(), here.clone(), step.clone(), busy.clone(), fault.clone(), digits.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Step::Sent { application, .. } = &*step else { return };
            let code = digits.chars().filter(char::is_ascii_digit).collect::<String>();
            // A second press while the first is on its way would only ask the same again.
            if busy.is_some() {
                return;
            }
            if code.len() != 6 {
                fault.set(Some(sign_in::SIGN_IN_CODE_HINT.to(language).into()));
                focus_soon("code".into());
                return;
            }
            let (desk, here, busy, fault) = (desk.clone(), here.clone(), busy.setter(), fault.setter());
            let application = application.clone();
            busy.set(Some(sending::ANSWERS_SENDING.to(language)));
            fault.set(None);
            spawn_local(async move {
                match handed_in(&desk, &application, &code, language).await {
                    Ok(number) => {
                        forget(&desk).await;
                        here.to(Page::Sent(number));
                    }
                    Err(failed) => {
                        busy.set(None);
                        fault.set(Some(after(&failed, &desk, language)));
                        focus_soon(if failed.is("not-certified") { "code" } else { "send-fault" }.into());
                    }
                }
            });
        })
    };
    let type_code = {
        let digits = digits.setter();
        Callback::from(move |typed: String| digits.set(typed))
    };
    let is_stale = matches!(&*step, Step::Sent { application: certified, .. } if Some(certified) != application.as_ref());
    if !may_go(draft, &judged) {
        return html! {
            <>
                <Heading text={sending::ANSWERS_BLOCKED.to(language)} caption={service.name.to(language)} />
                { changed(&desk, &judged, false, language) }
                <ul class="govuk-list govuk-list--bullet">{ for judged.report.problems.iter().map(|problem| html! { <li>{ &problem.message }</li> }) }</ul>
                <Link class="govuk-button" button=true to={Page::Form(service)}>{ shell::BUTTON_MEND.to(language) }</Link>
            </>
        };
    }
    html! {
        <>
            <Link class="govuk-back-link" to={Page::Answers(service)}>{ shell::NAV_BACK.to(language) }</Link>
            if let Some(fault) = &*fault {
                <div class="govuk-error-summary" id="send-fault" tabindex="-1" role="alert" aria-labelledby="faults-title">
                    <h2 class="govuk-error-summary__title" id="faults-title">{ form::FORM_ERROR_SUMMARY.to(language) }</h2>
                    <p class="govuk-error-summary__body">{ fault }</p>
                </div>
            }
            <Heading text={sending::CERTIFY_HEADING.to(language)} caption={service.name.to(language)} faulty={fault.is_some()} />
            { changed(&desk, &judged, false, language) }
            <p class="govuk-body">{ sending::CERTIFY_WHAT.to(language) }</p>
            if is_stale { <div class="govuk-inset-text">{ sending::CERTIFY_CHANGED.to(language) }</div> }
            { match &*step {
                Step::Sent { phone, minutes, .. } if !is_stale => html! {
                    <form novalidate=true onsubmit={hand_in}>
                        <p class="govuk-body" role="status">{ sign_in::SIGN_IN_SENT.fill(language, &[("phone", phone), ("minutes", minutes)]) }</p>
                        { code_field(&digits, type_code, fault.is_some(), language) }
                        <OutboxNote />
                        <p class="govuk-body">{ sending::ANSWERS_DECLARE.to(language) }</p>
                        <button class="govuk-button" type="submit" aria-disabled={busy.is_some().to_string()}>{ shell::BUTTON_SEND.to(language) }</button>
                        <p><button class="otinish-link-button" type="button" onclick={ask}>{ shell::BUTTON_RESEND.to(language) }</button></p>
                    </form>
                },
                Step::Sent { .. } | Step::Waiting => html! {
                    <button class="govuk-button" type="button" onclick={ask} aria-disabled={busy.is_some().to_string()}>{ shell::BUTTON_GET_CODE.to(language) }</button>
                },
            } }
            <div role="status">
                if let Some(busy) = *busy {
                    <p class="govuk-body">{ busy }</p>
                    <p class="govuk-hint">{ sending::ANSWERS_TWICE.to(language) }</p>
                }
            </div>
        </>
    }
}

/// Uploads what is not on the server yet, then hands the application in, and answers its number.
async fn handed_in(desk: &Handle, application: &str, code: &str, language: Language) -> Result<String, Failed> {
    let Some(draft) = &desk.draft else { return Err(Failed::Unreachable) };
    upload_rest(desk, draft, language).await?;
    let certificate = Writer::default().text("code", code).written();
    let body = Writer::default().raw("application", application).text("rules", desk.law.register.rules()).raw("certificate", &certificate);
    let body = if draft.as_is.is_empty() { body } else { body.pairs("as_is", draft.as_is.iter().map(|(code, at)| (&**code, &**at))) };
    let body = body.written();
    // The key is the digest of what is sent: however often it is sent, it is one and the same submission.
    let key = api::sha256(&Uint8Array::from(body.as_bytes())).await.unwrap_or_default();
    Ok(api::hand_in("/api/requests", &body, &key).await?.text("number"))
}

async fn upload_rest(desk: &Handle, draft: &Draft, language: Language) -> Result<(), Failed> {
    let Some(store) = &desk.store else { return Err(Failed::Unreachable) };
    for file in page::files::attached(desk.law.register, &draft.application) {
        let Some(sha256) = file.sha256.filter(|sha256| file.uploaded && desk.uploads.get(sha256) != Some(&Upload::Done)) else { continue };
        // A file that the browser has lost may be on the server all the same: handing in tells.
        let Some(bytes) = store.file(draft.service.code, &sha256).await else { continue };
        send(&desk.dispatcher(), &sha256, &file.media_type, &bytes, language).await?;
    }
    Ok(())
}

/// What is said when it was not handed in, and what has to change on the desk.
fn after(failed: &Failed, desk: &Handle, language: Language) -> String {
    match failed {
        Failed::Unreachable => return shell::NET_LOST.to(language).into(),
        Failed::Refused { code, .. } if code == "slow-down" => {
            return sending::SEND_TOO_MANY.fill(language, &[("minutes", &failed.minutes())]);
        }
        Failed::Refused { code, .. } if code == "sign-in" => desk.dispatch(change(|desk| desk.signed = Signed::Out)),
        Failed::Refused { code, .. } if code == "file-unknown" => desk.dispatch(change(|desk| desk.uploads.clear())),
        // The new pages judge by the new rules; what was typed waits in the store.
        Failed::Refused { code, .. } if code == "rules-changed" => {
            if let Some(window) = web_sys::window() {
                // Where the browser does not load again, the sentence below asks the person to.
                let _loading = window.location().reload();
            }
        }
        Failed::Refused { code, .. } if ["blocked", "refusable", "remarks"].contains(&&**code) => {
            desk.dispatch(edit(|draft, _| {
                draft.tried = true;
                draft.as_is.clear();
            }));
        }
        Failed::Refused { .. } => {}
    }
    failed.told(language)
}

/// The draft has become a request: it and its files leave the browser.
async fn forget(desk: &Handle) {
    let (Some(draft), Some(store)) = (&desk.draft, &desk.store) else { return };
    desk.dispatch(change(|desk| {
        desk.draft = None;
        desk.saved = None;
    }));
    store.forget_draft(draft.service.code).await;
    for sha256 in page::files::attached(desk.law.register, &draft.application).into_iter().filter_map(|file| file.sha256) {
        store.forget_file(draft.service.code, &sha256).await;
    }
}
