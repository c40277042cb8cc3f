//! Notices as documents: rendered, sealed, and judged by programs that we did not write.

#[path = "notices/samples.rs"]
mod samples;

use otinish_core::notice::Notice;
use otinish_core::texts::Language;
use otinish_functions::pdf::{self, Unrenderable};

fn all() -> [Notice; 5] {
    [samples::receipt_kk(), samples::receipt_ru(), samples::refusal_kk(), samples::refusal_ru(), samples::long_kk()]
}

/// The attached JSON, found by a reader of PDF that is not the writer.
fn attached(document: &[u8]) -> Vec<u8> {
    let document = lopdf::Document::load_mem(document).unwrap();
    let files = document.objects.values().filter_map(|object| object.as_stream().ok());
    let mut attached = files.filter(|stream| stream.dict.get_type().is_ok_and(|kind| kind == b"EmbeddedFile"));
    let stream = attached.next().expect("the notice is attached");
    assert!(attached.next().is_none(), "one file is attached");
    stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())
}

#[test]
fn the_attached_notice_is_the_stored_one_and_renders_to_the_same_bytes() {
    for notice in all() {
        let document = pdf::render(&notice).unwrap();
        assert_eq!(document, pdf::render(&notice).unwrap(), "rendered twice, {} is the same", notice.code);
        let json = attached(&document);
        assert_eq!(json, pdf::json(&notice));
        let read_back: Notice = serde_json::from_slice(&json).unwrap();
        assert_eq!(pdf::render(&read_back).unwrap(), document);
    }
}

#[test]
fn a_notice_in_no_language_of_the_law_or_of_no_instant_is_not_rendered() {
    let english = Notice { language: Language::En, ..samples::receipt_kk() };
    assert_eq!(pdf::render(&english), Err(Unrenderable::Language));
    let undated = Notice { issued_at: "20.03.2026".to_owned(), ..samples::receipt_kk() };
    assert_eq!(pdf::render(&undated), Err(Unrenderable::IssuedAt("20.03.2026".to_owned())));
}
