//! What a notice says: data in one language, written once, from which every rendering comes.
//! It knows neither fonts nor signatures; a notice read back from its JSON renders to the same bytes.

#[cfg(feature = "prose")]
pub mod letter;

use crate::check::Problem;
use crate::law::Consequence;
use crate::texts::Language;
use serde::{Deserialize, Serialize};

/// A notice, whole: whoever has this needs nothing else to render it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// 128 random bits in lower-case base32 (RFC 4648 without padding, 26 letters and digits).
    pub code: String,
    pub kind: Kind,
    /// `kk` or `ru`.
    pub language: Language,
    /// The service's code, such as `hei-correction`.
    pub service: String,
    /// The request's number: 11 digits and a Damm digit, without spaces.
    pub request: String,
    /// The instant of issue, RFC 3339 in UTC with milliseconds.
    pub issued_at: String,
    /// The BIN of the provider in whose name it is issued: 12 digits.
    pub provider_bin: String,
    /// The heading of the document.
    pub title: String,
    /// The official name of the service.
    pub subtitle: String,
    /// What stands at the head: number, date, provider, applicant and so on.
    pub facts: Vec<Fact>,
    pub sections: Vec<Section>,
    pub statement: Statement,
    /// Where anybody can verify it: the address that the QR code holds, and the sentence beside it.
    pub verify: Verify,
}

/// Which notice it is. A refusal to accept and a refusal of the service are two, with two names and two consequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Receipt,
    RefusalToAccept,
    Refusal,
}

/// One line of the head: what it is, and its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub label: String,
    pub value: String,
}

/// A part under its own heading: paragraphs, then items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    pub heading: String,
    pub paragraphs: Vec<String>,
    pub items: Vec<Item>,
}

/// A numbered item with lines of its own below it: a document and its digest, a ground and its clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub text: String,
    pub notes: Vec<String>,
}

/// What the document says of its own legal force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    pub force: Force,
    pub text: String,
}

/// Legal force is claimed only under a seal that chains to a trusted national root and carries the provider's BIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// It equals a document on paper (article 7(1) of the Law on the electronic document and EDS).
    PaperEqual,
    /// Signed by the provider's trusted seal, where the annex prescribes no such statement.
    Sealed,
    /// A test document without legal force.
    Test,
}

/// How a reader verifies the notice without asking us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verify {
    pub url: String,
    pub text: String,
}

/// The refusal that a report's problems prepare: to accept, where one of the grounds says so, else of the service; `None` without a ground.
pub fn refusal_of(problems: &[Problem]) -> Option<Kind> {
    let mut refusal = None;
    for consequence in problems.iter().filter_map(|problem| problem.consequence) {
        refusal = match consequence {
            Consequence::RefusalToAccept => return Some(Kind::RefusalToAccept),
            Consequence::Refusal => Some(Kind::Refusal),
        };
    }
    refusal
}
