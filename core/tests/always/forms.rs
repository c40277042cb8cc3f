//! A filled form of any service, made of plain bytes: no bytes are an empty form, and fewer or smaller bytes are a simpler one, so that
//! a failure shrinks by itself. What can be filled in comes from the declared members and kinds of document, never from a list of its own.

use super::values;
use otinish_core::application::{Application, Input};
use otinish_core::calendar::Instant;
use otinish_core::form::document::DocumentKind;
use otinish_core::form::{Choice, Kind, Member};
use otinish_core::services::document_kinds::DOCUMENT_KINDS;
use otinish_core::services::{self, Service, members, register::Register};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;

/// Bytes that decide; after the last one comes nought for ever.
#[derive(Debug)]
pub(crate) struct Bytes<'b>(std::slice::Iter<'b, u8>);

impl<'b> Bytes<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        Bytes(bytes.iter())
    }

    pub(crate) fn byte(&mut self) -> u8 {
        self.0.next().copied().unwrap_or(0)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let wide = u32::from_be_bytes([0, 0, self.byte(), self.byte()]);
        usize::try_from(wide).unwrap() % end
    }

    pub(crate) fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// Whether this happens, `of` times out of 256.
    pub(crate) fn happens(&mut self, of: u8) -> bool {
        self.byte() > 255 - of
    }
}

/// What is filled in at a pointer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Given {
    /// The object is there.
    Object,
    Text(String),
    Integer(i64),
    Flag(bool),
}

/// A filled form, as a person and a server leave it.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub filed_at: String,
    pub context: Value,
    /// In the order of the declarations; an item of a list after the one before it.
    pub values: Vec<(String, Given)>,
}

impl Form {
    pub(crate) fn new(bytes: &mut Bytes<'_>) -> Form {
        let service = bytes.one_of(services::ALL);
        // A careful person fills in nearly everything, and nearly everything right.
        let careful = bytes.happens(160);
        let filed_at = filed_at(bytes);
        let year = filed_at[..4].parse().unwrap();
        let context = context(bytes);
        let mut form = Form { filed_at, context, values: Vec::new() };
        form.put("/service", Given::Text(service.code.into()));
        let mut filler = Filler { bytes, careful, year };
        let mut left_out = None;
        for member in members::SHARED.iter().chain(services::ALL.iter().flat_map(|service| service.members)) {
            let below = |group: &str| member.at.strip_prefix(group).is_some_and(|rest| rest.starts_with('/'));
            let own = members::SHARED.iter().chain(service.members).any(|own| own.at == member.at);
            // What only another service asks for is filled in now and then; what stands in a group goes with the group.
            if left_out.is_some_and(below) || !(own || filler.bytes.happens(8)) {
                continue;
            }
            let before = form.values.len();
            form.fill(&mut filler, member.at, &judged(service, member));
            if member.kind == Kind::Group && form.values.len() == before {
                left_out = Some(member.at);
            }
        }
        for kind in document_kinds() {
            form.attach(&mut filler, kind);
        }
        form
    }

    fn put(&mut self, at: impl Into<String>, given: Given) {
        self.values.push((at.into(), given));
    }

    fn fill(&mut self, filler: &mut Filler<'_, '_>, at: &str, kind: &Kind) {
        match kind {
            Kind::Person => {
                for part in members::PERSON {
                    self.fill(filler, &format!("{at}/{}", part.at), &part.kind);
                }
            }
            // Mostly people apply for themselves.
            Kind::Group => {
                if filler.bytes.happens(96) {
                    self.put(at, Given::Object);
                }
            }
            Kind::Choices(choices) => {
                let items = if filler.bytes.happens(64) { filler.bytes.below(4) } else { 0 };
                for item in 0..items {
                    let choice = filler.bytes.one_of(choices).value;
                    self.put(format!("{at}/{item}"), Given::Text(choice.into()));
                }
            }
            Kind::Rows { members, .. } => {
                let items = if filler.bytes.happens(if filler.careful { 192 } else { 96 }) { 1 + filler.bytes.below(3) } else { 0 };
                for item in 0..items {
                    self.put(format!("{at}/{item}"), Given::Object);
                    for member in *members {
                        self.fill(filler, &format!("{at}/{item}/{}", member.at), &member.kind);
                    }
                }
            }
            _ => {
                if let Some(given) = filler.value(at, kind) {
                    self.put(at, given);
                }
            }
        }
    }

