"""The registry in memory: entries by id, and the ways from one to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from cite_lint.model.finding import RegistryInfo
from cite_lint.model.registry import Concept, Indicator, Location, Observation, Organisation, Source

_Entry = TypeVar("_Entry", Organisation, Concept, Indicator, Source, Observation)


def _by_id(entries: Iterable[_Entry]) -> Mapping[str, _Entry]:
    return MappingProxyType({entry.id: entry for entry in entries})


class Registry:
    """Organisations, concepts, indicators, sources and observations by id. Nothing in it can be changed.

    An observation's full id is `<source id>/<local id>`. `digest` stands for the content of all files, whatever their
    comments and layout.
    """

    organisations: Mapping[str, Organisation]
    concepts: Mapping[str, Concept]
    indicators: Mapping[str, Indicator]
    sources: Mapping[str, Source]
    observations: Mapping[str, Observation]
    digest: str
    _locations: Mapping[str, Location]
    _of_indicator: Mapping[str, tuple[Observation, ...]]
    _superseded: Mapping[str, tuple[Observation, ...]]

    __slots__ = tuple(__annotations__)

    def __init__(
        self,
        organisations: Iterable[Organisation] = (),
        concepts: Iterable[Concept] = (),
        indicators: Iterable[Indicator] = (),
        sources: Iterable[Source] = (),
        locations: Mapping[str, Location] = MappingProxyType({}),
        digest: str = "",
    ) -> None:
        held = tuple(sources)
        observations = [observation for source in held for observation in source.observations]
        of_indicator: dict[str, list[Observation]] = {}
        superseded: dict[str, list[Observation]] = {}
        for observation in observations:
            of_indicator.setdefault(observation.indicator, []).append(observation)
            for earlier in observation.supersedes:
                superseded.setdefault(earlier, []).append(observation)
        fields = {
            "organisations": _by_id(organisations),
            "concepts": _by_id(concepts),
            "indicators": _by_id(indicators),
            "sources": _by_id(held),
            "observations": _by_id(observations),
            "digest": digest,
            "_locations": MappingProxyType(dict(locations)),
            "_of_indicator": {identifier: tuple(found) for identifier, found in of_indicator.items()},
            "_superseded": {identifier: tuple(found) for identifier, found in superseded.items()},
        }
        for name, value in fields.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a registry cannot be changed: {name}")

    def observations_of(self, indicator_id: str) -> tuple[Observation, ...]:
        """Return the observations of an indicator, in the order of their sources."""
        return self._of_indicator.get(indicator_id, ())

    def origin_of(self, observation: Observation) -> Source:
        """Return the source that first produced the figure."""
        return self.sources[observation.origin or observation.source]

    def superseded_by(self, observation_id: str) -> tuple[Observation, ...]:
        """Return the observations that replace this one."""
        return self._superseded.get(observation_id, ())

    def location(self, identifier: str) -> Location | None:
        """Return where an entry stands. Of entries of several kinds with one id: source, indicator, organisation, concept."""
        return self._locations.get(identifier)

    def info(self) -> RegistryInfo:
        """Return the registry's digest and size, for the report of a run."""
        return RegistryInfo(
            self.digest, len(self.indicators), len(self.observations), len(self.sources), len(self.organisations)
        )

    def __reduce__(self) -> tuple[type[Registry], tuple[Any, ...]]:
        entries = (self.organisations, self.concepts, self.indicators, self.sources)
        return Registry, (*(tuple(found.values()) for found in entries), dict(self._locations), self.digest)

    def __repr__(self) -> str:
        info = self.info()
        return f"<Registry: {info.indicators} indicators, {info.observations} observations, {info.sources} sources>"
