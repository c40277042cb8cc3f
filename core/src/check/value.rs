//! How a single value is judged (contract, section 3). Nothing here knows a service or a clause.

use crate::calendar;
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;

/// The longest number of a document, code of a specialty and e-mail address, and label of a domain, in code points.
pub const MAX_DOCUMENT_NUMBER: usize = 40;
pub const MAX_CODE: usize = 12;
pub const MAX_EMAIL: usize = 254;
const MAX_LABEL: usize = 63;
const MAX_STATE_SERIES: usize = 10;
pub const MAX_NAME_PART: usize = 200;

/// Whether a trimmed text has no control and no invisible characters, line breaks and tabs apart where `lines`, and at most `max` code points.
pub fn is_text(text: &str, max: usize, lines: bool) -> bool {
    // Every hidden letter is an ASCII control character, or begins with one of these bytes: most texts hold none of them.
    let suspect = text.bytes().fold(false, |any, byte| any | (byte < 0x20) | matches!(byte, 0x7F | 0xC2 | 0xE2 | 0xEF));
    let hidden = |letter: char| match letter {
        '\t' | '\n' | '\r' => !lines,
        '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}' => true,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => true,
        _ => false,
    };
    !(suspect && text.chars().any(hidden)) && is_within(text, max)
}

/// Whether a text has at most `max` code points: never more than it has bytes.
fn is_within(text: &str, max: usize) -> bool {
    text.len() <= max || text.chars().count() <= max
}

/// Whether a trimmed text can be a part of a person's name: letters of any alphabet, single spaces, hyphens, apostrophes, full stops.
pub fn is_name(text: &str) -> bool {
    let mut before = ' ';
    let letters = text.chars().enumerate().all(|(at, letter)| {
        let fits = match letter {
            ' ' => before != ' ',
            // The apostrophe ʼ and one of the marks are letters by Unicode: they may begin a name.
            '-' | '\'' | '’' | '.' | '\u{300}'..='\u{36F}' => at > 0 || is_letter(letter),
            _ => is_letter(letter),
        };
        before = letter;
        fits
    });
    letters && is_within(text, MAX_NAME_PART)
}

/// Unicode `Alphabetic`, with a short way for the letters of Kazakhstan: the table costs a third of the whole check.
fn is_letter(letter: char) -> bool {
    matches!(letter, 'A'..='Z' | 'a'..='z' | '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}') || letter.is_alphabetic()
}

/// Whether a name mixes Latin and Cyrillic letters.
pub fn is_mixed_script(text: &str) -> bool {
    // Cyrillic letters begin with the first of these bytes, Latin ones are among the others: most names have the one kind alone.
    let (may_be_cyrillic, may_be_latin) = text.bytes().fold((false, false), |(cyrillic, latin), byte| {
        (cyrillic | matches!(byte, 0xD0..=0xD4), latin | matches!(byte, b'A'..=b'Z' | b'a'..=b'z' | 0xC3..=0xC9))
    });
    if !(may_be_cyrillic && may_be_latin) {
        return false;
    }
    let latin = |letter: char| matches!(letter, 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}') && is_letter(letter);
    let cyrillic = |letter: char| matches!(letter, '\u{400}'..='\u{52F}') && is_letter(letter);
    text.chars().any(latin) && text.chars().any(cyrillic)
}

/// One dash, which stands where there is no patronymic.
pub fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "–" | "—")
}

/// The digits of twelve ASCII digits.
fn twelve_digits(text: &str) -> Option<[u32; 12]> {
    let mut digits = [0; 12];
    if text.len() != 12 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    for (digit, byte) in digits.iter_mut().zip(text.bytes()) {
        *digit = u32::from(byte - b'0');
    }
    Some(digits)
}

/// Whether the twelfth digit is right (`facts`, 1.2): a second pass with other weights where the first gives 10; 10 again is never issued.
fn has_control_digit(digits: &[u32; 12]) -> bool {
    let sum = |shift: usize| (0..11).map(|at| digits[at] * u32::try_from((at + shift) % 11 + 1).unwrap_or(0)).sum::<u32>() % 11;
    let control = match sum(0) {
        10 => sum(2),
        control => control,
    };
    control == digits[11]
}

