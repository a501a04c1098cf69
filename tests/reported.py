"""A made-up report for the tests of what shows one: a text draft, a Word document, a clean one and one that failed."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal

from cite_lint.model.claim import Attribution, AttributionKind, Claim
from cite_lint.model.explanation import (
    Conflict,
    ExplainedCandidate,
    Explanation,
    Facet,
    Outcome,
    Place,
    Weighing,
    Word,
)
from cite_lint.model.finding import (
    Candidate,
    Evidence,
    FileReport,
    FileStatus,
    Finding,
    Fix,
    JudgedClaim,
    MatchStatus,
    RegistryInfo,
    Report,
    Severity,
    SuppressedBy,
    Suppression,
    Verdict,
)
from cite_lint.model.period import year
from cite_lint.model.quantity import Bound, Hedge, Quantity
from cite_lint.model.registry import ConceptType
from cite_lint.model.span import Mention, Span

TEXT = (
    "---\r\ndate: 2026-11-21\r\n---\r\n\r\n"
    "The Institute says that 60 per cent of lakes were clear in 2019.\r\n"
    "\tCafe\u0301 \u6e56\u6cca owners counted up to 1,200 boats, and the rest of this long line only has "
    "to be there to be cut off somewhere before its end, which is far away.\r\n"
)
LAKE_2019 = Evidence(
    "lake-2019", "Six in ten ponds are clear.", "paragraph 5", "60 per cent", "The state of the lakes", "The Institute",
    "2019", "primary", "https://lakes.example/2019",
)  # fmt: skip
KNOWN = Suppression(SuppressedBy.COMMENT, "known", date(2027, 6, 30))


def span_of(text: str) -> Span:
    start = TEXT.index(text)
    return Span(start, start + len(text))


def mention_claim(text: str, quantity: Quantity, **fields: object) -> Claim:
    block = Span(TEXT.index("The Institute"), len(TEXT))
    return Claim(Mention(span_of(text), text, quantity), block, block, block, **fields)  # type: ignore[arg-type]


def build_report() -> Report:
    share = mention_claim(
        "60 per cent",
        Quantity(Decimal(60), Decimal(60), "percent"),
        period=Mention(span_of("2019"), "2019", year(2019)),
        attribution=Attribution(AttributionKind.NAMED, "institute", "The Institute", span_of("The Institute")),
    )
    boats = mention_claim("1,200", Quantity(Decimal("1.2E+3"), Decimal(1200), "boat", "year", Hedge(Bound.AT_MOST)))
    checked = FileReport(
        "b/draft.md",
        FileStatus.CHECKED,
        date=date(2026, 11, 21),
        claims=(
            JudgedClaim(
                "c1",
                share,
                MatchStatus.RESOLVED,
                (Candidate("clear-lakes", 0.912345), Candidate("lakes", 0.5)),
                Verdict.MISMATCHED,
                "clear-lakes",
                ("lake-2019", "lake-page"),
                ("CL204",),
                evidence=(LAKE_2019,),
                sentence="The Institute says that 60 per cent of lakes were clear in 2019.",
            ),
            JudgedClaim(
                "c2", boats, MatchStatus.UNRESOLVED, (), Verdict.UNSUPPORTED, findings=("CL101",),
                sentence="Caf\u00e9 owners counted up to 1,200 boats.",
            ),
        ),
        findings=(
            Finding(
                "CL204",
                "population-mismatch",
                Severity.ERROR,
                '"60 per cent" is said of lakes; The Institute (2019) gives it for ponds.',
                "Name that population or drop the figure.",
                "60 per cent",
                span_of("60 per cent"),
                "c1",
                (
                    LAKE_2019,
                    Evidence("lake-page", "Ponds: 60% clear.", "", "60 per cent", "Lakes", grade="secondary"),
                ),
                fix=Fix(span_of("60 per cent"), "61 per cent"),
            ),
            Finding(
                "CL101", "unsupported-statistic", Severity.WARNING, "Not in\nthe registry.", "", "1,200",
                span_of("1,200"), "c2",
            ),
            Finding("CL103", "hidden", Severity.NOTE, "m", "h", "boats", span_of("boats"), suppressed=KNOWN),
        ),
        text=TEXT,
    )  # fmt: skip
    written = FileReport(
        "b/draft.docx",
        FileStatus.CHECKED,
        date=date(2026, 11, 21),
        claims=(
            JudgedClaim(
                "c1", Claim(Mention(Span(11, 13), "12", Quantity(Decimal(12), Decimal(12), "boat")), *[Span(7, 20)] * 3),
                MatchStatus.RESOLVED, (Candidate("boats", 0.8),), Verdict.SUPPORTED, "boats", ("lake-2019",),
                evidence=(LAKE_2019,), sentence="All 12 boats.",
            ),
        ),
        findings=(
            Finding(
                "CL302", "stale-statistic", Severity.WARNING, "12 is of 2019.", "Date it.", "12", Span(11, 13), "c1",
                (LAKE_2019,), fix=Fix(Span(11, 13), "13"),
            ),
        ),
        text="Boats\n\nAll 12 boats.",
        places=("paragraph 1", "paragraph 2", "table 1, row 1, column 1"),
    )  # fmt: skip
    clean = FileReport("c.md", FileStatus.CHECKED, date=date(2026, 1, 2), text="No figures.\n")
    failed = FileReport("a.md", FileStatus.FAILED, "no such file or folder")
    return Report("0.0.0", RegistryInfo("d1gest", 2, 3, 2, 1), (failed, checked, written, clean))


def build_explained_report() -> Report:
    near = ExplainedCandidate(
        "clear-lakes",
        0.912,
        False,
        Weighing(
            (
                Word("clear", Facet.MEASURE, 1.2, Place.CLAUSE, "clear"),
                Word("lake", Facet.POPULATION, 0.5, Place.BESIDE, "lakes"),
                Word("vermont", Facet.AREA, 0.01, Place.DOCUMENT),
            ),
            (Word("deep", Facet.MEASURE, 0.9),),
            (("boat", 0.6),),
        ),
        (Conflict(ConceptType.PLACE, "maine", "vermont"),),
    )
    taken = ExplainedCandidate("lakes", 0.5, True, Weighing(), taken_by="1,200")
    resolved = Explanation(Outcome.RESOLVED, "clear-lakes is 0.492 above the threshold of 0.42", 0.42, (near, taken))
    absent = Explanation(Outcome.NO_CANDIDATE, "no indicator has enough words in common with the claim", 0.42)
    report = build_report()
    failed, checked, written, clean = report.files
    claims = tuple(
        dataclasses.replace(claim, explanation=explanation)
        for claim, explanation in zip(checked.claims, (resolved, absent), strict=True)
    )
    return dataclasses.replace(report, files=(failed, dataclasses.replace(checked, claims=claims), written, clean))
