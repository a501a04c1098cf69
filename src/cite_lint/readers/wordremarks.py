"""The comments of a Word document: the writer's, and those that this program put there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cite_lint.readers.remarks import is_finding
from cite_lint.readers.wordfile import WordFile
from cite_lint.readers.wordtext import plain_text

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment with its element, its id and what it says on one line."""

    element: _Element
    id: str
    text: str
    is_finding: bool
    """Whether an earlier run of this program wrote it, to be replaced by the next."""


def remarks(file: WordFile, root: _Element | None) -> Iterator[Remark]:
    """Yield the comments below the root of their part."""
    for element in root.iterfind(f"{file.space}comment") if root is not None else ():
        text = plain_text(file, element)
        author = element.get(f"{file.space}author", "")
        yield Remark(element, element.get(f"{file.space}id", ""), text, is_finding(author, text))
