//! What is written and read: items with typed attributes, conditions, and the writes that make up a transaction.

use crate::keys::{EXPIRES, Index, Key, PARTITION, SORT, VERSION};
use crate::table::Broken;
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use chrono::{DateTime, Utc};
use std::collections::HashMap;

/// An item of the table: its key and its attributes.
#[derive(Clone, Debug, PartialEq)]
pub struct Item(pub(crate) HashMap<String, AttributeValue>);

impl Item {
    /// An item with this key and nothing else.
    pub fn new(key: &Key) -> Item {
        Item(key_map(key))
    }

    pub fn text(self, name: &str, value: impl Into<String>) -> Item {
        self.with(name, text(value))
    }

    pub fn number(self, name: &str, value: i64) -> Item {
        self.with(name, number(value))
    }

    pub fn bytes(self, name: &str, value: Vec<u8>) -> Item {
        self.with(name, AttributeValue::B(Blob::new(value)))
    }

    /// A list of texts, in this order.
    pub fn texts<T: Into<String>>(self, name: &str, values: impl IntoIterator<Item = T>) -> Item {
        self.with(name, AttributeValue::L(values.into_iter().map(text).collect()))
    }

    /// The version that the next write has to state.
    pub fn version(self, version: u64) -> Item {
        self.with(VERSION, AttributeValue::N(version.to_string()))
    }

    /// When the item stops to count. Readers compare with [`Item::is_alive`], because the table sweeps late.
    pub fn expires(self, at: DateTime<Utc>) -> Item {
        self.number(EXPIRES, at.timestamp())
    }

    /// Puts the item into this index.
    pub fn indexed(self, index: Index, partition: impl Into<String>, sort: impl Into<String>) -> Item {
        self.text(index.partition, partition).text(index.sort, sort)
    }

    fn with(mut self, name: &str, value: AttributeValue) -> Item {
        self.0.insert(name.to_owned(), value);
        self
    }

    /// The key that this item stands under.
    pub fn key(&self) -> Result<Key, Broken> {
        Ok(Key { partition: self.text_of(PARTITION)?.to_owned(), sort: self.text_of(SORT)?.to_owned() })
    }

    pub fn text_of(&self, name: &str) -> Result<&str, Broken> {
        self.maybe_text_of(name).ok_or_else(|| malformed(name))
    }

    pub fn maybe_text_of(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(|value| value.as_s().ok()).map(String::as_str)
    }

    pub fn number_of(&self, name: &str) -> Result<i64, Broken> {
        let value = self.0.get(name).and_then(|value| value.as_n().ok());
        value.and_then(|digits| digits.parse().ok()).ok_or_else(|| malformed(name))
    }

    pub fn version_of(&self) -> Result<u64, Broken> {
        u64::try_from(self.number_of(VERSION)?).map_err(|_| malformed(VERSION))
    }

    pub fn bytes_of(&self, name: &str) -> Result<&[u8], Broken> {
        let value = self.0.get(name).and_then(|value| value.as_b().ok());
        value.map(AsRef::as_ref).ok_or_else(|| malformed(name))
    }

    pub fn texts_of(&self, name: &str) -> Result<Vec<String>, Broken> {
        let values = self.0.get(name).and_then(|value| value.as_l().ok()).ok_or_else(|| malformed(name))?;
        values.iter().map(|value| value.as_s().cloned().map_err(|_| malformed(name))).collect()
    }

    /// Whether the item has an attribute of this name.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Whether its time has not come yet; an item without one lives for ever.
    pub fn is_alive(&self, now: DateTime<Utc>) -> bool {
        self.number_of(EXPIRES).map_or(true, |expires| now.timestamp() < expires)
    }

    /// About the bytes that the table counts: names and values, with a little for what holds them.
    pub(crate) fn size(&self) -> usize {
        self.0.iter().map(|(name, value)| name.len() + size_of_value(value)).sum()
    }
}

/// What must hold of the item that is there for a write to be made.
#[derive(Clone, Debug)]
pub enum Condition {
    /// Nothing: whatever is there is replaced.
    Always,
    /// No item has this key.
    Absent,
    /// The item is of this version.
    Version(u64),
    Holds(Expression),
}

