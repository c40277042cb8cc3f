//! The summary of faults at the head of a page: each leads to where it can be mended, and the summary takes the focus.

use crate::draft::Judged;
use crate::parts::field::id_of;
use crate::parts::organisation::focus_soon;
use crate::words::form;
use otinish_core::form::Filler;
use otinish_core::texts::Language;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The id of the element where a problem at this pointer can be mended.
pub(crate) fn anchor(judged: &Judged, at: &str) -> String {
    let below = |one: &str, other: &str| other.strip_prefix(one).is_some_and(|rest| rest.starts_with('/'));
    let rows = || judged.sections.iter().flat_map(|section| &section.rows);
    if let Some(document) = judged.documents.iter().find(|document| document.at == at || below(&document.at, at)) {
        return id_of(&document.at);
    }
    for section in &judged.sections {
        let organisation: Vec<_> = section.rows.iter().filter(|row| row.filler == Filler::Organisation).collect();
        // What is known of it stands beside its name.
        let beside = |row: &str| row.rsplit_once('/').map(|(parent, _)| parent) == at.rsplit_once('/').map(|(parent, _)| parent);
        if organisation.iter().any(|row| row.at == at || below(at, &row.at) || beside(&row.at)) {
            return id_of(&organisation[0].at);
        }
    }
    let exact = rows().any(|row| row.at == at || below(&row.at, at));
    let at = if exact { Some(at) } else { rows().find(|row| below(at, &row.at)).map(|row| &*row.at) };
    at.map_or_else(|| "main".into(), id_of)
}

#[derive(PartialEq, Properties)]
pub(crate) struct FaultsProps {
    /// The element to mend it at, and what is wrong.
    pub(crate) faults: Vec<(String, String)>,
    /// How often it was tried: each time the summary takes the focus again.
    pub(crate) tries: u32,
    pub(crate) language: Language,
    #[prop_or_default]
    pub(crate) children: Html,
}

#[component]
pub(crate) fn Faults(props: &FaultsProps) -> Html {
    let summary = use_node_ref();
    use_effect_with((props.tries, summary.clone()), |(_, summary)| {
        if let Some(summary) = summary.cast::<HtmlElement>() {
            summary.scroll_into_view();
            // The summary was drawn just now.
            let _focused = summary.focus();
        }
    });
    let item = |(id, what): &(String, String)| html! { <li>{ leading(id.clone(), None, what) }</li> };
    html! {
        <div class="govuk-error-summary" ref={summary} tabindex="-1" role="alert" aria-labelledby="faults-title">
            <h2 class="govuk-error-summary__title" id="faults-title">{ form::FORM_ERROR_SUMMARY.to(props.language) }</h2>
            <div class="govuk-error-summary__body">
                <ul class="govuk-list govuk-error-summary__list">{ for props.faults.iter().map(item) }</ul>
                { props.children.clone() }
            </div>
        </div>
    }
}

/// A link to an element of this page, which takes the focus.
pub(crate) fn leading(id: String, class: Option<&'static str>, what: &str) -> Html {
    let address = format!("#{id}");
    let lead = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        focus_soon(id.clone());
    });
    html! { <a {class} href={address} onclick={lead}>{ what }</a> }
}
