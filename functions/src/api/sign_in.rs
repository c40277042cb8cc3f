//! Signing in: a code to a number that the registers confirm as the person's, then a session.

use super::calling::{Address, Body, COOKIE, Part, Parts, SignedIn, token};
use super::{Api, at};
use crate::keys;
use crate::openapi::{Operation, operation};
use crate::problem::Problem;
use crate::random;
use crate::registers::{Person, PersonName, Represents};
use crate::sessions::Account;
use crate::sign_in::{Made, NotMade, NotRight, Presented, Purpose, masked, mobile};
use crate::sms::Message;
use crate::table::{self, item::Condition, item::Item, item::Write};
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use chrono::NaiveDate;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use otinish_core::texts::{Language, Text, text};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

pub(super) fn operations() -> Vec<(Operation, MethodRouter<Arc<Api>>)> {
    vec![
        at(
            operation(Method::POST, "/api/sign-in", "ask-for-code", "Sends a one-time code to a number of one's own")
                .body("SignIn")
                .answers(StatusCode::CREATED, "The code is on its way", "CodeSent")
                .problems(&["not-yours", "slow-down", "unavailable"]),
            ask,
        ),
        at(
            operation(Method::POST, "/api/sign-in/{id}", "sign-in", "Opens a session with the code")
                .part("id", "^[a-z2-7]{52}$", "As the call that sent the code gave it")
                .body("Code")
                .answers(StatusCode::OK, "Signed in: the session is in the cookie, or in the body for a bearer", "SignedIn")
                .problems(&["sign-in", "unavailable"]),
            enter,
        ),
        at(
            operation(Method::GET, "/api/session", "session", "Who is signed in, as the registers know them").signed_in().answers(
                StatusCode::OK,
                "The account",
                "Account",
            ),
            who,
        ),
        at(
            operation(Method::DELETE, "/api/session", "sign-out", "Ends the session").problems(&["unavailable"]).gives(
                StatusCode::NO_CONTENT,
                "Nobody is signed in any more",
                &[],
            ),
            leave,
        ),
    ]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asking {
    iin: String,
    phone: String,
    /// Of the message; Kazakh where it is not given.
    #[serde(default)]
    language: Language,
}

#[derive(Serialize)]
struct CodeSent {
    id: String,
    /// Masked.
    phone: String,
    expires_at: String,
    /// Whether the gateway has said that it took the message.
    confirmed: bool,
}

const MESSAGE: Text = text(
    "Otinish: кіру коды {code}. Оны ешкімге айтпаңыз.",
    "Otinish: код для входа {code}. Никому его не сообщайте.",
    "Otinish: the code to sign in is {code}. Tell it to nobody.",
);

async fn ask(State(api): State<Arc<Api>>, address: Address, Body(asking): Body<Asking>) -> Result<impl IntoResponse, Problem> {
    if asking.iin.len() != 12 || !asking.iin.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(Problem::unreadable("/iin".to_owned(), "twelve digits are expected"));
    }
    let phone =
        mobile(&asking.phone).ok_or_else(|| Problem::unreadable("/phone".to_owned(), "a mobile number of Kazakhstan is expected"))?;
    api.codes.ask(&address.text()).await?;
    let person = api.doors.registers.person(&asking.iin).await.map_err(Problem::unavailable)?;
    if !person.is_some_and(|person| person.has_phone(&phone)) {
        return Err(Problem::NotYours);
    }
    let id = random::token();
    let at = keys::code(&id);
    let account = Account { iin: asking.iin, phone };
    let sealed = api.doors.vault.seal_json(&at, &account).await.map_err(Problem::unavailable)?;
    let expires = api.doors.clock.now() + api.doors.limits.code_lives;
    let challenge = Write::Put(Item::new(&at).bytes(WHO, sealed).expires(expires), Condition::Absent);
    let made = api.codes.make(Purpose::SignIn, &account.phone, &id, &[challenge]).await?;
    let text = MESSAGE.fill(asking.language, &[("code", &made.digits)]);
    let message = Message { id: format!("code-{id}"), to: account.phone.clone(), text, at: api.doors.clock.now() };
    let confirmed = deliver(&api, &made, &message).await?;
    let expires_at = crate::clock::written(made.expires_at);
    Ok((StatusCode::CREATED, Json(CodeSent { id, phone: masked(&account.phone), expires_at, confirmed })))
}

/// Sends the code that was made, and says whether the gateway has confirmed it. One that certainly went to nobody is taken back: it has used
/// nothing up, and a code that came before is still good. One of which that is not certain stays counted and alive: it may be on the telephone
/// already, and a gateway that is slow must not give anybody's number more codes than it may have.
pub(super) async fn deliver(api: &Api, made: &Made, message: &Message) -> Result<bool, Problem> {
    let Err(broken) = api.doors.sms.send(message).await else { return Ok(true) };
    if !broken.is_unsent() {
        tracing::warn!(cause = broken.to_string(), "nobody knows whether a code was sent");
        return Ok(false);
    }
    if let Err(error) = api.codes.take_back(&message.to, made).await {
        tracing::warn!(error = error.to_string(), "a code that was not sent stays counted");
    }
    Err(Problem::unavailable(broken))
}

