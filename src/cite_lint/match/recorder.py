"""Note the words that are weighed for a candidate, for those who ask why."""

from __future__ import annotations

from collections.abc import Mapping

from cite_lint.match.context import ClaimTerms
from cite_lint.match.profiles import Profile
from cite_lint.model.explanation import Facet, Place, Weighing, Word


class Recorder:
    """The words for and against one candidate of a claim, as they are weighed. `text` is the draft's."""

    def __init__(self, terms: ClaimTerms, profile: Profile, text: str) -> None:
        self._terms, self._profile, self._text = terms, profile, text
        self._words: list[Word] = []
        self._foreign: list[tuple[str, float]] = []

    def weigh(self, terms: Mapping[str, float], term: str, weight: float, scope: float) -> None:
        """Note a term out of `terms`, which are those of one facet; a `scope` of 0 says that the claim lacks it."""
        facet = self._facet(terms)
        if not scope:
            self._words.append(Word(term, facet, round(weight, 3)))
            return
        place, placed = self._terms.places.get(term, (None, None))
        if place is None:
            place = Place.UNIT if term in self._profile.implied else Place.DOCUMENT
        written = " ".join(self._text[placed.start : placed.end].split()) if placed else ""
        self._words.append(Word(term, facet, round(weight * scope, 3), place, written))

    def add_foreign(self, term: str, weight: float) -> None:
        """Note a word of the clause that speaks for other indicators."""
        self._foreign.append((term, round(weight, 3)))

    def weighing(self) -> Weighing:
        """Return all that was noted, the heaviest words first."""
        words = sorted(self._words, key=lambda word: (-word.weight, word.term))
        return Weighing(
            tuple(word for word in words if word.place is not None),
            tuple(word for word in words if word.place is None),
            tuple(sorted(self._foreign, key=lambda entry: (-entry[1], entry[0]))),
        )

    def _facet(self, terms: Mapping[str, float]) -> Facet:
        profile = self._profile
        facets = (
            (profile.measure, Facet.MEASURE),
            (profile.population, Facet.POPULATION),
            (profile.area, Facet.AREA),
        )
        return next((facet for known, facet in facets if terms is known), Facet.EXAMPLES)
