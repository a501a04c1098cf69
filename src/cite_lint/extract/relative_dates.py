"""Periods that are measured from another day: last year, two years ago, the past decade, the ten years to 2006."""

from __future__ import annotations

import re
from datetime import date, timedelta

from cite_lint.extract.date_forms import MONTH_NAMES, Found, S, month_number, verbose
from cite_lint.extract.period_forms import months, read_dated, season
from cite_lint.model.period import Grain, Period, day, decade, month, year

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
_COUNT = rf"(?P<count>{'|'.join(_NUMBERS)}|[0-9]{{1,3}})"
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_SEASON_NAMES = "spring|summer|autumn|fall|winter"

_LAST = verbose(
    rf"""(?P<which>(?i:last|past|this|next|coming)) {S} (?:{_COUNT}{S})?
    (?: (?P<unit>year|decade|quarter|month|week|day)(?P<plural>s)?
      | (?P<season>{_SEASON_NAMES})
      | (?P<month>{"|".join(MONTH_NAMES)}) )
    (?!\w) (?! {S} (?:of|in\ the|from)\b )"""
)
_AGO = verbose(rf"\b{_COUNT}{S}(?P<unit>year|decade|century|month|week|day|centurie)s?{S}\Z")
_LONG_AGO = verbose(rf"\b(?i:more{S}than|over|at{S}least|well{S}over){S}\Z")
_HALF = verbose(rf"\b(?i:half){S}\Z")
_UNIT_TO = verbose(
    rf"""(?P<unit>decade|year|month|week)s? {S}
    (?: (?P<to>to|up{S}to|leading{S}(?:up{S})?to|ending(?:{S}(?:in|on))?|ended)
      | (?P<before>before|preceding|prior{S}to)
      | (?P<after>after|following)
      | (?P<since>since|from) ) {S}
    (?:the{S})? (?:(?:start|end){S}of{S})?"""
)
_WHOLE_PERIOD = verbose(rf"\b(?i:the|that|this|over|in|during){S}(?:(?:last|past|full|whole){S})?(?:{_COUNT}{S})?\Z")
_THE = verbose(rf"\b(?i:the){S}\Z")

_UNITS = frozenset(("decade", "decades", "year", "years", "months", "weeks"))
FROM_TODAY = frozenset(("last", "past", "this", "next", "coming", "yesterday", "tomorrow", "ago"))
WORDS = _UNITS | FROM_TODAY


def read_relative(text: str, start: int, word: str, today: date | None) -> Found | None:
    """Read the period that is announced by one of `WORDS` at `start`, given in lower case.

    What counts from today is left out where `today` is not known. A hit may start before `start` ("two years ago").
    """
    try:
        return _leading(text, start) if word in _UNITS else _from_today(text, start, word, today)
    except (ValueError, OverflowError):
        return None  # "900 decades ago" lies outside the calendar


def _from_today(text: str, start: int, word: str, today: date | None) -> Found | None:
    if today is None:
        return None
    if word == "yesterday":
        return _one_day(start, start + len(word), today - timedelta(1))
    if word == "tomorrow":
        return _one_day(start, start + len(word), today + timedelta(1))
    if word == "ago":
        return _ago(text, start, today)
    return _last(text, start, today)


def _stretch(last: date, count: int, unit: str) -> Period:
    """Return the `count` years, months, weeks ... that end with the day `last`."""
    return Period(_shift(last + timedelta(1), -count, unit), last, Grain.RANGE)


