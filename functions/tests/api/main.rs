//! The API from end to end: the real router over the real embedded table and folder of files, one story a file.
//! Every answer of every story is compared with the OpenAPI document: a status or a type that is not documented fails the story.

#[path = "../../../tests/src/amended.rs"]
#[allow(unreachable_pub, reason = "other crates use it too")]
mod amended;
mod bucket;
mod calendar;
#[path = "../notices/certificates.rs"]
#[allow(dead_code, reason = "the tests of notices use the rest")]
mod certificates;
mod desk;
mod documented;
mod editions;
mod emergencies;
mod failing;
mod force;
mod gateways;
mod inputs;
#[path = "../notices/kms.rs"]
mod kms;
mod known;
mod limits;
mod messages;
mod notices;
mod outside;
mod portal;
#[path = "../store/proxy.rs"]
#[allow(dead_code, reason = "the tests of the store use the rest")]
mod proxy;
mod sign_in;
mod signature;
#[path = "../../../tests/src/sixth.rs"]
#[allow(unreachable_pub, reason = "other crates use it too")]
mod sixth;
mod submit;
mod taken;
#[path = "../notices/tools.rs"]
#[allow(dead_code, reason = "the tests of notices use the rest")]
mod tools;
mod uploads;
