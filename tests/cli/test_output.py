"""Several results of one run: which goes where, what is refused, and that no file is ever half written."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cite_lint.cli.streams import Failure, write_file
from cite_lint.reporters import FORMATS

Run = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("made_up")


@pytest.fixture(autouse=True)
def draft(run: Run) -> None:
    """Put a draft with two findings into the empty folder."""
    Path("d.md").write_text("CL201 and CL103")


def rows_of(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(Path(name).read_bytes().decode("utf-8-sig"), newline="")))


# -- which result goes where


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_can_be_written(run: Run, form: str) -> None:
    result = run("check", "--format", form, "--output-file", "result", "d.md")
    assert (result.code, result.out) == (1, "")
    assert "2 claims: 2 not in the registry" in result.err
    assert Path("result").stat().st_size > 0


def test_stdout_gets_the_form_that_has_no_file(run: Run) -> None:
    result = run(
        "check", "--format", "concise", "--output-file", "sarif=r.sarif", "--output-file", "json=r.json", "d.md"
    )
    assert (result.code, result.out.splitlines()[0]) == (1, "d.md:1:1: CL201 as written")
    assert json.loads(Path("r.sarif").read_text())["version"] == "2.1.0"
    assert json.loads(Path("r.json").read_text())["schema"] == "cite-lint/1"
    assert result.err == "2 claims: 2 not in the registry\n"


def test_coverage_is_told_once(run: Run) -> None:
    result = run("check", "--output-file", "sarif=r.sarif", "d.md")
    assert (result.out.count("2 claims:"), result.err) == (1, "")


def test_form_of_format_goes_to_the_file_without_a_form(run: Run) -> None:
    result = run(
        "check", "--format", "jsonl", "--output-file", "a", "--output-file", "github=b", "--output-file", "c", "d.md"
    )
    assert result.out == ""
    assert Path("a").read_bytes() == Path("c").read_bytes()
    assert json.loads(Path("a").read_text().splitlines()[-1])["type"] == "summary"
    assert Path("b").read_text().startswith("::error file=d.md,line=1,")


@pytest.mark.parametrize(("value", "file"), [("./a=b.txt", "a=b.txt"), ("json=a=b", "a=b"), ("x.1=y", "x.1=y")])
def test_file_whose_name_has_an_equals_sign(run: Run, value: str, file: str) -> None:
    run("check", "--format", "json", "--output-file", value, "d.md")
    assert json.loads(Path(file).read_text())["schema"] == "cite-lint/1"


def test_colour_is_not_written_into_files(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    result = run("check", "--output-file", "full=plain.txt", "d.md")
    assert "\x1b[" in result.out and "\x1b" not in Path("plain.txt").read_text()
    run("check", "--color", "always", "--output-file", "painted.txt", "d.md")
    assert "\x1b[" in Path("painted.txt").read_text()


def test_binary_form_can_be_sent_on(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(sent))
    assert run("check", "--format", "xlsx", "d.md").code == 1
    assert load_workbook(io.BytesIO(sent.getvalue())).sheetnames == ["claims", "summary"]


# -- what is refused


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--output-file", "sarfi=r.json"], "unknown form 'sarfi' (did you mean 'sarif'?); if it is part of a file's name"),
        (["--output-file", "json="], "'json=' names no file; leave the option out to write to stdout"),
        (["--output-file", "-"], "'-' names no file"),
        (["--output-file", ""], "names no file"),
        (["--output-file", "folder"], "is a directory"),
        (["--output-file", "json=folder"], "is a directory"),
        (["--output-file", "json=none/r.json"], "none/r.json: cannot write it: no such folder"),
        (["--output-file", "json=d.md"], "d.md: it is among the drafts and would be overwritten"),
        (["--output-file", "json=b.json", "--baseline", "./b.json"], "b.json: it is the baseline or a configuration file"),
        (["--output-file", "json=b.json", "--baseline", "b.json", "--extend-baseline"], "b.json: it is the baseline"),
        (["--output-file", "json=x", "--output-file", "sarif=x"], "x: two results would be written into this file"),
        (["--output-file", "json=x", "--output-file", "sarif=folder/../x"], "folder/../x: two results would be"),
        (["--output-file", "json=old", "--output-file", "sarif=link"], "link: two results would be"),
        (["--output-file", "report.xlsx"], "the full form is no such file; write --output-file xlsx=report.xlsx"),
        (["--output-file", "csv=report.XLSX"], "write --output-file xlsx=report.XLSX"),
        (["--format", "sarif", "--statistics"], "the sarif form has no room for --statistics: choose full, concise or json"),
        (["--format", "concise", "--explain-matches"], "no room for --explain-matches"),
        (["--format", "full", "--statistics", "--explain-matches"], "no room for --explain-matches"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_before_anything_is_done(run: Run, arguments: list[str], message: str) -> None:
    Path("folder").mkdir()
    Path("old").write_text("as it was")
    Path("link").symlink_to("old")
    result = run("check", *arguments, "d.md")
    assert (result.code, result.out) == (2, "")
    assert message in " ".join(result.err.split())
    assert (Path("d.md").read_text(), Path("old").read_text()) == ("CL201 and CL103", "as it was")
    assert sorted(file.name for file in Path.cwd().iterdir()) == ["d.md", "folder", "link", "old"]


def test_configuration_is_not_written_over(run: Run) -> None:
    Path("cite-lint.toml").write_text('extend = "base.toml"\n')
    Path("base.toml").write_text("")
    for name in ("cite-lint.toml", "base.toml"):
        result = run("check", "--output-file", name, "d.md")
        assert (result.code, f"{name}: it is the baseline or a configuration file" in result.err) == (2, True)
    assert Path("cite-lint.toml").read_text() == 'extend = "base.toml"\n'


def test_binary_form_is_not_written_to_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    result = run("check", "--format", "xlsx", "d.md")
    assert (result.code, result.out) == (2, "")
    assert result.err == "error: the xlsx form is no text for a terminal: add --output-file xlsx=FILE\n"


def test_explained_form_may_be_in_a_file(run: Run) -> None:
    result = run("check", "--format", "concise", "--explain-matches", "--output-file", "full=why.txt", "d.md")
    assert result.code == 1 and Path("why.txt").exists()


# -- statistics


def test_statistics_stand_in_place_of_the_findings(run: Run) -> None:
    Path("d.md").write_text("CL103 CL201 CL103 CL999")
    result = run("check", "--statistics", "d.md")
    assert result.out == (
        "2  CL103  note     unregistered-organisation\n"
        "1  CL201  error    value-mismatch\n"
        "\n"
        "4  not in the registry\n"
        "\n"
        "4 claims: 4 not in the registry\n"
    )
    assert (result.code, result.err) == (1, "")


def test_statistics_of_a_clean_run(run: Run) -> None:
    Path("d.md").write_text("clean")
    assert run("check", "--statistics", "d.md").out == "0 claims\n"


def test_statistics_as_json(run: Run) -> None:
    counts = json.loads(run("check", "--statistics", "--format", "json", "d.md").out)
    assert [(rule["rule"], rule["count"]) for rule in counts["rules"]] == [("CL103", 1), ("CL201", 1)]
    assert (counts["verdicts"]["unsupported"], counts["suppressed"], counts["summary"]["error"]) == (2, 0, 1)


def test_statistics_beside_a_file_with_the_findings(run: Run) -> None:
    result = run("check", "--statistics", "--format", "sarif", "--output-file", "r.sarif", "d.md")
    assert result.out.startswith("1  CL103  note ")
    assert len(json.loads(Path("r.sarif").read_text())["runs"][0]["results"]) == 2


# -- the sheet that people fill in


def test_sheet_keeps_what_was_written_in_it(run: Run) -> None:
    arguments = ("check", "--exit-zero", "--format", "csv", "--output-file", "sheet.csv", "d.md")
    run(*arguments)
    text = Path("sheet.csv").read_bytes().decode("utf-8-sig")
    Path("sheet.csv").write_bytes(text.replace(",,,\r\n", ",,,asked\r\n", 1).encode())
    Path("d.md").write_text("A new line.\n\nCL201 and CL103")
    assert run(*arguments).code == 0
    assert [(row["place"], row["note"]) for row in rows_of("sheet.csv")] == [
        ("line 3, column 1", "asked"),
        ("line 3, column 11", ""),
    ]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_file_that_is_no_sheet_is_left_as_it_is_and_keeps_nothing_back(run: Run, form: str) -> None:
    Path("sheet").write_text("somebody's own words")
    result = run("check", "--output-file", f"{form}=sheet", "--output-file", "json=r.json", "d.md")
    assert result.code == 2
    assert "error: sheet: it is left as it is: it is no" in result.err
    assert Path("sheet").read_text() == "somebody's own words"
    assert "CL201" in result.out and "CL201" in Path("r.json").read_text()


def test_sheet_that_is_too_large_is_left_as_it_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cite_lint.cli.output._LARGEST_SHEET", 10)
    Path("sheet").write_text("somebody's own words")
    result = run("check", "--output-file", "csv=sheet", "d.md")
    assert (result.code, "sheet: it is left as it is: it is larger than" in result.err) == (2, True)
    assert Path("sheet").read_text() == "somebody's own words"


# -- no file is half written


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_file_stays_whole_when_writing_fails(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    Path("old").write_text("as it was")
    monkeypatch.setattr(step, fail)
    for name in ("old", "new"):
        with pytest.raises(Failure, match=f"{name}: cannot write it: no space left on device"):
            write_file(Path(name), b"x" * 100)
    assert Path("old").read_text() == "as it was"
    assert sorted(file.name for file in Path.cwd().iterdir()) == ["d.md", "old"]


def test_interrupt_waits_until_a_file_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = []
    before = signal.signal(signal.SIGINT, lambda *_: heard.append(sorted(file.name for file in Path().iterdir())))
    monkeypatch.setattr("os.fsync", lambda _: signal.raise_signal(signal.SIGINT))
    try:
        write_file(Path("r.txt"), b"new")
    finally:
        signal.signal(signal.SIGINT, before)
    assert heard == [["d.md", "r.txt"]], "it ends the run where nothing lies about"


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX permissions and links")
def test_permissions_and_links_stay() -> None:
    Path("old").write_text("as it was")
    Path("old").chmod(0o640)
    Path("link").symlink_to("old")
    write_file(Path("link"), b"new")
    assert Path("link").is_symlink() and Path("old").read_bytes() == b"new"
    assert stat.S_IMODE(Path("old").stat().st_mode) == 0o640
    mask = os.umask(0o027)
    try:
        write_file(Path("fresh"), b"new")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(Path("fresh").stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="needs devices")
def test_device_is_written_to_and_stays_one(run: Run) -> None:
    assert run("check", "--output-file", "/dev/null", "d.md").code == 1
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_name_as_long_as_names_may_be() -> None:
    name = "n" * 251 + ".csv"
    write_file(Path(name), b"new")
    assert Path(name).read_bytes() == b"new"


def test_page_among_the_drafts_is_written_anew_and_is_none_of_them(run: Run) -> None:
    Path("d.md").write_text("CL201")
    for _ in range(2):
        result = run("check", "--output-file", "html=report.html")
        assert result.code == 1, result.err
    assert run("check", "--show-files").out == "d.md\n"
    Path("e.html").write_text("<p>CL201</p>")
    refused = run("check", "--output-file", "html=e.html")
    assert (refused.code, "it is among the drafts" in refused.err) == (2, True)
    assert Path("e.html").read_text() == "<p>CL201</p>"
