"""What a claim is said of: the terms around a figure, each with the weight of the nearest place it stands in."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cite_lint.match.profiles import PLACE_AXES
from cite_lint.match.vocabulary import Vocabulary
from cite_lint.model.claim import Claim
from cite_lint.model.document import BlockKind, Document
from cite_lint.model.explanation import Place
from cite_lint.model.span import Mention, Span

CLAUSE, SENTENCE, NEAR, BLOCK, CONTEXT, TITLE = 1.0, 0.75, 0.5, 0.4, 0.6, 0.35
NEAREST = 0.7
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
_NEAR_REACH = 250
_SHOUTED = 3
REACH = 1500
"""Characters that a claim looks back and ahead."""
_OPENING = re.compile(r"\s*(?:of|among|amongst)\s", re.IGNORECASE)
_PLACING = re.compile(r"\b(?:in|to|across|inside|within|throughout|around)\b", re.IGNORECASE)
_LOCATING = re.compile(
    _PLACING.pattern + r"(?:\s+the)?(?:\s+(?:north|south|east|west|centr)[a-z-]*)?\s+$", re.IGNORECASE
)
"""What leads up to a place: "in China", "to northern Vietnam"."""
_LOCATING_REACH = 30
_ELSEWHERE_REACH = 300
"""Characters for which a place that was named goes on being where the text is."""
_MOST_UNKNOWN = 200
"""Names of places nobody knows that are looked for: more would make a long draft slow."""
_IN_NAME = re.compile(
    r"\b(?i:in|across|inside|within|throughout|around|near)\s+(?:the\s+)?"
    r"(?P<name>(?P<first>[^\W\d_a-z][^\W\d_A-Z][\w’'-]*)(?:\s+[^\W\d_a-z][^\W\d_A-Z][\w’'-]*)*)"
)
_NO_PLACES = frozenset((*calendar.month_name, *calendar.month_abbr, *calendar.day_name)) | set(
    "Article Section Chapter Table Figure Part Annex Box Appendix Parliament Congress Sept".split()
)
"""Names that "in" leads up to and that are no places."""
_OPENING_ALL = re.compile(r"\W*(?:and\s+|but\s+)?(?:of|among)\s+all\b", re.IGNORECASE)
_UNIVERSAL = re.compile(r"\s+of\s+(?:all|every|everyone|everybody)\b", re.IGNORECASE)
_BESIDE, _CLAUSE, _SENTENCE, _ASKED, _NEAR, _BLOCK = (
    (BESIDE, Place.BESIDE, True),
    (CLAUSE, Place.CLAUSE, True),
    (SENTENCE, Place.SENTENCE, True),
    (ASKED, Place.QUESTION, True),
    (NEAR, Place.NEAR, False),
    (BLOCK, Place.PARAGRAPH, False),
)
"""A place in the claim's own block: its weight, its name, and whether it is the claim's own sentence or its question."""


@dataclass(frozen=True, slots=True)
class ClaimTerms:
    """Terms of a claim with their scope's weight. `own` are those of the clause; `base` follow the figure itself."""

    weights: Mapping[str, float]
    own: frozenset[str]
    sentence: frozenset[str]
    base: frozenset[str]
    nations: frozenset[str]
    """Places and nationalities of the base that say who is counted, not where: "Vietnamese", not "in Vietnam"."""
    universal: bool
    """The words after the figure begin with "of all": the base is said to be everybody."""
    located: frozenset[str]
    """Places of the clause that "in", "across" or "inside" leads up to, or that follow the figure."""
    named: frozenset[str]
    """Terms of the sentence that stand in names of organisations only: who speaks, not what is spoken of."""
    aside: frozenset[str]
    """Terms beside the credited body or in capitals: where it sits, or where the report was filed."""
    elsewhere: bool
    """The place named last is one that no concept knows."""
    document: frozenset[str]
    places: Mapping[str, tuple[Place, PlacedTerm | None]]
    """The place that gave a term its weight, and what stands there, which may be a narrower term; None in the title."""


@dataclass(frozen=True, slots=True)
class PlacedTerm:
    """A term in the draft; `named` tells that it stands in the name of a body, `capitals` that it is shouted."""

    id: str
    start: int
    end: int
    named: bool
    capitals: bool


