"""What `check` reads, writes where, and exits with."""

from __future__ import annotations

import io
import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("made_up")

UNREADABLE = [
    ("missing.md", None, "no such file or folder"),
    ("binary.md", b"a\0b", "binary: a NUL byte at byte 1"),
    ("latin.md", "one\ntwo caf\u00e9".encode("latin-1"), "not UTF-8: byte 0xe9 at byte 11, line 2"),
    ("marked.md", b"\xef\xbb\xbfa\r\n\xff", "not UTF-8: byte 0xff at byte 6, line 2"),
    ("wide.md", "text".encode("utf-16") + b"\xd8", "not UTF-16-LE: byte 0xd8 at byte 10, line 1"),
    ("wider.md", "text".encode("utf-32") + b"\xff", "not UTF-32-LE: byte 0xff at byte 20, line 1"),
    ("unmarked.md", "text".encode("utf-16-le"), "binary: a NUL byte at byte 1; save it as plain text in UTF-8"),
    ("large.md", b"x" * 101, "larger than"),
    ("broken.md", b"boom", "internal error, please report it: ValueError: a fault of ours (conftest.py:"),
]


@pytest.mark.parametrize(("name", "content", "message"), UNREADABLE, ids=[row[0] for row in UNREADABLE])
@pytest.mark.parametrize("format_", ["full", "concise", "json"])
def test_file_that_cannot_be_checked_fails_the_run_but_hides_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes | None, message: str, format_: str
) -> None:
    monkeypatch.setattr("cite_lint.engine.drafts.MAX_BYTES", 100)
    Path("z-good.md").write_text("CL201")
    if content is not None:
        Path(name).write_bytes(content)
    result = run("check", "--format", format_, name, "z-good.md")
    assert result.code == 2
    assert f"error: {name}: {message}" in result.err
    assert "CL201" in result.out


@pytest.mark.parametrize(("name", "content", "message"), UNREADABLE, ids=[row[0] for row in UNREADABLE])
def test_exit_zero_does_not_hide_a_file_that_was_not_checked(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes | None, message: str
) -> None:
    monkeypatch.setattr("cite_lint.engine.drafts.MAX_BYTES", 100)
    if content is not None:
        Path(name).write_bytes(content)
    assert run("check", "--exit-zero", name).code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes")
@pytest.mark.parametrize("paths", [["pipe.md", "z-good.md"], ["."]])
def test_named_pipe_is_not_waited_for(run: Run, paths: list[str]) -> None:
    os.mkfifo("pipe.md")
    Path("z-good.md").write_text("CL201")
    result = run("check", *paths)
    assert (result.code, "CL201" in result.out) == (2, True)
    assert "error: pipe.md: a named pipe, not a file" in result.err


@pytest.mark.skipif(sys.platform != "linux", reason="needs names that are not UTF-8")
@pytest.mark.parametrize("format_", ["full", "concise", "json"])
def test_name_that_is_not_utf8_is_shown_with_its_byte(run: Run, format_: str) -> None:
    Path(os.fsdecode(b"lat\xe9.md")).write_text("CL201")
    result = run("check", "--format", format_, ".", os.fsdecode(b"n\xf6.md"))
    assert result.code == 2
    shown = json.loads(result.out)["files"][0]["path"] if format_ == "json" else result.out
    assert shown.startswith("lat\\xe9.md")
    assert "error: n\\xf6.md: no such file or folder" in result.err


def test_path_that_would_steer_the_terminal(run: Run) -> None:
    result = run("check", "\x1b[31m\nx.md")
    assert (result.code, result.err.splitlines()[0]) == (2, "error: \ufffd[31m x.md: no such file or folder")


def test_empty_path_is_no_clean_run(run: Run) -> None:
    Path("d.md").write_text("clean")
    result = run("check", "", "d.md")
    assert (result.code, "a path is missing" in result.err) == (2, True)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_unreadable_file_and_folder(run: Run) -> None:
    Path("secret.md").write_text("x")
    Path("closed").mkdir()
    for path in ("secret.md", "closed"):
        Path(path).chmod(0)
    result = run("check", ".")
    Path("closed").chmod(stat.S_IRWXU)
    assert result.code == 2
    assert "secret.md: cannot read it: permission denied" in result.err
    assert "closed: cannot list the folder: permission denied" in result.err


