"""Assemble figures: a number with its unit, hedge, rate basis, range, change and counted noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from cite_lint.extract.asides import DURATIONS
from cite_lint.extract.figure import AGE_UNIT, Figure
from cite_lint.extract.movement import movement
from cite_lint.extract.neighbours import join_neighbours
from cite_lint.extract.ranges import SHARE_LIKE, RangeReader, ends
from cite_lint.extract.tokens import VULGAR, Token, Tokenizer, after_dash, kind_at, lower_at, touching
from cite_lint.extract.units import Noun, UnitReader
from cite_lint.extract.values import TRIGGER_WORDS, Value, ValueReader
from cite_lint.model.lexicon import Dimension, Lexicon, Units
from cite_lint.model.quantity import Bound, Change, Hedge, Quantity
from cite_lint.model.span import Span

__all__ = ["AGE_UNIT", "Figure", "FigureReader"]

_AGE_CUES = frozenset(("aged", "age", "ages", "turned", "turning"))
_STATED_AGE = frozenset(("aged", "ages"))
_BEING = frozenset(("is", "are", "was", "were"))
_AGE_LINKS = frozenset("of between from to the is was were are at in".split())
_COMPARED_AGE = frozenset(("younger", "older", "young", "old"))
_ANYONE = frozenset("those anyone anybody everyone everybody someone all".split())
_AGE_GROUPS = frozenset("group groups bracket brackets range cohort category".split())
_GROUP_BOUNDS = {"over": Bound.MORE_THAN, "under": Bound.UNDER}
_NUMBER_SIGN = re.compile(rf"[\d{''.join(VULGAR)}]|fold(?![^\W\d_])", re.IGNORECASE)
_LEAST_WON = 100
"""A smaller sum in won is a victory: "five won medals"."""
_PER_REACH = 5
_RIVALRY = frozenset(
    "chase chases chased chasing compete competes competed competing vie vies vied vying queue queues queued queuing"
    " queueing apply applies applied applying bid bids bidding wait waits waited waiting fight fights fought fighting"
    " scramble scrambles scrambled contend contends contended jostle jostled share shares shared sharing line lined"
    " lining sign signed put after".split()
)
"""What many do for one thing: "14 applicants chase every home" is a ratio, "14 guests visit every room" is none."""
_DRAWING = frozenset("draws draw drew attracts attract attracted".split())
"""Every home that is let draws 14 applicants."""
_RIVALRY_REACH = 5
_NO_SIDE = frozenset("other of one month months".split()) | DURATIONS
"""After "each" and "every" they are no side of a ratio: each other, every day."""
_EACH_REACH = 14


class FigureReader:
    """Read the figures of a sentence, whatever they are about; filters then say which are claims."""

    def __init__(self, lexicon: Lexicon, units: Units) -> None:
        self.units = UnitReader(lexicon, units)
        self._tokenizer = Tokenizer(self.units.written)
        magnitudes = dict(units.magnitudes)
        self._values = ValueReader(magnitudes, self.units.thing)
        self._ranges = RangeReader(self._values, self.units)
        words = TRIGGER_WORDS | {word for word in magnitudes if len(word) > 3}
        self._number_words = frozenset(words)

    def may_hold(self, text: str, span: Span, words: frozenset[str]) -> bool:
        """Tell whether a span may hold a figure: a digit, a vulgar fraction, "-fold" or one of its words for a number."""
        return not self._number_words.isdisjoint(words) or _NUMBER_SIGN.search(text, span.start, span.end) is not None

    def tokens(self, text: str, sentence: Span) -> list[Token]:
        """Return the sentence's tokens."""
        return self._tokenizer.tokens(text, sentence.start, sentence.end)

    def head_unit(self, text: str, head: Span) -> tuple[str, Decimal] | None:
        """Return what a column's head gives to bare numbers under it, a share or a currency with its magnitude.

        "Share (%)" and "Aid, US$ million" do; "Over 60%" does not.
        """
        tokens = self.tokens(text, head)
        for at, token in enumerate(tokens):
            if token.kind == "number":
                return None
            named = self.units.after(tokens, at) if token.kind in ("word", "symbol") else None
            if named is None or not (token.kind == "symbol" or named[0] == "percent"):
                continue
            if self.units.dimension(named[0]) not in (Dimension.SHARE, Dimension.MONEY):
                return None
            return named[0], self._values.magnitude(lower_at(tokens, named[1])) or Decimal(1)
        return None

    def read(self, tokens: Sequence[Token]) -> list[Figure]:
        """Return the figures of a sentence in order; they never overlap."""
        figures: list[Figure] = []
        floor = 0
        shared = any(token.lower in ("every", "each") for token in tokens)
        for at in self._values.beginnings(tokens):
            value = self._values.read(tokens, at) if at >= floor else None
            if value is not None:
                figure = (
                    self._ratio(tokens, value, floor)
                    or (self._each_of(tokens, value, floor) if shared else None)
                    or self._figure(tokens, value, floor)
                )
                figures.append(figure)
                floor = figure.end
        return join_neighbours(figures, tokens)

    def _ratio(self, tokens: Sequence[Token], value: Value, floor: int) -> Figure | None:
        """14 men to 1 woman, 14 men for every woman, three men for every two women, 14:1, a ratio of 3:2."""
        at = value.next
        if value.form not in ("digits", "words") or value.factor > 1 or value.low <= 0:
            return None
        if lower_at(tokens, at) == ":" and touching(tokens, at - 1, at + 1) and kind_at(tokens, at + 1) == "number":
            second = tokens[at + 1].value if not tokens[at + 1].lower.startswith("0") else Decimal(0)  # no time of day
            told = "ratio" in [lower_at(tokens, index) for index in range(max(floor, at - 10), at)]
            if (second == 1 and value.low > 1) or (told and second > 0):
                return self._make_ratio(tokens, value, second, at + 2, floor)
            return None
        words = 0
        while words < 3 and kind_at(tokens, at) == "word" and lower_at(tokens, at) not in ("to", "for"):
            at, words = at + 1, words + 1
        joiner = lower_at(tokens, at)
        if kind_at(tokens, at) == "dash" and lower_at(tokens, at + 1) == "to":
            joiner, at = "to", at + 1
        if joiner == "for" and lower_at(tokens, at + 1) in ("every", "each"):
            people = words > 0 and (
                self.units.is_person(tokens, at - 1)
                or (self.units.is_person(tokens, value.next) and tokens[at - 1].lower in _RIVALRY)
            )
            return self._for_every(tokens, value, at + 2, floor, people) if words else None
        if joiner != "to":
            return None
        second_at = at + 2 if kind_at(tokens, at + 1) == "dash" else at + 1
        if kind_at(tokens, second_at) == "number" and tokens[second_at].value > 1 and not words:
            told = "ratio" in [lower_at(tokens, index) for index in range(max(floor, value.first - 10), value.first)]
            return self._make_ratio(tokens, value, tokens[second_at].value, second_at + 1, floor) if told else None
        if lower_at(tokens, second_at) not in ("1", "one"):
            return None
        after = lower_at(tokens, second_at + 1)
        if value.low > 1 and (words or not after.isalpha() or after in ("in", "among", "ratio")):
            return self._make_ratio(tokens, value, Decimal(1), second_at + 1, floor)
        return None

    def _each_of(self, tokens: Sequence[Token], value: Value, floor: int) -> Figure | None:
        """14 applicants chase every home; for every home that is let there are 14 applicants."""
        if value.form not in ("digits", "words") or value.factor > 1 or value.low <= 1 or value.low != value.high:
            return None
        many = self.units.noun(tokens, value.next)
        if not many.word or many.unit == "count":
            return None
        for at in range(many.next, min(len(tokens) - 1, many.next + _RIVALRY_REACH)):
            if kind_at(tokens, at) != "word":
                break
            if tokens[at].lower in ("every", "each"):
                rivals = not _RIVALRY.isdisjoint(token.lower for token in tokens[many.next : at])
                if not rivals or kind_at(tokens, at + 1) != "word" or tokens[at + 1].lower in _NO_SIDE:
                    break
                return self._make_ratio(tokens, value, Decimal(1), value.next, floor)
        return self._led_ratio(tokens, value, floor)

    def _led_ratio(self, tokens: Sequence[Token], value: Value, floor: int) -> Figure | None:
        """Read what follows "for every home" and a comma or "there are"; after a number there (every two homes), by that."""
        _, start, _ = self.units.hedge(tokens, value.first, value.next, floor)
        drawn = lower_at(tokens, start - 1) in _DRAWING
        if (
            not drawn
            and lower_at(tokens, start - 1) != ","
            and not (
                lower_at(tokens, start - 2) in ("there", "come") or lower_at(tokens, start - 1) in ("come", "comes")
            )
        ):
            return None
        for at in range(start - 2, max(-1, start - _EACH_REACH), -1):
            word = tokens[at].lower
            if word in (";", ":") or (word == "," and tokens[at + 1].lower != "there"):
                return None
            if word in ("every", "each") and (drawn or lower_at(tokens, at - 1) == "for"):
                side = tokens[at + 1].lower
                counted = kind_at(tokens, at + 1) != "word" or self._values.read(tokens, at + 1) is not None
                if counted or (side in _NO_SIDE and side != "of"):
                    return None
                return self._make_ratio(tokens, value, Decimal(1), value.next, floor)
        return None

    def _for_every(self, tokens: Sequence[Token], value: Value, at: int, floor: int, people: bool) -> Figure | None:
        """Read the other side of "14 men for every woman"; a large one (every 1,000 people) is the base of a rate.

        One side must be `people` where the other is not numbered: "two forms for each trip" is no ratio.
        """
        other = self._values.read(tokens, at) if at < len(tokens) else None
        if other is None:
            each_of_people = value.low > 1 and (people or self.units.is_person(tokens, at))
            return self._make_ratio(tokens, value, Decimal(1), at, floor) if each_of_people else None
        if other.form not in ("digits", "words") or not 0 < other.low <= 20 or value.low < other.low:
            return None
        return self._make_ratio(tokens, value, other.low, other.next, floor)

    def _make_ratio(self, tokens: Sequence[Token], value: Value, second: Decimal, after: int, floor: int) -> Figure:
        hedge, start, end = self.units.hedge(tokens, value.first, after, floor)
        span = Span(tokens[value.first].start, tokens[after - 1].end)
        ratio = value.low / second
        quantity = Quantity(ratio, ratio, "ratio", None, hedge, value.precision / second)
        outer = Span(tokens[start].start, max(span.end, tokens[end - 1].end))
        return Figure(span, outer, quantity, "", "ratio", value.first, after, start=start, end=end)

    def _figure(self, tokens: Sequence[Token], value: Value, floor: int) -> Figure:
        units = self.units
        first, after = value.first, value.next
        unit, suffixed, noun = "count", None, Noun("", "count")
        low, high, precision, high_open = value.low, value.high, value.precision, value.high_open
        currency = units.before(tokens, first)
        if currency is not None and currency[1] >= floor:
            unit, first = currency
        named = self._named(tokens, value, after)
        if named is not None:
            unit, after = self._unit(unit, named, after)
            suffixed = unit
        second = self._ranges.upper(tokens, value, first, after, floor, suffixed)
        form = value.form
        if second is not None:
            second_at, last = second
            low, high, precision = ends(value, last)
            high_open, after, form = last.high_open, last.next, last.form if last.form in SHARE_LIKE else form
            if unit == "count":
                currency = units.before(tokens, last.first)
                unit = currency[0] if currency is not None and currency[1] >= second_at else unit
            named = self._named(tokens, last, after)
            if named is not None:
                unit, after = self._unit(unit, named, after)
        if form in SHARE_LIKE and unit == "count":
            unit = "percent"
        elif form == "fraction" and unit != "percent":
            low, high, precision = low / 100, high / 100, precision / 100  # half-hour, 1/2 mile
        if form == "multiple":
            unit = "factor"
        hedge, start, end = units.hedge(tokens, first, after, floor)
        if second is None and after > value.next:
            hedge, _ = units.hedge_after(tokens, value.next, hedge)  # sixty-odd per cent
        if unit in ("count", "year", AGE_UNIT):
            group = _age_group(tokens, first, after, hedge)
            if group is not None:
                unit, hedge, after = AGE_UNIT, group[0], group[1]
                end = max(end, after)
            elif self._is_age(tokens, start, first, after, hedge, unit):
                unit = AGE_UNIT
        if unit == "count":
            noun = units.noun(tokens, end)
            unit = noun.unit
            if noun.word:
                hedge, past = units.hedge_after(tokens, noun.next, hedge)
                end = past if past > noun.next else end
        if value.sign == "-" and (noun.word or form == "plural"):
            low, high, first = -high, -low, first + 1  # a dash before a count is no sign
            start = max(start, first)
        halved = lower_at(tokens, value.first) in ("halved", "halving")
        change = Change.FALL_BY if halved else movement(tokens, start, end)
        per = None
        if unit != AGE_UNIT:
            based = self._per_number(tokens, end)
            if based is not None:
                per, end = based
            else:
                per = units.basis(tokens, start, after, floor, len(tokens))
        span = Span(tokens[first].start, tokens[max(after - 1, value.first)].end)
        outer = Span(tokens[start].start, max(span.end, tokens[end - 1].end))
        quantity = Quantity(low, high, unit, per, hedge, precision, high_open, change)
        return Figure(span, outer, quantity, noun.word, form, first, after, value.malformed, start, end)

    def _named(self, tokens: Sequence[Token], value: Value, after: int) -> tuple[str, int] | None:
        """Return the unit written after a value, unless the word there means something else."""
        vague = value.form == "plural" and lower_at(tokens, after) == "of"  # tens of millions of dollars
        named = self.units.after(tokens, after + 1 if vague else after)
        if named is None and value.form in ("digits", "words"):
            named = self._parted(tokens, after)
        if named is None and value.form == "fraction" and kind_at(tokens, value.first) != "word":
            named = self._part_of(tokens, after)
        if named is None or (named[0] == "year" and value.form in SHARE_LIKE):
            return None
        if kind_at(tokens, named[1]) == "number" and self.units.before(tokens, named[1]) is not None:
            led = self.units.before(tokens, value.first) is not None
            if led or touching(tokens, named[1] - 1, named[1]):
                return None  # "rmb 10 usd 20": the second currency is the next number's
        if value.form in SHARE_LIKE and kind_at(tokens, value.first) == "word" and named[0] != "percent":
            return None if kind_at(tokens, after) == "word" else named  # half-hour is one, half miles is none
        if named[0] == "ratio":
            other = self._values.read(tokens, named[1] - 1)
            return named if other is not None and other.next == named[1] else None  # "to one", not "to one thousand"
        if named[0] == "KRW" and lower_at(tokens, after) == "won" and value.high < _LEAST_WON:
            return None
        return named

    def _parted(self, tokens: Sequence[Token], after: int) -> tuple[str, int] | None:
        """Read a unit after a little word: sixty-odd per cent, 0.5 of a percentage point."""
        odd_at = after_dash(tokens, after - 1)
        if lower_at(tokens, odd_at) == "odd":
            return self.units.after(tokens, odd_at + 1)
        if lower_at(tokens, after) == "of" and lower_at(tokens, after + 1) in ("a", "one"):
            named = self.units.after(tokens, after + 2)
            return named if named is not None and self.units.dimension(named[0]) is Dimension.POINTS else None
        return None

    def _part_of(self, tokens: Sequence[Token], after: int) -> tuple[str, int] | None:
        """Read the unit of "1/16 of a US pint"; a part of anything else is a share."""
        if lower_at(tokens, after) != "of" or lower_at(tokens, after + 1) not in ("a", "an", "one"):
            return None
        named = self.units.after(tokens, after + 2) or self.units.after(tokens, after + 3)
        return named if named is not None and self.units.dimension(named[0]) is Dimension.MEASURE else None

    def _unit(self, current: str, named: tuple[str, int], after: int) -> tuple[str, int]:
        """Join a currency before the number with a unit after it: "$105m US dollars" is one; "$5 years" is not."""
        if current in ("count", named[0]) or self.units.dimension(named[0]) is Dimension.MONEY:
            return named
        return current, after

    def _per_number(self, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
        """Read a base in numbers: 12 deaths per 100,000 people, 118 boys for every 100 girls."""
        for index in range(at, min(len(tokens), at + _PER_REACH)):
            if tokens[index].kind not in ("word", "dash"):
                return None
            word, base_at = tokens[index].lower, index + 1
            if word in ("for", "in") and lower_at(tokens, index + 1) in ("every", "each"):
                base_at = index + 2
            elif word != "per":
                continue
            base = self._values.read(tokens, base_at) if base_at < len(tokens) else None
            counted = base is not None and base.form in ("digits", "words") and base.low >= 10
            if base is None or not counted or self.units.after(tokens, base.next):
                return None
            unit = self.units.noun(tokens, base.next).unit
            return f"{base.low:f} {unit}".removesuffix(" count"), base.next
        return None

    def _is_age(self, tokens: Sequence[Token], start: int, first: int, after: int, hedge: Hedge, unit: str) -> bool:
        if unit == AGE_UNIT:
            return True
        before = [lower_at(tokens, index) for index in range(max(0, start - 4), start)]
        inner = {lower_at(tokens, index) for index in range(start, first)}
        near = set(before[-1:]) | (set(before) if before and before[-1] in _AGE_LINKS else set())
        if inner & _AGE_CUES or (inner & _COMPARED_AGE and unit != "year") or set(before[-1:]) & _STATED_AGE:
            return True
        if unit == "year" or self.units.noun(tokens, after).word:
            return False
        if near & _AGE_CUES:
            return True
        who = start - 2 if lower_at(tokens, start - 1) in _BEING else start - 1
        person = who >= 0 and (self.units.is_person(tokens, who) or lower_at(tokens, who) in _ANYONE)
        if hedge.bound is not Bound.NONE and person:
            return True
        return bool(before) and before[-1] == "of" and start > 1 and self.units.is_person(tokens, start - 2)


def _age_group(tokens: Sequence[Token], first: int, after: int, hedge: Hedge) -> tuple[Hedge, int] | None:
    """Read over-65s, under-18s, the over-50s, 18-24s, and a number before "age group"; return the hedge and the end."""
    bound = Bound.NONE
    if kind_at(tokens, first - 1) == "dash" and touching(tokens, first - 2, first):
        bound = _GROUP_BOUNDS.get(lower_at(tokens, first - 2), Bound.NONE)
    plural = lower_at(tokens, after) == "s" and touching(tokens, after - 1, after)
    named = lower_at(tokens, after) in ("age", "age-group") and lower_at(tokens, after + 1) in _AGE_GROUPS
    if bound is Bound.NONE:
        ranged = plural and lower_at(tokens, after - 2) in ("-", "–", "to")
        return (hedge, after + plural) if ranged or named else None
    return (replace(hedge, bound=bound), after + plural) if plural or named else None
