"""Days and months as they are written: 20 May 2019, May 20, 2019-05-20, 20/05/2019, the third of May, May 2019."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from cite_lint.extract.years import FIRST_YEAR, LAST_YEAR, counts_next
from cite_lint.model.period import Grain, Period, day, month

EARLIEST = 1000
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

# One space, or a few where markup was blanked, with at most one line break: a date never crosses a paragraph.
S = r"(?:(?=\s)[^\S\n]{0,8}\n?[^\S\n]{0,8})"
# What may not follow a year or a day: it would be part of another number or word.
END = r"(?![\w%]|[.,:/][0-9]|[-–][a-z])"
YEAR = rf"(?P<year>[12][0-9]{{3}}){END}"
SHORT_YEAR = r"['’](?P<short>[0-9]{2})(?![\w%])"
_MONTH = r"""(?P<month>(?i:
      Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?
    | Sep(?:t(?:ember|\.)?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?
    ))(?![^\W\d_])"""
_NAME = rf"(?:{'|'.join(MONTH_NAMES)}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
_DAY = r"(?P<day>[0-9]{1,2})(?P<ordinal>st|nd|rd|th)?"
_LAST_DAY = rf"{S}?(?:[-–—/]|(?:to|until|till|through|and){S}){S}?(?P<last>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![\w%])"


def verbose(pattern: str) -> re.Pattern[str]:
    """Compile a pattern whose blanks and comments are not part of it."""
    return re.compile(pattern, re.VERBOSE)


_ISO = verbose(r"(?P<y>[0-9]{4})(?P<mark>[-/.])(?P<m>[0-9]{2})(?P=mark)(?P<d>[0-9]{2})(?![0-9%]|[-/.,][0-9])")
_ISO_MONTH = verbose(r"(?P<y>[12][0-9]{3})-(?P<m>0[1-9]|1[0-2])(?![\w%]|[-–/.,][0-9])")
_SLASH_MONTH = verbose(r"(?P<m>0[1-9]|1[0-2])/(?P<y>[12][0-9]{3})(?![\w%/]|[-.,][0-9])")
_NUMERIC = verbose(
    r"(?P<a>[0-9]{1,2})(?P<mark>[-/.])(?P<b>[0-9]{1,2})(?P=mark)(?P<y>[0-9]{4}|[0-9]{2})(?![\w%]|[-/.,][0-9])"
)
_DAY_MONTH = verbose(
    rf"""{_DAY} (?:{_LAST_DAY})?                                      # 20 | 20th | 20-22
    {S} (?:of{S})? {_MONTH}                                          # May | of May
    (?: {S}? ,? {S}? (?:{YEAR}|{SHORT_YEAR}) )?                      # 2019 | , 2019"""
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth"
    " twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
_ORDINAL_DAY = verbose(
    rf"""(?P<nth>(?i:{"|".join(reversed(_ORDINALS))})) {S} of {S} {_MONTH}    # third of May
    (?: {S}? ,? {S}? (?:{YEAR}|{SHORT_YEAR}) )? (?!['’]s)                     # 2019 | , 2019"""
)
_THE = verbose(rf"\b[Tt]he{S}\Z")
ORDINAL_WORDS = frozenset(word.partition("-")[0] for word in _ORDINALS)
"""The words that an ordinal day begins with."""
_MONTH_DAY = verbose(
    rf"""{_MONTH} {S} (?:the{S})? {_DAY}                              # May 20 | May the 20th
    (?: {_LAST_DAY} (?! {S}(?:of{S})?{_NAME} ) )?                   # May 20-22, not May 20 and 2 June
    (?: {S}? ,? {S}? {YEAR} | {END} )                               # , 2019
    (?! {S}?(?:%|per\ ?cent|million|billion|thousand|hundred|years\b) )"""
)
_MONTH_YEAR = verbose(rf"{_MONTH} {S}? ,? {S}? (?:of{S})? (?:{YEAR}|{SHORT_YEAR})")
_MONTH_ALONE = verbose(rf"{_MONTH} (?! [-–](?!{_NAME})[A-Za-z] ) (?! {S} (?:[0-9]{{4}}\b | Day\b | Madness\b))")
_TO_MONTH = verbose(rf"(?: {S}?[-–—]{S}? | {S}(?:to|until|till|through){S} ) {_NAME}")
_MONTH_CUE = verbose(
    rf"\b(?i:in|since|until|till|by|from|of|between|during|before|after|early|mid|late)(?:{S}|[-–])(?:the{S})?\Z"
)
_IN = verbose(rf"\b[Ii]n{S}\Z")

_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)}


