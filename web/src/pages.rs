//! The pages, a file each.

mod answers;
mod as_is;
mod cabinet;
mod certify;
mod closed;
mod form;
mod plain;
mod print;
mod request;
mod sent;
mod service;
pub(crate) mod sign_in;
mod start;
mod verify;

use crate::desk::Handle;
use crate::parts::gate::gate;
use crate::place::Page;
use crate::words::{sending, shell};
use otinish_core::texts::Language;
use yew::prelude::*;

/// The page of an address.
pub(crate) fn show(page: &Page, desk: &Handle, language: Language) -> Html {
    let own = |inside: Html| gate(desk, language, shell::ERROR_SIGN_IN, inside);
    match page {
        Page::Start => html! { <start::Start /> },
        Page::Service(service) => html! { <service::About key={service.code} code={service.code} /> },
        Page::Form(service) => html! { <form::Form key={service.code} /> },
        Page::AsIs(_) => html! { <as_is::AsIs /> },
        Page::Answers(_) => html! { <answers::Answers /> },
        Page::Closed(_) => html! { <closed::Closed /> },
        Page::Print(_) => html! { <print::Print /> },
        Page::Certify(_) => gate(desk, language, sending::ANSWERS_SIGN_IN_FIRST, html! { <certify::Certify /> }),
        Page::Sent(number) => own(html! { <sent::Sent key={number.clone()} number={number.clone()} /> }),
        Page::SignIn => sign_in::page(desk, language),
        Page::Cabinet => own(html! { <cabinet::Cabinet /> }),
        Page::Request(number) => own(html! { <request::Request key={number.clone()} number={number.clone()} /> }),
        Page::Verify(code) => html! { <verify::Verify key={code.clone()} code={code.clone()} /> },
        Page::Privacy => plain::privacy(language),
        Page::Missing => plain::missing(language),
    }
}
