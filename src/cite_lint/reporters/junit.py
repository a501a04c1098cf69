"""The findings as a JUnit report: a suite a draft, a failed test a finding, a passed one for a clean draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cite_lint.model.finding import FileStatus
from cite_lint.model.span import LineIndex
from cite_lint.reporters.wording import message_of, xml_text

if TYPE_CHECKING:
    from cite_lint.model.finding import Evidence, FileReport, Finding, Report
    from cite_lint.reporters import Look


def render(report: Report, look: Look) -> str:
    """Return the XML document; it names no times, so that the same report gives the same bytes."""
    tests = sum(max(1, len(file.shown)) for file in report.files)
    failures = sum(len(file.shown) for file in report.files)
    errors = sum(file.status is FileStatus.FAILED for file in report.files)
    rows = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="cite-lint" tests="{tests}" failures="{failures}" errors="{errors}">',
        *(row for file in report.files for row in _suite(file)),
        "</testsuites>",
    ]
    return "\n".join(rows) + "\n"


def _suite(file: FileReport) -> Iterator[str]:
    failed = file.status is FileStatus.FAILED
    shown = file.shown
    path = xml_text(file.path)
    counts = f'tests="{max(1, len(shown))}" failures="{len(shown)}" errors="{int(failed)}" skipped="0"'
    yield f'  <testsuite name="{path}" {counts}>'
    if failed:
        error = xml_text(file.error or "not checked")
        yield f'    <testcase name="{path}" classname="{path}" file="{path}">'
        yield f'      <error type="failed" message="{error}">{error}</error>'
        yield "    </testcase>"
    elif not shown:
        yield f'    <testcase name="{path}" classname="{path}" file="{path}"/>'
    lines = LineIndex(file.text)
    for finding in shown:
        yield from _case(file, finding, lines)
    yield "  </testsuite>"


def _case(file: FileReport, finding: Finding, lines: LineIndex) -> Iterator[str]:
    place = lines.position(finding.span.start)
    path = xml_text(file.path)
    name = xml_text(f"{finding.rule} {finding.name} at {file.place(finding.span.start, lines)}")
    text = "\n".join([message_of(file, finding, lines), *_details(finding)])
    message = xml_text(finding.message)
    yield f'    <testcase name="{name}" classname="{path}" file="{path}" line="{place.line}">'
    yield f'      <failure type="{finding.severity.value}" message="{message}">{xml_text(text)}</failure>'
    yield "    </testcase>"


def _details(finding: Finding) -> Iterator[str]:
    for evidence in finding.evidence:
        yield f"evidence: {_evidence(evidence)}"
    if finding.help:
        yield f"help: {finding.help}"


def _evidence(evidence: Evidence) -> str:
    locator = f" [{evidence.locator}]" if evidence.locator else ""
    return f"{evidence.source} ({evidence.published or 'no date'}): {evidence.statement}{locator}"
