//! An application that is being filled in, held in wasm: only what was typed goes in and only what was asked for comes out.

use super::{LAW, error, instant, known_language, known_service, object, text, unreadable};
use crate::application::{Context, Input};
use crate::check::check;
use crate::page::{self, Shown};
use crate::texts::Language;
use js_sys::{JSON, Number};
use wasm_bindgen::prelude::*;

/// An application, the instant at which it is judged, and the language of messages and labels.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Form {
    input: Input<'static>,
    language: Language,
}

impl Form {
    fn shown(&self) -> Shown<'_> {
        let Input { filed_at, context, application } = &self.input;
        let (filed_on, _) = filed_at.local();
        let ruled_on = LAW.register.ruled_on(&LAW.calendar, application, *filed_at).unwrap_or(filed_on);
        Shown { register: &LAW.register, application, context, filed_on, ruled_on, language: self.language }
    }
}

#[wasm_bindgen]
impl Form {
    /// Begins an application of a service as the pages do: through the portal where it takes that, with notices in this language.
    ///
    /// # Errors
    /// `service`, `language`, `filed-at`.
    #[wasm_bindgen(constructor)]
    pub fn new(service: &JsValue, language: &JsValue, filed_at: &JsValue) -> Result<Form, JsValue> {
        let (service, language) = (known_service(service)?, known_language(language)?);
        let application = page::begin(&LAW.register, service.code, language);
        Ok(Form { input: Input { filed_at: instant(filed_at)?, context: Context::default(), application }, language })
    }

    /// Goes on with an input (JSON text, as `check` takes it).
    ///
    /// # Errors
    /// `unreadable` with the pointer, `language`.
    pub fn read(input: &JsValue, language: &JsValue) -> Result<Form, JsValue> {
        let (input, language) = (text(input, "the input")?, known_language(language)?);
        let Input { filed_at, context, application } = Input::read(&LAW.register, &input).map_err(|fault| unreadable(&fault))?;
        Ok(Form { input: Input { filed_at, context, application: application.into_owned() }, language })
    }

    /// Puts what was typed at a pointer: text, a number, a flag; an empty text or `null` takes it away. One past the end of a list lengthens it.
    ///
    /// # Errors
    /// `pointer`, where an application has no such place; `argument`, where the value is none of these; `service`.
    pub fn set(&mut self, pointer: &JsValue, value: &JsValue) -> Result<(), JsValue> {
        let at = text(pointer, "the pointer")?;
        // Text first: it is what is typed, and each question is a call out of wasm.
        let typed = if value.is_string() {
            text(value, "the value")?
        } else if let Some(flag) = value.as_bool() {
            String::from(if flag { "true" } else { "false" })
        } else if value.is_null() || value.is_undefined() {
            String::new()
        } else if let Some(number) = value.dyn_ref::<Number>() {
            number.to_string_with_radix(10).map(String::from).unwrap_or_default()
        } else {
            text(value, "the value")?
        };
        // An application is always one of a service: the check relies on it.
        if at == "/service" {
            known_service(value)?;
        }
        if self.input.application.set(&LAW.register, &at, &typed) { Ok(()) } else { Err(no_place(&at)) }
    }

    /// Takes an item out of a list, by its pointer.
    ///
    /// # Errors
    /// `pointer`, where there is no such item.
    pub fn remove(&mut self, pointer: &JsValue) -> Result<(), JsValue> {
        let at = text(pointer, "the pointer")?;
        if self.input.application.remove(&LAW.register, &at) { Ok(()) } else { Err(no_place(&at)) }
    }

    /// What stands at a pointer, as it was typed.
    ///
    /// # Errors
    /// `argument`.
    pub fn value(&self, pointer: &JsValue) -> Result<Option<String>, JsValue> {
        let at = text(pointer, "the pointer")?;
        Ok(self.input.application.at(&LAW.register, &at).map(std::borrow::Cow::into_owned))
    }

