"""Read whole and mixed numbers, in digits and in words: 105 million, two hundred and five, 2½, three and a quarter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cite_lint.extract.tokens import VULGAR, Token, after_dash, kind_at, lower_at, touching, word_at

SMALL = {
    word: Decimal(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {"nought": Decimal(0)}
TENS = {
    word: Decimal(10 * value)
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
} | {"fourty": Decimal(40)}
PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twelfth": 12, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
"""Names of the parts of a whole, in the singular."""
PART_NAMES = {**PARTS, **{word + "s": parts for word, parts in PARTS.items() if word != "half"}, "halves": 2}

_LONGEST = 24
"""Tokens of the longest number in words that is read as one."""
_LENGTHS = frozenset(
    "high long wide tall deep away thick across above below sprint race dash freestyle hurdles".split()
)
"""After "111m" these make it metres."""
_LARGEST = Decimal(10) ** 24
_NO_SCALE = Decimal(10) ** 30


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number: its mantissa, the digits that tell its precision, the product of its last magnitude words."""

    mantissa: Decimal
    factor: Decimal
    digits: str
    next: int
    in_digits: bool

    @property
    def value(self) -> Decimal:
        """The number itself."""
        return self.mantissa * self.factor


_MANY = frozenset({"millions", "billions", "trillions"})
"""Magnitudes that other languages put into the plural after a number."""
_SPECIFIC = frozenset("the them those these you all whom which".split())


