//! What the pages themselves say, by page, in three languages. What a service says of its members stands in that service's file.

pub(crate) mod cabinet;
pub(crate) mod changed;
pub(crate) mod check_only;
pub(crate) mod closed;
pub(crate) mod form;
pub(crate) mod month;
pub(crate) mod print;
pub(crate) mod sending;
pub(crate) mod shell;
pub(crate) mod sign_in;
pub(crate) mod start;
pub(crate) mod upload;
pub(crate) mod verdict;
pub(crate) mod verify;
