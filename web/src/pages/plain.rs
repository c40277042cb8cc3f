//! Pages that only say something.

use crate::parts::heading::Heading;
use crate::parts::link::Link;
use crate::place::Page;
use crate::words::shell;
use otinish_core::texts::Language;
use yew::prelude::*;

pub(crate) fn privacy(language: Language) -> Html {
    html! {
        <>
            <Heading text={shell::FOOTER_PRIVACY.to(language)} />
            <p class="govuk-body">{ shell::PRIVACY_BODY.to(language) }</p>
            <p class="govuk-body">{ shell::PRIVACY_KEPT.to(language) }</p>
            <p class="govuk-body">{ shell::FOOTER_COOKIES.to(language) }</p>
        </>
    }
}

pub(crate) fn missing(language: Language) -> Html {
    html! {
        <>
            <Heading text={shell::ERROR_404_HEADING.to(language)} />
            <p class="govuk-body">{ shell::ERROR_404_BODY.to(language) }</p>
            <Link class="govuk-button" button=true to={Page::Start}>{ shell::NAV_START.to(language) }</Link>
        </>
    }
}
