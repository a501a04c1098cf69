"""The report for a pull request's comment or a mail: a table a draft, in which no word of a draft is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

from cite_lint.model.finding import FileStatus
from cite_lint.model.span import LineIndex
from cite_lint.reporters.coverage import coverage
from cite_lint.reporters.snippet import safe

if TYPE_CHECKING:
    from cite_lint.model.finding import Evidence, FileReport, Finding, Report
    from cite_lint.reporters import Look

_MARKUP = re.compile(
    r"""
    [\\`*_\[\]~$]          # emphasis, code, links, strike-through, formulas
    | [<>&|]               # HTML, entities, the end of a cell
    | ://                  # an address that would become a link by itself
    | (?<=www)\.
    | [@#]                 # names and issues that a forge would tell about the report
    | :(?=[a-z0-9_+-]+:)   # the name of a small picture
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;"}
_UNSEEN_BREAK = "&#8203;"
"""A space of no width: what stands behind it is no longer joined to what stands before."""
_BREAKS = frozenset("@#:")
_IN_ADDRESSES = "/:?#@!$&'()*+,;=%~"


def render(report: Report, look: Look) -> str:
    """Return the coverage line, a table of findings for each draft that has any, and the drafts that failed."""
    parts = [f"## cite-lint\n\n{_text(coverage(report))}\n"]
    parts += (_file(file) for file in report.files if file.shown)
    if failed := [file for file in report.files if file.status is FileStatus.FAILED]:
        rows = [f"| {_text(file.path)} | {_text(file.error or '')} |" for file in failed]
        parts.append("\n".join(["### Could not be checked", "", "| Draft | Why |", "| --- | --- |", *rows]) + "\n")
    return "\n".join(parts)


def _file(file: FileReport) -> str:
    lines = LineIndex(file.text)
    rows = [
        f"### {_text(file.path)}",
        "",
        "| Place | Finding | What the registry says |",
        "| --- | --- | --- |",
        *(_row(file, finding, lines) for finding in file.shown),
    ]
    return "\n".join(rows) + "\n"


def _row(file: FileReport, finding: Finding, lines: LineIndex) -> str:
    place = file.place(finding.span.start, lines)
    said = " ".join(_text(text) for text in (finding.message, finding.help) if text)
    head = f"**{finding.severity.value} {_text(finding.rule)}** {_text(finding.name)}"
    evidence = "<br>".join(_evidence(evidence) for evidence in finding.evidence)
    return f"| {_text(place)} | {head}<br>{said} | {evidence} |"


def _evidence(evidence: Evidence) -> str:
    title = _text(evidence.title or evidence.source)
    if evidence.url.startswith(("https://", "http://")):
        title = f"[{title}](<{quote(evidence.url, safe=_IN_ADDRESSES)}>)"
    source = ", ".join(_source(evidence, title))
    return f"{_text(evidence.statement)} ({source})"


def _source(evidence: Evidence, title: str) -> Iterator[str]:
    if evidence.publisher:
        yield _text(evidence.publisher)
    yield title
    yield (evidence.published and _text(evidence.published)) or "no date"
    if evidence.grade:
        yield _text(evidence.grade)
    if evidence.locator:
        yield _text(evidence.locator)


def _text(text: str) -> str:
    """Return a text on one line with all that Markdown, HTML or a forge would take for markup made plain."""
    return _MARKUP.sub(lambda match: _plain(match[0]), safe(text))


def _plain(markup: str) -> str:
    if markup in _ENTITIES:
        return _ENTITIES[markup]
    return markup + _UNSEEN_BREAK if markup in _BREAKS else "\\" + markup
