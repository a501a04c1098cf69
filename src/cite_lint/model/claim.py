"""Claims: the check-worthy figures of a draft, with what is needed to check them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cite_lint.model.document import Citation
from cite_lint.model.period import Period
from cite_lint.model.quantity import Quantity
from cite_lint.model.span import Mention, Span


class AttributionKind(StrEnum):
    """How far a draft says whose figure it is."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom the draft credits: a registered organisation, an unregistered name, somebody unnamed, or nobody."""

    kind: AttributionKind = AttributionKind.NONE
    organisation: str | None = None
    """Id in the registry; None for an unregistered name."""
    text: str = ""
    span: Span | None = None
    reported: bool = False
    """The organisation is said to have printed or reported the figure, not to have produced it."""
    inherited: bool = False
    """The name stands in an earlier sentence, with nothing in this one that points back to it."""


UNATTRIBUTED = Attribution()


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name of an organisation as the draft writes it."""

    name: str
    organisation: str | None = None
    """Id in the registry; None if the registry does not know it."""
    wrong_form_of: str | None = None
    """Id of the registered organisation of which this is a misspelling or a known wrong form."""
    wrong_acronym: str | None = None
    """The acronym in brackets after the name, where it belongs to another organisation."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A check-worthy figure: quantity, what is said of it, period, attribution, citation.

    The words of the claim are found through its spans: `clause` lies in `sentence`, that in `block`.
    """

    quantity: Mention[Quantity]
    clause: Span
    sentence: Span
    block: Span
    context: tuple[Span, ...] = ()
    """Further prose the claim is read under, nearest first (see `Block.context`)."""
    noun: str = ""
    """The counted noun as written, in lower case: "brokers" in "1,978 brokers"."""
    period: Mention[Period] | None = None
    attribution: Attribution = UNATTRIBUTED
    citations: tuple[Citation, ...] = ()
    dated: bool = False
    """A date stands within reach: in the sentence, its table row or lead-in, or beside the source named before it."""
    past: bool = False
    """The clause speaks of the past, so that an old figure is no fault."""
    earlier: bool = False
    """The sentence tells the figure as history."""
    sampled: bool = False
    """The sentence speaks of a survey's own sample or of the writer's own house: no other number makes it wrong."""
    weak: bool = False
    """Too slight to be called unsupported: a small count or a date. It is a claim only where the registry knows it."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A number that is not a claim, and why."""

    span: Span
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one draft, each in text order."""

    quantities: tuple[Mention[Quantity], ...] = ()
    dates: tuple[Mention[Period], ...] = ()
    malformed: tuple[Mention[str], ...] = ()
    """Impossible dates and malformed numbers; the value says what is wrong."""
    organisations: tuple[Mention[NameUse], ...] = ()
    claims: tuple[Claim, ...] = ()
    skipped: tuple[Skipped, ...] = ()
