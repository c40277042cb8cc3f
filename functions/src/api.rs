//! The HTTP API and the pages: one router for the server, the Lambda function and the tests.
//! Handlers read a call, ask the modules that know, and say what came of it; routes and their OpenAPI entries are one table.

use crate::calendars::Calendars;
use crate::clock::Clock;
use crate::emergencies::Emergencies;
use crate::files::Files;
use crate::objects::Objects;
use crate::openapi::{self, Operation};
use crate::organisations::Organisations;
use crate::problem::Problem;
use crate::registers::Registers;
use crate::sessions::Sessions;
use crate::sign_in::{Codes, Limits};
use crate::sms::Sms;
use crate::store::Store;
use crate::table::Table;
use crate::uploads::Uploads;
use crate::vault::Vault;
use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter};
use chrono::TimeDelta;
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use otinish_core::services::register::Register;
use serde_json::Value;
use std::path::PathBuf;
use std::sync::Arc;

pub mod calling;
mod certify;
mod check;
mod debt;
mod drafts;
mod files;
mod known;
mod notices;
mod outbox;
mod requests;
mod sign_in;
mod site;
mod submit;
mod uploads;

/// Everything outside that the API talks to, and what of its behaviour is configured.
#[derive(Debug)]
pub struct Doors {
    pub clock: Clock,
    pub table: Table,
    pub vault: Vault,
    pub store: Store,
    pub objects: Objects,
    pub registers: Registers,
    pub organisations: Organisations,
    pub sms: Sms,
    pub calendars: Calendars,
    pub emergencies: Emergencies,
    pub limits: Limits,
    pub session_lives: TimeDelta,
    /// Where people reach us, such as `https://otinish.example`, without a slash at the end.
    pub public_url: String,
    /// The folder of the pages; without one only the API is served.
    pub site: Option<PathBuf>,
}

/// What every handler has at hand.
#[derive(Debug)]
pub struct Api {
    pub register: Register,
    pub doors: Doors,
    pub(crate) codes: Codes,
    pub(crate) sessions: Sessions,
    pub(crate) files: Files,
    pub(crate) uploads: Uploads,
    /// What browsers may do with our pages.
    policy: HeaderValue,
    document: Value,
}

/// Where files are uploaded: their bodies may be larger than all others.
const FILES: &str = "/api/files/";

/// The routes of the API over these services and doors, and the pages.
pub fn router(register: Register, doors: Doors) -> Router {
    let operations = operations();
    let document = openapi::document(operations.iter().map(|(operation, _)| operation), register.services(), &doors.public_url);
    let (table, vault, clock) = (&doors.table, &doors.vault, &doors.clock);
    let codes = Codes { table: table.clone(), vault: vault.clone(), clock: clock.clone(), limits: doors.limits.clone() };
    let sessions = Sessions { table: table.clone(), vault: vault.clone(), clock: clock.clone(), lives: doors.session_lives };
    let files = Files::new(doors.objects.clone());
    let uploads =
        Uploads { table: table.clone(), vault: vault.clone(), clock: clock.clone(), objects: doors.objects.clone(), files: files.clone() };
    let policy = policy(doors.objects.uploads());
    let api = Arc::new(Api { register, codes, sessions, files, uploads, policy, document, doors });
    let mut router = Router::new();
    for (operation, handler) in operations {
        router = router.route(operation.path, handler);
    }
    router
        .route("/outbox", axum::routing::get(outbox::page))
        .fallback(site::any)
        .method_not_allowed_fallback(|| async { Problem::WrongMethod })
        .layer(DefaultBodyLimit::max(calling::MAX_JSON_BYTES))
        .layer(from_fn_with_state(api.clone(), only_own_pages))
        .layer(from_fn_with_state(api.clone(), with_headers))
        .layer(from_fn(logged))
        .with_state(api)
}

/// The document of the API as this program answers it.
pub fn document(register: &Register, public_url: &str) -> Value {
    openapi::document(operations().iter().map(|(operation, _)| operation), register.services(), public_url)
}

fn operations() -> Vec<(Operation, MethodRouter<Arc<Api>>)> {
    let parts = [
        check::operations(),
        known::operations(),
        sign_in::operations(),
        certify::operations(),
        submit::operations(),
        requests::operations(),
        notices::operations(),
        files::operations(),
        uploads::operations(),
        drafts::operations(),
    ];
    parts.into_iter().flatten().collect()
}

