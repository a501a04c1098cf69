"""Readers: turn a file into a Document in which everything that is not prose is blanked, never deleted."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from cite_lint.readers.decoding import UnreadableError, decode, encode, known_encoding

if TYPE_CHECKING:
    from cite_lint.model.document import Document


@dataclass(frozen=True, slots=True)
class CommentMarks:
    """How a comment is written that the published text does not show."""

    open: str
    close: str = ""
    own_line: bool = False
    """It has to stand on a line of its own, before what it speaks of."""
    in_tables: bool = False
    """It may stand at the end of a table's row."""
    before_tables: bool = True
    """Else it may stand on a line of its own before the first row."""
    blank_after: bool = False
    """On a line of its own it needs an empty line behind it."""


_HTML_COMMENT = CommentMarks("<!-- ", " -->", blank_after=True)


@dataclass(frozen=True, slots=True)
class Format:
    """A format of drafts.

    `module` has `read(path, source) -> Document`; of a format that is no text `read(path, data) -> Document`, which
    takes the file's bytes and may raise UnreadableError. It is imported when its first draft comes.
    """

    module: str
    endings: tuple[str, ...]
    is_text: bool = True
    comment: CommentMarks | None = None
    """None where one cannot be put in by adding text at the end of a line."""


FORMATS: tuple[Format, ...] = (
    Format("markdown", (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd"), comment=_HTML_COMMENT),
    Format("markdown", (".mdx",), comment=CommentMarks("{/* ", " */}", blank_after=True)),
    Format("html", (".html", ".htm", ".xhtml"), comment=CommentMarks("<!-- ", " -->", in_tables=True)),
    Format("notebook", (".ipynb",)),
    Format("plain", (".txt", ".text"), comment=CommentMarks("[", "]", in_tables=True)),
    Format("rst", (".rst", ".rest")),
    Format("latex", (".tex", ".ltx"), comment=CommentMarks("% ", in_tables=True)),
    Format("asciidoc", (".adoc", ".asciidoc", ".asc"), comment=CommentMarks("// ", own_line=True, before_tables=False)),
    Format("docx", (".docx",), is_text=False),
    Format("odt", (".odt", ".fodt"), is_text=False),
)
"""A new format is one module and one line here."""

ENDINGS: tuple[str, ...] = tuple(ending for known in FORMATS for ending in known.endings)
"""The file name endings of drafts, in lower case."""

_BY_ENDING = {ending: known for known in FORMATS for ending in known.endings}
_PLAIN = _BY_ENDING[".txt"]


def format_of(path: str) -> Format:
    """Return the format that the ending of a path stands for; plain text where it is unknown."""
    return _BY_ENDING.get(PurePath(path).suffix.lower(), _PLAIN)


def read_document(path: str, content: str | bytes, encoding: str | None = None) -> Document:
    """Read a draft from its bytes, or from its text where it is decoded already; the path's ending says how.

    Whatever cannot be understood is read as prose or blanked. Raise UnreadableError where bytes are not what the ending
    says, or cannot be decoded.
    """
    known = format_of(path)
    if isinstance(content, bytes) and known.is_text:
        content = decode(content, encoding)
    elif isinstance(content, str) and not known.is_text:
        raise UnreadableError(f"a {PurePath(path).suffix} file is no text: give its bytes")
    document: Document = import_module(f"cite_lint.readers.{known.module}").read(path, content)
    return document


__all__ = [
    "ENDINGS",
    "FORMATS",
    "CommentMarks",
    "Format",
    "UnreadableError",
    "decode",
    "encode",
    "format_of",
    "known_encoding",
    "read_document",
]
