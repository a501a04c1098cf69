"""The Markdown reader: CommonMark with tables, footnotes, task lists and callouts, and the dialects' own marks.

pulldown-cmark finds the structure; what it reports as text is prose and everything else is blanked. Front matter and
formulas are found by this package instead: pulldown-cmark takes any text between two rules for metadata, and the prose
between two dollar signs for a formula. Struck-out text (`~~`) is blanked, as the draft no longer says it.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

import pyromark

from cite_lint.model.document import BlockKind, Citation, Document
from cite_lint.model.span import Span
from cite_lint.readers import htmltext
from cite_lint.readers.blanking import blank, prose_from
from cite_lint.readers.frontmatter import read_front_matter
from cite_lint.readers.leaf import Anchor, Leaf
from cite_lint.readers.outline import Outline

_PARSER = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
)
_CONTINUATION_BYTE = re.compile(rb"[\x80-\xbf]")
_MODULE_STATEMENT = re.compile(
    r"""
    import \s+ (?: ['"{*] | [\w$]++ \s+ from \b | [\w$]++ \s*+ , )
    | export \s+ (?: const | let | var | default | function | async | class | \{ | \* )
    """,
    re.VERBOSE,
)
_FOOTNOTE_LABEL = re.compile(r"\[\^[^\]\r\n]*+\]:")
_FOOTNOTE_LENGTH = 2_000
"""Characters of a footnote that a citation carries: enough for any reference, and nested notes stay cheap."""

_CONTAINERS = {
    "List": "list",
    "Item": "item",
    "BlockQuote": "quote",
    "FootnoteDefinition": "footnote",
    "Table": "table",
}
_LEAVES = ("Paragraph", "Heading", "TableCell")
_MARK_WIDTHS = {"Emphasis": 1, "Strong": 2}
_HTML_KINDS = {"li": BlockKind.LIST_ITEM, "td": BlockKind.TABLE_CELL, "th": BlockKind.TABLE_CELL}
_HTML_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def read(path: str, source: str) -> Document:
    """Read a Markdown draft; the ending `.mdx` adds JSX and module statements."""
    front = read_front_matter(source)
    body = prose_from(source, front.end)
    walk = _Walk(body, jsx=path.lower().endswith(".mdx"))
    for event, start, end in _events(body):
        walk.step(event, start, end)
    text, citations = walk.finish()
    return Document(path, source, text, tuple(walk.outline.blocks), citations, front.date, front.title or walk.title)


def _events(body: str) -> Iterator[tuple[Any, int, int]]:
    """Yield the parser's events with ranges in code points: the parser counts the bytes of UTF-8."""
    parsed = _PARSER.events_with_range(body)
    if body.isascii():
        for event, span in parsed:
            yield event, span["start"], span["end"]
        return
    inner = array("Q", (found.start() for found in _CONTINUATION_BYTE.finditer(body.encode())))
    for event, span in parsed:
        start, end = span["start"], span["end"]
        yield event, start - bisect_left(inner, start), end - bisect_left(inner, end)


def _named(tag: Any) -> tuple[str, Any]:
    """Return the name and the data of a tag or event, which is a bare name or a mapping of one key."""
    if isinstance(tag, str):
        return tag, None
    [(name, data)] = tag.items()
    return name, data


class _Walk:
    """Follows the parser's events, gathers leaves of prose and tells the outline where each one stands."""

    def __init__(self, source: str, *, jsx: bool) -> None:
        self.outline = Outline()
        self.title = ""
        self._source = source
        self._jsx = jsx
        self._pieces: list[str] = []
        self._done = 0
        """How much of the source the pieces cover."""
        self._citations: list[Citation] = []
        self._notes: dict[str, str] = {}
        self._note_marks: list[tuple[Span, str]] = []
        self._leaf: Leaf | None = None
        self._inlines: list[Anchor | str] = []
        """What to do at the end of each inline element that is open: end a link, `skip`, `tilde` or nothing."""
        self._skipping = 0
        """How many elements are open whose text is not prose."""
        self._tags: dict[str, Anchor] = {}
        """HTML `a` and `sup` that are open."""
        self._opaque: tuple[str, int] | None = None
        """The HTML element that is open and whose text is not prose, and its first character."""
        self._html: list[Span] | None = None

    def step(self, event: Any, start: int, end: int) -> None:
        """Take the next event."""
        name, value = _named(event)
        if name == "Start":
            self._open(*_named(value), start, end)
        elif name == "End":
            self._close(*_named(value), end)
        elif name == "Rule":
            self.outline.interrupt()
        elif name == "Html":
            if self._html is not None:
                self._html.append(Span(start, end))
        elif not self._skipping and name not in ("SoftBreak", "HardBreak"):
            self._inline(name, value, start, end)

    def finish(self) -> tuple[str, tuple[Citation, ...]]:
        """Return the whole text and its citations in order."""
        self._pieces.append(blank(self._source[self._done :]))
        for span, label in self._note_marks:
            self._citations.append(Citation(span, "footnote", self._notes.get(label, "")))
        return "".join(self._pieces), tuple(sorted(self._citations, key=lambda citation: citation.span))

    def _open(self, name: str, data: Any, start: int, end: int) -> None:
        if name in _CONTAINERS:
            self._finish_leaf()
            # A callout is the author's own voice, not a quotation.
            self.outline.open("callout" if name == "BlockQuote" and data else _CONTAINERS[name])
            if name == "FootnoteDefinition":
                note = self._source[start : min(end, start + _FOOTNOTE_LENGTH)]
                self._notes.setdefault(data, " ".join(_FOOTNOTE_LABEL.sub("", note, count=1).split()))
        elif name in ("TableHead", "TableRow"):
            self.outline.row(head=name == "TableHead")
        elif name in _LEAVES:
            self._finish_leaf()
            self._begin_leaf(start)
        elif name == "CodeBlock":
            self._finish_leaf()
            self.outline.interrupt()
            self._skipping += 1
        elif name == "HtmlBlock":
            self._finish_leaf()
            self._html = []
        else:
            self._inlines.append(self._open_inline(name, data, start, end))

    def _open_inline(self, name: str, data: Any, start: int, end: int) -> Anchor | str:
        """Begin an inline element and return what is to be done at its end."""
        leaf = self._leaf or self._begin_leaf(start)
        if self._skipping or name == "Image":
            self._skipping += 1
            leaf.drop(start, end)
            return "skip"
        if name == "Link":
            kind, address = data["link_type"], data["dest_url"]
            if kind not in ("Autolink", "Email"):
                return leaf.anchor(start, address)
            if kind == "Autolink":
                leaf.cite(Span(start + 1, end - 1), address)
        elif name == "Strikethrough":
            if not self._source.startswith("~~", start):  # "~5 women, ~6 men~": the sign for "about" is prose
                leaf.keep(start, start + 1)
                return "tilde"
        else:
            width = _MARK_WIDTHS.get(name, 1)
            leaf.drop(start, start + width)
            leaf.drop(end - width, end)
            return "nothing"
        self._skipping += 1
        leaf.drop(start, end)
        return "skip"

    def _close(self, name: str, data: Any, end: int) -> None:
        if name in _CONTAINERS:
            self._finish_leaf()
            self.outline.close()
        elif name == "Paragraph":
            self._finish_leaf()
        elif name == "Heading":
            self._finish_leaf(level=int(data[1]))
        elif name == "TableCell":
            self._finish_leaf(cell=True)
        elif name == "CodeBlock":
            self._skipping -= 1
        elif name == "HtmlBlock":
            self._read_html()
        elif self._inlines:
            ending = self._inlines.pop()
            if ending == "skip":
                self._skipping -= 1
            elif self._leaf is not None and ending == "tilde":
                self._leaf.keep(end - 1, end)
            elif self._leaf is not None and isinstance(ending, Anchor):
                # `[12][12]`, or `[12]` with its address elsewhere, ends in a bracket
                self._leaf.end_anchor(ending, end, reference=self._source[end - 1] == "]")

    def _inline(self, name: str, value: Any, start: int, end: int) -> None:
        leaf = self._leaf or self._begin_leaf(start)
        if name == "Text":
            if self._opaque is None:
                leaf.keep(start, end, value)
            return
        leaf.drop(start, end)
        if name == "FootnoteReference":
            self._note_marks.append((Span(start, end), value))
        elif name == "InlineHtml":
            for token in htmltext.tokens(value):
                self._tag(leaf, token, start, end)

    def _tag(self, leaf: Leaf, token: htmltext.Token, start: int, end: int) -> None:
        """Follow an HTML tag inside a leaf."""
        leaf.drop(start, end)
        if self._opaque is not None:
            name, first = self._opaque
            if token.closing and token.name == name:
                leaf.drop(first, end)
                self._opaque = None
        elif token.name in htmltext.OPAQUE:
            self._opaque = None if token.closing else (token.name, start)
        elif token.name in ("a", "sup"):
            anchor = self._tags.pop(token.name, None)
            if not token.closing:
                self._tags[token.name] = leaf.anchor(start, token.address)
            elif anchor is not None:
                leaf.end_anchor(anchor, end, reference=token.name == "sup")

    def _read_html(self) -> None:
        """Read the prose in a block of raw HTML."""
        lines, self._html = self._html or [], None
        view: list[str] = []  # the block without the quote marks and indents that Markdown puts before its lines
        position = lines[0].start if lines else 0
        for line in lines:
            view += (blank(self._source[position : line.start]), line.cut(self._source))
            position = line.end
        offset = lines[0].start if lines else 0
        kind, level, quotes = None, 0, 0
        for token in htmltext.tokens("".join(view)):
            start, end = token.start + offset, token.end + offset
            if self._opaque is not None and self._leaf is not None:
                self._tag(self._leaf, token, start, end)
            elif token.parts_prose:
                self._finish_leaf(level=level, kind=kind)
                opening = "" if token.closing else token.name
                kind, level = _HTML_KINDS.get(opening), _HTML_HEADINGS.get(opening, 0)
                if opening == "blockquote":
                    self.outline.open("quote")
                    quotes += 1
                elif token.name == "blockquote" and quotes:
                    self.outline.close()
                    quotes -= 1
            elif token.name:
                self._tag(self._leaf or self._begin_leaf(start), token, start, end)
            elif token.text.strip():
                start += len(token.text) - len(token.text.lstrip())
                (self._leaf or self._begin_leaf(start)).keep(start, end, token.text.lstrip())
        self._finish_leaf(level=level, kind=kind)
        for _ in range(quotes):
            self.outline.close()

    def _begin_leaf(self, start: int) -> Leaf:
        start = max(start, self._done)
        self._leaf = Leaf(self._source, start, start)
        return self._leaf

    def _finish_leaf(self, *, level: int = 0, cell: bool = False, kind: BlockKind | None = None) -> None:
        """Blank what is not prose in the leaf that is open, if one is, and hand it to the outline."""
        leaf, self._leaf = self._leaf, None
        if leaf is None:
            return
        if self._opaque is not None:
            leaf.drop(self._opaque[1], leaf.end)
        self._opaque = None
        self._tags.clear()
        if self._jsx and _MODULE_STATEMENT.match(self._source, leaf.start):
            return
        prose, span = leaf.finish(jsx=self._jsx)
        self._pieces += (blank(self._source[self._done : leaf.start]), prose)
        self._done = leaf.end
        self._citations += leaf.citations
        if cell:
            self.outline.cell(span)
        elif span is not None and level:
            self.outline.heading(span, level)
            if level == 1 and not self.title and self.outline.blocks[-1].kind is BlockKind.HEADING:
                self.title = " ".join(prose.split())
        elif span is not None:
            self.outline.prose(span, kind)
