//! Every text of the sources in its three languages, read where it is written: a page or a notice says nothing else of itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A text, and the file that it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub file: String,
    pub kk: String,
    pub ru: String,
    pub en: String,
}

/// The same words in Kazakh and in Russian, for Kazakh has taken them over: whoever adds one has asked somebody who writes Kazakh.
const TAKEN_OVER: &str = "аудитория бакалавр браузер веб интернет кб код колледж корпорация мб минут не орган портал сайты сеанс сервер см \
     телефон телефоны файл цифр ср сб а у к";

/// Names of places, people and days that are the same in both, some of them with Kazakh letters in Russian too.
const NAMES: &str = "абай алматы астана атырау би павлодар тараз фараби шымкент қонаев жетісу ұлытау наурыз мейрамы рождество";

const KAZAKH: &str = "әғқңөұүһі";

/// Every text of these folders' sources.
pub(crate) fn all() -> Vec<Phrase> {
    let mut found = Vec::new();
    let mut folders: Vec<_> = ["core/src", "web/src", "functions/src", "xtask/src"].map(|folder| root().join(folder)).into();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let file = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
                let source = fs::read_to_string(&path).unwrap();
                // A text of a test is said to nobody; tests stand at the end.
                let said = source.split_once("#[cfg(test)]").map_or(&*source, |(said, _)| said);
                found.extend(read(&file, said));
            }
        }
    }
    found
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// The texts of one source: what `text` and `prose` are called with, and every literal of a `Text`.
pub(crate) fn read(file: &str, source: &str) -> Vec<Phrase> {
    // What stands in a comment is said to nobody.
    let source: String = source.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect();
    let mut found = Vec::new();
    for (opening, labels) in [("text(", ["", "", ""]), ("prose(", ["", "", ""]), ("Text {", ["kk:", "ru:", "en:"])] {
        for (at, _) in source.match_indices(opening) {
            // A method of this name, or a longer name, is another thing; so is a call with something else than words.
            let before = source[..at].chars().next_back();
            if before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_' || letter == '.') {
                continue;
            }
            let mut rest = &source[at + opening.len()..];
            let begins = rest.trim_start().strip_prefix(labels[0]).and_then(|rest| literal(rest.trim_start()));
            if begins.is_none_or(|(_, after)| !after.trim_start().starts_with(',')) {
                continue;
            }
            let mut words = Vec::new();
            for label in labels {
                rest = rest.trim_start().trim_start_matches(',').trim_start();
                rest = rest.strip_prefix(label).unwrap_or_else(|| panic!("{file}: {label} is expected at {rest:.80}")).trim_start();
                let (word, after) = literal(rest).unwrap_or_else(|| panic!("{file}: a text is expected at {rest:.80}"));
                words.push(word);
                rest = after;
            }
            let [kk, ru, en] = words.try_into().unwrap();
            found.push(Phrase { file: file.into(), kk, ru, en });
        }
    }
    found
}

/// A literal of text, and what follows it.
fn literal(source: &str) -> Option<(String, &str)> {
    let mut letters = source.strip_prefix('"')?.char_indices();
    let mut text = String::new();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Some((text, &source[at + 2..])),
            '\\' => match letters.next()?.1 {
                'n' => text.push('\n'),
                // The line goes on where the next one begins.
                '\n' => {
                    let mut ahead = letters.clone();
                    while ahead.next().is_some_and(|(_, letter)| letter.is_whitespace()) {
                        letters.next();
                    }
                }
                'u' => {
                    let code: String = letters.by_ref().map(|(_, letter)| letter).take_while(|letter| *letter != '}').skip(1).collect();
                    text.push(char::from_u32(u32::from_str_radix(&code, 16).ok()?)?);
                }
                other => text.push(other),
            },
            other => text.push(other),
        }
    }
    None
}

/// The names that are filled in.
pub(crate) fn holes(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// The text without what is filled in.
pub(crate) fn fixed(text: &str) -> String {
    let (first, rest) = text.split_once('{').unwrap_or((text, ""));
    let parts = rest.split('{').filter_map(|part| part.split_once('}')).map(|(_, after)| after);
    std::iter::once(first).chain(parts).collect()
}

/// Whether these words are a text's, with something in each place that is filled in.
pub(crate) fn fits(words: &str, text: &str) -> bool {
    let mut parts = text.split('{').enumerate().map(|(nth, part)| if nth == 0 { part } else { part.split_once('}').unwrap().1 });
    let first = parts.next().unwrap();
    let Some(mut rest) = words.strip_prefix(first) else { return false };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.is_empty() || text.ends_with('}')
}

/// The words of a text, in small letters.
pub(crate) fn words(text: &str) -> BTreeSet<String> {
    text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Every number of a text, in the order of size: languages put them in orders of their own.
pub(crate) fn numbers(text: &str) -> Vec<&str> {
    let mut numbers: Vec<&str> = text.split(|letter: char| !letter.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
    numbers.sort_unstable();
    numbers
}

pub(crate) fn is_cyrillic(word: &str) -> bool {
    word.chars().any(|letter| ('\u{400}'..='\u{52f}').contains(&letter))
}

/// What of another language is left in these words, which say one thing in Kazakh and in Russian; `own` are somebody's own words.
pub(crate) fn left_over(kk: &str, ru: &str, own: &BTreeSet<String>) -> Vec<String> {
    let (kk, ru) = (words(kk), words(ru));
    let latin = |words: &BTreeSet<String>| -> BTreeSet<String> { words.iter().filter(|word| !is_cyrillic(word)).cloned().collect() };
    let is_known = |word: &String| TAKEN_OVER.split_whitespace().chain(NAMES.split_whitespace()).any(|known| known == word);
    let both = kk.intersection(&ru).filter(|word| is_cyrillic(word) && !is_known(word));
    let kazakh = ru.iter().filter(|word| word.contains(|letter| KAZAKH.contains(letter)) && !is_known(word) && !kk.contains(*word));
    let (kk_latin, ru_latin) = (latin(&kk), latin(&ru));
    let english = kk_latin.symmetric_difference(&ru_latin);
    both.chain(kazakh).chain(english).filter(|word| !own.contains(*word)).cloned().collect()
}

/// The words of the Cyrillic alphabet in a text in English.
pub(crate) fn cyrillic(en: &str, own: &BTreeSet<String>) -> Vec<String> {
    words(en).into_iter().filter(|word| is_cyrillic(word) && !own.contains(word)).collect()
}

/// Each language has words of its own for this, unless it is nothing but a name or a number.
pub(crate) fn are_different(kk: &str, ru: &str, en: &str) -> bool {
    kk != ru && ru != en && kk != en
}