def _shift(start: date, count: int, unit: str) -> date:
    """Move a day by whole units; a day that the month lacks becomes its last one."""
    if unit in {"day", "week"}:
        return start + timedelta(count * (7 if unit == "week" else 1))
    at = start.year * 12 + start.month - 1 + count * _MONTHS.get(unit, 1200)
    end = month(at // 12, at % 12 + 1).last
    return date(at // 12, at % 12 + 1, min(start.day, end.day if end else 1))


def _one_day(start: int, end: int, value: date) -> Found:
    return Found(start, end, day(value.year, value.month, value.day))


def _number(written: str | None) -> int:
    if written is None:
        return 1
    return int(written) if written.isdecimal() else _NUMBERS[written]


def _containing(value: date, unit: str) -> Period:
    """Return the calendar unit that holds a day; weeks begin on Monday."""
    if unit == "decade":
        return decade(value.year // 10 * 10)
    if unit in {"year", "century", "centurie"}:
        return year(value.year)
    if unit == "quarter":
        return months(value.year, (value.month - 1) // 3 * 3 + 1, 3, Grain.QUARTER)
    if unit == "month":
        return month(value.year, value.month)
    if unit == "week":
        monday = value - timedelta(value.weekday())
        return Period(monday, monday + timedelta(6), Grain.RANGE)
    return day(value.year, value.month, value.day)


def _last(text: str, at: int, today: date) -> Found | None:
    match = _LAST.match(text, at)
    if match is None:
        return None
    which = match["which"].lower()
    if match["month"] or match["season"]:
        period = None if match["count"] else _named(match, which, today)
    else:
        period = None if match["plural"] and not match["count"] else _counted(text, match, which, today)
    return Found(at, match.end(), period) if period else None


def _counted(text: str, match: re.Match[str], which: str, today: date) -> Period | None:
    """Read "last year", "the past five years", "this month", "next week"."""
    unit, at = match["unit"], match.start()
    rolling = match["count"] is not None or which == "past" or unit == "decade"
    rolling = rolling or (which == "last" and _THE.search(text, max(0, at - 6), at) is not None)
    if which == "this":
        return None if match["count"] or unit == "day" else _containing(today, unit)
    if which in {"next", "coming"}:
        if match["count"] or which == "coming":
            return Period(today, _shift(today, _number(match["count"]), unit), Grain.RANGE)
        return _containing(_shift(today.replace(day=1) if unit != "week" else today, 1, unit), unit)
    if rolling:
        return _stretch(today, _number(match["count"]), unit)
    if unit == "day":
        return None
    return _containing(_shift(today if unit == "week" else today.replace(day=1), -1, unit), unit)


def _named(match: re.Match[str], which: str, today: date) -> Period | None:
    """Read "last May", "this summer": the latest one that is over, or the one of this year."""
    if which not in {"last", "this", "past"} or (which == "this" and match["season"] == "fall"):
        return None
    for value in (today.year, today.year - 1, today.year - 2):
        period = season(match["season"], value) if match["season"] else month(value, month_number(match["month"]))
        if which == "this" or (period.last is not None and period.last < today):
            return period
    return None


def _ago(text: str, at: int, today: date) -> Found | None:
    match = _AGO.search(text, max(0, at - 40), at)
    if match is None or _HALF.search(text, max(0, match.start() - 8), match.start()):
        return None
    grain = "year" if match["unit"] == "decade" else match["unit"]
    then = _containing(_shift(today, -_number(match["count"]), match["unit"]), grain)
    if _LONG_AGO.search(text, max(0, match.start() - 16), match.start()):
        then = Period(None, then.last, then.grain)
    return Found(match.start(), at + len("ago"), then)


def _leading(text: str, at: int) -> Found | None:
    """Read "decade to 2006", "ten years leading up to 2006", "five years after 2019" behind "the", "in" or "over"."""
    match = _UNIT_TO.match(text, at)
    if match is None:
        return None
    opening = _WHOLE_PERIOD.search(text, max(0, at - 32), at)
    inner = read_dated(text, match.end()) if opening else None
    if opening is None or inner is None or inner.period is None:
        return None
    if opening["count"] is None and match.group().startswith(("years", "months", "weeks", "decades")):
        return None
    first, last, count, unit = inner.period.first, inner.period.last, _number(opening["count"]), match["unit"]
    start = opening.start("count") if opening["count"] else at
    if first is None or last is None:
        return None
    if match["to"] or match["before"]:
        period = _stretch(last if match["to"] else first - timedelta(1), count, unit)
    else:
        begin = last + timedelta(1) if match["after"] else first
        period = Period(begin, _shift(begin, count, unit) - timedelta(1), Grain.RANGE)
    return Found(start, inner.end, period)
