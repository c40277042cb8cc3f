//! How the day of the answer was counted: a month as a calendar shows it, with each counted day numbered, and below it the days that
//! need a word: when it was accepted, which days were off and by which act, when the answer is due.

use crate::json::{Json, in_digits};
use crate::parts::time::{iso, weekday};
use crate::words::{cabinet, form, month, verdict};
use chrono::{Datelike, Days, NaiveDate};
use otinish_core::calendar::acts::act;
use otinish_core::calendar::{Count, Entry, GENERAL_RULE, Is, day};
use otinish_core::texts::{Language, Text, written};
use yew::prelude::*;

/// Why a day is not counted, in words.
fn reason(why: &str) -> Option<Text> {
    Some(match why {
        "weekend" => verdict::DAYS_WHY_WEEKEND,
        "holiday" => verdict::DAYS_WHY_HOLIDAY,
        "substitute" => verdict::DAYS_WHY_SUBSTITUTE,
        "day-off" => verdict::DAYS_WHY_DAY_OFF,
        "moved-day-off" => verdict::DAYS_WHY_MOVED_DAY_OFF,
        "moved-working-day" => verdict::DAYS_WHY_MOVED_WORKING_DAY,
        "after-hours" => verdict::DAYS_WHY_AFTER_HOURS,
        _ => return None,
    })
}

/// The term in one sentence.
pub(crate) fn term(count: Count, language: Language) -> String {
    match count {
        Count::WorkingDays(n) => verdict::DAYS_WORKING.fill(language, &[("n", &n.to_string())]),
        Count::CalendarDays(n) => verdict::DAYS_CALENDAR.fill(language, &[("n", &n.to_string())]),
        Count::OnAcceptance => String::new(),
    }
}

/// What a day is to the term, with its reason.
fn said(entry: &Entry<'_>, count: Count, language: Language) -> String {
    let what = match entry.is {
        Is::Filed => verdict::DAYS_FILED,
        Is::Closed => verdict::DAYS_CLOSED,
        Is::Accepted if count == Count::OnAcceptance => verdict::DAYS_ACCEPTED_TA,
        Is::Accepted => verdict::DAYS_ACCEPTED,
        Is::Counted => verdict::DAYS_COUNTED,
        Is::Skipped => verdict::DAYS_SKIPPED,
        Is::MovedTo => verdict::DAYS_MOVED_TO,
    };
    let what = what.fill(language, &[("n", &entry.n.unwrap_or_default().to_string())]);
    match entry.why {
        Some(why) => format!("{what}: {}", reason(why).map_or(why, |text| text.to(language))),
        None => what,
    }
}

/// The days as months and in words.
pub(crate) fn days(because: &[Entry<'_>], count: Count, language: Language) -> Html {
    let Some(due) = because.last().map(|entry| entry.day) else { return html! {} };
    let months = because.chunk_by(|one, other| one.day.month() == other.day.month());
    let is_plain =
        |entry: &Entry<'_>| matches!(entry.is, Is::Counted | Is::Skipped | Is::Closed) && matches!(entry.why, None | Some("weekend"));
    let one = |entry: &Entry<'_>| {
        html! {
            <li class="otinish-day">
                <span class="otinish-day__date">{ written(entry.day, language) }{ ", " }{ weekday(entry.day, language) }</span>
                <span class="otinish-day__what">
                    { said(entry, count, language) }
                    if entry.day == due { { ". " }<strong>{ month::DAYS_DUE.to(language) }</strong> }
                    if let Some(source) = entry.source { <span class="otinish-day__source">{ act(source, language) }</span> }
                </span>
            </li>
        }
    };
    let by_general_rule = because.iter().any(|entry| entry.by == Some(GENERAL_RULE));
    html! {
        <>
            <p class="govuk-body-s">{ term(count, language) }</p>
            if because.len() > 1 { { for months.map(|days| month(days, due, count, language)) } }
            <ol class="otinish-days">{ for because.iter().filter(|entry| !is_plain(entry) || entry.day == due).map(one) }</ol>
            if by_general_rule { <p class="govuk-body-s">{ verdict::DAYS_BY_GENERAL_RULE.to(language) }</p> }
            <p class="govuk-hint otinish-small">{ verdict::DAYS_TIME.to(language) }</p>
        </>
    }
}

