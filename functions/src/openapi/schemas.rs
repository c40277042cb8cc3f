//! The shapes of bodies in the OpenAPI document. What only services declare (the application's members) is left open there: the core reads it, and
//! says by pointer what does not fit.

use crate::problem;
use serde_json::Value;

const SCHEMAS: &str = include_str!("schemas.json");

/// All schemas by name.
pub(super) fn all() -> Value {
    let mut schemas: Value = serde_json::from_str(SCHEMAS).expect("a file of this program, read in its tests");
    schemas["Problem"]["properties"]["code"]["enum"] = problem::codes().collect();
    schemas
}
