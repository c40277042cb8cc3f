"""Of what shape an input is, and where it is first of another: section 1 of the contract, once more."""

import datetime
import json
import re

from documents import KINDS
from judgement import CHANNELS, REASONS, SERVICES

TEXT, FLAG, NUMBER, INSTANT = "text", "flag", "number", "instant"
PERSON = {"surname": TEXT, "given_name": TEXT, "patronymic": TEXT, "single_name": FLAG}
STATUSES = ("citizen", "foreigner", "stateless", "refugee", "asylum-seeker", "kandas")
FIELDS = ("surname", "given-name", "patronymic", "birth-date", "iin", "specialty", "qualification", "institution")
CORRECTION = {"field": (*FIELDS, "document-number", "issue-date", "other"), "printed": TEXT, "correct": TEXT, "explanation": TEXT}
DOCUMENT = {"type": ("basic-secondary", "general-secondary"), "model": ("own", "state"), "series": TEXT, "number": TEXT, "issued_on": TEXT}
FILE = {"file_name": TEXT, "media_type": TEXT, "bytes": NUMBER, "sha256": TEXT, "valid_until": TEXT, "width_px": NUMBER, "height_px": NUMBER}
FILE["source"] = ("upload", "digital-documents-service", "paper")
PROGRAMMES = ("skilled-worker", "special-curriculum", "religious", "penal-institution", "middle-level", "applied-bachelor")
ADMISSION = {
    "programme": PROGRAMMES,
    "base": ("basic-secondary", "general-secondary", "tve", "post-secondary", "higher"),
    "study_form": ("full-time", "evening", "correspondence"),
    "funding": ("state-order", "paid"),
    "specialty": {"code": TEXT, "name": TEXT, "group": ("general", "creative", "pedagogical", "medical")},
    "graduated_abroad": FLAG,
    "special_status": ("special-state-body", "law-enforcement", "civil-protection", "courier-service", "military", "medical-worker"),
    "disability": ("group-1", "group-2", "group-3", "since-childhood"),
    "disability_kind": ("sight", "hearing", "locomotion"),
    "exam_arrangements": [("separate-room", "assistant", "sign-language-assistant")],
    "also_apply_for": [("dormitory", "free-meals")],
}
APPLICATION = {
    "service": tuple(SERVICES),
    "channel": tuple(CHANNELS["SD"]),
    "home_visit": FLAG,
    "language": ("kk", "ru"),
    "provider": {"bin": TEXT, "name": TEXT, "head": PERSON},
    "applicant": {
        "name": PERSON,
        "iin": TEXT,
        "birth_date": TEXT,
        "citizenship_status": STATUSES,
        "contact": {"phone": TEXT, "email": TEXT},
        "address": TEXT,
    },
    "representative": {"name": PERSON, "iin": TEXT, "relation": ("parent", "legal-representative", "proxy")},
    "new_name": PERSON,
    "reason": {"kind": tuple(sorted({kind for kinds in REASONS.values() for kind in kinds})), "text": TEXT},
    "corrections": [CORRECTION],
    "education": {
        "institution_name": TEXT,
        "institution_changed": {"name": TEXT, "address": TEXT},
        "graduation_year": NUMBER,
        "specialty": {"code": TEXT, "name": TEXT},
        "document": DOCUMENT,
    },
    "admission": ADMISSION,
    "attachments": {kind: [FILE] for kind in KINDS},
    "consent": FLAG,
    "certified_by": ("eds", "one-time-password", "handwritten"),
}
CONTEXT = {"obtained": [tuple(KINDS)], "emergency": FLAG, "education_document_digitised": FLAG, "provider_liquidated": FLAG}
INPUT = {"filed_at": INSTANT, "context": CONTEXT, "application": APPLICATION}


class Unreadable(Exception):
    """Where an input is first of another shape: a JSON Pointer."""


class Pairs(list):
    """The members of an object in the order of the text, doubles too."""


class Digits(str):
    """A number as it is written."""


def first_fault(text: str) -> str | None:
    """The pointer of an input's first fault; the text is JSON."""
    read = json.loads(text, object_pairs_hook=Pairs, parse_int=Digits, parse_float=Digits)
    try:
        if not isinstance(read, Pairs):
            raise Unreadable("")
        walk(read, INPUT, "")
    except Unreadable as fault:
        return str(fault)
    members = dict(read)
    for needed in ("filed_at", "application"):
        if members.get(needed) is None:
            return f"/{needed}"
    return None if dict(members["application"]).get("service") else "/application/service"


def walk(read: object, shape: object, pointer: str) -> None:
    if isinstance(shape, dict) and isinstance(read, Pairs):
        seen = set()
        for name, value in read:
            below = f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
            if name not in shape or name in seen:
                raise Unreadable(below)
            seen.add(name)
            if value is not None:
                walk(value, shape[name], below)
    elif isinstance(shape, list) and isinstance(read, list) and not isinstance(read, Pairs):
        for place, item in enumerate(read):
            walk(item, shape[0], f"{pointer}/{place}")
    elif not fits(read, shape):
        raise Unreadable(pointer)


def fits(read: object, shape: object) -> bool:
    is_text = isinstance(read, str) and not isinstance(read, Digits)
    if shape == TEXT:
        return is_text
    if shape == FLAG:
        return isinstance(read, bool)
    if shape == NUMBER:
        return isinstance(read, Digits) and bool(re.fullmatch("0|-?[1-9][0-9]*", read)) and abs(int(read)) <= 2**53
    if shape == INSTANT:
        return is_text and is_instant(read)
    return is_text and isinstance(shape, tuple) and read in shape


def is_instant(text: str) -> bool:
    part = "([0-9]{2})"
    parts = re.fullmatch(rf"([0-9]{{4}})-{part}-{part}T{part}:{part}:{part}(?:\.[0-9]+)?(?:Z|[+-]{part}:{part})", text)
    if not parts:
        return False
    year, month, day, hour, minute, second, ahead, minutes = (int(part or 0) for part in parts.groups())
    try:
        datetime.datetime(year, month, day, hour, minute, second)
    except ValueError:
        return False
    return 1900 <= year <= 2199 and ahead < 24 and minutes < 60
