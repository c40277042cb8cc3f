//! What an account knows of its person: where it is put, what of it stays, and of which answers it is said.

use otinish_core::application::Application;
use otinish_core::page::known::{Holder, Person, fill_account, is_known, move_account};
use otinish_core::services::{self, register::Register};

const IIN: &str = "900515369550";

fn person(surname: &str, given_name: &str, patronymic: Option<&str>) -> Person {
    Person { surname: surname.into(), given_name: given_name.into(), patronymic: patronymic.map(String::from) }
}

/// Everything that stands in the application below the applicant and the representative, after a step.
fn check(typed: &[(&str, &str)], person: &Person, step: impl Fn(&Register, &mut Application<'_>, Holder<'_>), wanted: &[(&str, &str)]) {
    let register = Register::new(services::ALL);
    let mut application = Application::empty(&register);
    application.set(&register, "/service", "school-duplicate");
    for (at, text) in typed {
        assert!(application.set(&register, at, text), "{at}");
    }
    step(&register, &mut application, Holder { iin: IIN, person, phone: "" });
    let mut found = application.typed(&register);
    found.retain(|(at, _)| at.starts_with("/applicant/") || at.starts_with("/representative/"));
    let found: Vec<(&str, &str)> = found.iter().map(|(at, text)| (&**at, &**text)).collect();
    assert_eq!(found, wanted);
}

#[test]
fn who_begins_to_apply_for_somebody_else_takes_what_is_theirs_along() {
    let own = person("Әлиева", "Жанерке", Some("Нұрқызы"));
    let step = |register: &Register, application: &mut Application<'_>, holder: Holder<'_>| {
        move_account(register, application, "/representative", holder);
    };
    let representative = [
        ("/representative/name/surname", "Әлиева"),
        ("/representative/name/given_name", "Жанерке"),
        ("/representative/name/patronymic", "Нұрқызы"),
        ("/representative/iin", IIN),
    ];
    let mine = |iin| [("/representative", "true"), ("/applicant/iin", iin), ("/applicant/name/surname", " Әлиева ")];
    // An IIN with a blank behind it is the same.
    for iin in [IIN, "900515369550 "] {
        check(&mine(iin), &own, step, &representative);
    }
    // What differs from the account's name stays, with the box that belongs to it.
    let typed = [mine(IIN).as_slice(), &[("/applicant/name/given_name", "Дана"), ("/applicant/name/single_name", "true")]].concat();
    let stays = [("/applicant/name/given_name", "Дана"), ("/applicant/name/single_name", "true")];
    check(&typed, &own, step, &[stays.as_slice(), &representative].concat());
    // Somebody else's IIN is somebody else.
    let child = [("/representative", "true"), ("/applicant/name/surname", "Әлиева"), ("/applicant/iin", "100527599058")];
    check(&child, &own, step, &[&child[1..], &representative].concat());
}

#[test]
fn one_name_alone_goes_with_its_box() {
    let step = |register: &Register, application: &mut Application<'_>, holder: Holder<'_>| {
        fill_account(register, application, holder);
        application.set(register, "/representative", "true");
        move_account(register, application, "/representative", holder);
    };
    let wanted = [("/representative/name/surname", "Жанерке"), ("/representative/name/single_name", "true"), ("/representative/iin", IIN)];
    check(&[], &person("Жанерке", "", None), step, &wanted);
}

#[test]
fn only_what_is_said_of_the_accounts_own_person_is_known() {
    let (register, own) = (Register::new(services::ALL), person("Әбенова", "Гүлнар", None));
    let holder = Holder { iin: IIN, person: &own, phone: "" };
    let check = |typed: &[(&str, &str)], at: &str, known: bool| {
        let mut application = Application::empty(&register);
        for (at, text) in typed {
            assert!(application.set(&register, at, text), "{at}");
        }
        assert_eq!(is_known(&register, &application, at, holder), known, "{at} of {typed:?}");
    };
    let surname = "/applicant/name/surname";
    check(&[("/applicant/iin", IIN), (surname, "Әбенова")], surname, true);
    check(&[("/applicant/iin", IIN), (surname, "Әбенова")], "/applicant/iin", true);
    check(&[("/applicant/iin", "900515369550 "), (surname, " Әбенова")], surname, true);
    check(&[("/applicant/iin", IIN), (surname, "Жаңаева")], surname, false);
    // A child has the surname of its mother, and it is not from her account.
    check(&[("/applicant/iin", "100527599058"), (surname, "Әбенова")], surname, false);
    check(&[(surname, "Әбенова")], surname, false);
    check(&[("/representative/iin", IIN), (surname, "Әбенова")], surname, false);
    check(&[("/representative/iin", IIN), ("/representative/name/given_name", "Гүлнар")], "/representative/name/given_name", true);
    // A part that stands elsewhere, and one that nobody has.
    check(&[("/applicant/iin", IIN), (surname, "Гүлнар")], surname, false);
    check(&[("/applicant/iin", IIN)], "/applicant/name/patronymic", false);
}
