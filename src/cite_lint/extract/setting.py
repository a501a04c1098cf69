"""What the filters may look at: a figure in its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cite_lint.extract.figure import Figure
from cite_lint.extract.tokens import Token, lower_at
from cite_lint.model.span import Span

_WINDOW = 120
"""Characters each side that a filter may read: enough for any phrase, and bounded for the sake of endless sentences."""


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
