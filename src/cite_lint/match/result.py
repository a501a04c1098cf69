"""What matching gives: candidates with their scores, and the resolution of a claim."""

from __future__ import annotations

from dataclasses import dataclass

from cite_lint.model.claim import Claim
from cite_lint.model.explanation import Conflict, Explanation, Weighing
from cite_lint.model.finding import Candidate, MatchStatus


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
    weighing: Weighing | None = None
    """The words for and against it; only where the matcher was asked to explain."""

    @property
    def shown_score(self) -> float:
        """The score as reports show it: at most 1, of three digits."""
        return round(min(self.score, 1.0), 3)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The outcome for one claim: the indicator, or why there is none. `matches` are the best candidates, best first."""

    claim: Claim
    status: MatchStatus
    matches: tuple[Match, ...]
    tied: tuple[Match, ...] = ()
    """As good as the best: what makes it ambiguous, or what only the number told it from."""
    explanation: Explanation | None = None
    signals: tuple[float, ...] = ()
    """What speaks for and against the best match, by `confidence.SIGNALS`; only where a count or a share is another one."""

    @property
    def best(self) -> Match | None:
        """The chosen match; None unless resolved."""
        return self.matches[0] if self.status is MatchStatus.RESOLVED else None

    def candidates(self) -> tuple[Candidate, ...]:
        """Return the candidates for the report."""
        return tuple(Candidate(match.indicator, match.shown_score) for match in self.matches)
