"""Why a claim was matched as it was: in lines for a person, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cite_lint.reporters.snippet import safe

if TYPE_CHECKING:
    from cite_lint.model.explanation import ExplainedCandidate, Explanation


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """Yield the reason and then each candidate, with `+` before what spoke for it and `-` before what did not."""
    yield f"{explanation.outcome.value}: {safe(explanation.reason)}"
    for candidate in explanation.candidates:
        number = "the registry's number agrees" if candidate.agrees else "the registry's number differs"
        yield f"{candidate.score:.3f} {safe(candidate.indicator)} ({number})"
        for line in _weighed(candidate):
            yield f"  {safe(line)}"


def explanation_json(explanation: Explanation) -> dict[str, Any]:
    """Return the explanation with the candidates in their order."""
    return {
        "outcome": explanation.outcome.value,
        "reason": explanation.reason,
        "threshold": explanation.threshold,
        "candidates": [_candidate(candidate) for candidate in explanation.candidates],
    }


def _weighed(candidate: ExplainedCandidate) -> Iterator[str]:
    for word in candidate.weighing.spoke_for:
        written = f"“{word.text}”, " if word.text else ""
        yield f"+ {word.weight:.3f} {word.term}, {word.facet.value}: {written}{word.place.value if word.place else ''}"
    for word in candidate.weighing.missing:
        yield f"- {word.weight:.3f} {word.term}, {word.facet.value}: missing"
    for term, weight in candidate.weighing.foreign:
        yield f"- {weight:.3f} {term}: in the clause, known from other indicators"
    for conflict in candidate.conflicts:
        yield f"- {conflict.axis.value}: {conflict.said} is said, {conflict.registered} is registered"
    if candidate.taken_by is not None:
        yield f'- taken by "{candidate.taken_by}", a figure of the same sentence'


def _candidate(candidate: ExplainedCandidate) -> dict[str, Any]:
    weighing = candidate.weighing
    return {
        "indicator": candidate.indicator,
        "score": candidate.score,
        "agrees": candidate.agrees,
        "spoke_for": [
            {
                "term": word.term,
                "facet": word.facet.value,
                "weight": word.weight,
                "place": word.place.value if word.place is not None else None,
                "text": word.text,
            }
            for word in weighing.spoke_for
        ],
        "missing": [{"term": word.term, "facet": word.facet.value, "weight": word.weight} for word in weighing.missing],
        "foreign": [{"term": term, "weight": weight} for term, weight in weighing.foreign],
        "conflicts": [
            {"axis": one.axis.value, "said": one.said, "registered": one.registered} for one in candidate.conflicts
        ],
        "taken_by": candidate.taken_by,
    }
