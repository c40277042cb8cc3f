"""Compares the project's calendar with that of the PyPI package `holidays`, day by day, for the five-day week.

A difference is allowed only with its explanation in the table below, and an explanation that is not needed fails too.
Ends with a line `N passed, N failed`; one year is one comparison.
"""

import csv
import datetime
import pathlib
import sys

import holidays

YEARS = range(2022, 2027)

# Day: why the two calendars may differ on it. On these years they do not differ at all.
EXPLAINED: dict[datetime.date, str] = {}

# What the package calls a day, for each kind of our table; a working day that was a day of rest has no entry there.
KINDS = {"holiday": "holiday", "day-off": "holiday", "substitute": "observed", "moved-day-off": "substituted", "moved-working-day": None}


def kind_there(name: str | None) -> str | None:
    if name is None:
        return None
    return next((kind for kind in ("observed", "substituted") if f"({kind}" in name), "holiday")


def days():
    day = datetime.date(YEARS.start, 1, 1)
    while day.year in YEARS:
        yield day
        day += datetime.timedelta(days=1)


def agrees(day: datetime.date, row: dict[str, str] | None, theirs: holidays.HolidayBase) -> bool:
    working = row["working"] == "yes" if row else day.weekday() < 5
    kind = KINDS[row["kind"]] if row else None
    same = working == theirs.is_working_day(day) and kind == kind_there(theirs.get(day))
    if same and day not in EXPLAINED:
        return True
    why = "explained, but they agree" if same else EXPLAINED.get(day, "not explained")
    print(f"{day} {day:%a}: ours {row['kind'] if row else 'ordinary'}, theirs {theirs.get(day, 'ordinary')}: {why}")
    return not same and day in EXPLAINED


def main() -> int:
    table = pathlib.Path(__file__).resolve().parents[2] / "core/law/calendar.csv"
    with table.open(encoding="utf-8") as rows:
        ours = {datetime.date.fromisoformat(row["date"]): row for row in csv.DictReader(rows)}
    theirs = holidays.country_holidays("KZ", years=YEARS, language="en_US")
    wrong = {day.year for day in days() if not agrees(day, ours.get(day), theirs)}
    passed, failed = len(YEARS) - len(wrong), len(wrong)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
