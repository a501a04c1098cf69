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


_REMEMBERED = 30
"""Figures of one indicator to which a later one is held."""


def check(cases: Sequence[Case]) -> Iterator[tuple[Case, Remark]]:
    """Report each later claim that contradicts an earlier one; a weak match counts only beside the registry's own figure."""
    earlier: dict[str, list[Case]] = {}
    for case in cases:
        if case.match.conflicts or case.said.unit == DATE_UNIT:
            continue
        known = earlier.setdefault(case.indicator.id, [])
        other = next((one for one in known if _contradict(one.claim, case.claim) and _sure(one, case)), None)
        if other is not None:
            yield (
                case,
                Remark(
                    f"{case.text} contradicts {other.text} earlier in this draft ({wording.quantity(other.said)}).",
                    "Give one value, or say why they differ.",
                ),
            )
        if len(known) < _REMEMBERED:
            known.append(case)


def _sure(one: Case, other: Case) -> bool:
    return (one.match.firm and other.match.firm) or bool(one.agreeing) != bool(other.agreeing)


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
    return not _of_other_times(one, other)


def _of_other_times(one: Claim, other: Claim) -> bool:
    """Tell whether two claims are told of different times: two dates apart, or a dated past and an undated present."""
    if one.period is not None and other.period is not None:
        return not one.period.value.overlaps(other.period.value)
    dated, undated = (one, other) if one.period is not None else (other, one)
    return dated.period is not None and dated.past and not undated.past
