"""Years and longer or shorter periods as they are written: 1990s, 1996-99, mid-2019, Q3 2019, summer of 2019."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from cite_lint.extract import date_forms as days
from cite_lint.extract.cardinals import SMALL, TENS
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
    (?: (?P<mark>[-–—/])(?P<last>[12][0-9]{{3}}|[0-9]{{1,2}})                        # 1996-1999 | 2019/20 | 1997-8
      | {S}?[-–—/]{S}?(?P<far>[12][0-9]{{3}})                                      # 1996 - 1999
      | {S}(?P<word>to|through|until|till|up{S}to|and){S}(?P<end>[12][0-9]{{3}}) )   # 1996 to 1999
    (?! [\w%] | [.,:][0-9] | [-–/][A-Za-z0-9] )"""
)
_SHORT_CUE = verbose(rf"\b(?i:in|of|since|until|till|before|after|by|from|during){S}['’]\Z")
_TWO_DIGITS_ALONE = verbose(rf"[0-9]{{2}}(?![\w%]|[.,][0-9]|['’](?!s\b)|{S}?(?:%|per{S}?cent\b))")
_ERA_YEAR = verbose(
    rf"""(?P<first>[0-9]{{1,4}}) (?: (?:{S}?[-–—]{S}?|{S}(?:to|until|(?P<and>and)){S}) (?P<last>[0-9]{{2,4}}) )?
    (?: {S}?(?P<era>A\.?D|C\.?E)\b\.? | {END} )"""
)
_ERA_BEFORE = verbose(rf"\b(?:AD|CE|A\.D\.){S}?\Z")
_QUARTER_AFTER = verbose(rf"{S}?(?P<which>[QH])(?P<number>[1-4])(?!\w)")
_QUARTER = verbose(rf"(?P<which>[QH])(?P<number>[1-4]) (?:{S}|-)? (?:of{S})? (?:FY{S}?)? (?:{YEAR}|{SHORT_YEAR})")
# "of last year", whose days are known only where today's are; "the last year of the war" is another
_YEAR_TO_COME = rf"(?=(?i:(?:last|this|next){S}year|the{S}year{S}before{S}last)\b(?!{S}(?:of|in{S}the|from)\b))"
_SEASON = verbose(
    rf"""(?P<season>(?i:spring|summer|autumn|fall|winter)) {S} (?:(?:of|in){S})? (?:the{S})? (?:year{S})?
    (?: (?P<year>[12][0-9]{{3}}) (?: [-–/][0-9]{{2,4}}\b | {END} ) | {SHORT_YEAR} )"""
)
_SEASON_OF = verbose(rf"(?P<season>(?i:spring|summer|autumn|fall|winter)) (?={S}of{S}{_YEAR_TO_COME})")
_PART = verbose(
    rf"""(?P<which>(?i:first|second|third|fourth|last|final|latter|1st|2nd|3rd|4th)) {S}
    (?: (?P<unit>half|quarter) | (?P<number>two|three|four|five|six|seven|eight|nine|ten|eleven|[2-9]|1[01]){S}months )
    (?: {S}of{S} (?:the{S})? (?:(?:fiscal|financial|calendar){S})? (?:year{S})?
        (?: (?P<decade>[12][0-9]{{2}}0)s(?!\w) | {YEAR} )
      | (?={S}of{S}{_YEAR_TO_COME}) )"""
)
_PART_OF_MONTH = verbose(
    rf"(?P<which>(?i:first|second|third|fourth|last|final)) {S} (?P<unit>week|half) {S} (?:of|in){S}"
)
_FISCAL = verbose(
    rf"""(?: (?i:fiscal|financial|academic){S}(?:year{S})? | FY{S}? )
    (?: (?P<year>[12][0-9]{{3}}) (?: [-–/](?P<next>[0-9]{{4}}|[0-9]{{2}})\b | {END} )
      | ['’]?(?P<short>[0-9]{{2}})(?![\w%]|[.,][0-9]) )"""
)
_EARLY = verbose(
    rf"(?P<part>(?i:early|mid|middle|late))(?:[-\s]to[-\s](?P<until>(?i:mid|late)))?(?:[-–]|{S})(?:(?:in|of){S})?(?:the{S})?"
)

