//! What anybody may learn of a notice whose code they hold: what it is, whose, when, with what force, and whether it was
//! taken back. Nothing about its addressee.

use super::calling::{Part, Parts};
use super::{Api, at};
use crate::openapi::{Operation, operation};
use crate::problem::Problem;
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::routing::MethodRouter;
use http::{Method, StatusCode};
use otinish_core::calendar::Instant;
use serde_json::json;
use std::sync::Arc;

pub(super) fn operations() -> Vec<(Operation, MethodRouter<Arc<Api>>)> {
    vec![at(
        operation(Method::GET, "/api/notices/{code}", "verify", "Whether a notice with this code was issued, and what its force is")
            .part("code", "^[a-z2-7]{26}$", "The code of its QR")
            .answers(StatusCode::OK, "What a verifier may see", "Verified")
            .problems(&["unavailable"]),
        verify,
    )]
}

async fn verify(State(api): State<Arc<Api>>, Parts(code): Part) -> Result<impl IntoResponse, Problem> {
    let is_code = code.len() == 26 && code.bytes().all(|letter| matches!(letter, b'a'..=b'z' | b'2'..=b'7'));
    let stored = if is_code { api.doors.store.notice_by_code(&code).await? } else { None };
    let stored = stored.ok_or(Problem::NotFound)?;
    let notice = api.doors.store.notice(&stored).await?;
    let provider = api.doors.organisations.by_bin(&notice.provider_bin);
    let issued_on = Instant(stored.issued_at.timestamp_millis()).local().0;
    Ok(Json(json!({
        "kind": notice.kind,
        "issued_on": issued_on.to_string(),
        "provider": { "bin": notice.provider_bin, "name": provider.map(|provider| &provider.name) },
        "sha256": stored.sealed,
        "force": notice.statement.force,
        // No event takes a notice back yet.
        "withdrawn": false,
    })))
}
