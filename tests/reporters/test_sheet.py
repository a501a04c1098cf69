"""The fact-check sheet: its rows, and what people wrote on it when the draft was edited and checked again."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from cite_lint.model.claim import Claim
from cite_lint.model.finding import (
    FileReport,
    FileStatus,
    Finding,
    JudgedClaim,
    MatchStatus,
    RegistryInfo,
    Report,
    Severity,
    SuppressedBy,
    Suppression,
    Verdict,
)
from cite_lint.model.quantity import Quantity
from cite_lint.model.span import Mention, Span
from cite_lint.reporters import Look, render
from cite_lint.reporters.csv_sheet import guarded, unguarded
from cite_lint.reporters.sheet import GONE, KEYS, LONGEST_CELL, OURS, PEOPLES, UNSEEN, UnreadableSheetError, cell_text
from reported import build_report

Rows = list[list[Any]]
INFO = RegistryInfo("d1gest", 1, 1, 1, 1)
FORMS = ("csv", "xlsx")


def draft(path: str, *sentences: str) -> FileReport:
    """Return the report on a draft with a sentence a line and a claim at each figure in braces."""
    claims: list[JudgedClaim] = []
    text = ""
    for sentence in sentences:
        plain = re.sub(r"[{}]", "", sentence)
        for count, match in enumerate(re.finditer(r"\{(.*?)\}", sentence)):
            start = len(text) + match.start() - 2 * count
            span = Span(start, start + len(match[1]))
            claim = Claim(Mention(span, match[1], Quantity(Decimal(1), Decimal(1))), span, span, span)
            identity = f"c{len(claims) + 1}"
            verdict = Verdict.UNSUPPORTED
            claims.append(JudgedClaim(identity, claim, MatchStatus.UNRESOLVED, (), verdict, sentence=plain))
        text += plain + "\n"
    return FileReport(path, FileStatus.CHECKED, claims=tuple(claims), text=text)


def report(*files: FileReport) -> Report:
    return Report("1.0", INFO, files)


def sheet(form: str, of: Report, previous: bytes | None = None) -> bytes:
    written = render(form, of, Look(previous=previous))
    assert isinstance(written, bytes)
    return written


def read(form: str, data: bytes) -> Rows:
    """Return the rows as somebody sees them who opens the sheet, with the names of the columns first."""
    if form == "csv":
        rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        return [[unguarded(cell) for cell in row] for row in rows]
    worksheet = load_workbook(io.BytesIO(data)).worksheets[0]
    return [["" if cell is None else cell for cell in row] for row in worksheet.iter_rows(values_only=True)]


def save(form: str, rows: Rows) -> bytes:
    """Return the file that a spreadsheet program makes of rows."""
    if form == "csv":
        written = io.StringIO(newline="")
        csv.writer(written).writerows(rows)
        return b"\xef\xbb\xbf" + written.getvalue().encode()
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def fill_in(form: str, data: bytes, write: Callable[[int], Mapping[str, Any]]) -> bytes:
    """Return the sheet with what somebody wrote into each row, by the row's number and the column's name."""
    rows = read(form, data)
    for number, row in enumerate(rows[1:]):
        for name, value in write(number).items():
            row[rows[0].index(name)] = value
    return save(form, rows)


def column(form: str, data: bytes, *names: str) -> list[tuple[Any, ...]]:
    rows = read(form, data)
    places = [rows[0].index(name) for name in names]
    return [tuple(row[place] for place in places) for row in rows[1:]]


# -- the rows of one run


@pytest.mark.parametrize("form", FORMS)
def test_sheet_has_a_row_for_each_claim_in_order(form: str) -> None:
    rows = read(form, sheet(form, build_report()))
    assert rows[0] == [*OURS, *PEOPLES]
    assert [row[3] for row in rows[1:]] == ["60 per cent", "1,200", "12"]
    first = dict(zip(rows[0], rows[1], strict=True))
    assert first | {"advice": ""} == {
        "file": "b/draft.md",
        "place": "line 5, column 25",
        "sentence": "The Institute says that 60 per cent of lakes were clear in 2019.",
        "figure": "60 per cent",
        "verdict": "mismatched",
        "findings": "CL204 population-mismatch",
        "registry says": "60 per cent: Six in ten ponds are clear.",
        "source": "The state of the lakes, The Institute",
        "grade": "primary",
        "source date": "2019",
        "locator": "paragraph 5",
        "url": "https://lakes.example/2019",
        "advice": "",
        "changed": "",
        **dict.fromkeys(PEOPLES, ""),
    }
    assert first["advice"].endswith("Name that population or drop the figure.")


def test_suppressed_and_unclaimed_findings_stand_in_the_row_of_their_figure() -> None:
    file = draft("d.md", "All {12} boats.")
    known = Suppression(SuppressedBy.COMMENT, "known")
    spans = file.claims[0].claim.quantity.span, Span(0, 3)
    findings = (
        Finding("CL901", "elsewhere", Severity.NOTE, "m", "", "All", spans[1]),
        Finding("CL504", "malformed-number", Severity.ERROR, "as such", "", "12", spans[0]),
        Finding("CL101", "unsupported-statistic", Severity.NOTE, "hidden", "", "12", spans[0], "c1", suppressed=known),
    )
    written = sheet("csv", report(dataclasses.replace(file, findings=findings)))
    assert column("csv", written, "findings", "advice") == [
        ("CL504 malformed-number\nCL101 unsupported-statistic (suppressed: known)", "as such")
    ]


@pytest.mark.parametrize("form", FORMS)
def test_same_report_gives_the_same_bytes(form: str) -> None:
    first = sheet(form, build_report())
    assert sheet(form, build_report()) == first
    assert sheet(form, build_report(), first) == first


def test_bytes_of_a_workbook_have_no_time_in_them() -> None:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(sheet("xlsx", build_report()))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert re.findall(r">(\d{4}-\d\d-\d\dT[^<]*)<", core) == ["1980-01-01T00:00:00Z"] * 2


# -- what people wrote

S = "The Institute says that {60 per cent} of lakes were clear in 2019."
A, B = "In Hill {12} boats were counted.", "In Dale {30} rents were paid late."

EDITS: list[tuple[str, Sequence[FileReport], Sequence[FileReport], list[tuple[str, str, str]]]] = [
    # what was done to the drafts; the drafts before; the drafts after; note, what changed and verdict of each row after
    ("nothing", [draft("a.md", S)], [draft("a.md", S)], [("n0", "", "")]),
    (
        "paragraphs change places",
        [draft("a.md", A, S, B)], [draft("a.md", B, A, S)],
        [("n2", "", ""), ("n0", "", ""), ("n1", "", "")],
    ),
    (
        "a sentence is added before",
        [draft("a.md", S)], [draft("a.md", "Of {14} towns none answered.", S)],
        [("", "", ""), ("n0", "", "")],
    ),
    (
        "a sentence is reworded",
        [draft("a.md", A, S)],
        [draft("a.md", A, "In 2019, {60 per cent} of the lakes were clear, the Institute says.")],
        [("n0", "", ""), ("n1", "sentence was reworded", "")],
    ),
    (
        "a figure is changed",
        [draft("a.md", A, S)], [draft("a.md", A, S.replace("60", "61"))],
        [("n0", "", ""), ("n1", "figure was: 60 per cent", "")],
    ),
    (
        "a figure and the sentence are changed",
        [draft("a.md", S)], [draft("a.md", S.replace("60", "61").replace("says", "said"))],
        [("n0", "figure was: 60 per cent; sentence was reworded", "")],
    ),
    (
        "one of two figures is changed",
        [draft("a.md", "Rents rose from {40} to {60} in Hill.")],
        [draft("a.md", "Rents rose from {40} to {61} in Hill.")],
        [("n0", "sentence was reworded", ""), ("n1", "figure was: 60", "")],
    ),
    (
        "a sentence is deleted",
        [draft("a.md", A, S, B)], [draft("a.md", A, B)],
        [("n0", "", ""), ("n2", "", ""), ("n1", "", GONE)],
    ),
    (
        "a sentence is replaced by another about the same figure",
        [draft("a.md", A)], [draft("a.md", "Seen from the bridge, {12} swans passed by within an hour.")],
        [("", "", ""), ("n0", "", GONE)],
    ),
    (
        "two equal figures of a sentence, with a line before",
        [draft("a.md", "They have {12} boats and {12} carts.")],
        [draft("a.md", "Hill.", "They have {12} boats and {12} carts.")],
        [("n0", "", ""), ("n1", "", "")],
    ),
    (
        "the first of two equal sentences is deleted, the second stays where it is",
        [draft("a.md", A, A)], [draft("a.md", "Hill.", A)],
        [("n1", "", ""), ("n0", "", GONE)],
    ),
    (
        "the file is renamed",
        [draft("a.md", A, S)], [draft("b.md", A, S)],
        [("n0", "file was: a.md", ""), ("n1", "file was: a.md", "")],
    ),
    (
        "a sentence moves to another file",
        [draft("a.md", A, S), draft("b.md", B)], [draft("a.md", A), draft("b.md", B, S)],
        [("n0", "", ""), ("n2", "", ""), ("n1", "file was: a.md", "")],
    ),
    (
        "both files have the sentence, one loses it",
        [draft("a.md", S), draft("b.md", S)], [draft("a.md"), draft("b.md", S)],
        [("n1", "", ""), ("n0", "", GONE)],
    ),
    (
        "a file cannot be read",
        [draft("a.md", A), draft("b.md", B)],
        [FileReport("a.md", FileStatus.FAILED, "no such file"), draft("b.md", B)],
        [("n1", "", ""), ("n0", "", UNSEEN)],
    ),
    (
        "a file is left out",
        [draft("a.md", A), draft("b.md", B)], [draft("b.md", B)],
        [("n1", "", ""), ("n0", "", UNSEEN)],
    ),
    ("everything is deleted", [draft("a.md", A)], [draft("a.md")], [("n0", "", GONE)]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected"), [row[1:] for row in EDITS], ids=[row[0] for row in EDITS])
@pytest.mark.parametrize("form", FORMS)
def test_notes_go_with_their_claims(
    form: str, before: Sequence[FileReport], after: Sequence[FileReport], expected: list[tuple[str, str, str]]
) -> None:
    filled = fill_in(form, sheet(form, report(*before)), lambda number: {"note": f"n{number}", "status": "confirmed"})
    again = sheet(form, report(*after), filled)
    found = column(form, again, "note", "changed", "verdict", "status")
    assert [row[:2] for row in found] == [row[:2] for row in expected]
    assert [row[2] for row in found] == [verdict or "not in the registry" for *_, verdict in expected]
    assert [row[3] for row in found] == ["confirmed" if note else "" for note, *_ in expected]
    # A run with nothing new leaves the sheet as it is: what changed is told until somebody deletes it.
    assert column(form, sheet(form, report(*after), again), "note", "changed", "verdict", "status") == found


@pytest.mark.parametrize("form", FORMS)
def test_figure_that_was_checked_is_told_however_often_it_changes(form: str) -> None:
    written = fill_in(form, sheet(form, report(draft("a.md", S))), lambda _: {"note": "n"})
    for figure in ("61", "62", "63"):
        written = sheet(form, report(draft("a.md", S.replace("60", figure))), written)
    assert column(form, written, "figure", "changed") == [("63 per cent", "figure was: 60 per cent")]


@pytest.mark.parametrize("form", FORMS)
def test_deleted_sentence_that_comes_back_finds_its_note(form: str) -> None:
    written = fill_in(form, sheet(form, report(draft("a.md", A, S))), lambda number: {"note": f"n{number}"})
    without = sheet(form, report(draft("a.md", A)), written)
    assert column(form, without, "verdict")[-1] == (GONE,)
    assert column(form, sheet(form, report(draft("a.md", A, S)), without), "note", "verdict") == [
        ("n0", "not in the registry"), ("n1", "not in the registry"),
    ]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_row_on_which_nobody_wrote_goes_with_its_claim(form: str) -> None:
    written = sheet(form, report(draft("a.md", A, S)))
    assert len(read(form, sheet(form, report(draft("a.md", A)), written))) == 2


@pytest.mark.parametrize("form", FORMS)
def test_columns_of_people_and_their_order_stay(form: str) -> None:
    rows = read(form, sheet(form, report(draft("a.md", A, S))))
    order = ["note", "called on", "", "Sentence", "NOTE", *(n for n in rows[0] if n not in ("note", "sentence", "url"))]
    names = [name.casefold() if name == "Sentence" else name for name in order]
    mine = [
        [row[rows[0].index(name)] if name in rows[0] else f"{name}{number}" for name in names]
        for number, row in enumerate(rows[1:])
    ]
    again = read(form, sheet(form, report(draft("a.md", S, A)), save(form, [order, *mine])))
    assert again[0] == [*order, "url"]  # what was taken out comes back at the end
    assert [row[:5] for row in again[1:]] == [
        ["", "called on1", "1", S.replace("{", "").replace("}", ""), "NOTE1"],
        ["", "called on0", "0", A.replace("{", "").replace("}", ""), "NOTE0"],
    ]


@pytest.mark.parametrize("form", FORMS)
def test_row_of_somebodys_own_stays(form: str) -> None:
    rows = read(form, sheet(form, report(draft("a.md", A))))
    own = [""] * len(rows[0])
    own[rows[0].index("sentence")] = "The caption of the second picture."
    empty = [""] * len(rows[0])
    saved = save(form, [*rows, empty, own])
    for _ in range(2):
        saved = sheet(form, report(draft("a.md", A)), saved)
    assert read(form, saved)[2:] == [own]


@given(st.lists(st.sampled_from([A, B, S, A.replace("12", "13"), "Of {60 per cent} and {60 per cent} none."]), max_size=6),
       st.lists(st.sampled_from([A, B, S, B.replace("30", "12"), "{60 per cent}."]), max_size=6))  # fmt: skip
def test_no_note_is_ever_lost(before: list[str], after: list[str]) -> None:
    filled = fill_in("csv", sheet("csv", report(draft("a.md", *before))), lambda number: {"note": f"n{number}"})
    again = sheet("csv", report(draft("a.md", *after)), filled)
    notes = Counter(note for (note,) in column("csv", again, "note") if note)
    assert notes == Counter(note for (note,) in column("csv", filled, "note"))
    assert [figure for figure, verdict in column("csv", again, "figure", "verdict") if verdict != GONE] == [
        judged.claim.quantity.text for judged in draft("a.md", *after).claims
    ]


def test_large_sheet_after_an_edit_everywhere_is_matched_in_time() -> None:
    sentences = [f"In town {number} the council counted {{12}} boats on its lakes." for number in range(2_000)]
    filled = fill_in("csv", sheet("csv", report(draft("a.md", *sentences))), lambda number: {"note": f"n{number}"})
    edited = report(draft("a.md", *(sentence.replace("counted", "has counted") for sentence in sentences)))
    assert [note for (note,) in column("csv", sheet("csv", edited, filled), "note")] == [
        f"n{number}" for number in range(2_000)
    ]


# -- what must not be read or replaced


def zipped(parts: Mapping[str, bytes]) -> bytes:
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def tampered(part: str, old: bytes, new: bytes) -> bytes:
    """Return a sheet of ours in one part of which something stands in place of something else."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(sheet("xlsx", report(draft("a.md", A))))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    return zipped(parts | {part: parts[part].replace(old, new, 1)})


