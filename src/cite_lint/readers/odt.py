"""The OpenDocument reader: the text as its reader would see it, a line a paragraph, with the paragraph's own name.

Deleted text, comments, hidden text, headers and footers are left out; lists of contents and page numbers are blanked.
Text boxes stand behind the paragraph they hang on, notes behind the body. Numbers of lists are no text.

The title is the first paragraph of the style Title, else that of the file's properties, else the first heading. The
date is that of the first paragraph of the style Date: when a file was made or saved says nothing of when the draft is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from cite_lint.readers.composition import compose
from cite_lint.readers.decoding import UnreadableError
from cite_lint.readers.manuscript import Manuscript, Style
from cite_lint.readers.odtstyles import TEXT, OdtStyles
from cite_lint.readers.packed import Package, parse_xml
from cite_lint.readers.remarks import is_finding

if TYPE_CHECKING:
    from lxml.etree import _Element

    from cite_lint.model.document import Document

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_ADDRESS = "{http://www.w3.org/1999/xlink}href"
_BLANKS = re.compile(r"[ \t\r\n]+")

_SKIPPED = (
    *(f"{TEXT}{name}" for name in ("tracked-changes", "note-citation", "ruby-text", "placeholder", "hidden-text")),
    *(f"{TEXT}{name}-source" for name in ("table-of-content", "illustration-index", "table-index", "object-index")),
    *(f"{TEXT}{name}-source" for name in ("user-index", "alphabetical-index", "bibliography")),
    *(f"{TEXT}{name}-decls" for name in ("sequence", "variable", "user-field", "dde-connection")),
    *(f"{_OFFICE}{name}" for name in ("forms", "event-listeners", "scripts")),
)
_LISTINGS = (
    "table-of-content",
    "illustration-index",
    "table-index",
    "object-index",
    "user-index",
    "alphabetical-index",
)
_COUNTED = ("page-number", "page-count", "sequence", "bookmark-ref", "reference-ref", "note-ref", "sequence-ref")
"""Fields that say a number of the draft's own making."""
_SHAPES = (
    "text-box custom-shape rect ellipse circle line polyline polygon regular-polygon path connector caption".split()
)
_MOST_BLANKS = 100
_MOST_REPEATED = 64


def read(path: str, data: bytes) -> Document:
    """Read an OpenDocument text: a packed one, or the one XML document that `.fodt` is."""
    styles: _Element | None
    meta: _Element | None
    if path.lower().endswith(".fodt") and not data.startswith(b"PK"):
        content = styles = meta = parse_xml(data, "the file")
    else:
        package = Package(data, ".odt")
        _refuse_locked(package)
        content = package.xml("content.xml")
        styles, meta = package.xml_or_none("styles.xml"), package.xml_or_none("meta.xml")
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise UnreadableError("no OpenDocument text: it holds something else, such as a table or slides")
    roots = [root for root in (content, styles) if root is not None]
    manuscript = Manuscript()
    walk = _Walk(OdtStyles(roots), manuscript, _deletions(body))
    walk.follow(body)
    manuscript.close_body()
    title = meta.findtext(f"{_OFFICE}meta/{_DUBLIN}title") if meta is not None else None
    return compose(manuscript, path, " ".join((title or "").split()), walk.remarks)[0]


def _deletions(body: _Element) -> frozenset[str]:
    """Return the ids of the tracked deletions."""
    regions = body.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region")
    return frozenset(
        region.get(f"{TEXT}id", "") for region in regions if region.find(f"{TEXT}deletion") is not None
    ) - {""}


def _refuse_locked(package: Package) -> None:
    manifest = package.part("META-INF/manifest.xml") if "META-INF/manifest.xml" in package else b""
    if "encrypted-package" in package or b"encryption-data" in manifest:
        raise UnreadableError("locked by a password: save it without one")


class _Then(Enum):
    """What follows the start of an element, where that is not its content and then its end."""

    SKIP = "its content is left out"
    BARE = "its content is taken as if it stood without the element"