def test_read_error_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    open_path = Path.open

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name == "secret.md":
            raise PermissionError(13, "Permission denied")
        return open_path(path, *arguments, **options)

    Path("secret.md").write_text("x")
    monkeypatch.setattr("pathlib.Path.open", refuse)
    result = run("check", "secret.md")
    assert (result.code, "secret.md: cannot read it: permission denied" in result.err) == (2, True)


def test_folder_without_drafts(run: Run) -> None:
    Path("empty/.git").mkdir(parents=True)
    Path("empty/.git/note.md").write_text("CL201")
    result = run("check", "empty")
    assert result.code == 2
    assert "error: empty: no drafts in this folder (looked for .md, " in result.err


def test_folders_are_searched_and_files_taken_once(run: Run) -> None:
    names = [
        "b.md",
        "a.txt",
        "sub/c.MD",
        "sub/deep/d.qmd",
        "code.py",
        ".hidden/e.md",
        "node_modules/f.md",
        ".venv/g.md",
    ]
    for name in names:
        Path(name).parent.mkdir(exist_ok=True, parents=True)
        Path(name).write_text("CL201")
    paths = [file["path"] for file in json.loads(run("check", "--format", "json").out)["files"]]
    assert paths == ["a.txt", "b.md", "sub/c.MD", "sub/deep/d.qmd"]
    explicit = json.loads(run("check", "--format", "json", "sub", "code.py", "sub/c.MD", ".hidden").out)["files"]
    assert [file["path"] for file in explicit] == [".hidden/e.md", "code.py", "sub/c.MD", "sub/deep/d.qmd"]


def test_text_keeps_its_line_ends_and_loses_its_mark(run: Run) -> None:
    Path("d.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree CL201\n")
    (finding,) = json.loads(run("check", "--format", "json", "d.md").out)["files"][0]["findings"]
    assert finding["span"]["start"] == {"offset": 15, "line": 3, "column": 7}


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [
        ("clean", [], 0),
        ("CL201", [], 1),
        ("CL101", [], 0),
        ("CL101", ["--fail-on", "warning"], 1),
        ("CL103", ["--fail-on", "warning"], 0),
        ("CL103", ["--fail-on", "note"], 1),
        ("CL201", ["--fail-on", "never"], 0),
        ("CL201", ["--exit-zero"], 0),
        ("CL201", ["--ignore", "CL2"], 0),
        ("CL201", ["--no-cache"], 1),
        ("CL102", ["--fail-on", "note"], 0),
        ("CL102", ["--fail-on", "note", "--extend-select", "CL102"], 1),
    ],
)
def test_exit_code(run: Run, text: str, arguments: list[str], code: int) -> None:
    Path("d.md").write_text(text)
    assert run("check", *arguments).code == code


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        ([], "CL101 CL103 CL201 CL202"),
        (["--select", "ALL"], "CL101 CL102 CL103 CL201 CL202"),
        (["--select", "CL2"], "CL201 CL202"),
        (["--select", "cl201, CL101"], "CL101 CL201"),
        (["--select", "CL201", "--select", "CL101"], "CL101 CL201"),
        (["--ignore", "CL1"], "CL201 CL202"),
        (["--ignore", "ALL"], ""),
        (["--select", "CL1", "--ignore", "CL10"], ""),
        (["--select", "CL102", "--ignore", "CL1"], "CL102"),
        (["--select", "ALL", "--ignore", "CL1", "--extend-select", "CL103"], "CL103 CL201 CL202"),
        (["--extend-select", "CL102"], "CL101 CL102 CL103 CL201 CL202"),
    ],
)
def test_rule_selection(run: Run, arguments: list[str], codes: str) -> None:
    Path("d.md").write_text("CL101 CL102 CL103 CL201 CL202")
    file = json.loads(run("check", "--format", "json", *arguments).out)["files"][0]
    assert [finding["rule"] for finding in file["findings"]] == codes.split()


