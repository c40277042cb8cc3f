//! What a service is, and the register in which services stand. A service is a file of rows below;
//! a sixth one is one more file and one more line in [`ALL`].

pub mod document_kinds;
pub mod hei_correction;
pub mod members;
pub mod plan;
pub mod register;
pub mod school_duplicate;
pub mod titles;
pub mod tve_admission;
pub mod tve_correction;
pub mod tve_duplicate;

use crate::calendar::Hours;
use crate::form::document::{Document, DocumentKind};
use crate::form::sheet::Sheet;
use crate::form::{Member, Rule, Section};
use crate::law::windows::{ResultsDay, Windows};
use crate::law::{Clause, EditionOf, Ground, Hearing, OfficersGround, Term};
use crate::texts::{Prose, Text};
use chrono::NaiveDate;

/// The services that this version knows.
pub const ALL: &[&Service] =
    &[&tve_correction::SERVICE, &school_duplicate::SERVICE, &hei_correction::SERVICE, &tve_duplicate::SERVICE, &tve_admission::SERVICE];

/// A state service.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Service {
    /// Its name in the contract and in addresses.
    pub code: &'static str,
    /// What a person calls it.
    pub name: Text,
    /// What the regulation calls it.
    pub official: Text,
    pub provider: ProviderKind,
    /// Members of the application that it declares beside the shared ones.
    pub members: &'static [Member],
    /// Kinds of document that it declares beside the shared ones.
    pub document_kinds: &'static [DocumentKind],
    /// Its rules by the day on which they came into force, oldest first.
    pub editions: &'static [Edition],
    pub edition_of: EditionOf,
}

/// A kind of organisation that renders services.
#[derive(Clone, Copy, Debug, Hash)]
pub struct ProviderKind {
    pub code: &'static str,
    pub name: Text,
    /// When it takes what comes in through the portal.
    pub hours: Hours,
}

/// The rules of a service from a day on.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Edition {
    pub since: NaiveDate,
    /// Whether the day is assumed, and not read in the act.
    pub since_assumed: bool,
    pub term: Term,
    pub form: &'static [Section],
    /// The application in its annex's form, for printing.
    pub sheet: Sheet,
    pub documents: &'static [Document],
    pub rules: &'static [Rule],
    /// By which clause every refusal wants a person's own signature, so that none is ever issued at once.
    pub refused_by_person: Option<Clause>,
    /// The first that covers a problem is its ground.
    pub grounds: &'static [Ground],
    pub officers_grounds: &'static [OfficersGround],
    /// Whether the applicant is heard before a refusal.
    pub hearing: Option<Hearing>,
    pub windows: Option<Windows>,
    pub results: &'static [ResultsDay],
    pub about: &'static [About],
    pub notices: Notices,
}

/// A row of the list of requirements, as a page tells it.
#[derive(Clone, Copy, Debug, Hash)]
pub struct About {
    pub title: Prose,
    pub words: Prose,
    pub clause: Clause,
}

/// The headings and prescribed words of a service's notices.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Notices {
    /// Where and until when to complain, in the words of the clause.
    pub complaint: Complaint,
    /// Whether the receipt is already the result of the service.
    pub receipt_is_result: bool,
    pub receipt: NoticeForm,
    /// By which clause the receipt names the employee who took the documents; without one it is not given.
    pub receipt_names_employee: Option<Clause>,
    /// Where the regulation knows a refusal of the service.
    pub refusal: Option<NoticeForm>,
    /// Where the regulation knows a refusal to accept.
    pub refusal_to_accept: Option<NoticeForm>,
}

/// How to complain about a refusal.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Complaint {
    pub words: Prose,
    /// The clause; `None` where the regulation has none and the general law holds.
    pub clause: Option<Clause>,
}

/// What a notice of the service is called, and what the annex prescribes at its end.
#[derive(Clone, Copy, Debug, Hash)]
pub struct NoticeForm {
    pub title: Text,
    pub clause: Clause,
    /// The statement on the equality with paper, where the annex prescribes it.
    pub statement: Option<Prose>,
    /// The form of a paper that is handed out at a counter, where the annex has one.
    pub handout: Option<Handout>,
    /// Whether its annex is not in hand.
    pub assumed: bool,
}

/// A notice with this title, for which no annex prescribes more.
pub const fn notice_form(title: Text, clause: Clause) -> NoticeForm {
    NoticeForm { title, clause, statement: None, handout: None, assumed: false }
}

impl NoticeForm {
    /// With a statement that its annex prescribes.
    pub const fn stating(self, statement: Prose) -> NoticeForm {
        NoticeForm { statement: Some(statement), ..self }
    }

    /// On a paper that is handed out at a counter.
    pub const fn handed_out(self, handout: Handout) -> NoticeForm {
        NoticeForm { handout: Some(handout), ..self }
    }

    /// Its annex is not in hand.
    pub const fn assumed(self) -> NoticeForm {
        NoticeForm { assumed: true, ..self }
    }
}

/// What an annex prescribes for a paper that is handed out at a counter, around the documents that it names.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Handout {
    /// What it calls the applicant's address, which may be filled in by hand.
    pub address: Prose,
    /// What it says before the documents, and what it calls them.
    pub opening: Option<Prose>,
    pub documents: Prose,
    /// Its last lines, with blanks for names, signatures and the day.
    pub closing: &'static [Prose],
}

impl Service {
    /// The edition in force on `day`, and whether `day` is before the first one, by which it is then judged.
    pub fn on(&self, day: NaiveDate) -> (&Edition, bool) {
        let begun = self.editions.iter().rfind(|edition| edition.since <= day);
        let first = self.editions.first().expect("a service has an edition: the register refuses one without");
        (begun.unwrap_or(first), begun.is_none())
    }

    /// The edition that came into force on that day, as a report names it; the first one for whatever was judged before there were any.
    pub fn since(&self, edition: Option<NaiveDate>) -> &Edition {
        edition.map_or_else(|| self.on(NaiveDate::MIN), |day| self.on(day)).0
    }
}
