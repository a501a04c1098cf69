"""The baseline: what is known stays quiet wherever it moves, what is new does not, and what is gone is told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from cite_lint.datafile import DataError
from cite_lint.engine.baseline import Entry, Known, compare, read_baseline, render_baseline
from cite_lint.model.finding import (
    FileReport,
    FileStatus,
    Finding,
    RegistryInfo,
    Report,
    Severity,
    SuppressedBy,
    Suppression,
)
from cite_lint.model.span import Span

HERE = Path()


def report(path: str, figures: Sequence[str], rule: str = "CL201", status: FileStatus = FileStatus.CHECKED) -> Report:
    """Return a report on one draft whose figures stand one after the other, each with a finding."""
    findings, text = [], ""
    for figure in figures:
        findings.append(Finding(rule, "n", Severity.ERROR, "m", "h", figure, Span(len(text), len(text) + len(figure))))
        text += figure + "\n"
    file = FileReport(path, status, findings=tuple(findings), text=text)
    return Report("0", RegistryInfo("", 0, 0, 0, 0), (file,))


def new_in(found: Report, known: Known) -> list[str]:
    (file,) = compare(found, known, HERE).report.files
    return [finding.text for finding in file.shown]


KNOWN = compare(report("d.md", ["60 per cent", "12", "12"]), Known(), HERE).new


@pytest.mark.parametrize(
    ("figures", "new", "stale"),
    [
        (["60 per cent", "12", "12"], [], 0),
        (["12", "60\nper  cent", "12"], [], 0),
        (["60 per cent", "12", "12", "12"], ["12"], 0),
        (["60 per cent", "13", "12", "12"], ["13"], 0),
        (["12"], [], 2),
        ([], [], 3),
        (["61 per cent"], ["61 per cent"], 3),
    ],
)
def test_what_is_new_and_what_is_gone(figures: list[str], new: list[str], stale: int) -> None:
    found = report("d.md", figures)
    assert new_in(found, KNOWN) == new
    assert compare(found, KNOWN, HERE).stale.total() == stale


def test_another_rule_or_draft_is_new() -> None:
    assert new_in(report("d.md", ["12"], "CL302"), KNOWN) == ["12"]
    assert new_in(report("e.md", ["12"]), KNOWN) == ["12"]


def test_drafts_of_other_runs_are_not_stale(tmp_path: Path) -> None:
    (tmp_path / "d.md").write_text("")
    assert compare(report(str(tmp_path / "e.md"), []), KNOWN, tmp_path).stale == Known()
    assert compare(report("d.md", [], status=FileStatus.FAILED), KNOWN, HERE).stale == Known()


def test_draft_that_is_gone_leaves_no_entry(tmp_path: Path) -> None:
    (tmp_path / "there.md").write_text("")
    known = Known({Entry("there.md", "CL201", "1"): 1, Entry("gone.md", "CL201", "1"): 2})
    assert compare(report("other.md", []), known, tmp_path).stale == Known({Entry("gone.md", "CL201", "1"): 2})


def test_entries_of_rules_that_were_not_asked_are_not_stale() -> None:
    assert compare(report("d.md", []), KNOWN, HERE, rules=["CL202"]).stale == Known()
    assert compare(report("d.md", []), KNOWN, HERE, rules=["CL201"]).stale == KNOWN


def test_paths_start_at_the_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    known = compare(report("sub/d.md", ["12"]), Known(), tmp_path).new
    assert list(known) == [Entry("sub/d.md", "CL201", "12")]
    monkeypatch.chdir("sub")
    (file,) = compare(report("d.md", ["12"]), known, tmp_path).report.files
    assert file.shown == ()


def test_findings_about_suppressions_are_never_known() -> None:
    compared = compare(report("d.md", ["x"], "CL901"), Known({Entry("d.md", "CL901", "x"): 1}), HERE)
    assert compared.new == Known()
    assert len(compared.report.files[0].shown) == 1


def test_answered_findings_need_no_baseline() -> None:
    found = report("d.md", ["12"])
    answered = Suppression(SuppressedBy.COMMENT, "r")
    file = found.files[0]
    (finding,) = file.findings
    object.__setattr__(finding, "suppressed", answered)
    compared = compare(found, KNOWN, HERE)
    assert compared.new == Known()
    assert compared.report.files[0].findings[0].suppressed == answered


def test_what_is_written_is_read(tmp_path: Path) -> None:
    known = Known({Entry("ä/d.md", "CL201", 'the "12" \\ \u2028'): 2, Entry("a.md", "CL101", "5"): 1})
    path = tmp_path / "b.json"
    path.write_text(render_baseline(known), encoding="utf-8")
    assert read_baseline(path) == known
    assert render_baseline(known).index("a.md") < render_baseline(known).index("ä/d.md")
    path.write_text(render_baseline(Known()), encoding="utf-8")
    assert read_baseline(path) == Known()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", ":1:1: not valid JSON"),
        (b'{\n "schema": nope}', ":2:12: not valid JSON"),
        (b"\xff", ":1:1: not valid JSON"),
        (b"[" * 100_000, ":1:1: not valid JSON"),
        (b"[]", "not a baseline: its schema is not 'cite-lint-baseline/1'"),
        (b'{"schema": "cite-lint-baseline/9", "findings": []}', "not a baseline"),
        (b'{"schema": "cite-lint-baseline/1"}', "finding 1 is broken"),
        (b'{"schema": "cite-lint-baseline/1", "findings": [3]}', "finding 1 is broken: it wants path, rule, text, count"),
    ],
)  # fmt: skip
def test_broken_baseline_is_an_error(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(content)
    with pytest.raises(DataError, match=r"b\.json") as error:
        read_baseline(path)
    assert message in str(error.value)


@pytest.mark.parametrize("count", [0, -1, True, "1", 1.5, None])
def test_broken_count_is_an_error(tmp_path: Path, count: object) -> None:
    entry = {"path": "d.md", "rule": "CL201", "text": "12", "count": count}
    path = tmp_path / "b.json"
    path.write_text(json.dumps({"schema": "cite-lint-baseline/1", "findings": [entry]}))
    with pytest.raises(DataError, match="finding 1 is broken"):
        read_baseline(path)
