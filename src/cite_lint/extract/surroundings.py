"""What stands around each sentence of a draft: dates, names and citations, heads of tables, lead-ins, speakers before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from cite_lint.extract.attribution import AttributionReader
from cite_lint.extract.figures import Figure, FigureReader
from cite_lint.extract.speakers import Speaker
from cite_lint.model.claim import Attribution, AttributionKind, NameUse
from cite_lint.model.document import Block, BlockKind, Citation, Document
from cite_lint.model.period import Period
from cite_lint.model.span import LineIndex, Mention, Span

V = TypeVar("V")
_ROW_REACH = 30
"""Cells of a row on each side that speak of a cell."""
_HEAD_CELLS = 3
"""Cells of a table, from its first on, that may date it as a whole."""
_LABEL_WORDS = 3
"""A lead-in of no more words beside its date labels its list: "Key figures for 2019:"."""
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:yesterday|today)$", re.IGNORECASE)
_LAW = r"(?:Act|Law|Code|Convention|Protocol|Treaty|Agreement|Accord|Declaration|Covenant|Constitution)"
_HISTORY = re.compile(
    rf"""
      \b (?: born | founded | established | created | set\s+up | formed | signed | ratified | adopted | enacted )
          \s+ (?:back\s+)? (?:in|on) (?:\s+the)? \s+ $
    | \b {_LAW} (?: \s+of | , )? \s+ $
    """,
    re.VERBOSE,
)
_LAW_AFTER = re.compile(rf"\s+(?:[A-Z][\w’'-]*\s+(?:(?:on|of|and|the|to)\s+){{0,2}}){{0,5}}{_LAW}s?\b")
_SPEAKER_REACH = 3
"""Sentences back in which a name still speaks."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its figures as read, before the filters."""

    span: Span
    block: Block
    words: frozenset[str]
    """Its `letter_words`, by which phrases are looked for."""
    figures: tuple[Figure, ...]
    reasons: tuple[str | None, ...]
    """For each figure why it is no claim, or None."""


class Surroundings:
    """The finds of one document by sentence; speakers are read only where a figure asks for them."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        dates: Sequence[Mention[Period]],
        names: Sequence[Mention[NameUse]],
        reader: AttributionReader,
        figures: FigureReader,
    ) -> None:
        self.document, self.sentences = document, sentences
        self.dates = _grouped(sentences, dates)
        self.names = _grouped(sentences, names)
        self.citations = _grouped_citations(sentences, document.citations)
        self._reader, self._figures = reader, figures
        self._rows = _rows(document, sentences)
        self._leads = _leads(sentences)
        self._heads = _heads(sentences)
        self._dating = [_dating(document.text, group) for group in self.dates]
        """The dates by sentence that may date a figure."""
        self._speakers: dict[int, list[Speaker]] = {}
        self._bodies: list[int] = []
        seen: set[str] = set()
        for group in self.names:
            seen.update(name.value.organisation or name.value.name for name in group)
            self._bodies.append(len(seen))

    def context(self, index: int) -> tuple[Span, ...]:
        """Return what a sentence is read under; a table cell also under the other cells of its row."""
        row = (self.sentences[other].span for other in self._rows.get(index, ()))
        return (*self.sentences[index].block.context, *row)

    def dates_for(self, index: int) -> Sequence[Mention[Period]]:
        """Return the dates of a sentence, else those of its column's head, its table row or its list's label."""
        for others in ((index,), self._heads.get(index, ()), self._rows.get(index, ())):
            found = [date for other in others for date in self._dating[other]]
            if found:
                return found
        if self.sentences[index].block.kind is not BlockKind.LIST_ITEM:
            return []
        labels = [other for other in self._leads.get(index, ()) if len(self.sentences[other].words) <= _LABEL_WORDS]
        return [date for other in labels for date in self._dating[other]]

    def with_head_unit(self, index: int, figure: Figure) -> Figure:
        """Return a figure; a bare number in a table takes the unit of its column's head: "Share (%)"."""
        for other in self._heads.get(index, ()) if figure.is_bare else ():
            given = self._figures.head_unit(self.document.text, self.sentences[other].span)
            if given is not None:
                return replace(figure, quantity=figure.quantity.scaled(given[1], given[0]))
        return figure

    def is_dated(self, index: int, attribution: Attribution) -> bool:
        """Tell whether a sentence, its row, its lead-in, or the sentence before that names its source gives a date."""
        around = [index, *self._heads.get(index, ()), *self._rows.get(index, ()), *self._leads.get(index, ())]
        if index:
            before = self.sentences[index - 1]
            names_source = attribution.span is not None and before.span.contains(attribution.span)
            if names_source or (self.names[index - 1] and before.block is self.sentences[index].block):
                around.append(index - 1)
        return any(self._dating[other] for other in around)

    def speakers_for(self, index: int) -> list[Speaker]:
        """Return the speakers of a sentence, else of its list's lead-in, else the names in its table row."""
        found = self._read(index)
        if found:
            return found
        lead = [speaker for other in self._leads.get(index, ()) for speaker in self._read(other)]
        if lead:
            return lead
        names = [name for other in self._rows.get(index, ()) for name in self.names[other]]
        return [speaker for name in names if (speaker := self._reader.bare(name)) is not None]

    def speakers_before(self, index: int) -> list[Speaker]:
        """Return the speakers of the few sentences before.

        Where a new paragraph names a body that does not speak, those of another paragraph are no more than somebody.
        """
        first = max(0, index - _SPEAKER_REACH)
        found = [(other, speaker) for other in range(first, index) for speaker in self._read(other)]
        if not found or self._read(index) or all(self._reader.bare(name) is None for name in self.names[index]):
            return [speaker for _, speaker in found]
        block = self.sentences[index].block
        return [
            speaker if self.sentences[other].block is block else replace(speaker, attribution=_unnamed(speaker))
            for other, speaker in found
        ]

    def bodies_before(self, index: int) -> int:
        """Return how many different names the draft has used up to a sentence."""
        return self._bodies[index]

    def _read(self, index: int) -> list[Speaker]:
        if index not in self._speakers:
            sentence = self.sentences[index]
            found = self._reader.read(self.document.text, sentence.span, self.names[index], sentence.words)
            self._speakers[index] = [self._of_body(index, one) if one.office else one for one in found]
        return self._speakers[index]

    def _of_body(self, index: int, speaker: Speaker) -> Speaker:
        """Return who speaks for a body as that body: the one last named before in the sentence, else in the one before."""
        here = [name for name in self.names[index] if name.span < speaker.span]
        for names in (here, self.names[index - 1] if index else ()):
            bodies = [body for name in names if (body := self._reader.bare(name)) is not None]
            if bodies:
                return replace(bodies[-1], span=speaker.span, bracketed=speaker.bracketed)
        return speaker


