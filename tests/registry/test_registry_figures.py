"""Figures of the registry's files: what they are read as, with the precision that was stated."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cite_lint.model.quantity import EXACT, Change, stated_precision
from cite_lint.registry.figures import read_hedge, read_number, read_quantity

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("digits", "factor", "step"),
    [
        ("0", 1, "1"),
        ("7", 1, "1"),
        ("60", 1, "1"),
        ("100", 1, "10"),
        ("500", 1, "10"),
        ("105", 1, "1"),
        ("1978", 1, "1"),
        ("1,978", 1, "1"),
        ("82,000", 1, "1000"),
        ("82 000", 1, "1000"),
        ("150000", 1, "10000"),
        ("105", MILLION, "1000000"),
        ("100", MILLION, "10000000"),
        ("105000000", 1, "1000000"),
        ("2.5", 1, "0.1"),
        ("2.50", 1, "0.01"),
        ("60.0", 1, "0.1"),
        ("1.2", 1000, "100"),
        ("007", 1, "1"),
    ],
)
def test_stated_precision(digits: str, factor: int, step: str) -> None:
    assert stated_precision(digits, Decimal(factor)) == Decimal(step)


@pytest.mark.parametrize(
    ("text", "unit", "number", "precision"),
    [
        ("105 million", "USD", "105000000", "1000000"),
        ("0.105 billion", "USD", "105000000", "1000000"),
        ("150 thousand", "person", "150000", "10000"),
        ("2 hundred", "person", "200", "100"),
        ("1.2 trillion", "KRW", "1200000000000", "100000000000"),
        ("1,978", "broker", "1978", "1"),
        ("1/2", "percent", "50", "1"),
        ("3/10", "percent", "30", "5"),
        ("1/4", "count", "0.25", "0.01"),
    ],
)
def test_read_number(text: str, unit: str, number: str, precision: str) -> None:
    assert read_number(text, unit) == (Decimal(number), Decimal(precision))


def test_a_third_is_kept_exact_and_covers_33() -> None:
    quantity = read_quantity("1/3", "1/3", "percent", None, EXACT, Change.NONE)
    low, high = quantity.reach()
    assert quantity.low == Decimal(100) / 3
    assert low < 33 < high < 34


@pytest.mark.parametrize(
    "text", ["", " ", "-5", "5%", "1e6", "1,00", "1.5.5", "1/0", "٣", "5 thousand thousand", "9" * 40, "five", "1 /2"]
)
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a number|unknown magnitude"):
        read_number(text, "count")


@pytest.mark.parametrize(
    ("low", "high", "open_end", "precision"),
    [
        ("10 thousand", "100 thousand", True, "1000"),
        ("100 thousand", "1 million", True, "10000"),
        ("10", "100", True, "1"),
        ("150 thousand", "200 thousand", False, "10000"),
        ("120", "1,200", False, "10"),
        ("20", "200", False, "1"),
        ("1", "10", False, "1"),
    ],
)
def test_ranges(low: str, high: str, open_end: bool, precision: str) -> None:
    quantity = read_quantity(low, high, "person", None, EXACT, Change.NONE)
    assert (quantity.is_range, quantity.high_open, quantity.precision) == (True, open_end, Decimal(precision))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2019-05-20", "2019-05-20", "2019-05-20"),
        ("1990s", "1990-01-01", "1999-12-31"),
        ("1996/1999", "1996-01-01", "1999-12-31"),
    ],
)
def test_dates(text: str, first: str, last: str) -> None:
    assert read_quantity(text, text, "date", None, EXACT, Change.NONE).plain() == (first, last)


@pytest.mark.parametrize(
    ("text", "written", "below", "above"),
    [
        ("about", "about", "0.1", "0.1"),
        ("nearly", "about", "0.1", "0"),
        ("just over", "about", "0", "0.1"),
        ("at most, estimated", "at most, estimated", "0", "0"),
        ("estimated,about", "about, estimated", "0.1", "0.1"),
        ("more than", "more than", "0", "0"),
    ],
)
def test_hedges(text: str, written: str, below: str, above: str) -> None:
    hedge = read_hedge(text)
    assert (str(hedge), hedge.below, hedge.above) == (written, Decimal(below), Decimal(above))
