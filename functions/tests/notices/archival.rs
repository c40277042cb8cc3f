//! What makes a sealed notice readable in a hundred years, in the words of programs that did not write it: PDF/A-3u, its language, the notice
//! beside its picture, and the fonts. No validator of PDF/A is in the registries that we use: the writer validates what it writes, and these
//! tests look at what it must have written, and at what the seal adds after it.

use crate::documents::{BENCH, Sealed};
use crate::tools::answer;
use lopdf::{Dictionary, Document, Object};
use otinish_core::texts::Language;
use otinish_functions::pdf;

/// Every sealed sample, read by a reader of PDF, with its catalog: the one that the seal wrote anew.
fn each(look: impl Fn(&Sealed, &Document, &Dictionary)) {
    for sealed in &BENCH.sealed {
        let document = Document::load_mem(&sealed.bytes).unwrap();
        look(sealed, &document, document.catalog().unwrap());
    }
}

/// A dictionary that stands here, or that is referred to.
fn inner<'a>(outer: &'a Dictionary, key: &[u8], document: &'a Document) -> &'a Dictionary {
    outer.get_deref(key, document).and_then(Object::as_dict).unwrap()
}

#[test]
fn the_samples_are_in_both_languages_of_notices() {
    for language in [Language::Kk, Language::Ru] {
        assert!(BENCH.sealed.iter().any(|sealed| sealed.notice.language == language), "{language:?}");
    }
}

#[test]
fn a_sealed_notice_says_that_it_is_pdf_a_3u() {
    for sealed in &BENCH.sealed {
        let metadata = String::from_utf8(answer("pdfinfo", &["-meta", sealed.path()])).unwrap();
        let said = |name: &str| {
            let (open, close) = (format!("<pdfaid:{name}>"), format!("</pdfaid:{name}>"));
            let values: Vec<&str> = metadata.split(&open).skip(1).map(|rest| rest.split_once(&close).unwrap().0).collect();
            values.join(" and ")
        };
        assert_eq!((said("part").as_str(), said("conformance").as_str()), ("3", "U"), "{metadata}");
    }
}

#[test]
fn a_sealed_notice_is_tagged_and_names_its_language() {
    let language = |language| match language {
        Language::Kk => "kk-KZ",
        Language::Ru => "ru-KZ",
        Language::En => panic!("a notice is written in Kazakh or Russian"),
    };
    each(|sealed, document, catalog| {
        let named = catalog.get(b"Lang").and_then(Object::as_str).map(String::from_utf8_lossy);
        assert_eq!(named.unwrap(), language(sealed.notice.language), "{}", sealed.notice.code);
        assert!(inner(catalog, b"MarkInfo", document).get(b"Marked").and_then(Object::as_bool).unwrap());
        assert!(inner(catalog, b"StructTreeRoot", document).has(b"K"));
    });
}

#[test]
fn the_notice_stands_beside_its_picture_as_an_alternative() {
    each(|sealed, document, catalog| {
        let files = catalog.get_deref(b"AF", document).and_then(Object::as_array).unwrap();
        let [file] = &files[..] else { panic!("one file is associated, not {files:?}") };
        let file = document.dereference(file).unwrap().1.as_dict().unwrap();
        assert_eq!(file.get(b"AFRelationship").and_then(Object::as_name).unwrap(), b"Alternative");
        assert_eq!(file.get(b"F").and_then(Object::as_str).unwrap(), pdf::ATTACHMENT.as_bytes());
        let stream = inner(file, b"EF", document).get_deref(b"F", document).and_then(Object::as_stream).unwrap();
        assert_eq!(stream.dict.get(b"Subtype").and_then(Object::as_name).unwrap(), b"application/json");
        let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        assert!(content == pdf::json(&sealed.notice), "{}", sealed.notice.code);
    });
}

#[test]
fn every_font_is_embedded_as_a_subset_whose_letters_are_known() {
    for sealed in &BENCH.sealed {
        let listed = String::from_utf8(answer("pdffonts", &[sealed.path()])).unwrap();
        let (head, fonts) = listed.trim_end().split_once('\n').unwrap();
        assert!(head.ends_with("emb sub uni object ID"), "{head}");
        let fonts: Vec<Vec<&str>> = fonts.lines().skip(1).map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(fonts.len(), 2, "the two faces of a notice: {listed}");
        for font in fonts {
            // The number of its object, which has two parts, stands behind the three answers.
            assert_eq!(font[font.len() - 5..font.len() - 2], ["yes"; 3], "{listed}");
        }
    }
}

/// What ISO 19005-3 asks of a trailer (6.1.3), of permissions (6.1.12), of annotations (6.3.2, 6.3.3) and of forms (6.4.1, 6.4.2): the writer
/// of the notice cannot see to it, because the seal comes later.
#[test]
fn what_the_seal_adds_keeps_to_the_rules_of_the_archive() {
    const HIDDEN: i64 = 0b1_0010_0011;
    const PRINTED: i64 = 0b100;
    each(|sealed, document, catalog| {
        assert!(document.trailer.has(b"ID") && !document.trailer.has(b"Encrypt"));
        let unsigned = Document::load_mem(&sealed.unsigned).unwrap();
        assert_eq!(document.trailer.get(b"ID").unwrap(), unsigned.trailer.get(b"ID").unwrap());
        let form = inner(catalog, b"AcroForm", document);
        assert!(!form.has(b"XFA") && !form.has(b"NeedAppearances"));
        let permissions = inner(catalog, b"Perms", document);
        assert_eq!(permissions.iter().map(|(name, _)| name.as_slice()).collect::<Vec<_>>(), [b"DocMDP"]);
        for reference in inner(permissions, b"DocMDP", document).get(b"Reference").and_then(Object::as_array).unwrap() {
            let reference = reference.as_dict().unwrap();
            assert!([b"DigestLocation".as_slice(), b"DigestMethod", b"DigestValue"].iter().all(|name| !reference.has(name)));
        }
        let annotations = document.page_iter().flat_map(|page| document.get_page_annotations(page).unwrap()).collect::<Vec<_>>();
        let [field] = annotations[..] else { panic!("the seal's field alone, not {annotations:?}") };
        let flags = field.get(b"F").and_then(Object::as_i64).unwrap();
        assert_eq!((flags & PRINTED, flags & HIDDEN), (PRINTED, 0));
        let [left, bottom, right, top] = &field.get(b"Rect").and_then(Object::as_array).unwrap()[..] else { panic!("{field:?}") };
        assert!(left == right && bottom == top, "what is to be seen needs an appearance: {field:?}");
    });
}
