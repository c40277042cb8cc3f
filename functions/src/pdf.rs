//! A notice as a document: PDF/A-3u, tagged, in the notice's language, with the notice itself inside as `notice.json`.
//! The notice is all it knows: no clock, no table, no seal. The same notice gives the same bytes, today and in ten years,
//! and the notice that is read back out of the document gives them again.

mod face;
mod paragraph;
mod qr;
mod sheet;

use chrono::{DateTime, Datelike, Timelike, Utc};
use face::{BOLD, REGULAR};
use krilla::configure::{Archival, Configuration, ConfigurationBuilder};
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::error::KrillaError;
use krilla::geom::Rect;
use krilla::metadata::{self, Metadata, PageLayout, TextDirection};
use krilla::{Document, SerializeSettings};
use otinish_core::notice::{Fact, Force, Item, Notice, Section};
use otinish_core::texts::Language;
use sheet::{Area, Block, Colour, Element, ElementId, HEIGHT, LEFT, MEASURE, RIGHT, Sheets, Style, TOP};

/// The name under which the notice's JSON is attached to the document.
pub const ATTACHMENT: &str = "notice.json";

/// Why a notice cannot be rendered; none of these mends itself, so nobody need try again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unrenderable {
    #[error("a notice is written in Kazakh or Russian")]
    Language,
    #[error("the instant of issue is no RFC 3339 instant: {0}")]
    IssuedAt(String),
    #[error("the address is too long for a QR code")]
    Address,
    #[error("the document would be no PDF/A-3u: {0}")]
    Conformance(String),
}

/// The bytes by which a notice is stored, attached and compared.
pub fn json(notice: &Notice) -> Vec<u8> {
    serde_json::to_vec(notice).expect("a notice consists of texts and lists of texts")
}

