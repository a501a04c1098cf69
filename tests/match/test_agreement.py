"""When a claim's number states a registered one: rounding, equivalent forms, bounds, ranges, magnitudes, dates."""

from __future__ import annotations

import pytest

from cite_lint.match.agreement import agrees, covers_part, power_of_ten
from cite_lint.model.quantity import DATE_UNIT, Change, Quantity
from cite_lint.registry.figures import read_hedge, read_quantity


def quantity(text: str, unit: str = "percent") -> Quantity:
    """Return the quantity of "12 thousand .. 15 thousand; about, estimated": ends, then hedges."""
    numbers, _, hedge = text.partition("; ")
    low, _, high = numbers.partition(" .. ")
    return read_quantity(low, high or low, unit, None, read_hedge(hedge), Change.NONE)


AGREEMENT = [
    # claim, known, whether the claim states the known number, why
    ("60", "60", True, "the same number"),
    ("60", "61", False, "another number"),
    ("60", "60.4", True, "rounded down"),
    ("60", "59.6", True, "rounded up"),
    ("60", "60.6", False, "rounds to 61"),
    ("60; estimated", "62", False, "an estimate is not widened"),
    ("60", "60; estimated", True, "an estimate may be told without the word"),
    ("1/3", "1/3", True, "the same fraction"),
    ("33", "1/3", True, "a fraction in per cent"),
    ("33.3", "1/3", True, "a fraction in per cent, finer"),
    ("1/3", "33", True, "per cent as a fraction"),
    ("33.3", "33", True, "a digit more than the source, near enough"),
    ("33.9", "33", False, "a digit more than the source, rounding to 34"),
    ("34", "1/3", False, "beside a third"),
    ("1/2", "50", True, "a half"),
    ("51", "1/2", False, "beside a half"),
    ("1/4", "25", True, "a quarter"),
    ("12.2", "12", True, "a digit more within two per cent"),
    ("9.4", "9", False, "a digit more, beyond two per cent"),
    ("0.105 billion", "105 million", True, "another magnitude word"),
    ("105,000,000", "105 million", True, "digits in full"),
    ("500 thousand", "500,000", True, "thousand in words"),
    ("100 million", "104 million", True, "rounded to the first digits"),
    ("110 million", "104 million", False, "rounds to 100"),
    ("1,978", "1,978", True, "a number to the last digit"),
    ("1,987", "1,978", False, "digits changed round"),
    ("2,000", "1,978", True, "rounded to hundreds"),
    ("1,900", "1,978", False, "rounds to 2,000"),
    ("1,900; about", "1,978", True, "about"),
    ("1,700; about", "1,978", False, "too far for about"),
    ("2,000; nearly", "1,900", True, "nearly reaches down"),
    ("2,000; nearly", "2,100", False, "nearly does not reach up"),
    ("1,900; just over", "1,978", True, "just over reaches up"),
    ("2,000; just over", "1,900", False, "just over does not reach down"),
    ("60; about", "57", True, "about, below"),
    ("60; about", "63", True, "about, above"),
    ("60; about", "52", False, "about ends at a tenth"),
    ("4,200", "4,200; at most", True, "a lost bound leaves the number"),
    ("4,200; at least", "4,200; at most", True, "so does one that is turned round"),
    ("4,000", "4,200; at most", False, "another number under the same bound"),
    ("4,500; at most", "4,200; at most", True, "a ceiling a little above"),
    ("9,000; at most", "4,200; at most", False, "a ceiling far above"),
    ("40; more than", "43", True, "a floor a little below"),
    ("40; more than", "38", False, "a floor above the number"),
    ("40; more than", "55", False, "a floor far below"),
    ("40; more than", "45; at most", False, "a floor is no ceiling"),
    ("20; under", "18", True, "a ceiling above the number"),
    ("20; under", "22", False, "a ceiling below the number"),
    ("20; under", "18; at least", False, "a ceiling is no floor"),
    ("12 thousand .. 15 thousand", "12,000 .. 15,000", True, "the same range"),
    ("12 thousand .. 15 thousand", "12,400 .. 15,400", True, "both ends rounded"),
    ("12 thousand .. 15 thousand", "12,000 .. 16,000", False, "one end is another"),
    ("12 thousand .. 15 thousand", "12,600 .. 15,400", False, "one end rounds to another"),
    ("15 thousand", "12 thousand .. 15 thousand", False, "one end is not the range"),
    ("13,500", "12 thousand .. 15 thousand", False, "nor is the middle"),
    ("12 thousand .. 15 thousand", "13,500", False, "a range is not a point in it"),
    ("10 thousand .. 100 thousand", "10 thousand .. 100 thousand", True, "tens of thousands twice"),
    ("100 .. 1 thousand", "10 thousand .. 100 thousand", False, "hundreds are not tens of thousands"),
    ("10 thousand .. 100 thousand", "42,000", True, "tens of thousands hold 42,000"),
    ("10 thousand .. 100 thousand", "8,000", False, "but not 8,000"),
    ("10 thousand .. 100 thousand", "100,000", False, "the high end is left out"),
    ("42,000", "10 thousand .. 100 thousand", False, "one number says more than an order of magnitude"),
    ("100,000", "10 thousand .. 100 thousand", False, "the registered high end is left out too"),
    ("0", "0", True, "nothing twice"),
    ("0", "1", False, "nothing is not one"),
]

