//! What a page does to an application, and how that is written.

use otinish_core::application::{Application, Context, Input};
use otinish_core::calendar::{Calendar, Instant};
use otinish_core::services::{self, register::Register};

/// An application into which this was typed, and whether there was a place for each.
fn typed(register: &Register, all: &[(&str, &str)]) -> (Application<'static>, Vec<bool>) {
    let mut application = Application::empty(register);
    let places = all.iter().map(|(at, text)| application.set(register, at, text)).collect();
    (application, places)
}

#[test]
fn what_is_typed_is_found_where_it_was_typed() {
    let register = Register::new(services::ALL);
    let all = [
        ("/service", "tve-correction"),
        ("/consent", "true"),
        ("/home_visit", "false"),
        ("/applicant/name/surname", "Әлі"),
        ("/education/graduation_year", " 2015 "),
        ("/corrections/0/field", "iin"),
        ("/corrections/1/printed", "а"),
        ("/admission/also_apply_for/0", "dormitory"),
        ("/admission/also_apply_for/1", "free-meals"),
    ];
    let (mut application, places) = typed(&register, &all);
    assert!(places.iter().all(|there| *there));
    for (at, text) in all {
        assert_eq!(application.at(&register, at).as_deref(), Some(text.trim()), "{at}");
    }
    let list = "/admission/also_apply_for";
    assert_eq!(
        (application.len_at(&register, "/corrections"), application.len_at(&register, list), application.len_at(&register, "/consent")),
        (2, 2, 0)
    );
    for (at, text) in [
        ("/nowhere", "1"),
        ("/corrections", "1"),
        ("/corrections/3/field", "iin"),
        ("/corrections/0/nothing", "1"),
        ("/corrections/0", "1"),
        // An item's number is written in one way (RFC 6901).
        ("/corrections/+0/field", "iin"),
        ("/corrections/00/field", "iin"),
        ("/corrections/-1/field", "iin"),
        ("/corrections//field", "iin"),
        ("/corrections/٠/field", "iin"),
        ("/admission/also_apply_for/+0", "dormitory"),
    ] {
        assert!(!application.set(&register, at, text), "{at}");
        assert_eq!(application.at(&register, at), None, "{at}");
    }
    assert!(
        !application.set(&register, "/admission/also_apply_for/3", "dormitory")
            && !application.set(&register, "/admission/also_apply_for/0", "parking")
    );
    assert!(application.set(&register, "/admission/also_apply_for/0", "free-meals"));
    assert_eq!(application.at(&register, "/admission/also_apply_for/0").as_deref(), Some("free-meals"));
    assert_eq!(application.at(&register, "/applicant/name/given_name"), None);
}

#[test]
fn an_item_is_taken_out_where_there_is_one() {
    let register = Register::new(services::ALL);
    let (mut application, _) =
        typed(&register, &[("/corrections/0/printed", "а"), ("/corrections/1/printed", "б"), ("/admission/also_apply_for/0", "dormitory")]);
    assert!(!application.remove(&register, "/corrections/2") && !application.remove(&register, "/admission/also_apply_for/1"));
    assert!(!application.remove(&register, "/corrections/0/printed") && !application.remove(&register, "/nowhere/0"));
    assert!(application.remove(&register, "/corrections/0") && application.remove(&register, "/admission/also_apply_for/0"));
    assert_eq!(
        (application.at(&register, "/corrections/0/printed").as_deref(), application.len_at(&register, "/corrections")),
        (Some("б"), 1)
    );
    assert_eq!(application.len_at(&register, "/admission/also_apply_for"), 0);
    assert!(application.remove(&register, "/corrections/0") && !application.remove(&register, "/corrections/0"));
}

#[test]
fn who_takes_a_representative_away_takes_all_of_them() {
    let register = Register::new(services::ALL);
    let (mut application, _) = typed(&register, &[("/service", "tve-correction"), ("/representative/iin", "1"), ("/applicant/iin", "2")]);
    assert_eq!(application.at(&register, "/representative").as_deref(), Some("true"));
    assert!(application.set(&register, "/representative", ""));
    assert_eq!((application.at(&register, "/representative"), application.at(&register, "/representative/iin")), (None, None));
    assert_eq!(application.at(&register, "/applicant/iin").as_deref(), Some("2"));
    assert!(application.set(&register, "/representative", "false"));
    assert_eq!(application.at(&register, "/representative"), None);
}

