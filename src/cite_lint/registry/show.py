"""One entry of the registry as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cite_lint.datafile import nearest
from cite_lint.model.quantity import DATE_UNIT, EXACT, Quantity
from cite_lint.model.registry import Concept, Indicator, Observation, Organisation, Source, Status
from cite_lint.registry.lookups import Registry


def show(registry: Registry, identifier: str) -> str:
    """Return all entries with this id, of whatever kind, as text; raise LookupError with the nearest id if none has it.

    An indicator comes with its observations, those of one origin together: first where the figure was produced, then
    its printings. A source comes with its observations, an organisation with what it has published.
    """
    kinds = (registry.sources, registry.indicators, registry.organisations, registry.concepts, registry.observations)
    found = [entries[identifier] for entries in kinds if identifier in entries]
    if not found:
        known = [name for entries in kinds for name in entries]
        raise LookupError(f"unknown entry {identifier!r}" + nearest(identifier, known))
    return "\n".join("".join(f"{line}\n" for line in _entry(registry, entry)) for entry in found)


def figure(quantity: Quantity) -> str:
    """Return a quantity in words: `at most, estimated: 500,000 person`, `105,000,000 USD per year`."""
    low, high = quantity.plain()
    if quantity.unit != DATE_UNIT:
        low, high = _grouped(low), _grouped(high)
    text = low if low == high else f"{low} to {high}"
    text = text if quantity.unit == DATE_UNIT else f"{text} {quantity.unit}"
    text = f"{text} per {quantity.per}" if quantity.per else text
    text = f"{quantity.change.value} {text}" if quantity.change.value else text
    return text if quantity.hedge == EXACT else f"{quantity.hedge}: {text}"


def _grouped(number: str) -> str:
    whole, point, decimals = number.partition(".")
    return f"{int(whole):,}{point}{decimals[:2]}"


def _entry(registry: Registry, entry: Source | Indicator | Organisation | Concept | Observation) -> Iterator[str]:
    match entry:
        case Source():
            yield from _source(registry, entry)
        case Indicator():
            yield from _indicator(registry, entry)
        case Organisation():
            yield from _organisation(registry, entry)
        case Concept():
            yield f"concept {entry.id} ({entry.type.value})"
            yield from _fields(("words", ", ".join(entry.words)), ("broader", ", ".join(entry.broader)))
        case Observation():
            yield f"observation {entry.id}"
            yield from _fields(
                ("indicator", f"{entry.indicator}: {registry.indicators[entry.indicator].title}"),
                ("source", _source_line(registry, registry.sources[entry.source])),
                ("origin", _source_line(registry, registry.origin_of(entry))),
                ("credits", ", ".join(registry.organisations[name].name for name in entry.credits)),
                ("review by", entry.review_by.isoformat() if entry.review_by else ""),
            )
            yield from _observation(registry, entry, entry.id)
    place = registry.location(entry.id)
    if place is not None:
        yield f"  file: {place.path}:{place.line}"


def _fields(*fields: tuple[str, str]) -> Iterator[str]:
    return (f"  {name}: {text}" for name, text in fields if text)


def _indicator(registry: Registry, entry: Indicator) -> Iterator[str]:
    yield f"indicator {entry.id}"
    yield from _fields(
        ("title", entry.title),
        ("population", entry.population),
        ("area", entry.area),
        ("unit", f"{entry.unit} per {entry.per}" if entry.per else entry.unit),
        ("kind", entry.kind.value),
        ("rivals", ", ".join(entry.rivals)),
        ("share of", entry.whole or ""),
        ("stale after", f"{entry.stale_after} years" if entry.stale_after else "never"),
        ("note", entry.note),
    )
    by_origin: dict[str, list[Observation]] = {}
    for observation in registry.observations_of(entry.id):
        by_origin.setdefault(observation.origin, []).append(observation)
    for origin, observations in by_origin.items():
        yield ""
        yield f"  origin {_source_line(registry, registry.sources[origin])}"
        for observation in sorted(observations, key=lambda found: found.source != origin):
            printed = "" if observation.source == origin else "printed in "
            yield from _observation(registry, observation, printed + observation.id, "  ")
        if not any(observation.source == origin for observation in observations):
            yield "    (the origin's own text is not held)"


def _source(registry: Registry, entry: Source) -> Iterator[str]:
    yield f"source {entry.id}"
    publisher = registry.organisations[entry.publisher].name if entry.publisher else "not known"
    yield from _fields(
        ("title", entry.title),
        ("publisher", publisher),
        ("published", entry.published.iso() if entry.published else "no date"),
        ("kind", f"{entry.kind}, {entry.grade.value}"),
        ("address", entry.url or ""),
        ("doi", entry.doi or ""),
        ("also cited as", ", ".join(entry.aliases)),
        ("document", entry.document.file if entry.document else "not held"),
        ("note", entry.note),
    )
    for observation in entry.observations:
        origin = "" if observation.origin == entry.id else f", origin {observation.origin}"
        yield from _observation(registry, observation, f"{observation.indicator}{origin}")


def _organisation(registry: Registry, entry: Organisation) -> Iterator[str]:
    yield f"{entry.kind} {entry.id}"
    yield from _fields(
        ("name", entry.name),
        ("acronyms", ", ".join(entry.acronyms)),
        ("also", ", ".join(entry.aliases)),
        ("wrong forms", ", ".join(entry.wrong)),
        ("not its acronyms", ", ".join(entry.wrong_acronyms)),
        ("note", entry.note),
    )
    published = [source for source in registry.sources.values() if source.publisher == entry.id]
    yield from (f"  published {_source_line(registry, source)}" for source in published)


def _observation(registry: Registry, entry: Observation, title: str, indent: str = "") -> Iterator[str]:
    """Yield the lines of an observation: its figure and title, then what else is to be known."""
    period = f" ({entry.period.iso()})" if entry.period else ""
    place = f", {entry.locator}" if entry.locator else ""
    status = "" if entry.status is Status.CURRENT else f" [{entry.status.value}]"
    yield f"{indent}  - {figure(entry.quantity)}{period}{status}: {title}{place}"
    yield f"{indent}    {entry.statement}"
    for name, ids in (("replaces", entry.supersedes), ("replaced by", _ids(registry.superseded_by(entry.id)))):
        if ids:
            yield f"{indent}    {name} {', '.join(ids)}"
    if entry.note:
        yield f"{indent}    note: {entry.note}"


def _ids(observations: Iterable[Observation]) -> tuple[str, ...]:
    return tuple(observation.id for observation in observations)


def _source_line(registry: Registry, source: Source) -> str:
    publisher = f"{registry.organisations[source.publisher].name}, " if source.publisher else ""
    date = source.published.iso() if source.published else "no date"
    return f"{source.id}: {source.title} ({publisher}{date})"
