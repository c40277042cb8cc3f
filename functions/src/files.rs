//! What is uploaded: judged by its bytes and nothing else before any request may refer to it, and kept for whoever uploaded it alone.
//! A file is known by its SHA-256; its name and what the sender says of it never reach the store.

use crate::keys::sha256_hex;
use crate::objects::{self, Objects};
use bytes::Bytes;
use serde::{Deserialize, Serialize};

mod jpeg;
mod pdf;
mod png;

/// The largest file that is taken.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;

/// More points than any camera makes, and more than a browser should be made to hold.
const MAX_PIXELS: u64 = 100_000_000;

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Facts {
    pub sha256: String,
    pub media_type: MediaType,
    pub bytes: usize,
    /// Of an image, as it is shown: the camera's orientation is applied.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub size: Option<Size>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MediaType {
    #[serde(rename = "application/pdf")]
    Pdf,
    #[serde(rename = "image/jpeg")]
    Jpeg,
    #[serde(rename = "image/png")]
    Png,
}

impl MediaType {
    pub const fn name(self) -> &'static str {
        match self {
            MediaType::Pdf => "application/pdf",
            MediaType::Jpeg => "image/jpeg",
            MediaType::Png => "image/png",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Size {
    pub width_px: u32,
    pub height_px: u32,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Unfit {
    #[error("it is empty")]
    Empty,
    /// The bytes are no PDF, JPEG or PNG, or another of them than was said.
    #[error("it is not of the type that was said")]
    Type,
    /// It has another number of bytes than was said.
    #[error("it is not of the size that was said")]
    Size,
    /// Its SHA-256 is another than was said: something was lost on the way.
    #[error("its digest is another")]
    Digest,
    /// It is cut off, has something behind its end, or is two kinds of file in one.
    #[error("it is damaged, or something else is hidden in it")]
    Malformed,
    /// It has code, files in it, or is encrypted.
    #[error("it has active content or is encrypted")]
    Active,
    #[error("it has too many points")]
    Pixels,
}

/// Judges these bytes by themselves.
pub fn judge(bytes: &[u8], media_type: &str, sha256: &str) -> Result<Facts, Unfit> {
    if bytes.is_empty() {
        return Err(Unfit::Empty);
    }
    if sha256_hex(bytes) != sha256 {
        return Err(Unfit::Digest);
    }
    let found = if bytes.starts_with(b"%PDF-") {
        MediaType::Pdf
    } else if bytes.starts_with(jpeg::START) {
        MediaType::Jpeg
    } else if bytes.starts_with(png::START) {
        MediaType::Png
    } else {
        return Err(Unfit::Type);
    };
    if found.name() != media_type {
        return Err(Unfit::Type);
    }
    let size = match found {
        MediaType::Pdf => pdf::judge(bytes).map(|()| None)?,
        MediaType::Jpeg => Some(jpeg::size(bytes).ok_or(Unfit::Malformed)?),
        MediaType::Png => Some(png::size(bytes).ok_or(Unfit::Malformed)?),
    };
    if size.is_some_and(|size| u64::from(size.width_px) * u64::from(size.height_px) > MAX_PIXELS) {
        return Err(Unfit::Pixels);
    }
    Ok(Facts { sha256: sha256.to_owned(), media_type: found, bytes: bytes.len(), size })
}

/// Whether this is how a SHA-256 is written: 64 lower-case hexadecimal digits.
pub fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The verified files, each under its owner.
#[derive(Clone, Debug)]
pub struct Files {
    objects: Objects,
}

impl Files {
    pub fn new(objects: Objects) -> Files {
        Files { objects }
    }

    /// Keeps a judged file. To keep it again changes nothing.
    pub async fn keep(&self, person: &str, facts: &Facts, bytes: Bytes) -> Result<(), objects::Broken> {
        self.objects.create(&path(person, &facts.sha256), bytes).await.map(|_| ())
    }

    /// This person's own file, judged again: what was swapped or damaged in the store is as good as gone.
    pub async fn own(&self, person: &str, sha256: &str) -> Result<Option<(Facts, Bytes)>, objects::Broken> {
        if !is_sha256(sha256) {
            return Ok(None);
        }
        let Some(bytes) = self.objects.get(&path(person, sha256)).await? else { return Ok(None) };
        let types = [MediaType::Pdf, MediaType::Jpeg, MediaType::Png];
        let facts = types.iter().find_map(|media_type| judge(&bytes, media_type.name(), sha256).ok());
        if facts.is_none() {
            tracing::error!("a stored file is not what was stored");
        }
        Ok(facts.map(|facts| (facts, bytes)))
    }
}

/// `person` is the keyed hash of an IIN, `sha256` is hexadecimal: nothing of the sender's stands in a path.
fn path(person: &str, sha256: &str) -> String {
    format!("files/{person}/{sha256}")
}

/// A big-endian number at this place.
fn number_at<const N: usize>(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + N)?;
    Some(digits.iter().fold(0, |number, digit| number << 8 | u32::from(*digit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], media_type: &str, expected: Result<Option<(u32, u32)>, Unfit>) {
        let judged = judge(bytes, media_type, &sha256_hex(bytes));
        assert_eq!(judged.map(|facts| facts.size.map(|size| (size.width_px, size.height_px))), expected);
    }

    const PDF: &[u8] = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";

    #[test]
    fn b13_a_file_is_what_its_bytes_are() {
        check(PDF, "application/pdf", Ok(None));
        check(PDF, "image/png", Err(Unfit::Type));
        check(b"MZ\x90\0 an executable named a.pdf.exe", "application/pdf", Err(Unfit::Type));
        check(b"<html><script>alert(1)</script>", "application/pdf", Err(Unfit::Type));
        check(b"", "application/pdf", Err(Unfit::Empty));
        assert_eq!(judge(PDF, "application/pdf", &sha256_hex(b"another")), Err(Unfit::Digest));
    }

    #[test]
    fn b14_two_kinds_of_file_in_one_are_refused() {
        check(&[b"\n", PDF].concat(), "application/pdf", Err(Unfit::Type));
        check(&[PDF, b"PK\x05\x06\0\0\0\0\x01\0\x01\0"].concat(), "application/pdf", Err(Unfit::Malformed));
        check(&[b"%PDF-1.7\nPK\x05\x06\0\0\0\0\x01\0\x01\0", &PDF[9..]].concat(), "application/pdf", Err(Unfit::Malformed));
        check(&[b"%PDF-1.7\n<HTML><body>", &PDF[9..]].concat(), "application/pdf", Err(Unfit::Malformed));
        check(&[&jpeg::sample(3, 4, None)[..], b"<?php system('id');"].concat(), "image/jpeg", Err(Unfit::Malformed));
        check(&[&png::sample(3, 4)[..], b"PK\x03\x04"].concat(), "image/png", Err(Unfit::Malformed));
    }

    #[test]
    fn b15_a_pdf_with_code_or_files_in_it_is_refused_however_it_spells_it() {
        for name in ["/JavaScript", "/J#61vaScript", "/Launch", "/EmbeddedFile", "/XFA", "/Encrypt"] {
            let bytes = String::from_utf8_lossy(PDF).replace("/Catalog", &format!("/Catalog {name} 2 0 R"));
            check(bytes.as_bytes(), "application/pdf", Err(Unfit::Active));
        }
        let harmless = String::from_utf8_lossy(PDF).replace("/Catalog", "/Catalog /LaunchPad 2 0 R");
        check(harmless.as_bytes(), "application/pdf", Ok(None));
    }

    #[test]
    fn b16_a_flood_of_points_is_refused_by_the_header() {
        check(&png::sample(10_000, 10_000), "image/png", Ok(Some((10_000, 10_000))));
        check(&png::sample(10_000, 10_001), "image/png", Err(Unfit::Pixels));
        check(&jpeg::sample(30_000, 30_000, None), "image/jpeg", Err(Unfit::Pixels));
    }

    #[test]
    fn b17_a_photo_is_as_high_and_wide_as_it_is_shown() {
        check(&jpeg::sample(472, 354, Some(6)), "image/jpeg", Ok(Some((354, 472))));
        check(&jpeg::sample(354, 472, Some(3)), "image/jpeg", Ok(Some((354, 472))));
        check(&jpeg::sample(354, 472, None), "image/jpeg", Ok(Some((354, 472))));
    }

    #[test]
    fn what_is_cut_off_anywhere_is_refused_without_a_panic() {
        for (whole, media_type) in [(jpeg::sample(3, 4, Some(1)), "image/jpeg"), (png::sample(3, 4), "image/png")] {
            for length in 8..whole.len() {
                check(&whole[..length], media_type, Err(Unfit::Malformed));
            }
        }
        for length in 5..PDF.len() - 6 {
            check(&PDF[..length], "application/pdf", Err(Unfit::Malformed));
        }
    }

    #[test]
    fn a_second_image_behind_the_first_is_what_telephones_make() {
        let two = [jpeg::sample(30, 40, None), jpeg::sample(3, 4, None)].concat();
        check(&two, "image/jpeg", Ok(Some((30, 40))));
        check(&two[..two.len() - 1], "image/jpeg", Err(Unfit::Malformed));
    }
}
