//! The tables of the contract (`docs/contract.md`, sections 2, 4 and 5) in words of its own: what may be asked, of whom, and which clause
//! is a ground. It looks at an input and a report as JSON, and takes nothing from the rows that it judges.

use serde_json::Value;

/// The short codes of the services, in the order of the columns below.
const SERVICES: [(&str, &str); 5] =
    [("TC", "tve-correction"), ("SD", "school-duplicate"), ("HC", "hei-correction"), ("TD", "tve-duplicate"), ("TA", "tve-admission")];

pub(crate) fn short(service: &str) -> &'static str {
    SERVICES.iter().find(|(_, code)| *code == service).unwrap().0
}

/// Section 2: where a member may be `missing`, in which services; `@portal` is on the portal alone.
const ASKED: &[(&str, &str)] = &[
    ("/channel", "TC SD HC TD TA"),
    ("/provider/name", "TC SD HC TD TA"),
    ("/applicant/name/surname", "TC SD HC TD TA"),
    ("/applicant/name/given_name", "TC SD HC TD TA"),
    ("/applicant/iin", "TC HC SD@portal TA@portal"),
    ("/applicant/contact", "TC HC"),
    ("/applicant/contact/phone", "TC SD HC TA"),
    ("/applicant/address", "SD TD TA@portal"),
    ("/reason/kind", "SD TD"),
    ("/reason/text", "TC HC TD"),
    ("/corrections", "TC"),
    ("/corrections/N/field", "TC"),
    ("/corrections/N/printed", "TC"),
    ("/corrections/N/correct", "TC"),
    ("/corrections/N/explanation", "TC"),
    ("/new_name/surname", "HC"),
    ("/new_name/given_name", "HC"),
    ("/education/document/number", "TC HC"),
    ("/education/document/series", "HC"),
    ("/education/document/type", "SD"),
    ("/education/graduation_year", "SD HC TD TA@portal"),
    ("/education/specialty/name", "HC TD"),
    ("/education/institution_name", "TD"),
    ("/education/institution_changed", "HC"),
    ("/representative", "TA@portal"),
    ("/representative/name/surname", "TC SD HC TD TA"),
    ("/representative/name/given_name", "TC SD HC TD TA"),
    ("/representative/iin", "TC SD HC TD TA"),
    ("/representative/relation", "TC SD HC TD TA"),
    ("/consent", "TC SD HC TD TA"),
    ("/certified_by", "TC SD HC TD TA"),
    ("/admission/programme", "TA"),
    ("/admission/base", "TA"),
    ("/admission/study_form", "TA"),
    ("/admission/funding", "TA"),
    ("/admission/specialty/name", "TA"),
    ("/admission/specialty/group", "TA"),
];

/// Section 4: the kinds of document that may be demanded, in which services and, after `@`, on which channels.
const DOCUMENTS: &[(&str, &str)] = &[
    ("education-document-copy", "TC HC TA@portal"),
    ("education-document-original", "SD@counter TA@counter"),
    ("identity-document", "SD@counter TD TA@counter"),
    ("photo", "TA"),
    ("medical-certificate-075u", "TA"),
    ("medico-social-conclusion-031u", "TA"),
    ("status-document", "TA"),
    ("residence-status-document", "TA@counter"),
    ("disability-certificate", "TA"),
];

/// What the contract looks at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judged<'v> {
    pub application: &'v Value,
    pub report: &'v Value,
}

impl<'v> Judged<'v> {
    fn chosen(&self, at: &str) -> &'v str {
        self.application.pointer(at).and_then(Value::as_str).unwrap_or_default()
    }

    pub(crate) fn is_on_the_portal(&self) -> bool {
        self.chosen("/channel") == "portal"
    }

    fn is_in(&self, places: &str) -> bool {
        let here = short(self.chosen("/service"));
        // Whoever has not said how the application is handed in may be anywhere, the portal excepted.
        let fits = |(service, channel): (&str, &str)| service == here && (channel == "portal") == self.is_on_the_portal();
        places.split(' ').any(|place| place == here || place.split_once('@').is_some_and(fits))
    }

    /// Whether sections 2 and 4 let this pointer be asked for.
    pub(crate) fn may_ask_for(&self, at: &str) -> bool {
        if let Some(kind) = at.strip_prefix("/attachments/") {
            return kind != "disability-certificate" && self.may_demand(kind);
        }
        let at = numbered(at);
        ASKED.iter().any(|(asked, places)| *asked == at && self.is_in(places))
    }

    /// Whether section 4 lets a document of this kind stand in the checklist.
    pub(crate) fn may_demand(&self, kind: &str) -> bool {
        DOCUMENTS.iter().any(|(known, places)| *known == kind && self.is_in(places))
    }

    /// Section 5: whether nothing can be registered because of a problem.
    pub(crate) fn blocks(&self, code: &str, at: &str) -> bool {
        let short = short(self.chosen("/service"));
        let below = |parent: &str| at == parent || at.strip_prefix(parent).is_some_and(|rest| rest.starts_with('/'));
        let always =
            ["/channel", "/certified_by", "/provider/name", "/provider/bin", "/applicant/name", "/applicant/iin", "/representative"];
        let but_not = ["/applicant/name/patronymic", "/representative/name/patronymic"];
        let visited = self.application["home_visit"] == true && self.chosen("/channel") == "state-corporation";
        let always = always.into_iter().any(below) && !but_not.contains(&at);
        let here = match at {
            "/provider" | "/corrections" => true,
            "/applicant/contact/phone" => self.chosen("/certified_by") == "one-time-password",
            "/applicant/address" => visited,
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
