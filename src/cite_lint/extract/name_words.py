"""Words as names are made of them: written form, spelling-blind key, and the gaps between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

# U.N. and U.S. are one word; an apostrophe inside a word belongs to it; & stands for "and".
_WORD = re.compile(r"([A-Z](?:\.[A-Z])+(?![^\W_])\.?|[^\W_]+(?:['’][^\W_]+)*|&)")
# The same where letters carry separate combining accents, which are no word characters.
_MARKED_WORD = re.compile(r"([A-Z](?:\.[A-Z])+(?![^\W_])\.?|[^\W_](?:[^\W_]|[\u0300-\u036f])*(?:['’][^\W_]+)*|&)")
_MARK = re.compile(r"[\u0300-\u036f]")

# Spellings that differ between British and American English, brought to one form. Both sides of a comparison pass
# through here, so that a word it does not fit ("promise") does no harm.
_BRITISH = re.compile(
    r"""
      (?P<tre>(?<=[a-z]{2})tre(?=s?$))                                  # centre, theatres
    | (?P<our>(?<=lab|hon|col|fav|rum)our|(?<=harb)our|(?<=neighb)our|(?<=behavi)our)
    | (?P<ise>(?<=[a-z]{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$))
    | (?P<ence>(?<=def|off|lic)ence(?=s?$))                             # defence, licences
    | (?P<gramme>(?<=pro)gramme(?=s?$))
    """,
    re.VERBOSE,
)
_AMERICAN = {"tre": "ter", "our": "or", "ise": "iz", "ence": "ense", "gramme": "gram"}

CONNECTORS = frozenset("of for and the on in to a an against de du des la le et y".split())
_PLAIN_GAPS = frozenset((" ", "-", "\n", "‑", "–", "/", "."))
_GAP = re.compile(r"[^\S\n]{0,8}\n?[^\S\n]{0,8}|[^\S\n]?[-‐‑–/][^\S\n]?")
_COMMA = re.compile(r",[^\S\n]{0,8}\n?[^\S\n]{0,8}")
_KNOWN_FORMS = 50_000


class Form(NamedTuple):  # made three times as fast as a dataclass
    """One word as written, with what it is compared by.

    `plain` is its lower case, `loose` that in American spelling; `base` is `loose` without a possessive ending, whose
    length is `tail`. Dots of abbreviations are gone from all of them.
    """

    written: str
    plain: str
    loose: str
    base: str
    tail: int
    capital: bool
    connector: bool

    @property
    def acronym(self) -> bool:
        """Two or more capitals and nothing small but a plural s: UN, NGOs."""
        letters = self.written.removesuffix("s")
        return len(letters) > 1 and letters.isupper()


def make_form(raw: str) -> Form:
    """Return the form of a raw word."""
    if raw.isascii() and raw.isalpha():  # most words, and nothing to take from them
        plain = raw.lower()
        loose = spelling(plain)
        return Form(raw, plain, loose, loose, 0, raw[0].isupper(), plain in CONNECTORS)
    dotted = "." in raw
    written = raw.replace(".", "") if dotted else raw
    plain = "and" if raw == "&" else unicodedata.normalize("NFC", written).casefold().replace("’", "'")
    base = plain.removesuffix("'s")
    loose = spelling(plain)
    return Form(
        written=written[: len(written) - (len(plain) - len(base))],
        plain=plain,
        loose=loose,
        base=loose if base == plain else spelling(base),
        tail=len(plain) - len(base),
        capital=written[0].isupper() or written[0].isdecimal(),
        connector=base in CONNECTORS,
    )


def spelling(word: str) -> str:
    """Return a lower-case word in American spelling: centre -> center, organisation -> organization."""
    return _BRITISH.sub(lambda match: _AMERICAN[match.lastgroup or ""], word)


class Words:
    """The words of a text: parallel lists of forms and offsets, the possessive ending inside the end."""

    __slots__ = ("ends", "forms", "starts", "text")

    def __init__(self, text: str, known: dict[str, Form]) -> None:
        self.text = text
        pattern = _MARKED_WORD if _MARK.search(text) else _WORD
        pieces = pattern.split(text)  # a gap, a word, a gap, a word ... a gap
        borders = list(accumulate(map(len, pieces)))
        self.starts, self.ends = borders[:-1:2], borders[1::2]
        raws = pieces[1::2]
        if len(known) < _KNOWN_FORMS:
            known.update((raw, make_form(raw)) for raw in set(raws).difference(known))
        self.forms: list[Form] = [known.get(raw) or make_form(raw) for raw in raws]

    def __len__(self) -> int:
        return len(self.forms)

    def base_end(self, index: int) -> int:
        """Return where a word ends without its possessive."""
        return self.ends[index] - self.forms[index].tail

    def joined(self, index: int, comma: bool = False) -> bool:
        """Tell whether a word and the next one can be parts of one name; `comma` admits a comma between them."""
        if index + 1 >= len(self.forms):
            return False
        start, end = self.ends[index], self.starts[index + 1]
        gap = self.text[start : min(end, start + 20)]
        if end - start > 20 or gap.count("\n") > 1:
            return False
        if gap in _PLAIN_GAPS or _GAP.fullmatch(gap):
            return bool(gap) or self.forms[index].plain == "and" or self.forms[index + 1].plain == "and"
        if gap in ("' ", "’ "):  # "Workers' Party"
            return self.forms[index].plain.endswith("s")
        if gap in (". ", ".\n"):  # "St. John", never the end of a sentence
            return len(self.forms[index].written) == 2 and self.forms[index].capital
        return comma and _COMMA.fullmatch(gap) is not None

    def run_from(self, index: int, longest: int, comma: bool) -> Iterator[int]:
        """Yield the index of each word up to which the words from `index` on hang together, at most `longest` words."""
        for last in range(index, min(index + longest, len(self.forms))):
            yield last
            if not self.joined(last, comma):
                return
