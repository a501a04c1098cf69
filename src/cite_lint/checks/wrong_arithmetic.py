"""CL503: figures of one sentence that do not fit one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cite_lint.checks.case import Remark
from cite_lint.checks.rule import Rule
from cite_lint.model.claim import Claim
from cite_lint.model.quantity import DATE_UNIT, RANK_UNIT, Change

RULE = Rule(
    "CL503",
    "wrong-arithmetic",
    "A share or a change does not follow from the numbers beside it.",
    """“12 of 40 (25%)” is 30 per cent; “rose from 40 to 60, a 33 per cent increase” is 50. No registry is needed to
see it.""",
    failing=(
        "Of the letters sent, 12 of 40 (25 per cent) were answered.",
        "Complaints rose from 40 to 60, a 33 per cent increase.",
    ),
    passing=(
        "Of the letters sent, 12 of 40 (30 per cent) were answered.",
        "Complaints rose from 40 to 60, a 50 per cent increase.",
    ),
)
_BESIDE = re.compile(
    r"""
    (?: [(,\u2013\u2014] | \bor\b )                  # "12 of 40 (", "12 of the 40, or"
    \s* (?: (?!and\b|but\b|while\b) [a-z]{1,20} [ ]){0,2} $   # at most two words more: "about", "that is"
    """,
    re.VERBOSE,
)
"""What stands between the counts and a share that restates them; a new clause about something else does not."""
_MOVEMENT = re.compile(
    r"""
    [,(\u2013\u2014] \s* (?: an? | which\s+is | that\s+is | up | down )\b [a-z ]{0,14}
    \b (?: increase | rise | decrease | fall | drop | growth ) \s+ of \s* $
    """,
    re.VERBOSE,
)
"""In "600 last year and 900 this year, an increase of" the share restates the movement."""
_OF = re.compile(r"\b(?:of|among)\s+(?:the\s+|our\s+|these\s+|those\s+)?$", re.IGNORECASE)
"""What leads up to the whole in "Of the 40 who answered, 12 (30 per cent)"."""
_CHANGE_WORDS = ("increase", "rise", "decrease", "fall", "drop", "growth", "cut", "decline", "reduction", "jump")


def check(text: str, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Remark]]:
    """Report the percentage of a sentence that its two counts contradict."""
    counts = [claim for claim in claims if claim.quantity.value.unit not in (DATE_UNIT, RANK_UNIT)]
    for first, second, share in zip(counts, counts[1:], counts[2:], strict=False):
        if not first.sentence == second.sentence == share.sentence or share.quantity.value.unit != "percent":
            continue
        one, other, said = (claim.quantity.value for claim in (first, second, share))
        if (
            one.is_range
            or other.is_range
            or said.is_range
            or "percent" in (one.unit, other.unit)
            or not other.low
            or not one.low
        ):
            continue
        between = text[first.quantity.span.end : second.quantity.span.start].lower()
        bridge = text[second.quantity.span.end : share.quantity.span.start].lower()
        after = text[share.quantity.span.end : share.quantity.span.end + 14].lower()
        if between.split()[-1:] == ["of"] or between.strip().endswith(("out of", "of the", "of its")):
            if one.low > other.low or len(bridge) > 60 or not _BESIDE.search(bridge) or after.split()[:1] == ["of"]:
                continue
            right = one.low * 100 / other.low
        elif (
            other.low < one.low
            and bridge.strip() == "("
            and _OF.search(text[max(0, first.quantity.span.start - 12) : first.quantity.span.start])
        ):
            right = other.low * 100 / one.low
        elif one.unit == other.unit and (
            (between.strip().endswith("to") and any(word in after or word in bridge for word in _CHANGE_WORDS))
            or _MOVEMENT.search(bridge)
        ):
            right = abs(other.low - one.low) * 100 / one.low
        else:
            continue
        half = max(said.precision / 2, Decimal("0.5"), abs(said.low) * max(said.hedge.below, said.hedge.above))
        if said.change in (Change.RISE_TO, Change.FALL_TO) or abs(right - said.low) <= half:
            continue
        figure = " ".join(share.quantity.text.split())
        yield (
            share,
            Remark(
                f'"{figure}" does not follow from {first.quantity.text} and {second.quantity.text}: '
                f"that is {right:.1f} per cent.",
                "Correct the share or the numbers.",
            ),
        )
