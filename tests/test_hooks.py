"""The hooks as pre-commit runs them: in a real repository, on what is staged."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from cite_lint.readers import ENDINGS

ROOT = Path(__file__).resolve().parents[1]
HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}
RIGHT = "# Boats\n\nThere are about 340 boats on the lake of Exampleton.\n"
WRONG = RIGHT.replace("340", "430")
SOURCE = "registry/sources/lake-office/lake-office-2024.yaml"

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


class Repository:
    """A repository with a registry of its own, the hooks, and what they must not find outside of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "repository"
        self.folder.mkdir()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
        self._environment = kept | {
            "HOME": str(folder),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "PRE_COMMIT_HOME": str(folder / "pre-commit"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": str(folder / "gitconfig"),
        }
        (folder / "gitconfig").write_text("[user]\nname = A Writer\nemail = writer@example.org\n")
        self.run("git", "init", "--quiet")
        self.cite_lint("init", "--no-shipped-registry")
        hooks = [_local(hook) for hook in HOOKS.values()]
        self.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]}))
        self.write("draft.md", RIGHT)
        self.commit_unchecked()

    def write(self, name: str, text: str) -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def run(self, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        result = subprocess.run(
            command, cwd=self.folder, env=self._environment, capture_output=True, text=True, timeout=300, check=False
        )
        assert result.returncode == 0 or not check, result.stdout + result.stderr
        return result

    def cite_lint(self, *arguments: str) -> None:
        self.run(sys.executable, "-m", "cite_lint", *arguments)

    def stage(self, *names: str) -> None:
        self.run("git", "add", *names)

    def commit_unchecked(self) -> None:
        self.stage("--all")
        self.run("git", "commit", "--quiet", "--no-verify", "--message", "A commit")

    def hooks(self, *arguments: str) -> tuple[int, str]:
        """Run the hooks as a commit does; return the exit code and what they printed."""
        result = self.run(sys.executable, "-m", "pre_commit", "run", "--verbose", *arguments, check=False)
        return result.returncode, result.stdout + result.stderr


def _local(hook: dict[str, Any]) -> dict[str, Any]:
    """Return a hook of the file with this interpreter's command in place of an installed one."""
    command, _, rest = hook["entry"].partition(" ")
    assert (command, hook["language"]) == ("cite-lint", "python")
    return hook | {"entry": f"{sys.executable} -m cite_lint {rest}", "language": "system"}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


@needs_git
def test_a_draft_that_passes_and_one_that_fails(repository: Repository) -> None:
    repository.write("right.md", RIGHT)
    repository.stage("right.md")
    code, printed = repository.hooks()
    assert code == 0, printed
    assert "1 claim: 1 supported" in printed

    repository.write("wrong.md", WRONG)
    repository.stage("wrong.md")
    code, printed = repository.hooks()
    assert code == 1, printed
    assert "wrong.md:3:17: error CL201" in printed and "right.md" not in printed
    refused = repository.run("git", "diff", "--cached", "--name-only").stdout.split()
    assert refused == ["right.md", "wrong.md"]


@needs_git
def test_only_what_is_staged_counts(repository: Repository) -> None:
    repository.write("draft.md", WRONG)
    repository.stage("draft.md")
    repository.write("draft.md", RIGHT)
    code, printed = repository.hooks()
    assert (code, "CL201" in printed) == (1, True), printed
    assert (repository.folder / "draft.md").read_text() == RIGHT

    repository.write("draft.md", RIGHT + "\nThe lake is deep.\n")
    repository.stage("draft.md")
    repository.write("draft.md", WRONG)
    code, printed = repository.hooks()
    assert (code, "CL201" in printed) == (0, False), printed
    assert (repository.folder / "draft.md").read_text() == WRONG


@needs_git
def test_a_changed_registry_makes_an_unchanged_draft_fail(repository: Repository) -> None:
    source = (repository.folder / SOURCE).read_text()
    repository.write(SOURCE, source.replace("value: 340", "value: 430").replace("about 340", "about 430"))
    repository.stage(SOURCE)
    code, printed = repository.hooks()
    assert code == 1, printed
    assert "draft.md:3:17: error CL201" in printed
    assert re.search(r"^cite-lint\.+\(no files to check\)Skipped$", printed, re.MULTILINE)

    repository.write(SOURCE, source.replace("publisher: lake-office", "publisher: lake-ofice"))
    repository.stage(SOURCE)
    code, printed = repository.hooks()
    assert code == 1, printed
    assert f"{SOURCE}:5:12: " in printed and "did you mean 'lake-office'?" in printed and "CL201" not in printed


@needs_git
def test_an_excluded_draft_is_passed_over_though_it_is_named(repository: Repository) -> None:
    with (repository.folder / "cite-lint.toml").open("a") as configuration:
        configuration.write('\nextend-exclude = ["archive/"]\n')
    repository.commit_unchecked()
    repository.write("archive/wrong.md", WRONG)
    repository.stage("archive/wrong.md")
    code, printed = repository.hooks()
    assert code == 0, printed
    assert re.search(r"^cite-lint\.+Passed$", printed, re.MULTILINE) and "0 claims" in printed


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_ending_that_is_read_starts_the_hook(ending: str) -> None:
    files = re.compile(HOOKS["cite-lint"]["files"])
    assert files.search(f"drafts/a{ending}") and files.search(f"A{ending.upper()}")
    assert not files.search(f"a{ending}.bak") and not files.search(f"a{ending[1:]}")


def test_no_other_ending_starts_the_hook() -> None:
    said = HOOKS["cite-lint"]["files"].rpartition("(")[2].removesuffix(")$").split("|")
    meant = {form for ending in said for form in (ending.replace("?", ""), re.sub(r".\?", "", ending))}
    assert {f".{ending}" for ending in meant} <= set(ENDINGS)


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        ("registry/organisations.yaml", True),
        ("own/sources/a/b.yml", True),
        ("cite-lint.toml", True),
        ("sub/.cite-lint.toml", True),
        ("pyproject.toml", True),
        ("other.toml", False),
        ("a.yaml.md", False),
    ],
)
def test_what_starts_the_hook_of_the_registry(name: str, starts: bool) -> None:
    assert bool(re.search(HOOKS["cite-lint-registry"]["files"], name)) is starts


def test_hooks_run_in_one_process() -> None:
    assert all(hook["require_serial"] is True for hook in HOOKS.values())