FIRST = "xl/worksheets/sheet1.xml"
WHOLE = b'"A1:XFD1048576"'
UNREADABLE: list[tuple[str, str, bytes, str]] = [
    ("csv", "another table", b"a,b\r\n1,2\r\n", "does not name the columns file, sentence, figure"),
    ("csv", "a column is missing", b"file,figure\r\n", "does not name the column sentence"),
    ("csv", "no table", b"just words", "it is no fact-check sheet"),
    ("csv", "another encoding", "file,sentence,figure\r\na,caf\u00e9,1".encode("latin-1"), "it is not UTF-8 at byte 27"),
    ("csv", "an open quotation mark", b'file,sentence,figure\r\na,"b,1', "it is no complete CSV file"),
    ("csv", "text behind a quotation mark", b'file,sentence,figure\r\na,"b"c,1', "it is no complete CSV file"),
    ("csv", "a workbook", zipped({"a": b"b" * 300}), "it is no"),
    ("xlsx", "no archive", b"just words", "it is no Excel workbook"),
    ("xlsx", "a broken archive", sheet("xlsx", build_report())[:2_000], "it is no Excel workbook"),
    ("xlsx", "an archive without a workbook", zipped({"a.txt": b"b"}), "it is no Excel workbook"),
    ("xlsx", "another workbook", save("xlsx", [["a", "b"], [1, 2]]), "does not name the columns file, sentence, figure"),
    ("xlsx", "an empty workbook", save("xlsx", []), "it is no fact-check sheet"),
    ("xlsx", "a bomb", zipped({"a.xml": b"<a>" + b" " * 100_000_001 + b"</a>"}), "larger than 100 MB"),
    ("xlsx", "broken XML", tampered(FIRST, b"</row>", b""), "it is no Excel workbook"),
    (
        "xlsx", "entities",
        tampered(FIRST, b"<worksheet", b'<!DOCTYPE w [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><worksheet'),
        "it defines entities of its own",
    ),
    (
        "xlsx", "merged over everything",
        tampered(FIRST, b"</worksheet>", b"<mergeCells><mergeCell ref=" + WHOLE + b"/></mergeCells></worksheet>"),
        "merged cells, links or notes over more than a million cells",
    ),
    (
        "xlsx", "a link over everything",
        tampered(FIRST, b"</worksheet>", b"<hyperlinks><hyperlink ref=" + WHOLE + b"/></hyperlinks></worksheet>"),
        "merged cells, links or notes over more than a million cells",
    ),
    ("xlsx", "a cell far away", tampered(FIRST, b'r="A1"', b'r="XFD1"'), "has more than 256 columns"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "data", "message"),
    [(form, data, message) for form, _, data, message in UNREADABLE],
    ids=[f"{form}: {name}" for form, name, *_ in UNREADABLE],
)
def test_file_that_is_no_sheet_is_refused(form: str, data: bytes, message: str) -> None:
    with pytest.raises(UnreadableSheetError, match=re.escape(message)):
        sheet(form, build_report(), data)


