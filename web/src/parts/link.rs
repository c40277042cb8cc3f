//! A link to another page of ours: the browser shows its address, and nothing is loaded again.

use crate::desk::use_here;
use crate::place::Page;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct LinkProps {
    pub(crate) to: Page,
    #[prop_or_default]
    pub(crate) class: Classes,
    /// Whether it looks like a button.
    #[prop_or_default]
    pub(crate) button: bool,
    #[prop_or_default]
    pub(crate) children: Html,
}

#[component]
pub(crate) fn Link(props: &LinkProps) -> Html {
    let here = use_here();
    let address = props.to.address(here.language);
    let go = {
        let (here, to) = (here.clone(), props.to.clone());
        Callback::from(move |event: MouseEvent| {
            // A new tab or window is the browser's own business.
            if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
                return;
            }
            event.prevent_default();
            here.to(to.clone());
        })
    };
    let button = props.button.then_some("button");
    html! { <a href={address} class={props.class.clone()} role={button} draggable={props.button.then_some("false")} onclick={go}>{ props.children.clone() }</a> }
}
