"""A draft as a reader hands it on: text with the user's own offsets, and its structure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cite_lint.model.span import Span


class BlockKind(StrEnum):
    """What a block of prose is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    TABLE_CELL = "table cell"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of prose that no sentence crosses. Blocks stand in text order and never overlap."""

    kind: BlockKind
    span: Span
    level: int = 0
    """Level of a heading, from 1."""
    context: tuple[Span, ...] = ()
    """Prose elsewhere that this block is read under, nearest first: a cell's row and column heads, a list item's
    lead-in, then the headings above it from the innermost out."""
    in_table: bool = False
    """It is a cell, of whichever kind: one inside a quotation is a QUOTE."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to a source in the draft.

    `span` covers the mark itself in the source text (blanked in `Document.text` where it is not prose); for a link it
    covers the link's text. `target` is an address, a citation key without `@`, or a footnote's text.
    """

    span: Span
    kind: str
    """`link`, `key` or `footnote`."""
    target: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark of the writer's that no reader of the published text sees. `span` covers it with its marks."""

    span: Span
    text: str
    """What it says, without marks and the white space around it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A draft. `text` has the length of `source`, with everything that is not prose replaced by spaces.

    `source` is the decoded file; of a format that is no text it is the document's own text, one line a paragraph.
    """

    path: str
    source: str
    text: str
    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...] = ()
    date: date | None = None
    title: str = ""
    comments: tuple[Comment, ...] = ()
    """Remarks in text order, and the front matter's key `cite-lint` as if it were one."""
    places: tuple[str, ...] = ()
    """Of a format that is no text: what the writer calls each line of `source`, such as "paragraph 3"."""
