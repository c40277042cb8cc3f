//! What a page asks of an application right now: sections, rows, documents, all derived from the rows that the check uses.
//! It fills in what the page itself knows, so that no page has to name a member.

pub mod answers;
pub mod changed;
pub mod files;
pub mod known;

use crate::application::{Application, Context};
use crate::check::facts::Facts;
use crate::check::label;
use crate::form::document::{Demand, Paper};
use crate::form::{Choice, Filler, Kind, Member};
use crate::law::{Clause, Known, When};
use crate::services::plan::{Cond, DocumentRow, Judge, Plan, Row};
use crate::services::register::Register;
use crate::services::{Service, members};
use crate::texts::{Language, Text, text};
use chrono::NaiveDate;
use serde::Serialize;

/// Rows under one heading.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Section {
    pub title: &'static str,
    pub rows: Vec<Asked>,
}

/// A row of the form as a page asks it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Asked {
    /// JSON Pointer within the application; within an item of a list, the member's name.
    pub at: String,
    pub label: String,
    /// Whose, where it is a part of a person's name: rows of one group stand together.
    pub group: Option<&'static str>,
    pub hint: Option<&'static str>,
    pub required: bool,
    pub filler: Filler,
    pub clause: Clause,
    /// Whether it rests on a form that is not in hand.
    pub assumed: bool,
    pub control: Control,
}

/// How a value is typed or chosen.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", content = "of", rename_all = "lowercase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Control {
    Line {
        max: u16,
    },
    Lines {
        max: u16,
    },
    /// Twelve digits.
    Digits,
    Phone,
    Email,
    Year,
    Date,
    /// A box to tick.
    Flag,
    /// A box to tick, without which the application is not whole.
    Consent,
    Choice(Vec<Chosen>),
    Choices(Vec<Chosen>),
    /// A list whose items have these members.
    Rows(Vec<Asked>),
    /// A box to tick that brings in further rows.
    Group,
}

/// A value that may be chosen now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Chosen {
    pub value: &'static str,
    pub label: &'static str,
}

/// A kind of document as a page asks it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Document {
    #[cfg_attr(feature = "types", ts(type = "DocumentKind"))]
    pub kind: &'static str,
    /// JSON Pointer of its list of files.
    pub at: String,
    pub label: &'static str,
    pub hint: Option<&'static str>,
    /// A picture of three by four, and no PDF.
    pub photo: bool,
    /// It is handed in on paper, and cannot be uploaded.
    pub paper_only: bool,
    pub required: bool,
    /// Whether it can be brought on paper, as the application is handed in now.
    pub on_paper: bool,
    /// Whether it was said that it will be.
    pub brought: bool,
    /// Where it may be handed in later: what is known of the applicant's place now allows it.
    pub later: Option<Later>,
    /// The last day on which a file of it is valid, where the document may name one; within a file, the member's name.
    pub until: Option<Asked>,
    pub clause: Clause,
}

/// When and where a document is handed in that may come later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Later {
    pub words: &'static str,
    pub clause: Clause,
}

impl Later {
    /// Above the documents that may come later.
    pub const HEADING: Text = text("Кейін тапсырылатын құжаттар", "Документы, которые сдаются позже", "Documents handed in later");
    /// By which act they may.
    pub const BY_ACT: Text = text(
        "Шектеу шаралары немесе төтенше жағдай мына актімен жарияланған: {act}.",
        "Ограничительные меры или чрезвычайная ситуация объявлены актом: {act}.",
        "The restrictive measures or the emergency are declared by this act: {act}.",
    );
}

/// An application as it is shown: by the rules of a day, with what registers know, in a language.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'s> {
    pub register: &'s Register,
    pub application: &'s Application<'s>,
    pub context: &'s Context,
    pub filed_on: NaiveDate,
    /// The day whose rules judge it, as [`Register::ruled_on`] has it: mostly that of the filing.
    pub ruled_on: NaiveDate,
    pub language: Language,
}

