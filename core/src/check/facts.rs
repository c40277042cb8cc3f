//! What conditions are judged by: the values, what the server knows, the day, and the applicant's age.

use super::value;
use crate::application::{Application, Context, Value};
use crate::law::Cite;
use crate::services::plan::{Cond, DocumentRow, Row};
use crate::services::register::SlotId;
use crate::texts::Text;
use chrono::{Datelike, NaiveDate};
use std::cell::OnceCell;

/// What conditions are judged by.
pub(crate) struct Facts<'c, 'a> {
    pub application: &'c Application<'a>,
    pub context: &'c Context,
    pub filed_on: NaiveDate,
    age: OnceCell<Option<u32>>,
}

impl<'c, 'a> Facts<'c, 'a> {
    pub(crate) fn new(application: &'c Application<'a>, context: &'c Context, filed_on: NaiveDate) -> Self {
        Facts { application, context, filed_on, age: OnceCell::new() }
    }

    pub(crate) fn holds(&self, when: &Cond) -> bool {
        match when {
            Cond::Always => true,
            Cond::Never => false,
            Cond::Is(slot, wanted) => self.value(*slot).choice() == Some(wanted),
            Cond::In(slot, wanted) => self.value(*slot).choice().is_some_and(|choice| wanted.contains(&choice)),
            Cond::True(slot) => self.value(*slot).is_set(),
            Cond::Given(slot) => self.value(*slot).is_given(),
            Cond::Younger { years, born, iin } => self.age(*born, *iin).is_some_and(|age| age < *years),
            Cond::EarlierYear(slot) => self.year(*slot).is_some_and(|year| year < i64::from(self.filed_on.year())),
            Cond::Context(known) => self.context.knows(*known),
            Cond::Not(not) => !self.holds(not),
            Cond::All(all) => all.iter().all(|when| self.holds(when)),
            Cond::Any(any) => any.iter().any(|when| self.holds(when)),
        }
    }

    /// What asks for a row's value now.
    pub(crate) fn cite(&self, row: &Row) -> Cite {
        match &row.instead {
            Some((when, cite)) if self.holds(when) => *cite,
            _ => row.cite,
        }
    }

    /// What a document is called for this applicant.
    pub(crate) fn name(&self, row: &DocumentRow) -> Text {
        row.named.iter().find(|(when, _)| self.holds(when)).map_or(row.kind.label, |(_, name)| *name)
    }

    pub(super) fn value(&self, slot: SlotId) -> &'c Value<'a> {
        self.application.value(slot)
    }

    /// The age on the filing day, from a valid date of birth, else from a valid IIN that tells one.
    fn age(&self, born: SlotId, iin: SlotId) -> Option<u32> {
        let told = || {
            let typed = self.value(born).text().and_then(|day| value::past_day(day, self.filed_on));
            Some(value::age(typed.or_else(|| self.born_by(iin))?, self.filed_on))
        };
        *self.age.get_or_init(told)
    }

    pub(super) fn born_by(&self, iin: SlotId) -> Option<NaiveDate> {
        self.value(iin).text().filter(|iin| value::is_iin(iin)).and_then(|iin| value::iin_date(iin, self.filed_on))
    }

    fn year(&self, slot: SlotId) -> Option<i64> {
        let Value::Integer(year) = self.value(slot) else { return None };
        is_year(*year, self.filed_on).then_some(*year)
    }
}

/// The first year of graduation that is readable, and the first that is usual.
const FIRST_YEAR: i64 = 1900;
pub(super) const FIRST_USUAL_YEAR: i64 = 1940;

pub(super) fn is_year(year: i64, today: NaiveDate) -> bool {
    (FIRST_YEAR..=i64::from(today.year())).contains(&year)
}
