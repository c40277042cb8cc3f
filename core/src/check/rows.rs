//! The rows of the form: what is given is judged, what is wanted and not given is named.

use super::facts::{FIRST_USUAL_YEAR, is_year};
use super::{From, Judging, Problem, label, messages, value};
use crate::application::Value;
use crate::form::{Kind, Member};
use crate::services::plan::{BlocksPlan, Judge, Row};
use crate::services::register::SlotId;
use crate::texts::{Language, Text};
use chrono::NaiveDate;

/// What a value is found to be.
enum Finding {
    Fine,
    Odd(&'static str, Text),
    Invalid(Text),
}

impl Judging<'_, '_> {
    pub(super) fn row(&mut self, row: &Row) {
        let given = match &row.judge {
            Judge::Group(slot) | Judge::Phone { slot, .. } | Judge::BirthDate { slot, .. } | Judge::Series { slot, .. } => {
                self.facts.value(*slot).is_given()
            }
            Judge::Choice { slot, .. } | Judge::Choices { slot, .. } | Judge::Rows { slot, .. } => self.facts.value(*slot).is_given(),
            Judge::Plain { slot, kind } => is_given(kind, self.facts.value(*slot)),
            Judge::OneOf(slots) => slots.iter().any(|slot| self.facts.value(*slot).is_given()),
            Judge::Whole { surname, given_name, single_name } => {
                let named = self.facts.value(*given_name).is_given() || self.facts.value(*single_name).is_set();
                self.facts.value(*surname).is_given() && named
            }
        };
        if given {
            self.given(row);
        } else if self.facts.holds(&row.required) {
            let sentence = match &row.judge {
                Judge::Plain { kind: Kind::Consent, .. } => messages::MISSING_CONSENT,
                Judge::Choice { .. } | Judge::Choices { .. } => messages::MISSING_CHOICE,
                Judge::Group(_) => messages::MISSING_REPRESENTATIVE,
                Judge::Plain { .. }
                | Judge::Phone { .. }
                | Judge::BirthDate { .. }
                | Judge::Series { .. }
                | Judge::Rows { .. }
                | Judge::OneOf(_)
                | Judge::Whole { .. } => messages::MISSING,
            };
            self.row_problem("missing", row, sentence, &[]);
        } else if let Some((warning, _)) = row.warned.as_ref().filter(|(_, when)| self.facts.holds(when)) {
            self.warn(warning.code, &row.at, warning.text, &[("label", row.label.to(self.language))]);
        }
    }

    fn given(&mut self, row: &Row) {
        match &row.judge {
            Judge::Group(_) | Judge::OneOf(_) | Judge::Whole { .. } => {}
            Judge::Plain { slot, kind } => {
                let finding = plain(kind, self.facts.value(*slot), self.facts.filed_on);
                let max = if matches!(finding, Finding::Invalid(_)) { max_of(kind).to_string() } else { String::new() };
                self.found(row, &finding, &[("max", &max)]);
            }
            Judge::Phone { slot, mobile } => {
                let number = self.facts.value(*slot).text().and_then(value::phone);
                let finding = match number {
                    None => Finding::Invalid(messages::INVALID_PHONE),
                    Some(number) if self.facts.holds(mobile) && !value::is_kazakhstan_mobile(&number) => {
                        Finding::Invalid(messages::INVALID_MOBILE)
                    }
                    Some(_) => Finding::Fine,
                };
                self.found(row, &finding, &[]);
            }
            Judge::BirthDate { slot, iin } => {
                let born = self.facts.value(*slot).text().and_then(|day| value::past_day(day, self.facts.filed_on));
                let finding = match (born, self.facts.born_by(*iin)) {
                    (None, _) => Finding::Invalid(messages::INVALID_DATE),
                    (Some(born), Some(told)) if born != told => Finding::Odd("birth-date-differs", messages::BIRTH_DATE_DIFFERS),
                    (Some(_), _) => Finding::Fine,
                };
                self.found(row, &finding, &[]);
            }
            Judge::Series { slot, model, own_model, own } => {
                let series = self.facts.value(*slot).text().unwrap_or_default();
                let fine = match self.facts.value(*model).choice() {
                    Some(model) if model == *own_model => own.contains(&value::latin_series(series).as_ref()),
                    _ => value::is_common_series(series),
                };
                if !fine {
                    self.row_problem("invalid", row, messages::INVALID_SERIES, &[("list", &own.join(", "))]);
                }
            }
            Judge::Choice { slot, choices } => {
                let Some(chosen) = self.facts.value(*slot).choice() else {
                    return self.found(row, &Finding::Invalid(messages::INVALID), &[]);
                };
                let allowed = choices.iter().any(|(when, choice)| choice.value == chosen && self.facts.holds(when));
                if !allowed {
                    self.row_problem("not-allowed", row, messages::NOT_ALLOWED, &[]);
                }
            }
            Judge::Choices { slot, choices } => {
                let Value::Choices(chosen) = self.facts.value(*slot) else { return };
                for (index, chosen) in chosen.iter().enumerate() {
                    let allowed = choices.iter().any(|(when, choice)| choice.value == *chosen && self.facts.holds(when));
                    if !allowed {
                        let label = row.label.to(self.language);
                        self.item_problem("not-allowed", row, format!("{}/{index}", row.at), (messages::NOT_ALLOWED, &[("label", label)]));
                    }
                }
            }
            Judge::Rows { slot, members, differ } => self.items(row, *slot, members, *differ),
        }
    }

