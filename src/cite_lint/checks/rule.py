"""What a check says of itself: its rule, its documentation and its examples."""

from __future__ import annotations

from dataclasses import dataclass

from cite_lint.model.finding import Verdict


@dataclass(frozen=True, slots=True)
class Rule:
    """What a user meets. Examples are drafts that `tests/` runs against the invented registry of `tests/housing`."""

    code: str
    name: str
    summary: str
    documentation: str
    failing: tuple[str, ...]
    passing: tuple[str, ...]
    verdict: Verdict | None = None
    """What the rule makes of the claim it is about; None where it leaves the verdict alone."""
