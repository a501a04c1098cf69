"""Properties of the quantity reader: it never fails, spans are sound, what is written is read back, in linear time."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cite_lint.config import load_lexicon, load_units
from cite_lint.extract.figures import Figure, FigureReader
from cite_lint.extract.filters import Setting, is_weak, reason_to_skip
from cite_lint.extract.phrases import letter_words
from cite_lint.extract.sentences import split_clauses, split_sentences
from cite_lint.model.quantity import Bound
from cite_lint.model.span import Span
from counting import lines_run

LEXICON, UNITS = load_lexicon(), load_units()
READER = FigureReader(LEXICON, UNITS)

WORDS = (
    "a an the one two ten twenty thirty-five hundred thousand million half third thirds quarter dozen tens "
    "hundreds of in out every each and or to from between at least most more than less under over about nearly "
    "per cent % $ US$ € £ dollars people women years old aged year-old per year night for times twice doubled "
    "halved fold rose fell by up down minus point - – — , . ; : ( ) [ ] / + ~ < > ½ ⅓ 1 2 3.5 1,978 12 200,00 "
    "2013 1/3 10 000 C km won s th U.S. § no. page Article COVID Boeing Maria January ago us them ratio 1. .5 "
    "'"
).split(" ")
PROSE = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
GLUED = st.lists(st.sampled_from(WORDS), max_size=30).map("".join)
ANY_TEXT = st.one_of(PROSE, GLUED, st.text(max_size=120))


def figures_of(text: str) -> list[Figure]:
    whole = Span(0, len(text))
    return READER.read(READER.tokens(text, whole))


@settings(max_examples=400, deadline=None)
@given(ANY_TEXT)
def test_no_text_makes_extraction_fail(text: str) -> None:
    block = Span(0, len(text))
    for sentence in split_sentences(text, block):
        tokens = READER.tokens(text, sentence)
        figures = READER.read(tokens)
        for figure in figures:
            reason = reason_to_skip(
                Setting(text, sentence, block, letter_words(sentence.cut(text)), tokens, figure, (), False)
            )
            assert reason is None or reason
            assert is_weak(figure) in (True, False)
            assert figure.quantity.low <= figure.quantity.high
            assert all(figure.quantity.plain())
        clauses = split_clauses(text, sentence, [figure.outer for figure in figures])
        assert len(clauses) == len(figures)
        assert all(sentence.start <= clause.start <= clause.end <= sentence.end for clause in clauses)


@settings(max_examples=400, deadline=None)
@given(ANY_TEXT)
def test_spans_are_inside_in_order_and_apart(text: str) -> None:
    figures = figures_of(text)
    for figure in figures:
        assert 0 <= figure.outer.start <= figure.span.start < figure.span.end <= figure.outer.end <= len(text)
        assert not text[figure.span.start].isspace() and not text[figure.span.end - 1].isspace()
    for left, right in pairwise(figures):
        assert left.outer.end <= right.outer.start


@settings(max_examples=400, deadline=None)
@given(ANY_TEXT)
def test_the_trigger_loses_nothing(text: str) -> None:
    if not READER.may_hold(text, Span(0, len(text)), letter_words(text)):
        assert figures_of(text) == []


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_sentences_cover_the_block_in_order(text: str) -> None:
    spans = split_sentences(text, Span(0, len(text)))
    rest = text
    for span in reversed(spans):
        rest = rest[: span.start] + " " * (span.end - span.start) + rest[span.end :]
    assert not rest.strip()
    assert all(left.end <= right.start for left, right in pairwise(spans))


SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int) -> str:
    """Write a whole number below a billion in words."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10 - 2] + ("-" + SMALL[number % 10] if number % 10 else "")
    if number < 1000:
        return SMALL[number // 100] + " hundred" + (" and " + in_words(number % 100) if number % 100 else "")
    for scale, word in ((10**6, "million"), (1000, "thousand")):
        if number >= scale:
            rest = number % scale
            joint = " and " if 0 < rest < 100 else " "
            return in_words(number // scale) + " " + word + (joint + in_words(rest) if rest else "")
    raise AssertionError(number)


NUMBERS = st.one_of(st.integers(2, 99), st.integers(100, 9_999), st.integers(10_000, 999_999_999))
WRITERS: dict[str, Callable[[int], str]] = {
    "digits": str,
    "grouped": lambda number: f"{number:,}",
    "spaced": lambda number: f"{number:,}".replace(",", "\u202f"),
    "words": in_words,
}
SHAPES: dict[str, tuple[str, str, str | None, Bound]] = {
    "bare": ("Then {} were seen.", "count", None, Bound.NONE),
    "noun": ("Then {} people came.", "person", None, Bound.NONE),
    "percent": ("Then {} per cent came.", "percent", None, Bound.NONE),
    "money after": ("Then {} dollars came.", "USD", None, Bound.NONE),
    "rate": ("Then {} people came per night.", "person", "night", Bound.NONE),
    "at most": ("Then up to {} people came.", "person", None, Bound.AT_MOST),
    "at least": ("Then at least {} people came.", "person", None, Bound.AT_LEAST),
    "or more": ("Then {} or more people came.", "person", None, Bound.AT_LEAST),
    "age": ("They were {} years old.", "year-of-age", None, Bound.NONE),
}


@settings(max_examples=600, deadline=None)
@given(NUMBERS, st.sampled_from(sorted(WRITERS)), st.sampled_from(sorted(SHAPES)))
def test_a_written_number_is_read_back(number: int, writer: str, shape: str) -> None:
    frame, unit, per, bound = SHAPES[shape]
    text = frame.format(WRITERS[writer](number))
    (figure,) = figures_of(text)
    quantity = figure.quantity
    assert (quantity.low, quantity.high, quantity.unit, quantity.per) == (Decimal(number), Decimal(number), unit, per)
    assert quantity.hedge.bound is bound
    assert figure.malformed is False


@settings(max_examples=300, deadline=None)
@given(
    st.decimals(min_value=Decimal("0.1"), max_value=999, places=1),
    st.sampled_from(["", " thousand", " million", " billion", "m", "bn", "k"]),
    st.sampled_from(["$", "US$", "€", "£"]),
)
def test_a_sum_of_money_is_read_back(amount: Decimal, magnitude: str, symbol: str) -> None:
    factors = {"": 1, " thousand": 10**3, "k": 10**3, " million": 10**6, "m": 10**6, " billion": 10**9, "bn": 10**9}
    (figure,) = figures_of(f"They paid {symbol}{amount}{magnitude} for it.")
    value = amount * factors[magnitude]
    assert (figure.quantity.low, figure.quantity.high) == (value, value)
    assert figure.quantity.unit == {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP"}[symbol]


@settings(max_examples=300, deadline=None)
@given(
    st.integers(2, 900),
    st.integers(1, 900),
    st.sampled_from(["{}-{}", "{}–{}", "{} to {}", "between {} and {}", "from {} to {}"]),
    st.sampled_from(["", " million"]),
    st.sampled_from([(" per cent", "percent"), (" people", "person"), (" euros", "EUR"), (" hours", "hour")]),
)
def test_a_range_is_read_back(low: int, more: int, frame: str, magnitude: str, unit: tuple[str, str]) -> None:
    high, factor = low + more, 10**6 if magnitude else 1
    (figure,) = figures_of(f"They lost {frame.format(low, high)}{magnitude}{unit[0]} there.")
    quantity = figure.quantity
    assert (quantity.low, quantity.high, quantity.unit) == (Decimal(low * factor), Decimal(high * factor), unit[1])


@settings(max_examples=300, deadline=None)
@given(
    st.integers(1, 99),
    st.integers(2, 100),
    st.sampled_from(["{} in {}", "{} out of {}", "{} in every {}", "{} out of every {}", "{} of every {}"]),
    st.booleans(),
)
def test_a_proportion_is_read_back(part: int, more: int, frame: str, words: bool) -> None:
    whole = part + more
    write = in_words if words and whole < 100 else str
    (figure,) = figures_of(f"Some {frame.format(write(part), write(whole))} farms closed.")
    assert abs(figure.quantity.low - Decimal(100 * part) / whole) < Decimal("1e-9")
    assert (figure.quantity.unit, figure.form) == ("percent", "proportion")


HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": lambda size: "7" * size,
    "digits and commas": lambda size: "1," * (size // 2),
    "thousands": lambda size: "1,000," * (size // 6),
    "spaced thousands": lambda size: "100 " * (size // 4),
    "list of numbers": lambda size: "12, " * (size // 4),
    "pages": lambda size: "pages " + "12, 14 and " * (size // 11),
    "one hundred and": lambda size: "one hundred and " * (size // 16),
    "one thousand": lambda size: "one thousand " * (size // 13),
    "twenty": lambda size: "twenty-" * (size // 7),
    "in in in": lambda size: "in " * (size // 3),
    "one in in": lambda size: "one in " * (size // 7),
    "about about": lambda size: "about " * (size // 6) + "5",
    "the the": lambda size: "the " * (size // 4) + "5",
    "hedged": lambda size: "up to 5 or more " * (size // 16),
    "brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "bracketed numbers": lambda size: "(1) [2] " * (size // 8),
    "stops": lambda size: ". " * (size // 2),
    "stops and digits": lambda size: ".5" * (size // 2),
    "dashes": lambda size: "-5" * (size // 2),
    "slashes": lambda size: "1/2" * (size // 3),
    "colons": lambda size: "1:2:" * (size // 4),
    "money": lambda size: "$" * size,
    "percents": lambda size: "5 per cent " * (size // 11),
    "spaces": lambda size: "5." + " " * size,
    "capitals": lambda size: "Boeing 737 " * (size // 11),
    "letters": lambda size: "x" * size,
    "fold": lambda size: "fold" * (size // 4),
    "a year": lambda size: "5 a year " * (size // 9),
    "rose": lambda size: "rose from 5 to 6 " * (size // 17),
    "quotes": lambda size: "”" * size + "5",
    "phone": lambda size: "020 7946 0000 " * (size // 14),
}


def steps(text: str) -> int:
    """Count the lines of the package that run while `text` is read, filtered and cut."""
    block = Span(0, len(text))

    def read() -> None:
        for sentence in split_sentences(text, block):
            tokens = READER.tokens(text, sentence)
            figures = READER.read(tokens)
            for figure in figures:
                reason_to_skip(
                    Setting(text, sentence, block, letter_words(sentence.cut(text)), tokens, figure, (), False)
                )
            split_clauses(text, sentence, [figure.outer for figure in figures])

    return lines_run(read)


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_steps_grow_with_length(kind: str) -> None:
    short, long = steps(HOSTILE[kind](2_000)), steps(HOSTILE[kind](8_000))
    assert long <= 6 * short + 400