class CardinalReader:
    """Read cardinals; `magnitudes` maps words and suffixes (million, m, bn) to factors."""

    def __init__(self, magnitudes: Mapping[str, Decimal]) -> None:
        self._magnitudes = magnitudes
        self._scales = {word: factor for word, factor in magnitudes.items() if len(word) > 3}

    def scale(self, word: str) -> Decimal | None:
        """Return the factor of a magnitude word (million, dozen), not of a suffix."""
        return self._scales.get(word)

    def suffix(self, word: str) -> Decimal | None:
        """Return the factor of a magnitude word or suffix (m, bn)."""
        return self._magnitudes.get(word)

    def plain(self, tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
        """Return a number without magnitude words, and the index after it: 12, ten, twenty-five, a hundred."""
        if kind_at(tokens, at) == "number":
            return tokens[at].value, at + 1
        word = word_at(tokens, at)
        if word in TENS:
            unit = SMALL.get(word_at(tokens, after_dash(tokens, at)), Decimal(10))
            return (TENS[word] + unit, after_dash(tokens, at) + 1) if 0 < unit < 10 else (TENS[word], at + 1)
        if word == "a" and word_at(tokens, at + 1) in ("hundred", "thousand"):
            return self._scales[word_at(tokens, at + 1)], at + 2
        if word in ("hundred", "thousand"):
            return self._scales[word], at + 1
        if not SMALL.get(word):
            return None
        scale = self._scales[following] if (following := word_at(tokens, at + 1)) in ("hundred", "thousand") else None
        return (SMALL[word] * scale, at + 2) if scale else (SMALL[word], at + 1)

    def read(self, tokens: Sequence[Token], at: int) -> Cardinal | None:
        """Return the longest cardinal that begins at token `at`."""
        token = tokens[at]
        in_digits = token.kind == "number"
        if in_digits:
            mantissa, digits, after = token.value, token.lower, at + 1
            mixed = _part_after(tokens, after) if mantissa == int(mantissa) and mantissa < 1000 else None
            if mixed is not None:
                mantissa, digits, after = mantissa + mixed[0], "0.5", mixed[1]
        else:
            words = self._words(tokens, at)
            if words is None:
                return None
            mantissa, after = words
            digits = format(mantissa, "f")
        factor = Decimal(1)
        for _ in range(3):  # "2 hundred thousand million" is as far as writers go
            at_scale = after_dash(tokens, after - 1)
            step = self._magnitude(tokens, at_scale, in_digits)
            if step is None:
                break
            factor, after = factor * step, at_scale + 1
            if word_at(tokens, at_scale) in _MANY and word_at(tokens, after) == "of":
                after += word_at(tokens, after + 1) not in _SPECIFIC
        if factor > 1:
            mixed = _part_after(tokens, after)
            if mixed and kind_at(tokens, after) == "word" and word_at(tokens, mixed[1]) not in self._scales:
                mantissa, digits, after = mantissa + mixed[0], "0.5", mixed[1]  # a million and a half
        if mantissa * factor > _LARGEST:
            return None
        return Cardinal(mantissa, factor, digits, after, in_digits)

    def _magnitude(self, tokens: Sequence[Token], at: int, in_digits: bool) -> Decimal | None:
        """The factor of a magnitude word, or of a suffix that touches its digits."""
        word = word_at(tokens, at)
        if word in _MANY:  # "2 millions of dead"
            return self._scales.get(word[:-1])
        if word in self._scales:
            return self._scales[word] if in_digits or word not in ("hundred", "dozen") else None
        if not in_digits or word not in self._magnitudes:
            return None
        if len(word) == 1:
            if not touching(tokens, at - 1, at) or (word == "b" and kind_at(tokens, at - 2) != "symbol"):
                return None  # 221B Baker Street
            if word == "m" and (word_at(tokens, at + 1) in _LENGTHS or word_at(tokens, at - 2) == "within"):
                return None  # 111m high, within 50m of
            if word == "m" and touching(tokens, at, at + 1) and lower_at(tokens, at + 1) in ("2", "3", "²", "³"):
                return None  # 32m2
        return self._magnitudes[word]

    def _words(self, tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
        """Read a number in words; magnitudes above a hundred are left to the caller where they come last."""
        total, current, seen = Decimal(0), Decimal(0), False
        after, smallest = at, _NO_SCALE
        first, following = word_at(tokens, at), word_at(tokens, at + 1)
        if first in ("a", "an"):
            if following not in self._scales:
                return None
            current, seen, after = Decimal(1), True, at + 1
        elif first in ("hundred", "thousand") and following in self._scales and following != "dozen":
            current, seen, after = self._scales[first], True, at + 1  # "hundred thousand", the article left out
        while after < len(tokens) and after - at < _LONGEST:
            word = word_at(tokens, after)
            if not word:
                part = _part_after(tokens, after) if seen and not total else None
                if part is not None and kind_at(tokens, after) == "dash":
                    return current + part[0], part[1]
                goes_on = kind_at(tokens, after) == "dash" and seen and touching(tokens, after - 1, after + 1)
                if not goes_on or current % 100 not in TENS.values():
                    break
                if not 0 < SMALL.get(word_at(tokens, after + 1), Decimal(10)) < 10:
                    break
            elif word in SMALL:
                tail = current % 100
                if seen and (SMALL[word] == 0 or (tail and not (tail in TENS.values() and SMALL[word] < 10))):
                    break
                current += SMALL[word]
            elif word in TENS:
                if current % 100:
                    break
                current += TENS[word]
            elif word == "hundred":
                if not 0 < current < 100:
                    break
                current *= 100
            elif word == "dozen":
                return (current * 12, after + 1) if 0 < current < 20 else None
            elif word in self._scales:
                scale = self._scales[word]
                if not current or scale >= smallest:
                    break
                if not total and not self._continues(tokens, after + 1, scale):
                    break  # the last magnitude is the caller's, for the precision it leaves
                smallest = scale
                total, current = total + current * scale, Decimal(0)
            elif word == "and" and seen:
                part = _part_after(tokens, after) if current < 100 or not current % 100 else None
                if part is not None and not total:
                    return total + current + part[0], part[1]
                last = Decimal(100) if current and not current % 100 else smallest if not current else Decimal(0)
                if not self._joined(tokens, after + 1, last, lower_at(tokens, at - 1) == "between"):
                    break
            elif word == "point" and seen and lower_at(tokens, at - 1) != "at":
                decimals = self._decimals(tokens, after + 1)
                if decimals is None:
                    break
                return total + current + decimals[0], decimals[1]
            else:
                break
            seen = True
            after += 1
        return (total + current, after) if seen and (total or current or after > at) else None

    def _continues(self, tokens: Sequence[Token], at: int, scale: Decimal) -> bool:
        """Tell whether the same number goes on after a scale word: "two thousand three hundred"."""
        word = word_at(tokens, at)
        if word == "and":  # a part, "two million and one half", is read after the magnitude
            return _part_after(tokens, at) is None and self._joined(tokens, at + 1, scale)
        return word in SMALL or word in TENS

    def _joined(self, tokens: Sequence[Token], at: int, last: Decimal, between: bool = False) -> bool:
        """Tell whether the number after an "and" belongs to the one before it, whose last scale is `last`.

        It does where it is smaller than that scale: a hundred and five, not a hundred and two hundred. A magnitude
        after both belongs to both, "two hundred and two thousand", but not after "between".
        """
        value, word = Decimal(0), word_at(tokens, at)
        if word in TENS:
            value = TENS[word]
            unit_at = after_dash(tokens, at)
            unit = SMALL.get(word_at(tokens, unit_at), Decimal(10))
            at = unit_at + 1 if 0 < unit < 10 else at + 1
        elif SMALL.get(word):
            value, at = SMALL[word], at + 1
        else:
            return False
        for _ in range(2):
            factor = self._scales.get(word_at(tokens, at))
            if factor is None or (last == 100 and factor > 100 and value < 100 and not between):
                break
            value, at = value * factor, at + 1
        return value < last

    def _decimals(self, tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
        """Read the words after "point": five, seven one, nought three, seventy-one."""
        digits = ""
        while word_at(tokens, at) in SMALL and SMALL[word_at(tokens, at)] < 10 and len(digits) < 6:
            digits, at = digits + str(SMALL[word_at(tokens, at)]), at + 1
        if not digits:
            plain = self.plain(tokens, at) if kind_at(tokens, at) == "word" else None
            if plain is None or plain[0] >= 100:
                return None
            digits, at = str(plain[0]), plain[1]
        return Decimal("0." + digits), at


def _part_after(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """Read the part of a mixed number: ½, "and a half", "and three quarters", 1/4 after a space."""
    if kind_at(tokens, at) == "vulgar":
        top, bottom = VULGAR[tokens[at].lower]
        return Decimal(top) / bottom, at + 1
    if kind_at(tokens, at) == "number":
        whole = tokens[at - 1].kind == "number" and tokens[at - 1].end < tokens[at].start
        below = tokens[at + 2].value if whole and touching(tokens, at, at + 2) else Decimal(0)
        if lower_at(tokens, at + 1) != "/" or not 0 < tokens[at].value < below <= 16:
            return None
        if below != int(below) or lower_at(tokens, at + 3) == "/":
            return None
        return tokens[at].value / below, at + 3
    at = after_dash(tokens, at - 1)  # two-and-a-half
    if word_at(tokens, at) != "and":
        return None
    count_at = after_dash(tokens, at)
    count = Decimal(1) if word_at(tokens, count_at) in ("a", "one") else SMALL.get(word_at(tokens, count_at))
    name_at = after_dash(tokens, count_at)
    parts = PART_NAMES.get(word_at(tokens, name_at))
    if not count or parts is None or count >= parts or word_at(tokens, name_at + 1) == "of":
        return None
    return count / parts, name_at + 1
