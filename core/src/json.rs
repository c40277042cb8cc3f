//! JSON, read once from left to right, without a tree in between (RFC 8259).
//! It knows syntax, duplicates of nothing and the meaning of nothing: what a member is for, `application` knows.

pub mod unreadable;

use std::borrow::Cow;
use unreadable::Unreadable;

/// How deep objects and lists may stand one inside the other.
pub const MAX_DEPTH: usize = 32;

/// The greatest whole number that every reader of JSON agrees on: 2^53 (RFC 8259 section 6).
pub const MAX_INTEGER: i64 = 1 << 53;

/// What kind of value stands next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    Object,
    List,
    Text,
    Number,
    Flag,
    Null,
}

/// A place in a text of JSON.
#[derive(Debug)]
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str) -> Self {
        Reader { text, at: 0, depth: 0 }
    }

    /// What stands next; a text that ends here, or a letter that begins no value, is a fault.
    pub fn peek(&mut self) -> Result<Next, Unreadable> {
        self.space();
        match self.byte() {
            Some(b'{') => Ok(Next::Object),
            Some(b'[') => Ok(Next::List),
            Some(b'"') => Ok(Next::Text),
            Some(b'-' | b'0'..=b'9') => Ok(Next::Number),
            Some(b't' | b'f') => Ok(Next::Flag),
            Some(b'n') => Ok(Next::Null),
            _ => Err(Unreadable::SYNTAX),
        }
    }

    /// Enters the object that stands next; then come [`Reader::member`]s.
    pub fn object(&mut self) -> Result<(), Unreadable> {
        self.enter(b'{')
    }

    /// The name of the next member, its value next; `None` where the object ends. `first` is true for the first call only.
    pub fn member(&mut self, first: bool) -> Result<Option<Cow<'a, str>>, Unreadable> {
        if !self.follows(b'}', first)? {
            return Ok(None);
        }
        self.space();
        if self.byte() != Some(b'"') {
            return Err(Unreadable::SYNTAX);
        }
        let name = self.text()?;
        self.space();
        self.expect(b':')?;
        Ok(Some(name))
    }

    /// Enters the list that stands next; then come [`Reader::item`]s.
    pub fn list(&mut self) -> Result<(), Unreadable> {
        self.enter(b'[')
    }

    /// Whether another item stands next; `first` is true for the first call only.
    pub fn item(&mut self, first: bool) -> Result<bool, Unreadable> {
        self.follows(b']', first)
    }

    /// The text that stands next, without a copy where it holds no escape.
    pub fn text(&mut self) -> Result<Cow<'a, str>, Unreadable> {
        self.expect(b'"')?;
        let start = self.at;
        self.at += plain_run(&self.text.as_bytes()[start..]);
        match self.byte() {
            Some(b'"') => {
                let whole = &self.text[start..self.at];
                self.at += 1;
                Ok(Cow::Borrowed(whole))
            }
            Some(b'\\') => self.escaped_text(start),
            _ => Err(Unreadable::SYNTAX),
        }
    }

    /// The whole number that stands next: without fraction, exponent or minus zero, within ±2^53. Any other number is of the wrong shape.
    pub fn integer(&mut self) -> Result<i64, Unreadable> {
        let digits = self.number()?;
        let whole = !digits.contains(['.', 'e', 'E']) && digits != "-0";
        let value = digits.parse::<i64>().ok().filter(|value| whole && value.abs() <= MAX_INTEGER);
        value.ok_or(Unreadable::here())
    }

    /// The number that stands next, as it is written.
    pub fn number(&mut self) -> Result<&'a str, Unreadable> {
        let start = self.at;
        self.skip(b'-');
        match self.byte() {
            Some(b'0') => self.at += 1,
            Some(b'1'..=b'9') => self.digits()?,
            _ => return Err(Unreadable::SYNTAX),
        }
        if self.skip(b'.') {
            self.digits()?;
        }
        if self.skip(b'e') || self.skip(b'E') {
            let _signed = self.skip(b'+') || self.skip(b'-');
            self.digits()?;
        }
        Ok(&self.text[start..self.at])
    }

    pub fn flag(&mut self) -> Result<bool, Unreadable> {
        let value = self.byte() == Some(b't');
        self.word(if value { "true" } else { "false" })?;
        Ok(value)
    }

    pub fn null(&mut self) -> Result<(), Unreadable> {
        self.word("null")
    }

    /// That nothing but white space follows.
    pub fn end(&mut self) -> Result<(), Unreadable> {
        self.space();
        if self.at == self.text.len() { Ok(()) } else { Err(Unreadable::SYNTAX) }
    }

    /// The scalar that stands next, looked at for its syntax alone: whatever it says, its shape is wrong here.
    pub fn misplaced(&mut self) -> Result<Unreadable, Unreadable> {
        match self.peek()? {
            Next::Object | Next::List => {}
            Next::Text => drop(self.text()?),
            Next::Number => drop(self.number()?),
            Next::Flag => drop(self.flag()?),
            Next::Null => self.null()?,
        }
        Ok(Unreadable::here())
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.byte() {
            self.at += 1;
        }
    }

    fn skip(&mut self, byte: u8) -> bool {
        let there = self.byte() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn expect(&mut self, byte: u8) -> Result<(), Unreadable> {
        if self.skip(byte) { Ok(()) } else { Err(Unreadable::SYNTAX) }
    }

    fn word(&mut self, word: &str) -> Result<(), Unreadable> {
        if !self.text[self.at..].starts_with(word) {
            return Err(Unreadable::SYNTAX);
        }
        self.at += word.len();
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Unreadable> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.byte() {
            self.at += 1;
        }
        if self.at > start { Ok(()) } else { Err(Unreadable::SYNTAX) }
    }

    fn enter(&mut self, open: u8) -> Result<(), Unreadable> {
        self.expect(open)?;
        self.depth += 1;
        if self.depth > MAX_DEPTH { Err(Unreadable::SYNTAX) } else { Ok(()) }
    }

    /// Whether another member or item follows; consumes the comma, or the closing bracket.
    fn follows(&mut self, close: u8, first: bool) -> Result<bool, Unreadable> {
        self.space();
        if self.skip(close) {
            self.depth -= 1;
            return Ok(false);
        }
        if !first {
            self.expect(b',')?;
        }
        Ok(true)
    }

    /// The rest of a text that holds escapes, copied; `start` is where its first letter stands.
    fn escaped_text(&mut self, start: usize) -> Result<Cow<'a, str>, Unreadable> {
        let mut copy = String::from(&self.text[start..self.at]);
        loop {
            let run = self.at;
            self.at += plain_run(&self.text.as_bytes()[run..]);
            copy.push_str(&self.text[run..self.at]);
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Cow::Owned(copy));
                }
                Some(b'\\') => {
                    self.at += 1;
                    copy.push(self.escape()?);
                }
                _ => return Err(Unreadable::SYNTAX),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Unreadable> {
        let letter = self.byte().ok_or(Unreadable::SYNTAX)?;
        self.at += 1;
        Ok(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.code_point(),
            _ => return Err(Unreadable::SYNTAX),
        })
    }

    /// The letter of `\uXXXX`, or of two of them that make a pair; half a pair is no letter.
    fn code_point(&mut self) -> Result<char, Unreadable> {
        let high = self.hex4()?;
        let code = if (0xD800..0xDC00).contains(&high) {
            self.word("\\u")?;
            let low = self.hex4()?;
            if !(0xDC00..0xE000).contains(&low) {
                return Err(Unreadable::SYNTAX);
            }
            0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
        } else {
            high
        };
        char::from_u32(code).ok_or(Unreadable::SYNTAX)
    }

    fn hex4(&mut self) -> Result<u32, Unreadable> {
        let digits = self.text.get(self.at..self.at + 4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).ok_or(Unreadable::SYNTAX)?;
        self.at += 4;
        Ok(code)
    }
}

