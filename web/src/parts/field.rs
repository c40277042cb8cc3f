//! A row of the form: its label, hint, fault and control, whatever the service asks. Nothing here knows what a row is about.

use crate::desk::{Account, Desk, Law, change, edit};
use crate::draft::{Draft, Judged};
use crate::parts::choice::{choices, radios, tick};
use crate::parts::date::Day;
use crate::parts::list::{List, items};
use crate::words::form;
use otinish_core::form::Filler;
use otinish_core::page::{Asked, Chosen, Control, known};
use otinish_core::texts::Language;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What rows are shown with.
#[derive(Clone, Copy)]
pub(crate) struct View<'v> {
    pub(crate) law: Law,
    pub(crate) draft: &'v Draft,
    pub(crate) judged: &'v Judged,
    pub(crate) account: Option<&'v Rc<Account>>,
    pub(crate) desk: &'v UseReducerDispatcher<Desk>,
    pub(crate) language: Language,
}

/// The id of the element at a pointer.
pub(crate) fn id_of(at: &str) -> String {
    format!("at{}", at.replace('/', "-"))
}

/// What stands around a control.
#[derive(Clone, PartialEq)]
pub(crate) struct Frame {
    pub(crate) at: AttrValue,
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    /// Whether a choice, once made, cannot be taken back.
    pub(crate) required: bool,
    pub(crate) hint: Option<AttrValue>,
    pub(crate) fault: Option<AttrValue>,
    pub(crate) warning: Option<AttrValue>,
    pub(crate) language: Language,
}

impl Frame {
    pub(crate) fn of(asked: &Asked, at: &str, view: &View<'_>) -> Frame {
        let label = if asked.required || matches!(asked.control, Control::Flag | Control::Consent | Control::Group) {
            asked.label.clone()
        } else {
            form::FORM_OPTIONAL.fill(view.language, &[("label", &asked.label)])
        };
        let is_known = asked.filler == Filler::Account
            && view.account.is_some_and(|account| known::is_known(view.law.register, &view.draft.application, at, account.holder()));
        let hint = if is_known { Some(form::FORM_FILLED_BY_US.to(view.language)) } else { asked.hint };
        Frame {
            at: String::from(at).into(),
            id: id_of(at).into(),
            label: label.into(),
            required: asked.required,
            hint: hint.map(AttrValue::from),
            fault: view.judged.fault(view.draft, at).map(AttrValue::from),
            warning: view.judged.warning(view.draft, at).map(AttrValue::from),
            language: view.language,
        }
    }

