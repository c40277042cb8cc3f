"""On which day an application is accepted and answered, and why: section 6 of the contract, once more."""

import csv
import datetime
import pathlib

LAW = pathlib.Path(__file__).resolve().parents[3] / "core/law"
DAY = datetime.timedelta(days=1)
CLOCK_CHANGED = datetime.datetime(2024, 2, 29, 18, tzinfo=datetime.UTC)

with (LAW / "calendar.csv").open(encoding="utf-8") as table:
    ROWS = {datetime.date.fromisoformat(row["date"]): row for row in csv.DictReader(table)}
YEARS = {day.year for day in ROWS}


def local(filed_at: str) -> datetime.datetime:
    """The instant on the clock of Almaty."""
    instant = datetime.datetime.fromisoformat(filed_at).astimezone(datetime.UTC)
    return instant + datetime.timedelta(hours=6 if instant < CLOCK_CHANGED else 5)


class Week:
    """The five-day week, or the six-day one."""

    def __init__(self, days: int):
        self.days = days

    def row(self, day: datetime.date) -> dict[str, str] | None:
        row = ROWS.get(day)
        return row if row and (self.days == 5 or row["six_day_week"] == "yes") else None

    def is_open(self, day: datetime.date) -> bool:
        row = self.row(day)
        return row["working"] == "yes" if row else day.weekday() < self.days

    def why(self, day: datetime.date) -> dict[str, str]:
        """Why a day is closed, or open though it is no ordinary working day."""
        row = self.row(day)
        if row:
            return {"why": row["kind"], "source": row["source"]}
        return {} if self.is_open(day) else {"why": "weekend"}


FIVE, SIX = Week(5), Week(6)


def accepted(filed: datetime.datetime, portal: bool, week: Week) -> datetime.date | None:
    day = filed.date()
    closing = datetime.time(18, 0) if week is SIX else datetime.time(18, 30)
    if portal and day.year in YEARS and not (week.is_open(day) and filed.time() < closing):
        day += DAY
        while day.year in YEARS and not week.is_open(day):
            day += DAY
    return day if day.year in YEARS else None


def told(filed: datetime.datetime, accepted_on: datetime.date, week: Week, term: tuple[str, int], by: dict[str, str]) -> list[dict] | None:
    """Every day from the filing to the answer, or nothing where the calendar ends before."""
    day, list_ = filed.date(), []
    if day != accepted_on:
        list_.append({"day": day, "is": "filed", **({"why": "after-hours"} if week.is_open(day) else week.why(day))})
        day += DAY
    while day != accepted_on:
        list_.append({"day": day, "is": "closed", **week.why(day)})
        day += DAY
    list_.append({"day": day, "is": "accepted", **by, **(week.why(day) if week.is_open(day) else {})})
    kind, length = term
    counted = 0
    while counted < length:
        day += DAY
        if day.year not in YEARS:
            return None
        if kind == "calendar" or FIVE.is_open(day):
            counted += 1
            list_.append({"day": day, "is": "counted", "n": counted, **({} if kind == "calendar" else FIVE.why(day))})
        else:
            list_.append({"day": day, "is": "skipped", **FIVE.why(day)})
    if kind == "calendar" and not FIVE.is_open(day):
        list_[-1].update(FIVE.why(day))
        day += DAY
        while not FIVE.is_open(day):
            list_.append({"day": day, "is": "skipped", **FIVE.why(day)})
            day += DAY
        if day.year not in YEARS:
            return None
        list_.append({"day": day, "is": "moved-to", "by": "general-rule", **FIVE.why(day)})
    return list_
