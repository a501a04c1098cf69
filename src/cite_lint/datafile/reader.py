"""A strict reader of YAML: text only, no aliases, no tags, no duplicate keys, and every value keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from cite_lint.datafile.problem import DataError, Problem

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
Loc: TypeAlias = "tuple[str | int, ...]"
"""The way from the root of a file to a value: keys and indexes from 0."""

MAX_BYTES = 1 << 20
"""Of a file that people keep by hand, unless its reader admits more."""
MAX_DEPTH = 20
_SHOWN = 60
"""So many characters of a bad name are shown."""

# Control characters, and the line breaks and byte order marks that YAML and editors count differently. Compiled by `re`
# at first use: a run without a file to read should not pay for it.
_REFUSED_CHARACTER = r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class _Place:
    """Where a value stands, with the places of what it holds: by index, or by key with the key's own place first."""

    __slots__ = ("column", "items", "keys", "line")

    def __init__(self, mark: Any, is_open: bool = False) -> None:
        """Take the place of PyYAML's `mark`; only a list or mapping, which is open for items, gets room for theirs."""
        self.line: int = mark.line + 1
        self.column: int = mark.column + 1
        self.items: list[_Place] = [] if is_open else _NO_ITEMS
        self.keys: dict[str, tuple[_Place, _Place]] = {} if is_open else _NO_KEYS


# Shared by all scalars, since a thousand empty lists and dicts make the garbage collector slow; never written to.
_NO_ITEMS: list[_Place] = []
_NO_KEYS: dict[str, tuple[_Place, _Place]] = {}


@dataclass(frozen=True, slots=True)
class Node:
    """The content of a data file: nested dicts, lists and strings, each with its place."""

    path: str
    data: Data
    _root: _Place = field(repr=False)

    def location(self, loc: Loc = (), key: bool = False) -> tuple[int, int]:
        """Return line and column, from 1, of the value at `loc`, or with `key` of the key that names it.

        What is not there has the place of the innermost thing around it that is.
        """
        place = self._root
        for depth, step in enumerate(loc, 1):
            if isinstance(step, int) and step < len(place.items):
                place = place.items[step]
            elif isinstance(step, str) and step in place.keys:
                key_place, value_place = place.keys[step]
                place = key_place if key and depth == len(loc) else value_place
            else:
                break
        return place.line, place.column

    def problem(self, loc: Loc, message: str, key: bool = False) -> Problem:
        """Return a problem of this file at the place of `loc`."""
        return Problem(self.path, *self.location(loc, key), message)


def read(path: Path, max_bytes: int = MAX_BYTES) -> Node:
    """Read a YAML file; raise DataError with all its problems."""
    node, problems = examine(path, max_bytes)
    if node is None or problems:
        raise DataError(problems)
    return node


def examine(path: Path, max_bytes: int = MAX_BYTES) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read a YAML file as far as it goes: its content, None if that cannot be told, and its problems."""
    try:
        text = read_text(path, max_bytes)
    except DataError as error:
        return None, error.problems
    builder = _Builder(str(path))
    try:
        for event in _events(text):
            builder.take(event)
    except _Stop as stop:
        return None, (*builder.problems, stop.problem)
    except _yaml_error() as error:
        return None, (*builder.problems, _syntax_problem(str(path), error))
    if builder.root is None:
        return None, (Problem(str(path), 1, 1, "the file is empty"),)
    return Node(str(path), *builder.root), tuple(builder.problems)


def read_text(path: Path, max_bytes: int = MAX_BYTES) -> str:
    """Return the text of a UTF-8 file without its byte order mark; raise DataError if it is anything else."""
    try:
        if not path.is_file():
            raise DataError([Problem(str(path), 1, 1, "no such file")])
        with path.open("rb") as stream:
            content = stream.read(max_bytes + 1)
    except OSError as error:
        raise DataError([Problem(str(path), 1, 1, f"cannot be read: {error.strerror}")]) from None
    if len(content) > max_bytes:
        raise DataError([Problem(str(path), 1, 1, f"the file is larger than {max_bytes:,} bytes")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig", errors="replace")
        message = f"not UTF-8: byte 0x{content[error.start]:02x}"
        raise DataError([Problem(str(path), *_end_of(before), message)]) from None
    refused = re.search(_REFUSED_CHARACTER, text)
    if refused:
        place = _end_of(text[: refused.start()])
        raise DataError([Problem(str(path), *place, f"the character U+{ord(refused.group()):04X} is not allowed")])
    return text


def _end_of(text: str) -> tuple[int, int]:
    """Return line and column of what follows `text`."""
    lines = _LINE_BREAK.split(text)
    return len(lines), len(lines[-1]) + 1


def _events(text: str) -> Iterator[Any]:
    # Imported late: a run that reads only settings should not pay for it.
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.parse(text, Loader=loader)  # type: ignore[no-any-return, no-untyped-call, unused-ignore]


def _yaml_error() -> type[Exception]:
    import yaml

    return yaml.YAMLError


def _syntax_problem(path: str, error: Any) -> Problem:
    """Return the problem of a file that is no YAML, from PyYAML's error with its marks, if it has any."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    reason = ", ".join(part for part in (getattr(error, "context", None), getattr(error, "problem", None)) if part)
    return Problem(path, line, column, f"not valid YAML: {reason or str(error)}")


