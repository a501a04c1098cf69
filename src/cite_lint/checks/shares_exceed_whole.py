"""CL502: parts that add up to more than their whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cite_lint.checks.case import Case, Remark
from cite_lint.checks.rule import Rule
from cite_lint.model.span import Span

RULE = Rule(
    "CL502",
    "shares-exceed-whole",
    "Parts of one whole add up to more than it.",
    """The registry says which shares are parts of one whole. Under one heading of the draft they come to more than
100 per cent.""",
    failing=("Of the homes in Northport, 70 per cent are rented and 45 per cent are owned.",),
    passing=("Of the homes in Northport, 55 per cent are rented and 45 per cent are owned.",),
)
_ROUNDING = Decimal(2)


def check(cases: Sequence[Case]) -> Iterator[tuple[Case, Remark]]:
    """Report the last share under one heading or lead-in whose parts exceed their whole."""
    groups: dict[tuple[str, tuple[Span, ...]], dict[str, Case]] = {}
    for case in cases:
        if case.indicator.whole and case.said.unit == "percent":
            groups.setdefault((case.indicator.whole, case.claim.context), {})[case.indicator.id] = case
    for parts in groups.values():
        total = sum((case.said.low for case in parts.values()), Decimal(0))
        if len(parts) > 1 and total > 100 + _ROUNDING:
            last = max(parts.values(), key=lambda case: case.claim.quantity.span)
            shares = ", ".join(case.text for case in parts.values())
            yield (
                last,
                Remark(
                    f"The shares {shares} are parts of one whole and add up to {total:.0f} per cent.",
                    "Check the shares.",
                ),
            )
