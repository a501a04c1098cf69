"""The report for a person: each finding with its line, carets, evidence and advice, then the coverage line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cite_lint.model.finding import Evidence, FileReport, Finding, JudgedClaim, Report, Severity
from cite_lint.model.span import LineIndex
from cite_lint.reporters.coverage import coverage
from cite_lint.reporters.explanation import explanation_lines
from cite_lint.reporters.snippet import safe, snippet

if TYPE_CHECKING:
    from cite_lint.model.explanation import Explanation
    from cite_lint.reporters import Look

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan", Severity.OFF: "white"}


def render(report: Report, look: Look) -> str:
    """Return the findings, each file's explanations after its own, and then the coverage line; nothing if there are none.

    Failed files are told on stderr.
    """
    painter = _Painter(look.color)
    parts: list[str] = []
    for file in report.files:
        lines = LineIndex(file.text)
        for finding in file.shown:
            parts.append(_finding(file, lines, finding, painter))
        if report.explained:
            for judged in file.claims:
                if judged.explanation is not None:
                    parts.append(_explanation(file, lines, judged, judged.explanation, painter))
    return "\n".join([*parts, coverage(report) + "\n"]) if parts else ""


def _finding(file: FileReport, lines: LineIndex, finding: Finding, painter: _Painter) -> str:
    place = lines.position(finding.span.start)
    shown, carets = snippet(file.text, lines, finding.span)
    number = str(place.line)
    margin = " " * len(number)
    where = _where(file, lines, finding.span.start, painter)
    rows = [
        f"{where}: {painter.severity(finding.severity)} {painter.bold(finding.rule)} {finding.name}",
        f"{number} | {shown}",
        f"{margin} | {painter.marks(carets, finding.severity)}",
        f"{margin} = {safe(finding.message)}",
        *(f"{margin} = evidence: {_evidence(evidence)}" for evidence in finding.evidence),
    ]
    if finding.help:
        rows.append(f"{margin} = help: {safe(finding.help)}")
    return "\n".join(rows) + "\n"


def _explanation(
    file: FileReport, lines: LineIndex, judged: JudgedClaim, explanation: Explanation, painter: _Painter
) -> str:
    where = _where(file, lines, judged.claim.quantity.span.start, painter)
    head = f'{where}: match of "{safe(judged.claim.quantity.text)}", {judged.verdict.value}'
    return "\n".join([head, *(f"  {line}" for line in explanation_lines(explanation))]) + "\n"


def _where(file: FileReport, lines: LineIndex, offset: int, painter: _Painter) -> str:
    place = lines.position(offset)
    named = f" ({safe(file.place(offset, lines))})" if file.places else ""
    return painter.bold(f"{safe(file.path)}:{place.line}:{place.column}") + named


def _evidence(evidence: Evidence) -> str:
    locator = f" [{evidence.locator}]" if evidence.locator else ""
    return safe(f"{evidence.source} ({evidence.published or 'no date'}): {evidence.statement}{locator}")


class _Painter:
    """Colours words where colour is wanted."""

    def __init__(self, color: bool) -> None:
        self._color = color

    def bold(self, text: str) -> str:
        return click.style(text, bold=True) if self._color else text

    def severity(self, severity: Severity) -> str:
        return self.marks(severity.value, severity)

    def marks(self, text: str, severity: Severity) -> str:
        return click.style(text, fg=_COLOURS[severity], bold=True) if self._color else text
