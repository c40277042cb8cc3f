//! Words that are too long for the wasm: those of clauses, and what a regulation says of its service. A file for each language, fetched
//! when one of them is first wanted; who cannot fetch it is told so, and may try again.

use crate::api;
use crate::json::Json;
use crate::words::shell;
use otinish_core::calendar::iso;
use otinish_core::services::{Edition, Service};
use otinish_core::texts::Language;
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

thread_local! {
    /// The files that have come, by language: they are the same for as long as the page lives.
    static COME: RefCell<BTreeMap<&'static str, Json>> = const { RefCell::new(BTreeMap::new()) };
}

fn come(language: Language) -> Option<Json> {
    COME.with_borrow(|come| come.get(language.code()).cloned())
}

/// The file of a language, if it can be had.
async fn file(language: Language) -> Option<Json> {
    if let Some(file) = come(language) {
        return Some(file);
    }
    let document = web_sys::window()?.document()?;
    let address = document.query_selector(&format!("meta[name=law-{}]", language.code())).ok()??.get_attribute("content")?;
    let file = api::get(&address).await.ok()?;
    COME.with_borrow_mut(|come| come.insert(language.code(), file.clone()));
    Some(file)
}

/// The words of a clause, if the file can be had.
pub(crate) async fn clause(clause: &str, language: Language) -> Option<String> {
    file(language).await?.get("clauses").some_text(clause)
}

/// The file of a language as a page sees it.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    file: Option<Json>,
    language: Language,
    /// Whether the last try has failed.
    failed: bool,
    again: Callback<MouseEvent>,
}

/// Fetches the file of the language, where it is not here yet.
#[hook]
pub(crate) fn use_told(language: Language) -> Told {
    // For which language, at which try, and whether it failed.
    let ended = use_state(|| None::<(Language, u32, bool)>);
    let tries = use_state(|| 0);
    use_effect_with((language, *tries), {
        let ended = ended.setter();
        move |&(language, try_)| spawn_local(async move { ended.set(Some((language, try_, file(language).await.is_none()))) })
    });
    let (now, next) = (*tries, tries.setter());
    Told {
        file: come(language),
        language,
        failed: *ended == Some((language, now, true)),
        again: Callback::from(move |_| next.set(now + 1)),
    }
}

impl Told {
    /// What the regulation says of a service in the words of this edition; before the file has come, nothing.
    pub(crate) fn of(&self, service: &Service, edition: &Edition) -> Option<Json> {
        let since = iso(edition.since);
        Some(self.file.as_ref()?.get("services").get(service.code).get(std::str::from_utf8(&since).unwrap_or_default()))
    }

    /// What stands in the words' place until they have come.
    pub(crate) fn waiting(&self) -> Html {
        let told = if self.failed { shell::NET_WORDS_UNREACHABLE } else { shell::APP_LOADING };
        html! {
            <>
                <p class="govuk-body" role="status">{ told.to(self.language) }</p>
                if self.failed {
                    <button type="button" class="govuk-button govuk-button--secondary" onclick={self.again.clone()}>{ shell::BUTTON_TRY_AGAIN.to(self.language) }</button>
                }
            </>
        }
    }
}
