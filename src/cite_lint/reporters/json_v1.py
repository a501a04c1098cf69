"""The report as JSON, `cite-lint/1`: the ledger of claims and the findings of every draft."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cite_lint.model.finding import (
    Evidence,
    FileReport,
    Finding,
    Fix,
    JudgedClaim,
    Report,
    Severity,
    Suppression,
    Verdict,
)
from cite_lint.model.span import LineIndex, Span
from cite_lint.reporters.explanation import explanation_json

if TYPE_CHECKING:
    from cite_lint.model.claim import Attribution
    from cite_lint.model.quantity import Quantity
    from cite_lint.reporters import Look

_EVIDENCE = ("source", "statement", "locator", "figure", "title", "publisher", "published", "grade", "url")


def render(report: Report, look: Look) -> str:
    """Return the JSON document, keys in the order of the schema, in ASCII so that no pipe can spoil it."""
    document = {
        "schema": "cite-lint/1",
        "tool": tool_json(report),
        "registry": registry_json(report),
        "files": [_file(file) for file in report.files],
        "summary": summary_json(report),
    }
    return json.dumps(document, indent=2) + "\n"


def tool_json(report: Report) -> dict[str, str]:
    """Return who made the report."""
    return {"name": "cite-lint", "version": report.version}


def registry_json(report: Report) -> dict[str, Any]:
    """Return which registry the drafts were held against."""
    registry = report.registry
    return {
        "digest": registry.digest,
        "indicators": registry.indicators,
        "observations": registry.observations,
        "sources": registry.sources,
        "organisations": registry.organisations,
    }


def summary_json(report: Report) -> dict[str, int]:
    """Return how many files, claims, claims of each verdict and findings of each severity there are."""
    return {
        "files": len(report.files),
        "claims": sum(len(file.claims) for file in report.files),
        **{verdict.value: report.count_verdict(verdict) for verdict in Verdict},
        **{severity.value: report.count_severity(severity) for severity in Severity if severity is not Severity.OFF},
    }


def span_json(span: Span, lines: LineIndex) -> dict[str, Any]:
    """Return both ends of a span, each with its offset from 0, line and column from 1."""
    ends = {"start": lines.position(span.start), "end": lines.position(span.end)}
    return {name: {"offset": place.offset, "line": place.line, "column": place.column} for name, place in ends.items()}


def quantity_json(quantity: Quantity) -> dict[str, Any]:
    """Return a quantity with its numbers as strings."""
    low, high = quantity.plain()
    return {"low": low, "high": high, "unit": quantity.unit, "per": quantity.per, "hedge": str(quantity.hedge)}


def attribution_json(attribution: Attribution) -> dict[str, Any]:
    """Return whom a draft credits."""
    return {"kind": attribution.kind.value, "organisation": attribution.organisation, "text": attribution.text}


def _file(file: FileReport) -> dict[str, Any]:
    lines = LineIndex(file.text)
    return {
        "path": file.path,
        "status": file.status.value,
        "error": file.error,
        "date": file.date.isoformat() if file.date else None,
        "claims": [_claim(file, judged, lines) for judged in file.claims],
        "findings": [finding_json(file, finding, lines) for finding in file.findings],
    }


def _claim(file: FileReport, judged: JudgedClaim, lines: LineIndex) -> dict[str, Any]:
    claim = judged.claim
    candidates = [
        {"indicator": candidate.indicator, "score": round(candidate.score, 4)} for candidate in judged.candidates
    ]
    return {
        "id": judged.id,
        "text": claim.quantity.text,
        "span": span_json(claim.quantity.span, lines),
        **_place(file, claim.quantity.span, lines),
        "quantity": quantity_json(claim.quantity.value),
        "period": claim.period.value.iso() if claim.period else None,
        "attribution": attribution_json(claim.attribution),
        "match": {
            "status": judged.status.value,
            "score": candidates[0]["score"] if candidates else 0.0,
            "candidates": candidates,
            **({"explanation": explanation_json(judged.explanation)} if judged.explanation is not None else {}),
        },
        "verdict": judged.verdict.value,
        "indicator": judged.indicator,
        "sources": list(judged.sources),
        "evidence": [evidence_json(evidence) for evidence in judged.evidence],
        "findings": list(judged.findings),
    }


def finding_json(file: FileReport, finding: Finding, lines: LineIndex) -> dict[str, Any]:
    """Return a finding of a file."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "help": finding.help,
        "text": finding.text,
        "span": span_json(finding.span, lines),
        **_place(file, finding.span, lines),
        "claim": finding.claim,
        "evidence": [evidence_json(evidence) for evidence in finding.evidence],
        "suppressed": _suppression(finding.suppressed) if finding.suppressed is not None else None,
        "fix": _fix(finding.fix, lines) if finding.fix is not None else None,
    }


def _place(file: FileReport, span: Span, lines: LineIndex) -> dict[str, str]:
    """Return the place as the writer calls it, where lines and columns are not the file's own."""
    return {"place": file.place(span.start, lines)} if file.places else {}


def evidence_json(evidence: Evidence) -> dict[str, str]:
    """Return an observation of the registry with its source."""
    return {name: getattr(evidence, name) for name in _EVIDENCE}


def _suppression(suppression: Suppression) -> dict[str, Any]:
    until = suppression.until.isoformat() if suppression.until else None
    return {"by": suppression.by.value, "reason": suppression.reason, "until": until}


def _fix(fix: Fix, lines: LineIndex) -> dict[str, Any]:
    return {"span": span_json(fix.span, lines), "text": fix.text, "safe": fix.safe}
