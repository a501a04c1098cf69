"""Periods: the first and the last day that a figure or an event refers to."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Grain(StrEnum):
    """How finely a period was stated."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"


class Relation(StrEnum):
    """How a text ties a figure to a period."""

    IN = "in"
    SINCE = "since"
    UNTIL = "until"
    AS_OF = "as of"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both included; None is open ("since the 1990s" has no last day)."""

    first: date | None
    last: date | None
    grain: Grain
    relation: Relation = Relation.IN

    def overlaps(self, other: Period) -> bool:
        """Tell whether the two periods share a day."""
        starts_in_time = self.first is None or other.last is None or self.first <= other.last
        ends_in_time = self.last is None or other.first is None or other.first <= self.last
        return starts_in_time and ends_in_time

    def iso(self) -> str:
        """Return ISO 8601: `2019`, `2019-05`, `2019-05-20`, `1990s`, or `first/last` with `..` for an open end."""
        if self.first is not None and self.last is not None and self.relation not in (Relation.SINCE, Relation.UNTIL):
            if self.grain is Grain.DAY:
                return self.first.isoformat()
            if self.grain is Grain.MONTH:
                return self.first.isoformat()[:7]
            if self.grain is Grain.YEAR:
                return f"{self.first.year:04d}"
            if self.grain is Grain.DECADE:
                return f"{self.first.year:04d}s"
        first = self.first.isoformat() if self.first else ".."
        last = self.last.isoformat() if self.last else ".."
        return f"{first}/{last}"


def day(year: int, month: int, day_of_month: int) -> Period:
    """Return the period of one day; raise ValueError if the calendar has no such day."""
    value = date(year, month, day_of_month)
    return Period(value, value, Grain.DAY)


def month(year: int, month_of_year: int) -> Period:
    """Return the period of one month; raise ValueError if there is no such month."""
    last = calendar.monthrange(year, month_of_year)[1]
    return Period(date(year, month_of_year, 1), date(year, month_of_year, last), Grain.MONTH)


def year(value: int) -> Period:
    """Return the period of one calendar year."""
    return Period(date(value, 1, 1), date(value, 12, 31), Grain.YEAR)


def decade(first_year: int) -> Period:
    """Return the ten years that begin with `first_year`."""
    return Period(date(first_year, 1, 1), date(first_year + 9, 12, 31), Grain.DECADE)


def parse_iso(text: str) -> Period:
    """Read what `Period.iso` writes; raise ValueError on anything else or an impossible date.

    `2019` | `2019-05` | `2019-05-20` | `1990s` | `A/B`, where A and B are such values or `..`.
    """
    first, slash, last = text.strip().partition("/")
    if slash and "/" not in last:
        begin = None if first == ".." else parse_iso(first).first
        end = None if last == ".." else parse_iso(last).last
        if begin is not None and end is not None and begin > end:
            raise ValueError(f"period {text!r} ends before it begins")
        relation = Relation.SINCE if end is None else Relation.UNTIL if begin is None else Relation.IN
        return Period(begin, end, Grain.RANGE, relation)
    parts = text.strip().split("-")
    is_decade = len(parts) == 1 and len(parts[0]) == 5 and parts[0].endswith("0s")
    if is_decade:
        parts = [parts[0][:4]]
    widths = [len(part) for part in parts]
    if not all(part.isascii() and part.isdigit() for part in parts) or widths not in ([4], [4, 2], [4, 2, 2]):
        raise ValueError(f"{text!r} is not a date: write 2019, 2019-05, 2019-05-20, 1990s or 2019/2021")
    try:
        numbers = [int(part) for part in parts]
        return decade(*numbers) if is_decade else (year, month, day)[len(numbers) - 1](*numbers)
    except ValueError:
        raise ValueError(f"{text!r} is not a day of the calendar") from None
