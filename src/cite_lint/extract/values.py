"""Read number expressions, in digits and in words, from tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cite_lint.extract.tokens import VULGAR, Token
from cite_lint.model.quantity import stated_precision

_SMALL = {
    word: Decimal(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: Decimal(10 * value)
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
} | {"fourty": Decimal(40)}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_PARTS |= {word + "s": parts for word, parts in _PARTS.items() if word not in ("half", "halves")}
_PLURALS = {
    "tens": (10, 100), "dozens": (24, 100), "scores": (40, 100), "hundreds": (100, 1000),
    "thousands": (1000, 10_000), "millions": (10**6, 10**9), "billions": (10**9, 10**12),
    "trillions": (10**12, 10**15),
}  # fmt: skip
_PLURAL_SCALES = {"hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9, "trillions": 10**12}
_MULTIPLES = {"twice": 2, "double": 2, "doubled": 2, "doubling": 2, "doubles": 2, "triple": 3, "tripled": 3,
              "trebled": 3, "thrice": 3, "quadrupled": 4}  # fmt: skip
_VAGUE = {"several": (2, 10), "few": (2, 10), "couple": (2, 3)}

TRIGGER_WORDS = frozenset(
    [*_SMALL, *_TENS, *_PARTS, *_PLURALS, *_MULTIPLES, "hundred", "thousand", "million", "billion", "trillion",
     "dozen"]
)  # fmt: skip
"""Every number expression holds a digit, a vulgar fraction, one of these words, or a word ending in -fold."""


@dataclass(frozen=True, slots=True)
class Value:
    """A number as read: tokens `first` up to but not including `next`.

    `form` is digits, words, plural (tens of thousands), fraction (a third), proportion (six in ten) or multiple (twice).
    """

    low: Decimal
    high: Decimal
    precision: Decimal
    first: int
    next: int
    form: str
    high_open: bool = False
    malformed: bool = False
    factor: Decimal = Decimal(1)
    """Product of the magnitude words, which a range shares with its lower end."""


class ValueReader:
    """Read values; `magnitudes` maps words and suffixes (million, m, bn) to factors."""

    def __init__(self, magnitudes: Mapping[str, Decimal]) -> None:
        self._magnitudes = magnitudes
        self._scales = {word: factor for word, factor in magnitudes.items() if len(word) > 3}

    def read(self, tokens: Sequence[Token], at: int) -> Value | None:
        """Return the longest value that begins at token `at`, or None."""
        return (
            self._plural(tokens, at)
            or self._part_of_scale(tokens, at)
            or self._proportion(tokens, at)
            or self._fraction(tokens, at)
            or self._multiple(tokens, at)
            or self._vague(tokens, at)
            or self._cardinal(tokens, at)
        )

    def _plural(self, tokens: Sequence[Token], at: int) -> Value | None:
        """Tens of thousands, hundreds of millions, dozens, thousands."""
        word = _word(tokens, at)
        if word not in _PLURALS:
            return None
        low, high = (Decimal(end) for end in _PLURALS[word])
        after = at + 1
        if _word(tokens, after) == "of" and _word(tokens, after + 1) in _PLURAL_SCALES:
            factor = _PLURAL_SCALES[_word(tokens, after + 1)]
            if word in ("tens", "dozens", "scores", "hundreds", "thousands"):
                if word == "dozens" or word == "scores":
                    low, high = Decimal(10), Decimal(100)
                return Value(low * factor, high * factor, low * factor, at, after + 2, "plural", high_open=True)
        if word == "tens":
            return None
        return Value(low, high, low, at, after, "plural", high_open=True)

    def _part_of_scale(self, tokens: Sequence[Token], at: int) -> Value | None:
        """Half a million, a quarter of a million, half a dozen."""
        start = at + 1 if _word(tokens, at) in ("a", "one") else at
        parts = _PARTS.get(_word(tokens, start))
        if parts is None or parts > 4:
            return None
        after = start + 1
        if _word(tokens, after) == "of":
            after += 1
        if _word(tokens, after) not in ("a", "one"):
            return None
        factor = self._scales.get(_word(tokens, after + 1))
        if factor is None:
            return None
        value = factor / parts
        return Value(value, value, value / 10, at, after + 2, "words")

    def _proportion(self, tokens: Sequence[Token], at: int) -> Value | None:
        """Six in ten, 6 out of 10, nine out of every ten, one woman in three."""
        part = self._plain(tokens, at)
        if part is None:
            return None
        after = part.next
        skipped = 0
        while skipped < 3 and _kind(tokens, after) == "word" and _word(tokens, after) not in ("in", "out", "of"):
            after, skipped = after + 1, skipped + 1
        opening = _word(tokens, after)
        if opening == "out" and _word(tokens, after + 1) == "of":
            after += 2
        elif opening == "in" or (opening == "of" and _word(tokens, after + 1) == "every"):
            after += 1
        else:
            return None
        if _word(tokens, after) in ("every", "each"):
            after += 1
        whole = self._plain(tokens, after)
        if whole is None or not (0 < part.low < whole.low) or whole.low > 100_000 or part.low != int(part.low):
            return None
        if opening == "in" and skipped and part.low > 3:
            return None  # "12 women in 20 towns" is no proportion
        if opening == "in" and whole.low > 1000 and whole.low % 100:
            return None  # "one in 1978"
        share = part.low * 100 / whole.low
        return Value(share, share, min(Decimal(50) / whole.low, Decimal(5)), at, whole.next, "proportion")

    def _fraction(self, tokens: Sequence[Token], at: int) -> Value | None:
        """Half, a third, two-thirds, three quarters, 1/3, ⅓."""
        token = tokens[at]
        if token.kind == "vulgar":
            top, bottom = VULGAR[token.lower]
            return _share(top, bottom, at, at + 1)
        if token.kind == "number":
            slash, below = at + 1, at + 2
            if _text(tokens, slash) != "/" or _kind(tokens, below) != "number" or not _touch(tokens, at, below):
                return None
            top, bottom = int(token.value), int(tokens[below].value)
            if 0 < top < bottom <= 20 and _text(tokens, below + 1) != "/":
                return _share(top, bottom, at, below + 1)
            return None
        word = token.lower
        if word in ("half", "halves"):
            return _share(1, 2, at, at + 1)
        if word in ("a", "another", "one", "an"):
            parts = _PARTS.get(_word(tokens, _after_dash(tokens, at)))
            return _share(1, parts, at, _after_dash(tokens, at) + 1) if parts else None
        if word in _SMALL and _SMALL[word] > 1:
            name_at = _after_dash(tokens, at)
            name = _word(tokens, name_at)
            if name in _PARTS and name.endswith("s") and int(_SMALL[word]) < _PARTS[name]:
                return _share(int(_SMALL[word]), _PARTS[name], at, name_at + 1)
        return None

    def _multiple(self, tokens: Sequence[Token], at: int) -> Value | None:
        """Twice, doubled, threefold."""
        word = _word(tokens, at)
        value = Decimal(_MULTIPLES.get(word, 0))
        if not value and word.endswith("fold"):
            value = _SMALL.get(word.removesuffix("fold"), Decimal(0))
        if not value and tokens[at].kind in ("number", "word") and _word(tokens, _after_dash(tokens, at)) == "fold":
            plain = self._plain(tokens, at)
            if plain is not None and _after_dash(tokens, at) > at:
                return Value(plain.low, plain.low, plain.precision, at, _after_dash(tokens, at) + 1, "multiple")
        return Value(value, value, Decimal(1), at, at + 1, "multiple") if value else None

    def _vague(self, tokens: Sequence[Token], at: int) -> Value | None:
        """Several hundred, a few thousand, a couple of million."""
        start = at + 1 if _word(tokens, at) == "a" else at
        ends = _VAGUE.get(_word(tokens, start))
        if ends is None:
            return None
        scale_at = start + 2 if _word(tokens, start + 1) == "of" else start + 1
        factor = self._scales.get(_word(tokens, scale_at))
        if factor is None or factor < 100:
            return None
        return Value(ends[0] * factor, ends[1] * factor, factor, at, scale_at + 1, "plural", high_open=True)

    def _plain(self, tokens: Sequence[Token], at: int) -> Value | None:
        """A bare number, without magnitude words."""
        if at >= len(tokens):
            return None
        if tokens[at].kind == "number":
            return Value(tokens[at].value, tokens[at].value, Decimal(1), at, at + 1, "digits")
        word = tokens[at].lower
        value = _SMALL.get(word) or _TENS.get(word) or {"hundred": Decimal(100), "thousand": Decimal(1000)}.get(word)
        return Value(value, value, Decimal(1), at, at + 1, "words") if value else None

    def _cardinal(self, tokens: Sequence[Token], at: int) -> Value | None:
        """105 million, 3bn, one hundred and five thousand, two and a half million, a thousand."""
        token = tokens[at]
        malformed = token.malformed
        if token.kind == "number":
            mantissa, digits, after, form = token.value, token.lower, at + 1, "digits"
            mixed = _mixed(tokens, after)
            if mixed is not None and token.value == int(token.value) and token.value < 1000:
                mantissa, digits, after = token.value + mixed[0], "0.5", mixed[1]
        else:
            read = self._words(tokens, at)
            if read is None:
                return None
            mantissa, after = read
            digits, form = format(mantissa, "f"), "words"
        factor = Decimal(1)
        for _ in range(3):  # "2 hundred thousand million" is as far as writers go
            step = self._magnitude(tokens, after, form)
            if step is None:
                break
            factor, after = factor * step, after + 1
        if factor > 1 and _word(tokens, after) == "and" and _word(tokens, after + 1) == "a":
            if _word(tokens, after + 2) == "half":  # a million and a half
                half = mantissa * factor + factor / 2
                return Value(half, half, factor / 10, at, after + 3, form)
        value = mantissa * factor
        if value > Decimal(10) ** 24:
            return None
        precision = stated_precision(digits, factor)
        return Value(value, value, precision, at, after, form, malformed=malformed, factor=factor)

    def _magnitude(self, tokens: Sequence[Token], at: int, form: str) -> Decimal | None:
        """The factor of a magnitude word, or of a suffix that touches its digits."""
        word = _word(tokens, at)
        if word in self._scales:
            return self._scales[word] if form == "digits" or word not in ("hundred", "dozen") else None
        if word in self._magnitudes and form == "digits":
            single = len(word) == 1
            if not single or _touch(tokens, at - 1, at):
                return self._magnitudes[word]
        return None

    def _words(self, tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
        """Read a number in words; magnitudes above a hundred are left to the caller where they come last."""
        total, current, seen = Decimal(0), Decimal(0), False
        after, smallest = at, Decimal(10) ** 30
        if _word(tokens, at) in ("a", "an"):
            if _word(tokens, at + 1) not in self._scales:
                return None
            current, seen, after = Decimal(1), True, at + 1
        while after < len(tokens) and after - at < 24:
            word = tokens[after].lower
            if tokens[after].kind == "dash" and seen and _touch(tokens, after - 1, after + 1):
                if current % 100 in _TENS.values() and _SMALL.get(_word(tokens, after + 1), Decimal(10)) < 10:
                    after += 1
                    continue
                break
            if word in _SMALL:
                tail = current % 100
                if seen and (_SMALL[word] == 0 or (tail and not (tail in _TENS.values() and _SMALL[word] < 10))):
                    break
                current += _SMALL[word]
            elif word in _TENS:
                if current % 100:
                    break
                current += _TENS[word]
            elif word == "hundred" and seen and 0 < current < 100:
                current *= 100
            elif word == "hundred" and not seen:
                break
            elif word == "dozen" and seen and 0 < current < 20:
                return (current * 12, after + 1)
            elif word in self._scales and self._scales[word] >= 1000 and seen and current and self._scales[word] < smallest:
                if not self._continues(tokens, after + 1):
                    break
                smallest = self._scales[word]
                total, current = total + current * smallest, Decimal(0)
            elif word == "and" and seen:
                if _word(tokens, after + 1) == "a" and _word(tokens, after + 2) in ("half", "quarter") and current < 100:
                    part = Decimal("0.5") if _word(tokens, after + 2) == "half" else Decimal("0.25")
                    return (total + current + part, after + 3)
                if not self._joined(tokens, after, current):
                    break
            else:
                break
            seen = True
            after += 1
        return (total + current, after) if seen and (total or current or after > at) else None

    def _continues(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether number words go on after a scale word: "two thousand three hundred"."""
        word = _word(tokens, at)
        if word == "and":
            return self._joined(tokens, at, Decimal(1000))
        return word in _SMALL or word in _TENS

    def _joined(self, tokens: Sequence[Token], at: int, current: Decimal) -> bool:
        """Tell whether the "and" at `at` goes on with the same number: a hundred and five, not a hundred and two hundred."""
        following = _word(tokens, at + 1)
        if following not in _SMALL and following not in _TENS:
            return False
        if current and (current % 100 or current < 100):
            return False
        after = at + 2
        if _kind(tokens, after) == "dash":
            after += 2
        return _word(tokens, after) not in ("hundred", "dozen")


def _share(top: int, bottom: int, first: int, after: int) -> Value:
    share = Decimal(100 * top) / bottom
    return Value(share, share, Decimal(1), first, after, "fraction")


def _mixed(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """Read "½" or "and a half" after a whole number."""
    if _kind(tokens, at) == "vulgar":
        top, bottom = VULGAR[tokens[at].lower]
        return Decimal(top) / bottom, at + 1
    if _word(tokens, at) == "and" and _word(tokens, at + 1) == "a" and _word(tokens, at + 2) == "half":
        return Decimal("0.5"), at + 3
    return None


def _after_dash(tokens: Sequence[Token], at: int) -> int:
    """Index of the next token, a dash that touches both sides left out."""
    return at + 2 if _kind(tokens, at + 1) == "dash" and _touch(tokens, at, at + 2) else at + 1


def _touch(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether no space stands between the tokens `first` to `last`."""
    if last >= len(tokens):
        return False
    return all(tokens[index].end == tokens[index + 1].start for index in range(first, last))


def _kind(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].kind if at < len(tokens) else ""


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if at < len(tokens) else ""


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if at < len(tokens) and tokens[at].kind == "word" else ""
