"""Problems of data files: what is wrong, at which line and column, and the name that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_LISTED = 12
"""A set of at most so many valid names is listed whole where none of them is near."""
_COMPARED_LENGTH = 80
"""Longer names are cut before they are compared."""
_LIKENESS = 60
"""Least likeness, of 100, of a name that was probably meant."""
_HEAD, _TAIL = 300, 200
"""Characters of a long message that are shown: a bad value may be as long as its file."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of a data file. Line and column count from 1."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        message = self.message
        if len(message) > _HEAD + _TAIL:
            message = f"{message[:_HEAD]} … {message[-_TAIL:]}"
        return f"{self.path}:{self.line}:{self.column}: {message}"


class DataError(Exception):
    """Data files that cannot be used; `problems` holds every fault, by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))

    def __reduce__(self) -> tuple[type[DataError], tuple[tuple[Problem, ...]]]:
        return DataError, (self.problems,)


def nearest(name: str, valid: Iterable[str]) -> str:
    """Return a hint to put after a message about `name`: the nearest valid name, or the valid ones if they are few.

    The hint begins with a space and is empty where there is nothing to say: ` (did you mean 'unit'?)`.
    """
    # Imported late: a run without a problem should not pay for it. difflib would take minutes in a large registry.
    from rapidfuzz import fuzz, process

    names = {candidate.casefold(): str(candidate) for candidate in valid}
    near = process.extractOne(
        name[:_COMPARED_LENGTH].casefold(), sorted(names), scorer=fuzz.ratio, score_cutoff=_LIKENESS
    )
    if near:
        return f" (did you mean {names[near[0]]!r}?)"
    if 0 < len(names) <= _LISTED:
        return f" (valid: {', '.join(sorted(names.values()))})"
    return ""
