"""What a line of AsciiDoc is by its own look."""

from __future__ import annotations

import re

from cite_lint.readers.lines import Line

OPAQUE = re.compile(r"-{4,}|\.{4,}|\+{4,}|/{4,}|(?P<fence>```+)[^\r\n`]*+")
CONTAINER = re.compile(r"={4,}|\*{4,}|_{4,}|--")
TABLE = re.compile(r"[|!,:]={3,}")
ATTRIBUTES = re.compile(r"\[(?:\[[^\[\]]*+\]|[^\[\]]*+(?:\[[^\[\]]*+\][^\[\]]*+)*+)\]")
MARKER = re.compile(
    r"""
    (?P<sign> \*{1,6} | -{1,2}(?=[ \t]) | \u2022 | \.{1,6} | \d{1,3}\. | [A-Za-z]\. | [ivxIVX]{1,6}\) | <(?:\d{1,2}|\.)> )
    [ \t]++ (?=\S) (?: \[[ xX*]\] [ \t]++ )?
    """,
    re.VERBOSE,
)
SEPARATOR = re.compile(r"(?<=[^\s:;])(:{2,4}|;;)(?=[ \t]|\Z)")


def interrupts(body: str, line: Line) -> bool:
    """Tell whether a line that is not indented ends the paragraph above it without an empty line between."""
    start, end = line.start, line.end
    first = body[start]
    if line.indent:
        return False
    if end - start == 1:
        return first == "+"
    if first in "-.+/`" and OPAQUE.fullmatch(body, start, end):
        return True
    if first in "=*_-" and CONTAINER.fullmatch(body, start, end):
        return True
    if first in "|!,:" and TABLE.fullmatch(body, start, end):
        return True
    return first == "[" and ATTRIBUTES.fullmatch(body, start, end) is not None


def is_marker(body: str, line: Line) -> bool:
    """Tell whether a line begins with the marker of a list's item."""
    return MARKER.match(body, line.start, line.end) is not None


def separator(body: str, line: Line) -> re.Match[str] | None:
    """Find the colons behind the term of a description list."""
    return SEPARATOR.search(body, line.start, line.end)


def begins_block(body: str, line: Line) -> bool:
    """Tell whether a line below a term is no text of it."""
    return is_marker(body, line) or separator(body, line) is not None or interrupts(body, line)
