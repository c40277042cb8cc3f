//! Handing an application in: who sends it is proved and not claimed, the server judges by its own clock and its own context, and the request is
//! stored whole or not at all.

mod sender;

use super::calling::{JsonText, SignedIn, read};
use super::check::Known;
use super::debt::Debt;
use super::sign_in::give_back;
use super::{Api, at, certify, check};
use crate::clock::written;
use crate::keys::sha256_hex;
use crate::openapi::{Operation, operation};
use crate::organisations::Name;
use crate::problem::{Problem, Refusing};
use crate::registers::Person;
use crate::store::{Actor, Filed, Filing, NewEvent, NotStored};
use crate::table::item::Write;
use axum::Json;
use axum::extract;
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use chrono::{DateTime, Utc};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use otinish_core::application::Input;
use otinish_core::calendar::Calendar;
use otinish_core::check::{Report, Verdict, check};
use otinish_core::notice::Kind;
use otinish_core::notice::letter::{self, Letter, Order, Particulars};
use otinish_core::page::files::Attached;
use otinish_core::parties::{Certification, Parties};
use otinish_core::request::{Authority, Event, State};
use otinish_core::texts::Language;
use sender::{Admitted, Sender, admitted};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;

pub(super) fn operations() -> Vec<(Operation, MethodRouter<Arc<Api>>)> {
    vec![at(
        operation(Method::POST, "/api/requests", "submit", "Hands an application in, unless its service is only checked here")
            .signed_in()
            .header(
                IDEMPOTENCY_KEY,
                "^[A-Za-z0-9-]{1,255}$",
                "Of the sender's choice: the same key and body get the same answer, once and for all",
            )
            .body("Submission")
            .answers(StatusCode::CREATED, "It is registered, and a receipt follows", "Filed")
            .problems(&[
                "not-yours",
                "wrong-channel",
                "key-reused",
                "rules-changed",
                "not-now",
                "blocked",
                "refusable",
                "remarks",
                "not-certified",
                "signature-required",
                "provider-unknown",
                "file-unknown",
                "slow-down",
            ]),
        submit,
    )]
}

const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Submission<'a> {
    #[serde(borrow)]
    application: &'a RawValue,
    rules: String,
    #[serde(default)]
    certificate: Option<Certificate>,
    /// Code and pointer of every problem that the sender was shown.
    #[serde(default)]
    as_is: Option<BTreeSet<(String, String)>>,
}

/// What proves `certified_by`. A CMS is taken when signatures are verified: until then it proves nothing.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Certificate {
    #[serde(default)]
    code: Option<String>,
    #[serde(default, rename = "cms")]
    _cms: Option<IgnoredAny>,
}

impl Certificate {
    /// What proves that the application of this digest is certified as it says.
    async fn proof(self, api: &Api, signed_in: &SignedIn, parties: &Parties, sha256: &str) -> Result<certify::Proof, Problem> {
        match (parties.certified_by, self.code) {
            (Some(Certification::OneTimePassword), Some(digits)) => certify::proof(api, signed_in, sha256, digits).await,
            (Some(Certification::Eds), _) => Err(Problem::SignatureRequired),
            (Some(Certification::OneTimePassword), None) | (Some(Certification::Handwritten) | None, _) => {
                Err(Problem::NotCertified { tries_left: None })
            }
        }
    }
}

async fn submit(
    extract::State(api): extract::State<Arc<Api>>,
    signed_in: SignedIn,
    headers: HeaderMap,
    JsonText(text): JsonText,
) -> Result<Response, Problem> {
    let key = idempotency_key(&headers)?;
    let submission: Submission<'_> = read(&text)?;
    let call = Call { key, body: sha256_hex(text.as_bytes()), application: submission.application };
    let application = certify::application(&api, call.application)?;
    // What was accepted stays accepted: the record is looked up before the code is judged, which was used up by then.
    if let Some(filed) = call.answered(&api, &signed_in).await? {
        return Ok(created(filed));
    }
    if submission.rules != api.register.rules() {
        return Err(Problem::RulesChanged { rules: api.register.rules().to_owned() });
    }
    let parties = Parties::of(&api.register, &application);
    let admitted = admitted(&api, &signed_in, &parties).await?;
    let sha256 = certify::digest(&api, &application);
    let applicant = applicant(&api, &parties, admitted.authority).await?;
    let now = api.doors.clock.now();
    let known = check::known(&api, applicant.as_ref(), parties.provider_bin.as_deref(), now);
    let input = Input { filed_at: check::instant(now), context: known.context.clone(), application };
    let calendar = api.doors.calendars.in_force().await;
    let report = check(&api.register, &calendar, &input, None);
    let written_report = taken(&report, submission.as_is.as_ref())?;
    // An application that names nobody is blocked, and was refused above with the report that says so.
    if admitted.sender == Sender::Unnamed {
        return Err(Problem::NotYours);
    }
    for file in parties.files.iter().filter(|file| file.uploaded) {
        same_as_uploaded(&api, &signed_in, file).await?;
    }
    let proof = match submission.certificate.unwrap_or_default().proof(&api, &signed_in, &parties, &sha256).await {
        Ok(proof) => proof,
        // The same call, made at the same time, may have used the code up: then it was answered, and this one is answered alike.
        Err(problem) => return call.answered(&api, &signed_in).await?.map(created).ok_or(problem),
    };
    let taken = Taken {
        api: &api,
        calendar: &calendar,
        signed_in: &signed_in,
        filed_at: now,
        known: &known,
        input: &input,
        parties: &parties,
        report: &report,
        admitted,
    };
    let filing = taken.filing(call, written_report, proof.used)?;
    match api.doors.store.file(&filing).await {
        Ok(filed) => Ok(created(filed)),
        Err(broken @ (NotStored::Table(_) | NotStored::Vault(_) | NotStored::TooLarge(_))) => {
            give_back(&api, &proof.presented).await;
            Err(broken.into())
        }
        Err(refused) => Err(refused.into()),
    }
}