@pytest.mark.parametrize("option", ["--select", "--ignore", "--extend-select"])
def test_unknown_rule_is_refused_with_the_nearest(run: Run, option: str) -> None:
    result = run("check", option, "CL20x")
    assert result.code == 2
    assert "unknown rule 'CL20X' (did you mean 'CL20" in result.err
    assert result.out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "nonsense"],
        ["--today", "2026-13-01"],
        ["--fail-on", "sometimes"],
        ["--registry", "none"],
        ["--nope"],
        ["--isolated", "--config", "cite-lint.toml"],
        ["--select", ""],
        ["--ignore", "CL101,"],
    ],
)
def test_wrong_options_exit_2(run: Run, arguments: list[str]) -> None:
    result = run("check", *arguments)
    assert (result.code, result.out) == (2, "")
    assert "Error: " in result.err


def test_clean_run_is_quiet(run: Run) -> None:
    Path("d.md").write_text("clean")
    for format_ in ("full", "concise"):
        result = run("check", "--format", format_)
        assert (result.out, result.err) == ("", "0 claims\n")
    result = run("check", "--format", "json")
    assert json.loads(result.out)["summary"]["claims"] == 0
    assert result.err == ""


def test_streams_of_a_run_with_findings(run: Run) -> None:
    Path("d.md").write_text("a CL201")
    full = run("check")
    assert full.out.endswith("\n\n1 claim: 1 not in the registry\n") and full.err == ""
    concise = run("check", "--format", "concise")
    assert concise.out == "d.md:1:3: CL201 as written\n"
    assert concise.err == "1 claim: 1 not in the registry\n"


def test_output_file(run: Run) -> None:
    Path("d.md").write_text("\u6e56 CL201")
    result = run("check", "--output-file", "out.txt")
    assert (result.code, result.out, result.err) == (1, "", "1 claim: 1 not in the registry\n")
    assert "\u6e56 CL201" in Path("out.txt").read_text(encoding="utf-8")
    refused = run("check", "--output-file", "no/folder/out.txt")
    assert refused.code == 2
    assert refused.err == "error: no/folder/out.txt: cannot write it: no such folder\n"


@pytest.mark.skipif(sys.platform != "linux", reason="needs a device that is full")
def test_output_that_cannot_be_written(run: Run) -> None:
    Path("d.md").write_text("CL201")
    Path("folder").mkdir()
    full = run("check", "--output-file", "/dev/full")
    assert (full.code, full.out) == (2, "")
    assert "error: /dev/full: cannot write it: no space left on device\n" in full.err
    folder = run("check", "--output-file", "folder")
    assert (folder.code, folder.out, "'folder' is a directory" in folder.err) == (2, "", True)


@pytest.mark.parametrize("paths", [["d.md"], ["."], [], ["-", "link.md"], ["./sub/../d.md"]])
@pytest.mark.parametrize("output", ["d.md", "link.md", "sub/../d.md"])
def test_output_never_overwrites_a_draft(run: Run, paths: list[str], output: str) -> None:
    Path("sub").mkdir()
    Path("d.md").write_text("CL201")
    Path("link.md").symlink_to("d.md")
    result = run("check", "--output-file", output, *paths, stdin=b"clean")
    assert (result.code, result.out) == (2, "")
    assert (
        result.err
        == f"error: {output}: it is among the drafts and would be overwritten; name a file that is no draft\n"
    )
    assert Path("d.md").read_text() == "CL201"


def test_output_may_replace_what_is_no_draft(run: Run) -> None:
    Path("d.md").write_text("CL201")
    Path("result.log").write_text("old")
    assert run("check", "--format", "concise", "--output-file", "result.log", ".").code == 1
    assert Path("result.log").read_text() == "d.md:1:1: CL201 as written\n"


def test_stdin_that_cannot_be_had(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("d.md").write_text("CL201")
    monkeypatch.setattr(sys, "stdin", None)
    for command in ("check", "extract"):
        result = run(command, "-", "d.md")
        assert (result.code, result.err.splitlines()[0]) == (2, "error: stdin.md: there is no stdin")
    with Path("d.md").open("ab") as unreadable:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(unreadable))
        result = run("check", "-", "d.md")
    assert (result.code, "error: stdin.md: cannot read it: " in result.err) == (2, True)


