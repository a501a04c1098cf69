"""Find the upper end of a range, and what the two ends share."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cite_lint.extract.movement import is_movement
from cite_lint.extract.tokens import Token, kind_at, lower_at
from cite_lint.extract.tokens import touching as are_touching
from cite_lint.extract.units import UnitReader
from cite_lint.extract.values import Value, ValueReader

_DATING = frozenset("in since by during until before after".split())
SHARE_LIKE = ("fraction", "proportion")


class RangeReader:
    """Read what follows a first number: 20-30, 20 to 30, between 20 and 30, two or three, 5% to 10%."""

    def __init__(self, values: ValueReader, units: UnitReader) -> None:
        self._values = values
        self._units = units

    def upper(
        self, tokens: Sequence[Token], start: Value, first: int, after: int, floor: int, suffixed: str | None
    ) -> tuple[int, Value] | None:
        """Return where the upper end of a range begins (its currency included), and its value.

        `start` is the lower end; it covers tokens [first, after) with its units, `suffixed` is the unit after it.
        """
        if start.form == "multiple":
            return None
        at = self._joiner(tokens, first, after, floor, suffixed)
        if at is None:
            return None
        joiner = lower_at(tokens, at)
        at += 1
        if kind_at(tokens, at) == "dash" and kind_at(tokens, at - 1) != "dash":
            at += 1  # 12-to-29
        value_at = at + 1 if kind_at(tokens, at) == "symbol" else at
        if kind_at(tokens, value_at) == "word" and self._units.before(tokens, value_at + 1) is not None:
            value_at += 1  # USD 20 to USD 30
        if kind_at(tokens, value_at) not in ("number", "word", "vulgar", "dash"):
            return None
        value = self._values.read(tokens, value_at)
        if value is None or value.form == "multiple":
            return None
        prefixed = self._units.before(tokens, value_at)
        if prefixed is not None and prefixed[1] < at:
            prefixed = None
        if not self._of_one_kind(tokens, start, value, prefixed[0] if prefixed else None, suffixed):
            return None
        if lower_at(tokens, first - 1) in _DATING and _like_a_year(tokens, start) and not _like_a_year(tokens, value):
            return None  # "rose in 2018 to 3.9 million"
        low, high, _ = ends(start, value)
        if joiner == "or" and not high - low <= max(Decimal(1), low):
            return None
        return (at, value) if low < high else None

    def _joiner(self, tokens: Sequence[Token], first: int, after: int, floor: int, suffixed: str | None) -> int | None:
        """Return the token that joins the two ends."""
        at = after
        touching = kind_at(tokens, at) == "dash" and tokens[at - 1].end == tokens[at].start
        if touching and lower_at(tokens, at + 1) in ("to", "and", "or"):
            at += 1  # 12- to 29-year-olds, 12-to-29
            touching = False
        joiner = lower_at(tokens, at)
        if joiner == "—":
            return None
        if kind_at(tokens, at) == "dash":
            # A blank after a dash that touches is where markup was: 150-**200,000**
            tight = touching and (are_touching(tokens, at, at + 1) or kind_at(tokens, at + 1) == "number")
            loose = not touching and kind_at(tokens, at + 1) in ("number", "symbol")  # 20 - 30 and 20 -30%
            return at if tight or loose else None
        if joiner == "~":
            return at if kind_at(tokens, at - 1) == "number" and kind_at(tokens, at + 1) == "number" else None
        if joiner in ("to", "through"):
            if lower_at(tokens, first - 1) == "from":
                moved = any(is_movement(tokens, index) for index in range(max(floor, first - 6), first - 1))
                return None if moved else at
            measured = suffixed is not None or kind_at(tokens, first) == "symbol"
            return None if measured and _moves(tokens, first, floor) else at
        if joiner == "and":
            opening = {lower_at(tokens, index) for index in range(max(floor, first - 4), first)}
            return at if opening & {"between", "ages"} else None
        return at if joiner == "or" else None

    def _of_one_kind(
        self, tokens: Sequence[Token], start: Value, end: Value, prefixed: str | None, suffixed: str | None
    ) -> bool:
        """Tell whether the two ends may make one range: of one form, their units of one dimension."""
        proportion = end.form == "proportion" and start.form in ("digits", "words")
        if not proportion and (start.form in SHARE_LIKE) != (end.form in SHARE_LIKE):
            return False
        named = self._units.after(tokens, end.next)
        upper = named[0] if named is not None else prefixed
        if suffixed is None or upper is None:
            return True
        return self._units.dimension(suffixed) is self._units.dimension(upper)


def ends(start: Value, end: Value) -> tuple[Decimal, Decimal, Decimal]:
    """Return low, high and precision of a range; 20-30 million and 150-200,000 share a magnitude."""
    low, precision = start.low, start.precision
    factor = Decimal(1)
    if start.form in ("digits", "words") and start.factor == 1 and not start.sign:
        thousands = end.low * (start.form == end.form == "digits" and end.factor == 1 and end.low % 1000 == 0)
        of_scale = end.factor > 1 and low < 1000 and low * end.factor < end.high
        if of_scale or end.form == "proportion":
            factor = end.factor
        elif 5 <= low < 1000 and low * 1000 < thousands <= low * 10_000:
            factor = Decimal(1000)
    return low * factor, end.high, max(precision * factor, end.precision)


def _moves(tokens: Sequence[Token], first: int, floor: int) -> bool:
    """Tell whether a movement leads up to a number, and "to" to where it led: rose 5% to 8%, up by about $12 to $90."""
    near = [index for index in range(max(floor, first - 4), first) if lower_at(tokens, index) == "by"]
    return any(is_movement(tokens, index) for index in (first - 1, *(by - 1 for by in near)))


def _like_a_year(tokens: Sequence[Token], value: Value) -> bool:
    """Tell whether a value is four plain digits that may be a year."""
    token = tokens[value.first]
    four = token.kind == "number" and token.end - token.start == 4
    return four and value.next == value.first + 1 and 1900 <= value.low < 2100
