"""CL207: a limit lost, added or turned round."""

from __future__ import annotations

import re

from cite_lint.checks import wording
from cite_lint.checks.case import Case, Remark
from cite_lint.checks.rule import Rule
from cite_lint.model.finding import Verdict
from cite_lint.model.quantity import DATE_UNIT, Bound, Hedge, Quantity
from cite_lint.model.registry import Kind

RULE = Rule(
    "CL207",
    "changed-qualifier",
    "A limit such as “up to” or “at least” was lost, added or turned round.",
    """“Up to 4,200” is not 4,200, and “more than 40” is not “fewer than 40”. The word that bounds a figure is part of it.
“About” and “an estimated” may go.""",
    failing=("According to the Northport Housing Trust, 4,200 homes in Northport stand empty.",),
    passing=("According to the Northport Housing Trust, as many as 4,200 homes in Northport stand empty.",),
    verdict=Verdict.MISMATCHED,
)

_FLOOR = re.compile(
    r"\b(?:lowest|minimum|least|cheapest|youngest|smallest|shortest|starts?\s+at|from)\b", re.IGNORECASE
)
_CEILING = re.compile(r"\b(?:highest|maximum|most|dearest|oldest|largest|longest|top)\b", re.IGNORECASE)
"""Superlatives that say the same as a limit: "the lowest price is 146 dollars"."""

_LATER = r"(?:[^;:.!?\d]|\b(?:19|20)\d\d\b){0,90}?"
"""The words from a figure to a limit behind it: no other figure, but a year may stand there."""
_PERHAPS = r"(?:\w+ly\s+|perhaps\s+|maybe\s+|likely\s+|many\s+|even\s+|a\s+few\s+)*"
_NOT_COUNTED = r"(?!\s+(?:than|of|\w+s\b))"
_MORE_AFTER = re.compile(
    rf"""
      \s? -? \s? plus\b
    | {_LATER} (?: \b(?:and|or|if\s+not|quite)\s+ {_PERHAPS} more \b {_NOT_COUNTED}
      | \band\s+(?:counting|rising|over|above|upwards?)\b | \bat\s+(?:the\s+very\s+)?least\b
      | \b(?:at|as)\s+(?:a|the)\s+minimum\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LESS_AFTER = re.compile(
    rf"""
    {_LATER} (?: \b(?:and|or|if\s+not)\s+ {_PERHAPS} (?:fewer|less) \b {_NOT_COUNTED}
      | \bat\s+the\s+(?:very\s+most|most|outside|upper\s+end|top\s+end)\b | \btops\b
      | \b(?:at|as)\s+(?:a|the)\s+maximum\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A limit that follows its figure at a distance: "sold 5,600 homes to their tenants, if not more"."""

_THERE_ARE = re.compile(
    r"\b(?:even|there (?:are|were|is|was)|(?:has|have|had) been (?:found|reported|recorded|documented|identified|seen))\b",
    re.IGNORECASE,
)
"""Words that tell of cases: "girls of nine have been found" says no more of an age than "as young as nine"."""


def check(case: Case) -> Remark | None:
    """Report a bound that differs from that of every agreeing observation; "the lowest" keeps a floor as well."""
    if not case.agreeing or case.said.unit == DATE_UNIT or any(_keeps(case, found.quantity) for found in case.agreeing):
        return None
    said, known = case.said.hedge.bound, case.agreeing[0].quantity.hedge.bound
    if known is Bound.NONE:
        what, do = f"“{wording.bound(said)}” was added to {case.text}", "Drop the limit"
    elif said is Bound.NONE:
        what, do = f"“{wording.bound(known)}” was lost from {case.text}", f"Say “{wording.bound(known)}”"
    else:
        what, do = (
            f"“{wording.bound(known)}” became “{wording.bound(said)}” at {case.text}",
            f"Say “{wording.bound(known)}”",
        )
    return Remark(f"{what}: {case.known(case.agreeing)}.", f"{do}, as the source does.", case.agreeing)


def _leans(hedge: Hedge, up: bool) -> bool:
    """Tell whether a hedge says of itself on which side the number lies: "just over", "just under"."""
    return (hedge.above > 0 and not hedge.below) if up else (hedge.below > 0 and not hedge.above)


def _keeps(case: Case, known: Quantity) -> bool:
    said = case.said
    if said.is_range or known.is_range:
        return True
    one, other = said.hedge.bound, known.hedge.bound
    if one is Bound.NONE and other is Bound.NONE:
        return True
    if (one.is_lower and other.is_lower) or (one.is_upper and other.is_upper):
        return True
    if one is Bound.NONE and (_FLOOR if other.is_lower else _CEILING).search(case.sentence):
        return True
    if one is Bound.NONE and (_MORE_AFTER if other.is_lower else _LESS_AFTER).match(case.after):
        return True
    if one is Bound.NONE and _leans(said.hedge, up=other.is_lower):
        return True
    if one is Bound.NONE and case.indicator.kind is Kind.AGE and _THERE_ARE.search(case.sentence):
        return True
    return other is Bound.NONE and said.low != known.low  # "more than 80,000" for 82,341
