"""The ids of units and rate bases, and whether a name in the registry is one of them or a noun of its own."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from cite_lint.datafile import Problem, examine, nearest

_NOUN = re.compile(r"(?:[1-9][0-9,]{0,12} )?[a-z]+(?:[ -][a-z]+)*")  # broker | 1,000 people
_NEAR = 0.88
"""From this likeness on, a noun is taken for a known id with a slip, such as a plural."""


@dataclass(frozen=True, slots=True)
class UnitNames:
    """The known ids. Where none could be read, every noun is let through."""

    units: frozenset[str]
    bases: frozenset[str]

    def unit_problem(self, name: str) -> str:
        """Return what is wrong with a unit's name: neither a known id nor a plain noun; empty if nothing."""
        return _problem("unit", name, self.units)

    def base_problem(self, name: str) -> str:
        """Return what is wrong with the base of a rate; empty if nothing."""
        return _problem("base of a rate", name, self.bases)


def _problem(sort: str, name: str, known: Collection[str]) -> str:
    if name in known:
        return ""
    slip = any(SequenceMatcher(None, name[:40], other).ratio() >= _NEAR for other in known if other[0] == name[0])
    if slip or not _NOUN.fullmatch(name):
        return f"unknown {sort} {name!r}" + nearest(name, known)
    return ""


def read_unit_names(path: Path, problems: list[Problem]) -> UnitNames:
    """Read the ids of units.yaml; add what keeps it from being read to `problems`."""
    node, faults = examine(path)
    problems += faults
    content = node.data if node and isinstance(node.data, dict) else {}
    units, bases = content.get("units", []), content.get("bases", {})
    ids = [unit.get("id") for unit in units if isinstance(unit, dict)] if isinstance(units, list) else []
    known = frozenset(name for name in ids if isinstance(name, str) and name)
    return UnitNames(known, frozenset(bases if isinstance(bases, dict) else ()))
