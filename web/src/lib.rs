//! The pages: choosing a service, filling in its form, sending it, and following what becomes of it.
//!
//! They name no member, no document and no service: whatever they show comes from the register that they are started with.

#![warn(clippy::unwrap_used)]

/// Calls of the API.
mod api;
/// What all pages share: the law, the place, the account, the draft.
mod desk;
/// An application that is being filled in.
mod draft;
/// What came from a server, or goes to the browser's store.
mod json;
/// The pages.
mod pages;
/// Pieces of pages.
mod parts;
/// A file before it is sent: its digest, its size, its fitness.
mod picking;
/// Addresses of the pages.
mod place;
/// The page around the pages.
mod shell;
/// Where a request stands, in words.
mod standing;
/// Where drafts and picked files survive.
mod store;
/// Words that are fetched, because they are long.
mod told;
/// What the pages themselves say.
mod words;

use otinish_core::calendar::Calendar;
use otinish_core::services::register::Register;

/// Shows the pages of these services in the element that the first paint has left for them.
pub fn start(register: Register, calendar: Calendar) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Some(root) = document.get_element_by_id("app") else { return };
    root.set_inner_html("");
    // Both live as long as the page does, so that everything may borrow from them.
    let law = desk::Law { register: Box::leak(Box::new(register)), calendar: Box::leak(Box::new(calendar)) };
    yew::Renderer::<shell::Shell>::with_root_and_props(root, shell::ShellProps { law }).render();
}
