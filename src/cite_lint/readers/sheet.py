"""A sheet: a draft on which a scanner notes what is prose, how it reads, what it cites and how it is built.

The scanners of formats without a parser that gives source ranges share it. What no scanner claims as prose is blanked.
Structure is noted first and handed to the outline at the end, when all marks in the prose are known.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cite_lint.model.document import BlockKind, Citation, Comment, Document
from cite_lint.model.span import Span
from cite_lint.readers.blanking import blank, blank_spans, prose_from, stand_in, trimmed
from cite_lint.readers.frontmatter import iso_date
from cite_lint.readers.marks import is_number_mark, is_source, plain_marks
from cite_lint.readers.outline import Outline

DEEPEST = 24
"""Containers in each other; what is nested deeper counts to the last, so that contexts stay short."""
WIDEST = 1_000
"""Columns of a table; empty cells beyond are passed over."""
NOTE_LENGTH = 2_000
"""Characters of a footnote that a citation carries."""

_ISO_DATE = re.compile(r"(?<![\w-])(\d{4})-(\d\d)-(\d\d)(?![\d-])", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN_DATE = re.compile(
    rf"""
    (?<![\w-])
    (?: (?P<day> \d\d? ) (?: st | nd | rd | th )? \s+ )?+
    (?P<month> {"|".join(_MONTHS)} ) [a-z]{{0,6}} \.?
    (?(day) | \s+ (?P<behind> \d\d? ) (?: st | nd | rd | th )? ) ,? \s+
    (?P<year> \d{{4}} ) (?![\w-])
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
"""20 May 2025; May 20th, 2025."""
_SENTENCE_END = re.compile(r"""[.!?] [)\]}"'”’»*_]* \s* $""", re.VERBOSE)
_TRAILING = 100
"""Characters behind a footnote in which to look whether it is the last of its paragraph."""
_STOP = re.compile(r"[.!?](?=\s)")

