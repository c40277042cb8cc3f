//! What only somebody who is signed in may see: everybody else signs in right there, and goes on.

use crate::desk::{Handle, Signed};
use crate::pages::sign_in::SignIn;
use crate::words::shell;
use otinish_core::texts::{Language, Text};
use yew::prelude::*;

/// What is inside, or the way in; `lead` says why one has to sign in here.
pub(crate) fn gate(desk: &Handle, language: Language, lead: Text, inside: Html) -> Html {
    match desk.signed {
        Signed::Unknown => html! { <p class="govuk-body" role="status">{ shell::APP_LOADING.to(language) }</p> },
        Signed::Out => html! { <SignIn lead={lead.to(language)} /> },
        Signed::In(_) => inside,
    }
}
