"""The tables of AsciiDoc, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cite_lint.model.span import Span
from cite_lint.readers.sheet import Sheet

_BAR = re.compile(r"\\?\|")
_SPECIFICATION = re.compile(
    r"""
    (?<= \s )
    (?: (?P<columns> \d{1,3} )? (?: \. (?P<rows> \d{1,3} ) )? (?P<sign> [+*] ) )?
    [<^>]? (?: \.[<^>] )? [aehlmdsv]?
    \Z
    """,
    re.VERBOSE,
)
_LONGEST_SPECIFICATION = 12
_COLUMNS = re.compile(r"""cols \s*+ = \s*+ (?: "([^"]*+)" | '([^']*+)' | ([^\s,\]]++) )""", re.VERBOSE)
_REPEATED = re.compile(r"(\d{1,3})\*")
_WITH_HEAD = re.compile(r"""%(?:\w++%)*?header\b|\b(?:options|opts)\s*+=\s*+["']?[^"'\]]*?\bheader\b""")
_NO_HEAD = re.compile(r"%noheader\b|\bnoheader\b")
_DATA = re.compile(r"\bformat\s*+=\s*+[\"']?[ctd]sv")
_MOST_COLUMNS = 1_000


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    end: int
    columns: int
    rows: int
    mark: int
    """Where its bar, with what is written before it, begins."""


def is_data(attributes: str) -> bool:
    """Tell whether the table holds comma-separated values, which are no prose."""
    return _DATA.search(attributes) is not None


def read_table(
    sheet: Sheet, attributes: str, content: Span, first: int, parted: bool, inline: Callable[[int, int], None]
) -> None:
    """Read the table whose content is a range, under the attributes written above it.

    `first` is where its first line ends; `parted` tells that an empty line follows there, which makes it a head.
    """
    cells = _cells(sheet.body, content.start, content.end)
    width = _width(attributes)
    has_head = _WITH_HEAD.search(attributes) is not None or (parted and not _NO_HEAD.search(attributes))
    sheet.open("table")
    column = rows = 0
    spanned: dict[int, int] = {}
    known: list[_Cell] = []
    if not width:  # the first line has all columns
        for cell in cells:
            known.append(cell)
            if cell.mark >= first or len(known) == _MOST_COLUMNS:
                break
        width = sum(cell.columns for cell in known if cell.mark < first) or 1
    width = min(width, _MOST_COLUMNS)

    def fill() -> None:
        """Add empty cells where those of rows above reach down."""
        nonlocal column
        while spanned.get(column):
            spanned[column] -= 1
            sheet.cell(content.start, content.start)
            column += 1

    for group in (known, cells):
        for cell in group:
            if column >= width:
                column = 0
            if column == 0:
                sheet.row(head=has_head and rows == 0)
                rows += 1
            fill()
            inline(cell.start, cell.end)
            sheet.cell(cell.start, cell.end)
            for further in range(min(cell.columns, width)):
                if further:
                    sheet.cell(cell.end, cell.end)
                if cell.rows > 1:
                    spanned[column + further] = cell.rows - 1
            column += cell.columns
    sheet.close()


def _cells(body: str, start: int, end: int) -> Iterator[_Cell]:
    """Yield the cells: each begins behind its bar and ends before the next one's specification."""
    opened: tuple[int, int, int, int] | None = None
    for bar in _BAR.finditer(body, start, end):
        if bar[0] != "|":
            continue
        least = max(opened[0] if opened else start, bar.start() - _LONGEST_SPECIFICATION)
        found = _SPECIFICATION.search(body, least, bar.start())
        mark = found.start() if found is not None else bar.start()
        if opened is not None:
            yield _Cell(opened[0], mark, *opened[1:])
        columns, rows = 1, 1
        if found is not None and found["sign"] == "+":
            columns, rows = max(int(found["columns"] or 1), 1), max(int(found["rows"] or 1), 1)
        opened = (bar.end(), columns, rows, mark)
    if opened is not None:
        yield _Cell(opened[0], end, *opened[1:])


def _width(attributes: str) -> int:
    """Return how many columns the attributes give, 0 where they give none."""
    found = _COLUMNS.search(attributes)
    if found is None:
        return 0
    columns = 0
    for part in re.split("[,;]", found[1] or found[2] or found[3] or ""):
        repeated = _REPEATED.match(part.strip())
        columns += int(repeated[1]) if repeated else 1
    return columns
