"""Why a claim was tied to an indicator or left alone: candidates, what spoke for and against each, and the reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cite_lint.model.registry import ConceptType


class Place(StrEnum):
    """Where in a draft a word stands, seen from a claim, from near to far."""

    BESIDE = "beside the figure"
    CLAUSE = "clause"
    SENTENCE = "sentence"
    QUESTION = "question before it"
    LEAD_IN = "table head or lead-in"
    NEAR = "sentences before it"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TITLE = "title"
    PREVIOUS = "paragraph before it"
    DOCUMENT = "document"
    UNIT = "unit of the figure"
    """The word is not written: the unit says it already."""


class Facet(StrEnum):
    """What a word tells of an indicator."""

    MEASURE = "measure"
    POPULATION = "population"
    AREA = "area"
    EXAMPLES = "examples"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an indicator, as a concept's id or a stem, that a claim has or lacks.

    `weight` is what it adds, before all that is said is set against what is not; of a missing word, what it would add in
    the claim's clause.
    """

    term: str
    facet: Facet
    weight: float
    place: Place | None = None
    """None: it is missing."""
    text: str = ""
    """As the draft writes it; empty where it is missing or only implied."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The words for and against one candidate, the heaviest first."""

    spoke_for: tuple[Word, ...] = ()
    missing: tuple[Word, ...] = ()
    foreign: tuple[tuple[str, float], ...] = ()
    """Words of the clause by which other indicators are known, not this one, and what they weigh."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """The claim speaks of somebody or somewhere else than the indicator."""

    axis: ConceptType
    said: str
    registered: str


@dataclass(frozen=True, slots=True)
class ExplainedCandidate:
    """An indicator that a claim may be about, with all that was weighed."""

    indicator: str
    score: float
    agrees: bool
    """Some observation states the claim's number."""
    weighing: Weighing
    conflicts: tuple[Conflict, ...] = ()
    taken_by: str | None = None
    """Another figure of the sentence, of another value, to which the indicator was given first."""


class Outcome(StrEnum):
    """How the search for an indicator ended."""

    RESOLVED = "resolved"
    RESOLVED_BY_NUMBER = "resolved by the number"
    AMBIGUOUS = "ambiguous"
    BELOW_THRESHOLD = "below the threshold"
    NO_CANDIDATE = "no candidate"
    NOT_ACCUSED = "not enough to accuse"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a claim was resolved or not. `reason` says it in words; `candidates` are the best, best first."""

    outcome: Outcome
    reason: str
    threshold: float
    candidates: tuple[ExplainedCandidate, ...] = ()
