"""Write into drafts the comments that answer their findings, so that what is known and meant is not told again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cite_lint.engine.fixing import FixedDraft, apply_fixes
from cite_lint.model.document import BlockKind, Comment, Document
from cite_lint.model.finding import Finding, Fix, Report
from cite_lint.model.span import LineIndex, Span
from cite_lint.readers import CommentMarks, format_of, read_document

_OWN_RULES = ("CL901", "CL902")
_PREFIX = re.compile(r"[ \t>]*")
_LINE_END = re.compile(r"(?<![ \t\\]) (?: [ \t]++ \^[\w-]++ )? [ \t\\]*+ \Z", re.VERBOSE)
"""White space, the backslash of a hard line break and a block's name in Obsidian: they have to stay at the end."""
_OPEN_TAG = re.compile(r"<[A-Za-z/][^<>]*+\Z")
_ENDED_HEADING = re.compile(r"[ \t>]*+ \# .* [\#}] [ \t]*+ \Z", re.VERBOSE)
"""A heading with attributes or a closing mark, which are so at the end of the line alone."""
_ROUNDS = 4
"""How often comments that change what the draft says are left out before all of them are."""


_ENDS = {" -->": "--", " */}": "*/"}
"""What must not stand in a comment that is closed so, where it is less than the closing marks."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A draft in whose format comments cannot be added from here."""

    path: str
    findings: int


@dataclass(frozen=True, slots=True)
class _Insertion:
    """A comment put into a draft, with the findings it answers."""

    fix: Fix
    findings: tuple[Finding, ...]


def reason_problem(reason: str, today: date) -> str | None:
    """Say what is wrong with a reason for ignoring findings from today on, None if nothing is."""
    # Imported late: only the runs that write suppressions read one here.
    from cite_lint.checks.directives import read_directive

    if not reason.strip():
        return "it is missing"
    if len(reason.splitlines()) > 1:
        return "it must be one line"
    directive = read_directive(Comment(Span(0, 0), f"cite-lint: ignore[ALL] {reason}"), frozenset(("CL901",)))
    if directive is not None and directive.problems:
        return directive.problems[0]
    if directive is not None and directive.until is not None and directive.until < today:
        return f"{directive.until.isoformat()} is past"
    return None


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
        end = _ENDS.get(marks.close, marks.close)
        if end and end in reason:
            raise ValueError(f"{file.path}: the reason cannot hold {end!r}, which ends a comment")
        document = read_document(file.path, file.text)
        tables = {} if marks.in_tables else _tables(document, findings)
        chosen = findings
        if tables and not marks.before_tables:
            chosen = tuple(finding for finding in findings if finding.span not in tables)
        insertions = _comments(document, chosen, tables, marks, reason)
        sound = _sound(document, sorted(insertions, key=lambda insertion: insertion.fix.span))
        answered = tuple(finding for insertion in sound for finding in insertion.findings)
        if len(answered) < len(findings):
            yield Unanswered(file.path, len(findings) - len(answered))
        if sound:
            after = apply_fixes(file.text, [insertion.fix for insertion in sound])
            yield FixedDraft(file.path, file.location, file.text, after, answered)


def _comments(
    document: Document, findings: tuple[Finding, ...], tables: Mapping[Span, Span], marks: CommentMarks, reason: str
) -> Iterator[_Insertion]:
    """Yield the insertions: at the end of a finding's line, or on a line of their own before it or its table."""
    source = document.source
    lines = LineIndex(source)
    remarked = set() if marks.close else {lines.position(comment.span.start).line for comment in document.comments}
    spaced = _spaced_items(document, lines) if marks.own_line else {}
    by_place: dict[tuple[int, bool], list[Finding]] = {}
    for finding in findings:
        line = lines.position(finding.span.start).line
        apart = marks.own_line or line in remarked
        if (table := tables.get(finding.span)) is not None:
            line, apart = lines.position(table.start).line, True
        elif marks.blank_after and _ENDED_HEADING.match(lines.line_span(line, source).cut(source)):
            apart = True
        by_place.setdefault((line, apart), []).append(finding)
    for (number, apart), answered in by_place.items():
        codes = sorted({finding.rule for finding in answered})
        comment = f"{marks.open}cite-lint: ignore[{', '.join(codes)}] {reason}".rstrip() + marks.close
        row = lines.line_span(spaced.get(number, number), source)
        written = row.cut(source)
        if apart:
            prefix = _PREFIX.match(written)
            before = prefix[0] if prefix is not None else ""
            end = _line_break(source, row)
            blank = f"{before.rstrip()}{end}" if marks.blank_after else ""
            fix = Fix(Span(row.start, row.start), f"{before}{comment}{end}{blank}")
        else:
            at = _place(written, marks)
            is_in_word = written[at:].startswith("<") and not written[:at].endswith((" ", "\t"))
            fix = Fix(Span(row.start + at, row.start + at), comment if is_in_word else f" {comment}")
        yield _Insertion(fix, tuple(answered))


def _place(written: str, marks: CommentMarks) -> int:
    """Return where on a line a comment goes: at its end, but before what has to stay there and outside of a tag."""
    if not marks.close:
        return len(written.rstrip(" \t"))
    ending = _LINE_END.search(written)
    end = ending.start() if ending is not None else len(written)
    tag = _OPEN_TAG.search(written, 0, end)
    return tag.start() if tag is not None else end


def _spaced_items(document: Document, lines: LineIndex) -> dict[int, int]:
    """Return the line behind the item above, by the line of each list item that empty lines part from it.

    A remark behind an empty line ends a list of AsciiDoc, and its numbers begin anew.
    """
    spaced: dict[int, int] = {}
    for above, item in pairwise(document.blocks):
        if above.kind is item.kind is BlockKind.LIST_ITEM:
            last = lines.position(max(above.span.start, above.span.end - 1)).line
            line = lines.position(item.span.start).line
            between = Span(above.span.end, max(above.span.end, lines.line_span(line, document.source).start))
            if line > last + 1 and not between.cut(document.source).strip():
                spaced[line] = last + 1
    return spaced


def _sound(document: Document, insertions: list[_Insertion]) -> list[_Insertion]:
    """Return the insertions that are comments where they stand and leave all the words of the draft as they are."""
    for _ in range(_ROUNDS):
        unsound = _unsound(document, insertions)
        if not unsound:
            return insertions
        insertions = [insertion for number, insertion in enumerate(insertions) if number not in unsound]
    return []


def _unsound(document: Document, insertions: list[_Insertion]) -> set[int]:
    """Return the numbers of the insertions that are no comments, or beside which the draft reads otherwise."""
    after = read_document(document.path, apply_fixes(document.source, [insertion.fix for insertion in insertions]))
    known = {comment.span.start for comment in after.comments if comment.text.startswith("cite-lint:")}
    unsound: set[int] = set()
    position = shift = 0
    for number, insertion in enumerate(insertions):
        at, text = insertion.fix.span.start, insertion.fix.text
        if at + shift + len(text) - len(text.lstrip(" \t>")) not in known:
            unsound.add(number)
        if document.text[position:at].split() != after.text[position + shift : at + shift].split():
            unsound |= {max(number - 1, 0), number}
        position, shift = at, shift + len(text)
    if insertions and document.text[position:].split() != after.text[position + shift :].split():
        unsound.add(len(insertions) - 1)
    return unsound


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
