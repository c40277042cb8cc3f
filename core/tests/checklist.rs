//! The list of documents as a page shows it: each state by real applications of the real services, and what the page can say of it.

use otinish_core::application::{Application, Context, Input};
use otinish_core::calendar::{Calendar, Instant};
use otinish_core::check::{DocumentState, Report, check};
use otinish_core::page::files::{File, attach, attached, bring_on_paper};
use otinish_core::page::{self, Document, Shown};
use otinish_core::services::{self, register::Register};
use otinish_core::texts::Language;

const DAY: &str = "2026-07-06T10:00:00+05:00";

/// An application of this service with these members, as a page fills it in.
struct Page {
    register: Register,
    calendar: Calendar,
    application: Application<'static>,
    context: Context,
}

impl Page {
    fn of(service: &str, members: &[(&str, &str)]) -> Page {
        let register = Register::new(services::ALL);
        let mut application = page::begin(&register, service, Language::En);
        for (at, value) in members {
            assert!(application.set(&register, at, value), "{at}");
        }
        page::certify(&register, &mut application);
        Page { register, calendar: Calendar::built_in(), application, context: Context::default() }
    }

    fn attach(&mut self, kind: &str) {
        let file = File {
            file_name: "scan.png".into(),
            media_type: "image/png".into(),
            bytes: 4096,
            sha256: "a".repeat(64),
            pixels: Some((600, 800)),
        };
        assert!(attach(&self.register, &mut self.application, kind, &file), "{kind}");
    }

    fn report(&self) -> Report<'_> {
        let input = Input { filed_at: Instant::parse(DAY).unwrap(), context: self.context.clone(), application: self.application.clone() };
        check(&self.register, &self.calendar, &input, Some(Language::En))
    }

    fn states(&self) -> Vec<(&'static str, DocumentState)> {
        self.report().documents.iter().map(|listed| (listed.kind, listed.state)).collect()
    }

    fn state(&self, kind: &str) -> DocumentState {
        self.states().iter().find(|(known, _)| *known == kind).unwrap_or_else(|| panic!("{kind} is not asked for")).1
    }

    fn document(&self, kind: &str) -> Document {
        let (register, application, context) = (&self.register, &self.application, &self.context);
        let (filed_on, _) = Instant::parse(DAY).unwrap().local();
        let shown = Shown { register, application, context, filed_on, ruled_on: filed_on, language: Language::En };
        shown.documents().into_iter().find(|document| document.kind == kind).unwrap_or_else(|| panic!("{kind} is not asked for"))
    }
}

const MEDICAL: &str = "medical-certificate-075u";
const IDENTITY: &str = "identity-document";
const RESIDENCE: &str = "residence-status-document";

#[test]
fn what_a_register_holds_is_obtained_and_the_rest_is_missing_until_it_is_attached() {
    let mut page = Page::of("tve-admission", &[]);
    page.context.obtained = vec![MEDICAL];
    assert_eq!(page.state(MEDICAL), DocumentState::Obtained);
    assert_eq!(page.state("photo"), DocumentState::Missing);
    page.attach("photo");
    assert_eq!(page.state("photo"), DocumentState::Present);
}

#[test]
fn in_an_emergency_a_medical_certificate_may_come_later_and_the_page_says_where_and_by_which_clause() {
    let mut page = Page::of("tve-admission", &[]);
    assert_eq!((page.state(MEDICAL), page.document(MEDICAL).later), (DocumentState::Missing, None));
    page.context.emergency = true;
    assert_eq!(page.state(MEDICAL), DocumentState::Deferred);
    let later = page.document(MEDICAL).later.unwrap();
    assert_eq!(later.clause, "TA-a1.r8.emergency");
    assert!(later.words.contains("education organisation itself"), "{}", later.words);
    // Whoever has it already may attach it all the same.
    page.attach(MEDICAL);
    assert_eq!(page.state(MEDICAL), DocumentState::Present);
    // Nothing else is put off.
    assert_eq!((page.state("photo"), page.document("photo").later), (DocumentState::Missing, None));
}

