//! Choosing an organisation by typing a part of its name: what is known of it is filled in and shown, and not asked.

use crate::api::{self, Failed};
use crate::desk::{Desk, Law, edit, person};
use crate::json::Json;
use crate::parts::field::{Frame, View, alone};
use crate::words::{form, shell};
use otinish_core::application::Application;
use otinish_core::page::answers::head;
use otinish_core::page::known::{self, Person};
use otinish_core::page::{self, Asked};
use otinish_core::texts::Language;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// An organisation as the list names it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Organisation {
    bin: String,
    kk: String,
    ru: String,
    head: Person,
}

impl Organisation {
    fn read(json: &Json) -> Organisation {
        let name = json.get("name");
        Organisation { bin: json.text("bin"), kk: name.text("kk"), ru: name.text("ru"), head: person(&json.get("head")) }
    }

    fn name(&self, language: Language) -> &str {
        match language {
            Language::Kk => &self.kk,
            Language::Ru | Language::En => &self.ru,
        }
    }
}

/// Whether it would be sent under a name that is none of the list's: then nobody would get it. Paper is brought to wherever one goes.
pub(crate) fn is_unknown(law: Law, application: &Application<'_>) -> bool {
    let (bin, name) = known::organisation(law.register, application);
    page::is_sent(law.register, application) && bin.is_none() && name.is_some_and(|name| !name.trim().is_empty())
}

/// The rows that an organisation fills, as one question.
#[derive(Clone, PartialEq)]
pub(crate) enum Provider {
    /// With what is known of it.
    Chosen {
        frame: Frame,
        name: String,
        told: Vec<(String, String)>,
    },
    Sought(Sought),
}

impl Provider {
    /// As it stands in the draft; of its rows this is the first.
    pub(crate) fn of(first: &Asked, view: &View<'_>) -> Provider {
        let mut frame = Frame::of(first, &first.at, view);
        frame.hint = Some(form::HINT_PROVIDER_NAME.to(view.language).into());
        if frame.fault.is_none() && is_unknown(view.law, &view.draft.application) && (view.draft.tried || view.draft.is_left(&first.at)) {
            frame.fault = Some(form::PROVIDER_NOT_REGISTERED.to(view.language).into());
        }
        let (bin, name) = known::organisation(view.law.register, &view.draft.application);
        let name = name.unwrap_or_default();
        let Some(bin) = bin.filter(|bin| !bin.is_empty()) else {
            let draft = view.draft;
            let (service, notices, is_sent) = (draft.service.code, draft.notices, view.judged.is_sent);
            return Provider::Sought(Sought { frame, service, typed: name, notices, is_sent });
        };
        let head = head(view.law.register, &view.draft.application, view.language);
        let head = head.and_then(|head| Some((head.label, head.value?)));
        let told = head.into_iter().chain([(form::LABEL_PROVIDER_BIN.to(view.language).into(), bin)]).collect();
        Provider::Chosen { frame, name, told }
    }
}

pub(crate) fn organisation(provider: &Provider, desk: &UseReducerDispatcher<Desk>) -> Html {
    match provider {
        Provider::Chosen { frame, name, told } => chosen(frame, name, told, desk.clone()),
        Provider::Sought(sought) => html! { <Picker sought={sought.clone()} desk={desk.clone()} /> },
    }
}

/// The organisation that was chosen, with what is known of it.
fn chosen(frame: &Frame, name: &str, told: &[(String, String)], desk: UseReducerDispatcher<Desk>) -> Html {
    let language = frame.language;
    let id = frame.id.to_string();
    let change = Callback::from(move |_: MouseEvent| {
        focus_soon(id.clone());
        desk.dispatch(edit(|draft, law| {
            known::fill_organisation(law.register, &mut draft.application, known::Organisation::default());
            draft.touched = true;
        }));
    });
    html! {
        <div class="govuk-form-group">
            <p class="govuk-label" id={format!("{}-label", frame.id)}>{ &frame.label }</p>
            <div class="otinish-chosen" id={&frame.id} tabindex="-1" role="group" aria-labelledby={format!("{}-label", frame.id)}>
                <p class="govuk-body govuk-!-font-weight-bold">{ name }</p>
                <dl class="otinish-facts">
                    { for told.iter().map(|(what, value)| html! { <div><dt>{ what }</dt><dd>{ value }</dd></div> }) }
                </dl>
                <button type="button" class="otinish-link-button" onclick={change}>
                    { shell::BUTTON_CHANGE.to(language) }<span class="govuk-visually-hidden">{ ": " }{ &frame.label }</span>
                </button>
            </div>
        </div>
    }
}

