//! Who sends an application, for what, and to whom: told by the session, the registers and the list of organisations, before anything is judged.
//! What the application says is judged elsewhere.

use crate::api::calling::SignedIn;
use crate::api::{Api, certify};
use crate::organisations::Organisation;
use crate::problem::Problem;
use chrono::TimeDelta;
use otinish_core::parties::Parties;
use otinish_core::request::Authority;
use otinish_core::services::Service;

/// Who sends an application for what, and to whom.
#[derive(Clone, Copy)]
pub(super) struct Admitted<'a> {
    pub(super) service: &'static Service,
    pub(super) sender: Sender,
    pub(super) provider: &'a Organisation,
    pub(super) authority: Authority,
}

/// As whom the account sends the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sender {
    Applicant,
    Representative,
    /// The application gives no IIN at all.
    Unnamed,
}

/// Lets the sender in, before anything is judged.
pub(super) async fn admitted<'a>(api: &'a Api, signed_in: &SignedIn, parties: &Parties) -> Result<Admitted<'a>, Problem> {
    let service = certify::sent(api, parties)?;
    within_the_quota(api, signed_in).await?;
    let sender = sender(signed_in, parties)?;
    // An organisation of another kind cannot render the service: nobody there would know what to do with the application.
    let provider = parties.provider_bin.as_deref().and_then(|bin| api.doors.organisations.that_renders(service, bin));
    let provider = provider.ok_or(Problem::ProviderUnknown)?;
    Ok(Admitted { service, sender, provider, authority: authority(api, signed_in, parties, sender).await? })
}

/// Refuses an account that has handed in as many applications within a day as anybody may.
async fn within_the_quota(api: &Api, signed_in: &SignedIn) -> Result<(), Problem> {
    let most = api.doors.limits.requests_a_day;
    if most == usize::MAX {
        return Ok(());
    }
    let now = api.doors.clock.now();
    // What others hand in for this person stands in the same cabinet, and must not keep the person from it.
    let sent = api.doors.store.sent(&signed_in.person, now - DAY, most).await?;
    if sent.len() < most {
        return Ok(());
    }
    // Where none at all is allowed there is no oldest one.
    let oldest = sent.last().copied().unwrap_or(now);
    Err(Problem::slow_down(oldest + DAY - now))
}

const DAY: TimeDelta = TimeDelta::days(1);

fn sender(signed_in: &SignedIn, parties: &Parties) -> Result<Sender, Problem> {
    let own = Some(&signed_in.account.iin);
    let applicant = parties.applicant.iin.as_ref();
    let representative = parties.representative.as_ref().and_then(|representative| representative.iin.as_ref());
    if applicant == own {
        Ok(Sender::Applicant)
    } else if representative == own {
        Ok(Sender::Representative)
    } else if applicant.is_none() && representative.is_none() {
        Ok(Sender::Unnamed)
    } else {
        Err(Problem::NotYours)
    }
}

/// Whether it is known that the sender may act for the applicant.
async fn authority(api: &Api, signed_in: &SignedIn, parties: &Parties, sender: Sender) -> Result<Authority, Problem> {
    if sender != Sender::Representative {
        return Ok(Authority::NotNeeded);
    }
    let person = api.doors.registers.person(&signed_in.account.iin).await.map_err(Problem::unavailable)?;
    let is_proved = match (&person, &parties.applicant.iin, &parties.relation) {
        (Some(person), Some(applicant), Some(relation)) => person.may_represent(applicant, relation),
        _ => false,
    };
    Ok(if is_proved { Authority::Confirmed } else { Authority::NotProved })
}
