//! Any bytes make a filled form, whose report keeps to the contract however the form comes.
#![no_main]

#[path = "../../core/tests/always/mod.rs"]
#[allow(dead_code)]
mod always;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| always::laws::all_of_a_form(bytes));