@pytest.mark.parametrize("form", FORMS)
def test_empty_file_is_a_sheet_that_nobody_wrote_on(form: str) -> None:
    assert sheet(form, build_report(), b"") == sheet(form, build_report())


# -- CSV


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
@pytest.mark.parametrize("first_line", ["", "sep=%\r\n"])
def test_sheet_saved_by_a_spreadsheet_program_is_read(
    delimiter: str, encoding: str, line_end: str, first_line: str
) -> None:
    rows = read("csv", sheet("csv", report(draft("a.md", A, S))))
    rows[2][-1] = "caf\u00e9, two; \u201clines\u201d\nand a\ttab"
    saved = io.StringIO(newline="")
    csv.writer(saved, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    data = (first_line.replace("%", delimiter) + saved.getvalue()).encode(encoding)
    again = sheet("csv", report(draft("a.md", A, S)), data)
    assert again.startswith(b"\xef\xbb\xbf") and again.endswith(b"\r\n")
    # The delimiter is kept: it is that of the country whose program opens the sheet.
    assert list(csv.reader(io.StringIO(again.decode("utf-8-sig"), newline=""), delimiter=delimiter)) == rows


@given(st.text(alphabet="'=+-@\t\r\n\uff1da1.,%", max_size=8))
def test_guard_is_taken_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(unguarded(guarded(text))) == guarded(text)


@given(st.text(alphabet="'=+-@\t\r\n\uff1da1.,%", min_size=1, max_size=8))
def test_no_guarded_text_is_a_formula(text: str) -> None:
    shown = guarded(text)
    assert shown[0] not in "=@\t\r\n\uff1d"
    assert shown[0] not in "+-" or re.fullmatch(r"[+-]\d[\d.,]*%?", shown)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "note", ["=1+1", "'=1+1", "-", "-5", "+44 20", "@x", "\t=2", "'", "''", "it's", "=cmd|' /C x'!A1"]
)
def test_guards_do_not_pile_up(form: str, note: str) -> None:
    rows = read(form, sheet(form, report(draft("a.md", A))))
    rows[1][-1] = note
    if form == "csv":  # as it stands in the file; an apostrophe before a formula is a guard, whoever wrote it
        rows[1][-1] = guarded(note)
    written = save(form, rows)
    for _ in range(3):
        written = sheet(form, report(draft("a.md", A)), written)
    assert column(form, written, "note") == [(note,)]


