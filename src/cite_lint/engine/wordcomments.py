"""The part of a Word document that holds its comments: made where there is none, cleared of what an earlier run wrote."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cite_lint.readers.remarks import AUTHOR
from cite_lint.readers.wordfile import WordFile, relations_of
from cite_lint.readers.wordremarks import Remark, remarks
from cite_lint.readers.wordstyles import WordStyles, whole_number

if TYPE_CHECKING:
    from datetime import datetime

    from lxml.etree import _Element

_INITIALS = "cl"
_CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_MORE_ABOUT_COMMENTS = ("commentsExtended", "commentsIds", "commentsExtensible")
"""Parts in which Word keeps, by paragraph, who answered which comment and whether it is done. The order matters."""
_ILLEGAL = re.compile("[^\\t\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_BREAKS = re.compile(r"[\r\n\t\u2028\u2029]+")


class WordComments:
    """The comments of a document, to be removed and added; `changed` holds the parts to be written."""

    def __init__(self, file: WordFile) -> None:
        self.changed: dict[str, _Element] = {}
        self._file = file
        self._space = space = file.space
        self._part = file.part_of_kind("comments")
        self._root = file.root_of_kind("comments")
        self._remarks: Sequence[Remark] = tuple(remarks(file, self._root))
        styles = WordStyles(file.root_of_kind("styles"), space)
        self._text_style = styles.id_of("annotation text")
        self._mark_style = styles.id_of("annotation reference")
        ids = [whole_number(remark.id) for remark in self._remarks if not remark.is_finding]
        self._next = 1 + max((number for number in ids if number is not None), default=-1)

    def remove_findings(self) -> None:
        """Remove what an earlier run wrote, and every trace of it in the text."""
        gone = [remark for remark in self._remarks if remark.is_finding]
        if not gone or self._root is None or self._part is None:
            return
        space = self._space
        for remark in gone:
            self._root.remove(remark.element)
        self.changed[self._part] = self._root
        ids = {remark.id for remark in gone}
        names = [f"{space}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")]
        for mark in [mark for mark in self._file.root.iter(*names) if mark.get(f"{space}id") in ids]:
            _remove(mark, f"{space}r", f"{space}rPr")
        self.changed[self._file.main] = self._file.root
        self._forget({name for remark in gone for p in remark.element.iter() if (name := p.get(_PARAGRAPH_ID))})

    def _forget(self, paragraphs: set[str]) -> None:
        """Remove what else is noted about the comments with these paragraphs; answers to them stand on their own."""
        durable: set[str] = set()
        for kind in _MORE_ABOUT_COMMENTS:
            name, root = self._file.part_of_kind(kind), self._file.root_of_kind(kind)
            if name is None or root is None:
                continue
            for entry in list(root):
                values = {str(name).rpartition("}")[2]: str(value) for name, value in entry.attrib.items()}
                lasting = values.get("durableId")
                if values.get("paraId") in paragraphs or ("paraId" not in values and lasting in durable):
                    durable.update([lasting] if lasting else [])
                    root.remove(entry)
                    self.changed[name] = root
                elif values.get("paraIdParent") in paragraphs:
                    for parent in [parent for parent in entry.attrib if str(parent).endswith("}paraIdParent")]:
                        del entry.attrib[parent]
                    self.changed[name] = root

    def mark(self, ranges: Sequence[tuple[_Element, _Element, str]]) -> None:
        """Mark the range of each comment: from one run to another, or at the end of a paragraph. Ids come last."""
        space = self._space
        for first, _, name in ranges:
            start = first.makeelement(f"{space}commentRangeStart", {f"{space}id": name})
            if first.tag == f"{space}p":
                first.append(start)
            else:
                first.addprevious(start)
        for first, last, name in reversed(ranges):  # each goes in front of those that end at the same place
            end = last.makeelement(f"{space}commentRangeEnd", {f"{space}id": name})
            reference = last.makeelement(f"{space}r")
            self._style(reference, "rPr", "rStyle", self._mark_style)
            reference.append(reference.makeelement(f"{space}commentReference", {f"{space}id": name}))
            if first.tag == f"{space}p":
                first.extend((end, reference))
            else:
                last.addnext(reference)
                last.addnext(end)
        if ranges:
            self.changed[self._file.main] = self._file.root

    def write(self, paragraphs: Sequence[str], written: datetime | None) -> str:
        """Add the text of a comment and return its id."""
        root = self._root if self._root is not None else self._begin_part()
        space = self._space
        name = str(self._next)
        self._next += 1
        values = {f"{space}id": name, f"{space}author": AUTHOR, f"{space}initials": _INITIALS}
        if written is not None:
            values[f"{space}date"] = written.strftime("%Y-%m-%dT%H:%M:%SZ")
        comment = root.makeelement(f"{space}comment", values)
        for number, text in enumerate(paragraphs):
            paragraph = comment.makeelement(f"{space}p")
            self._style(paragraph, "pPr", "pStyle", self._text_style)
            if number == 0:
                mark = paragraph.makeelement(f"{space}r")
                self._style(mark, "rPr", "rStyle", self._mark_style)
                mark.append(mark.makeelement(f"{space}annotationRef"))
                paragraph.append(mark)
            run = paragraph.makeelement(f"{space}r")
            words = run.makeelement(f"{space}t", {_SPACE: "preserve"})
            words.text = legal(text)
            run.append(words)
            paragraph.append(run)
            comment.append(paragraph)
        root.append(comment)
        self.changed[self._part or ""] = root
        return name

    def _style(self, parent: _Element, properties: str, kind: str, style: str | None) -> None:
        if style is not None:
            holder = parent.makeelement(f"{self._space}{properties}")
            holder.append(parent.makeelement(f"{self._space}{kind}", {f"{self._space}val": style}))
            parent.append(holder)

    def _begin_part(self) -> _Element:
        """Make the part, and say to the file that it is there."""
        from lxml import etree

        file, space = self._file, self._space
        folder = posixpath.dirname(file.main)
        self._root = etree.Element(f"{space}comments", nsmap={"w": space[1:-1]})
        if self._part is None:  # else the file only says that there is one
            free = (posixpath.join(folder, f"comments{number or ''}.xml") for number in range(1_000_000))
            self._part = next(name for name in free if name not in file.package)
            self._relate(posixpath.basename(self._part))
        types = file.package.xml(_CONTENT_TYPES)
        entry = f"/{self._part}"
        if not any(known.get("PartName", "").lower() == entry.lower() for known in types):
            types.append(types.makeelement(f"{_TYPES}Override", {"PartName": entry, "ContentType": _COMMENTS_TYPE}))
            self.changed[_CONTENT_TYPES] = types
        return self._root

    def _relate(self, target: str) -> None:
        from lxml import etree

        name = relations_of(self._file.main)
        root = self._file.package.xml_or_none(name)
        if root is None:
            root = etree.Element(f"{_RELATIONS}Relationships", nsmap={None: _RELATIONS[1:-1]})
        taken = {link.get("Id", "").lower() for link in root}
        own = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rid{number}" not in taken)
        kind = f"{self._file.link_space[1:-1]}/comments"
        root.append(root.makeelement(f"{_RELATIONS}Relationship", {"Id": own, "Type": kind, "Target": target}))
        self.changed[name] = root


def legal(text: str) -> str:
    """Return a text on one line and without what XML cannot hold."""
    return _ILLEGAL.sub("\ufffd", _BREAKS.sub(" ", text))


def _remove(mark: _Element, run: str, properties: str) -> None:
    """Remove a mark, and with it the run that held nothing else."""
    parent = mark.getparent()
    if parent is None:
        return
    parent.remove(mark)
    above = parent.getparent()
    if parent.tag == run and above is not None and all(child.tag == properties for child in parent):
        above.remove(parent)