DATES = [
    ("1994", "1994", True),
    ("1994", "1994-09-14", True),
    ("1994-09-14", "1994", True),
    ("1994-09", "1994-09-14", True),
    ("1990s", "1994", True),
    ("1996 .. 1999", "1996 .. 1999", True),
    ("1995", "1994-09-14", False),
    ("1994-09-13", "1994-09-14", False),
    ("1994-10", "1994-09-14", False),
    ("1980s", "1994", False),
]

PARTS = [
    ("12 thousand", "12 thousand .. 15 thousand", True, "the low end"),
    ("15 thousand", "12 thousand .. 15 thousand", True, "the high end"),
    ("13,500", "12 thousand .. 15 thousand", True, "the middle"),
    ("15 thousand; at most", "12 thousand .. 15 thousand", True, "the high end as a ceiling"),
    ("11 thousand", "12 thousand .. 15 thousand", False, "below"),
    ("16 thousand", "12 thousand .. 15 thousand", False, "above"),
    ("12 thousand .. 15 thousand", "12 thousand .. 15 thousand", False, "the range itself"),
    ("42,000", "10 thousand .. 100 thousand", True, "one number out of an order of magnitude"),
    ("200,000", "10 thousand .. 100 thousand", False, "a number of another order"),
    ("15 thousand", "15 thousand", False, "a point has no parts"),
]

POWERS = [
    ("42,000", "4,200", 1),
    ("420", "4,200", -1),
    ("420,000", "4,200", 2),
    ("105 billion", "105 million", 3),
    ("105 thousand", "105 million", -3),
    ("105 trillion", "105 million", 6),
    ("42,000; about", "4,200; at most", 1),
    ("120 thousand .. 150 thousand", "12 thousand .. 15 thousand", 1),
    ("12 thousand .. 150 thousand", "12 thousand .. 15 thousand", 0),
    ("4,200", "4,200", 0),
    ("43,000", "4,200", 0),
    ("0", "4,200", 0),
]


@pytest.mark.parametrize(("claim", "known", "expected", "why"), AGREEMENT, ids=[f"{r[0]}|{r[1]}" for r in AGREEMENT])
def test_agreement(claim: str, known: str, expected: bool, why: str) -> None:
    assert agrees(quantity(claim), quantity(known)) is expected, why


@pytest.mark.parametrize(("claim", "known", "expected"), DATES)
def test_agreement_of_dates(claim: str, known: str, expected: bool) -> None:
    assert agrees(quantity(claim, DATE_UNIT), quantity(known, DATE_UNIT)) is expected


def test_a_date_never_agrees_with_a_number() -> None:
    year, number = quantity("1994", DATE_UNIT), quantity("1994", "home")
    assert not agrees(year, number)
    assert not agrees(number, year)


def test_units_are_left_aside() -> None:
    assert agrees(quantity("105 million", "USD"), quantity("105 million", "GBP"))


@pytest.mark.parametrize(("claim", "known", "expected", "why"), PARTS, ids=[f"{r[0]}|{r[1]}" for r in PARTS])
def test_part_of_a_range(claim: str, known: str, expected: bool, why: str) -> None:
    assert covers_part(quantity(claim), quantity(known)) is expected, why


def test_a_year_of_a_dated_span_is_no_collapsed_range() -> None:
    assert not covers_part(quantity("1997", DATE_UNIT), quantity("1996 .. 1999", DATE_UNIT))


@pytest.mark.parametrize(("claim", "known", "expected"), POWERS)
def test_power_of_ten(claim: str, known: str, expected: int) -> None:
    assert power_of_ten(quantity(claim), quantity(known)) == expected


def test_dates_have_no_magnitude() -> None:
    assert power_of_ten(quantity("1994", DATE_UNIT), quantity("1994", DATE_UNIT)) == 0