class ContextReader:
    """Read the terms of one document once, then those around each of its claims.

    No claim looks further than a fixed reach, so that the time grows with the length of the document alone.
    """

    def __init__(
        self,
        document: Document,
        vocabulary: Vocabulary,
        known: frozenset[str],
        bodies: Sequence[Mention[str]] = (),
    ) -> None:
        """Read concepts, and of plain words those that are `known`: no other bears on any indicator.

        `bodies` are the registered bodies named in the draft, in text order, with their canonical names.
        """
        self._document, self._vocabulary, self._known = document, vocabulary, known
        self._headings = {block.span for block in document.blocks if block.kind is BlockKind.HEADING}
        self._previous = dict(zip((block.span for block in document.blocks[1:]), document.blocks, strict=False))
        self._terms = sorted(self._placed(bodies), key=lambda term: term.start)
        self._starts = [term.start for term in self._terms]
        self._title = frozenset(term.id for term in vocabulary.terms(document.title, known=known))
        found = {term.id for term in self._terms} | self._title
        self.document = frozenset(found.union(*(vocabulary.broader(term) for term in found)))
        """The terms of the whole draft, with all that they are cases of."""
        self._unknown = self._unknown_places()

    def _placed(self, bodies: Sequence[Mention[str]]) -> Iterator[PlacedTerm]:
        """Yield the terms of all blocks; a body's name stands for its right name's concepts too."""
        text, vocabulary = self._document.text, self._vocabulary
        starts = [mention.span.start for mention in bodies]
        for block in self._document.blocks:
            for term in vocabulary.terms(text, block.span.start, block.span.end, self._known):
                at = bisect_right(starts, term.start) - 1
                named = at >= 0 and term.end <= bodies[at].span.end
                capitals = term.end - term.start > _SHOUTED and text[term.start : term.end].isupper()
                yield PlacedTerm(term.id, term.start, term.end, named, capitals)
        for mention in bodies:
            for term in vocabulary.terms(mention.value):
                if vocabulary.is_concept(term.id):
                    yield PlacedTerm(term.id, mention.span.start, mention.span.end, True, False)

    def _between(self, start: int, end: int) -> list[PlacedTerm]:
        return self._terms[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def read(self, claim: Claim) -> ClaimTerms:
        """Return the terms of a claim, the figure's own words left out."""
        figure, sentence = claim.quantity.span, claim.sentence
        first = max(claim.block.start, figure.start - REACH)
        last = min(sentence.end, figure.end + REACH)
        question = self._question(first, sentence.start)
        weights: dict[str, float] = {}
        places: dict[str, tuple[Place, PlacedTerm | None]] = {}
        own: set[str] = set()
        said: set[str] = set()
        spoken_of: set[str] = set()
        central: set[str] = set()
        located: set[str] = set()
        text = self._document.text
        for term in self._between(first, last):
            if figure.start <= term.start < figure.end:
                continue
            scope, place, inside = _scope(claim, term, question)
            if scope > weights.get(term.id, 0.0):
                weights[term.id] = scope
                places[term.id] = place, term
            if inside:
                said.add(term.id)
                if _LOCATING.search(text, max(0, term.start - _LOCATING_REACH), term.start):
                    located.add(term.id)
                if claim.clause.start <= term.start < claim.clause.end:
                    own.add(term.id)
            if not term.named and not _in_speaker(claim, term):
                spoken_of.add(term.id)
            if not term.capitals and not _beside_speaker(claim, term):
                central.add(term.id)
        everything = set(weights)
        base, nations = self._base(claim)
        self._add_context(claim, weights, places)
        for name, weight in list(weights.items()):
            for broader in self._vocabulary.broader(name):
                if weight * NARROWER > weights.get(broader, 0.0):
                    weights[broader] = weight * NARROWER
                    places[broader] = places[name]
        return ClaimTerms(
            weights,
            frozenset(own),
            frozenset(said),
            base,
            nations,
            self._is_universal(claim),
            frozenset(located & own) | base,
            frozenset(everything - spoken_of),
            frozenset(everything - central),
            self._is_elsewhere(claim),
            self.document,
            places,
        )

    def _add_context(
        self, claim: Claim, weights: dict[str, float], places: dict[str, tuple[Place, PlacedTerm | None]]
    ) -> None:
        """Add the terms of table heads, lead-ins, headings, the block before, and the title."""
        stretches = [
            (span, HEADING, Place.HEADING)
            if span in self._headings
            else (span, CONTEXT if distance else NEAREST, Place.LEAD_IN)
            for distance, span in enumerate(claim.context)
        ]
        before = self._previous.get(claim.block)
        if before is not None:
            end = self._document.text[max(before.span.start, before.span.end - 20) : before.span.end].rstrip(" *_")
            asked = end.endswith(("?", ":"))
            stretches.append((before.span, CONTEXT if asked else PREVIOUS, Place.PREVIOUS))
        for span, scope, place in stretches:
            for term in self._between(max(span.start, span.end - REACH), span.end):
                if scope > weights.get(term.id, 0.0):
                    weights[term.id] = scope
                    places[term.id] = place, term
        for name in self._title:
            if weights.get(name, 0.0) < TITLE:
                weights[name] = TITLE
                places[name] = Place.TITLE, None

    def _question(self, first: int, sentence: int) -> Span | None:
        """Return the last question between the two offsets: what follows answers it."""
        text = self._document.text
        end = text.rfind("?", first, sentence)
        if end < 0:
            return None
        return Span(max(first, *(text.rfind(mark, first, end) for mark in ".!?:")), end)

    def _unknown_places(self) -> list[int]:
        """Return where names stand that "in" leads up to somewhere in the draft and that no concept knows."""
        text = self._document.text
        names: set[str] = set()
        for found in _IN_NAME.finditer(text):
            start, end = found.span("name")
            known = any(term.named or self._vocabulary.is_concept(term.id) for term in self._between(start, end))
            if not known and found["first"] not in _NO_PLACES:
                names.add(found["name"])
        if not names:
            return []
        anywhere = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)[:_MOST_UNKNOWN]))})\b")
        return [found.start() for found in anywhere.finditer(text)]

    def _is_elsewhere(self, claim: Claim) -> bool:
        """Tell whether the place named last before the end of a claim's clause is one that nobody knows."""
        at = bisect_left(self._unknown, claim.clause.end) - 1
        if at < 0 or self._unknown[at] < claim.quantity.span.start - _ELSEWHERE_REACH:
            return False
        later = self._between(self._unknown[at], claim.clause.end)
        return not any(self._vocabulary.type_of(term.id) in PLACE_AXES and not term.named for term in later)

    def _is_universal(self, claim: Claim) -> bool:
        """Tell whether the base of a share is said to be everybody: "a third of all", "of all who fled, a third"."""
        text, end = self._document.text, claim.quantity.span.end
        return bool(
            _UNIVERSAL.match(text, end) or _OPENING_ALL.match(text, claim.clause.start, claim.quantity.span.start)
        )

    def _base(self, claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
        """Return the terms of the words right after the figure, or after "of" that opens its clause, and their nations.

        They say who is counted, or what a share is of.
        """
        text, start = self._document.text, claim.quantity.span.end
        stretches = [(start, min(start + _BASE_REACH, claim.sentence.end))]
        opening = _OPENING.match(text, claim.clause.start, claim.quantity.span.start)
        if opening is not None:
            stretches.append((opening.end(), min(opening.end() + _BASE_REACH, claim.quantity.span.start)))
        found: set[str] = set()
        nations: set[str] = set()
        for first, last in stretches:
            stop = _BASE_END.search(text, first, last)
            placing = _PLACING.search(text, first, last)
            for term in self._vocabulary.terms(text, first, stop.start() if stop else last):
                found.add(term.id)
                whose = placing is None or term.start < placing.start()
                if whose and self._vocabulary.type_of(term.id) in PLACE_AXES:
                    nations.add(term.id)
        return frozenset(found), frozenset(nations)


def _scope(claim: Claim, term: PlacedTerm, question: Span | None) -> tuple[float, Place, bool]:
    """Return the place of a term: its weight, its name, and whether it is the claim's own sentence or its question."""
    figure = claim.quantity.span
    if claim.clause.start <= term.start < claim.clause.end:
        beside = -NEXT < term.start - figure.end < NEXT or -NEXT < figure.start - term.end < NEXT
        return _BESIDE if beside else _CLAUSE
    if claim.sentence.start <= term.start:
        return _SENTENCE
    if question is not None and question.start <= term.start < question.end:
        return _ASKED
    return _NEAR if claim.sentence.start - term.start < _NEAR_REACH else _BLOCK


def _in_speaker(claim: Claim, term: PlacedTerm) -> bool:
    """Tell whether a term stands in the very name that is credited, registered or not."""
    speaker = claim.attribution.span
    return speaker is not None and speaker.start <= term.start < speaker.end


def _beside_speaker(claim: Claim, term: PlacedTerm) -> bool:
    speaker = claim.attribution.span
    return speaker is not None and speaker.start - NEXT < term.start < speaker.end + NEXT
