//! The pages: files of one folder, sent packed where the browser takes that, kept for ever where the name holds a digest.
//! What begins with a language and is no file is a page of the application, which finds its own way.

use super::Api;
use crate::keys::sha256_hex;
use crate::problem::Problem;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use otinish_core::texts::Language;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Answers everything that is no route of the API.
pub(super) async fn any(State(api): State<Arc<Api>>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path();
    if path.starts_with("/api/") || path == "/api" {
        return Problem::NotFound.into_response();
    }
    if !matches!(method, Method::GET | Method::HEAD) {
        return Problem::WrongMethod.into_response();
    }
    let Some(folder) = &api.doors.site else { return Problem::NotFound.into_response() };
    let first = path[1..].split('/').next().unwrap_or_default();
    // The address in a notice's QR code has no language of its own.
    if first == "v" {
        return Redirect::temporary(&format!("/{}{path}", preferred(&headers).code())).into_response();
    }
    let found = match file(folder, path).await {
        Some(found) => Some(found),
        None if Language::of(first).is_some() => shell(folder, first, path).await,
        None => None,
    };
    match found {
        Some(path) => send(&path, &headers).await,
        None => Problem::NotFound.into_response(),
    }
}

/// The language that the browser asks for most; Kazakh where it asks for none of ours, or cannot be understood.
pub(super) fn preferred(headers: &HeaderMap) -> Language {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut best = (Language::Kk, 0.0);
    for range in wanted.split(',') {
        let (tag, weight) = range.split_once(';').unwrap_or((range, ""));
        let weight = match weight.trim().strip_prefix("q=") {
            Some(weight) => weight.trim().parse().ok().filter(|weight| (0.0..=1.0).contains(weight)).unwrap_or(0.0),
            None => 1.0,
        };
        let language = Language::of(&tag.trim().split('-').next().unwrap_or_default().to_ascii_lowercase());
        if let Some(language) = language.filter(|_| weight > best.1) {
            best = (language, weight);
        }
    }
    best.0
}

/// The file that this path names, if every part of it is a plain name: none leads out of the folder, none is hidden.
async fn file(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut file = folder.to_owned();
    for part in path[1..].split('/') {
        let plain = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'));
        if !plain || part.starts_with('.') {
            return None;
        }
        file.push(part);
    }
    if path.ends_with('/') {
        file.push("index.html");
    }
    is_file(&file).await.then_some(file)
}

/// What is painted first on a page of the application: the start page, or the page around any other.
async fn shell(folder: &Path, language: &str, path: &str) -> Option<PathBuf> {
    let name = if path[1..].trim_end_matches('/') == language { "index.html" } else { "elsewhere.html" };
    let file = folder.join(language).join(name);
    is_file(&file).await.then_some(file)
}

async fn is_file(path: &Path) -> bool {
    tokio::fs::metadata(path).await.is_ok_and(|found| found.is_file())
}

async fn send(path: &Path, asked: &HeaderMap) -> Response {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let packed = path.with_file_name(format!("{name}.br"));
    let is_packed = takes_brotli(asked) && is_file(&packed).await;
    let bytes = match tokio::fs::read(if is_packed { &packed } else { path }).await {
        Ok(bytes) => bytes,
        Err(error) => return Problem::unavailable(error).into_response(),
    };
    let tag = format!("\"{}\"", &sha256_hex(&bytes)[..32]);
    let known = asked.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let mut response = if known { StatusCode::NOT_MODIFIED.into_response() } else { bytes.into_response() };
    let headers = response.headers_mut();
    let kept = if holds_digest(name) { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(name)));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::ETAG, tag.try_into().expect("hexadecimal digits make a header"));
    if is_packed {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    response
}

fn takes_brotli(headers: &HeaderMap) -> bool {
    let accepted =
        headers.get_all(header::ACCEPT_ENCODING).into_iter().filter_map(|value| value.to_str().ok()).flat_map(|list| list.split(','));
    accepted.map(|coding| coding.replace(' ', "")).any(|coding| coding == "br" || coding.starts_with("br;") && coding != "br;q=0")
}

/// Whether the name has a part of sixteen hexadecimal digits: its content never changes.
fn holds_digest(name: &str) -> bool {
    name.split('.').any(|part| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b30_odd_languages_fall_back_to_kazakh() {
        let preferred = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, value.try_into().unwrap());
            preferred(&headers)
        };
        for value in ["", "xx", "kk-Cyrl-KZ", "ru;q=NaN", "ru;q=2", "ru;q=0", ";;q=,,", &"de,".repeat(3_000)] {
            assert_eq!(preferred(value), Language::Kk, "{value:.20}");
        }
        assert_eq!(preferred("ru-RU,ru;q=0.9,kk;q=0.8"), Language::Ru);
        assert_eq!(preferred("de, en;q=0.4, ru;q=0.7"), Language::Ru);
        assert_eq!(preferred("EN-gb"), Language::En);
    }

    #[tokio::test]
    async fn no_path_leads_out_of_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        assert!(file(&folder, "/lib.rs").await.is_some());
        assert!(file(&folder, "/api/site.rs").await.is_some());
        for path in ["/../Cargo.toml", "/api/../../Cargo.toml", "/%2e%2e/Cargo.toml", "//etc/passwd", "/.hidden", "/api", "/lib.rs/", "/"] {
            assert_eq!(file(&folder, path).await, None, "{path}");
        }
    }

    #[test]
    fn what_holds_its_digest_is_kept_for_ever() {
        assert!(holds_digest("otinish.0123456789abcdef.wasm"));
        assert!(!holds_digest("index.html"));
    }
}
