"""Patterns in the language of .gitignore: whether they are right, and which paths they fit."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from cite_lint.config.settings import Glob

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

MOST_STARS = 4
"""In a pattern: each one multiplies the time that a long path can take."""

_PLAIN = re.compile(r"[\w.-]+(?: [\w.-]+)*")
_STARS = re.compile(r"\*+")


def make_glob(text: str, folder: str) -> Glob:
    """Return the pattern `text` of a file in `folder`."""
    return Glob(text, folder if "/" in text.rstrip("/") else None)


def glob_problem(text: str) -> str | None:
    """Say what is wrong with a pattern; None if it is right."""
    if _PLAIN.fullmatch(text.removesuffix("/")):
        return None
    if len(_STARS.findall(text)) > MOST_STARS:
        return f"the pattern {text!r} has more than {MOST_STARS} stars"
    if compile_lines([text]) is None:
        return f"{text!r} is no pattern: write one as in .gitignore, such as archive/ or drafts/*.old.md"
    return None


def compile_lines(lines: Iterable[str]) -> GitIgnoreSpec | None:
    """Return the patterns of a .gitignore's lines, without those that are wrong; None if that leaves nothing."""
    # Imported late: it takes as long as a fifth of a run that finds its results in the cache.
    from pathspec import GitIgnoreSpec

    patterns = []
    for line in lines:
        try:
            if len(_STARS.findall(line)) <= MOST_STARS:
                patterns += [
                    pattern for pattern in GitIgnoreSpec.from_lines([line]).patterns if pattern.include is not None
                ]
        except (ValueError, re.error):
            continue
    return GitIgnoreSpec(patterns) if patterns else None


class Globs:
    """Patterns in force together, in order: of those that fit a path the last one decides.

    `root` is the folder below which a pattern without a slash counts. All paths are absolute.
    """

    def __init__(self, globs: Sequence[Glob], root: str) -> None:
        self._root = root
        self._names: frozenset[str] = frozenset()
        self._folders: frozenset[str] = frozenset()
        self._others = list(globs)
        if not any(glob.text.startswith("!") for glob in globs):
            plain = {glob.text for glob in globs if _PLAIN.fullmatch(glob.text.removesuffix("/"))}
            self._folders = frozenset(text[:-1] for text in plain if text.endswith("/"))
            self._names = frozenset(text for text in plain if not text.endswith("/"))
            self._others = [glob for glob in globs if glob.text not in plain]

    def fit(self, path: str, is_folder: bool) -> bool:
        """Tell whether the patterns fit a file or folder, or a folder that holds it."""
        parts = relative(path, self._root)
        names = parts.split("/") if parts else []
        if not self._names.isdisjoint(names) or not self._folders.isdisjoint(names if is_folder else names[:-1]):
            return True
        if not self._others:
            return False
        fits = False
        for folder, spec in self._layers:
            found = decide(spec, path, folder, is_folder)
            fits = fits if found is None else found
        return fits

    def without(self, folder: str) -> Globs:
        """Return the patterns but for those that fit `folder` itself or one that holds it."""
        kept = [glob for glob in self._all() if glob.text.startswith("!") or not self._alone(glob).fit(folder, True)]
        return Globs(kept, self._root)

    def _all(self) -> list[Glob]:
        return [*map(Glob, self._names), *(Glob(f"{name}/") for name in self._folders), *self._others]

    def _alone(self, glob: Glob) -> Globs:
        return Globs([glob], self._root)

    @cached_property
    def _layers(self) -> list[tuple[str, GitIgnoreSpec]]:
        """The patterns of each folder in turn, in order."""
        layers: list[tuple[str, list[str]]] = []
        for glob in self._others:
            folder = glob.folder or self._root
            if not layers or layers[-1][0] != folder:
                layers.append((folder, []))
            layers[-1][1].append(glob.text)
        return [(folder, spec) for folder, lines in layers if (spec := compile_lines(lines)) is not None]


def decide(spec: GitIgnoreSpec, path: str, folder: str, is_folder: bool) -> bool | None:
    """Return what the patterns of `folder` say of a path: left out, kept, or nothing."""
    below = relative(path, folder)
    return spec.check_file(below + "/" if is_folder else below).include if below else None


def relative(path: str, folder: str) -> str:
    """Return the way from a folder to a path below it, with `/` between names; empty if it is not below."""
    start = folder if folder.endswith(os.sep) else folder + os.sep
    return path[len(start) :].replace(os.sep, "/") if path.startswith(start) else ""
