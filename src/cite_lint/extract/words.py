"""Words and their stems, so that a lexicon lists base forms and texts inflect them."""

from __future__ import annotations

import re
from collections.abc import Iterable

import Stemmer

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")


class Words:
    """Stem words by Snowball English after a table of irregular forms; results are remembered."""

    def __init__(self, irregular: Iterable[tuple[str, str]]) -> None:
        self._irregular = dict(irregular)
        self._stem_word = Stemmer.Stemmer("english", 0).stemWord  # no cache under ours: sorting it out takes longer
        self._stems: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """Return the stem of a word in any case; a possessive ending is dropped."""
        known = self._stems.get(word)
        if known is None:
            lower = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
            known = str(self._stem_word(self._irregular.get(lower, lower)))
            if len(self._stems) < 200_000:
                self._stems[word] = known
        return known

    def stems(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[str, int, int]]:
        """Return (stem, start, end) of every word and number in `text[start:end]`; the parts of a hyphenated word apart."""
        found = _WORD.finditer(text, start, len(text) if end is None else end)
        known = self._stems.get
        return [(known(word) or self.stem(word), *match.span()) for match in found if (word := match.group())]

    def phrase(self, text: str) -> tuple[str, ...]:
        """Return the stems of a phrase; the gap `...` stays as it is."""
        return tuple(
            part if part == "..." else self.stem(part)
            for part in re.findall(r"\.\.\.|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+", text)
        )
