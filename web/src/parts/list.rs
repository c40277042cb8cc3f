//! A list of items, each with members of its own: the first is there from the start, others are added and removed.

use crate::desk::{Desk, edit};
use crate::parts::field::{Frame, Row, View, field, id_of, row};
use crate::parts::organisation::focus_soon;
use crate::words::{form, shell};
use otinish_core::page::Asked;
use yew::prelude::*;

/// A list as it stands.
#[derive(Clone, PartialEq)]
pub(crate) struct List {
    /// At least one: the first is there before anything stands in it.
    items: Vec<Item>,
    /// The name of an item's first member.
    first: String,
}

#[derive(Clone, PartialEq)]
struct Item {
    rows: Vec<Row>,
    /// What is wrong with it as a whole.
    fault: Option<String>,
}

impl List {
    pub(crate) fn of(members: &[Asked], at: &str, view: &View<'_>) -> List {
        let item = |index: usize| {
            let at = format!("{at}/{index}");
            let rows = members.iter().map(|member| row(member, &format!("{at}/{}", member.at), view)).collect();
            Item { rows, fault: view.judged.fault(view.draft, &at) }
        };
        let first = members.first().map(|member| member.at.clone()).unwrap_or_default();
        List { items: (0..view.draft.len(view.law, at).max(1)).map(item).collect(), first }
    }
}

/// The items of a list with the controls of their members.
pub(crate) fn items(list: &List, frame: &Frame, desk: &UseReducerDispatcher<Desk>) -> Html {
    let at = &*frame.at;
    let count = list.items.len();
    let language = frame.language;
    let add = {
        let (at, desk, first) = (String::from(at), desk.clone(), list.first.clone());
        let new = id_of(&format!("{at}/{count}"));
        // An item is there when something stands in it; the empty one at the end is shown, and written with its first letter.
        Callback::from(move |_: MouseEvent| {
            let (at, first) = (at.clone(), first.clone());
            focus_soon(new.clone());
            desk.dispatch(edit(move |draft, law| {
                for index in draft.len(law, &at)..=draft.len(law, &at).max(1) {
                    draft.set(law, &format!("{at}/{index}/{first}"), "");
                }
            }));
        })
    };
    let item = |(index, Item { rows, fault }): (usize, &Item)| {
        let at = format!("{at}/{index}");
        let number = (index + 1).to_string();
        let title = form::FORM_ITEM.fill(language, &[("n", &number)]);
        let id = id_of(&at);
        let remove = {
            let (list, desk) = (frame.at.clone(), desk.clone());
            let left = id_of(&list);
            Callback::from(move |_: MouseEvent| {
                let list = list.clone();
                // Its button goes with it.
                focus_soon(left.clone());
                desk.dispatch(edit(move |draft, law| draft.remove(law, &list, index)));
            })
        };
        let class = classes!("otinish-item", fault.is_some().then_some("otinish-item--error"));
        let label = shell::BUTTON_REMOVE_WHAT.fill(language, &[("label", &title)]);
        html! {
            <fieldset class={classes!("govuk-fieldset", class)} id={id.clone()} tabindex="-1" key={index}>
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ title }</legend>
                if let Some(fault) = fault {
                    <p class="govuk-error-message" id={format!("{id}-fault")}>
                        <span class="govuk-visually-hidden">{ form::FORM_ERROR_PREFIX.to(language) }{ " " }</span>{ fault }
                    </p>
                }
                { for rows.iter().map(|row| field(row, desk)) }
                if count > 1 {
                    <button type="button" class="govuk-button govuk-button--secondary" aria-label={label} onclick={remove}>
                        { shell::BUTTON_REMOVE.to(language) }
                    </button>
                }
            </fieldset>
        }
    };
    html! {
        <div class={frame.class()}>
            <fieldset class="govuk-fieldset" id={&frame.id} tabindex="-1" aria-describedby={frame.described_by()}>
                <legend class="govuk-fieldset__legend">{ &frame.label }</legend>
                { frame.notes() }
                { for list.items.iter().enumerate().map(item) }
                <button type="button" class="govuk-button govuk-button--secondary" onclick={add}>{ shell::BUTTON_ADD.to(language) }</button>
            </fieldset>
        </div>
    }
}
