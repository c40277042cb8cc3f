//! The core for JavaScript: text in, text out, and no panic across the boundary.
//! An input that cannot be read is an `Error` with a `pointer`; everything else is in the report.

use crate::application::Input;
use crate::calendar::Calendar;
use crate::check::check as judge;
use crate::services::{self, register::Register};
use crate::texts::Language;
use wasm_bindgen::prelude::*;

/// The register and the calendar, made once for a page.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Rules {
    register: Register,
    calendar: Calendar,
}

#[wasm_bindgen]
impl Rules {
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "JavaScript calls it a constructor")]
    pub fn new() -> Rules {
        Rules { register: Register::new(services::ALL), calendar: Calendar::built_in() }
    }

    /// Judges an input (JSON text) and answers the report (JSON text); messages in `language`, else in the application's.
    ///
    /// # Errors
    /// An `Error` with `code` and `pointer` where the input is not readable, or the language is not known.
    pub fn check(&self, input: &str, language: Option<String>) -> Result<String, JsValue> {
        let language = match language {
            Some(code) => Some(
                Language::of(&code)
                    .ok_or_else(|| error("language", &format!("no language is called “{code}”; known are kk, ru, en"), None))?,
            ),
            None => None,
        };
        let input = Input::read(&self.register, input).map_err(|fault| error("unreadable", &fault.to_string(), fault.at.as_deref()))?;
        Ok(judge(&self.register, &self.calendar, &input, language).json())
    }
}

/// A JavaScript `Error` with a stable `code`, and the JSON Pointer of the fault (`null` for a fault of JSON itself).
fn error(code: &str, message: &str, pointer: Option<&str>) -> JsValue {
    let error = js_sys::Error::new(message);
    let set = |name: &str, value: JsValue| js_sys::Reflect::set(&error, &name.into(), &value);
    let written = set("code", code.into()).and(set("pointer", pointer.map_or(JsValue::NULL, JsValue::from_str)));
    written.map_or_else(|refused| refused, |_| error.into())
}
