//! Values to fill in: plausible ones, which are mostly right, and implausible ones, which are whatever anybody could ever type.

use super::forms::{Bytes, Given};
use otinish_core::form::Kind;

/// A value that a person could mean, as text.
pub(crate) fn plausible(bytes: &mut Bytes<'_>, kind: &Kind, year: i64) -> String {
    let text = match kind {
        Kind::NamePart { dash_is_none: true } => bytes.one_of(&["Серікұлы", "Оразқызы", "-", "—"]),
        Kind::NamePart { .. } => bytes.one_of(&["Әбдірахманов", "Нұрлан", "O'Brien", "Ван дер Ваальс", "李", "Ivan", "Ивaн"]),
        Kind::Iin => return iin(bytes),
        Kind::Bin => return bin(bytes),
        Kind::Phone { .. } => bytes.one_of(&["+77011234567", "8 (701) 123-45-67", "+77172123456", "+4930123456", "+7 495 123-45-67"]),
        Kind::Email => bytes.one_of(&["nurlan@example.kz", "a@мектеп.қаз", "a@b", "a.b+c@x-y.kz"]),
        Kind::BirthDate { .. } | Kind::PastDay => return day(bytes, year),
        Kind::DocumentNumber => bytes.one_of(&["0123456", "00012345678", "12345", "А-17/3"]),
        Kind::Series { own, .. } => bytes.one_of(own),
        Kind::Code => bytes.one_of(&["5B070400", "1201000", "09130100", "В-12"]),
        Kind::Words { .. } => {
            bytes.one_of(&["ТКБ", "Алматы политехникалық колледжі", "Дипломда тегім қате жазылған.", "BD", "Астана, Мәңгілік ел, 20"])
        }
        // The rest is judged by the row that it stands in, or is no text at all.
        Kind::Group | Kind::Person | Kind::Year | Kind::Flag | Kind::Consent | Kind::Literal | Kind::Integer => "",
        Kind::Choice(_) | Kind::Choices(_) | Kind::Rows { .. } | Kind::Files => "",
    };
    text.into()
}

/// Anything that fits into a text field.
pub(crate) fn implausible(bytes: &mut Bytes<'_>) -> String {
    const KNOWN: &[&str] = &[
        "",
        " ",
        "\u{a0}\t\n",
        "-",
        "—",
        "1",
        "900515353058",
        "000000000000",
        "9005153530599",
        "９００５１５３５３０５９",
        "2026-02-30",
        "9999-12-31",
        "0000-00-00",
        "+7701123456",
        "a@b@c",
        "@",
        "a@b..c",
        "\u{0}",
        "\u{202e}Иван",
        "И\u{306}ван",
        "\u{feff}",
        "👩\u{200d}👧",
        "{label}",
        "\"\\\u{7f}\u{85}",
        "__proto__",
        "../../x",
        "true",
        "null",
        "СМD",
        "ＢＤ",
        "ß",
        "1.5",
        "-0",
        "9007199254740993",
    ];
    match bytes.below(4) {
        0 | 1 => bytes.one_of(KNOWN).into(),
        2 => {
            let length = bytes.one_of(&[9_usize, 10, 11, 12, 13, 39, 40, 41, 63, 64, 199, 200, 201, 254, 255, 256, 1999, 2000, 2001]);
            bytes.one_of(&["a", "қ", "7", "😀", "a@b.c", " x"]).repeat(length)
        }
        _ => (0..bytes.below(12)).map(|_| letter(bytes)).collect(),
    }
}

/// A year of graduation, or a number at the edge of what a number can be.
pub(crate) fn year(bytes: &mut Bytes<'_>, plausible: bool, year: i64) -> i64 {
    const EDGES: &[i64] = &[0, -1, 1899, 1900, 1939, 1940, 2199, i64::MIN >> 10, 1 << 53, -(1 << 53)];
    let near = [year, year - 1, year + 1, 2008, 2019, 1990];
    if plausible { bytes.one_of(&near[..2]) } else { bytes.one_of(&[EDGES, &near].concat()) }
}

/// A member of a file, other than a faultless one has it.
pub(crate) fn of_a_file(bytes: &mut Bytes<'_>, member: &str) -> Option<Given> {
    const NUMBERS: &[i64] = &[0, -1, 1, 300, 353, 354, 400, 413, 471, 472, 551, 10_485_760, 10_485_761, 1 << 53, -(1 << 53)];
    if bytes.happens(128) {
        return None;
    }
    Some(match member {
        "bytes" | "width_px" | "height_px" => Given::Integer(bytes.one_of(NUMBERS)),
        "media_type" => Given::Text(bytes.one_of(&["application/pdf", "image/png", "image/gif", " image/png", ""]).into()),
        "source" => Given::Text(bytes.one_of(&["upload", "digital-documents-service", "paper"]).into()),
        "valid_until" if bytes.happens(192) => Given::Text(day(bytes, 2026)),
        _ => Given::Text(implausible(bytes)),
    })
}

/// Any letter of Unicode, the low ones more often.
fn letter(bytes: &mut Bytes<'_>) -> char {
    let [one, two] = [bytes.byte(), bytes.byte()].map(u32::from);
    let code = match bytes.byte() {
        0..64 => two & 0x7F,
        64..128 => two << 3 | one & 7,
        128..224 => one << 8 | two,
        other => u32::from(other & 15) << 16 | one << 8 | two,
    };
    char::from_u32(code).unwrap_or('\u{fffd}')
}

/// Mostly a real day of the hundred years before `year`.
fn day(bytes: &mut Bytes<'_>, year: i64) -> String {
    let back = bytes.one_of(&[2_i64, 10, 15, 18, 19, 20, 35, 99]);
    format!("{:04}-{:02}-{:02}", year + 1 - back, 1 + bytes.below(12), 1 + bytes.below(31))
}

/// An invented number of a person born on some day, its control digit right.
fn iin(bytes: &mut Bytes<'_>) -> String {
    let (year, month, day) = (bytes.one_of(&[90, 8, 9, 10, 99, 0]), 1 + bytes.below(12), 1 + bytes.below(28));
    let century = bytes.one_of(&[3, 5, 4, 6, 1, 0]);
    controlled(&format!("{year:02}{month:02}{day:02}{century}"), bytes.below(10_000))
}

/// An invented number of an organisation.
fn bin(bytes: &mut Bytes<'_>) -> String {
    controlled(&format!("{:02}{:02}{}40", bytes.below(30), 1 + bytes.below(12), 4 + bytes.below(3)), bytes.below(10_000))
}

/// Seven digits and the next four from `serial` on that have a control digit, with it.
fn controlled(head: &str, serial: usize) -> String {
    let with_control = |serial: usize| {
        let text = format!("{head}{:04}", serial % 10_000);
        control(&text).map(|control| format!("{text}{control}"))
    };
    (serial..).find_map(with_control).unwrap()
}

/// The control digit of eleven digits, where they have one (the general algorithm of state numbers).
pub(crate) fn control(eleven: &str) -> Option<u32> {
    let sum = |weights: [u32; 11]| eleven.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum::<u32>() % 11;
    let first = sum([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    let control = if first == 10 { sum([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) } else { first };
    (control < 10).then_some(control)
}
