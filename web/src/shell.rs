//! The page around the pages: the name, the languages, who is signed in, the foot; the address bar; the draft that is kept as it changes.

use crate::desk::{Account, AtHand, Desk, Here, Kept, Law, Signed, change, heed, use_desk_at_hand, use_here};
use crate::draft::Draft;
use crate::pages;
use crate::parts::link::Link;
use crate::parts::time::minute;
use crate::place::Page;
use crate::store::{Store, local};
use crate::words::shell;
use crate::{api, desk};
use js_sys::Promise;
use otinish_core::calendar::Calendar;
use otinish_core::page;
use otinish_core::texts::Language;
use std::cell::RefCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlInputElement, IdleRequestOptions};
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ShellProps {
    pub(crate) law: Law,
}

/// Where it is remembered that somebody signed in: the cookie itself is hidden from scripts.
const SIGNED_IN: &str = "otinish-signed-in";

/// Remembers, or forgets, that somebody is signed in.
pub(crate) fn remember_session(is_in: bool) {
    let Some(storage) = local() else { return };
    // Where it cannot be remembered, the next start asks the person again.
    let _kept = if is_in { storage.set_item(SIGNED_IN, "yes") } else { storage.remove_item(SIGNED_IN) };
}

#[component]
pub(crate) fn Shell(props: &ShellProps) -> Html {
    let law = props.law;
    let desk = use_reducer(move || Desk::new(law));
    let place = use_state(move || (address(law), false));
    let go = {
        let place = place.setter();
        use_callback((), move |(language, page): (Language, Page), ()| {
            if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
                // A browser that keeps no history shows the page all the same.
                let _pushed = history.push_state_with_url(&JsValue::NULL, "", Some(&page.address(language)));
            }
            place.set(((language, page), true));
        })
    };
    let ((language, page), moved) = (*place).clone();
    use_effect_with((), {
        let place = place.setter();
        move |()| {
            let back = Closure::<dyn Fn()>::new(move || place.set((address(law), true)));
            if let Some(window) = web_sys::window() {
                window.set_onpopstate(Some(back.as_ref().unchecked_ref()));
            }
            move || drop(back)
        }
    });
    use_effect_with((), {
        let desk = desk.dispatcher();
        move |()| {
            spawn_local(async move {
                let store = Store::open().await;
                desk.dispatch(change(move |desk| desk.store = Some(store)));
                let is_in = local().is_some_and(|storage| storage.get_item(SIGNED_IN).ok().flatten().is_some());
                let signed = if is_in { Some(api::get("/api/session").await) } else { None };
                // Whoever gets no answer now is not signed out by that: the next page asks again.
                if let Some(Err(failed)) = &signed {
                    heed(&desk, failed);
                }
                desk.dispatch(change(move |desk| {
                    let account = signed.and_then(Result::ok);
                    desk.signed = account.map_or(Signed::Out, |account| Signed::In(Account::read(&account).into()));
                    desk.fill_account();
                }));
            });
        }
    });
    use_effect_with(language, |language| {
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(root) = document.and_then(|document| document.document_element()) {
            // Only an attribute's name could be refused, and this one is right.
            let _set = root.set_attribute("lang", language.code());
        }
    });
    use_effect_with((), |()| {
        let astray = Closure::<dyn Fn(DragEvent)>::new(|event| stay(&event));
        if let Some(window) = web_sys::window() {
            window.set_ondragover(Some(astray.as_ref().unchecked_ref()));
            window.set_ondrop(Some(astray.as_ref().unchecked_ref()));
        }
        move || drop(astray)
    });
    use_draft(&desk, &page, language);
    use_server(&desk);
    use_keeping(&desk);
    let here = Here { language, page: page.clone(), moved, go };
    html! {
        <ContextProvider<Here> context={here.clone()}>
            <ContextProvider<AtHand> context={AtHand(desk.clone())}>
                <ContextProvider<desk::Handle> context={desk.clone()}>
                    <a href="#main" class="govuk-skip-link">{ shell::NAV_SKIP.to(language) }</a>
                    <Header is_in={desk.account().is_some()} />
                    <div class="govuk-width-container otinish-page">
                        <main class="govuk-main-wrapper" id="main" tabindex="-1">{ pages::show(&page, &desk, language) }</main>
                    </div>
                    <Footer law={desk.law} />
                </ContextProvider<desk::Handle>>
            </ContextProvider<AtHand>>
        </ContextProvider<Here>>
    }
}

/// A file that misses its place would be opened instead of the page, with the form half filled in.
fn stay(event: &DragEvent) {
    let is_file = event.data_transfer().is_some_and(|dragged| dragged.types().includes(&"Files".into(), 0));
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let has_place = input.is_some_and(|input| input.type_() == "file");
    if is_file && !has_place {
        event.prevent_default();
    }
}

