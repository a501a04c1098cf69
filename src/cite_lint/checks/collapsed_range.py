"""CL208: a range told as one number."""

from __future__ import annotations

from cite_lint.checks.case import Case, Remark
from cite_lint.checks.rule import Rule
from cite_lint.match.agreement import covers_part
from cite_lint.model.finding import Verdict

RULE = Rule(
    "CL208",
    "collapsed-range",
    "One end or the middle of a range is given as the figure.",
    """A source that gives a range does not know the number better than that. One end of it, or the middle, says more than
the source does.

Give both ends. Ignore it where the draft speaks of one end on purpose ("at worst, 15,000").""",
    failing=("According to the Northport Housing Trust, 15,000 tenants in Northport face eviction each year.",),
    passing=(
        "According to the Northport Housing Trust, 12,000 to 15,000 tenants in Northport face eviction each year.",
    ),
    verdict=Verdict.MISMATCHED,
)


def check(case: Case) -> Remark | None:
    """Report a point inside a registered range that no observation gives as a point."""
    if case.agreeing:
        return None
    ranges = tuple(found for found in case.observations if covers_part(case.said, found.quantity))
    if not ranges:
        return None
    return Remark(f"{case.text} is part of a range: {case.known(ranges)}.", "Give both ends of the range.", ranges)