/// An organisation that is to be chosen still.
#[derive(Clone, PartialEq)]
pub(crate) struct Sought {
    frame: Frame,
    /// Only who renders it is offered.
    service: &'static str,
    typed: String,
    notices: Language,
    /// Whether the organisation has to be one of the list's.
    is_sent: bool,
}

#[derive(PartialEq, Properties)]
struct PickerProps {
    sought: Sought,
    desk: UseReducerDispatcher<Desk>,
}

/// What the list shows.
#[derive(Clone, Debug, Default)]
struct Found {
    /// The text that was looked for; `None` while the list is closed.
    of: Option<String>,
    organisations: Vec<Organisation>,
    active: Option<usize>,
    failed: Option<Failed>,
}

/// A combobox by the pattern of ARIA 1.2.
#[component]
fn Picker(PickerProps { sought, desk }: &PickerProps) -> Html {
    let frame = &sought.frame;
    let language = frame.language;
    let found = use_state(Found::default);
    let asked = use_mut_ref(|| 0_u32);
    let look = {
        let (found, asked, service) = (found.setter(), asked.clone(), sought.service);
        Callback::from(move |typed: String| {
            *asked.borrow_mut() += 1;
            let (mine, asked, found) = (*asked.borrow(), asked.clone(), found.clone());
            spawn_local(async move {
                let query = String::from(js_sys::encode_uri_component(&typed));
                let answer = api::get(&format!("/api/organisations?service={service}&q={query}")).await;
                // An answer to fewer letters than stand there by now is of no use.
                if *asked.borrow() != mine {
                    return;
                }
                found.set(match answer {
                    Ok(answer) => Found {
                        of: Some(typed),
                        organisations: answer.list("organisations").iter().map(Organisation::read).collect(),
                        ..Found::default()
                    },
                    Err(failed) => Found { failed: Some(failed), ..Found::default() },
                });
            });
        })
    };
    let close = {
        let (found, asked) = (found.setter(), asked.clone());
        Callback::from(move |()| {
            // An answer that is still on its way opens nothing any more.
            *asked.borrow_mut() += 1;
            found.set(Found::default());
        })
    };
    let typing = {
        let (look, desk) = (look.clone(), desk.clone());
        Callback::from(move |event: InputEvent| {
            alone(&event);
            let input: HtmlInputElement = event.target_unchecked_into();
            let typed = input.value();
            look.emit(typed.clone());
            desk.dispatch(edit(move |draft, law| {
                let typed = known::Organisation { name: &typed, ..known::Organisation::default() };
                known::fill_organisation(law.register, &mut draft.application, typed);
                draft.touched = true;
            }));
        })
    };
    let choose = {
        let (close, desk, notices, id) = (close.clone(), desk.clone(), sought.notices, frame.id.clone());
        Callback::from(move |organisation: Organisation| {
            close.emit(());
            desk.dispatch(edit(move |draft, law| {
                let chosen =
                    known::Organisation { bin: &organisation.bin, name: organisation.name(notices), head: Some(&organisation.head) };
                known::fill_organisation(law.register, &mut draft.application, chosen);
                draft.touched = true;
            }));
            focus_soon(id.to_string());
        })
    };
    let key = {
        let (found, choose, look, close, typed) = (found.clone(), choose.clone(), look.clone(), close.clone(), sought.typed.clone());
        Callback::from(move |event: KeyboardEvent| {
            let count = found.organisations.len();
            let moved = |active| found.set(Found { active, ..(*found).clone() });
            match event.key().as_str() {
                "ArrowDown" if count == 0 => {
                    event.prevent_default();
                    look.emit(typed.clone());
                }
                "ArrowDown" => {
                    event.prevent_default();
                    moved(Some(found.active.map_or(0, |active| (active + 1) % count)));
                }
                "ArrowUp" if count > 0 => {
                    event.prevent_default();
                    moved(Some(found.active.map_or(count - 1, |active| (active + count - 1) % count)));
                }
                "Enter" => {
                    if let Some(organisation) = found.active.and_then(|active| found.organisations.get(active)) {
                        event.prevent_default();
                        choose.emit(organisation.clone());
                    }
                }
                "Escape" => close.emit(()),
                _ => {}
            }
        })
    };
    let left = {
        let (close, at, desk) = (close.clone(), frame.at.clone(), desk.clone());
        Callback::from(move |_: FocusEvent| {
            close.emit(());
            let at = at.clone();
            desk.dispatch(edit(move |draft, _| draft.leave(&at)));
        })
    };
    let opened = {
        let (look, typed) = (look.clone(), sought.typed.clone());
        Callback::from(move |_: FocusEvent| look.emit(typed.clone()))
    };
    let list_id = format!("{}-list", frame.id);
    let option = |(index, organisation): (usize, &Organisation)| {
        let pick = {
            let (choose, organisation) = (choose.clone(), organisation.clone());
            // Before the field is left, which would close the list.
            Callback::from(move |event: MouseEvent| {
                event.prevent_default();
                choose.emit(organisation.clone());
            })
        };
        let is_active = found.active == Some(index);
        html! {
            <li role="option" id={format!("{list_id}-{index}")} aria-selected={is_active.to_string()} onmousedown={pick} key={organisation.bin.clone()}>
                <span>{ organisation.name(language) }</span>
                <span class="otinish-combo__also">{ if language == Language::Kk { &organisation.ru } else { &organisation.kk } }</span>
            </li>
        }
    };
    let is_open = !found.organisations.is_empty();
    let said = match (&found.of, &found.failed) {
        (_, Some(failed)) => failed.told(language),
        (Some(_), None) if is_open => form::PROVIDER_FOUND.fill(language, &[("n", &found.organisations.len().to_string())]),
        (Some(_), None) if sought.is_sent => form::PROVIDER_NONE_FOUND.to(language).into(),
        (Some(_), None) => form::PROVIDER_NOT_LISTED.to(language).into(),
        (None, None) => String::new(),
    };
    let class = classes!("govuk-input", frame.fault.is_some().then_some("govuk-input--error"));
    let active = found.active.map(|active| format!("{list_id}-{active}"));
    html! {
        <div class={frame.class()}>
            <label class="govuk-label" for={&frame.id}>{ &frame.label }</label>
            { frame.notes() }
            <div class="otinish-combo">
                <input {class} id={&frame.id} type="text" role="combobox" autocomplete="off" spellcheck="false" aria-autocomplete="list"
                    aria-expanded={is_open.to_string()} aria-controls={list_id.clone()} aria-activedescendant={active}
                    aria-describedby={frame.described_by()} value={sought.typed.clone()}
                    oninput={typing} onkeydown={key} onblur={left} onfocus={opened} />
                <ul role="listbox" id={list_id.clone()} class={if is_open { "otinish-combo__list" } else { "otinish-combo__none" }} aria-label={&frame.label}>
                    { for found.organisations.iter().enumerate().map(option) }
                </ul>
            </div>
            <p class="govuk-hint otinish-combo__said" role="status">{ said }</p>
        </div>
    }
}

/// Gives the focus to an element that is drawn only after this.
pub(crate) fn focus_soon(id: String) {
    use wasm_bindgen::JsCast;
    spawn_local(async move {
        let Some(window) = web_sys::window() else { return };
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            // A window that draws nothing gives no focus either.
            let _asked = window.request_animation_frame(&resolve);
        });
        let _drawn = wasm_bindgen_futures::JsFuture::from(frame).await;
        let element = window.document().and_then(|document| document.get_element_by_id(&id));
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            element.scroll_into_view();
            // What has gone meanwhile needs no focus.
            let _focused = element.focus();
        }
    });
}
