//! The answers that were given, in words: what a person reads over before sending, and again with the request afterwards.
//! Labels and choices are those of the rows that the page asks; nothing is judged here.

use super::{Asked, Control, Shown, known};
use crate::application::Application;
use crate::calendar::day;
use crate::services::members;
use crate::services::register::Register;
use crate::texts::{Language, written};
use std::borrow::Cow;

/// An answer in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub at: String,
    pub label: String,
    /// `true` or `false` for a box to tick; `None` where nothing is given.
    pub value: Option<String>,
    pub is_flag: bool,
}

/// The answers that were given, section by section, in words: for checking them before sending.
pub fn answers(shown: &Shown<'_>) -> Vec<(&'static str, Vec<Answer>)> {
    let Shown { register, application, language, .. } = *shown;
    let said = |asked: &Asked, at: &str| match &asked.control {
        Control::Choice(choices) => {
            let typed = application.at(register, at)?;
            choices.iter().find(|choice| choice.value == typed).map(|choice| String::from(choice.label))
        }
        Control::Choices(choices) => {
            let typed: Vec<_> =
                (0..application.len_at(register, at)).filter_map(|index| application.at(register, &format!("{at}/{index}"))).collect();
            let in_order = choices.iter().filter(|choice| typed.iter().any(|value| *value == choice.value));
            let labels: Vec<_> = in_order.map(|choice| choice.label).collect();
            (!labels.is_empty()).then(|| labels.join(", "))
        }
        Control::Date => {
            let typed = application.at(register, at)?;
            Some(day(typed.trim()).map_or_else(|| typed.clone().into_owned(), |day| written(day, language)))
        }
        Control::Line { .. }
        | Control::Lines { .. }
        | Control::Digits
        | Control::Phone
        | Control::Email
        | Control::Year
        | Control::Flag
        | Control::Consent
        | Control::Rows(_)
        | Control::Group => application.at(register, at).map(Cow::into_owned),
    };
    let answer = |asked: &Asked, at: String, label: String| Answer {
        value: said(asked, &at),
        at,
        label,
        is_flag: matches!(asked.control, Control::Flag | Control::Consent | Control::Group),
    };
    let of_row = |asked: &Asked| -> Vec<Answer> {
        if let Control::Rows(members) = &asked.control {
            let items = (0..application.len_at(register, &asked.at)).flat_map(|index| members.iter().map(move |member| (index, member)));
            let of_item = |(index, member): (usize, &Asked)| {
                answer(member, format!("{}/{index}/{}", asked.at, member.at), format!("{}. {}", index + 1, member.label))
            };
            return items.map(of_item).collect();
        }
        let label = asked.group.map_or_else(|| asked.label.clone(), |group| format!("{group}: {}", asked.label.to_lowercase()));
        vec![answer(asked, asked.at.clone(), label)]
    };
    // The organisation's head stands with its name, as nobody is asked for it.
    let with_head =
        |asked: &Asked| of_row(asked).into_iter().chain((asked.at == known::NAME).then(|| head(register, application, language)).flatten());
    shown.sections().into_iter().map(|section| (section.title, section.rows.iter().flat_map(with_head).collect())).collect()
}

/// The head of the organisation that is addressed, where one is named.
pub fn head(register: &Register, application: &Application<'_>, language: Language) -> Option<Answer> {
    let member = members::SHARED.iter().find(|member| member.at == known::HEAD)?;
    let value = Some(known::head(register, application)?);
    Some(Answer { at: member.at.into(), label: member.label.to(language).into(), value, is_flag: false })
}
