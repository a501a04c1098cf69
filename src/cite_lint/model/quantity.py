"""Quantities: what a figure says, as an interval with its unit, hedge and stated precision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

ZERO = Decimal(0)
DATE_UNIT = "date"
RANK_UNIT = "rank"
"""Unit of a place in an order; what it is a place in is the claim's noun."""


def is_currency(unit: str) -> bool:
    """Tell whether a unit is a currency: those alone are written in capitals, as ISO 4217 codes."""
    return unit.isupper()


class Bound(StrEnum):
    """Which side of the stated number the truth lies on."""

    NONE = ""
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    UNDER = "under"

    @property
    def is_lower(self) -> bool:
        """The number is a floor: the truth is there or above."""
        return self in (Bound.AT_LEAST, Bound.MORE_THAN)

    @property
    def is_upper(self) -> bool:
        """The number is a ceiling: the truth is there or below."""
        return self in (Bound.AT_MOST, Bound.UNDER)


class Change(StrEnum):
    """A movement rather than a level: "rose by 50 per cent", "fell to 20"."""

    NONE = ""
    RISE_BY = "rise by"
    RISE_TO = "rise to"
    FALL_BY = "fall by"
    FALL_TO = "fall to"


@dataclass(frozen=True, slots=True)
class Hedge:
    """How a text qualifies a number.

    `below` and `above` say by which share of the number an approximator reaches down and up:
    "about" both ways, "nearly" down only, "just over" up only.
    """

    bound: Bound = Bound.NONE
    below: Decimal = ZERO
    above: Decimal = ZERO
    estimated: bool = False

    @property
    def approximate(self) -> bool:
        """An approximator stands beside the number."""
        return bool(self.below or self.above)

    def __str__(self) -> str:
        """Return `exact`, or the parts joined by a comma: `at most, estimated`."""
        parts = [self.bound.value, "about" if self.approximate else "", "estimated" if self.estimated else ""]
        return ", ".join(part for part in parts if part) or "exact"


EXACT = Hedge()


@dataclass(frozen=True, slots=True)
class Quantity:
    """An interval of numbers; `low` equals `high` for a point. A value never carries a place in a text.

    A bounded number keeps the number that was written ("up to 700" is 700 with the bound "at most").
    `precision` is the step of the last digit that was stated: 1 for 60, 0.1 for 2.5, 1,000,000 for 105 million.
    `high_open` leaves the high end out: "tens of thousands" is [10,000, 100,000).
    For a date the numbers are proleptic ordinals of days (`date.toordinal`).
    A ratio of "14 men to 1 woman" is 14 with the unit `ratio`.
    """

    low: Decimal
    high: Decimal
    unit: str = "count"
    per: str | None = None
    hedge: Hedge = EXACT
    precision: Decimal = Decimal(1)
    high_open: bool = False
    change: Change = Change.NONE

    @property
    def is_range(self) -> bool:
        """Both ends were given."""
        return self.low != self.high

    def reach(self) -> tuple[Decimal, Decimal]:
        """Return the smallest and the largest number that the writing can stand for, bounds left aside.

        Half a step of the stated precision each way, widened by the approximator.
        """
        half = self.precision / 2
        below = max(half, abs(self.low) * self.hedge.below)
        above = max(half, abs(self.high) * self.hedge.above)
        if self.is_range:
            below, above = min(below, half), min(above, half)
        return self.low - below, self.high + above

    def scaled(self, factor: Decimal, unit: str) -> Quantity:
        """Return the quantity in another unit, its numbers multiplied."""
        return replace(
            self, low=self.low * factor, high=self.high * factor, precision=self.precision * factor, unit=unit
        )

    def plain(self) -> tuple[str, str]:
        """Return low and high as JSON strings: ISO days for a date, else numbers without an exponent."""
        if self.unit == DATE_UNIT:
            return date.fromordinal(int(self.low)).isoformat(), date.fromordinal(int(self.high)).isoformat()
        return _plain_number(self.low), _plain_number(self.high)

    def __str__(self) -> str:
        """Return the normalised form: `about 60 percent`, `at most 7 USD/day`, `1000..<10000 count`, `rise by 5 percent`."""
        low, high = self.plain()
        number = low if low == high else f"{low}..{'<' if self.high_open else ''}{high}"
        hedge = "" if self.hedge == EXACT else str(self.hedge).replace(",", "")
        per = f"/{self.per}" if self.per else ""
        return " ".join(part for part in (self.change.value, hedge, number, self.unit + per) if part)


def _plain_number(value: Decimal) -> str:
    rounded = (
        value.quantize(Decimal("0.000001")) if value == value.to_integral_value() or abs(value) < 10**15 else value
    )
    text = format(rounded, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def stated_precision(digits: str, factor: Decimal = Decimal(1)) -> Decimal:
    """Return the step of the last digit that was stated, times the magnitude word's `factor`.

    `digits` are ASCII digits with an optional decimal point; signs and marks that group thousands are passed over.
    Zeros that end an integer count as stated for its first two digits only: 60 -> 1, 500 -> 10, 150,000 -> 10,000,
    82,000 -> 1,000, 1,978 -> 1, 2.50 -> 0.01, 105 million -> 1,000,000, 100 million -> 10,000,000.
    """
    whole, _, fraction = digits.partition(".")
    places = sum(character.isdigit() for character in fraction)
    if places:
        return Decimal(1).scaleb(-places) * factor
    plain = "".join(character for character in whole if character.isdigit()).lstrip("0")
    trailing_zeros = len(plain) - len(plain.rstrip("0"))
    return Decimal(10) ** min(trailing_zeros, max(len(plain) - 2, 0)) * factor


def date_quantity(first: date, last: date, hedge: Hedge = EXACT) -> Quantity:
    """Return the quantity of a dated fact: the interval of days in which it lies."""
    return Quantity(Decimal(first.toordinal()), Decimal(last.toordinal()), DATE_UNIT, None, hedge, ZERO)
