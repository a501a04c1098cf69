"""Places in a text: spans, mentions of a value, and line and column positions."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Generic, TypeVar

V = TypeVar("V", covariant=True)

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in the decoded file."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    def cut(self, text: str) -> str:
        """Return the characters of `text` in this range."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Mention(Generic[V]):
    """A value where the text states it: what was written stays beside what it means."""

    span: Span
    text: str
    value: V


@dataclass(frozen=True, slots=True)
class Position:
    """A place as people and editors count it: offset from 0, line and column from 1."""

    offset: int
    line: int
    column: int


class LineIndex:
    """Turn offsets into positions; lines end at LF, CR LF or CR."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(text))]

    def position(self, offset: int) -> Position:
        """Return the position of the code point at `offset`."""
        line = bisect_right(self._starts, offset)
        return Position(offset, line, offset - self._starts[line - 1] + 1)

    def line_span(self, line: int, text: str) -> Span:
        """Return the range of a line counted from 1, without its line break."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(text)
        while end > start and text[end - 1] in "\r\n":  # cutting the line out would copy it, however long it is
            end -= 1
        return Span(start, end)