    /// How many items the list at a pointer has.
    ///
    /// # Errors
    /// `argument`.
    pub fn count(&self, pointer: &JsValue) -> Result<usize, JsValue> {
        Ok(self.input.application.len_at(&LAW.register, &text(pointer, "the pointer")?))
    }

    /// Everything that was typed, as pairs of pointer and text in an order in which `set` takes them again.
    ///
    /// # Errors
    /// None that an argument can cause.
    pub fn typed(&self) -> Result<JsValue, JsValue> {
        object(&self.input.application.typed(&LAW.register))
    }

    /// Judges from now on as if it were filed at this instant (RFC 3339).
    ///
    /// # Errors
    /// `filed-at`.
    #[wasm_bindgen(js_name = filedAt)]
    pub fn filed_at(&mut self, filed_at: &JsValue) -> Result<(), JsValue> {
        self.input.filed_at = instant(filed_at)?;
        Ok(())
    }

    /// Judges from now on by what is known beside the application: the `context` of an input, as an object.
    ///
    /// # Errors
    /// `unreadable` with the pointer within the context.
    pub fn know(&mut self, context: &JsValue) -> Result<(), JsValue> {
        let written = JSON::stringify(context).ok().and_then(|written| JsValue::from(written).as_string());
        let written = written.ok_or_else(|| error("argument", "the context must be an object", None))?;
        self.input.context = Context::read(&LAW.register, &written).map_err(|fault| unreadable(&fault))?;
        Ok(())
    }

    /// Whether it is sent, as it stands: through the portal. Else it is handed in at a counter.
    #[wasm_bindgen(js_name = isSent)]
    pub fn is_sent(&self) -> bool {
        page::is_sent(&LAW.register, &self.input.application)
    }

    /// Says how it is certified, as that follows from the way in which it is handed in; a choice among those that fit stays.
    pub fn certify(&mut self) {
        page::certify(&LAW.register, &mut self.input.application);
    }

    /// Speaks this language from now on, in messages and labels; that of the notices is the application's own.
    ///
    /// # Errors
    /// `language`.
    pub fn speak(&mut self, language: &JsValue) -> Result<(), JsValue> {
        self.language = known_language(language)?;
        Ok(())
    }

    /// Asks for notices in this language; in English there are none: then in Kazakh.
    ///
    /// # Errors
    /// `language`.
    pub fn notices(&mut self, language: &JsValue) -> Result<(), JsValue> {
        page::speak(&LAW.register, &mut self.input.application, known_language(language)?);
        Ok(())
    }

    /// The whole report.
    ///
    /// # Errors
    /// None that an argument can cause.
    pub fn report(&self) -> Result<JsValue, JsValue> {
        object(&check(&LAW.register, &LAW.calendar, &self.input, Some(self.language)))
    }

    /// The verdict, problems and warnings in codes, as JSON text: what a page needs at every key.
    pub fn codes(&self) -> String {
        check(&LAW.register, &LAW.calendar, &self.input, Some(self.language)).codes()
    }

    /// What the page asks now, section by section.
    ///
    /// # Errors
    /// None that an argument can cause.
    pub fn sections(&self) -> Result<JsValue, JsValue> {
        object(&self.shown().sections())
    }

    /// The documents that are needed now.
    ///
    /// # Errors
    /// None that an argument can cause.
    pub fn documents(&self) -> Result<JsValue, JsValue> {
        object(&self.shown().documents())
    }

    /// What stands at a pointer by its label, for a list of problems.
    ///
    /// # Errors
    /// `argument`.
    pub fn label(&self, pointer: &JsValue) -> Result<Option<String>, JsValue> {
        let at = text(pointer, "the pointer")?;
        Ok(self.shown().label_at(&at))
    }

    /// The application as canonical JSON (RFC 8785), the bytes to certify; nothing while something typed is no number, choice or flag.
    pub fn json(&self) -> Option<String> {
        self.input.application.json(&LAW.register)
    }
}

fn no_place(at: &str) -> JsValue {
    error("pointer", &format!("an application has no place at “{at}”"), Some(at))
}