/// Renders the notice; the document is unsigned.
pub fn render(notice: &Notice) -> Result<Vec<u8>, Unrenderable> {
    let language = match notice.language {
        Language::Kk => "kk-KZ",
        Language::Ru => "ru-KZ",
        Language::En => return Err(Unrenderable::Language),
    };
    let issued = DateTime::parse_from_rfc3339(&notice.issued_at).map_err(|_| Unrenderable::IssuedAt(notice.issued_at.clone()))?;
    let issued = moment(issued.to_utc());
    let sheets = set(notice)?;

    let settings = SerializeSettings { configuration: conformance(), enable_tagging: true, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    document.set_metadata(
        Metadata::new()
            .title(format!("{} – № {}", notice.title, grouped(&notice.request)))
            .description(notice.subtitle.clone())
            .language(language.to_owned())
            .creator("Otinish".to_owned())
            .producer("Otinish".to_owned())
            .creation_date(issued)
            .document_id(notice.code.clone())
            .text_direction(TextDirection::LeftToRight)
            .page_layout(PageLayout::SinglePage),
    );
    document.embed_file(EmbeddedFile {
        path: ATTACHMENT.to_owned(),
        mime_type: MimeType::new("application/json"),
        description: Some(notice.title.clone()),
        association_kind: AssociationKind::Alternative,
        data: json(notice).into(),
        modification_date: Some(issued),
        compress: None,
        location: None,
    });
    sheets.draw(&mut document, language);
    document.finish().map_err(|error| Unrenderable::Conformance(named(&error)))
}

/// What is wrong with a document, by the names of its faults alone: what else an error tells are the words of the document.
fn named(error: &KrillaError) -> String {
    let name = |fault: String| fault.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default().to_owned();
    match error {
        KrillaError::Validation(faults) => faults.iter().map(|(fault, _)| name(format!("{fault:?}"))).collect::<Vec<_>>().join(", "),
        other => name(format!("{other:?}")),
    }
}

fn conformance() -> Configuration {
    ConfigurationBuilder::new().with_archival_validator(Archival::A3_U).finish().expect("PDF/A-3u alone contradicts nothing")
}

fn moment(at: DateTime<Utc>) -> metadata::DateTime {
    // The parts of a calendar date fit these types; the year of an RFC 3339 instant has four digits.
    metadata::DateTime::new(at.year() as u16)
        .month(at.month() as u8)
        .day(at.day() as u8)
        .hour(at.hour() as u8)
        .minute(at.minute() as u8)
        .second(at.second() as u8)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

/// A number in groups of four, as people read it out.
fn grouped(number: &str) -> String {
    let digits: Vec<char> = number.chars().collect();
    digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("\u{a0}")
}

const INK: Colour = Colour(0x1c, 0x1c, 0x1c);
const MUTED: Colour = Colour(0x55, 0x5b, 0x63);
const ACCENT: Colour = Colour(0x1b, 0x3a, 0x5c);
const HAIRLINE: Colour = Colour(0xc9, 0xce, 0xd4);

/// Where the values of the head begin, and where the text of a numbered item does.
const VALUES: f32 = 186.0;
const INDENT: f32 = 15.0;
/// Between the space that follows an item's number and its text.
const MARKER_GAP: f32 = 3.0;
const GUTTER: f32 = 10.0;
/// Between the statement of force and the words on verification.
const CLOSING_GAP: f32 = 5.0;
/// The side of the QR code with its quiet zone: modules of about 0.8 mm at the usual length of an address.
const QR_SIDE: f32 = 94.0;

/// How much of the usual distances is kept, between lines and between parts.
#[derive(Clone, Copy)]
struct Density {
    leading: f32,
    gaps: f32,
}

const USUAL: Density = Density { leading: 1.0, gaps: 1.0 };
const TIGHT: Density = Density { leading: 0.94, gaps: 0.7 };

struct Styles {
    title: Style,
    subtitle: Style,
    heading: Style,
    text: Style,
    strong: Style,
    label: Style,
    note: Style,
    running: Style,
    gaps: f32,
}

impl Styles {
    fn of(density: Density) -> Self {
        let style = |face, size, leading, colour| Style { face, size, leading: leading * density.leading, colour };
        Styles {
            title: style(&BOLD, 17.0, 22.5, ACCENT),
            subtitle: style(&REGULAR, 11.0, 16.0, MUTED),
            heading: style(&BOLD, 12.0, 17.0, ACCENT),
            text: style(&REGULAR, 10.5, 15.0, INK),
            strong: style(&BOLD, 10.5, 15.0, INK),
            label: style(&REGULAR, 9.0, 15.0, MUTED),
            note: style(&REGULAR, 9.0, 13.0, MUTED),
            running: style(&REGULAR, 8.0, 11.0, MUTED),
            gaps: density.gaps,
        }
    }

    /// A distance between parts, in points.
    fn gap(&self, usual: f32) -> f32 {
        usual * self.gaps
    }
}

/// Set as usual, or a little tighter where that saves a page.
fn set(notice: &Notice) -> Result<Sheets, Unrenderable> {
    let usual = set_with(notice, USUAL)?;
    if usual.pages() == 1 {
        return Ok(usual);
    }
    let tight = set_with(notice, TIGHT)?;
    Ok(if tight.pages() < usual.pages() { tight } else { usual })
}

fn set_with(notice: &Notice, density: Density) -> Result<Sheets, Unrenderable> {
    let styles = Styles::of(density);
    let mut sheets = Sheets::new();
    head(&mut sheets, notice, &styles);
    facts(&mut sheets, &notice.facts, &styles);
    for part in &notice.sections {
        section(&mut sheets, part, &styles);
    }
    closing(&mut sheets, notice, &styles)?;
    running_lines(&mut sheets, notice, &styles);
    Ok(sheets)
}

fn head(sheets: &mut Sheets, notice: &Notice, styles: &Styles) {
    sheets.rule(TOP, 2.5, ACCENT);
    sheets.y = TOP + 16.0;
    let title = sheets.open(Element::Heading(1), None);
    sheets.lines(LEFT, styles.title.balanced(&notice.title, MEASURE), styles.title, title);
    sheets.y += styles.gap(3.0);
    let subtitle = sheets.open(Element::Paragraph, None);
    sheets.lines(LEFT, styles.subtitle.balanced(&notice.subtitle, MEASURE), styles.subtitle, subtitle);
    sheets.y += styles.gap(16.0);
}

/// What it is at the left, its value beside it, a hairline between the rows.
fn facts(sheets: &mut Sheets, facts: &[Fact], styles: &Styles) {
    if facts.is_empty() {
        return;
    }
    let list = sheets.open(Element::List { is_numbered: false }, None);
    for fact in facts {
        let labels = styles.label.lines(&fact.label, VALUES - GUTTER);
        let values = styles.text.lines(&fact.value, MEASURE - VALUES);
        let height = labels.len().max(values.len()) as f32 * styles.text.leading + 2.0 * styles.gap(3.0);
        sheets.keep(height.min(HEIGHT / 2.0));
        sheets.rule(sheets.y, 0.5, HAIRLINE);
        sheets.y += styles.gap(3.0);

        let item = sheets.open(Element::Item, Some(list));
        let label = sheets.open(Element::Label, Some(item));
        let body = sheets.open(Element::Body, Some(item));
        let mut baseline = sheets.y;
        for run in labels {
            baseline += styles.label.leading;
            sheets.text((LEFT, baseline), run, styles.label, label);
        }
        let page = sheets.pages();
        sheets.lines(LEFT + VALUES, values, styles.text, body);
        if sheets.pages() == page {
            sheets.y = sheets.y.max(baseline);
        }
        sheets.y += styles.gap(3.0);
    }
    sheets.rule(sheets.y, 0.5, HAIRLINE);
    sheets.y += styles.gap(6.0);
}

fn section(sheets: &mut Sheets, part: &Section, styles: &Styles) {
    sheets.y += styles.gap(12.0);
    // A heading never stands at the foot of a page without two lines of what it heads.
    let lines = styles.heading.balanced(&part.heading, MEASURE);
    sheets.keep(lines.len() as f32 * styles.heading.leading + 2.0 + 2.0 * styles.text.leading);
    let heading = sheets.open(Element::Heading(2), None);
    sheets.lines(LEFT, lines, styles.heading, heading);
    sheets.y += styles.gap(2.0);
    for text in &part.paragraphs {
        let paragraph = sheets.open(Element::Paragraph, None);
        sheets.lines(LEFT, styles.text.lines(text, MEASURE), styles.text, paragraph);
        sheets.y += styles.gap(5.0);
    }
    if !part.items.is_empty() {
        let list = sheets.open(Element::List { is_numbered: true }, None);
        // A number of two digits pushes all texts of its list to the right, so that they keep one edge.
        let indent = if part.items.len() > 9 { INDENT + 6.0 } else { INDENT };
        for (index, entry) in part.items.iter().enumerate() {
            item(sheets, (index + 1, entry), (list, indent), styles);
        }
    }
}

fn item(sheets: &mut Sheets, (number, entry): (usize, &Item), (list, indent): (ElementId, f32), styles: &Styles) {
    let item = sheets.open(Element::Item, Some(list));
    let label = sheets.open(Element::Label, Some(item));
    let body = sheets.open(Element::Body, Some(item));
    let text = sheets.open(Element::Paragraph, Some(body));
    let lines = styles.text.lines(&entry.text, MEASURE - indent);
    let notes: Vec<_> = entry.notes.iter().map(|note| styles.note.lines(note, MEASURE - indent)).collect();

    // A ground and its clause are read together, so they stand on one page where they fit in a third of it.
    let notes_height = notes.iter().map(Vec::len).sum::<usize>() as f32 * styles.note.leading;
    let height = lines.len() as f32 * styles.text.leading + notes_height;
    if height < HEIGHT / 3.0 {
        sheets.keep(height);
    }
    // The numbers stand flush right, close to their texts: apart, they would be a column of their own to a machine that reads.
    let number = styles.text.face.shape(&format!("{number}. "));
    let marker = (LEFT + indent - MARKER_GAP - number.width * styles.text.size, number, label);
    sheets.block(Block { left: LEFT + indent, lines, style: styles.text, element: text, marker: Some(marker) });
    for lines in notes {
        let note = sheets.open(Element::Paragraph, Some(body));
        sheets.lines(LEFT + indent, lines, styles.note, note);
    }
    sheets.y += styles.gap(5.0);
}

/// The foot of the letter, in a frame and never parted: the QR code, what the document says of its own force (in bold where it has
/// none), and how anybody verifies it.
fn closing(sheets: &mut Sheets, notice: &Notice, styles: &Styles) -> Result<(), Unrenderable> {
    let code = qr::code(&notice.verify.url).map_err(|_| Unrenderable::Address)?;
    let force = match notice.statement.force {
        Force::PaperEqual | Force::Sealed => styles.text,
        Force::Test => styles.strong,
    };
    let left = LEFT + QR_SIDE + 2.0;
    let measure = RIGHT - GUTTER - left;
    let parts = [
        (force.balanced(&notice.statement.text, measure), force),
        (styles.text.balanced(&notice.verify.text, measure), styles.text),
        (styles.note.lines(&notice.verify.url, measure), styles.note),
    ];
    let words = parts.iter().map(|(lines, style)| lines.len() as f32 * style.leading).sum::<f32>() + CLOSING_GAP;
    let height = (words + 2.0 * GUTTER).max(QR_SIDE);
    sheets.y += styles.gap(12.0);
    sheets.keep(height);
    let top = sheets.y;
    frame(sheets, top, height);

    sheets.y = top + (height - words) / 2.0;
    let [statement, text, address] = parts;
    let paragraph = sheets.open(Element::Paragraph, None);
    sheets.lines(left, statement.0, statement.1, paragraph);
    sheets.y += CLOSING_GAP;
    // The quiet zone of the code is its distance from the frame.
    let square = top + (height - QR_SIDE) / 2.0;
    if let (Some(path), Some(bounds)) = (qr::path(&code, LEFT, square, QR_SIDE), Rect::from_xywh(LEFT, square, QR_SIDE, QR_SIDE)) {
        let figure = Element::Figure { alt: format!("QR: {}", notice.verify.url), page: sheets.pages() - 1, bounds };
        let figure = sheets.open(figure, None);
        sheets.figure(path, INK, figure);
    }
    for (lines, style) in [text, address] {
        let paragraph = sheets.open(Element::Paragraph, None);
        sheets.lines(left, lines, style, paragraph);
    }
    sheets.y = top + height;
    Ok(())
}

fn frame(sheets: &mut Sheets, top: f32, height: f32) {
    const THICKNESS: f32 = 0.75;
    sheets.rule(top, THICKNESS, INK);
    sheets.rule(top + height - THICKNESS, THICKNESS, INK);
    for left in [LEFT, RIGHT - THICKNESS] {
        sheets.bar(Area { left, top, width: THICKNESS, height }, INK);
    }
}

/// The number at the head of every page but the first; at the foot of each the page of how many, and on more pages than one also
/// that the document is a test, because pages part.
fn running_lines(sheets: &mut Sheets, notice: &Notice, styles: &Styles) {
    let style = styles.running;
    let pages = sheets.pages();
    let number = style.face.shape(&format!("№\u{a0}{}", grouped(&notice.request)));
    let mut titles = style.lines(&notice.title, MEASURE - 120.0).into_iter();
    let mut title = titles.next().unwrap_or_default();
    if titles.next().is_some() {
        title = style.face.shape(&format!("{}…", title.text.trim_end()));
    }
    let warning = match notice.statement.force {
        Force::Test if pages > 1 => style.lines(&notice.statement.text, MEASURE - 200.0).into_iter().next(),
        Force::Test | Force::PaperEqual | Force::Sealed => None,
    };
    for page in 0..pages {
        if page > 0 {
            let x = RIGHT - number.width * style.size;
            sheets.ornament_on(page, (LEFT, TOP - 18.0), title.clone(), style);
            sheets.ornament_on(page, (x, TOP - 18.0), number.clone(), style);
            sheets.rule_on(page, TOP - 15.0, 0.5, HAIRLINE);
        }
        let folio = style.face.shape(&format!("{} / {pages}", page + 1));
        let x = RIGHT - folio.width * style.size;
        let foot = HEIGHT - 37.0;
        sheets.rule_on(page, foot - 14.0, 0.5, HAIRLINE);
        sheets.ornament_on(page, (LEFT, foot), number.clone(), style);
        sheets.ornament_on(page, (x, foot), folio, style);
        if let Some(warning) = &warning {
            let x = LEFT + (MEASURE - warning.width * style.size) / 2.0;
            sheets.ornament_on(page, (x, foot), warning.clone(), style);
        }
    }
}
