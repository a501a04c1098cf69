"""What the linter reports: verdicts, findings with their evidence, and the report of a run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from cite_lint.model.span import LineIndex, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cite_lint.model.claim import Claim
    from cite_lint.model.explanation import Explanation


OWN_MARK = "<!-- Written by cite-lint. -->"
"""Near the beginning of a report that may lie among drafts, which it is none of."""


class Severity(StrEnum):
    """How much a finding matters; OFF switches a rule off."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"

    @property
    def rank(self) -> int:
        """3 for an error down to 0 for off."""
        return {"error": 3, "warning": 2, "note": 1, "off": 0}[self.value]


class Verdict(StrEnum):
    """What the registry says of a claim."""

    SUPPORTED = "supported"
    MISMATCHED = "mismatched"
    OUTDATED = "outdated"
    DISPUTED = "disputed"
    UNSUPPORTED = "unsupported"


class MatchStatus(StrEnum):
    """Whether a claim was tied to one indicator, to several, or to none."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator that a claim may be about, with its score from 0 to 1."""

    indicator: str
    score: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a finding or verdict rests on: one observation of the registry, with its source as people cite it."""

    source: str
    statement: str
    locator: str
    figure: str = ""
    """The observation's quantity in words."""
    title: str = ""
    publisher: str = ""
    """Name of the organisation."""
    published: str = ""
    """ISO date, as far as it is known."""
    grade: str = ""
    """primary, secondary or tertiary."""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """Replace `span` of the draft by `text`. A safe one changes no meaning: a name's spelling, a needless remark."""

    span: Span
    text: str
    safe: bool = False


class SuppressedBy(StrEnum):
    """What keeps a finding from being shown."""

    COMMENT = "comment"
    BASELINE = "baseline"
    DIFF = "diff"
    """The line is none of those that changed."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding is not shown."""

    by: SuppressedBy
    reason: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's report at a span. `claim` is the id of the claim it is about."""

    rule: str
    name: str
    severity: Severity
    message: str
    help: str
    text: str
    span: Span
    claim: str | None = None
    evidence: tuple[Evidence, ...] = ()
    suppressed: Suppression | None = None
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A line of the ledger: a claim with its match and verdict."""

    id: str
    claim: Claim
    status: MatchStatus
    candidates: tuple[Candidate, ...]
    verdict: Verdict
    indicator: str | None = None
    sources: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    explanation: Explanation | None = None
    """Why it was matched so; only where the linter was asked to explain."""
    evidence: tuple[Evidence, ...] = ()
    """The observations that agree with the claim, else those it was held against."""
    sentence: str = ""
    """The prose of the claim's sentence, on one line."""


class FileStatus(StrEnum):
    """What became of a file."""

    CHECKED = "checked"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class FileReport:
    """The result for one draft. `text` is the document's source (see `Document`), empty unless the file was checked."""

    path: str
    status: FileStatus
    error: str | None = None
    date: date | None = None
    claims: Sequence[JudgedClaim] = ()
    findings: tuple[Finding, ...] = ()
    text: str = ""
    places: tuple[str, ...] = ()
    """Of a format that is no text: what the writer calls each line of `text`."""
    of_today: bool = False
    """Whether the report depends on the day of the run: the draft has no date of its own, or answers findings for a time."""
    file: Path | None = None
    """The draft itself where a run has read it: of a name that is no UTF-8 `path` has but an escape."""

    @property
    def location(self) -> Path:
        """The file to be opened, or asked for its settings."""
        return self.file or Path(self.path)

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings that nothing suppresses."""
        return tuple(finding for finding in self.findings if finding.suppressed is None)

    def count_verdict(self, verdict: Verdict) -> int:
        """Return how many claims got `verdict`."""
        return sum(judged.verdict is verdict for judged in self.claims)

    def place(self, offset: int, lines: LineIndex) -> str:
        """Return where an offset is, as its writer calls it: "line 3, column 14", "paragraph 2, character 5"."""
        position = lines.position(offset)
        if position.line <= len(self.places):
            return f"{self.places[position.line - 1]}, character {position.column}"
        return f"line {position.line}, column {position.column}"


@dataclass(frozen=True, slots=True)
class RegistryInfo:
    """Which registry a run used."""

    digest: str
    indicators: int
    observations: int
    sources: int
    organisations: int


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run: one file report a draft, in the order of the paths."""

    version: str
    registry: RegistryInfo
    files: tuple[FileReport, ...]
    explained: bool = False
    """Whether the claims say why they were matched so."""

    def count_verdict(self, verdict: Verdict) -> int:
        """Return how many claims of all files got `verdict`."""
        return sum(file.count_verdict(verdict) for file in self.files)

    def count_severity(self, severity: Severity) -> int:
        """Return how many findings of all files have `severity`, suppressed ones left out."""
        return sum(finding.severity is severity for file in self.files for finding in file.shown)
