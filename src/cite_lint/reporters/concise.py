"""One line a finding: `path:line:column: CODE message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cite_lint.model.span import LineIndex
from cite_lint.reporters.snippet import safe

if TYPE_CHECKING:
    from cite_lint.model.finding import Report
    from cite_lint.reporters import Look


def render(report: Report, look: Look) -> str:
    """Return the findings, nothing else and without colour."""
    rows: list[str] = []
    for file in report.files:
        lines = LineIndex(file.text)
        for finding in file.shown:
            place = lines.position(finding.span.start)
            row = f"{file.path}:{place.line}:{place.column}: {finding.rule} {finding.message}"
            rows.append(safe(row) + "\n")
    return "".join(rows)
