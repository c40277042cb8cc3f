//! Letters: a receipt and a refusal, each written when its event happens, from a request's input and what the check says of it, and kept until
//! it is issued. A refusal names only problems that have a ground; legal force is claimed only for what the caller says is sealed with trust.

mod days;
mod words;

use super::{Fact, Force, Item, Kind, Notice, Section, Statement, Verify, refusal_of};
use crate::application::Input;
use crate::calendar::{Calendar, Instant};
use crate::check::{DocumentState, Problem, Report, check};
use crate::law::{Consequence, is_standard, place};
use crate::page::{Document, Later, Shown};
use crate::parties::Parties;
use crate::services::plan::Plan;
use crate::services::register::Register;
use crate::services::{Handout, NoticeForm, Notices};
use crate::texts::{Language, Text, written};

/// A notice before it is issued: everything that it says of the law, the days and the people, settled when its event happened.
/// Neither later rules nor a later calendar change a word of it, for it is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    pub kind: Kind,
    pub language: Language,
    pub service: String,
    pub provider_bin: String,
    pub title: String,
    pub subtitle: String,
    /// What stands at the head below the number and the instant of issue.
    pub facts: Vec<Fact>,
    pub sections: Vec<Section>,
    /// Whether the notice has to name the employee who took the documents, whom the provider may appoint after the filing.
    pub names_employee: bool,
    /// The statement on the equality with paper, where the annex prescribes it.
    pub prescribed: Option<String>,
}

/// What a letter needs beside the application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Particulars {
    pub provider_bin: String,
    /// The provider's registered name in the notice's language.
    pub provider_name: String,
    /// The order by which a refusal is issued at once.
    pub order: Option<Order>,
    /// The acts that declare restrictive measures or an emergency where the applicant lives, in the notice's language.
    pub emergency_acts: Vec<String>,
}

/// What makes a notice of a letter: when it is issued, under which number, and with what force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// 128 random bits in base32.
    pub code: String,
    /// The address that the QR code holds.
    pub url: String,
    /// The request's number, twelve digits.
    pub request: String,
    pub issued_at: Instant,
    /// What the seal's certificate bears out.
    pub force: Force,
    /// Who takes documents for the provider, where anybody is appointed.
    pub employee: Option<Employee>,
}

/// An employee whom the provider has appointed to take documents, in the notice's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Employee {
    /// Surname, given name and patronymic.
    pub name: String,
    pub position: String,
    /// A telephone, an address of e-mail.
    pub contact: String,
    /// The order of the appointment.
    pub order: Order,
}

/// A provider's order that is on record.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Order {
    pub number: String,
    /// `YYYY-MM-DD`.
    pub date: String,
}

/// The receipt: accepted, with number, documents, term and the day of the answer.
pub fn receipt(register: &Register, calendar: &Calendar, input: &Input<'_>, particulars: &Particulars) -> Letter {
    let writer = Writer::new(register, calendar, input, particulars);
    let form = writer.forms().receipt;
    let days = if writer.forms().receipt_is_result { writer.one(words::RESULT_HEADING, &[words::RESULT]) } else { writer.term() };
    let mut sections = vec![writer.documents(), writer.deferred(input), days, writer.remarks(), writer.follow()];
    sections.extend(form.handout.map(|handout| writer.signed(&handout)));
    let names_employee = writer.forms().receipt_names_employee.is_some();
    Letter { names_employee, ..writer.letter(Kind::Receipt, form, sections) }
}

