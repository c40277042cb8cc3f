//! What can be told of a PDF without opening it: it begins and ends as one, is nothing else too, and names no active content.
//! Compressed object streams are not looked into: nothing here opens a file, and it is only ever given back as an attachment.

use super::Unfit;

/// How far from the start a browser looks when it guesses a type.
const SNIFFED: usize = 1024;
/// A ZIP archive ends with a record of 22 bytes and a comment of at most 65,535.
const ZIP_TAIL: usize = 65_557;
const ZIP_END: &[u8] = b"PK\x05\x06\0\0\0\0";

/// Names of a document's code, of actions that start programs, of files within and of encryption.
const ACTIVE: [&[u8]; 5] = [b"JavaScript", b"Launch", b"EmbeddedFile", b"XFA", b"Encrypt"];

pub(super) fn judge(bytes: &[u8]) -> Result<(), Unfit> {
    let end = bytes.trim_ascii_end();
    let end = end.strip_suffix(b"\0").unwrap_or(end);
    if !end.ends_with(b"%%EOF") {
        return Err(Unfit::Malformed);
    }
    let sniffed = bytes[..bytes.len().min(SNIFFED)].to_ascii_lowercase();
    if [&b"<html"[..], b"<script", b"<!doctype", b"<svg"].iter().any(|tag| contains(&sniffed, tag)) {
        return Err(Unfit::Malformed);
    }
    if contains(&bytes[bytes.len().saturating_sub(ZIP_TAIL)..], ZIP_END) {
        return Err(Unfit::Malformed);
    }
    if names(bytes).any(|name| ACTIVE.contains(&name.as_slice())) {
        return Err(Unfit::Active);
    }
    Ok(())
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Every name in the file that is no longer than the names we look for, with its `#xx` decoded.
fn names(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let slashes = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/').map(|(at, _)| at + 1);
    slashes.map(|start| {
        let mut name = Vec::new();
        let mut rest = &bytes[start..];
        while let [first, after @ ..] = rest
            && !matches!(
                first,
                b'\0' | b'\t' | b'\n' | b'\x0c' | b'\r' | b' ' | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
            )
            && name.len() <= 16
        {
            match after {
                [high, low, later @ ..] if *first == b'#' && high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                    name.push(digit(*high) << 4 | digit(*low));
                    rest = later;
                }
                _ => {
                    name.push(*first);
                    rest = after;
                }
            }
        }
        name
    })
}

/// The value of a hexadecimal digit.
fn digit(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => (digit | 0x20) - b'a' + 10,
    }
}