#[test]
fn a_document_expires_the_day_after_its_last_one() {
    let mut page = Page::of("tve-admission", &[]);
    page.attach(MEDICAL);
    let until = page.document(MEDICAL).until.unwrap();
    assert!(!until.required);
    let at = format!("/attachments/{MEDICAL}/0/{}", until.at);
    assert!(page.application.set(&page.register, &at, "2026-07-06"));
    assert_eq!(page.state(MEDICAL), DocumentState::Present);
    assert!(page.application.set(&page.register, &at, "2026-07-05"));
    assert_eq!(page.state(MEDICAL), DocumentState::Expired);
    assert!(page.application.set(&page.register, &at, "2026-07-32"));
    assert_eq!(page.state(MEDICAL), DocumentState::Invalid);
    let problem = page.report().problems.into_iter().find(|problem| problem.at == format!("/attachments/{MEDICAL}/0")).unwrap();
    assert!(problem.message.contains("there is no such day"), "{}", problem.message);
    // What has no last day is not asked for one.
    assert_eq!(page.document("photo").until, None);
}

#[test]
fn at_a_counter_a_document_can_be_brought_on_paper_and_on_the_portal_it_cannot() {
    let counter = [("/channel", "office"), ("/reason/kind", "damaged")];
    let mut page = Page::of("school-duplicate", &counter);
    for kind in [IDENTITY, "education-document-original"] {
        assert_eq!((page.state(kind), page.document(kind).on_paper), (DocumentState::Missing, true), "{kind}");
        bring_on_paper(&page.register, &mut page.application, kind, true);
        assert_eq!((page.state(kind), page.document(kind).brought), (DocumentState::Present, true), "{kind}");
    }
    // Said twice it is brought once, and what is attached stays when it is taken back.
    page.attach(IDENTITY);
    bring_on_paper(&page.register, &mut page.application, IDENTITY, true);
    assert_eq!(attached(&page.register, &page.application).iter().filter(|file| file.kind == IDENTITY && !file.uploaded).count(), 1);
    bring_on_paper(&page.register, &mut page.application, IDENTITY, false);
    let left: Vec<_> = attached(&page.register, &page.application).into_iter().filter(|file| file.kind == IDENTITY).collect();
    assert_eq!(left.iter().map(|file| &*file.file_name).collect::<Vec<_>>(), ["scan.png"]);

    let mut portal = Page::of("tve-admission", &[]);
    assert!(!portal.document(MEDICAL).on_paper);
    bring_on_paper(&portal.register, &mut portal.application, MEDICAL, true);
    assert_eq!(portal.state(MEDICAL), DocumentState::Invalid);
    // A photo is digital everywhere.
    let office = Page::of("tve-admission", &[("/channel", "office")]);
    assert_eq!((office.document("photo").on_paper, office.document(MEDICAL).on_paper), (false, true));
}

#[test]
fn a_foreigner_is_asked_for_the_document_of_their_standing_by_its_own_name() {
    let name = |standing: &str| {
        let page = Page::of("tve-admission", &[("/channel", "office"), ("/applicant/citizenship_status", standing)]);
        let document = page.document(RESIDENCE);
        assert_eq!(document.clause, "TA-a1.r8.foreign");
        let report = page.report();
        let missing = report.problems.iter().find(|problem| problem.at == document.at).unwrap();
        assert!(missing.message.contains(document.label), "{}", missing.message);
        document.label
    };
    let names: Vec<&str> = ["foreigner", "stateless", "refugee", "asylum-seeker", "kandas"].map(name).into();
    assert_eq!(
        names,
        [
            "Residence permit of a foreigner in the Republic of Kazakhstan",
            "Certificate of a stateless person",
            "Refugee certificate",
            "Certificate of an asylum seeker",
            "Kandas certificate"
        ]
    );
    // A citizen is not asked, and on the portal nobody is.
    for members in [
        [("/channel", "office"), ("/applicant/citizenship_status", "citizen")],
        [("/channel", "portal"), ("/applicant/citizenship_status", "foreigner")],
    ] {
        let page = Page::of("tve-admission", &members);
        assert!(page.states().iter().all(|(kind, _)| *kind != RESIDENCE), "{members:?}");
    }
}

#[test]
fn a_disability_certificate_is_asked_for_and_its_want_is_no_fault() {
    let members =
        [("/admission/disability", "group-3"), ("/admission/disability_kind", "sight"), ("/admission/exam_arrangements/0", "assistant")];
    let page = Page::of("tve-admission", &members);
    let kind = "disability-certificate";
    assert_eq!((page.state(kind), page.document(kind).required), (DocumentState::Missing, false));
    let report = page.report();
    assert!(report.problems.iter().all(|problem| !problem.at.starts_with("/attachments/disability-certificate")));
    assert!(report.warnings.iter().any(|warned| warned.code == "arrangement-unproved"));
}
