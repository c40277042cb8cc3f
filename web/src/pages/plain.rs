//! Pages that only say something.

use crate::desk::use_here;
use crate::parts::heading::Heading;
use crate::parts::link::Link;
use crate::place::Page;
use crate::words::shell;
use yew::prelude::*;

#[component]
pub(crate) fn Privacy() -> Html {
    let language = use_here().language;
    html! {
        <>
            <Heading text={shell::FOOTER_PRIVACY.to(language)} />
            <p class="govuk-body">{ shell::PRIVACY_BODY.to(language) }</p>
            <p class="govuk-body">{ shell::PRIVACY_KEPT.to(language) }</p>
            <p class="govuk-body">{ shell::FOOTER_COOKIES.to(language) }</p>
        </>
    }
}

#[component]
pub(crate) fn Missing() -> Html {
    let language = use_here().language;
    html! {
        <>
            <Heading text={shell::ERROR_404_HEADING.to(language)} />
            <p class="govuk-body">{ shell::ERROR_404_BODY.to(language) }</p>
            <Link class="govuk-button" button=true to={Page::Start}>{ shell::NAV_START.to(language) }</Link>
        </>
    }
}
