"""The fact-check sheet: one row a claim, beside what people wrote on the sheet that stood there before."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cite_lint.model.finding import FileStatus
from cite_lint.model.span import LineIndex
from cite_lint.reporters.coverage import VERDICT_WORDS
from cite_lint.reporters.sheet_matching import Entry, Match, match_rows
from cite_lint.reporters.wording import printable

if TYPE_CHECKING:
    from cite_lint.model.finding import Evidence, FileReport, Finding, JudgedClaim, Report

OURS = (
    "file",
    "place",
    "sentence",
    "figure",
    "verdict",
    "findings",
    "registry says",
    "source",
    "grade",
    "source date",
    "locator",
    "url",
    "advice",
    "changed",
)
"""Columns that each run writes anew. `changed` says what is no longer as it was when somebody filled in the row."""
PEOPLES = ("checked by", "date", "status", "note")
"""Columns for people. So is every other column that is not in OURS."""
KEYS = ("file", "sentence", "figure")
"""Columns without which a row cannot be found again."""
GONE = "no longer in the draft"
UNSEEN = "the draft was not checked"
VERDICTS = (*VERDICT_WORDS.values(), GONE, UNSEEN)

LONGEST_CELL = 32_767
"""Code units of UTF-16 that a cell of a worksheet holds."""
_MOST_EVIDENCE = 5
_ELLIPSIS = "…"


class UnreadableSheetError(ValueError):
    """What stands in the sheet's place cannot be read as one, so that it must not be replaced."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A sheet as it was found: the names of its columns, and its rows, each as wide as these."""

    header: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    noted: frozenset[int] = frozenset()
    """Rows to a cell of which somebody attached a note."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row to be written. `origin` is the place in `Earlier.rows` of the row whose people's cells it carries on."""

    cells: tuple[object, ...]
    origin: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to be written. `ours` has the index of each column that is not people's."""

    header: tuple[str, ...]
    ours: dict[str, int]
    rows: tuple[Row, ...]


def build_sheet(report: Report, earlier: Earlier | None = None) -> Sheet:
    """Return the sheet of a report: a row a claim in the drafts' order, with what people wrote on the earlier sheet.

    Rows of the earlier sheet whose claim is not there any more come last if anybody wrote on them. So do rows that
    people added of their own.
    """
    filled = [row for file in report.files for row in _claims(file)]
    if earlier is None:
        header = OURS + PEOPLES
        cells = [tuple(row.get(name, "") for name in header) for row in filled]
        return Sheet(header, {name: header.index(name) for name in OURS}, tuple(map(Row, cells)))
    return _Merge(report, filled, earlier).sheet()


def find_columns(header: Sequence[object]) -> dict[str, int]:
    """Return the index of each column of ours that stands in a row of names, the first of two with one name.

    Raise UnreadableSheetError where a row could not be found again by what stands there.
    """
    names = [" ".join(str(name or "").split()).casefold() for name in header]
    found = {name: names.index(name) for name in OURS + PEOPLES if name in names}
    if missing := [name for name in KEYS if name not in found]:
        what = f"column{'s' if len(missing) > 1 else ''} {', '.join(missing)}"
        raise UnreadableSheetError(f"it is no fact-check sheet: its first row does not name the {what}")
    return found


def cell_text(text: object) -> str:
    """Return a text as a cell holds it: no longer than allowed, line ends LF, other control characters replaced."""
    shown = printable(str(text)).replace("\r\n", "\n").replace("\r", "\n")
    if len(shown) * 2 <= LONGEST_CELL:
        return shown
    units = shown.encode("utf-16-le")
    if len(units) <= LONGEST_CELL * 2:
        return shown
    return units[: (LONGEST_CELL - 1) * 2].decode("utf-16-le", "ignore") + _ELLIPSIS


