"""CL504: a number or a date that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cite_lint.checks.case import Remark
from cite_lint.checks.rule import Rule
from cite_lint.model.claim import Extraction
from cite_lint.model.quantity import Change
from cite_lint.model.span import Span

RULE = Rule(
    "CL504",
    "malformed-number",
    "The number or date cannot be meant as it stands.",
    """Digits that are not grouped in threes (200,00), more than 100 per cent of a group of people, a day that the
calendar does not have (31 February).""",
    failing=(
        "Some 200,00 homes in Northport were built on 31 February 2019.",
        "In Northport, 120 per cent of tenants pay too much.",
    ),
    passing=(
        "Some 200,000 homes in Northport were built on 28 February 2019.",
        "In Northport, rents rose by 120 per cent.",
    ),
)


def check(text: str, extraction: Extraction) -> Iterator[tuple[Span, Remark]]:
    """Report malformed numbers, impossible dates and shares above the whole."""
    for mention in extraction.malformed:
        yield mention.span, Remark(f'"{mention.text}": {mention.value}.', "Correct the number or the date.")
    for claim in extraction.claims:
        said = claim.quantity.value
        if said.unit != "percent" or said.low <= Decimal(100) or said.change is not Change.NONE:
            continue
        following = text[claim.quantity.span.end : claim.quantity.span.end + 5].lower().split()
        if following[:1] == ["of"] and claim.noun == "":
            yield (
                claim.quantity.span,
                Remark(f'"{claim.quantity.text}" of a group is more than all of it.', "Correct the share."),
            )
