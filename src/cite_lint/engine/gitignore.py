"""What git ignores in its work trees, from their .gitignore files and .git/info/exclude."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cite_lint.config.globs import compile_lines, decide

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_GIT = ".git"
_MOST_BYTES = 1 << 20
"""Of a .gitignore; what follows is not read."""

_Layers = tuple[tuple[str, "GitIgnoreSpec"], ...]
"""Patterns with the folder that they start from, the work tree's own first."""


class GitIgnore:
    """Answers for absolute paths; each folder's file is read once."""

    def __init__(self) -> None:
        self._layers: dict[str, _Layers | None] = {}

    def ignores(self, path: str, is_folder: bool, below: str = "") -> bool:
        """Tell whether git ignores a path. With `below` only the files in and under that folder are asked."""
        for folder, spec in reversed(self._layers_of(os.path.dirname(path)) or ()):  # noqa: PTH120 - all are strings
            if folder.startswith(below):
                decision = decide(spec, path, folder, is_folder)
                if decision is not None:
                    return decision
        return False

    def _layers_of(self, folder: str) -> _Layers | None:
        """Return the patterns that hold in a folder; None outside of any work tree."""
        if folder not in self._layers:
            self._layers[folder] = self._read(folder)
        return self._layers[folder]

    def _read(self, folder: str) -> _Layers | None:
        above: _Layers | None
        if os.path.exists(os.path.join(folder, _GIT)):  # noqa: PTH110, PTH118
            above = _read_file(os.path.join(folder, _GIT, "info", "exclude"), folder)  # noqa: PTH118
        else:
            parent = os.path.dirname(folder)  # noqa: PTH120
            above = self._layers_of(parent) if parent != folder else None
        if above is None:
            return None
        return above + _read_file(os.path.join(folder, ".gitignore"), folder)  # noqa: PTH118


def _read_file(path: str, folder: str) -> _Layers:
    """Return the patterns of a file; none where it cannot be read, as git has it."""
    try:
        if not os.path.isfile(path):  # noqa: PTH113 - a pipe would be waited for
            return ()
        with open(path, "rb") as stream:  # noqa: PTH123
            lines = os.fsdecode(stream.read(_MOST_BYTES)).splitlines()
    except OSError:
        return ()
    spec = compile_lines(line for line in lines if line.strip() and not line.startswith("#"))
    return ((folder, spec),) if spec is not None else ()
