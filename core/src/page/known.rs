//! What is known and not asked: who applies, as the account's register names them, and the organisation that was picked, with its head.
//! Of who applies it never writes over what somebody typed, and puts nothing beside what was typed of somebody else; who begins to apply
//! for somebody else moves, and an organisation that is picked takes the place of the one before, head and all.

use crate::application::Application;
use crate::services::register::Register;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A person, as an account or an organisation knows one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub surname: String,
    pub given_name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patronymic: Option<String>,
}

impl Person {
    /// The parts of the name with the names of their members; a patronymic that there is none of is empty.
    fn parts(&self) -> [(&'static str, &str); 3] {
        [("surname", &*self.surname), ("given_name", &*self.given_name), ("patronymic", self.patronymic.as_deref().unwrap_or_default())]
    }
}

/// The person of an account.
#[derive(Clone, Copy, Debug)]
pub struct Holder<'a> {
    pub iin: &'a str,
    pub person: &'a Person,
    pub phone: &'a str,
}

const APPLICANT: &str = "/applicant";
const REPRESENTATIVE: &str = "/representative";
pub(super) const NAME: &str = "/provider/name";
pub(super) const HEAD: &str = "/provider/head";

/// Fills in who applies: the applicant, or, where somebody else is applied for, the representative. What was typed stays.
pub fn fill_account(register: &Register, application: &mut Application<'_>, holder: Holder<'_>) {
    let is_represented = application.at(register, REPRESENTATIVE).is_some();
    let whose = if is_represented { REPRESENTATIVE } else { APPLICANT };
    let typed = |at: &str| given(register, application, &format!("{whose}{at}"));
    let is_nameless = holder.person.parts().iter().all(|(part, _)| typed(&format!("/name/{part}")).is_none());
    let is_another = |at: &str, known: &str| typed(at).is_some_and(|typed| typed.trim() != known);
    if is_another("/iin", holder.iin) || is_another("/name/surname", &holder.person.surname) {
        return;
    }
    put_where_empty(register, application, &format!("{whose}/iin"), holder.iin);
    if is_nameless {
        put_person(register, application, &format!("{whose}/name"), holder.person);
    }
    if !is_represented {
        put_where_empty(register, application, "/applicant/contact/phone", holder.phone);
    }
}

/// A box that brings in further rows was ticked or cleared: who begins to apply for somebody else is no longer the applicant.
pub fn move_account(register: &Register, application: &mut Application<'_>, box_at: &str, holder: Holder<'_>) {
    let is_own = is_of_holder(register, application, APPLICANT, holder);
    if box_at == REPRESENTATIVE && is_own && application.at(register, REPRESENTATIVE).is_some() {
        application.set(register, "/applicant/iin", "");
        let mut is_another = false;
        for (part, own) in holder.person.parts() {
            let at = format!("/applicant/name/{part}");
            match given(register, application, &at) {
                Some(typed) if typed.trim() == own => {
                    application.set(register, &at, "");
                }
                typed => is_another |= typed.is_some(),
            }
        }
        // A name that stays keeps its box.
        if !is_another {
            application.set(register, "/applicant/name/single_name", "");
        }
    }
    fill_account(register, application, holder);
}

/// Whether what stands at the pointer is what the account knows of its person, and is said of that person: whoever shares a surname with
/// the account does not have theirs from it.
pub fn is_known(register: &Register, application: &Application<'_>, at: &str, holder: Holder<'_>) -> bool {
    let whose = if at.starts_with(REPRESENTATIVE) { REPRESENTATIVE } else { APPLICANT };
    let Some(typed) = given(register, application, at).filter(|_| is_of_holder(register, application, whose, holder)) else { return false };
    let mut known = holder.person.parts().into_iter().map(|(part, own)| (format!("{whose}/name/{part}"), own));
    at == format!("{whose}/iin") || known.any(|(place, own)| at == place && typed.trim() == own)
}

/// Whether the IIN of this person is the account's.
fn is_of_holder(register: &Register, application: &Application<'_>, whose: &str, holder: Holder<'_>) -> bool {
    given(register, application, &format!("{whose}/iin")).is_some_and(|iin| iin.trim() == holder.iin)
}

/// An organisation as it is written into an application: picked from a list, or by its name alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct Organisation<'o> {
    pub bin: &'o str,
    pub name: &'o str,
    pub head: Option<&'o Person>,
}

/// Fills in the organisation, and its head; what stood there before goes.
pub fn fill_organisation(register: &Register, application: &mut Application<'_>, organisation: Organisation<'_>) {
    application.set(register, "/provider/bin", organisation.bin);
    application.set(register, NAME, organisation.name);
    put_person(register, application, HEAD, organisation.head.unwrap_or(&Person::default()));
}

/// The BIN and the name of the organisation that is addressed.
pub fn organisation(register: &Register, application: &Application<'_>) -> (Option<String>, Option<String>) {
    let text = |at: &str| application.at(register, at).map(Cow::into_owned);
    (text("/provider/bin"), text(NAME))
}

/// The name in full of the organisation's head, where one is named.
pub(super) fn head(register: &Register, application: &Application<'_>) -> Option<String> {
    let parts = Person::default().parts().map(|(part, _)| given(register, application, &format!("{HEAD}/{part}")));
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// What stands there, where that is more than blanks.
fn given(register: &Register, application: &Application<'_>, at: &str) -> Option<String> {
    application.at(register, at).filter(|typed| !typed.trim().is_empty()).map(Cow::into_owned)
}

fn put_where_empty(register: &Register, application: &mut Application<'_>, at: &str, value: &str) {
    if given(register, application, at).is_none() {
        application.set(register, at, value);
    }
}

fn put_person(register: &Register, application: &mut Application<'_>, at: &str, person: &Person) {
    for (part, name) in person.parts() {
        application.set(register, &format!("{at}/{part}"), name);
    }
    let single = !person.surname.is_empty() && person.given_name.is_empty();
    application.set(register, &format!("{at}/single_name"), if single { "true" } else { "" });
}