impl Shown<'_> {
    /// The sections with something to ask.
    pub fn sections(&self) -> Vec<Section> {
        let Some((plan, facts)) = self.judged() else { return Vec::new() };
        let rows_of = |section: usize| plan.rows.iter().filter(move |row| row.section == section && !row.judge.is_a_group());
        let sections = plan.edition.form.iter().enumerate().map(|(number, section)| Section {
            title: section.title.to(self.language),
            rows: rows_of(number).filter(|row| facts.holds(&row.shown)).map(|row| asked(&facts, plan, row, self.language)).collect(),
        });
        sections.filter(|section| !section.rows.is_empty()).collect()
    }

    /// The documents that this application needs.
    pub fn documents(&self) -> Vec<Document> {
        let Some((plan, facts)) = self.judged() else { return Vec::new() };
        let needed = plan.documents.iter().filter(|row| facts.holds(&row.when));
        let portal = facts.holds(&plan.portal);
        let document = |row: &DocumentRow| Document {
            kind: row.kind.code,
            at: format!("/attachments/{}", row.kind.code),
            label: facts.name(row).to(self.language),
            hint: row.kind.hint.map(|hint| hint.to(self.language)),
            photo: row.kind.photo,
            paper_only: row.kind.paper == Paper::Only,
            required: !matches!(row.demand, Demand::Asked(_)),
            on_paper: !portal && row.kind.paper != Paper::Never,
            brought: files::is_brought(self.register, self.application, row.kind.code),
            later: match row.demand {
                Demand::RequiredUnless(later) if self.context.knows(later.known) => {
                    Some(Later { words: later.words.to(self.language), clause: later.clause })
                }
                Demand::RequiredUnless(_) | Demand::Required | Demand::Asked(_) => None,
            },
            until: row.kind.expires.then(|| files::until(self.language)),
            clause: row.cite.on(portal),
        };
        needed.map(document).collect()
    }

    /// The label of whatever stands at a pointer of the application: a row, an item's member, a document; for error summaries and lists of
    /// answers.
    pub fn label_at(&self, at: &str) -> Option<String> {
        let (plan, facts) = self.judged()?;
        if let Some(kind) = at.strip_prefix("/attachments/") {
            let code = kind.split('/').next()?;
            let kind = self.register.document_kind(code)?;
            let named = plan.documents.iter().find(|row| row.kind.code == code);
            return Some(named.map_or(kind.label, |row| facts.name(row)).to(self.language).into());
        }
        let exact = plan.rows.iter().find(|row| *row.at == *at);
        let holding = || plan.rows.iter().find(|row| at.strip_prefix(&*row.at).is_some_and(|rest| rest.starts_with('/')));
        let row = exact.or_else(holding)?;
        if let (Judge::Rows { members, .. }, None) = (&row.judge, exact) {
            let member = members.iter().find(|member| at.rsplit('/').next() == Some(member.at));
            return Some(member.map_or_else(|| label(row, self.language), |member| member.label.to(self.language).into()));
        }
        Some(label(row, self.language))
    }

    /// The rules of the day with what they know of the application; nothing where it names no service of the register.
    fn judged(&self) -> Option<(&Plan, Facts<'_, '_>)> {
        let plan = plan(self.register, self.application, self.ruled_on)?;
        Some((plan, Facts::new(self.application, self.context, self.filed_on)))
    }
}

/// Begins an application of a service, through the portal where it takes that, with notices in `language` (in English there are none: then in Kazakh).
pub fn begin(register: &Register, service: &str, language: Language) -> Application<'static> {
    let mut application = Application::empty(register);
    application.set(register, "/service", service);
    if register.service(service).is_some_and(takes_the_portal) {
        application.set(register, "/channel", PORTAL);
    }
    speak(register, &mut application, language);
    certify(register, &mut application);
    application
}

const PORTAL: &str = "portal";

/// Whether the application, as it stands, is sent from here: it comes through the portal. Else it is printed and handed in at a counter.
pub fn is_sent(register: &Register, application: &Application<'_>) -> bool {
    let service = application.service().and_then(|code| register.service(code));
    service.is_some_and(takes_the_portal) && application.at(register, "/channel").as_deref() == Some(PORTAL)
}

/// Whether the newest rules of a service let it come through the portal; otherwise all its applications are handed in at a counter.
pub fn takes_the_portal(service: &Service) -> bool {
    let newest = service.editions.last();
    let channel = newest.and_then(|edition| edition.form.iter().flat_map(|section| section.fields).find(|field| field.at == "/channel"));
    matches!(channel.and_then(|field| field.judged), Some(Kind::Choice(choices)) if choices.iter().any(|choice| choice.value == PORTAL))
}

