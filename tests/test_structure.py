"""What holds for the repository as a whole: its files, its names and what must not stand in it."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import cite_lint

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "cite_lint"
MODULES = sorted(SOURCE.rglob("*.py"))

LONGEST_MODULE = 450
"""Lines; a module that grows beyond it has a seam somewhere."""

_VAGUE = re.compile(r"(?:^|_)(?:utils?|helpers?|common|managers?|misc)(?:_|$)")
_MACHINE = "/" + "work" + "/"
_SUBJECT = re.compile(r"korea|traffick", re.IGNORECASE)


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "Makefile",
        "pyproject.toml",
        ".ci/run",
        ".gitignore",
        ".pre-commit-hooks.yaml",
        ".pre-commit-config.yaml",
    ],
)
def test_top_level_file_is_there(name: str) -> None:
    assert (ROOT / name).stat().st_size > 0


def test_ci_can_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == cite_lint.__version__
    assert f"## [{cite_lint.__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(SOURCE)))
def test_module_is_short_plainly_named_and_free_of_the_subject(module: Path) -> None:
    text = module.read_text("utf-8")
    assert text.count("\n") < LONGEST_MODULE
    assert not any(_VAGUE.search(part) for part in module.relative_to(SOURCE).with_suffix("").parts)
    # What the registry is about stands in rules/; the code knows only figures.
    assert _SUBJECT.findall(text) == []


def test_no_path_of_a_machine_is_in_the_repository() -> None:
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        names = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    files = [ROOT / name for name in names if name and (ROOT / name).is_file()]
    assert files
    assert [str(file.relative_to(ROOT)) for file in files if _MACHINE.encode() in file.read_bytes()] == []