class _Walk:
    """Follows the elements of the text; what is written stands between them."""

    def __init__(self, styles: OdtStyles, manuscript: Manuscript, deletions: frozenset[str]) -> None:
        self.remarks: list[tuple[str, str]] = []
        """The writer's comments with their ids."""
        self._styles = styles
        self._deletions = deletions
        self._deleting: set[str] = set()
        """Deletions that are open: LibreOffice leaves what they delete in the text where it shows changes."""
        self._manuscript = manuscript
        self._in_text = [False]
        """Of each element that is open, whether characters directly in it are text."""
        self._after_blank = [True]
        """Of each paragraph that is open, whether white space that follows is none of its own."""
        self._raised = [False]
        self._counted = 0
        self._listings = 0
        self._lists = [0]
        """How many lists are open, anew in each cell, note and text box."""
        self._holders: list[str] = []
        """Tables, rows, cells, notes and text boxes that are open."""
        self._covered = 0
        """Cells to come that the one before covers."""
        self._head_rows = 0
        starts: dict[str, Callable[[_Element], _Then | None]] = {
            **dict.fromkeys((f"{TEXT}p", f"{TEXT}h"), self._start_paragraph),
            f"{TEXT}span": self._start_span, f"{TEXT}a": self._start_link, f"{TEXT}s": self._blanks,
            f"{TEXT}tab": self._tab, f"{TEXT}line-break": self._break, f"{TEXT}list": self._start_list,
            f"{TEXT}note": self._start_note, f"{TEXT}section": self._section,
            f"{TEXT}change-start": self._start_change, f"{TEXT}change-end": self._end_change,
            f"{_OFFICE}annotation": self._annotation, f"{_OFFICE}annotation-end": self._annotation_end,
            f"{_TABLE}table": self._start_table, f"{_TABLE}table-header-rows": self._start_head,
            f"{_TABLE}table-row": self._start_row, f"{_TABLE}table-cell": self._start_cell,
            f"{_TABLE}covered-table-cell": self._covered_cell,
            **{f"{TEXT}{name}": self._start_listing for name in _LISTINGS},
            **{f"{TEXT}{name}": self._start_counted for name in _COUNTED},
            **{f"{_DRAW}{name}": self._start_box for name in _SHAPES},
            **dict.fromkeys(_SKIPPED, _skip),
        }  # fmt: skip
        ends: dict[str, Callable[[], None]] = {
            **dict.fromkeys((f"{TEXT}p", f"{TEXT}h"), self._end_paragraph),
            f"{TEXT}span": self._end_span, f"{TEXT}a": manuscript.close_link, f"{TEXT}list": self._end_list,
            f"{TEXT}note": self._end_note, f"{_TABLE}table": self._end_table,
            f"{_TABLE}table-header-rows": self._end_head, f"{_TABLE}table-row": self._end_row,
            f"{_TABLE}table-cell": self._end_cell,
            **{f"{TEXT}{name}": self._end_listing for name in _LISTINGS},
            **{f"{TEXT}{name}": self._end_counted for name in _COUNTED},
            **{f"{_DRAW}{name}": self._end_box for name in _SHAPES},
        }  # fmt: skip
        self._starts = starts
        self._ends = ends

    def follow(self, root: _Element) -> None:
        """Tell the manuscript all that stands below `root`."""
        from lxml import etree

        bare: set[_Element] = set()
        steps = etree.iterwalk(root, events=("start", "end"))
        for event, element in steps:
            tag = str(element.tag)
            if event == "start":
                start = self._starts.get(tag)
                then = start(element) if start is not None else None
                if then is not None:
                    bare.add(element)
                if then is _Then.SKIP:
                    self._in_text.append(False)
                    steps.skip_subtree()
                else:
                    is_paragraph = tag in (f"{TEXT}p", f"{TEXT}h")
                    self._in_text.append(is_paragraph or (self._in_text[-1] and tag.startswith(TEXT)))
                    self._write(element.text)
                continue
            if element in bare:
                bare.remove(element)
            elif tag in self._ends:
                self._ends[tag]()
            self._in_text.pop()
            if element is not root:
                self._write(element.tail)

    def _write(self, text: str | None) -> None:
        """Write characters, their white space as the format means it: a space for any of it, none at the beginning."""
        if not text or not self._in_text[-1] or self._deleting:
            return
        text = _BLANKS.sub(" ", text)
        if self._after_blank[-1] and text.startswith(" "):
            text = text[1:]
        if text:
            self._after_blank[-1] = text.endswith(" ")
            self._put(text)

    def _put(self, text: str) -> None:
        if self._deleting:
            return
        self._manuscript.write(text, is_prose=not self._counted, is_raised=self._raised[-1])

    def _start_paragraph(self, paragraph: _Element) -> _Then | None:
        known = self._styles.find("paragraph", paragraph.get(f"{TEXT}style-name", ""))
        style = known.style
        if self._listings:
            style = Style(is_listing=True)
        elif paragraph.tag == f"{TEXT}h" and not style.is_title:
            style = Style(heading=min(_number(paragraph, f"{TEXT}outline-level"), 10))
        elif self._lists[-1]:
            style = Style(item=self._lists[-1] - 1)
        self._manuscript.open_paragraph(style, paragraph)
        hidden = paragraph.find(f"{TEXT}hidden-paragraph")
        if known.is_hidden or (hidden is not None and hidden.get(f"{TEXT}is-hidden") == "true"):
            self._manuscript.close_paragraph()
            return _Then.SKIP
        self._after_blank.append(True)
        self._raised.append(known.is_raised)
        return None

    def _end_paragraph(self) -> None:
        self._after_blank.pop()
        self._raised.pop()
        self._manuscript.close_paragraph()

    def _start_span(self, span: _Element) -> _Then | None:
        known = self._styles.find("text", span.get(f"{TEXT}style-name", ""))
        if known.is_hidden:
            return _Then.SKIP
        self._raised.append(self._raised[-1] or known.is_raised)
        return None

    def _end_span(self) -> None:
        self._raised.pop()

    def _start_link(self, link: _Element) -> None:
        address = link.get(_ADDRESS, "").strip()
        self._manuscript.open_link("" if address.startswith("#") else address)

    def _blanks(self, element: _Element) -> None:
        if self._in_text[-1]:
            self._put(" " * min(_number(element, f"{TEXT}c"), _MOST_BLANKS))
            self._after_blank[-1] = False

    def _tab(self, element: _Element) -> None:
        if self._in_text[-1]:
            self._put("\t")
            self._after_blank[-1] = False

    def _break(self, element: _Element) -> None:
        if self._in_text[-1]:
            self._put(" ")
            self._after_blank[-1] = True

    def _start_change(self, change: _Element) -> None:
        if (name := change.get(f"{TEXT}change-id", "")) in self._deletions:
            self._deleting.add(name)

    def _end_change(self, change: _Element) -> None:
        self._deleting.discard(change.get(f"{TEXT}change-id", ""))

    def _start_counted(self, element: _Element) -> None:
        self._counted += 1

    def _end_counted(self) -> None:
        self._counted -= 1

    def _start_listing(self, element: _Element) -> None:
        self._listings += 1

    def _end_listing(self) -> None:
        self._listings -= 1

    def _section(self, section: _Element) -> _Then | None:
        return _Then.SKIP if section.get(f"{TEXT}display") == "none" else None

    def _start_list(self, element: _Element) -> None:
        self._lists[-1] += 1

    def _end_list(self) -> None:
        self._lists[-1] -= 1

    def _annotation(self, annotation: _Element) -> _Then:
        name = annotation.get(f"{_OFFICE}name") or f" {len(self.remarks)}"
        paragraphs = ("".join(map(str, p.itertext())) for p in annotation.iter(f"{TEXT}p", f"{TEXT}h"))
        text = " ".join(word for paragraph in paragraphs for word in paragraph.split())
        if not is_finding(annotation.findtext(f"{_DUBLIN}creator") or "", text):
            self.remarks.append((name, text))
            self._manuscript.start_comment(name)
        return _Then.SKIP

    def _annotation_end(self, element: _Element) -> None:
        self._manuscript.end_comment(element.get(f"{_OFFICE}name", ""))

    def _enter(self, holder: str) -> None:
        self._holders.append(holder)
        self._lists.append(0)

    def _leave(self) -> None:
        self._holders.pop()
        self._lists.pop()

    def _start_note(self, note: _Element) -> _Then | None:
        kind = "endnote" if note.get(f"{TEXT}note-class") == "endnote" else "footnote"
        number = self._manuscript.mark_note(kind, note)
        if not number:
            return _Then.SKIP
        self._after_blank[-1] = False
        self._enter("note")
        self._manuscript.open_note(kind, number)
        return None

    def _end_note(self) -> None:
        self._leave()
        self._manuscript.close_note()

    def _start_box(self, box: _Element) -> None:
        self._enter("box")
        self._manuscript.open_box()

    def _end_box(self) -> None:
        self._leave()
        self._manuscript.close_box()

    def _start_table(self, table: _Element) -> None:
        self._enter("table")
        self._manuscript.open_table()

    def _end_table(self) -> None:
        self._leave()
        self._manuscript.close_table()

    def _start_head(self, element: _Element) -> None:
        self._head_rows += 1

    def _end_head(self) -> None:
        self._head_rows -= 1

    def _start_row(self, row: _Element) -> _Then | None:
        if not self._holders or self._holders[-1] != "table":
            return _Then.BARE
        self._enter("row")
        self._covered = 0
        self._manuscript.open_row(is_head=self._head_rows > 0)
        return None

    def _end_row(self) -> None:
        self._leave()

    def _start_cell(self, cell: _Element) -> _Then | None:
        if not self._holders or self._holders[-1] != "row":
            return _Then.BARE
        width = min(_number(cell, f"{_TABLE}number-columns-spanned"), _MOST_REPEATED)
        repeated = min(_number(cell, f"{_TABLE}number-columns-repeated"), _MOST_REPEATED)
        self._manuscript.skip_cells(repeated - 1)  # only empty cells are told so, and it does not matter which is named
        self._enter("cell")
        self._manuscript.open_cell(width)
        self._covered = width - 1
        return None

    def _end_cell(self) -> None:
        self._leave()
        self._manuscript.close_cell()

    def _covered_cell(self, cell: _Element) -> _Then:
        """Pass over a cell that the one before covers; one that is covered from above goes on with that."""
        if self._holders and self._holders[-1] == "row":
            for _ in range(min(_number(cell, f"{_TABLE}number-columns-repeated"), _MOST_REPEATED)):
                if self._covered:
                    self._covered -= 1
                else:
                    self._manuscript.open_cell(is_merged=True)
                    self._manuscript.close_cell()
        return _Then.SKIP


def _skip(element: _Element) -> _Then:
    return _Then.SKIP


def _number(element: _Element, name: str) -> int:
    """Return a number from 1 on; 1 for whatever else stands there."""
    value = element.get(name, "1")
    return max(1, int(value)) if len(value) < 9 and value.isascii() and value.isdecimal() else 1
