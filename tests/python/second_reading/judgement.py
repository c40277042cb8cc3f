"""A readable input judged by sections 2, 3 and 5 of the contract, read once more: what is asked, by which clause, on which ground."""

import csv
import datetime

import days
import documents
from values import at, born, date, given, is_bin, is_code, is_email, is_iin, is_mixed, is_name, is_phone, is_series, is_text, trimmed

SERVICES = {"tve-correction": "TC", "school-duplicate": "SD", "hei-correction": "HC", "tve-duplicate": "TD", "tve-admission": "TA"}
CHANNELS = {
    "TC": ["portal"],
    "SD": ["office", "state-corporation", "portal"],
    "HC": ["portal"],
    "TD": ["office", "state-corporation"],
    "TA": ["office", "portal"],
}
REASONS = {
    "TC": [],
    "SD": ["lost", "damaged", "name-changed"],
    "HC": ["name-changed", "institution-changed", "printed-with-error", "other"],
    "TD": ["lost", "name-changed", "unfit", "filled-with-errors"],
    "TA": [],
}
TERMS = {"TC": ("working", 3), "SD": ("working", 15), "HC": ("working", 15), "TD": ("calendar", 20), "TA": ("working", 0)}
VOCATIONAL = ("skilled-worker", "special-curriculum", "religious", "penal-institution")
ARRANGEMENTS = {
    "separate-room": ("sight", "hearing", "locomotion"),
    "assistant": ("sight", "locomotion"),
    "sign-language-assistant": ("hearing",),
}
NOTICED = ("name", "address")

with (days.LAW / "citations.csv").open(encoding="utf-8") as table:
    CITATIONS = {row["at"]: row for row in csv.DictReader(table)}
with (days.LAW / "editions.csv").open(encoding="utf-8") as table:
    EDITIONS = {row["service"]: datetime.date.fromisoformat(row["in_force"]) for row in csv.DictReader(table)}


def judged(read: dict) -> dict:
    """The report of an input, in the shape in which the cases expect it."""
    return Judgement(read).report()


