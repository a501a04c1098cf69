"""Show a place in a draft: the source line with a caret line under it, aligned as a terminal draws it."""

from __future__ import annotations

import unicodedata

from cite_lint.model.span import LineIndex, Span

_BEFORE = 60
_AFTER = 40
_ELLIPSIS = "…"
_TEXT_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_REPLACEMENT = "\ufffd"


def safe(text: str) -> str:
    """Return the text on one line, without the characters that would steer a terminal."""
    if text.isprintable():  # most are, and joining characters is slow
        return text
    return "".join(_shown(character) for character in text.replace("\r\n", " "))


def snippet(text: str, lines: LineIndex, span: Span) -> tuple[str, str]:
    """Return the line where `span` begins, and the carets to draw under it.

    Long lines are cut to the neighbourhood of the span; a span that goes on in later lines is marked to the line's end.
    """
    line = lines.line_span(lines.position(span.start).line, text)
    start, end = min(span.start, line.end), min(span.end, line.end)
    shown_start = line.start if start - line.start <= _BEFORE else _word_start(text, start - _BEFORE, start)
    shown_end = line.end if line.end - end <= _AFTER else _word_end(text, end, end + _AFTER)
    head = (_ELLIPSIS if shown_start > line.start else "") + safe(text[shown_start:start])
    figure = safe(text[start:end])
    tail = safe(text[end:shown_end]) + (_ELLIPSIS if shown_end < line.end else "")
    return head + figure + tail, " " * width(head) + "^" * max(1, width(figure))


def width(text: str) -> int:
    """Return the columns a terminal gives to a text: two for wide characters, none for combining ones."""
    return len(text) if text.isascii() else sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _shown(character: str) -> str:
    if character in "\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029":
        return " "
    if character in _TEXT_DIRECTION or unicodedata.category(character) in ("Cc", "Cs"):
        return _REPLACEMENT
    return character


def _word_start(text: str, start: int, limit: int) -> int:
    """Move forward to the beginning of a word, if there is one before `limit`."""
    space = text.find(" ", start, limit)
    return start if space < 0 else space + 1


def _word_end(text: str, limit: int, end: int) -> int:
    """Move back to the end of a word, if there is one after `limit`."""
    space = text.rfind(" ", limit, end)
    return end if space <= limit else space
