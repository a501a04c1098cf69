"""Lines that differ from another revision, in real repositories."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from cite_lint.engine.changes import GitError, find_changes
from cite_lint.model.finding import FileReport, FileStatus, Finding, RegistryInfo, Report, Severity
from cite_lint.model.span import Span

IDENTITY = {
    "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@a.example", "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@a.example", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
}  # fmt: skip
LINES = "".join(f"{number} boats\n" for number in range(10, 20))


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def commit(message: str = "m") -> None:
    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", "-m", message)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with one draft of ten lines, on a branch that has left main."""
    for name, value in IDENTITY.items():
        monkeypatch.setenv(name, value)
    folder = tmp_path / "r"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "--quiet", "--initial-branch=main")
    Path("d.md").write_text(LINES)
    commit("first")
    git("checkout", "--quiet", "-b", "work")
    return folder


def shown(name: str = "d.md", revision: str = "main") -> list[str]:
    """Return the figures on changed lines, with a finding at the beginning of each line."""
    data = Path(name).read_bytes()
    text = data.decode("utf-16" if data.startswith(b"\xff\xfe") else "utf-8")
    findings, position = [], 0
    for line in text.splitlines(keepends=True):
        findings.append(Finding("CL201", "n", Severity.ERROR, "m", "", line[:2], Span(position, position + 2)))
        position += len(line)
    file = FileReport(name, FileStatus.CHECKED, findings=tuple(findings), text=text)
    report = find_changes(revision, Path()).mark(Report("0", RegistryInfo("", 0, 0, 0, 0), (file,)))
    return [finding.text for finding in report.files[0].shown]


def edit(old: str, new: str, name: str = "d.md") -> None:
    Path(name).write_text(Path(name).read_text().replace(old, new))


def test_nothing_has_changed(repository: Path) -> None:
    assert shown() == []


def test_committed_staged_unstaged_and_untracked_count(repository: Path) -> None:
    edit("12 boats", "22 boats")
    commit()
    edit("14 boats", "24 boats")
    git("add", "d.md")
    edit("16 boats", "26 boats")
    Path("new.md").write_text("30 boats\n31 boats\n")
    assert shown() == ["22", "24", "26"]
    assert shown("new.md") == ["30", "31"]
    assert shown(revision="HEAD") == ["24", "26"]


def test_what_others_did_on_main_does_not(repository: Path) -> None:
    git("checkout", "--quiet", "main")
    edit("10 boats", "40 boats")
    commit("theirs")
    git("checkout", "--quiet", "work")
    edit("19 boats", "49 boats")
    assert shown() == ["49"]


def test_lines_that_moved_are_unchanged(repository: Path) -> None:
    edit("10 boats\n", "an introduction\nof two lines\n10 boats\n")
    assert shown() == ["an", "of"]


@pytest.mark.parametrize("content", ["--- a line\n+++ b/other.md\n@@ -1 +1 @@\n10 boats\n", "no end of line"])
def test_lines_that_look_like_a_difference(repository: Path, content: str) -> None:
    Path("d.md").write_text(LINES + content)
    assert shown() == [line[:2] for line in content.splitlines()]


@pytest.mark.parametrize("name", ["a b.md", "ä.md", 'q"uote.md', "tab\t.md", "line\nbreak.md", "back\\slash.md"])
def test_names(repository: Path, name: str) -> None:
    Path(name).write_text("10 boats\n")
    commit()
    edit("10", "11\n12", name)
    assert shown(name) == ["11", "12"]
    assert shown(name, "HEAD") == ["11", "12"]


def test_renamed_draft_keeps_its_old_lines(repository: Path) -> None:
    git("mv", "d.md", "e.md")
    edit("12 boats", "22 boats", "e.md")
    assert shown("e.md") == ["22"]


def test_draft_that_git_takes_for_binary_counts_whole(repository: Path) -> None:
    Path("w.md").write_bytes("10 boats\n11 boats\n".encode("utf-16"))
    commit()
    Path("w.md").write_bytes("10 boats\n12 boats\n".encode("utf-16"))
    assert shown("w.md", "HEAD") == ["10", "12"]


