"""From a manuscript to a Document: lines are put in order, what is no prose is blanked, and blocks get their context."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cite_lint.model.document import Block, BlockKind, Citation, Comment, Document
from cite_lint.model.span import Span
from cite_lint.readers.blanking import blank_spans, trimmed
from cite_lint.readers.manuscript import Line, Link, Manuscript, Origins, Point, Step, Style
from cite_lint.readers.marks import is_number_mark, is_source, plain_marks
from cite_lint.readers.outline import Outline

_RAISED_MARK = re.compile(r"[\d\s,;*\u2013-]+")
"""Superscript that refers to a note by hand, or is an exponent: it would be read as the digits of a number."""
_NOTE_LENGTH = 2_000
"""Characters of a note that a citation carries: enough for any reference."""
_MONTHS = "january february march april may june july august september october november december".split()
_STATED_DATE = re.compile(
    r"""
    \s* (?: [A-Za-z]+ day ,? \s+ )?                                                  # Saturday,
    (?: (?P<year>\d{4}) - (?P<month>\d{1,2}) - (?P<day>\d{1,2})                      # 2026-11-21
      | (?P<day_before>\d{1,2}) (?:st|nd|rd|th)? \s+ (?P<name>[A-Za-z]+) ,? \s+ (?P<year_after>\d{4})    # 21 November 2026
      | (?P<name_before>[A-Za-z]+) \s+ (?P<day_after>\d{1,2}) (?:st|nd|rd|th)? ,? \s+ (?P<year_last>\d{4})
    ) \s*
    """,
    re.VERBOSE | re.ASCII,
)


def compose(
    manuscript: Manuscript, path: str, title: str = "", remarks: Iterable[tuple[str, str]] = ()
) -> tuple[Document, Origins]:
    """Return the draft, and where its characters stand in the file's own tree.

    `title` is what the file says of itself: a title among the paragraphs goes before it. `remarks` are the writer's
    comments, each with its id and text.
    """
    notes = manuscript.notes_in_order()
    steps = [*manuscript.body, *(step for note in notes for step in note.steps)]
    lines = [step for step in steps if isinstance(step, Line)]
    _put_in_order(lines)
    source = "\n".join(line.text for line in lines)
    prose = "\n".join("".join(piece.prose for piece in line.pieces) for line in lines)
    marks = plain_marks(prose)
    text = blank_spans(prose, (*marks.spans, *_not_prose(lines, manuscript.links)))
    body = _Structure(text)
    body.follow(manuscript.body)
    links = _links(source, manuscript.links)
    starts = sorted(link.span for link in links)
    citations = (
        *links,
        *(mark for mark in marks.citations if not _overlaps(starts, mark.span)),
        *_note_citations(manuscript),
    )
    document = Document(
        path,
        source,
        text,
        (*body.outline.blocks, *_note_blocks(manuscript, text, body.outline.blocks)),
        tuple(sorted(citations, key=lambda citation: citation.span)),
        next((day for line in lines if line.style.is_date and (day := stated_date(line.text))), None),
        body.title or title or body.heading,
        _comments(manuscript, remarks),
        tuple(line.place for line in lines),
    )
    return document, Origins(lines)


def stated_date(text: str) -> date | None:
    """Read a day as letters are dated: 2026-11-21, 21 November 2026, November 21, 2026; nothing that is ambiguous."""
    found = _STATED_DATE.fullmatch(text)
    if found is None:
        return None
    name = (found["name"] or found["name_before"] or "").lower()
    month = _MONTHS.index(name) + 1 if name in _MONTHS else int(found["month"] or 0)
    year = found["year"] or found["year_after"] or found["year_last"]
    day = found["day"] or found["day_before"] or found["day_after"]
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def _put_in_order(lines: Iterable[Line]) -> None:
    """Give every line and piece its offset in the source."""
    position = 0
    for line in lines:
        line.start = position
        for piece in line.pieces:
            piece.start = position
            position += len(piece.text)
        position += 1


def _span(line: Line, start: int, end: int) -> Span:
    return Span(line.start + start, line.start + end)


def _offset(point: Point) -> int:
    return point.line.start + point.column


def _not_prose(lines: Iterable[Line], links: Iterable[Link]) -> Iterable[Span]:
    """Yield what only looks like prose: lists of contents, notes' marks made by hand, links that are a number."""
    for line in lines:
        if line.style.is_listing:
            yield _span(line, 0, line.length)
        elif line.raised:
            written = line.text
            for start, end in line.raised:
                if _RAISED_MARK.fullmatch(written, start, end):
                    yield _span(line, start, end)
    for link in links:
        if not link.address and is_number_mark(link.line.text[link.start : link.end]):
            yield _span(link.line, link.start, link.end)


def _links(source: str, links: Iterable[Link]) -> list[Citation]:
    found = []
    for link in links:
        span = trimmed(source, link.line.start + link.start, link.line.start + link.end)
        if span is not None and is_source(link.address):
            found.append(Citation(span, "link", link.address))
    return found


