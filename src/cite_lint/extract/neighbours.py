"""Join figures that stand side by side: lists that share a unit, and two bounds that make a range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cite_lint.extract.figure import AGE_UNIT, Figure
from cite_lint.extract.tokens import Token
from cite_lint.model.quantity import EXACT, Bound, Hedge
from cite_lint.model.span import Span

_BETWEEN_MEMBERS = frozenset(", and or to then /".split())
_BETWEEN_BOUNDS = frozenset(", and but yet".split())


def join_neighbours(figures: Sequence[Figure], tokens: Sequence[Token]) -> list[Figure]:
    """Return the figures with shared units handed on and pairs of bounds made ranges."""
    joined: list[Figure] = []
    shared: Figure | None = None
    for figure in reversed(figures):  # from the right, so that a unit reaches the whole list before it
        if joined:
            inside = len(joined) > 1 and joined[-1] is shared
            shared = _with_unit(figure, joined[-1], tokens, inside)
            figure = shared or figure
            joined[-1] = _converted(figure, joined[-1], tokens)
            both = _bounded(figure, joined[-1], tokens)
            if both is not None:
                joined[-1] = both
                continue
        joined.append(figure)
    joined.reverse()
    return joined


def _with_unit(figure: Figure, following: Figure, tokens: Sequence[Token], inside: bool) -> Figure | None:
    """Give the unit at the end of a list to a member: "15, 30 and 50 per cent", "from 10 to 15 per cent".

    A comma alone makes a list only where the following figure stands `inside` one: not in "on page 4, 30 per cent".
    """
    if figure.quantity.unit != "count" or figure.noun or following.quantity.unit in ("count", "person", "ratio"):
        return None
    if figure.form != following.form or figure.next >= following.start or following.first - figure.next > 8:
        return None
    between = {token.lower for token in tokens[figure.end : following.start]}
    if not between <= _BETWEEN_MEMBERS or (between == {","} and not inside):
        return None
    return replace(figure, quantity=replace(figure.quantity, unit=following.quantity.unit))


def _converted(figure: Figure, following: Figure, tokens: Sequence[Token]) -> Figure:
    """Give a hedge to the same amount in another unit, in brackets: "more than 100 kilometres (60 miles)"."""
    between = tokens[figure.end : following.start]
    closed = following.end < len(tokens) and tokens[following.end].lower == ")"
    if [token.lower for token in between] != ["("] or not closed or following.quantity.hedge != EXACT:
        return following
    units = {figure.quantity.unit, following.quantity.unit}
    if len(units) < 2 or not units.isdisjoint(("count", "person", "percent", "ratio", AGE_UNIT)):
        return following
    return replace(following, quantity=replace(following.quantity, hedge=figure.quantity.hedge))


def _bounded(first: Figure, second: Figure, tokens: Sequence[Token]) -> Figure | None:
    """Make one range of "more than 20 and less than 35" and of "at most 100 and at least 20"."""
    one, other = first.quantity, second.quantity
    if one.is_range or other.is_range or one.per != other.per or second.start - first.end not in (1, 2):
        return None
    lower, upper = (one, other) if one.hedge.bound.is_lower else (other, one)
    if not lower.hedge.bound.is_lower or not upper.hedge.bound.is_upper or lower.low >= upper.low:
        return None
    if one.unit != other.unit and not (one.unit == "count" and not first.noun):
        return None
    if not all(token.lower in _BETWEEN_BOUNDS for token in tokens[first.end : second.start]):
        return None
    quantity = replace(
        other,
        low=lower.low,
        high=upper.high,
        hedge=Hedge(estimated=one.hedge.estimated or other.hedge.estimated),
        precision=max(one.precision, other.precision),
        high_open=upper.hedge.bound is Bound.UNDER,
    )
    return replace(
        second,
        span=Span(first.span.start, second.span.end),
        outer=Span(first.outer.start, second.outer.end),
        quantity=quantity,
        first=first.first,
        start=first.start,
        malformed=first.malformed or second.malformed,
    )
