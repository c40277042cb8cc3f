//! The package's declarations for TypeScript: what comes out is told by the Rust types, what goes in by the register's shapes, so that
//! neither is written a second time. Only the surface of functions stands here in TypeScript's own words.

use super::{Due, description};
use crate::application::Context;
use crate::calendar::{Count, Entry, Is};
use crate::check::{DocumentState, Listed, Problem, Report, Verdict, Warned};
use crate::form::Filler;
use crate::law::{Cite, Consequence};
use crate::page::{Asked, Chosen, Control, Document, Later, Section};
use crate::services::register::{Node, Place, Register, Shape};
use crate::services::{self, members};
use crate::texts::Language;
use ts_rs::{Config, TS};

/// All declarations, as `index.d.ts`.
pub fn declarations() -> String {
    let register = Register::new(services::ALL);
    let mut out = String::from(SURFACE);
    let services = register.services().iter().map(|service| service.code);
    declare(&mut out, "A service, by its name in the contract.", "Service", &choices(services));
    let kinds = register.document_kinds.iter().map(|(kind, _)| kind.code);
    declare(&mut out, "A kind of document, by its name below `/attachments`.", "DocumentKind", &choices(kinds));
    let channel = register.find_slot("/channel").map(|slot| shape(&register.slots[usize::from(slot)].shape, 0));
    declare(&mut out, "How an application reaches the provider.", "Channel", &channel.unwrap_or_default());
    let application = object(&register, &register.nodes[0], "", 0);
    declare(&mut out, "An application, as the registered services declare it; `null` is as good as nothing.", "Application", &application);
    outputs(&mut out);
    out
}

/// What comes out, told by the Rust types.
fn outputs(out: &mut String) {
    let mut told = Told { out, config: Config::default() };
    told.tell::<Language>();
    told.tell::<Context>();
    told.tell::<Report>();
    told.tell::<Verdict>();
    told.tell::<Problem>();
    told.tell::<Warned>();
    told.tell::<Listed>();
    told.tell::<DocumentState>();
    told.tell::<Due>();
    told.tell::<Entry>();
    told.tell::<Is>();
    told.tell::<Section>();
    told.tell::<Asked>();
    told.tell::<Control>();
    told.tell::<Chosen>();
    told.tell::<Filler>();
    told.tell::<Document>();
    told.tell::<Later>();
    told.tell::<description::Description>();
    told.tell::<description::Named>();
    told.tell::<description::Term>();
    told.tell::<description::DescribedSection>();
    told.tell::<description::DescribedRow>();
    told.tell::<description::DescribedDocument>();
    told.tell::<description::Ground>();
    told.tell::<description::Often>();
    told.tell::<Count>();
    told.tell::<Cite>();
    told.tell::<Consequence>();
}

struct Told<'o> {
    out: &'o mut String,
    config: Config,
}

impl Told<'_> {
    fn tell<T: TS>(&mut self) {
        let docs = T::docs().unwrap_or_default();
        *self.out += &format!("\n{docs}export {}\n", T::decl(&self.config));
    }
}

fn declare(out: &mut String, docs: &str, name: &str, is: &str) {
    *out += &format!("\n/** {docs} */\nexport type {name} = {is};\n");
}

/// An object of the application, its members with their labels.
fn object(register: &Register, node: &Node, above: &str, depth: usize) -> String {
    let members = node.members.iter().map(|(name, place)| {
        let at = format!("{above}/{name}");
        let (is, always) = match place {
            Place::Node(child) => (object(register, &register.nodes[*child], &at, depth + 1), false),
            Place::Slot(slot) => (shape(&register.slots[usize::from(*slot)].shape, depth + 1), at == "/service"),
        };
        let label = label(register, &at);
        member(name, &is, Mark { always, label: label.as_deref() }, depth + 1)
    });
    format!("{{\n{}{}}}", members.collect::<String>(), indent(depth))
}

fn shape(shape_of: &Shape, depth: usize) -> String {
    match shape_of {
        Shape::Presence => String::from("{}"),
        Shape::Text => String::from("string"),
        Shape::Integer => String::from("number"),
        Shape::Flag => String::from("boolean"),
        Shape::Choice(known) => choices(known.iter().copied()),
        Shape::Choices(known) => format!("Array<{}>", choices(known.iter().copied())),
        Shape::Rows(members) => {
            let members = members.iter().map(|(name, of)| member(name, &shape(of, depth + 1), Mark::default(), depth + 1));
            format!("Array<{{\n{}{}}}>", members.collect::<String>(), indent(depth))
        }
    }
}

/// What is said of a member beside its type.
#[derive(Default)]
struct Mark<'m> {
    /// Whether no application goes without it.
    always: bool,
    label: Option<&'m str>,
}

/// A member; whatever an application may go without is optional, and may be `null`.
fn member(name: &str, is: &str, Mark { always, label }: Mark<'_>, depth: usize) -> String {
    let name = if name.contains('-') { format!("\"{name}\"") } else { String::from(name) };
    let docs = label.map(|label| format!("{}/** {label} */\n", indent(depth))).unwrap_or_default();
    let (mark, null) = if always { ("", "") } else { ("?", " | null") };
    format!("{docs}{}{name}{mark}: {is}{null};\n", indent(depth))
}

/// The English label of what is declared at a pointer.
fn label(register: &Register, at: &str) -> Option<String> {
    let declared = members::SHARED.iter().chain(register.services().iter().flat_map(|service| service.members));
    let of_member = declared.into_iter().find(|member| member.at == at).map(|member| member.label.en);
    let of_part = || members::PERSON.iter().find(|part| at.ends_with(&format!("name/{}", part.at))).map(|part| part.label.en);
    let of_kind = || register.document_kind(at.strip_prefix("/attachments/")?).map(|kind| kind.label.en);
    of_member.or_else(of_part).or_else(of_kind).filter(|label| !label.is_empty()).map(String::from)
}

fn choices<'a>(known: impl Iterator<Item = &'a str>) -> String {
    known.map(|value| format!("\"{value}\"")).collect::<Vec<_>>().join(" | ")
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth)
}

/// The functions and the form, and what their errors are.
const SURFACE: &str = include_str!("surface.d.ts");
