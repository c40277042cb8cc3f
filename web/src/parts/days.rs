//! How the day of the answer was counted, day by day, with the reason for each.

use crate::parts::time::weekday;
use crate::words::verdict;
use otinish_core::calendar::{Count, Entry, GENERAL_RULE, Is};
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

/// The list of days.
pub(crate) fn days(because: &[Entry<'_>], count: Count, language: Language) -> Html {
    let day = |entry: &Entry<'_>| {
        let what = match entry.is {
            Is::Filed => verdict::DAYS_FILED.to(language).into(),
            Is::Closed => verdict::DAYS_CLOSED.to(language).into(),
            Is::Accepted if count == Count::OnAcceptance => verdict::DAYS_ACCEPTED_TA.to(language).into(),
            Is::Accepted => verdict::DAYS_ACCEPTED.to(language).into(),
            Is::Counted => verdict::DAYS_COUNTED.fill(language, &[("n", &entry.n.unwrap_or_default().to_string())]),
            Is::Skipped => verdict::DAYS_SKIPPED.to(language).into(),
            Is::MovedTo => verdict::DAYS_MOVED_TO.to(language).into(),
        };
        let why = entry.why.map(|why| reason(why).map_or(why, |text| text.to(language)));
        let class = match entry.is {
            Is::Counted => "otinish-day otinish-day--counted",
            Is::Accepted | Is::MovedTo => "otinish-day otinish-day--mark",
            Is::Filed | Is::Closed | Is::Skipped => "otinish-day",
        };
        html! {
            <li {class}>
                <span class="otinish-day__date">{ written(entry.day, language) }{ ", " }{ weekday(entry.day, language) }</span>
                <span class="otinish-day__what">{ what }
                    if let Some(why) = why { { ": " }{ why } }
                    if let Some(source) = entry.source { <span class="otinish-day__source">{ source }</span> }
                </span>
            </li>
        }
    };
    let by_general_rule = because.iter().any(|entry| entry.by == Some(GENERAL_RULE));
    html! {
        <>
            <p class="govuk-body-s">{ term(count, language) }</p>
            <ol class="otinish-days">{ for because.iter().map(day) }</ol>
            if by_general_rule { <p class="govuk-body-s">{ verdict::DAYS_BY_GENERAL_RULE.to(language) }</p> }
            <p class="govuk-hint otinish-small">{ verdict::DAYS_TIME.to(language) }</p>
        </>
    }
}
