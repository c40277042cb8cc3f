//! The page `/outbox`: what would be sent by SMS, for the demonstration. It is there only where messages are kept instead of sent, and answers
//! only to this very machine: to a call from it that went through no proxy, of a server whose own address is no other.

use super::Api;
use super::calling::Address;
use crate::problem::Problem;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use http::{HeaderMap, HeaderValue, header};
use otinish_core::calendar::Instant;
use std::fmt::Write;
use std::sync::Arc;

/// More than anybody looks through.
const MOST_SHOWN: usize = 100;

/// What proxies say of the calls that they pass on.
const PASSED_ON: [&str; 5] = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"];

pub(super) async fn page(State(api): State<Arc<Api>>, address: Address, headers: HeaderMap) -> Result<Response, Problem> {
    let is_kept = matches!(api.doors.sms, crate::sms::Sms::Outbox { .. });
    // A proxy on this machine calls from loopback, and some name the host by which they reach us: where people reach us by another address
    // there is no page, nor for a call that says that it was passed on. Another name that was made to lead here does not help either.
    let is_for_this_machine = super::is_loopback_url(&api.doors.public_url);
    let is_passed_on = PASSED_ON.iter().any(|name| headers.contains_key(*name));
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    if !is_kept || !is_for_this_machine || is_passed_on || !address.is_loopback() || !host.is_some_and(super::is_loopback) {
        return Err(Problem::NotFound);
    }
    let messages = api.doors.sms.kept().await.map_err(Problem::unavailable)?;
    let mut rows = String::new();
    for message in messages.iter().take(MOST_SHOWN) {
        let (day, time) = Instant(message.at.timestamp_millis()).local();
        let (time, to, text) = (time.format("%H:%M:%S"), escaped(&message.to), escaped(&message.text));
        // Two columns: three are wider than a phone.
        write!(rows, "<tr><td><time>{day} {time}</time><br>{to}</td><td>{text}</td></tr>").expect("a String takes what is written");
    }
    let page = format!(
        "<!doctype html><html lang=\"kk\"><head><meta charset=\"utf-8\"><title>Otinish: SMS</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><meta http-equiv=\"refresh\" content=\"5\"></head>\
         <body><h1>SMS</h1><p>Жіберілетін хабарламалар (көрсетілім). <span lang=\"ru\">Что было бы отправлено (демонстрация).</span> \
         <span lang=\"en\">What would be sent (demonstration).</span></p>\
         <table><thead><tr><th>№</th><th>SMS</th></tr></thead><tbody>{rows}</tbody></table></body></html>"
    );
    let mut response = Html(page).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
