//! The core for JavaScript: the functions of the package `@otinish/core`. Whatever is asked for wrongly is an `Error` with a stable `code`
//! and a `pointer`, never a panic. It reads no clock either: the instant of filing is an argument.

mod description;
mod form;
#[cfg(feature = "types")]
pub mod types;

use crate::application::{Application, Context, Input};
use crate::calendar::{Calendar, Entry, Instant, as_iso_or_null};
use crate::check::check as judge;
use crate::services::register::Register;
use crate::services::{self, Service};
use crate::texts::Language;
use chrono::NaiveDate;
use js_sys::{Array, Error, JsString, Reflect};
use serde::Serialize;
use std::sync::LazyLock;
use wasm_bindgen::prelude::*;

/// The register and the calendar of a wasm instance, made at the first call: JavaScript's functions have no argument for them.
static LAW: LazyLock<Law> = LazyLock::new(|| Law { register: Register::new(services::ALL), calendar: Calendar::built_in() });

#[derive(Debug)]
struct Law {
    register: Register,
    calendar: Calendar,
}

/// The services, in the order of the register.
///
/// # Errors
/// `language`.
#[wasm_bindgen]
pub fn services(language: &JsValue) -> Result<JsValue, JsValue> {
    let language = known_language(language)?;
    object(&LAW.register.services().iter().map(|service| description::named(service, language)).collect::<Vec<_>>())
}

/// All that a service may ask, by its newest rules or by those of the day `on` (`YYYY-MM-DD`).
///
/// # Errors
/// `service`, `language`, `day`.
#[wasm_bindgen]
pub fn describe(service: &JsValue, language: &JsValue, on: &JsValue) -> Result<JsValue, JsValue> {
    let (service, language) = (known_service(service)?, known_language(language)?);
    let day = if on.is_undefined() || on.is_null() { NaiveDate::MAX } else { known_day(on)? };
    object(&description::of(&LAW.register, service, day, language))
}

/// Judges an input (JSON text) and answers the report (JSON text); messages in `language`, else in the application's.
///
/// # Errors
/// `unreadable` with the pointer, `language`.
#[wasm_bindgen]
pub fn check(input: &JsValue, language: &JsValue) -> Result<String, JsValue> {
    let input = text(input, "the input")?;
    let language = if language.is_undefined() || language.is_null() { None } else { Some(known_language(language)?) };
    let input = Input::read(&LAW.register, &input).map_err(|fault| unreadable(&fault))?;
    Ok(judge(&LAW.register, &LAW.calendar, &input, language).json())
}

/// When an application of a service is accepted and answered if it is filed through `channel` at `filed_at` (RFC 3339), day by day.
///
/// # Errors
/// `service`, `channel`, `filed-at`.
#[wasm_bindgen]
pub fn due(service: &JsValue, channel: &JsValue, filed_at: &JsValue) -> Result<JsValue, JsValue> {
    let service = known_service(service)?;
    let channel = text(channel, "the channel")?;
    let filed_at = instant(filed_at)?;
    let known = LAW.register.plan(service.code, filed_at.local().0).map(|(plan, _)| description::channels(plan)).unwrap_or_default();
    if !known.contains(&&*channel) {
        return Err(unknown("channel", "channel", &channel, &known));
    }
    let mut application = Application::empty(&LAW.register);
    application.set(&LAW.register, "/service", service.code);
    application.set(&LAW.register, "/channel", &channel);
    let input = Input { filed_at, context: Context::default(), application };
    let report = judge(&LAW.register, &LAW.calendar, &input, None);
    let estimated = report.warnings.iter().any(|warned| warned.code == "calendar-estimated");
    object(&Due { accepted_on: report.accepted_on, due_on: report.due_on, estimated, due_because: report.due_because })
}

/// Where a clause stands, in words; nothing for a rule that is none of the regulation's.
///
/// # Errors
/// `argument`, `language`.
#[wasm_bindgen]
pub fn place(clause: &JsValue, language: &JsValue) -> Result<String, JsValue> {
    let (clause, language) = (text(clause, "the clause")?, known_language(language)?);
    Ok(if clause.is_empty() { clause } else { crate::law::place(&clause, language) })
}

