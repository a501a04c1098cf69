"""Generate ordinary prose from a seed: a large vocabulary with Zipf's frequencies, and figures in some of its sentences.

The words are made of syllables and endings, so that there are tens of thousands of them, as in real text: a tokenizer
that has seen a word before is several times faster, and a small vocabulary would flatter whatever is measured.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

VOCABULARY = 45_000
_ONSETS = (
    "b b c d d f g h l l m m n n p p r r s s t t w "  # the frequent ones
    "b bl br c ch cl cr d dr f fl fr g gl gr h j l m n p pl pr qu r s sc sh sl sm sp st str t th tr v w"
).split()
_VOWELS = "a a a e e e e i i i o o o u u ai ea ee ou".split()
_CODAS = "b ck d ft g l ll lt m mp n nd ng nt p r rd rm rn rt s sh ss st t th v x".split()
_ENDINGS = "s ed ing er ers ly ness tion tions ment ments able ful less ism ist ists al ally ity ive".split()
_PREFIXES = ("un", "re", "over", "inter", "dis", "non-")
_FUNCTION_WORDS = (
    "the the the the the the of of of and and and to to to in in in a a a that that for for is was on with as it by at from "
    "be were are an his her their they he she which or had has have not this but who its after been will would said more "
    "when there about than into other also no new last can could if one two first most some what up out over where before "
    "between under while since may three many such only still any because through now against during those both so until "
    "both all each among even then them these how our we you I my your do did does very just much well back where why"
).split()
_NAME_ENDINGS = (
    "Institute Council Foundation Ministry University Agency Association Commission Bank Union Trust".split()
)
_MONTHS = "January February March April May June July August September October November December".split()
_DATES = ("in {year}", "in {month} {year}", "on {day} {month}", "on {day} {month} {year}", "since the {decade}s",
          "by {year}", "last year", "between {year} and {year}", "at {hour}.30 p.m.")  # fmt: skip
_FIGURES = (
    "{small} per cent of {word}", "{small}% of {word}", "about {small} per cent", "more than {large} {word}",
    "{large} {word}", "{few} {word}", "at least {few} {word}", "${small}m", "£{tenths} billion",
    "{tenths} million {word}", "nearly {digit} in ten {word}", "a third of {word}", "two-thirds of the {word}",
    "half of {word}", "half a million {word}", "tens of thousands of {word}", "between {small} and {large} {word}",
    "up to {large} {word} a year", "{small} of the {large} {word}", "rose by {small} per cent",
    "fell to {tenths} per cent", "{few} years", "{large} euros a month", "aged {small} to {large_age}",
    "{digit}.{digit} percentage points", "twice as many {word}", "an estimated {large} {word}",
    "{few}, {small} and {large} {word}", "a dozen {word}", "{word} {few}", "{small} kilometres", "{few}-year",
)  # fmt: skip
_NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty".split()


@dataclass(frozen=True, slots=True)
class Corpus:
    """Generated documents and what they hold."""

    documents: tuple[str, ...]
    words: int
    forms: int
    """Distinct word forms."""
    sentences: int
    with_figures: int


def make_corpus(words: int, seed: int = 1, share_with_figures: float = 0.17, words_a_document: int = 900) -> Corpus:
    """Return about `words` words of prose in documents of paragraphs; the same seed gives the same text."""
    writer = _Writer(random.Random(seed), share_with_figures)
    documents: list[str] = []
    while sum(writer.counts) < words:
        documents.append("\n\n".join(writer.paragraphs(words_a_document)) + "\n")
    text_words = [word for document in documents for word in document.split()]
    forms = {word.strip(".,;:!?\"()'“”").lower() for word in text_words}
    return Corpus(tuple(documents), len(text_words), len(forms), len(writer.counts), writer.with_figures)


class _Writer:
    def __init__(self, chance: random.Random, share_with_figures: float) -> None:
        self._chance, self._share = chance, share_with_figures
        self._vocabulary = _vocabulary(chance)
        # Zipf's law as Mandelbrot bends it for the most frequent words, which here are the function words.
        self._weights = list(accumulate(1 / (rank + 30) for rank in range(len(self._vocabulary))))
        self.counts: list[int] = []
        """Words of each sentence so far."""
        self.with_figures = 0

    def paragraphs(self, words: int) -> Iterator[str]:
        before = sum(self.counts)
        while sum(self.counts) - before < words:
            sentences = [self._sentence() for _ in range(self._chance.randint(2, 6))]
            yield " ".join(sentences)

    def _word(self) -> str:
        return self._chance.choices(self._vocabulary, cum_weights=self._weights)[0]

    def _sentence(self) -> str:
        chance = self._chance
        parts = [
            chance.choice(_FUNCTION_WORDS) if chance.random() < 0.45 else self._word()
            for _ in range(max(5, int(chance.gauss(20, 7))))
        ]
        if chance.random() < self._share:
            self.with_figures += 1
            for _ in range(chance.choice((1, 1, 1, 2, 2, 3))):
                parts.insert(chance.randrange(1, len(parts)), self._filled(chance.choice(_FIGURES)))
        if chance.random() < 0.1:
            parts.insert(chance.randrange(len(parts)), self._filled(chance.choice(_DATES)))
        if chance.random() < 0.25:
            parts.insert(chance.randrange(1, len(parts)), self._word().capitalize() + " " + self._word().capitalize())
        if chance.random() < 0.07:
            name = f"the {self._word().capitalize()} {chance.choice(_NAME_ENDINGS)}"
            parts.insert(0, chance.choice((f"according to {name},", f"{name} said that", f"a report by {name} found")))
        if chance.random() < 0.1:
            at = chance.randrange(len(parts))
            parts[at] = chance.choice(
                (f"({parts[at]})", f"“{parts[at]}”", f"{parts[at]}’s", f"{parts[at]}-{self._word()}")
            )
        if chance.random() < 0.7:
            at = chance.randrange(1, len(parts) - 1)
            parts[at] += ","
        text = " ".join(parts)
        self.counts.append(text.count(" ") + 1)
        return text[0].upper() + text[1:] + chance.choice("......?")

    def _filled(self, pattern: str) -> str:
        chance = self._chance
        large = chance.choice((chance.randint(100, 999), chance.randint(1_000, 99_999), chance.randint(1, 99) * 10_000))
        return pattern.format(
            word=self._word() + "s",
            digit=chance.randint(2, 9),
            small=chance.randint(11, 99),
            tenths=f"{chance.randint(1, 9)}.{chance.randint(1, 9)}",
            few=chance.choice((chance.randint(2, 40), chance.choice(_NUMBER_WORDS))),
            large=f"{large:,}",
            large_age=chance.randint(40, 80),
            year=chance.randint(1950, 2026),
            decade=chance.randint(195, 202) * 10,
            month=chance.choice(_MONTHS),
            day=chance.randint(1, 28),
            hour=chance.randint(1, 11),
        )


def _vocabulary(chance: random.Random) -> Sequence[str]:
    """Return VOCABULARY distinct made-up words, frequent ones first: stems of one to three syllables and their forms."""
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        syllables = chance.choices((1, 2, 3), (4, 5, 1))[0]
        stem = "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(syllables)) + chance.choice(
            _CODAS
        )
        words[stem] = None
        for ending in chance.sample(_ENDINGS, chance.randint(1, 4)):
            words[stem + ending] = None
        if chance.random() < 0.15:
            words[chance.choice(_PREFIXES) + stem] = None
    # Short words are the more frequent ones, with much scatter.
    return sorted(list(words)[:VOCABULARY], key=lambda word: len(word) + chance.gauss(0, 3))
