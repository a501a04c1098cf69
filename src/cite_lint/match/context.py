"""What a claim is said of: the terms around a figure, each with the weight of the nearest place it stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cite_lint.match.vocabulary import Term, Vocabulary
from cite_lint.model.claim import Claim
from cite_lint.model.document import BlockKind, Document
from cite_lint.model.span import Mention, Span

CLAUSE, SENTENCE, NEAR, BLOCK, CONTEXT, TITLE = 1.0, 0.75, 0.5, 0.4, 0.6, 0.35
ASKED, HEADING, PREVIOUS = 0.7, 0.5, 0.3
DOCUMENT = 0.2
BESIDE, NEXT = 1.2, 25
"""A word within so many characters of the figure says most about it."""
NARROWER = 0.7
"""What a narrower term is worth for a broader one: "Jilin" for China."""
_BASE_END = re.compile(
    r"[,;:.!?()—–]|\b(?:who|whom|that|which|are|is|were|was|have|has|had|end|ends|ended|go|went|fall|to|by|for|from|with|into)\b",
    re.IGNORECASE,
)
_BASE_REACH = 70
_OPENING = re.compile(r"\s*(?:of|among|amongst)\s", re.IGNORECASE)
_UNIVERSAL = re.compile(r"\s+of\s+(?:all|every|everyone|everybody)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ClaimTerms:
    """Terms of a claim with their scope's weight. `own` are those of the clause; `base` follow the figure itself."""

    weights: Mapping[str, float]
    own: frozenset[str]
    sentence: frozenset[str]
    base: frozenset[str]
    universal: bool
    """The words after the figure begin with "of all": the base is said to be everybody."""
    named: frozenset[str]
    """Terms of the sentence that stand in names of organisations only: who speaks, not what is spoken of."""
    aside: frozenset[str]
    """Terms beside the credited body or in capitals: where it sits, or where the report was filed."""
    document: frozenset[str]


class ContextReader:
    """Read the terms of one document once, then those of its claims by their spans."""

    def __init__(self, document: Document, vocabulary: Vocabulary, bodies: Sequence[Mention[str]] = ()) -> None:
        """`bodies` are the registered bodies named in the draft, with their canonical names."""
        self._document, self._vocabulary = document, vocabulary
        self._names = [mention.span for mention in bodies]
        bodily = [(mention.span, vocabulary.terms(mention.value)) for mention in bodies]
        self._headings = {block.span for block in document.blocks if block.kind is BlockKind.HEADING}
        self._previous = dict(zip((block.span for block in document.blocks[1:]), document.blocks, strict=False))
        self._blocks = {
            block.span: vocabulary.terms(document.text, block.span.start, block.span.end) for block in document.blocks
        }
        for block, terms in self._blocks.items():
            inside = [
                Term(term.id, span.start, span.end)
                for span, named in bodily
                if block.contains(span)
                for term in named
                if vocabulary.is_concept(term.id)
            ]
            if inside:
                self._blocks[block] = sorted([*terms, *inside], key=lambda term: term.start)
        self._title = frozenset(term.id for term in vocabulary.terms(document.title))
        found = {term.id for terms in self._blocks.values() for term in terms} | self._title
        self._all = self._closed(found)

    def read(self, claim: Claim) -> ClaimTerms:
        """Return the terms of a claim, the figure's own words left out."""
        terms = self._blocks.get(claim.block, ())
        weights: dict[str, float] = {}
        own: set[str] = set()
        sentence: set[str] = set()
        aside: set[str] = set()
        central: set[str] = set()
        named: set[str] = set()
        said: set[str] = set()
        speaker = claim.attribution.span
        question = self._question(claim)
        figure = claim.quantity.span
        for term in terms:
            if figure.start <= term.start < figure.end:
                continue
            capitals = self._document.text[term.start : term.end].isupper() and term.end - term.start > 3
            beside_speaker = speaker is not None and speaker.start - NEXT < term.start < speaker.end + NEXT
            (aside if capitals or beside_speaker else central).add(term.id)
            place = Span(term.start, term.end)
            (named if any(place.overlaps(name) for name in self._names) else said).add(term.id)
            if claim.clause.start <= term.start < claim.clause.end:
                beside = -NEXT < term.start - figure.end < NEXT or -NEXT < figure.start - term.end < NEXT
                scope = BESIDE if beside else CLAUSE
                own.add(term.id)
                sentence.add(term.id)
            elif claim.sentence.start <= term.start < claim.sentence.end:
                scope = SENTENCE
                sentence.add(term.id)
            elif question is not None and question.start <= term.start < question.end:
                scope = ASKED
                sentence.add(term.id)
            elif term.start < claim.sentence.start:
                scope = NEAR if claim.sentence.start - term.start < 250 else BLOCK
            else:
                continue
            weights[term.id] = max(weights.get(term.id, 0.0), scope)
        for distance, span in enumerate(claim.context):
            scope = HEADING if span in self._headings else CONTEXT if distance else CONTEXT + 0.1
            for term in self._within(span):
                weights[term.id] = max(weights.get(term.id, 0.0), scope)
        before = self._previous.get(claim.block)
        if before is not None:
            asked = self._document.text[before.span.start : before.span.end].rstrip(" *_").endswith(("?", ":"))
            for term in self._blocks[before.span]:
                weights[term.id] = max(weights.get(term.id, 0.0), CONTEXT if asked else PREVIOUS)
        for name in self._title:
            weights[name] = max(weights.get(name, 0.0), TITLE)
        for name, weight in list(weights.items()):
            for broader in self._vocabulary.broader(name):
                weights[broader] = max(weights.get(broader, 0.0), weight * NARROWER)
        universal = _UNIVERSAL.match(self._document.text, claim.quantity.span.end) is not None
        return ClaimTerms(
            weights,
            frozenset(own),
            frozenset(sentence),
            self._base(claim),
            universal,
            frozenset(named - said),
            frozenset(aside - central),
            self._all,
        )

    def _question(self, claim: Claim) -> Span | None:
        """Return the last question that the claim's block asks before the claim: what follows answers it."""
        end = self._document.text.rfind("?", claim.block.start, claim.sentence.start)
        if end < 0:
            return None
        start = max(self._document.text.rfind(mark, claim.block.start, end) for mark in ".!?:")
        return Span(max(start, claim.block.start), end)

    def _base(self, claim: Claim) -> frozenset[str]:
        """Return the terms of the words right after the figure, or after "of" that opens its clause.

        They say who is counted, or what a share is of.
        """
        text, start = self._document.text, claim.quantity.span.end
        stretches = [(start, min(start + _BASE_REACH, claim.sentence.end))]
        opening = _OPENING.match(text, claim.clause.start, claim.quantity.span.start)
        if opening is not None:
            stretches.append((opening.end(), claim.quantity.span.start))
        found: set[str] = set()
        for first, last in stretches:
            stop = _BASE_END.search(text, first, last)
            found.update(term.id for term in self._vocabulary.terms(text, first, stop.start() if stop else last))
        return frozenset(found)

    def _within(self, span: Span) -> Sequence[Term]:
        for block, terms in self._blocks.items():
            if block.contains(span):
                return [term for term in terms if span.start <= term.start < span.end]
        return self._vocabulary.terms(self._document.text, span.start, span.end)

    def _closed(self, terms: set[str]) -> frozenset[str]:
        return frozenset(terms.union(*(self._vocabulary.broader(term) for term in terms)))