/// Whether a trimmed text is an individual's number (IIN): twelve digits, the control digit right, and not an organisation's.
pub fn is_iin(text: &str) -> bool {
    twelve_digits(text).is_some_and(|digits| has_control_digit(&digits) && !matches!(digits[4], 4..=6))
}

/// Whether a trimmed text is an organisation's number (BIN).
pub fn is_bin(text: &str) -> bool {
    let fits = |digits: [u32; 12]| {
        let month = digits[2] * 10 + digits[3];
        has_control_digit(&digits) && matches!(digits[4], 4..=6) && (1..=12).contains(&month)
    };
    twelve_digits(text).is_some_and(fits)
}

/// The date of birth that the digits of a valid IIN tell, where they tell a real one up to `today`.
pub fn iin_date(iin: &str, today: NaiveDate) -> Option<NaiveDate> {
    let digits = twelve_digits(iin)?;
    let century = match digits[6] {
        1 | 2 => 1800,
        3 | 4 => 1900,
        5 | 6 => 2000,
        _ => return None,
    };
    let two = |at: usize| digits[at] * 10 + digits[at + 1];
    NaiveDate::from_ymd_opt(century + i32::try_from(two(0)).ok()?, two(2), two(4)).filter(|born| *born <= today)
}

/// Full years between two days; who was born on 29 February is a year older on 1 March.
pub fn age(born: NaiveDate, today: NaiveDate) -> u32 {
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    u32::try_from(today.year() - born.year() - i32::from(!had_birthday)).unwrap_or(0)
}

/// The number that a person typed, as E.164: without white space, hyphens and brackets, a leading 8 of eleven digits being +7.
pub fn phone(text: &str) -> Option<String> {
    let mut number = String::with_capacity(text.len() + 1);
    number.extend(text.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '(' | ')' | '[' | ']')));
    if number.len() == 11 && number.starts_with('8') {
        number.replace_range(0..1, "+7");
    }
    let digits = number.strip_prefix('+').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let fits = if digits.starts_with('7') { digits.len() == 11 } else { (8..=15).contains(&digits.len()) };
    fits.then_some(number)
}

/// Whether an E.164 number is a mobile one of Kazakhstan.
pub fn is_kazakhstan_mobile(number: &str) -> bool {
    number.starts_with("+77") && number.len() == 12
}

/// Whether a trimmed text is an e-mail address by the HTML standard's expression, with letters of any script in the domain.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let in_local = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    let in_label = |letter: char| letter.is_ascii_digit() || is_letter(letter);
    let label = |label: &str| {
        let edges = label.starts_with(in_label) && label.ends_with(in_label);
        edges && label.chars().all(|letter| letter == '-' || in_label(letter)) && is_within(label, MAX_LABEL)
    };
    !local.is_empty() && local.bytes().all(in_local) && domain.split('.').all(label) && is_within(text, MAX_EMAIL)
}

/// A real day that is not after `today`.
pub fn past_day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    calendar::day(text).filter(|day| *day <= today)
}

/// Whether every letter of a text is a letter, digit or hyphen, and there are at most `max`.
pub fn is_code(text: &str, max: usize) -> bool {
    text.chars().all(|letter| letter.is_ascii_digit() || letter == '-' || is_letter(letter)) && text.chars().count() <= max
}

pub fn is_common_series(text: &str) -> bool {
    is_code(text, MAX_STATE_SERIES)
}

/// A series in capital Latin letters: Cyrillic look-alikes are read as what they look like (HO-7.series).
pub fn latin_series(text: &str) -> Cow<'_, str> {
    let latin = |letter: char| match letter {
        'А' => 'A',
        'В' => 'B',
        'С' => 'C',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'Т' => 'T',
        'Х' => 'X',
        other => other,
    };
    if text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.to_uppercase().chars().map(latin).collect())
    }
}

