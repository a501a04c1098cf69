"""CL601: a near miss or a known wrong form of a registered name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cite_lint.checks.case import Remark
from cite_lint.checks.rule import Rule
from cite_lint.model.claim import NameUse
from cite_lint.model.span import Mention

if TYPE_CHECKING:
    from cite_lint.registry import Registry

RULE = Rule(
    "CL601",
    "misspelled-organisation",
    "A near miss or a known wrong form of a registered name.",
    """A body's name is given wrongly, so that readers cannot find it, or find another.""",
    failing=("The Northport House Trust published a report.",),
    passing=("The Northport Housing Trust published a report.",),
)


def check(names: Sequence[Mention[NameUse]], registry: Registry) -> Iterator[tuple[Mention[NameUse], Remark, str]]:
    """Report each wrong form with the right name."""
    for mention in names:
        known = registry.organisations.get(mention.value.wrong_form_of or "")
        if known is not None:
            text = " ".join(mention.text.split())
            yield (
                mention,
                Remark(f"“{text}” is not the name: it is {known.name}.", f"Write “{known.name}”."),
                known.name,
            )
