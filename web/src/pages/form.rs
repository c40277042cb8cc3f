//! The form of any service, rendered from its description, with the verdict beside it.

use crate::desk::{Desk, change, edit, use_desk, use_here};
use crate::draft::{Draft, Judged};
use crate::pages::service::season;
use crate::parts::changed::changed;
use crate::parts::documents::Documents;
use crate::parts::faults::{Faults, anchor};
use crate::parts::field::{View, id_of};
use crate::parts::heading::Heading;
use crate::parts::link::Link;
use crate::parts::organisation::is_unknown;
use crate::parts::section::section;
use crate::parts::state::state_of;
use crate::parts::time::minute;
use crate::parts::verdict::Beside;
use crate::place::Page;
use crate::words::{check_only, form, print, shell};
use otinish_core::check::Verdict;
use otinish_core::form::Filler;
use otinish_core::page::Document;
use otinish_core::page::files::{self, Attached};
use otinish_core::texts::Language;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[component]
pub(crate) fn Form() -> Html {
    let (here, desk) = (use_here(), use_desk());
    let language = here.language;
    let tries = use_state(|| 0_u32);
    let Some((draft, judged)) = desk.judged(language) else {
        return html! { <p class="govuk-body" role="status">{ shell::APP_LOADING.to(language) }</p> };
    };
    let judged = Rc::new(judged);
    let service = draft.service;
    let dispatcher = desk.dispatcher();
    let view = View { law: desk.law, draft, judged: &judged, account: desk.account(), desk: &dispatcher, language };
    let organisation_row = judged.sections.iter().flat_map(|section| &section.rows).find(|row| row.filler == Filler::Organisation);
    let unknown = organisation_row.filter(|_| is_unknown(desk.law, &draft.application));
    let is_whole = unknown.is_none() && judged.report.problems.is_empty();
    let can_go_as_is = unknown.is_none() && matches!(judged.report.verdict, Verdict::Refusable | Verdict::Remarks);
    let go_on = {
        let (desk, here, tries) = (desk.clone(), here.clone(), tries.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if is_whole {
                desk.dispatch(edit(|draft, _| draft.as_is.clear()));
                here.to(Page::Answers(service));
            } else {
                desk.dispatch(edit(|draft, _| draft.tried = true));
                tries.set(*tries + 1);
            }
        })
    };
    let as_is = if judged.is_sent {
        (Page::AsIs(service), shell::BUTTON_SEND_AS_IS)
    } else {
        (Page::Answers(service), print::PRINT_PREPARE_AS_IT_IS)
    };
    let shows_faults = draft.tried && *tries > 0 && !is_whole;
    let faults = || -> Vec<(String, String)> {
        let own = unknown.map(|row| (id_of(&row.at), form::PROVIDER_NOT_REGISTERED.to(language).into()));
        own.into_iter()
            .chain(judged.report.problems.iter().map(|problem| (anchor(&judged, &problem.at), problem.message.clone())))
            .collect()
    };
    let attached = files::attached(desk.law.register, &draft.application);
    html! {
        <>
            <Link class="govuk-back-link" to={Page::Service(service)}>{ shell::NAV_BACK.to(language) }</Link>
            if shows_faults {
                <Faults faults={faults()} tries={*tries} {language}>
                    if can_go_as_is {
                        <p class="govuk-body">
                            <Link class="govuk-link" to={as_is.0}>{ as_is.1.to(language) }</Link>
                        </p>
                    }
                </Faults>
            }
            <Heading text={service.name.to(language)} caption={form::FORM_CAPTION.to(language)} faulty={shows_faults} />
            if !judged.is_sent {
                <div class="govuk-inset-text">{ check_only::CHECK_ONLY.to(language) }</div>
            }
            { season(service, judged.today, language) }
            { notices(draft, &judged, &desk, language) }
            <div class="otinish-beside">
                <form class="otinish-form" novalidate=true onsubmit={go_on} autocomplete="on">
                    <p class="govuk-body">{ form::FORM_REQUIRED_NOTE.to(language) }</p>
                    if judged.sections.iter().flat_map(|section| &section.rows).any(|row| row.assumed) {
                        <p class="govuk-body otinish-assumed-note">{ form::FORM_ASSUMED_NOTE.to(language) }</p>
                    }
                    { for judged.sections.iter().enumerate().map(|(number, asked)| section(number, asked, &view)) }
                    if !judged.documents.is_empty() {
                        <section aria-labelledby="documents-title" class="otinish-section">
                            <h2 class="govuk-heading-m" id="documents-title">{ form::SECTION_ATTACHMENTS.to(language) }</h2>
                            { for judged.documents.iter().map(|document| handed_in(document, &attached, &view)) }
                        </section>
                    }
                    if judged.is_sent { <Certification notices={draft.notices} {language} desk={dispatcher.clone()} /> }
                    <button class="govuk-button" type="submit">{ shell::BUTTON_CONTINUE.to(language) }</button>
                    { keeping(&desk, language) }
                </form>
                <Beside judged={judged.clone()} names={judged.names(draft, language)} count={service.on(judged.ruled_on).0.term.count}
                    unknown={unknown.map(|row| id_of(&row.at))} other_calendar={desk.server.other_calendar} {language} />
            </div>
        </>
    }
}

