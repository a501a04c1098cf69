"""A manuscript: a draft of a format that is no text, gathered paragraph by paragraph into one line each.

A reader tells it in the file's own order what opens, what is written and what closes. Text boxes are put behind the
paragraph they hang on and notes behind the body. In the end it gives the Document, and says of each character where in
the file's own tree it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from cite_lint.model.span import Span

_BREAK = re.compile(r"[\r\n]")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HYPHEN_THAT_HOLDS = "\u2011"
_SOFT_HYPHEN = "\u00ad"
MOST_SPANNED = 64
"""Columns or rows that a cell is believed to span: Word allows 63 columns."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph is by its style."""

    heading: int = 0
    """Level from 1; 0 for none."""
    is_title: bool = False
    item: int | None = None
    """Depth from 0 where it is an item of a list."""
    is_quote: bool = False
    is_date: bool = False
    is_listing: bool = False
    """Whether it belongs to a table of contents or an index: page numbers, no prose."""


PLAIN = Style()


@dataclass(slots=True)
class Piece:
    """Characters of a line that stand together. `element` is where, in the file's own tree, and `offset` the first's."""

    text: str
    prose: str
    element: Any = None
    offset: int = 0
    start: int = 0
    """Offset in the source, once the lines are put in order."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place between two characters of a line."""

    line: Line
    column: int


