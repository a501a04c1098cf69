"""CL401: sources disagree, and the draft states one of them flatly."""

from __future__ import annotations

from cite_lint.checks.case import Case, Remark
from cite_lint.checks.rule import Rule
from cite_lint.match.agreement import compatible
from cite_lint.model.finding import Verdict
from cite_lint.model.quantity import DATE_UNIT

RULE = Rule(
    "CL401",
    "disputed-statistic",
    "Current figures of different origin disagree, and the draft gives one without saying whose it is.",
    """Where sources disagree, a reader must know whose figure this is. Name the source, or give the spread.""",
    failing=("38 per cent of private tenants in Northport are behind with their rent.",),
    passing=(
        (
            "According to the Northport Housing Trust, 38 per cent of private tenants in Northport are behind with"
            " their rent."
        ),
    ),
    verdict=Verdict.DISPUTED,
)


def check(case: Case) -> Remark | None:
    """Report an unattributed figure that a current observation of another origin contradicts."""
    if not case.valid or case.attributed or case.said.unit == DATE_UNIT:
        return None
    origins = {case.registry.origin_of(found).id for found in case.agreeing}
    everything = [
        found
        for indicator in (case.indicator.id, *case.indicator.rivals)
        for found in case.registry.observations_of(indicator)
    ]
    against = tuple(
        found
        for found in everything
        if case.is_valid(found)
        and case.registry.origin_of(found).id not in origins
        and not compatible(case.said, found.quantity)
    )
    if not against:
        return None
    return Remark(
        f"{case.text} is disputed: {case.known(case.valid)}, but {case.known(against)}.",
        "Say whose figure it is, or give the spread.",
        (*case.valid[:1], *against),
    )