/// Whether the number of a document has the usual shape: six to twelve digits.
pub fn is_usual_number(text: &str) -> bool {
    (6..=12).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        crate::law::date(2026, 11, 20)
    }

    #[test]
    fn the_vectors_of_numbers_are_judged_as_they_say() {
        let vectors = include_str!("../../law/iin-vectors.csv");
        for line in vectors.lines().skip(1) {
            let mut cells = line.split(',');
            let (number, class, right, date) = (cells.next().unwrap(), cells.next().unwrap(), cells.next().unwrap(), cells.next().unwrap());
            match class {
                "individual" => {
                    assert_eq!(is_iin(number), right == "true", "{line}");
                    if !date.is_empty() && right == "true" {
                        assert_eq!(iin_date(number, today()).is_some(), date == "true", "{line}");
                    }
                }
                "malformed" => assert!(!is_iin(number) && !is_bin(number), "{line}"),
                _ if line.contains("structure_ok=True") => assert!(is_bin(number) && !is_iin(number), "{line}"),
                _ => assert!(right == "true" || !is_bin(number), "{line}"),
            }
        }
    }

    #[test]
    fn names_of_any_alphabet_are_names() {
        for name in ["Әбдірахманов", "O'Brien", "Ван дер Ваальс", "Нұрлан-Әли", "李", "Ё.", "Әлиұлы", "ʼАбд"]
        {
            assert!(is_name(name), "{name}");
        }
        for other in ["Aли1", " Али", "Али  Вали", "-Али", "’Али", "\u{301}Али", "Али\u{200d}", "А,"] {
            assert!(!is_name(other), "{other}");
        }
        for letter in '\u{0}'..='\u{52F}' {
            assert_eq!(is_letter(letter), letter.is_alphabetic(), "{letter:?}");
        }
        assert!(is_mixed_script("Ивaн") && is_mixed_script("Иaнa") && !is_mixed_script("Иван") && !is_mixed_script("Ivan"));
    }

    #[test]
    fn a_sign_among_the_letters_of_another_alphabet_mixes_nothing() {
        assert!(!is_mixed_script("Иван×") && !is_mixed_script("Ivan\u{482}"));
    }

    #[test]
    fn hidden_letters_hide_in_no_text_however_many_they_are() {
        for hidden in ["\u{0}", "\u{1f}", "\u{7f}", "\u{9f}", "\u{ad}", "\u{200b}", "\u{202e}", "\u{206f}", "\u{feff}"] {
            for text in [String::from(hidden), hidden.repeat(2), format!("№ {hidden}"), format!("{hidden}–{hidden} Қ")] {
                assert!(!is_text(&text, 9, true), "{text:?}");
            }
        }
        assert!(is_text("№ 12 «Қ»\t", 9, true) && !is_text("№ 12 «Қ»\t", 9, false) && !is_text("№ 12 «Қ»\t", 8, true));
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        assert_eq!(phone("8 (701) 123-45-67").as_deref(), Some("+77011234567"));
        assert_eq!(phone("+7 701 123 45 67").as_deref(), Some("+77011234567"));
        assert_eq!(phone("+49\u{a0}30 123456").as_deref(), Some("+4930123456"));
        for other in ["+7701123456", "77011234567", "+1234567", "+1234567890123456", "+77O11234567", "+"] {
            assert_eq!(phone(other), None, "{other}");
        }
    }

    #[test]
    fn an_address_is_one_by_the_html_standard() {
        for address in ["a@b", "nurlan.s+1@example.kz", "a@мектеп.қаз", "a@x-y.kz"] {
            assert!(is_email(address), "{address}");
        }
        for other in ["@b", "a@", "a@-b.kz", "a@b-", "a b@c", "a@b..c", "a@b_c", "қ@b.kz", "a@b@c"] {
            assert!(!is_email(other), "{other}");
        }
    }

    #[test]
    fn a_leap_child_is_older_on_the_first_of_march() {
        let born = crate::law::date(2008, 2, 29);
        assert_eq!(age(born, crate::law::date(2026, 2, 28)), 17);
        assert_eq!(age(born, crate::law::date(2026, 3, 1)), 18);
    }
}
