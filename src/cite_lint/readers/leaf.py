"""A leaf: one block's text as it is gathered, and what of it is prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from cite_lint.model.document import Citation
from cite_lint.model.span import Span
from cite_lint.readers.blanking import blank, blank_spans, stand_in, trimmed
from cite_lint.readers.marks import Marks, is_number_mark, is_source

FindMarks = Callable[[str, int], Marks]
"""Find in a leaf's text, which stands at the offset given, what is no prose although it looks like it."""

_EMPHASIS = re.compile(r"(?:\*{1,3}|</?(?:b|strong|i|em|u|span|font|mark|big|small)\b[^<>]*+>)+", re.IGNORECASE)
_LAST_DIGITS = re.compile(r"(?<![\d.,])\d[\d,]*\Z")
_FIRST_DIGITS = re.compile(r",?\d[\d,]*(?<!,)")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d{2,4}")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link or superscript that is open: how many pieces were kept before it, its first character, its address."""

    before: int
    start: int
    address: str = ""


@dataclass(slots=True)
class Leaf:
    """The text of a paragraph, heading, cell or item's own lines, from `start` to `end` of the source."""

    source: str
    start: int
    end: int
    citations: list[Citation] = field(default_factory=list)
    _kept: list[tuple[Span, str]] = field(default_factory=list)
    """What stays and how it reads, which differs from the source only for an entity; both are of one length."""
    _syntax: list[Span] = field(default_factory=list)

    def keep(self, start: int, end: int, meaning: str | None = None) -> None:
        """Keep a range as prose; `meaning` is what a reader sees there if it is not the source's own characters."""
        start = max(start, self._kept[-1][0].end if self._kept else self.start)
        if start < end:
            written = self.source[start:end]
            is_entity = meaning is not None and len(meaning) != len(written)  # an entity is longer than its meaning
            self._kept.append((Span(start, end), stand_in(written, meaning or "") if is_entity else written))
            self.end = max(self.end, end)

    def drop(self, start: int, end: int) -> None:
        """Mark a range as syntax, which no pattern for marks in prose may see."""
        if start < end:
            self._syntax.append(Span(start, end))

    def cite(self, span: Span, address: str) -> None:
        """Add a citation of `address`, unless it is one that is no source."""
        if is_source(address, places=True):
            self.citations.append(Citation(span, "link", address))

    def anchor(self, start: int, address: str = "") -> Anchor:
        """Begin the text of a link, or of a superscript, which has no address."""
        return Anchor(len(self._kept), start, address)

    def end_anchor(self, anchor: Anchor, end: int, *, reference: bool) -> None:
        """End a link's text; it is blanked where it is a reference number, which `reference` says it may be."""
        pieces = self._kept[anchor.before :]
        if not pieces:
            self.drop(anchor.start, end)
            self.cite(Span(anchor.start, end), anchor.address)
            return
        first, last = pieces[0][0].start, pieces[-1][0].end
        self.cite(trimmed(self.source, first, last) or Span(anchor.start, end), anchor.address)
        text = "".join(text for _, text in pieces)
        may_be_number = reference or anchor.address.startswith("#") or text.lstrip().startswith("[")
        if may_be_number and is_number_mark(text):
            del self._kept[anchor.before :]
            self.drop(anchor.start, end)
        else:
            self.drop(anchor.start, first)
            self.drop(last, end)

    def finish(self, find_marks: FindMarks) -> tuple[str, Span | None]:
        """Return the leaf's prose in its full length and the range of it that holds words; complete the citations."""
        syntax = (Span(span.start - self.start, span.end - self.start) for span in self._syntax)
        marks = find_marks(blank_spans(self.source[self.start : self.end], syntax), self.start)
        links = sorted(citation.span for citation in self.citations)
        for mark in marks.citations:
            span = Span(mark.span.start + self.start, mark.span.end + self.start)
            nearest = bisect_right(links, span) - 1
            if nearest < 0 or not links[nearest].overlaps(span):  # else an address that is its own link's text
                self.citations.append(Citation(span, mark.kind, mark.target))
        prose = blank_spans(self._prose(), marks.spans)
        words = trimmed(prose, 0, len(prose))
        return prose, words and Span(words.start + self.start, words.end + self.start)

    def _prose(self) -> str:
        """Return what was kept between blanks.

        Digits that emphasis parts from those before them are put beside them, and the blanks behind: `12,**900**`.
        """
        pieces: list[str] = []
        held = ""
        position = self.start
        for span, text in self._kept:
            marks = self.source[position : span.start]
            run = _digits_of_one_number(pieces[-1], text) if pieces and _EMPHASIS.fullmatch(marks) else ""
            held += blank(marks)
            if run:
                pieces.append(run)
                text = text[len(run) :]
            if text:
                pieces += (held, text)
                held = ""
            position = span.end
        pieces.append(held + blank(self.source[position : self.end]))
        return "".join(pieces)


def _digits_of_one_number(before: str, after: str) -> str:
    """Return the digits that `after` begins with, where they go on with those that `before` ends in."""
    first, rest = _LAST_DIGITS.search(before), _FIRST_DIGITS.match(after)
    if first is None or rest is None or not _NUMBER.fullmatch(first[0] + rest[0]):
        return ""
    return rest[0]
