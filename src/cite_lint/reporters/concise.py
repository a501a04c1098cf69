"""One line a finding: `path:line:column: CODE message`."""

from __future__ import annotations

from collections.abc import Mapping

from cite_lint.model.finding import Report
from cite_lint.model.registry import Source
from cite_lint.model.span import LineIndex
from cite_lint.reporters.snippet import safe


def render(report: Report, sources: Mapping[str, Source], color: bool) -> str:
    """Return the findings, nothing else and without colour."""
    rows: list[str] = []
    for file in report.files:
        lines = LineIndex(file.text)
        for finding in file.findings:
            if finding.suppressed is None:
                place = lines.position(finding.span.start)
                row = f"{file.path}:{place.line}:{place.column}: {finding.rule} {finding.message}"
                rows.append(safe(row) + "\n")
    return "".join(rows)
