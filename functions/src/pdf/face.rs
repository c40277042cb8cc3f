//! The two faces of a notice, and how their glyphs stand in a line.
//! The subsets in `functions/fonts` hold Cyrillic with all Kazakh letters and every Latin block that names are written in. A character
//! that they lack is never dropped or drawn as an empty box: it is spelt out as `[U+4E2D]`, for all to see.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, ShapePlan, UnicodeBuffer, script};
use std::borrow::Cow;
use std::sync::LazyLock;

/// The face of running text.
pub(super) static REGULAR: LazyLock<Face> = LazyLock::new(|| Face::read(include_bytes!("../../fonts/NotoSans-Regular.ttf")));
/// The face of headings and of what must not be overlooked.
pub(super) static BOLD: LazyLock<Face> = LazyLock::new(|| Face::read(include_bytes!("../../fonts/NotoSans-Bold.ttf")));

/// A parsed font with the plans by which its two scripts are shaped; made once in the life of the process.
pub(super) struct Face {
    pub(super) font: Font,
    shaper: rustybuzz::Face<'static>,
    cyrillic: ShapePlan,
    latin: ShapePlan,
    units_per_em: f32,
}

/// Glyphs in a row, measured in ems.
#[derive(Clone, Debug, Default)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) glyphs: Vec<KrillaGlyph>,
    pub(super) width: f32,
}

impl Face {
    fn read(bytes: &'static [u8]) -> Self {
        let shaper = rustybuzz::Face::from_slice(bytes, 0).expect("the committed subset is a font");
        let plan = |script| ShapePlan::new(&shaper, Direction::LeftToRight, Some(script), None, &[]);
        Face {
            font: Font::new(bytes.into(), 0).expect("the committed subset is a font"),
            cyrillic: plan(script::CYRILLIC),
            latin: plan(script::LATIN),
            units_per_em: shaper.units_per_em() as f32,
            shaper,
        }
    }

    /// The text with every character that this face cannot show spelt out by its number.
    pub(super) fn visible<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if text.chars().all(|character| self.shows(character)) {
            return Cow::Borrowed(text);
        }
        let mut seen = String::with_capacity(text.len() + 16);
        for character in text.chars() {
            if self.shows(character) {
                seen.push(character);
            } else if character.is_whitespace() {
                // Thin, narrow and ideographic spaces, tabs and stray breaks are spaces to a reader.
                seen.push(if character == '\u{202f}' { '\u{a0}' } else { ' ' });
            } else {
                seen.push_str(&format!("[U+{:04X}]", u32::from(character)));
            }
        }
        Cow::Owned(seen)
    }

    /// A soft hyphen has a glyph, but shapers hide it; and what is hidden in a name is a trap. The table of glyphs ends with U+FFFF, for which
    /// it has the empty box.
    fn shows(&self, character: char) -> bool {
        character != '\u{ad}' && self.shaper.glyph_index(character).is_some_and(|glyph| glyph.0 != 0)
    }

    /// The glyphs of a text that has been made visible.
    pub(super) fn shape(&self, text: &str) -> Run {
        let is_cyrillic = text.chars().any(|character| ('\u{400}'..='\u{52f}').contains(&character));
        let (plan, script) = if is_cyrillic { (&self.cyrillic, script::CYRILLIC) } else { (&self.latin, script::LATIN) };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script);
        let shaped = rustybuzz::shape_with_plan(&self.shaper, plan, buffer);

        let infos = shaped.glyph_infos();
        let mut run = Run { text: text.to_owned(), glyphs: Vec::with_capacity(infos.len()), width: 0.0 };
        for (index, (info, position)) in infos.iter().zip(shaped.glyph_positions()).enumerate() {
            let start = info.cluster as usize;
            let next = infos[index..].iter().map(|later| later.cluster as usize).find(|later| *later != start);
            let advance = position.x_advance as f32 / self.units_per_em;
            run.width += advance;
            run.glyphs.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                advance,
                position.x_offset as f32 / self.units_per_em,
                position.y_offset as f32 / self.units_per_em,
                position.y_advance as f32 / self.units_per_em,
                start..next.unwrap_or(text.len()),
                None,
            ));
        }
        run
    }
}

