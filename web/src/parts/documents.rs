//! Documents: picked, dropped or photographed; looked over here, kept in the browser, uploaded as soon as somebody is signed in.

use crate::api;
use crate::desk::{Desk, Handle, Upload, change, edit, use_desk, use_desk_at_hand, use_here};
use crate::parts::clause::Clause;
use crate::parts::date::Day;
use crate::parts::emergency::Emergency;
use crate::parts::field::{Frame, id_of};
use crate::parts::organisation::focus_soon;
use crate::parts::state::{explained, state};
use crate::picking::{self, NotTaken, Picked};
use crate::words::{form, shell, upload};
use otinish_core::check::DocumentState;
use otinish_core::page::files::{self, Attached};
use otinish_core::page::{Asked, Document};
use otinish_core::texts::Language;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, HtmlInputElement};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct DocumentsProps {
    pub(crate) document: Document,
    pub(crate) state: Option<DocumentState>,
    pub(crate) emergencies: Rc<[Emergency]>,
    /// What is wrong with it or its files, as far as it is to be said by now.
    pub(crate) faults: Vec<String>,
    pub(crate) files: Vec<Attached>,
}

/// A kind of document with its files.
#[component]
pub(crate) fn Documents(props: &DocumentsProps) -> Html {
    let (language, desk) = (use_here().language, use_desk_at_hand());
    let document = &props.document;
    let refused = use_state(Vec::<(String, NotTaken)>::new);
    let looking = use_state(|| false);
    let over = use_state(|| false);
    let offered = use_reducer(Offered::default);
    let id = id_of(&document.at);
    let take = {
        let (desk, document, refused, looking, offered) =
            (desk.clone(), document.clone(), refused.setter(), looking.setter(), offered.dispatcher());
        let crop = format!("{id}-crop");
        Callback::from(move |files: Vec<web_sys::File>| {
            let (desk, document, refused, looking) = (desk.clone(), document.clone(), refused.clone(), looking.clone());
            let (offered, crop) = (offered.clone(), crop.clone());
            spawn_local(async move {
                looking.set(true);
                // Of several files each that will not do is named, whatever becomes of the others.
                let mut faults = Vec::new();
                for file in files {
                    match picking::pick(&document, &file).await {
                        Ok(picked) if picked.cut.is_some() => {
                            offered.dispatch(Turn::Waits(picked));
                            focus_soon(crop.clone());
                        }
                        Ok(picked) => keep(&desk, document.kind, picked).await,
                        Err(why) => faults.push((file.name(), why)),
                    }
                }
                refused.set(faults);
                looking.set(false);
            });
        })
    };
    let picked = {
        let take = take.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            take.emit(input.files().map(|files| listed(&files)).unwrap_or_default());
            // The same file can be picked again after it was removed.
            input.set_value("");
        })
    };
    let drop_here = {
        let (take, over) = (take.clone(), over.setter());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            take.emit(event.data_transfer().and_then(|dragged| dragged.files()).map(|files| listed(&files)).unwrap_or_default());
        })
    };
    let drag = |is_over: bool| {
        let over = over.setter();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(is_over);
        })
    };
    let label = if document.required { document.label.into() } else { form::FORM_OPTIONAL.fill(language, &[("label", document.label)]) };
    let not_taken = refused.iter().map(|(name, why)| format!("{name}: {}", why.told(language)));
    let faults: Vec<String> = props.faults.iter().cloned().chain(not_taken).collect();
    // What is brought on paper stands as a ticked box, except where it cannot be brought any more: then it can only be taken out.
    let listed: Vec<&Attached> = props.files.iter().filter(|file| file.uploaded || !document.on_paper).collect();
    let described = if faults.is_empty() { format!("{id}-hint") } else { format!("{id}-hint {id}-fault") };
    let is_obtained = props.state == Some(DocumentState::Obtained);
    // What is missing is said by the fault, and what is attached by its file.
    let told = props.state.filter(|told| matches!(told, DocumentState::Obtained | DocumentState::Deferred | DocumentState::Expired));
    let bring = {
        let (desk, kind) = (desk.dispatcher(), document.kind);
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let is_brought = input.checked();
            desk.dispatch(edit(move |draft, law| draft.bring_on_paper(law, kind, is_brought)));
        })
    };
    // A link to the document leads to what can be done: to the file, or to the box where there is no file to pick.
    let picks = !(is_obtained || document.paper_only || document.on_paper && document.brought);
    let paper = if picks { format!("{id}-paper") } else { id.clone() };
    let zone = classes!("otinish-drop", over.then_some("otinish-drop--over"));
    html! {
        <div class={classes!("govuk-form-group", (!faults.is_empty()).then_some("govuk-form-group--error"))} role="group" aria-labelledby={format!("{id}-label")}>
            <p class="govuk-label govuk-label--s" id={format!("{id}-label")}>{ label }</p>
            <div class="govuk-hint" id={format!("{id}-hint")}>
                if let Some(hint) = document.hint { { hint }{ ". " } }
                if picks { { if document.photo { upload::UPLOAD_LIMITS_PHOTO.to(language) } else { upload::UPLOAD_LIMITS.to(language) } } }
            </div>
            if let Some(told) = told {
                <p class="govuk-body">
                    { state(document, told, language) }
                    if let Some(why) = explained(document, told, &props.emergencies, language) { <br />{ why } }
                </p>
            }
            if let Some(later) = document.later.as_ref().filter(|_| told == Some(DocumentState::Deferred)) { <Clause clause={later.clause} /> }
            if !faults.is_empty() {
                <div id={format!("{id}-fault")} role="alert">
                    { for faults.iter().map(|fault| html! {
                        <p class="govuk-error-message"><span class="govuk-visually-hidden">{ form::FORM_ERROR_PREFIX.to(language) }{ " " }</span>{ fault }</p>
                    }) }
                </div>
            }
            if document.on_paper && !is_obtained {
                <div class="govuk-checkboxes govuk-checkboxes--small otinish-paper">
                    <div class="govuk-checkboxes__item">
                        <input class="govuk-checkboxes__input" id={paper.clone()} type="checkbox" checked={document.brought}
                            aria-describedby={format!("{paper}-why")} onchange={bring} />
                        <label class="govuk-label govuk-checkboxes__label" for={paper.clone()}>
                            { upload::UPLOAD_BRING_PAPER.to(language) }<span class="govuk-visually-hidden">{ ": " }{ document.label }</span>
                        </label>
                        <div class="govuk-hint govuk-checkboxes__hint" id={format!("{paper}-why")}>{ upload::UPLOAD_BRING_PAPER_HINT.to(language) }</div>
                    </div>
                </div>
            }
            if picks {
                <div class={zone} ondragover={drag(true)} ondragleave={drag(false)} ondrop={drop_here}>
                    <p class="govuk-body-s otinish-drop__text">{ upload::UPLOAD_DROP.to(language) }</p>
                    // The browser words its own control in its own language: it works out of sight, and its label is the button.
                    <span class="otinish-pick">
                        <input class="govuk-visually-hidden otinish-pick__file" id={id.clone()} type="file" multiple=true accept={picking::accepted(document)}
                            aria-labelledby={format!("{id}-pick {id}-label")} aria-describedby={described} onchange={picked.clone()} />
                        <label class="govuk-button govuk-button--secondary otinish-pick__button" id={format!("{id}-pick")} for={id.clone()} aria-hidden="true">{ upload::BUTTON_PICK.to(language) }</label>
                    </span>
                    <label class="govuk-button govuk-button--secondary otinish-camera">
                        { shell::BUTTON_TAKE_PHOTO.to(language) }<span class="govuk-visually-hidden">{ ": " }{ document.label }</span>
                        <input class="govuk-visually-hidden" type="file" accept="image/*" capture="environment" onchange={picked} />
                    </label>
                </div>
            }
            { cut(&desk, document, &offered, language) }
            <div role="status">
                if *looking { <p class="govuk-hint">{ upload::UPLOAD_HASHING.to(language) }</p> }
            </div>
            if !listed.is_empty() {
                <ul class="otinish-files" aria-label={upload::UPLOAD_FILES.to(language)}>
                    { for listed.iter().map(|file| html! {
                        <Attachment key={file.index} file={(*file).clone()} at={document.at.clone()} until={document.until.clone()} />
                    }) }
                </ul>
            }
            <Clause clause={document.clause} why=true />
        </div>
    }
}

