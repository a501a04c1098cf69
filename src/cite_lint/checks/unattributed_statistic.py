"""CL102: a supported figure without a source in the text."""

from __future__ import annotations

from cite_lint.checks.case import Case, Remark
from cite_lint.checks.rule import Rule

RULE = Rule(
    "CL102",
    "unattributed-statistic",
    "The figure is supported, but the draft names no source within reach.",
    """For houses whose style wants a source at every figure. Off unless it is switched on.""",
    failing=("The average rent in Northport is $1,150 a month.",),
    passing=("According to the Northport Housing Trust, the average rent in Northport is $1,150 a month.",),
)


def check(case: Case) -> Remark | None:
    """Report a claim that credits nobody and cites nothing."""
    if case.attributed or not case.valid:
        return None
    return Remark(
        f"{case.text} names no source; the registry has {case.known(case.valid)}.", "Name the source.", case.valid
    )
