"""CL201: same indicator, other value."""

from __future__ import annotations

from cite_lint.checks.case import Case, Remark
from cite_lint.checks.corrections import correct_figure
from cite_lint.checks.rule import Rule
from cite_lint.model.finding import Verdict

RULE = Rule(
    "CL201",
    "value-mismatch",
    "The registry gives another value for what the figure is about.",
    """The figure is about something that the registry knows, and none of its observations states that number. Rounding,
equivalent forms (a third, 33 per cent) and approximations (“about”, “nearly”) are allowed for.

Correct the figure, or credit the source that gives the other value and add it to the registry.""",
    failing=(
        (
            "According to the Northport Housing Trust, 45 per cent of private tenants in Northport are behind with"
            " their rent."
        ),
    ),
    passing=(
        (
            "According to the Northport Housing Trust, 38 per cent of private tenants in Northport are behind with"
            " their rent."
        ),
    ),
    verdict=Verdict.MISMATCHED,
)


def check(case: Case) -> Remark | None:
    """Report a number that no observation states."""
    if case.agreeing:
        return None
    current = tuple(found for found in case.observations if case.is_valid(found)) or case.observations
    return Remark(
        f"{case.text} is not what the registry has: {case.known(current)}.",
        "Correct the figure, or name its source.",
        current,
        correct_figure(case, current),
    )
