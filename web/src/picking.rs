//! A file that was picked, before anything is sent: is it of a type and size that is taken, what is its digest, how large is the picture. A photo of
//! another shape is cut to its middle.
//! The server looks again, and deeper.

use crate::api;
use crate::json::in_digits;
use crate::words::upload;
use js_sys::{Promise, Uint8Array};
use otinish_core::form::photo::{self, Part};
use otinish_core::page::Document;
use otinish_core::page::files::File;
use otinish_core::texts::Language;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};

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

/// A file that will do: as it was picked, or the middle of a picture that had another shape.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Picked {
    pub(crate) file: File,
    pub(crate) bytes: Blob,
    /// What was cut out, to be looked at before it is taken.
    pub(crate) cut: Option<HtmlCanvasElement>,
}

/// Looks a file over and tells what the application says of it; else why it will not do, in words.
pub(crate) async fn pick(document: &Document, file: &web_sys::File, language: Language) -> Result<Picked, String> {
    let broken = || String::from(upload::UPLOAD_EMPTY.to(language));
    let bytes = read(file, language).await?;
    let beginning = bytes.subarray(0, 8).to_vec();
    let known = types(document).iter().find(|(_, _, magic)| beginning.starts_with(magic));
    let Some((media_type, _, _)) = known else {
        let names: Vec<&str> = types(document).iter().map(|(_, name, _)| *name).collect();
        return Err(upload::UPLOAD_TYPE.fill(language, &[("types", &names.join(", "))]));
    };
    let told = async |bytes: &Uint8Array, pixels| {
        let sha256 = api::sha256(bytes).await.ok_or_else(broken)?;
        Ok::<File, String>(File {
            file_name: file.name(),
            media_type: (*media_type).into(),
            bytes: u64::from(bytes.length()),
            sha256,
            pixels,
        })
    };
    let blob: &Blob = file;
    if !media_type.starts_with("image/") {
        return Ok(Picked { file: told(&bytes, None).await?, bytes: blob.clone(), cut: None });
    }
    let bitmap = decoded(blob).await.ok_or_else(broken)?;
    let (width, height) = (bitmap.width(), bitmap.height());
    if !document.photo || photo::is_three_by_four(width.into(), height.into()) {
        bitmap.close();
        return Ok(Picked { file: told(&bytes, Some((width, height))).await?, bytes: blob.clone(), cut: None });
    }
    let part = photo::middle(width, height).ok_or_else(|| String::from(upload::UPLOAD_PHOTO_SHAPE.to(language)))?;
    let canvas = cut(&bitmap, part).ok_or_else(broken)?;
    bitmap.close();
    let blob = encoded(&canvas, media_type).await.ok_or_else(broken)?;
    let bytes = read(&blob, language).await?;
    Ok(Picked { file: told(&bytes, Some((part.width, part.height))).await?, bytes: blob, cut: Some(canvas) })
}

/// The bytes of a file that is neither empty nor too large.
async fn read(file: &Blob, language: Language) -> Result<Uint8Array, String> {
    let size = file.size();
    if size > MAX_BYTES {
        let values = [("size", &*in_words(size, language)), ("max", &*in_words(MAX_BYTES, language))];
        return Err(upload::UPLOAD_SIZE.fill(language, &values));
    }
    let bytes = JsFuture::from(file.array_buffer()).await.ok().map(|bytes| Uint8Array::new(&bytes));
    bytes.filter(|bytes| bytes.length() > 0).ok_or_else(|| upload::UPLOAD_EMPTY.to(language).into())
}

/// The picture as the browser shows it, turned as its camera says.
async fn decoded(picture: &Blob) -> Option<ImageBitmap> {
    let decoded = web_sys::window()?.create_image_bitmap_with_blob(picture).ok()?;
    JsFuture::from(decoded).await.ok()?.dyn_into().ok()
}

/// A part of a picture, pixel by pixel.
fn cut(picture: &ImageBitmap, part: Part) -> Option<HtmlCanvasElement> {
    let canvas: HtmlCanvasElement = web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(part.width);
    canvas.set_height(part.height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.draw_image_with_image_bitmap(picture, -f64::from(part.left), -f64::from(part.top)).ok()?;
    Some(canvas)
}

/// A canvas as a file of this type.
async fn encoded(canvas: &HtmlCanvasElement, media_type: &str) -> Option<Blob> {
    let written = Promise::new(&mut |resolve, reject| {
        if let Err(why) = canvas.to_blob_with_type(&resolve, media_type) {
            // Nobody else can settle it.
            let _refused = reject.call1(&JsValue::UNDEFINED, &why);
        }
    });
    let blob: Blob = JsFuture::from(written).await.ok()?.dyn_into().ok()?;
    // A browser that cannot write a type answers another one.
    (blob.type_() == media_type).then_some(blob)
}

/// A number of bytes as people read it: upwards, so that what is one byte too large looks too large.
pub(crate) fn in_words(bytes: f64, language: Language) -> String {
    if bytes >= 1_048_576.0 {
        let megabytes = in_digits((bytes / 104_857.6).ceil() / 10.0);
        let megabytes = match language {
            Language::Kk | Language::Ru => megabytes.replace('.', ","),
            Language::En => megabytes,
        };
        upload::UPLOAD_MEGABYTES.fill(language, &[("n", &megabytes)])
    } else {
        upload::UPLOAD_KILOBYTES.fill(language, &[("n", &in_digits((bytes / 1024.0).ceil()))])
    }
}
