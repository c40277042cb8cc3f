//! Reads an input and an application from JSON, in one pass: the first fault in the order of the text ends it.

use super::{Application, Context, Value, nothing};
use crate::calendar::Instant;
use crate::json::unreadable::Unreadable;
use crate::json::{Next, Reader};
use crate::services::register::{Node, Place, Register, Shape};

pub(super) fn read_instant(reader: &mut Reader<'_>) -> Result<Instant, Unreadable> {
    if reader.peek()? != Next::Text {
        return Err(reader.misplaced()?);
    }
    Instant::parse(&reader.text()?).ok_or(Unreadable::here())
}

pub(super) fn read_context(register: &Register, reader: &mut Reader<'_>) -> Result<Context, Unreadable> {
    if reader.peek()? != Next::Object {
        return Err(reader.misplaced()?);
    }
    reader.object()?;
    let mut context = Context::default();
    let mut seen = [false; 4];
    let mut first = true;
    while let Some(name) = reader.member(first)? {
        first = false;
        let (place, flag) = match &*name {
            "obtained" => (0, None),
            "emergency" => (1, Some(&mut context.emergency)),
            "education_document_digitised" => (2, Some(&mut context.education_document_digitised)),
            "provider_liquidated" => (3, Some(&mut context.provider_liquidated)),
            _ => return Err(Unreadable::here().within(&name)),
        };
        if std::mem::replace(&mut seen[place], true) {
            return Err(Unreadable::here().within(&name));
        }
        match (reader.peek()?, flag) {
            (Next::Null, _) => reader.null()?,
            (Next::Flag, Some(flag)) => *flag = reader.flag()?,
            (Next::List, None) => context.obtained = read_obtained(register, reader).map_err(|fault| fault.within(&name))?,
            (Next::Object | Next::Text | Next::Number, _) | (Next::List, Some(_)) | (Next::Flag, None) => {
                return Err(reader.misplaced()?.within(&name));
            }
        }
    }
    Ok(context)
}

fn read_obtained(register: &Register, reader: &mut Reader<'_>) -> Result<Vec<&'static str>, Unreadable> {
    reader.list()?;
    let mut obtained = Vec::new();
    while reader.item(obtained.is_empty())? {
        let kind = if reader.peek()? == Next::Text {
            register.document_kind(&reader.text()?)
        } else {
            return Err(reader.misplaced()?.at_index(obtained.len()));
        };
        obtained.push(kind.ok_or_else(|| Unreadable::here().at_index(obtained.len()))?.code);
    }
    Ok(obtained)
}
impl<'a> Application<'a> {
    pub(super) fn read_from(register: &Register, reader: &mut Reader<'a>) -> Result<Application<'a>, Unreadable> {
        let mut application = Application::empty(register);
        application.read_object(register, &register.nodes[0], reader)?;
        Ok(application)
    }

    fn read_object(&mut self, register: &Register, node: &Node, reader: &mut Reader<'a>) -> Result<(), Unreadable> {
        if reader.peek()? != Next::Object {
            return Err(reader.misplaced()?);
        }
        reader.object()?;
        if let Some(presence) = node.presence {
            self.values[usize::from(presence)] = Value::Present;
        }
        let mut seen = 0_u64;
        let mut first = true;
        while let Some(name) = reader.member(first)? {
            first = false;
            let found = place_of(&node.members, &name);
            let Some(place) = found.filter(|place| seen & (1 << place) == 0) else { return Err(Unreadable::here().within(&name)) };
            seen |= 1 << place;
            if reader.peek()? == Next::Null {
                reader.null()?;
                continue;
            }
            let read = match node.members[place].1 {
                Place::Node(child) => self.read_object(register, &register.nodes[child], reader),
                Place::Slot(slot) => {
                    read_value(&register.slots[usize::from(slot)].shape, reader).map(|value| self.values[usize::from(slot)] = value)
                }
            };
            read.map_err(|fault| fault.within(&name))?;
        }
        Ok(())
    }
}

fn read_value<'a>(shape: &Shape, reader: &mut Reader<'a>) -> Result<Value<'a>, Unreadable> {
    Ok(match (shape, reader.peek()?) {
        (Shape::Text, Next::Text) => Value::Text(reader.text()?),
        (Shape::Integer, Next::Number) => Value::Integer(reader.integer()?),
        (Shape::Flag, Next::Flag) => Value::Flag(reader.flag()?),
        (Shape::Choice(known), Next::Text) => Value::Choice(read_choice(known, reader)?),
        (Shape::Choices(known), Next::List) => {
            reader.list()?;
            let mut choices = Vec::new();
            while reader.item(choices.is_empty())? {
                let choice = if reader.peek()? == Next::Text { read_choice(known, reader) } else { Err(reader.misplaced()?) };
                choices.push(choice.map_err(|fault| fault.at_index(choices.len()))?);
            }
            Value::Choices(choices)
        }
        (Shape::Rows(members), Next::List) => {
            reader.list()?;
            let mut rows = Vec::new();
            while reader.item(rows.is_empty())? {
                let row = read_row(members, reader).map_err(|fault| fault.at_index(rows.len()))?;
                rows.push(row);
            }
            Value::Rows(rows)
        }
        _ => return Err(reader.misplaced()?),
    })
}

/// Where the member of this name stands.
fn place_of<T>(members: &[(&'static str, T)], name: &str) -> Option<usize> {
    members.iter().position(|(known, _)| *known == name)
}

fn read_choice(known: &[&'static str], reader: &mut Reader<'_>) -> Result<&'static str, Unreadable> {
    let text = reader.text()?;
    known.iter().find(|choice| **choice == text).copied().ok_or_else(|| Unreadable::none_of(known))
}

fn read_row<'a>(members: &[(&'static str, Shape)], reader: &mut Reader<'a>) -> Result<Vec<Value<'a>>, Unreadable> {
    if reader.peek()? != Next::Object {
        return Err(reader.misplaced()?);
    }
    reader.object()?;
    let mut row = nothing(members.len());
    let mut seen = 0_u64;
    let mut first = true;
    while let Some(name) = reader.member(first)? {
        first = false;
        let found = place_of(members, &name);
        let Some(place) = found.filter(|place| seen & (1 << place) == 0) else { return Err(Unreadable::here().within(&name)) };
        seen |= 1 << place;
        if reader.peek()? == Next::Null {
            reader.null()?;
        } else {
            row[place] = read_value(&members[place].1, reader).map_err(|fault| fault.within(&name))?;
        }
    }
    Ok(row)
}
