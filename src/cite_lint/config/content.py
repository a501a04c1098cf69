"""Take values out of a data file and gather what is wrong with them instead of stopping at the first fault."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal
from pathlib import Path

from cite_lint.datafile import MAX_BYTES, Data, DataError, Loc, Node, Problem, examine, nearest

_COUNT = re.compile(r"[1-9][0-9]{0,8}")
_DECIMAL = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,10})?")


class Content:
    """The content of one data file. What is wrong at a place is noted, and something empty is returned in its stead."""

    def __init__(self, path: Path, max_bytes: int = MAX_BYTES) -> None:
        node, problems = examine(path, max_bytes)
        if node is None:
            raise DataError(problems)
        self._node: Node = node
        self._problems: list[Problem] = list(problems)

    def location(self, loc: Loc) -> tuple[int, int]:
        """Return line and column, from 1, of what stands at `loc`."""
        return self._node.location(loc)

    def report(self, loc: Loc, message: str, key: bool = False) -> None:
        """Note a problem at `loc`."""
        self._problems.append(self._node.problem(loc, message, key))

    def finish(self) -> None:
        """Raise DataError if anything was wrong."""
        if self._problems:
            raise DataError(self._problems)

    def mapping(self, loc: Loc, required: Collection[str] = (), optional: Collection[str] | None = ()) -> list[str]:
        """Return the keys of the mapping at `loc` that are allowed; with `optional` None every key is.

        There are none if the key is absent.
        """
        value = self._at(loc)
        if value is None:
            return []
        if not isinstance(value, dict):
            self.report(loc, "expected a mapping of keys")
            return []
        valid = None if optional is None else {*required, *optional}
        for key in required:
            if key not in value:
                self.report(loc, f"missing key {key!r}")
        for key in value:
            if valid is not None and key not in valid:
                self.report((*loc, key), f"unknown key {key!r}" + nearest(key, valid), key=True)
        return [key for key in value if valid is None or key in valid]

    def items(self, loc: Loc, filled: bool = False) -> list[Loc]:
        """Return the places of the items of the list at `loc`, which with `filled` must have some; none if it is absent."""
        value = self._at(loc)
        if value is None:
            return []
        if not isinstance(value, list):
            self.report(loc, "expected a list")
            return []
        if filled and not value:
            self.report(loc, "must not be empty")
        return [(*loc, index) for index in range(len(value))]

    def text(self, loc: Loc) -> str:
        """Return the text at `loc`; empty if the key is absent."""
        value = self._at(loc)
        if value is None:
            return ""
        if not isinstance(value, str) or not value:
            self.report(loc, "must not be empty" if value == "" else "expected text")
            return ""
        return value

    def texts(self, loc: Loc) -> tuple[str, ...]:
        """Return the texts of the list at `loc`; none if the key is absent."""
        return tuple(text for item in self.items(loc) if (text := self.text(item)))

    def decimal(self, loc: Loc) -> Decimal:
        """Return the number at `loc`, without a sign; 0 if the key is absent."""
        text = self.text(loc)
        if text and not _DECIMAL.fullmatch(text):
            self.report(loc, f"{text[:60]!r} is not a number")
        return Decimal(text) if _DECIMAL.fullmatch(text) else Decimal(0)

    def count(self, loc: Loc, default: int) -> int:
        """Return the whole number from 1 at `loc`; `default` if the key is absent."""
        text = self.text(loc)
        if text and not _COUNT.fullmatch(text):
            self.report(loc, f"{text[:60]!r} is not a whole number from 1")
        return int(text) if _COUNT.fullmatch(text) else default

    def choice(self, loc: Loc, valid: Collection[str], default: str) -> str:
        """Return the word at `loc`, one of `valid`; `default` if the key is absent."""
        text = self.text(loc)
        if text and text not in valid:
            self.report(loc, f"unknown value {text[:60]!r}" + nearest(text, valid))
        return text if text in valid else default

    def flag(self, loc: Loc, default: bool) -> bool:
        """Return whether `true` or `false` stands at `loc`; `default` if the key is absent."""
        return self.choice(loc, ("true", "false"), str(default).lower()) == "true"

    def _at(self, loc: Loc) -> Data | None:
        value: Data | None = self._node.data
        for step in loc:
            if isinstance(value, dict) and isinstance(step, str):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int):
                value = value[step]
            else:
                return None
        return value
