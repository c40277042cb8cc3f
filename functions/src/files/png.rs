//! The chunks of a PNG to its end, each with its checksum: its size. The picture itself is never decompressed.

use super::{Size, number_at};

pub(super) const START: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Its size; nothing where a chunk is damaged, or the file does not end with `IEND`.
pub(super) fn size(bytes: &[u8]) -> Option<Size> {
    let mut rest = bytes.strip_prefix(START)?;
    let mut size = None;
    let mut has_points = false;
    loop {
        let length = number_at::<4>(rest, 0)? as usize;
        let checked = rest.get(4..length.checked_add(8)?)?;
        if number_at::<4>(rest, length + 8)? != crc32(checked) {
            return None;
        }
        let (name, data) = checked.split_at(4);
        rest = &rest[length + 12..];
        match (name, size) {
            (b"IHDR", None) if length == 13 => {
                let header = Size { width_px: number_at::<4>(data, 0)?, height_px: number_at::<4>(data, 4)? };
                size = (header.width_px > 0 && header.height_px > 0).then_some(header);
                size?;
            }
            (_, None) | (b"IHDR", _) => return None,
            (b"IDAT", _) => has_points = true,
            (b"IEND", _) => return size.filter(|_| has_points && length == 0 && rest.is_empty()),
            _ => {}
        }
    }
}

/// The checksum of a chunk: CRC-32 of ISO 3309, half a byte at a time.
fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 16] = {
        let mut table = [0; 16];
        let mut n = 0;
        while n < 16 {
            let mut crc = n as u32;
            let mut bit = 0;
            while bit < 4 {
                crc = if crc & 1 == 1 { 0xedb8_8320 ^ crc >> 1 } else { crc >> 1 };
                bit += 1;
            }
            table[n] = crc;
            n += 1;
        }
        table
    };
    !bytes.iter().fold(!0, |crc, byte| {
        let half = crc >> 4 ^ TABLE[((crc ^ u32::from(*byte)) & 15) as usize];
        half >> 4 ^ TABLE[((half ^ u32::from(*byte) >> 4) & 15) as usize]
    })
}

/// A PNG that says it has this size.
#[cfg(test)]
pub(super) fn sample(width_px: u32, height_px: u32) -> Vec<u8> {
    let mut bytes = START.to_vec();
    let header = [&width_px.to_be_bytes()[..], &height_px.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    for (name, data) in [(b"IHDR", &header[..]), (b"IDAT", b"\x78\x9c\x03\0\0\0\0\x01"), (b"IEND", b"")] {
        bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        bytes.extend(name);
        bytes.extend(data);
        bytes.extend(crc32(&[&name[..], data].concat()).to_be_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_checksum_is_the_usual_one() {
        assert_eq!(super::crc32(b"123456789"), 0xcbf4_3926);
    }
}
