//! The shapes of bodies in the OpenAPI document. What only services declare (the application's members) is left open there: the core reads it, and
//! says by pointer what does not fit.

use crate::problem;
use otinish_core::services::Service;
use serde_json::Value;

const SCHEMAS: &str = include_str!("schemas.json");

/// All schemas by name, with these services as the ones that can be applied for.
pub(super) fn all(services: &[&'static Service]) -> Value {
    let mut schemas: Value = serde_json::from_str(SCHEMAS).expect("a file of this program, read in its tests");
    schemas["Problem"]["properties"]["code"]["enum"] = problem::codes().collect();
    schemas["Service"]["enum"] = services.iter().map(|service| service.code).collect();
    schemas
}
