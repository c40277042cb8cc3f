//! A day in three parts, as people know it by heart. What was typed stays as it was typed, also where it is no day.

use crate::desk::{Desk, edit};
use crate::parts::field::{Frame, alone, leaving};
use crate::words::form;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct DayProps {
    pub(crate) frame: Frame,
    pub(crate) value: AttrValue,
    pub(crate) desk: UseReducerDispatcher<Desk>,
}

/// Day, month and year of `YYYY-MM-DD`, or of whatever stands there instead.
fn parts(value: &str) -> [String; 3] {
    let mut parts = value.splitn(3, '-').map(|part| part.trim_start_matches('0'));
    let [year, month, day] = std::array::from_fn(|_| parts.next().unwrap_or_default());
    [day.into(), month.into(), year.into()]
}

/// The three put together: a day where they are numbers, else with nothing lost.
fn joined([day, month, year]: &[String; 3]) -> String {
    if [day, month, year].iter().all(|part| part.is_empty()) { String::new() } else { format!("{year:0>4}-{month:0>2}-{day:0>2}") }
}

#[component]
pub(crate) fn Day(props: &DayProps) -> Html {
    let frame = &props.frame;
    let typed = use_state(|| parts(&props.value));
    // Only what comes from elsewhere replaces what is typed: nobody's leading zero vanishes under the fingers.
    let shown = if joined(&typed) == *props.value { (*typed).clone() } else { parts(&props.value) };
    let part = |index: usize, label: &'static str, width: &'static str| {
        let id = if index == 0 { frame.id.to_string() } else { format!("{}-{index}", frame.id) };
        let change = {
            let (typed, shown, at, desk) = (typed.setter(), shown.clone(), frame.at.clone(), props.desk.clone());
            Callback::from(move |event: InputEvent| {
                alone(&event);
                let input: HtmlInputElement = event.target_unchecked_into();
                let mut now = shown.clone();
                now[index] = input.value();
                let (at, value) = (at.clone(), joined(&now));
                typed.set(now);
                desk.dispatch(edit(move |draft, law| draft.set(law, &at, &value)));
            })
        };
        // Between the parts the row is not left.
        let leave = (index == 2).then(|| leaving(frame, &props.desk));
        let class = classes!("govuk-input", "govuk-date-input__input", width, frame.fault.is_some().then_some("govuk-input--error"));
        html! {
            <div class="govuk-date-input__item">
                <div class="govuk-form-group">
                    <label class="govuk-label govuk-date-input__label" for={id.clone()}>{ label }</label>
                    <input {class} {id} type="text" inputmode="numeric" autocomplete="off" value={shown[index].clone()} oninput={change} onblur={leave} />
                </div>
            </div>
        }
    };
    let language = frame.language;
    let mut framed = frame.clone();
    framed.hint = frame.hint.clone().or_else(|| Some(form::FORM_DATE_HINT.to(language).into()));
    html! {
        <div class={frame.class()}>
            <fieldset class="govuk-fieldset" role="group" aria-describedby={framed.described_by()}>
                <legend class="govuk-fieldset__legend">{ &frame.label }</legend>
                { framed.notes() }
                <div class="govuk-date-input">
                    { part(0, form::FORM_DAY.to(language), "govuk-input--width-2") }
                    { part(1, form::FORM_MONTH.to(language), "govuk-input--width-2") }
                    { part(2, form::FORM_YEAR.to(language), "govuk-input--width-4") }
                </div>
            </fieldset>
        </div>
    }
}
