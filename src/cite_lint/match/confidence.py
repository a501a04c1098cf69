"""How sure a resolution is where the number does not speak for it: a logistic function learned on labelled drafts.

`benchmarks/learn.py` fits the weights and writes them here; docs/accuracy.md has what they are worth on drafts left out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from cite_lint.match.context import ClaimTerms
from cite_lint.match.profiles import PLACE_AXES, Profile
from cite_lint.match.result import Match
from cite_lint.match.vocabulary import Vocabulary
from cite_lint.model.claim import Claim

SIGNALS = (
    "score",
    "margin",  # over the second candidate
    "second",  # its score
    "measured",  # the sentence says what is measured
    "firm",  # in its telling words, and the place is there
    "placed",  # the share of place and nationality that the draft names
    "behind",  # the body credited is one whose figure this is
    "novel",  # the share of the clause that is told in words which the registry does not use
    "known",  # terms of the registry for each long word of the clause
    "weak",  # a small count, a plain duration
)
# learned: begin
BIAS = -9.429
WEIGHTS: tuple[float, ...] = (
    8.461,  # score
    2.249,  # margin
    1.316,  # second
    0.527,  # measured
    -0.205,  # firm
    3.368,  # placed
    1.298,  # behind
    -2.221,  # novel
    -2.084,  # known
    -0.949,  # weak
)
# learned: end

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def signals(
    claim: Claim,
    terms: ClaimTerms,
    matches: Sequence[Match],
    profile: Profile,
    behind: bool,
    vocabulary: Vocabulary,
    text: str,
) -> tuple[float, ...]:
    """Return what speaks for and against the best of the matches, in the order of SIGNALS."""
    best, second = matches[0], matches[1].score if len(matches) > 1 else 0.0
    axes = [profile.axes[axis] for axis in PLACE_AXES if profile.axes[axis]]
    words = _LONG_WORD.findall(text, claim.clause.start, claim.clause.end) or ["-"]
    placed = vocabulary.terms(text, claim.clause.start, claim.clause.end)
    told = sum(term.end - term.start for term in placed if profile.rarity.get(term.id))
    return (
        best.score,
        best.score - second,
        second,
        float(best.measured),
        float(best.firm),
        sum(bool(terms.document & axis) for axis in axes) / len(axes) if axes else 1.0,
        float(behind),
        max(0.0, 1 - told / sum(map(len, words))),
        len({term.id for term in placed}) / len(words),
        float(claim.weak),
    )


def confidence(found: Sequence[float]) -> float:
    """Return the probability that a claim with these signals is about the indicator, though its number differs."""
    return 1 / (1 + math.exp(-BIAS - sum(weight * signal for weight, signal in zip(WEIGHTS, found, strict=True))))
