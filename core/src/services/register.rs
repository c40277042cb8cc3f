//! The register of services, made ready for reading and checking: every declared member has a slot, every condition names slots.
//! It is a value: whoever wants other services makes another one.

use super::document_kinds::DOCUMENT_KINDS;
use super::plan::{Plan, Planner};
use super::{Service, members};
use crate::application::Application;
use crate::calendar::{Calendar, Instant};
use crate::form::document::DocumentKind;
use crate::form::{Choice, Kind};
use crate::law::EditionOf;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::hash::{Hash, Hasher};

/// Where a value stands in an application.
pub(crate) type SlotId = u16;

/// The services that can be applied for.
#[derive(Debug)]
pub struct Register {
    pub(crate) services: Vec<&'static Service>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) slots: Vec<Slot>,
    /// The slots in the order of their pointers.
    by_pointer: Vec<SlotId>,
    pub(crate) document_kinds: Vec<(&'static DocumentKind, SlotId)>,
    plans: Vec<Plan>,
    rules: String,
}

/// An object of the application.
#[derive(Debug, Default)]
pub(crate) struct Node {
    /// In the order of their names (RFC 8785).
    pub members: Vec<(&'static str, Place)>,
    /// Where it is kept that the object is there at all.
    pub presence: Option<SlotId>,
}

impl Node {
    /// Each name is put where it belongs: for so few the library's sorting would be the longest part of the wasm.
    fn add(&mut self, name: &'static str, place: Place) {
        let before = self.members.partition_point(|(known, _)| *known < name);
        self.members.insert(before, (name, place));
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    Node(usize),
    Slot(SlotId),
}

#[derive(Debug)]
pub(crate) struct Slot {
    pub at: Box<str>,
    pub shape: Shape,
}

/// The type of JSON that a member takes, the same in all services.
#[derive(Debug, PartialEq)]
pub(crate) enum Shape {
    Presence,
    Text,
    Integer,
    Flag,
    Choice(Vec<&'static str>),
    Choices(Vec<&'static str>),
    /// A list of objects with these members.
    Rows(Vec<(&'static str, Shape)>),
}

impl Register {
    /// Makes a register of these services.
    ///
    /// # Panics
    /// Where a service has no edition or editions out of order, names a member that nobody declares, or declares one twice in two shapes:
    /// a register is made of constants, so the first start, or any test, finds it.
    pub fn new(services: &[&'static Service]) -> Register {
        let mut register = Register {
            services: services.to_vec(),
            nodes: vec![Node::default()],
            slots: Vec::new(),
            by_pointer: Vec::new(),
            document_kinds: Vec::new(),
            plans: Vec::new(),
            rules: digest(services),
        };
        register.declare();
        for service in services {
            assert!(!service.editions.is_empty(), "{} has no edition", service.code);
            assert!(service.editions.is_sorted_by_key(|edition| edition.since), "the editions of {} are out of order", service.code);
            for edition in service.editions {
                let plan = Planner::new(&register).plan(service, edition);
                register.plans.push(plan);
            }
        }
        register
    }

    /// SHA-256 of every row that the check uses, `sha256:` and 64 hexadecimal digits. Compared for equality only.
    pub fn rules(&self) -> &str {
        &self.rules
    }

    pub fn services(&self) -> &[&'static Service] {
        &self.services
    }

    pub fn service(&self, code: &str) -> Option<&'static Service> {
        self.services.iter().find(|service| service.code == code).copied()
    }

    /// The rules of the service for an application of `day`, and whether `day` is before they came into force: then the first edition judges.
    pub fn plan(&self, code: &str, day: NaiveDate) -> Option<(&Plan, bool)> {
        let mut of_service = self.plans.iter().filter(|plan| plan.service.code == code).peekable();
        let first = *of_service.peek()?;
        let begun = of_service.take_while(|plan| plan.edition.since <= day).last();
        Some((begun.unwrap_or(first), begun.is_none()))
    }

    /// The day whose rules judge an application that comes in at `filed_at`, as the row of its service has it; where no calendar tells when it is
    /// accepted, that of its filing. `None` where it names no service of this register.
    pub fn ruled_on(&self, calendar: &Calendar, application: &Application<'_>, filed_at: Instant) -> Option<NaiveDate> {
        let service = self.service(application.service()?)?;
        let (filed_on, _) = filed_at.local();
        match service.edition_of {
            EditionOf::Filing => Some(filed_on),
            EditionOf::Acceptance => {
                let hours = service.provider.hours;
                let of_portal = (application.at(self, "/channel").as_deref() == Some(members::BY_PORTAL.value)).then_some(hours);
                Some(calendar.accepted_on(filed_at, hours.week, of_portal).unwrap_or(filed_on))
            }
        }
    }

    /// The rules of the service that came into force on that very day; the first ones for whatever was judged before there were any.
    pub fn plan_since(&self, code: &str, edition: Option<NaiveDate>) -> Option<&Plan> {
        let mut of_service = self.plans.iter().filter(|plan| plan.service.code == code);
        of_service.find(|plan| edition.is_none_or(|since| plan.edition.since == since))
    }

    /// The kind of document of this name, of whatever service.
    pub fn document_kind(&self, code: &str) -> Option<&'static DocumentKind> {
        self.document_kinds.iter().map(|(kind, _)| *kind).find(|kind| kind.code == code)
    }

    pub(crate) fn find_slot(&self, at: &str) -> Option<SlotId> {
        let found = self.by_pointer.binary_search_by(|slot| (*self.slots[usize::from(*slot)].at).cmp(at));
        found.ok().map(|place| self.by_pointer[place])
    }

    /// The slot of a member that is declared.
    ///
    /// # Panics
    /// Where it is not: see [`Register::new`].
    pub(crate) fn slot(&self, at: &str) -> SlotId {
        self.find_slot(at).unwrap_or_else(|| panic!("no member is declared at {at}"))
    }

    fn declare(&mut self) {
        let services = self.services.clone();
        self.add("/service", Shape::Choice(services.iter().map(|service| service.code).collect()));
        for member in members::SHARED.iter().chain(services.iter().flat_map(|service| service.members)) {
            if member.kind == Kind::Person {
                for part in members::PERSON {
                    self.add(&format!("{}/{}", member.at, part.at), shape(&part.kind, part.at, &services));
                }
            } else {
                self.add(member.at, shape(&member.kind, member.at, &services));
            }
        }
        for kind in DOCUMENT_KINDS.iter().chain(services.iter().flat_map(|service| service.document_kinds)) {
            // Two services may declare the same kind, as they may the same member.
            if self.document_kinds.iter().any(|(known, _)| known.code == kind.code) {
                continue;
            }
            let at = format!("/attachments/{}", kind.code);
            self.add(&at, shape(&Kind::Files, "", &services));
            self.document_kinds.push((kind, self.slot(&at)));
        }
    }

    /// Gives the member at `at` a slot; a member declared again in the same shape keeps the one it has.
    fn add(&mut self, at: &str, shape: Shape) {
        if let Some(slot) = self.find_slot(at) {
            assert!(self.slots[usize::from(slot)].shape == shape, "{at} is declared in two shapes");
            return;
        }
        let slot = SlotId::try_from(self.slots.len()).expect("no application has 65,536 members");
        let mut node = 0;
        let mut names = at[1..].split('/').peekable();
        while let Some(name) = names.next() {
            let found = self.nodes[node].members.iter().find(|(known, _)| *known == name).map(|(_, place)| *place);
            match (found, names.peek()) {
                (Some(Place::Node(child)), Some(_)) => node = child,
                (Some(Place::Node(child)), None) if shape == Shape::Presence => self.nodes[child].presence = Some(slot),
                (Some(_), _) => panic!("{at} is declared in two shapes"),
                (None, None) if shape != Shape::Presence => self.nodes[node].add(leaked(name), Place::Slot(slot)),
                (None, next) => {
                    self.nodes.push(Node { members: Vec::new(), presence: next.is_none().then_some(slot) });
                    let child = self.nodes.len() - 1;
                    self.nodes[node].add(leaked(name), Place::Node(child));
                    node = child;
                }
            }
        }
        let before = self.by_pointer.partition_point(|slot| *self.slots[usize::from(*slot)].at < *at);
        self.by_pointer.insert(before, slot);
        self.slots.push(Slot { at: at.into(), shape });
    }
}

/// Names of members live as long as the process: a register is made once, from constants.
fn leaked(name: &str) -> &'static str {
    Box::leak(name.into())
}

/// The shape of a member; a choice takes every value that any row of any service takes, for another service's value is readable.
fn shape(kind: &Kind, at: &str, services: &[&'static Service]) -> Shape {
    let rows = |members: &[crate::form::Member]| {
        Shape::Rows(members.iter().map(|member| (member.at, shape(&member.kind, "", services))).collect())
    };
    match kind {
        Kind::Group => Shape::Presence,
        Kind::Person => panic!("{at}: a person is declared by the parts of the name"),
        Kind::Year | Kind::Integer => Shape::Integer,
        Kind::Flag | Kind::Consent => Shape::Flag,
        Kind::Choice(choices) => Shape::Choice(values(choices, at, services)),
        Kind::Choices(choices) => Shape::Choices(values(choices, at, services)),
        Kind::Rows { members, .. } => rows(members),
        Kind::Files => rows(members::FILE),
        Kind::NamePart { .. }
        | Kind::Words { .. }
        | Kind::Iin
        | Kind::Bin
        | Kind::Phone { .. }
        | Kind::Email
        | Kind::BirthDate { .. }
        | Kind::PastDay
        | Kind::DocumentNumber
        | Kind::Series { .. }
        | Kind::Code
        | Kind::Literal => Shape::Text,
    }
}

fn values(choices: &'static [Choice], at: &str, services: &[&'static Service]) -> Vec<&'static str> {
    let fields = services.iter().flat_map(|service| service.editions).flat_map(|edition| edition.form).flat_map(|section| section.fields);
    let judged = fields.filter(|field| field.at == at).filter_map(|field| field.judged);
    let of_rows = judged.filter_map(|kind| if let Kind::Choice(choices) | Kind::Choices(choices) = kind { Some(choices) } else { None });
    let mut values = Vec::new();
    for choice in choices.iter().chain(of_rows.flatten()) {
        if !values.contains(&choice.value) {
            values.push(choice.value);
        }
    }
    values
}

fn digest(services: &[&'static Service]) -> String {
    let mut rows = Canonical(Sha256::new());
    members::SHARED.hash(&mut rows);
    members::PERSON.hash(&mut rows);
    members::FILE.hash(&mut rows);
    DOCUMENT_KINDS.hash(&mut rows);
    services.hash(&mut rows);
    rows.0.finalize().iter().fold(String::from("sha256:"), |text, byte| text + &format!("{byte:02x}"))
}

/// Writes rows into SHA-256 in one and the same way in the browser and on the server, whose `usize` differ.
struct Canonical(Sha256);

impl Hasher for Canonical {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_isize(&mut self, number: isize) {
        self.write_i64(number as i64);
    }

    fn finish(&self) -> u64 {
        unreachable!("the digest is asked for, never the hash")
    }
}