    fn attach(&mut self, filler: &mut Filler<'_, '_>, kind: &DocumentKind) {
        let files = if filler.bytes.happens(if filler.careful { 224 } else { 96 }) { 1 + filler.bytes.below(3) } else { 0 };
        let small = filler.bytes.happens(16);
        for file in 0..files {
            let at = format!("/attachments/{}/{file}", kind.code);
            self.put(&*at, Given::Object);
            for member in members::FILE {
                let faultless = faultless(kind, member.at);
                let given = if filler.careful() { faultless } else { values::of_a_file(filler.bytes, member.at).or(faultless) };
                let given = match member.at {
                    "width_px" if small => Some(Given::Integer(300)),
                    "height_px" if small => Some(Given::Integer(400)),
                    _ => given,
                };
                if let Some(given) = given {
                    self.put(format!("{at}/{}", member.at), given);
                }
            }
        }
    }

    /// The form with one file more, in which nothing is wrong; `None` where no file of this kind can be right on the form's channel.
    pub(crate) fn with_a_faultless_file(&self, kind: &DocumentKind, at_counter: bool) -> Option<Form> {
        let only_paper = kind.paper == otinish_core::form::document::Paper::Only;
        if only_paper && !at_counter {
            return None;
        }
        let list = format!("/attachments/{}", kind.code);
        let index = (0..).find(|index| !self.values.iter().any(|(at, _)| *at == format!("{list}/{index}")))?;
        let mut form = self.clone();
        form.put(format!("{list}/{index}"), Given::Object);
        let members = members::FILE.iter().filter_map(|member| Some((member.at, faultless(kind, member.at)?)));
        for (name, given) in members {
            form.put(format!("{list}/{index}/{name}"), given);
        }
        Some(form)
    }

    /// The input as JSON.
    pub(crate) fn input(&self) -> Value {
        let mut application = Value::Object(Map::new());
        for (at, given) in &self.values {
            let place = at[1..].split('/').fold(&mut application, child);
            match given {
                Given::Object => *place = json!({}),
                Given::Text(text) => *place = json!(text),
                Given::Integer(number) => *place = json!(number),
                Given::Flag(flag) => *place = json!(flag),
            }
        }
        json!({ "filed_at": self.filed_at, "context": self.context, "application": application })
    }

    /// The same application, set member by member as a page does.
    pub(crate) fn set(&self, register: &Register) -> Application<'static> {
        let mut application = Application::empty(register);
        for (at, given) in &self.values {
            let there = match given {
                Given::Object if application.set(register, at, "true") => true,
                // An item without members is opened by a member that is not given.
                Given::Object => application.set(register, &format!("{at}/{}", first_member(at)), ""),
                Given::Text(text) => application.set(register, at, text),
                Given::Integer(number) => application.set(register, at, &number.to_string()),
                Given::Flag(flag) => application.set(register, at, &flag.to_string()),
            };
            assert!(there, "there is a place for {given:?} at {at}");
        }
        application
    }

    /// The input in memory, with the application that was set.
    pub(crate) fn input_set(&self, register: &Register, read: &Input<'_>) -> Input<'static> {
        Input { filed_at: read.filed_at, context: read.context.clone(), application: self.set(register) }
    }
}

/// Who fills the form in.
struct Filler<'f, 'b> {
    bytes: &'f mut Bytes<'b>,
    careful: bool,
    /// Of filing.
    year: i64,
}

impl Filler<'_, '_> {
    /// Whether this value is filled in with care.
    fn careful(&mut self) -> bool {
        self.bytes.happens(if self.careful { 254 } else { 128 })
    }

    /// A value of a member that is no list and no group; mostly a plausible one.
    fn value(&mut self, at: &str, kind: &Kind) -> Option<Given> {
        let plausible = self.careful();
        if !plausible && !self.bytes.happens(128) {
            return None;
        }
        Some(match kind {
            // A choice of which this service takes none is left out with care, and filled in by what others take without.
            Kind::Choice([]) if plausible => return None,
            Kind::Choice(choices) if plausible => Given::Text(self.bytes.one_of(choices).value.into()),
            Kind::Choice(choices) => {
                let any: Vec<Choice> = choices.iter().copied().chain(choices_of_all(at)).collect();
                Given::Text(self.bytes.one_of(&any).value.into())
            }
            Kind::Consent => Given::Flag(plausible || self.bytes.happens(128)),
            Kind::Flag => Given::Flag(self.bytes.happens(if plausible { 16 } else { 128 })),
            Kind::Year | Kind::Integer => Given::Integer(values::year(self.bytes, plausible, self.year)),
            _ if plausible => Given::Text(values::plausible(self.bytes, kind, self.year)),
            _ => Given::Text(values::implausible(self.bytes)),
        })
    }
}

/// How this service judges a member.
fn judged(service: &Service, member: &Member) -> Kind {
    let mut fields = service.editions.iter().flat_map(|edition| edition.form).flat_map(|section| section.fields);
    let judged = fields.find(|field| field.at == member.at && field.judged.is_some()).and_then(|field| field.judged);
    judged.unwrap_or(member.kind)
}