# -- cells and workbooks


@pytest.mark.parametrize("character", ["x", "\u00e9", "\u6e56", "\U0001f6a4"])
def test_long_text_is_cut_to_what_a_cell_holds(character: str) -> None:
    shown = cell_text(character * 40_000)
    units = len(shown.encode("utf-16-le")) // 2
    assert LONGEST_CELL - 1 <= units <= LONGEST_CELL and shown.endswith("\u2026")
    assert cell_text(shown) == shown
    written = sheet("xlsx", report(draft("a.md", "{12} " + character * 40_000)))
    assert sheet("xlsx", report(draft("a.md", "{12} " + character * 40_000)), written) == written


def workbook() -> Any:
    return load_workbook(io.BytesIO(sheet("xlsx", report(draft("a.md", A, S)))))


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_workbook_helps_to_read_and_fill_in() -> None:
    book = workbook()
    claims, summary = book.worksheets
    assert (claims.title, summary.title, book.active.title) == ("claims", "summary", "claims")
    assert (claims.freeze_panes, claims.auto_filter.ref) == ("A2", "A1:R3")
    assert claims["C2"].alignment.wrap_text and claims.column_dimensions["C"].width == 60
    (offered,) = claims.data_validations.dataValidation
    assert (str(offered.sqref), offered.showErrorMessage) == ("Q2:Q3", False)
    assert "disputed with source" in offered.formula1
    (marked,) = claims.conditional_formatting
    assert str(marked.sqref) == "E2:E3" and len(marked.rules) == 7
    assert {row[0].value: row[1].value for row in summary.iter_rows()}["registry digest"] == "d1gest"


