"""Tell the open dates that are dates of an event: "Since 1994 the Rent Act has limited rents"."""

from __future__ import annotations

import re
from dataclasses import replace

from cite_lint.model.period import Grain, Period, Relation, day, month, year
from cite_lint.model.span import Mention, Span

_OPENS = re.compile(
    r"\W*(?:(?:ever\s+)?since|until|till|from)\s+(?:the\s+)?(?:(?:end|start|beginning)\s+of\s+)?", re.IGNORECASE
)
_INSTRUMENT = re.compile(
    r"""
    ,? \s+ (?: (?:the|this|that|its|their|our|a|an|no) \s+ )? (?: [\w’'-]{1,24} \s+ ){0,5}?
    (?: (?:Act|Law|Code|Convention|Protocol|Treaty|Agreement|Accord|Declaration|Covenant|Constitution|Charter|Directive
        |Regulation|Ordinance|Statute|Decree|Bill|Pact)
      | act | law | ban | treaty | decree | statute | ordinance | charter | constitution | truce | ceasefire | curfew
      | embargo | moratorium )
    (?!\w)
    (?! \s+ (?:firms?|clinics?|schools?|courts?|students?|professors?|centres?|centers?|lords?|makers?|enforcement)\b )
    """,
    re.VERBOSE,
)
"""The subject of a clause that a date opens: "Since 1994 the Northport Rent Act"."""
_APPOSITION = re.compile(
    r",?\s+(?:when\s+the|the\s+(?:very\s+|same\s+)?(?:day|date|week|month|year)\s+(?:(?:on|in|of)\s+which|when|that|of\s+the))\b"
)
"""What happened then follows the date: "since 1971, the year in which the shelter was opened"."""


def event_date(text: str, sentence: Span, mention: Mention[Period]) -> Mention[Period] | None:
    """Return a date behind "since" or "until" as the closed date of an event, where the sentence tells of one.

    The law or treaty is the subject of the clause that the date opens, or the event follows the date.
    """
    if mention.value.relation not in (Relation.SINCE, Relation.UNTIL):
        return None
    opens = _OPENS.fullmatch(text, sentence.start, mention.span.start) is not None
    told = opens and _INSTRUMENT.match(text, mention.span.end, sentence.end) is not None
    if not told and _APPOSITION.match(text, mention.span.end, sentence.end) is None:
        return None
    whole = _whole(mention.value)
    return replace(mention, value=whole) if whole is not None else None


def _whole(period: Period) -> Period | None:
    """Return the day, month or year whose begin or end an open period keeps."""
    known = period.first or period.last
    if known is None:
        return None
    if period.grain is Grain.YEAR:
        return year(known.year)
    if period.grain is Grain.MONTH:
        return month(known.year, known.month)
    return day(known.year, known.month, known.day) if period.grain is Grain.DAY else None
