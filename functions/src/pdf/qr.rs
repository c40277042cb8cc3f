//! The QR code of a notice's address, as one shape of rectangles.

use krilla::geom::{Path, PathBuilder, Rect};
use qrcodegen::{DataTooLong, QrCode, QrCodeEcc};

/// The modules of clear paper that a reader wants on each side (ISO/IEC 18004 asks for four).
const QUIET: i32 = 4;

pub(super) fn code(text: &str) -> Result<QrCode, DataTooLong> {
    QrCode::encode_text(text, QrCodeEcc::Medium)
}

/// The dark modules, each row's neighbours joined, in a square of this side that includes the quiet zone.
pub(super) fn path(code: &QrCode, left: f32, top: f32, side: f32) -> Option<Path> {
    let module = module(code, side);
    let mut path = PathBuilder::new();
    for row in 0..code.size() {
        let mut column = 0;
        while column < code.size() {
            let length = (column..code.size()).take_while(|x| code.get_module(*x, row)).count() as i32;
            let x = left + (QUIET + column) as f32 * module;
            let y = top + (QUIET + row) as f32 * module;
            if let Some(rect) = (length > 0).then(|| Rect::from_xywh(x, y, length as f32 * module, module)).flatten() {
                path.push_rect(rect);
            }
            column += length + 1;
        }
    }
    path.finish()
}

fn module(code: &QrCode, side: f32) -> f32 {
    side / (code.size() + 2 * QUIET) as f32
}