    fn items(&mut self, row: &Row, slot: SlotId, members: &'static [Member], differ: Option<[usize; 2]>) {
        let application = self.facts.application;
        let Value::Rows(items) = application.value(slot) else { return };
        let required = self.facts.holds(&row.required);
        for (index, item) in items.iter().enumerate() {
            let mut invalid = vec![false; members.len()];
            for (place, (member, value)) in members.iter().zip(item).enumerate() {
                let at = || format!("{}/{index}/{}", row.at, member.at);
                let label = member.label.to(self.language);
                if !is_given(&member.kind, value) {
                    if required && !matches!(member.kind, Kind::Flag) {
                        let sentence = if matches!(member.kind, Kind::Choice(_)) { messages::MISSING_CHOICE } else { messages::MISSING };
                        self.item_problem("missing", row, at(), (sentence, &[("label", label)]));
                    }
                    continue;
                }
                match plain(&member.kind, value, self.facts.filed_on) {
                    Finding::Fine => {}
                    Finding::Odd(code, text) => self.warn(code, &at(), text, &[("label", label)]),
                    Finding::Invalid(text) => {
                        invalid[place] = true;
                        let max = max_of(&member.kind).to_string();
                        self.item_problem("invalid", row, at(), (text, &[("label", label), ("max", &max)]));
                    }
                }
            }
            if let Some([one, other]) = differ {
                let same = matches!((item[one].text(), item[other].text()), (Some(one), Some(other)) if one == other);
                if same && !invalid[one] && !invalid[other] {
                    let label = row.label.to(self.language);
                    self.item_problem("inconsistent", row, format!("{}/{index}", row.at), (messages::INCONSISTENT, &[("label", label)]));
                }
            }
        }
    }

    fn found(&mut self, row: &Row, finding: &Finding, values: &[(&str, &str)]) {
        match *finding {
            Finding::Fine => {}
            Finding::Odd(code, text) => {
                let label = label(row, self.language);
                self.warn(code, &row.at, text, &[("label", &label)]);
            }
            Finding::Invalid(text) => self.row_problem("invalid", row, text, values),
        }
    }

    fn row_problem(&mut self, code: &'static str, row: &Row, sentence: Text, values: &[(&str, &str)]) {
        let blocks = match &row.blocks {
            BlocksPlan::When(when) => self.facts.holds(when),
            BlocksPlan::Missing => code == "missing",
        };
        let label = label(row, self.language);
        let hint = row.hint.map_or("", |hint| hint.to(self.language));
        let values: Vec<_> = [("label", label.as_str()), ("hint", hint)].into_iter().chain(values.iter().copied()).collect();
        let message = sentence_of(sentence, self.language, &values);
        let found = Problem::found(code, String::from(&*row.at), self.clause(row), message);
        self.problem(Problem { blocks, ..found }, From::Form);
    }

