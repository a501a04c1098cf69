"""Put the registry's figure into the words of the draft: only the digits change, and only where that says it all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from cite_lint.checks.case import Case
from cite_lint.model.finding import Fix
from cite_lint.model.period import Period
from cite_lint.model.quantity import DATE_UNIT, RANK_UNIT
from cite_lint.model.registry import Observation
from cite_lint.model.span import Mention, Span

_NUMBER = re.compile(
    r"""
    (?: \d{1,3} (?P<mark> [,\u2009\u202f\u00a0'’\x20] ) \d{3} (?: (?P=mark) \d{3} )*+ (?!\d) | \d++ )
    (?: \.\d++ )?
    """,
    re.VERBOSE,
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})(?P<between>\s+)(?P<month>[A-Z][a-z]+)(?P<then>,?\s+)(?P<year>\d{4})")
_MONTH_FIRST = re.compile(r"(?P<month>[A-Z][a-z]+)(?P<between>\s+)(?P<day>\d{1,2})(?P<then>,\s+)(?P<year>\d{4})")
_COUNT = "count"
"""Of things that the draft names elsewhere in the sentence."""
_GROUPED_FROM = 10_000
_MOST_PLACES = 2


def correct_figure(case: Case, observations: Sequence[Observation]) -> Fix | None:
    """Return the edit that puts in the one figure of `observations`; None where they differ or it takes other words.

    Where the draft credits a body, that body's figures count.
    """
    credited = case.credited
    observations = [found for found in observations if credited is None or credited in case.bodies([found])]
    known = {found.quantity.plain() for found in observations}
    if len(known) != 1:
        return None
    right, said = observations[0].quantity, case.said
    if said.unit == DATE_UNIT:
        return _correct_day(case.claim.quantity, date.fromordinal(int(right.low)), date.fromordinal(int(right.high)))
    alike = (right.per, right.hedge.bound, right.change) == (said.per, said.hedge.bound, said.change)
    alike = alike and said.unit in (right.unit, _COUNT)
    if right.is_range or said.is_range or not alike or said.unit == RANK_UNIT or not said.low:
        return None
    written = case.claim.quantity
    numbers = list(_NUMBER.finditer(written.text))
    if len(numbers) != 1 or len(written.text) != written.span.end - written.span.start:
        return None
    digits, mark = numbers[0][0], numbers[0]["mark"] or ""
    try:
        value = Decimal(digits.replace(mark, "") if mark else digits)
        factor = said.low / value
        replacement = _written(right.low / factor, mark)
    except (InvalidOperation, ZeroDivisionError):
        return None
    if replacement is None or replacement == digits:
        return None
    start = written.span.start + numbers[0].start()
    return Fix(Span(start, start + len(digits)), replacement)


def correct_year(mention: Mention[Period] | None, right: Period | None) -> Fix | None:
    """Return the edit that dates a figure with the year of `right`; None where one year does not say it."""
    if mention is None or right is None or right.first is None or right.last is None:
        return None
    years = list(_YEAR.finditer(mention.text))
    same = right.first.year == right.last.year
    if len(years) != 1 or not same or len(mention.text) != mention.span.end - mention.span.start:
        return None
    if mention.text.strip() != years[0][0]:  # a day or a month goes with its year
        return None
    start = mention.span.start + years[0].start()
    return Fix(Span(start, start + 4), f"{right.first.year:04d}")


def _written(value: Decimal, mark: str) -> str | None:
    """Return the digits of a number, grouped by the draft's own mark; None if it needs too many places."""
    value = value.normalize()
    if value <= 0 or -int(value.as_tuple().exponent) > _MOST_PLACES:
        return None
    grouped = mark or ("," if value >= _GROUPED_FROM else "")
    return f"{value:,f}".replace(",", grouped)


def _correct_day(written: Mention[object], first: date, last: date) -> Fix | None:
    """Return the edit of a dated fact's year or day, in the form in which the draft writes it."""
    text = written.text
    if len(text) != written.span.end - written.span.start:
        return None
    replacement = None
    if _YEAR.fullmatch(text) and first.year == last.year:
        replacement = f"{first.year:04d}"
    elif first == last and _ISO_DAY.fullmatch(text):
        replacement = first.isoformat()
    elif first == last and (found := _DAY_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)):
        month = first.strftime("%B") if len(found["month"]) > len("May") else first.strftime("%b")
        parts = (str(first.day), month) if found.start("day") < found.start("month") else (month, str(first.day))
        replacement = f"{parts[0]}{found['between']}{parts[1]}{found['then']}{first.year}"
    if replacement is None or replacement == text:
        return None
    return Fix(written.span, replacement)