_COUNTS = {word: int(value) for word, value in (SMALL | TENS).items()}
_TEENS = "|".join(list(SMALL)[10:20])
_WORDED_YEAR = verbose(
    rf"""(?P<century>(?i:eighteen|nineteen|twenty)) [-\s]
    (?P<rest>(?i:{_TEENS}|(?:{"|".join(TENS)})(?:[-\s](?:{"|".join(list(SMALL)[1:10])}))?))(?![\w%-]|{S}(?:per{S}?cent|%))"""
)
_WORDED_CUE = verbose(rf"\b(?i:in|since|until|of|before|after|by|from|during|year){S}\Z")

_THE = verbose(rf"\b(?i:the|early|mid|late)(?:{S}|[-–])\Z")
_THEIRS = verbose(rf"\b(?i:his|her|their|your|my|our|its){S}(?:(?i:early|mid|late)(?:{S}|[-–]))?\Z")
_BETWEEN = verbose(rf"\b[Bb]etween{S}\Z")
_YEARS_CUE = verbose(rf"(?: \b(?i:in|from|between|during|of|the|years){S} | [(\[] )\Z")

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_PARTS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
}  # fmt: skip
_WEEKS = {"first": (1, 7), "second": (8, 14), "third": (15, 21), "fourth": (22, 28)}
_THIRDS = {"early": 0, "mid": 1, "middle": 1, "late": 2}
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
    first, written = int(match["first"]), match["last"] or match["far"] or match["end"]
    scale = 10 ** len(written)
    last = first // scale * scale + int(written)
    if match["mark"] == "/" or len(written) == 1:
        last = first + 1 if int(written) == (first + 1) % scale else 0
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


def _short_year(text: str, at: int) -> Found | None:
    """Read "the class of '98", "since '09"."""
    if _SHORT_CUE.search(text, max(0, at - 16), at) is None or _TWO_DIGITS_ALONE.match(text, at) is None:
        return None
    value = days.short_year(int(text[at : at + 2]))
    return None if counts_next(text, at + 2, value) else Found(at - 1, at + 2, year(value))


def _era_year(text: str, at: int) -> Found | None:
    """Read a year that its era marks: "A.D. 1000 and 1260", "1260 CE"."""
    match = _ERA_YEAR.match(text, at)
    before = _ERA_BEFORE.search(text, max(0, at - 6), at)
    if match is None or not (before or match["era"]) or int(match["first"]) == 0:
        return None
    first, last = int(match["first"]), int(match["last"] or match["first"])
    if match["and"] and not _BETWEEN.search(text, max(0, at - 24), before.start() if before else at):
        return Found(at, match.end("first"), year(first)) if before else None
    if not first <= last <= LAST_YEAR:
        return None
    return Found(
        at, match.end(), Period(date(first, 1, 1), date(last, 12, 31), Grain.RANGE if match["last"] else Grain.YEAR)
    )


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
    y = stated_year(match) if match else None
    if match is None or y is None or not _is_year(y):
        match = _SEASON_OF.match(text, at)
        return Found(at, match.end(), given=partial(season, match["season"].lower())) if match else None
    if match["year"] and counts_next(text, match.end(), y):
        return None
    return Found(at, match.end(), season(match["season"].lower(), y))


