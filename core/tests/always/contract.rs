//! The tables of the contract (`docs/contract.md`, sections 2, 4 and 5) in words of its own: what may be asked, of whom, and which clause
//! is a ground. It looks at an input and a report as JSON, and takes nothing from the rows that it judges.

use super::age;
use chrono::NaiveDate;
use otinish_core::calendar::Instant;
use serde_json::Value;

/// The short codes of the services, in the order of the columns below.
const SERVICES: [(&str, &str); 5] =
    [("TC", "tve-correction"), ("SD", "school-duplicate"), ("HC", "hei-correction"), ("TD", "tve-duplicate"), ("TA", "tve-admission")];

pub(crate) fn short(service: &str) -> &'static str {
    SERVICES.iter().find(|(_, code)| *code == service).unwrap().0
}

/// A row of a table: a pointer or a kind of document, the services that ask for it, and of whom.
type Row = (&'static str, &'static str, Whom);

/// Of whom something may be asked.
#[derive(Clone, Copy)]
enum Whom {
    Anybody,
    OnThePortal,
    AtTheOffice,
    AtACounter,
    /// Whose way to certify is a one-time password.
    ByPassword,
    NotByPassword,
    VisitedAtHome,
    /// For one of these reasons.
    For(&'static [&'static str]),
    AtACounterFor(&'static [&'static str]),
    /// Where the person at the pointer has more than a single name.
    NamedTwice(&'static str),
    NamedTwiceFor(&'static str, &'static str),
    Represented,
    /// By whom somebody else is represented, who has more than a single name.
    RepresentedByNamedTwice,
    MinorOnThePortal,
    WithDisability,
    /// Where something stands at the pointer.
    With(&'static str),
    NoCitizenAtTheOffice,
}

use Whom::{
    Anybody, AtACounter, AtACounterFor, AtTheOffice, ByPassword, For, MinorOnThePortal, NamedTwice, NamedTwiceFor, NoCitizenAtTheOffice,
    NotByPassword, OnThePortal, Represented, RepresentedByNamedTwice, VisitedAtHome, With, WithDisability,
};

/// Section 2: where a member may be `missing`, in which services, of whom.
const ASKED: &[Row] = &[
    ("/channel", "TC SD HC TD TA", Anybody),
    ("/provider/name", "TC SD HC TD TA", Anybody),
    ("/applicant/name/surname", "TC SD HC TD TA", Anybody),
    ("/applicant/name/given_name", "TC SD HC TD TA", NamedTwice("/applicant/name")),
    ("/applicant/iin", "TC HC", Anybody),
    ("/applicant/iin", "SD TA", OnThePortal),
    // Where the phone itself is required, its own pointer alone is reported.
    ("/applicant/contact", "TC HC", NotByPassword),
    ("/applicant/contact/phone", "TC SD HC TA", ByPassword),
    ("/applicant/address", "SD TD", VisitedAtHome),
    ("/applicant/address", "TA", OnThePortal),
    ("/reason/kind", "SD TD", Anybody),
    ("/reason/text", "TC HC TD", Anybody),
    ("/corrections", "TC", Anybody),
    ("/corrections/N/field", "TC", Anybody),
    ("/corrections/N/printed", "TC", Anybody),
    ("/corrections/N/correct", "TC", Anybody),
    ("/corrections/N/explanation", "TC", Anybody),
    ("/new_name/surname", "HC", For(&["name-changed"])),
    ("/new_name/given_name", "HC", NamedTwiceFor("/new_name", "name-changed")),
    ("/education/document/number", "TC HC", Anybody),
    ("/education/document/series", "HC", Anybody),
    ("/education/document/type", "SD", Anybody),
    ("/education/graduation_year", "SD HC TD", Anybody),
    ("/education/graduation_year", "TA", OnThePortal),
    ("/education/specialty/name", "HC TD", Anybody),
    ("/education/institution_name", "TD", Anybody),
    ("/education/institution_changed", "HC", For(&["institution-changed"])),
    ("/representative", "TA", MinorOnThePortal),
    ("/representative/name/surname", "TC SD HC TD TA", Represented),
    ("/representative/name/given_name", "TC SD HC TD TA", RepresentedByNamedTwice),
    ("/representative/iin", "TC SD HC TD TA", Represented),
    ("/representative/relation", "TC SD HC TD TA", Represented),
    ("/consent", "TC SD HC TD TA", Anybody),
    ("/certified_by", "TC SD HC TD TA", Anybody),
    ("/admission/programme", "TA", Anybody),
    ("/admission/base", "TA", Anybody),
    ("/admission/study_form", "TA", Anybody),
    ("/admission/funding", "TA", Anybody),
    ("/admission/specialty/name", "TA", Anybody),
    ("/admission/specialty/group", "TA", Anybody),
];

/// Section 4: the kinds of document that may stand in the checklist, in which services, of whom.
const DOCUMENTS: &[Row] = &[
    ("education-document-copy", "TC HC", Anybody),
    ("education-document-copy", "TA", OnThePortal),
    ("education-document-original", "SD", AtACounterFor(&["name-changed", "damaged"])),
    ("education-document-original", "TA", AtTheOffice),
    ("identity-document", "SD", AtACounter),
    ("identity-document", "TD", Anybody),
    ("identity-document", "TA", AtTheOffice),
    ("photo", "TA", Anybody),
    ("medical-certificate-075u", "TA", Anybody),
    ("medico-social-conclusion-031u", "TA", WithDisability),
    ("status-document", "TA", With("/admission/special_status")),
    ("residence-status-document", "TA", NoCitizenAtTheOffice),
    ("disability-certificate", "TA", With("/admission/exam_arrangements/0")),
];

/// What the contract looks at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judged<'v> {
    pub application: &'v Value,
    pub filed_on: NaiveDate,
    pub report: &'v Value,
}

