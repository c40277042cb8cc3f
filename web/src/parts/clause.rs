//! A clause, and its words when they are wanted: they are a file by themselves.

use crate::desk::use_here;
use crate::told;
use crate::words::{form, start};
use otinish_core::law::place;
use otinish_core::texts::Language;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct ClauseProps {
    pub(crate) clause: &'static str,
    /// What the link says beside the clause.
    #[prop_or_default]
    pub(crate) why: bool,
    /// Whether what was asked rests on a form that is not in hand.
    #[prop_or_default]
    pub(crate) assumed: bool,
}

/// The name of the clause, which opens to its words.
#[component]
pub(crate) fn Clause(props: &ClauseProps) -> Html {
    let language = use_here().language;
    let found = use_state(|| None::<(Language, Option<String>)>);
    let clause = props.clause;
    let open = {
        let found = found.setter();
        Callback::from(move |_: Event| {
            let found = found.clone();
            spawn_local(async move { found.set(Some((language, told::clause(clause, language).await))) });
        })
    };
    if clause.is_empty() {
        return html! { <p class="otinish-clause otinish-clause--own">{ form::FORM_OWN_RULE.to(language) }</p> };
    }
    let label = form::FORM_CLAUSE.fill(language, &[("clause", &place(clause, language))]);
    let shown = (*found).as_ref().filter(|(told, _)| *told == language);
    html! {
        <>
        if props.assumed { <p class="otinish-assumed">{ form::FORM_ASSUMED.to(language) }</p> }
        <details class="govuk-details otinish-clause" ontoggle={open}>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">
                    if props.why { { form::FORM_WHY.to(language) } { " " } }
                    { label }
                </span>
            </summary>
            <div class="govuk-details__text" aria-live="polite">
                if let Some((_, words)) = shown {
                    if let Some(words) = words {
                        <p class="govuk-body-s">{ words }</p>
                        if language != Language::Kk {
                            <p class="govuk-hint otinish-clause__note">{ start::SERVICE_TRANSLATION.to(language) }</p>
                        }
                    } else {
                        <p class="govuk-body-s">{ start::SERVICE_CLAUSE_UNREACHABLE.to(language) }</p>
                    }
                }
            </div>
        </details>
        </>
    }
}
