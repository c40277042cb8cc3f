//! The segments of a JPEG to its end: its size, and the way the camera was held. The picture itself is never decoded.

use super::{Size, number_at};

pub(super) const START: &[u8] = b"\xff\xd8\xff";

/// The size of the first image, as it is shown; nothing where the file does not end with the end of an image.
/// Telephones put a second image behind the first: that is taken, and anything else is not.
pub(super) fn size(bytes: &[u8]) -> Option<Size> {
    let (size, mut end) = image(bytes)?;
    while end < bytes.len() {
        let (_, length) = image(&bytes[end..])?;
        end += length;
    }
    Some(size)
}

/// One image: its size and its length in bytes.
fn image(bytes: &[u8]) -> Option<(Size, usize)> {
    if !bytes.starts_with(START) {
        return None;
    }
    let mut at = 2;
    let mut size = None;
    let mut turned = false;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        // Any number of fill bytes may stand before a marker.
        while *bytes.get(at + 1)? == 0xff {
            at += 1;
        }
        let marker = bytes[at + 1];
        at += 2;
        match marker {
            END => return Some((oriented(size?, turned), at)),
            // Markers that stand alone.
            0x01 | 0xd0..=0xd7 => {}
            0x00 | 0xd8 => return None,
            _ => {
                let length = number_at::<2>(bytes, at)? as usize;
                let segment = bytes.get(at + 2..at + length)?;
                match marker {
                    // Start of a frame, whatever its process; the four gaps are tables and extensions.
                    0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                        size = Some(Size { height_px: number_at::<2>(segment, 1)?, width_px: number_at::<2>(segment, 3)? });
                    }
                    APP1 => turned = turned || is_turned(segment).unwrap_or(false),
                    SCAN => {
                        at += length;
                        at += scan(&bytes[at..])?;
                        continue;
                    }
                    _ => {}
                }
                at += length;
            }
        }
    }
}

const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const APP1: u8 = 0xe1;

/// How long the compressed points are: up to the next marker that is neither a stuffed byte nor a restart.
fn scan(bytes: &[u8]) -> Option<usize> {
    bytes.windows(2).position(|pair| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xff | 0xd0..=0xd7))
}

fn oriented(size: Size, turned: bool) -> Size {
    if turned { Size { width_px: size.height_px, height_px: size.width_px } } else { size }
}

/// Whether the orientation of the Exif segment (tag 0x0112, values 5 to 8) swaps width and height.
fn is_turned(segment: &[u8]) -> Option<bool> {
    let tiff = segment.strip_prefix(b"Exif\0\0")?;
    let little = tiff.starts_with(b"II");
    let short = |at: usize| {
        let pair = [*tiff.get(at)?, *tiff.get(at + 1)?];
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let directory = if little { number_le(tiff, 4)? } else { number_at::<4>(tiff, 4)? } as usize;
    let entries = usize::from(short(directory)?);
    let orientation = (0..entries)
        .map(|entry| directory + 2 + entry * 12)
        .find(|entry| short(*entry) == Some(0x0112))
        .and_then(|entry| short(entry + 8))?;
    Some((5..=8).contains(&orientation))
}

fn number_le(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 4)?;
    Some(digits.iter().rev().fold(0, |number, digit| number << 8 | u32::from(*digit)))
}

/// A JPEG of this size with three bytes of points, and an Exif orientation if one is asked for.
#[cfg(test)]
pub(super) fn sample(width_px: u16, height_px: u16, orientation: Option<u8>) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    if let Some(orientation) = orientation {
        let exif = [b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", &[orientation, 0, 0, 0, 0, 0, 0, 0][..]].concat();
        bytes.extend([0xff, APP1, 0, u8::try_from(exif.len() + 2).unwrap()]);
        bytes.extend(exif);
    }
    bytes.extend([0xff, 0xc0, 0, 11, 8]);
    bytes.extend(height_px.to_be_bytes());
    bytes.extend(width_px.to_be_bytes());
    bytes.extend([1, 1, 0x11, 0]);
    bytes.extend([0xff, SCAN, 0, 8, 1, 1, 0, 0, 63, 0, 0x55, 0xff, 0x00, 0x55, 0xff, END]);
    bytes
}
