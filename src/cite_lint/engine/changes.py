"""The lines that differ from another revision, as git tells them."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cite_lint.model.finding import FileReport, Finding, Report, SuppressedBy, Suppression
from cite_lint.readers import format_of

_HUNK = re.compile(rb"@@ -\d+(?:,(?P<removed>\d+))? \+(?P<line>\d+)(?:,(?P<added>\d+))? @@")
_OWN_PROGRAMS_OFF = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
"""What a repository wants to be run beside git is none of our business."""
_ESCAPE = re.compile(rb"\\(?:([0-7]{3})|(.))")
_ESCAPED = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}


class GitError(Exception):
    """Git cannot tell what has changed; the message says why."""


@dataclass(slots=True)
class Changes:
    """What differs from a revision in the work tree `root`."""

    root: Path
    tracked: frozenset[str]
    """The files that git knows, from `root`; any other one counts whole, wherever it lies."""
    files: dict[str, list[range] | None] = field(default_factory=dict)
    """By file, the lines as git counts them, or None for the whole file."""

    def mark(self, report: Report) -> Report:
        """Return the report with findings on unchanged lines marked as suppressed."""
        return replace(report, files=tuple(self._mark(file) for file in report.files))

    def _mark(self, file: FileReport) -> FileReport:
        path = os.path.relpath(os.path.realpath(file.location), self.root).replace(os.sep, "/")
        lines = self.files.get(path, [] if path in self.tracked else None)
        if lines is None or (lines and not format_of(file.path).is_text):
            return file
        return replace(file, findings=tuple(_marked(file, finding, lines) for finding in file.findings))


def find_changes(revision: str, folder: Path) -> Changes:
    """Return what the working tree below `folder`'s repository has that `revision`'s common ancestor has not.

    Staged, unstaged and untracked changes count, and files that git leaves alone count whole. Raise GitError.
    """
    root = Path(_git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").rstrip("\n")).resolve()
    is_option = revision.startswith("-")
    if is_option or not _answers(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"):
        raise GitError(f"unknown revision {revision!r}{_shallow(root)}")
    base = _answers(root, "merge-base", revision, "HEAD")
    if not base:
        raise GitError(f"{revision!r} and HEAD have no common ancestor{_shallow(root)}")
    difference = _difference(root, base, "--unified=0", "--inter-hunk-context=0")
    tracked = _git(root, "ls-files", "-z").decode("utf-8", "surrogateescape")
    changes = Changes(root, frozenset(tracked.split("\0")))
    _read_difference(difference, changes)
    if b"\nBinary files " in difference:
        changes.files |= dict.fromkeys(_binary_files(_difference(root, base, "--numstat", "-z")))
    return changes


def _difference(root: Path, base: bytes, *options: str) -> bytes:
    """Return the difference between a commit and the working tree, whatever form the user's settings give it."""
    return _git(
        root, "-c", "core.quotePath=off", "diff", *options, "--no-color", "--no-ext-diff", "--no-textconv",
        "--find-renames", "--src-prefix=a/", "--dst-prefix=b/", base.decode().strip(), "--",
    )  # fmt: skip


def _read_difference(difference: bytes, changes: Changes) -> None:
    lines: list[range] = []
    left = 0
    for row in difference.split(b"\n"):
        if left > 0 and row[:1] in (b"+", b"-", b"\\"):
            left -= row[:1] != b"\\"
        elif row.startswith(b"+++ "):
            lines = []
            if (name := _name(row[4:])) is not None:
                changes.files[name] = lines
        elif hunk := _HUNK.match(row):
            first, added = int(hunk["line"]), int(hunk["added"] or 1)
            lines.append(range(first, first + added))
            left = added + int(hunk["removed"] or 1)


def _binary_files(counts: bytes) -> Iterator[str]:
    """Yield the new names of the files whose lines git does not count, from what --numstat -z prints."""
    fields = iter(counts.split(b"\0"))
    for row in fields:
        name = row.split(b"\t", 2)[-1]
        if not name and row:  # a renamed file: its old and its new name follow
            next(fields, b"")
            name = next(fields, b"")
        if row.startswith(b"-\t-\t"):
            yield name.decode("utf-8", "surrogateescape")


def _name(written: bytes) -> str | None:
    """Return the path in the new state that a difference names; None for a file that is gone."""
    written = written.removesuffix(b"\t")
    if written.startswith(b'"') and written.endswith(b'"'):
        written = _ESCAPE.sub(
            lambda found: bytes([int(found[1], 8)]) if found[1] else _ESCAPED.get(found[2], found[2]), written[1:-1]
        )
    return written[2:].decode("utf-8", "surrogateescape") if written.startswith(b"b/") else None


def _marked(file: FileReport, finding: Finding, lines: Sequence[range]) -> Finding:
    """Return the finding, marked if none of its lines changed. Git ends lines at LF alone."""
    if finding.suppressed is not None:
        return finding
    first = file.text.count("\n", 0, finding.span.start) + 1
    last = first + file.text.count("\n", finding.span.start, max(finding.span.start, finding.span.end - 1))
    if any(changed.start <= last and first < changed.stop for changed in lines):
        return finding
    return replace(finding, suppressed=Suppression(SuppressedBy.DIFF))


def _git(folder: Path, *arguments: str) -> bytes:
    """Return what git prints; raise GitError with what it says otherwise."""
    try:
        done = subprocess.run(
            ["git", *_OWN_PROGRAMS_OFF, *arguments],
            cwd=folder,
            capture_output=True,
            check=False,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},  # looking writes no index
        )
    except FileNotFoundError:
        raise GitError("git is not installed, and --diff needs it") from None
    except OSError as error:
        raise GitError(f"git cannot be run: {(error.strerror or str(error)).lower()}") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError((said[-1] if said else f"git {arguments[0]} failed").removeprefix("fatal: "))
    return done.stdout


def _answers(folder: Path, *arguments: str) -> bytes:
    """Return what git prints, nothing where it fails."""
    try:
        return _git(folder, *arguments)
    except GitError:
        return b""


def _shallow(root: Path) -> str:
    """Return advice for a clone that lacks its history."""
    if _answers(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        return ": this clone is shallow; fetch its history (git fetch --unshallow, or fetch-depth: 0 in CI)"
    return ""
