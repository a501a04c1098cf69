"""Find the files under a path that are drafts, and leave out what a project excludes or git ignores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cite_lint.config import Settings
from cite_lint.config.globs import Globs
from cite_lint.engine.gitignore import GitIgnore
from cite_lint.model.finding import OWN_MARK
from cite_lint.readers import ENDINGS

_PAGES = (".html", ".htm")
_HEAD = 200
"""Bytes of a page in which its mark stands."""

SettingsFor = Callable[[Path | None], Settings]
"""The settings in force for a file, or for None those of the run."""

_NAMED = 5
"""So many names of what was left out are told."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read as a draft, or a path that stands for none and the reason."""

    path: Path
    problem: str | None = None


class Discovery:
    """Finds drafts, each under the settings of its folder."""

    def __init__(self, settings_for: SettingsFor) -> None:
        self._settings_for = settings_for
        self._git = GitIgnore()
        self._exclusions: dict[tuple[int, str, str], Globs] = {}

    def find(self, path: Path) -> Iterator[Found]:
        """Yield what a path stands for.

        A folder is searched to the bottom for names that a reader claims, links to folders and hidden names left out;
        where nothing is found it comes itself, with the reason. A file is taken whatever its name. What is excluded is
        passed over, the path itself only where its settings force that.
        """
        # Unlike its like in pathlib, this raises nothing at a closed folder or a loop of links.
        is_folder = os.path.isdir(path)  # noqa: PTH112
        if not self.is_forced_out(path, is_folder):
            yield from self._search(path) if is_folder else [Found(path)]

    def is_forced_out(self, path: Path, is_folder: bool = False) -> bool:
        """Tell whether a path that is named itself is excluded, and its settings force that."""
        settings = self._settings_for(path / "x" if is_folder else path)
        if not settings.force_exclude:
            return False
        absolute = os.path.abspath(path)  # noqa: PTH100 - patterns are held against strings
        return self._exclusion(settings, absolute).cover(absolute, is_folder)

    def leaves_out(self, path: Path) -> bool:
        """Tell whether a search of the whole project would pass over a file."""
        settings = self._settings_for(path)
        absolute = os.path.abspath(path)  # noqa: PTH100
        return self._exclusion(settings, absolute).cover(absolute, False) or (
            settings.respect_gitignore and self._git.covers(absolute, False)
        )

    def _exclusion(self, settings: Settings, start: str, searched: str = "") -> Globs:
        """Return what is excluded below `start`, but for what keeps out the folder that is `searched`.

        A name counts below the project's folder, or beside and below `start` where that lies elsewhere.
        """
        root = settings.root
        if start != root and not start.startswith(root.rstrip(os.sep) + os.sep):
            root = os.path.dirname(start)  # noqa: PTH120
        key = id(settings), root, searched
        if key not in self._exclusions:
            globs = Globs(settings.exclude + settings.extend_exclude, root)
            self._exclusions[key] = globs.without(searched) if searched else globs
        return self._exclusions[key]

    def _search(self, folder: Path) -> Iterator[Found]:
        start = os.path.abspath(folder)  # noqa: PTH100
        # A folder that git ignores is searched if it is named, and then only what lies in it has a say.
        below = start if self._settings_for(folder / "x").respect_gitignore and self._git.covers(start, True) else ""
        empty = True
        left_out: list[str] = []
        unlisted: list[OSError] = []
        for parent, folders, files in os.walk(folder, onerror=unlisted.append):
            settings = self._settings_for(Path(parent, "x"))
            here = os.path.abspath(parent)  # noqa: PTH100
            exclusion = self._exclusion(settings, start, searched=start)
            drafts = [name for name in files if name.lower().endswith(ENDINGS)]
            out: set[str] = set()
            for name, is_folder in (*((name, True) for name in folders), *((name, False) for name in drafts)):
                if name.startswith((".", "~$")):  # hidden, or what Word leaves beside a draft that is open
                    out.add(name)
                elif exclusion.fit(path := os.path.join(here, name), is_folder) or (  # noqa: PTH118
                    settings.respect_gitignore and self._git.ignores(path, is_folder, below)
                ):
                    out.add(name)
                    left_out.append(os.path.relpath(path, start))
                elif not is_folder and _is_own_report(path):
                    out.add(name)
            folders[:] = [name for name in folders if name not in out]
            for name in drafts:
                if name not in out:
                    empty = False
                    yield Found(Path(parent, name))
        for error in unlisted:
            empty = False
            yield Found(Path(error.filename), f"cannot list the folder: {(error.strerror or str(error)).lower()}")
        if empty:
            yield Found(folder, f"no drafts in this folder (looked for {', '.join(ENDINGS)}){_told(sorted(left_out))}")


def _is_own_report(path: str) -> bool:
    """Tell a page that was written by this program, into a folder of drafts, from a draft."""
    if not path.lower().endswith(_PAGES):
        return False
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - it raises less
            return OWN_MARK.encode() in stream.read(_HEAD)
    except OSError:
        return False  # whoever reads it says why


def _told(left_out: list[str]) -> str:
    """Return what is to be said of the files and folders that were left out."""
    if not left_out:
        return ""
    more = f" and {len(left_out) - _NAMED} more" if len(left_out) > _NAMED else ""
    return f"; excluded or ignored by git: {', '.join(left_out[:_NAMED])}{more}"
