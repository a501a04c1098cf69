"""What is counted for a report on a labelled draft: a table of single labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from cite_lint.evaluation.scorer import Scorer
from cite_lint.model.claim import Claim
from cite_lint.model.finding import (
    Candidate,
    FileReport,
    FileStatus,
    Finding,
    JudgedClaim,
    MatchStatus,
    Severity,
    Verdict,
)
from cite_lint.model.quantity import Quantity
from cite_lint.model.registry import DocumentFile, Grade, Indicator, Kind, Observation, Source
from cite_lint.model.span import Mention, Span
from cite_lint.registry import Registry

TEXT = "Of 60 lakes 70 per cent are clear, Dr Reed, 44, said on page 7."
ONE = Quantity(Decimal(1), Decimal(1))


def source(identifier: str, indicator: str, document: str | None = None) -> Source:
    return Source(
        identifier,
        "A title",
        None,
        None,
        "report",
        Grade.PRIMARY,
        document=DocumentFile(document, "") if document else None,
        observations=(Observation(f"{identifier}/1", indicator, identifier, ONE, "A statement"),),
    )


REGISTRY = Registry(
    indicators=[Indicator(name, name, Kind.SHARE, "percent") for name in ("clear", "dirty")],
    sources=[source("lakes-2019", "clear", "004-lakes.txt"), source("ponds-2020", "dirty")],
)


def place(quote: str) -> Span:
    return Span(TEXT.index(quote), TEXT.index(quote) + len(quote))


def judged(quote: str, verdict: str, indicator: str = "", sources: tuple[str, ...] = ()) -> JudgedClaim:
    span = place(quote)
    claim = Claim(Mention(span, quote, ONE), span, span, span)
    status = MatchStatus.RESOLVED if indicator else MatchStatus.UNRESOLVED
    candidates = (Candidate(indicator, 0.5),) if indicator else ()
    return JudgedClaim(f"c{span.start}", claim, status, candidates, Verdict(verdict), indicator or None, sources)


def finding(quote: str, rule: str, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(rule, "name", severity, "message", "", quote, place(quote))


def count(read: Callable[..., Any], labels: str, report: FileReport, registry: Registry | None = REGISTRY) -> Scorer:
    scorer = Scorer(registry)
    (draft,) = read(f"- id: d\n  text: {TEXT!r}\n{labels}")
    scorer.add(draft, report)
    return scorer


def report_of(claims: list[JudgedClaim], findings: list[Finding]) -> FileReport:
    return FileReport("d.md", FileStatus.CHECKED, claims=tuple(claims), findings=tuple(findings), text=TEXT)


SUPPORTED = '  claims: [{quote: "70 per cent", verdicts: [supported], seeds: ["004"]}]'
FAULTY = (
    '  claims: [{quote: "70 per cent", verdicts: [mismatched, disputed], rules: [CL201, CL204], seeds: [ponds-2020]}]'
)
ABSENT = '  claims: [{quote: "70 per cent", verdicts: [unsupported], rules: [CL101, CL503]}]'
NO_CLAIM = '  claims: []\n  not_claims: [{quote: "7", nth: 2}, {quote: "44"}]'
NAME = '  claims: []\n  names: [{quote: "Dr Reed", rules: [CL601]}]'
DOUBLE = '  claims: []\n  consistency: [{quote: "70", rules: [CL503], with: [{quote: "60"}]}]'
CLEAR = judged("70 per cent", "supported", "clear", ("lakes-2019",))


@pytest.mark.parametrize(
    ("labels", "claims", "findings", "expected", "misses"),
    [
        # The verdict, and what it rests on; beside it what the claim was matched with, whatever the verdict
        (SUPPORTED, [CLEAR], [],
         "claims|found|verdict|resolvable|resolved right|match right|correct|clean|clean quiet", 0),
        (SUPPORTED, [], [], "claims|resolvable|match abstained|correct|clean|clean quiet", 1),
        (SUPPORTED, [judged("70", "supported", "dirty", ("ponds-2020",))], [],
         "claims|found|verdict|resolvable|resolved wrong|match wrong|correct|clean|clean quiet", 0),
        (SUPPORTED, [judged("70", "unsupported", "clear")], [finding("70", "CL101")],
         "claims|found|resolvable|match right|correct|correct flagged|alerts|clean", 1),
        (SUPPORTED, [CLEAR], [finding("70", "CL103", Severity.NOTE)],
         "claims|found|verdict|resolvable|resolved right|match right|correct|clean|clean quiet", 0),
        # Faults: any acceptable rule is right, a right verdict by another rule is a miss
        (FAULTY, [judged("70", "mismatched", "dirty", ("ponds-2020",))], [finding("70", "CL204")],
         "claims|found|verdict|resolvable|resolved right|match right|faults|faults right|alerts|alerts right", 0),
        (FAULTY, [judged("70", "mismatched", "dirty", ("ponds-2020",))], [finding("70", "CL101")],
         "claims|found|verdict|resolvable|resolved right|match right|faults|alerts", 1),
        (ABSENT, [judged("70", "unsupported")], [finding("70", "CL101")],
         "claims|found|verdict|faults|faults right|alerts|alerts right", 0),
        (ABSENT, [judged("70", "unsupported")], [finding("70", "CL504")],
         "claims|found|verdict|faults|alerts|alerts right", 1),
        (ABSENT, [CLEAR], [], "claims|found|resolved wrong|faults", 1),
        # What is no claim, at whatever severity; an alert there is wrong too
        (NO_CLAIM, [], [], "not-claims|not-claims", 0),
        (NO_CLAIM, [], [finding("44", "CL101")], "not-claims|not-claims|not-claims flagged|alerts", 2),
        (NO_CLAIM, [], [finding("44", "CL103", Severity.NOTE)], "not-claims|not-claims|not-claims flagged", 1),
        # Slips
        (NAME, [], [finding("Reed", "CL601")], "names|names right|alerts|alerts right", 0),
        (NAME, [], [finding("Reed", "CL101")], "names|alerts", 2),
        (DOUBLE, [], [finding("60", "CL503")], "consistency|consistency right", 0),
        (DOUBLE, [], [finding("60", "CL101")], "consistency", 1),
        # Where nothing is labelled only alerts count; neutral places do not
        ("  claims: []", [], [finding("60", "CL101")], "alerts", 1),
        ("  claims: []", [], [finding("60", "CL103", Severity.NOTE)], "", 0),
        ('  claims: []\n  either: [{quote: "60"}]', [], [finding("60", "CL101")], "", 0),
        ('  claims: []\n  entities: [{quote: "60", label: DATE}]', [], [finding("60", "CL101")], "", 0),
        ('  claims: []\n  entities: [{quote: "60", label: ORG}]', [], [finding("60", "CL101")], "alerts", 1),
    ],
)  # fmt: skip
def test_counts(
    read: Callable[..., Any],
    labels: str,
    claims: list[JudgedClaim],
    findings: list[Finding],
    expected: str,
    misses: int,
) -> None:
    scores = count(read, labels, report_of(claims, findings)).scores
    wanted = Counter(["drafts", *(name for name in expected.split("|") if name)])
    assert {name: number for name, number in scores.counts.items() if number} == wanted
    assert len(scores.misses) == misses


def test_rules_are_counted_by_what_was_expected_and_said(read: Callable[..., Any]) -> None:
    report = report_of([judged("70", "mismatched")], [finding("70", "CL204"), finding("60", "CL101")])
    rules = count(read, FAULTY, report).scores.rules
    assert {rule: {name: n for name, n in counts.items() if n} for rule, counts in rules.items()} == {
        "CL201": {"gold": 1, "hit": 1},
        "CL204": {"said": 1, "right": 1},
        "CL101": {"said": 1},
    }


def test_a_suppressed_finding_is_not_said(read: Callable[..., Any]) -> None:
    quiet = Finding("CL101", "name", Severity.WARNING, "m", "", "60", place("60"), suppressed="known")
    assert count(read, "  claims: []", report_of([], [quiet])).scores.counts["alerts"] == 0


def test_resolution_is_not_counted_of_what_resolves_nothing(read: Callable[..., Any]) -> None:
    summary = count(read, SUPPORTED, report_of([CLEAR], []), None).scores.summary()
    assert summary["resolved"] is summary["match right"] is summary["match abstained"] is None
    assert summary["verdict"] == 100.0
