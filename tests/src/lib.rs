//! What the stories share: services that only tests know, and what a notice says beside its letter.

pub mod amended;
pub mod newer;
pub mod sixth;

#[cfg(not(target_arch = "wasm32"))]
use otinish_core::{calendar::Instant, notice::Force, notice::letter::Issue};

/// The number, address and instant of a notice without legal force, by nobody's name.
#[cfg(not(target_arch = "wasm32"))]
pub fn issue() -> Issue {
    Issue {
        code: "a".repeat(26),
        url: "https://example.kz/v/a".into(),
        request: "123456789012".into(),
        issued_at: Instant::parse("2026-04-15T10:00:01+05:00").expect("it is an instant"),
        force: Force::Test,
        employee: None,
    }
}
