//! The vocabulary in which a service says what it asks: members of an application, conditions, rows, documents.
//! A row is data, so the check, the page's form, the checklist and the documentation derive from the one row.
//! It does not know any service, nor what anybody has filled in.

pub mod document;
pub mod photo;
pub mod sheet;

use crate::law::{Cite, Clause, When};
use crate::texts::Text;
use serde::Serialize;

/// A value to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Choice {
    pub value: &'static str,
    pub label: Text,
    /// When it may be chosen; otherwise it is `not-allowed`.
    pub when: When,
}

pub const fn choice(value: &'static str, label: Text) -> Choice {
    Choice { value, label, when: When::Always }
}

impl Choice {
    pub const fn when(self, when: When) -> Choice {
        Choice { when, ..self }
    }
}

/// What a member may hold, and how its value is judged (contract, section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An object whose being there counts, even empty.
    Group,
    /// The four parts of a person's name.
    Person,
    /// One part of a person's name; one dash is no name where `dash_is_none`.
    NamePart {
        dash_is_none: bool,
    },
    /// Text of at most `max` code points; with line breaks where `lines`.
    Words {
        max: u16,
        lines: bool,
    },
    Iin,
    Bin,
    /// An E.164 number; a Kazakhstan mobile number while `mobile` holds.
    Phone {
        mobile: When,
    },
    Email,
    /// A year from 1900 to the filing year.
    Year,
    /// A day not after filing, which may differ from what the IIN at the pointer tells.
    BirthDate {
        iin: &'static str,
    },
    /// A real day not after filing.
    PastDay,
    /// The number of an education document.
    DocumentNumber,
    /// The series of an education document: one of `own` where the choice at `model` is `own_model`, else of the common shape.
    Series {
        model: &'static str,
        own_model: &'static str,
        own: &'static [&'static str],
    },
    /// At most twelve letters, digits and hyphens.
    Code,
    Flag,
    /// A flag that counts as given only when set.
    Consent,
    Choice(&'static [Choice]),
    /// A list of choices.
    Choices(&'static [Choice]),
    /// A list of objects with these members; `differ` names two that may not be equal.
    Rows {
        members: &'static [Member],
        differ: Option<[&'static str; 2]>,
    },
    /// A list of files, judged by the rules of their kind of document.
    Files,
    /// Text that is taken literally and judged by the row it stands in.
    Literal,
    /// A whole number that is judged by the row it stands in.
    Integer,
}

/// Who fills a member in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Filler {
    Applicant,
    /// Known from the account after signing in: shown, and can be changed where somebody else is applied for.
    Account,
    /// Known of the organisation that is picked.
    Organisation,
    /// The page: it follows from how the application is handed in.
    Page,
    /// Chosen when the application is certified.
    Certification,
}

/// Whether a problem at a member keeps the application from being registered: a rule of our own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Blocks {
    Never,
    When(When),
    /// Only where it is missing.
    Missing,
}

/// A member of an application: declared once, asked by any service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Member {
    /// Its JSON Pointer within the application; within an item of a list, its name.
    pub at: &'static str,
    pub kind: Kind,
    pub label: Text,
    pub hint: Option<Text>,
    pub filler: Filler,
    pub blocks: Blocks,
}

pub const fn member(at: &'static str, kind: Kind, label: Text) -> Member {
    Member { at, kind, label, hint: None, filler: Filler::Applicant, blocks: Blocks::Never }
}

impl Member {
    pub const fn hint(self, hint: Text) -> Member {
        Member { hint: Some(hint), ..self }
    }

    pub const fn filled_by(self, filler: Filler) -> Member {
        Member { filler, ..self }
    }

    /// Without it, or with a fault in it, nothing can be registered while `when` holds.
    pub const fn blocking(self, when: When) -> Member {
        Member { blocks: Blocks::When(when), ..self }
    }

    /// Without it nothing can be registered; a fault in it is no hindrance.
    pub const fn blocking_when_missing(self) -> Member {
        Member { blocks: Blocks::Missing, ..self }
    }
}

/// A warning: it never stops anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Warning {
    pub code: &'static str,
    pub text: Text,
}

/// How the want of a row is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wants {
    /// Each member for itself, at its own pointer.
    Each,
    /// At the row's pointer, where none of these members below it is given.
    OneOf(&'static [&'static str]),
    /// At the row's pointer, where the person's surname or given name is not given.
    Whole,
}

/// A row of a form: what is asked, when, by which clause. Without a clause there is no row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Field {
    pub at: &'static str,
    /// When it is required.
    pub required: When,
    /// When its want is this warning, where it is not required.
    pub warned: Option<(Warning, When)>,
    pub wants: Wants,
    /// When the page asks for it.
    pub shown: When,
    /// A judgement of this service's own, instead of the member's.
    pub judged: Option<Kind>,
    /// This service's own label, instead of the member's.
    pub label: Option<Text>,
    /// This service's own rule of what blocks, instead of the member's.
    pub blocks: Option<Blocks>,
    pub cite: Cite,
    /// Another clause while the condition holds.
    pub instead: Option<(When, Cite)>,
    /// Whether the row rests on a form that is not in hand.
    pub assumed: bool,
}

