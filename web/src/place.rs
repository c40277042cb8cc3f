//! The addresses of the pages, and the way between them and what they name. The history is the browser's own: its back button works.

use otinish_core::page::{leads_to_an_archive, takes_the_portal};
use otinish_core::services::Service;
use otinish_core::services::register::Register;
use otinish_core::texts::Language;

/// A page, without its language.
#[derive(Clone, Debug)]
pub(crate) enum Page {
    Start,
    Service(&'static Service),
    Form(&'static Service),
    /// Handing in as it is: what may come of it.
    AsIs(&'static Service),
    Answers(&'static Service),
    /// The application on paper.
    Print(&'static Service),
    /// Where to turn when the organisation is no more.
    Closed(&'static Service),
    Certify(&'static Service),
    Sent(String),
    SignIn,
    Cabinet,
    Request(String),
    Verify(String),
    Privacy,
    Missing,
}

impl PartialEq for Page {
    fn eq(&self, other: &Page) -> bool {
        self.path() == other.path()
    }
}

impl Page {
    /// The language and the page of an address; an address without a language is Kazakh.
    pub(crate) fn read(register: &Register, address: &str) -> (Language, Page) {
        let mut parts = address.split('/').filter(|part| !part.is_empty()).peekable();
        let language = parts.peek().and_then(|code| Language::of(code));
        if language.is_some() {
            parts.next();
        }
        let parts: Vec<&str> = parts.collect();
        let page = match parts.as_slice() {
            [] => Page::Start,
            ["sign-in"] => Page::SignIn,
            ["privacy"] => Page::Privacy,
            ["requests"] => Page::Cabinet,
            ["requests", number] => Page::Request((*number).into()),
            ["sent", number] => Page::Sent((*number).into()),
            ["v"] => Page::Verify(String::new()),
            ["v", code] => Page::Verify((*code).into()),
            [code, step @ ..] => match (register.service(code), step) {
                (Some(service), []) => Page::Service(service),
                (Some(service), ["form"]) => Page::Form(service),
                (Some(service), ["as-it-is"]) if takes_the_portal(service) => Page::AsIs(service),
                (Some(service), ["answers"]) => Page::Answers(service),
                (Some(service), ["closed"]) if leads_to_an_archive(service) => Page::Closed(service),
                (Some(service), ["print"]) => Page::Print(service),
                (Some(service), ["certify"]) if takes_the_portal(service) => Page::Certify(service),
                _ => Page::Missing,
            },
        };
        (language.unwrap_or_default(), page)
    }

    pub(crate) fn address(&self, language: Language) -> String {
        format!("/{}/{}", language.code(), self.path())
    }

    /// The service whose application the page is about.
    pub(crate) fn service(&self) -> Option<&'static Service> {
        match self {
            Page::Form(service)
            | Page::AsIs(service)
            | Page::Answers(service)
            | Page::Print(service)
            | Page::Closed(service)
            | Page::Certify(service) => Some(service),
            Page::Start
            | Page::Service(_)
            | Page::Sent(_)
            | Page::SignIn
            | Page::Cabinet
            | Page::Request(_)
            | Page::Verify(_)
            | Page::Privacy
            | Page::Missing => None,
        }
    }

    fn path(&self) -> String {
        match self {
            Page::Start => String::new(),
            Page::Service(service) => service.code.into(),
            Page::Form(service) => format!("{}/form", service.code),
            Page::AsIs(service) => format!("{}/as-it-is", service.code),
            Page::Answers(service) => format!("{}/answers", service.code),
            Page::Closed(service) => format!("{}/closed", service.code),
            Page::Print(service) => format!("{}/print", service.code),
            Page::Certify(service) => format!("{}/certify", service.code),
            Page::Sent(number) => format!("sent/{number}"),
            Page::SignIn => "sign-in".into(),
            Page::Cabinet => "requests".into(),
            Page::Request(number) => format!("requests/{number}"),
            Page::Verify(code) if code.is_empty() => "v".into(),
            Page::Verify(code) => format!("v/{code}"),
            Page::Privacy => "privacy".into(),
            Page::Missing => "missing".into(),
        }
    }
}
