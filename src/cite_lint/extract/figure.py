"""A figure as read from a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from cite_lint.model.quantity import Quantity
from cite_lint.model.span import Span

AGE_UNIT = "year-of-age"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number expression in its sentence; tokens `first` up to `next` are the number and its unit."""

    span: Span
    outer: Span
    """The span with hedge words, unit and noun hints included."""
    quantity: Quantity
    noun: str
    form: str
    """digits, words, plural, fraction, proportion, multiple or ratio."""
    first: int
    next: int
    malformed: bool = False
    start: int = 0
    """The first token of the hedge before it."""
    end: int = 0
    """The token after the hedge, or the basis, that follows it: the next figure begins there at the earliest."""

    @property
    def is_bare(self) -> bool:
        """A plain number that says of itself neither what it counts nor in which unit."""
        plain = self.form in ("digits", "words") and self.quantity.unit == "count"
        return plain and not self.noun and self.quantity.per is None
