"""Tie claims to indicators: score every pair, assign the numbers of a sentence together, abstain when in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cite_lint.extract.words import Words
from cite_lint.match.agreement import agrees
from cite_lint.match.confidence import signals
from cite_lint.match.context import ClaimTerms, ContextReader
from cite_lint.match.explaining import explain
from cite_lint.match.profiles import Profile, build_profiles
from cite_lint.match.recorder import Recorder
from cite_lint.match.result import Match, Resolution
from cite_lint.match.scoring import DEFAULTS, Scorer, Thresholds
from cite_lint.match.vocabulary import Vocabulary
from cite_lint.model.claim import AttributionKind, Claim, Extraction
from cite_lint.model.document import Document
from cite_lint.model.finding import MatchStatus
from cite_lint.model.lexicon import Dimension, Lexicon, Units
from cite_lint.model.quantity import DATE_UNIT, RANK_UNIT
from cite_lint.model.registry import Kind
from cite_lint.model.span import Mention

if TYPE_CHECKING:
    from cite_lint.registry import Registry

_OLDEST = 120
"""A bare number up to here may be an age."""
_LEAST = 0.2
"""Candidates below this score are not kept."""
_KEPT = 5
"""Candidates of a claim that are kept."""
_TOGETHER = 30
"""Figures of one sentence that are assigned together; a longer list is taken in parts."""
_SILENT_KINDS = ("place", "instrument")


class Matcher:
    """Claims to resolutions, against one registry; with `explain` each resolution says why."""

    def __init__(
        self,
        registry: Registry,
        lexicon: Lexicon,
        units: Units,
        thresholds: Thresholds = DEFAULTS,
        explain: bool = False,
    ) -> None:
        self._registry, self._thresholds, self._explain = registry, thresholds, explain
        self._vocabulary = Vocabulary(
            registry.concepts.values(), Words(lexicon.irregular), lexicon.stop_words, _unit_words(units)
        )
        self._dimensions = {unit.id: unit.dimension for unit in units.units}
        observed = [i for i in registry.indicators.values() if registry.observations_of(i.id)]
        profiles = build_profiles(observed, self._vocabulary, self._dimension)
        self._profiles = profiles
        self._known = frozenset(term for found in profiles.values() for term in (*found.rarity, *found.hints))
        self._scorer = Scorer(registry, self._vocabulary, profiles, self._dimension, thresholds)
        self._ranks = [profile for profile in profiles.values() if profile.indicator.kind is Kind.RANK]
        self._by_dimension: dict[Dimension, list[Profile]] = {}
        for profile in profiles.values():
            if profile.indicator.kind is not Kind.RANK:
                self._by_dimension.setdefault(self._dimension(profile.indicator.unit), []).append(profile)

    def resolve(self, document: Document, extraction: Extraction) -> tuple[Resolution, ...]:
        """Return a resolution for each claim of the extraction, in order."""
        if not extraction.claims:
            return ()
        reader = ContextReader(document, self._vocabulary, self._known, self._bodies_named(extraction))
        spoken = frozenset(mention.value.organisation or "" for mention in extraction.organisations)
        anchored = {
            name for name, found in self._profiles.items() if self._scorer.is_anchored(found, reader.document, spoken)
        }
        resolutions: list[Resolution] = []
        for group in _by_sentence(extraction.claims):
            terms: list[ClaimTerms | None] = []
            scored: list[list[Match]] = []
            for claim in group:
                profiles = [found for found in self._comparable(claim) if found.indicator.id in anchored]
                around = reader.read(claim) if profiles else None
                terms.append(around)
                scored.append(self._candidates(claim, around, profiles, spoken, document.text) if around else [])
            assigned = zip(self._assign(group, scored), terms, strict=True)
            resolutions += [self._with_signals(resolution, around, document.text) for resolution, around in assigned]
        return tuple(resolutions)

    def _with_signals(self, resolution: Resolution, terms: ClaimTerms | None, text: str) -> Resolution:
        """Add what tells whether a figure with another number is about the indicator all the same."""
        matches, claim = resolution.matches, resolution.claim
        if terms is None or not matches or matches[0].agrees or claim.quantity.value.unit in (DATE_UNIT, RANK_UNIT):
            return resolution
        indicator = matches[0].indicator
        rivals = self._registry.indicators[indicator].rivals
        others = [match for match in matches[1:] if match.indicator not in rivals]
        behind = self._scorer.is_behind(claim.attribution.organisation, indicator)
        profile = self._profiles[indicator]
        found = signals(claim, terms, (matches[0], *others), profile, behind, self._vocabulary, text)
        return replace(resolution, signals=found)

    def _bodies_named(self, extraction: Extraction) -> list[Mention[str]]:
        """Return where the draft names registered bodies that speak, with their right names; places do not speak."""
        found = []
        for mention in extraction.organisations:
            body = self._registry.organisations.get(mention.value.organisation or "")
            if body is not None and body.kind not in _SILENT_KINDS:
                found.append(Mention(mention.span, mention.text, body.name))
        return found

    def _candidates(
        self, claim: Claim, terms: ClaimTerms, profiles: Iterable[Profile], bodies: frozenset[str], text: str
    ) -> list[Match]:
        fading = self._scorer.fading(terms)
        scored = (
            self._scorer.score(
                claim,
                terms,
                profile,
                fading,
                bodies,
                Recorder(terms, profile, text) if self._explain else None,
            )
            for profile in profiles
        )
        found = [match for match in scored if match is not None and match.score >= _LEAST]
        return sorted(found, key=lambda match: (-match.score, match.indicator))

    def _comparable(self, claim: Claim) -> Iterable[Profile]:
        """Return the indicators whose unit can be compared with the claim's at all."""
        quantity = claim.quantity.value
        if quantity.unit == RANK_UNIT:
            return [profile for profile in self._ranks if profile.indicator.unit == claim.noun]
        dimension = self._dimension(quantity.unit)
        dimensions = [dimension]
        if quantity.unit == "count" and 0 < quantity.high <= _OLDEST:
            dimensions.append(Dimension.AGE)
        if dimension in (Dimension.SHARE, Dimension.POINTS):
            dimensions = [Dimension.SHARE, Dimension.POINTS]
        return [profile for name in dimensions for profile in self._by_dimension.get(name, ())]

    def _assign(self, claims: Sequence[Claim], scored: Sequence[Sequence[Match]]) -> list[Resolution]:
        """Give the figures of one sentence to indicators together: no two different figures of one body to the same one."""
        taken: dict[str, Claim] = {}
        chosen: dict[int, Resolution] = {}
        pending = set(range(len(claims)))
        while pending:
            options = {index: self._open(claims[index], scored[index], taken) for index in pending}
            index = max(pending, key=lambda i: (options[i][0].score if options[i] else 0.0, -i))
            pending.remove(index)
            chosen[index] = self._decide(claims[index], tuple(options[index][:_KEPT]))
            if self._explain:
                lost = [match for match in scored[index] if match not in options[index]][:_KEPT]
                holders = {indicator: holder.quantity.text for indicator, holder in taken.items()}
                explanation = explain(chosen[index], self._threshold(claims[index]), lost, holders)
                chosen[index] = replace(chosen[index], explanation=explanation)
            if options[index] and options[index][0].score >= self._thresholds.resolve:
                taken.setdefault(options[index][0].indicator, claims[index])
        return [chosen[index] for index in range(len(claims))]

    def _open(self, claim: Claim, matches: Sequence[Match], taken: Mapping[str, Claim]) -> list[Match]:
        """Return the candidates that no figure of another value has taken, unless somebody else is credited with it."""
        return [m for m in matches if m.indicator not in taken or _may_share(claim, taken[m.indicator])]

    def _threshold(self, claim: Claim) -> float:
        return self._thresholds.weak if claim.weak else self._thresholds.resolve

    def _decide(self, claim: Claim, matches: tuple[Match, ...]) -> Resolution:
        limits = self._thresholds
        if not matches or matches[0].score < self._threshold(claim):
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
                return Resolution(claim, MatchStatus.RESOLVED, (fitting[0], *rest), (best,))
        tied = tuple(
            match
            for match in near
            if best.score - match.score < limits.margin
            and match.agrees == best.agrees
            and match.indicator not in disputing
        )
        return Resolution(claim, MatchStatus.AMBIGUOUS if tied else MatchStatus.RESOLVED, matches, tied)

    def _dimension(self, unit: str) -> Dimension:
        return self._dimensions.get(unit, Dimension.COUNT)


def _may_share(claim: Claim, other: Claim) -> bool:
    """Tell whether two figures may be of one indicator: of one value, or of two bodies that disagree."""
    named = claim.attribution.kind is other.attribution.kind is AttributionKind.NAMED
    apart = named and claim.attribution.organisation != other.attribution.organisation
    return apart or agrees(claim.quantity.value, other.quantity.value)


def _by_sentence(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Return the claims in groups of one sentence, none longer than can be assigned together."""
    groups: list[list[Claim]] = []
    for claim in claims:
        if groups and groups[-1][0].sentence == claim.sentence and len(groups[-1]) < _TOGETHER:
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
