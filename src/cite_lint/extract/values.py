"""Read number expressions of every form: cardinals, plurals, fractions, proportions, multiples."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from cite_lint.extract.cardinals import PART_NAMES, PARTS, SMALL, TENS, CardinalReader
from cite_lint.extract.tokens import VULGAR, Token, after_dash, kind_at, lower_at, touching, word_at
from cite_lint.model.lexicon import Dimension
from cite_lint.model.quantity import stated_precision

_PLURALS = {
    "tens": (10, 100), "dozens": (24, 100), "scores": (40, 100), "hundreds": (100, 1000),
    "thousands": (1000, 10_000), "millions": (10**6, 10**9), "billions": (10**9, 10**12),
    "trillions": (10**12, 10**15),
}  # fmt: skip
_PLURAL_SCALES = {"hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9, "trillions": 10**12}
_TIMES_TEN = ("tens", "dozens", "scores")
_MULTIPLES = {
    "twice": 2, "double": 2, "doubled": 2, "doubling": 2, "doubles": 2, "thrice": 3, "triple": 3, "tripled": 3,
    "tripling": 3, "triples": 3, "trebled": 3, "treble": 3, "quadruple": 4, "quadrupled": 4, "quadrupling": 4,
    "quintupled": 5,
}  # fmt: skip
_HALVINGS = frozenset(("halved", "halving", "halves"))
_VAGUE = {"several": (2, 10), "few": (2, 10), "many": (2, 10), "couple": (2, 3)}
_ARTICLES = frozenset(("a", "an", "another"))
_VERBS_TOO = frozenset(
    "lives reports suspects recruits guards hosts dies goes has is was lacks works faces needs suffers leaves comes grows "
    "begins depends relies starts ends says thinks believes wants sees owns rents pays gets takes stays sleeps".split()
)
"""Verb forms that look like counted nouns: one woman in three lives alone."""
_NO_NOUNS = frozenset(
    "was is were are be been came went died fell rose got had has have did does won lost and or but as at by for from "
    "more less person's to up down on off over under about with that which who".split()
)
"""Words that stand between "one" and "in" without being what is counted: "one was killed in 12 raids"."""
_AFTER_NOUN = frozenset("was were is are has had have and or in of on at by since last this that during".split())
_LARGEST_PARTS = {"/": 20, "⁄": 1000}
"""Below a common slash more parts would be a date or a number; the fraction slash says what it is."""
_QUALIFIERS = frozenset(
    "remaining further good full mere poorest richest wealthiest top bottom lowest highest youngest oldest".split()
)
"""Before a part of a whole, whatever stands before them: the remaining third, a good quarter, the poorest fifth."""
_MEASURED = (Dimension.SHARE, Dimension.POINTS, Dimension.DURATION, Dimension.MEASURE)
_NEGATIVES = frozenset(("minus", "negative"))
_SINGLE_PARTS = {
    "half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.25"), "third": Decimal(1) / 3,
    "thirds": Decimal(1) / 3, "fifth": Decimal("0.2"), "fifths": Decimal("0.2"), "tenth": Decimal("0.1"),
}  # fmt: skip

_Reader = Callable[[Sequence[Token], int], "Value | None"]
TRIGGER_WORDS = frozenset([*SMALL, *TENS, *PART_NAMES, *_PLURALS, *_MULTIPLES, *_HALVINGS])
"""Every number expression holds a digit, a vulgar fraction, one of these, a magnitude word, or a word in -fold."""


@dataclass(frozen=True, slots=True)
class Value:
    """A number as read: tokens `first` up to but not including `next`.

    `form` is digits, words, plural (tens of thousands), fraction (a third), proportion (six in ten), multiple (twice).
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
    """What a range shares with its lower end: its magnitude words, or how many per cent one of a proportion is."""
    sign: str = ""
    """`-` where a sign, `minus` where a word makes the number negative."""