@dataclass(frozen=True, slots=True)
class Found:
    """A date at its place: a period, one that still needs a year (`given`), or why it is no day of the calendar."""

    start: int
    end: int
    period: Period | None = None
    given: Callable[[int], Period] | None = None
    impossible: str = ""


Form = Callable[[str, int], Found | None]


def month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation; raise KeyError on anything else."""
    return _MONTH_NUMBERS[name[:3].lower()]


def short_year(two_digits: int) -> int:
    """Return the year meant by '99 or '19: the one from 1930 to 2029."""
    return 1900 + two_digits if two_digits >= 30 else 2000 + two_digits


def stated_year(match: re.Match[str]) -> int | None:
    """Return the year in the groups `year` or `short` of a match; None if there is none, or none to be believed."""
    groups = match.groupdict()
    if groups.get("year"):
        value = int(groups["year"])
        return value if EARLIEST <= value <= LAST_YEAR else None
    return short_year(int(groups["short"])) if groups.get("short") else None


def starts_clean(text: str, at: int) -> bool:
    """Tell whether digits at `at` do not go on from a number, a path or a price."""
    if at == 0:
        return True
    last = text[at - 1]
    if last.isalnum() or last in "$£€¥₩#.:/\\_@=&%":
        return False
    return not (last in ",-–" and at > 1 and text[at - 2].isalnum())


def iso_day(text: str, at: int) -> Found | None:
    """Read 2019-05-20, 2019/05/20 or 2019.05.20."""
    match = _ISO.match(text, at)
    return _exact(match, int(match["y"]), int(match["m"]), int(match["d"])) if match else None


def iso_month(text: str, at: int) -> Found | None:
    """Read 2019-05; 2009-12 is left alone, as it rather means 2009 to 2012."""
    match = _ISO_MONTH.match(text, at)
    if match is None or int(match["m"]) > int(match["y"][2:]) or int(match["y"]) > LAST_YEAR:
        return None
    return Found(at, match.end(), month(int(match["y"]), int(match["m"])))


def slash_month(text: str, at: int) -> Found | None:
    """Read 05/2019."""
    match = _SLASH_MONTH.match(text, at)
    if match is None or not FIRST_YEAR <= int(match["y"]) <= LAST_YEAR:
        return None
    return Found(at, match.end(), month(int(match["y"]), int(match["m"])))


def numeric_day(text: str, at: int, order: str) -> Found | None:
    """Read 20/05/2019 by `order` (dmy or mdy), the other way round where the calendar has no such day."""
    match = _NUMERIC.match(text, at)
    if match is None or (len(match["y"]) == 2 and match["mark"] != "/"):
        return None
    a, b = int(match["a"]), int(match["b"])
    is_short = len(match["y"]) == 2
    y = short_year(int(match["y"])) if is_short else int(match["y"])
    if not FIRST_YEAR <= y <= LAST_YEAR:
        return None
    readings = [(a, b), (b, a)] if order == "mdy" else [(b, a), (a, b)]  # (month, day), the likelier first
    results = [_exact(match, y, m, d) for m, d in readings]
    good = next((found for found in results if found and found.period), None)
    if good is not None or is_short:
        return good
    return results[1] if readings[0][0] > 12 >= readings[1][0] else results[0]


def day_month(text: str, at: int) -> Found | None:
    """Read 20 May 2019, the 20th of May, 20-22 May 2019; "3/4 of July" is a share."""
    match = _DAY_MONTH.match(text, at)
    return _month_and_day(match) if match and not ("/" in match.group() and "of" in match.group().split()) else None


def month_day(text: str, at: int) -> Found | None:
    """Read May 20, 2019, May 20th, May 20-22, 2019."""
    match = _MONTH_DAY.match(text, at)
    if match is None:
        return None
    value = int(match["year"] or match["day"])
    if match["year"] and value % 100 == 0 and counts_next(text, match.end(), value):
        match = _MONTH_DAY.match(text, at, match.start("year"))  # "On May 24, 2000 people": the number is not the year
    elif not match["year"] and not match["ordinal"] and _IN.search(text, max(0, at - 12), at):
        return None  # "In May 12 women": nobody says "in May 12"
    return _month_and_day(match) if match else None


def ordinal_day(text: str, at: int) -> Found | None:
    """Read the third of May 2019, the twenty-first of June."""
    match = _ORDINAL_DAY.match(text, at)
    if match is None or not _THE.search(text, max(0, at - 12), at):
        return None  # "a third of May 2019's budget"
    return _in_month(match, _ORDINALS.index(match["nth"].lower()) + 1, None)


def month_year(text: str, at: int) -> Found | None:
    """Read May 2019, May of 2019, May '19."""
    match = _MONTH_YEAR.match(text, at)
    y = stated_year(match) if match else None
    if match is None or y is None or match["month"] in {"may", "march", "mar"}:
        return None
    return Found(at, match.end(), month(y, month_number(match["month"])))


