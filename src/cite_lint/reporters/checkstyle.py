"""The findings as a Checkstyle report, which Jenkins and many editors read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cite_lint.model.finding import FileStatus, Severity
from cite_lint.model.span import LineIndex
from cite_lint.reporters.wording import message_with_help, xml_text

if TYPE_CHECKING:
    from cite_lint.model.finding import FileReport, Report
    from cite_lint.reporters import Look

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info", Severity.OFF: "ignore"}


def render(report: Report, look: Look) -> str:
    """Return the XML document, with the clean drafts too."""
    rows = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<checkstyle version="8.0">',
        *(row for file in report.files for row in _file(file)),
        "</checkstyle>",
    ]
    return "\n".join(rows) + "\n"


def _file(file: FileReport) -> Iterator[str]:
    yield f'  <file name="{xml_text(file.path)}">'
    if file.status is FileStatus.FAILED:
        yield _error(1, 1, "error", f"not checked: {file.error}", "cite-lint")
    lines = LineIndex(file.text)
    for finding in file.shown:
        place = lines.position(finding.span.start)
        message = message_with_help(file, finding, lines)
        source = f"cite-lint.{finding.rule}.{finding.name}"
        yield _error(place.line, place.column, _SEVERITIES[finding.severity], message, source)
    yield "  </file>"


def _error(line: int, column: int, severity: str, message: str, source: str) -> str:
    said = f'severity="{severity}" message="{xml_text(message)}" source="{xml_text(source)}"'
    return f'    <error line="{line}" column="{column}" {said}/>'
