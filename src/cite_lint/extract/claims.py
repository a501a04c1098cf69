"""Build claims: a figure with its clause, period, attribution and citations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from cite_lint.extract.asides import DURATIONS
from cite_lint.extract.attribution import AttributionReader, Speaker, attribute
from cite_lint.extract.figures import Figure, FigureReader
from cite_lint.extract.filters import Setting, is_weak, reason_to_skip
from cite_lint.extract.phrases import PhraseSearch, letter_words
from cite_lint.extract.sentences import split_clauses, split_sentences
from cite_lint.extract.words import Words
from cite_lint.model.claim import Attribution, Claim, NameUse, Skipped
from cite_lint.model.document import Block, BlockKind, Citation, Document
from cite_lint.model.lexicon import Lexicon
from cite_lint.model.period import Period, Relation
from cite_lint.model.quantity import RANK_UNIT, Quantity, date_quantity
from cite_lint.model.span import LineIndex, Mention, Span

V = TypeVar("V")

_RANKED = ("page, section or other reference", "ordinal")
_HIGHEST_RANK = 999
_OPENING = 25
"""Characters from its beginning in which a date opens a sentence."""
_ROW_REACH = 30
"""Cells of a row on each side that speak of a cell."""
_HEAD_CELLS = 3
"""Cells of a table, from its first on, that may date it as a whole."""
_AVERAGES = frozenset("average averages averaged averaging median mean typical typically".split())
_LABEL_WORDS = 3
"""A lead-in of no more words beside its date labels its list: "Key figures for 2019:"."""
_PART_AFTER = re.compile(r"\s+(?:of\s+(?:them|whom|these|those|which)|among\s+them)\b")
_PART_BEFORE = re.compile(
    r"\b(?:of\s+(?:them|whom|these|those|which)|among\s+them|including)[\s,]{1,3}(?:\w{1,12}\s)?$"
)
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
_LABEL_BEFORE = re.compile(r"([^\W\d_]{3,20})[\s-]{1,3}$")
_LABEL_AFTER = re.compile(r"(?:st|nd|rd|th)\s+([^\W\d_]{3,20})")
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


class ClaimBuilder:
    """Join what the other readers found into claims."""

    def __init__(self, lexicon: Lexicon, words: Words, figures: FigureReader, mute: Iterable[str]) -> None:
        self._figures = figures
        self._speakers = AttributionReader(lexicon, words, mute)
        self._past = PhraseSearch(lexicon.past_words)
        self._now = PhraseSearch(lexicon.now_words)
        self._earlier = PhraseSearch(lexicon.earlier_words)
        self._sampled = PhraseSearch(lexicon.sample_words)
        self._story = PhraseSearch(lexicon.story_words)

    def sentences(self, document: Document, dates: Sequence[Span]) -> list[Sentence]:
        """Return all sentences of the document, with their figures filtered; `dates` are sorted.

        Figures at dates are left out where their sentence has no others: nothing is ever told of them.
        """
        text, found, undated = document.text, [], _blanked(document.text, dates)
        starts, ends = [date.start for date in dates], [date.end for date in dates]
        for block in document.blocks:
            for span in split_sentences(text, block.span):
                figures: list[Figure] = []
                reasons: list[str | None] = []
                words = letter_words(text[span.start : span.end])
                if self._figures.may_hold(undated, span, words):
                    tokens = self._figures.tokens(text, span)
                    figures = self._figures.read(tokens)
                    story = bool(figures) and self._story.found(text, span.start, span.end, words)
                    for figure in figures:
                        first = bisect_right(ends, figure.span.start)
                        inside = dates[first : bisect_left(starts, figure.span.end, first)]
                        reasons.append(
                            reason_to_skip(Setting(text, span, block.span, words, tokens, figure, inside, story))
                        )
                found.append(Sentence(span, block, words, tuple(figures), tuple(reasons)))
        return found

    def build(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        dates: Sequence[Mention[Period]],
        names: Sequence[Mention[NameUse]],
    ) -> tuple[list[Claim], list[Skipped]]:
        """Return the claims and the numbers left aside, each in text order."""
        claims: list[Claim] = []
        skipped: list[Skipped] = []
        draft = _Draft(document, sentences, dates, names, self._speakers, self._figures)
        for index, sentence in enumerate(sentences):
            kept = []
            for figure, reason in zip(sentence.figures, sentence.reasons, strict=True):
                if reason is None:
                    kept.append(figure)
                elif reason != "date":
                    skipped.append(Skipped(figure.span, figure.span.cut(document.text), reason))
            found = [*self._counted(draft, index, kept), *_dated(draft, index), *_ranked(draft, index)]
            claims += sorted(found, key=lambda claim: claim.quantity.span)
        return claims, skipped

    def _counted(self, draft: _Draft, index: int, figures: Sequence[Figure]) -> list[Claim]:
        """Return the claims that a sentence's figures make."""
        if not figures:
            return []
        figures = [draft.with_head_unit(index, figure) for figure in figures]
        sentence, text = draft.sentences[index], draft.document.text
        own, dates = draft.speakers_for(index), draft.dates_for(index)
        before = partial(draft.speakers_before, index)
        in_order = dates if "respectively" in sentence.words and len(dates) == len(figures) else ()
        spans = [figure.span for figure in figures]
        bars = [sentence.span.start + at for at, mark in enumerate(sentence.span.cut(text)) if mark == ";"]
        clauses = split_clauses(text, sentence.span, [figure.outer for figure in figures])
        earlier = self._earlier.found(text, sentence.span.start, sentence.span.end, sentence.words)
        sampled = self._sampled.found(text, sentence.span.start, sentence.span.end, sentence.words)
        parts = [clause for figure, clause in zip(figures, clauses, strict=True) if _is_part(text, figure.span)]
        averaged = not _AVERAGES.isdisjoint(sentence.words)
        claims = []
        for place, (figure, clause) in enumerate(zip(figures, clauses, strict=True)):
            shared = [date for date in dates if not any(part.contains(date.span) for part in parts if part != clause)]
            later = spans[-1] if place + 1 < len(spans) else None
            attribution = attribute(figure.span, clause, own, before, later, draft.bodies_before(index), bars)
            claims.append(
                Claim(
                    Mention(figure.span, figure.span.cut(text), figure.quantity),
                    clause,
                    sentence.span,
                    sentence.block.span,
                    draft.context(index),
                    figure.noun,
                    in_order[place] if in_order else _period(clause, sentence.span, shared),
                    attribution,
                    draft.citations[index],
                    draft.is_dated(index, attribution),
                    self._is_past(text, clause, sentence.words),
                    earlier,
                    sampled,
                    is_weak(figure) and not _is_part(text, figure.span) and not (averaged and _lasts(figure)),
                )
            )
        return claims

    def _is_past(self, text: str, clause: Span, words: frozenset[str]) -> bool:
        """Tell whether a clause speaks of the past; a word that means now makes it current again."""
        past = self._past.found(text, clause.start, clause.end, words)
        return past and not self._now.found(text, clause.start, clause.end, words)


