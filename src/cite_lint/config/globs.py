"""Patterns in the language of .gitignore: whether they are right, and which paths they fit."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cite_lint.config.settings import Glob

if TYPE_CHECKING:
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

MOST_STARS = 4
"""In a pattern: each one multiplies the time that a long path can take."""
MOST_STARS_IN_NAME = 3

_PLAIN = re.compile(r"[\w.-]+(?: [\w.-]+)*")
_STARS = re.compile(r"\*+")
_FOLDER_MARK = "ps_d"
"""Group of pathspec's expressions that has matched where a pattern fits a folder that the path lies in."""


def make_glob(text: str, folder: str) -> Glob:
    """Return the pattern `text` of a file in `folder`."""
    return Glob(text, folder if _has_folders(text) else None)


def _has_folders(text: str) -> bool:
    return "/" in text.rstrip("/")


def glob_problem(text: str) -> str | None:
    """Say what is wrong with a pattern; None if it is right."""
    if _PLAIN.fullmatch(text.removesuffix("/")):
        return None
    if _is_slow(text):
        return f"the pattern {text!r} has more than {MOST_STARS} stars, or {MOST_STARS_IN_NAME} in one name"
    if _compile(text) is None:
        return f"{text!r} is no pattern: write one as in .gitignore, such as archive/ or drafts/*.old.md"
    return None


def _is_slow(text: str) -> bool:
    stars = [len(_STARS.findall(name)) for name in text.split("/")]
    return sum(stars) > MOST_STARS or max(stars) > MOST_STARS_IN_NAME


@dataclass(frozen=True, slots=True)
class Line:
    """One right pattern of a list. What asks for a folder is compiled without its closing slash."""

    pattern: GitIgnoreSpecPattern
    folders_only: bool
    of_names: bool
    """Whether it is held against the last name of a path alone."""

    def fits(self, below: str, is_folder: bool) -> bool:
        """Tell whether it fits a path itself, not only a folder that the path lies in."""
        if self.folders_only and not is_folder:
            return False
        found = self.pattern.match_file(below.rpartition("/")[2] if self.of_names else below)
        return found is not None and found.match.groupdict().get(_FOLDER_MARK) is None


@dataclass(frozen=True, slots=True)
class Layer:
    """The patterns of a .gitignore, or the like, in `folder`; of those that fit a path the last one decides."""

    folder: str
    lines: tuple[Line, ...]

    @staticmethod
    def of(lines: Iterable[str], folder: str) -> Layer:
        """Return the patterns without those that are wrong."""
        return Layer(folder, tuple(made for line in lines if (made := _compile(line)) is not None))

    def decide(self, path: str, is_folder: bool) -> bool | None:
        """Return what the patterns say of a path: left out, kept, or nothing."""
        below = relative(path, self.folder)
        if below:
            for line in reversed(self.lines):
                if line.fits(below, is_folder):
                    return line.pattern.include
        return None


def _compile(line: str) -> Line | None:
    # Imported late: it takes as long as a fifth of a run that finds its results in the cache.
    from pathspec import GitIgnoreSpec

    line = line if line.endswith("\\ ") else line.rstrip()
    if _is_slow(line):
        return None
    try:
        patterns = GitIgnoreSpec.from_lines([line.removesuffix("/")]).patterns
    except (ValueError, re.error):
        return None
    if not patterns or patterns[0].include is None:
        return None
    return Line(patterns[0], folders_only=line.endswith("/"), of_names="/" not in line.removesuffix("/"))


class Globs:
    """Patterns in force together, in order: of those that fit a path the last one decides.

    `root` is the folder below which a pattern counts that has none of its own. All paths are absolute.
    """

    def __init__(self, globs: Sequence[Glob], root: str) -> None:
        self._root = root
        self._globs = [_placed(glob, root) for glob in globs]
        self._names: frozenset[str] = frozenset()
        self._folders: frozenset[str] = frozenset()
        self._others = self._globs
        if not any(glob.text.startswith("!") for glob in globs):
            plain = [
                glob for glob in self._globs if glob.folder == root and _PLAIN.fullmatch(glob.text.removesuffix("/"))
            ]
            self._folders = frozenset(glob.text[:-1] for glob in plain if glob.text.endswith("/"))
            self._names = frozenset(glob.text for glob in plain)
            self._others = [glob for glob in self._globs if glob not in plain]

    def fit(self, path: str, is_folder: bool) -> bool:
        """Tell whether the patterns fit a file or folder itself, as a search needs it: nothing above it is left out."""
        name = os.path.basename(path)  # noqa: PTH119 - a string of a string
        if (name in self._names or (is_folder and name in self._folders)) and relative(path, self._root):
            return True
        fits = False
        for layer in self._layers:
            found = layer.decide(path, is_folder)
            fits = fits if found is None else found
        return fits

    def cover(self, path: str, is_folder: bool) -> bool:
        """Tell whether the patterns fit a file or folder, or one of the folders that it lies in."""
        while not self.fit(path, is_folder):
            above = os.path.dirname(path)  # noqa: PTH120 - a string of a string
            if above == path:
                return False
            path, is_folder = above, True
        return True

    def without(self, folder: str) -> Globs:
        """Return the patterns but for those that fit `folder` itself or one that holds it."""
        return Globs(
            [
                glob
                for glob in self._globs
                if glob.text.startswith("!") or not Globs([glob], self._root).cover(folder, True)
            ],
            self._root,
        )

    @cached_property
    def _layers(self) -> list[Layer]:
        """The patterns of each folder in turn, in order."""
        layers: list[tuple[str, list[str]]] = []
        for text, folder in self._others:
            start = folder or self._root
            if not layers or layers[-1][0] != start:
                layers.append((start, []))
            layers[-1][1].append(text)
        return [Layer.of(lines, folder) for folder, lines in layers]


def _placed(glob: Glob, root: str) -> Glob:
    """Return a pattern with its folder; a name counts from the root where that lies elsewhere than its folder."""
    if glob.folder is None or not (_has_folders(glob.text) or glob.folder == root or relative(root, glob.folder)):
        return Glob(glob.text, root)
    return glob


def relative(path: str, folder: str) -> str:
    """Return the way from a folder to a path below it, with `/` between names; empty if it is not below."""
    start = folder if folder.endswith(os.sep) else folder + os.sep
    return path[len(start) :].replace(os.sep, "/") if path.startswith(start) else ""
