"""How a single value is read: section 3 of the contract, once more."""

import datetime
import re

import regex

WHITE_SPACE = "\t\n\v\f\r \x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
HIDDEN = re.compile("[\0-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
LETTER = regex.compile(r"\p{Alphabetic}")
NAME = regex.compile(r"\p{Alphabetic}(?:[\p{Alphabetic}\u0300-\u036f'’ʼ.-]| (?! ))*")
CODE = regex.compile(r"[\p{Alphabetic}0-9-]+")
LABEL = r"[\p{Alphabetic}0-9](?:[\p{Alphabetic}0-9-]{0,61}[\p{Alphabetic}0-9])?"
EMAIL = regex.compile(rf"[a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{LABEL}(?:\.{LABEL})*")
LATIN, CYRILLIC = re.compile("[A-Za-z\u00c0-\u024f]"), re.compile("[\u0400-\u052f]")
SERIES = {"BD", "BQ", "MD", "MBA", "DBA", "CMD", "CPR", "PHD", "PD"}
LOOK_ALIKE = str.maketrans("АВСЕКМНОРТХ", "ABCEKMHOPTX")
CENTURY = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}


def trimmed(text: str) -> str:
    return text.strip(WHITE_SPACE)


def given(value: object) -> bool:
    return bool(trimmed(value)) if isinstance(value, str) else value is not None


def at(document: object, *path: str) -> object:
    """What stands at a path, or nothing."""
    for member in path:
        document = document.get(member) if isinstance(document, dict) else None
    return document


def is_text(text: str, limit: int = 2000, lines: bool = False) -> bool:
    seen = re.sub("[\t\n\r]", "", text) if lines else text
    return not HIDDEN.search(seen) and len(text) <= limit


def is_name(text: str) -> bool:
    return len(text) <= 200 and NAME.fullmatch(text) is not None


def is_mixed(text: str) -> bool:
    return bool(LATIN.search(text) and CYRILLIC.search(text))


def is_controlled(digits: str) -> bool:
    numbers = [int(digit) for digit in digits]

    def rest(weights: list[int]) -> int:
        return sum(weight * number for weight, number in zip(weights, numbers)) % 11

    first = rest(list(range(1, 12)))
    control = first if first < 10 else rest([*range(3, 12), 1, 2])
    return control == numbers[11]


def is_iin(text: str) -> bool:
    return bool(re.fullmatch("[0-9]{4}[0-37-9][0-9]{7}", text)) and is_controlled(text)


def is_bin(text: str) -> bool:
    return bool(re.fullmatch("[0-9]{2}(0[1-9]|1[0-2])[456][0-9]{7}", text)) and is_controlled(text)


def born(iin: str, filed: datetime.date) -> datetime.date | None:
    """The date of birth that an IIN tells, if it is a real one up to the filing date."""
    try:
        day = datetime.date(CENTURY[iin[6]] + int(iin[:2]), int(iin[2:4]), int(iin[4:6]))
    except (KeyError, ValueError):
        return None
    return day if day <= filed else None


def date(text: str) -> datetime.date | None:
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def is_phone(text: str, mobile: bool) -> bool:
    dialled = re.sub(f"[{WHITE_SPACE}()\\[\\]-]", "", text)
    if re.fullmatch("8[0-9]{10}", dialled):
        dialled = "+7" + dialled[1:]
    if mobile:
        return re.fullmatch(r"\+77[0-9]{9}", dialled) is not None
    return re.fullmatch(r"\+7[0-9]{10}|\+(?!7)[0-9]{8,15}", dialled) is not None


def is_email(text: str) -> bool:
    return len(text) <= 254 and EMAIL.fullmatch(text) is not None


def is_code(text: str, limit: int) -> bool:
    return len(text) <= limit and CODE.fullmatch(text) is not None


def is_series(text: str, own: bool) -> bool:
    return text.upper().translate(LOOK_ALIKE) in SERIES if own else is_code(text, 10)
