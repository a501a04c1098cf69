"""CL602: an acronym that belongs to somebody else."""

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
    "CL602",
    "wrong-acronym",
    "The acronym belongs to another organisation.",
    """The draft introduces an acronym for a body that has another one, or gives it one that is somebody else's.""",
    failing=("The Northport Housing Trust (NCC) published a report.",),
    passing=("The Northport Housing Trust (NHT) published a report.",),
)


def check(names: Sequence[Mention[NameUse]], registry: Registry) -> Iterator[tuple[Mention[NameUse], Remark]]:
    """Report each wrong acronym with its owner and the right one."""
    for mention in names:
        acronym = mention.value.wrong_acronym
        known = registry.organisations.get(mention.value.organisation or mention.value.wrong_form_of or "")
        if acronym is None or known is None:
            continue
        owner = next((found.name for found in registry.organisations.values() if acronym in found.acronyms), None)
        belongs = f"it belongs to {owner}" if owner else "it is not its acronym"
        right = f"Write “{known.acronyms[0]}”." if known.acronyms else "Drop the acronym."
        yield mention, Remark(f"“{acronym}” is given for {known.name}, but {belongs}.", right)