class _Draft:
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
        if index and attribution.span is not None and self.sentences[index - 1].span.contains(attribution.span):
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
        """Return the speakers of the few sentences before."""
        return [speaker for other in range(max(0, index - _SPEAKER_REACH), index) for speaker in self._read(other)]

    def bodies_before(self, index: int) -> int:
        """Return how many different names the draft has used up to a sentence."""
        return self._bodies[index]

    def _read(self, index: int) -> list[Speaker]:
        if index not in self._speakers:
            sentence = self.sentences[index]
            self._speakers[index] = self._reader.read(
                self.document.text, sentence.span, self.names[index], sentence.words
            )
        return self._speakers[index]


def _dated(draft: _Draft, index: int) -> list[Claim]:
    """Return a weak claim for each closed date: it may be the date of an event that the registry knows."""
    closed = [mention for mention in draft.dates[index] if mention.value.first and mention.value.last]
    if not closed:
        return []
    sentence = draft.sentences[index]
    own, before = draft.speakers_for(index), partial(draft.speakers_before, index)
    clauses = split_clauses(draft.document.text, sentence.span, [mention.span for mention in closed])
    return [
        Claim(
            Mention(mention.span, mention.text, _as_quantity(mention.value)),
            clause,
            sentence.span,
            sentence.block.span,
            draft.context(index),
            attribution=attribute(mention.span, clause, own, before, bodies=draft.bodies_before(index)),
            citations=draft.citations[index],
            weak=True,
        )
        for mention, clause in zip(closed, clauses, strict=True)
    ]


