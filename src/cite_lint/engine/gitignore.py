"""What git ignores in its work trees, from their .gitignore files and .git/info/exclude."""

from __future__ import annotations

import os

from cite_lint.config.globs import Layer

_GIT = ".git"
_MOST_BYTES = 1 << 20
"""Of a .gitignore; what follows is not read."""

_Layers = tuple[Layer, ...]
"""The patterns that hold in a folder, the work tree's own first."""


class GitIgnore:
    """Answers for absolute paths; each folder's file is read once.

    A path is looked at by itself, as a search needs it: that no folder above it is ignored is known.
    """

    def __init__(self) -> None:
        self._layers: dict[str, _Layers | None] = {}

    def ignores(self, path: str, is_folder: bool, below: str = "") -> bool:
        """Tell whether git ignores a path. With `below` only the files in and under that folder are asked."""
        for layer in reversed(self._layers_of(os.path.dirname(path)) or ()):  # noqa: PTH120 - all are strings
            if layer.folder.startswith(below):
                decision = layer.decide(path, is_folder)
                if decision is not None:
                    return decision
        return False

    def covers(self, path: str, is_folder: bool) -> bool:
        """Tell whether git ignores a path or one of the folders that it lies in."""
        while not self.ignores(path, is_folder):
            above = os.path.dirname(path)  # noqa: PTH120
            if above == path or os.path.exists(os.path.join(path, _GIT)):  # noqa: PTH110, PTH118
                return False
            path, is_folder = above, True
        return True

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
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    return (Layer.of(lines, folder),) if lines else ()