def test_formulas_and_notes_and_looks_of_people_go_with_their_rows() -> None:
    from datetime import datetime

    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    book = workbook()
    claims = book["claims"]
    claims["S1"] = "sum"
    claims["S2"] = "=LEN(D2)+1"
    claims["P2"] = datetime(2026, 11, 21)
    claims["P2"].number_format = "dd/mm/yyyy"
    claims["P2"].fill = PatternFill("solid", start_color="FF0000")
    claims["D2"].comment = Comment("asked the harbour master", "A. Person")
    claims["R2"].hyperlink = "https://x.example/"
    claims["R3"] = True
    claims.column_dimensions["C"].width = 33
    claims.column_dimensions["L"].hidden = True
    claims.freeze_panes = "E2"
    claims.title = "checks"
    book.create_sheet("calls").append(["who", "when"])
    after = report(draft("a.md", "Of {14} towns none answered.", S, A))
    again = sheet("xlsx", after, saved(book))
    assert again == sheet("xlsx", after, again)
    book = load_workbook(io.BytesIO(again))
    assert book.sheetnames == ["checks", "summary", "calls"]
    assert [cell.value for cell in book["calls"][1]] == ["who", "when"]
    claims = book["checks"]
    assert (claims["S4"].value, claims["S4"].data_type) == ("=LEN(D4)+1", "f")
    assert (claims["P4"].value, claims["P4"].number_format) == (datetime(2026, 11, 21), "dd/mm/yyyy")
    assert claims["P4"].fill.start_color.rgb == "00FF0000" and claims["P2"].fill.fill_type is None
    assert claims["D4"].comment.text == "asked the harbour master" and claims["D2"].comment is None
    assert claims["R4"].hyperlink.target == "https://x.example/" and claims["R3"].value is True
    assert claims.column_dimensions["C"].width == 33 and claims.column_dimensions["L"].hidden
    assert claims.freeze_panes == "E2"
    assert claims["Q1"].value == "status" and str(claims.data_validations.dataValidation[0].sqref) == "Q2:Q4"


