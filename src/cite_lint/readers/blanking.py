"""Blanking: replace what is not prose by spaces, so that every offset stays the user's own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cite_lint.model.span import Span

_BETWEEN_BREAKS = re.compile(r"[^\r\n]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")

_THIN_SPACES = "\u00a0\u2007\u2009\u202f"
"""Spaces that group the digits of a number and have to be told from a word space."""

_DASHES = ("\u2013", "\u2014")


def blank(text: str) -> str:
    """Return spaces in the length of `text`, line breaks kept."""
    if "\n" not in text and "\r" not in text:
        return " " * len(text)
    return _BETWEEN_BREAKS.sub(lambda run: " " * len(run[0]), text)


def blank_spans(text: str, spans: Iterable[Span]) -> str:
    """Return `text` with `spans` blanked; they may overlap and stand in any order."""
    pieces: list[str] = []
    position = 0
    for span in sorted(spans):
        if span.end <= position:
            continue
        start = max(span.start, position)
        pieces += (text[position:start], blank(text[start : span.end]))
        position = span.end
    pieces.append(text[position:])
    return "".join(pieces)


def stand_in(written: str, meaning: str) -> str:
    """Return what an entity or escape means, padded with spaces to the length in which it was `written`.

    A space that means nothing more becomes a plain one: it must neither add a line break nor glue two words. A dash
    stands in the middle, since one with a space on one side only would join no range.
    """
    if meaning in _DASHES:
        return meaning.center(len(written))
    characters = [" " if c.isspace() and c not in _THIN_SPACES else c for c in meaning[: len(written)]]
    return "".join(characters).ljust(len(written))


def prose_from(source: str, start: int) -> str:
    """Return `source` with all before `start` blanked, and with it a byte order mark and what UTF-8 cannot hold."""
    text = blank(source[:start]) + source[start:]
    if text.startswith("\ufeff"):
        text = " " + text[1:]
    return text if text.isascii() else _SURROGATE.sub(" ", text)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the range of `text[start:end]` without the white space around it, or None where nothing is left."""
    words = text[start:end]
    inner = words.strip()
    if not inner:
        return None
    first = start + len(words) - len(words.lstrip())
    return Span(first, first + len(inner))
