//! What other rules ask of a draft than those under which it was begun. It stands there until whoever fills it in has said that it was seen.

use crate::desk::{Handle, change};
use crate::draft::Judged;
use crate::parts::faults::{anchor, leading};
use crate::parts::organisation::focus_soon;
use crate::words::{changed as words, start};
use otinish_core::calendar::Count;
use otinish_core::page::changed::Now;
use otinish_core::texts::{Language, Text, written};
use yew::prelude::*;

fn title(now: Now) -> Text {
    match now {
        Now::Asked => words::CHANGED_ASKED,
        Now::Offered => words::CHANGED_OFFERED,
        Now::Required => words::CHANGED_REQUIRED,
        Now::Wrong => words::CHANGED_WRONG,
        Now::Optional => words::CHANGED_OPTIONAL,
        Now::Gone => words::CHANGED_GONE,
    }
}

fn length(count: Count, language: Language) -> String {
    match count {
        Count::WorkingDays(n) => words::CHANGED_WORKING_DAYS.fill(language, &[("n", &n.to_string())]),
        Count::CalendarDays(n) => words::CHANGED_CALENDAR_DAYS.fill(language, &[("n", &n.to_string())]),
        Count::OnAcceptance => words::CHANGED_ON_ACCEPTANCE.to(language).into(),
    }
}

/// What has changed; each place leads to its row where the form is on the page.
pub(crate) fn changed(desk: &Handle, judged: &Judged, is_form: bool, language: Language) -> Html {
    let kept = desk.kept.map(|kept| kept.at);
    let Some((draft, told)) = desk.draft.as_ref().and_then(|draft| Some((draft, draft.changed(desk.law, kept, desk.now(), language)?)))
    else {
        return html! {};
    };
    let list = |now: Now| {
        let mut places = told.places.iter().filter(|place| place.now == now).peekable();
        places.peek()?;
        let place = |at: &str, label: &str| {
            let leads = is_form && now != Now::Gone;
            html! { <li>if leads { { leading(anchor(judged, at), Some("govuk-link"), label) } } else { { label } }</li> }
        };
        Some(html! {
            <>
                <p class="govuk-body">{ title(now).to(language) }</p>
                <ul class="govuk-list govuk-list--bullet">{ for places.map(|told| place(&told.at, &told.label)) }</ul>
            </>
        })
    };
    let seen = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            desk.dispatch(change(|desk| {
                desk.kept = None;
                if let Some(draft) = &mut desk.draft {
                    draft.has_seen();
                }
            }));
            focus_soon("main".into());
        })
    };
    let (edition, _) = draft.service.on(judged.ruled_on);
    html! {
        <section class="govuk-inset-text" id="changed" aria-labelledby="changed-title">
            <h2 class="govuk-heading-s" id="changed-title">{ words::CHANGED_TITLE.to(language) }</h2>
            <p class="govuk-body">{ words::CHANGED_KEPT.to(language) }</p>
            if told.since.is_some() { <p class="govuk-body">{ start::SERVICE_EDITION.fill(language, &[("date", &written(edition.since, language))]) }</p> }
            if let Some((before, now)) = told.term {
                <p class="govuk-body">{ words::CHANGED_TERM.fill(language, &[("before", &length(before, language)), ("now", &length(now, language))]) }</p>
            }
            { for Now::ALL.into_iter().filter_map(list) }
            if !draft.aside.is_empty() {
                <p class="govuk-body">{ words::CHANGED_ASIDE.to(language) }</p>
                <ul class="govuk-list govuk-list--bullet">{ for draft.aside.iter().map(|typed| html! { <li>{ typed }</li> }) }</ul>
            }
            if told.places.is_empty() && told.term.is_none() && draft.aside.is_empty() {
                <p class="govuk-body">{ words::CHANGED_NOTHING.to(language) }</p>
            }
            <button type="button" class="govuk-button govuk-button--secondary" onclick={seen}>{ words::CHANGED_SEEN.to(language) }</button>
        </section>
    }
}