    /// Adds a problem of an item, in this sentence with these values.
    fn item_problem(&mut self, code: &'static str, row: &Row, at: String, (sentence, values): (Text, &[(&str, &str)])) {
        let values: Vec<_> = [("hint", "")].into_iter().chain(values.iter().copied()).collect();
        let message = sentence_of(sentence, self.language, &values);
        self.problem(Problem::found(code, at, self.clause(row), message), From::Form);
    }
}

/// The words filled in; what stands at their end may be a hint that a member has not.
fn sentence_of(words: Text, language: Language, values: &[(&str, &str)]) -> String {
    let mut sentence = words.fill(language, values);
    sentence.truncate(sentence.trim_end().len());
    sentence
}

fn is_given(kind: &Kind, value: &Value<'_>) -> bool {
    if matches!(kind, Kind::Consent) {
        value.is_set() || matches!(value, Value::Misfit(_))
    } else if matches!(kind, Kind::NamePart { dash_is_none: true }) {
        value.text().is_some_and(|text| !value::is_dash(text))
    } else {
        value.is_given()
    }
}

/// The longest value of a kind, in code points; a kind without a limit of its own has that of a name.
fn max_of(kind: &Kind) -> usize {
    if let Kind::Words { max, .. } = kind {
        usize::from(*max)
    } else if matches!(kind, Kind::DocumentNumber) {
        value::MAX_DOCUMENT_NUMBER
    } else {
        value::MAX_NAME_PART
    }
}

/// Judges a given value of a kind that depends on nothing else.
fn plain(kind: &Kind, value: &Value<'_>, today: NaiveDate) -> Finding {
    if let Value::Integer(number) = value {
        return if !matches!(kind, Kind::Year) {
            Finding::Fine
        } else if !is_year(*number, today) {
            Finding::Invalid(messages::INVALID_YEAR)
        } else if *number < FIRST_USUAL_YEAR {
            Finding::Odd("unusual-year", messages::UNUSUAL_YEAR)
        } else {
            Finding::Fine
        };
    }
    if matches!(value, Value::Misfit(_)) {
        return Finding::Invalid(if matches!(kind, Kind::Year) { messages::INVALID_YEAR } else { messages::INVALID });
    }
    let Some(text) = value.text() else { return Finding::Fine };
    let fine = |fine: bool, otherwise: Text| if fine { Finding::Fine } else { Finding::Invalid(otherwise) };
    let words = |max: usize, lines: bool| match value::is_text(text, max, lines) {
        true => Finding::Fine,
        false if text.chars().count() > max => Finding::Invalid(messages::TOO_LONG),
        false => Finding::Invalid(messages::HIDDEN_LETTERS),
    };
    match kind {
        Kind::NamePart { .. } if !value::is_name(text) => Finding::Invalid(messages::INVALID_NAME),
        Kind::NamePart { .. } if value::is_mixed_script(text) => Finding::Odd("mixed-script", messages::MIXED_SCRIPT),
        Kind::Words { max, lines } => words(usize::from(*max), *lines),
        Kind::Iin if value::is_bin(text) => Finding::Invalid(messages::BIN_AS_IIN),
        Kind::Iin if !value::is_iin(text) => Finding::Invalid(messages::INVALID_IIN),
        Kind::Iin if value::iin_date(text, today).is_none() => Finding::Odd("iin-date", messages::IIN_DATE),
        Kind::Bin => fine(value::is_bin(text), messages::INVALID),
        Kind::Email => fine(value::is_email(text), messages::INVALID_EMAIL),
        Kind::PastDay => fine(value::past_day(text, today).is_some(), messages::INVALID_DATE),
        Kind::DocumentNumber if !value::is_text(text, value::MAX_DOCUMENT_NUMBER, false) => words(value::MAX_DOCUMENT_NUMBER, false),
        Kind::DocumentNumber if !value::is_usual_number(text) => Finding::Odd("unusual-number", messages::UNUSUAL_NUMBER),
        Kind::Code => fine(value::is_code(text, value::MAX_CODE), messages::INVALID),
        Kind::Group
        | Kind::Person
        | Kind::NamePart { .. }
        | Kind::Iin
        | Kind::Phone { .. }
        | Kind::Year
        | Kind::BirthDate { .. }
        | Kind::Series { .. }
        | Kind::Flag
        | Kind::Consent
        | Kind::DocumentNumber
        | Kind::Choice(_)
        | Kind::Choices(_)
        | Kind::Rows { .. }
        | Kind::Files
        | Kind::Literal
        | Kind::Integer => Finding::Fine,
    }
}
