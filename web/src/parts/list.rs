//! A list of items, each with members of its own: the first is there from the start, others are added and removed.

use crate::desk::edit;
use crate::parts::field::{Frame, View, field, id_of};
use crate::parts::organisation::focus_soon;
use crate::words::{form, shell};
use otinish_core::page::Asked;
use yew::prelude::*;

/// The items of a list with the controls of their members.
pub(crate) fn rows(members: &[Asked], frame: &Frame, view: &View<'_>) -> Html {
    let at = &*frame.at;
    let count = view.draft.len(view.law, at);
    let language = view.language;
    let add = {
        let (at, desk) = (String::from(at), view.desk.clone());
        let first = members.first().map(|member| member.at.clone()).unwrap_or_default();
        let new = id_of(&format!("{at}/{}", count.max(1)));
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
    let item = |index: usize| {
        let at = format!("{at}/{index}");
        let number = (index + 1).to_string();
        let title = form::FORM_ITEM.fill(language, &[("n", &number)]);
        let id = id_of(&at);
        let remove = {
            let (list, desk) = (frame.at.clone(), view.desk.clone());
            let left = id_of(&list);
            Callback::from(move |_: MouseEvent| {
                let list = list.clone();
                // Its button goes with it.
                focus_soon(left.clone());
                desk.dispatch(edit(move |draft, law| draft.remove(law, &list, index)));
            })
        };
        let fault = view.judged.fault(view.draft, &at);
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
                { for members.iter().map(|member| field(member, &format!("{at}/{}", member.at), view)) }
                if count > 1 {
                    <button type="button" class="govuk-button govuk-button--secondary" aria-label={label} onclick={remove}>
                        { shell::BUTTON_REMOVE.to(language) }
                    </button>
                }
            </fieldset>
        }
    };
    html! {
        <div class={frame.class()} key={String::from(at)}>
            <fieldset class="govuk-fieldset" id={&frame.id} tabindex="-1" aria-describedby={frame.described_by()}>
                <legend class="govuk-fieldset__legend">{ &frame.label }</legend>
                { frame.notes() }
                { for (0..count.max(1)).map(item) }
                <button type="button" class="govuk-button govuk-button--secondary" onclick={add}>{ shell::BUTTON_ADD.to(language) }</button>
            </fieldset>
        </div>
    }
}
