//! The heading of a page: it takes the focus when the page is another one, and names the window.

use crate::desk::use_here;
use crate::words::shell;
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct HeadingProps {
    pub(crate) text: AttrValue,
    /// What stands above it: whose page it is.
    #[prop_or_default]
    pub(crate) caption: Option<AttrValue>,
    /// Whether the page shows faults.
    #[prop_or_default]
    pub(crate) faulty: bool,
}

#[component]
pub(crate) fn Heading(props: &HeadingProps) -> Html {
    let here = use_here();
    let heading = use_node_ref();
    let title = if props.faulty { shell::TITLE_ERROR } else { shell::TITLE_PAGE };
    use_effect_with(title.fill(here.language, &[("page", &props.text)]), |title| {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(title);
        }
    });
    use_effect_with((here.page.clone(), heading.clone()), move |(_, heading)| {
        if !here.moved {
            return;
        }
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
        if let Some(heading) = heading.cast::<HtmlElement>() {
            // What is no longer on the page cannot take the focus, and need not.
            let _focused = heading.focus();
        }
    });
    html! {
        <>
            if let Some(caption) = &props.caption {
                <p class="govuk-caption-l">{ caption }</p>
            }
            <h1 class="govuk-heading-l" tabindex="-1" ref={heading}>{ &props.text }</h1>
        </>
    }
}
