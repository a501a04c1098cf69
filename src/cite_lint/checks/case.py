"""One resolved claim beside what the registry holds of its indicator: what every verdict check looks at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cite_lint.checks import wording
from cite_lint.checks.finders import names_finder
from cite_lint.match import Match
from cite_lint.match.agreement import agrees, power_of_ten
from cite_lint.model.claim import AttributionKind, Claim
from cite_lint.model.finding import Fix
from cite_lint.model.period import Period
from cite_lint.model.quantity import DATE_UNIT, RANK_UNIT, Quantity, is_currency
from cite_lint.model.registry import Indicator, Kind, Observation, Source, Status

if TYPE_CHECKING:
    from cite_lint.registry import Registry

_LIKE_SIZE = 10
_NEAR = 240
"""Characters of the sentence on each side of a figure that a check may read."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check has to say: message, help and the observations it rests on."""

    message: str
    help: str
    observations: tuple[Observation, ...] = ()
    fix: Fix | None = None


class Case:
    """A resolved claim and its evidence; `sources` holds the registered sources by every key a draft may cite.

    `sentence` is the text of the claim's sentence; `sureness` is how likely it is about the indicator, from 0 to 1, where
    only its number does not say so.
    """

    def __init__(
        self,
        claim: Claim,
        match: Match,
        registry: Registry,
        draft_date: date,
        sources: Mapping[str, Source],
        sentence: str,
        sureness: float = 1.0,
    ) -> None:
        self.claim, self.match, self.registry, self.draft_date = claim, match, registry, draft_date
        self._by_key, self.sentence, self.sureness = sources, sentence, sureness

    @property
    def text(self) -> str:
        """The figure as written, in quotation marks."""
        return f'"{" ".join(self.claim.quantity.text.split())}"'

    @property
    def before(self) -> str:
        """The sentence up to the figure, its nearest part."""
        end = max(0, self.claim.quantity.span.start - self.claim.sentence.start)
        return self.sentence[max(0, end - _NEAR) : end]

    @property
    def after(self) -> str:
        """The sentence from the figure's end, its nearest part."""
        start = max(0, self.claim.quantity.span.end - self.claim.sentence.start)
        return self.sentence[start : start + _NEAR]

    @property
    def said(self) -> Quantity:
        """The claim's quantity."""
        return self.claim.quantity.value

    @cached_property
    def indicator(self) -> Indicator:
        """What the claim is about."""
        return self.registry.indicators[self.match.indicator]

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """What the claim is held against: the cited sources' observations, else all."""
        return self.carried or self.registry.observations_of(self.indicator.id)

    @cached_property
    def carried(self) -> tuple[Observation, ...]:
        """The observations of the indicator in the cited sources, or that go back to them."""
        cited = {source.id for source in self.cited}
        everything = self.registry.observations_of(self.indicator.id)
        return tuple(found for found in everything if found.source in cited or found.origin in cited)

    @cached_property
    def cited(self) -> tuple[Source, ...]:
        """The registered sources that the claim's sentence cites."""
        found = (self._by_key.get(citation.target.rstrip("/")) for citation in self.claim.citations)
        return tuple(source for source in found if source is not None)

    @cached_property
    def agreeing(self) -> tuple[Observation, ...]:
        """The observations that state the claim's number."""
        return tuple(found for found in self.observations if agrees(self.said, found.quantity))

    @cached_property
    def valid(self) -> tuple[Observation, ...]:
        """The agreeing observations that are neither superseded nor withdrawn."""
        return tuple(found for found in self.agreeing if self.is_valid(found))

    def is_valid(self, observation: Observation) -> bool:
        """Tell whether an observation still stands. A printing falls with the figure it repeats."""
        if observation.status is Status.WITHDRAWN or self.registry.superseded_by(observation.id):
            return False
        origin = self.registry.origin_of(observation)
        return not any(
            self.registry.superseded_by(found.id) and agrees(found.quantity, observation.quantity)
            for found in self.registry.observations_of(observation.indicator)
            if self.registry.origin_of(found).id == origin.id
        )

    def replacements(self) -> tuple[Observation, ...]:
        """Return what replaces the agreeing observations."""
        origins = {self.registry.origin_of(found).id for found in self.agreeing}
        printings = (
            found
            for found in self.registry.observations_of(self.indicator.id)
            if found in self.agreeing
            or (self.registry.origin_of(found).id in origins and agrees(self.said, found.quantity))
        )
        return tuple(dict.fromkeys(new for found in printings for new in self.registry.superseded_by(found.id)))

    @cached_property
    def credited_elsewhere(self) -> bool:
        """Tell whether the sentence credits a body from which the registry has nothing on this indicator."""
        attribution = self.claim.attribution
        if attribution.kind is not AttributionKind.NAMED or attribution.inherited:
            return False
        return attribution.organisation not in self.bodies(self.registry.observations_of(self.indicator.id))

    @cached_property
    def comparable(self) -> bool:
        """Tell whether another number would contradict the registry's: same body, currency, size, time, and no finer.

        A figure credited to somebody else is theirs; a flow is of its own period; and who gives a share to a decimal
        where every source rounds it has another source.
        """
        everything = self.registry.observations_of(self.indicator.id)
        if self.said.unit in (DATE_UNIT, RANK_UNIT):
            return True
        if self.credited_elsewhere:
            return False
        if self.said.unit != self.indicator.unit and is_currency(self.said.unit) and is_currency(self.indicator.unit):
            return False  # two currencies
        if not any(_of_like_size(self.said, found.quantity) for found in everything):
            return False
        if self.said.unit == "percent" and self.said.precision < min(found.quantity.precision for found in everything):
            return False
        periods = [found.period for found in everything]
        bounded = [one for one in periods if one is not None and one.first is not None and one.last is not None]
        if self.indicator.kind is Kind.FLOW and not self.indicator.per and len(bounded) == len(periods):
            said = self.claim.period
            return said is not None and any(said.value.overlaps(one) for one in bounded)
        return True

    @property
    def attributed(self) -> bool:
        """Somebody is credited, by name or not, or a source is cited, or the sentence tells who found the figure."""
        credited = self.claim.attribution.kind is not AttributionKind.NONE or bool(self.claim.citations)
        return credited or names_finder(self.before, self.after)

    @cached_property
    def credited(self) -> str | None:
        """The registered body that the sentence itself credits."""
        attribution = self.claim.attribution
        return None if attribution.inherited else attribution.organisation

    def bodies(self, observations: Iterable[Observation]) -> set[str]:
        """Return who may be credited with a figure: its origin, whoever printed it, and whom the sources credit."""
        found: set[str] = set()
        for observation in observations:
            found.update(observation.credits)
            for source in (self.registry.origin_of(observation), self.registry.sources[observation.source]):
                if source.publisher:
                    found.add(source.publisher)
        return found

    def origin_date(self, observation: Observation) -> Period | None:
        """Return when a figure first came out: its origin's date, else its printing's, else the time it speaks of."""
        origin = self.registry.origin_of(observation)
        return origin.published or self.registry.sources[observation.source].published or observation.period

    def known(self, observations: Iterable[Observation] | None = None) -> str:
        """Return the registry's figures in words, each value once with its origin."""
        texts: dict[tuple[str, str, str], str] = {}
        for observation in wording.origins_first(
            self.registry, self.observations if observations is None else observations
        ):
            key = (self.registry.origin_of(observation).id, *observation.quantity.plain())
            value = wording.quantity(observation.quantity)
            texts.setdefault(key, f"{wording.origin(self.registry, observation)}: {value}")
        return "; ".join(list(texts.values())[:3])

    def origins(self, observations: Iterable[Observation]) -> str:
        """Return who first gave the observations, each once."""
        named = (wording.origin(self.registry, found) for found in wording.origins_first(self.registry, observations))
        return ", ".join(list(dict.fromkeys(named))[:3])


def _of_like_size(said: Quantity, known: Quantity) -> bool:
    """Tell whether two numbers may be one misquoted: within a factor of ten, or the same digits at another power."""
    if power_of_ten(said, known):
        return True
    return said.low <= known.high * _LIKE_SIZE and known.low <= said.high * _LIKE_SIZE
