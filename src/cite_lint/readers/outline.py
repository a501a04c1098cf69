"""The outline of a draft: which kind of block a run of prose is and under which other prose it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from cite_lint.model.document import Block, BlockKind
from cite_lint.model.span import Span

_MOST_HEADS = 4
"""Heads of a row, and of a column, that a cell is read under."""
_MOST_COLUMNS = 10_000
"""Columns that are told apart; both limits keep the time linear whatever a table claims to be."""


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
    column_heads: list[tuple[Span, ...]] = field(default_factory=list)
    """For each column its heads, from the lowest up."""
    row_heads: tuple[Span, ...] = ()
    opening: tuple[Span, ...] = ()
    """What the first cell of the row above gave its row for a head."""
    reaching: dict[int, tuple[int, tuple[Span, ...]]] = field(default_factory=dict)
    """For each column that a cell from above reaches into: for how many more rows, and the heads it gives them."""
    column: int = 0
    has_rows: bool = False
    in_head: bool = False


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
        """Begin a row of the table that is open; a head row below other rows begins the table anew."""
        table = self._open[-1]
        if head and table.has_rows and not table.in_head:
            table.column_heads.clear()
        self._pass_reaching()
        table.row_heads, table.column, table.has_rows, table.in_head = (), 0, True, head

    def cell(
        self, span: Span | None, *, columns: int = 1, rows: int = 1, head: bool = False, goes_on: bool = False
    ) -> None:
        """Add the next cell of the row; None for an empty one.

        It covers so many columns and rows. `head` says that it heads its row, as a cell in the first column does anyway;
        `goes_on` that it is the rest of the cell above it.
        """
        table = self._open[-1]
        self._pass_reaching()
        first = table.column
        table.column = min(first + columns, _MOST_COLUMNS)
        own = () if span is None else (span,)
        if table.in_head:
            heads = self._heads_of(first)
            table.column_heads += [()] * (table.column - len(table.column_heads))
            for column in range(first, table.column):
                table.column_heads[column] = (own + table.column_heads[column])[:_MOST_HEADS]
        else:
            heads = table.row_heads + self._heads_of(first)
        gives: tuple[Span, ...] = () if table.in_head or (first and not head) else own
        if not first:
            gives = table.opening = table.opening if goes_on else gives
        table.row_heads = (gives + table.row_heads)[:_MOST_HEADS]
        if rows > 1:
            for column in range(first, table.column):
                table.reaching[column] = rows - 1, gives if column == first else ()
        table.lead = (*heads, *table.above)
        if span is not None:
            self._add(self._kind(BlockKind.TABLE_CELL), span, table.lead)

    def _pass_reaching(self) -> None:
        """Pass over the columns of the row that cells from above reach into."""
        table = self._open[-1]
        while table.reaching and table.column in table.reaching:
            left, heads = table.reaching.pop(table.column)
            if left > 1:
                table.reaching[table.column] = left - 1, heads
            table.row_heads = (heads + table.row_heads)[:_MOST_HEADS]
            table.column += 1

    def _heads_of(self, column: int) -> tuple[Span, ...]:
        table = self._open[-1]
        return table.column_heads[column] if column < len(table.column_heads) else ()

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
        """Add a paragraph, an item's own text, a table's caption before its rows or more of the cell added last.

        `kind` is given where it does not follow from the containers.
        """
        container = self._open[-1]
        in_item = container.kind == "item"
        above = container.above
        if container.kind == "table":
            if container.has_rows:  # more of the cell begun last
                kind, above = BlockKind.TABLE_CELL, container.lead or above
            elif container.first is None:  # its caption
                container.above = (span, *above)
        if in_item and container.first is not None:
            above = (container.first, *above)
        container.first = container.first or span
        if container.kind != "table":
            container.lead = (span, *container.above)
        self._add(self._kind(kind or (BlockKind.LIST_ITEM if in_item else BlockKind.PARAGRAPH)), span, above)

    def _kind(self, kind: BlockKind) -> BlockKind:
        """Return `kind`, or QUOTE inside a quote: whose words they are matters more than their form."""
        return BlockKind.QUOTE if self._quotes else kind

    def _add(self, kind: BlockKind, span: Span, above: tuple[Span, ...], level: int = 0) -> None:
        headings = tuple(heading.span for heading in reversed(self._headings))
        in_table = self._open[-1].kind == "table"
        self.blocks.append(Block(kind, span, level if kind is BlockKind.HEADING else 0, above + headings, in_table))
