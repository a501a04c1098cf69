"""What may be open in a LaTeX draft: groups in braces, and environments."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Group:
    """Braces that are open: what their end means. `start` is where the command began, `inner` their content."""

    kind: str
    start: int = 0
    inner: int = 0
    level: int = 0
    """Of a heading; of arguments that are passed over how many more follow."""
    address: str = ""


PLAIN = Group("plain")
"""Braces that mean nothing, of which there may be millions."""


@dataclass(slots=True)
class Environment:
    """An environment that is open. `depth` counts the groups outside it."""

    name: str
    kind: str
    depth: int
    in_item: bool = False
    row: int | None = None
    """The row of a table that has begun."""
    rows: list[int] = field(default_factory=list)
    """The first rows that have ended."""
    spanned: int = 0
    """Further columns that the cell takes."""
