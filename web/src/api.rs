//! Calls of the API, and what is said when one does not come back as it should.

use crate::json::{Json, in_digits};
use crate::words::{sending, shell, sign_in, upload};
use js_sys::{Promise, Uint8Array};
use otinish_core::texts::Language;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Headers, ProgressEvent, RequestInit, Response, XmlHttpRequest};
use yew::Callback;

/// Why there is no answer, or not the one that was asked for.
#[derive(Clone, Debug)]
pub(crate) enum Failed {
    /// Nobody answered.
    Unreachable,
    /// An error that the API names by a stable code.
    Refused { code: String, body: Json },
}

impl Failed {
    pub(crate) fn is(&self, wanted: &str) -> bool {
        matches!(self, Failed::Refused { code, .. } if code == wanted)
    }

    /// Whether whoever asked is signed in no more; a wrong code is refused by the same name, with the tries that are left.
    pub(crate) fn is_of_the_session(&self) -> bool {
        matches!(self, Failed::Refused { code, body } if code == "sign-in" && body.number("tries_left").is_none())
    }

    /// What it means for whoever has asked for a code.
    pub(crate) fn told_of_a_code(&self, language: Language) -> String {
        if self.is("unavailable") { sign_in::SIGN_IN_NOT_SENT.to(language).into() } else { self.told(language) }
    }

    /// After how many minutes it may be tried again.
    pub(crate) fn minutes(&self) -> String {
        let seconds = match self {
            Failed::Refused { body, .. } => body.number("after_s"),
            Failed::Unreachable => None,
        };
        in_digits((seconds.unwrap_or(60.0) / 60.0).ceil().max(1.0))
    }

    /// What it means for whoever waits.
    pub(crate) fn told(&self, language: Language) -> String {
        let Failed::Refused { code, body } = self else { return shell::NET_OFFLINE.to(language).into() };
        let text = match code.as_str() {
            "sign-in" | "not-certified" => match body.number("tries_left") {
                Some(left) if left > 0.0 => return sign_in::SIGN_IN_WRONG.fill(language, &[("n", &in_digits(left))]),
                Some(_) => sign_in::SIGN_IN_EXPIRED,
                None if code == "sign-in" => shell::NET_SESSION_EXPIRED,
                None => shell::ERROR_NOT_CERTIFIED,
            },
            "not-yours" => sending::CERTIFY_NOT_YOURS,
            "wrong-channel" => shell::ERROR_WRONG_CHANNEL,
            "not-found" => shell::ERROR_404_HEADING,
            "key-reused" => shell::ERROR_KEY_REUSED,
            "rules-changed" => shell::ERROR_RULES_CHANGED,
            "not-now" => shell::ERROR_NOT_NOW,
            "too-large" => shell::ERROR_TOO_LARGE,
            "signature-required" => shell::ERROR_SIGNATURE_REQUIRED,
            "provider-unknown" => crate::words::form::PROVIDER_NOT_REGISTERED,
            "file-unknown" => shell::ERROR_FILE_UNKNOWN,
            "file-refused" => shell::ERROR_FILE_MISMATCH,
            "blocked" | "refusable" | "remarks" => shell::ERROR_PROBLEMS_DIFFER,
            "slow-down" => return sign_in::SIGN_IN_SLOW_DOWN.fill(language, &[("minutes", &self.minutes())]),
            "unavailable" => shell::ERROR_503_BODY,
            _ => shell::ERROR_500_BODY,
        };
        text.to(language).into()
    }
}

pub(crate) async fn get(path: &str) -> Result<Json, Failed> {
    call("GET", path, None, None).await
}

pub(crate) async fn post(path: &str, body: &str) -> Result<Json, Failed> {
    call("POST", path, Some(body), None).await
}

/// Hands something in: the same key and body get the same answer, however often they are sent.
pub(crate) async fn hand_in(path: &str, body: &str, key: &str) -> Result<Json, Failed> {
    call("POST", path, Some(body), Some(key)).await
}

pub(crate) async fn delete(path: &str) -> Result<Json, Failed> {
    call("DELETE", path, None, None).await
}

async fn call(method: &str, path: &str, body: Option<&str>, key: Option<&str>) -> Result<Json, Failed> {
    let (status, body) = answered(method, path, body, key).await?;
    if is_good(status) { Ok(body) } else { Err(refused(body)) }
}

