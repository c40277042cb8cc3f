//! Notices as documents and the seals on them, judged by programs that we did not write.

#![allow(clippy::unwrap_used)]

mod archival;
mod cases;
mod certificates;
mod documents;
mod envelope;
mod kms;
mod samples;
mod seals;
mod tools;
mod trust;