/// A row without its clause.
///
/// ```
/// # use otinish_core::form::{Field, ask};
/// const ROWS: &[Field] = &[ask("/consent").by("TC-a1")];
/// ```
///
/// It is none yet:
///
/// ```compile_fail,E0308
/// # use otinish_core::form::{Field, ask};
/// const ROWS: &[Field] = &[ask("/consent")];
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Draft(Field);

const fn draft(at: &'static str, required: When, warned: Option<(Warning, When)>, shown: When) -> Draft {
    Draft(Field {
        at,
        required,
        warned,
        wants: Wants::Each,
        shown,
        judged: None,
        label: None,
        blocks: None,
        cite: Cite::one(""),
        instead: None,
        assumed: false,
    })
}

/// Asked and required.
pub const fn ask(at: &'static str) -> Draft {
    draft(at, When::Always, None, When::Always)
}

/// Asked as optional.
pub const fn offer(at: &'static str) -> Draft {
    draft(at, When::Never, None, When::Always)
}

/// Asked, and its want is a warning.
pub const fn expect(at: &'static str, warning: Warning) -> Draft {
    draft(at, When::Never, Some((warning, When::Always)), When::Always)
}

/// Not asked; where it is given all the same, it and whatever stands below it are judged.
pub const fn accept(at: &'static str) -> Draft {
    draft(at, When::Never, None, When::Never)
}

impl Draft {
    /// Required, or expected, while `when` holds; the page asks for it then.
    pub const fn when(self, when: When) -> Draft {
        let field = match self.0.warned {
            Some((warning, _)) => Field { warned: Some((warning, when)), ..self.0 },
            None => Field { required: when, shown: when, ..self.0 },
        };
        Draft(field)
    }

    /// Where it is not required, its want is this warning while `when` holds; the page asks for it always.
    pub const fn or_warn(self, warning: Warning, when: When) -> Draft {
        Draft(Field { warned: Some((warning, when)), shown: When::Always, ..self.0 })
    }

    /// The page asks for it while `when` holds.
    pub const fn shown(self, when: When) -> Draft {
        Draft(Field { shown: when, ..self.0 })
    }

    /// One of these members below it is enough.
    pub const fn one_of(self, members: &'static [&'static str]) -> Draft {
        Draft(Field { wants: Wants::OneOf(members), ..self.0 })
    }

    /// A person who is named whole, or not at all.
    pub const fn whole(self) -> Draft {
        Draft(Field { wants: Wants::Whole, ..self.0 })
    }

    /// Of the choices that any service knows, this one takes these.
    pub const fn among(self, choices: &'static [Choice]) -> Draft {
        self.judged_as(Kind::Choice(choices))
    }

    pub const fn judged_as(self, kind: Kind) -> Draft {
        Draft(Field { judged: Some(kind), ..self.0 })
    }

    pub const fn labelled(self, label: Text) -> Draft {
        Draft(Field { label: Some(label), ..self.0 })
    }

    /// In this service nothing can be registered without it.
    pub const fn blocking(self) -> Draft {
        Draft(Field { blocks: Some(Blocks::When(When::Always)), ..self.0 })
    }

    /// It rests on a form that is not in hand.
    pub const fn assumed(self) -> Draft {
        Draft(Field { assumed: true, ..self.0 })
    }

    /// While `when` holds, this clause asks for it.
    pub const fn by_instead(self, when: When, clause: Clause) -> Draft {
        self.by_channel_instead(when, clause, clause)
    }

    /// While `when` holds, these clauses ask for it: one for the portal, one for everything else.
    pub const fn by_channel_instead(self, when: When, portal: Clause, elsewhere: Clause) -> Draft {
        Draft(Field { instead: Some((when, Cite { portal, elsewhere })), ..self.0 })
    }

    pub const fn by(self, clause: Clause) -> Field {
        Field { cite: Cite::one(clause), ..self.0 }
    }

    /// One clause for the portal, one for everything else.
    pub const fn by_channel(self, portal: Clause, elsewhere: Clause) -> Field {
        Field { cite: Cite { portal, elsewhere }, ..self.0 }
    }
}

/// Rows under one heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Section {
    pub title: Text,
    pub fields: &'static [Field],
}

/// A rule across members: where `when` holds, this is a problem or a warning at this pointer.
///
/// ```
/// # use otinish_core::form::{Rule, Says};
/// # use otinish_core::law::When;
/// # use otinish_core::texts::text;
/// const NEVER: Says = Says::Problem { code: "never", text: text("ешқашан", "никогда", "never"), blocks: false };
/// const RULE: Rule = Rule { at: "/consent", when: When::Never, says: NEVER, clause: "TC-a1" };
/// ```
///
/// Without a clause it is none:
///
/// ```compile_fail,E0063
/// # use otinish_core::form::{Rule, Says};
/// # use otinish_core::law::When;
/// # use otinish_core::texts::text;
/// const NEVER: Says = Says::Problem { code: "never", text: text("ешқашан", "никогда", "never"), blocks: false };
/// const RULE: Rule = Rule { at: "/consent", when: When::Never, says: NEVER };
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    pub at: &'static str,
    pub when: When,
    pub says: Says,
    /// The member's own clause, where it is the empty one.
    pub clause: Clause,
}

/// What a rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Says {
    Warning(Warning),
    Problem { code: &'static str, text: Text, blocks: bool },
}