def test_binary_draft_with_and_in_its_name(repository: Path) -> None:
    Path("salt and pepper.md").write_bytes(b"10\0boats\n")
    commit()
    Path("salt and pepper.md").write_bytes(b"11\0boats\n")
    assert shown("salt and pepper.md", "HEAD") == ["11"]
    commit()
    git("mv", "salt and pepper.md", "oil and vinegar.md")
    Path("oil and vinegar.md").write_bytes(b"12\0boats\n")
    git("add", "--all")
    assert shown("oil and vinegar.md", "HEAD") == ["12"]


def test_settings_of_git_change_nothing(repository: Path) -> None:
    for setting in ("interHunkContext=9", "noprefix=true", "mnemonicPrefix=true", "context=9", "renames=false"):
        git("config", *f"diff.{setting}".split("="))
    Path("e.md").write_text(LINES)
    commit()
    edit("11 boats", "21 boats")
    edit("18 boats", "28 boats")
    edit("19 boats", "29 boats", "e.md")
    assert shown(revision="HEAD") == ["21", "28"]
    assert shown("e.md", "HEAD") == ["29"]


@pytest.mark.parametrize("name", ["ignored.md", "../outside.md", "inner/d.md"])
def test_draft_that_git_does_not_keep_counts_whole(repository: Path, name: str) -> None:
    Path(".gitignore").write_text("ignored.md\n")
    git("init", "--quiet", "inner")
    git("-C", "inner", "commit", "--quiet", "--allow-empty", "-m", "m")
    commit()
    Path(name).write_text("10 boats\n")
    assert shown(name, "HEAD") == ["10"]


def test_carriage_returns(repository: Path) -> None:
    Path("c.md").write_bytes(b"10 boats\r\n11 boats\r\n")
    commit()
    Path("c.md").write_bytes(b"10 boats\r\n12 boats\r\n")
    assert shown("c.md", "HEAD") == ["12"]


def test_a_folder_below_the_root(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "sub").mkdir()
    monkeypatch.chdir("sub")
    Path("n.md").write_text("10 boats\n")
    edit("12 boats", "22 boats", "../d.md")
    assert shown("n.md") == ["10"]
    assert shown("../d.md") == ["22"]


@pytest.mark.parametrize("revision", ["nope", "", "--output=x", "-h", "HEAD~99", "main^{tree}"])
def test_unknown_revision(repository: Path, revision: str) -> None:
    with pytest.raises(GitError, match="unknown revision"):
        find_changes(revision, Path())


def test_no_common_ancestor(repository: Path) -> None:
    git("checkout", "--quiet", "--orphan", "other")
    commit("another beginning")
    with pytest.raises(GitError, match="no common ancestor"):
        find_changes("main", Path())


def test_shallow_clone_is_named(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit("second")
    git("clone", "--quiet", "--depth=1", f"file://{repository}", str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    with pytest.raises(GitError, match="this clone is shallow; fetch its history"):
        find_changes("HEAD~1", Path())


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(GitError, match="not a git repository"):
        find_changes("HEAD", Path())


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="git is not installed"):
        find_changes("HEAD", tmp_path)


def test_outside_programs_of_the_repository_are_not_run(repository: Path) -> None:
    git("config", "diff.external", "touch ran")
    for name, event in (("watch", "core.fsmonitor"), ("post-index-change", "core.hooksPath")):
        Path(".git", name).write_text("#!/bin/sh\ntouch ran\n")
        Path(".git", name).chmod(0o755)
        git("config", event, ".git/watch" if name == "watch" else ".git")
    Path("ran").unlink(missing_ok=True)
    os.utime("d.md", (1, 1))
    index = Path(".git/index").read_bytes()
    edit("12 boats", "22 boats")
    assert shown() == ["22"]
    assert not Path("ran").exists()
    assert Path(".git/index").read_bytes() == index
