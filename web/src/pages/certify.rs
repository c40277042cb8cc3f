//! Certifying an application with a code that is sent for it alone, and handing it in. What was sent once is never registered twice.

use crate::api::{self, Failed};
use crate::desk::{Handle, Upload, change, edit, heed, use_desk, use_here};
use crate::json::Writer;
use crate::pages::answers::{Answers, may_go};
use crate::pages::sign_in::{Code, OutboxNote, code_field, summary};
use crate::parts::changed::changed;
use crate::parts::documents::send;
use crate::parts::heading::Heading;
use crate::parts::link::Link;
use crate::parts::organisation::focus_soon;
use crate::place::Page;
use crate::words::{sending, shell, sign_in};
use js_sys::Uint8Array;
use otinish_core::page;
use otinish_core::texts::{Language, Text};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How far the certification is.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Waiting,
    /// The code is on its way, for this application.
    Sent {
        code: Code,
        application: String,
    },
}

#[component]
pub(crate) fn Certify() -> Html {
    let (here, desk) = (use_here(), use_desk());
    let language = here.language;
    let step = use_state(|| Step::Waiting);
    let busy = use_state(|| None::<Text>);
    let fault = use_state(|| None::<Fault>);
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
        let (desk, step, busy, fault, digits) = (desk.clone(), step.setter(), busy.clone(), fault.setter(), digits.setter());
        let application = application.clone();
        Callback::from(move |_: MouseEvent| {
            let Some(application) = application.clone() else { return };
            // Each press would use up one of the few codes.
            if busy.is_some() {
                return;
            }
            let (desk, step, busy, fault, digits) = (desk.clone(), step.clone(), busy.setter(), fault.clone(), digits.clone());
            busy.set(Some(sending::CERTIFY_UPLOADING));
            spawn_local(async move {
                // A code is good for minutes, and a file may take longer.
                let asked = match upload_rest(&desk).await {
                    Ok(()) => {
                        busy.set(Some(shell::APP_LOADING));
                        let body = Writer::default().raw("application", &application).written();
                        api::post("/api/certify", &body).await.map_err(Fault::NoCode)
                    }
                    Err(fault) => Err(fault),
                };
                match asked {
                    Ok(sent) => {
                        fault.set(None);
                        digits.set(String::new());
                        step.set(Step::Sent { code: Code::of(&sent, desk.now()), application });
                        focus_soon("code".into());
                    }
                    Err(why) => {
                        why.heed(&desk);
                        fault.set(Some(why));
                        focus_soon("send-fault".into());
                    }
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
                fault.set(Some(Fault::NotSixDigits));
                focus_soon("code".into());
                return;
            }
            let (desk, here, busy, fault) = (desk.clone(), here.clone(), busy.setter(), fault.setter());
            let application = application.clone();
            busy.set(Some(sending::ANSWERS_SENDING));
            fault.set(None);
            spawn_local(async move {
                match handed_in(&desk, &application, &code).await {
                    Ok(number) => {
                        forget(&desk).await;
                        here.to(Page::Sent(number));
                    }
                    Err(why) => {
                        busy.set(None);
                        why.heed(&desk);
                        focus_soon(if why.is_of_the_code() { "code" } else { "send-fault" }.into());
                        fault.set(Some(why));
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
            if let Some(fault) = &*fault { { summary("send-fault", fault.told(language), language) } }
            if let Some(Fault::Lost(_)) = &*fault {
                <p class="govuk-body"><Link class="govuk-link" to={Page::Form(service)}>{ shell::BUTTON_MEND.to(language) }</Link></p>
            }
            <Heading text={sending::CERTIFY_HEADING.to(language)} caption={service.name.to(language)} faulty={fault.is_some()} />
            { changed(&desk, &judged, false, language) }
            <p class="govuk-body">{ sending::CERTIFY_WHAT.to(language) }</p>
            if is_stale { <div class="govuk-inset-text">{ sending::CERTIFY_CHANGED.to(language) }</div> }
            { match &*step {
                Step::Sent { code, .. } if !is_stale => html! {
                    <form novalidate=true onsubmit={hand_in}>
                        { code.told(language) }
                        { code_field(&digits, type_code, fault.as_ref().filter(|fault| fault.is_of_the_code()).map(|_| "send-fault"), language) }
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
                    <p class="govuk-body">{ busy.to(language) }</p>
                    <p class="govuk-hint">{ sending::ANSWERS_TWICE.to(language) }</p>
                }
            </div>
        </>
    }
}

/// Why it was not handed in.
#[derive(Debug)]
enum Fault {
    /// No code was sent.
    NoCode(Failed),
    NotSixDigits,
    /// A file of this name is neither here nor on the server.
    Lost(String),
    NotUploaded(Failed),
    NotSent(Failed),
}

impl Fault {
    fn is_of_the_code(&self) -> bool {
        match self {
            Fault::NotSixDigits => true,
            Fault::NotSent(failed) => failed.is("not-certified"),
            Fault::NoCode(_) | Fault::Lost(_) | Fault::NotUploaded(_) => false,
        }
    }

    fn told(&self, language: Language) -> String {
        match self {
            Fault::NoCode(failed) => failed.told_of_a_code(language),
            Fault::NotSixDigits => sign_in::SIGN_IN_CODE_HINT.to(language).into(),
            Fault::Lost(name) => sending::SEND_FILE_LOST.fill(language, &[("name", name)]),
            Fault::NotUploaded(failed) => api::not_uploaded(failed, language),
            Fault::NotSent(Failed::Unreachable) => shell::NET_LOST.to(language).into(),
            Fault::NotSent(failed) if failed.is("slow-down") => sending::SEND_TOO_MANY.fill(language, &[("minutes", &failed.minutes())]),
            Fault::NotSent(failed) => failed.told(language),
        }
    }

    /// Changes on the desk what the server's answer has changed.
    fn heed(&self, desk: &Handle) {
        let (Fault::NoCode(failed) | Fault::NotUploaded(failed) | Fault::NotSent(failed)) = self else { return };
        heed(&desk.dispatcher(), failed);
        let Failed::Refused { code, .. } = failed else { return };
        match code.as_str() {
            "file-unknown" => desk.dispatch(change(|desk| desk.uploads.clear())),
            // The new pages judge by the new rules; what was typed waits in the store.
            "rules-changed" => {
                if let Some(window) = web_sys::window() {
                    // Where the browser does not load again, the sentence that is shown asks the person to.
                    let _loading = window.location().reload();
                }
            }
            "blocked" | "refusable" | "remarks" => desk.dispatch(edit(|draft, _| {
                draft.tried = true;
                draft.as_is.clear();
            })),
            _ => {}
        }
    }
}

/// Uploads what is not on the server yet, then hands the application in, and answers its number.
async fn handed_in(desk: &Handle, application: &str, code: &str) -> Result<String, Fault> {
    let Some(draft) = &desk.draft else { return Err(Fault::NotSent(Failed::Unreachable)) };
    upload_rest(desk).await?;
    let certificate = Writer::default().text("code", code).written();
    let body = Writer::default().raw("application", application).text("rules", desk.law.register.rules()).raw("certificate", &certificate);
    let body = if draft.as_is.is_empty() { body } else { body.pairs("as_is", draft.as_is.iter().map(|(code, at)| (&**code, &**at))) };
    let body = body.written();
    // The key is the digest of what is sent: however often it is sent, it is one and the same submission.
    let key = api::sha256(&Uint8Array::from(body.as_bytes())).await.ok_or(Fault::NotSent(Failed::Unreachable))?;
    Ok(api::hand_in("/api/requests", &body, &key).await.map_err(Fault::NotSent)?.text("number"))
}

/// Uploads each file that is not known to be on the server.
async fn upload_rest(desk: &Handle) -> Result<(), Fault> {
    let (Some(store), Some(draft)) = (&desk.store, &desk.draft) else { return Err(Fault::NotSent(Failed::Unreachable)) };
    for file in page::files::attached(desk.law.register, &draft.application) {
        let is_there = |sha256: &String| matches!(desk.uploads.get(sha256), Some(Upload::Done));
        let Some(sha256) = file.sha256.filter(|sha256| file.uploaded && !is_there(sha256)) else { continue };
        match store.file(draft.service.code, &sha256).await {
            Some(bytes) => send(&desk.dispatcher(), &sha256, &file.media_type, &bytes).await.map_err(Fault::NotUploaded)?,
            // It may have been uploaded before the page was loaded.
            None if api::has_file(&sha256).await.map_err(Fault::NotUploaded)? => {
                desk.dispatch(change(move |desk| drop(desk.uploads.insert(sha256, Upload::Done))));
            }
            None => {
                desk.dispatch(change(move |desk| drop(desk.uploads.insert(sha256, Upload::Lost))));
                return Err(Fault::Lost(file.file_name));
            }
        }
    }
    Ok(())
}

/// The draft has become a request: it and its files leave the browser.
async fn forget(desk: &Handle) {
    let (Some(draft), Some(store)) = (&desk.draft, &desk.store) else { return };
    desk.dispatch(change(|desk| {
        desk.draft = None;
        desk.kept = None;
    }));
    // What stays behind where the browser refuses is offered as a draft again: sent once more, it is another request that somebody sees.
    let _forgotten = store.forget_draft(draft.service.code).await;
    for sha256 in page::files::attached(desk.law.register, &draft.application).into_iter().filter_map(|file| file.sha256) {
        let _forgotten = store.forget_file(draft.service.code, &sha256).await;
    }
}
