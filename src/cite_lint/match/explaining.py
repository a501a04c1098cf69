"""Say in words how the search for a claim's indicator ended, with the candidates beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cite_lint.match.result import Match, Resolution
from cite_lint.model.explanation import ExplainedCandidate, Explanation, Outcome, Weighing
from cite_lint.model.finding import MatchStatus

_NOTHING = Weighing()


def explain(resolution: Resolution, threshold: float, lost: Sequence[Match], taken: Mapping[str, str]) -> Explanation:
    """Return why a claim was resolved or not.

    `lost` are candidates that another figure of the sentence got first; `taken` has that figure by the indicator's id.
    """
    ranked = sorted((*resolution.matches, *lost), key=lambda match: -match.score)
    if resolution.best is not None:
        ranked = [resolution.best, *(match for match in ranked if match is not resolution.best)]
    outcome, reason = _outcome(resolution, threshold, lost, taken)
    candidates = tuple(
        ExplainedCandidate(
            match.indicator,
            match.shown_score,
            match.agrees,
            match.weighing or _NOTHING,
            match.conflicts,
            taken.get(match.indicator) if match in lost else None,
        )
        for match in ranked
    )
    return Explanation(outcome, reason, threshold, candidates)


def _outcome(
    resolution: Resolution, threshold: float, lost: Sequence[Match], taken: Mapping[str, str]
) -> tuple[Outcome, str]:
    if not resolution.matches:
        reason = "no indicator of a comparable unit has enough words in common with the claim"
        if lost:
            given = ", ".join(f'{match.indicator} to "{taken[match.indicator]}"' for match in lost)
            reason = f"other figures of the sentence came first: {given}"
        return Outcome.NO_CANDIDATE, reason
    best, tied = resolution.matches[0], ", ".join(match.indicator for match in resolution.tied)
    if resolution.status is MatchStatus.UNRESOLVED:
        short = threshold - best.score
        return Outcome.BELOW_THRESHOLD, f"{best.indicator} is {short:.3f} below the threshold of {threshold:g}"
    if resolution.status is MatchStatus.AMBIGUOUS:
        return Outcome.AMBIGUOUS, f"{best.indicator} cannot be told from {tied}"
    if resolution.tied:
        return Outcome.RESOLVED_BY_NUMBER, f"of the near candidates only {best.indicator} has this number, not {tied}"
    over = best.score - threshold
    return Outcome.RESOLVED, f"{best.indicator} is {over:.3f} above the threshold of {threshold:g}"
