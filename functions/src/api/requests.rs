//! One's own requests: the list, one of them, and its notices. Somebody else's is not found, in the very words of one that is not there.

use super::calling::{Asked, Part, Parts, SignedIn};
use super::debt::Debt;
use super::{Api, at};
use crate::clock::written;
use crate::keys::sha256_hex;
use crate::openapi::{Operation, operation};
use crate::problem::Problem;
use crate::store::NotStored;
use crate::store::chain::Event;
use crate::store::notices::{Stage, sealed_path};
use crate::store::requests::{Request, Summary};
use crate::store::tasks::{self, Task};
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use http::{HeaderValue, Method, StatusCode, header};
use otinish_core::notice::Kind;
use otinish_core::request::State as Standing;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::Arc;

pub(super) const NUMBER: &str = "^[0-9]{12}$";

/// As many as a page shows at once.
const PAGE: usize = 20;

pub(super) fn operations() -> Vec<(Operation, MethodRouter<Arc<Api>>)> {
    vec![
        at(
            operation(Method::GET, "/api/requests", "requests", "One's own requests and those that one represents, the latest first")
                .signed_in()
                .asked("after", false, "The member `after` of the page before")
                .problems(&["not-found"])
                .answers(StatusCode::OK, "At most twenty", "Requests"),
            list,
        ),
        at(
            operation(Method::GET, "/api/requests/{number}", "request", "One of one's requests, whole")
                .signed_in()
                .part("number", NUMBER, "Its number")
                .answers(StatusCode::OK, "The request", "Request"),
            one,
        ),
        at(
            operation(Method::GET, "/api/requests/{number}/notices/{id}", "notice", "A notice on one of one's requests")
                .signed_in()
                .part("number", NUMBER, "The request's number")
                .part("id", "^[0-9-]{1,40}$", "The notice's id, as the request names it")
                .gives(StatusCode::OK, "The signed document", &["application/pdf"]),
            notice,
        ),
    ]
}

#[derive(Deserialize)]
struct After {
    after: Option<String>,
}

async fn list(State(api): State<Arc<Api>>, signed_in: SignedIn, Asked(asked): Asked<After>) -> Result<impl IntoResponse, Problem> {
    let last = match asked.after {
        Some(number) => Some(own(&api, &signed_in, &number).await?),
        None => None,
    };
    // One more than is shown tells whether there is another page.
    let found = api.doors.store.cabinet(&signed_in.person, last.as_ref().map(|last| &last.summary), PAGE + 1).await?;
    let after = (found.len() > PAGE).then(|| found[PAGE - 1].number.clone());
    let shown: Vec<Shown<'_>> = found.iter().take(PAGE).map(Shown::from).collect();
    Ok(Json(json!({ "requests": shown, "after": after })))
}

async fn one(State(api): State<Arc<Api>>, signed_in: SignedIn, Parts(number): Part) -> Result<impl IntoResponse, Problem> {
    let request = own(&api, &signed_in, &number).await?;
    let filed = api.doors.store.says(&request, 1).await?;
    let counted = match request.counted() {
        Some(event) if event.sequence > 1 => api.doors.store.says(&request, event.sequence).await?,
        Some(_) | None => filed["report"].clone(),
    };
    let days = ["calendar", "accepted_on", "due_on", "due_because"].map(|name| (name.to_owned(), counted[name].clone()));
    let by = |event: &Event| match event.actor.strip_prefix("person ") {
        Some(person) if person == signed_in.person => "you",
        Some(_) => "another",
        None => "system",
    };
    let events: Vec<Value> =
        request.events.iter().map(|event| json!({ "what": event.what, "at": written(event.at), "by": by(event) })).collect();
    let issued = request.notices.iter().filter(|notice| notice.stage == Stage::Issued);
    let notices: Vec<Value> = issued
        .map(|notice| json!({ "id": notice.id, "kind": notice.kind, "code": notice.code, "issued_at": written(notice.issued_at) }))
        .collect();
    let (to_announce, to_issue): (Vec<&Task>, Vec<&Task>) =
        request.tasks.iter().filter(|task| task.stage != tasks::Stage::Done).partition(|task| request.issuing(task.sequence).is_some());
    let awaiting: Vec<Kind> = to_issue.iter().map(|task| task.notice).collect();
    // Between a notice and its message there is always a moment: only a message that could not be sent is told of, with all that it holds back.
    let unannounced: Vec<Kind> = to_announce.iter().skip_while(|task| task.waits_for.is_none()).map(|task| task.notice).collect();
    let mut whole = serde_json::to_value(Shown::from(&request.summary)).map_err(Problem::unavailable)?;
    whole["report"] = filed["report"].clone();
    whole["days"] = Value::Object(days.into_iter().collect());
    whole["application"] = filed["input"]["application"].clone();
    // Whoever was refused, or has taken the application back, owes nothing any more.
    let debt = Some(&filed["debt"]).filter(|debt| debt.is_object() && request.summary.state.is_open());
    let debt = debt.map(|debt| Debt::deserialize(debt).map(|debt| debt.shown(&api))).transpose().map_err(Problem::unavailable)?;
    whole["debt"] = json!(debt);
    whole["events"] = events.into();
    whole["notices"] = notices.into();
    whole["awaiting"] = json!(awaiting);
    whole["unannounced"] = json!(unannounced);
    Ok(Json(whole))
}

