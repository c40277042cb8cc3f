//! How old an applicant is, in the contract's words (section 3): by the date of birth, else by a right IIN, else nobody knows.

use super::values;
use chrono::{Datelike, NaiveDate};
use otinish_core::calendar;
use serde_json::Value;

/// Whether the applicant is known to be under eighteen; who was born on 29 February is a year older on 1 March.
pub(crate) fn is_under_eighteen(application: &Value, filed_on: NaiveDate) -> bool {
    let given = |at: &str| application.pointer(at).and_then(Value::as_str).unwrap_or_default().trim();
    // A date of birth that is none, or is still to come, leaves the age to the IIN.
    let mut told = [calendar::day(given("/applicant/birth_date")), told_by(given("/applicant/iin"))].into_iter().flatten();
    let born = told.find(|born| *born <= filed_on);
    born.is_some_and(|born| (born.year() + 18, born.month(), born.day()) > (filed_on.year(), filed_on.month(), filed_on.day()))
}

/// The date of birth that a right IIN tells.
fn told_by(iin: &str) -> Option<NaiveDate> {
    let is_right = iin.len() == 12
        && iin.bytes().all(|digit| digit.is_ascii_digit())
        && !matches!(iin.as_bytes()[4], b'4'..=b'6')
        && values::control(&iin[..11]) == iin[11..].parse().ok();
    let century = match iin.as_bytes().get(6).filter(|_| is_right)? {
        b'1' | b'2' => "18",
        b'3' | b'4' => "19",
        b'5' | b'6' => "20",
        _ => return None,
    };
    calendar::day(&format!("{century}{}-{}-{}", &iin[..2], &iin[2..4], &iin[4..6]))
}
