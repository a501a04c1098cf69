"""Readers: turn a file's text into a Document in which everything that is not prose is blanked, never deleted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from cite_lint.model.document import Document
from cite_lint.readers import markdown, plain

Reader = Callable[[str, str], Document]

READERS: tuple[tuple[tuple[str, ...], Reader], ...] = (
    ((".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"), markdown.read),
    ((".txt", ".text"), plain.read),
)
"""File name endings and the reader for them: a new format is one module and one line here."""


def read_document(path: str, source: str) -> Document:
    """Read a decoded draft; the ending of `path` chooses the reader, plain text where it is unknown.

    Never raises: whatever cannot be understood is read as prose or blanked.
    """
    ending = PurePath(path).suffix.lower()
    for endings, read in READERS:
        if ending in endings:
            return read(path, source)
    return plain.read(path, source)