/// The reasoned refusal that the report's problems prepare; `None` where none of them has a ground.
pub fn refusal(register: &Register, calendar: &Calendar, input: &Input<'_>, particulars: &Particulars) -> Option<Letter> {
    let writer = Writer::new(register, calendar, input, particulars);
    let kind = refusal_of(&writer.report.problems)?;
    let (form, consequence) = match kind {
        Kind::RefusalToAccept => (writer.forms().refusal_to_accept?, Consequence::RefusalToAccept),
        Kind::Refusal | Kind::Receipt => (writer.forms().refusal?, Consequence::Refusal),
    };
    let mut sections = match form.handout {
        Some(handout) => vec![writer.refused_documents(&handout, consequence)],
        None => vec![writer.grounds(words::GROUNDS_HEADING, |problem| problem.consequence == Some(consequence))],
    };
    sections.push(writer.grounds(words::ELSE_HEADING, |problem| problem.consequence.is_some_and(|other| other != consequence)));
    // A paper that both sides sign at a counter stays on one page: its documents say what to mend, and no order issues it.
    if form.handout.is_none() {
        sections.push(writer.order());
        sections.push(writer.one(words::MEND_HEADING, &[words::MEND]));
    }
    sections.push(writer.complaint());
    sections.extend(form.handout.map(|handout| writer.signed(&handout)));
    Some(writer.letter(kind, form, sections))
}

impl Letter {
    /// The notice that this letter becomes; `None` where the regulation wants it to name the employee who took the documents, and nobody
    /// is appointed.
    pub fn issued(self, issue: &Issue) -> Option<Notice> {
        let language = self.language;
        let mut sections = self.sections;
        if self.names_employee {
            // Below the documents, which always stand first.
            sections.insert(1, took(issue.employee.as_ref()?, language));
        }
        let fact = |label: Text, value| Fact { label: label.to(language).into(), value };
        let (force, statement) = match (issue.force, self.prescribed) {
            (Force::Test, _) => (Force::Test, words::TEST.to(language).into()),
            (Force::PaperEqual | Force::Sealed, Some(statement)) => (Force::PaperEqual, statement),
            (Force::PaperEqual | Force::Sealed, None) => (Force::Sealed, words::SEALED.to(language).into()),
        };
        let head = [fact(words::NUMBER, spaced(&issue.request)), fact(words::ISSUED, moment(issue.issued_at, language))];
        Some(Notice {
            code: issue.code.clone(),
            kind: self.kind,
            language,
            service: self.service,
            request: issue.request.clone(),
            issued_at: issue.issued_at.rfc3339(),
            provider_bin: self.provider_bin,
            title: self.title,
            subtitle: self.subtitle,
            facts: head.into_iter().chain(self.facts).collect(),
            sections,
            statement: Statement { force, text: statement },
            verify: Verify { url: issue.url.clone(), text: words::VERIFY.to(language).into() },
        })
    }
}

/// Who took the documents, and by which order.
fn took(employee: &Employee, language: Language) -> Section {
    let Employee { name, position, contact, order } = employee;
    Section {
        heading: words::EMPLOYEE_HEADING.to(language).into(),
        paragraphs: vec![format!("{name}, {position}. {contact}."), dated(words::APPOINTED, order, language)],
        items: Vec::new(),
    }
}

struct Writer<'l> {
    register: &'l Register,
    calendar: &'l Calendar,
    plan: &'l Plan,
    report: Report<'l>,
    parties: Parties,
    particulars: &'l Particulars,
    filed_at: Instant,
    language: Language,
}

impl<'l> Writer<'l> {
    fn new(register: &'l Register, calendar: &'l Calendar, input: &Input<'_>, particulars: &'l Particulars) -> Self {
        let parties = Parties::of(register, &input.application);
        let language = parties.language;
        let report = check(register, calendar, input, Some(language));
        let plan = register.plan_since(report.service, report.edition).expect("the check has judged by this plan");
        Writer { register, calendar, plan, report, parties, particulars, filed_at: input.filed_at, language }
    }

    fn forms(&self) -> Notices {
        self.plan.edition.notices
    }

    fn letter(&self, kind: Kind, form: NoticeForm, sections: Vec<Section>) -> Letter {
        Letter {
            kind,
            language: self.language,
            service: self.plan.service.code.into(),
            provider_bin: self.particulars.provider_bin.clone(),
            title: self.say(form.title),
            subtitle: self.say(self.plan.service.official),
            facts: self.facts(form),
            sections: sections.into_iter().filter(|section| !section.paragraphs.is_empty() || !section.items.is_empty()).collect(),
            names_employee: false,
            prescribed: form.statement.map(|statement| statement.to(self.language).into()),
        }
    }

