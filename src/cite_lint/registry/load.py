"""Load registry folders into look-ups, or say everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cite_lint.datafile import DataError, shipped_rules
from cite_lint.model.registry import (
    Concept,
    DocumentFile,
    Indicator,
    Location,
    Locator,
    Observation,
    Organisation,
    Source,
)
from cite_lint.registry.figures import read_quantity
from cite_lint.registry.files import EntryKind, Files, read_files
from cite_lint.registry.links import check_links, observations_in
from cite_lint.registry.lookups import Registry
from cite_lint.registry.schema import ConceptShape, IndicatorShape, ObservationShape, OrganisationShape, SourceShape
from cite_lint.registry.soundness import check_figures, check_origins, check_units
from cite_lint.registry.unit_names import read_unit_names


def load(folders: Sequence[Path], shipped: bool = True) -> Registry:
    """Load the shipped registry, if `shipped`, and over it `folders`, where later entries replace earlier ones by id.

    Raise DataError with the problems of all files.
    """
    rules = shipped_rules()
    files = read_files([rules / "registry", *folders] if shipped else list(folders))
    problems = [*files.problems, *check_links(files), *check_figures(files)]
    problems += check_units(files, read_unit_names(rules / "units.yaml", problems))
    indicators = {entry.id: entry for entry in _indicators(files)}
    sources = list(_sources(files, indicators))
    problems += check_origins(files, sources)
    if problems:
        raise DataError(problems)
    return Registry(
        _organisations(files), _concepts(files), indicators.values(), sources, _locations(files), files.digest
    )


def _organisations(files: Files) -> Iterator[Organisation]:
    for entry in files.entries[EntryKind.ORGANISATION].values():
        if isinstance(entry.shape, OrganisationShape):
            yield Organisation(**dict(entry.shape))


def _concepts(files: Files) -> Iterator[Concept]:
    for entry in files.entries[EntryKind.CONCEPT].values():
        if isinstance(entry.shape, ConceptShape):
            yield Concept(**dict(entry.shape))


def _indicators(files: Files) -> Iterator[Indicator]:
    for entry in files.entries[EntryKind.INDICATOR].values():
        if isinstance(entry.shape, IndicatorShape):
            yield Indicator(**dict(entry.shape))


def _sources(files: Files, indicators: Mapping[str, Indicator]) -> Iterator[Source]:
    """Yield the sources with those of their observations that are sound."""
    for entry in files.entries[EntryKind.SOURCE].values():
        shape = entry.shape
        if isinstance(shape, SourceShape):
            observations = (_observation(shape.id, found, indicators) for found in shape.observations)
            held = shape.document
            document = DocumentFile(held.file, held.sha256) if held else None
            made = {"document": document, "observations": tuple(found for found in observations if found)}
            yield Source(**(dict(shape) | made))


def _observation(source_id: str, shape: ObservationShape, indicators: Mapping[str, Indicator]) -> Observation | None:
    """Return the observation, or None if its figure or indicator is at fault, which has been reported."""
    indicator = indicators.get(shape.indicator)
    low, high = (shape.low, shape.high) if shape.value is None else (shape.value, shape.value)
    if indicator is None or low is None or high is None:
        return None
    try:
        quantity = read_quantity(low, high, indicator.unit, indicator.per, shape.hedge, shape.change)
    except ValueError:
        return None
    return Observation(
        id=f"{source_id}/{shape.id}",
        indicator=shape.indicator,
        source=source_id,
        quantity=quantity,
        statement=shape.statement,
        locator=Locator(shape.locator.paragraph, shape.locator.digest) if shape.locator else None,
        period=shape.period,
        origin=shape.origin or source_id,
        credits=shape.credits,
        status=shape.status,
        supersedes=shape.supersedes,
        review_by=shape.review_by.first if shape.review_by else None,
        note=shape.note,
    )


def _locations(files: Files) -> dict[str, Location]:
    """Return the places of all entries; of entries of several kinds with one id the source comes first."""
    locations: dict[str, Location] = {}
    for kind in (EntryKind.CONCEPT, EntryKind.ORGANISATION, EntryKind.INDICATOR, EntryKind.SOURCE):
        for identifier, entry in files.entries[kind].items():
            locations[identifier] = Location(entry.node.path, *entry.node.location(entry.loc))
            for loc, raw in observations_in(entry):
                place = entry.node.location((*entry.loc, *loc))
                locations[f"{identifier}/{raw.get('id')}"] = Location(entry.node.path, *place)
    return locations