fn address(law: Law) -> (Language, Page) {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    Page::read(law.register, &path)
}

/// Lays the draft of the page's service on the desk: the kept one, or a new one.
#[hook]
fn use_draft(desk: &desk::Handle, page: &Page, language: Language) {
    let wanted = page.service();
    let is_there = desk.draft.as_ref().map(|draft| draft.service.code) == wanted.map(|service| service.code);
    let is_ready = desk.store.is_some();
    use_effect_with((wanted.map(|service| service.code), is_ready, is_there), {
        let desk = desk.clone();
        move |_| {
            let (Some(service), Some(store), false) = (wanted, desk.store.clone(), is_there) else { return };
            let (law, dispatcher) = (desk.law, desk.dispatcher());
            spawn_local(async move {
                let kept = store.draft(service.code).await;
                // What cannot be read is not written over: what is typed now lasts as long as the page, which says so.
                let store = if kept.is_err() { Store::of_memory() } else { store };
                let kept = kept.ok().flatten();
                let draft =
                    kept.and_then(|kept| Draft::restore(law, service, &kept)).unwrap_or_else(|| Draft::begin(law, service, language));
                dispatcher.dispatch(change(move |desk| {
                    desk.store = Some(store);
                    desk.draft = Some(draft);
                    desk.kept = None;
                    desk.fill_account();
                }));
            });
        }
    });
}

/// Asks the server what it knows of whoever is signed in and of the organisation, whenever either is another one.
#[hook]
fn use_server(desk: &desk::Handle) {
    let asked = asked_of(desk);
    use_effect_with(asked, {
        let desk = desk.clone();
        move |asked| {
            let (Some(service), bin) = (asked.0, asked.1.as_deref()) else { return };
            let path = format!("/api/context?service={service}");
            let path = bin.map_or_else(|| path.clone(), |bin| format!("{path}&bin={bin}"));
            let (law, dispatcher, asked) = (desk.law, desk.dispatcher(), asked.clone());
            spawn_local(async move {
                let told = api::get(&path).await;
                let other_calendar = match &told {
                    Ok(told) if told.text("calendar") != law.calendar.digest() => calendar().await,
                    Ok(_) | Err(_) => None,
                };
                dispatcher.dispatch(change(move |desk| {
                    // An answer about another service, person or organisation than the desk's is of no use any more.
                    if asked_of(desk) == asked {
                        desk.heard(told.ok().as_ref(), other_calendar);
                    }
                }));
            });
        }
    });
}

/// What the server is asked about: the service, the organisation's BIN, and whoever is signed in.
fn asked_of(desk: &Desk) -> (Option<&'static str>, Option<String>, Option<String>) {
    let draft = desk.draft.as_ref();
    let bin = draft.and_then(|draft| page::known::organisation(desk.law.register, &draft.application).0).filter(|bin| !bin.is_empty());
    (draft.map(|draft| draft.service.code), bin, desk.account().map(|account| account.iin.clone()))
}

/// The calendar by which the server counts, if it says it. It stays to the end of the page: a page meets one or two in its life.
async fn calendar() -> Option<&'static Calendar> {
    let told = api::get("/api/calendar").await.ok()?;
    Some(Box::leak(Box::new(Calendar::read(&told.text("csv")).ok()?)))
}

/// Keeps the draft whenever something was changed: when the browser has nothing else to do, so that what follows from a key is shown first.
#[hook]
fn use_keeping(desk: &desk::Handle) {
    let newest = use_mut_ref(|| desk.clone());
    newest.replace(desk.clone());
    let last = use_mut_ref(|| None);
    let is_busy = use_mut_ref(|| false);
    use_effect_with(desk.clone(), move |_| {
        // What is changed while one waits or is written is written after it, and those between are passed over.
        if is_busy.replace(true) {
            return;
        }
        spawn_local(async move {
            loop {
                leisure().await;
                let desk = newest.borrow().clone();
                if !keep(&desk, &last).await {
                    break;
                }
            }
            is_busy.replace(false);
        });
    });
}

