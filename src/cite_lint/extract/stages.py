"""The four stages of the extraction: dates, numbers, organisations and claims, in this order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from cite_lint.extract.claims import ClaimBuilder
from cite_lint.extract.dates import find_dates
from cite_lint.extract.organisations import NameFinder
from cite_lint.extract.surroundings import Sentence
from cite_lint.model.claim import Extraction, NameUse
from cite_lint.model.document import Document
from cite_lint.model.period import Period
from cite_lint.model.quantity import DATE_UNIT, RANK_UNIT
from cite_lint.model.span import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Draft:
    """What the stages know of one document so far."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.parted = _parted(document)
        self.entities: Sequence[Mention[NameUse]] = ()
        """Organisations that a trained model found, where one is at work."""
        self.dates: tuple[Mention[Period], ...] = ()
        self.malformed: tuple[Mention[str], ...] = ()
        self.undated: tuple[Span, ...] = ()
        self.names: tuple[Mention[NameUse], ...] = ()
        self.sentences: list[Sentence] = []
        self.extraction = Extraction()


def _parted(document: Document) -> str:
    """Return the text with a mark after each block, so that no date or name runs from one into the next."""
    characters = list(document.text)
    for block in document.blocks:
        if block.span.end < len(characters) and characters[block.span.end].isspace():
            characters[block.span.end] = ";"
    return "".join(characters)


def _dated(draft: Draft) -> list[Span]:
    """Return where dates stand, impossible ones and those without a year too: their numbers are no figures."""
    return sorted((*(mention.span for mention in (*draft.dates, *draft.malformed)), *draft.undated))


class Stage(Protocol):
    """A step of the extraction: it adds to the draft what it reads, and returns that as mentions."""

    def read(self, draft: Draft) -> Sequence[Mention[Any]]:
        """Read from the draft's text and from what earlier stages found."""
        ...


class DateStage:
    """Find dates; `today` dates "last year", `order` is `dmy` or `mdy`, for 3/4/2019."""

    def __init__(self, today: date | None, order: str) -> None:
        self._today, self._order = today, order

    def read(self, draft: Draft) -> Sequence[Mention[Period]]:
        """Return the dates."""
        scan = find_dates(draft.parted, draft.document.date or self._today, self._order)
        draft.dates, draft.malformed, draft.undated = scan.dates, scan.impossible, scan.undated
        return scan.dates


class NumberStage:
    """Find quantities, by sentence."""

    def __init__(self, builder: ClaimBuilder) -> None:
        self._builder = builder

    def read(self, draft: Draft) -> Sequence[Mention[Any]]:
        """Return the quantities that no filter sets aside."""
        text = draft.document.text
        draft.sentences = self._builder.sentences(draft.document, _dated(draft))
        kept = [
            figure
            for sentence in draft.sentences
            for figure, reason in zip(sentence.figures, sentence.reasons, strict=True)
            if reason is None
        ]
        wrong = [
            Mention(figure.span, figure.span.cut(text), "the digits are not grouped in threes")
            for figure in kept
            if figure.malformed
        ]
        draft.malformed = tuple(sorted((*draft.malformed, *wrong), key=lambda mention: mention.span))
        return [Mention(figure.span, figure.span.cut(text), figure.quantity) for figure in kept]


class NameStage:
    """Find organisations; a model's entities are added where no other name stands."""

    def __init__(self, finder: NameFinder) -> None:
        self._finder = finder

    def read(self, draft: Draft) -> Sequence[Mention[NameUse]]:
        """Return the organisations."""
        found = self._finder.find(draft.parted)
        taken = [mention.span for mention in found]
        more = [entity for entity in draft.entities if not any(entity.span.overlaps(span) for span in taken)]
        draft.names = tuple(sorted((*found, *more), key=lambda mention: mention.span))
        return draft.names


class ClaimStage:
    """Join what the other stages found into claims; it comes last."""

    def __init__(self, builder: ClaimBuilder) -> None:
        self._builder = builder

    def read(self, draft: Draft) -> Sequence[Mention[Any]]:
        """Complete the draft's extraction; return no mentions of its own."""
        if not draft.sentences:
            draft.sentences = self._builder.sentences(draft.document, _dated(draft))
        claims, skipped = self._builder.build(draft.document, draft.sentences, draft.dates, draft.names)
        draft.extraction = Extraction(
            tuple(claim.quantity for claim in claims if claim.quantity.value.unit not in (DATE_UNIT, RANK_UNIT)),
            draft.dates,
            draft.malformed,
            draft.names,
            tuple(claims),
            tuple(skipped),
        )
        return ()


def organisations_of(doc: Doc) -> list[Mention[NameUse]]:
    """Return the organisations among the entities that a trained model found."""
    return [
        Mention(Span(entity.start_char, entity.end_char), entity.text, NameUse(entity.text))
        for entity in doc.ents
        if entity.label_ == "ORG"
    ]