/// A call by which it is known when it comes again.
struct Call<'a> {
    key: &'a str,
    /// The SHA-256 of its body, in hexadecimal.
    body: String,
    application: &'a RawValue,
}

impl Call<'_> {
    /// What it was answered before.
    async fn answered(&self, api: &Api, signed_in: &SignedIn) -> Result<Option<Filed>, NotStored> {
        api.doors.store.answered(&signed_in.person, self.key, &self.body).await
    }
}

/// The header by which a call that comes again is known. Of two nobody could say which one that is.
fn idempotency_key(headers: &HeaderMap) -> Result<&str, Problem> {
    let mut given = headers.get_all(IDEMPOTENCY_KEY).iter();
    let key = given.next().filter(|_| given.next().is_none()).and_then(|key| key.to_str().ok()).unwrap_or_default();
    let is_key = (1..=255).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_key { Ok(key) } else { Err(Problem::unreadable(None, "Idempotency-Key: 1 to 255 letters, digits and hyphens")) }
}

/// The applicant as the registers know them; of somebody for whom the sender may not be acting, nothing that a report could give away.
async fn applicant(api: &Api, parties: &Parties, authority: Authority) -> Result<Option<Person>, Problem> {
    match (&parties.applicant.iin, authority) {
        (Some(iin), Authority::NotNeeded | Authority::Confirmed) => api.doors.registers.person(iin).await.map_err(Problem::unavailable),
        (None, _) | (_, Authority::NotProved) => Ok(None),
    }
}

/// The report as it is written, if the application can be taken: complete, or with the very problems that the sender knows of.
fn taken(report: &Report<'_>, as_is: Option<&BTreeSet<(String, String)>>) -> Result<Value, Problem> {
    let written = serde_json::to_value(report).map_err(Problem::unavailable)?;
    let found: BTreeSet<(String, String)> = report.problems.iter().map(|problem| (problem.code.to_owned(), problem.at.clone())).collect();
    let is_known = as_is == Some(&found);
    let verdict = match report.verdict {
        Verdict::Complete => return Ok(written),
        Verdict::Refusable | Verdict::Remarks if is_known => return Ok(written),
        Verdict::Blocked => Refusing::Blocked,
        Verdict::Refusable => Refusing::Refusable,
        Verdict::Remarks => Refusing::Remarks,
    };
    Err(Problem::Judged { verdict, report: Box::new(written) })
}

/// A file counts as handed in when this account has uploaded it, and it is what the application says of it.
async fn same_as_uploaded(api: &Api, signed_in: &SignedIn, file: &Attached) -> Result<(), Problem> {
    let unknown = || Problem::FileUnknown { at: format!("/application{}", file.at()) };
    let sha256 = file.sha256.as_deref().ok_or_else(unknown)?;
    let (facts, _) = api.files.own(&signed_in.person, sha256).await.map_err(Problem::unavailable)?.ok_or_else(unknown)?;
    let (width, height) = facts.size.map_or((None, None), |size| (Some(size.width_px), Some(size.height_px)));
    let is_same = file.media_type == facts.media_type.name()
        && u64::try_from(facts.bytes) == Ok(file.bytes)
        && file.width_px.is_none_or(|said| Some(said) == width)
        && file.height_px.is_none_or(|said| Some(said) == height);
    if is_same { Ok(()) } else { Err(unknown()) }
}

