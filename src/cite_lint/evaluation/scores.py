"""What scoring counts, and the measures that are made of the counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cite_lint.model.explanation import Explanation
from cite_lint.model.finding import Verdict
from cite_lint.model.registry import Location


@dataclass(frozen=True, slots=True)
class Measure:
    """A count in per cent of another. `falls` tells that less is better."""

    name: str
    part: str
    whole: str
    falls: bool = False

    @property
    def key(self) -> str:
        """The name as an option and a JSON key have it."""
        return measure_key(self.name)


def measure_key(name: str) -> str:
    """Return a measure's name as one word in small letters, however it was written."""
    return name.strip().lower().replace("-", "_").replace(" ", "_")


MEASURES = (
    Measure("found", "found", "claims"),
    Measure("verdict", "verdict", "claims"),
    Measure("precision", "alerts right", "alerts"),
    Measure("recall", "faults right", "faults"),
    Measure("resolved", "resolved right", "resolvable"),
    Measure("resolved wrong", "resolved wrong", "resolvable", falls=True),
    Measure("match right", "match right", "resolvable"),
    Measure("match wrong", "match wrong", "resolvable", falls=True),
    Measure("match abstained", "match abstained", "resolvable", falls=True),
    Measure("correct flagged", "correct flagged", "correct", falls=True),
    Measure("not-claims flagged", "not-claims flagged", "not-claims", falls=True),
    Measure("clean quiet", "clean quiet", "clean"),
    Measure("names", "names right", "names"),
    Measure("consistency", "consistency right", "consistency"),
)


class Kind(StrEnum):
    """Which label was missed."""

    CLAIM = "claim"
    NAME = "name"
    NOT_A_CLAIM = "not a claim"
    CONSISTENCY = "consistency"
    UNLABELLED = "unlabelled"


@dataclass(frozen=True, slots=True)
class Miss:
    """A label that was not met, or an alert at a place without one.

    `location` is the label's, or the draft's where there is no label. `said_verdict` is None where no claim was found.
    """

    kind: Kind
    draft: str
    location: Location
    text: str
    verdicts: tuple[Verdict, ...]
    rules: tuple[str, ...]
    said_verdict: Verdict | None
    said_rules: tuple[str, ...]
    why: str = ""
    explanation: Explanation | None = None


@dataclass(slots=True)
class Scores:
    """Counts by name and, for each rule, what was expected (`gold`, `hit`) and said (`said`, `right`)."""

    counts: Counter[str] = field(default_factory=Counter)
    rules: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    misses: list[Miss] = field(default_factory=list)

    def summary(self) -> dict[str, float | None]:
        """Return the measures by name, in per cent; None where there is nothing to count."""
        return {measure.name: percentage(self.counts, measure.part, measure.whole) for measure in MEASURES}


def percentage(counts: Mapping[str, int], part: str, whole: str) -> float | None:
    """Return one count in per cent of another, to one digit; None where the other is 0."""
    return round(100 * counts[part] / counts[whole], 1) if counts[whole] else None
