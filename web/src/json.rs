//! JSON as the browser itself reads it: a parser of our own would weigh more than everything that is said in it.

use js_sys::{Array, JSON, Number, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A value that came from a server or from the browser's store; what is not there is empty.
#[derive(Clone, Debug)]
pub(crate) struct Json(pub(crate) JsValue);

impl Json {
    pub(crate) fn parse(text: &str) -> Option<Json> {
        JSON::parse(text).ok().map(Json)
    }

    pub(crate) fn get(&self, name: &str) -> Json {
        let found = self.0.is_object().then(|| Reflect::get(&self.0, &name.into()).ok()).flatten();
        Json(found.unwrap_or(JsValue::UNDEFINED))
    }

    pub(crate) fn text(&self, name: &str) -> String {
        self.get(name).0.as_string().unwrap_or_default()
    }

    /// The text, if there is one with anything in it.
    pub(crate) fn some_text(&self, name: &str) -> Option<String> {
        self.get(name).0.as_string().filter(|text| !text.is_empty())
    }

    pub(crate) fn number(&self, name: &str) -> Option<f64> {
        self.get(name).0.as_f64()
    }

    pub(crate) fn is_true(&self, name: &str) -> bool {
        self.get(name).0.as_bool() == Some(true)
    }

    /// The items of a list.
    pub(crate) fn list(&self, name: &str) -> Vec<Json> {
        self.get(name).items()
    }

    pub(crate) fn items(&self) -> Vec<Json> {
        self.0.dyn_ref::<Array>().map(|list| list.iter().map(Json).collect()).unwrap_or_default()
    }
}

/// A number as JavaScript writes it: the browser has the code for it, and ours would be a twentieth of the wasm.
pub(crate) fn in_digits(number: f64) -> String {
    // Only a radix that is none could be refused.
    Number::from(number).to_string_with_radix(10).map(String::from).unwrap_or_default()
}

/// An object of texts, lists of texts and flags, as JSON.
#[derive(Debug, Default)]
pub(crate) struct Writer(String);

impl Writer {
    /// Adds a member whose value is JSON already.
    pub(crate) fn raw(mut self, name: &str, json: &str) -> Writer {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        otinish_core::json::write_text(&mut self.0, name);
        self.0.push(':');
        self.0.push_str(json);
        self
    }

    pub(crate) fn text(self, name: &str, value: &str) -> Writer {
        self.raw(name, &quoted(value))
    }

    /// Adds a list of pairs.
    pub(crate) fn pairs<'p>(self, name: &str, pairs: impl IntoIterator<Item = (&'p str, &'p str)>) -> Writer {
        let pairs: Vec<String> = pairs.into_iter().map(|(one, other)| format!("[{},{}]", quoted(one), quoted(other))).collect();
        self.raw(name, &format!("[{}]", pairs.join(",")))
    }

    pub(crate) fn written(mut self) -> String {
        if self.0.is_empty() {
            self.0.push('{');
        }
        self.0.push('}');
        self.0
    }
}

fn quoted(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    otinish_core::json::write_text(&mut json, text);
    json
}
