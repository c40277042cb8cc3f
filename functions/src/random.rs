//! What must not be guessed: numbers of requests, codes of notices, tokens. All of it comes from the system's random source.

/// `N` bytes of the system's random source.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system has a random source, without which nothing here may start");
    bytes
}

/// A number for a request: eleven random digits and a Damm digit. It grants nothing to who knows it.
pub fn request_number() -> String {
    let mut number = digits(11);
    number.push(char::from(b'0' + damm(&number)));
    number
}

/// Whether these are twelve digits of which the last is the right one.
pub fn is_request_number(number: &str) -> bool {
    number.len() == 12 && number.bytes().all(|byte| byte.is_ascii_digit()) && damm(number) == 0
}

/// A one-time code of this many decimal digits, each equally likely.
pub fn digits(count: usize) -> String {
    let mut digits = String::with_capacity(count + 1);
    while digits.len() < count {
        // 250 is the last multiple of ten that a byte holds: what lies above would favour the low digits.
        digits.extend(bytes::<16>().into_iter().filter(|byte| *byte < 250).map(|byte| char::from(b'0' + byte % 10)));
        digits.truncate(count);
    }
    digits
}

/// A notice's code: 128 random bits in 26 lower-case letters and digits of base32.
pub fn notice_code() -> String {
    base32(&bytes::<16>())
}

/// A bearer token or an identifier that nobody guesses: 256 random bits in 52 letters and digits of base32.
pub fn token() -> String {
    base32(&bytes::<32>())
}

/// Whether this is written as a [`token`] is.
pub fn is_token(text: &str) -> bool {
    text.len() == 52 && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7'))
}

/// RFC 4648 base32 in lower case, without padding.
pub fn base32(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let mut text = String::with_capacity(bytes.len().div_ceil(5) * 8);
    let (mut held, mut bits) = (0u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(ALPHABET[(held >> bits & 31) as usize]));
        }
    }
    if bits > 0 {
        text.push(char::from(ALPHABET[(held << (5 - bits) & 31) as usize]));
    }
    text
}

/// The check digit of H. Michael Damm's quasigroup of order ten: it catches every single wrong digit and every swap of neighbours.
/// Over digits that end in their own check digit it is zero.
fn damm(digits: &str) -> u8 {
    const QUASIGROUP: [[u8; 10]; 10] = [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
        [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
        [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
        [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
        [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
        [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
        [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
        [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
        [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ];
    digits.bytes().fold(0, |interim, digit| QUASIGROUP[usize::from(interim)][usize::from(digit - b'0')])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_twelve_digits_and_every_single_slip_is_caught() {
        // The example of Damm's thesis: 572 has the check digit 4.
        assert_eq!(damm("572"), 4);
        for _ in 0..50 {
            let number = request_number();
            assert!(is_request_number(&number), "{number}");
            for at in 0..12 {
                for digit in b'0'..=b'9' {
                    let mut wrong = number.clone().into_bytes();
                    wrong[at] = digit;
                    let wrong = String::from_utf8(wrong).unwrap();
                    assert_eq!(is_request_number(&wrong), wrong == number);
                }
                let mut swapped = number.clone().into_bytes();
                swapped.swap(at, (at + 1).min(11));
                let swapped = String::from_utf8(swapped).unwrap();
                assert_eq!(is_request_number(&swapped), swapped == number);
            }
        }
        assert!(!is_request_number("00000000000"));
        assert!(!is_request_number("０００００００００００0"));
    }

    #[test]
    fn base32_is_that_of_the_rfc() {
        for (plain, text) in [("", ""), ("f", "my"), ("fo", "mzxq"), ("foo", "mzxw6"), ("foob", "mzxw6yq"), ("fooba", "mzxw6ytb")] {
            assert_eq!(base32(plain.as_bytes()), text);
        }
        assert_eq!(notice_code().len(), 26);
        assert_eq!(token().len(), 52);
    }

    #[test]
    fn a_code_of_six_digits_has_six_digits() {
        assert!((0..100).all(|_| digits(6).len() == 6));
    }
}
