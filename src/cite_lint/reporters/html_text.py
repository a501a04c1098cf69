"""A draft's text as HTML: in pieces a browser can lay out one by one, cut into segments that link to their notes."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cite_lint.model.span import Span
from cite_lint.reporters.html_entries import Entry
from cite_lint.reporters.markup import Markup, element, join, text

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_LINES_A_CHUNK = 80
_CHARACTERS_A_CHUNK = 8_000
_NAMED = 4
"""How many entries a segment names: of marks nested deeper the outermost are left out, or the page would explode."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A paragraph of the source, or a part of a very long one. `line` is the number of its first line."""

    span: Span
    line: int
    goes_on: bool = False
    """Whether it belongs to the paragraph before it."""


def chunks(source: str, line_by_line: bool = False) -> Iterator[Chunk]:
    """Yield the paragraphs of a text without the blank lines between them; with `line_by_line` each line is one."""
    start = end = first = count = 0
    is_open = goes_on = False
    for number, match in enumerate(_LINE.finditer(source), 1):
        content = Span(*match.span(1))
        blank = not content.cut(source).strip()
        full = count >= _LINES_A_CHUNK or (is_open and content.end - start > _CHARACTERS_A_CHUNK)
        if is_open and (blank or full or line_by_line):
            yield Chunk(Span(start, end), first, goes_on)
            is_open, goes_on = False, not blank and not line_by_line
        if blank:
            goes_on = False
            continue
        if not is_open:
            start, first, count, is_open = content.start, number, 0, True
        end, count = content.end, count + 1
        while end - start > 2 * _CHARACTERS_A_CHUNK:  # a line as long as a book
            cut = _cut(source, start)
            yield Chunk(Span(start, cut), first, goes_on)
            start, goes_on = cut, True
    if is_open:
        yield Chunk(Span(start, end), first, goes_on)


def draft_text(source: str, entries: Sequence[Entry], line_by_line: bool = False) -> Markup:
    """Return the text with its marks. Each entry has one mark that its note can point back to, whatever overlaps it."""
    pieces = list(chunks(source, line_by_line))
    marks = list(_marks(entries, len(source)))
    cut = list(_segments(marks, pieces))
    owned = {marks[over[0]].entry.id for _, over in cut if over and marks[over[0]].is_main}
    writer = _Writer(source, marks, [mark for mark in marks if mark.is_main and mark.entry.id not in owned])
    result: list[Markup] = []
    position = 0
    for chunk in pieces:
        content = []
        while position < len(cut) and cut[position][0].end <= chunk.span.end:
            content.append(writer.segment(*cut[position]))
            position += 1
        style = _style(source, chunk, is_first=not result)
        line = None if line_by_line or chunk.goes_on else chunk.line
        result.append(element("p", *content, class_=style, dir="auto", data_line=line))
    if rest := writer.flags(len(source)):
        result.append(element("p", rest, class_="chunk"))
    return join(result, "\n")


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    entry: Entry
    is_main: bool


def _marks(entries: Sequence[Entry], length: int) -> Iterator[_Mark]:
    for entry in entries:
        yield _Mark(_clamped(entry.span, length), entry, True)
        # A finding may point at another word than the figure, such as its year.
        for span in sorted({finding.span for finding in entry.findings} - {entry.span}):
            yield _Mark(_clamped(span, length), entry, False)


