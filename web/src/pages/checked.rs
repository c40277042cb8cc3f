//! The end of an application that is only checked here: a page to print, which says what to bring, and where.

use crate::desk::{use_desk, use_here};
use crate::draft::{Draft, Judged};
use crate::told::use_told;
use crate::words::{check_only, start};
use chrono::NaiveDate;
use otinish_core::page;
use otinish_core::services::register::Register;
use otinish_core::texts::Language;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
struct AboutProps {
    service: &'static str,
    today: NaiveDate,
}

/// What the regulation says of the service: where it is handed in, and when.
#[component]
fn About(props: &AboutProps) -> Html {
    let (language, desk) = (use_here().language, use_desk());
    let told = use_told(language);
    let service = desk.law.register.service(props.service);
    let Some(words) = service.and_then(|service| told.of(service, service.on(props.today).0)) else { return told.waiting() };
    html! {
        <dl class="otinish-facts">
            { for words.list("about").iter().map(|about| html! { <div><dt>{ about.text("0") }</dt><dd>{ about.text("1") }</dd></div> }) }
        </dl>
    }
}

/// What to do with the checked application.
pub(crate) fn next(draft: &Draft, judged: &Judged, register: &Register, language: Language) -> Html {
    let (_, organisation) = page::organisation(register, &draft.application);
    let place = organisation.filter(|name| !name.trim().is_empty());
    let print = Callback::from(|_: MouseEvent| {
        if let Some(window) = web_sys::window() {
            // Where the browser cannot print, the page can still be kept.
            let _printed = window.print();
        }
    });
    html! {
        <section aria-labelledby="next-title" id="checked">
            <h2 class="govuk-heading-m" id="next-title">{ check_only::CHECKED_NEXT.to(language) }</h2>
            <ol class="govuk-list govuk-list--number">
                <li>{ check_only::CHECKED_PRINT.to(language) }</li>
                if !judged.documents.is_empty() {
                    <li>
                        { check_only::CHECKED_BRING.to(language) }
                        <ul class="govuk-list govuk-list--bullet">
                            { for judged.documents.iter().map(|document| html! { <li key={document.kind}>{ document.label }</li> }) }
                        </ul>
                    </li>
                }
                if let Some(place) = place {
                    <li>{ check_only::CHECKED_WHERE.fill(language, &[("name", place.trim())]) }</li>
                }
            </ol>
            <h2 class="govuk-heading-m">{ start::SERVICE_ABOUT.to(language) }</h2>
            <About service={draft.service.code} today={judged.today} />
            <p class="govuk-body">{ check_only::CHECKED_NOT_SENT.to(language) }</p>
            <button type="button" class="govuk-button otinish-on-screen" onclick={print}>{ check_only::BUTTON_PRINT.to(language) }</button>
        </section>
    }
}
