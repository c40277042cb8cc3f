//! The PDF around a signature: an incremental update with a signature field, in which the envelope's place is left open,
//! digested around, and filled. The field is invisible; the signature certifies that nothing may be changed after it.

use super::Unsealed;
use crate::trust::Chain;
use chrono::{DateTime, Utc};
use const_oid::db::rfc4519;
use lopdf::{Dictionary, Document, IncrementalDocument, Object, ObjectId, StringFormat, dictionary};

/// Room for the envelope: an ECDSA signature with a chain of three RSA certificates takes about 5,000.
const ENVELOPE_BYTES: usize = 10_240;
/// Stands for an offset that is not known yet; offsets have at most ten digits.
const OFFSET: i64 = 9_999_999_999;

/// A document of `pdf::render` that has been read.
pub(super) struct Unsigned<'a> {
    bytes: &'a [u8],
    document: Document,
}

/// The signed file but for the envelope, whose hexadecimal place is known.
pub(super) struct Prepared {
    bytes: Vec<u8>,
    /// From the opening angle bracket to behind the closing one.
    gap: std::ops::Range<usize>,
}

impl<'a> Unsigned<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, Unsealed> {
        let document = Document::load_mem(bytes).map_err(broken)?;
        if document.catalog().map_err(broken)?.has(b"AcroForm") {
            return Err(Unsealed::Document("it has a form or a signature already".to_owned()));
        }
        Ok(Unsigned { bytes, document })
    }

    /// The content of an associated file.
    pub(super) fn attached(&self, name: &str) -> Result<Vec<u8>, Unsealed> {
        let files = self.document.catalog().and_then(|catalog| catalog.get_deref(b"AF", &self.document)).and_then(Object::as_array);
        for file in files.map_err(broken)? {
            let file = self.document.dereference(file).and_then(|(_, file)| file.as_dict()).map_err(broken)?;
            if file.get(b"F").and_then(Object::as_str).is_ok_and(|found| found == name.as_bytes()) {
                let streams = file.get_deref(b"EF", &self.document).and_then(Object::as_dict).map_err(broken)?;
                let stream = streams.get_deref(b"F", &self.document).and_then(Object::as_stream).map_err(broken)?;
                return if stream.dict.has(b"Filter") { stream.decompressed_content().map_err(broken) } else { Ok(stream.content.clone()) };
            }
        }
        Err(Unsealed::Document(format!("it has no {name}")))
    }

    /// Appends the signature's dictionary, its field and what names them, with room for the envelope.
    pub(super) fn prepared(self, chain: &Chain, at: DateTime<Utc>) -> Result<Prepared, Unsealed> {
        let catalog = self.document.trailer.get(b"Root").and_then(Object::as_reference).map_err(broken)?;
        let page = self.document.page_iter().next().ok_or_else(|| Unsealed::Document("it has no page".to_owned()))?;
        let mut update = IncrementalDocument::create_from(self.bytes.to_vec(), self.document);
        for object in [catalog, page] {
            update.opt_clone_object_to_new_document(object).map_err(broken)?;
        }

        let signature = update.new_document.add_object(signature(chain, at));
        let field = update.new_document.add_object(field(signature, page));
        let catalog = update.new_document.get_object_mut(catalog).and_then(Object::as_dict_mut).map_err(broken)?;
        catalog.set("AcroForm", dictionary! { "Fields" => vec![field.into()], "SigFlags" => 3 });
        catalog.set("Perms", dictionary! { "DocMDP" => signature });
        let page = update.new_document.get_object_mut(page).and_then(Object::as_dict_mut).map_err(broken)?;
        page.set("Annots", vec![Object::from(field)]);

        let mut bytes = Vec::with_capacity(self.bytes.len() + 3 * ENVELOPE_BYTES);
        update.save_to(&mut bytes).map_err(|error| Unsealed::Document(error.to_string()))?;
        if !bytes.starts_with(self.bytes) {
            return Err(Unsealed::Document("the update would change what is there".to_owned()));
        }
        Prepared::with_offsets(bytes, self.bytes.len())
    }
}

