//! A code that certifies one application: sent to the account's number, bound to the SHA-256 of the application's canonical JSON.

use super::calling::{Address, JsonText, SignedIn, read};
use super::sign_in::deliver;
use super::{Api, at};
use crate::clock::written;
use crate::keys::sha256_hex;
use crate::openapi::{Operation, operation};
use crate::problem::Problem;
use crate::random;
use crate::sign_in::{NotRight, Presented, Purpose, masked};
use crate::sms::Message;
use crate::table::item::Write;
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::routing::MethodRouter;
use http::{Method, StatusCode};
use otinish_core::application::Application;
use otinish_core::json::unreadable::Unreadable;
use otinish_core::page::takes_the_portal;
use otinish_core::parties::Parties;
use otinish_core::services::Service;
use otinish_core::texts::{Text, text};
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;
use std::sync::Arc;

pub(super) fn operations() -> Vec<(Operation, MethodRouter<Arc<Api>>)> {
    vec![at(
        operation(Method::POST, "/api/certify", "certify", "Sends a code that certifies this very application")
            .signed_in()
            .body("Certify")
            .answers(StatusCode::CREATED, "The code is on its way", "CertifySent")
            .problems(&["wrong-channel", "not-now", "slow-down"]),
        certify,
    )]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Certifying<'a> {
    #[serde(borrow)]
    application: &'a RawValue,
}

const MESSAGE: Text = text(
    "Otinish: өтінішті растау коды {code}. Оны ешкімге айтпаңыз.",
    "Otinish: код для подтверждения заявления {code}. Никому его не сообщайте.",
    "Otinish: the code to certify the application is {code}. Tell it to nobody.",
);

async fn certify(
    State(api): State<Arc<Api>>,
    address: Address,
    signed_in: SignedIn,
    JsonText(text): JsonText,
) -> Result<impl IntoResponse, Problem> {
    let certifying: Certifying<'_> = read(&text)?;
    let application = application(&api, certifying.application)?;
    let parties = Parties::of(&api.register, &application);
    sent(&api, &parties)?;
    let sha256 = digest(&api, &application);
    let phone = &signed_in.account.phone;
    api.codes.ask(&address.text()).await?;
    let made = api.codes.make(Purpose::Certify, phone, &bound(&signed_in, &sha256), &[]).await?;
    let text = MESSAGE.fill(parties.language, &[("code", &made.digits)]);
    let message = Message { id: format!("code-{}", random::token()), to: phone.clone(), text, at: api.doors.clock.now() };
    let confirmed = deliver(&api, &made, &message).await?;
    let sent = json!({ "phone": masked(phone), "expires_at": written(made.expires_at), "confirmed": confirmed, "sha256": sha256 });
    Ok((StatusCode::CREATED, Json(sent)))
}

/// A code that was right for an application.
pub(super) struct Proof {
    pub(super) presented: Presented,
    /// The write that uses it up.
    pub(super) used: Write,
}

/// Judges the code that came with an application.
pub(super) async fn proof(api: &Api, signed_in: &SignedIn, sha256: &str, digits: String) -> Result<Proof, Problem> {
    let phone = signed_in.account.phone.clone();
    let presented = Presented { purpose: Purpose::Certify, phone, bound: bound(signed_in, sha256), digits };
    match api.codes.judge(&presented).await {
        Ok(used) => Ok(Proof { presented, used }),
        Err(NotRight::Wrong { tries_left }) => Err(Problem::NotCertified { tries_left: Some(tries_left) }),
        Err(NotRight::Gone) => Err(Problem::NotCertified { tries_left: Some(0) }),
        Err(NotRight::Table(broken)) => Err(Problem::unavailable(broken)),
    }
}

/// The service that is applied for, if its application is sent from here: an account is a person's own, and reaches the provider through the
/// portal alone.
pub(super) fn sent(api: &Api, parties: &Parties) -> Result<&'static Service, Problem> {
    let service = api.register.service(parties.service).expect("what was read names a service of the register");
    match (takes_the_portal(service), parties.by_portal) {
        (false, _) => Err(Problem::CheckOnly),
        (true, false) => Err(Problem::WrongChannel),
        (true, true) => Ok(service),
    }
}

/// Reads the member `application` of a body; pointers of faults are within the body.
pub(super) fn application<'a>(api: &Api, raw: &'a RawValue) -> Result<Application<'a>, Problem> {
    Application::read(&api.register, raw.get()).map_err(|unreadable: Unreadable| unreadable.within("application").into())
}

/// SHA-256 of the application's canonical JSON, in hexadecimal.
pub(super) fn digest(api: &Api, application: &Application<'_>) -> String {
    let canonical = application.json(&api.register).expect("what was read from JSON has no value of a wrong shape");
    sha256_hex(canonical.as_bytes())
}

/// What a code is for: this application, and this account.
fn bound(signed_in: &SignedIn, sha256: &str) -> String {
    format!("{}#{sha256}", signed_in.person)
}
