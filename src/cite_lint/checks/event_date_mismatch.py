"""CL209: a dated fact with another date."""

from __future__ import annotations

from cite_lint.checks.case import Case, Remark
from cite_lint.checks.corrections import correct_figure
from cite_lint.checks.rule import Rule
from cite_lint.model.finding import Verdict
from cite_lint.model.quantity import DATE_UNIT

RULE = Rule(
    "CL209",
    "event-date-mismatch",
    "The registry gives another date for the event.",
    """A law, a treaty, a publication or an event is given a date that is not the registry's. A year agrees with any day
in it.""",
    failing=("The Northport Rent Act of 1998 capped what landlords may ask.",),
    passing=("The Northport Rent Act of 1994 capped what landlords may ask.",),
    verdict=Verdict.MISMATCHED,
)


def check(case: Case) -> Remark | None:
    """Report a date that no observation of the event covers."""
    if case.agreeing or case.said.unit != DATE_UNIT:
        return None
    return Remark(
        f"{case.text} is not the registered date: {case.known()}.",
        "Correct the date.",
        case.observations,
        correct_figure(case, case.observations),
    )
