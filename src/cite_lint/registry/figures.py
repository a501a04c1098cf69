"""Figures as the registry's files write them, turned into quantities."""

from __future__ import annotations

import re
from decimal import Decimal

from cite_lint.datafile import nearest
from cite_lint.model.period import Period, parse_iso
from cite_lint.model.quantity import DATE_UNIT, Bound, Change, Hedge, Quantity, date_quantity, stated_precision

_MAGNITUDES = {
    "": Decimal(1),
    "hundred": Decimal(100),
    "thousand": Decimal(1_000),
    "million": Decimal(1_000_000),
    "billion": Decimal(1_000_000_000),
    "trillion": Decimal(1_000_000_000_000),
}
_TENTH = Decimal("0.1")
_APPROXIMATORS = {
    "about": (_TENTH, _TENTH),
    "nearly": (_TENTH, Decimal(0)),
    "just over": (Decimal(0), _TENTH),
}
"""How far the registry's approximators reach below and above the number, as a share of it."""
_BOUNDS = {bound.value: bound for bound in Bound if bound is not Bound.NONE}

_NUMBER = re.compile(
    r"""
    (?P<digits> [0-9]{1,3} (?:,[0-9]{3}){1,6} | [0-9]{1,20} )   # 1,978 or 1978
    (?P<decimals> \.[0-9]{1,10} )?
    (?: [ ] (?P<magnitude> [a-z]{1,20} ) )?                      # million
    """,
    re.VERBOSE,
)
_FRACTION = re.compile(r"(?P<over>[0-9]{1,4})/(?P<under>[1-9][0-9]{0,3})")


def read_number(text: str, unit: str) -> tuple[Decimal, Decimal]:
    """Return the number that `text` writes and its stated precision; raise ValueError.

    A fraction is taken of 100 for percent. It is stated to one percent, tenths to five percent.
    """
    fraction = _FRACTION.fullmatch(text)
    if fraction:
        whole = Decimal(100) if unit == "percent" else Decimal(1)
        over, under = Decimal(fraction["over"]), Decimal(fraction["under"])
        return whole * over / under, whole * Decimal("0.05" if under == 10 else "0.01")
    number = _NUMBER.fullmatch(text)
    if not number:
        raise ValueError(f"{text!r} is not a number: write 105 million, 1978, 2.5 or 1/3")
    word = number["magnitude"] or ""
    if word not in _MAGNITUDES:
        raise ValueError(f"unknown magnitude {word!r}" + nearest(word, [name for name in _MAGNITUDES if name]))
    digits = number["digits"].replace(",", "") + (number["decimals"] or "")
    return Decimal(digits) * _MAGNITUDES[word], stated_precision(digits, _MAGNITUDES[word])


def read_date(text: str) -> Period:
    """Return the period that a dated fact falls into: a day, month, year or decade, or several years; raise ValueError."""
    period = parse_iso(text)
    if period.first is None or period.last is None:
        raise ValueError(f"{text!r} has an open end; a dated fact has a first and a last day")
    return period


def read_hedge(text: str) -> Hedge:
    """Return the hedge of a comma-separated list such as `at most, estimated`; raise ValueError."""
    bound, below, above, estimated = Bound.NONE, Decimal(0), Decimal(0), False
    for word in [part.strip() for part in text.split(",")] if text else []:
        if word in _BOUNDS and bound is Bound.NONE:
            bound = _BOUNDS[word]
        elif word in _APPROXIMATORS and not (below or above):
            below, above = _APPROXIMATORS[word]
        elif word == "estimated" and not estimated:
            estimated = True
        elif word in _BOUNDS or word in _APPROXIMATORS or word == "estimated":
            raise ValueError(f"hedge {word!r} repeats or contradicts what stands before it")
        else:
            raise ValueError(f"unknown hedge {word!r}" + nearest(word, [*_BOUNDS, *_APPROXIMATORS, "estimated"]))
    return Hedge(bound, below, above, estimated)


def read_quantity(low: str, high: str, unit: str, per: str | None, hedge: Hedge, change: Change) -> Quantity:
    """Return the quantity from `low` to `high`, which are the same text for a point; raise ValueError.

    A range whose high end is ten times a low end that is a power of ten stands for an order of magnitude, so that its
    high end is left out: 10 thousand to 100 thousand is "tens of thousands". A range has the finer of its ends'
    precisions.
    """
    if unit == DATE_UNIT:
        first, last = read_date(low).first, read_date(high).last
        if first is None or last is None or first > last:
            raise ValueError(f"low {low!r} is later than high {high!r}")
        return date_quantity(first, last, hedge)
    low_number, low_precision = read_number(low, unit)
    high_number, high_precision = read_number(high, unit)
    if low_number > high_number:
        raise ValueError(f"low {low!r} is more than high {high!r}")
    high_open = _is_power_of_ten(low_number) and high_number == low_number * 10
    precision = min(low_precision, high_precision)
    return Quantity(low_number, high_number, unit, per, hedge, precision, high_open, change)


def _is_power_of_ten(number: Decimal) -> bool:
    return number >= 10 and number == Decimal(10) ** number.adjusted()
