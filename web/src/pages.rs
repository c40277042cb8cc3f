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

use crate::place::Page;
use yew::prelude::*;

/// The page of an address.
pub(crate) fn show(page: &Page) -> Html {
    match page {
        Page::Start => html! { <start::Start /> },
        Page::Service(service) => html! { <service::About key={service.code} code={service.code} /> },
        Page::Form(service) => html! { <form::Form key={service.code} /> },
        Page::AsIs(_) => html! { <as_is::AsIs /> },
        Page::Answers(_) => html! { <answers::Answers /> },
        Page::Closed(_) => html! { <closed::Closed /> },
        Page::Print(_) => html! { <print::Print /> },
        Page::Certify(_) => html! { <certify::Certify /> },
        Page::Sent(number) => html! { <sent::Sent key={number.clone()} number={number.clone()} /> },
        Page::SignIn => html! { <sign_in::Page /> },
        Page::Cabinet => html! { <cabinet::Cabinet /> },
        Page::Request(number) => html! { <request::Request key={number.clone()} number={number.clone()} /> },
        Page::Verify(code) => html! { <verify::Verify key={code.clone()} code={code.clone()} /> },
        Page::Privacy => html! { <plain::Privacy /> },
        Page::Missing => html! { <plain::Missing /> },
    }
}
