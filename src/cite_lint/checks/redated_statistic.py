"""CL303: an old figure under a new date."""

from __future__ import annotations

from cite_lint.checks import timing
from cite_lint.checks.case import Case, Remark
from cite_lint.checks.rule import Rule
from cite_lint.model.finding import Verdict

RULE = Rule(
    "CL303",
    "redated-statistic",
    "The draft dates the figure later than its origin.",
    """A figure that is printed again is not measured again. Where a draft gives a figure the date of a later printing, or
its own, it takes a copy for news.""",
    failing=(
        (
            "In 2026, 38 per cent of private tenants in Northport were behind with their rent, says the Northport"
            " Housing Trust."
        ),
    ),
    passing=(
        (
            "In 2024, 38 per cent of private tenants in Northport were behind with their rent, says the Northport"
            " Housing Trust."
        ),
    ),
    verdict=Verdict.OUTDATED,
)


def check(case: Case) -> Remark | None:
    """Report a period that begins after the origin's date and fits no agreeing observation."""
    found = timing.misdated(case)
    if found is None or not timing.is_later(case, *found):
        return None
    _, observations = found
    return Remark(
        f"{case.text} is dated {case.claim.period.text if case.claim.period else ''}, but goes back to"
        f" {case.known(observations)}.",
        "Give the figure the date of its origin.",
        observations,
    )
