"""Locators: prove that a figure stands in a document without keeping the document's words.

A paragraph is a non-blank line of the document, counted from 1. A sentence's digest is the first 16 hexadecimal digits
of the SHA-256 of its normalised text, so that line breaks, quotation marks and footnote marks do not change it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_FOOTNOTE_MARK = re.compile(r"\[\d{1,3}\]")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def paragraphs(text: str) -> list[str]:
    """Return the non-blank lines of a document, stripped."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def sentences(paragraph: str) -> list[str]:
    """Split a paragraph after `.`, `!` or `?` where a capital or a digit follows; footnote marks are left out.

    The split is plain on purpose: it has to give the same result for ever, not the best one.
    """
    return [part.strip() for part in _SENTENCE_END.split(_FOOTNOTE_MARK.sub("", paragraph)) if part.strip()]


def digest(sentence: str) -> str:
    """Return the 16 hexadecimal digits that stand for a sentence."""
    text = unicodedata.normalize("NFKC", _FOOTNOTE_MARK.sub("", sentence)).translate(_QUOTES)
    text = " ".join(text.casefold().split()).strip(" \"'.")
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def find(text: str, wanted: str) -> list[int]:
    """Return the numbers of the paragraphs of `text` in which a sentence has the digest `wanted`."""
    return [
        number
        for number, paragraph in enumerate(paragraphs(text), 1)
        if any(digest(sentence) == wanted for sentence in sentences(paragraph))
    ]
