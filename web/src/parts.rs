//! Pieces of pages, by GOV.UK's patterns.

/// What other rules ask of a draft.
pub(crate) mod changed;
/// Choices, to tick one or several.
pub(crate) mod choice;
/// A clause, and its words when they are wanted.
pub(crate) mod clause;
/// A day in three parts.
pub(crate) mod date;
/// How the day of the answer was counted.
pub(crate) mod days;
/// Documents, picked and dropped.
pub(crate) mod documents;
/// Documents that follow, and by which acts.
pub(crate) mod emergency;
/// The summary of faults.
pub(crate) mod faults;
/// A row of the form.
pub(crate) mod field;
/// What only somebody who is signed in may see.
pub(crate) mod gate;
/// The heading of a page.
pub(crate) mod heading;
/// A link to another page of ours.
pub(crate) mod link;
/// A list of items with members of their own.
pub(crate) mod list;
/// Choosing an organisation by typing.
pub(crate) mod organisation;
/// A section of the form.
pub(crate) mod section;
/// The state of a document in the list.
pub(crate) mod state;
/// Days and instants in words.
pub(crate) mod time;
/// The verdict beside the form.
pub(crate) mod verdict;
