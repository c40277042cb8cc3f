//! A file that was picked, before anything is sent: is it of a type and size that is taken, what is its digest, how large is the picture.
//! The server looks again, and deeper.

use crate::api;
use crate::words::upload;
use js_sys::Uint8Array;
use otinish_core::page::{Document, File};
use otinish_core::texts::Language;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ImageBitmap};

/// As much as the check takes.
const MAX_BYTES: f64 = 10_485_760.0;

/// The types, each with the bytes that such a file begins with.
const TYPES: [(&str, &str, &[u8]); 3] =
    [("application/pdf", "PDF", b"%PDF"), ("image/jpeg", "JPEG", &[0xFF, 0xD8, 0xFF]), ("image/png", "PNG", &[0x89, b'P', b'N', b'G'])];

fn types(document: &Document) -> &'static [(&'static str, &'static str, &'static [u8])] {
    if document.photo { &TYPES[1..] } else { &TYPES }
}

/// What the browser's own chooser should offer.
pub(crate) fn accepted(document: &Document) -> String {
    types(document).iter().map(|(media_type, _, _)| *media_type).collect::<Vec<_>>().join(",")
}

/// Looks a file over and tells what the application says of it; else why it will not do, in words.
pub(crate) async fn pick(document: &Document, file: &web_sys::File, language: Language) -> Result<File, String> {
    let size = file.size();
    if size > MAX_BYTES {
        let values = [("size", &*in_words(size, language)), ("max", &*in_words(MAX_BYTES, language))];
        return Err(upload::UPLOAD_SIZE.fill(language, &values));
    }
    let broken = || String::from(upload::UPLOAD_EMPTY.to(language));
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(|_| broken())?;
    let bytes = Uint8Array::new(&bytes);
    if bytes.length() == 0 {
        return Err(broken());
    }
    let beginning = bytes.subarray(0, 8).to_vec();
    let known = types(document).iter().find(|(_, _, magic)| beginning.starts_with(magic));
    let Some((media_type, _, _)) = known else {
        let names: Vec<&str> = types(document).iter().map(|(_, name, _)| *name).collect();
        return Err(upload::UPLOAD_TYPE.fill(language, &[("types", &names.join(", "))]));
    };
    let is_picture = media_type.starts_with("image/");
    let pixels = if is_picture { Some(pixels(file).await.ok_or_else(broken)?) } else { None };
    // Of a photo that is not three by four nothing else is worth saying.
    if let Some((width, height)) = pixels.filter(|_| document.photo) {
        let (width, height) = (u64::from(width), u64::from(height));
        if (4 * width).abs_diff(3 * height) * 50 > 3 * height {
            return Err(upload::UPLOAD_PHOTO_SHAPE.to(language).into());
        }
    }
    let sha256 = api::sha256(&bytes).await.ok_or_else(broken)?;
    Ok(File { file_name: file.name(), media_type: (*media_type).into(), bytes: u64::from(bytes.length()), sha256, pixels })
}

/// Width and height as the browser decodes the picture.
async fn pixels(picture: &Blob) -> Option<(u32, u32)> {
    let decoded = web_sys::window()?.create_image_bitmap_with_blob(picture).ok()?;
    let bitmap: ImageBitmap = JsFuture::from(decoded).await.ok()?.dyn_into().ok()?;
    let size = (bitmap.width(), bitmap.height());
    bitmap.close();
    Some(size)
}

/// A number of bytes as people read it.
pub(crate) fn in_words(bytes: f64, language: Language) -> String {
    if bytes >= 1_048_576.0 {
        upload::UPLOAD_MEGABYTES.fill(language, &[("n", &((bytes / 104_857.6).round() / 10.0).to_string())])
    } else {
        upload::UPLOAD_KILOBYTES.fill(language, &[("n", &(bytes / 1024.0).ceil().to_string())])
    }
}
