"""The registry's files, read and validated one by one and layered over each other by id."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from pydantic import ValidationError

from cite_lint.datafile import Data, Loc, Node, Problem, examine, nearest
from cite_lint.registry.schema import ConceptShape, IndicatorShape, OrganisationShape, Shape, SourceShape
from cite_lint.registry.shape_problems import shape_problems


class EntryKind(StrEnum):
    """The four sorts of entries that have files; observations stand in their sources."""

    ORGANISATION = "organisation"
    CONCEPT = "concept"
    INDICATOR = "indicator"
    SOURCE = "source"


_SHAPES: dict[EntryKind, type[Shape]] = {
    EntryKind.ORGANISATION: OrganisationShape,
    EntryKind.CONCEPT: ConceptShape,
    EntryKind.INDICATOR: IndicatorShape,
    EntryKind.SOURCE: SourceShape,
}
_TOP_FILES = {"organisations.yaml": EntryKind.ORGANISATION, "concepts.yaml": EntryKind.CONCEPT}
_FOLDERS = {"indicators": EntryKind.INDICATOR, "sources": EntryKind.SOURCE}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry in force. `shape` is None where the entry is faulty; its raw content can still be looked at."""

    kind: EntryKind
    node: Node
    loc: Loc
    raw: dict[str, Data]
    shape: Shape | None

    def problem(self, loc: Loc, message: str, key: bool = False) -> Problem:
        """Return a problem of this entry at the place of `loc`, counted from the entry."""
        return self.node.problem((*self.loc, *loc), message, key)


@dataclass(slots=True)
class Files:
    """What the files of all layers hold: the entries in force by kind and id, and the problems of every file."""

    entries: dict[EntryKind, dict[str, Entry]] = field(default_factory=lambda: {kind: {} for kind in EntryKind})
    problems: list[Problem] = field(default_factory=list)
    digest: str = ""


def read_files(folders: Sequence[Path]) -> Files:
    """Read registry folders, each layered over those before it; nothing is raised, problems are gathered."""
    files = Files()
    checksum = hashlib.sha256()
    for folder in folders:
        layer: dict[EntryKind, dict[str, Entry]] = {kind: {} for kind in EntryKind}
        found = _registry_files(folder, files.problems)
        for kind, path in found:
            node, problems = examine(path)
            files.problems += problems
            if node is None:
                continue
            content = json.dumps(node.data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
            record = f"{path.relative_to(folder).as_posix()}\0{content}\0"
            checksum.update(record.encode(errors="surrogateescape"))  # a file's name need not be UTF-8
            for entry in _entries(kind, node, files.problems):
                _add(entry, layer[kind], files.problems)
        checksum.update(b"\0")
        for kind in EntryKind:
            files.entries[kind] |= layer[kind]
    files.digest = checksum.hexdigest()
    return files


def _registry_files(folder: Path, problems: list[Problem]) -> list[tuple[EntryKind, Path]]:
    """Return the YAML files of a registry folder with what they hold, sorted; report those that belong nowhere."""
    if not folder.is_dir():
        problems.append(Problem(str(folder), 1, 1, "no such registry folder"))
        return []
    found: list[tuple[EntryKind, Path]] = []
    unlisted: list[OSError] = []
    walk = os.walk(folder, onerror=unlisted.append)  # rglob would pass over a closed folder without a word
    paths: list[Path] = []
    for parent, folders, names in walk:
        paths += (Path(parent, name) for name in names if name.endswith((".yaml", ".yml")))
        links = (path for name in sorted(folders) if (path := Path(parent, name)).is_symlink())
        problems += [
            Problem(str(link), 1, 1, "a link to a folder, which is not followed: put the folder itself here")
            for link in links
        ]
    problems += [Problem(str(error.filename), 1, 1, f"cannot be listed: {error.strerror}") for error in unlisted]
    for path in sorted(paths):
        parts = path.relative_to(folder).parts
        kind = _TOP_FILES.get(parts[0]) if len(parts) == 1 else _FOLDERS.get(parts[0])
        if path.suffix == ".yml":
            problems.append(Problem(str(path), 1, 1, "the file's name must end in .yaml"))
        elif kind is None:
            valid = [*_TOP_FILES, *(f"{name}/" for name in _FOLDERS)]
            name = parts[0] if len(parts) == 1 else f"{parts[0]}/"
            problems.append(Problem(str(path), 1, 1, f"unknown registry file {name!r}" + nearest(name, valid)))
        else:
            found.append((kind, path))
    if not found:
        problems.append(Problem(str(folder), 1, 1, "the folder holds no registry file"))
    return found


def _entries(kind: EntryKind, node: Node, problems: list[Problem]) -> Iterator[Entry]:
    """Yield the validated entries of a file: the whole file for a source, else the items of its list."""
    if kind is EntryKind.SOURCE:
        items: list[tuple[Loc, Data]] = [((), node.data)]
    elif isinstance(node.data, list):
        items = [((index,), item) for index, item in enumerate(node.data)]
    else:
        problems.append(node.problem((), f"expected a list of {kind}s"))
        return
    for loc, raw in items:
        if not isinstance(raw, dict):
            problems.append(
                node.problem(loc, f"expected {'an' if kind[0] in 'aeio' else 'a'} {kind}: a mapping of keys")
            )
            continue
        shape: Shape | None = None
        try:
            shape = _SHAPES[kind].model_validate(raw)
        except ValidationError as error:
            problems += shape_problems(error, _SHAPES[kind], node, loc)
        yield Entry(kind, node, loc, raw, shape)


def _add(entry: Entry, layer: dict[str, Entry], problems: list[Problem]) -> None:
    """Add an entry to its layer; of two with one id the first stays."""
    identifier = entry.raw.get("id")
    if not isinstance(identifier, str):
        return
    if identifier in layer:
        first = layer[identifier]
        line, _ = first.node.location((*first.loc, "id"))
        message = f"duplicate {entry.kind} id {identifier!r}, first in {first.node.path}:{line}"
        problems.append(entry.problem(("id",), message))
        return
    stem = Path(entry.node.path).stem
    if entry.kind is EntryKind.SOURCE and identifier != stem:
        message = f"the source's id {identifier!r} does not agree with the file's name {stem!r}"
        problems.append(entry.problem(("id",), message))
    layer[identifier] = entry