/// Pictures of another shape, each to be looked at in its turn.
#[derive(Default)]
struct Offered(Vec<Picked>);

enum Turn {
    Waits(Picked),
    /// The first was looked at.
    Over,
}

impl Reducible for Offered {
    type Action = Turn;

    fn reduce(self: Rc<Self>, turn: Turn) -> Rc<Self> {
        let mut waiting = self.0.clone();
        match turn {
            Turn::Waits(picked) => waiting.push(picked),
            Turn::Over => drop(waiting.drain(..1.min(waiting.len()))),
        }
        Offered(waiting).into()
    }
}

/// What was cut out of the picture whose turn it is, to be taken or not; then the next has its turn.
fn cut(desk: &Handle, document: &Document, offered: &UseReducerHandle<Offered>, language: Language) -> Html {
    let Some(picked) = offered.0.first() else { return html! {} };
    let id = id_of(&document.at);
    let other = {
        let offered = offered.clone();
        let next = if offered.0.len() > 1 { format!("{id}-crop") } else { id.clone() };
        Callback::from(move |_: MouseEvent| {
            offered.dispatch(Turn::Over);
            focus_soon(next.clone());
        })
    };
    let take = {
        let (desk, picked, kind, other) = (desk.clone(), picked.clone(), document.kind, other.clone());
        Callback::from(move |event: MouseEvent| {
            let (desk, picked) = (desk.clone(), picked.clone());
            other.emit(event);
            spawn_local(async move { keep(&desk, kind, picked).await });
        })
    };
    let (width, height) = picked.file.pixels.unwrap_or_default();
    let size = upload::UPLOAD_CUT_SIZE.fill(language, &[("width", &width.to_string()), ("height", &height.to_string())]);
    html! {
        <div class="otinish-crop" id={format!("{id}-crop")} role="group" tabindex="-1" aria-labelledby={format!("{id}-cut")}>
            <p class="govuk-body" id={format!("{id}-cut")}>{ upload::UPLOAD_CUT.to(language) }{ " " }{ size }</p>
            if let Some(canvas) = &picked.cut {
                <div class="otinish-crop__picture" role="img" aria-label={upload::UPLOAD_CUT_PICTURE.fill(language, &[("name", &picked.file.file_name)])}>
                    { Html::VRef(canvas.clone().into()) }
                </div>
            }
            <button type="button" class="govuk-button" onclick={take}>{ upload::BUTTON_TAKE_CUT.to(language) }</button>
            { " " }
            <button type="button" class="govuk-button govuk-button--secondary" onclick={other}>{ upload::BUTTON_OTHER_PICTURE.to(language) }</button>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct PickedProps {
    file: Attached,
    at: String,
    /// The last day on which it is valid, where it may name one.
    until: Option<Asked>,
}

/// A file that was picked, and how far it has come.
#[component]
fn Attachment(props: &PickedProps) -> Html {
    let (here, desk) = (use_here(), use_desk());
    let (language, file) = (here.language, &props.file);
    let remove = {
        let (desk, at, file) = (desk.clone(), props.at.clone(), file.clone());
        Callback::from(move |_: MouseEvent| {
            let (at, index) = (at.clone(), file.index);
            // Its button goes with it, and the next thing to do is to choose another.
            focus_soon(id_of(&at));
            desk.dispatch(edit(move |draft, law| draft.remove(law, &at, index)));
            let (Some(store), Some(draft), Some(sha256)) = (desk.store.clone(), &desk.draft, file.sha256.clone()) else { return };
            // One scan may stand for two documents: its bytes stay while either needs them.
            let others = files::attached(desk.law.register, &draft.application).into_iter().filter(|other| other.at() != file.at());
            if !others.into_iter().any(|other| other.sha256 == file.sha256) {
                let service = draft.service.code;
                spawn_local(async move {
                    // Bytes that stay behind belong to nothing any more.
                    let _forgotten = store.forget_file(service, &sha256).await;
                });
            }
        })
    };
    // A byte count of ten million is exact.
    #[allow(clippy::cast_precision_loss)]
    let size = picking::in_words(file.bytes as f64, language);
    let state = file.sha256.as_ref().and_then(|sha256| desk.uploads.get(sha256));
    let is_fleeting = file.sha256.as_ref().is_some_and(|sha256| desk.fleeting.contains(sha256));
    let name = if file.uploaded { &*file.file_name } else { upload::UPLOAD_ON_PAPER.to(language) };
    let label = shell::BUTTON_REMOVE_WHAT.fill(language, &[("label", name)]);
    html! {
        <li class="otinish-file">
            <div class="otinish-file__name">
                <span>{ name }</span>
                if file.uploaded { { " " }<span class="govuk-hint otinish-file__size">{ size }</span> }
                <div>{ match state {
                    Some(Upload::Moving(percent)) => html! {
                        <>
                            <progress max="100" value={percent.to_string()} aria-label={name.to_string()}></progress>
                            <span class="govuk-hint">{ upload::UPLOAD_PROGRESS.fill(language, &[("percent", &percent.to_string())]) }</span>
                        </>
                    },
                    Some(Upload::Done) => html! { <span class="govuk-tag govuk-tag--green">{ upload::UPLOAD_ON_SERVER.to(language) }</span> },
                    Some(Upload::Failed(why)) => html! { <p class="govuk-error-message">{ api::not_uploaded(why, language) }</p> },
                    Some(Upload::Lost) => html! { <p class="govuk-error-message">{ upload::UPLOAD_LOST.to(language) }</p> },
                    None if is_fleeting => html! { <span class="govuk-hint">{ upload::UPLOAD_FLEETING.to(language) }</span> },
                    None if file.uploaded => html! { <span class="govuk-hint">{ upload::UPLOAD_HERE.to(language) }</span> },
                    None => html! {},
                } }</div>
            </div>
            <button type="button" class="otinish-link-button" aria-label={label} onclick={remove}>{ shell::BUTTON_REMOVE.to(language) }</button>
            if let Some(until) = props.until.as_ref().filter(|_| file.uploaded) {
                <div class="otinish-file__until">{ last_day(until, &format!("{}/{}/{}", props.at, file.index, until.at), &desk, language) }</div>
            }
        </li>
    }
}

/// The day until which a document is valid; what is wrong with it is said of the document.
fn last_day(until: &Asked, at: &str, desk: &UseReducerHandle<Desk>, language: Language) -> Html {
    let Some(draft) = &desk.draft else { return html! {} };
    let frame = Frame {
        at: String::from(at).into(),
        id: id_of(at).into(),
        label: form::FORM_OPTIONAL.fill(language, &[("label", &until.label)]).into(),
        required: false,
        hint: until.hint.map(AttrValue::from),
        fault: None,
        warning: None,
        language,
    };
    html! { <Day {frame} value={draft.at(desk.law, at)} desk={desk.dispatcher()} /> }
}

fn listed(files: &web_sys::FileList) -> Vec<web_sys::File> {
    (0..files.length()).filter_map(|index| files.get(index)).collect()
}

/// Keeps a file with the draft, and sends it on its way where somebody is signed in.
async fn keep(desk: &Handle, kind: &'static str, picked: Picked) {
    let (Some(store), Some(draft)) = (&desk.store, &desk.draft) else { return };
    let (service, is_sent) = (draft.service.code, draft.is_sent(desk.law));
    let Picked { file, bytes, .. } = picked;
    let lasts = store.keep_file(service, &file.sha256, &bytes).await;
    let (sha256, media_type) = (file.sha256.clone(), file.media_type.clone());
    desk.dispatch(change(move |desk| {
        let law = desk.law;
        // Another service's form may be open by now.
        let Some(draft) = desk.draft.as_mut().filter(|draft| draft.service.code == service) else { return };
        // The same file once more is the same file.
        let same = |other: &Attached| other.kind == kind && other.sha256.as_deref() == Some(&*file.sha256);
        if !files::attached(law.register, &draft.application).iter().any(same) {
            files::attach(law.register, &mut draft.application, kind, &file);
            draft.touched = true;
        }
        // Here it is again, whatever became of it before.
        if matches!(desk.uploads.get(&file.sha256), Some(Upload::Lost)) {
            desk.uploads.remove(&file.sha256);
        }
        if lasts {
            desk.fleeting.remove(&file.sha256);
        } else {
            desk.fleeting.insert(file.sha256);
        }
    }));
    // What is handed in elsewhere has no business on the server.
    if desk.account().is_some() && is_sent {
        // The person sees at the file what came of it, and handing in tries again.
        let _sent = send(&desk.dispatcher(), &sha256, &media_type, &bytes).await;
    }
}

/// Uploads a file and tells the desk how far it has come.
pub(crate) async fn send(desk: &UseReducerDispatcher<Desk>, sha256: &str, media_type: &str, bytes: &Blob) -> Result<(), api::Failed> {
    let tell = |upload: Upload| {
        let sha256 = String::from(sha256);
        desk.dispatch(change(move |desk| drop(desk.uploads.insert(sha256, upload))));
    };
    tell(Upload::Moving(0));
    let moved = {
        let (desk, sha256) = (desk.clone(), String::from(sha256));
        Callback::from(move |percent| {
            let sha256 = sha256.clone();
            desk.dispatch(change(move |desk| drop(desk.uploads.insert(sha256, Upload::Moving(percent)))));
        })
    };
    let sent = api::upload(sha256, media_type, bytes, moved).await;
    tell(match &sent {
        Ok(()) => Upload::Done,
        Err(failed) => Upload::Failed(failed.clone()),
    });
    sent
}
