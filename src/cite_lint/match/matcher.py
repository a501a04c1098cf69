"""Tie claims to indicators: score every pair, assign the numbers of a sentence together, abstain when in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cite_lint.extract.words import Words
from cite_lint.match.agreement import agrees
from cite_lint.match.context import DOCUMENT, NEAR, TITLE, ClaimTerms, ContextReader
from cite_lint.match.profiles import PLACE_AXES, Profile, build_profiles
from cite_lint.match.vocabulary import Vocabulary
from cite_lint.model.claim import Claim, Extraction
from cite_lint.model.document import Document
from cite_lint.model.finding import Candidate, MatchStatus
from cite_lint.model.lexicon import Dimension, Lexicon, Units
from cite_lint.model.period import Grain
from cite_lint.model.quantity import DATE_UNIT, RANK_UNIT, Change, Quantity
from cite_lint.model.registry import ConceptType, Kind, Observation
from cite_lint.model.span import Mention

if TYPE_CHECKING:
    from cite_lint.registry import Registry


IMPLIED = 0.7
TELLING, FADED = 0.4, 0.5
"""Where a sentence itself says what is measured in words this rare, those of the sentences before it fade."""
OLDEST = 120
"""A bare number up to here may be an age."""
TOPIC = 0.6
LONG_TITLE = 1.5
"""A long title lacks much in any draft: no more than so many of its heaviest words are missed."""
FIRM_SCOPE = 0.52
SPECIFIC_SCOPE, SPECIFIC_WEIGHT = 0.45, 0.25
"""A match needs a telling word at least in the claim's own block: place and people of the whole draft are not enough."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a match needs; learned on the labelled corpus."""

    resolve: float = 0.42
    accuse: float = 0.42
    weak: float = 0.5
    """For figures that are claims only where the registry knows them, such as dates."""
    margin: float = 0.02
    date_margin: float = 0.15
    """The same for dates, of which a sentence about one event often holds words of another."""
    value_bonus: float = 0.05
    credit_bonus: float = 0.06
    """What it adds that the draft credits a body whose figure this is."""
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


@dataclass(frozen=True, slots=True)
class Conflict:
    """The claim speaks of somebody or somewhere else than the indicator."""

    axis: ConceptType
    said: str
    registered: str


