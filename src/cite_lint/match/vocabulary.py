"""Find concepts and plain words in text: the terms that claims and indicators are compared by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cite_lint.extract.words import Words
from cite_lint.model.registry import Concept, ConceptType

_GAP = "..."
_GAP_WORDS = 3
_LONGEST = 14
_SLIGHT = "the a an of its their his her these those some such all about around".split()


@dataclass(frozen=True, slots=True)
class Term:
    """A concept's id or, where no concept covers the word, its stem; with its place in the text."""

    id: str
    start: int
    end: int


class Vocabulary:
    """All concepts compiled into one table by first stem, so that many cost no more than few."""

    def __init__(
        self, concepts: Iterable[Concept], words: Words, stop_words: Iterable[str], measures: Iterable[str] = ()
    ) -> None:
        """`measures` are the words of units and magnitudes, which say how much, not of what."""
        measures = tuple(measures)
        self.words = words
        self._types: dict[str, ConceptType] = {}
        self._broader: dict[str, tuple[str, ...]] = {}
        table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for concept in concepts:
            self._types[concept.id] = concept.type
            self._broader[concept.id] = concept.broader
            for phrase in concept.words:
                stems = words.phrase(phrase)
                if stems:
                    table.setdefault(stems[0], []).append((stems, concept.id))
        narrowed = {broader for concepts in self._broader.values() for broader in concepts}
        self._roots = frozenset(
            term for term in narrowed if self._types.get(term) is ConceptType.SEX and not self._broader.get(term)
        )
        self._table: Mapping[str, Sequence[tuple[tuple[str, ...], str]]] = {
            first: sorted(set(entries), key=lambda entry: (-len(entry[0]), entry)) for first, entries in table.items()
        }
        self._stops = frozenset(
            form for phrase in (*stop_words, *measures) for word in phrase.split() for form in (word, word + "s")
        )
        self._slight = frozenset([*_SLIGHT, *(words.stem(word) for phrase in measures for word in phrase.split())])
        self._closures: dict[str, frozenset[str]] = {}

    def type_of(self, term: str) -> ConceptType:
        """Return the axis of a term; a plain word tells what is measured."""
        return self._types.get(term, ConceptType.MEASURE)

    def is_root(self, term: str) -> bool:
        """Tell whether other concepts of people are cases of the term, and it of none: it sets nothing apart."""
        return term in self._roots

    def is_concept(self, term: str) -> bool:
        """Tell whether the term is a concept's id, not a plain stem."""
        return term in self._types

    def broader(self, term: str) -> frozenset[str]:
        """Return every concept that the term is a case of, itself left out."""
        known = self._closures.get(term)
        if known is None:
            found: set[str] = set()
            pending = list(self._broader.get(term, ()))
            while pending:
                concept = pending.pop()
                if concept not in found:
                    found.add(concept)
                    pending += self._broader.get(concept, ())
            known = self._closures[term] = frozenset(found - {term})
        return known

    def related(self, one: str, other: str) -> bool:
        """Tell whether the terms are the same, or one is a case of the other."""
        return one == other or other in self.broader(one) or one in self.broader(other)

    def terms(
        self, text: str, start: int = 0, end: int | None = None, known: frozenset[str] | None = None
    ) -> list[Term]:
        """Return the terms of `text[start:end]` in order; the longest phrase wins, stop words and numbers are left out.

        With `known`, plain words that are not among them are left out too.
        """
        stems = self.words.stems(text, start, end)
        found: list[Term] = []
        behind = 0
        for at, (stem, first, last) in enumerate(stems):
            if at < behind:
                continue
            if stem in self._table:
                length, concept = self._longest(stems, at)
                if length:
                    found.append(Term(concept, first, stems[at + length - 1][2]))
                    behind = at + length
                    continue
            if known is not None and stem not in known:
                continue
            if text[first:last].lower() not in self._stops and not stem.isdigit() and len(stem) > 1:
                found.append(Term(stem, first, last))
        return found

    def _longest(self, stems: Sequence[tuple[str, int, int]], at: int) -> tuple[int, str]:
        best, concept = 0, ""
        for phrase, candidate in self._table[stems[at][0]]:
            length = self._match(phrase, stems, at)
            if length > best:
                best, concept = length, candidate
                if _GAP not in phrase:
                    break
        return best, concept

    def _match(self, phrase: Sequence[str], stems: Sequence[tuple[str, int, int]], at: int) -> int:
        """Return how many words the phrase covers from `at` on, 0 if it does not stand there.

        Numbers, units and little words may stand between its words: "spent 80 per cent of it on food".
        """
        position = at
        for index, word in enumerate(phrase):
            if word == _GAP:
                following = phrase[index + 1] if index + 1 < len(phrase) else None
                reach = range(position, min(position + _GAP_WORDS + 1, len(stems)))
                stop = next((place for place in reach if stems[place][0] == following), None)
                if stop is None:
                    return 0
                position = stop
                continue
            while (
                index and position < len(stems) and stems[position][0] != word and self._is_slight(stems[position][0])
            ):
                position += 1
                if position - at > _LONGEST:
                    return 0
            if position >= len(stems) or stems[position][0] != word:
                return 0
            position += 1
        return position - at

    def _is_slight(self, stem: str) -> bool:
        return stem in self._slight or stem.isdigit()
