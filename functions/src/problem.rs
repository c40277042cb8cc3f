//! The one error type that knows HTTP: a status and a stable code for each thing that can be wrong, answered as `application/problem+json` (RFC 9457).
//! The cause of a failure of the machinery goes to the log once, here, and never to the client; nothing personal stands in either.

use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;
use http::{HeaderValue, StatusCode, header};
use serde_json::{Map, Value, json};

/// Why a call was not answered as it was meant.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The body, a header or a parameter has the wrong shape; `at` is the JSON Pointer within the body, if the fault has one.
    #[error("unreadable")]
    Unreadable { at: Option<String>, why: String },
    /// Nobody is signed in, or the code was not right; `tries_left` is told of a code only.
    #[error("nobody is signed in")]
    SignIn { tries_left: Option<u8> },
    /// The account is neither the applicant nor the representative, or the number is not registered to that IIN.
    #[error("this is not yours")]
    NotYours,
    /// An applicant's session reaches the provider through the portal alone.
    #[error("this role does not use that channel")]
    WrongChannel,
    /// Another site's page made the call.
    #[error("the call comes from another origin")]
    WrongOrigin,
    /// There is no such thing, or it is somebody else's: the answer is the same.
    #[error("not found")]
    NotFound,
    #[error("this method is not answered here")]
    WrongMethod,
    /// The same idempotency key came with another body.
    #[error("the idempotency key was used for another body")]
    KeyReused,
    /// The sender judged by other rules than the server does; `rules` are the server's.
    #[error("the rules have changed")]
    RulesChanged { rules: String },
    /// The state does not allow this move.
    #[error("not possible in this state")]
    NotNow,
    /// The service is none of those whose applications are taken here.
    #[error("an application for this service is filled in and checked here, and handed in at the organisation")]
    CheckOnly,
    #[error("more than {max_bytes} bytes")]
    TooLarge { max_bytes: usize },
    /// The application cannot go as it is: the verdict is the code, and the report says why.
    #[error("the application cannot be taken as it is")]
    Judged { verdict: Refusing, report: Box<Value> },
    /// The code is not the one that was sent for this very application.
    #[error("the application is not certified")]
    NotCertified { tries_left: Option<u8> },
    /// An application that claims to be signed carries no signature that verifies.
    #[error("a signature is required")]
    SignatureRequired,
    #[error("the provider is not registered")]
    ProviderUnknown,
    /// A file of the application was not uploaded by this account, or is another than the application says.
    #[error("a file is unknown")]
    FileUnknown { at: String },
    /// The uploaded bytes are not what they claim to be, or nothing that we take.
    #[error("the file is refused: {why}")]
    FileRefused { why: crate::files::Unfit },
    #[error("too many")]
    SlowDown { after_s: u64 },
    /// Something that we need cannot be reached; nothing was written.
    #[error("unavailable")]
    Unavailable { cause: String },
}

/// The status of each code, which never changes.
const STATUSES: [(&str, StatusCode); 21] = [
    ("unreadable", StatusCode::BAD_REQUEST),
    ("sign-in", StatusCode::UNAUTHORIZED),
    ("not-yours", StatusCode::FORBIDDEN),
    ("wrong-channel", StatusCode::FORBIDDEN),
    ("wrong-origin", StatusCode::FORBIDDEN),
    ("not-found", StatusCode::NOT_FOUND),
    ("wrong-method", StatusCode::METHOD_NOT_ALLOWED),
    ("key-reused", StatusCode::CONFLICT),
    ("rules-changed", StatusCode::CONFLICT),
    ("not-now", StatusCode::CONFLICT),
    ("too-large", StatusCode::PAYLOAD_TOO_LARGE),
    ("blocked", StatusCode::UNPROCESSABLE_ENTITY),
    ("refusable", StatusCode::UNPROCESSABLE_ENTITY),
    ("remarks", StatusCode::UNPROCESSABLE_ENTITY),
    ("not-certified", StatusCode::UNPROCESSABLE_ENTITY),
    ("signature-required", StatusCode::UNPROCESSABLE_ENTITY),
    ("provider-unknown", StatusCode::UNPROCESSABLE_ENTITY),
    ("file-unknown", StatusCode::UNPROCESSABLE_ENTITY),
    ("file-refused", StatusCode::UNPROCESSABLE_ENTITY),
    ("slow-down", StatusCode::TOO_MANY_REQUESTS),
    ("unavailable", StatusCode::SERVICE_UNAVAILABLE),
];

/// All the codes.
pub fn codes() -> impl Iterator<Item = &'static str> {
    STATUSES.iter().map(|(code, _)| *code)
}

/// The status that always goes with this code of ours.
pub fn status_of(code: &str) -> StatusCode {
    STATUSES.iter().find(|(known, _)| *known == code).expect("every code of ours stands in the table").1
}

/// A verdict by which an application is not taken, or not without the sender's word that it goes as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusing {
    Blocked,
    Refusable,
    Remarks,
}

impl Refusing {
    pub const fn code(self) -> &'static str {
        match self {
            Refusing::Blocked => "blocked",
            Refusing::Refusable => "refusable",
            Refusing::Remarks => "remarks",
        }
    }
}

/// Seconds after which a call that met a machine at rest may be made again.
const RETRY_AFTER_S: u64 = 5;

impl Problem {
    /// A failure of something that we need: its cause is for the log alone.
    pub fn unavailable(cause: impl std::fmt::Display) -> Problem {
        Problem::Unavailable { cause: cause.to_string() }
    }

