"""CL302: an old figure told as current."""

from __future__ import annotations

from datetime import date

from cite_lint.checks.case import Case, Remark
from cite_lint.checks.rule import Rule
from cite_lint.model.finding import Verdict
from cite_lint.model.quantity import DATE_UNIT

RULE = Rule(
    "CL302",
    "stale-statistic",
    "An undated figure that is older than its indicator's age limit is told as current.",
    """The figure came out longer ago than the indicator allows (five years unless the registry says otherwise), counted
to the draft's date from the date of its origin, and the draft dates neither the figure nor its source.

Give the year of the figure or of its source.""",
    failing=(
        (
            "---\ndate: 2031-05-01\n---\n\nAccording to the Northport Housing Trust, up to 4,200 homes in Northport"
            " stand empty."
        ),
    ),
    passing=(
        (
            "---\ndate: 2031-05-01\n---\n\nIn 2024, according to the Northport Housing Trust, up to 4,200 homes in"
            " Northport stood empty."
        ),
    ),
    verdict=Verdict.OUTDATED,
)


def check(case: Case) -> Remark | None:
    """Report an undated figure in the present tense whose newest origin is past the limit."""
    limit = case.indicator.stale_after
    if limit is None or not case.valid or case.claim.dated or case.claim.past or case.said.unit == DATE_UNIT:
        return None
    if any(source.published for source in case.cited):
        return None
    newest = max(
        (when.last for found in case.valid if (when := case.origin_date(found)) is not None and when.last), default=None
    )
    if newest is None or _years_before(case.draft_date, limit) <= newest:
        return None
    return Remark(
        f"{case.text} is from {newest.year}, more than {limit} years before this draft: {case.known(case.valid)}.",
        f"Date it ({newest.year}), or look for a newer figure.",
        case.valid,
    )


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