/// The choices that this service takes at a pointer.
fn taken(service: &Service, at: &str) -> Option<&'static [Choice]> {
    let mut fields = service.editions.iter().flat_map(|edition| edition.form).flat_map(|section| section.fields);
    fields.find_map(|field| if let (true, Some(Kind::Choice(choices))) = (field.at == at, field.judged) { Some(choices) } else { None })
}

/// The choices that any service takes at a pointer.
fn choices_of_all(at: &str) -> impl Iterator<Item = Choice> {
    services::ALL.iter().filter_map(move |service| taken(service, at)).flatten().copied()
}

/// Every kind of document that any service declares.
pub(crate) fn document_kinds() -> impl Iterator<Item = &'static DocumentKind> {
    DOCUMENT_KINDS.iter().chain(services::ALL.iter().flat_map(|service| service.document_kinds))
}

/// The member of a file of this kind in which nothing is wrong.
fn faultless(kind: &DocumentKind, member: &str) -> Option<Given> {
    if kind.paper == otinish_core::form::document::Paper::Only {
        return (member == "source").then(|| Given::Text("paper".into()));
    }
    Some(match member {
        "file_name" => Given::Text("құжат.jpg".into()),
        "media_type" => Given::Text("image/jpeg".into()),
        "bytes" => Given::Integer(48_211),
        "sha256" => Given::Text("3eb74704d4c0dd8ed58f29bf9cba26002aa3d0ff92174c3f7b2f3e9799620cd8".into()),
        "width_px" if kind.photo => Given::Integer(413),
        "height_px" if kind.photo => Given::Integer(551),
        _ => return None,
    })
}

/// A member of an item of the list in which `at` is an item.
fn first_member(at: &str) -> &'static str {
    if at.starts_with("/attachments/") {
        return members::FILE[0].at;
    }
    let list = at.rsplit_once('/').unwrap().0;
    let declared = members::SHARED.iter().find(|member| member.at == list).unwrap();
    let Kind::Rows { members, .. } = declared.kind else { panic!("{list} is no list of objects") };
    members[0].at
}

/// The place of a name within an object or a list, made where it is not there.
fn child<'v>(parent: &'v mut Value, name: &str) -> &'v mut Value {
    if let Ok(index) = name.parse::<usize>() {
        if !parent.is_array() {
            *parent = json!([]);
        }
        let items = parent.as_array_mut().unwrap();
        if items.len() <= index {
            items.push(Value::Null);
        }
        return &mut items[index];
    }
    if !parent.is_object() {
        *parent = json!({});
    }
    parent.as_object_mut().unwrap().entry(name).or_insert(Value::Null)
}

/// When it was filed: mostly in the years of the calendar, at any hour and in any zone.
fn filed_at(bytes: &mut Bytes<'_>) -> String {
    let year = match bytes.byte() {
        0..224 => 2022 + bytes.below(6),
        _ => 1900 + bytes.below(300),
    };
    // Half of them in summer, when colleges take applications until one of these days.
    let (month, day) = match bytes.byte() {
        0..128 => (1 + bytes.below(12), 1 + bytes.below(28)),
        _ => (bytes.one_of(&[7, 8, 8, 9]), bytes.one_of(&[5, 15, 18, 20, 25])),
    };
    let (hour, minute, second) = (bytes.below(24), bytes.below(60), bytes.below(60));
    let mut text = format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
    if bytes.happens(32) {
        write!(text, ".{}", bytes.below(2000)).unwrap();
    }
    text.push_str(bytes.one_of(&["+05:00", "Z", "+06:00", "-11:30"]));
    assert!(Instant::parse(&text).is_some(), "{text}");
    text
}

/// How long after the first filing another one comes: mostly so soon that the same closing hour or day off stands between them.
pub(crate) fn minutes_later(bytes: &mut Bytes<'_>) -> i64 {
    const DAY: usize = 24 * 60;
    let within = bytes.one_of(&[60, DAY, DAY, 3 * DAY, 3 * DAY, 10 * DAY, 20 * DAY, 20 * DAY]);
    i64::try_from(bytes.below(within)).unwrap()
}

fn context(bytes: &mut Bytes<'_>) -> Value {
    let mut context = Map::new();
    if bytes.happens(64) {
        let kinds: Vec<_> = document_kinds().map(|kind| kind.code).collect();
        let obtained: Vec<_> = (0..bytes.below(4)).map(|_| bytes.one_of(&kinds)).collect();
        context.insert("obtained".into(), json!(obtained));
    }
    for known in ["emergency", "education_document_digitised", "provider_liquidated"] {
        if bytes.happens(48) {
            context.insert(known.into(), json!(bytes.happens(128)));
        }
    }
    Value::Object(context)
}
