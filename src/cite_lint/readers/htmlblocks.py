"""The structure of HTML: which tags begin and end headings, lists, quotes and tables, also where end tags are missing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cite_lint.model.document import BlockKind
from cite_lint.model.span import Span
from cite_lint.readers.galley import Galley
from cite_lint.readers.htmltext import ENDED_BY_BLOCK, OPAQUE, Token

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = ("ul", "ol", "dl", "menu", "dir")
_SECTIONS = ("article", "main", "section", "dialog")
_ROWS = ("thead", "tbody", "tfoot", "tr")
_CELLS = ("td", "th")
_PARTING = ("pre", "xmp")
"""Opaque elements that stand between two paragraphs."""
_SPACE = " \t\r\n"
_HIDEABLE = frozenset(
    "article aside details div figure form header main ol section span table ul".split()  # no end tag may be missing
)
_HIDEABLE_BLOCKS = frozenset(("p", *_HEADINGS))
"""Elements that hold no other block: where one is hidden, the next block ends it."""
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_REMARK_BACK = re.compile(r"#cmnt_ref\d+\Z")
"""The link that begins the text of a comment in what Google Docs exports, whatever follows in its paragraph."""
_DEEPEST = 30
"""Containers inside one another of which the outline is told; what a block is read under is as long as they are deep."""
_MOST_MERGED = 100
"""Rows or columns that one cell may cover."""

_CELL_OR_ROW_END = re.compile(
    r"<(?:(?P<head>th)|(?P<body>td)|/?(?:tr|table|thead|tbody|tfoot))(?![\w:-])", re.IGNORECASE
)


@dataclass(slots=True)
class _Open:
    """An element that is open: its name, its first character, and whether the outline has been told of it."""

    name: str
    start: int
    is_told: bool = False
    in_head: bool = False
    has_row: bool = False
    is_layout: bool = False


class HtmlBlocks:
    """Follows the tokens of `html`, which stands at `offset` of the galley's source.

    With `is_whole` the HTML is all there is: an opaque element whose end tag never comes hides nothing then, so that a
    slip does not hide the rest of the draft. A fragment's end ends it instead.
    """

    def __init__(self, galley: Galley, html: str, offset: int = 0, *, is_whole: bool = False) -> None:
        self.ends: dict[int, int] = {}
        """Where the lists, items, quotes and cells that began at an offset ended."""
        self._galley = galley
        self._outline = galley.outline
        self._html = html
        self._offset = offset
        self._is_whole = is_whole
        self._stack: list[_Open] = []
        self._places: dict[str, list[int]] = {}
        """Where in the stack the elements of a name stand."""
        self._cells: list[int] = []
        """Where in the stack the cells stand."""
        self._told = 0
        self._level = 0
        self._kind: BlockKind | None = None
        self._cell: dict[str, int] | None = None
        """The cell that is open and has no words yet: how many columns and rows it covers, and whether it is a head."""
        self._ends_with_block = False
        """Whether the opaque element that is open ends with the block it stands in."""
        self._end_tags: dict[str, int] = {}
        """Where the end tag of a name stands that was looked for last."""

    def read(self, tokens: Iterable[Token]) -> None:
        """Hand all prose to the galley and close what is open at the end."""
        galley, offset = self._galley, self._offset
        for token in tokens:
            start, end = token.start + offset, token.end + offset
            if token.comment is not None:
                galley.comment(start, end, token.comment)
            elif galley.opaque is not None and not (self._ends_with_block and token.parts_prose):
                if token.name:
                    galley.tag(token, start, end)
            elif token.name:
                self._tag(token, start, end)
            elif galley.leaf is not None:
                if token.text.strip(_SPACE):
                    galley.leaf.keep(start, end, token.text)
            elif words := token.text.lstrip():
                start += len(token.text) - len(words)
                galley.begin_leaf(start).keep(start, end, words)
        self._finish_leaf()
        self._pop_to(0, len(self._html) + offset)

    def _tag(self, token: Token, start: int, end: int) -> None:
        if not token.closing and token.name == "a" and _REMARK_BACK.match(token.address):
            self._galley.tag(token, start, end)
            self._galley.hide("", start)  # the block's end ends it
            self._ends_with_block = True
        elif not token.closing and self._hides(token):
            if token.parts_prose or token.name in _PARTING:
                self._finish_leaf()
                self._outline.interrupt()
            self._ends_with_block = token.name in (*ENDED_BY_BLOCK, *_HIDEABLE_BLOCKS) or (
                token.name == "del" and self._galley.leaf is not None
            )
            self._galley.tag(token, start, end)
            self._galley.hide(token.name, start)
        elif token.parts_prose:
            self._finish_leaf()
            if token.closing:
                self._close(token.name, end)
            else:
                self._open(token, start)
        elif token.name not in OPAQUE:
            self._galley.tag(token, start, end)

    def _hides(self, token: Token) -> bool:
        """Tell whether what an element holds is not the draft's prose."""
        name = token.name
        if name in OPAQUE or name == "nav":
            is_hidden = True
        elif name == "footer":  # a page's own; that of an article holds its sources
            is_hidden = not any(self._places.get(section) for section in (*_SECTIONS, "blockquote"))
        else:
            is_hidden = (name in _HIDEABLE or name in _HIDEABLE_BLOCKS) and _is_hidden(token)
        ends_with_block = name in ENDED_BY_BLOCK or name in _HIDEABLE_BLOCKS
        return is_hidden and (ends_with_block or not self._is_whole or self._is_closed(name, token.end))

    def _is_closed(self, name: str, position: int) -> bool:
        """Tell whether an end tag of this name follows; what was found is kept, so that the time stays linear."""
        known = self._end_tags.get(name, -1)
        if known < position:
            found = re.compile(rf"</{name}(?![\w:-])", re.IGNORECASE).search(self._html, position)
            known = self._end_tags[name] = found.start() if found else len(self._html)
        return known < len(self._html)

    def _open(self, token: Token, start: int) -> None:
        name = token.name
        if name in _HEADINGS:
            self._level = _HEADINGS[name]
        elif name == "hr":
            self._outline.interrupt()
        elif name in _SECTIONS:
            self._push(name, start)
        elif name == "blockquote":
            self._push(name, start, "quote")
        elif name in _LISTS:
            self._push(name, start, "list")
        elif name in ("li", "dt"):
            if self._stack and self._stack[-1].name == name:
                self._pop_to(len(self._stack) - 1, start)
            self._push(name, start, "item")
        elif name == "dd":  # what is said of a term belongs to the term's item
            if not self._stack or self._stack[-1].name != "dt":
                self._push("dt", start, "item")
        elif name == "table":
            self._open_table(token, start)
        elif name in _ROWS or name == "caption":
            self._open_row(token, start)
        elif name in _CELLS:
            self._open_cell(token, start)

    def _open_table(self, token: Token, start: int) -> None:
        role = token.attributes().get("role", "").lower() if "role" in token.written.lower() else ""
        is_layout = role in ("presentation", "none")
        self._push(token.name, start, "" if is_layout else "table")
        self._stack[-1].is_layout = is_layout

    def _open_row(self, token: Token, start: int) -> None:
        table = self._leave_cell(start)
        if table is None or token.name == "caption":
            return
        if token.name == "tr":
            self._begin_row(table, token.end)
        else:
            table.in_head = token.name == "thead"

    def _begin_row(self, table: _Open, position: int) -> None:
        table.has_row = True
        if table.is_told:
            self._outline.row(head=table.in_head or self._is_head_row(position))

    def _is_head_row(self, position: int) -> bool:
        """Tell whether the row that begins here has head cells alone, and more than one."""
        heads = 0
        for found in _CELL_OR_ROW_END.finditer(self._html, position):
            if not found["head"]:
                return heads > 1 and not found["body"]
            heads += 1
        return heads > 1

    def _open_cell(self, token: Token, start: int) -> None:
        table = self._leave_cell(start)
        if table is None:
            self._kind = BlockKind.TABLE_CELL
            return
        if not table.has_row:
            self._begin_row(table, token.start)
        self._push(token.name, start)
        self._cells.append(len(self._stack) - 1)
        if table.is_told:
            attributes = token.attributes() if "span" in token.written.lower() else {}
            self._cell = {
                "columns": _count(attributes.get("colspan", "")),
                "rows": _count(attributes.get("rowspan", "")),
                "head": token.name == "th",
            }
        elif not table.is_layout:
            self._kind = BlockKind.TABLE_CELL

    def _leave_cell(self, end: int) -> _Open | None:
        """Close what is open inside the innermost table and return the table, or None outside of tables."""
        tables = self._places.get("table")
        if not tables:
            return None
        self._pop_to(tables[-1] + 1, end)
        return self._stack[tables[-1]]

    def _close(self, name: str, end: int) -> None:
        if name in _ROWS or name in _CELLS:
            table = self._leave_cell(end)
            if table is not None and name == "thead":
                table.in_head = False
            return
        places = self._places.get(name) if name != "dt" else None
        # What is open inside a cell closes nothing outside of it, save the table as a whole.
        if places and (name == "table" or places[-1] > (self._cells[-1] if self._cells else -1)):
            self._pop_to(places[-1], end)

    def _push(self, name: str, start: int, container: str = "") -> None:
        if container:
            self._place_cell(None)
        is_told = bool(container) and self._told < _DEEPEST
        if is_told:
            self._outline.open(container)
            self._told += 1
        self._places.setdefault(name, []).append(len(self._stack))
        self._stack.append(_Open(name, start, is_told))

    def _pop_to(self, length: int, end: int) -> None:
        """Close the elements that were opened last until `length` are left."""
        while len(self._stack) > length:
            closed = self._stack.pop()
            self._places[closed.name].pop()
            self.ends[closed.start] = end
            if closed.name in _CELLS:
                self._cells.pop()
                self._place_cell(None)
            if closed.is_told:
                self._outline.close()
                self._told -= 1

    def _finish_leaf(self) -> None:
        level, kind = self._level, self._kind
        self._level, self._kind = 0, None
        self._galley.finish_leaf(level=level, kind=kind, place=self._place_words if self._cell else None)

    def _place_words(self, span: Span | None) -> None:
        if span is not None:
            self._place_cell(span)

    def _place_cell(self, span: Span | None) -> None:
        """Hand the cell that waits for its words to the outline, without words if none came."""
        if self._cell is not None:
            cell, self._cell = self._cell, None
            self._outline.cell(span, columns=cell["columns"], rows=cell["rows"], head=bool(cell["head"]))


def _is_hidden(token: Token) -> bool:
    """Tell whether an attribute keeps an element from being shown."""
    written = token.written.lower()
    if not any(word in written for word in ("hidden", "none", "title")):
        return False
    attributes = token.attributes()
    if token.name == "div" and attributes.get("title") in ("header", "footer"):  # of every page, in LibreOffice's HTML
        return True
    return "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style", "")) is not None


def _count(written: str) -> int:
    """Return how many rows or columns a cell covers."""
    written = written.strip()
    return (
        max(1, min(int(written), _MOST_MERGED)) if written.isascii() and written.isdecimal() and len(written) < 5 else 1
    )