class Judgement:
    def __init__(self, read: dict):
        self.application = read["application"]
        self.context = read.get("context") or {}
        self.service = SERVICES[self.application["service"]]
        self.filed = days.local(read["filed_at"])
        self.today = self.filed.date()
        self.channel = self.application.get("channel")
        self.portal = self.channel == "portal"
        self.certified = self.application.get("certified_by")
        self.otp = self.certified == "one-time-password"
        self.visited = self.get("home_visit") is True and self.channel == "state-corporation"
        self.admission = (self.get("admission") or {}) if self.service == "TA" else {}
        self.reason = self.get("reason", "kind")
        self.problems: dict[tuple[str, str], None] = {}
        self.warnings: set[tuple[str, str]] = set()
        self.states: dict[str, str] = {}

    def get(self, *path: str) -> object:
        return at(self.application, *path)

    def problem(self, code: str, pointer: str, when: object = True) -> None:
        if when:
            self.problems[code, pointer] = None

    def warn(self, code: str, pointer: str, when: object = True) -> None:
        if when:
            self.warnings.add((code, pointer))

    def require(self, pointer: str, when: object = True) -> None:
        self.problem("missing", pointer, when and not given(self.get(*pointer[1:].split("/"))))

    def text(self, pointer: str, limit: int = 2000) -> str | None:
        """A valid text at a pointer; an invalid one is a problem."""
        return self.value(pointer, self.get(*pointer[1:].split("/")), lambda text: is_text(text, limit))

    def value(self, pointer: str, typed: object, fits) -> str | None:
        if not given(typed):
            return None
        if fits(trimmed(typed)):
            return trimmed(typed)
        self.problem("invalid", pointer)
        return None

    def report(self) -> dict:
        self.manner()
        self.organisation()
        self.applicant()
        self.representative()
        self.matter()
        self.education()
        because = self.days()
        if self.service == "TA":
            self.competition()
        self.attachments()
        since = EDITIONS[self.application["service"]]
        self.warn("before-first-edition", "/filed_at", self.today < since)
        told = [[code, pointer, self.clause(code, pointer), self.ground(code, pointer)] for code, pointer in self.problems]
        return {
            "edition": None if self.today < since else since.isoformat(),
            "verdict": self.verdict(told),
            "problems": told,
            "warnings": [list(warning) for warning in self.warnings],
            "documents": self.states,
            "accepted_on": self.accepted_on and self.accepted_on.isoformat(),
            "due_on": because[-1]["day"].isoformat() if because else None,
            "results_on": self.results(),
            "due_because": [{**entry, "day": entry["day"].isoformat()} for entry in because],
        }

    def manner(self) -> None:
        self.require("/channel")
        self.problem("not-allowed", "/channel", self.channel and self.channel not in CHANNELS[self.service])
        abroad = self.admission.get("graduated_abroad") is True
        self.problem("not-allowed", "/channel", self.portal and abroad)
        self.warn("portal-expected", "/channel", self.service == "TA" and self.channel == "office" and not abroad)
        self.warn("no-home-visit", "/home_visit", self.get("home_visit") is True and not self.visited)
        self.problem("missing", "/consent", self.get("consent") is not True)
        self.require("/certified_by")
        by_hand = self.certified == "handwritten"
        self.problem("not-allowed", "/certified_by", self.channel and self.certified and by_hand == self.portal)

    def organisation(self) -> None:
        self.require("/provider/name")
        self.text("/provider/name", 200)
        self.value("/provider/bin", self.get("provider", "bin"), is_bin)
        self.person("/provider/head")
        self.warn("head-unknown", "/provider/head", self.service != "TA" and self.unnamed("/provider/head"))
        self.problem("redirected", "/provider", self.service == "TD" and self.context.get("provider_liquidated"))

    def person(self, pointer: str) -> None:
        for part in ("surname", "given_name", "patronymic"):
            typed = self.get(*pointer[1:].split("/"), part)
            if part == "patronymic" and given(typed) and trimmed(typed) in ("-", "–", "—"):
                continue
            name = self.value(f"{pointer}/{part}", typed, is_name)
            self.warn("mixed-script", f"{pointer}/{part}", name and is_mixed(name))

    def unnamed(self, pointer: str) -> list[str]:
        """The parts of a person's name that are wanting."""
        path = pointer[1:].split("/")
        parts = ["surname"] if self.get(*path, "single_name") is True else ["surname", "given_name"]
        return [part for part in parts if not given(self.get(*path, part))]

    def named(self, pointer: str) -> None:
        for part in self.unnamed(pointer):
            self.problem("missing", f"{pointer}/{part}")

    def applicant(self) -> None:
        self.person("/applicant/name")
        self.named("/applicant/name")
        asked = self.service in ("TC", "HC") or (self.portal and self.service != "TD")
        self.require("/applicant/iin", asked)
        self.warn("no-iin", "/applicant/iin", not asked and not given(self.get("applicant", "iin")))
        by_iin = self.iin("/applicant/iin")
        day = self.value("/applicant/birth_date", self.get("applicant", "birth_date"), self.is_past)
        by_date = date(day) if day else None
        self.warn("birth-date-differs", "/applicant/birth_date", by_iin and by_date and by_iin != by_date)
        self.minor = self.is_minor(by_date or by_iin)
        self.contact()
        self.require("/applicant/address", self.visited and self.service in ("SD", "TD"))
        self.require("/applicant/address", self.portal and self.service == "TA")
        self.text("/applicant/address", 200)

    def is_past(self, text: str) -> bool:
        day = date(text)
        return day is not None and day <= self.today

    def iin(self, pointer: str) -> datetime.date | None:
        iin = self.value(pointer, self.get(*pointer[1:].split("/")), is_iin)
        day = born(iin, self.today) if iin else None
        self.warn("iin-date", pointer, iin and day is None)
        return day

    def is_minor(self, day: datetime.date | None) -> bool:
        if day is None:
            return False
        had_birthday = (self.today.month, self.today.day) >= (day.month, day.day)
        return self.today.year - day.year - (not had_birthday) < 18

    def contact(self) -> None:
        phone, email = self.get("applicant", "contact", "phone"), self.get("applicant", "contact", "email")
        neither = not given(phone) and not given(email)
        if self.otp and self.service != "TD":
            self.require("/applicant/contact/phone")
        elif self.service in ("TC", "HC"):
            self.problem("missing", "/applicant/contact", neither)
        elif self.service == "TA" and self.portal:
            self.warn("no-phone", "/applicant/contact/phone", not given(phone))
        else:
            self.warn("no-contact", "/applicant/contact", neither)
        self.value("/applicant/contact/phone", phone, lambda text: is_phone(text, self.otp))
        self.value("/applicant/contact/email", email, is_email)

    def representative(self) -> None:
        alone = self.minor and self.service in ("SD", "TA") and self.get("representative") is None
        self.problem("missing", "/representative", alone and self.service == "TA" and self.portal)
        self.warn("minor-applies-alone", "/representative", alone and not (self.service == "TA" and self.portal))
        if self.get("representative") is None:
            return
        self.person("/representative/name")
        self.named("/representative/name")
        self.require("/representative/iin")
        self.iin("/representative/iin")
        self.require("/representative/relation")
        proxy = self.get("representative", "relation") == "proxy"
        self.problem("not-allowed", "/representative/relation", proxy and self.minor and self.service in ("SD", "TA"))

    def matter(self) -> None:
        self.require("/reason/kind", self.service in ("SD", "TD"))
        self.problem("not-allowed", "/reason/kind", self.reason and self.reason not in REASONS[self.service])
        self.require("/reason/text", self.service in ("TC", "HC", "TD"))
        self.value("/reason/text", self.get("reason", "text"), lambda text: is_text(text, lines=True))
        self.person("/new_name")
        if self.service == "HC" and self.reason == "name-changed":
            self.named("/new_name")
        corrections = self.get("corrections") or []
        self.problem("missing", "/corrections", self.service == "TC" and not corrections)
        for place, correction in enumerate(corrections):
            self.correction(f"/corrections/{place}", correction)

    def correction(self, pointer: str, correction: dict) -> None:
        valid = {}
        for member in ("field", "printed", "correct", "explanation"):
            typed = correction.get(member)
            self.problem("missing", f"{pointer}/{member}", self.service == "TC" and not given(typed))
            if member != "field":
                valid[member] = self.value(f"{pointer}/{member}", typed, lambda text: is_text(text, lines=True))
        self.problem("inconsistent", pointer, valid["printed"] and valid["printed"] == valid["correct"])

    def education(self) -> None:
        self.require("/education/institution_name", self.service == "TD")
        self.text("/education/institution_name", 200)
        for member in NOTICED:
            self.text(f"/education/institution_changed/{member}", 200)
        changed = any(given(self.get("education", "institution_changed", member)) for member in NOTICED)
        moved = self.service == "HC" and self.reason == "institution-changed"
        self.problem("missing", "/education/institution_changed", moved and not changed)
        self.year()
        self.specialty("/education/specialty")
        self.require("/education/specialty/name", self.service in ("HC", "TD"))
        document = "/education/document"
        self.require(f"{document}/number", self.service in ("TC", "HC"))
        number = self.text(f"{document}/number", 40)
        self.warn("unusual-number", f"{document}/number", number and not (number.isascii() and number.isdigit() and 6 <= len(number) <= 12))
        self.require(f"{document}/series", self.service == "HC")
        if self.service == "HC":
            own = self.get("education", "document", "model") == "own"
            self.value(f"{document}/series", self.get("education", "document", "series"), lambda text: is_series(text, own))
        else:
            self.text(f"{document}/series")
        self.require(f"{document}/type", self.service == "SD")
        self.value(f"{document}/issued_on", self.get("education", "document", "issued_on"), self.is_past)

    def year(self) -> None:
        pointer, year = "/education/graduation_year", self.get("education", "graduation_year")
        self.require(pointer, self.service in ("SD", "HC", "TD") or (self.service == "TA" and self.portal))
        valid = year is not None and 1900 <= year <= self.today.year
        self.problem("invalid", pointer, year is not None and not valid)
        self.warn("unusual-year", pointer, valid and year < 1940)
        digitised = self.context.get("education_document_digitised") is True
        earlier = valid and year < self.today.year
        self.problem("not-digitised", "/education/document", self.service == "TA" and self.portal and earlier and not digitised)

    def specialty(self, pointer: str) -> None:
        self.value(f"{pointer}/code", self.get(*pointer[1:].split("/"), "code"), lambda text: is_code(text, 12))
        self.text(f"{pointer}/name", 200)

    def days(self) -> list[dict]:
        week = days.SIX if self.service in ("TC", "TD", "TA") else days.FIVE
        self.accepted_on = days.accepted(self.filed, self.portal, week)
        because = None
        if self.accepted_on:
            rule = "TD-p4.1" if self.service == "TD" and self.channel == "state-corporation" else "general-rule"
            by = {} if self.service == "TA" else {"by": rule}
            because = days.told(self.filed, self.accepted_on, week, TERMS[self.service], by)
        self.warn("calendar-unpublished", "/filed_at", because is None)
        passed = [days.ROWS.get(entry["day"]) for entry in because or []]
        self.warn("calendar-estimated", "/filed_at", any(row and row["certainty"] == "estimate" for row in passed))
        return because or []

    def competition(self) -> None:
        for member in ("programme", "base", "study_form", "funding", "specialty/name", "specialty/group"):
            self.require(f"/admission/{member}")
        self.specialty("/admission/specialty")
        kind = self.admission.get("disability_kind")
        for place, arrangement in enumerate(self.admission.get("exam_arrangements") or []):
            self.problem("not-allowed", f"/admission/exam_arrangements/{place}", kind not in ARRANGEMENTS[arrangement])
        last = self.last_days()
        if not last:
            return
        within = datetime.date(self.today.year, 6, 25) <= self.today <= max(last)
        self.problem("outside-window", "/admission", not within)
        self.warn("window-doubtful", "/admission", within and self.today > min(last))
        self.warn("accepted-after-window", "/admission", within and self.accepted_on and self.accepted_on > max(last))

    def last_days(self) -> list[datetime.date]:
        """The last days of the windows that fit, once all that decides them is given."""
        programme, base, form, funding = (self.admission.get(member) for member in ("programme", "base", "study_form", "funding"))
        group = at(self.admission, "specialty", "group")
        if not all((programme, base, form, funding, group)):
            return []
        if programme in VOCATIONAL:
            fits = [(9, 20) if form == "evening" else (8, 25)]
        else:
            fits = [(9, 20)] * (form != "full-time") + [(8, 25)] * (funding == "paid")
            fits += [(7, 20)] * (group == "creative") + [(8, 15)] * (group in ("pedagogical", "medical"))
            fits = fits or [(8, 18) if base == "basic-secondary" else (8, 20)]
        return [datetime.date(self.today.year, month, day) for month, day in fits]

    def results(self) -> str | None:
        decided = [self.admission.get(member) for member in ("study_form", "funding", "programme")]
        published = {"basic-secondary": 23, "general-secondary": 25}.get(self.admission.get("base"))
        on_budget = decided[:2] == ["full-time", "state-order"] and decided[2] in ("middle-level", "applied-bachelor")
        return f"{self.today.year}-08-{published}" if on_budget and published else None

    def attachments(self) -> None:
        for kind in documents.needed(self.service, self.channel, self.application):
            pointer, files = f"/attachments/{kind}", self.get("attachments", kind) or []
            faults = [documents.fault(kind, file, self.portal, self.today) for file in files]
            state = self.states[kind] = documents.state(kind, faults, self.context)
            if kind == documents.DISABILITY:
                self.warn("arrangement-unproved", pointer, state not in ("obtained", "present"))
            elif state != "obtained":
                self.problem("missing", pointer, state == "missing")
                for place, (file, fault) in enumerate(zip(files, faults)):
                    self.problem(fault, f"{pointer}/{place}", fault)
                    measured = kind == documents.PHOTO and fault in (None, "expired")
                    self.warn("small-photo", f"{pointer}/{place}", measured and documents.is_small(file))

    def clause(self, code: str, pointer: str) -> str:
        if code == "not-digitised":
            return "TA-p12.2"
        if code == "redirected":
            return "TD-p9.3"
        if code == "outside-window" and self.admission["programme"] in VOCATIONAL:
            return "TA-a1.r3.1"
        path = "/certified_by" if pointer == "/applicant/contact/phone" and self.otp else pointer
        while not CITATIONS.get(path, {}).get(self.service):
            path = path.rpartition("/")[0]
        clauses = CITATIONS[path][self.service].split("|")
        return clauses[0] if self.portal else clauses[-1]

    def blocks(self, code: str, pointer: str) -> bool:
        def under(*paths: str) -> bool:
            return any(pointer == path or pointer.startswith(f"{path}/") for path in paths)

        if under("/applicant/name", "/representative"):
            return not pointer.endswith("/name/patronymic")
        return (
            under("/channel", "/certified_by", "/provider/name", "/provider/bin", "/applicant/iin")
            or pointer in ("/provider", "/corrections")
            or (pointer == "/applicant/contact/phone" and self.otp)
            or (pointer == "/applicant/address" and self.visited)
            or (pointer == "/consent" and self.service in ("TC", "TD"))
            or (code == "missing" and under("/admission"))
            or code == "outside-window"
        )

    def ground(self, code: str, pointer: str) -> str | None:
        if self.blocks(code, pointer):
            return None
        formal = {"SD": "SD-r9.2", "HC": "HC-a2.r9.2", "TA": "TA-a1.r9.2"}.get(self.service)
        if pointer == "/consent":
            return {"SD": "SD-r9.3", "HC": "HC-a2.r9.3", "TA": "TA-a1.r9.4"}[self.service]
        if pointer.startswith("/attachments/"):
            state = self.states[pointer.split("/")[2]]
            if code in ("missing", "expired") and state in ("missing", "expired"):
                handed_over = self.channel == "state-corporation" and code == "missing"
                return {"TC": "TC-p11", "SD": formal, "HC": "HC-p11", "TA": "TA-p18"}.get(self.service, "TD-p10" if handed_over else None)
            return formal if code == "not-allowed" and state == "invalid" else None
        asked = code == "missing" and (self.service == "HC" or (self.service == "TA" and pointer == "/applicant/address"))
        series = self.service == "HC" and (code, pointer) == ("invalid", "/education/document/series")
        return formal if asked or series or code == "not-digitised" else None

    def verdict(self, told: list[list]) -> str:
        if any(self.blocks(code, pointer) for code, pointer in self.problems):
            return "blocked"
        if any(ground for *_, ground in told):
            return "refusable"
        return "remarks" if told else "complete"
