"""The findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cite_lint.model.finding import FileStatus, Severity
from cite_lint.model.span import LineIndex
from cite_lint.reporters.wording import message_with_help, printable

if TYPE_CHECKING:
    from cite_lint.model.finding import FileReport, Finding, Report
    from cite_lint.reporters import Look

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice", Severity.OFF: "notice"}


def render(report: Report, look: Look) -> str:
    """Return one command a finding and one for each draft that could not be checked."""
    rows: list[str] = []
    for file in report.files:
        if file.status is FileStatus.FAILED:
            rows.append(_command("error", {"file": file.path, "title": "cite-lint"}, file.error or "not checked"))
        lines = LineIndex(file.text)
        for finding in file.shown:
            places = {"file": file.path, **_places(finding, lines), "title": f"{finding.rule} {finding.name}"}
            rows.append(_command(_COMMANDS[finding.severity], places, _message(file, finding, lines)))
    return "".join(rows)


def _places(finding: Finding, lines: LineIndex) -> dict[str, str]:
    """Return line and columns from 1, the end left out; GitHub takes columns only within one line."""
    start, end = lines.position(finding.span.start), lines.position(finding.span.end)
    if start.line != end.line:
        return {"line": str(start.line), "endLine": str(end.line)}
    return {
        "line": str(start.line),
        "col": str(start.column),
        "endLine": str(end.line),
        "endColumn": str(end.column),
    }


def _message(file: FileReport, finding: Finding, lines: LineIndex) -> str:
    """Return what is said, with the place in front: the log of a job shows nothing else of a command."""
    place = lines.position(finding.span.start)
    return f"{file.path}:{place.line}:{place.column}: {finding.rule} {message_with_help(file, finding, lines)}"


def _command(name: str, properties: dict[str, str], message: str) -> str:
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {written}::{_data(message)}\n"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
