//! Where a request stands and what has happened to it, as the API tells it, in words.

use crate::json::Json;
use crate::words::cabinet;
use otinish_core::texts::{Language, Text};

/// The state of a request in a word or two, and in a sentence where there is more to say.
pub(crate) fn state(state: &Json) -> (Option<Text>, Option<Text>) {
    if is_prepared(state) {
        return (Some(cabinet::STATUS_REFUSAL_PREPARED), Some(cabinet::STATUS_REFUSAL_PREPARED_HINT));
    }
    match &*state.text("stage") {
        "filed" => (Some(cabinet::STATUS_ACCEPTED), Some(cabinet::STATUS_ACCEPTED_HINT)),
        "received" => (Some(cabinet::STATUS_IN_WORK), Some(cabinet::STATUS_ACCEPTED_HINT)),
        "refused" => (Some(cabinet::STATUS_REFUSED), Some(cabinet::STATUS_REFUSED_HINT)),
        "not-accepted" => (Some(cabinet::STATUS_REFUSED_TO_ACCEPT), Some(cabinet::STATUS_REFUSED_HINT)),
        "withdrawn" => (Some(cabinet::STATUS_WITHDRAWN), None),
        _ => (None, None),
    }
}

/// The state in a word or two; a newer server's own word where these pages know none.
pub(crate) fn in_words(told: &Json, language: Language) -> String {
    state(told).0.map_or_else(|| told.text("stage"), |text| text.to(language).into())
}

/// Whether a refusal waits for the provider.
pub(crate) fn is_prepared(state: &Json) -> bool {
    state.some_text("prepared").is_some()
}

/// Whether the provider has refused, one way or the other.
pub(crate) fn is_refused(state: &Json) -> bool {
    ["refused", "not-accepted"].contains(&&*state.text("stage"))
}

/// What happened, by the event's own members.
pub(crate) fn event(what: &Json, language: Language) -> String {
    let kind = what.text("kind");
    let text = match (&*kind, &*what.text("notice")) {
        ("filed", _) => cabinet::EVENT_FILED,
        ("refusal-prepared", _) => cabinet::EVENT_REFUSAL_PREPARED,
        ("authority-confirmed", _) => cabinet::EVENT_AUTHORITY_PROVED,
        ("issued", "receipt") => cabinet::EVENT_RECEIPT_ISSUED,
        ("issued", "refusal" | "refusal-to-accept") => cabinet::EVENT_REFUSAL_ISSUED,
        ("issued", _) => cabinet::EVENT_NOTICE_SIGNED,
        ("withdrawn", _) => cabinet::EVENT_WITHDRAWN,
        _ => return kind,
    };
    text.to(language).into()
}

/// What a notice is called.
pub(crate) fn notice(kind: &str, language: Language) -> String {
    let text = match kind {
        "receipt" => cabinet::NOTICE_RECEIPT,
        "refusal" => cabinet::NOTICE_REFUSAL,
        "refusal-to-accept" => cabinet::NOTICE_REFUSAL_TO_ACCEPT,
        _ => return kind.into(),
    };
    text.to(language).into()
}
