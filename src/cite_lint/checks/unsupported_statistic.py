"""CL101: no indicator of the registry is about the figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cite_lint.checks.case import Remark
from cite_lint.checks.rule import Rule
from cite_lint.match import Resolution
from cite_lint.model.finding import MatchStatus, Verdict

if TYPE_CHECKING:
    from cite_lint.registry import Registry

RULE = Rule(
    "CL101",
    "unsupported-statistic",
    "The registry holds nothing about the figure.",
    """Not in the registry is not false: nobody has entered a source for it yet. Where several indicators come equally
near, the figure is ambiguous, and the message names them.

Add the source to the registry, or word the claim so that it says what is measured, of whom and where.""",
    failing=("A survey by the Northport Cycling Club found that 61 per cent of riders in Northport own two bicycles.",),
    passing=(
        (
            "According to the Northport Housing Trust, 38 per cent of private tenants in Northport are behind with"
            " their rent."
        ),
    ),
    verdict=Verdict.UNSUPPORTED,
)


def check(resolution: Resolution, registry: Registry, too_weak: bool) -> Remark:
    """Say that a claim is not in the registry, and what comes nearest."""
    text = f'"{" ".join(resolution.claim.quantity.text.split())}"'
    near = [registry.indicators[match.indicator].title for match in resolution.matches[:2]]
    if resolution.status is MatchStatus.AMBIGUOUS:
        return Remark(
            f"{text} could be about several things in the registry: {'; '.join(near)}.",
            "Say what is measured, of whom and where.",
        )
    nearest = f" The nearest entry is “{near[0]}”." if near and (too_weak or resolution.matches[0].score > 0.35) else ""
    return Remark(
        f"{text} is not in the registry.{nearest}", "Add its source to the registry, or leave it to a person to check."
    )