    /// What describes the control: hint, fault and warning, as far as they are there.
    pub(crate) fn described_by(&self) -> Option<String> {
        let parts = [(self.hint.is_some(), "hint"), (self.fault.is_some(), "fault"), (self.warning.is_some(), "note")];
        let ids: Vec<String> = parts.iter().filter(|(is_there, _)| *is_there).map(|(_, part)| format!("{}-{part}", self.id)).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub(crate) fn class(&self) -> Classes {
        classes!("govuk-form-group", self.fault.is_some().then_some("govuk-form-group--error"))
    }

    pub(crate) fn notes(&self) -> Html {
        html! {
            <>
                if let Some(hint) = &self.hint {
                    <div id={format!("{}-hint", self.id)} class="govuk-hint">{ hint }</div>
                }
                if let Some(fault) = &self.fault {
                    <p id={format!("{}-fault", self.id)} class="govuk-error-message">
                        <span class="govuk-visually-hidden">{ form::FORM_ERROR_PREFIX.to(self.language) }{ " " }</span>{ fault }
                    </p>
                }
                if let Some(warning) = &self.warning {
                    <p id={format!("{}-note", self.id)} class="otinish-warning">
                        <strong>{ form::FORM_WARNING_PREFIX.to(self.language) }</strong>{ " " }{ warning }
                    </p>
                }
            </>
        }
    }
}

/// A row as it stands: all that is drawn of it.
#[derive(Clone, PartialEq)]
pub(crate) struct Row {
    pub(crate) frame: Frame,
    filled: Filled,
}

/// A control, and what stands in it.
#[derive(Clone, PartialEq)]
enum Filled {
    Line(Line, AttrValue),
    /// Of so many characters at most.
    Lines(u16, AttrValue),
    Day(AttrValue),
    Tick {
        is_ticked: bool,
        /// Whether it brings in further rows.
        brings_rows: bool,
    },
    One(Vec<Chosen>, AttrValue),
    Several(Vec<Chosen>, Vec<String>),
    List(List),
}

/// A row as it stands in the draft.
pub(crate) fn row(asked: &Asked, at: &str, view: &View<'_>) -> Row {
    let typed = || AttrValue::from(view.draft.at(view.law, at));
    let filled = match &asked.control {
        Control::Line { max } => Filled::Line(if *max <= 40 { SHORT_LINE } else { LINE }, typed()),
        Control::Digits => Filled::Line(DIGITS, typed()),
        Control::Year => Filled::Line(YEAR, typed()),
        Control::Phone => Filled::Line(PHONE, typed()),
        Control::Email => Filled::Line(EMAIL, typed()),
        Control::Lines { max } => Filled::Lines(*max, typed()),
        Control::Date => Filled::Day(typed()),
        Control::Flag | Control::Consent => Filled::Tick { is_ticked: typed() == "true", brings_rows: false },
        Control::Group => Filled::Tick { is_ticked: typed() == "true", brings_rows: true },
        Control::Choice(choices) => Filled::One(choices.clone(), typed()),
        Control::Choices(choices) => {
            let ticked = (0..view.draft.len(view.law, at)).map(|index| view.draft.at(view.law, &format!("{at}/{index}")));
            Filled::Several(choices.clone(), ticked.collect())
        }
        Control::Rows(members) => Filled::List(List::of(members, at, view)),
    };
    Row { frame: Frame::of(asked, at, view), filled }
}

/// A row with its control.
pub(crate) fn field(row: &Row, desk: &UseReducerDispatcher<Desk>) -> Html {
    html! { <Field key={&*row.frame.at} row={row.clone()} desk={desk.clone()} /> }
}

#[derive(PartialEq, Properties)]
struct FieldProps {
    row: Row,
    desk: UseReducerDispatcher<Desk>,
}

/// Drawn anew only when something of its own has changed: a key in one row costs nothing in the others.
#[component]
fn Field(FieldProps { row: Row { frame, filled }, desk }: &FieldProps) -> Html {
    match filled {
        Filled::Line(kind, value) => line(frame, value, *kind, desk),
        Filled::Lines(max, value) => lines(frame, value, *max, desk),
        Filled::Day(value) => html! { <Day frame={frame.clone()} {value} desk={desk.clone()} /> },
        Filled::Tick { is_ticked, brings_rows: false } => tick(frame, *is_ticked, toggle(frame, desk)),
        Filled::Tick { is_ticked, brings_rows: true } => tick(frame, *is_ticked, toggle_group(frame, desk)),
        Filled::One(known, value) => radios(frame, value, known, desk),
        Filled::Several(known, ticked) => choices(frame, known, ticked, desk),
        Filled::List(list) => items(list, frame, desk),
    }
}

fn toggle(frame: &Frame, desk: &UseReducerDispatcher<Desk>) -> Callback<bool> {
    let (at, desk) = (frame.at.clone(), desk.clone());
    Callback::from(move |is_ticked: bool| {
        let at = at.clone();
        desk.dispatch(edit(move |draft, law| {
            draft.set(law, &at, if is_ticked { "true" } else { "" });
            draft.leave(&at);
        }));
    })
}

/// A box that brings in further rows may change who is applied for: what the account knows then moves to where it belongs.
fn toggle_group(frame: &Frame, desk: &UseReducerDispatcher<Desk>) -> Callback<bool> {
    let (at, desk) = (frame.at.clone(), desk.clone());
    Callback::from(move |is_ticked: bool| {
        let at = at.clone();
        desk.dispatch(change(move |desk| {
            let account = desk.account().cloned();
            let law = desk.law;
            let Some(draft) = &mut desk.draft else { return };
            draft.set(law, &at, if is_ticked { "true" } else { "" });
            if let Some(account) = account {
                known::move_account(law.register, &mut draft.application, &at, account.holder());
            }
        }));
    })
}

/// What a browser has to know of a line: its keyboard, what it may fill in, how much room it takes.
#[derive(Clone, Copy, PartialEq)]
struct Line {
    kind: &'static str,
    mode: Option<&'static str>,
    completes: &'static str,
    width: Option<&'static str>,
}

const LINE: Line = Line { kind: "text", mode: None, completes: "off", width: None };
const SHORT_LINE: Line = Line { width: Some("govuk-input--width-20"), ..LINE };
const DIGITS: Line = Line { mode: Some("numeric"), ..SHORT_LINE };
const YEAR: Line = Line { width: Some("govuk-input--width-4"), ..DIGITS };
const PHONE: Line = Line { kind: "tel", completes: "tel", ..SHORT_LINE };
const EMAIL: Line = Line { kind: "email", completes: "email", ..LINE };

/// One line of text.
fn line(frame: &Frame, value: &AttrValue, kind: Line, desk: &UseReducerDispatcher<Desk>) -> Html {
    let is_digits = kind.mode.is_some();
    let typed = {
        let (at, desk) = (frame.at.clone(), desk.clone());
        Callback::from(move |event: InputEvent| {
            alone(&event);
            let input: HtmlInputElement = event.target_unchecked_into();
            let mut typed = input.value();
            // Digits that were copied in groups are meant as one number.
            if is_digits && typed.contains([' ', '\u{a0}']) {
                typed = typed.replace([' ', '\u{a0}'], "");
                // A space alone changes nothing that would be drawn anew.
                input.set_value(&typed);
            }
            let at = at.clone();
            desk.dispatch(edit(move |draft, law| draft.set(law, &at, &typed)));
        })
    };
    let class = classes!("govuk-input", kind.width, frame.fault.is_some().then_some("govuk-input--error"));
    html! {
        <div class={frame.class()}>
            <label class="govuk-label" for={&frame.id}>{ &frame.label }</label>
            { frame.notes() }
            <input {class} id={&frame.id} type={kind.kind} inputmode={kind.mode} autocomplete={kind.completes} spellcheck="false"
                {value} aria-describedby={frame.described_by()} oninput={typed} onblur={leaving(frame, desk)} />
        </div>
    }
}

/// Nobody around a control listens to its keys: to ask all of them would take longer than the rest of hearing one.
pub(crate) fn alone(event: &InputEvent) {
    event.stop_propagation();
}

/// The row was left: from now on its faults are shown.
pub(crate) fn leaving(frame: &Frame, desk: &UseReducerDispatcher<Desk>) -> Callback<FocusEvent> {
    let (at, desk) = (frame.at.clone(), desk.clone());
    Callback::from(move |_: FocusEvent| {
        let at = at.clone();
        desk.dispatch(edit(move |draft, _| draft.leave(&at)));
    })
}

/// Text of several lines.
fn lines(frame: &Frame, value: &AttrValue, max: u16, desk: &UseReducerDispatcher<Desk>) -> Html {
    let typed = {
        let (at, desk) = (frame.at.clone(), desk.clone());
        Callback::from(move |event: InputEvent| {
            alone(&event);
            let area: HtmlTextAreaElement = event.target_unchecked_into();
            let (at, typed) = (at.clone(), area.value());
            desk.dispatch(edit(move |draft, law| draft.set(law, &at, &typed)));
        })
    };
    let max = usize::from(max);
    let count = value.trim().chars().count();
    let left = if count > max {
        Some(form::FORM_CHARACTERS_OVER.fill(frame.language, &[("n", &(count - max).to_string())]))
    } else {
        // Nobody needs to be told who is far from the end.
        (count * 5 > max * 4).then(|| form::FORM_CHARACTERS_LEFT.fill(frame.language, &[("n", &(max - count).to_string())]))
    };
    let class = classes!("govuk-textarea", frame.fault.is_some().then_some("govuk-textarea--error"));
    html! {
        <div class={frame.class()}>
            <label class="govuk-label" for={&frame.id}>{ &frame.label }</label>
            { frame.notes() }
            <textarea {class} id={&frame.id} rows="2" {value} aria-describedby={frame.described_by()}
                oninput={typed} onblur={leaving(frame, desk)} />
            // It is there from the start: what is put in together with its text is not read out.
            <div class="govuk-hint otinish-left" aria-live="polite">{ left }</div>
        </div>
    }
}
