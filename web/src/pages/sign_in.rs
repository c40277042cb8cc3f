//! Signing in: the IIN and a number that is registered to it, then the code. In a demonstration one is somebody invented, and the code is shown.

use crate::api::{self, Failed};
use crate::desk::{Account, Handle, Signed, change, now, use_desk, use_here};
use crate::json::{Json, Writer};
use crate::parts::heading::Heading;
use crate::parts::link::Link;
use crate::parts::organisation::focus_soon;
use crate::parts::time::minutes_until;
use crate::place;
use crate::shell::remember_session;
use crate::words::{form, shell, sign_in};
use otinish_core::calendar::Instant;
use otinish_core::texts::Language;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The page by itself: whoever has signed in goes to their requests.
pub(crate) fn page(desk: &Handle, language: Language) -> Html {
    match desk.account() {
        Some(account) => html! {
            <>
                <Heading text={sign_in::SIGN_IN_HEADING.to(language)} />
                <p class="govuk-body" role="status">{ shell::NAV_SIGNED_IN_AS.fill(language, &[("name", &account.name())]) }</p>
                <Link class="govuk-button" button=true to={place::Page::Cabinet}>{ shell::BUTTON_TO_CABINET.to(language) }</Link>
            </>
        },
        None => html! { <SignIn lead={sign_in::SIGN_IN_LEAD.to(language)} /> },
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct SignInProps {
    pub(crate) lead: AttrValue,
}

/// A code by which somebody is about to sign in.
#[derive(Clone, Debug, PartialEq)]
struct Sent {
    id: String,
    code: Code,
}

/// A code that is on its way.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Code {
    phone: String,
    /// For how long it is good.
    minutes: String,
    /// Whether the gateway of messages has said that it took it.
    is_confirmed: bool,
}

impl Code {
    /// The code of which the server's answer tells.
    pub(crate) fn of(told: &Json, now: Instant) -> Code {
        Code { phone: told.text("phone"), minutes: minutes_until(&told.text("expires_at"), now), is_confirmed: told.is_true("confirmed") }
    }

    pub(crate) fn told(&self, language: Language) -> Html {
        let said = if self.is_confirmed { sign_in::SIGN_IN_SENT } else { sign_in::SIGN_IN_UNCONFIRMED };
        let values = [("phone", self.phone.as_str()), ("minutes", &self.minutes)];
        html! { <p class="govuk-body" role="status">{ said.fill(language, &values) }</p> }
    }
}

/// Why somebody is not signed in yet.
#[derive(Debug)]
enum Fault {
    NotSent(Failed),
    NotEntered(Failed),
}

impl Fault {
    fn told(&self, language: Language) -> String {
        match self {
            Fault::NotSent(failed) if failed.is("not-yours") => sign_in::SIGN_IN_NOT_YOUR_NUMBER.to(language).into(),
            Fault::NotSent(failed) if failed.is("unreadable") => sign_in::SIGN_IN_CHECK_BOTH.to(language).into(),
            Fault::NotSent(failed) => failed.told_of_a_code(language),
            Fault::NotEntered(failed) => failed.told(language),
        }
    }
}

#[component]
pub(crate) fn SignIn(props: &SignInProps) -> Html {
    let (here, desk) = (use_here(), use_desk());
    let language = here.language;
    let (iin, phone, digits) = (use_state(String::new), use_state(String::new), use_state(String::new));
    let sent = use_state(|| None::<Sent>);
    let fault = use_state(|| None::<Fault>);
    let busy = use_state(|| false);
    let people = use_state(Vec::<Json>::new);
    use_effect_with((), {
        let people = people.setter();
        // Where nobody is invented, nobody is named.
        move |()| spawn_local(async move { people.set(api::get("/api/people").await.map(|told| told.list("people")).unwrap_or_default()) })
    });
    let ask = {
        let ahead_ms = desk.server.ahead_ms;
        let (iin, phone, sent, fault, busy, digits) =
            (iin.clone(), phone.clone(), sent.setter(), fault.setter(), busy.clone(), digits.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            let body = Writer::default().text("iin", iin.trim()).text("phone", phone.trim()).text("language", language.code()).written();
            let (sent, fault, busy, digits) = (sent.clone(), fault.clone(), busy.setter(), digits.clone());
            busy.set(true);
            spawn_local(async move {
                match api::post("/api/sign-in", &body).await {
                    Ok(told) => {
                        fault.set(None);
                        digits.set(String::new());
                        sent.set(Some(Sent { id: told.text("id"), code: Code::of(&told, now(ahead_ms)) }));
                        focus_soon("code".into());
                    }
                    Err(failed) => {
                        fault.set(Some(Fault::NotSent(failed)));
                        focus_soon("sign-in-fault".into());
                    }
                }
                busy.set(false);
            });
        })
    };
    let enter = {
        let (desk, sent, digits, fault, busy) = (desk.dispatcher(), sent.clone(), digits.clone(), fault.setter(), busy.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(sent) = &*sent else { return };
            if *busy {
                return;
            }
            let path = format!("/api/sign-in/{}", sent.id);
            let body = Writer::default().text("code", digits.trim()).written();
            let (desk, fault, busy) = (desk.clone(), fault.clone(), busy.setter());
            busy.set(true);
            spawn_local(async move {
                let entered = match api::post(&path, &body).await {
                    Ok(_) => api::get("/api/session").await,
                    Err(failed) => Err(failed),
                };
                busy.set(false);
                match entered {
                    Ok(account) => {
                        remember_session(true);
                        desk.dispatch(change(move |desk| {
                            desk.signed = Signed::In(Account::read(&account).into());
                            desk.fill_account();
                        }));
                    }
                    Err(failed) => {
                        fault.set(Some(Fault::NotEntered(failed)));
                        focus_soon("code".into());
                    }
                }
            });
        })
    };
    let typing = |field: &UseStateHandle<String>| {
        let field = field.setter();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            field.set(input.value());
        })
    };
    let type_code = {
        let digits = digits.setter();
        Callback::from(move |typed: String| digits.set(typed))
    };
    let again = {
        let (sent, fault) = (sent.setter(), fault.setter());
        Callback::from(move |_: MouseEvent| {
            sent.set(None);
            fault.set(None);
            focus_soon("phone".into());
        })
    };
    let person = |one: &Json| {
        let name = crate::desk::person(&one.get("name"));
        let name = format!("{} {}", name.surname, name.given_name);
        let number = one.list("phones").first().and_then(|phone| phone.0.as_string()).unwrap_or_default();
        let fill = {
            let (iin, phone, of, number) = (iin.setter(), phone.setter(), one.text("iin"), number.clone());
            Callback::from(move |_: MouseEvent| {
                iin.set(of.clone());
                phone.set(number.clone());
                focus_soon("iin".into());
            })
        };
        html! {
            <li key={one.text("iin")}>
                <button type="button" class="otinish-link-button" onclick={fill}>{ sign_in::SIGN_IN_PEOPLE_USE.fill(language, &[("name", name.trim())]) }</button>
                { " " }<span class="govuk-hint otinish-small">{ one.text("iin") }{ " · " }{ number }</span>
            </li>
        }
    };
    html! {
        <>
            if let Some(fault) = &*fault { { summary("sign-in-fault", fault.told(language), language) } }
            <Heading text={sign_in::SIGN_IN_HEADING.to(language)} faulty={fault.is_some()} />
            <p class="govuk-body">{ &props.lead }</p>
            if let Some(Sent { code, .. }) = &*sent {
                <form novalidate=true onsubmit={enter}>
                    { code.told(language) }
                    { code_field(&digits, type_code, fault.is_some().then_some("sign-in-fault"), language) }
                    if !people.is_empty() { <OutboxNote /> }
                    <p class="govuk-hint">{ sign_in::SIGN_IN_NEVER_SHARE.to(language) }</p>
                    <button class="govuk-button" type="submit">{ shell::BUTTON_SIGN_IN.to(language) }</button>
                    <p><button class="otinish-link-button" type="button" onclick={again}>{ shell::BUTTON_OTHER_NUMBER.to(language) }</button></p>
                </form>
            } else {
                <form novalidate=true onsubmit={ask}>
                    <div class="govuk-form-group">
                        <label class="govuk-label" for="iin">{ sign_in::SIGN_IN_IIN.to(language) }</label>
                        <div class="govuk-hint" id="iin-hint">{ sign_in::SIGN_IN_IIN_HINT.to(language) }</div>
                        <input class="govuk-input govuk-input--width-20" id="iin" type="text" inputmode="numeric" autocomplete="username" spellcheck="false"
                            value={(*iin).clone()} oninput={typing(&iin)} aria-describedby="iin-hint" />
                    </div>
                    <div class="govuk-form-group">
                        <label class="govuk-label" for="phone">{ sign_in::SIGN_IN_PHONE.to(language) }</label>
                        <div class="govuk-hint" id="phone-hint">{ sign_in::SIGN_IN_PHONE_HINT.to(language) }</div>
                        <input class="govuk-input govuk-input--width-20" id="phone" type="tel" autocomplete="tel"
                            value={(*phone).clone()} oninput={typing(&phone)} aria-describedby="phone-hint" />
                    </div>
                    <button class="govuk-button" type="submit">{ shell::BUTTON_GET_CODE.to(language) }</button>
                </form>
                if !people.is_empty() {
                    <h2 class="govuk-heading-m">{ sign_in::SIGN_IN_PEOPLE.to(language) }</h2>
                    <p class="govuk-hint">{ sign_in::SIGN_IN_PEOPLE_HINT.to(language) }</p>
                    <ul class="govuk-list otinish-people">{ for people.iter().map(person) }</ul>
                }
            }
        </>
    }
}

