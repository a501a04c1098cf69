"""Search texts for any of many words or phrases, at a cost that does not grow with their number."""

from __future__ import annotations

import re
from collections.abc import Iterable

LETTER = r"[^\W\d_¹²³⁰⁴-⁹₀-₉]"
"""A letter; raised digits, which Python takes for letters, are marks of footnotes and squares."""
_LETTERS = re.compile(rf"{LETTER}+")


class PhraseSearch:
    """Tell whether a text holds any of some phrases as whole words, in any case and with any space between.

    A phrase is searched for only where its first word is among the words of the text, which the caller has at hand.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        by_first: dict[str, list[str]] = {}
        for phrase in phrases:
            first = _LETTERS.search(phrase.lower())
            by_first.setdefault(first.group() if first else "", []).append(phrase)
        self._patterns = {first: _any_phrase(group) for first, group in by_first.items()}
        self._wordless = self._patterns.pop("", None)
        """Phrases without a letter have no first word to look for."""
        self._firsts = frozenset(self._patterns)

    def found(self, text: str, start: int, end: int, words: frozenset[str]) -> bool:
        """Tell whether a phrase stands in `text[start:end]`; `words` are the `letter_words` there, or more."""
        if self._wordless is not None and self._wordless.search(text, start, end):
            return True
        if self._firsts.isdisjoint(words):
            return False
        return any(self._patterns[first].search(text, start, end) for first in self._firsts.intersection(words))


def letter_words(text: str) -> frozenset[str]:
    """Return all runs of letters of a text in lower case: a superset of its words, whatever else is written in them."""
    return frozenset(_LETTERS.findall(text.lower()))


def any_word(words: Iterable[str]) -> str:
    """Return the pattern of any of the words, grouped by their first letter: far faster than one long alternation."""
    by_letter: dict[str, set[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], set()).add(word[1:])
    groups = (
        f"{re.escape(letter)}(?:{'|'.join(map(re.escape, sorted(rests, key=lambda rest: (-len(rest), rest))))})"
        for letter, rests in sorted(by_letter.items())
    )
    return "|".join(groups)


def _any_phrase(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of the phrases as whole words; the longest is tried first."""
    ordered = sorted((re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(ordered) + r")(?!\w)", re.IGNORECASE)
