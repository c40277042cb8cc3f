//! The page around the pages: the name, the languages, who is signed in, the foot; the address bar; the draft that is kept as it changes.

use crate::desk::{Account, Desk, Here, Law, Server, Signed, change};
use crate::draft::Draft;
use crate::pages;
use crate::parts::link::Link;
use crate::place::Page;
use crate::store::{Store, local};
use crate::words::shell;
use crate::{api, desk};
use otinish_core::application::Context;
use otinish_core::calendar::{Calendar, Instant};
use otinish_core::page;
use otinish_core::texts::Language;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
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
                let _pushed = history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&page.address(language)));
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
                let signed = if is_in { api::get("/api/session").await.ok() } else { None };
                if is_in && signed.is_none() {
                    remember_session(false);
                }
                desk.dispatch(change(move |desk| {
                    desk.signed = signed.map_or(Signed::Out, |account| Signed::In(Account::read(&account).into()));
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
            <ContextProvider<desk::Handle> context={desk.clone()}>
                <a href="#main" class="govuk-skip-link">{ shell::NAV_SKIP.to(language) }</a>
                { header(&here, &desk) }
                <div class="govuk-width-container otinish-page">
                    <main class="govuk-main-wrapper" id="main" tabindex="-1">{ pages::show(&page, &desk, language) }</main>
                </div>
                { footer(&here, desk.law) }
            </ContextProvider<desk::Handle>>
        </ContextProvider<Here>>
    }
}

/// A file that misses its place would be opened instead of the page, with the form half filled in.
fn stay(event: &DragEvent) {
    let is_file = event.data_transfer().is_some_and(|dragged| dragged.types().includes(&"Files".into(), 0));
    let has_place = event.target().is_some_and(|target| target.is_instance_of::<HtmlInputElement>());
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
                let draft =
                    kept.and_then(|kept| Draft::restore(law, service, &kept)).unwrap_or_else(|| Draft::begin(law, service, language));
                dispatcher.dispatch(change(move |desk| {
                    desk.draft = Some(draft);
                    desk.saved = None;
                    desk.fill_account();
                }));
            });
        }
    });
}

/// Asks the server what it knows of whoever is signed in and of the organisation, whenever either is another one.
#[hook]
fn use_server(desk: &desk::Handle) {
    let service = desk.draft.as_ref().map(|draft| draft.service.code);
    let bin = desk.draft.as_ref().and_then(|draft| page::known::organisation(desk.law.register, &draft.application).0);
    let who = desk.account().map(|account| account.iin.clone());
    use_effect_with((service, bin, who), {
        let desk = desk.clone();
        move |(service, bin, _)| {
            let Some(service) = *service else { return };
            let path = format!("/api/context?service={service}&bin={}", bin.as_deref().unwrap_or_default());
            let path = path.strip_suffix("&bin=").map(String::from).unwrap_or(path);
            let (law, dispatcher) = (desk.law, desk.dispatcher());
            spawn_local(async move {
                // Without an answer the device's own clock judges, and nothing is known beside what is typed: the server judges again.
                let Ok(told) = api::get(&path).await else { return };
                let known = told.get("context");
                let obtained = known.list("obtained");
                let kinds = obtained.iter().filter_map(|kind| law.register.document_kind(&kind.0.as_string()?));
                let context = Context {
                    obtained: kinds.map(|kind| kind.code).collect(),
                    emergency: known.is_true("emergency"),
                    education_document_digitised: known.is_true("education_document_digitised"),
                    provider_liquidated: known.is_true("provider_liquidated"),
                };
                let ahead_ms = Instant::parse(&told.text("filed_at")).map_or(0, |there| there.0 - desk::now(0).0);
                let other_rules = told.text("rules") != law.register.rules();
                let calendar = if told.text("calendar") == law.calendar.digest() { None } else { calendar().await };
                dispatcher.dispatch(change(move |desk| {
                    let other_calendar = desk.server.other_calendar || calendar.is_some();
                    desk.law.calendar = calendar.unwrap_or(desk.law.calendar);
                    desk.server = Server { ahead_ms, context, other_calendar, other_rules };
                }));
            });
        }
    });
}

/// The calendar by which the server counts, if it says it. It stays to the end of the page: a page meets one or two in its life.
async fn calendar() -> Option<&'static Calendar> {
    let told = api::get("/api/calendar").await.ok()?;
    Some(Box::leak(Box::new(Calendar::read(&told.text("csv")).ok()?)))
}

/// Keeps the draft whenever something was typed.
#[hook]
fn use_keeping(desk: &desk::Handle) {
    let draft = desk.draft.as_ref().filter(|draft| draft.touched);
    let kept = draft.map(|draft| {
        let seen = draft.seen(desk.law, desk.now());
        (draft.service.code, draft.kept(desk.law, seen.as_ref()), seen)
    });
    use_effect_with(kept, {
        let desk = desk.clone();
        move |kept| {
            let (Some((service, kept, seen)), Some(store)) = (kept.clone(), desk.store.clone()) else { return };
            let dispatcher = desk.dispatcher();
            spawn_local(async move {
                let is_kept = store.keep_draft(service, &kept).await && !store.forgets();
                dispatcher.dispatch(change(move |desk| {
                    desk.saved = is_kept.then(|| desk.now());
                    desk.unsaved = !is_kept;
                    if let Some(draft) = desk.draft.as_mut().filter(|draft| draft.service.code == service) {
                        draft.has_seen(seen);
                    }
                }));
            });
        }
    });
}

fn header(here: &Here, desk: &desk::Handle) -> Html {
    let language = here.language;
    let sign_out = {
        let (desk, here) = (desk.dispatcher(), here.clone());
        Callback::from(move |_: MouseEvent| {
            let (desk, here) = (desk.clone(), here.clone());
            spawn_local(async move {
                // Whether or not the server heard it, nobody is signed in here any more.
                let _left = api::delete("/api/session").await;
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
                        if desk.account().is_some() {
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

fn footer(here: &Here, law: Law) -> Html {
    let language = here.language;
    let rules = law.register.rules().split(':').next_back().unwrap_or_default().chars().take(12).collect::<String>();
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
