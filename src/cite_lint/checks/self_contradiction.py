"""CL501: two values for one thing in one draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cite_lint.checks import wording
from cite_lint.checks.case import Case, Remark
from cite_lint.checks.rule import Rule
from cite_lint.match.agreement import compatible, covers_part
from cite_lint.model.claim import Claim
from cite_lint.model.quantity import DATE_UNIT

RULE = Rule(
    "CL501",
    "self-contradiction",
    "The draft gives two values for one thing.",
    """Two figures of one draft are about the same thing, for the same time, credited to the same source or to none, and
differ.""",
    failing=(
        (
            "The Northport Housing Trust says that 38 per cent of private tenants in Northport are behind with their"
            " rent.\n\nWith 48 per cent of private tenants in Northport behind with their rent, the council must act."
        ),
    ),
    passing=(
        (
            "The Northport Housing Trust says that 38 per cent of private tenants in Northport are behind with their"
            " rent.\n\nWith nearly four in ten private tenants in Northport behind with their rent, the council must"
            " act."
        ),
    ),
)


def check(cases: Sequence[Case]) -> Iterator[tuple[Case, Remark]]:
    """Report each later claim that contradicts an earlier one; a weak match counts only beside the registry's own figure."""
    sure = [case for case in cases if not case.match.conflicts and case.said.unit != DATE_UNIT]
    for index, case in enumerate(sure):
        for earlier in sure[:index]:
            if earlier.indicator.id != case.indicator.id or not _contradict(earlier.claim, case.claim):
                continue
            if (case.match.firm and earlier.match.firm) or bool(case.agreeing) != bool(earlier.agreeing):
                yield (
                    case,
                    Remark(
                        f"{case.text} contradicts {earlier.text} earlier in this draft"
                        f" ({wording.quantity(earlier.said)}).",
                        "Give one value, or say why they differ.",
                    ),
                )
                break


def _contradict(one: Claim, other: Claim) -> bool:
    first, second = one.quantity.value, other.quantity.value
    if (first.unit != second.unit and "count" not in (first.unit, second.unit)) or compatible(first, second):
        return False
    if covers_part(first, second) or covers_part(second, first) or first.per != second.per:
        return False
    if (
        one.attribution.organisation != other.attribution.organisation
        and one.attribution.organisation
        and other.attribution.organisation
    ):
        return False
    periods = one.period and other.period
    return not (periods and one.period and other.period and not one.period.value.overlaps(other.period.value))
