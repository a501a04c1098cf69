"""Build claims: a figure with its clause, period, attribution and citations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import partial

from cite_lint.extract.asides import DURATIONS
from cite_lint.extract.attribution import AttributionReader
from cite_lint.extract.event_dates import event_date
from cite_lint.extract.figures import Figure, FigureReader
from cite_lint.extract.filters import Setting, is_weak, reason_to_skip
from cite_lint.extract.phrases import PhraseSearch, letter_words
from cite_lint.extract.sentences import split_clauses, split_sentences
from cite_lint.extract.speakers import attribute
from cite_lint.extract.surroundings import Sentence, Surroundings
from cite_lint.extract.words import Words
from cite_lint.model.claim import Claim, NameUse, Skipped
from cite_lint.model.document import Document
from cite_lint.model.lexicon import Lexicon
from cite_lint.model.period import Period, Relation
from cite_lint.model.quantity import RANK_UNIT, Quantity, date_quantity
from cite_lint.model.span import Mention, Span

_RANKED = ("page, section or other reference", "ordinal")
_HIGHEST_RANK = 999
_LEFT = 200
"""Characters from a date in which the present may begin."""
_OPENING = 25
"""Characters from its beginning in which a date opens a sentence."""
_AVERAGES = frozenset("average averages averaged averaging median mean typical typically".split())
_PART_AFTER = re.compile(r"\s+(?:of\s+(?:them|whom|these|those|which)|among\s+them)\b")
_PART_BEFORE = re.compile(
    r"\b(?:of\s+(?:them|whom|these|those|which)|among\s+them|including)[\s,]{1,3}(?:\w{1,12}\s)?$"
)
_NOW = re.compile(
    r"\b(?:now|today|currently|at\s+present|presently|nowadays|these\s+days|at\s+the\s+moment)\b", re.IGNORECASE
)
"""A clause that tells of the present has no date of another clause."""
_BUT_NOW = re.compile(
    r"(?:;|[–—]|,?\s+\b(?:but|and|while|yet|whereas))\s+(?:\w+\s+){0,2}(?:now|today|currently|presently|nowadays)\b",
    re.IGNORECASE,
)
"""Stands between a date and a figure that is told of the present: "in 2018, but today it is"."""
_LABEL_BEFORE = re.compile(r"([^\W\d_]{3,20})[\s-]{1,3}$")
_LABEL_AFTER = re.compile(r"(?:st|nd|rd|th)\s+([^\W\d_]{3,20})")


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
        draft = Surroundings(document, sentences, dates, names, self._speakers, self._figures)
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

    def _counted(self, draft: Surroundings, index: int, figures: Sequence[Figure]) -> list[Claim]:
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
                    in_order[place] if in_order else _period(text, clause, sentence.span, shared, figure.span),
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


def _dated(draft: Surroundings, index: int) -> list[Claim]:
    """Return a weak claim for each closed date, and each that an event opens or ends: the registry may know the event."""
    sentence, text = draft.sentences[index], draft.document.text
    closed = [
        date
        for mention in draft.dates[index]
        if (date := mention if mention.value.first and mention.value.last else event_date(text, sentence.span, mention))
    ]
    if not closed:
        return []
    own, before = draft.speakers_for(index), partial(draft.speakers_before, index)
    clauses = split_clauses(text, sentence.span, [mention.span for mention in closed])
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


def _ranked(draft: Surroundings, index: int) -> list[Claim]:
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
                _period(text, sentence.span, sentence.span, dates),
                attribution,
                draft.citations[index],
                draft.is_dated(index, attribution),
                weak=True,
            )
        )
    return found


def _lasts(figure: Figure) -> bool:
    """Tell whether a figure is a stretch of time, which an average makes a statistic: "19.5 months on average"."""
    return figure.quantity.unit in DURATIONS


def _is_part(text: str, figure: Span) -> bool:
    """Tell whether a figure counts a part of what another one counts: "14 of them in May", "of whom 14"."""
    if _PART_AFTER.match(text, figure.end):
        return True
    return _PART_BEFORE.search(text[max(0, figure.start - 30) : figure.start]) is not None


def _as_quantity(period: Period) -> Quantity:
    assert period.first is not None and period.last is not None
    return date_quantity(period.first, period.last)


def _period(
    text: str, clause: Span, sentence: Span, dates: Sequence[Mention[Period]], figure: Span | None = None
) -> Mention[Period] | None:
    """Choose the date that a clause carries: its own, the one that opens the sentence, or the only one there is.

    A figure told of the present carries no date that stands before.
    """
    first = bisect_right(dates, clause.start, key=lambda mention: mention.span.end)
    inside = dates[first : bisect_left(dates, clause.end, first, key=lambda mention: mention.span.start)]
    if inside:
        found = inside[-1] if len(inside) > 1 and inside[-1].value.relation is not Relation.SINCE else inside[0]
        left = figure is not None and _BUT_NOW.search(text, found.span.end, min(figure.start, found.span.end + _LEFT))
        return None if left else found
    if dates and _NOW.search(text, clause.start, clause.end):
        return None
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
