"""The fact-check sheet as an Excel workbook: the claims, and a summary."""

from __future__ import annotations

import io
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cite_lint.model.finding import FileStatus, Severity, Verdict
from cite_lint.reporters.coverage import VERDICT_WORDS
from cite_lint.reporters.sheet import (
    GONE,
    UNSEEN,
    Earlier,
    Row,
    Sheet,
    UnreadableSheetError,
    build_sheet,
    cell_text,
    find_columns,
)
from cite_lint.reporters.workbook import FIXED_DAY, inspect, pack_again

if TYPE_CHECKING:
    from cite_lint.model.finding import Report
    from cite_lint.reporters import Look

# What openpyxl says of its types is in the way of what it does: a sheet, it says, may be a chart, a cell may be merged.
Workbook = Any
Worksheet = Any
Cell = Any

STATUSES = ("to do", "confirmed", "corrected", "disputed with source")
"""What the column `status` offers; anything else can be written too."""
_TITLE = "claims"
_SUMMARY = "summary"
_SUMMARY_HEAD = "cite-lint: fact-check sheet"
_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 256
_MOST_CELLS = 20_000_000
_LONGEST_FORMULA = 8_192
_WIDTHS = {
    "file": 22, "place": 20, "sentence": 60, "figure": 18, "verdict": 18, "findings": 28, "registry says": 50,
    "source": 34, "grade": 11, "source date": 12, "locator": 14, "url": 30, "advice": 60, "changed": 24,
    "checked by": 14, "date": 12, "status": 20, "note": 40,
}  # fmt: skip
_FILLS = {
    VERDICT_WORDS[Verdict.SUPPORTED]: "E2F0D9",
    VERDICT_WORDS[Verdict.MISMATCHED]: "F8CBAD",
    VERDICT_WORDS[Verdict.OUTDATED]: "FFE699",
    VERDICT_WORDS[Verdict.DISPUTED]: "DDD0EC",
    VERDICT_WORDS[Verdict.UNSUPPORTED]: "DDEBF7",
    GONE: "E7E6E6",
    UNSEEN: "E7E6E6",
}
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n")


def render(report: Report, look: Look) -> bytes:
    """Return the workbook. An earlier one keeps its other worksheets and all that people wrote beside the claims.

    Raise UnreadableSheetError where what stands there is no fact-check sheet.
    """
    if not look.previous:
        return _begin(report)
    inspect(look.previous)
    try:
        return _continue(report, look.previous)
    except UnreadableSheetError:
        raise
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever its parts raise, at reading and at writing
        raise UnreadableSheetError(f"it is no Excel workbook: {error or type(error).__name__}") from None


def _begin(report: Report) -> bytes:
    import openpyxl

    book: Workbook = openpyxl.Workbook()
    book.properties.creator = "cite-lint"
    book.properties.created = FIXED_DAY
    book.active.title = _TITLE
    sheet = build_sheet(report)
    _write(book.active, sheet, None)
    return _finish(book, book.active, report, sheet)


def _continue(report: Report, previous: bytes) -> bytes:
    import openpyxl

    book: Workbook = openpyxl.load_workbook(io.BytesIO(previous))
    old = _find(book)
    numbers = sorted({row for row, _ in old._cells})
    sheet = build_sheet(report, _read(old, numbers))
    new = book.create_sheet(index=book.index(old))
    _write(new, sheet, _Old(old, numbers))
    book.remove(old)
    new.title = old.title
    return _finish(book, new, report, sheet)


def _finish(book: Workbook, claims: Worksheet, report: Report, sheet: Sheet) -> bytes:
    """Return the bytes of a workbook with its summary, that opens at the claims."""
    _summarise(book, report, sheet)
    book.active = book.index(claims)
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is claims
    written = io.BytesIO()
    book.save(written)
    return pack_again(written.getvalue())


