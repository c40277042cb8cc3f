//! Writes an application as canonical JSON (RFC 8785): the bytes that a code or a signature is bound to.

use super::{Application, Value};
use crate::json::write_text;
use crate::services::register::{Place, Register, Shape};

impl Application<'_> {
    /// The application as canonical JSON (RFC 8785), without what is not given; `None` while something typed is no number, choice or flag.
    pub fn json(&self, register: &Register) -> Option<String> {
        let misfit = |value: &Value<'_>| matches!(value, Value::Misfit(_));
        let in_rows = |value: &Value<'_>| matches!(value, Value::Rows(rows) if rows.iter().flatten().any(misfit));
        if self.values.iter().any(|value| misfit(value) || in_rows(value)) {
            return None;
        }
        let mut out = String::with_capacity(2048);
        if !self.write_object(register, 0, &mut out) {
            out.push_str("{}");
        }
        Some(out)
    }

    /// Writes the object, unless nothing is in it; answers whether it did.
    fn write_object(&self, register: &Register, node: usize, out: &mut String) -> bool {
        let start = out.len();
        out.push('{');
        let node = &register.nodes[node];
        for (name, place) in &node.members {
            let before = out.len();
            if before > start + 1 {
                out.push(',');
            }
            write_text(out, name);
            out.push(':');
            let written = match *place {
                Place::Node(child) => self.write_object(register, child, out),
                Place::Slot(slot) => write_value(self.value(slot), &register.slots[usize::from(slot)].shape, out),
            };
            if !written {
                out.truncate(before);
            }
        }
        let given = out.len() > start + 1 || node.presence.is_some_and(|slot| *self.value(slot) == Value::Present);
        if given {
            out.push('}');
        } else {
            out.truncate(start);
        }
        given
    }
}

/// Writes the value, unless there is none; answers whether it did.
fn write_value(value: &Value<'_>, shape: &Shape, out: &mut String) -> bool {
    match value {
        Value::None | Value::Present | Value::Misfit(_) => return false,
        Value::Text(text) => write_text(out, text),
        Value::Choice(choice) => write_text(out, choice),
        Value::Integer(number) => out.push_str(&number.to_string()),
        Value::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Choices(choices) => write_list(choices, out, |choice, out| write_text(out, choice)),
        Value::Rows(rows) => {
            let Shape::Rows(members) = shape else { return false };
            // By name; for a handful the library's sorting would be as long as this whole file.
            let mut sorted: Vec<usize> = Vec::with_capacity(members.len());
            for (place, (name, _)) in members.iter().enumerate() {
                sorted.insert(sorted.partition_point(|other| members[*other].0 < *name), place);
            }
            write_list(rows, out, |row, out| {
                out.push('{');
                let start = out.len();
                for &place in &sorted {
                    let before = out.len();
                    if before > start {
                        out.push(',');
                    }
                    write_text(out, members[place].0);
                    out.push(':');
                    if !write_value(&row[place], &members[place].1, out) {
                        out.truncate(before);
                    }
                }
                out.push('}');
            });
        }
    }
    true
}

fn write_list<T>(items: &[T], out: &mut String, mut write: impl FnMut(&T, &mut String)) {
    out.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(item, out);
    }
    out.push(']');
}
