"""What an indicator is spoken of by: terms with weights, derived from its title, population and area."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from cite_lint.match.vocabulary import Vocabulary
from cite_lint.model.lexicon import Dimension
from cite_lint.model.registry import ConceptType, Indicator, Kind

AXES = (ConceptType.SEX, ConceptType.AGE, ConceptType.NATIONALITY, ConceptType.CONDITION)
PLACE_AXES = (ConceptType.PLACE, ConceptType.NATIONALITY)
_MEASURE_WEIGHT, _POPULATION_WEIGHT, _AREA_WEIGHT = 1.5, 0.8, 0.5
_EXAMPLE_SHARE = 0.4
_KIND_WORDS = {Kind.CHANGE: "rise, fall, increase, decrease, change", Kind.PRICE: "price, cost", Kind.AGE: "age, aged"}


@dataclass(frozen=True, slots=True)
class Profile:
    """The terms of one indicator. Weights are inverse document frequencies over the registry, times the facet's weight."""

    indicator: Indicator
    measure: Mapping[str, float]
    population: Mapping[str, float]
    area: Mapping[str, float]
    hints: Mapping[str, float]
    """Terms of the examples that stand in none of the facets; they add, but are never missed."""
    rarity: Mapping[str, float]
    """Inverse document frequency of every term of the registry, from about 0 to 1."""
    implied: frozenset[str]
    """Terms that the unit says already: a sum of money has a price."""
    bare: frozenset[str]
    """Terms that repeat the unit or the kind: "cases" of a count of cases, "rise" of a change. Alone they say nothing."""
    mixed: bool
    """The title itself speaks of women or of men, though the population does not."""
    axes: Mapping[ConceptType, frozenset[str]] = field(default_factory=dict)
    anchors: frozenset[str] = frozenset()
    """The nationalities, or where there are none the places, of which one must be named somewhere in a draft."""

    def weight(self, term: str) -> float:
        """Return the weight of a term in whichever facet holds it, 0 if none does."""
        return self.measure.get(term) or self.population.get(term) or self.area.get(term) or 0.0


def build_profiles(
    indicators: Sequence[Indicator], vocabulary: Vocabulary, dimension: Callable[[str], Dimension]
) -> dict[str, Profile]:
    """Return the profile of every indicator by id; a term is as rare as it is in the registry and among its peers.

    Peers are the indicators whose unit has the same dimension: only with them does an indicator compete for a figure.
    """
    raw = {indicator.id: _facets(indicator, vocabulary) for indicator in indicators}
    spread = Counter(term for facets in raw.values() for term in set().union(*facets[:3]))
    size = len(indicators)

    def rarity(term: str) -> float:
        return math.log((size + 1) / (spread.get(term, 0) + 0.5)) / math.log(size + 2)

    rarities = {term: rarity(term) for term in spread}
    peers: dict[object, Counter[str]] = {}
    sizes: Counter[object] = Counter()
    for indicator in indicators:
        group = dimension(indicator.unit)
        sizes[group] += 1
        peers.setdefault(group, Counter()).update(set().union(*raw[indicator.id][:3]))

    def among_peers(term: str, group: object) -> float:
        count = sizes[group]
        return math.log((count + 1) / (peers[group][term] + 0.5)) / math.log(count + 2)

    profiles = {}
    for indicator in indicators:
        measure, population, area, examples = raw[indicator.id]
        weighted = [
            {
                term: (
                    0.05
                    if vocabulary.is_root(term)
                    else weight * max((rarity(term) + among_peers(term, dimension(indicator.unit))) / 2, 0.05)
                )
                for term in sorted(terms)
            }
            for terms, weight in zip(
                (measure, population, area), (_MEASURE_WEIGHT, _POPULATION_WEIGHT, _AREA_WEIGHT), strict=True
            )
        ]
        hints = {term: _EXAMPLE_SHARE * rarity(term) for term in sorted(examples - measure - population - area)}
        implied = frozenset(term.id for term in vocabulary.terms(_KIND_WORDS.get(indicator.kind, indicator.kind.value)))
        if indicator.kind is Kind.RANK:
            implied |= {term.id for term in vocabulary.terms(indicator.unit)}
        bare = implied if indicator.kind is Kind.CHANGE else frozenset()
        if dimension(indicator.unit) is Dimension.COUNT:
            bare |= {term.id for term in vocabulary.terms(indicator.unit)}
        mixed = any(vocabulary.type_of(term.id) is ConceptType.SEX for term in vocabulary.terms(indicator.title))
        axes = {
            axis: frozenset(term for term in population | area if vocabulary.type_of(term) is axis)
            for axis in (*AXES, ConceptType.PLACE)
        }
        profiles[indicator.id] = Profile(
            indicator, weighted[0], weighted[1], weighted[2], hints, rarities, implied, bare, mixed, axes,
            axes[ConceptType.NATIONALITY] or axes[ConceptType.PLACE],
        )  # fmt: skip
    return profiles


def _facets(indicator: Indicator, vocabulary: Vocabulary) -> tuple[set[str], set[str], set[str], set[str]]:
    """Return the terms of measure, population, area and examples.

    What the title says beyond population and area is what is measured: "women" in "share of defectors who are women".
    """
    population = {term.id for term in vocabulary.terms(indicator.population)}
    area = {term.id for term in vocabulary.terms(indicator.area)}
    measure: set[str] = set()
    for term in vocabulary.terms(indicator.title):
        (area if vocabulary.type_of(term.id) is ConceptType.PLACE else measure).add(term.id)
    counted_of = () if indicator.kind in (Kind.SHARE, Kind.RATIO) else (ConceptType.SEX, ConceptType.AGE)
    people = {term for term in measure if vocabulary.type_of(term) in (ConceptType.NATIONALITY, *counted_of)}
    measure -= people
    population |= people
    if indicator.kind in (Kind.SHARE, Kind.RATIO) and measure - population:
        measure -= population
    else:
        population -= measure
    population -= area
    examples = {term.id for example in indicator.examples for term in vocabulary.terms(example)}
    return measure, population, area - measure, examples
