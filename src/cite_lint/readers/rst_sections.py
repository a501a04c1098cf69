"""The sections of reStructuredText: titles by the lines below, or below and above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cite_lint.readers.lines import Line

ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*+")
_NO_ADORNMENT = ("::", "..")
_SHORTEST = 4
"""Characters of a line that adorns a title of any length."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section's title. Titles of one style, a sign and whether it stands above too, are of one level."""

    title: Line
    style: tuple[str, bool]
    lines: int
    """How many lines the title and its adornments take."""


def find_section(body: str, lines: Sequence[Line], at: int) -> Section | None:
    """Return the section whose title, or the line above it, is line `at`."""
    if lines[at].indent or at + 1 >= len(lines) or lines[at + 1].blank:
        return None
    sign = _adornment(body, lines[at])
    if sign and at + 2 < len(lines) and _adornment(body, lines[at + 2]) == sign:
        return Section(lines[at + 1], (sign, True), 3)
    title, below = lines[at], lines[at + 1]
    sign_below = _adornment(body, below)
    width = below.end - below.start
    if not sign_below or width < min(_SHORTEST, title.end - title.start):
        return None
    if body[below.start : below.end] in _NO_ADORNMENT or (sign and title.end - title.start >= _SHORTEST):
        return None
    return Section(title, (sign_below, False), 2)


def _adornment(body: str, line: Line) -> str:
    """Return the sign of which a line consists, empty where it is another line."""
    if line.blank or line.indent or ADORNMENT.fullmatch(body, line.start, line.end) is None:
        return ""
    return body[line.start]
