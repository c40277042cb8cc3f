//! An application: a vector by slot, which borrows from the text it was read from, or holds what a page's form has typed.
//! It knows what is given and where; whether it is right, `check` says.

mod reading;
mod typing;
mod writing;

use crate::calendar::Instant;
use crate::json::unreadable::Unreadable;
use crate::json::{Next, Reader};
use crate::law::Known;
use crate::services::register::{Register, Shape, SlotId};
use reading::{read_context, read_instant};
use std::borrow::Cow;

/// The value of a member, in the shape that its slot takes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Value<'a> {
    /// Absent, or `null`.
    #[default]
    None,
    /// The object is there.
    Present,
    Text(Cow<'a, str>),
    Integer(i64),
    Flag(bool),
    Choice(&'static str),
    Choices(Vec<&'static str>),
    Rows(Vec<Vec<Value<'a>>>),
    /// Typed into a form where a number, a choice or a flag stands, and none of them.
    Misfit(Cow<'a, str>),
}

impl Value<'_> {
    /// The text without white space around it, where any is left.
    pub(crate) fn text(&self) -> Option<&str> {
        let Value::Text(text) = self else { return None };
        Some(trimmed(text)).filter(|text| !text.is_empty())
    }

    pub(crate) fn choice(&self) -> Option<&'static str> {
        if let Value::Choice(choice) = self { Some(choice) } else { None }
    }

    pub(crate) fn is_set(&self) -> bool {
        matches!(self, Value::Flag(true))
    }

    /// Whether anything is given: blank text and an empty list are nothing.
    pub(crate) fn is_given(&self) -> bool {
        match self {
            Value::None => false,
            Value::Text(text) => !trimmed(text).is_empty(),
            Value::Choices(choices) => !choices.is_empty(),
            Value::Rows(rows) => !rows.is_empty(),
            Value::Present | Value::Integer(_) | Value::Flag(_) | Value::Choice(_) | Value::Misfit(_) => true,
        }
    }
}

/// A text without white space around it (Unicode `White_Space`), with a short way for one that begins and ends with a plain letter.
fn trimmed(text: &str) -> &str {
    // No white space is ASCII above the space, nor of the two bytes that 0xC3 to 0xDF lead.
    let plain = |byte: u8| matches!(byte, 0x21..0x7F);
    let pair = |lead: u8| matches!(lead, 0xC3..=0xDF);
    match text.as_bytes() {
        [first, .., before, last] if (plain(*first) || pair(*first)) && (plain(*last) || pair(*before)) => text,
        _ => text.trim(),
    }
}

/// What the server knows and the applicant does not type.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Known"))]
pub struct Context {
    /// The kinds of document that information systems supplied.
    #[cfg_attr(feature = "types", ts(type = "Array<DocumentKind>"))]
    pub obtained: Vec<&'static str>,
    pub emergency: bool,
    pub education_document_digitised: bool,
    pub provider_liquidated: bool,
}

impl Context {
    /// Reads a context by itself; pointers of faults are within it.
    ///
    /// # Errors
    /// The first fault in the order of the text.
    pub fn read(register: &Register, text: &str) -> Result<Context, Unreadable> {
        let mut reader = Reader::new(text);
        let context = read_context(register, &mut reader)?;
        reader.end()?;
        Ok(context)
    }

    pub(crate) const fn knows(&self, known: Known) -> bool {
        match known {
            Known::Emergency => self.emergency,
            Known::EducationDocumentDigitised => self.education_document_digitised,
            Known::ProviderLiquidated => self.provider_liquidated,
        }
    }
}

/// A whole input of the check: an application, when it was filed, and what is known beside it.
#[derive(Clone, Debug)]
pub struct Input<'a> {
    pub filed_at: Instant,
    pub context: Context,
    pub application: Application<'a>,
}

impl<'a> Input<'a> {
    /// Reads `{"filed_at", "context"?, "application"}` (contract, section 1).
    ///
    /// # Errors
    /// The first fault in the order of the text; what is absent comes last.
    pub fn read(register: &Register, text: &'a str) -> Result<Input<'a>, Unreadable> {
        let mut reader = Reader::new(text);
        if reader.peek()? != Next::Object {
            return Err(reader.misplaced()?);
        }
        reader.object()?;
        let (mut filed_at, mut context, mut application) = (None, None, None);
        let mut seen = [false; 3];
        let mut first = true;
        while let Some(name) = reader.member(first)? {
            first = false;
            let place = match &*name {
                "filed_at" => 0,
                "context" => 1,
                "application" => 2,
                _ => return Err(Unreadable::here().within(&name)),
            };
            if std::mem::replace(&mut seen[place], true) {
                return Err(Unreadable::here().within(&name));
            }
            if reader.peek()? == Next::Null {
                reader.null()?;
                continue;
            }
            match place {
                0 => filed_at = Some(read_instant(&mut reader).map_err(|fault| fault.within(&name))?),
                1 => context = Some(read_context(register, &mut reader).map_err(|fault| fault.within(&name))?),
                _ => application = Some(Application::read_from(register, &mut reader).map_err(|fault| fault.within(&name))?),
            }
        }
        reader.end()?;
        let absent = |name| Unreadable::here().within(name);
        let filed_at = filed_at.ok_or_else(|| absent("filed_at"))?;
        let application = application.ok_or_else(|| absent("application"))?;
        application.service().ok_or_else(|| absent("service").within("application"))?;
        Ok(Input { filed_at, context: context.unwrap_or_default(), application })
    }
}

/// An application, as it was typed: the check normalises nothing.
#[derive(Clone, Debug)]
pub struct Application<'a> {
    values: Vec<Value<'a>>,
}

impl<'a> Application<'a> {
    /// An application in which nothing is given.
    pub fn empty(register: &Register) -> Application<'a> {
        Application { values: nothing(register.slots.len()) }
    }

    /// Reads an application by itself; pointers of faults are within it.
    ///
    /// # Errors
    /// The first fault in the order of the text; an absent `service` comes last.
    pub fn read(register: &Register, text: &'a str) -> Result<Application<'a>, Unreadable> {
        let mut reader = Reader::new(text);
        let application = Application::read_from(register, &mut reader)?;
        reader.end()?;
        application.service().ok_or_else(|| Unreadable::here().within("service"))?;
        Ok(application)
    }

    pub(crate) fn value(&self, slot: SlotId) -> &Value<'a> {
        &self.values[usize::from(slot)]
    }

    /// The code of the service that is applied for: the register's first slot.
    pub fn service(&self) -> Option<&'static str> {
        self.values[0].choice()
    }

    /// What is given at a pointer as it was typed: text, a choice, a number, or `true` and `false`.
    pub fn at(&self, register: &Register, at: &str) -> Option<Cow<'_, str>> {
        let found = match register.find_slot(at) {
            Some(slot) => self.value(slot),
            None => {
                let (list, index, name) = split_item(at)?;
                let slot = register.find_slot(list)?;
                if let (Value::Choices(choices), None) = (self.value(slot), name) {
                    return choices.get(index).map(|choice| Cow::Borrowed(*choice));
                }
                let (Value::Rows(rows), Some(name)) = (self.value(slot), name) else { return None };
                rows.get(index)?.get(member_of(&register.slots[usize::from(slot)].shape, name)?.0)?
            }
        };
        match found {
            Value::Text(text) | Value::Misfit(text) => Some(Cow::Borrowed(text)),
            Value::Choice(choice) => Some(Cow::Borrowed(choice)),
            Value::Integer(number) => Some(Cow::Owned(number.to_string())),
            Value::Flag(flag) => Some(Cow::Borrowed(if *flag { "true" } else { "false" })),
            Value::Present => Some(Cow::Borrowed("true")),
            Value::None | Value::Choices(_) | Value::Rows(_) => None,
        }
    }

    /// How many items the list at a pointer has.
    pub fn len_at(&self, register: &Register, at: &str) -> usize {
        let Some(slot) = register.find_slot(at) else { return 0 };
        match self.value(slot) {
            Value::Choices(choices) => choices.len(),
            Value::Rows(rows) => rows.len(),
            Value::None | Value::Present | Value::Text(_) | Value::Integer(_) | Value::Flag(_) | Value::Choice(_) | Value::Misfit(_) => 0,
        }
    }

    /// The same application, without its ties to the text it was read from.
    pub fn into_owned(self) -> Application<'static> {
        Application { values: self.values.into_iter().map(owned).collect() }
    }
}