@dataclass(frozen=True, slots=True)
class Link:
    """Text of a line that leads to an address; to a place inside the draft where that is empty."""

    line: Line
    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where a note is referred to."""

    point: Point
    length: int
    kind: str
    number: int


@dataclass(slots=True, eq=False)
class Line:
    """A paragraph. `element` is its own in the file's tree."""

    style: Style
    element: Any = None
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    raised: list[tuple[int, int]] = field(default_factory=list)
    """Columns of superscript, what adjoins as one."""
    place: str = ""
    start: int = 0

    @property
    def text(self) -> str:
        """The characters of the line, as the source has them."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True, eq=False)
class Step:
    """An opening or closing between lines: `open`, `close`, `row`, `cell`, `end cell`."""

    name: str
    kind: str = ""
    """Of what is opened: `table` or `box`."""
    width: int = 1
    """Columns of a cell."""
    is_head: bool = False
    is_merged: bool = False
    """Whether the cell only goes on with the one above it."""


@dataclass(frozen=True, slots=True, eq=False)
class Note:
    """A `footnote` or `endnote` with its lines."""

    kind: str
    number: int
    steps: list[Line | Step] = field(default_factory=list)

    def text(self, most: int) -> str:
        """Return what it says on one line, no more than about `most` characters of it."""
        words: list[str] = []
        for step in self.steps:
            if isinstance(step, Line) and most > 0:
                words += step.text[:most].split()
                most -= step.length
        return " ".join(words)


@dataclass(slots=True, eq=False)
class _Room:
    """What is open and holds paragraphs: the body, a cell, a note or a text box."""

    prefix: str
    sink: list[Line | Step]
    lines: list[Line] = field(default_factory=list)
    tables: int = 0
    line: Line | None = None
    hanging: list[Line | Step] = field(default_factory=list)
    """Text boxes of the line that is open."""
    is_joined: bool = False
    """Whether the next paragraph goes on with the line that is open."""
    starts: list[str] = field(default_factory=list)
    """Comments that begin with the next line."""


@dataclass(slots=True, eq=False)
class _Table:
    prefix: str
    rows: list[Step] = field(default_factory=list)
    column: int = 0


class Manuscript:
    """Receives a draft; `readers.composition.compose` makes the Document of it."""

    def __init__(self) -> None:
        self.body: list[Line | Step] = []
        self.notes: list[Note] = []
        self.marks: list[NoteMark] = []
        self.links: list[Link] = []
        self.starts: dict[str, Point] = {}
        self.ends: dict[str, Point] = {}
        """Where each comment's range begins and ends, by its id."""
        self._rooms = [_Room("", self.body)]
        self._tables: list[_Table] = []
        self._boxes = 0
        self._counted: dict[str, int] = {}
        self._open_links: list[tuple[Point | None, str]] = []

    def open_paragraph(self, style: Style, element: Any = None) -> None:
        """Begin a paragraph, or go on with the last one where their mark was deleted."""
        room = self._rooms[-1]
        if room.line is not None and room.is_joined:
            line, room.is_joined = room.line, False
            line.style = style
        else:
            self._finish_line(room)
            line = room.line = Line(style, element)
            room.lines.append(line)
        for name in room.starts:
            self.starts.setdefault(name, Point(line, line.length))
        room.starts.clear()

    def close_paragraph(self, *, joined: bool = False) -> None:
        """End a paragraph; `joined` where the next one goes on with its line."""
        room = self._rooms[-1]
        room.is_joined = joined
        if not joined:
            self._finish_line(room)

    def write(
        self, text: str, element: Any = None, offset: int = 0, *, is_prose: bool = True, is_raised: bool = False
    ) -> None:
        """Add characters to the paragraph that is open; line breaks in them are spaces."""
        line = self._rooms[-1].line
        if line is None or not text:
            return
        if _SOFT_HYPHEN in text:
            for part in text.split(_SOFT_HYPHEN):
                self.write(part, element, offset, is_prose=is_prose, is_raised=is_raised)
                offset += len(part) + 1
            return
        if "\n" in text or "\r" in text:
            text = _BREAK.sub(" ", text)
        prose = text.replace(_HYPHEN_THAT_HOLDS, "-") if is_prose else " " * len(text)
        line.pieces.append(Piece(text, prose, element, offset))
        if is_raised:
            start = line.length
            if line.raised and line.raised[-1][1] == start:
                start = line.raised.pop()[0]
            line.raised.append((start, line.length + len(text)))
        line.length += len(text)

    def open_link(self, address: str) -> None:
        """Begin the text of a link; the address is empty for one that leads to a place inside the draft."""
        self._open_links.append((self._point(), address))

    def close_link(self) -> None:
        """End the text of the link begun last; it ends with the paragraph at the latest."""
        point, address = self._open_links.pop()
        here = self._point()
        if point is None:
            return
        end = here.column if here is not None and here.line is point.line else point.line.length
        if end > point.column:
            self.links.append(Link(point.line, point.column, end, address))

    def mark_note(self, kind: str, element: Any = None) -> int:
        """Write the mark of the next note of this kind and return its number; 0 where no paragraph is open."""
        point = self._point()
        if point is None:
            return 0
        self._counted[kind] = number = self._counted.get(kind, 0) + 1
        mark = str(number).translate(_SUPERSCRIPT)
        self.marks.append(NoteMark(point, len(mark), kind, number))
        self.write(mark, element, is_prose=False)
        return number

    def start_comment(self, name: str) -> None:
        """Begin the range that a comment is about."""
        point = self._point()
        if point is None:
            self._rooms[-1].starts.append(name)
        else:
            self.starts.setdefault(name, point)

    def end_comment(self, name: str) -> None:
        """End the range that a comment is about; the first end counts."""
        room = self._rooms[-1]
        line = room.line or (room.lines[-1] if room.lines else None)
        if line is not None:
            self.ends.setdefault(name, Point(line, line.length))

    def refer_to_comment(self, name: str) -> None:
        """Note where a comment is referred to: its range, where it has none of its own."""
        point = self._point()
        if point is not None:
            self.starts.setdefault(name, point)
            self.ends.setdefault(name, point)

    def open_table(self) -> None:
        """Begin a table."""
        room = self._rooms[-1]
        self._break_line(room)
        room.tables += 1
        self._tables.append(_Table(f"{room.prefix}{', ' if room.prefix else ''}table {room.tables}"))
        room.sink.append(Step("open", "table"))

    def open_row(self, *, is_head: bool = False) -> None:
        """Begin a row of the table begun last; `is_head` where the file says so."""
        table = self._tables[-1]
        table.rows.append(Step("row", is_head=is_head))
        table.column = 1
        self._rooms[-1].sink.append(table.rows[-1])

    def skip_cells(self, count: int) -> None:
        """Leave out so many columns of the row."""
        width = min(max(count, 0), MOST_SPANNED)
        if width:
            self._tables[-1].column += width
            self._rooms[-1].sink += (Step("cell", width=width), Step("end cell"))

    def open_cell(self, width: int = 1, *, is_merged: bool = False) -> None:
        """Begin a cell of the row."""
        table = self._tables[-1]
        width = min(max(width, 1), MOST_SPANNED)
        sink = self._rooms[-1].sink
        sink.append(Step("cell", width=width, is_merged=is_merged))
        self._rooms.append(_Room(f"{table.prefix}, row {len(table.rows)}, column {table.column}", sink))
        table.column += width

    def close_cell(self) -> None:
        """End the cell."""
        self._close_room().append(Step("end cell"))

    def close_table(self) -> None:
        """End the table. Its first row is its head where the file names none and there are others."""
        table = self._tables.pop()
        if len(table.rows) > 1 and not any(row.is_head for row in table.rows):
            table.rows[0].is_head = True
        self._rooms[-1].sink.append(Step("close", "table"))

    def open_box(self) -> None:
        """Begin a text box, which is put behind the paragraph that it hangs on."""
        room = self._rooms[-1]
        self._boxes += 1
        sink = room.hanging if room.line is not None else room.sink
        sink.append(Step("open", "box"))
        self._rooms.append(_Room(f"text box {self._boxes}", sink))

    def close_box(self) -> None:
        """End the text box."""
        self._close_room().append(Step("close", "box"))

    def open_note(self, kind: str, number: int) -> None:
        """Begin a `footnote` or `endnote`, which is put behind the body."""
        self.notes.append(Note(kind, number))
        self._rooms.append(_Room(f"{kind} {number}", self.notes[-1].steps))

    def close_note(self) -> None:
        """End the note."""
        self._close_room()

    def notes_in_order(self) -> list[Note]:
        """Return the notes as the draft shows them: footnotes first, by number."""
        return sorted(self.notes, key=lambda note: (note.kind != "footnote", note.number))

    def close_body(self) -> None:
        """End the body."""
        self._name_lines(self._rooms[0])
        self._break_line(self._rooms[0])

    def _point(self) -> Point | None:
        line = self._rooms[-1].line
        return Point(line, line.length) if line is not None else None

    def _close_room(self) -> list[Line | Step]:
        room = self._rooms.pop()
        self._break_line(room)
        self._name_lines(room)
        return room.sink

    def _name_lines(self, room: _Room) -> None:
        for number, line in enumerate(room.lines, start=1):
            paragraph = f"paragraph {number}"
            alone = room.prefix and len(room.lines) == 1
            line.place = room.prefix if alone else f"{room.prefix}, {paragraph}" if room.prefix else paragraph

    def _break_line(self, room: _Room) -> None:
        """End the line that is open, even if the next paragraph should have gone on with it."""
        room.is_joined = False
        self._finish_line(room)

    def _finish_line(self, room: _Room) -> None:
        if room.line is not None:
            room.sink.append(room.line)
            room.sink += room.hanging
            room.line, room.hanging = None, []


class Origins:
    """Where the characters of a source stand in the file's own tree."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = tuple(lines)
        self._pieces = tuple(piece for line in self.lines for piece in line.pieces)
        self._starts = [piece.start for piece in self._pieces]
        self._line_starts = [line.start for line in self.lines]

    def pieces(self, span: Span) -> tuple[Piece, ...]:
        """Return the pieces that hold characters of the span, in text order."""
        number = max(0, bisect_right(self._starts, span.start) - 1)
        found = []
        while number < len(self._pieces) and self._pieces[number].start < span.end:
            piece = self._pieces[number]
            if piece.start + len(piece.text) > span.start:
                found.append(piece)
            number += 1
        return tuple(found)

    def line(self, offset: int) -> Line | None:
        """Return the line in which an offset is; None where there are no lines."""
        return self.lines[max(0, bisect_right(self._line_starts, offset) - 1)] if self.lines else None