@dataclass(frozen=True, slots=True)
class Match:
    """One indicator as a candidate for one claim."""

    indicator: str
    score: float
    agrees: bool
    """Some observation states the claim's number."""
    firm: bool
    """Measure and place are both there: enough to accuse."""
    measured: bool = False
    """What is measured is said in the claim's own sentence, table row or heading."""
    conflicts: tuple[Conflict, ...] = ()
    spoke_for: tuple[tuple[str, float], ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The outcome for one claim: the indicator, or why there is none. `matches` are the best candidates, best first."""

    claim: Claim
    status: MatchStatus
    matches: tuple[Match, ...]

    @property
    def best(self) -> Match | None:
        """The chosen match; None unless resolved."""
        return self.matches[0] if self.status is MatchStatus.RESOLVED else None

    def candidates(self) -> tuple[Candidate, ...]:
        """Return the candidates for the report."""
        return tuple(Candidate(match.indicator, round(min(match.score, 1.0), 3)) for match in self.matches)


class Matcher:
    """Claims to resolutions, against one registry."""

    def __init__(
        self, registry: Registry, lexicon: Lexicon, units: Units, thresholds: Thresholds = Thresholds()
    ) -> None:
        self._registry, self._thresholds = registry, thresholds
        self._vocabulary = Vocabulary(
            registry.concepts.values(), Words(lexicon.irregular), lexicon.stop_words, _unit_words(units)
        )
        self._dimensions = {unit.id: unit.dimension for unit in units.units}
        observed = [i for i in registry.indicators.values() if registry.observations_of(i.id)]
        self._profiles = build_profiles(observed, self._vocabulary, self._dimension)
        self._measures = {
            term: max(profile.rarity.get(term, 0.0) for profile in self._profiles.values() if term in profile.measure)
            for term in {term for profile in self._profiles.values() for term in profile.measure}
        }
        self._topics: dict[Dimension, set[str]] = {}
        for profile in self._profiles.values():
            topics = {term for term in profile.measure if self._vocabulary.type_of(term) is not ConceptType.SEX}
            self._topics.setdefault(self._dimension(profile.indicator.unit), set()).update(topics)
        self._bodies = {
            indicator: frozenset(body for found in registry.observations_of(indicator) for body in self._behind(found))
            for indicator in self._profiles
        }
        self._by_dimension: dict[Dimension, list[Profile]] = {}
        self._ranks = [profile for profile in self._profiles.values() if profile.indicator.kind is Kind.RANK]
        for profile in self._profiles.values():
            if profile.indicator.kind is Kind.RANK:
                continue
            self._by_dimension.setdefault(self._dimension(profile.indicator.unit), []).append(profile)

    def resolve(self, document: Document, extraction: Extraction) -> tuple[Resolution, ...]:
        """Return a resolution for each claim of the extraction, in order."""
        claims = extraction.claims
        if not claims:
            return ()
        reader = ContextReader(document, self._vocabulary, self._bodies_named(extraction))
        resolutions: list[Resolution] = []
        spoken = frozenset(
            mention.value.organisation for mention in extraction.organisations if mention.value.organisation
        )
        for group in _by_sentence(claims):
            scored = [self._candidates(claim, reader.read(claim), spoken) for claim in group]
            resolutions += self._assign(group, scored)
        return tuple(resolutions)

    def _bodies_named(self, extraction: Extraction) -> list[Mention[str]]:
        """Return where the draft names registered bodies that speak, with their right names; places do not speak."""
        found = []
        for mention in extraction.organisations:
            body = self._registry.organisations.get(mention.value.organisation or "")
            if body is not None and body.kind not in ("place", "instrument"):
                found.append(Mention(mention.span, mention.text, body.name))
        return found

    def _candidates(self, claim: Claim, terms: ClaimTerms, bodies: frozenset[str]) -> list[Match]:
        telling = any(self._measures.get(term, 0.0) >= TELLING for term in terms.sentence)
        found = []
        for profile in self._comparable(claim):
            match = self._score(claim, terms, profile, FADED if telling else 1.0, bodies)
            if match is not None and match.score >= 0.2:
                found.append(match)
        return sorted(found, key=lambda match: (-match.score, match.indicator))

    def _comparable(self, claim: Claim) -> Iterable[Profile]:
        """Return the indicators whose unit can be compared with the claim's at all."""
        quantity = claim.quantity.value
        if quantity.unit == RANK_UNIT:
            return [profile for profile in self._ranks if profile.indicator.unit == claim.noun]
        dimension = self._dimension(quantity.unit)
        dimensions = [dimension]
        if quantity.unit == "count" and 0 < quantity.high <= OLDEST:
            dimensions.append(Dimension.AGE)
        if dimension in (Dimension.SHARE, Dimension.POINTS):
            dimensions = [Dimension.SHARE, Dimension.POINTS]
        return [profile for name in dimensions for profile in self._by_dimension.get(name, ())]

    def _score(
        self, claim: Claim, terms: ClaimTerms, profile: Profile, fading: float, bodies: frozenset[str]
    ) -> Match | None:
        """Score one pair.

        `fading` is what a word of an earlier sentence keeps of its weight as to what is measured; `bodies` are those
        that the draft names: a body whose figure this is anchors a draft that never names the place.
        """
        indicator = profile.indicator
        if any(term in terms.own for term in indicator.excludes):
            return None
        if indicator.requires and not any(term in terms.sentence for term in indicator.requires):
            return None
        value_fits = any(
            agrees(claim.quantity.value, observation.quantity)
            for observation in self._registry.observations_of(indicator.id)
        )
        anchors = [term for axis in PLACE_AXES for term in profile.axes.get(axis, ())]
        behind = bool(bodies & self._bodies[indicator.id])
        if anchors and not behind and not any(term in terms.document for term in anchors):
            return None
        limits = self._thresholds
        matched, lacking, unsaid, specific = 0.0, 0.0, 0.0, 0.0
        spoke, missing, measured = [], [], False
        for facet in (profile.measure, profile.population, profile.area):
            for term, weight in facet.items():
                scope = terms.weights.get(term, 0.0)
                if facet is profile.measure and scope <= NEAR:
                    scope *= fading
                if not scope and facet is not profile.measure and term in terms.document:
                    scope = DOCUMENT
                if (
                    facet is profile.measure
                    and term in terms.base
                    and self._vocabulary.type_of(term) is ConceptType.SEX
                ):
                    scope *= FADED  # "60 per cent of the women": whom it is of, not what it says of them
                spoken = scope >= SPECIFIC_SCOPE
                if term in profile.implied:
                    scope = max(scope, IMPLIED)
                matched += weight * scope
                if facet is profile.measure:
                    unsaid += weight * (1 - scope)
                else:
                    lacking += limits.lacking_population * weight * (1 - scope)
                if scope:
                    spoke.append((term, round(weight * scope, 3)))
                    measured = measured or (facet is profile.measure and scope > TITLE)
                    if spoken and weight >= SPECIFIC_WEIGHT:
                        specific += weight * scope
                else:
                    missing.append(term)
        hinted = sum(weight * terms.weights[term] for term, weight in profile.hints.items() if term in terms.weights)
        measured = measured or any(term in terms.sentence for term in profile.hints)
        if not specific or (indicator.kind is Kind.SHARE and not measured):
            return None
        matched += min(hinted, 0.3 * matched)
        heaviest = max(profile.measure.values(), default=0.0)
        lacking += limits.lacking * min(unsaid, LONG_TITLE * heaviest)
        foreign = limits.foreign * self._foreign(terms, profile)
        score = matched / (matched + lacking + foreign + limits.floor) if matched else 0.0
        score *= self._fitness(claim, profile)
        conflicts = self._conflicts(terms, profile)
        if any(conflict.axis in PLACE_AXES for conflict in conflicts):
            score *= 0.9 if value_fits else 0.5
        elif conflicts:
            score *= 0.93
        if value_fits:
            score += limits.value_bonus
        if self._credits(claim, indicator.id):
            score += limits.credit_bonus
        if self._dates(claim, indicator.id):
            score += limits.period_bonus
        telling = {term: weight for term, weight in profile.measure.items() if term not in profile.implied}
        present = [
            weight
            for term, weight in telling.items()
            if terms.weights.get(term, 0.0) >= FIRM_SCOPE
            and term not in terms.named
            and not (term in terms.base and self._vocabulary.type_of(term) is ConceptType.SEX)
        ]
        heaviest = max(telling.values(), default=0.0)
        said = bool(present) and (max(present) >= 0.6 * heaviest or 3 * sum(present) >= sum(telling.values()))
        hinting = bool(present) and max(present) >= 0.4 * heaviest
        rated = claim.quantity.value.per or not indicator.per or self._dimension(indicator.unit) is Dimension.MONEY
        moves = claim.quantity.value.change is not Change.NONE
        placed = behind or all(
            any(term in terms.document for term in profile.axes[axis]) for axis in PLACE_AXES if profile.axes[axis]
        )
        return Match(
            indicator.id,
            score,
            value_fits,
            bool(rated) and said and placed and not (moves and indicator.kind is not Kind.CHANGE),
            hinting,
            conflicts,
            tuple(sorted(spoke, key=lambda s: -s[1])),
            tuple(missing),
        )

    def _foreign(self, terms: ClaimTerms, profile: Profile) -> float:
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
        return total

    def _behind(self, observation: Observation) -> list[str]:
        """Return the bodies behind an observation: its origin's publisher and those it credits."""
        publisher = self._registry.origin_of(observation).publisher
        return [*observation.credits, *([publisher] if publisher else [])]

    def _credits(self, claim: Claim, indicator: str) -> bool:
        body = claim.attribution.organisation
        return body is not None and body in self._bodies[indicator]

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
        if indicator.per and claim.period is not None and claim.period.value.grain is Grain.DAY:
            factor *= 0.8
        if quantity.per != indicator.per and (quantity.per and indicator.per):
            factor *= 0.9
        elif quantity.per != indicator.per:
            factor *= 0.93 if self._dimension(indicator.unit) is Dimension.MONEY else 0.85
        return factor

    def _conflicts(self, terms: ClaimTerms, profile: Profile) -> tuple[Conflict, ...]:
        """Return where the words of the clause name another place, or those beside the figure other people."""
        place = self._place_conflict(terms, profile)
        counted = self._dimension(profile.indicator.unit) in (Dimension.COUNT, Dimension.SHARE)
        sex = self._sex_conflict(terms, profile) if counted else None
        base = self._base_conflict(terms, profile) if profile.indicator.kind is Kind.SHARE else None
        return tuple(conflict for conflict in (place, sex, base) if conflict is not None)

    def _place_conflict(self, terms: ClaimTerms, profile: Profile) -> Conflict | None:
        places = frozenset(term for axis in PLACE_AXES for term in profile.axes[axis])
        said = {term for term in terms.own - terms.aside - terms.named if self._vocabulary.type_of(term) in PLACE_AXES}
        if not places or not said:
            return None
        if any(
            self._vocabulary.related(term, place) for term in said | (terms.sentence - terms.named) for place in places
        ):
            return None
        return Conflict(ConceptType.PLACE, min(said), min(places))

    def _sex_conflict(self, terms: ClaimTerms, profile: Profile) -> Conflict | None:
        """Tell women from everybody, both ways, by the words right after the figure."""
        vocabulary, registered = self._vocabulary, profile.axes[ConceptType.SEX]
        near = {term for term in terms.base if vocabulary.type_of(term) is ConceptType.SEX}
        if not registered:
            narrower = sorted(term for term in near if not vocabulary.is_root(term))
            return Conflict(ConceptType.SEX, narrower[0], "people") if narrower and not profile.mixed else None
        if near:
            fits = any(term in registered or vocabulary.broader(term) & registered for term in near)
            return None if fits else Conflict(ConceptType.SEX, min(near), min(registered))
        if not any(vocabulary.type_of(term) is ConceptType.NATIONALITY for term in terms.base):
            return None
        others = [
            term
            for term in terms.sentence - registered
            if vocabulary.type_of(term) is ConceptType.SEX and not vocabulary.broader(term) & registered
        ]
        present = any(terms.weights.get(term, 0.0) >= NEAR for term in registered)
        if present and not others and not terms.universal:
            return None
        return Conflict(ConceptType.SEX, "people", min(registered))

    def _base_conflict(self, terms: ClaimTerms, profile: Profile) -> Conflict | None:
        """Tell a share "of all" from the share of those whom the indicator's population narrows down."""
        registered = profile.axes[ConceptType.CONDITION]
        if not terms.universal or not registered or not terms.base:
            return None
        if any(self._vocabulary.related(term, one) for term in terms.base for one in registered):
            return None
        return Conflict(ConceptType.CONDITION, "all of them", min(registered))

    def _assign(self, claims: Sequence[Claim], scored: Sequence[Sequence[Match]]) -> list[Resolution]:
        """Give the figures of one sentence to indicators together: no two different figures of one unit to the same one."""
        taken: dict[str, Quantity] = {}
        chosen: dict[int, tuple[Match, ...]] = {}
        pending = set(range(len(claims)))
        while pending:
            options = {index: self._open(claims[index], scored[index], taken) for index in pending}
            index = max(pending, key=lambda i: (options[i][0].score if options[i] else 0.0, -i))
            pending.remove(index)
            chosen[index] = tuple(options[index][:5])
            if options[index] and options[index][0].score >= self._thresholds.resolve:
                taken.setdefault(options[index][0].indicator, claims[index].quantity.value)
        return [self._decide(claims[index], chosen[index]) for index in range(len(claims))]

    def _open(self, claim: Claim, matches: Sequence[Match], taken: Mapping[str, Quantity]) -> list[Match]:
        value = claim.quantity.value
        return [m for m in matches if m.indicator not in taken or agrees(value, taken[m.indicator])]

    def _decide(self, claim: Claim, matches: tuple[Match, ...]) -> Resolution:
        limits = self._thresholds
        if not matches or matches[0].score < (limits.weak if claim.weak else limits.resolve):
            return Resolution(claim, MatchStatus.UNRESOLVED, matches)
        best = matches[0]
        disputing = self._registry.indicators[best.indicator].rivals
        margin = limits.date_margin if claim.quantity.value.unit == DATE_UNIT else limits.margin
        near = [match for match in matches[1:] if best.score - match.score < margin and match.score >= limits.resolve]
        siblings = [match for match in matches[1:] if match.indicator in disputing and match.score >= limits.resolve]
        if not best.agrees:
            fitting = [match for match in dict.fromkeys((*near, *siblings)) if match.agrees]
            if len(fitting) == 1:
                rest = tuple(match for match in matches if match is not fitting[0])
                return Resolution(claim, MatchStatus.RESOLVED, (fitting[0], *rest))
        tied = [
            match
            for match in near
            if best.score - match.score < limits.margin
            and match.agrees == best.agrees
            and match.indicator not in disputing
        ]
        return Resolution(claim, MatchStatus.AMBIGUOUS if tied else MatchStatus.RESOLVED, matches)

    def _dimension(self, unit: str) -> Dimension:
        return self._dimensions.get(unit, Dimension.COUNT)


def _by_sentence(claims: Sequence[Claim]) -> list[list[Claim]]:
    groups: list[list[Claim]] = []
    for claim in claims:
        if groups and groups[-1][0].sentence == claim.sentence:
            groups[-1].append(claim)
        else:
            groups.append([claim])
    return groups


def _unit_words(units: Units) -> list[str]:
    """Return the words of shares, sums and times, and of magnitudes: they say how much, not of what."""
    words = [word for word, _ in units.magnitudes]
    for unit in units.units:
        if unit.dimension is Dimension.MONEY:
            words += [word.split()[-1] for word in unit.words]
        elif unit.dimension in (Dimension.SHARE, Dimension.POINTS, Dimension.DURATION):
            words += [word for word in unit.words if word != "second"]  # more often an ordinal
    return words