_Step = tuple[str, int, int, BlockKind | None]
"""What the outline is told, the range it is about and its kind where this does not follow from the containers."""
_EMPTY_CELL: _Step = ("cell", 0, 0, None)
_ROW: _Step = ("row", 0, 0, None)
_HEAD: _Step = ("head", 0, 0, None)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote written where its mark stands; `inner` is its text."""

    span: Span
    inner: Span


def first_day(text: str) -> date | None:
    """Return the first day written as 2019-05-20, 20 May 2019 or May 20, 2019 in `text`, if it is one."""
    if (found := _ISO_DATE.search(text)) is not None:
        return iso_date(found[0])
    if (found := _WRITTEN_DATE.search(text)) is None:
        return None
    month = _MONTHS.index(found["month"].lower()) + 1
    return iso_date(f"{found['year']}-{month}-{found['day'] or found['behind']}")


class Sheet:
    """Takes the prose of a draft in text order, and edits and citations in any order; offsets are the source's."""

    def __init__(self, source: str, start: int = 0) -> None:
        self.source = source
        self.body = prose_from(source, start)
        self.citations: list[Citation] = []
        self._comments: list[Comment] = []
        self._edits: list[tuple[int, int, str]] = []
        """Range and how it reads; empty for blanks."""
        self._kept: list[tuple[int, int]] = []
        self._steps: list[_Step] = []
        self._end = start
        """Up to where prose has been taken."""
        self._depth = 0
        self._cells = 0

    # What is read otherwise than it is written

    def drop(self, start: int, end: int) -> None:
        """Blank a range inside prose: a mark of the format."""
        if start >= end:
            return
        if self._edits and self._edits[-1][1] == start and not self._edits[-1][2]:  # millions of braces stay one range
            start = self._edits.pop()[0]
        self._edits.append((start, end, ""))

    def read_as(self, start: int, end: int, meaning: str, *, right: bool = False) -> None:
        """Let a range without line breaks read as `meaning`, at its left or right end."""
        written = self.body[start:end]
        if len(meaning) > len(written) or "\n" in written or "\r" in written:
            self.drop(start, end)
        else:
            self._edits.append((start, end, meaning.rjust(len(written)) if right else stand_in(written, meaning)))

    # What is cited and remarked

    def cite(self, start: int, end: int, kind: str, target: str) -> None:
        """Add a citation, unless it is an address that is no source."""
        if start < end and target and (kind != "link" or is_source(target)):
            self.citations.append(Citation(Span(start, end), kind, target))

    def link(self, mark: Span, start: int, end: int, address: str) -> None:
        """Cite `address` at a link's text, which stays unless it is a reference number, or at its whole mark."""
        span = trimmed(self.body, start, end)
        if span is None or (self.body[span.start] == "[" and is_number_mark(span.cut(self.body))):
            self.drop(mark.start, mark.end)
            self.cite(mark.start, mark.end, "link", address)
            return
        self.drop(mark.start, start)
        self.drop(end, mark.end)
        self.cite(span.start, span.end, "link", address)

    def remark(self, start: int, end: int, text: str) -> None:
        """Add a comment, which is blanked."""
        self.drop(start, end)
        if start < end:
            unified = text.replace("\r\n", "\n").replace("\r", "\n")
            self._comments.append(Comment(Span(start, end), unified.strip()))

    # Structure, in text order

    def open(self, kind: str) -> None:
        """Enter a container of the outline."""
        self._depth += 1
        if self._depth <= DEEPEST:
            self._steps.append(("open " + kind, 0, 0, None))

    def close(self) -> None:
        """Leave the container entered last."""
        if self._depth <= DEEPEST:
            self._steps.append(("close", 0, 0, None))
        self._depth -= 1

    def interrupt(self) -> None:
        """Note code or a rule between two blocks."""
        self._steps.append(("interrupt", 0, 0, None))

    def heading(self, start: int, end: int, level: int) -> None:
        """Take a heading."""
        self._take("heading", start, end, level=level)

    def prose(self, start: int, end: int, kind: BlockKind | None = None, notes: Sequence[Note] = ()) -> None:
        """Take a paragraph or an item's own text with the footnotes inside it.

        A footnote behind a sentence becomes prose of its own; one inside a sentence must not cut it and is blanked.
        """
        for note in notes:
            after = self._after_sentence(start, note.span, end) if note.span.start >= start else None
            if after is None:
                self.blank_note(note)
                continue
            self._cite_note(note)
            self._take("prose", start, note.span.start, kind)
            self.open("footnote")
            self._take("prose", note.inner.start, note.inner.end)
            self.close()
            start = after
        self._take("prose", start, end, kind)

    def blank_note(self, note: Note) -> None:
        """Blank a footnote that stands where its text can be no prose of its own."""
        self._cite_note(note)
        self.drop(note.span.start, note.span.end)

    def _cite_note(self, note: Note) -> None:
        text = " ".join(note.inner.cut(self.body)[:NOTE_LENGTH].split())
        self.cite(note.span.start, note.span.end, "footnote", text or note.span.cut(self.body))

    def row(self, *, head: bool = False) -> int:
        """Begin a row of the table that is open and return its number for `make_head`."""
        self._cells = 0
        self._steps.append(_HEAD if head else _ROW)
        return len(self._steps) - 1

    def make_head(self, row: int) -> None:
        """Make a row that was begun as an ordinary one the head of its table."""
        self._steps[row] = _HEAD

    def cell(self, start: int, end: int) -> None:
        """Take the next cell of the row; an empty range for an empty one."""
        self._cells += 1
        if start < end or self._cells < WIDEST:
            self._take("cell", start, end)

    def _take(self, step: str, start: int, end: int, kind: BlockKind | None = None, level: int = 0) -> None:
        start = max(start, self._end)
        if start < end:
            self._kept.append((start, end))
            self._end = end
        else:
            if step == "cell":
                self._steps.append(_EMPTY_CELL)
            return
        self._steps.append((f"{step} {level}" if level else step, start, end, kind))

    def _after_sentence(self, start: int, note: Span, end: int) -> int | None:
        """Return where the prose goes on after a footnote behind a sentence; None if it stands inside a sentence."""
        before = self.body[max(start, note.start - 20) : note.start].rstrip()
        if not before:
            return None
        if _SENTENCE_END.search(before):
            return note.end
        stop = _STOP.match(self.body, note.end)
        is_last = end - note.end < _TRAILING and self.body[note.end : end].strip() in ("", ".", "!", "?")
        if stop is not None or is_last:
            # A list's lead-in goes on in its list.
            return None if before.endswith(":") else note.end + (stop is not None)
        return None

    # The whole

    def finish(self, path: str, title: str, day: date | None) -> Document:
        """Return the document; without a title the first heading of level 1 is it."""
        text = self._text()
        marks = plain_marks(text)
        if marks.spans:
            text = blank_spans(text, marks.spans)
        links = sorted(citation.span for citation in self.citations)
        for mark in marks.citations:
            nearest = bisect_right(links, mark.span) - 1
            # An address may be its own link's text.
            if nearest < 0 or not links[nearest].overlaps(mark.span):
                self.citations.append(mark)
        outline = Outline()
        for step, start, end, kind in self._steps:
            self._replay(outline, step, trimmed(text, start, end) if start < end else None, kind)
        if not title:
            first = (block for block in outline.blocks if block.kind is BlockKind.HEADING and block.level == 1)
            title = next((" ".join(block.span.cut(text).split()) for block in first), "")
        citations = tuple(sorted(self.citations, key=lambda citation: citation.span))
        comments = tuple(sorted(self._comments, key=lambda comment: comment.span))
        return Document(path, self.source, text, tuple(outline.blocks), citations, day, title, comments)

    def _replay(self, outline: Outline, step: str, span: Span | None, kind: BlockKind | None) -> None:
        name, _, detail = step.partition(" ")
        if name == "open":
            outline.open(detail)
        elif name == "close":
            outline.close()
        elif name == "interrupt":
            outline.interrupt()
        elif name in ("row", "head"):
            outline.row(head=name == "head")
        elif name == "cell":
            outline.cell(span)
        elif span is not None and name == "heading":
            outline.heading(span, int(detail))
        elif span is not None:
            outline.prose(span, kind)

    def _text(self) -> str:
        """Return the body as it reads: what was taken, with its edits, between blanks."""
        changes = self._edits
        position = 0
        for start, end in self._kept:
            if position < start:
                changes.append((position, start, ""))
            position = end
        changes.append((position, len(self.body), ""))
        changes.sort(key=lambda change: (change[0], -change[1]))  # the widest of those that begin together holds
        pieces: list[str] = []
        position = 0
        for start, end, reading in changes:
            if end <= position:
                continue
            if start > position:
                pieces.append(self.body[position:start])
            whole = start >= position and reading
            pieces.append(reading if whole else blank(self.body[max(start, position) : end]))
            position = end
        return "".join(pieces)
