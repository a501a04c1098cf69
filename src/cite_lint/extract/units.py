"""Find the unit, the counted noun, the rate basis and the hedge around a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from cite_lint.extract.cardinals import PARTS, SMALL, TENS
from cite_lint.extract.phrases import LETTER
from cite_lint.extract.tokens import Token, lower_at, touching
from cite_lint.model.lexicon import Dimension, Lexicon, Unit, Units
from cite_lint.model.quantity import EXACT, Bound, Hedge

T = TypeVar("T")

_PHRASE_TOKEN = re.compile(rf"{LETTER}+(?:'{LETTER}+)*|\d+|\S")

_OR_EQUAL = {Bound.MORE_THAN: Bound.AT_LEAST, Bound.UNDER: Bound.AT_MOST}
_BASIS_REACH = 10
_BASIS_STOPS = frozenset(";:.()")
_BEFORE_NUMBER = frozenset(("the", "a", "an", "age", "ages", "of"))
"""Words between a hedge and its number: "up to the age of 49"."""
_NOUN_REACH = 7
_BEFORE_NOUN = frozenset("such other more new different".split())
"""Little words that may stand between a number and what it counts."""
_DETERMINERS = frozenset("the these those its their his her our".split())
_SPENT = frozenset(
    "at for of after within than over about half during to from by under before such as with into on".split()
)
"""Before "a year" and its like they make it a stretch of time, no basis of a rate: "at a time", "for a year"."""
_LATER = frozenset("after before later earlier ago since".split())
"""After "a day" and its like they make it a point in time: "died a day after"."""
_HANDED = frozenset(
    "hand hands handed handing take takes took taken taking turn turns turned turning carry carries carried carrying sign"
    " signs signed signing".split()
)
"""Verbs to which "over" belongs: "hand over 40 per cent", but "takes over 40 minutes"."""
_HANDED_TO = frozenset(
    "give gives gave given giving pass passes passed passing get gets got getting run runs ran running go goes went gone"
    " going make makes made making bring brings brought bringing hold holds held holding roll rolls rolled rolling"
    " win wins won winning tide tides tided tiding put puts putting mull mulls mulled".split()
)
"""Verbs to which it belongs only before another hedge: "went over some 40 bills", but "gets over 40 letters"."""
_STRETCHES = frozenset("second minute hour day night week month year decade century".split())
_NUMBER_STARTS = frozenset([*SMALL, *TENS, *PARTS, "hundred", "thousand", "million", "billion"])
_NOT_PLURAL = ("ss", "us", "is", "ous", "'s")


class Phrases(Generic[T]):
    """Look up phrases, as tuples of lower-case words, at a token or ending before it."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._by_words: dict[tuple[str, ...], T] = {}
        for phrase, value in phrases:
            self._by_words[tuple(_PHRASE_TOKEN.findall(phrase.lower().replace("’", "'")))] = value
        self._lengths_from = _lengths((words[0], len(words)) for words in self._by_words)
        self._lengths_to = _lengths((words[-1], len(words)) for words in self._by_words)

    def at(self, tokens: Sequence[Token], at: int) -> tuple[T, int] | None:
        """Return the value of the longest phrase that begins at token `at`, and the index after it."""
        lengths = self._lengths_from.get(tokens[at].lower) if at < len(tokens) else None
        if lengths is None:
            return None
        words = tuple([token.lower for token in tokens[at : at + lengths[0]]])
        for length in lengths:
            if length <= len(words) and words[:length] in self._by_words:
                return self._by_words[words[:length]], at + length
        return None

    def before(self, tokens: Sequence[Token], end: int) -> tuple[T, int] | None:
        """Return the value of the longest phrase that ends before token `end`, and the index of its first token."""
        lengths = self._lengths_to.get(tokens[end - 1].lower) if end > 0 else None
        if lengths is None:
            return None
        words = tuple([token.lower for token in tokens[max(0, end - lengths[0]) : end]])
        for length in lengths:
            if length <= len(words) and words[-length:] in self._by_words:
                return self._by_words[words[-length:]], end - length
        return None


