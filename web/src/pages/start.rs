//! Choosing a service by what happened. Which there are, the register says.

use crate::desk::{use_desk, use_here};
use crate::parts::heading::Heading;
use crate::parts::link::Link;
use crate::place::Page;
use crate::words::{check_only, start};
use otinish_core::calendar::Count;
use otinish_core::page::takes_the_portal;
use otinish_core::services::Service;
use otinish_core::texts::Language;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How soon the answer comes.
pub(crate) fn term(count: Count, language: Language) -> String {
    match count {
        Count::WorkingDays(n) => start::START_TERM_WORKING.fill(language, &[("n", &n.to_string())]),
        Count::CalendarDays(n) => start::START_TERM_CALENDAR.fill(language, &[("n", &n.to_string())]),
        Count::OnAcceptance => start::START_TERM_AT_ONCE.to(language).into(),
    }
}

#[component]
pub(crate) fn Start() -> Html {
    let (here, desk) = (use_here(), use_desk());
    let language = here.language;
    let (today, _) = desk.now().local();
    let begun = use_state(Vec::<String>::new);
    use_effect_with(desk.store.is_some(), {
        let (begun, store) = (begun.setter(), desk.store.clone());
        move |_| {
            let Some(store) = store else { return };
            spawn_local(async move { begun.set(store.drafts().await) });
        }
    });
    let one = |service: &&'static Service| {
        let is_begun = begun.iter().any(|code| code == service.code);
        html! {
            <li class="otinish-service" key={service.code}>
                <h3 class="govuk-heading-m otinish-service__name">
                    <Link class="govuk-link" to={Page::Service(service)}>{ service.name.to(language) }</Link>
                </h3>
                <p class="govuk-body otinish-service__term">{ term(service.on(today).0.term.count, language) }</p>
                if !takes_the_portal(service) {
                    <p class="govuk-body-s">{ check_only::CHECK_ONLY.to(language) }</p>
                }
                <p class="govuk-hint otinish-small">{ service.official.to(language) }</p>
                if is_begun {
                    <Link class="govuk-link govuk-body-s" to={Page::Form(service)}>{ start::START_DRAFT_CONTINUE.to(language) }</Link>
                }
            </li>
        }
    };
    html! {
        <>
            <Heading text={start::START_HEADING.to(language)} />
            <p class="govuk-body-l">{ start::START_LEAD.to(language) }</p>
            <h2 class="govuk-heading-m">{ start::START_QUESTION.to(language) }</h2>
            <ul class="otinish-services">{ for desk.law.register.services().iter().map(one) }</ul>
        </>
    }
}