impl<'v> Judged<'v> {
    /// An input that was read, and its report.
    pub(crate) fn new(input: &'v Value, report: &'v Value) -> Judged<'v> {
        let filed_at = input["filed_at"].as_str().and_then(Instant::parse).unwrap();
        Judged { application: &input["application"], filed_on: filed_at.local().0, report }
    }

    fn chosen(&self, at: &str) -> &'v str {
        self.application.pointer(at).and_then(Value::as_str).unwrap_or_default()
    }

    pub(crate) fn is_on_the_portal(&self) -> bool {
        self.chosen("/channel") == "portal"
    }

    fn is_asked(&self, whom: Whom) -> bool {
        let channel = self.chosen("/channel");
        let for_one_of = |reasons: &[&str]| reasons.contains(&self.chosen("/reason/kind"));
        let is_named_twice = |person: &str| self.application.pointer(&format!("{person}/single_name")) != Some(&Value::Bool(true));
        let is_represented = self.application["representative"].is_object();
        match whom {
            Anybody => true,
            OnThePortal => channel == "portal",
            AtTheOffice => channel == "office",
            AtACounter => matches!(channel, "office" | "state-corporation"),
            ByPassword => self.chosen("/certified_by") == "one-time-password",
            NotByPassword => self.chosen("/certified_by") != "one-time-password",
            VisitedAtHome => self.application["home_visit"] == true && channel == "state-corporation",
            For(reasons) => for_one_of(reasons),
            AtACounterFor(reasons) => self.is_asked(AtACounter) && for_one_of(reasons),
            NamedTwice(person) => is_named_twice(person),
            NamedTwiceFor(person, reason) => is_named_twice(person) && for_one_of(&[reason]),
            Represented => is_represented,
            RepresentedByNamedTwice => is_represented && is_named_twice("/representative/name"),
            MinorOnThePortal => channel == "portal" && !is_represented && age::is_under_eighteen(self.application, self.filed_on),
            WithDisability => matches!(self.chosen("/admission/disability"), "group-1" | "group-2" | "since-childhood"),
            With(at) => !self.chosen(at).is_empty(),
            NoCitizenAtTheOffice => channel == "office" && !matches!(self.chosen("/applicant/citizenship_status"), "" | "citizen"),
        }
    }

    fn stands_in(&self, table: &[Row], wanted: &str) -> bool {
        let here = short(self.chosen("/service"));
        let is_here = |services: &str| services.split(' ').any(|service| service == here);
        table.iter().any(|(name, services, whom)| *name == wanted && is_here(services) && self.is_asked(*whom))
    }

    /// Whether sections 2 and 4 let this pointer be asked for.
    pub(crate) fn may_ask_for(&self, at: &str) -> bool {
        match at.strip_prefix("/attachments/") {
            Some(kind) => kind != "disability-certificate" && self.may_demand(kind),
            None => self.stands_in(ASKED, &numbered(at)),
        }
    }

    /// Whether section 4 lets a document of this kind stand in the checklist.
    pub(crate) fn may_demand(&self, kind: &str) -> bool {
        self.stands_in(DOCUMENTS, kind)
    }

    /// Section 5: whether nothing can be registered because of a problem.
    pub(crate) fn blocks(&self, code: &str, at: &str) -> bool {
        let short = short(self.chosen("/service"));
        let below = |parent: &str| at == parent || at.strip_prefix(parent).is_some_and(|rest| rest.starts_with('/'));
        let always =
            ["/channel", "/certified_by", "/provider/name", "/provider/bin", "/applicant/name", "/applicant/iin", "/representative"];
        let but_not = ["/applicant/name/patronymic", "/representative/name/patronymic"];
        let always = always.into_iter().any(below) && !but_not.contains(&at);
        let here = match at {
            "/provider" | "/corrections" => true,
            "/applicant/contact/phone" => self.is_asked(ByPassword),
            "/applicant/address" => self.is_asked(VisitedAtHome),
            "/consent" => matches!(short, "TC" | "TD"),
            _ => false,
        };
        always || here || (code == "missing" && below("/admission")) || code == "outside-window"
    }

    /// Section 5: the ground of a problem, by the first row that fits.
    pub(crate) fn ground(&self, code: &str, at: &str) -> Option<&'static str> {
        let column = SERVICES.iter().position(|(_, service)| *service == self.chosen("/service")).unwrap();
        let of = |row: [&'static str; 5]| Some(row[column]).filter(|clause| !clause.is_empty());
        if self.blocks(code, at) {
            return None;
        }
        if at == "/consent" {
            return of(["", "SD-r9.3", "HC-a2.r9.3", "", "TA-a1.r9.4"]);
        }
        if let Some(rest) = at.strip_prefix("/attachments/") {
            let kind = rest.split('/').next().unwrap();
            let listed = self.report["documents"].as_array().unwrap().iter().find(|listed| listed["kind"] == kind).unwrap();
            let state = listed["state"].as_str().unwrap();
            return match (code, state) {
                ("missing" | "expired", "missing" | "expired") => {
                    let handed_out = self.chosen("/channel") == "state-corporation" && code == "missing";
                    of(["TC-p11", "SD-r9.2", "HC-p11", if handed_out { "TD-p10" } else { "" }, "TA-p18"])
                }
                ("not-allowed", "invalid") => of(["", "SD-r9.2", "HC-a2.r9.2", "", "TA-a1.r9.2"]),
                _ => None,
            };
        }
        match (code, at) {
            ("missing", "/applicant/address") => of(["", "", "HC-a2.r9.2", "", "TA-a1.r9.2"]),
            ("missing", _) | ("invalid", "/education/document/series") => of(["", "", "HC-a2.r9.2", "", ""]),
            ("not-digitised", _) => of(["", "", "", "", "TA-a1.r9.2"]),
            _ => None,
        }
    }
}

/// A pointer with `N` in place of the number of an item.
fn numbered(at: &str) -> String {
    at.split('/').map(|name| if name.parse::<usize>().is_ok() { "N" } else { name }).collect::<Vec<_>>().join("/")
}