/// Keeps the draft unless that is what was kept last, and answers whether it was given to the store.
async fn keep(desk: &desk::Handle, last: &RefCell<Option<(&'static str, String)>>) -> bool {
    let (Some(draft), Some(store)) = (desk.draft.as_ref().filter(|draft| draft.touched), &desk.store) else {
        last.replace(None);
        return false;
    };
    let (service, now) = (draft.service.code, desk.now());
    let text = draft.kept(desk.law, desk.kept.map(|kept| kept.at), now);
    if last.borrow().as_ref().is_some_and(|(of, kept)| *of == service && *kept == text) {
        return false;
    }
    last.replace(Some((service, text.clone())));
    let lasts = store.keep_draft(service, &text).await;
    // Whoever types is told the minute; to draw everything anew for less would be felt at every key.
    if desk.kept.is_none_or(|before| before.lasts != lasts || minute(before.at) != minute(now)) {
        desk.dispatch(change(move |desk| desk.kept = Some(Kept { at: now, lasts })));
    }
    true
}

/// Waits until the browser has nothing else to do, but no longer than a person takes from one key to the next: what is typed is to be kept.
async fn leisure() {
    let leisure = Promise::new(&mut |resolve, _| {
        let wait = IdleRequestOptions::new();
        wait.set_timeout(100);
        // A browser that does not say when it is idle says at least when it has done what came before; one that says neither goes on at once.
        let asked = web_sys::window().is_some_and(|window| {
            window.request_idle_callback_with_options(&resolve, &wait).is_ok() || window.set_timeout_with_callback(&resolve).is_ok()
        });
        if !asked {
            let _gone_on = resolve.call0(&JsValue::NULL);
        }
    });
    // A promise that is only ever kept.
    let _passed = JsFuture::from(leisure).await;
}

#[derive(PartialEq, Properties)]
struct HeaderProps {
    /// Whether somebody is signed in.
    is_in: bool,
}

#[component]
fn Header(props: &HeaderProps) -> Html {
    let (here, desk) = (use_here(), use_desk_at_hand());
    let language = here.language;
    let sign_out = {
        let (desk, here) = (desk.dispatcher(), here.clone());
        Callback::from(move |_: MouseEvent| {
            let (desk, here) = (desk.clone(), here.clone());
            spawn_local(async move {
                // The session is the server's, and so is its cookie: whoever comes next to this browser must not be told otherwise.
                if api::delete("/api/session").await.is_err() {
                    if let Some(window) = web_sys::window() {
                        // A browser that shows no dialog shows at least that the button is still there.
                        let _told = window.alert_with_message(shell::NAV_STILL_SIGNED_IN.to(language));
                    }
                    return;
                }
                remember_session(false);
                desk.dispatch(change(|desk| {
                    desk.signed = Signed::Out;
                    desk.uploads.clear();
                }));
                here.to(Page::Start);
            });
        })
    };
    let one = |other: Language| {
        let name = match other {
            Language::Kk => "Қазақша",
            Language::Ru => "Русский",
            Language::En => "English",
        };
        let go = {
            let here = here.clone();
            Callback::from(move |event: MouseEvent| {
                event.prevent_default();
                here.go.emit((other, here.page.clone()));
            })
        };
        let is_current = (other == language).then_some("true");
        html! { <li><a href={here.page.address(other)} lang={other.code()} hreflang={other.code()} aria-current={is_current} onclick={go}>{ name }</a></li> }
    };
    html! {
        <header class="otinish-header">
            <div class="govuk-width-container otinish-header__row">
                <Link to={Page::Start} class="otinish-header__name">{ shell::APP_NAME.to(language) }</Link>
                <nav aria-label={shell::NAV_LABEL.to(language)}>
                    <ul class="otinish-header__links">
                        <li><Link to={Page::Cabinet}>{ shell::NAV_CABINET.to(language) }</Link></li>
                        if props.is_in {
                            <li><button type="button" class="otinish-header__button" onclick={sign_out}>{ shell::NAV_SIGN_OUT.to(language) }</button></li>
                        } else {
                            <li><Link to={Page::SignIn}>{ shell::NAV_SIGN_IN.to(language) }</Link></li>
                        }
                    </ul>
                </nav>
                <nav aria-label={shell::NAV_LANGUAGE.to(language)}>
                    <ul class="otinish-header__links">{ for Language::ALL.into_iter().map(one) }</ul>
                </nav>
            </div>
        </header>
    }
}

#[derive(PartialEq, Properties)]
struct FooterProps {
    law: Law,
}

#[component]
fn Footer(props: &FooterProps) -> Html {
    let language = use_here().language;
    let rules = props.law.register.rules().split(':').next_back().unwrap_or_default().chars().take(12).collect::<String>();
    html! {
        <footer class="otinish-footer">
            <div class="govuk-width-container">
                <p class="otinish-footer__demo">{ shell::APP_DEMO.to(language) }</p>
                <ul class="otinish-footer__links">
                    <li><Link to={Page::Privacy} class="govuk-link">{ shell::FOOTER_PRIVACY.to(language) }</Link></li>
                    <li><Link to={Page::Verify(String::new())} class="govuk-link">{ shell::NAV_VERIFY.to(language) }</Link></li>
                    <li><a class="govuk-link" href="/api/openapi.json">{ shell::FOOTER_API.to(language) }</a></li>
                </ul>
                <p>{ shell::FOOTER_CONTACT.to(language) }</p>
                <p>{ shell::FOOTER_COOKIES.to(language) }</p>
                <p>{ shell::FOOTER_RULES.fill(language, &[("rules", &rules)]) }</p>
            </div>
        </footer>
    }
}
