//! Why a text could not be read: the place as a JSON Pointer (RFC 6901), and what could stand there.

use std::borrow::Cow;

/// Why a text could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.told())]
pub struct Unreadable {
    /// The JSON Pointer (RFC 6901) of the member with the wrong shape, `""` for the whole; `None` for a fault of JSON itself.
    pub at: Option<String>,
    /// What could stand there, where it is one of a few words.
    pub known: Vec<&'static str>,
}

impl Unreadable {
    /// A fault of JSON itself: it has no pointer.
    pub const SYNTAX: Unreadable = Unreadable { at: None, known: Vec::new() };

    /// A value of the wrong shape, right here; whoever reads the parent puts its name before.
    pub const fn here() -> Unreadable {
        Unreadable { at: Some(String::new()), known: Vec::new() }
    }

    /// A word that is none of these, right here.
    pub fn none_of(known: &[&'static str]) -> Unreadable {
        Unreadable { known: known.to_vec(), ..Unreadable::here() }
    }

    /// The sentence that says where, and what could stand there.
    fn told(&self) -> String {
        match self.at.as_deref() {
            Some("") => String::from("the input is no object"),
            Some(at) if self.known.is_empty() => format!("not readable at {at}"),
            Some(at) => format!("not readable at {at}; known are {}", self.known.join(", ")),
            None => String::from("the text is not JSON"),
        }
    }

    /// The same fault, seen from the parent that holds the value as the member `name`.
    pub fn within(self, name: &str) -> Unreadable {
        let Some(rest) = self.at else { return self };
        let mut at = String::with_capacity(name.len() + rest.len() + 1);
        at.push('/');
        at.push_str(&escaped(name));
        at.push_str(&rest);
        Unreadable { at: Some(at), known: self.known }
    }

    /// The same fault, seen from the list that holds the value at `index`.
    pub fn at_index(self, index: usize) -> Unreadable {
        self.within(&index.to_string())
    }
}

/// A name as it stands in a JSON Pointer (RFC 6901 section 3).
fn escaped(name: &str) -> Cow<'_, str> {
    if name.contains(['~', '/']) { Cow::Owned(name.replace('~', "~0").replace('/', "~1")) } else { Cow::Borrowed(name) }
}

#[cfg(test)]
mod tests {
    use super::Unreadable;

    #[test]
    fn a_pointer_escapes_its_names() {
        assert_eq!(Unreadable::here().at_index(3).within("a/b~c").at.as_deref(), Some("/a~1b~0c/3"));
        assert_eq!(Unreadable::SYNTAX.within("a"), Unreadable::SYNTAX);
    }

    #[test]
    fn a_sentence_names_the_place_and_what_is_known_of_it() {
        let told = [Unreadable::SYNTAX, Unreadable::here(), Unreadable::here().within("a"), Unreadable::none_of(&["kk", "ru"]).within("a")];
        let sentences = ["the text is not JSON", "the input is no object", "not readable at /a", "not readable at /a; known are kk, ru"];
        assert_eq!(told.map(|fault| fault.to_string()), sentences);
    }
}