def _find(book: Workbook) -> Worksheet:
    """Return the first worksheet whose first row names the columns."""
    problem = None
    for candidate in book.worksheets:
        try:
            if candidate.max_column > _MOST_COLUMNS:
                raise UnreadableSheetError(f"the worksheet {candidate.title} has more than {_MOST_COLUMNS} columns")
            find_columns([cell.value for cell in candidate[1]])
        except UnreadableSheetError as error:
            problem = problem or error
        else:
            return candidate
    raise problem or UnreadableSheetError("it is no fact-check sheet: it has no worksheet")


def _read(worksheet: Worksheet, numbers: list[int]) -> Earlier:
    """Return what stands in the rows of these numbers, those that have a cell at all."""
    width = worksheet.max_column
    if len(numbers) * width > _MOST_CELLS:
        raise UnreadableSheetError(f"the worksheet {worksheet.title} has more than {_MOST_CELLS:,} cells")
    rows: dict[int, list[Any]] = {number: [""] * width for number in numbers}
    noted = set()
    for (row, column), cell in worksheet._cells.items():  # to ask for a rectangle would make each of its cells
        rows[row][column - 1] = "" if cell.value is None else cell.value
        if cell.comment is not None:
            noted.add(row)
    header, *others = rows.values()
    attached = frozenset(index for index, number in enumerate(numbers[1:]) if number in noted)
    return Earlier(tuple(map(str, header)), tuple(map(tuple, others)), attached)


@dataclass(frozen=True, slots=True)
class _Old:
    """The earlier worksheet, with the number of each row that was read from it."""

    worksheet: Worksheet
    numbers: list[int]

    def head(self, column: int) -> Cell | None:
        """Return the cell that names a column, if there was one."""
        return self.worksheet._cells.get((self.numbers[0], column))

    def cell(self, row: Row, column: int) -> Cell | None:
        """Return the cell that a cell of the new sheet carries on, if there was one."""
        return self.worksheet._cells.get((self.numbers[row.origin + 1], column)) if row.origin is not None else None


def _write(worksheet: Worksheet, sheet: Sheet, old: _Old | None) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    if len(sheet.rows) >= _MOST_ROWS:
        raise UnreadableSheetError(f"a worksheet holds {_MOST_ROWS:,} rows and there are more claims; use csv")
    wrapped = Alignment(wrap_text=True, vertical="top")
    ours = set(sheet.ours.values())
    for column, name in enumerate(sheet.header, 1):
        cell = worksheet.cell(1, column)
        _put(cell, name)
        cell.font = Font(bold=True)
        cell.alignment = wrapped
        _carry_note(old.head(column) if old is not None else None, cell)
        letter = get_column_letter(column)
        worksheet.column_dimensions[letter].width = _WIDTHS.get(name.strip().casefold(), 20)
    for number, row in enumerate(sheet.rows, 2):
        for column in range(1, len(sheet.header) + 1):
            cell = worksheet.cell(number, column)
            before = old.cell(row, column) if old is not None else None
            if before is not None and column - 1 not in ours:
                _carry(before, cell)
            else:
                _put(cell, row.cells[column - 1])
                cell.alignment = wrapped
            _carry_note(before, cell)
    worksheet.freeze_panes = "A2"
    if old is not None:
        _keep_look(old.worksheet, worksheet)
    last = get_column_letter(len(sheet.header))
    worksheet.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    if sheet.rows:
        _mark_verdicts(worksheet, sheet)
        _offer_statuses(worksheet, sheet)


def _put(cell: Cell, value: object) -> None:
    """Write a value; a text is never taken for a formula, neither now nor when somebody edits the cell."""
    if not isinstance(value, str):
        cell.value = value
        return
    if value:
        cell.value = cell_text(value)
        cell.data_type = "s"
        if value.startswith(_FORMULA_STARTS):
            cell.quotePrefix = True


def _carry(old: Cell, new: Cell) -> None:
    """Write what people wrote, as it looked; a formula of theirs is moved with its row."""
    value = getattr(old.value, "text", old.value)  # of a formula over several cells its text
    moved = _move(value, old, new) if old.data_type == "f" and isinstance(value, str) else None
    if isinstance(value, str) and moved is None:
        _put(new, value)
    else:
        new.value = moved or value
    if old.has_style:
        new._style = copy(old._style)
    if old.hyperlink is not None and old.hyperlink.target:
        new.hyperlink = old.hyperlink.target


