"""Score a claim against an indicator: what both speak of, over that and what either lacks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cite_lint.match.agreement import agrees
from cite_lint.match.conflicts import conflicts, counts_others
from cite_lint.match.context import DOCUMENT, NEAR, TITLE, ClaimTerms
from cite_lint.match.profiles import PLACE_AXES, Profile
from cite_lint.match.recorder import Recorder
from cite_lint.match.result import Match
from cite_lint.match.vocabulary import Vocabulary
from cite_lint.model.claim import Claim
from cite_lint.model.lexicon import Dimension
from cite_lint.model.period import Grain
from cite_lint.model.quantity import DATE_UNIT, Change
from cite_lint.model.registry import ConceptType, Indicator, Kind, Observation

if TYPE_CHECKING:
    from cite_lint.registry import Registry

IMPLIED = 0.7
"""What a word is worth that the unit says already: a sum of money is a price."""
TELLING, FADED = 0.4, 0.5
"""Where a sentence itself says what is measured in words this rare, those of the sentences before it fade."""
TOPIC = 0.6
"""Least weight against an indicator of a word by which one of its peers is measured."""
LONG_TITLE = 1.5
"""A long title lacks much in any draft: no more than so many of its heaviest words are missed."""
SPECIFIC_SCOPE, SPECIFIC_WEIGHT = 0.45, 0.25
"""A match needs a telling word at least in the claim's own block: place and people of the whole draft are not enough."""
FIRM_SCOPE, FIRM_SHARE, HINT_SHARE = 0.52, 0.6, 0.4
"""To be accused, a claim must say in its own sentence a word of the measure that weighs this share of the heaviest."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a match needs; learned on the labelled corpus."""

    resolve: float = 0.42
    weak: float = 0.5
    """For figures that are claims only where the registry knows them, such as dates."""
    margin: float = 0.02
    date_margin: float = 0.15
    """The same for dates, of which a sentence about one event often holds words of another."""
    value_bonus: float = 0.05
    credit_bonus: float = 0.06
    """What it adds that the draft credits a body whose figure this is."""
    own_bonus: float = 0.12
    """What it adds to both that the body credited gives this very number."""
    period_bonus: float = 0.06
    """What it adds that the draft gives the very period of an observation."""
    floor: float = 0.1
    """Evidence that every match has to outweigh, so that one faint word is never enough."""
    lacking: float = 0.25
    """How much a term of the measure counts that the claim lacks."""
    lacking_population: float = 0.2
    """The same for population and area, which a text often leaves to its title."""
    foreign: float = 0.15
    """How much a term of the clause counts that the indicator lacks."""


DEFAULTS = Thresholds()


