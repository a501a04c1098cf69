"""A draft's lines with their indents, for the readers of formats that are built of lines."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"([^\S\r\n]*+)([^\r\n]*+)(?:\r\n|\r|\n|\Z)")


class Line(NamedTuple):
    """A line without its break and the white space at its end; `indent` counts columns."""

    first: int
    """Its first character."""
    start: int
    """Its first character that is no white space."""
    end: int
    indent: int

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it."""
        return self.start == self.end


def cut_lines(body: str, start: int) -> list[Line]:
    """Cut the body into lines from `start` on; a tab goes to the next eighth column."""
    lines = []
    for found in _LINE.finditer(body, start):
        first, begin = found.span(1)
        end = begin + len(found[2].rstrip())
        indent = begin - first
        if indent and "\t" in found[1]:
            indent = len(found[1].expandtabs(8))
        lines.append(Line(first, begin, end, indent))
    return lines
