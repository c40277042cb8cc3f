//! What is known without anybody's application: the organisations, the invented people of a demonstration, whether we are well, and this API.

use super::calling::{Asked, service};
use super::{Api, at};
use crate::openapi::{Operation, operation};
use crate::problem::Problem;
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::routing::MethodRouter;
use http::{Method, StatusCode};
use otinish_core::departments::{Department, REGIONS, Region};
use otinish_core::texts::{Language, Text};
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;

pub(super) fn operations() -> Vec<(Operation, MethodRouter<Arc<Api>>)> {
    vec![
        at(
            operation(
                Method::GET,
                "/api/organisations",
                "organisations",
                "Organisations by a part of the name, in Kazakh or Russian, or by BIN",
            )
            .asked("q", false, "Beginnings of words; without it the first organisations of the list")
            .asked("service", false, "A service: only organisations that render it")
            .answers(StatusCode::OK, "At most ten", "Organisations"),
            organisations,
        ),
        at(
            operation(
                Method::GET,
                "/api/departments",
                "departments",
                "The education departments that know where the archive of a liquidated organisation is: an old list, joined to the regions of today",
            )
            .asked("bin", false, "An organisation: only the department of its region")
            .problems(&["not-found"])
            .answers(StatusCode::OK, "By region", "Departments"),
            education_departments,
        ),
        at(
            operation(Method::GET, "/api/people", "people", "The invented people by whom one can sign in to a demonstration")
                .answers(StatusCode::OK, "All of them", "People")
                .problems(&["not-found"]),
            people,
        ),
        at(
            operation(Method::GET, "/api/health", "health", "Whether requests can be taken")
                .answers(StatusCode::OK, "They can", "Health")
                .problems(&["unavailable"]),
            health,
        ),
        at(
            operation(Method::GET, "/api/calendar", "calendar", "The calendar by which the server counts now, whole").answers(
                StatusCode::OK,
                "Its file as it came",
                "Calendar",
            ),
            calendar,
        ),
        at(
            operation(Method::GET, "/api/openapi.json", "openapi", "This document").answers(StatusCode::OK, "OpenAPI 3.1", "Document"),
            document,
        ),
    ]
}

#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    q: String,
    service: Option<String>,
}

async fn organisations(State(api): State<Arc<Api>>, Asked(typed): Asked<Typed>) -> Result<impl IntoResponse, Problem> {
    if typed.q.chars().count() > 200 {
        return Err(Problem::unreadable(None, "more letters than any name has"));
    }
    let service = typed.service.map(|code| service(&api, &code)).transpose()?;
    Ok(Json(json!({ "organisations": api.doors.organisations.find(&typed.q, service) })))
}

#[derive(Deserialize)]
struct Liquidated {
    bin: Option<String>,
}

async fn education_departments(State(api): State<Arc<Api>>, Asked(asked): Asked<Liquidated>) -> Result<impl IntoResponse, Problem> {
    let organisation = asked.bin.map(|bin| api.doors.organisations.by_bin(&bin).ok_or(Problem::NotFound)).transpose()?;
    let of = |region: &&Region| organisation.is_none_or(|organisation| organisation.region == region.code);
    let words = |text: Text| json!({ "kk": text.to(Language::Kk), "ru": text.to(Language::Ru), "en": text.to(Language::En) });
    let shown = |region: &Region| {
        let Region { code, name, department: Department { region, telephone, address, site }, since } = *region;
        json!({
            "code": code, "region": words(name), "listed": words(*region), "telephone": telephone, "address": words(*address), "site": site,
            "since": since.map(words),
        })
    };
    let departments: Vec<_> = REGIONS.iter().filter(of).map(shown).collect();
    Ok(Json(json!({ "departments": departments })))
}

async fn people(State(api): State<Arc<Api>>) -> Result<impl IntoResponse, Problem> {
    let people = api.doors.registers.invented();
    if people.is_empty() {
        return Err(Problem::NotFound);
    }
    let people: Vec<_> = people
        .iter()
        .map(|person| json!({ "iin": person.iin, "name": person.name, "birth_date": person.birth_date, "phones": person.phones }))
        .collect();
    Ok(Json(json!({ "people": people })))
}

async fn health(State(api): State<Arc<Api>>) -> Result<impl IntoResponse, Problem> {
    if !api.doors.table.answers().await {
        return Err(Problem::unavailable("the table does not answer"));
    }
    let calendar = api.doors.calendars.in_force().await;
    Ok(Json(json!({
        "status": "ok",
        "rules": api.register.rules(),
        "calendar": calendar.digest(),
        "calendar_version": calendar.version().map(|day| day.to_string()),
        "calendar_refused": api.doors.calendars.refused(),
        "emergencies_refused": api.doors.emergencies.refused(),
    })))
}

async fn calendar(State(api): State<Arc<Api>>) -> impl IntoResponse {
    let taken = api.doors.calendars.taken().await;
    let version = taken.calendar.version().map(|day| day.to_string());
    Json(json!({ "digest": taken.calendar.digest(), "version": version, "csv": &*taken.csv }))
}

async fn document(State(api): State<Arc<Api>>) -> impl IntoResponse {
    Json(api.document.clone())
}