impl Run {
    /// Sets another run behind this one.
    pub(super) fn append(&mut self, other: &Run) {
        let moved = self.text.len();
        self.text.push_str(&other.text);
        self.width += other.width;
        self.glyphs.extend(other.glyphs.iter().cloned().map(|mut glyph| {
            glyph.text_range = glyph.text_range.start + moved..glyph.text_range.end + moved;
            glyph
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use otinish_core::notice::{Fact, Force, Item, Kind, Notice, Section, Statement, Verify};
    use otinish_core::texts::Language;

    #[test]
    fn every_kazakh_and_russian_letter_and_sign_of_a_letter_is_shown() {
        let letters = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯаәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя№₸«»„“”–—…’§°×";
        for face in [&*REGULAR, &*BOLD] {
            assert_eq!(face.visible(letters), letters);
        }
    }

    #[test]
    fn names_in_latin_letters_of_other_countries_are_shown() {
        for name in ["Çağrı Öztürk", "Łukasz Żółć", "Nguyễn Văn Thế", "Ștefan Țurcanu", "O’Brien", "Əliyev"] {
            assert_eq!(REGULAR.visible(name), name);
        }
    }

    #[test]
    fn what_the_faces_lack_or_hide_is_spelt_out() {
        assert_eq!(REGULAR.visible("王 Wáng"), "[U+738B] Wáng");
        assert_eq!(REGULAR.visible("Ива\u{202e}н"), "Ива[U+202E]н");
        assert_eq!(REGULAR.visible("Ива\u{ad}н"), "Ива[U+00AD]н");
        assert_eq!(REGULAR.visible("Ива\u{ffff}н"), "Ива[U+FFFF]н");
        assert_eq!(REGULAR.visible("а\u{2009}б\u{202f}в\tг"), "а б\u{a0}в г");
    }

    /// A notice that nobody can render would wait for ever: whatever stands in a name or the name of a file, the document is made.
    #[test]
    fn a_notice_with_any_character_at_all_can_be_rendered() {
        let is_special =
            |character: char| character.is_control() || u32::from(character) & 0xfffe == 0xfffe || u32::from(character) % 4_099 == 0;
        let any = (char::MIN..=char::MAX).filter(|character| REGULAR.shows(*character) || BOLD.shows(*character) || is_special(*character));
        let any: Vec<char> = any.collect();
        assert!(any.len() > 1_000, "{}", any.len());
        let document = notice(&any.chunks(40).map(String::from_iter).collect::<Vec<_>>());
        assert_eq!(crate::pdf::render(&document).map(drop), Ok(()));
    }

    /// A receipt whose title, facts, documents and notes are these.
    fn notice(texts: &[String]) -> Notice {
        Notice {
            code: "a".repeat(26),
            kind: Kind::Receipt,
            language: Language::Kk,
            service: "invented".to_owned(),
            request: "481920573361".to_owned(),
            issued_at: "2026-07-10T10:00:00.000Z".to_owned(),
            provider_bin: "051140990017".to_owned(),
            title: texts[0].clone(),
            subtitle: texts[1].clone(),
            facts: texts.iter().map(|text| Fact { label: text.clone(), value: text.clone() }).collect(),
            sections: vec![Section {
                heading: texts[0].clone(),
                paragraphs: Vec::new(),
                items: texts.iter().map(|text| Item { text: text.clone(), notes: vec![text.clone()] }).collect(),
            }],
            statement: Statement { force: Force::Test, text: texts[0].clone() },
            verify: Verify { url: "https://otinish.example/v/a".to_owned(), text: texts[0].clone() },
        }
    }

    #[test]
    fn a_run_knows_which_bytes_each_glyph_shows() {
        let mut run = REGULAR.shape("Әй");
        run.append(&REGULAR.shape("и\u{306}"));
        let ranges: Vec<_> = run.glyphs.iter().map(|glyph| &run.text[glyph.text_range.clone()]).collect();
        assert_eq!(ranges[..2], ["Ә", "й"]);
        assert!(ranges[2..].iter().all(|text| *text == "и\u{306}"));
    }
}
