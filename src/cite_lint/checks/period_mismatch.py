"""CL205: the figure is given a wrong date."""

from __future__ import annotations

from cite_lint.checks import timing, wording
from cite_lint.checks.case import Case, Remark
from cite_lint.checks.corrections import correct_year
from cite_lint.checks.rule import Rule
from cite_lint.model.finding import Verdict

RULE = Rule(
    "CL205",
    "period-mismatch",
    "The figure is given a date before it was known, or another period than its own.",
    """A figure may carry its reference period, its origin's date or, credited to it, the date of a printing. An earlier
date is wrong; a later one is a re-publication taken for a new figure, and CL303 says so.""",
    failing=(
        (
            "In 2015, 38 per cent of private tenants in Northport were behind with their rent, says the Northport"
            " Housing Trust."
        ),
    ),
    passing=(
        (
            "In 2024, 38 per cent of private tenants in Northport were behind with their rent, says the Northport"
            " Housing Trust."
        ),
    ),
    verdict=Verdict.MISMATCHED,
)


def check(case: Case) -> Remark | None:
    """Report a period that fits no agreeing observation, unless it is merely later."""
    found = timing.misdated(case)
    if found is None:
        return None
    said, observations = found
    first = case.origin_date(observations[0])
    period = observations[0].period or first
    if period is None or period.first is None or period.last is None or timing.is_later(case, said, observations):
        return None
    known = wording.days(period.first, period.last)
    return Remark(
        f"{case.text} is dated {case.claim.period.text if case.claim.period else ''}; the registry has it for {known} "
        f"({case.known(observations)}).",
        f"Date the figure {known}.",
        observations,
        correct_year(case.claim.period, period),
    )
