"""What the linter reports: verdicts, findings with their evidence, and the report of a run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from cite_lint.model.claim import Claim
from cite_lint.model.span import Span

if TYPE_CHECKING:
    from cite_lint.model.explanation import Explanation


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
    """What a finding rests on: one observation of the registry."""

    source: str
    statement: str
    locator: str


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
    suppressed: str | None = None
    fix: str | None = None


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


class FileStatus(StrEnum):
    """What became of a file."""

    CHECKED = "checked"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class FileReport:
    """The result for one draft. `text` is the decoded source, empty unless the file was checked."""

    path: str
    status: FileStatus
    error: str | None = None
    date: date | None = None
    claims: tuple[JudgedClaim, ...] = ()
    findings: tuple[Finding, ...] = ()
    text: str = ""


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

    def count_verdict(self, verdict: Verdict) -> int:
        """Return how many claims of all files got `verdict`."""
        return sum(judged.verdict is verdict for file in self.files for judged in file.claims)

    def count_severity(self, severity: Severity) -> int:
        """Return how many findings of all files have `severity`, suppressed ones left out."""
        return sum(
            finding.severity is severity and finding.suppressed is None
            for file in self.files
            for finding in file.findings
        )
