"""The fact-check sheet as CSV: UTF-8 with a byte order mark and CR LF, as spreadsheet programs read it."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cite_lint.reporters.sheet import Earlier, UnreadableSheetError, build_sheet, find_columns

if TYPE_CHECKING:
    from cite_lint.model.finding import Report
    from cite_lint.reporters import Look

_DELIMITERS = ",;\t"
"""Where a comma divides whole number and fraction, spreadsheet programs write a semicolon."""
_NAMED_DELIMITER = re.compile(r"sep=(.)\r?\n")
"""A first line by which Excel is told the delimiter."""
_FORMULA = "=+\\-@\t\r\n＝＋－＠"
_DANGEROUS = re.compile(rf"'*[{_FORMULA}]")
_GUARDED = re.compile(rf"'+[{_FORMULA}]")
_NUMBER = re.compile(r"[+-]\d[\d.,]*%?")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def render(report: Report, look: Look) -> bytes:
    """Return the sheet; an earlier one keeps its delimiter. Raise UnreadableSheetError where that is none."""
    text = _decode(look.previous) if look.previous else ""
    delimiter, earlier = _read(text) if text.strip() else (",", None)
    sheet = build_sheet(report, earlier)
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\r\n")
    for cells in (sheet.header, *(row.cells for row in sheet.rows)):
        writer.writerow([guarded(str(cell or "")) for cell in cells])
    return codecs.BOM_UTF8 + written.getvalue().encode("utf-8", "replace")


def guarded(text: str) -> str:
    """Return a text that no spreadsheet program takes for a formula: where it could be one an apostrophe comes first."""
    return "'" + text if _DANGEROUS.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """Return the text as it was before it was guarded."""
    return text[1:] if _GUARDED.match(text) else text


def _decode(data: bytes) -> str:
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        where = f"byte {error.start + len(mark)}"
        raise UnreadableSheetError(
            f"it is not {encoding.upper()} at {where}; save it as CSV in UTF-8, or name another file"
        ) from None


def _read(text: str) -> tuple[str, Earlier]:
    named = _NAMED_DELIMITER.match(text)
    if named is not None:
        text = text[named.end() :]
    delimiter = _delimiter(text, named[1] if named is not None else _DELIMITERS)
    try:
        rows = [[unguarded(cell) for cell in row] for row in _reader(text, delimiter)]
    except csv.Error as error:
        raise UnreadableSheetError(f"it is no complete CSV file: {error}") from None
    width = max(map(len, rows))
    padded = [tuple(row + [""] * (width - len(row))) for row in rows]
    return delimiter, Earlier(padded[0], tuple(padded[1:]))


def _delimiter(text: str, candidates: str) -> str:
    """Return the first delimiter with which the first row names the columns."""
    first = UnreadableSheetError("it is no fact-check sheet: it is empty")
    for index, delimiter in enumerate(candidates):
        try:
            find_columns(next(_reader(text, delimiter), []))
        except (csv.Error, UnreadableSheetError) as error:
            if index == 0:
                first = UnreadableSheetError(str(error))
        else:
            return delimiter
    raise first


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