/// An expression of the table's own language, in which every attribute is written `#name`, and every value `:name`.
#[derive(Clone, Debug)]
pub struct Expression {
    pub(crate) text: String,
    pub(crate) values: HashMap<String, AttributeValue>,
}

/// An expression, to which its values are added by [`Expression::value`].
pub fn expression(text: impl Into<String>) -> Expression {
    Expression { text: text.into(), values: HashMap::new() }
}

impl Expression {
    pub fn value(mut self, name: &str, value: AttributeValue) -> Expression {
        self.values.insert(name.to_owned(), value);
        self
    }

    pub fn text(self, name: &str, value: impl Into<String>) -> Expression {
        self.value(name, text(value))
    }

    pub fn number(self, name: &str, value: i64) -> Expression {
        self.value(name, number(value))
    }
}

/// One write of a transaction, or one alone.
#[derive(Clone, Debug)]
pub enum Write {
    Put(Item, Condition),
    /// The item with this key is changed by the expression, such as `SET #tries = #tries + :one`.
    Update(Key, Expression, Condition),
    Delete(Key, Condition),
    /// Writes nothing, but the transaction fails where it does not hold.
    Check(Key, Condition),
}

pub fn text(value: impl Into<String>) -> AttributeValue {
    AttributeValue::S(value.into())
}

pub fn number(value: i64) -> AttributeValue {
    AttributeValue::N(value.to_string())
}

pub(crate) fn key_map(key: &Key) -> HashMap<String, AttributeValue> {
    HashMap::from([(PARTITION.to_owned(), text(&key.partition)), (SORT.to_owned(), text(&key.sort))])
}

/// Expressions as the SDK wants them: one or two texts, with the names and the values of both.
pub(crate) struct Spoken {
    pub(crate) condition: Option<String>,
    pub(crate) change: Option<String>,
    pub(crate) names: Option<HashMap<String, String>>,
    pub(crate) values: Option<HashMap<String, AttributeValue>>,
}

/// Puts a condition, and a change where there is one, into words.
pub(crate) fn speak(condition: &Condition, change: Option<&Expression>) -> Spoken {
    let condition = match condition {
        Condition::Always => None,
        Condition::Absent => Some(expression(format!("attribute_not_exists(#{PARTITION})"))),
        Condition::Version(version) => {
            Some(expression(format!("#{VERSION} = :stated_version")).value(":stated_version", AttributeValue::N(version.to_string())))
        }
        Condition::Holds(expression) => Some(expression.clone()),
    };
    let mut names = HashMap::new();
    let mut values = HashMap::new();
    for expression in condition.iter().chain(change) {
        names.extend(names_of(&expression.text));
        values.extend(expression.values.clone());
    }
    Spoken {
        condition: condition.map(|condition| condition.text),
        change: change.map(|change| change.text.clone()),
        names: (!names.is_empty()).then_some(names),
        values: (!values.is_empty()).then_some(values),
    }
}

/// Every `#name` of the expression stands for the attribute `name`, so that no word of the table's language is in the way.
pub(crate) fn names_of(expression: &str) -> HashMap<String, String> {
    let rest = expression.split('#').skip(1);
    rest.map(|rest| {
        let name: String = rest.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_').collect();
        (format!("#{name}"), name)
    })
    .collect()
}

fn size_of_value(value: &AttributeValue) -> usize {
    match value {
        AttributeValue::S(text) => text.len(),
        AttributeValue::B(bytes) => bytes.as_ref().len(),
        AttributeValue::L(values) => 3 + values.iter().map(|value| 1 + size_of_value(value)).sum::<usize>(),
        // Numbers, and what we do not write.
        _ => 21,
    }
}

fn malformed(name: &str) -> Broken {
    Broken::Malformed(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_an_expression_are_found_wherever_they_stand() {
        let names = names_of("SET #tries = #tries + :one REMOVE #code_2");
        assert_eq!(names.len(), 2);
        assert_eq!(names["#code_2"], "code_2");
    }
}