class Scorer:
    """Score pairs of claim and profile against one registry."""

    def __init__(
        self,
        registry: Registry,
        vocabulary: Vocabulary,
        profiles: dict[str, Profile],
        dimension: Callable[[str], Dimension],
        thresholds: Thresholds,
    ) -> None:
        self._registry, self._vocabulary, self._dimension, self._thresholds = (
            registry,
            vocabulary,
            dimension,
            thresholds,
        )
        self._measures: dict[str, float] = {}
        self._topics: dict[Dimension, set[str]] = {}
        for profile in profiles.values():
            topics = self._topics.setdefault(dimension(profile.indicator.unit), set())
            for term in profile.measure:
                self._measures[term] = max(self._measures.get(term, 0.0), profile.rarity.get(term, 0.0))
                if vocabulary.type_of(term) is not ConceptType.SEX:
                    topics.add(term)
        self._bodies = {
            indicator: frozenset(body for found in registry.observations_of(indicator) for body in self._behind(found))
            for indicator in profiles
        }

    def is_behind(self, organisation: str | None, indicator: str) -> bool:
        """Tell whether a body is one whose figure the indicator's is."""
        return organisation in self._bodies[indicator]

    def is_anchored(self, profile: Profile, document: frozenset[str], bodies: frozenset[str]) -> bool:
        """Tell whether a draft with these terms names the indicator's people or place, or a body whose figure it is."""
        anchors = profile.anchors
        return not anchors or not anchors.isdisjoint(document) or bool(bodies & self._bodies[profile.indicator.id])

    def fading(self, terms: ClaimTerms) -> float:
        """Return what a word of an earlier sentence keeps of its weight as to what the claim measures."""
        return FADED if any(self._measures.get(term, 0.0) >= TELLING for term in terms.sentence) else 1.0

    def score(
        self,
        claim: Claim,
        terms: ClaimTerms,
        profile: Profile,
        fading: float,
        bodies: frozenset[str],
        recorder: Recorder | None = None,
    ) -> Match | None:
        """Score one pair; None where the indicator is out of the question. `bodies` are those that the draft names.

        A `recorder` notes what is weighed.
        """
        indicator = profile.indicator
        if any(term in terms.own for term in indicator.excludes):
            return None
        if not self._has_required(terms, indicator):
            return None
        if counts_others(self._vocabulary, terms, profile):
            return None
        behind = bool(bodies & self._bodies[indicator.id])
        limits = self._thresholds
        alike = self._likeness(terms, profile, fading, behind, recorder)
        if alike is None:
            return None
        value_fits = any(
            agrees(claim.quantity.value, observation.quantity)
            for observation in self._registry.observations_of(indicator.id)
        )
        found = conflicts(
            self._vocabulary, terms, profile, self._dimension(indicator.unit) in (Dimension.COUNT, Dimension.SHARE)
        )
        score = alike * self._fitness(claim, profile)
        if any(conflict.axis in PLACE_AXES for conflict in found):
            score *= 0.9 if value_fits else 0.5
        elif found:
            score *= 0.93
        credited = self.is_behind(claim.attribution.organisation, indicator.id)
        score += limits.value_bonus * value_fits + limits.credit_bonus * credited
        score += limits.own_bonus * (value_fits and credited)
        score += limits.period_bonus * self._dates(claim, indicator.id)
        said, hinted = self._said(terms, profile)
        placed = behind or all(terms.document & profile.axes[axis] for axis in PLACE_AXES if profile.axes[axis])
        if terms.elsewhere and not profile.anchors & terms.sentence:
            placed = False
        return Match(
            indicator.id,
            score,
            value_fits,
            said and placed and self._same_sort(claim, profile),
            hinted,
            found,
            recorder.weighing() if recorder is not None else None,
        )

    def _has_required(self, terms: ClaimTerms, indicator: Indicator) -> bool:
        """Tell whether one of the required concepts is said: of a date in its own sentence, else anywhere around it."""
        if not indicator.requires:
            return True
        said = [terms.weights[term] for term in indicator.requires if term in terms.weights]
        return bool(said) and (self._dimension(indicator.unit) is not Dimension.DATE or max(said) >= FIRM_SCOPE)

    def _likeness(
        self, terms: ClaimTerms, profile: Profile, fading: float, behind: bool, recorder: Recorder | None
    ) -> float | None:
        """Weigh the words of the indicator that the claim has and lacks; None if too little is said.

        A word that only repeats the unit tells something where the draft names a body `behind` the figure, or where
        the sentence has a word of the examples.
        """
        limits = self._thresholds
        matched, lacking, unsaid, specific, measured = 0.0, 0.0, 0.0, False, False
        hinted = any(term in terms.sentence for term in profile.hints)
        sure = behind or hinted
        for facet in (profile.measure, profile.population, profile.area):
            measures = facet is profile.measure
            for term, weight in facet.items():
                scope = terms.weights.get(term, 0.0)
                if measures:
                    if scope <= NEAR:
                        scope *= fading
                    if self._only_base(term, terms):
                        scope *= FADED
                elif not scope and term in terms.document:
                    scope = DOCUMENT
                telling = sure or term not in profile.bare
                specific = specific or (telling and scope >= SPECIFIC_SCOPE and weight >= SPECIFIC_WEIGHT)
                measured = measured or (measures and telling and scope > TITLE)
                if term in profile.implied:
                    scope = max(scope, IMPLIED)
                matched += weight * scope
                if measures:
                    unsaid += weight * (1 - scope)
                else:
                    lacking += limits.lacking_population * weight * (1 - scope)
                if recorder is not None:
                    recorder.weigh(facet, term, weight, scope)
        hints = sum(weight * terms.weights[term] for term, weight in profile.hints.items() if term in terms.weights)
        measured = measured or hinted
        if not specific or not matched or (profile.indicator.kind is Kind.SHARE and not measured):
            return None
        matched += min(hints, 0.3 * matched)
        lacking += limits.lacking * min(unsaid, LONG_TITLE * max(profile.measure.values(), default=0.0))
        if recorder is not None:
            for term in profile.hints.keys() & terms.weights.keys():
                recorder.weigh(profile.hints, term, profile.hints[term], terms.weights[term])
        foreign = limits.foreign * self._foreign(terms, profile, recorder)
        return matched / (matched + lacking + foreign + limits.floor)

    def _only_base(self, term: str, terms: ClaimTerms) -> bool:
        """Tell "60 per cent of the women": whom the figure is of, not what it says of them."""
        return term in terms.base and self._vocabulary.type_of(term) is ConceptType.SEX

    def _said(self, terms: ClaimTerms, profile: Profile) -> tuple[bool, bool]:
        """Tell whether what is measured is said beside the figure well enough to accuse, and whether it is hinted at."""
        telling = {term: weight for term, weight in profile.measure.items() if term not in profile.implied}
        present = [
            weight
            for term, weight in telling.items()
            if terms.weights.get(term, 0.0) >= FIRM_SCOPE
            and term not in terms.named
            and not self._only_base(term, terms)
        ]
        if not present:
            return False, False
        heaviest = max(telling.values())
        said = max(present) >= FIRM_SHARE * heaviest or 3 * sum(present) >= sum(telling.values())
        return said, max(present) >= HINT_SHARE * heaviest

    def _same_sort(self, claim: Claim, profile: Profile) -> bool:
        """Tell whether a rate meets a rate, and a movement a movement: else another value is no mistake."""
        quantity, indicator = claim.quantity.value, profile.indicator
        rated = bool(quantity.per) or not indicator.per or self._dimension(indicator.unit) is Dimension.MONEY
        return rated and (quantity.change is Change.NONE or indicator.kind is Kind.CHANGE)

    def _foreign(self, terms: ClaimTerms, profile: Profile, recorder: Recorder | None) -> float:
        """Return the weight of what the clause speaks of and the indicator does not, in words that other indicators use.

        A word by which an indicator of the same dimension is measured weighs most: it speaks for that one.
        """
        total = 0.0
        rivals = self._topics[self._dimension(profile.indicator.unit)]
        for term in terms.own:
            weight = profile.rarity.get(term, 0.0)
            if not weight or profile.weight(term) or term in profile.hints:
                continue
            if term in rivals:
                weight = max(weight, TOPIC)
            elif any(profile.weight(broader) for broader in self._vocabulary.broader(term)):
                weight *= 0.3
            total += weight
            if recorder is not None:
                recorder.add_foreign(term, weight)
        return total

    def _behind(self, observation: Observation) -> list[str]:
        """Return the bodies behind an observation: its origin's publisher and those it credits."""
        publisher = self._registry.origin_of(observation).publisher
        return [*observation.credits, *([publisher] if publisher else [])]

    def _dates(self, claim: Claim, indicator: str) -> bool:
        """Tell whether the claim's date falls into a bounded period for which an observation was made."""
        if claim.period is None:
            return False
        said = claim.period.value
        known = [found.period for found in self._registry.observations_of(indicator) if found.period is not None]
        if said.first is None or said.last is None:
            return any((one.first, one.last) == (said.first, said.last) for one in known)
        return any(one.first is not None and one.last is not None and one.overlaps(said) for one in known)

    def _fitness(self, claim: Claim, profile: Profile) -> float:
        """Return a factor below 1 where unit, basis or movement differ though they can be compared."""
        quantity, indicator = claim.quantity.value, profile.indicator
        factor = 1.0
        moves = quantity.change is not Change.NONE
        if moves != (indicator.kind is Kind.CHANGE) and self._dimension(quantity.unit) is not Dimension.DATE:
            factor *= 0.8
        counted = {quantity.unit, indicator.unit}
        if len(counted) > 1 and "count" not in counted and self._dimension(quantity.unit) is Dimension.COUNT:
            factor *= 0.85
        if quantity.unit != indicator.unit and self._dimension(quantity.unit) is Dimension.DURATION:
            factor *= 0.7
        if quantity.unit == "count" and self._dimension(indicator.unit) is Dimension.AGE:
            factor *= 0.9
        known = self._registry.observations_of(indicator.id)
        if quantity.is_range and quantity.unit != DATE_UNIT and not any(found.quantity.is_range for found in known):
            factor *= 0.85
        if indicator.per and claim.period is not None and claim.period.value.grain is Grain.DAY:
            factor *= 0.8
        if quantity.per != indicator.per and (quantity.per and indicator.per):
            factor *= 0.9
        elif quantity.per != indicator.per:
            factor *= 0.93 if self._dimension(indicator.unit) is Dimension.MONEY else 0.85
        return factor
