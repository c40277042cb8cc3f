//! Any Unicode in any text of any service: it is read in whichever way JSON writes it, judged in one way, and what no Unicode text can hold
//! is refused. The texts are found by the declarations: whatever takes a letter is one.

#[allow(dead_code)]
mod always;

use always::forms::{Bytes, Form};
use always::laws::{self, GROUND};
use otinish_core::application::Input;
use otinish_core::check::check;
use otinish_core::form::Kind;
use otinish_core::services::{self, Service, members};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any, prop_oneof};
use proptest::sample::select;
use proptest::test_runner::{RngSeed, TestCaseError, TestRunner};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Texts that have broken somebody's program, each alone and within a text.
const KNOWN: &[&str] = &[
    "\0",
    "a\0b",
    "\u{1b}[2J",
    "\u{85}\u{9f}",
    "\u{202e}\u{2066}абв\u{2069}\u{202c}",
    "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{ad}",
    "\u{180e}\u{61c}\u{34f}",
    "e\u{301}\u{301}\u{301}\u{301}\u{489}\u{20dd}",
    "\u{1112}\u{1161}\u{11ab}",
    "👩🏽\u{200d}👩🏽\u{200d}👧🏽",
    "🇰🇿\u{e0067}\u{e007f}",
    "\u{fffe}\u{ffff}\u{1ffff}\u{10ffff}",
    "\u{2028}\u{2029}\u{3000}\u{1680}",
    "ıİßẞſKÅﬀ",
    "\u{e000}\u{f0000}\u{100000}",
    "𝟗𝟎𝟎𝟓𝟏𝟓𝟑𝟓𝟑𝟎𝟓𝟖",
];

/// What half of a pair can stand beside, as escapes: no text holds any of these.
const HALVES: &[&str] =
    &[r"\ud800", r"\udbff", r"\udc00", r"\udfff", r"\udc00\ud800", r"\ud83d\ud83d\ude00", r"\ud800\u0041", r"\ud800\n", r"\uD83Dx\uDE00"];

/// A letter of each plane, of the blocks that turn, hide and pile up letters, and of those that are none.
fn letter() -> impl Strategy<Value = char> {
    let of = |ranges: &'static [(u32, u32)]| {
        let all: Vec<char> = ranges.iter().flat_map(|(first, last)| *first..=*last).filter_map(char::from_u32).collect();
        select(all)
    };
    prop_oneof![
        4 => (1..=16_u32, any::<u16>()).prop_map(|(plane, letter)| char::from_u32(plane << 16 | u32::from(letter)).unwrap()),
        1 => of(&[(0x200e, 0x200f), (0x202a, 0x202e), (0x2066, 0x2069), (0x61c, 0x61c)]),
        1 => of(&[(0x200b, 0x200d), (0x2060, 0x2064), (0xfeff, 0xfeff), (0xad, 0xad), (0x180e, 0x180e), (0xfe00, 0xfe0f)]),
        1 => of(&[(0x300, 0x36f), (0x483, 0x489), (0x20d0, 0x20f0), (0x1ab0, 0x1abe)]),
        1 => of(&[(0, 0x1f), (0x7f, 0x9f), (0x2028, 0x2029), (0xfff0, 0xffff)]),
        1 => any::<char>(),
        1 => of(&[(0x20, 0x7e), (0x410, 0x44f), (0x4d8, 0x4d9)]),
    ]
}

/// An input of this service in which everything that is declared is filled in, and the pointers of its texts.
fn filled(service: &Service) -> (Value, Vec<String>) {
    let form = Form::new(&mut Bytes::new(&[255; 4000]));
    let mut input = form.input();
    input["application"]["service"] = service.code.into();
    let mut places: Vec<String> = form.values.into_iter().map(|(at, _)| format!("/application{at}")).collect();
    for (kind, files) in input["application"]["attachments"].as_object_mut().unwrap() {
        for member in members::FILE.iter().filter(|member| matches!(member.kind, Kind::Words { .. } | Kind::Literal)) {
            files[0][member.at] = json!("x");
            places.push(format!("/application/attachments/{kind}/0/{}", member.at));
        }
    }
    let read = |input: &Value| Input::read(&GROUND.register, &input.to_string()).map(drop);
    read(&input).unwrap();
    let takes_a_letter = |at: &String| {
        let mut input = input.clone();
        let place = input.pointer_mut(at).unwrap();
        place.is_string() && {
            *place = json!("щ");
            read(&input).is_ok()
        }
    };
    places.retain(takes_a_letter);
    places.sort();
    places.dedup();
    (input, places)
}