def month_alone(text: str, at: int, expected: bool = False) -> Found | None:
    """Read a month without a year: in May, since March, June to August; `expected` says that one has to stand here."""
    match = _MONTH_ALONE.match(text, at)
    if match is None or not match["month"][0].isupper():
        return None
    if not (expected or _MONTH_CUE.search(text, max(0, at - 20), at) or _TO_MONTH.match(text, match.end())):
        return None
    end = match.end() - 1 if match["month"].endswith(".") else match.end()
    return Found(at, end, given=partial(_month_in, month_number(match["month"])))


def _month_in(m: int, y: int) -> Period:
    return month(y, m)


def _exact(match: re.Match[str], y: int, m: int, first: int, last: int | None = None) -> Found | None:
    if not EARLIEST <= y <= LAST_YEAR:
        return None
    period, fault = _day_or_fault(y, m, first, last)
    return Found(match.start(), match.end(), period, impossible=fault)


def _day_or_fault(y: int, m: int, first: int, last: int | None) -> tuple[Period | None, str]:
    """Return the day, or the days from first to last, or else why the calendar has none."""
    if not 1 <= m <= 12:
        return None, f"there is no month {m}"
    end = month(y, m).last
    length = end.day if end else 0
    if not all(1 <= number <= length for number in (first, last if last is not None else first)):
        return None, f"{MONTH_NAMES[m - 1]} {y} has {length} days"
    begin = day(y, m, first)
    if last is None or last <= first:
        return begin, ""
    return Period(begin.first, date(y, m, last), Grain.RANGE), ""


def _month_and_day(match: re.Match[str]) -> Found | None:
    """Read the groups of `_DAY_MONTH` and `_MONTH_DAY`."""
    first, last = int(match["day"]), int(match["last"]) if match["last"] else None
    if last is not None and last != first + 1 and "/" in match.group():
        return None  # "24/7 May"; "3/4 July" are two days
    return _in_month(match, first, last)


def _in_month(match: re.Match[str], first: int, last: int | None) -> Found | None:
    """Return the days `first` to `last` of the month and the year, if any, in the groups of a match."""
    m = month_number(match["month"])
    y = stated_year(match)
    if y is not None:
        return _exact(match, y, m, first, last)
    latest = max(first, last or 0)
    if match["year"] or not match["month"][0].isupper() or first == 0 or latest > 31:
        return None
    if _day_or_fault(2000, m, first, last)[1]:
        return Found(match.start(), match.end(), impossible=f"{MONTH_NAMES[m - 1]} never has {latest} days")
    return Found(match.start(), match.end(), given=partial(_days_in, m, first, last))


def _days_in(m: int, first: int, last: int | None, y: int) -> Period:
    while True:  # 29 February: the leap year at or before the given one
        period, _ = _day_or_fault(y, m, first, last)
        if period is not None:
            return period
        y -= 1
