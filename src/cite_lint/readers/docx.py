"""The Word reader: the text as its reader would see it, a line a paragraph, with the paragraph's own name.

Tracked changes count as accepted; comments, hidden text, codes of fields, headers, footers, formulas and what a content
control only asks for are left out; lists of contents and page numbers are blanked. Text boxes stand behind the
paragraph they hang on, notes behind the body. Numbers of lists are no text in Word.

The title is the first paragraph of the style Title, else that of the file's properties, else the first heading. The
date is that of the first paragraph of the style Date: when a file was made or saved says nothing of when the draft is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cite_lint.readers.composition import compose
from cite_lint.readers.manuscript import Manuscript
from cite_lint.readers.wordfile import WordFile
from cite_lint.readers.wordremarks import remarks
from cite_lint.readers.wordtext import write_body

if TYPE_CHECKING:
    from cite_lint.model.document import Document
    from cite_lint.readers.manuscript import Origins

_TITLE = "{http://purl.org/dc/elements/1.1/}title"


@dataclass(frozen=True, slots=True)
class WordDraft:
    """A draft with the file it stands in, and where each of its characters does."""

    document: Document
    file: WordFile
    origins: Origins


def read(path: str, data: bytes) -> Document:
    """Read a Word draft."""
    return open_draft(path, data).document


def open_draft(path: str, data: bytes) -> WordDraft:
    """Read a Word draft and keep the file."""
    file = WordFile(data)
    manuscript = Manuscript()
    write_body(file, manuscript)
    comments = [(r.id, r.text) for r in remarks(file, file.root_of_kind("comments")) if not r.is_finding]
    document, origins = compose(manuscript, path, _title(file), comments)
    return WordDraft(document, file, origins)


def _title(file: WordFile) -> str:
    """Return the title among the file's properties."""
    name = next((link.target for link in file.relations("").values() if link.kind == "core-properties"), "")
    root = file.package.xml_or_none(name)
    return " ".join((root.findtext(_TITLE) or "").split()) if root is not None else ""
