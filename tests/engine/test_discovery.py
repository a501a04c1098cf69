"""Which files of a folder are drafts: exclusions, .gitignore, and paths that are named themselves."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st

from cite_lint.config import Settings, find_settings
from cite_lint.config.settings import Glob
from cite_lint.engine import list_drafts

NO_ARCHIVE = "a.md b.old.md sub/archive/e.md sub/d.md sub/deep/f.old.md"
FILES = ("a.md", "b.old.md", "archive/c.md", "sub/d.md", "sub/archive/e.md", "sub/deep/f.old.md", "build/g.md")


def make(folder: Path, *names: str, **files: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("A draft.")
    for name, text in files.items():
        (folder / name).write_text(text)


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def found(*paths: str, settings: Settings | None = None) -> list[str]:
    """Return the paths of the drafts; those with an error in brackets."""
    fixed = settings or Settings()
    drafts = list_drafts(paths or (".",), settings_for=lambda _: fixed)
    return [draft.path if draft.error is None else f"({draft.path})" for draft in drafts]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("exclude", "extend", "paths", "expected"),
    [
        (None, [], [], "a.md archive/c.md b.old.md sub/archive/e.md sub/d.md sub/deep/f.old.md"),
        ([], [], [], "a.md archive/c.md b.old.md build/g.md sub/archive/e.md sub/d.md sub/deep/f.old.md"),
        (None, ["archive"], [], "a.md b.old.md sub/d.md sub/deep/f.old.md"),
        (None, ["/archive/"], [], "a.md b.old.md sub/archive/e.md sub/d.md sub/deep/f.old.md"),
        (["*.old.md"], ["archive"], [], "a.md build/g.md sub/d.md"),
        (None, ["*.md", "!a.md"], [], "a.md"),
        (None, ["sub/*", "!sub/deep"], ["sub"], "sub/deep/f.old.md"),
        # What is named itself is taken, and a folder is searched as if nothing kept it out.
        (None, ["*.md"], ["a.md"], "a.md"),
        (None, [], ["build"], "build/g.md"),
        (None, ["archive"], ["sub/archive", "archive"], "archive/c.md sub/archive/e.md"),
        (None, ["sub", "*.old.md"], ["sub"], "sub/archive/e.md sub/d.md"),
        (None, ["*.md"], [], "(.)"),
    ],
)
def test_exclusions(
    folder: Path, exclude: list[str] | None, extend: list[str], paths: list[str], expected: str
) -> None:
    make(folder, *FILES)
    settings = Settings(extend_exclude=tuple(_glob(folder, text) for text in extend))
    if exclude is not None:
        settings = dataclasses.replace(settings, exclude=tuple(_glob(folder, text) for text in exclude))
    assert found(*paths, settings=settings) == expected.split()


def _glob(folder: Path, text: str) -> Glob:
    return Glob(text, str(folder) if "/" in text.rstrip("/") else None)


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["a.md", "archive/c.md", "sub/archive/e.md", "build/g.md"], ["a.md"]),
        (["archive/c.md"], []),
        (["archive"], []),
        (["sub/archive"], []),
        (["./sub/../archive/c.md", "sub/d.md"], ["sub/d.md"]),
        (["none.md", "archive/none.md"], ["(none.md)"]),
        ([".github/note.md"], [".github/note.md"]),
    ],
)
def test_exclusion_is_forced(folder: Path, paths: list[str], expected: list[str]) -> None:
    make(folder, *FILES, ".github/note.md")
    settings = Settings(extend_exclude=(Glob("archive"),), force_exclude=True)
    assert found(*paths, settings=settings) == expected
    absolute = [str(folder / path) for path in paths]
    assert len(found(*absolute, settings=settings)) == len(expected)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({".git/HEAD": "", ".gitignore": "archive/\n*.old.md"}, "a.md sub/d.md"),
        ({".gitignore": "archive/"}, "a.md archive/c.md b.old.md sub/archive/e.md sub/d.md sub/deep/f.old.md"),
        ({".git": "gitdir: elsewhere", ".gitignore": "/archive\n"}, NO_ARCHIVE),
        ({".git/HEAD": "", "sub/.gitignore": "/archive\n*.old.md"}, "a.md archive/c.md b.old.md sub/d.md"),
        ({".git/HEAD": "", ".gitignore": "*.md", "sub/.gitignore": "!d.md"}, "sub/d.md"),
        ({".git/HEAD": "", ".gitignore": "*\n!*/\n!d.md"}, "sub/d.md"),
        ({".git/HEAD": "", ".gitignore": "sub/", "sub/.gitignore": "!d.md"}, "a.md archive/c.md b.old.md"),
        ({".git/info/exclude": "sub\narchive"}, "a.md b.old.md"),
        ({".git/info/exclude": "*.md", ".gitignore": "!a.md"}, "a.md"),
        ({".git/HEAD": "", ".gitignore": "*.md", "sub/.git/HEAD": ""}, "sub/archive/e.md sub/d.md sub/deep/f.old.md"),
        ({".git/HEAD": "", ".gitignore": "\ufeff# x\r\n[z-a]\r\n!\r\narchive/\r\n*.old.md\r\n"}, "a.md sub/d.md"),
        ({".git/HEAD": "", ".gitignore": "a\0.md"}, "a.md archive/c.md b.old.md sub/archive/e.md sub/d.md sub/deep/f.old.md"),
    ],
)  # fmt: skip
def test_gitignore(folder: Path, files: dict[str, str], expected: str) -> None:
    make(folder, *FILES)
    write(folder, files)
    assert found() == expected.split()
    assert found(str(folder)) == [f"{folder.as_posix()}/{name}" for name in expected.split()]
    without = found(settings=Settings(respect_gitignore=False))
    assert len(without) == 6


PATTERNS = (
    "a b a/ b/ /a /b/ *.md x.md /x.md a/b a/* a/** **/b a/**/x.md !a !a/ !x.md !/a !*/ * /* !a/b !*.md [ab].md ?.md b/x.md "
    "!b/x.md **/ ** !**/ a/*/x.md \\!a # !b/* /a/* !/a/b/ *.md/ **/a/**"
).split()
FOLDERS = ("", "a", "b", "a/b", "a/a", "b/a", "a/b/a")


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@settings_of_hypothesis(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(FOLDERS), st.lists(st.sampled_from(PATTERNS), max_size=5), max_size=3))
def test_gitignore_is_read_as_git_does(ignored: dict[str, list[str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(["git", "init", "--quiet", name], check=True)
        write(folder, {f"{parent}/{file}": "" for parent in FOLDERS for file in ("x.md", "y.md")})
        write(folder, {f"{parent}/.gitignore": "\n".join(lines) for parent, lines in ignored.items()})
        listing = ["git", "-c", "core.excludesFile=", "ls-files", "--others", "--exclude-standard"]
        listed = subprocess.run(listing, cwd=folder, check=True, capture_output=True, text=True).stdout.split()
        settings = Settings()
        drafts = list(list_drafts([folder], settings_for=lambda _: settings))
        found = [Path(draft.path).relative_to(folder).as_posix() for draft in drafts if draft.error is None]
    assert found == sorted(file for file in listed if file.endswith(".md"))


def test_gitignore_of_the_folders_above_holds(folder: Path) -> None:
    make(folder, *FILES)
    write(folder, {".git/HEAD": "", ".gitignore": "deep/\n"})
    assert found("sub") == ["sub/archive/e.md", "sub/d.md"]
    # A folder that is ignored is searched if it is named, or lies in one that is.
    write(folder, {".gitignore": "sub\n*.old.md\n", "sub/.gitignore": "d.md"})
    assert found("sub") == ["sub/archive/e.md", "sub/deep/f.old.md"]
    assert found("sub/deep") == ["sub/deep/f.old.md"]
    assert found("sub/d.md") == ["sub/d.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes")
def test_gitignore_that_cannot_be_read(folder: Path) -> None:
    make(folder, "a.md", "sub/b.md")
    (folder / ".git").mkdir()
    os.mkfifo(".gitignore")
    (folder / "sub/.gitignore").mkdir()
    assert found() == ["a.md", "sub/b.md"]


def test_settings_of_each_folder_hold_below_it(folder: Path) -> None:
    make(folder, *FILES)
    write(folder, {"cite-lint.toml": "extend-exclude = ['archive']", "sub/cite-lint.toml": "extend-exclude = ['deep']"})
    drafts = list_drafts(["."], settings_for=lambda file: find_settings(file or Path.cwd()))
    assert [draft.path for draft in drafts] == ["a.md", "b.old.md", "sub/archive/e.md", "sub/d.md"]


def test_folder_in_which_all_is_left_out_names_it(folder: Path) -> None:
    make(folder, *(f"{name}.md" for name in "abcdefg"), "build/x.md")
    settings = Settings(extend_exclude=(Glob("*.md"),))
    (draft,) = list_drafts(["."], settings_for=lambda _: settings)
    assert draft.error is not None
    assert draft.error.startswith("no drafts in this folder (looked for .md, ")
    assert draft.error.endswith("; excluded or ignored by git: a.md, b.md, build, c.md, d.md and 3 more")


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_links_to_folders_are_not_followed(folder: Path) -> None:
    make(folder, "sub/a.md")
    (folder / "sub/round").symlink_to(folder)
    (folder / "link.md").symlink_to(folder / "sub/a.md")
    assert found() == ["link.md", "sub/a.md"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs names that are not UTF-8")
def test_names_that_are_not_utf8(folder: Path) -> None:
    Path(os.fsdecode(b"lat\xe9.md")).write_text("x")
    Path(os.fsdecode(b"n\xf6.md")).write_text("x")
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_bytes(b"n\xf6.md\n")
    assert found() == ["lat\\xe9.md"]


def test_project_elsewhere(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A configuration that is named need not lie above the drafts: names count all the same, paths do not."""
    make(folder, "archive/build/drafts/a.md", "archive/build/drafts/build/b.md")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    settings = Settings(extend_exclude=(Glob("/archive", str(elsewhere)),), path=elsewhere / "cite-lint.toml")
    assert found("archive/build/drafts", settings=settings) == ["archive/build/drafts/a.md"]
