//! What always holds of the reader and the check, whatever they are given: shared by the property tests and the fuzz targets.
//! `forms` makes filled forms of plain bytes, `contract` has the contract's tables in its own words, `laws` says what must hold.

pub(crate) mod age;
pub(crate) mod contract;
pub(crate) mod forms;
pub(crate) mod laws;
pub(crate) mod values;