    fn facts(&self, form: NoticeForm) -> Vec<Fact> {
        let fact = |label: Text, value: String| Fact { label: self.say(label), value };
        let mut facts = vec![
            fact(words::PROVIDER, self.particulars.provider_name.clone()),
            fact(words::PROVIDER_BIN, self.particulars.provider_bin.clone()),
            fact(words::APPLICANT, self.parties.applicant.name.clone()),
        ];
        if let Some(handout) = form.handout {
            facts.push(fact(handout.address.words(), self.parties.address.clone().unwrap_or_else(|| words::BLANK.into())));
        }
        if let Some(representative) = &self.parties.representative {
            facts.push(fact(words::REPRESENTATIVE, representative.name.clone()));
        }
        facts.push(fact(words::FILED, moment(self.filed_at, self.language)));
        if let Some(accepted_on) = self.report.accepted_on {
            facts.push(fact(words::ACCEPTED, written(accepted_on, self.language)));
        }
        if let Some(edition) = self.report.edition {
            let assumed = if self.plan.edition.since_assumed { words::ASSUMED.to(self.language) } else { "" };
            let edition_of = if is_standard(form.clause) { words::EDITION_OF_STANDARD } else { words::EDITION };
            facts.push(fact(edition_of, format!("{}{assumed}", written(edition, self.language))));
        }
        facts
    }

    fn documents(&self) -> Section {
        let item = |file: &crate::page::files::Attached| {
            let digest = file.sha256.as_deref().map(|sha256| format!("SHA-256: {sha256}"));
            let label = file.label.to(self.language);
            // What was handed in on paper has no file and no name.
            let text = if file.file_name.is_empty() { label.into() } else { format!("{label}: {}", file.file_name) };
            Item { text, notes: digest.into_iter().collect() }
        };
        let items: Vec<Item> = self.parties.files.iter().map(item).collect();
        let paragraphs = if items.is_empty() { vec![self.say(words::NO_DOCUMENTS)] } else { Vec::new() };
        Section { heading: self.say(words::DOCUMENTS_HEADING), paragraphs, items }
    }

    /// The documents that may follow: each with where and when it is handed in, and by which clause.
    fn deferred(&self, input: &Input<'_>) -> Section {
        let (register, application, context) = (self.register, &input.application, &input.context);
        let (filed_on, ruled_on) = (self.filed_at.local().0, self.plan.edition.since);
        let shown = Shown { register, application, context, filed_on, ruled_on, language: self.language };
        let is_deferred =
            |kind: &str| self.report.documents.iter().any(|listed| listed.kind == kind && listed.state == DocumentState::Deferred);
        let documents = shown.documents().into_iter().filter(|document| is_deferred(document.kind));
        let item = |document: Document| {
            let Document { label, later, .. } = document;
            let notes = later.map(|later| vec![later.words.into(), place(later.clause, self.language)]);
            Item { text: label.into(), notes: notes.unwrap_or_default() }
        };
        let items: Vec<Item> = documents.map(item).collect();
        let act = |act: &String| Later::BY_ACT.fill(self.language, &[("act", act)]);
        let acts = self.particulars.emergency_acts.iter().filter(|_| !items.is_empty());
        Section { heading: self.say(Later::HEADING), paragraphs: acts.map(act).collect(), items }
    }

    /// The documents for want of which papers are refused at a counter, as the annex has it: its sentence, then their names.
    fn refused_documents(&self, handout: &Handout, consequence: Consequence) -> Section {
        let refused = self.report.problems.iter().filter(|problem| problem.consequence == Some(consequence));
        let name = |problem: &Problem| {
            let kind = problem.at.strip_prefix("/attachments/").and_then(|rest| self.register.document_kind(rest.split('/').next()?));
            let text = kind.map_or_else(|| problem.message.clone(), |kind| kind.label.to(self.language).into());
            Item { text, notes: vec![place(problem.clause, self.language)] }
        };
        let opening = handout.opening.map(|opening| self.say(opening.words()));
        let named = format!("{}:", self.say(handout.documents.words()));
        let paragraphs = opening.into_iter().chain([named]).collect();
        Section { heading: self.say(words::GROUNDS_HEADING), paragraphs, items: refused.map(name).collect() }
    }

