"""Periods measured from another day: last year, two years ago, on Tuesday, the past decade, the ten years to 2006."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from cite_lint.extract.cardinals import SMALL, TENS
from cite_lint.extract.date_forms import EARLIEST, MONTH_NAMES, Found, S, month_number, verbose
from cite_lint.extract.period_forms import months, read_dated, season
from cite_lint.extract.years import LAST_YEAR
from cite_lint.model.period import Grain, Period, day, decade, month, year

_SMALL = {word: int(value) for word, value in SMALL.items() if value}
_TENS = {word: int(value) for word, value in TENS.items()}
_NUMBERS = {"a": 1, "an": 1} | _SMALL | _TENS
_NUMBERS |= {f"{ten}-{one}": tens + _SMALL[one] for ten, tens in _TENS.items() for one in list(_SMALL)[:9]}
_COUNT = (
    rf"(?P<count>(?i:an?|{'|'.join(_SMALL)}|(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(list(_SMALL)[:9])}))?)"
    r"|(?<![0-9][.,])[0-9]{1,3})"
)
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_SEASON_NAMES = "spring|summer|autumn|fall|winter"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY_WORDS = tuple(name.lower() for name in _WEEKDAYS)

# A day to count from where today is not known: what is found then tells only that a date stands there.
_ANY_DAY = date(2000, 1, 1)

_LAST = verbose(
    rf"""(?P<which>(?i:last|past|this|next|coming)) {S} (?:{_COUNT}{S})?
    (?: (?P<unit>(?i:year|decade|quarter|month|week|day))(?P<plural>(?i:s))?
      | (?P<season>(?i:{_SEASON_NAMES}))
      | (?P<month>{"|".join(MONTH_NAMES)})
      | (?P<weekday>{"|".join(_WEEKDAYS)}) )
    (?!\w) (?! {S} (?:of|in\ the|from)\b )"""
)
_AGO = verbose(
    rf"""\b(?: {_COUNT}{S}(?P<unit>(?i:year|decade|century|month|week|day|centurie))(?i:s)?
      | (?i:half{S}an?|an?{S}half|half){S}(?P<halved>(?i:year|decade|century)) ){S}\Z"""
)
_HALVES = {"year": (6, "month"), "decade": (5, "year"), "century": (50, "year")}
_LONG_AGO = verbose(rf"\b(?i:more{S}than|over|at{S}least|well{S}over){S}\Z")
_BEFORE_LAST = verbose(rf"(?P<unit>(?i:year|month|week)){S}(?i:before{S}last)\b")
_UNIT_TO = verbose(
    rf"""(?P<unit>decade|year|quarter|month|week)s? {S}
    (?: (?P<to>to|up{S}to|leading{S}(?:up{S})?to|through|(?:ending|ended)(?:{S}(?:in|on))?)
      | (?P<before>before|preceding|prior{S}to)
      | (?P<after>after|following)
      | (?P<since>since|from) ) {S}
    (?:the{S})? (?:(?:start|end)(?:{S}of{S}|-))?"""
)
_WHOLE_PERIOD = verbose(
    rf"""\b(?i:the|that|this|over|in|during){S}
    (?:(?:last|past|full|whole|fiscal|financial|tax|business|first|second|third|fourth){S})? (?:{_COUNT}{S})?\Z"""
)
_THE = verbose(rf"\b(?i:the){S}\Z")

_MONTH_NAME = rf"(?:{'|'.join(name[:3] for name in MONTH_NAMES)})[a-z]{{0,6}}\b"
_WEEKDAY = verbose(
    rf"""(?:{"|".join(_WEEKDAYS)})\b
    (?! {S}?,?{S}?(?:the{S})?(?:[0-9]{{1,2}}(?:st|nd|rd|th)?(?:{S}(?:of{S})?{_MONTH_NAME}|[/.-][0-9])|{_MONTH_NAME})
      | {S}(?:Times|Telegraph|Mail|Mirror|Express|School|Club|Agreement)\b )   # no date of its own, no longer name
    (?P<own>['’]s\b|{S}(?:saw|brought|marked|was|is)\b)?"""
)
_WEEKDAY_CUE = verbose(
    rf"\b(?i:on|since|until|till|by|before|after|from|between|late|early){S}(?:(?:early|late|the{S}following){S})?\Z"
)
_OPENING = verbose(rf"(?:\A|[.!?;:]['\"”’]?{S}|\n\s{{0,8}})\Z")
_AHEAD = re.compile(r"\b(?:will|shall|due|scheduled|to be)\b[^.!?;:]{0,60}\Z")

_UNITS = frozenset(("decade", "decades", "year", "years", "quarter", "months", "weeks", "month", "week"))
FROM_TODAY = frozenset(("last", "past", "this", "next", "coming", "yesterday", "tomorrow", "ago", *_WEEKDAY_WORDS))
WORDS = _UNITS | FROM_TODAY


def read_relative(text: str, start: int, word: str, today: date | None) -> Found | None:
    """Read the period that is announced by one of `WORDS` at `start`, given in lower case.

    What counts from today has no period where `today` is not known. A hit may start before `start` ("two years ago").
    """
    try:
        found = _leading(text, start) if word in _UNITS else None
        if found is not None:
            return found
        found = _from_today(text, start, word, today or _ANY_DAY)
    except (ValueError, OverflowError):
        return None  # "900 decades ago" lies outside the calendar
    return found if today or found is None else Found(found.start, found.end)


def _from_today(text: str, start: int, word: str, today: date) -> Found | None:
    if word in _UNITS:
        return _before_last(text, start, today)
    if word in _WEEKDAY_WORDS:
        return _weekday(text, start, today)
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
    return int(written) if written.isdecimal() else _NUMBERS["-".join(written.lower().replace("-", " ").split())]


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
    if match["weekday"]:
        period = None if match["count"] else _named_day(match["weekday"], which, today)
    elif match["month"] or match["season"]:
        period = None if match["count"] else _named(match, which, today)
    else:
        period = None if match["plural"] and not match["count"] else _counted(text, match, which, today)
    return Found(at, match.end(), period) if period else None


def _counted(text: str, match: re.Match[str], which: str, today: date) -> Period | None:
    """Read "last year", "the past five years", "this month", "next week"."""
    unit, at = match["unit"].lower(), match.start()
    rolling = match["count"] is not None or which == "past" or unit == "decade"
    rolling = rolling or (which == "last" and unit != "quarter" and _THE.search(text, max(0, at - 6), at) is not None)
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
    if which not in {"last", "this", "past"} or (which == "this" and match["season"] in ("fall", "Fall")):
        return None
    for value in (today.year, today.year - 1, today.year - 2):
        period = (
            season(match["season"].lower(), value) if match["season"] else month(value, month_number(match["month"]))
        )
        if which == "this" or (period.last is not None and period.last < today):
            return period
    return None


def _ago(text: str, at: int, today: date) -> Found | None:
    match = _AGO.search(text, max(0, at - 40), at)
    if match is None:
        return None
    count, unit = (
        _HALVES[match["halved"].lower()] if match["halved"] else (_number(match["count"]), match["unit"].lower())
    )
    then = _containing(_shift(today, -count, unit), "year" if unit == "decade" else unit)
    if _LONG_AGO.search(text, max(0, match.start() - 16), match.start()):
        then = Period(None, then.last, then.grain)
    return Found(match.start(), at + len("ago"), then)


def _before_last(text: str, at: int, today: date) -> Found | None:
    """Read "the year before last"."""
    match = _BEFORE_LAST.match(text, at)
    if match is None or not _THE.search(text, max(0, at - 12), at):
        return None
    unit = match["unit"].lower()
    return Found(
        at, match.end(), _containing(_shift(today if unit == "week" else today.replace(day=1), -2, unit), unit)
    )


def _weekday(text: str, at: int, today: date) -> Found | None:
    """Read "on Tuesday", "Tuesday's vote", "Tuesday saw" at a sentence's start: the latest one, or the next one ahead."""
    match = _WEEKDAY.match(text, at)
    if match is None:
        return None
    own = match["own"] or ""
    opens = own[:1].isspace() and _OPENING.search(text, max(0, at - 12), at)
    if not (opens or own[:1] in {"'", "’"} or _WEEKDAY_CUE.search(text, max(0, at - 24), at)):
        return None
    name = match.group().removesuffix(own)
    which = "next" if _AHEAD.search(text, max(0, at - 80), at) else "this"
    period = _named_day(name, which, today)
    return Found(at, at + len(name), period) if period else None


def _named_day(name: str, which: str, today: date) -> Period | None:
    """Return the latest weekday of a name, today's own for "this"; the one to come for "next"."""
    back = (today.weekday() - _WEEKDAYS.index(name)) % 7
    if which in {"next", "coming"}:
        back -= 7
    elif which == "last":
        back = back or 7
    value = today - timedelta(back)
    return day(value.year, value.month, value.day) if which != "past" else None


def _leading(text: str, at: int) -> Found | None:
    """Read "decade to 2006", "ten years leading up to 2006", "five years after 2019" behind "the", "in" or "over"."""
    match = _UNIT_TO.match(text, at)
    if match is None:
        return None
    opening = _WHOLE_PERIOD.search(text, max(0, at - 32), at)
    inner = read_dated(text, match.end()) if opening else None
    if opening is None or inner is None:
        return None
    if opening["count"] is None and match.group().startswith(("years", "quarters", "months", "weeks", "decades")):
        return None
    count, unit, start = _number(opening["count"]), match["unit"], opening.start("count") if opening["count"] else at
    measured = partial(_measured, match.lastgroup or "", count, unit)
    if inner.given is None:
        return Found(start, inner.end, measured(inner.period)) if inner.period else None
    in_year = partial(_in_year, measured, inner.given)
    for extreme in (EARLIEST, LAST_YEAR):
        in_year(extreme)  # raises where the count leads out of the calendar
    return Found(start, inner.end, given=in_year)


def _measured(how: str, count: int, unit: str, period: Period) -> Period:
    """Return the `count` years, months ... that lead to a period, or stand before, after or since it."""
    if period.first is None or period.last is None:
        return period
    if how in {"to", "before"}:
        return _stretch(period.last if how == "to" else period.first - timedelta(1), count, unit)
    begin = period.last + timedelta(1) if how == "after" else period.first
    return Period(begin, _shift(begin, count, unit) - timedelta(1), Grain.RANGE)


def _in_year(measured: Callable[[Period], Period], given: Callable[[int], Period], value: int) -> Period:
    return measured(given(value))
