//! What the worker says: the notices whose letters were written when their events happened, and the message that tells of them.
//! The worker knows neither rules nor calendar: by those of its own build it could tell other words and days than those that were judged
//! by. Only who takes documents for the provider is looked up when the notice is issued.

use crate::organisations::{Appointed, Organisations};
use crate::outbox::{Compose, Occasion, Unwritten};
use crate::store::requests::Summary;
use otinish_core::calendar::Instant;
use otinish_core::notice::letter::{self, Employee, Issue, Letter, Order};
use otinish_core::notice::{Kind, Notice};
use otinish_core::texts::{Language, Text, text};
use serde_json::Value;
use std::sync::Arc;

/// Writes about requests to these organisations; links lead to this address.
///
/// An event about which a notice is issued says its `letter`. A filed event may say `phone`, the number that messages go to.
pub fn composer(organisations: Organisations, public_url: String) -> Compose {
    let address = public_url.clone();
    Compose {
        notice: Arc::new(move |occasion| notice(&organisations, &public_url, occasion)),
        message: Arc::new(move |filed, notice| message(&address, filed, notice)),
    }
}

fn notice(organisations: &Organisations, public_url: &str, occasion: &Occasion<'_>) -> Result<Notice, Unwritten> {
    let letter = letter_in(occasion.says)?;
    if letter.kind != occasion.task.notice {
        return Err(Unwritten::Unwritable("the letter is of another kind".to_owned()));
    }
    let language = letter.language;
    let Summary { number, provider, .. } = &occasion.request.summary;
    let (day, _) = Instant(occasion.issued_at.timestamp_millis()).local();
    let appointed = organisations.by_bin(provider).and_then(|provider| provider.takes_documents(day));
    let issue = Issue {
        code: occasion.code.to_owned(),
        url: format!("{public_url}/v/{}", occasion.code),
        request: number.clone(),
        issued_at: Instant(occasion.issued_at.timestamp_millis()),
        force: occasion.force,
        employee: appointed.map(|appointed| employee(appointed, language)),
    };
    letter.issued(&issue).ok_or(Unwritten::NobodyAppointed)
}

/// No name and no service: a message lies open on a screen.
fn message(public_url: &str, filed: &Value, notice: &Notice) -> Option<(String, String)> {
    let phone = filed.get("phone").and_then(Value::as_str)?;
    let (number, url) = (letter::spaced(&notice.request), format!("{public_url}/{}", notice.language.code()));
    let values = [("number", number.as_str()), ("title", notice.title.as_str()), ("url", url.as_str())];
    Some((phone.to_owned(), said(notice.kind).fill(notice.language, &values)))
}

/// The letter that an event says. An error of the reader would repeat what stands there, which may be a name: the place says enough.
fn letter_in(says: &Value) -> Result<Letter, Unwritten> {
    let letter = says.get("letter").unwrap_or(&Value::Null);
    serde_path_to_error::deserialize(letter).map_err(|error| Unwritten::Unwritable(format!("its letter is not one at {}", error.path())))
}

fn employee(appointed: &Appointed, language: Language) -> Employee {
    let name = &appointed.name;
    let parts = [Some(&name.surname), name.given_name.as_ref(), name.patronymic.as_ref()];
    Employee {
        name: parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" "),
        position: if language == Language::Ru { appointed.position.ru.clone() } else { appointed.position.kk.clone() },
        contact: appointed.contact.clone(),
        order: Order { number: appointed.order.clone(), date: appointed.since.to_string() },
    }
}

fn said(kind: Kind) -> Text {
    match kind {
        Kind::Receipt => RECEIPT,
        Kind::RefusalToAccept => REFUSAL_TO_ACCEPT,
        Kind::Refusal => REFUSAL,
    }
}

// A receipt is called what its service calls it. The titles of refusals name the service, and stand in no message.
const RECEIPT: Text = text(
    "№ {number} өтініш қабылданды. {title} жеке кабинетте: {url}",
    "Заявление № {number} принято. {title} в личном кабинете: {url}",
    "Request No. {number} is accepted. {title}, in your cabinet: {url}",
);
const REFUSAL_TO_ACCEPT: Text = text(
    "№ {number} өтінішті қабылдаудан бас тартылды. Себептері жеке кабинетте: {url}",
    "В приеме заявления № {number} отказано. Причины в личном кабинете: {url}",
    "Request No. {number} is not accepted. The reasons are in your cabinet: {url}",
);
const REFUSAL: Text = text(
    "№ {number} өтініш бойынша қызмет көрсетуден бас тартылды. Себептері жеке кабинетте: {url}",
    "По заявлению № {number} в оказании услуги отказано. Причины в личном кабинете: {url}",
    "The service asked for in request No. {number} is refused. The reasons are in your cabinet: {url}",
);

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_no_letter_is_told_by_its_place_and_not_by_its_words() {
        let told = |says: Value| letter_in(&says).unwrap_err().to_string();
        let broken = told(json!({ "letter": { "kind": "receipt", "language": "Әбдірахманов" } }));
        assert_eq!(broken, "the event cannot be put into words: its letter is not one at language");
        let broken = told(json!({ "letter": { "kind": "receipt", "facts": "Әбдірахманов" } }));
        assert_eq!(broken, "the event cannot be put into words: its letter is not one at facts");
        assert_eq!(told(json!({})), "the event cannot be put into words: its letter is not one at .");
    }

    #[test]
    fn a_message_names_the_number_and_the_address_and_nobody() {
        let values = [("number", "1234 5678 9012"), ("title", "A title"), ("url", "https://otinish.example/kk")];
        for kind in [Kind::Receipt, Kind::RefusalToAccept, Kind::Refusal] {
            for language in Language::ALL {
                let message = said(kind).fill(language, &values);
                assert!(message.contains(values[0].1) && message.ends_with(values[2].1) && !message.contains('{'), "{message}");
            }
        }
    }
}
