//! A service under one edition, made ready: its rows in the order of the form, with slots instead of pointers.
//! What the rows mean, `check` knows; here they are only resolved.

use super::register::{Register, SlotId};
use super::{Edition, Service, members};
use crate::form::document::{Demand, DocumentKind};
use crate::form::{Blocks, Choice, Field, Filler, Kind, Member, Says, Wants, Warning};
use crate::law::windows::{LastDay, ResultsDay};
use crate::law::{Cite, Clause, Ground, Known, When};
use crate::texts::Text;

/// The rules by which an application of a service is judged.
#[derive(Debug)]
pub struct Plan {
    pub service: &'static Service,
    pub edition: &'static Edition,
    pub(crate) rows: Vec<Row>,
    pub(crate) documents: Vec<DocumentRow>,
    pub(crate) rules: Vec<RuleRow>,
    pub(crate) grounds: Vec<(Cond, &'static Ground)>,
    /// Whether the application comes through the portal.
    pub(crate) portal: Cond,
    pub(crate) acceptance_by: Option<(Cond, Clause)>,
    pub(crate) windows: Option<WindowPlan>,
    pub(crate) results: Vec<(Cond, &'static ResultsDay)>,
}

/// A row of the form: one member, or one group that is wanted as a whole.
#[derive(Debug)]
pub(crate) struct Row {
    pub at: Box<str>,
    pub judge: Judge,
    pub required: Cond,
    pub warned: Option<(Warning, Cond)>,
    pub shown: Cond,
    pub label: Text,
    /// Whose, where a part of a person's name stands below a heading of its own.
    pub group: Option<Text>,
    pub hint: Option<Text>,
    pub filler: Filler,
    pub blocks: BlocksPlan,
    pub cite: Cite,
    pub instead: Option<(Cond, Cite)>,
    pub section: usize,
    pub assumed: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum BlocksPlan {
    When(Cond),
    Missing,
}

/// How the value of a slot is judged.
#[derive(Clone, Debug)]
pub(crate) enum Judge {
    /// Given while the object is there.
    Group(SlotId),
    /// By itself, as its kind says.
    Plain {
        slot: SlotId,
        kind: &'static Kind,
    },
    Phone {
        slot: SlotId,
        mobile: Cond,
    },
    BirthDate {
        slot: SlotId,
        iin: SlotId,
    },
    Series {
        slot: SlotId,
        model: SlotId,
        own_model: &'static str,
        own: &'static [&'static str],
    },
    Choice {
        slot: SlotId,
        choices: Vec<(Cond, &'static Choice)>,
    },
    Choices {
        slot: SlotId,
        choices: Vec<(Cond, &'static Choice)>,
    },
    Rows {
        slot: SlotId,
        members: &'static [Member],
        differ: Option<[usize; 2]>,
    },
    /// Nothing but its being given: one of these slots.
    OneOf(Vec<SlotId>),
    /// A surname, and a given name where the person has one.
    Whole {
        surname: SlotId,
        given_name: SlotId,
        single_name: SlotId,
    },
}

#[derive(Debug)]
pub(crate) struct DocumentRow {
    pub kind: &'static DocumentKind,
    pub slot: SlotId,
    pub when: Cond,
    pub demand: Demand,
    pub named: Vec<(Cond, Text)>,
    pub cite: Cite,
}

#[derive(Debug)]
pub(crate) struct RuleRow {
    pub at: &'static str,
    pub when: Cond,
    pub says: Says,
    pub clause: Clause,
}

#[derive(Debug)]
pub(crate) struct WindowPlan {
    pub needs: Vec<SlotId>,
    pub last_days: Vec<(Cond, &'static LastDay)>,
    pub otherwise: Vec<(Cond, &'static LastDay)>,
}

/// A condition over slots.
#[derive(Clone, Debug)]
pub(crate) enum Cond {
    Always,
    Never,
    Is(SlotId, &'static str),
    In(SlotId, &'static [&'static str]),
    True(SlotId),
    Given(SlotId),
    Younger { years: u32, born: SlotId, iin: SlotId },
    EarlierYear(SlotId),
    Context(Known),
    Not(Box<Cond>),
    All(Vec<Cond>),
    Any(Vec<Cond>),
}

impl Plan {
    /// The ground that has this clause.
    pub fn ground(&self, clause: &str) -> Option<&'static Ground> {
        self.edition.grounds.iter().find(|ground| ground.clause == clause)
    }
}

/// Turns the rows of one edition into a plan.
pub(super) struct Planner<'r> {
    register: &'r Register,
    rows: Vec<Row>,
}

impl<'r> Planner<'r> {
    pub(super) fn new(register: &'r Register) -> Self {
        Planner { register, rows: Vec::new() }
    }

    pub(super) fn plan(mut self, service: &'static Service, edition: &'static Edition) -> Plan {
        let fields = || edition.form.iter().enumerate().flat_map(|(section, rows)| rows.fields.iter().map(move |field| (section, field)));
        for (section, field) in fields() {
            self.add(section, field, |at| fields().any(|(_, other)| other.at == at && other.wants == Wants::Each));
        }
        let documents = edition.documents.iter().map(|document| {
            let known = self.register.document_kinds.iter().find(|(kind, _)| kind.code == document.kind);
            let (kind, slot) = *known.unwrap_or_else(|| panic!("no document is declared as {}", document.kind));
            let named = document.named.iter().map(|(when, name)| (self.cond(when), *name)).collect();
            DocumentRow { kind, slot, when: self.cond(&document.when), demand: document.demand, named, cite: document.cite }
        });
        let documents = documents.collect();
        let rule =
            |rule: &'static crate::form::Rule| RuleRow { at: rule.at, when: self.cond(&rule.when), says: rule.says, clause: rule.clause };
        let last_days = |days: &'static [LastDay]| days.iter().map(|last| (self.cond(&last.when), last)).collect();
        let windows = edition.windows.as_ref().map(|windows| WindowPlan {
            needs: windows.needs.iter().map(|at| self.register.slot(at)).collect(),
            last_days: last_days(windows.last_days),
            otherwise: last_days(windows.otherwise),
        });
        Plan {
            service,
            edition,
            documents,
            rules: edition.rules.iter().map(rule).collect(),
            grounds: edition.grounds.iter().map(|ground| (self.cond(&ground.when), ground)).collect(),
            portal: self.cond(&members::PORTAL),
            acceptance_by: edition.term.acceptance_by.as_ref().map(|(when, cite)| (self.cond(when), *cite)),
            windows,
            results: edition.results.iter().map(|results| (self.cond(&results.when), results)).collect(),
            rows: self.rows,
        }
    }

    /// Adds the row of a field; one that stands for all below it adds a row for each member that has none of its own (`named`).
    fn add(&mut self, section: usize, field: &'static Field, named: impl Fn(&str) -> bool) {
        let services = self.register.services();
        let declared = || members::SHARED.iter().chain(services.iter().flat_map(|service| service.members));
        let part = |part: &str| self.register.slot(&format!("{}/{part}", field.at));
        let as_a_group = match field.wants {
            Wants::Each => None,
            Wants::OneOf(parts) => Some(Judge::OneOf(parts.iter().map(|at| part(at)).collect())),
            Wants::Whole => {
                Some(Judge::Whole { surname: part("surname"), given_name: part("given_name"), single_name: part("single_name") })
            }
        };
        if let Some(judge) = as_a_group {
            let label = field.label.or(declared().find(|member| member.at == field.at).map(|member| member.label));
            let label = label.unwrap_or_else(|| panic!("{} has no label", field.at));
            self.rows.push(self.row(section, field, (field.at.into(), judge, label)));
            return;
        }
        let below = |at: &str| at.strip_prefix(field.at).is_some_and(|rest| rest.starts_with('/'));
        let wanted: Vec<_> = declared().filter(|member| member.at == field.at || (below(member.at) && !named(member.at))).collect();
        assert!(!wanted.is_empty(), "no member is declared at {}", field.at);
        for member in wanted {
            if member.kind == Kind::Person {
                self.add_person(section, field, member);
            } else if !self.rows.iter().any(|row| *row.at == *member.at && !row.judge.is_a_group()) {
                self.add_member(section, field, member);
            }
        }
    }

    fn add_member(&mut self, section: usize, field: &'static Field, member: &'static Member) {
        let own = member.at == field.at;
        let judge = self.judge(field.judged.as_ref().filter(|_| own).unwrap_or(&member.kind), member.at);
        let label = field.label.filter(|_| own).unwrap_or(member.label);
        let blocks = self.blocks(field.blocks.as_ref().unwrap_or(&member.blocks));
        let row = self.row(section, field, (member.at.into(), judge, label));
        self.rows.push(Row { blocks, hint: member.hint, filler: member.filler, ..row });
    }

    /// Adds the rows of the parts of a person's name: a surname, and a given name unless the person has one name only.
    fn add_person(&mut self, section: usize, field: &'static Field, member: &'static Member) {
        let single = self.register.slot(&format!("{}/single_name", member.at));
        for part in members::PERSON {
            let at = format!("{}/{}", member.at, part.at);
            if self.rows.iter().any(|row| *row.at == *at) {
                continue;
            }
            let row = self.row(section, field, (at.clone().into(), self.judge(&part.kind, &at), part.label));
            let never = BlocksPlan::When(Cond::Never);
            let (required, blocks) = match part.at {
                "surname" => (row.required.clone(), self.blocks(&member.blocks)),
                "given_name" => {
                    (Cond::All(vec![row.required.clone(), Cond::Not(Box::new(Cond::True(single)))]), self.blocks(&member.blocks))
                }
                _ => (Cond::Never, never),
            };
            let group = Some(member.label).filter(|label| !label.kk.is_empty());
            self.rows.push(Row { required, warned: None, blocks, group, hint: part.hint, filler: member.filler, ..row });
        }
    }

    /// A row of a field: at a pointer, judged so, under a label.
    fn row(&self, section: usize, field: &'static Field, (at, judge, label): (Box<str>, Judge, Text)) -> Row {
        Row {
            at,
            judge,
            required: self.cond(&field.required),
            warned: field.warned.as_ref().map(|(warning, when)| (*warning, self.cond(when))),
            shown: self.cond(&field.shown),
            label,
            group: None,
            hint: None,
            filler: Filler::Applicant,
            blocks: BlocksPlan::When(Cond::Never),
            cite: field.cite,
            instead: field.instead.as_ref().map(|(when, cite)| (self.cond(when), *cite)),
            section,
            assumed: field.assumed,
        }
    }

    fn blocks(&self, blocks: &Blocks) -> BlocksPlan {
        match blocks {
            Blocks::Never => BlocksPlan::When(Cond::Never),
            Blocks::When(when) => BlocksPlan::When(self.cond(when)),
            Blocks::Missing => BlocksPlan::Missing,
        }
    }

    fn judge(&self, kind: &'static Kind, at: &str) -> Judge {
        let slot = self.register.slot(at);
        match kind {
            Kind::Group => Judge::Group(slot),
            Kind::Person | Kind::Files | Kind::Literal | Kind::Integer => panic!("{at} cannot be a row by itself"),
            Kind::NamePart { .. }
            | Kind::Words { .. }
            | Kind::Iin
            | Kind::Bin
            | Kind::Email
            | Kind::Year
            | Kind::PastDay
            | Kind::DocumentNumber
            | Kind::Code
            | Kind::Flag
            | Kind::Consent => Judge::Plain { slot, kind },
            Kind::Phone { mobile } => Judge::Phone { slot, mobile: self.cond(mobile) },
            Kind::BirthDate { iin } => Judge::BirthDate { slot, iin: self.register.slot(iin) },
            Kind::Series { model, own_model, own } => Judge::Series { slot, model: self.register.slot(model), own_model, own },
            Kind::Choice(choices) => Judge::Choice { slot, choices: self.choices(choices) },
            Kind::Choices(choices) => Judge::Choices { slot, choices: self.choices(choices) },
            Kind::Rows { members, differ } => {
                let place =
                    |name: &str| members.iter().position(|member| member.at == name).unwrap_or_else(|| panic!("{at} has no member {name}"));
                Judge::Rows { slot, members, differ: differ.map(|pair| pair.map(place)) }
            }
        }
    }

    fn choices(&self, choices: &'static [Choice]) -> Vec<(Cond, &'static Choice)> {
        choices.iter().map(|choice| (self.cond(&choice.when), choice)).collect()
    }

    fn cond(&self, when: &When) -> Cond {
        let slot = |at: &str| self.register.slot(at);
        match *when {
            When::Always => Cond::Always,
            When::Never => Cond::Never,
            When::Is(at, value) => Cond::Is(slot(at), value),
            When::In(at, values) => Cond::In(slot(at), values),
            When::True(at) => Cond::True(slot(at)),
            When::Given(at) => Cond::Given(slot(at)),
            When::Younger { years, born, iin } => Cond::Younger { years, born: slot(born), iin: slot(iin) },
            When::EarlierYear(at) => Cond::EarlierYear(slot(at)),
            When::Context(known) => Cond::Context(known),
            When::Not(not) => Cond::Not(Box::new(self.cond(not))),
            When::All(all) => Cond::All(all.iter().map(|when| self.cond(when)).collect()),
            When::Any(any) => Cond::Any(any.iter().map(|when| self.cond(when)).collect()),
        }
    }
}

impl Judge {
    /// Whether it judges several slots together, beside the rows that they have of their own.
    pub(crate) const fn is_a_group(&self) -> bool {
        matches!(self, Judge::OneOf(_) | Judge::Whole { .. })
    }
}
