//! Uploading past us: asking for a place in the store of objects, and saying that the bytes are there.

use super::calling::{Body, Part, Parts, SignedIn};
use super::{Api, FILES, at};
use crate::clock;
use crate::files::{self, MAX_BYTES, Unfit};
use crate::openapi::{Operation, operation};
use crate::problem::Problem;
use crate::uploads::{Asked, NotFinished, NotOffered};
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::routing::MethodRouter;
use http::{Method, StatusCode};
use serde_json::json;
use std::sync::Arc;

const ID: &str = "^[a-z2-7]{52}$";

pub(super) fn operations() -> Vec<(Operation, MethodRouter<Arc<Api>>)> {
    vec![
        at(
            operation(Method::POST, "/api/uploads", "begin-upload", "Says where to put a file of at most 10 MiB, at most 50 at a time")
                .signed_in()
                .body("Upload")
                .answers(StatusCode::OK, "An address of the store of files for 15 minutes, or our own", "UploadOffered")
                .problems(&["file-refused", "not-now"]),
            begin,
        ),
        at(
            operation(Method::POST, "/api/uploads/{id}", "finish-upload", "Verifies and keeps the file that was put there")
                .signed_in()
                .part("id", ID, "The upload")
                .answers(StatusCode::OK, "It is kept, and can be referred to", "File")
                .problems(&["file-refused", "not-now"]),
            finish,
        ),
    ]
}

async fn begin(State(api): State<Arc<Api>>, signed_in: SignedIn, Body(asked): Body<Asked>) -> Result<impl IntoResponse, Problem> {
    if !files::is_sha256(&asked.sha256) {
        return Err(Problem::unreadable("/sha256".to_owned(), "not a SHA-256 in lower-case hexadecimal"));
    }
    if asked.bytes == 0 {
        return Err(Problem::FileRefused { why: Unfit::Empty });
    }
    if asked.bytes > MAX_BYTES {
        return Err(Problem::TooLarge { max_bytes: MAX_BYTES });
    }
    let offered = api.uploads.offer(&signed_in.person, &asked).await.map_err(|fault| match fault {
        NotOffered::TooMany => Problem::NotNow,
        NotOffered::Broken(broken) => Problem::unavailable(broken),
    })?;
    Ok(Json(match offered {
        Some(offered) => {
            json!({ "upload": { "url": offered.url, "id": offered.id, "expires_at": clock::written(offered.expires_at) } })
        }
        None => json!({ "put": format!("{FILES}{}", asked.sha256) }),
    }))
}

async fn finish(State(api): State<Arc<Api>>, signed_in: SignedIn, Parts(id): Part) -> Result<impl IntoResponse, Problem> {
    let facts = api.uploads.finish(&signed_in.person, &id).await.map_err(|fault| match fault {
        NotFinished::Unknown => Problem::NotFound,
        NotFinished::NotCome => Problem::NotNow,
        NotFinished::Refused(why) => Problem::FileRefused { why },
        NotFinished::Broken(broken) => Problem::unavailable(broken),
    })?;
    Ok(Json(facts))
}
