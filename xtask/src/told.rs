//! What the core tells the site beside the wasm: the services' names for the first pages, and for the files of the law the words that the
//! wasm is built without. Pages find them by the same rows: service, edition, place in the list, clause.

use crate::site::Pages;
use otinish_core::services::{self, Edition, Service};
use otinish_core::texts::Language;
use serde_json::{Map, Value, json};

// The rows of the services that only tests know: the files themselves, for the crate around them would bring the whole server along.
#[allow(unreachable_pub, reason = "it is public where it is at home")]
#[path = "../../tests/src/amended.rs"]
mod amended;
#[allow(unreachable_pub, reason = "it is public where it is at home")]
#[path = "../../tests/src/sixth.rs"]
mod sixth;

/// The names of the services, and by service and edition what a regulation says of them, in each language.
pub(crate) fn words(pages: Pages, inputs: &str) -> Value {
    let mut services = services::ALL.to_vec();
    match pages {
        Pages::Product => {}
        Pages::WithASixthService => services.extend([&sixth::SERVICE, &amended::SERVICE]),
    }
    let in_all = |told: fn(&[&Service], Language) -> Value| -> Value {
        Language::ALL.into_iter().map(|language| (language.code().to_owned(), told(&services, language))).collect::<Map<_, _>>().into()
    };
    json!({ "inputs": inputs, "services": in_all(names), "told": in_all(told) })
}

fn names(services: &[&Service], language: Language) -> Value {
    services.iter().map(|service| json!([service.code, service.name.to(language)])).collect()
}

fn told(services: &[&Service], language: Language) -> Value {
    let editions = |service: &Service| -> Map<String, Value> {
        service.editions.iter().map(|edition| (edition.since.to_string(), of(edition, language))).collect()
    };
    services.iter().map(|service| (service.code.to_owned(), editions(service).into())).collect::<Map<_, _>>().into()
}

/// The rows of the list of requirements, and the grounds by clause.
fn of(edition: &Edition, language: Language) -> Value {
    let about: Value = edition.about.iter().map(|about| json!([about.title.to(language), about.words.to(language)])).collect();
    let mut grounds = Map::new();
    let all = edition.grounds.iter().map(|ground| (ground.clause, ground.words));
    for (clause, words) in all.chain(edition.officers_grounds.iter().map(|ground| (ground.clause, ground.words))) {
        // A ground that covers several kinds of fault is one ground to its reader.
        grounds.entry(clause).or_insert_with(|| words.to(language).into());
    }
    json!({ "about": about, "grounds": grounds })
}