def _lengths(phrases: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """Return for each word the lengths of the phrases that it begins or ends, the longest first."""
    found: dict[str, set[int]] = {}
    for word, length in phrases:
        found.setdefault(word, set()).add(length)
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted: the noun as written in lower case, and the unit it makes."""

    word: str
    unit: str
    next: int = 0
    """The token after the noun."""


class UnitReader:
    """Read units, nouns, bases and hedges; built once from the tables of `rules/`."""

    def __init__(self, lexicon: Lexicon, units: Units) -> None:
        self.written = tuple(symbol for unit in units.units for symbol in unit.symbols)
        self.symbols: Mapping[str, Unit] = {symbol.lower(): unit for unit in units.units for symbol in unit.symbols}
        self._units = {unit.id: unit for unit in units.units}
        measured = [unit for unit in units.units if unit.dimension is not Dimension.COUNT]
        counted = [unit for unit in units.units if unit.dimension is Dimension.COUNT]
        irregular_plurals: dict[str, list[str]] = {}
        for form, base in lexicon.irregular:
            irregular_plurals.setdefault(base, []).append(form)
        self._measured = Phrases(_forms(measured, irregular_plurals))
        self._counted = Phrases(_forms(counted, irregular_plurals))
        self._money = {unit.id for unit in units.units if unit.dimension is Dimension.MONEY}
        self._bases = Phrases([(phrase, basis) for basis, phrases in units.bases for phrase in phrases])
        self._hedges = Phrases(lexicon.hedges)
        self._hedges_after = Phrases(lexicon.hedges_after)
        self._stops = frozenset(lexicon.stop_words)

    def dimension(self, unit: str) -> Dimension:
        """Return the dimension of a unit's id; an unknown unit counts things."""
        known = self._units.get(unit)
        return known.dimension if known else Dimension.COUNT

    def before(self, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
        """Return the currency written before token `at` ("US$", "USD") and its index."""
        if at == 0:
            return None
        token = tokens[at - 1]
        if token.kind == "symbol" and self.symbols[token.lower].dimension is Dimension.MONEY:
            return self.symbols[token.lower].id, at - 1
        if token.kind == "word" and 3 <= len(token.lower) <= 4:
            read = self._measured.at(tokens, at - 1)
            if read is not None and read[1] == at and read[0] in self._money and token.lower == read[0].lower():
                return read[0], at - 1
        return None

    def after(self, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
        """Return the measured unit ("per cent", "-year-olds", "hours") at token `at` and the index after it."""
        if at >= len(tokens):
            return None
        if tokens[at].kind == "symbol":
            return self.symbols[tokens[at].lower].id, at + 1
        if tokens[at].kind == "dash" and tokens[at - 1].end == tokens[at].start and at + 1 < len(tokens):
            return self._measured.at(tokens, at + 1) if tokens[at + 1].start == tokens[at].end else None
        read = self._measured.at(tokens, at)
        if read is not None and read[1] == len(tokens) and tokens[-1].lower == ".":
            return read[0], read[1] - 1  # the stop of "60 per cent." is the sentence's
        return read

    def noun(self, tokens: Sequence[Token], at: int) -> Noun:
        """Return the noun counted from token `at` on: the first known one in reach, else the first plural."""
        plural, after_plural = "", at
        index, end = at, min(len(tokens), at + _NOUN_REACH)
        of = index < end and tokens[index].lower == "of"
        index += of
        while index < end:
            token = tokens[index]
            if token.kind == "dash":
                index += 1
                continue
            if token.kind != "word":
                break
            known = self._counted.at(tokens, index)
            if known is not None:
                return Noun(token.lower, known[0], known[1])
            word = token.lower
            if word in self._stops and word not in _BEFORE_NOUN and not (of and word in _DETERMINERS):
                break
            if not plural and len(word) > 3 and word.endswith("s") and not word.endswith(_NOT_PLURAL):
                plural, after_plural = word, index + 1
            index += 1
        return Noun(plural, "count", after_plural)

    def thing(self, tokens: Sequence[Token], at: int) -> Dimension | None:
        """Return the dimension of the unit or known counted noun that begins at token `at`."""
        read = self._measured.at(tokens, at) or self._counted.at(tokens, at)
        return self.dimension(read[0]) if read else None

    def is_person(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether token `at` is a known counted noun, such as a noun for people."""
        return self._counted.at(tokens, at) is not None

    def basis(self, tokens: Sequence[Token], before: int, after: int, low: int, high: int) -> str | None:
        """Return what a rate is per: looked for from token `after` on, then before `before`, within [low, high)."""
        for index in range(after, min(high, after + _BASIS_REACH)):
            lower = tokens[index].lower
            another = tokens[index].kind == "number" or (lower != "one" and (lower in SMALL or lower in TENS))
            if another or lower in _BASIS_STOPS or (lower == "," and index > after + 4):
                break
            read = self._bases.at(tokens, index)
            if read is None or (lower in ("a", "an") and tokens[index - 1].lower in _SPENT):
                continue
            if read[1] < high and tokens[read[1]].lower in _LATER:
                continue
            if read[1] < high and tokens[read[1]].lower == "per":
                continue  # "per person per day": the period says more
            return read[0]
        for index in range(before - 1, max(low, before - _BASIS_REACH) - 1, -1):
            if tokens[index].lower in (",", ";", ":", "(", ")") and index < before - 1 and index > low:
                break
            read = self._bases.at(tokens, index)
            if read is not None and tokens[index].lower not in ("a", "an", "in"):
                return read[0]
        return None

    def hedge(self, tokens: Sequence[Token], before: int, after: int, floor: int = 0) -> tuple[Hedge, int, int]:
        """Return the hedge around tokens [before, after), and the range with the hedge's words included.

        Words before token `floor` belong to another figure.
        """
        hedge = EXACT
        while True:
            start = before
            while start > floor + 1 and tokens[start - 1].lower in _BEFORE_NUMBER:
                start -= 1
            read = self._hedges.before(tokens, start) or self._hedges.before(tokens, before)
            if read is None or read[1] < floor or self._is_particle(tokens, read[1], hedge, after):
                break
            found, before = read
            hedge = _joined(hedge, found)
        hedge, after = self.hedge_after(tokens, after, hedge)
        return hedge, before, after

    def _is_particle(self, tokens: Sequence[Token], at: int, inner: Hedge, after: int) -> bool:
        """Tell whether "over" at token `at` belongs to the verb before it: "hand over about 40 per cent"."""
        if at == 0 or tokens[at].lower != "over":
            return False
        verb = tokens[at - 1].lower
        if verb in _HANDED_TO:
            return inner != EXACT
        if verb not in _HANDED or tokens[after - 1].lower.removesuffix("s") in _STRETCHES:
            return False
        return inner != EXACT or not verb.startswith("carr") or not self.is_person(tokens, after)

    def hedge_after(self, tokens: Sequence[Token], after: int, hedge: Hedge) -> tuple[Hedge, int]:
        """Return the hedge joined with one at token `after` ("or more", "at most"), and the index after it."""
        equal = [token.lower for token in tokens[after : after + 2]] == ["or", "equal"]
        if equal and hedge.bound in _OR_EQUAL and not any(t.kind == "number" for t in tokens[after + 2 : after + 4]):
            return replace(hedge, bound=_OR_EQUAL[hedge.bound]), after + 2
        if lower_at(tokens, after) == "+" and not touching(tokens, after - 1, after):
            return hedge, after  # "500K women + girls"
        trailing = self._hedges_after.at(tokens, after)
        if trailing is None or self._leads_on(tokens, trailing[1]):
            return hedge, after
        return _joined(hedge, trailing[0]), trailing[1]

    def _leads_on(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether the words before token `at` hedge the number that follows: "40 and less than 10"."""
        if at >= len(tokens):
            return False
        if tokens[at - 1].lower == "than":
            return tokens[at].kind != "mark"  # "500 or less than a year ago"
        if tokens[at].kind in ("number", "symbol") or tokens[at].lower in ("than", "or"):
            return True
        start = at + 1 if tokens[at].lower in ("a", "an", "the") else at
        return start < len(tokens) and tokens[start].lower in _NUMBER_STARTS


def _joined(inner: Hedge, outer: Hedge) -> Hedge:
    bound = outer.bound if outer.bound is not Bound.NONE else inner.bound
    return Hedge(
        bound, max(inner.below, outer.below), max(inner.above, outer.above), inner.estimated or outer.estimated
    )


def _forms(units: Iterable[Unit], irregular: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Return every written form of the units' words: as listed, with a plural s, and irregular plurals."""
    forms: list[tuple[str, str]] = []
    for unit in units:
        for word in unit.words:
            head, _, last = word.lower().rpartition(" ")
            lead = head + " " if head else ""
            plurals = [last, *irregular.get(last, ())]
            if last.endswith("y") and last[-2:-1] not in tuple("aeiou"):
                plurals.append(last[:-1] + "ies")
            if len(last) > 2:  # "has" is no plural of "ha"
                plurals.append(last + ("es" if last.endswith(("s", "x", "ch", "sh")) else "s"))
            forms += [(lead + form, unit.id) for form in plurals]
    return list(reversed(forms))
