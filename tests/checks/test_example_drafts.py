"""The drafts of examples/ against the shipped registry: a clean one, one full of faults, one about something else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cite_lint.engine import Linter
from cite_lint.model.finding import FileReport, FileStatus, Verdict

EXAMPLES = Path(__file__).parents[2] / "examples"
FAULTS = {
    "CL101", "CL103", "CL104", "CL105", "CL201", "CL202", "CL203", "CL204", "CL205", "CL206", "CL207", "CL208", "CL209",
    "CL301", "CL302", "CL303", "CL401", "CL501", "CL502", "CL503", "CL504", "CL601", "CL602",
}  # fmt: skip
"""All rules but CL102, which is off by default, and CL304: the shipped registry holds no withdrawn figure."""


@pytest.fixture(scope="module")
def linter() -> Linter:
    """Return a linter with the shipped registry alone."""
    return Linter(today=date(2025, 6, 1))


def _check(linter: Linter, name: str) -> FileReport:
    (file,) = linter.check_paths([EXAMPLES / name]).files
    assert file.status is FileStatus.CHECKED, file.error
    return file


def test_the_clean_brief_is_quiet(linter: Linter) -> None:
    file = _check(linter, "clean-brief.md")
    assert [(finding.rule, finding.text) for finding in file.findings] == []
    assert len(file.claims) >= 10
    assert {claim.verdict for claim in file.claims} == {Verdict.SUPPORTED}


def test_the_faulty_brief_has_faults_of_every_kind(linter: Linter) -> None:
    assert {finding.rule for finding in _check(linter, "faulty-brief.md").findings} == FAULTS


def test_the_faulty_brief_accuses_no_figure_about_something_else(linter: Linter) -> None:
    file = _check(linter, "faulty-brief.md")
    assert [finding.rule for finding in file.findings if finding.text.startswith("25 per")] == ["CL101", "CL503"]


def test_another_subject_is_never_accused(linter: Linter) -> None:
    file = _check(linter, "other-subject.md")
    assert len(file.claims) >= 10
    assert {finding.rule for finding in file.findings} <= {"CL101", "CL103"}