def test_note_on_a_cell_outlives_its_claim() -> None:
    from openpyxl.comments import Comment

    book = workbook()
    book["claims"]["C2"].comment = Comment("asked the harbour master", "A. Person")
    book["claims"]["E1"].comment = Comment("ours", "A. Person")
    book = load_workbook(io.BytesIO(sheet("xlsx", report(draft("a.md", S)), saved(book))))
    assert [cell.value for cell in book["claims"]["E"]] == ["verdict", "not in the registry", GONE]
    assert book["claims"]["C3"].comment.text == "asked the harbour master"
    assert book["claims"]["E1"].comment.text == "ours"


def test_sheet_of_somebodys_own_with_the_name_of_ours_stays() -> None:
    book = workbook()
    book["summary"]["A1"] = "my summary"
    again = load_workbook(io.BytesIO(sheet("xlsx", report(draft("a.md", A)), saved(book))))
    assert [one["A1"].value for one in again.worksheets[1:]] == ["cite-lint: fact-check sheet", "my summary"]


def test_no_text_of_a_draft_is_a_formula() -> None:
    book = load_workbook(io.BytesIO(sheet("xlsx", report(draft("=1+1.md", "=HYPERLINK({12})")))))
    row = {cell.value: cell for cell in book["claims"][2] if cell.value}
    for text in ("=1+1.md", "=HYPERLINK(12)"):
        assert row[text].data_type == "s" and row[text].quotePrefix


def test_keys_are_columns_of_the_sheet() -> None:
    assert set(KEYS) < set(OURS) and not set(OURS) & set(PEOPLES)