def _overlaps(spans: list[Span], span: Span) -> bool:
    nearest = bisect_right(spans, Span(span.end, 0)) - 1
    return nearest >= 0 and spans[nearest].overlaps(span)


def _note_blocks(manuscript: Manuscript, text: str, body: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks of the notes, each under the headings that its mark stands under."""
    marks = {(mark.kind, mark.number): _offset(mark.point) for mark in manuscript.marks}
    starts = [block.span.start for block in body]
    headings = {block.span for block in body if block.kind is BlockKind.HEADING}
    for note in manuscript.notes_in_order():
        nearest = bisect_right(starts, marks.get((note.kind, note.number), -1)) - 1
        above = (body[nearest].span, *body[nearest].context) if nearest >= 0 else ()
        above = tuple(span for span in above if span in headings)
        inside = _Structure(text)
        inside.follow(note.steps)
        for block in inside.outline.blocks:
            yield dataclasses.replace(block, context=block.context + above)


def _note_citations(manuscript: Manuscript) -> Iterator[Citation]:
    """Yield each note's mark with the note's text."""
    texts = {(note.kind, note.number): note.text(_NOTE_LENGTH) for note in manuscript.notes}
    for mark in manuscript.marks:
        target = texts.get((mark.kind, mark.number))
        if target:
            start = _offset(mark.point)
            yield Citation(Span(start, start + mark.length), "footnote", target)


def _comments(manuscript: Manuscript, remarks: Iterable[tuple[str, str]]) -> tuple[Comment, ...]:
    """Return the comments that are about something; one that stands at a point is about its paragraph."""
    comments = []
    for name, text in remarks:
        first = manuscript.starts.get(name)
        if first is None:
            continue
        last = manuscript.ends.get(name, first)
        span = Span(_offset(first), _offset(last))
        if span.start >= span.end:
            span = _span(first.line, 0, first.line.length)
        comments.append(Comment(span, text))
    return tuple(sorted(comments, key=lambda comment: comment.span))


class _Structure:
    """Tells an outline of every line with words in it, and where it stands."""

    def __init__(self, text: str) -> None:
        self.outline = Outline()
        self.title = ""
        """The first title among the paragraphs."""
        self.heading = ""
        """The first heading of level 1."""
        self._text = text
        self._cells: list[_Cell | None] = [None]
        """The cell that is open in each container, None where the container is none."""
        self._items: list[int] = []
        """Depths of the list items that are open."""

    def follow(self, steps: Iterable[Line | Step]) -> None:
        """Take all lines, openings and closings."""
        for step in steps:
            if isinstance(step, Step):
                self._end_lists()
                self._enter_or_leave(step)
                continue
            span = trimmed(self._text, step.start, step.start + step.length)
            if span is not None:
                self._add(step.style, span)
        self._end_lists()

    def _enter_or_leave(self, step: Step) -> None:
        if step.name == "open":
            self.outline.open("table" if step.kind == "table" else "footnote")
            self._cells.append(None)
        elif step.name == "close":
            self.outline.close()
            self._cells.pop()
        elif step.name == "row":
            self.outline.row(head=step.is_head)
        elif step.name == "cell":
            self._cells.append(_Cell(step))
        else:
            cell = self._cells.pop()
            if cell is not None and not cell.has_words:
                self.outline.cell(None, columns=cell.step.width, goes_on=cell.step.is_merged)

    def _add(self, style: Style, span: Span) -> None:
        cell = self._cells[-1]
        if cell is not None:
            if cell.has_words:
                self.outline.prose(span)
            else:
                self.outline.cell(span, columns=cell.step.width, goes_on=cell.step.is_merged)
            cell.has_words = True
            return
        if style.item is not None and not style.heading:
            self._open_item(style.item)
            self.outline.prose(span)
            return
        self._end_lists()
        if style.is_title:
            self.title = self.title or self._words(span)
            self.outline.heading(span, 1)
        elif style.heading:
            if style.heading == 1:
                self.heading = self.heading or self._words(span)
            self.outline.heading(span, style.heading + bool(self.title))
        else:
            self.outline.prose(span, BlockKind.QUOTE if style.is_quote else None)

    def _words(self, span: Span) -> str:
        return " ".join(span.cut(self._text).split())

    def _open_item(self, depth: int) -> None:
        """Leave the items that do not hold one of this depth, and enter it."""
        while self._items and self._items[-1] > depth:
            self._close_list()
        if self._items and self._items[-1] == depth:
            self.outline.close()
        else:
            self.outline.open("list")
            self._items.append(depth)
        self.outline.open("item")

    def _close_list(self) -> None:
        self._items.pop()
        self.outline.close()
        self.outline.close()

    def _end_lists(self) -> None:
        while self._items:
            self._close_list()


@dataclass(slots=True)
class _Cell:
    """A cell that is open."""

    step: Step
    has_words: bool = False
