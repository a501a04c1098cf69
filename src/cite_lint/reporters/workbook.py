"""Workbooks as archives: looked through before they are opened, and packed so that equal ones have equal bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from xml.parsers import expat

from cite_lint.reporters.sheet import UnreadableSheetError

_MOST_BYTES = 100_000_000
"""Size of all parts together when they are unpacked."""
_MOST_PARTS = 2_000
_MOST_CELLS = 1_000_000
"""Cells of all ranges that have one thing in common: whoever opens the workbook makes each of them."""
_RANGES = frozenset({"mergeCell", "hyperlink", "comment"})
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
FIXED_DAY = datetime(1980, 1, 1)
"""When every workbook was made: the same report gives the same bytes. No archive can hold an earlier day."""
_MODIFIED = re.compile(rb"(<dcterms:modified\b[^>]*>)[^<]*")
_FIXED_MODIFIED = rb"\g<1>" + FIXED_DAY.isoformat().encode("ascii") + b"Z"


def inspect(data: bytes) -> None:
    """Raise UnreadableSheetError where bytes are no workbook, or one that would take all memory or time."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
                raise UnreadableSheetError(f"it is larger than {_MOST_BYTES // 1_000_000} MB when it is unpacked")
            inspection = _Inspection()
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    inspection.read(archive.read(part))
    except UnreadableSheetError:
        raise
    except Exception as error:  # noqa: BLE001 - zipfile raises a dozen kinds at archives that are none
        raise UnreadableSheetError(f"it is no Excel workbook: {error or type(error).__name__}") from None


def pack_again(data: bytes) -> bytes:
    """Return the workbook with one date for all its parts, in place of the time at which it was written."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "docProps/core.xml":
                content = _MODIFIED.sub(_FIXED_MODIFIED, content)
            fixed = zipfile.ZipInfo(part.filename, FIXED_DAY.timetuple()[:6])
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, content)
    return packed.getvalue()


class _Inspection:
    """Looks through the XML of a workbook, whatever its encoding."""

    def __init__(self) -> None:
        self._cells = 0

    def read(self, content: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = self._start
        parser.Parse(content, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(" ")[2] not in _RANGES or "ref" not in attributes:
            return
        self._cells += _area(attributes["ref"])
        if self._cells > _MOST_CELLS:
            raise UnreadableSheetError("it has merged cells, links or notes over more than a million cells")


def _refuse_doctype(*_: object) -> None:
    raise UnreadableSheetError("it is no Excel workbook: it defines entities of its own")


def _area(reference: str) -> int:
    """Return how many cells a reference such as B2:D9 covers; one that is not of this form covers too many."""
    first, _, last = reference.upper().partition(":")
    corners = [_CELL.fullmatch(corner) for corner in (first, last or first)]
    if corners[0] is None or corners[1] is None:
        return _MOST_CELLS + 1
    (left, top), (right, bottom) = ((_column(corner[1]), int(corner[2])) for corner in corners if corner)
    return (abs(right - left) + 1) * (abs(bottom - top) + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
