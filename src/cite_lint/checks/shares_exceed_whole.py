"""CL502: parts that add up to more than their whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cite_lint.checks.case import Case, Remark
from cite_lint.checks.rule import Rule
from cite_lint.model.document import Document
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


def check(cases: Sequence[Case], document: Document) -> Iterator[tuple[Case, Remark]]:
    """Report the last share under one heading or lead-in, or in one column or row, whose parts exceed their whole."""
    percentages = [case for case in cases if case.indicator.whole and case.said.unit == "percent"]
    cells = {block.span for block in document.blocks if block.in_table} if percentages else set()
    groups: dict[tuple[str, tuple[Span, ...]], dict[str, Case]] = {}
    for case in percentages:
        for place in _places(case, cells):
            groups.setdefault((case.indicator.whole or "", place), {})[case.indicator.id] = case
    reported: set[Span] = set()
    for parts in groups.values():
        total = sum((case.said.low for case in parts.values()), Decimal(0))
        if len(parts) > 1 and total > 100 + _ROUNDING:
            last = max(parts.values(), key=lambda case: case.claim.quantity.span)
            if last.claim.quantity.span in reported:
                continue
            reported.add(last.claim.quantity.span)
            shares = ", ".join(case.text for case in parts.values())
            yield (
                last,
                Remark(
                    f"The shares {shares} are parts of one whole and add up to {total:.0f} per cent.",
                    "Check the shares.",
                ),
            )


def _places(case: Case, cells: set[Span]) -> list[tuple[Span, ...]]:
    """Return what a share stands under: its headings and lead-in; in a table the head of its column, that of its row."""
    claim = case.claim
    if claim.block not in cells:
        return [claim.context]
    return [(span,) for span in claim.context if span in cells and span.start < claim.block.start] or [claim.context]