/// As many members of which none is given; made one by one, for a clone of each costs a tenth of reading.
fn nothing<'a>(members: usize) -> Vec<Value<'a>> {
    std::iter::repeat_with(Value::default).take(members).collect()
}

/// `/list/3/member` or `/list/3` in its parts.
fn split_item(at: &str) -> Option<(&str, usize, Option<&str>)> {
    let (rest, last) = at.rsplit_once('/')?;
    if let Some(index) = index_of(last) {
        return Some((rest, index, None));
    }
    let (list, index) = rest.rsplit_once('/')?;
    Some((list, index_of(index)?, Some(last)))
}

/// The number of an item, which is written in one way only (RFC 6901, section 4).
fn index_of(text: &str) -> Option<usize> {
    let canonical = text == "0" || text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    if canonical { text.parse().ok() } else { None }
}

fn member_of<'s>(shape: &'s Shape, name: &str) -> Option<(usize, &'s Shape)> {
    let Shape::Rows(members) = shape else { return None };
    members.iter().enumerate().find(|(_, (known, _))| *known == name).map(|(place, (_, shape))| (place, shape))
}

fn owned(value: Value<'_>) -> Value<'static> {
    match value {
        Value::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
        Value::Misfit(text) => Value::Misfit(Cow::Owned(text.into_owned())),
        Value::Rows(rows) => Value::Rows(rows.into_iter().map(|row| row.into_iter().map(owned).collect()).collect()),
        Value::None => Value::None,
        Value::Present => Value::Present,
        Value::Integer(number) => Value::Integer(number),
        Value::Flag(flag) => Value::Flag(flag),
        Value::Choice(choice) => Value::Choice(choice),
        Value::Choices(choices) => Value::Choices(choices),
    }
}
