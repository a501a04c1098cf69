"""What matching gives: candidates with their scores, what spoke for them, and the resolution of a claim."""

from __future__ import annotations

from dataclasses import dataclass

from cite_lint.model.claim import Claim
from cite_lint.model.finding import Candidate, MatchStatus
from cite_lint.model.registry import ConceptType


@dataclass(frozen=True, slots=True)
class Conflict:
    """The claim speaks of somebody or somewhere else than the indicator."""

    axis: ConceptType
    said: str
    registered: str


@dataclass(frozen=True, slots=True)
class Match:
    """One indicator as a candidate for one claim."""

    indicator: str
    score: float
    agrees: bool
    """Some observation states the claim's number."""
    firm: bool
    """Measure and place are both there: enough to accuse."""
    measured: bool = False
    """What is measured is said in the claim's own sentence, table row or heading."""
    conflicts: tuple[Conflict, ...] = ()
    spoke_for: tuple[tuple[str, float], ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The outcome for one claim: the indicator, or why there is none. `matches` are the best candidates, best first."""

    claim: Claim
    status: MatchStatus
    matches: tuple[Match, ...]

    @property
    def best(self) -> Match | None:
        """The chosen match; None unless resolved."""
        return self.matches[0] if self.status is MatchStatus.RESOLVED else None

    def candidates(self) -> tuple[Candidate, ...]:
        """Return the candidates for the report."""
        return tuple(Candidate(match.indicator, round(min(match.score, 1.0), 3)) for match in self.matches)