/// What has to be said of the draft as a whole.
fn notices(draft: &Draft, judged: &Judged, desk: &crate::desk::Handle, language: Language) -> Html {
    let note = |text: &str| html! { <div class="govuk-inset-text">{ text }</div> };
    html! {
        <>
            if draft.restored { { note(form::DRAFTS_RESTORED.to(language)) } }
            { changed(desk, judged, true, language) }
            if desk.server.other_rules { { note(form::FORM_OTHER_RULES.to(language)) } }
            if desk.kept.is_some_and(|kept| !kept.lasts) { { note(form::DRAFTS_MEMORY_ONLY.to(language)) } }
        </>
    }
}

/// A kind of document with the files that were attached as such. What is wrong is said of files, and of none only when it was tried to go on.
fn handed_in(document: &Document, attached: &[Attached], view: &View<'_>) -> Html {
    let files: Vec<Attached> = attached.iter().filter(|file| file.kind == document.kind).cloned().collect();
    let at = |at: &str| at == document.at || at.strip_prefix(&document.at).is_some_and(|rest| rest.starts_with('/'));
    let problems = view.judged.report.problems.iter().filter(|problem| at(&problem.at) && (view.draft.tried || !files.is_empty()));
    let faults: Vec<String> = problems.map(|problem| problem.message.clone()).collect();
    let (state, emergencies) = (state_of(view.judged, document.kind), view.judged.emergencies.clone());
    html! { <Documents key={document.kind} document={document.clone()} {state} {emergencies} {faults} {files} /> }
}

#[derive(PartialEq, Properties)]
struct CertificationProps {
    notices: Language,
    language: Language,
    desk: UseReducerDispatcher<Desk>,
}

