"""Compare two quantities: by rounding interval, never by a tolerance in per cent."""

from __future__ import annotations

from decimal import Decimal

from cite_lint.model.quantity import DATE_UNIT, Quantity

_SPURIOUS = Decimal("0.02")
"""A draft may state a digit more than the source (33.3 for a third) if it stays this near."""
_BOUND_REACH = Decimal("0.25")
"""How far above its floor, or below its ceiling, a bounded figure may lie from the number it stands for."""


def agrees(claim: Quantity, known: Quantity) -> bool:
    """Tell whether the claim's number states the known one, hedges of direction and units left aside."""
    if claim.unit == DATE_UNIT or known.unit == DATE_UNIT:
        return claim.unit == known.unit and claim.low <= known.high and known.low <= claim.high
    if claim.is_range and known.is_range:
        if claim.high_open and known.high_open:
            return claim.low == known.low and claim.high == known.high
        return _same_end(claim, claim.low, known, known.low) and _same_end(claim, claim.high, known, known.high)
    if known.is_range:
        return False
    if claim.is_range:
        if claim.high_open:
            return claim.low <= known.low < claim.high
        return False
    return _same_end(claim, claim.low, known, known.low) or _within_bound(claim, known)


def _same_end(claim: Quantity, stated: Decimal, known: Quantity, truth: Decimal) -> bool:
    if stated == truth:
        return True
    half = claim.precision / 2
    if stated - half < truth < stated + half:
        return True
    if claim.hedge.approximate:
        below = max(abs(stated) * claim.hedge.below, abs(truth) * known.hedge.below)
        above = max(abs(stated) * claim.hedge.above, abs(truth) * known.hedge.above)
        if stated - below <= truth <= stated + above:
            return True
    return abs(stated - truth) < known.precision / 2 and abs(stated - truth) <= _SPURIOUS * abs(truth)


def _within_bound(claim: Quantity, known: Quantity) -> bool:
    """More than 40 per cent states 43; fewer than 20 states 18."""
    bound = claim.hedge.bound
    if bound.is_lower and not known.hedge.bound.is_upper:
        return claim.low <= known.low <= claim.low * (1 + _BOUND_REACH)
    if bound.is_upper and not known.hedge.bound.is_lower:
        return claim.low * (1 - _BOUND_REACH) <= known.low <= claim.low
    return False


def compatible(one: Quantity, other: Quantity) -> bool:
    """Tell whether both can be true at once: "more than 50" and 80 can, 60 and "70 to 80" cannot."""
    if agrees(one, other) or agrees(other, one):
        return True
    low, high = _possible(one)
    other_low, other_high = _possible(other)
    return (low is None or other_high is None or low < other_high) and (
        high is None or other_low is None or other_low < high
    )


def _possible(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    low, high = quantity.reach()
    bound = quantity.hedge.bound
    return (None if bound.is_upper else low), (None if bound.is_lower else high)


def covers_part(claim: Quantity, known: Quantity) -> bool:
    """Tell whether the claim gives one end of a known range, or a number inside it, as the figure."""
    if not known.is_range or claim.is_range or known.unit == DATE_UNIT:
        return False
    low, high = claim.reach()
    return low < known.high and known.low < high


def power_of_ten(claim: Quantity, known: Quantity) -> int:
    """Return by which power of ten the two differ if they agree otherwise, else 0."""
    if claim.unit == DATE_UNIT or not claim.low or not known.low:
        return 0
    for power in (3, -3, 1, -1, 2, -2, 6, -6):
        factor = Decimal(10) ** power
        if claim.low == known.low * factor and claim.high == known.high * factor:
            return power
    return 0