    /// Too many: it may be tried again after this time, the part of a second that is left included.
    pub fn slow_down(after: TimeDelta) -> Problem {
        Problem::SlowDown { after_s: after.num_milliseconds().div_euclid(1000).unsigned_abs() + 1 }
    }

    /// A fault of the body's shape at this JSON Pointer.
    pub fn unreadable(at: impl Into<Option<String>>, why: impl std::fmt::Display) -> Problem {
        Problem::Unreadable { at: at.into(), why: why.to_string() }
    }

    /// The stable word by which programs tell problems apart.
    pub fn code(&self) -> &'static str {
        match self {
            Problem::Unreadable { .. } => "unreadable",
            Problem::SignIn { .. } => "sign-in",
            Problem::NotYours => "not-yours",
            Problem::WrongChannel => "wrong-channel",
            Problem::WrongOrigin => "wrong-origin",
            Problem::NotFound => "not-found",
            Problem::WrongMethod => "wrong-method",
            Problem::KeyReused => "key-reused",
            Problem::RulesChanged { .. } => "rules-changed",
            Problem::NotNow | Problem::CheckOnly => "not-now",
            Problem::TooLarge { .. } => "too-large",
            Problem::Judged { verdict, .. } => verdict.code(),
            Problem::NotCertified { .. } => "not-certified",
            Problem::SignatureRequired => "signature-required",
            Problem::ProviderUnknown => "provider-unknown",
            Problem::FileUnknown { .. } => "file-unknown",
            Problem::FileRefused { .. } => "file-refused",
            Problem::SlowDown { .. } => "slow-down",
            Problem::Unavailable { .. } => "unavailable",
        }
    }

    pub fn status(&self) -> StatusCode {
        status_of(self.code())
    }

    /// What the client may know beyond the code.
    fn extensions(&self) -> Value {
        match self {
            Problem::Unreadable { at, why } => json!({ "at": at, "detail": why }),
            Problem::SignIn { tries_left: Some(tries_left) } | Problem::NotCertified { tries_left: Some(tries_left) } => {
                json!({ "tries_left": tries_left })
            }
            Problem::RulesChanged { rules } => json!({ "rules": rules }),
            Problem::TooLarge { max_bytes } => json!({ "max_bytes": max_bytes }),
            Problem::Judged { report, .. } => json!({ "report": report }),
            Problem::FileUnknown { at } => json!({ "at": at }),
            Problem::FileRefused { why } => json!({ "why": why }),
            Problem::SlowDown { after_s } => json!({ "after_s": after_s }),
            Problem::SignIn { tries_left: None }
            | Problem::NotCertified { tries_left: None }
            | Problem::NotYours
            | Problem::WrongChannel
            | Problem::WrongOrigin
            | Problem::NotFound
            | Problem::WrongMethod
            | Problem::KeyReused
            | Problem::NotNow
            | Problem::CheckOnly
            | Problem::SignatureRequired
            | Problem::ProviderUnknown
            | Problem::Unavailable { .. } => Value::Null,
        }
    }

    fn body(&self) -> Vec<u8> {
        let mut body = Map::new();
        body.insert("type".into(), "about:blank".into());
        body.insert("title".into(), self.to_string().into());
        body.insert("status".into(), self.status().as_u16().into());
        body.insert("code".into(), self.code().into());
        if let Value::Object(extensions) = self.extensions() {
            body.extend(extensions.into_iter().filter(|(_, value)| !value.is_null()));
        }
        Value::Object(body).to_string().into_bytes()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        if let Problem::Unavailable { cause } = &self {
            tracing::error!(code = self.code(), cause, "a door did not answer");
        }
        let mut response = (self.status(), self.body()).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Problem::SlowDown { after_s } = self {
            headers.insert(header::RETRY_AFTER, after_s.max(1).into());
        } else if let Problem::Unavailable { .. } = self {
            headers.insert(header::RETRY_AFTER, RETRY_AFTER_S.into());
        } else if let Problem::SignIn { .. } = self {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(problem: Problem, status: u16, retry_after: Option<&str>, body: &Value) {
        let (was, written) = (problem.status(), problem.body());
        assert_eq!(was.as_u16(), status);
        assert_eq!(&serde_json::from_slice::<Value>(&written).unwrap(), body);
        let response = problem.into_response();
        assert_eq!(response.headers().get(header::RETRY_AFTER).map(|value| value.to_str().unwrap()), retry_after);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
    }

    #[test]
    fn a_cause_is_never_told_to_the_client() {
        let body = json!({ "type": "about:blank", "title": "unavailable", "status": 503, "code": "unavailable" });
        check(Problem::unavailable("connection to 10.0.0.1 refused"), 503, Some("5"), &body);
    }

    #[test]
    fn a_fault_of_shape_names_its_place() {
        let body = json!({ "type": "about:blank", "title": "unreadable", "status": 400, "code": "unreadable", "at": "/filed_at", "detail": "unknown member" });
        check(Problem::unreadable("/filed_at".to_owned(), "unknown member"), 400, None, &body);
    }

    #[test]
    fn who_is_too_quick_is_told_when_to_come_back() {
        let body = json!({ "type": "about:blank", "title": "too many", "status": 429, "code": "slow-down", "after_s": 61 });
        check(Problem::SlowDown { after_s: 61 }, 429, Some("61"), &body);
    }
}
