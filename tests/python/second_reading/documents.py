"""Which documents are needed and how their files are judged: section 4 of the contract, once more."""

import datetime
import re

from values import at, date, given, is_text, trimmed

COPY, ORIGINAL, IDENTITY, PHOTO = "education-document-copy", "education-document-original", "identity-document", "photo"
MEDICAL, CONCLUSION = "medical-certificate-075u", "medico-social-conclusion-031u"
STATUS, RESIDENCE, DISABILITY = "status-document", "residence-status-document", "disability-certificate"
KINDS = [COPY, ORIGINAL, IDENTITY, PHOTO, MEDICAL, CONCLUSION, STATUS, RESIDENCE, DISABILITY]
PICTURES = ("image/jpeg", "image/png")


def needed(service: str, channel: str | None, application: dict) -> list[str]:
    counter = channel in ("office", "state-corporation")
    at_office = service == "TA" and channel == "office"
    admission = (application.get("admission") or {}) if service == "TA" else {}
    rules = {
        COPY: service in ("TC", "HC") or (service == "TA" and channel == "portal"),
        ORIGINAL: at_office or (service == "SD" and counter and at(application, "reason", "kind") in ("name-changed", "damaged")),
        IDENTITY: at_office or service == "TD" or (service == "SD" and counter),
        PHOTO: service == "TA",
        MEDICAL: service == "TA",
        CONCLUSION: admission.get("disability") in ("group-1", "group-2", "since-childhood"),
        STATUS: given(admission.get("special_status")),
        RESIDENCE: at_office and (at(application, "applicant", "citizenship_status") or "citizen") != "citizen",
        DISABILITY: bool(admission.get("exam_arrangements")),
    }
    return [kind for kind in KINDS if rules[kind]]


def fault(kind: str, file: dict, portal: bool, filed: datetime.date) -> str | None:
    """The code of a file's problem."""
    paper = file.get("source") == "paper"
    if paper:
        return "not-allowed" if portal or kind == PHOTO else None
    if kind == ORIGINAL:
        return "not-allowed"
    until = file.get("valid_until")
    ends = date(trimmed(until)) if given(until) else datetime.date.max
    fine = (
        given(file.get("file_name"))
        and is_text(trimmed(file["file_name"]), 255)
        and file.get("media_type") in (PICTURES if kind == PHOTO else ("application/pdf", *PICTURES))
        and 1 <= (file.get("bytes") or 0) <= 10_485_760
        and re.fullmatch("[0-9a-f]{64}", file.get("sha256") or "")
        and ends is not None
        and (kind != PHOTO or is_three_by_four(file))
    )
    if not fine:
        return "invalid"
    return "expired" if ends < filed else None


def is_three_by_four(file: dict) -> bool:
    width, height = file.get("width_px") or 0, file.get("height_px") or 0
    return width > 0 and height > 0 and abs(4 * width - 3 * height) * 50 <= 3 * height


def is_small(file: dict) -> bool:
    return file["width_px"] < 354 or file["height_px"] < 472


def state(kind: str, faults: list[str | None], context: dict) -> str:
    if kind in (context.get("obtained") or []) and kind not in (PHOTO, ORIGINAL):
        return "obtained"
    if None in faults:
        return "present"
    if context.get("emergency") and kind in (MEDICAL, CONCLUSION):
        return "deferred"
    if not faults:
        return "missing"
    return "expired" if set(faults) == {"expired"} else "invalid"
