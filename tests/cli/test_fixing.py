"""--fix, --unsafe-fixes and --diff-fixes on files of an own registry."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
HOUSING = Path(__file__).parents[1] / "housing"
OWN = ("--registry", str(HOUSING), "--no-shipped-registry", "--today", "2025-06-01")
WRONG = (
    "According to the Northport Housing Trust, 45 per cent of private tenants in Northport are behind with their rent.\n"
    "\n"
    "The Northport House Trust knows it.\n"
)
NAMED = WRONG.replace("House", "Housing")
RIGHT = NAMED.replace("45", "38")


def test_safe_fixes_leave_figures_alone(run: Run) -> None:
    Path("d.md").write_text(WRONG)
    result = run("check", "--fix", *OWN, "d.md")
    assert Path("d.md").read_text() == NAMED
    assert "fixed 1 finding" in result.err
    assert "CL201" in result.out
    assert "CL601" not in result.out
    assert result.code == 1


def test_unsafe_fixes_put_figures_in_and_the_draft_is_clean(run: Run) -> None:
    Path("d.md").write_text(WRONG)
    result = run("check", "--fix", "--unsafe-fixes", *OWN, "d.md")
    assert Path("d.md").read_text() == RIGHT
    assert "fixed 2 findings" in result.err
    assert result.code == 0
    assert run("check", *OWN, "d.md").code == 0


@pytest.mark.parametrize(("options", "after"), [([], NAMED), (["--unsafe-fixes"], RIGHT)])
def test_difference_is_shown_and_nothing_written(run: Run, options: list[str], after: str) -> None:
    Path("d.md").write_text(WRONG)
    result = run("check", "--diff-fixes", *options, *OWN, "d.md")
    assert Path("d.md").read_text() == WRONG
    assert result.out.startswith("--- d.md\n+++ d.md\n@@ ")
    added = [line[1:] for line in result.out.splitlines() if line.startswith("+") and not line.startswith("+++")]
    assert added == [line for line in after.splitlines() if line not in WRONG.splitlines()]
    assert result.code == 1
    assert run("check", "--diff-fixes", "--exit-zero", *options, *OWN, "d.md").code == 0


def test_difference_of_stdin(run: Run) -> None:
    result = run("check", "--diff-fixes", *OWN, "-", stdin=WRONG.encode())
    assert "+The Northport Housing Trust knows it." in result.out


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (WRONG.replace("\n", "\r\n").encode("utf-8-sig"), RIGHT.replace("\n", "\r\n").encode("utf-8-sig")),
        (WRONG.encode("utf-16"), RIGHT.encode("utf-16")),
        (WRONG.rstrip("\n").encode(), RIGHT.rstrip("\n").encode()),
        (b"\xef\xbb\xbf\xc3\xa9 " + WRONG.encode(), b"\xef\xbb\xbf\xc3\xa9 " + RIGHT.encode()),
    ],
)
def test_bytes_around_a_fix_stay(run: Run, before: bytes, after: bytes) -> None:
    Path("d.md").write_bytes(before)
    run("check", "--fix", "--unsafe-fixes", *OWN, "d.md")
    assert Path("d.md").read_bytes() == after


@pytest.mark.skipif(os.name == "nt", reason="permissions are Unix's")
def test_permissions_and_links_stay(run: Run) -> None:
    Path("real.md").write_text(WRONG)
    Path("real.md").chmod(0o640)
    Path("link.md").symlink_to("real.md")
    run("check", "--fix", *OWN, "link.md")
    assert Path("link.md").is_symlink()
    assert Path("real.md").read_text() == NAMED
    assert stat.S_IMODE(Path("real.md").stat().st_mode) == 0o640
    assert [path.name for path in Path().iterdir() if path.name.startswith(".r")] == []


def test_answered_findings_are_not_fixed(run: Run) -> None:
    text = WRONG.replace("knows it.", "knows it. <!-- cite-lint: ignore[CL601] their own spelling -->")
    Path("d.md").write_text(text)
    run("check", "--fix", *OWN, "d.md")
    assert Path("d.md").read_text() == text


def test_needless_suppression_goes(run: Run) -> None:
    Path("d.md").write_text("<!-- cite-lint: ignore[CL201] r -->\n" + NAMED)
    run("check", "--fix", *OWN, "d.md")
    assert Path("d.md").read_text() == "<!-- cite-lint: ignore[CL201] r -->\n" + NAMED
    Path("d.md").write_text("<!-- cite-lint: ignore[CL201] r -->\n\n" + RIGHT)
    run("check", "--fix", *OWN, "d.md")
    assert Path("d.md").read_text() == "\n" + RIGHT


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--fix", "--diff-fixes"], "exclude each other"),
        (["--unsafe-fixes"], "goes with --fix or --diff-fixes"),
        (["--fix", "-"], "cannot change stdin"),
        (["--fix", "--baseline", "b.json", "--extend-baseline"], "--extend-baseline comes after --fix"),
        (["--diff-fixes", "--baseline", "b.json", "--extend-baseline"], "--diff-fixes changes nothing"),
        (["--diff-fixes", "--baseline", "b.json", "--update-baseline"], "--diff-fixes changes nothing"),
        (
            ["--diff-fixes", "--output-file", "json=r.json"],
            "--diff-fixes shows the difference alone: leave out --output",
        ),
        (["--diff-fixes", "--statistics"], "leave out --statistics"),
        (["--diff-fixes", "--annotate", "o.docx"], "leave out --annotate"),
        (["--diff-fixes", "--in-place"], "leave out --in-place"),
        (["--add-ignore", "r", "--baseline", "b.json", "--extend-baseline"], "--extend-baseline comes after"),
    ],
)
def test_options_that_do_not_go_together(run: Run, arguments: list[str], message: str) -> None:
    result = run("check", *arguments, stdin=b"")
    assert result.code == 2
    assert message in result.err


def test_draft_that_changes_meanwhile_is_left_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from cite_lint.engine import fixing

    Path("d.md").write_text(WRONG)
    chosen = fixing._chosen

    def edited(file: Any, unsafe: bool) -> Any:
        Path("d.md").write_text("somebody else's words")
        return chosen(file, unsafe)

    monkeypatch.setattr(fixing, "_chosen", edited)
    result = run("check", "--fix", *OWN, "d.md")
    assert result.code == 2
    assert "d.md: it has changed since it was checked" in result.err
    assert Path("d.md").read_text() == "somebody else's words"


def test_draft_that_cannot_be_corrected_hides_no_other(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from cite_lint.engine import fixing

    for name in ("a.md", "b.md", "c.md"):
        Path(name).write_text(WRONG)
    write = fixing.replace_file

    def refuse_one(file: Path, data: bytes) -> None:
        if file.name == "a.md":
            raise PermissionError(13, "Permission denied", str(file))
        write(file, data)

    monkeypatch.setattr(fixing, "replace_file", refuse_one)
    result = run("check", "--fix", "--format", "concise", *OWN)
    assert result.code == 2
    assert result.err.count("a.md: cannot correct it: permission denied") == 1
    assert "fixed 2 findings" in result.err
    assert [Path(name).read_text() for name in ("a.md", "b.md", "c.md")] == [WRONG, NAMED, NAMED]
    assert [line.split(" ")[:2] for line in result.out.splitlines()] == [
        ["a.md:1:43:", "CL201"],
        ["a.md:3:5:", "CL601"],
        ["b.md:1:43:", "CL201"],
        ["c.md:1:43:", "CL201"],
    ]


def test_difference_tells_which_drafts_could_not_be_read(run: Run) -> None:
    Path("d.md").write_text(WRONG)
    result = run("check", "--diff-fixes", *OWN, "nosuch.md", "d.md")
    assert result.code == 2
    assert "error: nosuch.md: no such file or folder" in result.err
    assert "+The Northport Housing Trust" in result.out


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
def test_draft_whose_name_is_no_text_is_corrected(run: Run) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    Path(name).write_text(WRONG)
    result = run("check", "--fix", *OWN, name)
    assert Path(name).read_text() == NAMED
    assert (result.code, "fixed 1 finding" in result.err) == (1, True)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("option", [("--fix",), ("--add-ignore", "agreed")])
def test_draft_that_is_found_twice_is_changed_once(run: Run, option: tuple[str, ...]) -> None:
    Path("d.md").write_text(WRONG)
    Path("link.md").symlink_to("d.md")
    result = run("check", *option, *OWN)
    assert "changed since" not in result.err
    assert result.code == (1 if option[0] == "--fix" else 0)
    assert Path("d.md").read_text().count("agreed") == (0 if option[0] == "--fix" else 2)


@pytest.mark.parametrize("between", ["\x0c", "\u2028", "\x85", "\r", "\x1c"])
@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_difference_can_be_applied(run: Run, between: str, end: str) -> None:
    text = f"One{between}two.\n\nThe Northport House Trust{between} knows it.{end}"
    Path("d.md").write_bytes(text.encode())
    difference = run("check", "--diff-fixes", *OWN, "d.md").out
    subprocess.run(["git", "apply", "-p0", "-"], input=difference.encode(), check=True, capture_output=True)
    assert Path("d.md").read_bytes().decode() == text.replace("House", "Housing")