/// The weeks of one month that have days of the term.
fn month(entries: &[Entry<'_>], due: NaiveDate, count: Count, language: Language) -> Html {
    let (Some(first), Some(last)) = (entries.first().map(|entry| entry.day), entries.last().map(|entry| entry.day)) else {
        return html! {};
    };
    let monday = |day: NaiveDate| day - Days::new(u64::from(day.weekday().num_days_from_monday()));
    let weeks = monday(first).iter_weeks().take_while(|week| *week <= last);
    let cell = |day: NaiveDate| {
        let Some(entry) = entries.iter().find(|entry| entry.day == day) else {
            return html! { <td class="otinish-month__other">{ if day.month() == first.month() { day.day().to_string() } else { String::new() } }</td> };
        };
        // What fits into a seventh of a phone; whoever listens hears it whole.
        let (class, mark) = match entry.is {
            Is::Filed => ("otinish-month__day", month::MARK_FILED.to(language).into()),
            Is::Accepted => ("otinish-month__day otinish-month__day--mark", month::MARK_ACCEPTED.to(language).into()),
            Is::Counted => {
                let n = entry.n.unwrap_or_default().to_string();
                ("otinish-month__day otinish-month__day--counted", month::MARK_COUNTED.fill(language, &[("n", &n)]))
            }
            Is::MovedTo => ("otinish-month__day", String::new()),
            Is::Closed | Is::Skipped => ("otinish-month__day otinish-month__day--off", month::MARK_OFF.to(language).into()),
        };
        let is_due = day == due;
        html! {
            <td class={classes!(class, is_due.then_some("otinish-month__day--due"))}>
                <span class="otinish-month__number">{ day.day() }</span>
                <span aria-hidden="true" class="otinish-month__mark">{ mark }</span>
                if is_due { <span aria-hidden="true" class="otinish-month__mark"><strong>{ month::MARK_DUE.to(language) }</strong></span> }
                <span class="govuk-visually-hidden">
                    { ": " }{ said(entry, count, language) }
                    if is_due { { ". " }{ month::DAYS_DUE.to(language) } }
                </span>
            </td>
        }
    };
    let heading = |(number, day): (usize, NaiveDate)| {
        let short = month::WEEKDAYS[number].to(language);
        html! { <th scope="col"><span aria-hidden="true">{ short }</span><span class="govuk-visually-hidden">{ weekday(day, language) }</span></th> }
    };
    let week = |monday: NaiveDate| html! { <tr>{ for monday.iter_days().take(7).map(cell) }</tr> };
    let name = month::MONTHS[first.month0() as usize].to(language);
    html! {
        <table class="otinish-month">
            <caption>{ name }{ " " }{ first.year() }</caption>
            <thead><tr>{ for monday(first).iter_days().take(7).enumerate().map(heading) }</tr></thead>
            <tbody>{ for weeks.map(week) }</tbody>
        </table>
    }
}

/// Why an event moved the day of the answer: the days that a newer calendar tells otherwise, each with what it is now and the act.
pub(crate) fn retold(event: &Json, language: Language) -> Option<String> {
    let one = |told: &Json| {
        let is = match told.some_text("why") {
            Some(why) => reason(&why).map_or(why, |text| text.to(language).into()),
            None => verdict::DAYS_WHY_ORDINARY.to(language).into(),
        };
        let act = match (told.some_text("source"), told.some_text("was")) {
            (Some(source), _) => format!(" ({})", act(&source, language)),
            (None, Some(was)) => format!(" ({})", verdict::DAYS_WHY_BEFORE.fill(language, &[("act", act(&was, language))])),
            (None, None) => String::new(),
        };
        format!("{} – {is}{act}", iso(&told.text("day"), language))
    };
    let days: Vec<String> = event.list("days").iter().map(one).collect();
    (!days.is_empty()).then(|| cabinet::EVENT_DUE_WHY.fill(language, &[("days", &days.join("; "))]))
}

/// The days of a report that a server wrote, to be opened by whoever wants to know; nothing where they do not lead to the day that holds.
pub(crate) fn told(report: &Json, due_on: &str, count: Count, language: Language) -> Html {
    let rows: Vec<(Json, Option<String>, Option<String>)> =
        report.list("due_because").into_iter().map(|row| (row.clone(), row.some_text("why"), row.some_text("source"))).collect();
    let because: Option<Vec<Entry<'_>>> = rows.iter().map(|(row, why, source)| entry(row, why.as_deref(), source.as_deref())).collect();
    let Some(because) = because.filter(|because| because.last().map(|entry| entry.day) == day(due_on)) else { return html! {} };
    html! {
        <details class="govuk-details otinish-how">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{ form::FORM_SIDE_HOW_COUNTED.to(language) }</span></summary>
            <div class="govuk-details__text">{ days(&because, count, language) }</div>
        </details>
    }
}

fn entry<'r>(row: &Json, why: Option<&'r str>, source: Option<&'r str>) -> Option<Entry<'r>> {
    let is = match &*row.text("is") {
        "filed" => Is::Filed,
        "closed" => Is::Closed,
        "accepted" => Is::Accepted,
        "counted" => Is::Counted,
        "skipped" => Is::Skipped,
        "moved-to" => Is::MovedTo,
        _ => return None,
    };
    let n = row.number("n").and_then(|n| in_digits(n).parse().ok());
    let by = (row.text("by") == GENERAL_RULE).then_some(GENERAL_RULE);
    Some(Entry { day: day(&row.text("day"))?, is, n, why, source, by })
}
