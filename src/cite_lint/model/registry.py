"""What a registry holds: organisations, concepts, indicators, sources and their observations."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cite_lint.model.period import Period
from cite_lint.model.quantity import Quantity


class Kind(StrEnum):
    """What sort of thing an indicator measures."""

    STOCK = "stock"
    FLOW = "flow"
    CUMULATIVE = "cumulative"
    SHARE = "share"
    RATE = "rate"
    PRICE = "price"
    AGE = "age"
    DURATION = "duration"
    RATIO = "ratio"
    CHANGE = "change"
    EVENT = "event"
    RANK = "rank"
    """A place in an order, with the label as its unit: tier 3, the 52nd session."""


class Grade(StrEnum):
    """How near a source is to the figures it prints."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TERTIARY = "tertiary"


class Status(StrEnum):
    """Whether an observation may still be relied on."""

    CURRENT = "current"
    DOUBTFUL = "doubtful"
    WITHDRAWN = "withdrawn"


class ConceptType(StrEnum):
    """The axis a concept speaks about; all but `measure` make up a population and a place."""

    MEASURE = "measure"
    SEX = "sex"
    AGE = "age"
    NATIONALITY = "nationality"
    CONDITION = "condition"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Location:
    """Where an entry stands in the registry's files; line and column from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Organisation:
    """A registered name. `kind` also admits `person`, `place` and `instrument`, whose spelling is checked as well."""

    id: str
    name: str
    kind: str = "organisation"
    acronyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    """Known wrong forms of the name."""
    wrong_acronyms: tuple[str, ...] = ()
    """Acronyms often given to it that belong to somebody else."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea and every way to say it. A phrase may hold `...`, which stands for up to three words."""

    id: str
    type: ConceptType
    words: tuple[str, ...]
    broader: tuple[str, ...] = ()
    """Concepts that this one is a case of: "women" is a case of "people"."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """Measure x population x area x unit: the thing that has observations."""

    id: str
    title: str
    kind: Kind
    unit: str
    population: str = ""
    area: str = ""
    per: str | None = None
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    """Concepts of which one, or a case of one, must be said around the claim; of a date in its own sentence or lead-in."""
    excludes: tuple[str, ...] = ()
    """Concepts that, in the claim's own clause, make it another indicator."""
    rivals: tuple[str, ...] = ()
    """Indicators that dispute this one."""
    whole: str | None = None
    """Name of the whole that this share is a part of; shares of one whole may not exceed it together."""
    stale_after: int | None = 5
    """Years after which an undated figure is stale; None: never."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in a document a figure stands: paragraph from 1 (non-blank lines) and the sentence's digest."""

    paragraph: int
    digest: str

    def __str__(self) -> str:
        return f"paragraph {self.paragraph}"


@dataclass(frozen=True, slots=True)
class Observation:
    """One quantity for one indicator and period, as one source reports it."""

    id: str
    indicator: str
    source: str
    quantity: Quantity
    statement: str
    locator: Locator | None = None
    period: Period | None = None
    origin: str = ""
    """Id of the source that first produced the figure; the observation's own source if it did."""
    credits: tuple[str, ...] = ()
    """Organisations that the source itself credits with the figure."""
    status: Status = Status.CURRENT
    supersedes: tuple[str, ...] = ()
    review_by: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """The held copy of a source: the file's name and the SHA-256 of its bytes."""

    file: str
    digest: str


@dataclass(frozen=True, slots=True)
class Source:
    """One publication."""

    id: str
    title: str
    publisher: str | None
    published: Period | None
    kind: str
    grade: Grade
    url: str | None = None
    doi: str | None = None
    aliases: tuple[str, ...] = ()
    """Other keys and addresses by which drafts cite it."""
    document: DocumentFile | None = None
    note: str = ""
    observations: tuple[Observation, ...] = field(default=(), repr=False)