async fn notice(
    State(api): State<Arc<Api>>,
    signed_in: SignedIn,
    Parts((number, id)): Parts<(String, String)>,
) -> Result<Response, Problem> {
    let request = own(&api, &signed_in, &number).await?;
    let notice = request.notices.iter().find(|notice| notice.id == id && notice.stage == Stage::Issued).ok_or(Problem::NotFound)?;
    let stored = api.doors.objects.get(&sealed_path(&notice.id)).await.map_err(Problem::unavailable)?;
    let bytes = stored.ok_or_else(|| Problem::unavailable("an issued notice is not among the objects"))?;
    if notice.sealed.as_deref() != Some(sha256_hex(&bytes).as_str()) {
        return Err(Problem::unavailable("an issued notice is not what was issued"));
    }
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    let name = format!("attachment; filename=\"otinish-{}.pdf\"", notice.id);
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::try_from(name).expect("digits and hyphens make a header"));
    Ok(response)
}

/// The request of this number, if it is this person's. Every look at one is recorded, by keyed hashes only.
async fn own(api: &Api, signed_in: &SignedIn, number: &str) -> Result<Request, Problem> {
    let request = api.doors.store.request(number).await?.filter(|request| request.is_of(&signed_in.person));
    let allowed = request.is_some();
    tracing::info!(person = signed_in.person, request = api.doors.vault.hash("request", number), allowed, "a request was looked at");
    request.ok_or(Problem::NotFound)
}

/// What a list shows of a request.
#[derive(Serialize)]
struct Shown<'a> {
    number: &'a str,
    service: &'a str,
    provider: &'a str,
    filed_at: String,
    due_on: Option<String>,
    state: Standing,
}

impl<'a> From<&'a Summary> for Shown<'a> {
    fn from(summary: &'a Summary) -> Shown<'a> {
        Shown {
            number: &summary.number,
            service: &summary.service,
            provider: &summary.provider,
            filed_at: written(summary.filed_at),
            due_on: summary.due_on.map(|day| day.to_string()),
            state: summary.state,
        }
    }
}

impl From<NotStored> for Problem {
    fn from(not_stored: NotStored) -> Problem {
        match not_stored {
            NotStored::KeyReused => Problem::KeyReused,
            // The one proof of a submission is the code that certified it.
            NotStored::ProofSpent(_) => Problem::NotCertified { tries_left: Some(0) },
            NotStored::Stale | NotStored::NotAllowed(_) => Problem::NotNow,
            NotStored::TooLarge(_) => Problem::TooLarge { max_bytes: MAX_KEPT_BYTES },
            NotStored::Table(broken) => Problem::unavailable(broken),
            NotStored::Vault(broken) => Problem::unavailable(broken),
        }
    }
}

/// About what the table keeps of one application with its report.
const MAX_KEPT_BYTES: usize = 384 * 1024;
