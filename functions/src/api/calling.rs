//! What a call brings with it: who makes it, from where, and a body or parameters of the right shape. Every fault of shape is a [`Problem`].

use super::Api;
use crate::problem::Problem;
use crate::sessions::Account;
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, Path, Query, Request};
use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use lambda_http::request::RequestContext;
use otinish_core::services::Service;
use serde::de::DeserializeOwned;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

/// The cookie of a session; its prefix makes browsers insist on `Secure`, `Path=/` and this very host.
pub const COOKIE: &str = "__Host-session";

/// The largest JSON body.
pub const MAX_JSON_BYTES: usize = 1024 * 1024;

/// Who is signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub account: Account,
    /// The keyed hash that stands for the account's person in the table and in paths.
    pub person: String,
}

impl FromRequestParts<Arc<Api>> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut http::request::Parts, api: &Arc<Api>) -> Result<SignedIn, Problem> {
        MaybeSignedIn::from_request_parts(parts, api).await?.0.ok_or(Problem::SignIn { tries_left: None })
    }
}

/// Who is signed in, if anybody.
#[derive(Clone, Debug)]
pub struct MaybeSignedIn(pub Option<SignedIn>);

impl FromRequestParts<Arc<Api>> for MaybeSignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut http::request::Parts, api: &Arc<Api>) -> Result<MaybeSignedIn, Problem> {
        let Some(token) = token(&parts.headers) else { return Ok(MaybeSignedIn(None)) };
        let account = api.sessions.find(token).await.map_err(Problem::unavailable)?;
        Ok(MaybeSignedIn(account.map(|account| SignedIn { person: api.doors.vault.person(&account.iin), account })))
    }
}

/// The token of the session: a bearer's, or the cookie's.
pub(super) fn token(headers: &HeaderMap) -> Option<&str> {
    let credentials = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|value| value.split_once(' '));
    let bearer = credentials.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, token)| token);
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok()).flat_map(|list| list.split(';'));
    bearer.or_else(|| cookies.filter_map(|cookie| cookie.trim().split_once('=')).find(|(name, _)| *name == COOKIE).map(|(_, token)| token))
}

/// Where the call comes from: what the connection or the gateway says, never a header that anybody can write.
#[derive(Clone, Debug)]
pub struct Address(pub Option<IpAddr>);

impl Address {
    /// The text under which an address is counted; calls from nowhere are counted together.
    pub fn text(&self) -> String {
        // A socket that takes both kinds gives an address of the old kind in the words of the new.
        match self.0.map(|address| address.to_canonical()) {
            None => "unknown".to_owned(),
            Some(IpAddr::V4(address)) => address.to_string(),
            // Whoever has one address of IPv6 has all 2^64 of its network.
            Some(IpAddr::V6(address)) => address.segments()[..4].iter().map(|part| format!("{part:x}:")).collect(),
        }
    }

    pub fn is_loopback(&self) -> bool {
        self.0.is_some_and(|address| address.to_canonical().is_loopback())
    }
}

impl<S: Sync> FromRequestParts<S> for Address {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut http::request::Parts, _: &S) -> Result<Address, Self::Rejection> {
        let connected = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        let told = match parts.extensions.get::<RequestContext>() {
            Some(RequestContext::ApiGatewayV2(context)) => context.http.source_ip.as_deref(),
            _ => None,
        };
        Ok(Address(told.and_then(|address| address.parse().ok()).or(connected)))
    }
}

/// The one part of the path that varies. One that is not even text names nothing.
pub type Part = Parts<String>;

/// The parts of the path that vary.
#[derive(Clone, Debug)]
pub struct Parts<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Parts<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut http::request::Parts, state: &S) -> Result<Parts<T>, Problem> {
        Path::from_request_parts(parts, state).await.map(|Path(named)| Parts(named)).map_err(|_| Problem::NotFound)
    }
}

/// The parameters of the query.
#[derive(Clone, Debug)]
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut http::request::Parts, state: &S) -> Result<Asked<T>, Problem> {
        let query = Query::from_request_parts(parts, state).await;
        query.map(|Query(asked)| Asked(asked)).map_err(|_| Problem::unreadable(None, "the query is not readable"))
    }
}

/// The bytes of the body, within the limit of the route.
#[derive(Clone, Debug)]
pub struct Raw(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for Raw {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Raw, Problem> {
        let max_bytes = if request.uri().path().starts_with(super::FILES) { crate::files::MAX_BYTES } else { MAX_JSON_BYTES };
        let declared = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
        if declared.is_some_and(|length| length > max_bytes as u64) {
            return Err(Problem::TooLarge { max_bytes });
        }
        Bytes::from_request(request, state).await.map(Raw).map_err(|rejection: BytesRejection| match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge { max_bytes },
            _ => Problem::unreadable(None, "the body broke off"),
        })
    }
}

/// A body of JSON, as it came: UTF-8 under the media type that other sites' forms cannot send.
#[derive(Clone, Debug)]
pub struct JsonText(pub String);

impl<S: Send + Sync> FromRequest<S> for JsonText {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<JsonText, Problem> {
        let media_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let is_json = media_type.split(';').next().is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"));
        let Raw(bytes) = Raw::from_request(request, state).await?;
        if !is_json {
            return Err(Problem::unreadable(None, "the body is not application/json"));
        }
        String::from_utf8(bytes.into()).map(JsonText).map_err(|_| Problem::unreadable(None, "the body is not UTF-8"))
    }
}