/// A day (`YYYY-MM-DD`) as it is written out.
///
/// # Errors
/// `day`, `language`.
#[wasm_bindgen]
pub fn written(day: &JsValue, language: &JsValue) -> Result<String, JsValue> {
    let (day, language) = (known_day(day)?, known_language(language)?);
    Ok(crate::texts::written(day, language))
}

/// The days of a filing.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
struct Due<'r> {
    #[serde(serialize_with = "as_iso_or_null")]
    #[cfg_attr(feature = "types", ts(type = "string | null"))]
    accepted_on: Option<NaiveDate>,
    #[serde(serialize_with = "as_iso_or_null")]
    #[cfg_attr(feature = "types", ts(type = "string | null"))]
    due_on: Option<NaiveDate>,
    /// Whether a day in between is an estimate of the calendar, and the answer's day may move.
    estimated: bool,
    due_because: Vec<Entry<'r>>,
}

/// A plain object, with `null` where nothing is.
fn object(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|fault| error("internal", &fault.to_string(), None))
}

fn known_service(code: &JsValue) -> Result<&'static Service, JsValue> {
    let code = text(code, "the service")?;
    let known = || LAW.register.services().iter().map(|service| service.code).collect::<Vec<_>>();
    LAW.register.service(&code).ok_or_else(|| unknown("service", "service", &code, &known()))
}

fn known_language(code: &JsValue) -> Result<Language, JsValue> {
    let code = text(code, "the language")?;
    Language::of(&code).ok_or_else(|| unknown("language", "language", &code, &Language::ALL.map(Language::code)))
}

fn known_day(day: &JsValue) -> Result<NaiveDate, JsValue> {
    crate::calendar::day(&text(day, "the day")?).ok_or_else(|| error("day", "the day is a real one, as YYYY-MM-DD", None))
}

fn instant(text_of: &JsValue) -> Result<Instant, JsValue> {
    let typed = text(text_of, "the instant of filing")?;
    let wrong = || error("filed-at", "the instant of filing is RFC 3339 with an offset, as 2026-03-20T19:10:00+05:00", None);
    Instant::parse(&typed).ok_or_else(wrong)
}

/// The text of an argument: a string, and one that UTF-8 can carry.
fn text(value: &JsValue, what: &str) -> Result<String, JsValue> {
    let Some(text) = value.as_string() else { return Err(error("argument", &format!("{what} must be a string"), None)) };
    // Half of a surrogate pair comes over as U+FFFD, which may also have been typed.
    if text.contains('\u{FFFD}') && !JsString::from(value.clone()).is_valid_utf16() {
        return Err(error("unreadable", &format!("{what} holds half of a surrogate pair"), None));
    }
    Ok(text)
}

fn unreadable(fault: &crate::json::unreadable::Unreadable) -> JsValue {
    listing(error("unreadable", &fault.to_string(), fault.at.as_deref()), &fault.known)
}

/// An error that lists what is known, in its message and as `known`.
fn unknown(code: &str, what: &str, given: &str, known: &[&str]) -> JsValue {
    listing(error(code, &format!("no {what} is called “{given}”; known are {}", known.join(", ")), None), known)
}

/// The same error with what is known, if that is a few words.
fn listing(error: JsValue, known: &[&str]) -> JsValue {
    if !known.is_empty() {
        let list: Array = known.iter().map(|code| JsValue::from_str(code)).collect();
        // A fresh object takes a property; where it did not, the message has them all the same.
        let _ = Reflect::set(&error, &"known".into(), &list);
    }
    error
}

/// A JavaScript `Error` with a stable `code`, and the JSON Pointer of the fault (`null` where there is none).
fn error(code: &str, message: &str, pointer: Option<&str>) -> JsValue {
    let error = Error::new(message);
    let set = |name: &str, value: JsValue| Reflect::set(&error, &name.into(), &value);
    let written = set("code", code.into()).and(set("pointer", pointer.map_or(JsValue::NULL, JsValue::from_str)));
    written.map_or_else(|refused| refused, |_| error.into())
}
