"""Cut a sentence into the tokens that figures are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from cite_lint.extract.phrases import LETTER

SPACES = " \u00a0\u2007\u2009\u202f"

NARROW = "\u00a0\u2007\u2009\u202f"
"""Spaces that group digits; one written as an entity leaves blanks behind it."""

_LONGEST_LIST = 40
"""More numbers with commas and no space between them are data, not prose."""
_MARKUP_GAP = frozenset((0, 2, 3, 4))
"""Blanks after a dash where nothing or markup stood: two-**thirds**; one blank is a space."""
_MOST_DIGITS = 24
"""A longer run of digits is an identifier; no statistic needs one."""

VULGAR = {
    "¼": (1, 4), "½": (1, 2), "¾": (3, 4), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10), "⅓": (1, 3), "⅔": (2, 3),
    "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8),
    "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip


_ZERO = Decimal(0)


class Token(NamedTuple):  # made three times as fast as a dataclass, and there is one for each word
    """A piece of text. `kind` is number, word, symbol (a unit written against a number), vulgar, dash or mark."""

    kind: str
    lower: str
    start: int
    end: int
    value: Decimal = _ZERO
    malformed: bool = False


_NEW = tuple.__new__


class Tokenizer:
    """Cut text into tokens; `symbols` are the units' symbols, such as `US$` and `%`."""

    def __init__(self, symbols: Sequence[str]) -> None:
        alternatives = "|".join(_symbol_pattern(symbol) for symbol in sorted(symbols, key=len, reverse=True))
        first = "".join(sorted({re.escape(symbol[0]) for symbol in symbols}))
        self._pattern = re.compile(
            rf"""
            (?P<symbol>(?=[{first}])(?<![^\W\d_])(?:{alternatives}))    # US$ before $, never inside a word
            | (?P<number>
                  \d++(?:,\d+)++(?:\.\d+)?                          # 1,978 or 1,978.5; checked for its groups below
                | \d{{1,3}}(?:['’]\d{{3}})++(?![\w'’])               # 20'000, as the Swiss write
                | \d{{1,3}}(?:(?:[{SPACES}]|[{NARROW}]\s{{1,8}})\d{{3}})++(?![\d,])(?:\.\d+)?   # 10 000
                | \d++(?:\.\d+)*+                                   # 60, 2.5; 1.2.3 is a version, told by its dots
                | (?<![\w.)\]”’"'])\.\d++                         # .5, but no mark after a stop
              )
            | (?P<vulgar>[{"".join(VULGAR)}])
            | (?P<word>{LETTER}+(?:['’]{LETTER}+)*)
            | (?P<dash>[-‐‑‒–—−])
            | (?P<mark>[^\s])
            """,
            re.VERBOSE,
        )

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """Return the tokens of `text[start:end]` with offsets into `text`."""
        found: list[Token] = []
        lower = _lowered(text[start:end])
        for match in self._pattern.finditer(text, start, end):
            kind = match.lastgroup
            first, last = match.span()
            if kind == "number":
                found += _numbers(match.group(), first, last)
            else:  # the plain way to make a tuple: there is one for each word
                found.append(_NEW(Token, (kind, lower[first - start : last - start], first, last, _ZERO, False)))
        return found


def _lowered(text: str) -> str:
    """Return a text in lower case, with straight apostrophes and of the same length: İ, which would be two, stays."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return lower.replace("’", "'")


def _symbol_pattern(symbol: str) -> str:
    """Return the pattern of a symbol; a lone letter (1.5C) is one only straight after a digit."""
    if len(symbol) == 1 and symbol.isalpha() and symbol.isascii():
        return rf"(?<=\d){symbol}(?![^\W_])"
    return re.escape(symbol) + (r"(?![^\W\d_])" if symbol[-1].isalpha() else "")


def _numbers(written: str, start: int, end: int) -> list[Token]:
    """Return one number, or several where commas part the members of a list: 22,24,26 and 2013,1978."""
    groups = written.split(",")
    if len(groups) > _LONGEST_LIST:
        return [Token("mark", written[:_MOST_DIGITS], start, end)]
    listed = len(groups) > 2 and all(len(group) < 3 for group in groups) and _in_step(groups)
    if listed or any(len(group.partition(".")[0]) > 3 for group in groups[1:]):
        found: list[Token] = []
        for group in groups:
            if found:
                found.append(Token("mark", ",", start - 1, start))
            found.append(_number(group, start, start + len(group)))
            start += len(group) + 1
        return found
    return [_number(written, start, end)]


def _in_step(groups: Sequence[str]) -> bool:
    """Tell members of a list, which grow or are of one length, from badly grouped digits such as 2,50,0."""
    if not all(group.isdecimal() for group in groups) or len(set(map(len, groups))) == 1:
        return True
    numbers = [int(group) for group in groups]
    return numbers == sorted(numbers)


def _number(written: str, start: int, end: int) -> Token:
    if written.count(".") > 1:
        return Token("mark", written, start, end)
    digits = written
    for space in SPACES + "'’":
        digits = digits.replace(space, "")
    whole, _, _ = digits.partition(".")
    if len(digits) - digits.count(",") > _MOST_DIGITS:
        return Token("mark", digits[:_MOST_DIGITS], start, end)
    groups = whole.split(",")
    grouped = len(groups) == 1 or (0 < len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))
    indian = len(groups) > 2 and len(groups[-1]) == 3 and all(len(group) == 2 for group in groups[1:-1])
    malformed = not (grouped or indian) or (len(groups) > 1 and groups[0].startswith("0"))
    plain = digits.replace(",", "")
    return Token("number", plain, start, end, Decimal(plain), malformed)


def kind_at(tokens: Sequence[Token], at: int) -> str:
    """Return the kind of token `at`, or nothing outside the sentence."""
    return tokens[at].kind if 0 <= at < len(tokens) else ""


def lower_at(tokens: Sequence[Token], at: int) -> str:
    """Return token `at` in lower case, or nothing outside the sentence."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def word_at(tokens: Sequence[Token], at: int) -> str:
    """Return token `at` in lower case if it is a word, else nothing."""
    return tokens[at].lower if 0 <= at < len(tokens) and tokens[at].kind == "word" else ""


def touching(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether the tokens `first` to `last` are there and no space stands between them."""
    if first < 0 or last >= len(tokens):
        return False
    return all(tokens[index].end == tokens[index + 1].start for index in range(first, last))


def after_dash(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the token after `at`; a dash that touches both sides, or markup, is passed over."""
    dashed = kind_at(tokens, at + 1) == "dash" and touching(tokens, at, at + 1) and at + 2 < len(tokens)
    return at + 2 if dashed and tokens[at + 2].start - tokens[at + 1].end in _MARKUP_GAP else at + 1
