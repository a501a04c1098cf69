"""--baseline and --diff at the command line; what they do is tested in tests/engine."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("made_up")
CHECK = ("check", "--format", "concise")


def test_life_of_a_baseline(run: Run) -> None:
    Path("d.md").write_text("CL201 CL202\n")
    assert run(*CHECK).code == 1
    made = run(*CHECK, "--baseline", "b.json", "--extend-baseline")
    assert (made.code, made.out) == (0, "")
    assert "b.json: 2 known, 2 added, 0 dropped" in made.err
    Path("d.md").write_text("a line before\n\nCL201 CL201\n")
    later = run(*CHECK, "--baseline", "b.json")
    assert later.code == 1
    assert later.out == "d.md:3:7: CL201 as written\n"
    assert "b.json: 1 entry is found no more: --update-baseline drops it" in later.err
    assert "d.md: CL202 CL202" in later.err
    kept = run(*CHECK, "--baseline", "b.json", "--update-baseline")
    assert kept.code == 1, "new debt is not taken in by an update"
    assert [entry["rule"] for entry in json.loads(Path("b.json").read_text())["findings"]] == ["CL201"]
    assert run(*CHECK, "--baseline", "b.json", "--extend-baseline").code == 0
    assert [entry["count"] for entry in json.loads(Path("b.json").read_text())["findings"]] == [2]


@pytest.mark.parametrize("option", [("--select", "CL202"), ("--ignore", "CL201")])
def test_rules_that_an_option_leaves_out_keep_their_entries(run: Run, option: tuple[str, str]) -> None:
    Path("d.md").write_text("CL201 CL202\n")
    run(*CHECK, "--baseline", "b.json", "--extend-baseline")
    Path("d.md").write_text("nothing\n")
    result = run(*CHECK, *option, "--baseline", "b.json", "--update-baseline")
    assert "b.json: 1 known, 0 added, 1 dropped" in result.err
    assert [entry["rule"] for entry in json.loads(Path("b.json").read_text())["findings"]] == ["CL201"]
    Path("cite-lint.toml").write_text('ignore = ["CL201"]\n')
    assert "0 known, 0 added, 1 dropped" in run(*CHECK, "--baseline", "b.json", "--update-baseline").err


def test_baseline_that_changes_nothing_is_not_written(run: Run) -> None:
    Path("d.md").write_text("CL201\n")
    run(*CHECK, "--baseline", "b.json", "--extend-baseline")
    before = Path("b.json").stat()
    run(*CHECK, "--baseline", "b.json", "--update-baseline")
    assert Path("b.json").stat().st_ino == before.st_ino


@pytest.mark.parametrize(
    ("content", "arguments", "message"),
    [
        (None, ["--baseline", "b.json"], "b.json:1:1: no such file; --extend-baseline makes it"),
        (None, ["--baseline", "b.json", "--update-baseline"], "no such file"),
        ("{", ["--baseline", "b.json"], "b.json:1:2: not valid JSON"),
        ("{", ["--baseline", "b.json", "--extend-baseline"], "not valid JSON"),
        (None, ["--update-baseline"], "there is no baseline"),
        (None, ["--baseline", "none/b.json", "--extend-baseline"], "none/b.json: cannot write it"),
    ],
)
def test_baseline_that_cannot_be_used(run: Run, content: str | None, arguments: list[str], message: str) -> None:
    Path("d.md").write_text("CL201\n")
    if content is not None:
        Path("b.json").write_text(content)
    result = run("check", *arguments, "d.md")
    assert result.code == 2
    assert message in result.err
    if content is not None:
        assert Path("b.json").read_text() == content


def test_only_changed_lines_are_shown(run: Run) -> None:
    Path("d.md").write_text("CL201\n\nCL201\n")
    for arguments in (["init"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@a", "commit", "-m", "m"]):
        subprocess.run(["git", *arguments], check=True, capture_output=True)
    assert run(*CHECK, "--diff", "HEAD").code == 0
    Path("d.md").write_text("CL201\n\nCL201 again\n")
    result = run(*CHECK, "--diff", "HEAD")
    assert (result.code, result.out) == (1, "d.md:3:1: CL201 as written\n")


def test_revision_that_git_does_not_know(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("d.md").write_text("CL201\n")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(Path.cwd().parent))
    result = run("check", "--diff", "HEAD", "d.md")
    assert result.code == 2
    assert "error: --diff: not a git repository" in result.err
