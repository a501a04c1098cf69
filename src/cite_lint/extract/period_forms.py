"""Years and longer or shorter periods as they are written: 1990s, 1996-99, mid-2019, Q3 2019, summer of 2019."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cite_lint.extract import date_forms as days
from cite_lint.extract.date_forms import END, SHORT_YEAR, YEAR, Form, Found, S, starts_clean, stated_year, verbose
from cite_lint.extract.years import FIRST_YEAR, LAST_YEAR, counts_next, follows_money, follows_page, is_year
from cite_lint.model.period import Grain, Period, decade, month, year

_DECADE = verbose(r"(?P<decade>[12][0-9]{2}0)(?P<ending>['’]?s)(?!\w)")
_SHORT_DECADE = verbose(r"(?P<decade>[0-9]0)['’]?s(?!\w)")
_DECADE_WORDS = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
    "eighties": 1980, "nineties": 1990,
}  # fmt: skip
_DECADE_WORD = verbose(rf"(?i:{'|'.join(_DECADE_WORDS)})(?!\w)")
_CENTURY = verbose(
    rf"""(?: (?P<number>[0-9]{{1,2}})(?:st|nd|rd|th) | (?P<name>(?i:eighteenth|nineteenth|twentieth|twenty[-\s]first)) )
    (?:[-–]|{S}) centur(?:y|ies)\b (?! {S}?B\.?C )"""
)
_YEARS = verbose(
    rf"""(?P<first>[12][0-9]{{3}})
    (?: {S}?(?P<mark>[-–—/]){S}?(?P<last>[12][0-9]{{3}}|[0-9]{{2}})                # 1996-1999 | 2019/20
    | {S}(?P<word>to|through|until|till|up{S}to|and){S}(?P<end>[12][0-9]{{3}}) )   # 1996 to 1999
    (?! [\w%] | [.,:][0-9] | [-–/][A-Za-z0-9] )"""
)
_QUARTER_AFTER = verbose(rf"{S}?(?P<which>[QH])(?P<number>[1-4])(?!\w)")
_QUARTER = verbose(rf"(?P<which>[QH])(?P<number>[1-4]) (?:{S}|-)? (?:of{S})? (?:FY{S}?)? (?:{YEAR}|{SHORT_YEAR})")
_SEASON = verbose(
    rf"""(?P<season>(?i:spring|summer|autumn|fall|winter)) {S} (?:(?:of|in){S})? (?:the{S})? (?:year{S})?
    (?P<year>[12][0-9]{{3}}) (?: [-–/][0-9]{{2,4}}\b | {END} )"""
)
_PART = verbose(
    rf"""(?P<which>(?i:first|second|third|fourth|last|final|latter|1st|2nd|3rd|4th)) {S}
    (?: (?P<unit>half|quarter) | (?P<number>two|three|four|six|eight|nine|ten|eleven){S}months ) {S}
    of{S} (?:the{S})? (?:(?:fiscal|financial|calendar){S})? (?:year{S})?
    (?: (?P<decade>[12][0-9]{{2}}0)s(?!\w) | {YEAR} )"""
)
_FISCAL = verbose(
    rf"""(?: (?i:fiscal|financial|academic){S}(?:year{S})? | FY{S}? )
    (?: (?P<year>[12][0-9]{{3}}) (?: [-–/](?P<next>[0-9]{{4}}|[0-9]{{2}})\b | {END} )
      | ['’]?(?P<short>[0-9]{{2}})(?![\w%]|[.,][0-9]) )"""
)
_EARLY = verbose(rf"(?i:early|mid|middle|late)(?:[-\s]to[-\s](?:mid|late))?(?:[-–]|{S})(?:(?:in|of){S})?(?:the{S})?")

_THE = verbose(rf"\b(?i:the|early|mid|late)(?:{S}|[-–])\Z")
_THEIRS = verbose(rf"\b(?i:his|her|their|your|my|our|its){S}(?:(?i:early|mid|late)(?:{S}|[-–]))?\Z")
_BETWEEN = verbose(rf"\b[Bb]etween{S}\Z")
_YEARS_CUE = verbose(rf"(?: \b(?i:in|from|between|during|of|the|years){S} | [(\[] )\Z")

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_PARTS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_NUMBERS = {"two": 2, "three": 3, "four": 4, "six": 6, "eight": 8, "nine": 9, "ten": 10, "eleven": 11}
_CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20}


