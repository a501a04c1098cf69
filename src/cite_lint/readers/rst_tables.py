"""The tables of reStructuredText: grid tables, simple tables and list-tables, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from unicodedata import combining, east_asian_width

from cite_lint.model.document import BlockKind
from cite_lint.readers.lines import Line
from cite_lint.readers.sheet import Sheet

_GRID_BORDER = re.compile(r"\+(?:[-=+]*\+)?\s*")
_SIMPLE_BORDER = re.compile(r"=+(?: +=+)+\s*")
_SIMPLE_RULE = re.compile(r"-+(?: +-+)*\s*")
_WIDE_GAP = re.compile(r"\s{2,}")
_ROW = re.compile(r"([*+-])[ \t]+([*+-])(?:[ \t]+|$)|([*+-])[ \t]*$")
_CELL = re.compile(r"([*+-])(?:[ \t]+|$)")


MarkInline = Callable[[int, int], None]
"""Notes what is no prose between two offsets."""


def read_grid(sheet: Sheet, lines: Sequence[Line], inline: MarkInline) -> bool:
    """Read the lines of a grid table; False where they are none."""
    body = sheet.body
    written = [body[line.start : line.end] for line in lines]
    if len(lines) < 3 or not _GRID_BORDER.fullmatch(written[-1]) or "-" not in written[0]:
        return False
    edges = [index for index, character in enumerate(written[0].rstrip()) if character == "+"]
    head_end = next((at for at, line in enumerate(written) if at and line.startswith("+=") and "-" not in line), 0)
    sheet.open("table")
    begun = False
    for at, (line, text) in enumerate(zip(lines, written, strict=True)):
        if text.startswith("+") and _GRID_BORDER.fullmatch(text):
            begun = False
            continue
        cells = [(line.start + left, line.start + right) for left, right in _split(text, edges, "|+")]
        _add_line(sheet, cells, inline, first=not begun, head=at < head_end)
        begun = True
    sheet.close()
    return True


def simple_table_end(body: str, lines: Sequence[Line], at: int) -> int:
    """Return the line behind the simple table that begins at line `at`, or `at` where none does."""
    if not _SIMPLE_BORDER.fullmatch(body, lines[at].start, lines[at].end):
        return at
    borders = 1
    for index in range(at + 1, len(lines)):
        line = lines[index]
        if line.blank:
            continue
        if line.indent < lines[at].indent:
            return at
        if body[line.start] == "=" and _SIMPLE_BORDER.fullmatch(body, line.start, line.end):
            borders += 1
            if borders == 3 or index + 1 == len(lines) or lines[index + 1].blank:
                return index + 1
    return at


def read_simple(sheet: Sheet, lines: Sequence[Line], inline: MarkInline) -> None:
    """Read the lines of a simple table, its borders among them."""
    body = sheet.body
    margin = lines[0].start - lines[0].first
    starts = [found.start() for found in re.finditer("=+", body[lines[0].start : lines[0].end])]
    borders = [at for at, line in enumerate(lines) if _SIMPLE_BORDER.fullmatch(body, line.start, line.end) is not None]
    head_end = borders[1] if len(borders) > 2 else 0
    sheet.open("table")
    begun = False
    for at, line in enumerate(lines):
        if at in (0, head_end, len(lines) - 1) or line.blank:
            begun = begun and not line.blank
            continue
        if _SIMPLE_RULE.fullmatch(body, line.start, line.end) or at in borders:
            continue
        first = min(line.first + margin, line.start)
        text = body[first : line.end]
        cells = [(first + left, first + right) for left, right in _columns(text, starts)]
        is_new = not begun or (body[cells[0][0] : cells[0][1]].strip() != "" and at >= head_end)
        _add_line(sheet, cells, inline, first=is_new, head=at < head_end)
        begun = True
    sheet.close()


def read_list_table(sheet: Sheet, lines: Sequence[Line], heads: int, inline: MarkInline) -> None:
    """Read a list of lists as a table whose first `heads` rows are its head."""
    body = sheet.body
    sheet.open("table")
    rows = 0
    margin = column = -1
    cell = (0, 0)

    def end_cell() -> None:
        nonlocal cell
        if cell[1]:
            inline(*cell)
            sheet.cell(*cell)
        cell = (0, 0)

    for line in lines:
        if line.blank:
            continue
        row = _ROW.match(body, line.start, line.end) if margin in (-1, line.indent) else None
        if row is not None:
            end_cell()
            margin = line.indent
            column = line.indent + (row.start(2) - line.start) if row[2] else -1
            sheet.row(head=rows < heads)
            rows += 1
            if row[2]:
                cell = (row.end(), max(line.end, row.end()))
            continue
        next_cell = _CELL.match(body, line.start, line.end) if line.indent > margin >= 0 else None
        if next_cell is not None and column in (-1, line.indent):
            end_cell()
            column = line.indent
            cell = (next_cell.end(), max(line.end, next_cell.end()))
        elif cell[1]:
            cell = (cell[0], line.end)
    end_cell()
    sheet.close()


def _split(text: str, edges: Sequence[int], bars: str) -> list[tuple[int, int]]:
    """Return the cells of a line of a grid table: at the border's columns, or between bars where wide letters shift."""
    end = len(text.rstrip())
    at = [edge for edge in edges if edge < end and text[edge] in bars]
    if not at or at[-1] != end - 1 or at[0] != 0:
        at = [index for index, character in enumerate(text[:end]) if character in bars]
    return [(left + 1, right) for left, right in pairwise(at)] or [(0, end)]


def _columns(text: str, starts: Sequence[int]) -> list[tuple[int, int]]:
    """Return the cells of a line of a simple table: under the border's columns, or parted by wide gaps."""
    inner = [start for start in _as_offsets(text, starts[1:]) if start < len(text)]
    if all(text[start - 1].isspace() for start in inner):
        ends = [*inner, len(text)]
        cells = [(start, end) for start, end in zip([0, *inner], ends, strict=True)]
        return cells + [(len(text), len(text))] * (len(starts) - len(cells))
    gaps = [found.end() for found in _WIDE_GAP.finditer(text.rstrip()) if found.start()]
    return list(pairwise([0, *gaps, len(text)]))


def _as_offsets(text: str, columns: Sequence[int]) -> list[int]:
    """Return the offsets of columns as they are seen: a wide letter takes two, a combining mark none."""
    if text.isascii():
        return list(columns)
    offsets = []
    seen = at = 0
    for column in columns:
        while at < len(text) and seen < column:
            seen += 0 if combining(text[at]) else 1 + (east_asian_width(text[at]) in ("W", "F"))
            at += 1
        while at < len(text) and combining(text[at]):
            at += 1
        offsets.append(at + max(0, column - seen))
    return offsets


def _add_line(sheet: Sheet, cells: Sequence[tuple[int, int]], inline: MarkInline, *, first: bool, head: bool) -> None:
    """Add the cells of one line: the row's own, or further words of them, which stand apart in the text."""
    if first or not head:
        sheet.row(head=head)
    for start, end in cells:
        inline(start, end)
        if first or not head:
            sheet.cell(start, end)
        else:  # the further words would be taken for further columns
            sheet.prose(start, end, BlockKind.TABLE_CELL)
