"""Assemble figures: a number with its unit, hedge, rate basis, range, change and counted noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from cite_lint.extract.tokens import VULGAR, Token, Tokenizer
from cite_lint.extract.units import Noun, UnitReader
from cite_lint.extract.values import TRIGGER_WORDS, Value, ValueReader
from cite_lint.model.lexicon import Dimension, Lexicon, Units
from cite_lint.model.quantity import Bound, Change, Hedge, Quantity
from cite_lint.model.span import Span

AGE_UNIT = "year-of-age"
_AGE_CUES = frozenset(("aged", "age", "ages", "turned"))
_COMPARED_AGE = frozenset(("younger", "older", "young", "old"))
_RISES = frozenset(
    "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth climb "
    "climbs climbed jump jumps jumped surge surges surged soar soars soared up gain gained hike hiked higher".split()
)
_FALLS = frozenset(
    "fall falls fell fallen falling decrease decreases decreased decline declines declined drop drops dropped shrink "
    "shrank shrunk cut cuts reduce reduces reduced reduction down lower plunge plunged slump slumped".split()
)
_CHANGE_REACH = 5
_SHARE_LIKE = ("fraction", "proportion")
_TRIGGER = re.compile(
    rf"\d|[{''.join(VULGAR)}]|\b(?:{'|'.join(sorted(TRIGGER_WORDS))}|\w{{3,6}}fold)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number expression in its sentence. `start_token` to `end_token` bound it with its hedge words."""

    span: Span
    outer: Span
    """The span with hedge words, unit and noun hints included."""
    quantity: Quantity
    noun: str
    form: str
    first: int
    next: int
    malformed: bool = False


