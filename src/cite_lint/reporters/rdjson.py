"""The findings in the Reviewdog Diagnostic Format, whose columns count the bytes of UTF-8 from 1, the end left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cite_lint.model.finding import FileStatus, Severity
from cite_lint.model.span import LineIndex
from cite_lint.reporters.wording import message_with_help

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cite_lint.model.finding import FileReport, Finding, Report
    from cite_lint.model.span import Span
    from cite_lint.reporters import Look

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO", Severity.OFF: "INFO"}


def render(report: Report, look: Look) -> str:
    """Return one DiagnosticResult, in ASCII."""
    document = {
        "source": {"name": "cite-lint"},
        "diagnostics": [diagnostic for file in report.files for diagnostic in _diagnostics(file)],
    }
    return json.dumps(document, indent=2) + "\n"


def _diagnostics(file: FileReport) -> list[dict[str, Any]]:
    if file.status is FileStatus.FAILED:
        return [{"message": f"not checked: {file.error}", "location": {"path": file.path}, "severity": "ERROR"}]
    lines = LineIndex(file.text)
    places = _Places(file.text, lines, (span for finding in file.shown for span in _spans(finding)))
    return [
        {
            "message": message_with_help(file, finding, lines),
            "location": {"path": file.path, "range": places.range(finding.span)},
            "severity": _SEVERITIES[finding.severity],
            "code": {"value": finding.rule},
            **_suggestions(file, finding, places),
        }
        for finding in file.shown
    ]


def _spans(finding: Finding) -> Iterable[Span]:
    return (finding.span, finding.fix.span) if finding.fix is not None else (finding.span,)


def _suggestions(file: FileReport, finding: Finding, places: _Places) -> dict[str, Any]:
    """Return the fix; in a format that is no text there is nothing to put it into."""
    if finding.fix is None or file.places:
        return {}
    return {"suggestions": [{"range": places.range(finding.fix.span), "text": finding.fix.text}]}


class _Places:
    """The ends of spans, with columns in bytes; the text is encoded once, however many lie in one long line."""

    def __init__(self, text: str, lines: LineIndex, spans: Iterable[Span]) -> None:
        ends = sorted({end for span in spans for end in (span.start, span.end)})
        self._places: dict[int, dict[str, int]] = {}
        last = bytes_before = line = 0
        for offset in ends:
            place = lines.position(offset)
            if place.line != line:
                last, bytes_before, line = offset - place.column + 1, 0, place.line
            bytes_before += len(text[last:offset].encode("utf-8", "surrogatepass"))
            last = offset
            self._places[offset] = {"line": place.line, "column": bytes_before + 1}

    def range(self, span: Span) -> dict[str, dict[str, int]]:
        """Return both ends of a span."""
        return {"start": self._places[span.start], "end": self._places[span.end]}
