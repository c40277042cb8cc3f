//! Who asks whom for what, read from an application: what a server has to prove before it believes it.

use crate::application::Application;
use crate::page::files::{Attached, attached};
use crate::services::register::Register;
use crate::texts::Language;

/// Who asks whom for what, as an application says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parties {
    /// The service's code.
    pub service: &'static str,
    pub applicant: Party,
    pub representative: Option<Party>,
    /// What the representative is to the applicant, in the application's own word.
    pub relation: Option<String>,
    pub provider_bin: Option<String>,
    pub provider_name: Option<String>,
    /// The number that messages go to, as it was typed.
    pub phone: Option<String>,
    /// Where the applicant lives, as it was typed.
    pub address: Option<String>,
    /// The language of notices: Kazakh unless Russian is asked for.
    pub language: Language,
    pub by_portal: bool,
    pub certified_by: Option<Certification>,
    pub files: Vec<Attached>,
}

/// A person in an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Surname, given name and patronymic, as far as they are given.
    pub name: String,
    pub iin: Option<String>,
}

/// How an application says that it is certified: a claim, which only a code or a CMS proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Certification {
    OneTimePassword,
    Eds,
    Handwritten,
}

impl Parties {
    /// Reads who is in the application; nothing of it is proved here.
    pub fn of(register: &Register, application: &Application<'_>) -> Parties {
        let text = |at: &str| application.at(register, at).map(|text| String::from(text.trim())).filter(|text| !text.is_empty());
        let party = |whose: &str| {
            let parts = ["surname", "given_name", "patronymic"].map(|part| text(&format!("{whose}/name/{part}")));
            let parts: Vec<_> = parts.into_iter().flatten().filter(|part| !crate::check::value::is_dash(part)).collect();
            Party { name: parts.join(" "), iin: text(&format!("{whose}/iin")) }
        };
        let certified_by = match text("/certified_by").as_deref() {
            Some("one-time-password") => Some(Certification::OneTimePassword),
            Some("eds") => Some(Certification::Eds),
            Some(_) => Some(Certification::Handwritten),
            None => None,
        };
        Parties {
            service: application.service().unwrap_or_default(),
            applicant: party("/applicant"),
            representative: text("/representative").map(|_| party("/representative")),
            relation: text("/representative/relation"),
            provider_bin: text("/provider/bin"),
            provider_name: text("/provider/name"),
            phone: text("/applicant/contact/phone"),
            address: text("/applicant/address"),
            language: if text("/language").as_deref() == Some("ru") { Language::Ru } else { Language::Kk },
            by_portal: text("/channel").as_deref() == Some("portal"),
            certified_by,
            files: attached(register, application),
        }
    }
}
