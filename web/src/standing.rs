//! Where a request stands and what has happened to it, as the API tells it, in words.

use crate::desk::Law;
use crate::json::Json;
use crate::parts::time::iso;
use crate::words::cabinet;
use chrono::NaiveDate;
use otinish_core::application::{Application, Context};
use otinish_core::calendar::{Calendar, Instant, day};
use otinish_core::page::Shown;
use otinish_core::services::{Edition, NoticeForm, Notices, Service};
use otinish_core::texts::{Language, Text, written};

/// The state of a request in a word or two, and in a sentence where there is more to say.
pub(crate) fn state(state: &Json, notices: Option<&Notices>) -> (Option<Text>, Option<Text>) {
    if is_prepared(state) {
        let hint = match &*state.text("hearing") {
            "awaited" => cabinet::STATUS_HEARING_AWAITED_HINT,
            "called" => cabinet::STATUS_HEARING_CALLED_HINT,
            _ => cabinet::STATUS_REFUSAL_PREPARED_HINT,
        };
        return (Some(cabinet::STATUS_REFUSAL_PREPARED), Some(hint));
    }
    if state.is_true("awaits_appointment") {
        return (Some(cabinet::STATUS_AWAITS_APPOINTMENT), Some(cabinet::STATUS_AWAITS_APPOINTMENT_HINT));
    }
    match &*state.text("stage") {
        "received" if notices.is_some_and(|notices| notices.receipt_is_result) => {
            (Some(cabinet::STATUS_DOCUMENTS_ACCEPTED), Some(cabinet::STATUS_DOCUMENTS_ACCEPTED_HINT))
        }
        "filed" => (Some(cabinet::STATUS_ACCEPTED), Some(cabinet::STATUS_ACCEPTED_HINT)),
        "received" => (Some(cabinet::STATUS_IN_WORK), Some(cabinet::STATUS_ACCEPTED_HINT)),
        "refused" => (Some(cabinet::STATUS_REFUSED), Some(cabinet::STATUS_REFUSED_HINT)),
        "not-accepted" => (Some(cabinet::STATUS_REFUSED_TO_ACCEPT), Some(cabinet::STATUS_REFUSED_HINT)),
        "withdrawn" => (Some(cabinet::STATUS_WITHDRAWN), None),
        _ => (None, None),
    }
}

/// The state in a word or two; a newer server's own word where these pages know none.
pub(crate) fn in_words(told: &Json, notices: Option<&Notices>, language: Language) -> String {
    state(told, notices).0.map_or_else(|| told.text("stage"), |text| text.to(language).into())
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
pub(crate) fn event(what: &Json, notices: Option<&Notices>, language: Language) -> String {
    let kind = what.text("kind");
    if kind == "issued" {
        return cabinet::EVENT_ISSUED.fill(language, &[("notice", &notice(&what.text("notice"), notices, language))]);
    }
    if kind == "due-recounted" {
        let [from, to] = ["from", "to"].map(|name| iso(&what.text(name), language));
        let moved = if from.is_empty() { cabinet::EVENT_DUE_COUNTED } else { cabinet::EVENT_DUE_MOVED };
        return moved.fill(language, &[("from", &from), ("to", &to)]);
    }
    if kind == "hearing-called" {
        return cabinet::EVENT_HEARING_CALLED.fill(language, &[("date", &iso(&what.text("on"), language))]);
    }
    let text = match &*kind {
        "hearing-held" if what.is_true("is_upheld") => cabinet::EVENT_HEARING_UPHELD,
        "hearing-held" => cabinet::EVENT_HEARING_LIFTED,
        "filed" => cabinet::EVENT_FILED,
        "refusal-prepared" => cabinet::EVENT_REFUSAL_PREPARED,
        "appointment-awaited" => cabinet::EVENT_APPOINTMENT_AWAITED,
        "authority-confirmed" => cabinet::EVENT_AUTHORITY_PROVED,
        "withdrawn" => cabinet::EVENT_WITHDRAWN,
        _ => return kind,
    };
    text.to(language).into()
}

/// By when the provider calls the applicant to the hearing before a refusal, where the request waits for that.
pub(crate) fn hearing(service: &'static Service, request: &Json, calendar: &Calendar, language: Language) -> Option<String> {
    let edition = edition(service, request)?;
    let hearing = edition.hearing.filter(|_| request.get("state").text("hearing") == "awaited")?;
    let days = request.get("days");
    let (accepted_on, due_on) = (day(&days.text("accepted_on"))?, day(&days.text("due_on"))?);
    let call_by = hearing.call_by(calendar, edition.term.reckoning.week, accepted_on, due_on);
    Some(match call_by {
        Some(last) => cabinet::REQUEST_HEARING_CALL_BY.fill(language, &[("date", &written(last, language))]),
        None => cabinet::REQUEST_HEARING_TOO_LATE.to(language).into(),
    })
}

/// What a notice is called: as its service does, where the service is known.
pub(crate) fn notice(kind: &str, notices: Option<&Notices>, language: Language) -> String {
    let title = |form: NoticeForm| form.title;
    let text = match kind {
        "receipt" => notices.map_or(cabinet::NOTICE_RECEIPT, |notices| notices.receipt.title),
        "refusal" => notices.and_then(|notices| notices.refusal).map_or(cabinet::NOTICE_REFUSAL, title),
        "refusal-to-accept" => notices.and_then(|notices| notices.refusal_to_accept).map_or(cabinet::NOTICE_REFUSAL_TO_ACCEPT, title),
        _ => return kind.into(),
    };
    text.to(language).into()
}

/// The rules of the service by which a request was judged; where only the list's word of it is known, those of the day on which it was filed.
pub(crate) fn edition(service: &'static Service, request: &Json) -> Option<&'static Edition> {
    let judged = day(&request.get("report").text("edition"));
    let filed_on = || Instant::parse(&request.text("filed_at")).map(|at| at.local().0);
    Some(service.on(judged.or_else(filed_on)?).0)
}

/// The application of a request as it was sent, and the days by which it is shown.
pub(crate) struct AsSent {
    pub(crate) application: Application<'static>,
    filed_on: NaiveDate,
    ruled_on: NaiveDate,
}

impl AsSent {
    /// `None` where these pages cannot read what the server tells.
    pub(crate) fn of(request: &Json, law: Law) -> Option<AsSent> {
        let text = js_sys::JSON::stringify(&request.get("application").0).ok()?.as_string()?;
        let application = Application::read(law.register, &text).ok()?.into_owned();
        let (filed_on, _) = Instant::parse(&request.text("filed_at"))?.local();
        let edition = edition(law.register.service(&request.text("service"))?, request)?;
        Some(AsSent { application, filed_on, ruled_on: edition.since })
    }

    pub(crate) fn shown<'s>(&'s self, law: Law, context: &'s Context, language: Language) -> Shown<'s> {
        let AsSent { application, filed_on, ruled_on } = self;
        Shown { register: law.register, application, context, filed_on: *filed_on, ruled_on: *ruled_on, language }
    }
}

/// How the service of a request calls its notices.
pub(crate) fn notices(service: &'static Service, request: &Json) -> Option<&'static Notices> {
    edition(service, request).map(|edition| &edition.notices)
}
