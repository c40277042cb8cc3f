//! What only somebody who is signed in may see: everybody else signs in right there, and goes on.

use crate::desk::{Signed, use_desk, use_here};
use crate::pages::sign_in::SignIn;
use crate::words::shell;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct GateProps {
    /// Why one has to sign in here.
    pub(crate) lead: AttrValue,
    pub(crate) children: Html,
}

#[component]
pub(crate) fn Gate(props: &GateProps) -> Html {
    let (here, desk) = (use_here(), use_desk());
    match desk.signed {
        Signed::Unknown => html! { <p class="govuk-body" role="status">{ shell::APP_LOADING.to(here.language) }</p> },
        Signed::Out => html! { <SignIn lead={props.lead.clone()} /> },
        Signed::In(_) => props.children.clone(),
    }
}
