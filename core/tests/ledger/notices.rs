//! The notices that come of a case, as plain text.

use crate::cases::Case;
use otinish_core::application::Input;
use otinish_core::calendar::{Calendar, Instant};
use otinish_core::notice::letter::{Employee, Issue, Order, Particulars, receipt, refusal};
use otinish_core::notice::{Force, Kind, Notice};
use otinish_core::services::Service;
use otinish_core::services::register::Register;
use otinish_core::texts::Language;
use serde_json::Value;

/// All that the notice of this name (`notice receipt` and so on) says of the case, under the heading that its row prescribes; `None` where
/// none comes of it.
pub(crate) fn text(register: &Register, calendar: &Calendar, service: &Service, name: &str, case: &Case, language: &str) -> Option<String> {
    let mut input: Value = serde_json::from_str(&case.input).unwrap();
    input["application"]["language"] = language.into();
    let text = input.to_string();
    let input = Input::read(register, &text).unwrap();
    let forms = service.editions.last().unwrap().notices;
    let (kind, form) = match name {
        "notice receipt" => (Kind::Receipt, Some(forms.receipt)),
        "notice refusal" => (Kind::Refusal, forms.refusal),
        "notice refusal-to-accept" => (Kind::RefusalToAccept, forms.refusal_to_accept),
        _ => return None,
    };
    let letter = match kind {
        Kind::Receipt => Some(receipt(register, calendar, &input, &particulars())),
        Kind::Refusal | Kind::RefusalToAccept => refusal(register, calendar, &input, &particulars()),
    };
    let notice = letter.filter(|letter| letter.kind == kind)?.issued(&issue())?;
    assert_eq!(notice.title, form?.title.to(Language::of(language).unwrap()));
    Some(plain(&notice))
}

fn particulars() -> Particulars {
    Particulars {
        provider_bin: String::from("051140990017"), provider_name: String::from("Үлгі"), order: None, emergency_acts: Vec::new()
    }
}

fn issue() -> Issue {
    Issue {
        code: "a".repeat(26),
        url: String::from("https://otinish.example.kz/v/a"),
        request: String::from("481920573361"),
        issued_at: Instant::parse("2026-07-20T10:00:00Z").unwrap(),
        force: Force::Test,
        employee: Some(Employee {
            name: String::from("Бекмұратова Жанар"),
            position: String::from("хатшы"),
            contact: String::from("+7 700 000 02 01"),
            order: Order { number: String::from("ДЕМО-11"), date: String::from("2026-01-05") },
        }),
    }
}

fn plain(notice: &Notice) -> String {
    let facts = notice.facts.iter().flat_map(|fact| [fact.label.as_str(), fact.value.as_str()]);
    let sections = notice.sections.iter().flat_map(|section| {
        let items = section.items.iter().flat_map(|item| std::iter::once(&item.text).chain(&item.notes));
        std::iter::once(&section.heading).chain(&section.paragraphs).chain(items).map(String::as_str)
    });
    let ends = [notice.statement.text.as_str(), notice.verify.text.as_str()];
    [notice.title.as_str()].into_iter().chain(facts).chain(sections).chain(ends).collect::<Vec<_>>().join("\n")
}