    /// The lines of the annex that are filled in by hand.
    fn signed(&self, handout: &Handout) -> Section {
        let closing: Vec<Text> = handout.closing.iter().map(|line| line.words()).collect();
        self.one(words::SIGNATURES_HEADING, &closing)
    }

    /// What the check remarked: problems without a ground, which the sender was shown.
    fn remarks(&self) -> Section {
        let items = self
            .report
            .problems
            .iter()
            .map(|problem| Item { text: problem.message.clone(), notes: vec![place(problem.clause, self.language)] });
        let items: Vec<_> = items.collect();
        let paragraphs = if items.is_empty() { Vec::new() } else { vec![self.say(words::REMARKS)] };
        Section { heading: self.say(words::REMARKS_HEADING), paragraphs, items }
    }

    /// The grounds of the chosen problems: each clause with its words, and below it what is wrong.
    fn grounds(&self, heading: Text, chosen: impl Fn(&Problem) -> bool) -> Section {
        let mut items: Vec<(&str, Item)> = Vec::new();
        for problem in self.report.problems.iter().filter(|problem| chosen(problem)) {
            let Some(ground) = problem.ground.and_then(|clause| self.plan.ground(clause)) else { continue };
            let note = format!("{} – {}", problem.message.trim_end_matches('.'), place(problem.clause, self.language));
            match items.iter_mut().find(|(clause, _)| *clause == ground.clause) {
                Some((_, item)) => item.notes.push(note),
                None => {
                    let text = format!("{}: {}", capital(&place(ground.clause, self.language)), ground.words.to(self.language));
                    items.push((ground.clause, Item { text, notes: vec![note] }));
                }
            }
        }
        Section { heading: self.say(heading), paragraphs: Vec::new(), items: items.into_iter().map(|(_, item)| item).collect() }
    }

    /// How to follow the application; where the receipt is not the result, that it is no decision.
    fn follow(&self) -> Section {
        let no_decision: &[Text] = if self.forms().receipt_is_result { &[] } else { &[words::NO_DECISION] };
        self.one(words::FOLLOW_HEADING, &[&[words::FOLLOW], no_decision].concat())
    }

    fn complaint(&self) -> Section {
        let complaint = self.forms().complaint;
        let words = complaint.words.to(self.language);
        let by = |clause| format!("{} ({}).", words.trim_end_matches('.'), place(clause, self.language));
        let words = complaint.clause.map_or_else(|| words.into(), by);
        Section { heading: self.say(words::COMPLAINT_HEADING), paragraphs: vec![words], items: Vec::new() }
    }

    fn order(&self) -> Section {
        let sentence = |order: &Order| dated(words::ISSUED_AT_ONCE, order, self.language);
        Section {
            heading: self.say(words::ORDER_HEADING),
            paragraphs: self.particulars.order.iter().map(sentence).collect(),
            items: Vec::new(),
        }
    }

    fn one(&self, heading: Text, paragraphs: &[Text]) -> Section {
        Section {
            heading: self.say(heading),
            paragraphs: paragraphs.iter().map(|paragraph| self.say(*paragraph)).collect(),
            items: Vec::new(),
        }
    }

    fn say(&self, words: Text) -> String {
        words.to(self.language).into()
    }
}

/// A sentence with an order's number and day.
fn dated(sentence: Text, order: &Order, language: Language) -> String {
    let date = crate::calendar::day(&order.date).map_or_else(|| order.date.clone(), |day| written(day, language));
    sentence.fill(language, &[("number", &order.number), ("date", &date)])
}

fn moment(instant: Instant, language: Language) -> String {
    let (day, time) = instant.local();
    format!("{}, {}", written(day, language), time.format("%H:%M"))
}

/// `123456789012` as `1234 5678 9012`.
pub fn spaced(number: &str) -> String {
    let digits: Vec<char> = number.chars().collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
