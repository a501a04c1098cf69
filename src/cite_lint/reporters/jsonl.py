"""The findings as JSON Lines: one object a line, each with its `type`.

A line of type `finding` is a finding as the json form has it, with the path of its draft in front; suppressed ones are
left out. A line of type `failed` is a draft that could not be checked. The last line, of type `summary`, holds the
counts of the run; a file without it was cut off.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cite_lint.model.finding import FileStatus
from cite_lint.model.span import LineIndex
from cite_lint.reporters.json_v1 import finding_json, registry_json, summary_json, tool_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cite_lint.model.finding import Report
    from cite_lint.reporters import Look


def render(report: Report, look: Look) -> str:
    """Return the lines in ASCII, findings in the order of the drafts."""
    return "".join(json.dumps(line) + "\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[dict[str, Any]]:
    for file in report.files:
        if file.status is FileStatus.FAILED:
            yield {"type": "failed", "path": file.path, "error": file.error}
        lines = LineIndex(file.text)
        for finding in file.shown:
            yield {"type": "finding", "path": file.path, **finding_json(file, finding, lines)}
    yield {
        "type": "summary",
        "tool": tool_json(report),
        "registry": registry_json(report),
        "summary": summary_json(report),
    }
