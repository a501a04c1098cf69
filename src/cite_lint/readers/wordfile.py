"""A Word file's parts: where the text, the styles, the notes and the comments stand, and what they call each other."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cite_lint.readers.decoding import UnreadableError
from cite_lint.readers.packed import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_WORDS = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
"""The namespaces of Word's own words: as it saves by default, and in the strict form of the standard."""
_LINKS = {
    _WORDS[0]: "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    _WORDS[1]: "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to by an id: another part, or an address outside."""

    kind: str
    """The last word of its type: `comments`, `hyperlink`."""
    target: str
    """A part's name, or an address."""
    is_outside: bool


class WordFile:
    """A .docx file. What is wrong with it raises UnreadableError."""

    def __init__(self, data: bytes) -> None:
        self.package = Package(data, ".docx")
        self.main = next(
            (link.target for link in self.relations("").values() if link.kind == "officeDocument"), "word/document.xml"
        )
        self.root = self.package.xml(self.main)
        self.space = next((space for space in _WORDS if self.root.tag == f"{space}document"), "")
        """The namespace of its words, in braces."""
        if not self.space:
            raise UnreadableError(f"no .docx file: its part {self.main} is no Word document")
        self.body = self.root.find(f"{self.space}body")
        self.link_space = _LINKS[self.space]
        """The namespace of relations and their kinds, in braces."""
        self.id_name = f"{self.link_space}id"
        """The attribute by which a relation is named."""

    def relations(self, part: str) -> dict[str, Relation]:
        """Return what a part refers to, by id; of the file as a whole for an empty name."""
        root = self.package.xml_or_none(relations_of(part))
        found: dict[str, Relation] = {}
        for link in root.iterfind(f"{_RELATIONS}Relationship") if root is not None else ():
            target = link.get("Target", "").strip()
            is_outside = link.get("TargetMode") == "External"
            if not is_outside:
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
            found.setdefault(link.get("Id", ""), Relation(link.get("Type", "").rpartition("/")[2], target, is_outside))
        return found

    @cached_property
    def links(self) -> dict[str, Relation]:
        """What the text refers to, by id."""
        return self.relations(self.main)

    def part_of_kind(self, kind: str) -> str | None:
        """Return the name of the part of the text that is of this kind: `styles`, `footnotes`, `comments`."""
        targets = (link.target for link in self.links.values() if link.kind == kind and not link.is_outside)
        return next(targets, None)

    def root_of_kind(self, kind: str) -> _Element | None:
        """Return the root of that part; None where the file has none."""
        name = self.part_of_kind(kind)
        return self.package.xml_or_none(name) if name is not None else None


def relations_of(part: str) -> str:
    """Return the name of the part that says what a part refers to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