class FigureReader:
    """Read the figures of a sentence, whatever they are about; filters then say which are claims."""

    def __init__(self, lexicon: Lexicon, units: Units) -> None:
        self.units = UnitReader(lexicon, units)
        self._tokenizer = Tokenizer(self.units.written)
        self._values = ValueReader(dict(units.magnitudes))

    def may_hold(self, text: str, span: Span) -> bool:
        """Tell whether the span may hold a figure: a digit, a vulgar fraction or a number word is there."""
        return _TRIGGER.search(text, span.start, span.end) is not None

    def tokens(self, text: str, sentence: Span) -> list[Token]:
        """Return the sentence's tokens."""
        return self._tokenizer.tokens(text, sentence.start, sentence.end)

    def read(self, tokens: Sequence[Token]) -> list[Figure]:
        """Return the figures of a sentence in order; they never overlap."""
        figures: list[Figure] = []
        at, floor = 0, 0
        while at < len(tokens):
            value = self._values.read(tokens, at) if tokens[at].kind in ("number", "word", "vulgar") else None
            if value is None:
                at += 1
                continue
            figure = self._ratio(tokens, value) or self._figure(tokens, value, floor)
            figures.append(figure)
            at = floor = max(figure.next, value.next)
        return _share_units(figures, tokens)

    def _ratio(self, tokens: Sequence[Token], value: Value) -> Figure | None:
        """14 men to 1 woman, 14 men for every woman, 14:1, 14 to one."""
        at = value.next
        if value.form not in ("digits", "words") or value.factor > 1:
            return None
        low = _lower(tokens, at)
        if low == ":" and _adjacent(tokens, at - 1, at + 1) and _kind(tokens, at + 1) == "number":
            second = tokens[at + 1]
            if second.lower == "1" and value.low > 1:
                return self._make_ratio(tokens, value, at + 2)
            return None
        words = 0
        while words < 3 and _kind(tokens, at) == "word" and _lower(tokens, at) not in ("to", "for"):
            at, words = at + 1, words + 1
        joiner = _lower(tokens, at)
        if _kind(tokens, at) == "dash" and _lower(tokens, at + 1) == "to":
            joiner, at = "to", at + 1
        if joiner == "for" and _lower(tokens, at + 1) in ("every", "each"):
            second_at = at + 2
            one = self._values.read(tokens, second_at) if second_at < len(tokens) else None
            if words and (one is None or one.low == 1):
                return self._make_ratio(tokens, value, one.next if one else second_at)
            return None
        if joiner != "to":
            return None
        second_at = at + 2 if _kind(tokens, at + 1) == "dash" else at + 1
        if second_at >= len(tokens) or tokens[second_at].lower not in ("1", "one"):
            return None
        after = _lower(tokens, second_at + 1)
        if value.low > 1 and (words or not after or not after.isalpha() or after in ("in", "among", "ratio")):
            return self._make_ratio(tokens, value, second_at + 1)
        return None

    def _make_ratio(self, tokens: Sequence[Token], value: Value, after: int) -> Figure:
        hedge, start, _ = self.units.hedge(tokens, value.first, after)
        span = Span(tokens[value.first].start, tokens[after - 1].end)
        quantity = Quantity(value.low, value.low, "ratio", None, hedge, value.precision)
        return Figure(span, Span(tokens[start].start, span.end), quantity, "", "ratio", value.first, after)

    def _figure(self, tokens: Sequence[Token], value: Value, floor: int) -> Figure:
        units = self.units
        first, after = value.first, value.next
        unit, noun = "count", Noun("", "count")
        low, high, precision, high_open = value.low, value.high, value.precision, value.high_open
        currency = units.before(tokens, first)
        if currency is not None:
            unit, first = currency
        named = units.after(tokens, after)
        if named is not None and not (named[0] == "year" and value.form in _SHARE_LIKE):
            unit, after = self._unit(unit, named, after)
        second = self._second(tokens, first, after, floor)
        if second is not None:
            second_at, last = second
            low, high, precision = _ends(value, last)
            high_open, after = last.high_open, last.next
            if unit == "count":
                currency = units.before(tokens, last.first)
                unit = currency[0] if currency is not None and currency[1] >= second_at else unit
            named = units.after(tokens, after)
            if named is not None:
                unit, after = self._unit(unit, named, after)
        elif value.form in _SHARE_LIKE:
            unit = "percent"
        if value.form == "multiple":
            unit = "factor"
        hedge, start, end = units.hedge(tokens, first, after)
        if unit in ("count", "year", AGE_UNIT) and self._is_age(tokens, start, first, after, hedge, unit):
            unit = AGE_UNIT
        if unit == "count" and end == after:
            noun = units.noun(tokens, after)
            unit = noun.unit
        change = _change(tokens, start, end)
        per = None
        if unit != AGE_UNIT:
            per = units.basis(tokens, start, after, floor, len(tokens))
        last_token = max(after - 1, value.first)
        quantity = Quantity(low, high, unit, per, hedge, precision, high_open, change)
        span = Span(tokens[first].start, tokens[last_token].end)
        outer = Span(tokens[start].start, max(span.end, tokens[end - 1].end))
        return Figure(span, outer, quantity, noun.word, value.form, first, after, value.malformed)

    def _unit(self, current: str, named: tuple[str, int], after: int) -> tuple[str, int]:
        """Join a currency before the number with a unit after it: "$105 million US dollars" is one; "$5 years" is not."""
        if current == "count" or self.units.dimension(named[0]) is Dimension.MONEY:
            return named
        return current, after

    def _second(self, tokens: Sequence[Token], first: int, after: int, floor: int) -> tuple[int, Value] | None:
        """Return where the upper end of a range stands, and its value: 20-30, 20 to 30, between 20 and 30, two or three."""
        at = after
        touching = _kind(tokens, at) == "dash" and tokens[at - 1].end == tokens[at].start
        if touching and _lower(tokens, at + 1) in ("to", "and") and tokens[at + 1].start >= tokens[at].end:
            at += 1  # 12- to 29-year-olds, 12-to-29
            touching = False
        joiner = _lower(tokens, at)
        if _kind(tokens, at) == "dash":
            spaced = not touching and tokens[at - 1].end < tokens[at].start
            if not touching and not (spaced and _kind(tokens, at + 1) in ("number", "symbol")):
                return None
        elif joiner in ("to", "through"):
            before = _lower(tokens, first - 1)
            if before == "from" and any(_is_change(tokens, index) for index in range(max(floor, first - 5), first - 1)):
                return None
        elif joiner == "and":
            opening = {_lower(tokens, index) for index in range(max(floor, first - 3), first)}
            if not opening & {"between", "ages"}:
                return None
        elif joiner != "or":
            return None
        at += 1
        if _kind(tokens, at) == "dash":
            at += 1  # 12-to-29
        value_at = at + 1 if _kind(tokens, at) == "symbol" else at
        if value_at >= len(tokens) or tokens[value_at].kind not in ("number", "word", "vulgar"):
            return None
        value = self._values.read(tokens, value_at)
        if value is None or value.form not in ("digits", "words", "plural", "fraction", "proportion"):
            return None
        start = self._values.read(tokens, first + (1 if tokens[first].kind == "symbol" else 0))
        if start is None or (start.form in _SHARE_LIKE) != (value.form in _SHARE_LIKE):
            return None
        low, high, _ = _ends(start, value)
        if joiner == "or" and not (high - low <= max(Decimal(1), low)):
            return None
        return (at, value) if low < high else None

    def _is_age(
        self, tokens: Sequence[Token], start: int, first: int, after: int, hedge: Hedge, unit: str
    ) -> bool:
        before = [_lower(tokens, index) for index in range(max(0, start - 3), start)]
        inner = {_lower(tokens, index) for index in range(start, first)}
        near = set(before[-1:]) | (set(before) if before and before[-1] in ("of", "between", "from", "to", "the") else set())
        if near & _AGE_CUES or inner & _AGE_CUES or inner & _COMPARED_AGE:
            return True
        bare = unit == "count" and not self.units.noun(tokens, after).word
        if bare and hedge.bound is not Bound.NONE and start and self.units.is_person(tokens, start - 1):
            return True
        return bare and bool(before) and before[-1] == "of" and start > 1 and self.units.is_person(tokens, start - 2)


