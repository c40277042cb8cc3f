//! Words in the three languages of the pages and notices. A text without one of them does not compile.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::hash::{Hash, Hasher};

/// A language of pages, messages and notices; a notice is in Kazakh or Russian only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Language {
    #[default]
    Kk,
    Ru,
    En,
}

impl Language {
    pub const ALL: [Language; 3] = [Language::Kk, Language::Ru, Language::En];

    /// Its ISO 639-1 code.
    pub const fn code(self) -> &'static str {
        match self {
            Language::Kk => "kk",
            Language::Ru => "ru",
            Language::En => "en",
        }
    }

    /// The language of this ISO 639-1 code, taken literally.
    pub fn of(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.code() == code)
    }
}

/// The same words in Kazakh, Russian and English; `{name}` stands for what is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    pub kk: &'static str,
    pub ru: &'static str,
    pub en: &'static str,
}

impl Text {
    /// Deliberately no words: only where a row has none of its own. Whatever else has none is a fault, and `text` refuses it.
    pub const NONE: Text = Text { kk: "", ru: "", en: "" };

    pub const fn to(self, language: Language) -> &'static str {
        match language {
            Language::Kk => self.kk,
            Language::Ru => self.ru,
            Language::En => self.en,
        }
    }

    /// These words with each `{name}` replaced by its value.
    pub fn fill(self, language: Language, values: &[(&str, &str)]) -> String {
        let mut rest = self.to(language);
        let mut filled = String::with_capacity(rest.len() + values.iter().map(|(_, value)| value.len()).sum::<usize>());
        while let Some(open) = rest.find('{') {
            filled.push_str(&rest[..open]);
            let Some(length) = rest[open..].find('}') else { break };
            let name = &rest[open + 1..open + length];
            let value = values.iter().find(|(known, _)| *known == name);
            filled.push_str(value.map_or(&rest[open..=open + length], |(_, value)| value));
            rest = &rest[open + length + 1..];
        }
        filled.push_str(rest);
        filled
    }
}

/// Words are no rules: a better translation leaves the digest of the rules as it was.
impl Hash for Text {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// A text in Kazakh, Russian and English, in this order.
///
/// ```
/// # use otinish_core::texts::{Text, text};
/// const YES: Text = text("иә", "да", "yes");
/// assert_eq!(YES.ru, "да");
/// ```
///
/// Without one of them it does not compile,
///
/// ```compile_fail,E0061
/// # use otinish_core::texts::{Text, text};
/// const YES: Text = text("иә", "да");
/// ```
///
/// nor, where it stands in a table, with one that says nothing:
///
/// ```compile_fail,E0080
/// # use otinish_core::texts::{Text, text};
/// const YES: Text = text("иә", "да", " ");
/// ```
pub const fn text(kk: &'static str, ru: &'static str, en: &'static str) -> Text {
    assert!(!kk.trim_ascii().is_empty() && !ru.trim_ascii().is_empty() && !en.trim_ascii().is_empty(), "a text without words");
    Text { kk, ru, en }
}

/// Words that the check never says: those of clauses, service pages and notices. They are longer than all the rest, so the wasm does
/// without them: with the feature `prose` they are here, without it pages have to fetch them, and whoever asks here does not compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Prose {
    #[cfg(feature = "prose")]
    words: Text,
}

#[cfg(feature = "prose")]
impl Prose {
    pub const fn words(self) -> Text {
        self.words
    }

    pub const fn to(self, language: Language) -> &'static str {
        self.words.to(language)
    }
}

/// Words for pages and notices in Kazakh, Russian and English, in this order; all three are asked for, kept or not.
///
/// ```
/// # use otinish_core::texts::{Prose, prose};
/// const FREE: Prose = prose("тегін", "бесплатно", "free of charge");
/// ```
///
/// ```compile_fail,E0061
/// # use otinish_core::texts::{Prose, prose};
/// const FREE: Prose = prose("тегін", "бесплатно");
/// ```
#[cfg_attr(not(feature = "prose"), allow(unused_variables))]
pub const fn prose(kk: &'static str, ru: &'static str, en: &'static str) -> Prose {
    Prose {
        #[cfg(feature = "prose")]
        words: text(kk, ru, en),
    }
}

const MONTHS: [Text; 12] = [
    text("қаңтар", "января", "January"),
    text("ақпан", "февраля", "February"),
    text("наурыз", "марта", "March"),
    text("сәуір", "апреля", "April"),
    text("мамыр", "мая", "May"),
    text("маусым", "июня", "June"),
    text("шілде", "июля", "July"),
    text("тамыз", "августа", "August"),
    text("қыркүйек", "сентября", "September"),
    text("қазан", "октября", "October"),
    text("қараша", "ноября", "November"),
    text("желтоқсан", "декабря", "December"),
];

/// A day written out: `2026 жылғы 30 наурыз`, `30 марта 2026 года`, `30 March 2026`.
pub fn written(day: NaiveDate, language: Language) -> String {
    let (year, number) = (day.year(), day.day());
    let month = MONTHS[usize::try_from(day.month0()).unwrap_or(0) % 12].to(language);
    match language {
        Language::Kk => format!("{year} жылғы {number} {month}"),
        Language::Ru => format!("{number} {month} {year} года"),
        Language::En => format!("{number} {month} {year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_filled_by_name_and_keeps_what_it_does_not_know() {
        let due = text("{n} күн, {date}", "{date}: {n}", "{n} days by {date}, {what}");
        assert_eq!(due.fill(Language::En, &[("n", "3"), ("date", "30 March")]), "3 days by 30 March, {what}");
        assert_eq!(due.fill(Language::Ru, &[("n", "{date}"), ("date", "30 марта")]), "30 марта: {date}");
    }
}