def _part(text: str, at: int) -> Found | None:
    match = _PART.match(text, at)
    if match is None:
        return None
    length = 120 if match["decade"] else 12
    written = match["number"]
    size = length // (2 if match["unit"] == "half" else 4)
    if written:
        size = int(written) if written.isdecimal() else _NUMBERS[written]
    number = _PARTS.get(match["which"].lower())
    skipped = length - size if number is None else size * (number - 1)
    if skipped + size > length:
        return None
    grain = Grain.QUARTER if match["unit"] == "quarter" and length == 12 else Grain.RANGE
    stated = match["decade"] or match["year"]
    if stated is None:
        return Found(at, match.end(), given=partial(_months_in, skipped, size, grain))
    return Found(at, match.end(), _months_in(skipped, size, grain, int(stated))) if _is_year(int(stated)) else None


def _months_in(skipped: int, size: int, grain: Grain, first_year: int) -> Period:
    return months(first_year + skipped // 12, skipped % 12 + 1, size, grain)


def _part_of_month(text: str, at: int) -> Found | None:
    """Read "the first week of May 2019", "the second half of June"."""
    match = _PART_OF_MONTH.match(text, at)
    if match is None:
        return None
    inner = days.month_year(text, match.end()) or days.month_alone(text, match.end(), expected=True)
    which = match["which"].lower()
    if inner is None or (match["unit"] == "half" and which not in {"first", "second"}):
        return None
    part = partial(_days_of, which, match["unit"])
    if inner.period is not None:
        return Found(at, inner.end, part(inner.period))
    return Found(at, inner.end, given=partial(_given_part, part, inner.given)) if inner.given else None


def _given_part(part: Callable[[Period], Period], given: Callable[[int], Period], y: int) -> Period:
    return part(given(y))


def _days_of(which: str, unit: str, whole: Period) -> Period:
    """Return a week or half of a month."""
    if whole.first is None or whole.last is None:
        return whole
    if unit == "half":
        begin, end = (1, 15) if which == "first" else (16, whole.last.day)
    else:
        begin, end = _WEEKS.get(which, (whole.last.day - 6, whole.last.day))
    return Period(whole.first.replace(day=begin), whole.first.replace(day=end), Grain.RANGE)


def _worded_year(text: str, at: int) -> Found | None:
    """Read "in nineteen ninety-five", "of twenty nineteen"."""
    match = _WORDED_YEAR.match(text, at)
    if match is None or not _WORDED_CUE.search(text, max(0, at - 16), at):
        return None
    tens, _, ones = match["rest"].lower().replace("-", " ").partition(" ")
    rest = _COUNTS[tens] + (_COUNTS[ones.strip()] if ones else 0)
    value = 100 * _COUNTS[match["century"].lower()] + rest
    return None if counts_next(text, match.end(), value) else Found(at, match.end(), year(value))


def _fiscal(text: str, at: int) -> Found | None:
    match = _FISCAL.match(text, at)
    y = stated_year(match) if match else None
    if match is None or y is None or not _is_year(y):
        return None
    if match["next"] and int(match["next"]) % 100 == (y + 1) % 100:
        return Found(at, match.end(), Period(date(y, 1, 1), date(y + 1, 12, 31), Grain.RANGE))
    return Found(at, match.end(), year(y))


def _early(text: str, at: int) -> Found | None:
    """Read "early 2019", "mid-May", "late 1990s": the days are those of the whole year, month or decade.

    Of a century it is a third.
    """
    match = _EARLY.match(text, at)
    if match is None or _THEIRS.search(text, max(0, at - 12), at):
        return None
    quoted = text[match.end() : match.end() + 1] in ("'", "’", "‘")
    inner = _short_decade(text, match.end() + 1) if quoted else _first(text, match.end(), _AFTER_EARLY)
    if inner is None and text[match.end() : match.end() + 4].isdecimal():
        inner = _single_year(text, match.end(), listed=False)
    if inner and inner.period and inner.period.first and _CENTURY.match(text, match.end()):
        begin, part = inner.period.first.year, _THIRDS[match["part"].lower()]
        until = _THIRDS[match["until"].lower()] if match["until"] else part
        first, last = date(begin + 33 * part, 1, 1), date(begin + (99 if until == 2 else 33 * until + 32), 12, 31)
        return Found(at, inner.end, Period(first, last, Grain.RANGE))
    return replace(inner, start=at) if inner else None


_AFTER_EARLY: tuple[Form, ...] = (
    days.month_year, days.month_alone, _decade, _short_decade, _decade_word, _century, _season,
)  # fmt: skip
_YEAR_ALONE = verbose(YEAR)


def read_dated(text: str, at: int) -> Found | None:
    """Return the date that begins at `at`, for a place that asks for one: "the decade to 2006", "the year to June"."""
    if not text[at : at + 1].isdecimal():
        found = _first(text, at, (days.month_day, days.month_year, _season, _early))
        found = found or days.month_alone(text, at, expected=True)
    else:
        found = _first(text, at, (days.iso_day, days.day_month))
        match = _YEAR_ALONE.match(text, at)
        value = int(match["year"]) if match else 0
        if found is None and _is_year(value) and not counts_next(text, at + 4, value):
            found = Found(at, at + 4, year(value))
    return found if found and (found.period or found.given) else None


def read_digits(text: str, start: int, end: int, order: str, listed: bool) -> Found | None:
    """Read the date that begins with the run of digits `text[start:end]`.

    `order` is dmy or mdy, for 3/4/2019; `listed` says that a year or decade stands right before, in the same list.
    """
    size = end - start
    if size == 4:
        found = _first(text, start, _FOUR_DIGITS) if starts_clean(text, start) else None
        return found or _single_year(text, start, listed) or _era_year(text, start)
    if size > 2:
        return _era_year(text, start) if size == 3 else None
    if not starts_clean(text, start):
        return _short_decade(text, start, listed)
    found = days.numeric_day(text, start, order) or _first(text, start, _TWO_DIGITS)
    return found or _short_decade(text, start, listed) or _short_year(text, start) or _era_year(text, start)


def read_word(text: str, start: int, word: str, listed: bool) -> Found | None:
    """Read the date that begins with one of `WORDS`, given in lower case; `listed` as in `read_digits`."""
    if word in _DECADE_WORDS:
        return _decade_word(text, start, listed)
    if word in _FORMS:
        return _first(text, start, _FORMS[word])
    return _first(text, start, _MONTH_FORMS) or days.month_alone(text, start, listed)


def _first(text: str, at: int, forms: tuple[Form, ...]) -> Found | None:
    return next((found for form in forms if (found := form(text, at)) is not None), None)


_FOUR_DIGITS: tuple[Form, ...] = (days.iso_day, days.iso_month, _decade, _year_range)
_TWO_DIGITS: tuple[Form, ...] = (days.slash_month, days.day_month, _century, _part)
_MONTH_FORMS: tuple[Form, ...] = (days.month_day, days.month_year)
_FORMS: dict[str, tuple[Form, ...]] = {
    **dict.fromkeys(_SEASONS, (_season,)),
    **dict.fromkeys(days.ORDINAL_WORDS, (days.ordinal_day,)),
    **dict.fromkeys(("first", "second", "third", "fourth", "last", "final"), (_part, _part_of_month, days.ordinal_day)),
    "latter": (_part,),
    **dict.fromkeys(("eighteenth", "nineteenth", "twentieth"), (_century, days.ordinal_day)),
    **dict.fromkeys(("eighteen", "nineteen"), (_worded_year,)),
    "twenty": (_century, days.ordinal_day, _worded_year),
    **dict.fromkeys(("early", "mid", "middle", "late"), (_early,)),
    **dict.fromkeys(("fiscal", "financial", "academic", "fy"), (_fiscal,)),
    **dict.fromkeys(("q", "h"), (_quarter,)),
}
_MONTH_WORDS = frozenset(word for name in days.MONTH_NAMES for word in (name.lower(), name[:3].lower())) | {"sept"}
WORDS = frozenset(_FORMS) | frozenset(_DECADE_WORDS) | _MONTH_WORDS
