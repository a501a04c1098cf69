"""CL202: off by a power of ten."""

from __future__ import annotations

from cite_lint.checks.case import Case, Remark
from cite_lint.checks.corrections import correct_figure
from cite_lint.checks.rule import Rule
from cite_lint.match.agreement import power_of_ten
from cite_lint.model.finding import Verdict

RULE = Rule(
    "CL202",
    "magnitude-mismatch",
    "The figure is off by a power of ten.",
    """Million for billion, thousands for tens of thousands, a nought too many: the digits are the registry's, their size is
not.""",
    failing=("According to the Northport Housing Trust, up to 42,000 homes in Northport stand empty.",),
    passing=("According to the Northport Housing Trust, up to 4,200 homes in Northport stand empty.",),
    verdict=Verdict.MISMATCHED,
)


def check(case: Case) -> Remark | None:
    """Report a number that agrees with an observation once its point is moved."""
    if case.agreeing:
        return None
    shifted = tuple(found for found in case.observations if power_of_ten(case.said, found.quantity))
    if not shifted:
        return None
    power = power_of_ten(case.said, shifted[0].quantity)
    times = f"{10 ** abs(power):,} times too {'large' if power > 0 else 'small'}"
    return Remark(
        f"{case.text} is {times}; the registry has {case.known(shifted)}.",
        "Correct the magnitude.",
        shifted,
        correct_figure(case, shifted),
    )
