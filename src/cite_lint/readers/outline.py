"""The outline of a draft: which kind of block a run of prose is and under which other prose it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from cite_lint.model.document import Block, BlockKind
from cite_lint.model.span import Span


@dataclass(slots=True)
class _Container:
    """A list, item, quote, footnote or table that is open; the document itself is the outermost one."""

    kind: str
    above: tuple[Span, ...] = ()
    """What everything in the container is read under, nearest first, headings left out."""
    first: Span | None = None
    """The first prose directly in the container."""
    lead: tuple[Span, ...] = ()
    """What a list that began here would be read under."""
    column_heads: list[Span | None] = field(default_factory=list)
    row_head: Span | None = None
    column: int = 0
    in_head: bool = False
    cell_heads: tuple[Span, ...] = ()


class Outline:
    """Receives the structure of a draft in text order and hands out its blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._headings: list[Block] = []
        self._open = [_Container("document")]
        self._quotes = 0

    def open(self, kind: str) -> None:
        """Enter a `list`, `item`, `quote`, `footnote` or `table`."""
        parent = self._open[-1]
        above = {"list": parent.lead, "footnote": ()}.get(kind, parent.above)
        if kind not in ("list", "item"):
            parent.lead = ()
        self._quotes += kind == "quote"
        self._open.append(_Container(kind, above))

    def close(self) -> None:
        """Leave the container entered last."""
        self._quotes -= self._open.pop().kind == "quote"

    def interrupt(self) -> None:
        """Note something between two blocks that parts a list from the paragraph before it: code or a rule."""
        self._open[-1].lead = ()

    def row(self, *, head: bool = False) -> None:
        """Begin a row of the table that is open."""
        table = self._open[-1]
        table.column, table.in_head = 0, head

    def cell(self, span: Span | None, width: int = 1, *, merged: bool = False) -> None:
        """Add the next cell of the row, over `width` columns; None for an empty one.

        One that is `merged` goes on with the cell above it. Of several head rows the last one with words in a column
        heads it.
        """
        table = self._open[-1]
        heads: list[Span] = []
        if table.in_head:
            missing = table.column + width - len(table.column_heads)
            table.column_heads += [None] * missing
            if span is not None:
                table.column_heads[table.column : table.column + width] = [span] * width
        else:
            column_head = table.column_heads[table.column] if table.column < len(table.column_heads) else None
            heads = [head for head in (table.row_head if table.column else None, column_head) if head is not None]
        if table.column == 0 and not merged:
            table.row_head = None if table.in_head else span
        table.column += width
        table.cell_heads = (*heads, *table.above)
        if span is not None:
            self._add(self._kind(BlockKind.TABLE_CELL), span, table.cell_heads)

    def cell_goes_on(self, span: Span) -> None:
        """Add another paragraph of the cell added last."""
        self._add(self._kind(BlockKind.TABLE_CELL), span, self._open[-1].cell_heads)

    def heading(self, span: Span, level: int) -> None:
        """Add a heading; inside a quote, list or footnote it heads nothing outside."""
        if len(self._open) > 1:
            self._open[-1].lead = ()
            self._add(self._kind(BlockKind.HEADING), span, self._open[-1].above, level)
            return
        while self._headings and self._headings[-1].level >= level:
            self._headings.pop()
        self._add(BlockKind.HEADING, span, (), level)
        self._headings.append(self.blocks[-1])
        self._open[-1].lead = ()

    def prose(self, span: Span, kind: BlockKind | None = None) -> None:
        """Add a paragraph or an item's own text; `kind` where it does not follow from the containers."""
        container = self._open[-1]
        in_item = container.kind == "item"
        above = container.above
        if in_item and container.first is not None:
            above = (container.first, *above)
        container.first = container.first or span
        container.lead = (span, *container.above)
        self._add(self._kind(kind or (BlockKind.LIST_ITEM if in_item else BlockKind.PARAGRAPH)), span, above)

    def _kind(self, kind: BlockKind) -> BlockKind:
        """Return `kind`, or QUOTE inside a quote: whose words they are matters more than their form."""
        return BlockKind.QUOTE if self._quotes else kind

    def _add(self, kind: BlockKind, span: Span, above: tuple[Span, ...], level: int = 0) -> None:
        headings = tuple(heading.span for heading in reversed(self._headings))
        self.blocks.append(Block(kind, span, level if kind is BlockKind.HEADING else 0, above + headings))
