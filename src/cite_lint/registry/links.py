"""References between the registry's entries: that each leads somewhere, and that none leads in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cite_lint.datafile import Data, Loc, Problem, nearest
from cite_lint.registry.files import Entry, EntryKind, Files

_OBSERVATION = "observation"
_REFERENCES: dict[str, dict[str, str]] = {
    EntryKind.ORGANISATION: {},
    EntryKind.CONCEPT: {"broader": EntryKind.CONCEPT},
    EntryKind.INDICATOR: {
        "requires": EntryKind.CONCEPT,
        "excludes": EntryKind.CONCEPT,
        "rivals": EntryKind.INDICATOR,
    },
    EntryKind.SOURCE: {"publisher": EntryKind.ORGANISATION},
    _OBSERVATION: {
        "indicator": EntryKind.INDICATOR,
        "origin": EntryKind.SOURCE,
        "credits": EntryKind.ORGANISATION,
        "supersedes": _OBSERVATION,
    },
}
"""Which keys of which entries name entries of which kind."""


def check_links(files: Files) -> Iterator[Problem]:
    """Yield the problems of all references. They are read from the raw content, so that faulty entries count too."""
    targets: dict[str, set[str]] = {kind: set(found) for kind, found in files.entries.items()}
    targets[_OBSERVATION] = set()
    for source in files.entries[EntryKind.SOURCE].values():
        yield from _local_ids(source, targets[_OBSERVATION])
    for kind, entries in files.entries.items():
        for entry in entries.values():
            yield from _dangling(entry, (), entry.raw, kind, targets)
            for loc, observation in observations_in(entry):
                yield from _dangling(entry, loc, observation, _OBSERVATION, targets)
    yield from _circles_of_concepts(files)
    yield from _circles_of_observations(files)


def observations_in(entry: Entry) -> Iterator[tuple[Loc, dict[str, Data]]]:
    """Yield the raw observations of a source, each with its place in the entry."""
    listed = entry.raw.get("observations") if entry.kind is EntryKind.SOURCE else None
    for index, raw in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(raw, dict):
            yield ("observations", index), raw


def _local_ids(source: Entry, full_ids: set[str]) -> Iterator[Problem]:
    """Add the full ids of a source's observations to `full_ids`; yield the problems of those that repeat one."""
    lines: dict[str, int] = {}
    for loc, raw in observations_in(source):
        local = raw.get("id")
        if not isinstance(local, str):
            continue
        if local in lines:
            message = f"duplicate observation id {local!r}, first in line {lines[local]}"
            yield source.problem((*loc, "id"), message)
        else:
            lines[local] = source.node.location((*source.loc, *loc, "id"))[0]
            full_ids.add(f"{source.raw['id']}/{local}")


def _names(raw: Data | None) -> list[tuple[Loc, str]]:
    """Return the names that a raw value holds, one or a list, each with its place in the value."""
    if isinstance(raw, str):
        return [((), raw)]
    listed = raw if isinstance(raw, list) else []
    return [((index,), name) for index, name in enumerate(listed) if isinstance(name, str)]


def _dangling(
    entry: Entry, loc: Loc, raw: dict[str, Data], kind: str, targets: Mapping[str, set[str]]
) -> Iterator[Problem]:
    for key, target in _REFERENCES[kind].items():
        for step, name in _names(raw.get(key)):
            place = (*loc, key, *step)
            if not name:
                continue  # the entry's shape has been reported
            if name not in targets[target]:
                yield entry.problem(place, f"unknown {target} {name!r}" + nearest(name, targets[target]))
            elif kind == target == EntryKind.INDICATOR and name == raw.get("id"):
                yield entry.problem(place, f"{key!r} names the indicator itself")


def _circles_of_concepts(files: Files) -> Iterator[Problem]:
    concepts = files.entries[EntryKind.CONCEPT]
    graph = {
        identifier: [name for _, name in _names(entry.raw.get("broader"))] for identifier, entry in concepts.items()
    }
    for circle in _circles(graph):
        yield concepts[circle[0]].problem(("broader",), f"'broader' leads in a circle: {' -> '.join(circle)}")


def _circles_of_observations(files: Files) -> Iterator[Problem]:
    graph: dict[str, list[str]] = {}
    places: dict[str, tuple[Entry, Loc]] = {}
    for identifier, source in files.entries[EntryKind.SOURCE].items():
        for loc, raw in observations_in(source):
            full_id = f"{identifier}/{raw.get('id')}"
            if full_id not in graph:
                graph[full_id] = [name for _, name in _names(raw.get("supersedes"))]
                places[full_id] = source, (*loc, "supersedes")
    for circle in _circles(graph):
        entry, loc = places[circle[0]]
        yield entry.problem(loc, f"'supersedes' leads in a circle: {' -> '.join(circle)}")


def _circles(graph: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """Yield circles of a graph, each once and from its smallest name round to it again; every node on a walk is tried."""
    done: set[str] = set()
    for start in sorted(graph):
        path: list[str] = []
        on_path: dict[str, int] = {}
        waiting = [(start, iter(graph[start]))] if start not in done else []
        if waiting:
            path, on_path = [start], {start: 0}
        while waiting:
            node, successors = waiting[-1]
            following = next(successors, None)
            if following is None:
                waiting.pop()
                done.add(path.pop())
                del on_path[node]
            elif following in on_path:
                circle = path[on_path[following] :]
                smallest = circle.index(min(circle))
                circle = circle[smallest:] + circle[:smallest]
                yield [*circle, circle[0]]
            elif following in graph and following not in done:
                waiting.append((following, iter(graph[following])))
                on_path[following] = len(path)
                path.append(following)
