//! What is read as an input, and what is refused.

use otinish_core::application::{Application, Context, Input};
use otinish_core::json::unreadable::Unreadable;
use otinish_core::json::{Reader, write_text};
use otinish_core::services::{self, register::Register};

#[test]
fn thirty_two_lists_stand_one_inside_the_other_and_no_more() {
    let nested = |depth: usize| {
        let text = "[".repeat(depth);
        let mut reader = Reader::new(&text);
        (0..depth).try_for_each(|_| reader.list())
    };
    assert_eq!((nested(32), nested(33)), (Ok(()), Err(Unreadable::SYNTAX)));
}

#[test]
fn lists_side_by_side_are_no_deeper_than_one() {
    let text = format!("[{}]", ["[]"; 40].join(","));
    let mut reader = Reader::new(&text);
    reader.list().unwrap();
    let mut items = 0;
    while reader.item(items == 0).unwrap() {
        reader.list().unwrap();
        assert_eq!(reader.item(true), Ok(false));
        items += 1;
    }
    assert_eq!((items, reader.end()), (40, Ok(())));
}

#[test]
fn a_number_may_have_a_sign_in_its_exponent_and_is_no_integer_then() {
    for text in ["1e-5", "1E+5", "1e5", "-1.5"] {
        assert_eq!((Reader::new(text).number(), Reader::new(text).integer()), (Ok(text), Err(Unreadable::here())), "{text}");
    }
}

#[test]
fn every_short_escape_is_read_and_written() {
    let letters = "\u{8}\u{c}\n\r\t\"\\";
    let json = r#""\b\f\n\r\t\"\\""#;
    let mut written = String::new();
    write_text(&mut written, letters);
    assert_eq!((written.as_str(), Reader::new(json).text().as_deref()), (json, Ok(letters)));
}

#[test]
fn a_context_may_be_null_member_by_member() {
    let register = Register::new(services::ALL);
    let input = |context: &str| {
        let text = format!(r#"{{"filed_at":"2026-07-10T12:00:00Z","context":{context},"application":{{"service":"tve-admission"}}}}"#);
        Input::read(&register, &text).map(|input| input.context.emergency).map_err(|fault| fault.at)
    };
    assert_eq!(input(r#"{"emergency":null,"obtained":null}"#), Ok(false));
    assert_eq!(input(r#"{"emergency":true}"#), Ok(true));
    assert_eq!(input(r#"{"emergency":null,"emergency":true}"#), Err(Some("/context/emergency".into())));
}

#[test]
fn a_context_is_read_by_itself() {
    let register = Register::new(services::ALL);
    let read = |text: &str| Context::read(&register, text);
    let known = read(r#"{"obtained":["identity-document"],"provider_liquidated":true}"#).unwrap();
    assert_eq!(known, Context { obtained: vec!["identity-document"], provider_liquidated: true, ..Context::default() });
    assert_eq!(read(r#"{"obtained":["identity-document","nothing"]}"#).map_err(|fault| fault.at), Err(Some("/obtained/1".into())));
    assert_eq!(read("{}{}"), Err(Unreadable::SYNTAX));
}

#[test]
fn a_word_that_is_none_of_few_is_told_with_those_that_are_known() {
    let register = Register::new(services::ALL);
    let fault = Application::read(&register, r#"{"service":"nothing"}"#).err().unwrap();
    let codes: Vec<&str> = services::ALL.iter().map(|service| service.code).collect();
    assert_eq!(fault, Unreadable { at: Some("/service".into()), known: codes.clone() });
    assert_eq!(fault.to_string(), format!("not readable at /service; known are {}", codes.join(", ")));
    assert_eq!(Unreadable::SYNTAX.to_string(), "the text is not JSON");
}

#[test]
fn a_member_twice_in_an_item_is_unreadable() {
    let register = Register::new(services::ALL);
    let at = |item: &str| {
        Application::read(&register, &format!(r#"{{"service":"tve-correction","corrections":[{item}]}}"#)).err().and_then(|fault| fault.at)
    };
    assert_eq!(at(r#"{"explanation":"a","explanation":"b"}"#).as_deref(), Some("/corrections/0/explanation"));
    assert_eq!(at(r#"{"field":"iin","printed":"a","field":"iin"}"#).as_deref(), Some("/corrections/0/field"));
    assert_eq!(at(r#"{"field":"iin","printed":"a","correct":"b","explanation":"c"}"#), None);
}