class _Merge:
    """Puts what people wrote on an earlier sheet beside the claims of a report."""

    def __init__(self, report: Report, filled: list[dict[str, str]], earlier: Earlier) -> None:
        self._filled = filled
        self._earlier = earlier
        found = find_columns(earlier.header)
        missing = tuple(name for name in OURS + PEOPLES if name not in found)
        self._header = earlier.header + missing
        self._columns = found | {name: len(earlier.header) + index for index, name in enumerate(missing)}
        self._ours = {name: self._columns[name] for name in OURS}
        self._checked = {cell_text(file.path) for file in report.files if file.status is FileStatus.CHECKED}
        self._rows = [row + ("",) * len(missing) for row in earlier.rows]

    def sheet(self) -> Sheet:
        claims = [_entry(row.__getitem__) for row in self._filled]
        earlier = [_entry(lambda name, row=row: row[self._columns[name]]) for row in self._rows]  # type: ignore[misc]
        matches = match_rows(claims, earlier)
        rows = [self._carry(claim, matches.get(index)) for index, claim in enumerate(self._filled)]
        taken = {match.row for match in matches.values()}
        rows += (self._keep(index) for index in range(len(self._rows)) if index not in taken and self._matters(index))
        return Sheet(self._header, self._ours, tuple(rows))

    def _carry(self, claim: dict[str, str], match: Match | None) -> Row:
        cells: list[object] = [""] * len(self._header)
        if match is not None:
            cells = list(self._rows[match.row])
            told = str(cells[self._ours["changed"]] or "") if self._written(match.row) else ""
            claim = claim | {"changed": _tell(told, match.changes) if self._written(match.row) else ""}
        for name, index in self._ours.items():
            cells[index] = claim[name]
        return Row(tuple(cells), match.row if match is not None else None)

    def _keep(self, index: int) -> Row:
        cells = list(self._rows[index])
        verdict = self._ours["verdict"]
        if cells[verdict] in VERDICTS:  # else it is a row of somebody's own
            checked = cell_text(cells[self._ours["file"]] or "") in self._checked
            cells[verdict] = GONE if checked or cells[verdict] == GONE else UNSEEN
        return Row(tuple(cells), index)

    def _matters(self, index: int) -> bool:
        row = self._rows[index]
        own = row[self._ours["verdict"]] not in VERDICTS and any(map(_says_something, row))
        return own or self._written(index)

    def _written(self, index: int) -> bool:
        """Tell whether anybody wrote into a row."""
        ours = set(self._ours.values())
        others = (cell for place, cell in enumerate(self._rows[index]) if place not in ours)
        return index in self._earlier.noted or any(map(_says_something, others))


def _says_something(cell: object) -> bool:
    return cell is not None and bool(str(cell).strip())


def _entry(cell: Callable[[str], object]) -> Entry:
    return Entry(*(" ".join(cell_text(cell(name) or "").split()) for name in ("file", "place", "sentence", "figure")))


def _tell(told: str, changes: Sequence[str]) -> str:
    """Return what changed since a row was filled in; of two changes of one kind the first is told."""
    parts = [part for part in told.split("; ") if part]
    kinds = {part.split(":")[0] for part in parts}
    return cell_text("; ".join([*parts, *(change for change in changes if change.split(":")[0] not in kinds)]))


def _claims(file: FileReport) -> Iterator[dict[str, str]]:
    """Yield the columns of ours for each claim of a draft."""
    lines = LineIndex(file.text)
    findings = _findings_of_claims(file)
    for judged in file.claims:
        figure = judged.claim.quantity
        found = findings.get(judged.id, [])
        evidence = judged.evidence
        row = {
            "file": file.path,
            "place": file.place(figure.span.start, lines),
            "sentence": judged.sentence or figure.text,
            "figure": figure.text,
            "verdict": VERDICT_WORDS[judged.verdict],
            "findings": "\n".join(_codes(judged, found)),
            "registry says": _each(evidence, _statement),
            "source": _each(evidence, _source),
            "grade": _each(evidence, lambda one: one.grade),
            "source date": _each(evidence, lambda one: one.published),
            "locator": _each(evidence, lambda one: one.locator),
            "url": _each(evidence, lambda one: one.url),
            "advice": "\n".join(_advice(found)),
            "changed": "",
        }
        yield {name: cell_text(text) for name, text in row.items()}


def _findings_of_claims(file: FileReport) -> dict[str, list[Finding]]:
    """Return the findings by claim; one that names no claim goes to the figure it begins in."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    starts = [judged.claim.quantity.span.start for judged in file.claims]
    for finding in file.findings:
        claim = finding.claim
        if claim is None and (index := bisect_right(starts, finding.span.start)):
            judged = file.claims[index - 1]
            claim = judged.id if finding.span.start < judged.claim.quantity.span.end else None
        if claim is not None:
            found[claim].append(finding)
    return found


def _codes(judged: JudgedClaim, findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        suppressed = finding.suppressed
        if suppressed is None:
            yield f"{finding.rule} {finding.name}"
        else:
            yield f"{finding.rule} {finding.name} (suppressed{': ' if suppressed.reason else ''}{suppressed.reason})"
    known = {finding.rule for finding in findings}
    yield from (code for code in judged.findings if code not in known)


def _advice(findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        if finding.suppressed is None:
            yield f"{finding.message} {finding.help}".strip()


def _statement(evidence: Evidence) -> str:
    return f"{evidence.figure}: {evidence.statement}" if evidence.figure else evidence.statement


def _source(evidence: Evidence) -> str:
    return ", ".join(part for part in (evidence.title or evidence.source, evidence.publisher) if part)


def _each(evidence: Sequence[Evidence], part: Callable[[Evidence], str]) -> str:
    """Return a line for each piece of evidence, so that the lines of neighbouring cells belong together."""
    said = [" ".join(part(one).split()) for one in evidence[:_MOST_EVIDENCE]]
    return "\n".join(said) if any(said) else ""