#[test]
fn what_is_no_number_is_kept_as_typed_and_not_written() {
    let register = Register::new(services::ALL);
    let year = "/education/graduation_year";
    for (text, written) in [("2015", true), ("9007199254740992", true), ("9007199254740993", false), ("20l5", false), (" ", true)] {
        let (application, _) = typed(&register, &[("/service", "tve-duplicate"), (year, text)]);
        assert_eq!(application.json(&register).is_some(), written, "{text}");
        let kept = Some(text).filter(|text| !text.trim().is_empty());
        assert_eq!(application.at(&register, year).as_deref(), kept, "{text}");
        let owned = application.into_owned();
        assert_eq!(owned.at(&register, year).as_deref(), kept, "{text}");
    }
    let (misfit, _) = typed(&register, &[("/service", "tve-correction"), ("/corrections/0/field", "nothing such")]);
    assert_eq!(misfit.json(&register), None);
    let (application, _) = typed(&register, &[("/service", "tve-correction"), ("/representative", "true"), ("/corrections/0/printed", "")]);
    assert_eq!(application.json(&register).as_deref(), Some(r#"{"corrections":[{}],"representative":{},"service":"tve-correction"}"#));
    assert_eq!(Application::empty(&register).json(&register).as_deref(), Some("{}"));
}

#[test]
fn what_is_no_flag_is_kept_as_typed_invalid_and_not_written() {
    let (register, calendar) = (Register::new(services::ALL), Calendar::built_in());
    let check = |at: &str, text: &str, problem: Option<&str>| {
        let (application, places) = typed(&register, &[("/service", "tve-admission"), ("/channel", "portal"), (at, text)]);
        assert!(places.iter().all(|there| *there));
        assert_eq!(application.at(&register, at).as_deref(), Some(text).filter(|text| !text.is_empty()), "{at}");
        assert_eq!(application.json(&register).is_none(), problem == Some("invalid"), "{at} {text}");
        let input = Input { filed_at: Instant::parse("2026-07-10T12:00:00+05:00").unwrap(), context: Context::default(), application };
        let report = otinish_core::check::check(&register, &calendar, &input, None);
        let found = report.problems.iter().find(|problem| problem.at == at).map(|problem| problem.code);
        assert_eq!(found, problem, "{at} {text}");
    };
    for at in ["/consent", "/admission/graduated_abroad", "/applicant/name/single_name"] {
        for text in ["yes", "TRUE", " true", "0"] {
            check(at, text, Some("invalid"));
        }
    }
    for (text, problem) in [("true", None), ("false", Some("missing")), ("", Some("missing"))] {
        check("/consent", text, problem);
    }
    check("/admission/graduated_abroad", "false", None);
}

#[test]
fn an_application_is_written_in_the_order_of_its_names() {
    let register = Register::new(services::ALL);
    let (application, _) = typed(
        &register,
        &[
            ("/service", "tve-correction"),
            ("/corrections/0/printed", "а"),
            ("/corrections/0/field", "iin"),
            ("/corrections/1/correct", "б"),
            ("/admission/also_apply_for/0", "dormitory"),
            ("/admission/also_apply_for/1", "free-meals"),
            ("/consent", "true"),
            ("/education/graduation_year", "2015"),
        ],
    );
    let json = r#"{"admission":{"also_apply_for":["dormitory","free-meals"]},"consent":true,"corrections":[{"field":"iin","printed":"а"},{"correct":"б"}],"education":{"graduation_year":2015},"service":"tve-correction"}"#;
    assert_eq!(application.json(&register).as_deref(), Some(json));
    assert_eq!(application.into_owned().json(&register).as_deref(), Some(json));
}

#[test]
fn whatever_was_typed_can_be_typed_again_in_one_order() {
    let register = Register::new(services::ALL);
    let all = [
        ("/service", "tve-correction"),
        ("/applicant/name/surname", " Әлі"),
        ("/representative", "true"),
        ("/corrections/0/field", ""),
        ("/corrections/1/printed", "а"),
        ("/corrections/1/correct", "б"),
        ("/admission/also_apply_for/0", "dormitory"),
        ("/admission/also_apply_for/1", "free-meals"),
        ("/education/graduation_year", "20l5"),
        ("/consent", "false"),
    ];
    let (application, places) = typed(&register, &all);
    assert!(places.iter().all(|there| *there));
    let mut found = application.typed(&register);
    let in_order: Vec<(&str, &str)> = found.iter().map(|(at, text)| (&**at, &**text)).collect();
    let (again, _) = typed(&register, &in_order);
    assert_eq!(again.typed(&register), found);
    found.sort();
    let mut wanted = all.map(|(at, text)| (String::from(at), String::from(text)));
    wanted.sort();
    assert_eq!(found, wanted);
}