def _carry_note(old: Cell | None, new: Cell) -> None:
    if old is not None and old.comment is not None:
        new.comment = copy(old.comment)


def _move(formula: str, old: Cell, new: Cell) -> str | None:
    """Return a formula as it stands in another row, or None where it is none that can be understood."""
    from openpyxl.formula.tokenizer import TokenizerError
    from openpyxl.formula.translate import Translator, TranslatorError

    if len(formula) > _LONGEST_FORMULA:
        return None
    try:
        return str(Translator(formula, origin=old.coordinate).translate_formula(new.coordinate))
    except (TokenizerError, TranslatorError, LookupError, ValueError):
        return None


def _keep_look(old: Worksheet, new: Worksheet) -> None:
    """Give the columns the widths that people gave them, hide those that they hid, and freeze what they froze."""
    from openpyxl.worksheet.dimensions import ColumnDimension

    new.freeze_panes = old.freeze_panes or new.freeze_panes
    for letter, known in old.column_dimensions.items():
        new.column_dimensions[letter] = ColumnDimension(
            new, index=letter, width=known.width, hidden=known.hidden, min=known.min, max=known.max
        )


def _mark_verdicts(worksheet: Worksheet, sheet: Sheet) -> None:
    """Fill the cells of a verdict by its word, so that a sorted or edited sheet stays right."""
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import PatternFill
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(sheet.ours["verdict"] + 1)
    area = f"{letter}2:{letter}{len(sheet.rows) + 1}"
    for word, color in _FILLS.items():
        fill = PatternFill("solid", start_color=color, end_color=color)
        worksheet.conditional_formatting.add(area, FormulaRule([f'${letter}2="{word}"'], fill=fill))  # type: ignore[no-untyped-call]


def _offer_statuses(worksheet: Worksheet, sheet: Sheet) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    names = [name.strip().casefold() for name in sheet.header]
    letter = get_column_letter(names.index("status") + 1)
    offered = DataValidation("list", formula1=f'"{",".join(STATUSES)}"', allow_blank=True, showErrorMessage=False)
    offered.add(f"{letter}2:{letter}{len(sheet.rows) + 1}")
    worksheet.add_data_validation(offered)


def _summarise(book: Workbook, report: Report, sheet: Sheet) -> None:
    """Write the second worksheet anew; one of the same name that is somebody's own is left alone."""
    from openpyxl.styles import Font

    old = next(
        (one for one in book.worksheets if (1, 1) in one._cells and one._cells[1, 1].value == _SUMMARY_HEAD), None
    )
    new = book.create_sheet(_SUMMARY, book.index(old) if old is not None else 1)
    if old is not None:
        book.remove(old)
        new.title = old.title
    for number, (name, value) in enumerate(_summary(report, sheet), 1):
        _put(new.cell(number, 1), name)
        _put(new.cell(number, 2), value)
    new["A1"].font = Font(bold=True)
    new.column_dimensions["A"].width = 36
    new.column_dimensions["B"].width = 44


def _summary(report: Report, sheet: Sheet) -> Iterator[tuple[str, object]]:
    registry = report.registry
    failed = [file for file in report.files if file.status is FileStatus.FAILED]
    yield _SUMMARY_HEAD, ""
    yield "version", report.version
    yield "registry digest", registry.digest
    yield "indicators", registry.indicators
    yield "observations", registry.observations
    yield "sources", registry.sources
    yield "drafts", len(report.files)
    yield "drafts that could not be checked", len(failed)
    yield "claims", sum(len(file.claims) for file in report.files)
    for verdict, word in VERDICT_WORDS.items():
        yield word, report.count_verdict(verdict)
    verdict_column = sheet.ours["verdict"]
    for word in (GONE, UNSEEN):
        yield f"rows: {word}", sum(row.cells[verdict_column] == word for row in sheet.rows)
    for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE):
        yield f"findings: {severity.value}", report.count_severity(severity)
    for file in failed:
        yield f"not checked: {file.path}", file.error or ""
