//! The application in the form of its annex, as a row of data: whose names stand at its head, what it asks for, in the annex's words.
//! It knows neither what anybody has filled in nor how it is printed.

use crate::law::Clause;
use crate::texts::Text;

/// The form of an annex.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sheet {
    pub clause: Clause,
    /// Whether the annex is not in hand, so that its form is taken from a sister form and from the rows.
    pub assumed: bool,
    /// To whom and from whom.
    pub head: &'static [Line],
    /// What is asked for.
    pub body: &'static [Line],
    /// What is signed together with it, where it was ticked.
    pub consent: Text,
}

/// Words of the annex around a place that the application fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// The members that stand in the place; a pointer stands for all members below it.
    pub at: &'static [&'static str],
    /// What the annex prints below the place.
    pub caption: Text,
    pub before: Text,
    pub after: Text,
    /// Whether the line is left out where nothing is given; otherwise its place is left blank, to be filled in by hand.
    pub if_given: bool,
}

pub const fn line(at: &'static [&'static str], caption: Text) -> Line {
    Line { at, caption: kept(caption), before: Text::NONE, after: Text::NONE, if_given: false }
}

/// Only a build that prints sheets has their words.
const fn kept(words: Text) -> Text {
    if cfg!(feature = "sheets") { words } else { Text::NONE }
}

impl Line {
    pub const fn before(self, before: Text) -> Line {
        Line { before: kept(before), ..self }
    }

    pub const fn after(self, after: Text) -> Line {
        Line { after: kept(after), ..self }
    }

    /// Words on one side of the place: behind it in Kazakh, which has postpositions, and before it in the other languages.
    pub const fn beside(self, words: Text) -> Line {
        self.before(Text { kk: Text::NONE.kk, ..words }).after(Text { kk: words.kk, ..Text::NONE })
    }

    pub const fn if_given(self) -> Line {
        Line { if_given: true, ..self }
    }
}
