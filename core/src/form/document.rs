//! The rows of the list of documents: which kind is asked, of whom, when, by which clause, and how it may be handed in.

use super::Warning;
use crate::law::{Cite, Clause, Known, When};
use crate::texts::Text;

/// How a kind of document may be handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Paper {
    /// At a counter.
    NotOnThePortal,
    /// In electronic form alone, at a counter too.
    Never,
    /// In no other way.
    Only,
}

/// A kind of document: declared once, asked by any service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DocumentKind {
    /// Its name in the contract, below `/attachments`.
    pub code: &'static str,
    pub label: Text,
    pub hint: Option<Text>,
    pub paper: Paper,
    /// A picture of three by four, and no PDF.
    pub photo: bool,
    /// Whether information systems can supply it.
    pub obtainable: bool,
    /// Whether it may name a last day on which it is valid: the page then asks for that day, and nobody has to tell it.
    pub expires: bool,
}

/// Whether a document is required, or only asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Demand {
    /// Its want is a problem.
    Required,
    /// Required, but handed in later while the fact is known.
    RequiredUnless(Later),
    /// Its want is this warning and never a problem.
    Asked(Warning),
}

/// That a document may be handed in later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Later {
    /// While this is known of the applicant's place.
    pub known: Known,
    /// When and where it is handed in then.
    pub words: Text,
    pub clause: Clause,
}

/// A row of the list of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Document {
    pub kind: &'static str,
    pub when: When,
    pub demand: Demand,
    /// What the regulation calls it for some, instead of the kind's own label: the first that holds.
    pub named: &'static [(When, Text)],
    pub cite: Cite,
}

/// A document without its clause.
///
/// ```
/// # use otinish_core::form::document::{Document, attach};
/// const ROWS: &[Document] = &[attach("education-document").by("TC-a1")];
/// ```
///
/// It is none yet:
///
/// ```compile_fail,E0308
/// # use otinish_core::form::document::{Document, attach};
/// const ROWS: &[Document] = &[attach("education-document")];
/// ```
#[derive(Clone, Copy, Debug)]
pub struct DocumentDraft(Document);

/// Required of everybody, of the kind of this name.
pub const fn attach(kind: &'static str) -> DocumentDraft {
    DocumentDraft(Document { kind, when: When::Always, demand: Demand::Required, named: &[], cite: Cite::one("") })
}

impl DocumentDraft {
    /// Required, or asked, while `when` holds; it stands in no checklist otherwise.
    pub const fn when(self, when: When) -> DocumentDraft {
        DocumentDraft(Document { when, ..self.0 })
    }

    /// It follows later while something is known.
    pub const fn deferred(self, later: Later) -> DocumentDraft {
        DocumentDraft(Document { demand: Demand::RequiredUnless(later), ..self.0 })
    }

    /// For these it has a name of its own.
    pub const fn named(self, named: &'static [(When, Text)]) -> DocumentDraft {
        DocumentDraft(Document { named, ..self.0 })
    }

    /// Asked, never required.
    pub const fn asked(self, warning: Warning) -> DocumentDraft {
        DocumentDraft(Document { demand: Demand::Asked(warning), ..self.0 })
    }

    /// By this clause, on every channel.
    pub const fn by(self, clause: Clause) -> Document {
        Document { cite: Cite::one(clause), ..self.0 }
    }

    /// One clause for the portal, one for everything else.
    pub const fn by_channel(self, portal: Clause, elsewhere: Clause) -> Document {
        Document { cite: Cite { portal, elsewhere }, ..self.0 }
    }
}
