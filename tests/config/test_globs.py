"""Patterns: which paths they fit, and that no pattern takes long."""

from __future__ import annotations

import time

import pytest

from cite_lint.config.globs import Globs, Layer, glob_problem, make_glob
from cite_lint.config.settings import Glob

ROOT = "/home/project"


@pytest.mark.parametrize(
    ("patterns", "path", "fits"),
    [
        (["archive"], "archive/", True),
        (["archive"], "a/archive/x.md", True),
        (["archive"], "archive.md", False),
        (["archive/"], "archive", False),
        (["archive/"], "archive/x.md", True),
        (["archive/"], "a/archive/", True),
        (["*.old.md"], "a/x.old.md", True),
        (["*.old.md"], "a/x.md", False),
        (["/notes.md"], "notes.md", True),
        (["/notes.md"], "a/notes.md", False),
        (["a/*.md"], "a/x.md", True),
        (["a/*.md"], "a/b/x.md", False),
        (["a/*.md"], "b/a/x.md", False),
        (["a/**/x.md"], "a/b/c/x.md", True),
        (["a/**"], "a/b/c/x.md", True),
        (["[xy].md"], "y.md", True),
        (["?.md"], "xy.md", False),
        (["a b"], "a b/x.md", True),
        (["*.md", "!keep.md"], "keep.md", False),
        (["*.md", "!keep.md"], "x.md", True),
        (["!keep.md", "*.md"], "keep.md", True),
        (["archive", "!archive/x.md"], "archive/", True),
        (["archive", "!archive/x.md"], "archive/x.md", True),
        (["*", "!*/", "!x.md"], "a/", False),
        (["*", "!*/", "!x.md"], "a/x.md", False),
        (["*", "!*/", "!x.md"], "a/y.md", True),
        (["/*", "!/a/", "/a/*", "!/a/b/"], "a/b/x.md", False),
        (["/*", "!/a/", "/a/*", "!/a/b/"], "a/c/x.md", True),
        ([], "x.md", False),
    ],
)
def test_which_paths_a_pattern_fits(patterns: list[str], path: str, fits: bool) -> None:
    globs = Globs([make_glob(pattern, ROOT) for pattern in patterns], ROOT)
    assert globs.cover(f"{ROOT}/{path}".removesuffix("/"), path.endswith("/")) is fits


@pytest.mark.parametrize(("pattern", "fits"), [("archive", True), ("/x.md", False), ("archive/x.md", False)])
def test_a_pattern_with_a_slash_starts_from_its_own_folder(pattern: str, fits: bool) -> None:
    globs = Globs([make_glob(pattern, "/home/shared")], ROOT)
    assert globs.cover(f"{ROOT}/archive/x.md", False) is fits
    assert globs.cover("/home/archive/x.md", False) is False


@pytest.mark.parametrize(
    ("folder", "root", "fits"),
    [("/home", ROOT, True), (f"{ROOT}/archive", ROOT, True), ("/home", "/home/project/archive", True)],
)
def test_a_name_of_the_command_line_counts_from_above(folder: str, root: str, fits: bool) -> None:
    assert Globs([Glob("archive", folder)], root).cover(f"{ROOT}/archive/x.md", False) is fits


def test_a_folder_that_is_named_is_searched_by_the_other_patterns() -> None:
    globs = Globs([make_glob(text, ROOT) for text in ("build", "a/*", "*.old.md", "node_modules/")], ROOT)
    inside = globs.without(f"{ROOT}/build")
    assert inside.fit(f"{ROOT}/build/x.md", False) is False
    assert inside.fit(f"{ROOT}/build/x.old.md", False) is True
    assert inside.fit(f"{ROOT}/build/node_modules", True) is True
    assert globs.without(f"{ROOT}/a/b").fit(f"{ROOT}/a/b/x.md", False) is False


@pytest.mark.parametrize("pattern", ["archive", "a/", "*.md", "!x", "a/**/b", "[ab]?", "\\#x", "x y"])
def test_patterns_that_are_right(pattern: str) -> None:
    assert glob_problem(pattern) is None


@pytest.mark.parametrize("pattern", ["", " ", "/", "!", "#x", "[z-a]", "[", "a\\", "*" + "a*" * 4])
def test_patterns_that_are_none(pattern: str) -> None:
    assert pattern in (glob_problem(pattern) or "")


def test_lines_that_are_wrong_leave_the_others() -> None:
    layer = Layer.of(["[z-a]", "!", "*a*a*a*a*a*a", "x.md", ""], ROOT)
    assert [layer.decide(f"{ROOT}/{name}", False) for name in ("x.md", "aaaaaaaa", "")] == [True, None, None]
    assert Layer.of(["!", "["], ROOT).lines == ()


@pytest.mark.parametrize("pattern", ["*a*a*ab", "**/a/**/a/**/b", "**/*a*a*ab", "*a/*a/*a/*ab"])
def test_no_pattern_takes_long(pattern: str) -> None:
    assert glob_problem(pattern) is None
    path = f"{ROOT}/" + ("a" * 250 + "/") * 15 + "a" * 250
    before = time.perf_counter()
    assert Globs([make_glob(pattern, ROOT)], ROOT).fit(path, False) is False
    assert time.perf_counter() - before < 10
