"""What needs no linter: reports on a labelled draft by tools that do next to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from cite_lint.checks.unsupported_statistic import RULE
from cite_lint.evaluation.labels import LabelledDraft
from cite_lint.match.agreement import agrees
from cite_lint.model.claim import Claim
from cite_lint.model.finding import FileReport, FileStatus, Finding, JudgedClaim, MatchStatus, Severity, Verdict
from cite_lint.model.lexicon import Dimension, Units
from cite_lint.model.quantity import Quantity
from cite_lint.model.span import Mention

if TYPE_CHECKING:
    from cite_lint.registry import Registry

Baseline = Callable[[LabelledDraft, tuple[Claim, ...]], FileReport]
"""A labelled draft and the claims that extraction finds in it, to a report."""

_PLAIN_COUNT = "count"


def do_nothing(draft: LabelledDraft, _: tuple[Claim, ...]) -> FileReport:
    """Call every labelled figure supported."""
    one = Quantity(Decimal(1), Decimal(1))
    claims = (
        Claim(Mention(label.span, label.quote, one), label.span, label.span, label.span) for label in draft.claims
    )
    return _report(draft, ((claim, Verdict.SUPPORTED) for claim in claims))


def flag_all(draft: LabelledDraft, claims: tuple[Claim, ...]) -> FileReport:
    """Call every claim unsupported."""
    return _report(draft, ((claim, Verdict.UNSUPPORTED) for claim in claims))


def look_up(registry: Registry, units: Units) -> Baseline:
    """Return the tool that calls a claim supported where any observation has its number and unit, else unsupported."""
    known = [observation.quantity for observation in registry.observations.values()]

    def report(draft: LabelledDraft, claims: tuple[Claim, ...]) -> FileReport:
        found = (any(_stated(claim.quantity.value, one, units) for one in known) for claim in claims)
        verdicts = (Verdict.SUPPORTED if one else Verdict.UNSUPPORTED for one in found)
        return _report(draft, zip(claims, verdicts, strict=True))

    return report


def _stated(said: Quantity, known: Quantity, units: Units) -> bool:
    """Tell whether number and unit agree; a bare number counts whatever the other counts."""
    counted = {said.unit, known.unit}
    same = len(counted) == 1 or (
        _PLAIN_COUNT in counted and all(units.dimension(unit) is Dimension.COUNT for unit in counted)
    )
    return same and agrees(said, known)


def _report(draft: LabelledDraft, judged: Iterable[tuple[Claim, Verdict]]) -> FileReport:
    lines = [
        JudgedClaim(f"c{number}", claim, MatchStatus.UNRESOLVED, (), verdict)
        for number, (claim, verdict) in enumerate(judged, 1)
    ]
    findings = [
        Finding(
            RULE.code, RULE.name, Severity.WARNING, "", "", line.claim.quantity.text, line.claim.quantity.span, line.id
        )
        for line in lines
        if line.verdict is Verdict.UNSUPPORTED
    ]
    return FileReport(draft.id, FileStatus.CHECKED, claims=tuple(lines), findings=tuple(findings), text=draft.text)
