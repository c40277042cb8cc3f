//! The state of a kind of document in the list: a mark, a word, and a sentence where one is needed. No two states differ by colour alone.

use crate::draft::Judged;
use crate::parts::emergency::{Emergency, acts};
use crate::words::upload;
use otinish_core::check::DocumentState;
use otinish_core::page::Document;
use otinish_core::texts::{Language, Text};
use yew::prelude::*;

/// The state of a kind of document, as the check lists it.
pub(crate) fn state_of(judged: &Judged, kind: &str) -> Option<DocumentState> {
    judged.report.documents.iter().find(|listed| listed.kind == kind).map(|listed| listed.state)
}

/// Its word.
pub(crate) fn in_words(document: &Document, state: DocumentState) -> Text {
    match state {
        DocumentState::Obtained => upload::CHECKLIST_OBTAINED,
        DocumentState::Present if document.brought => upload::CHECKLIST_BROUGHT,
        DocumentState::Present => upload::CHECKLIST_PRESENT,
        DocumentState::Deferred => upload::CHECKLIST_DEFERRED,
        DocumentState::Missing if !document.required => upload::CHECKLIST_NOT_ATTACHED,
        DocumentState::Missing => upload::CHECKLIST_MISSING,
        DocumentState::Expired => upload::CHECKLIST_EXPIRED,
        DocumentState::Invalid => upload::CHECKLIST_INVALID,
    }
}

/// What follows from it, where the word alone does not say so; of what may come later also by which acts.
pub(crate) fn explained(document: &Document, state: DocumentState, emergencies: &[Emergency], language: Language) -> Option<Html> {
    match state {
        DocumentState::Obtained => Some(html! { { upload::CHECKLIST_OBTAINED_WHY.to(language) } }),
        DocumentState::Deferred => document.later.as_ref().map(|later| html! { <>{ later.words }{ acts(emergencies, language) }</> }),
        DocumentState::Present | DocumentState::Missing | DocumentState::Expired | DocumentState::Invalid => None,
    }
}

/// Its mark and its word.
pub(crate) fn state(document: &Document, state: DocumentState, language: Language) -> Html {
    let (mark, name) = match state {
        DocumentState::Obtained => ("⇣", "obtained"),
        DocumentState::Present => ("✓", "present"),
        DocumentState::Deferred => ("…", "deferred"),
        DocumentState::Missing => ("○", "missing"),
        DocumentState::Expired => ("!", "expired"),
        DocumentState::Invalid => ("×", "invalid"),
    };
    html! {
        <strong class={classes!("otinish-state", format!("otinish-state--{name}"))}>
            <span class="otinish-state__mark" aria-hidden="true">{ mark }</span>{ in_words(document, state).to(language) }
        </strong>
    }
}