/// How the application is certified, and in which language its notices come.
#[component]
fn Certification(props: &CertificationProps) -> Html {
    let language = props.language;
    let speak = |notices: Language| {
        let desk = props.desk.clone();
        Callback::from(move |_: Event| desk.dispatch(edit(move |draft, law| draft.speak(law, notices))))
    };
    let radio = |notices: Language, label: &'static str| {
        let id = format!("notices-{}", notices.code());
        html! {
            <div class="govuk-radios__item">
                <input class="govuk-radios__input" id={id.clone()} name="notices" type="radio" checked={props.notices == notices} onchange={speak(notices)} />
                <label class="govuk-label govuk-radios__label" for={id}>{ label }</label>
            </div>
        }
    };
    html! {
        <section class="otinish-section" aria-labelledby="certification-title">
            <h2 class="govuk-heading-m" id="certification-title">{ form::SECTION_CERTIFICATION.to(language) }</h2>
            <div class="govuk-form-group">
                <fieldset class="govuk-fieldset">
                    <legend class="govuk-fieldset__legend">{ form::CERTIFIED_BY_LABEL.to(language) }</legend>
                    <div class="govuk-radios govuk-radios--small">
                        <div class="govuk-radios__item">
                            <input class="govuk-radios__input" id="by-code" name="by" type="radio" checked=true aria-describedby="by-code-hint" />
                            <label class="govuk-label govuk-radios__label" for="by-code">{ form::CERTIFIED_BY_CODE.to(language) }</label>
                            <div class="govuk-hint govuk-radios__hint" id="by-code-hint">{ form::CERTIFIED_BY_CODE_HINT.to(language) }</div>
                        </div>
                        <div class="govuk-radios__item">
                            <input class="govuk-radios__input" id="by-eds" name="by" type="radio" disabled=true aria-describedby="by-eds-hint" />
                            <label class="govuk-label govuk-radios__label" for="by-eds">{ form::CERTIFIED_BY_EDS.to(language) }</label>
                            <div class="govuk-hint govuk-radios__hint" id="by-eds-hint">{ form::CERTIFIED_BY_EDS_HINT.to(language) }</div>
                        </div>
                    </div>
                </fieldset>
            </div>
            <div class="govuk-form-group">
                <fieldset class="govuk-fieldset">
                    <legend class="govuk-fieldset__legend">{ form::LABEL_LANGUAGE.to(language) }</legend>
                    <div class="govuk-radios govuk-radios--small">
                        { radio(Language::Kk, form::VALUE_LANGUAGE_KK.to(language)) }
                        { radio(Language::Ru, form::VALUE_LANGUAGE_RU.to(language)) }
                    </div>
                </fieldset>
            </div>
        </section>
    }
}

/// Whether what is typed is kept, and the way to throw it away.
fn keeping(desk: &crate::desk::Handle, language: Language) -> Html {
    let throw_away = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            let (Some(draft), Some(store)) = (&desk.draft, desk.store.clone()) else { return };
            let is_sure = web_sys::window().and_then(|window| window.confirm_with_message(form::DRAFTS_DELETE_SURE.to(language)).ok());
            if is_sure != Some(true) {
                return;
            }
            let (law, service, dispatcher) = (desk.law, draft.service, desk.dispatcher());
            let files = files::attached(law.register, &draft.application);
            spawn_local(async move {
                if !store.forget_draft(service.code).await {
                    if let Some(window) = web_sys::window() {
                        // A browser that shows no dialog has shown none of the question before either.
                        let _told = window.alert_with_message(form::DRAFTS_NOT_DELETED.to(language));
                    }
                    return;
                }
                for sha256 in files.into_iter().filter_map(|file| file.sha256) {
                    // Bytes that stay behind belong to no draft any more, and nobody can reach them.
                    let _forgotten = store.forget_file(service.code, &sha256).await;
                }
                dispatcher.dispatch(change(move |desk| {
                    desk.draft = Some(Draft::begin(law, service, language));
                    desk.kept = None;
                    desk.fill_account();
                }));
            });
        })
    };
    let kept = desk.kept.filter(|kept| kept.lasts);
    let is_kept = kept.is_some() || desk.draft.as_ref().is_some_and(|draft| draft.restored);
    html! {
        <div class="otinish-keeping">
            <p class="govuk-hint" id="kept">
                if let Some(kept) = kept { { form::DRAFT_SAVED.fill(language, &[("time", &minute(kept.at))]) } }
            </p>
            if is_kept {
                <button type="button" class="otinish-link-button" onclick={throw_away}>{ form::DRAFTS_DELETE.to(language) }</button>
            }
        </div>
    }
}