class _Stop(Exception):
    """What follows in the file cannot be trusted or must not be read."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open. `key` is the key read last, with its place, until its value comes."""

    data: list[Data] | dict[str, Data]
    place: _Place
    key: tuple[str, _Place] | None = None


class _Builder:
    """Build data and places from PyYAML's parse events, without recursion, constructors or an alias ever resolved."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.root: tuple[Data, _Place] | None = None
        self._frames: list[_Frame] = []
        self._handlers = {
            "ScalarEvent": self._scalar,
            "SequenceStartEvent": self._open,
            "MappingStartEvent": self._open,
            "SequenceEndEvent": self._close,
            "MappingEndEvent": self._close,
            "AliasEvent": self._alias,
            "DocumentStartEvent": self._document,
        }

    def take(self, event: Any) -> None:
        """Take the next event; raise _Stop where reading must end."""
        handler = self._handlers.get(type(event).__name__)
        if handler is not None:
            handler(event)

    def _stop(self, event: Any, message: str) -> _Stop:
        return _Stop(Problem(self.path, event.start_mark.line + 1, event.start_mark.column + 1, message))

    def _document(self, event: Any) -> None:
        if self.root is not None:
            raise self._stop(event, "a second document begins here; a file holds one")

    def _alias(self, event: Any) -> None:
        raise self._stop(event, f"aliases are not allowed: *{event.anchor[:_SHOWN]}")

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            raise self._stop(event, f"anchors are not allowed: &{event.anchor[:_SHOWN]}")
        if event.tag is not None:
            raise self._stop(event, f"tags are not allowed: {event.tag[:_SHOWN]}")

    def _scalar(self, event: Any) -> None:
        self._refuse_marks(event)
        place = _Place(event.start_mark)
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.key is None and isinstance(frame.data, dict):
            frame.key = event.value, place
        else:
            self._put(event.value, place)

    def _open(self, event: Any) -> None:
        self._refuse_marks(event)
        if len(self._frames) >= MAX_DEPTH:
            raise self._stop(event, f"nested more than {MAX_DEPTH} deep")
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.key is None and isinstance(frame.data, dict):
            raise self._stop(event, "a key must be a word, not a list or mapping")
        data: list[Data] | dict[str, Data] = {} if type(event).__name__ == "MappingStartEvent" else []
        self._frames.append(_Frame(data, _Place(event.start_mark, is_open=True)))

    def _close(self, event: Any) -> None:
        frame = self._frames.pop()
        self._put(frame.data, frame.place)

    def _put(self, data: Data, place: _Place) -> None:
        """Put a finished value into the innermost open list or mapping; the first of duplicate keys stays."""
        if not self._frames:
            self.root = data, place
            return
        frame = self._frames[-1]
        if isinstance(frame.data, list):
            frame.data.append(data)
            frame.place.items.append(place)
            return
        assert frame.key is not None, "a key comes before its value"
        key, key_place = frame.key
        frame.key = None
        if key in frame.data:
            first = frame.place.keys[key][0].line
            message = f"duplicate key {key[:_SHOWN]!r}, first in line {first}"
            self.problems.append(Problem(self.path, key_place.line, key_place.column, message))
            return
        frame.data[key] = data
        frame.place.keys[key] = key_place, place
