//! The check for whoever asks, and the time and the context by which the server would judge. Nothing is stored.

use super::calling::{Asked, JsonText, MaybeSignedIn, service, unknown};
use super::{Api, at};
use crate::emergencies::Emergency;
use crate::openapi::{Operation, operation};
use crate::problem::Problem;
use crate::registers::Person;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use chrono::{DateTime, Utc};
use http::{Method, StatusCode};
use otinish_core::application::{Context, Input};
use otinish_core::calendar::Instant;
use otinish_core::check::check;
use otinish_core::json::unreadable::Unreadable;
use otinish_core::texts::Language;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::sync::Arc;

pub(super) fn operations() -> Vec<(Operation, MethodRouter<Arc<Api>>)> {
    vec![
        at(
            operation(Method::POST, "/api/check", "check", "Judges an input of the contract and stores nothing")
                .chosen("lang", &Language::ALL.map(Language::code), "Of the messages; else the application's own language")
                .body("Input")
                .answers(StatusCode::OK, "The report", "Report"),
            judge,
        ),
        at(
            operation(Method::GET, "/api/context", "context", "The time and the context that the server would use now")
                .maybe_signed_in()
                .asked("service", true, "The code of a service, as the schema `Service` lists them")
                .asked("bin", false, "The provider's BIN")
                .answers(StatusCode::OK, "What the server knows; of a person only what is signed in for", "ServersContext"),
            context,
        ),
    ]
}

#[derive(Deserialize)]
struct Spoken {
    lang: Option<String>,
}

async fn judge(State(api): State<Arc<Api>>, Asked(spoken): Asked<Spoken>, JsonText(text): JsonText) -> Result<Response, Problem> {
    let language = match spoken.lang {
        Some(code) => Some(Language::of(&code).ok_or_else(|| unknown("lang", Language::ALL.map(Language::code)))?),
        None => None,
    };
    let input = Input::read(&api.register, &text)?;
    let calendar = api.doors.calendars.in_force().await;
    Ok(Json(check(&api.register, &calendar, &input, language)).into_response())
}

#[derive(Deserialize)]
struct About {
    service: String,
    bin: Option<String>,
}

async fn context(State(api): State<Arc<Api>>, signed_in: MaybeSignedIn, Asked(about): Asked<About>) -> Result<impl IntoResponse, Problem> {
    service(&api, &about.service)?;
    let person = match signed_in.0 {
        Some(signed_in) => api.doors.registers.person(&signed_in.account.iin).await.map_err(Problem::unavailable)?,
        None => None,
    };
    let now = api.doors.clock.now();
    let known = known(&api, person.as_ref(), about.bin.as_deref(), now);
    Ok(Json(json!({
        "filed_at": crate::clock::written(now),
        "context": Written::from(&known.context),
        "emergencies": known.emergencies,
        "rules": api.register.rules(),
        "calendar": api.doors.calendars.in_force().await.digest(),
    })))
}

/// What the server knows beside an application.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) context: Context,
    /// Where the applicant lives, if the registers know it.
    pub(super) region: Option<String>,
    /// What is declared there.
    pub(super) emergencies: Vec<Emergency>,
}

/// What the server knows of this applicant and this provider at this instant.
pub(super) fn known(api: &Api, applicant: Option<&Person>, bin: Option<&str>, at: DateTime<Utc>) -> Known {
    let obtained = applicant.map(|person| person.obtained.as_slice()).unwrap_or_default();
    let region = applicant.and_then(|person| person.region.clone());
    let emergencies = api.doors.emergencies.at(region.as_deref(), at);
    let context = Context {
        // What the registers hold and no service of ours knows is of no use here.
        obtained: obtained.iter().filter_map(|kind| api.register.document_kind(kind)).map(|kind| kind.code).collect(),
        education_document_digitised: applicant.is_some_and(|person| person.education_document_digitised),
        provider_liquidated: bin.and_then(|bin| api.doors.organisations.by_bin(bin)).is_some_and(|provider| provider.liquidated),
        emergency: !emergencies.is_empty(),
    };
    Known { context, region, emergencies }
}

/// The instant as the core counts it.
pub(super) fn instant(at: DateTime<Utc>) -> Instant {
    Instant(at.timestamp_millis())
}

/// A context as the contract writes it.
#[derive(Serialize)]
pub(super) struct Written<'a> {
    obtained: &'a [&'static str],
    emergency: bool,
    education_document_digitised: bool,
    provider_liquidated: bool,
}

impl<'a> From<&'a Context> for Written<'a> {
    fn from(context: &'a Context) -> Written<'a> {
        Written {
            obtained: &context.obtained,
            emergency: context.emergency,
            education_document_digitised: context.education_document_digitised,
            provider_liquidated: context.provider_liquidated,
        }
    }
}

impl From<Unreadable> for Problem {
    fn from(unreadable: Unreadable) -> Problem {
        let why = unreadable.to_string();
        Problem::Unreadable { at: unreadable.at, why }
    }
}