/// Through which counter it is handed in, in words; `None` while that is not said.
pub fn counter(register: &Register, application: &Application<'_>, ruled_on: NaiveDate, language: Language) -> Option<&'static str> {
    let row = plan(register, application, ruled_on)?.rows.iter().find(|row| *row.at == *"/channel")?;
    let Judge::Choice { choices, .. } = &row.judge else { return None };
    let said = application.at(register, "/channel")?;
    choices.iter().find(|(_, choice)| choice.value == said && choice.value != PORTAL).map(|(_, choice)| choice.label.to(language))
}

/// By which clause the application to a liquidated organisation goes to an archive instead; `None` where the regulation has no such clause.
pub fn archive_clause(service: &Service, on: NaiveDate) -> Option<Clause> {
    let liquidated = When::Context(Known::ProviderLiquidated);
    service.on(on).0.rules.iter().find(|rule| rule.when == liquidated).map(|rule| rule.clause)
}

/// Whether the newest rules of a service send people to an archive when the organisation is no more.
pub fn leads_to_an_archive(service: &Service) -> bool {
    service.editions.last().is_some_and(|newest| archive_clause(service, newest.since).is_some())
}

/// Asks for notices in `language`; in English there are none.
pub fn speak(register: &Register, application: &mut Application<'_>, language: Language) {
    let notices = if language == Language::Ru { Language::Ru } else { Language::Kk };
    application.set(register, "/language", notices.code());
}

/// Says how the application is certified, as it follows from the way in which it is handed in: what is sent by a one-time password unless
/// something else was chosen, what is printed by hand.
pub fn certify(register: &Register, application: &mut Application<'_>) {
    let is_by_hand = application.at(register, "/certified_by").is_none_or(|by| by.is_empty() || by == BY_HAND);
    if !is_sent(register, application) {
        application.set(register, "/certified_by", BY_HAND);
    } else if is_by_hand {
        application.set(register, "/certified_by", "one-time-password");
    }
}

const BY_HAND: &str = "handwritten";

fn plan<'r>(register: &'r Register, application: &Application<'_>, ruled_on: NaiveDate) -> Option<&'r Plan> {
    register.plan(application.service()?, ruled_on).map(|(plan, _)| plan)
}

fn asked(facts: &Facts<'_, '_>, plan: &Plan, row: &Row, language: Language) -> Asked {
    let clause = facts.cite(row).on(facts.holds(&plan.portal));
    let required = facts.holds(&row.required);
    let control = control_of(&row.judge, |when| facts.holds(when), Asking { clause, required, language });
    Asked {
        at: row.at.to_string(),
        label: row.label.to(language).into(),
        group: row.group.map(|group| group.to(language)),
        hint: row.hint.map(|hint| hint.to(language)),
        required,
        filler: row.filler,
        clause,
        assumed: row.assumed,
        control,
    }
}

/// By what a row is asked, for the members of its items.
#[derive(Clone, Copy)]
pub(crate) struct Asking {
    pub(crate) clause: Clause,
    pub(crate) required: bool,
    pub(crate) language: Language,
}

/// How a row's value is typed or chosen, of the choices that `holds` leaves open.
pub(crate) fn control_of(judge: &Judge, holds: impl Fn(&Cond) -> bool, asking: Asking) -> Control {
    let language = asking.language;
    let open = |choices: &[(Cond, &'static Choice)]| {
        let open = choices.iter().filter(|(when, _)| holds(when));
        open.map(|(_, choice)| chosen(choice, language)).collect()
    };
    match judge {
        Judge::Plain { kind, .. } => control(kind, language),
        Judge::Phone { .. } => Control::Phone,
        Judge::BirthDate { .. } => Control::Date,
        Judge::Series { .. } => Control::Line { max: 20 },
        Judge::Choice { choices, .. } => Control::Choice(open(choices)),
        Judge::Choices { choices, .. } => Control::Choices(open(choices)),
        Judge::Rows { members, .. } => Control::Rows(members.iter().map(|member| item_member(member, asking)).collect()),
        Judge::Group(_) | Judge::OneOf(_) | Judge::Whole { .. } => Control::Group,
    }
}

fn item_member(member: &'static Member, Asking { clause, required, language }: Asking) -> Asked {
    Asked {
        at: member.at.into(),
        label: member.label.to(language).into(),
        group: None,
        hint: member.hint.map(|hint| hint.to(language)),
        required: required && member.kind != Kind::Flag,
        filler: member.filler,
        clause,
        assumed: false,
        control: control(&member.kind, language),
    }
}

fn chosen(choice: &Choice, language: Language) -> Chosen {
    Chosen { value: choice.value, label: choice.label.to(language) }
}

fn control(kind: &Kind, language: Language) -> Control {
    let all = |choices: &[Choice]| choices.iter().map(|choice| chosen(choice, language)).collect();
    match kind {
        Kind::Words { max, lines: true } => Control::Lines { max: *max },
        Kind::Words { max, lines: false } => Control::Line { max: *max },
        Kind::NamePart { .. } => Control::Line { max: members::MAX_NAME },
        Kind::DocumentNumber | Kind::Code | Kind::Series { .. } | Kind::Literal | Kind::Integer => Control::Line { max: 40 },
        Kind::Iin | Kind::Bin => Control::Digits,
        Kind::Phone { .. } => Control::Phone,
        Kind::Email => Control::Email,
        Kind::Year => Control::Year,
        Kind::BirthDate { .. } | Kind::PastDay => Control::Date,
        Kind::Flag => Control::Flag,
        Kind::Consent => Control::Consent,
        Kind::Choice(choices) => Control::Choice(all(choices)),
        Kind::Choices(choices) => Control::Choices(all(choices)),
        Kind::Rows { members, .. } => {
            Control::Rows(members.iter().map(|member| item_member(member, Asking { clause: "", required: true, language })).collect())
        }
        Kind::Group | Kind::Person | Kind::Files => Control::Group,
    }
}