def _segments(marks: Sequence[_Mark], pieces: Sequence[Chunk]) -> Iterator[tuple[Span, list[int]]]:
    """Yield the text of the chunks, cut wherever a mark begins or ends, with the marks over it, the innermost first.

    Of two marks over the same text the claim's is the inner one, then the one that comes first.
    """
    ranks = [
        (mark.span.end - mark.span.start, not mark.is_main, mark.entry.claim is None, number)
        for number, mark in enumerate(marks)
    ]
    turns = [(mark.span.start, 1, number) for number, mark in enumerate(marks) if mark.span.start < mark.span.end]
    turns += [(mark.span.end, 0, number) for number, mark in enumerate(marks) if mark.span.start < mark.span.end]
    turns.sort()
    over: list[tuple[int, bool, bool, int]] = []
    turn = 0
    for chunk in pieces:
        start = chunk.span.start
        while start < chunk.span.end:
            while turn < len(turns) and turns[turn][0] <= start:
                _, begins, number = turns[turn]
                if begins:
                    insort(over, ranks[number])
                else:
                    del over[bisect_left(over, ranks[number])]
                turn += 1
            end = min(chunk.span.end, turns[turn][0]) if turn < len(turns) else chunk.span.end
            yield Span(start, end), [number for *_, number in over[:_NAMED]]
            start = end


@dataclass(slots=True)
class _Writer:
    """Writes segments one after the other, and between them a flag for each mark that has no segment of its own."""

    source: str
    marks: Sequence[_Mark]
    hidden: list[_Mark]
    _named: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.hidden.sort(key=lambda mark: mark.span.end, reverse=True)

    def segment(self, span: Span, over: list[int]) -> Markup:
        """Return the HTML of a segment and of the flags that belong before and after it."""
        before = self.flags(span.start)
        content = text(span.cut(self.source))
        if over:
            content = self._link(span, over, content)
        return join([before, content, self.flags(span.end)])

    def flags(self, until: int) -> Markup:
        """Return the flags of the marks that end up to this offset."""
        result = []
        while self.hidden and self.hidden[-1].span.end <= until:
            entry = self.hidden.pop().entry
            result.append(
                element(
                    "a",
                    class_=f"mark flag {_kind(entry)}",
                    href=f"#{entry.id}",
                    id=f"m-{entry.id}",
                    data_for=entry.id,
                    data_number=entry.number,
                    aria_label=entry.label,
                )
            )
        return join(result)

    def _link(self, span: Span, over: list[int], content: Markup) -> Markup:
        mark = self.marks[over[0]]
        entry = mark.entry
        is_first = mark.is_main and entry.id not in self._named
        if is_first:
            self._named.add(entry.id)
        ends = span.end == mark.span.end
        part = "" if mark.is_main else " part"
        figure = " ".join(span.cut(self.source).split())
        return element(
            "a",
            content,
            class_=f"mark {_kind(entry)}{part}{' ends' if ends and mark.is_main else ''}",
            href=f"#{entry.id}",
            id=f"m-{entry.id}" if is_first else None,
            data_for=" ".join(dict.fromkeys(self.marks[number].entry.id for number in over)),
            data_number=entry.number,
            aria_label=f"{figure}: {entry.label}" if is_first else None,
        )


def _kind(entry: Entry) -> str:
    if entry.suppressed:
        return "suppressed"
    return f"other {entry.findings[0].severity.value}" if entry.claim is None else entry.mark.name


def _style(source: str, chunk: Chunk, is_first: bool) -> str:
    """Return the classes of a chunk: what is aligned by columns needs letters of one width."""
    lines = source[chunk.span.start : min(chunk.span.end, chunk.span.start + _CHARACTERS_A_CHUNK)].splitlines()
    if is_first and lines[0].rstrip() in ("---", "+++"):
        style = " front-matter"
    elif all(line.lstrip().startswith(("|", "+-")) for line in lines):
        style = " columns"
    elif len(lines) == 1 and re.match(r"#{1,6} ", lines[0]):
        style = " heading"
    else:
        style = ""
    return f"chunk{style}{' goes-on' if chunk.goes_on else ''}"


def _cut(source: str, start: int) -> int:
    """Return where to cut a line that has no end: after a space, if there is one."""
    limit = start + _CHARACTERS_A_CHUNK
    space = source.rfind(" ", start + 1, limit)
    return limit if space < 0 else space + 1


def _clamped(span: Span, length: int) -> Span:
    start = min(max(span.start, 0), length)
    return Span(start, min(max(span.end, start), length))
