//! Days and instants in words, by Almaty's time.

use crate::words::verdict;
use chrono::{Datelike, NaiveDate, Timelike};
use otinish_core::calendar::{Instant, day};
use otinish_core::texts::{Language, Text, written};

/// `2026 жылғы 30 наурыз, 19:10`.
pub(crate) fn instant(at: &str, language: Language) -> String {
    let Some(at) = Instant::parse(at) else { return at.into() };
    let (day, time) = at.local();
    format!("{}, {:02}:{:02}", written(day, language), time.hour(), time.minute())
}

/// The hour and the minute.
pub(crate) fn minute(at: Instant) -> String {
    let (_, time) = at.local();
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// The whole minutes from `now` until an instant that a server named; at least one.
pub(crate) fn minutes_until(at: &str, now: Instant) -> String {
    let left = Instant::parse(at).map_or(0, |at| at.0 - now.0);
    // What is left shrinks while the answer travels: it is rounded to the nearest.
    ((left + 30_000) / 60_000).max(1).to_string()
}

/// A day that came as `YYYY-MM-DD`.
pub(crate) fn iso(text: &str, language: Language) -> String {
    day(text).map_or_else(|| text.into(), |day| written(day, language))
}

pub(crate) fn weekday(day: NaiveDate, language: Language) -> &'static str {
    const DAYS: [Text; 7] = [
        verdict::WEEKDAY_1,
        verdict::WEEKDAY_2,
        verdict::WEEKDAY_3,
        verdict::WEEKDAY_4,
        verdict::WEEKDAY_5,
        verdict::WEEKDAY_6,
        verdict::WEEKDAY_7,
    ];
    DAYS[day.weekday().num_days_from_monday() as usize].to(language)
}

/// A request's number in groups of four.
pub(crate) fn number(number: &str) -> String {
    let letters: Vec<char> = number.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
