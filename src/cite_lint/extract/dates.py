"""Find dates in a plain text: days, months, years, decades, ranges and relative periods, and days that do not exist.

A mention's span covers the date without the preposition or article before it: "2019" of "since 2019", "1990s" of "the
1990s", "past five years" of "over the past five years". A phrase that measures a period from a date is covered from its
first content word: "decade to 2006", "ten years leading to 2006". Markers of a part belong to it ("mid-2019", "late
1990s", "third quarter of 2019"), a weekday does not.

How a preposition changes the days: since, from ... on: no last day; until, by, up to: no first day; before: up to the
day before, after: from the day after, open at the other side; as of and all others: the days of the date itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from cite_lint.extract import period_forms, relative_dates
from cite_lint.extract.date_forms import Found, S, verbose
from cite_lint.extract.phrases import any_word
from cite_lint.extract.years import LAST_YEAR
from cite_lint.model.period import Grain, Period, Relation
from cite_lint.model.span import Mention, Span

V = TypeVar("V")

_OLDEST_TODAY = 1000

_WORDS = period_forms.WORDS | relative_dates.WORDS
# Every place where a date may begin, or, for "ago" and "decade", announce itself: a superset of what is found.
_CASED = {form for word in _WORDS - {"q", "h", "fy"} for form in (word, word.capitalize(), word.upper())}
_TRIGGER = re.compile(rf"[0-9]+|\b(?:(?:{any_word(_CASED)})\b|[QH](?=[1-4])|FY)")
_MONTH_LINK = verbose(
    rf"""(?: {S}?[-–—]{S}? | {S}?,?{S}(?:and|or|to|until|till|through|up{S}to|&){S}    # May and June | May to June
      | (?P<comma>{S}?,{S}) )                                                        # May, June and July"""
)
_LIST_GOES_ON = verbose(rf"[A-Z][a-z]{{2,8}}\.?(?:{S}?,|{S}(?:and|or)){S}(?:and{S}|or{S})?[A-Z]")
_LIST_LINK = verbose(rf"(?: {S}?,{S}(?:(?:and|or){S})? | {S}(?:and|or|&){S} )(?:the{S})?(?:['’‘])?")
_YEAR_LINK = verbose(rf"(?: {S}?[-–—,]{S}? | {S}?,?{S}(?:to|and|or|until|till|through|&){S} )(?:on{S}|the{S})?")
_RANGE_LINK = verbose(
    rf"(?: {S}?[-–—]{S}? | (?P<comma>,)?{S}(?:to|until|till|through|up{S}(?:to|until)|(?P<and>and)){S} )"
    rf"(?:the{S})?['’‘]?"
)
# "May last year", "the second quarter of last year"; not "In May last year's record", which is about the year
_OF_YEAR = verbose(rf"{S}(?P<of>of{S}(?:the{S})?)?")
_ENDS_IN_YEAR = re.compile(r"(?:year|years?\s{1,8}ago|year\s{1,8}before\s{1,8}last)\Z", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
# ";" after a full stop is the mark of a block's end.
_SENTENCE_END = re.compile(r"[.!?]['\"”’)\]]{0,2}[\s;]|\n\s{0,20}\n")
_BETWEEN = re.compile(r"\bbetween(?:\s{1,8}the)?\s{1,8}\Z", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)(?:\s{1,8}the)?\s{1,8}\Z", re.IGNORECASE)
_ONWARDS = re.compile(r"\s{1,8}(?:onwards?|forwards?|on(?=\s{0,4}[,.;)]))\b")
_RELATION = re.compile(
    r"""
    (?:^|[\s(\[—–,;:"“‘'-])
    (?P<word>
        ever\ since | since | starting\ (?:in|from) | beginning\ (?:in|from) | as\ from | from
      | until | till | up\ to | no\ later\ than | by
      | as\ of | as\ at | before | prior\ to | earlier\ than | after | later\ than )
    (?P<filler>
        (?:[ ](?:at\ least|about|around|roughly|approximately|as\ early\ as|the|very|end\ of|start\ of|beginning\ of
          |close\ of|middle\ of|turn\ of|year-end|start|end|year|years|on|in)){0,5} )
    -?[ ]\Z
    """,
    re.VERBOSE,
)
_NOT_UNTIL = re.compile(r"(?:\bnot|\bnever|n['’]t)\b[^.,;:]{0,40}\suntil\b")
_PREFIX = re.compile(r"\b(?P<word>pre|post)[-–]\Z", re.IGNORECASE)
_RELATIONS = {
    "since": Relation.SINCE, "ever since": Relation.SINCE, "as from": Relation.SINCE, "starting in": Relation.SINCE,
    "starting from": Relation.SINCE, "beginning in": Relation.SINCE, "beginning from": Relation.SINCE,
    "until": Relation.UNTIL, "till": Relation.UNTIL, "up to": Relation.UNTIL,
    "no later than": Relation.UNTIL, "by": Relation.UNTIL, "as of": Relation.AS_OF, "as at": Relation.AS_OF,
    "before": Relation.BEFORE, "prior to": Relation.BEFORE, "earlier than": Relation.BEFORE, "pre": Relation.BEFORE,
    "after": Relation.AFTER, "later than": Relation.AFTER, "post": Relation.AFTER,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateScan:
    """The dates of a text and the days that no calendar has, each in text order; no two overlap."""

    dates: tuple[Mention[Period], ...] = ()
    impossible: tuple[Mention[str], ...] = ()
    """The value says why: "February 2019 has 28 days"."""
    undated: tuple[Span, ...] = ()
    """Where days, months and quarters stand whose year is not known; their digits are no figures."""


def find_dates(text: str, today: date | None = None, order: str = "dmy") -> DateScan:
    """Return every date in `text`, with offsets into it.

    `today` is what "last year" counts from; without it relative dates are left out. A day or month without a year takes
    that of the date it is joined to ("20 May to 22 June 2019", "5 May last year"), else of the date before it in its
    sentence, else the latest one that is not after `today`, else it is only known to be a date. `order` is `dmy` or
    `mdy`, for 3/4/2019.
    """
    if today is not None and not _OLDEST_TODAY <= today.year <= LAST_YEAR:
        today = None  # front matter may claim any date; the calendar ends soon after some
    found = _scan(text, today, order)
    impossible = tuple(_mention(text, hit.start, hit.end, hit.impossible) for hit in found if hit.impossible)
    hits, undated = _in_relative_years(text, [hit for hit in found if not hit.impossible])
    hits = _with_years(text, hits, today)
    undated += [Span(hit.start, hit.end) for hit in hits if not hit.period]
    joined = _joined(text, [hit for hit in hits if hit.period])
    dates = tuple(_mention(text, hit.start, hit.end, _related(text, hit, is_range)) for hit, is_range in joined)
    return DateScan(dates, impossible, tuple(sorted(undated)))


def _mention(text: str, start: int, end: int, value: V) -> Mention[V]:
    return Mention(Span(start, end), text[start:end], value)


def _scan(text: str, today: date | None, order: str) -> list[Found]:
    found: list[Found] = []
    end = 0
    for match in _TRIGGER.finditer(text):
        start = match.start()
        if start < end:
            continue
        listed = bool(found) and start - end <= 24 and _is_listed(text, found[-1], start)
        hit = _read(text, match, today, order, listed)
        if hit is not None and hit.start >= end:
            found.append(hit)
            end = hit.end
    return found


def _read(text: str, match: re.Match[str], today: date | None, order: str, listed: bool) -> Found | None:
    word = match.group().lower()
    if word[0].isdecimal():
        return period_forms.read_digits(text, match.start(), match.end(), order, listed)
    hit = period_forms.read_word(text, match.start(), word, listed) if word in period_forms.WORDS else None
    if hit is None and word in relative_dates.WORDS:
        hit = relative_dates.read_relative(text, match.start(), word, today)
    return hit


def _is_listed(text: str, before: Found, start: int) -> bool:
    """Tell whether a year, decade or month stands before `start` in the same list: "2018 and 2019", "May and June"."""
    grain = _grain(before)
    if grain is Grain.MONTH:
        link = _MONTH_LINK.fullmatch(text, before.end, start) if text[start].isupper() else None
        return link is not None and not (link["comma"] and _LIST_GOES_ON.match(text, start) is None)
    return grain in (Grain.YEAR, Grain.DECADE) and _LIST_LINK.fullmatch(text, before.end, start) is not None


def _grain(hit: Found) -> Grain | None:
    period = hit.given(LAST_YEAR) if hit.given else hit.period
    return period.grain if period else None


def _in_relative_years(text: str, found: Sequence[Found]) -> tuple[list[Found], list[Span]]:
    """Join days and months with the "last year" behind them; return all that has a year or may get one, and the rest.

    A relative period has no days where today is not known; then the day before it has none either.
    """
    hits: list[Found] = []
    undated: list[Span] = []
    for hit in found:
        day = hits.pop() if hits and _is_year_of(text, hits[-1], hit) else None
        if day is None or day.given is None:
            hits.append(hit)
        elif hit.period and hit.period.first:
            hits.append(Found(day.start, hit.end, day.given(hit.period.first.year)))
        else:
            undated.append(Span(day.start, hit.end))
    return [hit for hit in hits if hit.period or hit.given], undated


def _is_year_of(text: str, before: Found, hit: Found) -> bool:
    """Tell whether `hit` is the "last year" or "two years ago" that says which May `before` is."""
    if hit.start - before.end > 12 or _ENDS_IN_YEAR.search(text, max(hit.start, hit.end - 24), hit.end) is None:
        return False
    if before.given is None or hit.given or (hit.period and hit.period.grain is not Grain.YEAR):
        return False
    link = _OF_YEAR.fullmatch(text, before.end, hit.start)
    return link is not None and (link["of"] is not None or _POSSESSIVE.match(text, hit.end) is None)


def _with_years(text: str, found: Sequence[Found], today: date | None) -> list[Found]:
    """Give a year to the days and months that were written without one, where one is known."""
    hits = list(found)
    for index in range(len(hits) - 2, -1, -1):
        hit, after = hits[index], hits[index + 1]
        if hit.given and after.period and after.period.first and _shares_year(text, hit, after):
            hits[index] = replace(hit, period=_not_after(hit, after.period.first))
    for index, hit in enumerate(hits):
        if hit.given and hit.period is None:
            before = hits[index - 1] if index else None
            if before and before.period and before.period.last and _in_one_sentence(text, before, hit):
                hits[index] = replace(hit, period=_inherited(text, before, hit, before.period.last))
            elif today is not None:
                joined = hits[index + 1] if index + 1 < len(hits) else None
                hits[index] = replace(hit, period=_not_after(hit, _limit(text, hit, joined, today)))
    return hits


def _inherited(text: str, before: Found, hit: Found, last: date) -> Period | None:
    """Return the period in the year of the date before; "from October to March" ends in the year after."""
    period = hit.given(last.year) if hit.given else None
    if hit.given and period and period.last and period.last < last and _range_link(text, before, hit):
        return hit.given(last.year + 1)
    return period


def _limit(text: str, hit: Found, after: Found | None, today: date) -> date:
    """Return the day that a date without a year may not lie after: today, or the end of the range that it begins."""
    if after and after.given and not after.period and _range_link(text, hit, after):
        end = _not_after(after, today)
        return end.first if end and end.first else today
    return today


def _shares_year(text: str, hit: Found, after: Found) -> bool:
    """Tell whether a day or month is joined to a later one that has its year: "20 May to 22 June 2019"."""
    if after.period is None or after.period.grain not in (Grain.DAY, Grain.MONTH, Grain.RANGE):
        return False
    return after.start - hit.end <= 24 and _YEAR_LINK.fullmatch(text, hit.end, after.start) is not None


def _not_after(hit: Found, limit: date) -> Period | None:
    if hit.given is None:
        return hit.period
    period = hit.given(limit.year)
    return hit.given(limit.year - 1) if period.first and period.first > limit else period


def _in_one_sentence(text: str, before: Found, hit: Found) -> bool:
    if hit.start - before.end > 200 or (before.period and before.period.grain in (Grain.DECADE, Grain.RANGE)):
        return False
    return _SENTENCE_END.search(text, before.end, hit.start) is None


def _joined(text: str, hits: Sequence[Found]) -> list[tuple[Found, bool]]:
    """Join two dates that a dash, "to", or "between ... and" makes a range; tell which are such ranges."""
    joined: list[tuple[Found, bool]] = []
    for hit in hits:
        before, is_range = joined[-1] if joined else (None, True)
        period = _range(text, before, hit) if before and not is_range else None
        if before and period:
            joined[-1] = (Found(before.start, hit.end, period), True)
        else:
            joined.append((hit, False))
    return joined


def _range(text: str, first: Found, last: Found) -> Period | None:
    if first.period is None or last.period is None or not _range_link(text, first, last):
        return None
    begin, end = first.period.first, last.period.last
    return Period(begin, end, Grain.RANGE) if begin and end and begin <= end else None


def _range_link(text: str, first: Found, last: Found) -> bool:
    """Tell whether the words between and before two dates make them the ends of a range."""
    link = _RANGE_LINK.fullmatch(text, first.end, last.start) if last.start - first.end <= 24 else None
    if link is None:
        return False
    opening = _BETWEEN if link["and"] else _FROM if link["comma"] else None
    return opening is None or opening.search(text, max(0, first.start - 20), first.start) is not None


def _related(text: str, hit: Found, is_range: bool) -> Period:
    """Return the period of a hit, changed by the preposition before it."""
    period = hit.period
    if period is None or is_range or period.first is None or period.last is None:
        return period or Period(None, None, Grain.DAY)
    window = text[max(0, hit.start - 60) : hit.start]
    match = _PREFIX.search(window) or _RELATION.search(" ".join(window.lower().split()) + " ")
    if match is None:
        return period
    word, filler = match["word"].lower(), match.groupdict().get("filler") or ""
    if word == "from":
        return replace(period, last=None, relation=Relation.SINCE) if _ONWARDS.match(text, hit.end) else period
    if word == "until" and _NOT_UNTIL.search(window):
        return period  # "not ratified until 1999": it happened then
    relation = _RELATIONS[word]
    if relation is Relation.SINCE:
        return replace(period, last=None, relation=relation)
    if relation is Relation.UNTIL:
        return replace(period, first=None, relation=relation)
    if relation is Relation.BEFORE:
        last = period.last if "end of" in filler or "close of" in filler else period.first - timedelta(1)
        return replace(period, first=None, last=last, relation=relation)
    if relation is Relation.AFTER:
        return replace(period, first=period.last + timedelta(1), last=None, relation=relation)
    return replace(period, relation=relation)
