"""The formats against files; `python tests/reporters/test_golden.py` writes the files anew."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

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
    JudgedClaim,
    MatchStatus,
    RegistryInfo,
    Report,
    Severity,
    Verdict,
)
from cite_lint.model.period import year
from cite_lint.model.quantity import Bound, Hedge, Quantity
from cite_lint.model.registry import ConceptType, Grade, Source
from cite_lint.model.span import Mention, Span
from cite_lint.reporters import FORMATS

GOLDEN = Path(__file__).parent / "golden"
FILES = {"full": "full.txt", "concise": "concise.txt", "json": "report.json"}
EXPLAINED = {"full": "explained.txt", "json": "explained.json"}

TEXT = (
    "---\r\ndate: 2026-11-21\r\n---\r\n\r\n"
    "The Institute says that 60 per cent of lakes were clear in 2019.\r\n"
    "\tCafe\u0301 \u6e56\u6cca owners counted up to 1,200 boats, and the rest of this long line only has "
    "to be there to be cut off somewhere before its end, which is far away.\r\n"
)
SOURCES = {
    "lake-2019": Source("lake-2019", "The state of the lakes", "institute", year(2019), "report", Grade.PRIMARY),
    "lake-page": Source("lake-page", "Lakes", None, None, "landing page", Grade.SECONDARY),
}


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
            ),
            JudgedClaim("c2", boats, MatchStatus.UNRESOLVED, (), Verdict.UNSUPPORTED, findings=("CL101",)),
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
                    Evidence("lake-2019", "Six in ten ponds are clear.", "paragraph 5"),
                    Evidence("lake-page", "Ponds: 60% clear.", ""),
                ),
            ),
            Finding(
                "CL101", "unsupported-statistic", Severity.WARNING, "Not in\nthe registry.", "", "1,200",
                span_of("1,200"), "c2",
            ),
            Finding("CL103", "hidden", Severity.NOTE, "m", "h", "boats", span_of("boats"), suppressed="known"),
        ),
        text=TEXT,
    )  # fmt: skip
    clean = FileReport("c.md", FileStatus.CHECKED, date=date(2026, 1, 2), text="No figures.\n")
    failed = FileReport("a.md", FileStatus.FAILED, "no such file or folder")
    return Report("0.0.0", RegistryInfo("d1gest", 2, 3, 2, 1), (failed, checked, clean))


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
    failed, checked, clean = report.files
    claims = tuple(
        dataclasses.replace(claim, explanation=explanation)
        for claim, explanation in zip(checked.claims, (resolved, absent), strict=True)
    )
    return dataclasses.replace(report, files=(failed, dataclasses.replace(checked, claims=claims), clean))


@pytest.mark.parametrize("name", EXPLAINED)
def test_explained_format_agrees_with_golden_file(name: str) -> None:
    expected = (GOLDEN / EXPLAINED[name]).read_bytes().decode("utf-8")
    assert FORMATS[name](build_explained_report(), SOURCES, False) == expected


@pytest.mark.parametrize("name", FORMATS)
def test_format_agrees_with_golden_file(name: str) -> None:
    expected = (GOLDEN / FILES[name]).read_bytes().decode("utf-8")
    assert FORMATS[name](build_report(), SOURCES, False) == expected


def test_json_points_at_the_figures() -> None:
    report = json.loads(FORMATS["json"](build_report(), SOURCES, False))
    places = [thing for file in report["files"] for thing in file["claims"] + file["findings"]]
    assert len(places) == 5
    for place in places:
        start, end = place["span"]["start"], place["span"]["end"]
        assert TEXT[start["offset"] : end["offset"]] == place["text"]
        line = TEXT.split("\r\n")[start["line"] - 1]
        assert line[start["column"] - 1 : end["column"] - 1] == place["text"]


def test_json_has_the_keys_of_the_schema_in_order() -> None:
    report = json.loads(FORMATS["json"](build_report(), SOURCES, False))
    assert list(report) == ["schema", "tool", "registry", "files", "summary"]
    assert " ".join(report["summary"]) == (
        "files claims supported mismatched outdated disputed unsupported error warning note"
    )
    file = report["files"][1]
    assert list(file) == ["path", "status", "error", "date", "claims", "findings"]
    assert " ".join(file["claims"][0]) == (
        "id text span quantity period attribution match verdict indicator sources findings"
    )
    assert " ".join(file["findings"][0]) == ("rule name severity message help text span claim evidence suppressed fix")


if __name__ == "__main__":
    for name, file_name in FILES.items():
        (GOLDEN / file_name).write_bytes(FORMATS[name](build_report(), SOURCES, False).encode("utf-8"))
    for name, file_name in EXPLAINED.items():
        (GOLDEN / file_name).write_bytes(FORMATS[name](build_explained_report(), SOURCES, False).encode("utf-8"))