def test_stdin(run: Run) -> None:
    result = run("check", "-", "--format", "concise", stdin=b"a\r\nCL201")
    assert (result.code, result.out) == (1, "stdin.md:2:1: CL201 as written\n")
    named = run("check", "-", "--stdin-filename", "x/y.txt", "--format", "concise", stdin=b"CL201")
    assert named.out == "x/y.txt:1:1: CL201 as written\n"
    wrong = run("check", "-", stdin=b"\xff")
    assert (wrong.code, "error: stdin.md: not UTF-8" in wrong.err) == (2, True)


@pytest.mark.parametrize(
    ("choice", "environment", "painted"),
    [
        ("auto", {}, False),
        ("always", {}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("auto", {"FORCE_COLOR": ""}, False),
        ("always", {"NO_COLOR": "1"}, True),
    ],
)
def test_colour(
    run: Run, monkeypatch: pytest.MonkeyPatch, choice: str, environment: dict[str, str], painted: bool
) -> None:
    Path("d.md").write_text("CL201")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("check", "--color", choice).out) is painted


def test_today_dates_the_drafts_that_give_no_date(run: Run) -> None:
    Path("a.md").write_text("plain")
    Path("b.md").write_text("---\ndate: 2020-02-03\n---\n\nplain")
    files = json.loads(run("check", "--format", "json", "--today", "2026-11-21").out)["files"]
    assert [file["date"] for file in files] == ["2026-11-21", "2020-02-03"]


def test_same_run_same_bytes(run: Run) -> None:
    for name in "cab":
        Path(f"{name}.md").write_text("CL201 CL101")
    first = run("check", "--format", "json", "--today", "2026-11-21", "c.md", "a.md", "b.md").out
    assert first == run("check", "--format", "json", "--today", "2026-11-21", ".").out


@pytest.mark.parametrize("debug", ["", "1"])
def test_fault_of_ours_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch, debug: str) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a fault\nof ours " + "x" * 1000)

    monkeypatch.setenv("CITE_LINT_DEBUG", debug)
    monkeypatch.setattr("cite_lint.engine.run.read_drafts", fail)
    result = run("check")
    assert (result.code, result.out) == (2, "")
    last = result.err.splitlines()[-1]
    assert last.startswith("error: internal error, please report it: RuntimeError: a fault of ours xxx")
    assert "x (test_check.py:" in last and len(last) < 400
    assert ("Traceback" in result.err) is bool(debug)
    assert last.endswith("; CITE_LINT_DEBUG=1 shows the details") is not bool(debug)


def test_fault_in_a_draft_shows_its_details_when_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("d.md").write_text("boom")
    assert "Traceback" not in run("check").err
    monkeypatch.setenv("CITE_LINT_DEBUG", "1")
    assert "Traceback" in run("check").err


@pytest.mark.parametrize("arguments", [["check"], ["check", "--isolated", "-"], ["config", "--isolated"]])
def test_folder_that_went_away(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    result = run(*arguments, stdin=b"")
    assert (result.code, result.err) == (2, "error: the current folder does not exist any more\n")


def test_interrupt_exits_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    Path("d.md").write_text("x")
    monkeypatch.setattr("cite_lint.engine.run.read_drafts", interrupt)
    assert run("check").code == 130


@pytest.mark.parametrize("command", ["check", "extract"])
def test_named_draft_that_may_not_be_read_hides_no_other(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    Path("closed.md").write_text("CL201")
    Path("d.md").write_text("CL201")
    access, read = os.access, Path.open
    monkeypatch.setattr("os.access", lambda path, *rest: "closed" not in str(path) and access(path, *rest))

    def refuse(path: Path, *rest: Any, **named: Any) -> Any:
        if path.name == "closed.md":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path, *rest, **named)

    monkeypatch.setattr(Path, "open", refuse)
    result = run(command, "closed.md", "d.md")
    assert result.code == 2
    assert "error: closed.md: cannot read it: permission denied" in result.err
    assert command == "extract" or "d.md:1:1: error CL201" in result.out