def _ends(start: Value, end: Value) -> tuple[Decimal, Decimal, Decimal]:
    """Return low, high and precision of a range; a magnitude at the upper end goes to both: 20-30 million, 150-200,000."""
    low, precision = start.low, start.precision
    factor = Decimal(1)
    if start.form == "digits" or start.form == "words":
        if start.factor == 1 and end.factor > 1 and start.low < end.factor:
            factor = end.factor
        elif start.low < 1000 <= end.low and end.factor == 1 and end.low % 1000 == 0 and start.low * 1000 < end.low:
            factor = Decimal(1000) if end.form == "digits" else Decimal(1)
    return low * factor, end.high, max(precision * factor, end.precision)


def _share_units(figures: list[Figure], tokens: Sequence[Token]) -> list[Figure]:
    """Give the unit at the end of a list to its members: "15, 30 and 50 per cent"."""
    for index in range(len(figures) - 2, -1, -1):
        here, following = figures[index], figures[index + 1]
        if here.quantity.unit != "count" or here.noun or following.quantity.unit in ("count", "person", "ratio"):
            continue
        between = [token.lower for token in tokens[here.next : following.first]]
        plain = [word for word in between if word not in (",", "and", "or", "about", "around", "nearly", "then")]
        if between and not plain and following.form == here.form:
            figures[index] = replace(here, quantity=replace(here.quantity, unit=following.quantity.unit))
    return figures


def _change(tokens: Sequence[Token], start: int, end: int) -> Change:
    """Read a movement from the words around a number: rose by, up, fell to, a 50 per cent increase."""
    following = _lower(tokens, end)
    if following in ("increase", "rise", "jump", "surge", "growth", "hike", "higher"):
        return Change.RISE_BY
    if following in ("decrease", "fall", "drop", "decline", "reduction", "cut", "lower"):
        return Change.FALL_BY
    link = _lower(tokens, start - 1) if start else ""
    if link not in ("by", "to", "of", "from") and not _is_change(tokens, start - 1):
        return Change.NONE
    reach = range(start - 1, max(-1, start - 1 - _CHANGE_REACH), -1)
    for index in reach:
        word = _lower(tokens, index)
        if word in (".", ";", ",", ":") and index != start - 1:
            break
        if word in _RISES or word in _FALLS:
            if word == "up" and link in ("to", "of", "from"):
                break
            if link == "to":
                return Change.RISE_TO if word in _RISES else Change.FALL_TO
            if link == "from":
                break
            if link == "of" and index != start - 2:
                break
            return Change.RISE_BY if word in _RISES else Change.FALL_BY
    return Change.NONE


def _is_change(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and (tokens[at].lower in _RISES or tokens[at].lower in _FALLS)


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _kind(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].kind if 0 <= at < len(tokens) else ""


def _adjacent(tokens: Sequence[Token], first: int, last: int) -> bool:
    if last >= len(tokens):
        return False
    return all(tokens[index].end == tokens[index + 1].start for index in range(first, last))


