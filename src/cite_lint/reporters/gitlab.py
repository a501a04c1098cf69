"""The findings as a code quality report of GitLab, which knows one again by its fingerprint."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cite_lint.model.finding import FileStatus, Severity
from cite_lint.model.span import LineIndex
from cite_lint.reporters.fingerprint import fingerprints
from cite_lint.reporters.wording import message_with_help

if TYPE_CHECKING:
    from cite_lint.model.finding import FileReport, Report
    from cite_lint.reporters import Look

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info", Severity.OFF: "info"}


def render(report: Report, look: Look) -> str:
    """Return the list of what was found, in ASCII; a draft that could not be checked blocks."""
    return json.dumps([issue for file in report.files for issue in _issues(file)], indent=2) + "\n"


def _issues(file: FileReport) -> list[dict[str, Any]]:
    path = file.path.removeprefix("./")  # GitLab finds no file by a path that begins so
    if file.status is FileStatus.FAILED:
        return [
            {
                "description": f"not checked: {file.error}",
                "check_name": "cite-lint",
                "fingerprint": f"failed:{path}",
                "severity": "blocker",
                "location": {"path": path, "lines": {"begin": 1}},
            }
        ]
    lines = LineIndex(file.text)
    issues = []
    for finding, mark in zip(file.findings, fingerprints(file, lines), strict=True):
        if finding.suppressed is not None:
            continue
        ends = {"begin": lines.position(finding.span.start), "end": lines.position(finding.span.end)}
        issues.append(
            {
                "description": f"{finding.rule} {message_with_help(file, finding, lines)}",
                "check_name": f"{finding.rule} {finding.name}",
                "fingerprint": mark,
                "severity": _SEVERITIES[finding.severity],
                "location": {
                    "path": path,
                    "positions": {name: {"line": end.line, "column": end.column} for name, end in ends.items()},
                },
            }
        )
    return issues