def _unnamed(speaker: Speaker) -> Attribution:
    """Return a speaker's attribution without its name."""
    return replace(speaker.attribution, kind=AttributionKind.ANONYMOUS, organisation=None)


def _rows(document: Document, sentences: Sequence[Sentence]) -> dict[int, tuple[int, ...]]:
    """Return for each sentence in a table cell those of the other cells on its line: they are said of it too."""
    lines = LineIndex(document.text)
    by_line: dict[int, list[int]] = {}
    for index, sentence in enumerate(sentences):
        if sentence.block.kind is BlockKind.TABLE_CELL:
            by_line.setdefault(lines.position(sentence.span.start).line, []).append(index)
    return {
        index: tuple(
            other
            for other in row[max(0, place - _ROW_REACH) : place + _ROW_REACH]
            if sentences[other].block is not sentences[index].block
        )
        for row in by_line.values()
        for place, index in enumerate(row)
    }


def _heads(sentences: Sequence[Sentence]) -> dict[int, tuple[int, ...]]:
    """Return for each sentence in a table cell those of its column's and its row's head."""
    cells = [
        (index, sentence) for index, sentence in enumerate(sentences) if sentence.block.kind is BlockKind.TABLE_CELL
    ]
    at = {sentence.block.span: index for index, sentence in cells}
    return {
        index: tuple(at[span] for span in reversed(sentence.block.context) if span in at) for index, sentence in cells
    }


def _dating(text: str, dates: Sequence[Mention[Period]]) -> list[Mention[Period]]:
    """Return the dates that may date a figure: no law's or body's own, and beside others no weekday, when it was said."""
    own = [date for date in dates if not _is_of_another(text, date.span)]
    return [date for date in own if not _WEEKDAY.search(date.text)] or own


def _is_of_another(text: str, date: Span) -> bool:
    """Tell whether a date says when a law was made or a body founded, and dates no figure: "the 1951 Convention"."""
    before = text[max(0, date.start - 30) : date.start]
    return _HISTORY.search(before) is not None or _LAW_AFTER.match(text, date.end) is not None


def _leads(sentences: Sequence[Sentence]) -> dict[int, tuple[int, ...]]:
    """Return for each sentence of a list item or a table the sentences that lead in to the list or head the table."""
    last = {sentence.block.span: index for index, sentence in enumerate(sentences)}
    leads: dict[int, tuple[int, ...]] = {
        index: (last[sentence.block.context[0]],)
        for index, sentence in enumerate(sentences)
        if sentence.block.kind is BlockKind.LIST_ITEM and sentence.block.context and sentence.block.context[0] in last
    }
    heads: tuple[int, ...] = ()
    for index, sentence in enumerate(sentences):
        if sentence.block.kind is not BlockKind.TABLE_CELL:
            heads = (index,)  # the sentence before a table leads in to it
        elif len(heads) <= _HEAD_CELLS:
            heads = (*heads, index)
            leads[index] = heads[:-1]
        else:
            leads[index] = heads
    return leads


def _grouped(sentences: Sequence[Sentence], mentions: Sequence[Mention[V]]) -> list[list[Mention[V]]]:
    """Return for each sentence the mentions inside it; both in text order."""
    groups: list[list[Mention[V]]] = [[] for _ in sentences]
    at = 0
    for index, sentence in enumerate(sentences):
        while at < len(mentions) and mentions[at].span.start < sentence.span.start:
            at += 1
        while at < len(mentions) and mentions[at].span.end <= sentence.span.end:
            groups[index].append(mentions[at])
            at += 1
    return groups


def _grouped_citations(sentences: Sequence[Sentence], citations: Sequence[Citation]) -> list[tuple[Citation, ...]]:
    """Give each citation to the sentence it stands in or that it follows."""
    groups: list[list[Citation]] = [[] for _ in sentences]
    starts = [sentence.span.start for sentence in sentences]
    at = -1
    for citation in citations:
        while at + 1 < len(starts) and starts[at + 1] <= citation.span.start:
            at += 1
        if at >= 0:
            groups[at].append(citation)
    return [tuple(group) for group in groups]
