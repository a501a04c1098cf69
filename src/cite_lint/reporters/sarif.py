"""The findings as SARIF 2.1.0, the format of code scanning; suppressed ones are in it, with the reason."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cite_lint.model.finding import FileStatus, Severity, SuppressedBy
from cite_lint.model.span import LineIndex
from cite_lint.reporters.fingerprint import fingerprints
from cite_lint.reporters.json_v1 import evidence_json, registry_json, summary_json, tool_json
from cite_lint.reporters.wording import message_with_help

if TYPE_CHECKING:
    from cite_lint.model.finding import FileReport, Finding, Fix, Report, Suppression
    from cite_lint.model.span import Span
    from cite_lint.reporters import Look

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BASE = "%SRCROOT%"
_FINGERPRINT = "citeLintFinding/v1"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note", Severity.OFF: "none"}
_WINDOWS_ROOT = re.compile(r"[A-Za-z]:[\\/]")


def render(report: Report, look: Look) -> str:
    """Return a log of one run, in ASCII; columns are counted in code points and line ends are LF, CR LF or CR."""
    rules: dict[str, Finding] = {}
    for file in report.files:
        for finding in file.findings:
            rules.setdefault(finding.rule, finding)
    places = {rule: index for index, rule in enumerate(sorted(rules))}
    failed = [file for file in report.files if file.status is FileStatus.FAILED]
    run = {
        "tool": {"driver": {**tool_json(report), "rules": [_rule(rules[rule]) for rule in sorted(rules)]}},
        "invocations": [
            {"executionSuccessful": not failed, "toolExecutionNotifications": [_notification(file) for file in failed]}
        ],
        "originalUriBaseIds": {_BASE: {"description": {"text": "The folder in which cite-lint was run."}}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [result for file in report.files for result in _results(file, places)],
        "properties": {"registry": registry_json(report), "summary": summary_json(report)},
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(finding: Finding) -> dict[str, Any]:
    """Return a rule as a finding of it shows it."""
    summary = finding.name.replace("-", " ")
    return {
        "id": finding.rule,
        "name": finding.name,
        "shortDescription": {"text": _message(summary)},
        "fullDescription": {"text": _message(summary)},
        "help": {"text": f"cite-lint explain {finding.rule} says what the rule means, with examples."},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }


def _notification(file: FileReport) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": _message(f"{file.path}: {file.error}")},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(file.path)}}],
    }


def _results(file: FileReport, places: dict[str, int]) -> list[dict[str, Any]]:
    lines = LineIndex(file.text)
    marks = fingerprints(file, lines)
    return [
        {
            "ruleId": finding.rule,
            "ruleIndex": places[finding.rule],
            "level": _LEVELS[finding.severity],
            "message": {"text": _message(message_with_help(file, finding, lines))},
            "locations": [_location(file, finding.span, lines)],
            "partialFingerprints": {_FINGERPRINT: mark},
            # The standard wants the list on every result or on none.
            "suppressions": [_suppression(finding.suppressed)] if finding.suppressed else [],
            **_fixes(file, finding.fix, lines),
            "properties": {
                "text": finding.text,
                "claim": finding.claim,
                "evidence": [evidence_json(evidence) for evidence in finding.evidence],
            },
        }
        for finding, mark in zip(file.findings, marks, strict=True)
    ]


def _location(file: FileReport, span: Span, lines: LineIndex) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": _artifact(file.path), "region": _region(file, span, lines)}
    }
    if file.places:
        location["logicalLocations"] = [{"name": file.place(span.start, lines)}]
    return location


def _region(file: FileReport, span: Span, lines: LineIndex) -> dict[str, int]:
    start, end = lines.position(span.start), lines.position(span.end)
    region = {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}
    if not file.places:  # in a format that is no text no offset of ours is one of the file
        region |= {"charOffset": span.start, "charLength": span.end - span.start}
    return region


def _artifact(path: str) -> dict[str, str]:
    if path.startswith("/") or _WINDOWS_ROOT.match(path):
        return {"uri": "file:///" + quote(path.replace("\\", "/").lstrip("/"), safe="/:")}
    return {"uri": quote(path.removeprefix("./"), safe="/", errors="surrogatepass"), "uriBaseId": _BASE}


def _suppression(suppression: Suppression) -> dict[str, Any]:
    known: dict[str, Any] = {
        "kind": "inSource" if suppression.by is SuppressedBy.COMMENT else "external",
        "properties": {
            "by": suppression.by.value,
            "until": suppression.until.isoformat() if suppression.until else None,
        },
    }
    if suppression.reason:
        known["justification"] = suppression.reason
    return known


def _fixes(file: FileReport, fix: Fix | None, lines: LineIndex) -> dict[str, Any]:
    if fix is None or file.places:
        return {}
    change = {
        "artifactLocation": _artifact(file.path),
        "replacements": [{"deletedRegion": _region(file, fix.span, lines), "insertedContent": {"text": fix.text}}],
    }
    kind = "Safe fix." if fix.safe else "Changes what the draft says: look at it first."
    return {"fixes": [{"description": {"text": kind}, "artifactChanges": [change]}]}


def _message(text: str) -> str:
    """Return the text as a SARIF message: braces doubled, and nothing that a reader would take for a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")
