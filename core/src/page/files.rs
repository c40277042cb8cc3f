//! The files of an application: what is attached, what will be brought on paper, and until when it is valid.
//! Where the bytes of a file are, and how they got there, it does not know.

use super::{Asked, Control};
use crate::application::{Application, Value};
use crate::check::documents::{BYTES, FILE_NAME, HEIGHT, MEDIA_TYPE, SHA256, SOURCE, WIDTH};
use crate::form::Filler;
use crate::services::members;
use crate::services::register::Register;
use crate::texts::{Language, Text};

/// A file that was picked, as the application names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub file_name: String,
    pub media_type: String,
    pub bytes: u64,
    /// 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// Width and height in pixels, of a picture.
    pub pixels: Option<(u32, u32)>,
}

/// Adds a file to a kind of document. Answers whether there is such a kind.
pub fn attach(register: &Register, application: &mut Application<'_>, kind: &str, file: &File) -> bool {
    let list = format!("/attachments/{kind}");
    let index = application.len_at(register, &list);
    let mut set = |member: &str, value: &str| application.set(register, &format!("{list}/{index}/{member}"), value);
    let known = set("file_name", &file.file_name);
    set("media_type", &file.media_type);
    set("bytes", &file.bytes.to_string());
    set("sha256", &file.sha256);
    if let Some((width, height)) = file.pixels {
        set("width_px", &width.to_string());
        set("height_px", &height.to_string());
    }
    known
}

/// Says that a kind of document will be brought on paper, or takes it back. The form offers it where [`super::Document::on_paper`] says so.
pub fn bring_on_paper(register: &Register, application: &mut Application<'_>, kind: &str, is_brought: bool) {
    let list = format!("/attachments/{kind}");
    // From behind, so that what is taken out moves nothing that is still to be looked at.
    for index in (0..application.len_at(register, &list)).rev() {
        if is_paper(register, application, &list, index) {
            application.remove(register, &format!("{list}/{index}"));
        }
    }
    if is_brought {
        let index = application.len_at(register, &list);
        application.set(register, &format!("{list}/{index}/source"), PAPER);
    }
}

/// Whether a kind of document will be brought on paper.
pub(super) fn is_brought(register: &Register, application: &Application<'_>, kind: &str) -> bool {
    let list = format!("/attachments/{kind}");
    (0..application.len_at(register, &list)).any(|index| is_paper(register, application, &list, index))
}

fn is_paper(register: &Register, application: &Application<'_>, list: &str, index: usize) -> bool {
    application.at(register, &format!("{list}/{index}/source")).as_deref() == Some(PAPER)
}

const PAPER: &str = "paper";

/// The last day on which a file is valid, as a page asks it: by the member's name, and never required.
pub(super) fn until(language: Language) -> Asked {
    let member = members::FILE.iter().find(|member| member.at == "valid_until").expect("a file has a last day");
    Asked {
        at: member.at.into(),
        label: member.label.to(language).into(),
        group: None,
        hint: member.hint.map(|hint| hint.to(language)),
        required: false,
        filler: Filler::Applicant,
        clause: "",
        assumed: false,
        control: Control::Date,
    }
}

/// The files that stand in the application, for pages that list or remove them: kind, index, name, bytes, SHA-256.
pub fn attached(register: &Register, application: &Application<'_>) -> Vec<Attached> {
    let mut files = Vec::new();
    for (kind, slot) in &register.document_kinds {
        let Value::Rows(rows) = application.value(*slot) else { continue };
        files.extend(rows.iter().enumerate().map(|(index, file)| {
            let text = |place: usize| if let Value::Text(text) = &file[place] { Some(String::from(&**text)) } else { None };
            let number = |place: usize| if let Value::Integer(number) = file[place] { Some(number) } else { None };
            let pixels = |place: usize| number(place).and_then(|pixels| u32::try_from(pixels).ok());
            Attached {
                kind: kind.code,
                label: kind.label,
                index,
                file_name: text(FILE_NAME).unwrap_or_default(),
                media_type: text(MEDIA_TYPE).unwrap_or_default(),
                bytes: number(BYTES).and_then(|bytes| u64::try_from(bytes).ok()).unwrap_or_default(),
                sha256: text(SHA256),
                width_px: pixels(WIDTH),
                height_px: pixels(HEIGHT),
                uploaded: file[SOURCE] == Value::None || file[SOURCE].choice().is_some_and(|source| source != PAPER),
            }
        }));
    }
    files
}

/// A file that stands in an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    pub kind: &'static str,
    pub label: Text,
    pub index: usize,
    pub file_name: String,
    pub media_type: String,
    pub bytes: u64,
    /// `None` where it is not given, as on paper.
    pub sha256: Option<String>,
    pub width_px: Option<u32>,
    pub height_px: Option<u32>,
    /// Whether it is an electronic file, and not paper.
    pub uploaded: bool,
}

impl Attached {
    /// Its JSON Pointer within the application.
    pub fn at(&self) -> String {
        format!("/attachments/{}/{}", self.kind, self.index)
    }
}