/// What went wrong, above the heading of a page with a code.
pub(crate) fn summary(id: &'static str, told: String, language: Language) -> Html {
    html! {
        <div class="govuk-error-summary" {id} tabindex="-1" role="alert" aria-labelledby="faults-title">
            <h2 class="govuk-error-summary__title" id="faults-title">{ form::FORM_ERROR_SUMMARY.to(language) }</h2>
            <p class="govuk-error-summary__body" id={format!("{id}-text")}>{ told }</p>
        </div>
    }
}

/// The field for the six digits, which phones fill in from the message. `fault` is the id of the summary of what is wrong with them.
pub(crate) fn code_field(value: &str, typed: Callback<String>, fault: Option<&'static str>, language: Language) -> Html {
    let typed = Callback::from(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        typed.emit(input.value().chars().filter(char::is_ascii_digit).take(6).collect());
    });
    let class = classes!("govuk-input", "govuk-input--width-5", "govuk-input--extra-letter-spacing", fault.map(|_| "govuk-input--error"));
    let described = fault.map_or_else(|| "code-hint".into(), |fault| format!("code-hint {fault}-text"));
    html! {
        <div class="govuk-form-group">
            <label class="govuk-label" for="code">{ sign_in::SIGN_IN_CODE.to(language) }</label>
            <div class="govuk-hint" id="code-hint">{ sign_in::SIGN_IN_CODE_HINT.to(language) }</div>
            <input {class} id="code" type="text" inputmode="numeric" autocomplete="one-time-code" spellcheck="false"
                value={String::from(value)} oninput={typed} aria-describedby={described} />
        </div>
    }
}

/// Where a demonstration shows the code: no message is sent.
#[component]
pub(crate) fn OutboxNote() -> Html {
    let language = use_here().language;
    let people = use_state(|| false);
    use_effect_with((), {
        let people = people.setter();
        move |()| spawn_local(async move { people.set(api::get("/api/people").await.is_ok()) })
    });
    if !*people {
        return html! {};
    }
    html! {
        <div class="govuk-inset-text">
            { sign_in::SIGN_IN_OUTBOX_NOTE.to(language) }{ " " }
            <a class="govuk-link" href="/outbox" target="_blank" rel="noopener">{ sign_in::SIGN_IN_OUTBOX.to(language) }</a>
        </div>
    }
}
