//! By which acts documents may follow, and what a request still owes because of them: what, where, when and by which clause.

use crate::desk::Law;
use crate::json::Json;
use crate::parts::clause::Clause;
use crate::parts::time::iso;
use crate::standing::AsSent;
use crate::words::{cabinet, upload};
use otinish_core::application::Context;
use otinish_core::page::{Document, Later};
use otinish_core::texts::Language;
use std::rc::Rc;
use yew::prelude::*;

/// Restrictive measures or an emergency, as the server names the act: in Kazakh and in Russian.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Emergency {
    kk: String,
    ru: String,
    /// The last day, `YYYY-MM-DD`, where the act names one.
    to: Option<String>,
}

/// Those that an answer of the server lists.
pub(crate) fn declared(told: &Json) -> Rc<[Emergency]> {
    let one = |emergency: Json| {
        let act = emergency.get("act");
        Emergency { kk: act.text("kk"), ru: act.text("ru"), to: emergency.some_text("to") }
    };
    told.list("emergencies").into_iter().map(one).collect()
}

/// The acts, a line each, with the last day of each.
pub(crate) fn acts(emergencies: &[Emergency], language: Language) -> Html {
    let line = |emergency: &Emergency| {
        let until = emergency.to.as_ref().map_or_else(
            || upload::EMERGENCY_UNTIL_LIFTED.to(language).into(),
            |to| upload::EMERGENCY_UNTIL.fill(language, &[("date", &iso(to, language))]),
        );
        html! { <span class="otinish-act">{ named(emergency, language) }{ " " }{ until }</span> }
    };
    emergencies.iter().map(line).collect()
}

/// The act, in a sentence.
fn named(emergency: &Emergency, language: Language) -> String {
    let act = if language == Language::Kk { &emergency.kk } else { &emergency.ru };
    Later::BY_ACT.fill(language, &[("act", act)])
}

/// The documents that a request still owes; nothing where it owes none.
pub(crate) fn debt(request: &Json, law: Law, language: Language) -> Html {
    let debt = request.get("debt");
    let owed: Vec<String> = debt.list("documents").iter().filter_map(|kind| kind.0.as_string()).collect();
    if owed.is_empty() {
        return html! {};
    }
    let documents = documents(request, law, language).into_iter().filter(|document| owed.iter().any(|kind| *kind == document.kind));
    let one = |document: Document| {
        let Document { kind, label, later, .. } = document;
        html! {
            <li class="otinish-notice" key={kind}>
                <h3 class="govuk-heading-s">{ label }</h3>
                if let Some(later) = later {
                    <p class="govuk-body">{ later.words }</p>
                    <Clause clause={later.clause} />
                }
            </li>
        }
    };
    html! {
        <section id="debt" aria-labelledby="debt-title">
            <h2 class="govuk-heading-m" id="debt-title">{ Later::HEADING.to(language) }</h2>
            if debt.is_true("over") {
                // Whatever day the act named when it was sent, it has ended.
                { for declared(&debt).iter().map(|emergency| html! { <p class="govuk-body">{ named(emergency, language) }</p> }) }
                <div class="govuk-inset-text">{ cabinet::REQUEST_DEBT_OVER.to(language) }</div>
            } else {
                <p class="govuk-body">{ acts(&declared(&debt), language) }</p>
            }
            <ul class="otinish-notices">{ for documents.map(one) }</ul>
        </section>
    }
}

/// The documents of a request, as they were asked for when it was sent.
fn documents(request: &Json, law: Law, language: Language) -> Vec<Document> {
    // This was known then, and lets them follow.
    let context = &Context { emergency: true, ..Context::default() };
    AsSent::of(request, law).map(|sent| sent.shown(law, context, language).documents()).unwrap_or_default()
}