def _ranked(draft: _Draft, index: int) -> list[Claim]:
    """Return a weak claim for each place in an order that the filters set aside: tier 3, the 52nd session."""
    sentence, text = draft.sentences[index], draft.document.text
    found = []
    for figure, reason in zip(sentence.figures, sentence.reasons, strict=True):
        if reason not in _RANKED or figure.quantity.is_range or figure.quantity.low > _HIGHEST_RANK:
            continue
        if reason == _RANKED[0]:
            label = _LABEL_BEFORE.search(text[max(sentence.span.start, figure.span.start - 24) : figure.span.start])
        else:
            label = _LABEL_AFTER.match(text, figure.span.end, sentence.span.end)
        if label is None:
            continue
        own, dates = draft.speakers_for(index), draft.dates_for(index)
        before, bodies = partial(draft.speakers_before, index), draft.bodies_before(index)
        attribution = attribute(figure.span, sentence.span, own, before, bodies=bodies)
        quantity = Quantity(figure.quantity.low, figure.quantity.high, RANK_UNIT)
        found.append(
            Claim(
                Mention(figure.span, figure.span.cut(text), quantity),
                sentence.span,
                sentence.span,
                sentence.block.span,
                draft.context(index),
                label.group(1).lower(),
                _period(sentence.span, sentence.span, dates),
                attribution,
                draft.citations[index],
                draft.is_dated(index, attribution),
                weak=True,
            )
        )
    return found


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


def _lasts(figure: Figure) -> bool:
    """Tell whether a figure is a stretch of time, which an average makes a statistic: "19.5 months on average"."""
    return figure.quantity.unit in DURATIONS


def _is_part(text: str, figure: Span) -> bool:
    """Tell whether a figure counts a part of what another one counts: "14 of them in May", "of whom 14"."""
    if _PART_AFTER.match(text, figure.end):
        return True
    return _PART_BEFORE.search(text[max(0, figure.start - 30) : figure.start]) is not None


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


def _as_quantity(period: Period) -> Quantity:
    assert period.first is not None and period.last is not None
    return date_quantity(period.first, period.last)


def _period(clause: Span, sentence: Span, dates: Sequence[Mention[Period]]) -> Mention[Period] | None:
    """Choose the date that a clause carries: its own, the one that opens the sentence, or the only one there is."""
    first = bisect_right(dates, clause.start, key=lambda mention: mention.span.end)
    inside = dates[first : bisect_left(dates, clause.end, first, key=lambda mention: mention.span.start)]
    if inside:
        return inside[-1] if len(inside) > 1 and inside[-1].value.relation is not Relation.SINCE else inside[0]
    if dates and dates[0].span.start - sentence.start < _OPENING:
        return dates[0]
    return dates[0] if len(dates) == 1 else None


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """Return a text of the same length with spaces in the place of the spans, which are sorted."""
    pieces, at = [], 0
    for span in spans:
        pieces += [text[at : span.start], " " * (span.end - max(at, span.start))]
        at = max(at, span.end)
    return "".join([*pieces, text[at:]])


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
