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

fn types(photo: bool) -> &'static [(&'static str, &'static str, &'static [u8])] {
    if photo { &TYPES[1..] } else { &TYPES }
}

/// What the browser's own chooser should offer.
pub(crate) fn accepted(document: &Document) -> String {
    types(document.photo).iter().map(|(media_type, _, _)| *media_type).collect::<Vec<_>>().join(",")
}

/// A file that will do: as it was picked, or the middle of a picture that had another shape.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Picked {
    pub(crate) file: File,
    pub(crate) bytes: Blob,
    /// What was cut out, to be looked at before it is taken.
    pub(crate) cut: Option<HtmlCanvasElement>,
}

/// Why a file will not do.
#[derive(Clone, Copy, Debug)]
pub(crate) enum NotTaken {
    /// None of the types that are taken, of a photo or of any document.
    Type { photo: bool },
    /// It has so many bytes.
    Size(f64),
    /// Nothing is in it, or it cannot be opened.
    Broken,
    /// A picture so small that no photo can be cut out of it.
    Shape,
}

impl NotTaken {
    pub(crate) fn told(self, language: Language) -> String {
        match self {
            NotTaken::Type { photo } => {
                let names: Vec<&str> = types(photo).iter().map(|(_, name, _)| *name).collect();
                upload::UPLOAD_TYPE.fill(language, &[("types", &names.join(", "))])
            }
            NotTaken::Size(bytes) => {
                upload::UPLOAD_SIZE.fill(language, &[("size", &in_words(bytes, language)), ("max", &in_words(MAX_BYTES, language))])
            }
            NotTaken::Broken => upload::UPLOAD_EMPTY.to(language).into(),
            NotTaken::Shape => upload::UPLOAD_PHOTO_SHAPE.to(language).into(),
        }
    }
}

/// Looks a file over and tells what the application says of it.
///
/// # Errors
/// Why it will not do.
pub(crate) async fn pick(document: &Document, file: &web_sys::File) -> Result<Picked, NotTaken> {
    let bytes = read(file).await?;
    let beginning = bytes.subarray(0, 8).to_vec();
    let known = types(document.photo).iter().find(|(_, _, magic)| beginning.starts_with(magic));
    let (media_type, _, _) = known.ok_or(NotTaken::Type { photo: document.photo })?;
    let told = async |bytes: &Uint8Array, pixels| {
        let sha256 = api::sha256(bytes).await.ok_or(NotTaken::Broken)?;
        Ok::<File, NotTaken>(File {
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
    let bitmap = decoded(blob).await.ok_or(NotTaken::Broken)?;
    let (width, height) = (bitmap.width(), bitmap.height());
    if !document.photo || photo::is_three_by_four(width.into(), height.into()) {
        bitmap.close();
        return Ok(Picked { file: told(&bytes, Some((width, height))).await?, bytes: blob.clone(), cut: None });
    }
    let part = photo::middle(width, height).ok_or(NotTaken::Shape)?;
    let canvas = cut(&bitmap, part).ok_or(NotTaken::Broken)?;
    bitmap.close();
    let blob = encoded(&canvas, media_type).await.ok_or(NotTaken::Broken)?;
    let bytes = read(&blob).await?;
    Ok(Picked { file: told(&bytes, Some((part.width, part.height))).await?, bytes: blob, cut: Some(canvas) })
}

/// The bytes of a file that is neither empty nor too large.
async fn read(file: &Blob) -> Result<Uint8Array, NotTaken> {
    let size = file.size();
    if size > MAX_BYTES {
        return Err(NotTaken::Size(size));
    }
    let bytes = JsFuture::from(file.array_buffer()).await.ok().map(|bytes| Uint8Array::new(&bytes));
    bytes.filter(|bytes| bytes.length() > 0).ok_or(NotTaken::Broken)
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
