//! What the worker says: the notices that the core writes, and the message that tells of them.
//! Everything is written again from what the request's first event keeps, by the rules of the edition under which it was filed.

use crate::organisations::{Appointed, Organisations};
use crate::outbox::{Compose, Composed, Occasion, Unwritten};
use otinish_core::application::Input;
use otinish_core::calendar::{Calendar, Instant};
use otinish_core::notice::Kind;
use otinish_core::notice::letter::{self, Employee, Order, Particulars};
use otinish_core::parties::Parties;
use otinish_core::services::register::Register;
use otinish_core::texts::{Language, Text, text};
use serde_json::Value;
use std::sync::Arc;

/// Writes about requests of these services; links lead to this address.
///
/// A filed event says `input`, the whole input of the check, and may say `phone`, the number that messages go to.
/// An event that a refusal follows from at once says `order`, with its `number` and `date`.
pub fn composer(register: Register, calendar: Calendar, organisations: Organisations, public_url: String) -> Compose {
    Arc::new(move |occasion| compose(&register, &calendar, &organisations, &public_url, occasion))
}

fn compose(
    register: &Register,
    calendar: &Calendar,
    organisations: &Organisations,
    public_url: &str,
    occasion: &Occasion<'_>,
) -> Result<Composed, Unwritten> {
    let unwritable = |what: &str| Unwritten::Unwritable(what.to_owned());
    let summary = &occasion.request.summary;
    let written = occasion.filed.get("input").ok_or_else(|| unwritable("the first event keeps no input"))?.to_string();
    let input = Input::read(register, &written).map_err(|error| Unwritten::Unwritable(error.to_string()))?;
    let parties = Parties::of(register, &input.application);
    let provider = organisations.by_bin(&summary.provider).ok_or_else(|| unwritable("the provider is not registered any more"))?;
    let order = occasion.says.get("order").filter(|order| !order.is_null());
    let order: Option<Order> =
        order.map(|order| serde_json::from_value(order.clone())).transpose().map_err(|error| Unwritten::Unwritable(error.to_string()))?;
    let (day, _) = Instant(occasion.issued_at.timestamp_millis()).local();
    let particulars = Particulars {
        code: occasion.code.to_owned(),
        url: format!("{public_url}/v/{}", occasion.code),
        request: summary.number.clone(),
        issued_at: Instant(occasion.issued_at.timestamp_millis()),
        provider_bin: summary.provider.clone(),
        provider_name: if parties.language == Language::Ru { provider.name.ru.clone() } else { provider.name.kk.clone() },
        force: occasion.force,
        order,
        employee: provider.takes_documents(day).map(|appointed| employee(appointed, parties.language)),
    };
    let notice = match occasion.task.notice {
        Kind::Receipt => letter::receipt(register, calendar, &input, &particulars).ok_or(Unwritten::NobodyAppointed)?,
        Kind::Refusal | Kind::RefusalToAccept => {
            let refusal = letter::refusal(register, calendar, &input, &particulars);
            refusal.filter(|notice| notice.kind == occasion.task.notice).ok_or_else(|| unwritable("no ground for this refusal"))?
        }
    };
    let phone = occasion.filed.get("phone").and_then(Value::as_str).map(str::to_owned).or(parties.phone);
    let message = phone.map(|phone| {
        // No name and no service: a message lies open on a screen.
        let (number, url) = (letter::spaced(&summary.number), format!("{public_url}/{}", parties.language.code()));
        let values = [("number", number.as_str()), ("title", notice.title.as_str()), ("url", url.as_str())];
        (phone, said(occasion.task.notice).fill(parties.language, &values))
    });
    Ok(Composed { notice, message })
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