def months(first_year: int, first_month: int, count: int, grain: Grain) -> Period:
    """Return `count` whole months from the given one on."""
    last = first_year * 12 + first_month + count - 2
    return Period(date(first_year, first_month, 1), month(last // 12, last % 12 + 1).last, grain)


def season(name: str, first_year: int) -> Period:
    """Return the three months of a season in the north; a winter is that which begins in December of the year."""
    return months(first_year, _SEASONS[name], 3, Grain.QUARTER)


def _is_year(value: int) -> bool:
    return FIRST_YEAR <= value <= LAST_YEAR


def _decade(text: str, at: int) -> Found | None:
    match = _DECADE.match(text, at)
    if match is None or not _is_year(int(match["decade"])):
        return None
    value = int(match["decade"])
    if len(match["ending"]) == 2 and not _THE.search(text, max(0, at - 12), at):
        return None  # "1990's famine" is the year's, "the 1990's" the decade
    if value % 100 == 0 and value < 2000:
        return Found(at, match.end(), Period(date(value, 1, 1), date(value + 99, 12, 31), Grain.RANGE))
    return Found(at, match.end(), decade(value))


def _short_decade(text: str, at: int, listed: bool = False) -> Found | None:
    match = _SHORT_DECADE.match(text, at)
    if match is None:
        return None
    start = at - 1 if at > 0 and text[at - 1] in "'’‘" else at
    if (start and text[start - 1].isalnum()) or _THEIRS.search(text, max(0, start - 24), start):
        return None
    if start == at and not listed and not _THE.search(text, max(0, start - 12), start):
        return None
    value = int(match["decade"])
    return Found(start, match.end(), decade(1900 + value if value >= 20 else 2000 + value))


def _decade_word(text: str, at: int, listed: bool = False) -> Found | None:
    match = _DECADE_WORD.match(text, at)
    if match is None or _THEIRS.search(text, max(0, at - 24), at):
        return None
    if not listed and not _THE.search(text, max(0, at - 12), at):
        return None
    return Found(at, match.end(), decade(_DECADE_WORDS[match.group().lower()]))


def _century(text: str, at: int) -> Found | None:
    match = _CENTURY.match(text, at)
    if match is None:
        return None
    number = int(match["number"]) if match["number"] else _CENTURIES.get(match["name"].lower(), 21)
    if not 11 <= number <= 21:
        return None
    return Found(at, match.end(), Period(date(number * 100 - 99, 1, 1), date(number * 100, 12, 31), Grain.RANGE))


def _year_range(text: str, at: int) -> Found | None:
    match = _YEARS.match(text, at)
    if match is None or follows_money(text, at) or follows_page(text, at):
        return None
    first, written = int(match["first"]), match["last"] or match["end"]
    last = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
    if match["mark"] == "/":
        last = first + 1 if int(written) % 100 == (first + 1) % 100 else 0
    if not (_is_year(first) and first < last <= LAST_YEAR) or counts_next(text, match.end(), last):
        return None
    if match["word"] == "and" and not _BETWEEN.search(text, max(0, at - 16), at):
        return None
    if first % 50 == 0 and last % 50 == 0 and not _YEARS_CUE.search(text, max(0, at - 16), at):
        return None
    return Found(at, match.end(), Period(date(first, 1, 1), date(last, 12, 31), Grain.RANGE))


def _single_year(text: str, at: int, listed: bool) -> Found | None:
    value = int(text[at : at + 4])
    after = _QUARTER_AFTER.match(text, at + 4)
    if after and _is_year(value) and starts_clean(text, at):
        period = _quarter_or_half(after["which"], int(after["number"]), value)
        return Found(at, after.end(), period) if period else None
    return Found(at, at + 4, year(value)) if is_year(text, at, at + 4, listed) else None


def _quarter_or_half(which: str, number: int, y: int) -> Period | None:
    if which == "Q":
        return months(y, 3 * number - 2, 3, Grain.QUARTER)
    return months(y, 6 * number - 5, 6, Grain.RANGE) if number <= 2 else None


def _quarter(text: str, at: int) -> Found | None:
    match = _QUARTER.match(text, at)
    y = stated_year(match) if match else None
    if match is None or y is None or not _is_year(y):
        return None
    period = _quarter_or_half(match["which"], int(match["number"]), y)
    return Found(at, match.end(), period) if period else None


def _season(text: str, at: int) -> Found | None:
    match = _SEASON.match(text, at)
    if match is None or not _is_year(int(match["year"])) or counts_next(text, match.end(), int(match["year"])):
        return None
    return Found(at, match.end(), season(match["season"].lower(), int(match["year"])))


def _part(text: str, at: int) -> Found | None:
    match = _PART.match(text, at)
    if match is None or not _is_year(int(match["decade"] or match["year"])):
        return None
    first_year, length = (int(match["decade"]), 120) if match["decade"] else (int(match["year"]), 12)
    size = _NUMBERS[match["number"]] if match["number"] else length // (2 if match["unit"] == "half" else 4)
    number = _PARTS.get(match["which"].lower())
    skipped = length - size if number is None else size * (number - 1)
    if skipped + size > length:
        return None
    grain = Grain.QUARTER if match["unit"] == "quarter" and length == 12 else Grain.RANGE
    return Found(at, match.end(), months(first_year + skipped // 12, skipped % 12 + 1, size, grain))


def _fiscal(text: str, at: int) -> Found | None:
    match = _FISCAL.match(text, at)
    y = stated_year(match) if match else None
    if match is None or y is None or not _is_year(y):
        return None
    if match["next"] and int(match["next"]) % 100 == (y + 1) % 100:
        return Found(at, match.end(), Period(date(y, 1, 1), date(y + 1, 12, 31), Grain.RANGE))
    return Found(at, match.end(), year(y))


def _early(text: str, at: int) -> Found | None:
    """Read "early 2019", "mid-May", "late 1990s": the days are those of the whole year, month or decade."""
    match = _EARLY.match(text, at)
    if match is None or _THEIRS.search(text, max(0, at - 12), at):
        return None
    quoted = text[match.end() : match.end() + 1] in ("'", "’", "‘")
    inner = _short_decade(text, match.end() + 1) if quoted else _first(text, match.end(), _AFTER_EARLY)
    if inner is None and text[match.end() : match.end() + 4].isdecimal():
        inner = _single_year(text, match.end(), listed=False)
    return replace(inner, start=at) if inner else None


_AFTER_EARLY: tuple[Form, ...] = (
    days.month_year, days.month_alone, _decade, _short_decade, _decade_word, _century, _season,
)  # fmt: skip
_YEAR_ALONE = verbose(YEAR)


def read_dated(text: str, at: int) -> Found | None:
    """Return the date with a year that begins at `at`, for a place that asks for one: "the decade to 2006"."""
    if not text[at : at + 1].isdecimal():
        found = _first(text, at, (days.month_day, days.month_year, _season, _early))
    else:
        found = _first(text, at, (days.iso_day, days.day_month))
        match = _YEAR_ALONE.match(text, at)
        value = int(match["year"]) if match else 0
        if found is None and _is_year(value) and not counts_next(text, at + 4, value):
            found = Found(at, at + 4, year(value))
    return found if found and found.period else None


def read_digits(text: str, start: int, end: int, order: str, listed: bool) -> Found | None:
    """Read the date that begins with the run of digits `text[start:end]`.

    `order` is dmy or mdy, for 3/4/2019; `listed` says that a year or decade stands right before, in the same list.
    """
    size = end - start
    if size == 4:
        found = _first(text, start, _FOUR_DIGITS) if starts_clean(text, start) else None
        return found or _single_year(text, start, listed)
    if size > 2:
        return None
    if not starts_clean(text, start):
        return _short_decade(text, start, listed)
    found = days.numeric_day(text, start, order) or _first(text, start, _TWO_DIGITS)
    return found or _short_decade(text, start, listed)


def read_word(text: str, start: int, word: str, listed: bool) -> Found | None:
    """Read the date that begins with one of `WORDS`, given in lower case; `listed` as in `read_digits`."""
    if word in _DECADE_WORDS:
        return _decade_word(text, start, listed)
    return _first(text, start, _FORMS.get(word) or _MONTH_FORMS)


def _first(text: str, at: int, forms: tuple[Form, ...]) -> Found | None:
    return next((found for form in forms if (found := form(text, at)) is not None), None)


_FOUR_DIGITS: tuple[Form, ...] = (days.iso_day, days.iso_month, _decade, _year_range)
_TWO_DIGITS: tuple[Form, ...] = (days.slash_month, days.day_month, _century, _part)
_MONTH_FORMS: tuple[Form, ...] = (days.month_day, days.month_year, days.month_alone)
_FORMS: dict[str, tuple[Form, ...]] = {
    **dict.fromkeys(_SEASONS, (_season,)),
    **dict.fromkeys(("first", "second", "third", "fourth", "last", "final", "latter"), (_part,)),
    **dict.fromkeys(("eighteenth", "nineteenth", "twentieth", "twenty"), (_century,)),
    **dict.fromkeys(("early", "mid", "middle", "late"), (_early,)),
    **dict.fromkeys(("fiscal", "financial", "academic", "fy"), (_fiscal,)),
    **dict.fromkeys(("q", "h"), (_quarter,)),
}
_MONTH_WORDS = frozenset(word for name in days.MONTH_NAMES for word in (name.lower(), name[:3].lower())) | {"sept"}
WORDS = frozenset(_FORMS) | frozenset(_DECADE_WORDS) | _MONTH_WORDS