/// How many bytes stand before the next quote, backslash or control character; eight at a time, for texts are most of an input.
fn plain_run(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const TOPS: u64 = ONES << 7;
    let mut rest = bytes;
    while let Some((chunk, after)) = rest.split_first_chunk() {
        let eight = u64::from_le_bytes(*chunk);
        let (quote, backslash) = ((eight ^ (ONES * 0x22)).wrapping_sub(ONES), (eight ^ (ONES * 0x5C)).wrapping_sub(ONES));
        // Each of the three marks by its top bit, which a byte beyond ASCII has by itself.
        let found = (quote | backslash | eight.wrapping_sub(ONES * 0x20)) & !eight & TOPS;
        if found != 0 {
            // A borrow makes false marks above a true one only, so the lowest is true.
            return bytes.len() - rest.len() + found.trailing_zeros() as usize / 8;
        }
        rest = after;
    }
    let run = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20));
    bytes.len() - rest.len() + run.unwrap_or(rest.len())
}

/// Appends `text` as a JSON text in its canonical form (RFC 8785 section 3.2.2.2).
pub fn write_text(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    loop {
        let plain = plain_run(rest.as_bytes());
        out.push_str(&rest[..plain]);
        let Some(byte) = rest.as_bytes().get(plain) else { break };
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            0x08 => out.push_str("\\b"),
            0x09 => out.push_str("\\t"),
            0x0A => out.push_str("\\n"),
            0x0C => out.push_str("\\f"),
            0x0D => out.push_str("\\r"),
            control => {
                const HEX: &[u8; 16] = b"0123456789abcdef";
                out.push_str("\\u00");
                out.push(char::from(HEX[usize::from(control >> 4)]));
                out.push(char::from(HEX[usize::from(control & 15)]));
            }
        }
        rest = &rest[plain + 1..];
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(json: &str) -> Result<String, Unreadable> {
        let mut reader = Reader::new(json);
        let text = reader.text()?.into_owned();
        reader.end()?;
        Ok(text)
    }

    #[test]
    fn a_text_is_read_with_its_escapes() {
        assert_eq!(text_of(r#""Ә\n\u04d8\ud83d\ude00\/""#).as_deref(), Ok("Ә\nӘ😀/"));
        for broken in [r#""\ud800""#, r#""\ud800\u0041""#, r#""\x""#, "\"\n\"", r#"""#, r#""\u12"#, r#""a"b"#] {
            assert_eq!(text_of(broken), Err(Unreadable::SYNTAX), "{broken}");
        }
    }

    #[test]
    fn a_text_ends_where_it_ends_wherever_it_begins() {
        for length in 0..40 {
            for (end, plain) in
                [(b'"', false), (b'\\', false), (0x1F, false), (0x00, false), (0x20, true), (0x7F, true), (0xFF, true), (0x21, true)]
            {
                let mut bytes = vec![0xD3; length];
                bytes.push(end);
                bytes.extend([b'a'; 9]);
                assert_eq!(plain_run(&bytes), if plain { bytes.len() } else { length }, "{length} {end}");
            }
        }
    }

    #[test]
    fn only_a_plain_whole_number_is_an_integer() {
        let integer = |json: &str| Reader::new(json).integer();
        assert_eq!(integer("9007199254740992"), Ok(MAX_INTEGER));
        assert_eq!(integer("-9007199254740992"), Ok(-MAX_INTEGER));
        for other in ["9007199254740993", "1e3", "1.0", "-0", "1e999", "99999999999999999999"] {
            assert_eq!(integer(other), Err(Unreadable::here()), "{other}");
        }
        for broken in ["-", "1.", "1e", "+1", "NaN"] {
            assert_eq!(integer(broken), Err(Unreadable::SYNTAX), "{broken}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let text = "\u{0}\u{1f}\"\\\u{7f}Қ/\t";
        let mut json = String::new();
        write_text(&mut json, text);
        assert_eq!(json, "\"\\u0000\\u001f\\\"\\\\\u{7f}Қ/\\t\"");
        assert_eq!(text_of(&json).as_deref(), Ok(text));
    }
}
