"""Where in a Word document a comment is anchored: runs are split where a figure begins and ends."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from cite_lint.model.span import Span
from cite_lint.readers.docx import WordDraft
from cite_lint.readers.wordstyles import whole_number

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"
_NOTES = {"footnote": "footnoteReference", "endnote": "endnoteReference"}

_Cut = tuple[int, int]
"""A place in a run: the number of a child that is no properties, and an offset in it if it is text."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The runs that a comment is about, the first and the last; or twice a paragraph in which there is no run."""

    first: _Element
    last: _Element
    is_elsewhere: bool
    """Whether the figure itself stands where Word allows no comment."""


@dataclass(frozen=True, slots=True)
class _Seat:
    """Where in the body a piece of text is, or what stands for it there."""

    element: _Element
    is_elsewhere: bool
    run: _Element | None
    """The outermost run around it."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """Where an anchor begins or ends: at a cut of a run; at a paragraph where there is none."""

    element: _Element
    cut: _Cut | None


@dataclass(slots=True, eq=False)
class _Run:
    """A run that is to be split."""

    children: list[_Element]
    numbers: dict[_Element, int]
    cuts: set[_Cut] = field(default_factory=set)
    begins: dict[_Cut, _Element] = field(default_factory=dict)
    """The run that begins at a cut, once it is split."""
    ends: dict[_Cut, _Element] = field(default_factory=dict)
    """The run that ends at a cut."""


def anchor(draft: WordDraft, spans: Iterable[Span]) -> list[Anchor | None]:
    """Split the runs of a draft and return the anchor of each span; None where there is nothing to hold it.

    What stands in a note is anchored at its mark in the body, what stands in a text box at the box.
    """
    anchors = _Anchors(draft)
    edges = [anchors.find(span) for span in spans]
    anchors.split()
    return [anchors.anchor(*found) if found is not None else None for found in edges]


class _Anchors:
    """Finds the places first and splits afterwards: a run that was split is no more where it was found."""

    def __init__(self, draft: WordDraft) -> None:
        self._draft = draft
        self._space = draft.file.space
        self._runs: dict[_Element, _Run] = {}
        self._texts: dict[_Element, _Text] = {}
        self._last_id: int | None = None
        references = {f"{self._space}{reference}": kind for kind, reference in _NOTES.items()}
        self._marks: dict[tuple[str, str], _Element] = {}
        for line in draft.origins.lines:
            for piece in line.pieces:
                if piece.element.tag in references:
                    name = references[piece.element.tag], piece.element.get(f"{self._space}id", "")
                    self._marks.setdefault(name, piece.element)

    def find(self, span: Span) -> tuple[_Edge, _Edge, bool] | None:
        """Return where the anchor of a span begins and ends, and whether the figure is elsewhere."""
        pieces = self._draft.origins.pieces(span) if span.start < span.end else ()
        line = self._draft.origins.line(span.start)
        if line is None:
            return None
        if not pieces:
            seat = self._seat(line.element)
            return (self._edge(seat), self._edge(seat, at_end=True), seat.is_elsewhere) if seat is not None else None
        first, last = self._seat(pieces[0].element), self._seat(pieces[-1].element)
        if first is None or last is None:
            return None
        if first.is_elsewhere or last.is_elsewhere:
            return self._edge(first), self._edge(first, at_end=True), True
        start = max(span.start - pieces[0].start, 0) + pieces[0].offset
        end = min(span.end - pieces[-1].start, len(pieces[-1].text)) + pieces[-1].offset
        return self._edge(first, start), self._edge(last, end, at_end=True), False

    def split(self) -> None:
        """Split every run at the places that were found."""
        for element, run in self._runs.items():
            self._split(element, run)

    def anchor(self, start: _Edge, end: _Edge, is_elsewhere: bool) -> Anchor:
        """Return the anchor between two edges, after the runs were split."""
        first = self._runs[start.element].begins[start.cut] if start.cut is not None else start.element
        last = self._runs[end.element].ends[end.cut] if end.cut is not None else end.element
        return Anchor(first, last, is_elsewhere)

    def _seat(self, element: _Element) -> _Seat | None:
        space = self._space
        is_elsewhere = False
        around = [element, *element.iterancestors()]
        if around[-1] is not self._draft.file.root:
            kinds = {f"{space}{kind}": kind for kind in _NOTES}
            note = next((above for above in around if above.tag in kinds), None)
            mark = self._marks.get((kinds[str(note.tag)], note.get(f"{space}id", ""))) if note is not None else None
            if mark is None:
                return None
            element, is_elsewhere = mark, True
            around = [element, *element.iterancestors()]
        boxes = [number for number, above in enumerate(around) if above.tag == f"{space}txbxContent"]
        if boxes:
            around, is_elsewhere = around[boxes[-1] :], True
        runs = [number for number, above in enumerate(around) if above.tag == f"{space}r"]
        if runs:
            outermost = runs[-1]
            return _Seat(around[outermost - 1], is_elsewhere, around[outermost])
        paragraph = next((above for above in around if above.tag == f"{space}p"), None)
        return _Seat(paragraph, is_elsewhere, None) if paragraph is not None else None

    def _edge(self, seat: _Seat, offset: int = 0, *, at_end: bool = False) -> _Edge:
        """Return an edge at an offset in what is seated, before or after it where it is no text."""
        if seat.run is None:
            return _Edge(seat.element, None)
        run = self._runs.get(seat.run)
        if run is None:
            children = [child for child in seat.run if child.tag != f"{self._space}rPr"]
            run = self._runs[seat.run] = _Run(children, {child: number for number, child in enumerate(children)})
        number = run.numbers[seat.element]
        cut = (number + at_end, 0)
        if seat.element.tag == f"{self._space}t" and not seat.is_elsewhere:
            text = self._texts.get(seat.element)
            if text is None:
                text = self._texts[seat.element] = _shown(seat.element)
            if text.start < offset < text.end:
                cut = (number, offset)
        run.cuts.add(cut)
        return _Edge(seat.run, cut)

    def _split(self, element: _Element, run: _Run) -> None:
        """Split a run at its cuts; it keeps what stands before the first of them."""
        first, last = (0, 0), (len(run.children), 0)
        edges = [first, *sorted(run.cuts - {first, last}), last]
        texts = {number: self._texts[run.children[number]] for number, offset in edges if offset}
        heads: dict[int, int] = {}  # how much of a text stays in its own element
        current = element
        for start, end in pairwise(edges):
            if start != first:
                following = self._like(element)
                current.addnext(following)
                current = following
                if start[1]:
                    stop = end[1] if end[0] == start[0] else texts[start[0]].end
                    current.append(_part(run.children[start[0]], texts[start[0]], start[1], stop))
                stop_child = end[0] + (end[1] > 0)
                for child in run.children[start[0] + (start[1] > 0) : stop_child]:
                    current.append(child)
            if end[1]:
                heads.setdefault(end[0], end[1])
            run.begins[start] = run.ends[end] = current
        for number, stop in heads.items():
            _write(run.children[number], texts[number].raw[texts[number].start : stop])

    def _like(self, run: _Element) -> _Element:
        """Return an empty run with the properties of another. A change of them noted there gets an id of its own."""
        made = run.makeelement(run.tag, dict(run.attrib), nsmap=run.nsmap)
        properties = run.find(f"{self._space}rPr")
        if properties is not None:
            properties = copy.deepcopy(properties)
            properties.tail = None
            made.append(properties)
            for change in properties.iterfind(f"{self._space}rPrChange"):
                self._last_id = (self._last_id or self._highest_id()) + 1
                change.set(f"{self._space}id", str(self._last_id))
        return made

    def _highest_id(self) -> int:
        name = f"{self._space}id"
        found = (whole_number(element.get(name)) for element in self._draft.file.root.iter())
        return max((number for number in found if number is not None), default=0)


@dataclass(frozen=True, slots=True)
class _Text:
    """The characters of a text element and which of them are shown."""

    raw: str
    start: int
    end: int


def _shown(element: _Element) -> _Text:
    raw = element.text or ""
    if element.get(_SPACE) == "preserve":
        return _Text(raw, 0, len(raw))
    return _Text(raw, len(raw) - len(raw.lstrip(_BLANKS)), len(raw.rstrip(_BLANKS)))


def _part(element: _Element, text: _Text, start: int, end: int) -> _Element:
    made = element.makeelement(element.tag, dict(element.attrib))
    _write(made, text.raw[start:end])
    return made


def _write(element: _Element, text: str) -> None:
    element.text = text
    element.set(_SPACE, "preserve")