/// In whose cabinets the request stands.
fn people(api: &Api, signed_in: &SignedIn, parties: &Parties) -> Vec<String> {
    let representative = parties.representative.as_ref().and_then(|representative| representative.iin.as_ref());
    let named = parties.applicant.iin.iter().chain(representative).map(|iin| api.doors.vault.person(iin));
    let mut people = vec![signed_in.person.clone()];
    for person in named {
        if !people.contains(&person) {
            people.push(person);
        }
    }
    people
}

/// What the first event keeps of an application, encrypted: enough to judge it again, to write to its sender, and to show what the sender saw.
#[derive(Clone, Debug, Serialize)]
struct Kept<'a> {
    input: Value,
    report: Value,
    phone: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    debt: Option<Debt>,
    /// The receipt as it will be issued, in the words and by the days of now.
    letter: Letter,
}

/// An application that is taken, on its way to becoming events.
struct Taken<'a> {
    api: &'a Api,
    calendar: &'a Calendar,
    signed_in: &'a SignedIn,
    filed_at: DateTime<Utc>,
    known: &'a Known,
    input: &'a Input<'a>,
    parties: &'a Parties,
    report: &'a Report<'a>,
    admitted: Admitted<'a>,
}

impl Taken<'_> {
    /// What is stored of it, with the report as it is written and the write that uses its proof up.
    fn filing(&self, call: Call<'_>, report: Value, proof: Write) -> Result<Filing, Problem> {
        let Taken { api, signed_in, filed_at, input, .. } = *self;
        let context = check::Written::from(&input.context);
        let kept = Kept {
            input: json!({ "filed_at": written(filed_at), "context": context, "application": call.application }),
            report,
            phone: &signed_in.account.phone,
            debt: Debt::of(self.report, self.known),
            letter: letter::receipt(&api.register, self.calendar, input, &self.particulars(None)),
        };
        let events = self.events(&kept);
        let state = State::fold(events.iter().map(|event| &event.what)).map_err(Problem::unavailable)?;
        Ok(Filing {
            account: signed_in.person.clone(),
            people: people(api, signed_in, self.parties),
            idempotency_key: call.key.to_owned(),
            body: call.body,
            service: self.report.service.to_owned(),
            provider: self.admitted.provider.bin.clone(),
            filed_at,
            due_on: self.report.due_on,
            events,
            proofs: vec![proof],
            answer: json!({ "state": state, "filed_at": written(filed_at), "report": kept.report }),
        })
    }

    /// That it was filed, and what follows from that by itself. Nothing is refused while the authority to act is not proved.
    fn events(&self, kept: &Kept<'_>) -> Vec<NewEvent> {
        let (report, Admitted { service, provider, authority, .. }) = (self.report, self.admitted);
        let says = serde_json::to_value(kept).expect("texts and values are always written");
        let filed = Event::Filed { verdict: report.verdict, authority };
        let edition = service.since(report.edition);
        let order = provider.issues_at_once(service, edition, self.input.filed_at.local().0);
        let order = order.map(|order| Order { number: order.order.clone(), date: order.since.to_string() });
        let refusal = letter::refusal(&self.api.register, self.calendar, self.input, &self.particulars(order.clone()));
        // Where the receipt is already the result, it and the refusal exclude each other: the provider decides which of them is issued.
        let receipt = Some(Kind::Receipt).filter(|_| refusal.is_none() || !edition.notices.receipt_is_result);
        let mut events = vec![self.event(filed, Actor::Person(self.signed_in.person.clone()), says, receipt)];
        if let Some(letter) = refusal.filter(|_| authority != Authority::NotProved) {
            let (refusal, notice) = (letter.kind, order.is_some().then_some(letter.kind));
            let says = json!({ "order": order, "letter": letter });
            let heard_first = edition.hearing.is_some();
            events.push(self.event(Event::RefusalPrepared { refusal, heard_first }, Actor::System, says, notice));
        }
        events
    }

    fn particulars(&self, order: Option<Order>) -> Particulars {
        let provider = self.admitted.provider;
        let said = |name: &Name| if self.parties.language == Language::Ru { name.ru.clone() } else { name.kk.clone() };
        Particulars {
            provider_bin: provider.bin.clone(),
            provider_name: said(&provider.name),
            order,
            emergency_acts: self.known.emergencies.iter().map(|emergency| said(&emergency.act)).collect(),
        }
    }

    fn event(&self, what: Event, actor: Actor, says: Value, notice: Option<Kind>) -> NewEvent {
        NewEvent {
            what,
            actor,
            edition: self.report.edition.map(|day| day.to_string()),
            rules: self.report.rules.to_owned(),
            calendar: self.report.calendar.to_owned(),
            says,
            notice,
        }
    }
}

fn created(filed: Filed) -> Response {
    let location = format!("/api/requests/{}", filed.number);
    let mut response = (StatusCode::CREATED, Json(filed.answer)).into_response();
    response.headers_mut().insert(header::LOCATION, HeaderValue::try_from(location).expect("digits make a header"));
    response
}
