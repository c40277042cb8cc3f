//! What a page's form does to an application: it types at a pointer, takes items out, and gets back everything that was typed.
//! Whatever is typed is kept, right or wrong.

use super::{Application, Value, member_of, nothing, split_item};
use crate::services::register::{Register, Shape};
use std::borrow::Cow;
use std::cmp::Ordering;

impl Application<'_> {
    /// Everything that was typed, as pairs of pointer and text in an order in which [`Application::set`] takes them again. An item of a list in
    /// which nothing is typed yet is there all the same, by its first member: those behind it keep their places.
    pub fn typed(&self, register: &Register) -> Vec<(String, String)> {
        let text = |at: String| self.at(register, &at).map(|text| (at.clone(), text.into_owned()));
        let mut typed = Vec::new();
        for (slot, value) in register.slots.iter().zip(&self.values) {
            if let (Shape::Rows(members), Value::Rows(rows)) = (&slot.shape, value) {
                for index in 0..rows.len() {
                    let before = typed.len();
                    typed.extend(members.iter().filter_map(|(member, _)| text(format!("{}/{index}/{member}", slot.at))));
                    if let (true, Some((first, _))) = (typed.len() == before, members.first()) {
                        typed.push((format!("{}/{index}/{first}", slot.at), String::new()));
                    }
                }
            } else if let Value::Choices(choices) = value {
                typed.extend((0..choices.len()).filter_map(|index| text(format!("{}/{index}", slot.at))));
            } else {
                typed.extend(text(String::from(&*slot.at)));
            }
        }
        typed
    }

    /// Puts what was typed at a pointer; an empty text takes it away. An item one past the end of a list lengthens it.
    ///
    /// What is no number where a number stands, and no flag where a flag does, is kept as it was typed and is `invalid`. Answers whether there is such a place.
    pub fn set(&mut self, register: &Register, at: &str, typed: &str) -> bool {
        if let Some(slot) = register.find_slot(at) {
            let shape = &register.slots[usize::from(slot)].shape;
            if matches!(shape, Shape::Choices(_) | Shape::Rows(_)) {
                return false;
            }
            let value = typed_value(shape, typed);
            if matches!(value, Value::Present) || value.is_given() {
                self.mark_groups(register, at);
            } else if *shape == Shape::Presence {
                self.clear_below(register, at);
            }
            self.values[usize::from(slot)] = value;
            return true;
        }
        let Some((list, index, name)) = split_item(at) else { return false };
        let Some(slot) = register.find_slot(list) else { return false };
        let shape = &register.slots[usize::from(slot)].shape;
        let place = usize::from(slot);
        match (shape, name) {
            (Shape::Choices(known), None) => {
                let Some(choice) = known.iter().find(|choice| **choice == typed) else { return false };
                if !matches!(self.values[place], Value::Choices(_)) {
                    self.values[place] = Value::Choices(Vec::new());
                }
                let Value::Choices(choices) = &mut self.values[place] else { return false };
                match index.cmp(&choices.len()) {
                    Ordering::Less => choices[index] = choice,
                    Ordering::Equal => choices.push(choice),
                    Ordering::Greater => return false,
                }
            }
            (Shape::Rows(members), Some(name)) => {
                let Some((member, shape)) = member_of(&register.slots[place].shape, name) else { return false };
                if !matches!(self.values[place], Value::Rows(_)) {
                    self.values[place] = Value::Rows(Vec::new());
                }
                let Value::Rows(rows) = &mut self.values[place] else { return false };
                if index == rows.len() {
                    rows.push(nothing(members.len()));
                }
                let Some(row) = rows.get_mut(index) else { return false };
                row[member] = typed_value(shape, typed);
            }
            (Shape::Presence | Shape::Text | Shape::Integer | Shape::Flag | Shape::Choice(_), _)
            | (Shape::Choices(_), Some(_))
            | (Shape::Rows(_), None) => return false,
        }
        true
    }

    /// Takes an item out of the list that the pointer leads into. Answers whether there was one.
    pub fn remove(&mut self, register: &Register, at: &str) -> bool {
        let Some((list, index, None)) = split_item(at) else { return false };
        let Some(slot) = register.find_slot(list) else { return false };
        let value = &mut self.values[usize::from(slot)];
        if let Value::Rows(rows) = value
            && index < rows.len()
        {
            rows.remove(index);
            return true;
        }
        if let Value::Choices(choices) = value
            && index < choices.len()
        {
            choices.remove(index);
            return true;
        }
        false
    }

    /// A member below a group makes the group given.
    fn mark_groups(&mut self, register: &Register, at: &str) {
        for (slot, group) in register.slots.iter().enumerate() {
            if group.shape == Shape::Presence && at.strip_prefix(&*group.at).is_some_and(|rest| rest.starts_with('/')) {
                self.values[slot] = Value::Present;
            }
        }
    }

    fn clear_below(&mut self, register: &Register, at: &str) {
        for (slot, member) in register.slots.iter().enumerate() {
            if member.at.strip_prefix(at).is_some_and(|rest| rest.starts_with('/')) {
                self.values[slot] = Value::None;
            }
        }
    }
}

/// What was typed, as the shape takes it.
fn typed_value(shape: &Shape, typed: &str) -> Value<'static> {
    let misfit = || Value::Misfit(Cow::Owned(String::from(typed)));
    if typed.is_empty() {
        return Value::None;
    }
    match shape {
        Shape::Presence if typed == "true" => Value::Present,
        Shape::Flag if matches!(typed, "true" | "false") => Value::Flag(typed == "true"),
        Shape::Flag => misfit(),
        Shape::Text => Value::Text(Cow::Owned(String::from(typed))),
        Shape::Integer if typed.trim().is_empty() => Value::None,
        Shape::Integer => {
            typed.trim().parse().ok().filter(|number: &i64| number.abs() <= crate::json::MAX_INTEGER).map_or_else(misfit, Value::Integer)
        }
        Shape::Choice(known) => known.iter().find(|choice| **choice == typed).map_or_else(misfit, |choice| Value::Choice(choice)),
        Shape::Presence | Shape::Choices(_) | Shape::Rows(_) => Value::None,
    }
}
