"""Inputs for both readings: the cases of the project, changed at random where a rule may turn. The same seed gives the same inputs."""

import copy
import datetime
import json
import pathlib
import random

import days
import documents
import shape
from values import is_controlled

CASES = pathlib.Path(__file__).resolve().parents[3] / "core/cases"
TEXTS = [
    *("", " ", "\u00a0", "x", " Әлия ", "Ивaнов", "Иванов-Петров", "О’Нил", "’Али", "ʼАбд", "Жан.", "-", " — ", "1a", "Ab  c"),
    *("李明", "محمّد", "e\u0301x", "\u0301x", "А\u200bб", "А\tб", "А\nб", "a\u00adb", "\u0085x", "x\u2028y", "\ufeff", "x\x7f", "x`"),
    *("ªb", "ⅷ", "𐐀б", "БВ", "BD", "вд", "МВА", "PhD", "A-1"),
    *("x" * length for length in (12, 13, 40, 41, 200, 201, 255, 256, 2000, 2001)),
    *("01234567890123"[:length] for length in (5, 6, 12, 13)),
    "  " + "я" * 200 + "\n",
]
PHONES = ["+77011234567", "8 (701) 123-45-67", "+7[727]2123456", "87272123456", "+12345678", "+1234567", "+" + "1" * 15, "+" + "1" * 16]
PHONES += ["+7701123456", "77011234567", "+7701\u00a01234567", "+٧٧٠١١٢٣٤٥٦٧", "+77 011234567x", "8" * 11]
EMAILS = ["a@b", "a@b.қз", "а@b.kz", "a@-b.kz", "a@b-.kz", "a@b..kz", "a@" + "қ" * 63, "a@" + "қ" * 64, "o'x+{y}@b.1"]
EMAILS += ["a" * 250 + "@b.k", "a" * 251 + "@b.k"]
DATES = ["2026-01-01", "2008-02-29", "2008-07-10", "2008-07-11", " 2026-01-01 ", "2009-02-29", "2026-7-1", "0000-01-01", "9999-12-31"]
DATES += ["٢٠٢٦-01-01", "2100-02-29"]
DATED = ("birth_date", "issued_on", "valid_until")
NUMBERS = [1899, 1900, 1939, 1940, 2025, 2026, 2027, 0, 1, -1, 353, 354, 471, 472, 600, 800, 10_485_760, 10_485_761, 2**53, -(2**53)]
MEDIA = ["application/pdf", "image/png", "image/jpeg", "image/gif", "IMAGE/PNG"]
HASHES = ["ab" * 32, "AB" * 32, "ab" * 31]
# Whatever JSON can say where something else is expected.
ODD = ["0", "1.0", "1e3", "9007199254740993", "true", "null", '""', '"x"', '"portal "', "[]", "[null]", "{}", "[{}]", '{"a/b": 1}', '"\\u0000"']
ODD += [f'"2026-03-20{end}"' for end in ("T19:10:00Z", "T19:10:60Z", "T24:00:00Z", "t19:10:00Z", "T19:10:00z", "T19:10:00")]
ODD += ['"2026-03-20 19:10:00Z"', '"2026-03-20T19:10:00+24:00"']
ODD += ['"1899-12-31T23:59:59Z"', '"2200-01-01T00:00:00+05:00"', '"2026-02-29T00:00:00Z"', '"2026-03-20T19:10:00.123456789Z"', '"lost"', '"photo"']
HOURS = ["00:00:00", "08:30:00", "17:59:59.999", "18:00:00", "18:29:59", "18:30:00", "23:59:59"]


def cases() -> list[dict]:
    """The readable inputs among the cases."""
    listed = [case for file in sorted(CASES.glob("*.json")) for case in json.loads(file.read_text(encoding="utf-8"))]
    return [case["input"] for case in listed if "input" in case and "unreadable" not in case["expect"]]