/// The input as JSON with this string, as JSON writes it, at these places.
fn with(input: &Value, places: &[&String], written: &str) -> String {
    let mut input = input.clone();
    for at in places {
        *input.pointer_mut(at).unwrap() = json!("@here@");
    }
    input.to_string().replace("\"@here@\"", &format!("\"{written}\""))
}

/// Every letter as the escapes of UTF-16.
fn escaped(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect()
}

/// One text, written in two ways, at these places: both are read as the same, and judged by every law.
fn survives(input: &Value, places: &[&String], text: &str) {
    let quoted = json!(text).to_string();
    let plain = with(input, places, &quoted[1..quoted.len() - 1]);
    laws::a_text_is_read_or_refused(&plain);
    let report = |text: &str| {
        let read = Input::read(&GROUND.register, text).unwrap_or_else(|fault| panic!("{fault}: {text}"));
        for at in places {
            let kept = read.application.at(&GROUND.register, at.trim_start_matches("/application"));
            assert!(kept.is_some(), "{at} is kept: {text}");
        }
        check(&GROUND.register, &GROUND.calendar, &read, None).json()
    };
    assert_eq!(report(&with(input, places, &escaped(text))), report(&plain));
}

/// Half of a pair among these letters, at these places: what is no text is not read.
fn is_refused(input: &Value, places: &[&String], before: &str, half: &str, after: &str) {
    let text = with(input, places, &format!("{}{half}{}", escaped(before), escaped(after)));
    let fault = Input::read(&GROUND.register, &text).map(drop).unwrap_err();
    assert_eq!(fault.at, None, "{text}");
    laws::a_text_is_read_or_refused(&text);
}

#[test]
fn every_text_of_every_service_survives_what_has_broken_others() {
    for service in services::ALL {
        let (input, places) = filled(service);
        assert!(places.len() > 40, "{}: {places:?}", service.code);
        for at in &places {
            for text in KNOWN {
                survives(&input, &[at], text);
            }
            for half in HALVES {
                is_refused(&input, &[at], "", half, "");
            }
        }
    }
}

#[test]
fn every_text_of_every_service_survives_any_unicode() {
    let filled: Vec<(Value, Vec<String>)> = services::ALL.iter().map(|service| filled(service)).collect();
    let seen = RefCell::new((BTreeSet::new(), BTreeSet::new()));
    let config =
        ProptestConfig { cases: 1500, failure_persistence: None, rng_seed: RngSeed::Fixed(20_260_320), ..ProptestConfig::default() };
    let things = (0..filled.len(), any::<u16>(), vec(letter(), 0..24), 1..3_usize, select(HALVES));
    let held = TestRunner::new(config).run(&things, |(service, at, letters, repeated, half)| {
        let (input, places) = &filled[service];
        let one = &places[usize::from(at) % places.len()];
        let text: String = letters.iter().collect::<String>().repeat(repeated);
        seen.borrow_mut().0.extend(letters.iter().map(|letter| *letter as u32 >> 16));
        seen.borrow_mut().1.insert((service, one.clone()));
        survives(input, &[one], &text);
        survives(input, &places.iter().collect::<Vec<_>>(), &text);
        let (before, after) = letters.split_at(letters.len() / 2);
        is_refused(input, &[one], &before.iter().collect::<String>(), half, &after.iter().collect::<String>());
        Ok::<(), TestCaseError>(())
    });
    held.unwrap_or_else(|broken| panic!("{broken}"));
    let (planes, places) = seen.into_inner();
    assert_eq!(planes, (0..=16).collect(), "every plane was typed");
    let all: usize = filled.iter().map(|(_, places)| places.len()).sum();
    assert!(places.len() * 10 > all * 9, "{} of {all} texts were typed into", places.len());
}
