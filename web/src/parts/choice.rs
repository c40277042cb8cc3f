//! Choices: one of several, some of several, or a single box to tick.

use crate::desk::{Desk, edit};
use crate::parts::field::Frame;
use otinish_core::page::Chosen;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The id of the n-th box: the first one has the id of the row, so that a link to the row leads there.
fn id_at(frame: &Frame, index: usize) -> String {
    if index == 0 { frame.id.to_string() } else { format!("{}-{index}", frame.id) }
}

/// One of several; a choice that is not required can be taken back by pressing it again.
pub(crate) fn radios(frame: &Frame, value: &str, choices: &[Chosen], desk: &UseReducerDispatcher<Desk>) -> Html {
    let choose = |value: &'static str| {
        let (at, desk) = (frame.at.clone(), desk.clone());
        Callback::from(move |_: Event| {
            let at = at.clone();
            desk.dispatch(edit(move |draft, law| {
                draft.set(law, &at, value);
                draft.leave(&at);
            }));
        })
    };
    let take_back = |choice: &'static str| {
        let (at, desk) = (frame.at.clone(), desk.clone());
        let is_chosen = value == choice && !frame.required;
        Callback::from(move |_: MouseEvent| {
            if is_chosen {
                let at = at.clone();
                desk.dispatch(edit(move |draft, law| draft.set(law, &at, "")));
            }
        })
    };
    let item = |(index, choice): (usize, &Chosen)| {
        let id = id_at(frame, index);
        html! {
            <div class="govuk-radios__item" key={choice.value}>
                <input class="govuk-radios__input" id={id.clone()} name={&frame.id} type="radio" value={choice.value}
                    checked={value == choice.value} onchange={choose(choice.value)} onclick={take_back(choice.value)} />
                <label class="govuk-label govuk-radios__label" for={id}>{ choice.label }</label>
            </div>
        }
    };
    let class = if choices.len() > 6 { "govuk-radios govuk-radios--small otinish-columns" } else { "govuk-radios govuk-radios--small" };
    html! {
        <div class={frame.class()}>
            <fieldset class="govuk-fieldset" aria-describedby={frame.described_by()}>
                <legend class="govuk-fieldset__legend">{ &frame.label }</legend>
                { frame.notes() }
                <div {class}>{ for choices.iter().enumerate().map(item) }</div>
            </fieldset>
        </div>
    }
}

/// Some of several.
pub(crate) fn choices(frame: &Frame, choices: &[Chosen], ticked: &[String], desk: &UseReducerDispatcher<Desk>) -> Html {
    let toggle = |value: &'static str| {
        let (at, desk) = (frame.at.clone(), desk.clone());
        Callback::from(move |_: Event| {
            let at = at.clone();
            desk.dispatch(edit(move |draft, law| {
                draft.toggle(law, &at, value);
                draft.leave(&at);
            }));
        })
    };
    let item = |(index, choice): (usize, &Chosen)| {
        let id = id_at(frame, index);
        let is_ticked = ticked.iter().any(|ticked| ticked == choice.value);
        html! {
            <div class="govuk-checkboxes__item" key={choice.value}>
                <input class="govuk-checkboxes__input" id={id.clone()} type="checkbox" checked={is_ticked} onchange={toggle(choice.value)} />
                <label class="govuk-label govuk-checkboxes__label" for={id}>{ choice.label }</label>
            </div>
        }
    };
    html! {
        <div class={frame.class()}>
            <fieldset class="govuk-fieldset" aria-describedby={frame.described_by()}>
                <legend class="govuk-fieldset__legend">{ &frame.label }</legend>
                { frame.notes() }
                <div class="govuk-checkboxes govuk-checkboxes--small">{ for choices.iter().enumerate().map(item) }</div>
            </fieldset>
        </div>
    }
}

/// A single box to tick.
pub(crate) fn tick(frame: &Frame, is_ticked: bool, toggle: Callback<bool>) -> Html {
    let changed = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        toggle.emit(input.checked());
    });
    html! {
        <div class={frame.class()}>
            if frame.fault.is_some() || frame.warning.is_some() {
                { Frame { hint: None, ..frame.clone() }.notes() }
            }
            <div class="govuk-checkboxes">
                <div class="govuk-checkboxes__item">
                    <input class="govuk-checkboxes__input" id={&frame.id} type="checkbox" checked={is_ticked}
                        aria-describedby={frame.described_by()} onchange={changed} />
                    <label class="govuk-label govuk-checkboxes__label" for={&frame.id}>{ &frame.label }</label>
                    if let Some(hint) = &frame.hint {
                        <div id={format!("{}-hint", frame.id)} class="govuk-hint govuk-checkboxes__hint">{ hint }</div>
                    }
                </div>
            </div>
        </div>
    }
}