/// The status and the body of whoever answers.
async fn answered(method: &str, path: &str, body: Option<&str>, key: Option<&str>) -> Result<(u16, Json), Failed> {
    let asked = async {
        let request = RequestInit::new();
        request.set_method(method);
        let headers = Headers::new()?;
        if let Some(body) = body {
            headers.set("content-type", "application/json")?;
            request.set_body(&body.into());
        }
        if let Some(key) = key {
            headers.set("idempotency-key", key)?;
        }
        request.set_headers(&headers);
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let response: Response = JsFuture::from(window.fetch_with_str_and_init(path, &request)).await?.dyn_into()?;
        let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
        Ok::<_, JsValue>((response.status(), text))
    };
    let (status, text) = asked.await.map_err(|_| Failed::Unreachable)?;
    Ok((status, Json::parse(&text).unwrap_or(Json(JsValue::NULL))))
}

fn is_good(status: u16) -> bool {
    (200..=299).contains(&status)
}

/// Somebody between us and the API may answer in other words than its own: that is as if nobody had.
fn refused(body: Json) -> Failed {
    match body.some_text("code") {
        Some(code) => Failed::Refused { code, body },
        None => Failed::Unreachable,
    }
}

/// Uploads a file to where the server wants it, and tells how far it has come, in per cent.
pub(crate) async fn upload(sha256: &str, media_type: &str, file: &Blob, progress: Callback<u32>) -> Result<(), Failed> {
    let asked = format!(r#"{{"sha256":"{sha256}","bytes":{},"media_type":"{media_type}"}}"#, file.size());
    let offered = post("/api/uploads", &asked).await?;
    let upload = offered.get("upload");
    match upload.some_text("url") {
        Some(url) => {
            put(&url, media_type, file, progress).await?;
            call("POST", &format!("/api/uploads/{}", upload.text("id")), None, None).await.map(drop)
        }
        None => put(&offered.text("put"), media_type, file, progress).await,
    }
}

async fn put(url: &str, media_type: &str, file: &Blob, progress: Callback<u32>) -> Result<(), Failed> {
    let sent = async {
        let request = XmlHttpRequest::new()?;
        request.open_with_async("PUT", url, true)?;
        request.set_request_header("content-type", media_type)?;
        let moved = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
            if event.total() > 0.0 {
                // A share of a hundred fits.
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                progress.emit((event.loaded() * 100.0 / event.total()) as u32);
            }
        });
        request.upload()?.set_onprogress(Some(moved.as_ref().unchecked_ref()));
        let ended = Promise::new(&mut |resolve, _| request.set_onloadend(Some(&resolve)));
        request.send_with_opt_blob(Some(file))?;
        JsFuture::from(ended).await?;
        let status = request.status()?;
        Ok::<_, JsValue>((status, request.response_text()?.unwrap_or_default()))
    };
    match sent.await {
        Ok((200..=299, _)) => Ok(()),
        Ok((status, text)) if status != 0 => Err(refused(Json::parse(&text).unwrap_or(Json(JsValue::NULL)))),
        Ok(_) | Err(_) => Err(Failed::Unreachable),
    }
}

/// What is said of a file that did not arrive.
pub(crate) fn not_uploaded(failed: &Failed, language: Language) -> String {
    if let Failed::Unreachable = failed { upload::UPLOAD_FAILED.to(language).into() } else { failed.told(language) }
}

/// Whether the server has a file already: asked without its bytes, it answers by its status alone.
pub(crate) async fn has_file(sha256: &str) -> Result<bool, Failed> {
    match answered("HEAD", &format!("/api/files/{sha256}"), None, None).await?.0 {
        404 => Ok(false),
        401 => Err(Failed::Refused { code: "sign-in".into(), body: Json(JsValue::NULL) }),
        status if is_good(status) => Ok(true),
        // Nothing is known of a file of which a server in trouble says nothing.
        _ => Err(Failed::Unreachable),
    }
}

/// SHA-256 in lower-case hexadecimal, by the browser.
pub(crate) async fn sha256(bytes: &Uint8Array) -> Option<String> {
    let subtle = web_sys::window()?.crypto().ok()?.subtle();
    let promise = subtle.digest_with_str_and_js_u8_array("SHA-256", bytes).ok()?;
    let digest = Uint8Array::new(&JsFuture::from(promise).await.ok()?).to_vec();
    Some(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}