class ValueReader:
    """Read values; `magnitudes` maps words and suffixes (million, m, bn) to factors.

    `thing` tells of what dimension the unit or counted noun is that begins at a token, if one does.
    """

    def __init__(
        self, magnitudes: Mapping[str, Decimal], thing: Callable[[Sequence[Token], int], Dimension | None]
    ) -> None:
        self._cardinals = CardinalReader(magnitudes)
        self._thing = thing
        self._starts = TRIGGER_WORDS | set(magnitudes) | _NEGATIVES | set(_VAGUE) | _QUALIFIERS | _ARTICLES
        self._after_article = frozenset([*PART_NAMES, *_SINGLE_PARTS, *_VAGUE, *magnitudes])
        self._of_digits: tuple[_Reader, ...] = (self._proportion, self._fraction, self._multiple, self._cardinal)
        self._of_kind: dict[str, tuple[_Reader, ...]] = {
            "vulgar": (self._part_of_scale, self._fraction), "dash": (self._negative,)
        }  # fmt: skip
        self._of_words: tuple[_Reader, ...] = (
            self._negative, self._plural, self._part_of_scale, self._part_of_unit, self._proportion, self._fraction,
            self._multiple, self._vague, self._cardinal,
        )  # fmt: skip

    def magnitude(self, word: str) -> Decimal | None:
        """Return the factor of a magnitude word or suffix, such as million or bn."""
        return self._cardinals.suffix(word)

    def beginnings(self, tokens: Sequence[Token]) -> list[int]:
        """Return the tokens at which a value may begin: a superset of those where `read` finds one."""
        starts = self._starts
        return [
            at
            for at, token in enumerate(tokens)
            if (
                (token.lower in starts and (token.lower not in _ARTICLES or self._leads_on(tokens, at + 1)))
                or token.lower.endswith("fold")
                if token.kind == "word"
                else token.kind != "mark"
            )
        ]

    def _leads_on(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether token `at` can go on with a number that an article begins: a third, a million, a few hundred."""
        return kind_at(tokens, at) == "dash" or lower_at(tokens, at) in self._after_article

    def read(self, tokens: Sequence[Token], at: int) -> Value | None:
        """Return the longest value that begins at token `at`, or None."""
        token = tokens[at]
        if token.kind == "number":
            readers = self._of_digits
        elif token.kind == "word":
            readers = self._of_words if token.lower in self._starts or token.lower.endswith("fold") else ()
        else:
            readers = self._of_kind.get(token.kind, ())
        for reader in readers:
            value = reader(tokens, at)
            if value is not None:
                return value
        return None

    def _negative(self, tokens: Sequence[Token], at: int) -> Value | None:
        """Minus five, negative ten, -2.5 where the dash stands against the digits and against nothing else."""
        token, sign = tokens[at], ""
        if token.kind == "dash":
            touched = at and tokens[at - 1].end == token.start and tokens[at - 1].lower not in ("(", "<", ">", "=")
            touched = touched and tokens[at - 1].kind != "symbol"  # $-50bn
            after_number = (
                kind_at(tokens, at - 1) == "number" and lower_at(tokens, at + 2) != "%"
            )  # but "Stoxx 50 -1.3%"
            if touched or after_number or not touching(tokens, at, at + 1):
                return None
            sign = "-" if kind_at(tokens, at + 1) == "number" else ""
        elif token.lower in _NEGATIVES and after_dash(tokens, at) < len(tokens) and lower_at(tokens, at - 1) != "or":
            sign = "minus"
        value = self._cardinal(tokens, after_dash(tokens, at) if sign == "minus" else at + 1) if sign else None
        if value is None or not value.low:
            return None
        return replace(value, low=-value.high, high=-value.low, first=at, sign=sign)

    def _plural(self, tokens: Sequence[Token], at: int) -> Value | None:
        """Tens of thousands, hundreds of millions, dozens, thousands."""
        word = word_at(tokens, at)
        if word not in _PLURALS:
            return None
        low, high = (Decimal(end) for end in _PLURALS[word])
        after, of = at + 1, word_at(tokens, at + 1) == "of"
        factor = _PLURAL_SCALES.get(word_at(tokens, at + 2)) if of else None
        if factor and low < 10_000:
            if word in _TIMES_TEN:
                low, high = Decimal(10), Decimal(100)
            return Value(low * factor, high * factor, low * factor, at, after + 2, "plural", high_open=True)
        if word == "tens" or (word == "scores" and not of):  # test scores
            return None
        return Value(low, high, low, at, after, "plural", high_open=True)

    def _part_of_scale(self, tokens: Sequence[Token], at: int) -> Value | None:
        """Half a million, a quarter of a million, half million, three quarters of a million, half a dozen, ½m."""
        if tokens[at].kind == "vulgar":
            top, bottom = VULGAR[tokens[at].lower]
            part, after = Decimal(top) / bottom, at + 1
        else:
            read = _part_of_a(tokens, at)
            if read is None:
                return None
            part, after = read
        factor = self._cardinals.scale(word_at(tokens, after))
        if factor is None and tokens[at].kind == "vulgar" and touching(tokens, at - 1, after):
            factor = self._cardinals.suffix(word_at(tokens, after))  # £½m
        if factor is None:
            return None
        value = (factor * part).quantize(Decimal("0.000001"))
        return Value(value, value, value / 10, at, after + 1, "words", factor=factor)

    def _part_of_unit(self, tokens: Sequence[Token], at: int) -> Value | None:
        """Half of one per cent, half a percentage point, a quarter of a mile, half an hour: the unit is read after it."""
        read = _part_of_a(tokens, at)
        if read is None or lower_at(tokens, read[1] - 1) not in ("a", "an", "one"):
            return None
        if self._thing(tokens, read[1]) not in _MEASURED:
            return None
        value = read[0].quantize(Decimal("0.000001"))
        return Value(value, value, value / 10, at, read[1], "words")

    def _proportion(self, tokens: Sequence[Token], at: int) -> Value | None:
        """Six in ten, 6 out of 10, nine out of every ten, one woman in three."""
        part = self._cardinals.plain(tokens, at)
        if part is None or part[0] != int(part[0]) or tokens[at].malformed:
            return None
        number, after = part[0], after_dash(tokens, part[1] - 1)  # one-in-four
        skipped = 0
        while skipped < 3 and kind_at(tokens, after) == "word" and lower_at(tokens, after) not in ("in", "out", "of"):
            after, skipped = after + 1, skipped + 1
        known = self._thing(tokens, after - 1) is not None
        if skipped and not known and (number > 1 or not _is_noun(lower_at(tokens, after - 1))):
            return None  # "two died in ten days"; but "one home in six"
        opening = word_at(tokens, after)
        if opening == "out" and word_at(tokens, after + 1) == "of":
            after += 2
        elif opening == "in" or (opening == "of" and word_at(tokens, after + 1) == "every"):
            after = after_dash(tokens, after)
        else:
            return None
        if word_at(tokens, after) in ("every", "each"):
            after += 1
        whole = self._cardinals.plain(tokens, after)
        if whole is None or not 0 < number < whole[0] <= 100_000 or whole[0] != int(whole[0]):
            return None
        if self._cardinals.scale(word_at(tokens, whole[1])):
            return None  # "one in a hundred thousand" is said of odds
        bare_year = tokens[after].end - tokens[after].start == 4 and 1900 <= whole[0] < 2100
        if opening == "in" and (bare_year or (skipped and number > 3)):
            return None  # "one in 1978"; "12 women in 20 towns"
        thing = self._thing(tokens, whole[1])
        if skipped and thing is not None and word_at(tokens, whole[1]) not in _VERBS_TOO:
            return None  # "two men in ten towns"
        if opening == "in" and (number > 1 or skipped) and thing is Dimension.DURATION:
            return None  # "two in three days"
        if skipped and not known and _counts_more(tokens, whole[1]):
            return None  # "one bomb in six towns was"
        other = self._cardinals.plain(tokens, whole[1] + 1) if word_at(tokens, whole[1]) == "or" else None
        value = _proportion_of(number, whole[0], at, whole[1])
        if other is None or not whole[0] < other[0] <= whole[0] + 2 or self._thing(tokens, whole[1]) is not None:
            return value
        return replace(value, low=number * 100 / other[0], next=other[1])  # one in six or seven

    def _fraction(self, tokens: Sequence[Token], at: int) -> Value | None:
        """Half, a third, two-thirds, three quarters, 1/3, ⅓."""
        token = tokens[at]
        if token.kind == "vulgar":
            top, bottom = VULGAR[token.lower]
            return _share(top, bottom, at, at + 1)
        if token.kind == "number":
            slash, below = at + 1, at + 2
            largest = _LARGEST_PARTS.get(lower_at(tokens, slash))
            if largest is None or kind_at(tokens, below) != "number" or not touching(tokens, at, below):
                return None
            top, bottom = int(token.value), int(tokens[below].value)
            whole = top == token.value and bottom == tokens[below].value
            if whole and 0 < top < bottom <= largest and lower_at(tokens, below + 1) != "/":
                return _share(top, bottom, at, below + 1)
            return None
        word = token.lower
        joined_at = at - 2 if lower_at(tokens, at - 1) == "a" else at - 1
        if lower_at(tokens, joined_at) == "and" and joined_at and self._thing(tokens, joined_at - 1) in _MEASURED:
            return None  # a year and a half
        if word == "half":
            return _share(1, 2, at, at + 1)
        name_at = after_dash(tokens, at)
        name = word_at(tokens, name_at)
        if name != "half" and after_dash(tokens, name_at) > name_at + 1:
            return None  # a third-party
        if word in _QUALIFIERS and name_at == at + 1:
            return _share(1, PARTS[name], name_at, name_at + 1) if name in PARTS and name != "half" else None
        if word in ("a", "another", "one", "an"):
            parts = PARTS.get(name)
            return _share(1, parts, at, name_at + 1) if parts else None
        top, bottom = int(SMALL.get(word, 0)), 0 if name in PARTS or name == "halves" else PART_NAMES.get(name, 0)
        return _share(top, bottom, at, name_at + 1) if 1 < top < bottom else None

    def _multiple(self, tokens: Sequence[Token], at: int) -> Value | None:
        """Twice, doubled, halved, threefold, 10-fold."""
        word = word_at(tokens, at)
        if word in _HALVINGS:
            return _share(1, 2, at, at + 1) if word != "halves" else None
        value = Decimal(_MULTIPLES.get(word, 0)) if after_dash(tokens, at) == at + 1 else Decimal(0)  # no double-digit
        if not value and word.endswith("fold"):
            root = word.removesuffix("fold")
            value = SMALL.get(root) or TENS.get(root) or Decimal({"hundred": 100, "thousand": 1000}.get(root, 0))
        after = after_dash(tokens, at)
        if not value and word_at(tokens, after) == "fold" and after > at + 1:
            plain = self._cardinals.plain(tokens, at)
            return Value(plain[0], plain[0], Decimal(1), at, after + 1, "multiple") if plain else None
        return Value(value, value, Decimal(1), at, at + 1, "multiple") if value else None

    def _vague(self, tokens: Sequence[Token], at: int) -> Value | None:
        """Several hundred, a few thousand, a couple of million."""
        start = at + 1 if word_at(tokens, at) == "a" else at
        ends = _VAGUE.get(word_at(tokens, start))
        if ends is None:
            return None
        scale_at = start + 2 if word_at(tokens, start + 1) == "of" else start + 1
        factor = self._cardinals.scale(word_at(tokens, scale_at))
        if factor is None or factor < 12:
            return None
        return Value(ends[0] * factor, ends[1] * factor, factor, at, scale_at + 1, "plural", high_open=True)

    def _cardinal(self, tokens: Sequence[Token], at: int) -> Value | None:
        """105 million, 3bn, one hundred and five thousand, two and a half million, a thousand."""
        read = self._cardinals.read(tokens, at)
        if read is None:
            return None
        form, value = "digits" if read.in_digits else "words", read.value
        precision = stated_precision(read.digits, read.factor)
        return Value(value, value, precision, at, read.next, form, malformed=tokens[at].malformed, factor=read.factor)


def _part_of_a(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """Read half a, half, a quarter of a, three quarters of one; return the part and the index after the words."""
    word, name_at, count = word_at(tokens, at), at, Decimal(1)
    if word in ("a", "one") or SMALL.get(word, Decimal(0)) > 1:
        count, name_at = SMALL.get(word, Decimal(1)), after_dash(tokens, at)
    part = _SINGLE_PARTS.get(word_at(tokens, name_at))
    if part is None or count * part >= 1:
        return None
    after = name_at + 1
    of = word_at(tokens, after) == "of"
    after += of
    if word_at(tokens, after) in ("a", "an", "one"):
        return count * part, after + 1
    return None if of else (count * part, after)


def _is_noun(word: str) -> bool:
    """Tell whether a word between "one" and "in" may be what is counted, by what it is not."""
    return word not in _NO_NOUNS and (word == "family" or not word.endswith(("ed", "ing", "ly")))


def _counts_more(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the number before token `at` counts the plural there: "in six towns was", not "in six lacks water"."""
    word = word_at(tokens, at)
    return (
        word.endswith("s")
        and word not in _VERBS_TOO
        and (not word_at(tokens, at + 1) or word_at(tokens, at + 1) in _AFTER_NOUN)
    )


def _share(top: int, bottom: int, first: int, after: int) -> Value:
    share = Decimal(100 * top) / bottom
    return Value(share, share, Decimal(1), first, after, "fraction")


def _proportion_of(part: Decimal, whole: Decimal, first: int, after: int) -> Value:
    share = part * 100 / whole
    precision = min(Decimal(50) / whole, Decimal(5))
    return Value(share, share, precision, first, after, "proportion", factor=Decimal(100) / whole)
