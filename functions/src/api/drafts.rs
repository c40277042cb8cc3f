//! Drafts of whoever is signed in, so that they follow to another device: kept as they are, encrypted, judged by nobody, forgotten after a while.

use super::calling::{JsonText, Part, Parts, SignedIn, read};
use super::{Api, at};
use crate::clock;
use crate::keys;
use crate::openapi::{Operation, operation};
use crate::problem::Problem;
use crate::table::item::{Condition, Item};
use crate::table::{self, Query};
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::routing::MethodRouter;
use chrono::TimeDelta;
use http::{Method, StatusCode};
use serde::Serialize;
use serde_json::json;
use serde_json::value::RawValue;
use std::sync::Arc;

const ID: &str = "^[A-Za-z0-9-]{1,64}$";

/// What one item of the table holds with room to spare.
const MAX_BYTES: usize = 256 * 1024;
/// More drafts than anybody begins.
const MOST: usize = 50;
const KEPT: TimeDelta = TimeDelta::days(90);
/// How often a write that met another one is made again.
const ROUNDS: usize = 5;

pub(super) fn operations() -> Vec<(Operation, MethodRouter<Arc<Api>>)> {
    vec![
        at(
            operation(Method::GET, "/api/drafts", "drafts", "One's own drafts, without their content").signed_in().answers(
                StatusCode::OK,
                "All of them",
                "Drafts",
            ),
            list,
        ),
        at(
            operation(Method::PUT, "/api/drafts/{id}", "save-draft", "Keeps a draft of at most 256 KiB for 90 days, at most 50 of them")
                .signed_in()
                .part("id", ID, "A name of the sender's choice")
                .body("AnyDraft")
                .answers(StatusCode::OK, "It is kept", "DraftSaved")
                .problems(&["not-now"]),
            save,
        ),
        at(
            operation(Method::GET, "/api/drafts/{id}", "draft", "A draft of one's own").signed_in().part("id", ID, "Its name").answers(
                StatusCode::OK,
                "As it was kept",
                "Draft",
            ),
            load,
        ),
        at(
            operation(Method::DELETE, "/api/drafts/{id}", "remove-draft", "Removes a draft; to remove it again changes nothing")
                .signed_in()
                .part("id", ID, "Its name")
                .gives(StatusCode::NO_CONTENT, "It is gone", &[]),
            remove,
        ),
    ]
}

async fn list(State(api): State<Arc<Api>>, signed_in: SignedIn) -> Result<impl IntoResponse, Problem> {
    let drafts = of(&api, &signed_in.person).await?;
    let drafts: Vec<_> = drafts
        .iter()
        .map(|item| Ok(json!({ "id": item.key()?.sort[keys::DRAFTS.len()..], "saved_at": item.text_of(AT)? })))
        .collect::<Result<_, table::Broken>>()
        .map_err(Problem::unavailable)?;
    Ok(Json(json!({ "drafts": drafts })))
}

async fn save(
    State(api): State<Arc<Api>>,
    signed_in: SignedIn,
    Parts(id): Part,
    JsonText(text): JsonText,
) -> Result<impl IntoResponse, Problem> {
    let at = named(&signed_in.person, &id)?;
    let draft: &RawValue = read(&text)?;
    if draft.get().len() > MAX_BYTES {
        return Err(Problem::TooLarge { max_bytes: MAX_BYTES });
    }
    let sealed = api.doors.vault.seal(&at, draft.get().as_bytes()).await.map_err(Problem::unavailable)?;
    for _ in 0..ROUNDS {
        let now = api.doors.clock.now();
        let (version, condition) = match api.doors.table.get(&at).await.map_err(Problem::unavailable)? {
            Some(item) => item.version_of().map(|version| (version, Condition::Version(version))).map_err(Problem::unavailable)?,
            None => (0, Condition::Absent),
        };
        if version == 0 && of(&api, &signed_in.person).await?.len() >= MOST {
            return Err(Problem::NotNow);
        }
        let saved_at = clock::written(now);
        let item = Item::new(&at).text(AT, &saved_at).bytes(WHAT, sealed.clone()).version(version + 1).expires(now + KEPT);
        match api.doors.table.put(item, condition).await {
            Ok(()) => return Ok(Json(json!({ "id": id, "saved_at": saved_at }))),
            Err(table::Broken::Conflict { .. }) => {}
            Err(broken) => return Err(Problem::unavailable(broken)),
        }
    }
    Err(Problem::unavailable("a draft is being written from too many places"))
}

async fn load(State(api): State<Arc<Api>>, signed_in: SignedIn, Parts(id): Part) -> Result<impl IntoResponse, Problem> {
    let at = named(&signed_in.person, &id)?;
    let item = api.doors.table.get(&at).await.map_err(Problem::unavailable)?;
    let item = item.filter(|item| item.is_alive(api.doors.clock.now())).ok_or(Problem::NotFound)?;
    let sealed = item.bytes_of(WHAT).map_err(Problem::unavailable)?;
    let draft: Box<RawValue> = api.doors.vault.open_json(&at, sealed).await.map_err(Problem::unavailable)?;
    let saved_at = item.text_of(AT).map_err(Problem::unavailable)?;
    Ok(Json(Kept { id, saved_at: saved_at.to_owned(), draft }))
}

/// A draft as it was sent, letter by letter.
#[derive(Serialize)]
struct Kept {
    id: String,
    saved_at: String,
    draft: Box<RawValue>,
}

async fn remove(State(api): State<Arc<Api>>, signed_in: SignedIn, Parts(id): Part) -> Result<impl IntoResponse, Problem> {
    let at = named(&signed_in.person, &id)?;
    api.doors.table.delete(&at, Condition::Always).await.map_err(Problem::unavailable)?;
    Ok(StatusCode::NO_CONTENT)
}

/// The drafts of this person that are still kept.
async fn of(api: &Api, person: &str) -> Result<Vec<Item>, Problem> {
    let query = Query::partition(keys::account_partition(person)).starting_with(keys::DRAFTS);
    let mut drafts = api.doors.table.query(&query).await.map_err(Problem::unavailable)?;
    drafts.retain(|item| item.is_alive(api.doors.clock.now()));
    Ok(drafts)
}

fn named(person: &str, id: &str) -> Result<keys::Key, Problem> {
    let is_name = (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_name { Ok(keys::draft(person, id)) } else { Err(Problem::NotFound) }
}

const AT: &str = "at";
const WHAT: &str = "what";