/// Gives the code the try back by which it was judged right, when what it was for could not be stored.
pub(super) async fn give_back(api: &Api, presented: &Presented) {
    if let Err(error) = api.codes.give_back(presented).await {
        tracing::warn!(error = error.to_string(), "a code that was right has lost a try");
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entering {
    code: String,
    /// Programs that keep their token themselves ask for it in the body; browsers get a cookie that no script can read.
    #[serde(default)]
    bearer: bool,
}

#[derive(Serialize)]
struct Entered {
    expires_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
}

async fn enter(State(api): State<Arc<Api>>, Parts(id): Part, Body(entering): Body<Entering>) -> Result<Response, Problem> {
    let gone = || Problem::SignIn { tries_left: Some(0) };
    // Nobody was given another id, and a key of any length is not the table's to look for.
    if !random::is_token(&id) {
        return Err(gone());
    }
    let at = keys::code(&id);
    let item = api.doors.table.get(&at).await.map_err(Problem::unavailable)?.ok_or_else(gone)?;
    let account: Account =
        api.doors.vault.open_json(&at, item.bytes_of(WHO).map_err(Problem::unavailable)?).await.map_err(Problem::unavailable)?;
    let presented = Presented { purpose: Purpose::SignIn, phone: account.phone.clone(), bound: id, digits: entering.code };
    let used = api.codes.judge(&presented).await.map_err(|not_right| match not_right {
        NotRight::Wrong { tries_left } => Problem::SignIn { tries_left: Some(tries_left) },
        NotRight::Gone => gone(),
        NotRight::Table(broken) => Problem::unavailable(broken),
    })?;
    let opened = api.sessions.open(&account).await.map_err(Problem::unavailable)?;
    let writes = vec![used, Write::Delete(at, Condition::Always), opened.write];
    match api.doors.table.transact(writes).await {
        Ok(()) => {}
        // The same code, used at the same time by another call.
        Err(table::Broken::Conflict { .. }) => return Err(gone()),
        Err(broken) => {
            give_back(&api, &presented).await;
            return Err(Problem::unavailable(broken));
        }
    }
    let token = entering.bearer.then(|| opened.token.clone());
    let mut response = Json(Entered { expires_at: crate::clock::written(opened.expires_at), token }).into_response();
    if !entering.bearer {
        set_cookie(&mut response, &opened.token, api.sessions.lives.num_seconds());
    }
    Ok(response)
}

/// An account as its own person sees it: everything that the form can fill in by itself.
#[derive(Serialize)]
struct Known {
    iin: String,
    phone: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<PersonName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    birth_date: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    citizenship_status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    /// For whom this person may act.
    represents: Vec<Represented>,
}

#[derive(Serialize)]
struct Represented {
    relation: String,
    iin: String,
    name: PersonName,
    birth_date: NaiveDate,
}

async fn who(State(api): State<Arc<Api>>, signed_in: SignedIn) -> Result<impl IntoResponse, Problem> {
    let Account { iin, phone } = signed_in.account;
    let person = api.doors.registers.person(&iin).await.map_err(Problem::unavailable)?;
    let mut represents = Vec::new();
    for Represents { relation, iin } in person.iter().flat_map(|person| person.represents.clone()) {
        if let Some(Person { name, birth_date, .. }) = api.doors.registers.person(&iin).await.map_err(Problem::unavailable)? {
            represents.push(Represented { relation, iin, name, birth_date });
        }
    }
    let (name, birth_date, citizenship_status, address) = match person {
        Some(person) => (Some(person.name), Some(person.birth_date), Some(person.citizenship_status), person.address),
        None => (None, None, None, None),
    };
    Ok(Json(Known { iin, phone, name, birth_date, citizenship_status, address, represents }))
}

async fn leave(State(api): State<Arc<Api>>, headers: HeaderMap) -> Result<Response, Problem> {
    if let Some(token) = token(&headers) {
        api.sessions.close(token).await.map_err(Problem::unavailable)?;
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    set_cookie(&mut response, "", 0);
    Ok(response)
}

fn set_cookie(response: &mut Response, token: &str, seconds: i64) {
    let cookie = format!("{COOKIE}={token}; Path=/; Max-Age={seconds}; HttpOnly; Secure; SameSite=Strict");
    response.headers_mut().insert(header::SET_COOKIE, HeaderValue::try_from(cookie).expect("letters and digits make a header"));
}

impl From<NotMade> for Problem {
    fn from(not_made: NotMade) -> Problem {
        match not_made {
            NotMade::TooMany { after } => Problem::slow_down(after),
            NotMade::Table(broken) => Problem::unavailable(broken),
        }
    }
}

const WHO: &str = "who";
