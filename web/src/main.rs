//! Starts the pages in the element that the first paint left for them.

use yew::prelude::*;

#[component]
fn Pages() -> Html {
    html! { <main id="main" class="govuk-main-wrapper"><h1 class="govuk-heading-xl">{ "Otinish" }</h1></main> }
}

fn main() {
    let page = web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id("app"));
    if let Some(page) = page {
        page.set_inner_html("");
        yew::Renderer::<Pages>::with_root(page).render();
    }
}
