"""The shapes of the registry's YAML files, as pydantic models: strings in, checked words, numbers and dates out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, StringConstraints

from cite_lint.model.period import Grain, Period, parse_iso
from cite_lint.model.quantity import EXACT, Change, Hedge
from cite_lint.model.registry import ConceptType, Grade, Kind, Status
from cite_lint.registry.figures import read_hedge

DEFAULT_AGE_LIMIT = 5

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BASE = re.compile(r"(?:[1-9][0-9,]{0,12} )?[a-z]+(?:[ -][a-z]+)*")  # year | 1,000 people
_ADDRESS = re.compile(r"https?://[^\s/]+(?:/\S*)?")
_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
_WHOLE_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


def _matching(pattern: re.Pattern[str], message: str) -> AfterValidator:
    """Return a validator that lets through what `pattern` matches as a whole."""

    def check(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError(f"{text!r} {message}")
        return text

    return AfterValidator(check)


def _reading(read: Callable[[str], Any]) -> PlainValidator:
    """Return a validator that turns text into a value by `read`, which raises ValueError."""

    def check(value: object) -> Any:
        if not isinstance(value, str) or not value.strip():
            raise ValueError("expected text" if not isinstance(value, str) else "must not be empty")
        return read(value.strip())

    return PlainValidator(check)


def _positive(text: str) -> int:
    if not _WHOLE_NUMBER.fullmatch(text):
        raise ValueError(f"{text!r} is not a whole number from 1")
    return int(text)


def _age_limit(text: str) -> int | None:
    if text == "never":
        return None
    try:
        return _positive(text)
    except ValueError:
        raise ValueError(f"{text!r} is neither a number of years nor 'never'") from None


def _publication_date(text: str) -> Period:
    period = parse_iso(text)
    if period.grain not in (Grain.DAY, Grain.MONTH, Grain.YEAR):
        raise ValueError(f"{text!r} is not a day, month or year")
    return period


def _day(text: str) -> Period:
    period = parse_iso(text)
    if period.grain is not Grain.DAY:
        raise ValueError(f"{text!r} is not a day: write 2027-06-30")
    return period


def _observation_id(text: str) -> str:
    if not all(_ID.fullmatch(part) for part in text.split("/")) or text.count("/") != 1:
        raise ValueError(f"{text!r} is not the full id of an observation: write source-id/local-id")
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Texts = tuple[Text, ...]
Word = Annotated[str, StringConstraints(min_length=1)]
Id = Annotated[Word, _matching(_ID, "is not an id: write small letters and digits, parted by single hyphens")]
Ids = tuple[Id, ...]
FullIds = tuple[Annotated[Word, AfterValidator(_observation_id)], ...]
Day = Annotated[Period, _reading(_day)]


class Shape(BaseModel):
    """A mapping of a registry file; keys that it does not name are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class OrganisationShape(Shape):
    """An entry of organisations.yaml."""

    id: Id
    name: Text
    kind: Literal["organisation", "person", "place", "instrument"] = "organisation"
    acronyms: Texts = ()
    aliases: Texts = ()
    wrong: Texts = ()
    wrong_acronyms: Texts = ()
    note: Text = ""


class ConceptShape(Shape):
    """An entry of concepts.yaml."""

    id: Id
    type: ConceptType
    words: Annotated[Texts, Field(min_length=1)]
    broader: Ids = ()


class IndicatorShape(Shape):
    """An entry of a file in indicators/."""

    id: Id
    title: Text
    kind: Kind
    unit: Text
    population: Text = ""
    area: Text = ""
    per: Annotated[Text, _matching(_BASE, "is no base of a rate: write a noun such as year")] | None = None
    examples: Texts = ()
    counter_examples: Texts = ()
    requires: Ids = ()
    excludes: Ids = ()
    rivals: Ids = ()
    whole: Id | None = None
    stale_after: Annotated[int | None, _reading(_age_limit)] = DEFAULT_AGE_LIMIT
    note: Text = ""


class LocatorShape(Shape):
    """Where in the document a figure stands."""

    paragraph: Annotated[int, _reading(_positive)]
    digest: Annotated[Text, _matching(re.compile("[0-9a-f]{16}"), "is not 16 hexadecimal digits in small letters")]


class ObservationShape(Shape):
    """An observation of a source. What `value`, `low` and `high` mean depends on its indicator's unit."""

    id: Id
    indicator: Id
    statement: Text
    value: Text | None = None
    low: Text | None = None
    high: Text | None = None
    hedge: Annotated[Hedge, _reading(read_hedge)] = EXACT
    change: Change = Change.NONE
    period: Annotated[Period, _reading(parse_iso)] | None = None
    locator: LocatorShape | None = None
    origin: Id | None = None
    credits: Ids = ()
    status: Status = Status.CURRENT
    supersedes: FullIds = ()
    review_by: Day | None = None
    note: Text = ""


class DocumentShape(Shape):
    """The held copy of a source."""

    file: Annotated[Text, _matching(re.compile(r"(?!\.)[^/\\:]{1,200}"), "is not the plain name of a file")]
    sha256: Annotated[Text, _matching(re.compile("[0-9a-f]{64}"), "is not 64 hexadecimal digits in small letters")]


class SourceShape(Shape):
    """The content of a file in sources/: one publication with its observations."""

    id: Id
    title: Text
    kind: Text
    grade: Grade
    publisher: Id | None = None
    published: Annotated[Period, _reading(_publication_date)] | None = None
    url: Annotated[Text, _matching(_ADDRESS, "is not a web address")] | None = None
    doi: Annotated[Text, _matching(_DOI, "is not a DOI: write 10.1000/182")] | None = None
    aliases: Texts = ()
    document: DocumentShape | None = None
    note: Text = ""
    observations: tuple[ObservationShape, ...] = ()