impl Prepared {
    /// Writes the offsets around the envelope's place into the signature's dictionary.
    fn with_offsets(mut bytes: Vec<u8>, updated_from: usize) -> Result<Self, Unsealed> {
        let missing = || Unsealed::Document("the signature's place was not written".to_owned());
        let placeholder = format!("<{}>", "00".repeat(ENVELOPE_BYTES));
        let start = updated_from + find(&bytes[updated_from..], placeholder.as_bytes()).ok_or_else(missing)?;
        let gap = start..start + placeholder.len();

        let open = format!("0 {OFFSET} {OFFSET} {OFFSET}");
        let at = updated_from + find(&bytes[updated_from..], open.as_bytes()).ok_or_else(missing)?;
        let range = format!("0 {} {} {}", gap.start, gap.end, bytes.len() - gap.end);
        let range = format!("{range:<width$}", width = open.len());
        bytes[at..at + open.len()].copy_from_slice(range.as_bytes());
        Ok(Prepared { bytes, gap })
    }

    /// All of the file but the envelope.
    pub(super) fn signed_parts(&self) -> [&[u8]; 2] {
        [&self.bytes[..self.gap.start], &self.bytes[self.gap.end..]]
    }

    /// Puts the envelope into its place.
    pub(super) fn finished(mut self, envelope: &[u8]) -> Result<Vec<u8>, Unsealed> {
        if envelope.len() > ENVELOPE_BYTES {
            return Err(Unsealed::Document(format!("its certificates are too long: {} of {ENVELOPE_BYTES} bytes", envelope.len())));
        }
        let place = &mut self.bytes[self.gap.start + 1..self.gap.end - 1];
        for (pair, byte) in place.chunks_exact_mut(2).zip(envelope) {
            pair[0] = HEXADECIMAL[usize::from(byte >> 4)];
            pair[1] = HEXADECIMAL[usize::from(byte & 15)];
        }
        Ok(self.bytes)
    }
}

const HEXADECIMAL: &[u8; 16] = b"0123456789abcdef";

fn signature(chain: &Chain, at: DateTime<Utc>) -> Dictionary {
    let parameters = dictionary! { "Type" => "TransformParams", "V" => "1.2", "P" => 1 };
    let reference = dictionary! { "Type" => "SigRef", "TransformMethod" => "DocMDP", "TransformParams" => parameters };
    let mut signature = dictionary! {
        "Type" => "Sig",
        "Filter" => "Adobe.PPKLite",
        "SubFilter" => "ETSI.CAdES.detached",
        "ByteRange" => vec![Object::from(0), OFFSET.into(), OFFSET.into(), OFFSET.into()],
        "Contents" => Object::String(vec![0; ENVELOPE_BYTES], StringFormat::Hexadecimal),
        "M" => Object::string_literal(at.format("D:%Y%m%d%H%M%SZ").to_string()),
        "Reference" => vec![Object::from(reference)],
    };
    if let Some(name) = organisation(chain) {
        signature.set("Name", lopdf::text_string(&name));
    }
    signature
}

/// In a document of level u a field need not stand in the structure; its rectangle is empty, so that it needs no appearance.
fn field(signature: ObjectId, page: ObjectId) -> Dictionary {
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => Object::string_literal("Seal"),
        "V" => signature,
        "P" => page,
        "Rect" => vec![0.into(), 0.into(), 0.into(), 0.into()],
        // Printed and locked.
        "F" => 132,
    }
}

fn organisation(chain: &Chain) -> Option<String> {
    let subject = &chain.leaf().certificate.tbs_certificate.subject;
    let mut attributes = subject.0.iter().flat_map(|part| part.0.iter());
    let found = attributes.find(|attribute| attribute.oid == rfc4519::O)?;
    String::from_utf8(found.value.value().to_vec()).ok()
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[allow(clippy::needless_pass_by_value, reason = "it stands where an error is mapped")]
fn broken(error: lopdf::Error) -> Unsealed {
    Unsealed::Document(error.to_string())
}