class Maker:
    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.cases = cases()

    def readable(self) -> dict:
        """A case with up to thirty values changed: each still of the right type, hardly any of them right."""
        made = copy.deepcopy(self.random.choice(self.cases))
        for _ in range(self.random.choice([0, 1, 1, 2, 3, 5, 8, 15, 30])):
            self.change(made["application"], shape.APPLICATION)
        if self.random.random() < 0.4:
            made["context"] = self.some(shape.CONTEXT)
        if self.random.random() < 0.5:
            made["filed_at"] = self.instant()
        return made

    def change(self, holder: dict, shapes: dict) -> None:
        name = self.random.choice([name for name in shapes if name != "service"])
        below = shapes[name]
        deeper = isinstance(below, dict) and self.random.random() < 0.9
        if deeper and isinstance(holder.get(name), dict):
            self.change(holder[name], below)
        elif self.random.random() < 0.08:
            holder.pop(name, None)
        else:
            holder[name] = self.made(name, below)

    def some(self, shapes: dict) -> dict:
        return {name: self.made(name, below) for name, below in shapes.items() if self.random.random() < 0.7}

    def made(self, name: str, below: object) -> object:
        if self.random.random() < 0.06:
            return None
        if isinstance(below, dict):
            return self.some(below)
        if isinstance(below, list):
            full = self.file if below[0] is shape.FILE else lambda: self.made(name, below[0])
            return [item for item in (full() for _ in range(self.random.randint(0, 2))) if item is not None]
        if isinstance(below, tuple):
            return self.random.choice(below)
        if below == shape.FLAG:
            return self.random.random() < 0.6
        return self.random.choice(NUMBERS) if below == shape.NUMBER else self.text(name)

    def text(self, name: str) -> str:
        known = {"phone": PHONES, "email": EMAILS, "media_type": MEDIA, "sha256": HASHES} | dict.fromkeys(DATED, DATES)
        if name in ("iin", "bin") and self.random.random() < 0.8:
            return self.number()
        return self.random.choice(known.get(name, TEXTS))

    def number(self) -> str:
        """An IIN or a BIN of a made-up day, with a right control digit."""
        while True:
            head = self.random.choice(["080229", "990231", "000229", "901372"] + [f"{self.random.randint(0, 991231):06}"] * 4)
            body = f"{head}{self.random.randint(0, 99999):05}"
            for control in range(10):
                if is_controlled(f"{body}{control}"):
                    return f"{body}{control}"

    def file(self) -> dict:
        """A good file, with some of its members made at random."""
        file = {"file_name": "a.pdf", "media_type": "image/png", "bytes": 1000, "sha256": HASHES[0]}
        width, height = self.random.choice([(354, 472), (353, 471), (600, 800), (800, 600), (306, 400), (307, 400), (294, 400), (293, 400)])
        file |= {"width_px": width, "height_px": height}
        return file | {name: self.made(name, below) for name, below in shape.FILE.items() if self.random.random() < 0.12}

    def instant(self) -> str:
        first, last = min(days.YEARS), max(days.YEARS)
        day = datetime.date(self.random.randint(first - 1, last + 1), 1, 1) + datetime.timedelta(days=self.random.randrange(366))
        if self.random.random() < 0.4:
            day = self.random.choice(list(days.ROWS)) + datetime.timedelta(days=self.random.randint(-4, 4))
        elif self.random.random() < 0.4:
            day = datetime.date(2026, self.random.randint(6, 9), self.random.randint(1, 30))
        offset = self.random.choice(["Z", "+05:00", "+05:00", "+06:00", "-11:00"])
        return f"{day}T{self.random.choice(HOURS)}{offset}"

    def of_any_shape(self) -> str:
        """A case as text, with members taken out, doubled, added, or put in another order, and values that may be of another type."""
        made = copy.deepcopy(self.random.choice(self.cases))
        odd: dict[str, str] = {}
        for _ in range(self.random.randint(1, 3)):
            holder, key = self.random.choice(places(made) or [({"": 0}, "")])
            mark, value = f"@{len(odd)}@", self.random.choice(ODD)
            match self.random.random() if isinstance(holder, dict) else 1:
                case chance if chance < 0.15:
                    holder.pop(key)
                case chance if chance < 0.3:
                    holder[self.random.choice(["x", "a/b", "m~n", "", "kind", "name", "filed_at", "bytes", documents.PHOTO])] = None
                case chance if chance < 0.45:
                    holder[mark] = None
                    odd[f'"{mark}": null'] = f"{json.dumps(key)}: {value}"
                case _:
                    holder[key] = mark
                    odd[f'"{mark}"'] = value
            if isinstance(holder, dict):
                shuffled = self.random.sample(list(holder.items()), len(holder))
                holder.clear()
                holder.update(shuffled)
        text = json.dumps(made, ensure_ascii=False)
        for mark, value in odd.items():
            text = text.replace(mark, value)
        return text


def places(holder: object) -> list[tuple[object, object]]:
    """Every member and item of a document, with what holds it."""
    keys = list(holder) if isinstance(holder, dict) else range(len(holder)) if isinstance(holder, list) else []
    return [(holder, key) for key in keys] + [place for key in keys for place in places(holder[key])]