/// The handler of an operation, at the operation's own method.
fn at<H, T>(operation: Operation, handler: H) -> (Operation, MethodRouter<Arc<Api>>)
where
    H: axum::handler::Handler<T, Arc<Api>>,
    T: 'static,
{
    let filter = MethodFilter::try_from(operation.method.clone()).expect("operations have ordinary methods");
    (operation, axum::routing::on(filter, handler))
}

/// A call that changes something comes from our own pages, or from a program, which names no origin: other sites' pages are refused.
async fn only_own_pages(State(api): State<Arc<Api>>, request: Request, next: Next) -> Response {
    if !request.method().is_safe() && !is_own(request.headers(), &api.doors.public_url) {
        return Problem::WrongOrigin.into_response();
    }
    next.run(request).await
}

fn is_own(headers: &HeaderMap, public_url: &str) -> bool {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    let fetched_from_elsewhere =
        text(HeaderName::from_static("sec-fetch-site")).is_some_and(|site| !matches!(site, "same-origin" | "none"));
    let own = |origin: &str| {
        // On loopback one machine has several names; elsewhere there is one address only.
        let host = origin.strip_prefix("http://").filter(|host| is_loopback(host));
        origin == public_url || host.is_some_and(|host| is_loopback_url(public_url) && text(header::HOST) == Some(host))
    };
    !fetched_from_elsewhere && text(header::ORIGIN).is_none_or(own)
}

fn is_loopback_url(url: &str) -> bool {
    url.strip_prefix("http://").is_some_and(is_loopback)
}

fn is_loopback(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

/// What browsers may do with our pages: nothing from elsewhere, no inline script, and beside our own server only the signing program of this
/// machine (NCALayer) and, where there is one, the bucket to which files are sent.
fn policy(uploads: Option<&str>) -> HeaderValue {
    let policy = match uploads {
        Some(bucket) => POLICY.replace(SIGNING_PROGRAM, &format!("{SIGNING_PROGRAM} {bucket}/")),
        None => POLICY.to_owned(),
    };
    HeaderValue::try_from(policy).expect("the address of the bucket was looked at when the configuration was read")
}

const SIGNING_PROGRAM: &str = "wss://127.0.0.1:13579";
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
                      connect-src 'self' wss://127.0.0.1:13579; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

async fn with_headers(State(api): State<Arc<Api>>, request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set = |name: &'static str, value: &'static str| {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    };
    set("x-content-type-options", "nosniff");
    set("referrer-policy", "no-referrer");
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-resource-policy", "same-origin");
    set("permissions-policy", "geolocation=(), microphone=(), payment=(), usb=()");
    set("otinish-version", openapi::VERSION);
    if api.doors.public_url.starts_with("https://") {
        set("strict-transport-security", "max-age=31536000; includeSubDomains");
    }
    headers.insert(header::CONTENT_SECURITY_POLICY, api.policy.clone());
    if is_api {
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    }
    response
}

/// One line for each call of the API: what was called and what came of it. The route stands there, never the address, which may name somebody's request.
async fn logged(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(|route| route.as_str().to_owned());
    let method: Method = request.method().clone();
    let response = next.run(request).await;
    if let Some(route) = route {
        tracing::info!(%method, route, status = response.status().as_u16(), "answered");
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(origin: Option<&str>, site: Option<&str>, host: &str, public_url: &str, expected: bool) {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().unwrap());
        for (name, value) in [("origin", origin), ("sec-fetch-site", site)] {
            if let Some(value) = value {
                headers.insert(name, value.parse().unwrap());
            }
        }
        assert_eq!(is_own(&headers, public_url), expected, "{origin:?} {site:?} {host} {public_url}");
    }

    #[test]
    fn a_change_is_taken_from_our_own_pages_and_from_programs() {
        let (own, here) = ("https://otinish.example", "http://127.0.0.1:8080");
        check(None, None, "otinish.example", own, true);
        check(Some(own), Some("same-origin"), "otinish.example", own, true);
        check(Some("https://evil.example"), Some("cross-site"), "otinish.example", own, false);
        check(Some("https://evil.example"), None, "evil.example", own, false);
        check(None, Some("same-site"), "otinish.example", own, false);
        check(Some("null"), None, "otinish.example", own, false);
        check(Some("http://otinish.example"), None, "otinish.example", own, false);
        check(Some("http://localhost:8080"), None, "localhost:8080", here, true);
        check(Some("http://localhost:9999"), None, "localhost:8080", here, false);
        check(Some("http://rebound.example:8080"), None, "rebound.example:8080", here, false);
        check(Some("http://localhost"), None, "localhost", own, false);
    }
}
