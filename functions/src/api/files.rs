//! Uploading a file, and getting one's own back.

use super::calling::{Part, Parts, Raw, SignedIn};
use super::{Api, at};
use crate::files::{self, MAX_BYTES};
use crate::openapi::{Operation, operation};
use crate::problem::Problem;
use axum::Json;
use axum::extract::{DefaultBodyLimit, State};
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use std::sync::Arc;

const SHA256: &str = "^[0-9a-f]{64}$";
const TYPES: [&str; 3] = ["application/pdf", "image/jpeg", "image/png"];

pub(super) fn operations() -> Vec<(Operation, MethodRouter<Arc<Api>>)> {
    let (put, handler) = at(
        operation(Method::PUT, "/api/files/{sha256}", "upload", "Uploads a file of at most 10 MiB; to upload it again changes nothing")
            .signed_in()
            .part("sha256", SHA256, "SHA-256 of its bytes, in lower-case hexadecimal")
            .bytes(&TYPES)
            .answers(StatusCode::OK, "It is kept, and can be referred to", "File")
            .problems(&["file-refused"]),
        upload,
    );
    vec![
        (put, handler.layer(DefaultBodyLimit::max(MAX_BYTES))),
        at(
            operation(Method::GET, "/api/files/{sha256}", "file", "A file of one's own")
                .signed_in()
                .part("sha256", SHA256, "SHA-256 of its bytes, in lower-case hexadecimal")
                .gives(StatusCode::OK, "Its bytes, as an attachment", &TYPES),
            download,
        ),
    ]
}

async fn upload(
    State(api): State<Arc<Api>>,
    signed_in: SignedIn,
    Parts(sha256): Part,
    headers: HeaderMap,
    Raw(bytes): Raw,
) -> Result<impl IntoResponse, Problem> {
    if !files::is_sha256(&sha256) {
        return Err(Problem::NotFound);
    }
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let facts = files::judge(&bytes, media_type, &sha256).map_err(|why| Problem::FileRefused { why })?;
    api.files.keep(&signed_in.person, &facts, bytes).await.map_err(Problem::unavailable)?;
    Ok(Json(facts))
}

async fn download(State(api): State<Arc<Api>>, signed_in: SignedIn, Parts(sha256): Part) -> Result<Response, Problem> {
    let own = api.files.own(&signed_in.person, &sha256).await.map_err(Problem::unavailable)?;
    let (facts, bytes) = own.ok_or(Problem::NotFound)?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(facts.media_type.name()));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    Ok(response)
}
