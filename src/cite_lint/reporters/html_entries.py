"""What the HTML page has an entry for: each claim of a draft, and each finding that belongs to no claim."""

from __future__ import annotations

from dataclasses import dataclass

from cite_lint.model.finding import FileReport, Finding, JudgedClaim, Verdict
from cite_lint.model.span import LineIndex, Span
from cite_lint.reporters.markup import Markup, element, plain


@dataclass(frozen=True, slots=True)
class Mark:
    """How a kind of entry is told apart: by a word, a symbol, and what it means."""

    name: str
    """The class in the style sheet and the value that filters use."""
    word: str
    symbol: str
    meaning: str


MARKS: dict[Verdict, Mark] = {
    Verdict.SUPPORTED: Mark("supported", "supported", "✓", "The registry agrees with the draft."),
    Verdict.MISMATCHED: Mark("mismatched", "mismatched", "✕", "The registry says something else than the draft."),
    Verdict.OUTDATED: Mark("outdated", "outdated", "↻", "The registry knows this figure as old."),
    Verdict.DISPUTED: Mark("disputed", "disputed", "⇄", "The sources of the registry disagree."),
    Verdict.UNSUPPORTED: Mark(
        "unsupported", "not in the registry", "?", "The registry holds nothing to check it by. It may well be right."
    ),
}
"""In the order in which they are counted; the symbols are ones that fonts draw without colour."""
OTHER = Mark("other", "other finding", "!", "A finding about something else than a figure.")


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with its findings, or one finding that belongs to no claim."""

    id: str
    """Of its note in the page; `m-` before it is its mark's in the text, `r-` its row's in the ledger."""
    number: int
    """Its place among the entries of its draft, from 1."""
    span: Span
    text: str
    place: str
    claim: JudgedClaim | None
    findings: tuple[Finding, ...]

    @property
    def mark(self) -> Mark:
        """How it is marked."""
        return OTHER if self.claim is None else MARKS[self.claim.verdict]

    @property
    def tone(self) -> str:
        """The class by which it is coloured."""
        return "suppressed" if self.suppressed else self.mark.name

    @property
    def suppressed(self) -> bool:
        """Whether nothing is left of it but what was suppressed."""
        return self.claim is None and self.findings[0].suppressed is not None

    @property
    def rules(self) -> tuple[str, ...]:
        """The codes of the findings that are shown, each once."""
        return tuple(dict.fromkeys(finding.rule for finding in self.findings if finding.suppressed is None))

    @property
    def label(self) -> str:
        """What is to be said of it beside its figure: `mismatched, error CL204 population-mismatch`."""
        said = [self.mark.word] if self.claim is not None else []
        for finding in self.findings:
            before = "suppressed " if finding.suppressed is not None else ""
            said.append(f"{before}{finding.severity.value} {finding.rule} {finding.name}")
        return plain(", ".join(said))


@dataclass(frozen=True, slots=True)
class Section:
    """A draft with its entries in text order."""

    id: str
    file: FileReport
    entries: tuple[Entry, ...]

    def count(self, mark: Mark) -> int:
        """Return how many entries have this mark."""
        return sum(entry.mark is mark for entry in self.entries)


def build_section(id_: str, file: FileReport) -> Section:
    """Return a draft's section of the page, whose id is the first half of its entries' ids."""
    lines = LineIndex(file.text)
    of_claim: dict[str, list[Finding]] = {judged.id: [] for judged in file.claims}
    loose: list[Finding] = []
    for finding in file.findings:
        (loose if finding.claim is None else of_claim.get(finding.claim, loose)).append(finding)
    found: list[tuple[Span, JudgedClaim | None, tuple[Finding, ...]]] = []
    for judged in file.claims:
        # Two claims of one id would be a fault elsewhere: the first takes the findings.
        findings = tuple(of_claim.pop(judged.id, ()))
        found.append((judged.claim.quantity.span, judged, findings))
    found.extend((finding.span, None, (finding,)) for finding in loose)
    found.sort(key=lambda one: one[0])
    entries = tuple(
        Entry(
            id=f"{id_}-{number}",
            number=number,
            span=span,
            text=judged.claim.quantity.text if judged is not None else findings[0].text,
            place=file.place(span.start, lines),
            claim=judged,
            findings=findings,
        )
        for number, (span, judged, findings) in enumerate(found, 1)
    )
    return Section(id_, file, entries)


def symbol(mark: Mark) -> Markup:
    """Return the symbol of a mark, which screen readers pass over: the word stands beside it."""
    return element("span", mark.symbol, class_=f"symbol {mark.name}", aria_hidden="true")