/// A body of JSON in the shape of `T`.
#[derive(Clone, Debug)]
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Body<T>, Problem> {
        let JsonText(text) = JsonText::from_request(request, state).await?;
        read(&text).map(Body)
    }
}

/// Reads a text of JSON; the first fault of shape is told by its JSON Pointer, a fault of JSON itself has none.
pub(super) fn read<'a, T: serde::Deserialize<'a>>(text: &'a str) -> Result<T, Problem> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let mut at = pointer(error.path());
        let error = error.into_inner();
        if !error.is_data() {
            return Problem::unreadable(None, "the body is not JSON");
        }
        // The two faults that are told of the object: the member that is not there, and the one that is there twice.
        let told = error.to_string();
        let member = told.strip_prefix("missing field `").or_else(|| told.strip_prefix("duplicate field `"));
        if let Some(name) = member.and_then(|rest| rest.split('`').next()) {
            at.push('/');
            at.push_str(name);
        }
        // A word that is none of ours: what is told of it lists ours after the word itself, which is not repeated.
        let known = told.strip_prefix("unknown variant `").and_then(|rest| rest.rsplit_once("`, expected ")).map(|(_, known)| known);
        match known {
            Some(known) => Problem::unreadable(Some(at), format!("no such word is known here; expected {}", known.replace('`', ""))),
            None => Problem::unreadable(Some(at), "unknown, repeated, absent, or of the wrong shape"),
        }
    })?;
    reader.end().map_err(|_| Problem::unreadable(None, "the body is not JSON"))?;
    Ok(value)
}

/// The service that a parameter names.
pub(super) fn service(api: &Api, code: &str) -> Result<&'static Service, Problem> {
    api.register.service(code).ok_or_else(|| unknown("service", api.register.services().iter().map(|service| service.code)))
}

/// A parameter that is none of a few words.
pub(super) fn unknown<'a>(parameter: &str, known: impl IntoIterator<Item = &'a str>) -> Problem {
    let known: Vec<&str> = known.into_iter().collect();
    Problem::unreadable(None, format!("the parameter {parameter} is none that is known; known are {}", known.join(", ")))
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .filter_map(|segment| match segment {
            Segment::Seq { index } => Some(format!("/{index}")),
            Segment::Map { key } => Some(format!("/{}", key.replace('~', "~0").replace('/', "~1"))),
            Segment::Enum { .. } | Segment::Unknown => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use serde_json::value::RawValue;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample<'a> {
        #[serde(borrow)]
        whole: &'a RawValue,
        list: Vec<(String, u8)>,
    }

    fn check(text: &str, expected: Result<&str, Option<&str>>) {
        match (read::<Sample<'_>>(text), expected) {
            (Ok(sample), Ok(whole)) => assert_eq!((sample.whole.get(), sample.list.len()), (whole, 1)),
            (Err(Problem::Unreadable { at, .. }), Err(expected)) => assert_eq!(at.as_deref(), expected, "{text}"),
            (read, expected) => panic!("{text}: {read:?}, not {expected:?}"),
        }
    }

    #[test]
    fn a_fault_of_shape_is_told_by_its_pointer_and_one_of_json_has_none() {
        check(r#"{"whole": {"a": 1, "a": 2}, "list": [["x", 1]]}"#, Ok(r#"{"a": 1, "a": 2}"#));
        check(r#"{"whole": 1, "list": [["x", 1], ["y", "2"]]}"#, Err(Some("/list/1/1")));
        check(r#"{"whole": 1, "list": [], "filed_at": 1}"#, Err(Some("/filed_at")));
        check(r#"{"whole": 1, "list": [], "a/b~c": 1}"#, Err(Some("/a~1b~0c")));
        check(r#"{"whole": 1, "whole": 1, "list": []}"#, Err(Some("/whole")));
        check(r#"{"whole": 1}"#, Err(Some("/list")));
        check("[]", Err(Some("")));
        check(r#"{"whole": 1, "list": []} x"#, Err(None));
        check("\u{feff}{}", Err(None));
        check("", Err(None));
        check(&format!("{{\"whole\": {}", "[".repeat(100_000)), Err(None));
    }

    #[test]
    fn a_token_is_a_bearers_in_any_case_of_letters_or_the_cookies() {
        let token_of = |name: &str, value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HeaderName::from_bytes(name.as_bytes()).unwrap(), value.parse().unwrap());
            token(&headers).map(str::to_owned)
        };
        for (name, value) in [("authorization", "Bearer t"), ("authorization", "bearer t"), ("cookie", "a=b; __Host-session=t")] {
            assert_eq!(token_of(name, value).as_deref(), Some("t"), "{value}");
        }
        for (name, value) in [("authorization", "Basic t"), ("authorization", "Bearer"), ("cookie", "session=t; x__Host-session=t")] {
            assert_eq!(token_of(name, value), None, "{value}");
        }
    }

    #[test]
    fn an_address_of_the_new_kind_counts_as_its_network() {
        let text = |address: &str| Address(Some(address.parse().unwrap())).text();
        assert_eq!(text("2001:db8:1:2:3:4:5:6"), text("2001:db8:1:2:ffff::1"));
        assert_ne!(text("2001:db8:1:2::"), text("2001:db8:1:3::"));
        assert_ne!(text("192.0.2.1"), text("192.0.2.2"));
        assert_eq!(text("::ffff:192.0.2.1"), "192.0.2.1");
        assert!(Address(Some("::ffff:127.0.0.1".parse().unwrap())).is_loopback());
        assert!(!Address(None).is_loopback());
    }
}
