"""What the filters may look at: a figure in its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cite_lint.extract.figure import AGE_UNIT, Figure
from cite_lint.extract.tokens import Token, lower_at
from cite_lint.model.span import Span

_WINDOW = 120
"""Characters each side that a filter may read: enough for any phrase, and bounded for the sake of endless sentences."""


_TITLE_REACH = 12
"""Tokens each side that tell whether a sentence is a headline."""
_SHORTEST_TITLE = 3
_SMALL_WORD = 3
"""The longest word that a headline may leave small, such as "for"."""
_VERBS = frozenset(
    "were are have had weren't aren't haven't died fell fled lost won left came went got made took said told saw felt froze "
    "sank grew rose swam ran fought held met paid spoke stood survive survived suffer face live lived perish "
    "sat slept began hid sought remain await need want lack work sleep flee die will would could may might must".split()
)
"""After a bare number they make it a subject: "340 were held", "88 died". A name takes the singular."""
_SHORTEST_PAST = 5


@dataclass(slots=True)
class Setting:
    """A figure with its sentence, its block, the sentence's `letter_words` and tokens, and the dates at its place.

    `story` says that the sentence tells a person's own.
    """

    text: str
    sentence: Span
    block: Span
    words: frozenset[str]
    tokens: Sequence[Token]
    figure: Figure
    dates: Sequence[Span]
    story: bool
    written: str = field(init=False)
    """The figure as written."""
    previous: str = field(init=False)
    """The token before the figure, in lower case; nothing at the sentence's border."""
    following: str = field(init=False)
    """The token after it."""
    number: bool = field(init=False)
    """A plain number in digits or words, whatever it counts."""
    bare: bool = field(init=False)
    """A plain number without unit, counted noun or rate."""

    def __post_init__(self) -> None:
        figure = self.figure
        self.written = figure.span.cut(self.text)
        self.previous, self.following = lower_at(self.tokens, figure.first - 1), lower_at(self.tokens, figure.next)
        self.number = figure.form in ("digits", "words")
        self.bare = figure.is_bare

    @property
    def before(self) -> str:
        """The sentence up to the figure, its nearest part."""
        end = self.figure.span.start
        return self.text[max(self.sentence.start, end - _WINDOW) : end]

    @property
    def after(self) -> str:
        """The sentence from the figure's end, its nearest part."""
        start = self.figure.span.end
        return self.text[start : min(self.sentence.end, start + _WINDOW)]

    def near(self, before: int, after: int) -> tuple[str, Span]:
        """Return the sentence's text round the figure, so many characters each side, and the figure's place in it."""
        start = max(self.sentence.start, self.figure.span.start - before)
        end = min(self.sentence.end, self.figure.span.end + after)
        return self.text[start:end], Span(self.figure.span.start - start, self.figure.span.end - start)

    def word(self, steps: int) -> str:
        """The token `steps` before (negative) or after (positive) the figure, in lower case."""
        return lower_at(self.tokens, self.figure.first + steps if steps < 0 else self.figure.next + steps - 1)

    def raw(self, steps: int) -> str:
        """The token `steps` before or after the figure, as written."""
        at = self.figure.first + steps if steps < 0 else self.figure.next + steps - 1
        if not 0 <= at < len(self.tokens):
            return ""
        return self.text[self.tokens[at].start : self.tokens[at].end]

    @property
    def hedged(self) -> bool:
        """Words of a hedge stand before the figure."""
        return self.figure.start < self.figure.first

    @property
    def joined_before(self) -> bool:
        """Nothing parts the figure from the token before it."""
        first = self.figure.first
        return first > 0 and self.tokens[first - 1].end == self.figure.span.start

    @property
    def joined_after(self) -> bool:
        """Nothing parts the figure from the token after it."""
        following = self.figure.next
        return following < len(self.tokens) and self.tokens[following].start == self.figure.span.end

    @property
    def counts(self) -> bool:
        """The figure counts or measures: a noun or a unit belongs to it, or a verb follows that it is the subject of."""
        if self.figure.noun or self.figure.quantity.unit not in ("count", AGE_UNIT):
            return True
        past = self.following.endswith("ed") and len(self.following) >= _SHORTEST_PAST
        return past or self.following in _VERBS

    @property
    def titled(self) -> bool:
        """The sentence is a headline In Title Case, where a capital says nothing."""
        first = max(0, self.figure.first - _TITLE_REACH)
        words = [
            self.text[token.start]
            for token in self.tokens[first : self.figure.next + _TITLE_REACH]
            if token.kind == "word" and len(token.lower) > _SMALL_WORD
        ]
        return len(words) >= _SHORTEST_TITLE and all(letter.isupper() for letter in words)
