//! Any bytes are read as an input, or refused; what is read is judged, and its report keeps to the contract.
#![no_main]

#[path = "../../core/tests/always/mod.rs"]
#[allow(dead_code)]
mod always;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        always::laws::a_text_is_read_or_refused(text);
    }
});
