"""Write into drafts the comments that answer their findings, so that what is known and meant is not told again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cite_lint.engine.fixing import FixedDraft, apply_fixes
from cite_lint.model.document import Document
from cite_lint.model.finding import FileReport, Finding, Fix, Report
from cite_lint.model.span import LineIndex, Span
from cite_lint.readers import CommentMarks, format_of, read_document

_OWN_RULES = ("CL901", "CL902")
_PREFIX = re.compile(r"[ \t>]*")
_LINE_END = re.compile(r"(?:\\|[ \t])*\Z")
"""White space, and the backslash of a hard line break: what is put behind it would change what it does."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A draft in whose format comments cannot be added from here."""

    path: str
    findings: int


def answer_findings(report: Report, reason: str) -> Iterator[FixedDraft | Unanswered]:
    """Yield the drafts with a comment for each line with findings; raise ValueError where the reason would end it."""
    for file in report.files:
        findings = tuple(finding for finding in file.shown if finding.rule not in _OWN_RULES)
        marks = format_of(file.path).comment
        if not findings:
            continue
        if marks is None:
            yield Unanswered(file.path, len(findings))
            continue
        if "\n" in reason or "\r" in reason or (marks.close and marks.close.strip() in reason):
            raise ValueError(f"{file.path}: the reason cannot hold a line break or {marks.close.strip() or 'one'!r}")
        document = read_document(file.path, file.text)
        tables = {} if marks.in_tables else _tables(document, findings)
        if tables and not marks.before_tables:
            yield Unanswered(file.path, len(tables))
            findings = tuple(finding for finding in findings if finding.span not in tables)
        fixes = list(_comments(file, findings, tables, marks, reason))
        if fixes:
            yield FixedDraft(file.path, file.text, apply_fixes(file.text, fixes), findings)


def _comments(
    file: FileReport, findings: tuple[Finding, ...], tables: Mapping[Span, Span], marks: CommentMarks, reason: str
) -> Iterator[Fix]:
    """Yield the insertions: at the end of a finding's line, or on a line of their own before it or its table."""
    lines = LineIndex(file.text)
    by_place: dict[tuple[int, bool], set[str]] = {}
    for finding in findings:
        line, apart = lines.position(finding.span.start).line, marks.own_line
        if (table := tables.get(finding.span)) is not None:
            line, apart = lines.position(table.start).line, True
        by_place.setdefault((line, apart), set()).add(finding.rule)
    for (number, apart), codes in sorted(by_place.items()):
        row = lines.line_span(number, file.text)
        written = row.cut(file.text)
        comment = f"{marks.open}cite-lint: ignore[{', '.join(sorted(codes))}] {reason}".rstrip() + marks.close
        if apart:
            prefix = _PREFIX.match(written)
            before = prefix[0] if prefix is not None else ""
            end = _line_break(file.text, row)
            blank = f"{before.rstrip()}{end}" if marks.blank_after else ""
            yield Fix(Span(row.start, row.start), f"{before}{comment}{end}{blank}")
        else:
            ending = _LINE_END.search(written)
            at = row.start + (ending.start() if ending is not None else len(written))
            yield Fix(Span(at, at), f" {comment}")


def _tables(document: Document, findings: tuple[Finding, ...]) -> dict[Span, Span]:
    """Return, by the span of each finding in a table, the first cell of that table."""
    blocks = document.blocks
    starts = [block.span.start for block in blocks]
    firsts: dict[Span, Span] = {}
    for finding in findings:
        first = bisect_right(starts, finding.span.start) - 1
        if first < 0 or not blocks[first].in_table:
            continue
        while first and blocks[first - 1].in_table:
            first -= 1
        firsts[finding.span] = blocks[first].span
    return firsts


def _line_break(text: str, line: Span) -> str:
    """Return the line break that the draft uses."""
    if text.startswith("\r\n", line.end) or ("\n" not in text[line.end : line.end + 1] and "\r\n" in text):
        return "\r\n"
    return "\n"
