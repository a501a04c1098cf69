"""How often each rule found something, and how many claims got each verdict."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from cite_lint.model.finding import Verdict
from cite_lint.reporters.coverage import VERDICT_WORDS, coverage
from cite_lint.reporters.json_v1 import summary_json

if TYPE_CHECKING:
    from cite_lint.model.finding import Report

_Row = tuple[int, str, str, str]
"""How often, and the rule's code, severity and name."""


def statistics_text(report: Report) -> str:
    """Return a table of rules, the most frequent first, one of verdicts, and the coverage line."""
    rules = _rules(report)
    verdicts = [(report.count_verdict(verdict), word) for verdict, word in VERDICT_WORDS.items()]
    digits = max(len(str(count)) for count in [*(row[0] for row in rules), *(count for count, _ in verdicts)])
    parts = [
        "".join(f"{count:>{digits}}  {code}  {severity:<7}  {name}\n" for count, code, severity, name in rules),
        "".join(f"{count:>{digits}}  {word}\n" for count, word in verdicts if count),
        coverage(report) + "\n",
    ]
    return "\n".join(part for part in parts if part)


def statistics_json(report: Report) -> str:
    """Return the same counts as JSON; suppressed findings are counted beside the others."""
    document = {
        "schema": "cite-lint-statistics/1",
        "rules": [
            {"rule": code, "name": name, "severity": severity, "count": count}
            for count, code, severity, name in _rules(report)
        ],
        "verdicts": {verdict.value: report.count_verdict(verdict) for verdict in Verdict},
        "suppressed": sum(finding.suppressed is not None for file in report.files for finding in file.findings),
        "summary": summary_json(report),
    }
    return json.dumps(document, indent=2) + "\n"


def _rules(report: Report) -> list[_Row]:
    # One rule may have two severities: those of two drafts' folders.
    found = Counter(
        (finding.rule, finding.severity.value, finding.name) for file in report.files for finding in file.shown
    )
    return sorted(((count, *rule) for rule, count in found.items()), key=lambda row: (-row[0], row[1:]))
