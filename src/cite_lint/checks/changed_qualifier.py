"""CL207: a limit lost, added or turned round."""

from __future__ import annotations

from cite_lint.checks.case import Case, Remark
from cite_lint.checks.rule import Rule
from cite_lint.model.finding import Verdict
from cite_lint.model.quantity import DATE_UNIT, Bound, Quantity

RULE = Rule(
    "CL207",
    "changed-qualifier",
    "A limit such as “up to” or “at least” was lost, added or turned round.",
    """“Up to 4,200” is not 4,200, and “more than 40” is not “fewer than 40”. The word that bounds a figure is part of it.
“About” and “an estimated” may go.""",
    failing=("According to the Northport Housing Trust, 4,200 homes in Northport stand empty.",),
    passing=("According to the Northport Housing Trust, as many as 4,200 homes in Northport stand empty.",),
    verdict=Verdict.MISMATCHED,
)


def check(case: Case) -> Remark | None:
    """Report a bound that differs from that of every agreeing observation."""
    if (
        not case.agreeing
        or case.said.unit == DATE_UNIT
        or any(_keeps(case.said, found.quantity) for found in case.agreeing)
    ):
        return None
    said, known = case.said.hedge.bound, case.agreeing[0].quantity.hedge.bound
    if known is Bound.NONE:
        what, do = f"“{said.value}” was added to {case.text}", "Drop the limit"
    elif said is Bound.NONE:
        what, do = f"“{known.value}” was lost from {case.text}", f"Say “{known.value}”"
    else:
        what, do = f"“{known.value}” became “{said.value}” at {case.text}", f"Say “{known.value}”"
    return Remark(f"{what}: {case.known(case.agreeing)}.", f"{do}, as the source does.", case.agreeing)


def _keeps(said: Quantity, known: Quantity) -> bool:
    if said.is_range or known.is_range:
        return True
    one, other = said.hedge.bound, known.hedge.bound
    if one is Bound.NONE and other is Bound.NONE:
        return True
    if (one.is_lower and other.is_lower) or (one.is_upper and other.is_upper):
        return True
    return other is Bound.NONE and said.low != known.low  # "more than 80,000" for 82,341
