"""The Markdown reader: CommonMark with tables, footnotes, task lists and callouts, and the dialects' own marks.

pulldown-cmark finds the structure; what it reports as text is prose and everything else is blanked. Front matter and
formulas are found by this package instead: pulldown-cmark takes any text between two rules for metadata, and the prose
between two dollar signs for a formula. Struck-out text (`~~`) is blanked, as the draft no longer says it.

Remarks are HTML comments, link definitions that only hold a title (`[//]: # (a remark)`), `%%` around words of one
paragraph as in Obsidian and in MDX `{/* */}`. The last are turned into HTML comments of the same length before parsing,
so that they may hold empty lines and the parser tells those in code from the others.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pyromark

from cite_lint.model.document import Citation, Comment, Document
from cite_lint.model.span import Span
from cite_lint.readers import htmltext
from cite_lint.readers.blanking import blank, blank_spans, prose_from
from cite_lint.readers.frontmatter import read_front_matter
from cite_lint.readers.galley import Galley
from cite_lint.readers.htmlblocks import HtmlBlocks
from cite_lint.readers.leaf import Anchor
from cite_lint.readers.marks import Marks, markdown_marks

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

_JSX_COMMENT = re.compile(r"\{ \s*+ /\*", re.VERBOSE)
_JSX_COMMENT_END = re.compile(r"\*/ (?P<brace> \s*+ \} )?+", re.VERBOSE)
_PERCENT_COMMENT = re.compile(r"(?<!\S) %% (?!%) (?: [^%]++ | % (?!%) )*+ %% (?![%\w])", re.VERBOSE)
_SHORTEST = len("<!---->")
_DEFINITION_COMMENT = re.compile(
    r"""
    (?: ^ | (?<=\r) ) [ ]{0,3}
    (?P<comment>
      \[ (?: // | comment | _ ) [^\[\]\r\n]{0,40}+ \]: [ \t]*+
      (?: \# | <> | <\#> ) [ \t]++
      (?: " (?P<double> [^"\r\n]*+ ) " | ' (?P<single> [^'\r\n]*+ ) ' | \( (?P<round> [^()\r\n]*+ ) \) )
    )
    [ \t]*+ (?= [\r\n] | \Z )
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)


def read(path: str, source: str) -> Document:
    """Read a Markdown draft; the ending `.mdx` adds JSX and module statements."""
    front = read_front_matter(source)
    body = prose_from(source, front.end)
    jsx = path.lower().endswith(".mdx")
    parsed = _as_html_comments(body) if jsx else body
    walk = _Walk(body, parsed, jsx=jsx)
    for event, start, end in _events(parsed):
        walk.step(event, start, end)
    galley = walk.finish()
    text = galley.text()
    comments = (*front.comments, *galley.comments, *_definition_comments(body, text, walk.code))
    return Document(
        path,
        source,
        text,
        tuple(galley.outline.blocks),
        tuple(sorted(galley.citations, key=lambda citation: citation.span)),
        front.date,
        front.title or galley.title,
        tuple(sorted(comments, key=lambda comment: comment.span)),
    )


def _as_html_comments(body: str) -> str:
    """Return the text with the comments of MDX turned into HTML comments of the same length, their words blanked."""
    pieces: list[str] = []
    done = 0
    found = _JSX_COMMENT.search(body)
    while found is not None:
        end = _JSX_COMMENT_END.search(body, found.end())
        if end is None:  # no other one ends either
            break
        length = end.end() - found.start()
        if end["brace"] is not None and length >= _SHORTEST:
            inner = body[found.start() + 4 : end.end() - 3]
            pieces += (body[done : found.start()], "<!--", blank(inner), "-->")
            done = end.end()
        found = _JSX_COMMENT.search(body, end.end())
    return "".join((*pieces, body[done:])) if pieces else body


def _definition_comments(body: str, text: str, code: list[Span]) -> Iterator[Comment]:
    """Yield link definitions that are remarks; where one stands in a paragraph or in code it is none."""
    if "]:" not in body:
        return
    for found in _DEFINITION_COMMENT.finditer(body):
        span = Span(*found.span("comment"))
        nearest = bisect_right(code, span) - 1
        is_code = nearest >= 0 and code[nearest].overlaps(span)
        if not is_code and not span.cut(text).strip():
            yield Comment(span, (found["double"] or found["single"] or found["round"] or "").strip())


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

    def __init__(self, source: str, parsed: str, *, jsx: bool) -> None:
        self.code: list[Span] = []
        """Code blocks and raw HTML, in text order."""
        self._jsx = jsx
        self._galley = Galley(source, self._find_marks, _MODULE_STATEMENT if jsx else None)
        self._outline = self._galley.outline
        self._source = source
        self._parsed = parsed
        """What the parser sees: the source, in MDX with its comments turned into HTML comments."""
        self._notes: dict[str, str] = {}
        self._note_marks: list[tuple[Span, str]] = []
        self._inlines: list[Anchor | str] = []
        """What to do at the end of each inline element that is open: end a link, `skip`, `tilde` or nothing."""
        self._skipping = 0
        """How many elements are open whose text is not prose."""
        self._html: list[Span] | None = None

    def step(self, event: Any, start: int, end: int) -> None:
        """Take the next event."""
        name, value = _named(event)
        if name == "Start":
            self._open(*_named(value), start, end)
        elif name == "End":
            self._close(*_named(value), end)
        elif name == "Rule":
            self._outline.interrupt()
        elif name == "Html":
            if self._html is not None:
                self._html.append(Span(start, end))
        elif not self._skipping and name not in ("SoftBreak", "HardBreak"):
            self._inline(name, value, start, end)

    def finish(self) -> Galley:
        """Return what was gathered, with the footnotes' marks as citations."""
        for span, label in self._note_marks:
            self._galley.citations.append(Citation(span, "footnote", self._notes.get(label, "")))
        return self._galley

    def _find_marks(self, text: str, start: int) -> Marks:
        """Find a leaf's marks, and remarks between `%%`."""
        if "%%" not in text:
            return markdown_marks(text, jsx=self._jsx)
        remarks = [Span(*found.span()) for found in _PERCENT_COMMENT.finditer(text)]
        for span in remarks:
            place = Span(span.start + start, span.end + start)
            self._galley.comments.append(Comment(place, self._source[place.start + 2 : place.end - 2].strip()))
        marks = markdown_marks(blank_spans(text, remarks), jsx=self._jsx)
        marks.spans += remarks
        return marks

    def _open(self, name: str, data: Any, start: int, end: int) -> None:
        if name in _CONTAINERS:
            self._galley.finish_leaf()
            # A callout is the author's own voice, not a quotation.
            self._outline.open("callout" if name == "BlockQuote" and data else _CONTAINERS[name])
            if name == "FootnoteDefinition":
                note = self._source[start : min(end, start + _FOOTNOTE_LENGTH)]
                self._notes.setdefault(data, " ".join(_FOOTNOTE_LABEL.sub("", note, count=1).split()))
        elif name in ("TableHead", "TableRow"):
            self._outline.row(head=name == "TableHead")
        elif name in _LEAVES:
            self._galley.finish_leaf()
            self._galley.begin_leaf(start)
        elif name == "CodeBlock":
            self._galley.finish_leaf()
            self._outline.interrupt()
            self._skipping += 1
            self.code.append(Span(start, end))
        elif name == "HtmlBlock":
            self._galley.finish_leaf()
            self._html = []
        else:
            self._inlines.append(self._open_inline(name, data, start, end))

    def _open_inline(self, name: str, data: Any, start: int, end: int) -> Anchor | str:
        """Begin an inline element and return what is to be done at its end."""
        leaf = self._galley.leaf or self._galley.begin_leaf(start)
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
            self._galley.finish_leaf()
            self._outline.close()
        elif name == "Paragraph":
            self._galley.finish_leaf()
        elif name == "Heading":
            self._galley.finish_leaf(level=int(data[1]))
        elif name == "TableCell":
            self._galley.finish_leaf(place=self._outline.cell)
        elif name == "CodeBlock":
            self._skipping -= 1
        elif name == "HtmlBlock":
            self._read_html()
        elif self._inlines:
            ending = self._inlines.pop()
            if ending == "skip":
                self._skipping -= 1
            elif self._galley.leaf is not None and ending == "tilde":
                self._galley.leaf.keep(end - 1, end)
            elif self._galley.leaf is not None and isinstance(ending, Anchor):
                # `[12][12]`, or `[12]` with its address elsewhere, ends in a bracket
                self._galley.leaf.end_anchor(ending, end, reference=self._source[end - 1] == "]")

    def _inline(self, name: str, value: Any, start: int, end: int) -> None:
        leaf = self._galley.leaf or self._galley.begin_leaf(start)
        if name == "Text":
            if not self._galley.is_opaque:
                leaf.keep(start, end, value)
            return
        leaf.drop(start, end)
        if name == "FootnoteReference":
            self._note_marks.append((Span(start, end), value))
        elif name == "InlineHtml":
            for token in htmltext.tokens(value):
                if token.comment is not None:
                    self._galley.comment(start, end, self._comment_text(start, end, token.comment))
                else:
                    self._galley.tag(token, start, end)

    def _read_html(self) -> None:
        """Read the prose in a block of raw HTML."""
        lines, self._html = self._html or [], None
        if not lines:
            return
        view: list[str] = []  # the block without the quote marks and indents that Markdown puts before its lines
        position = first = lines[0].start
        for line in lines:
            view += (blank(self._source[position : line.start]), line.cut(self._parsed))
            position = line.end
        self.code.append(Span(first, position))
        html = "".join(view)
        HtmlBlocks(self._galley, html, first).read(self._own_words(htmltext.tokens(html), first))

    def _own_words(self, tokens: Iterable[htmltext.Token], offset: int) -> Iterator[htmltext.Token]:
        """Yield the tokens; comments that were turned into HTML ones have their own words again."""
        for token in tokens:
            if token.comment is None:
                yield token
            else:
                text = self._comment_text(token.start + offset, token.end + offset, token.comment)
                yield replace(token, comment=text)

    def _comment_text(self, start: int, end: int, text: str) -> str:
        """Return what a comment says, which `text` does not tell if the comment was of another kind."""
        if self._parsed is self._source or self._source.startswith("<!--", start):
            return text
        written = self._source[start:end]
        return written[written.index("*") + 1 : written.rindex("*")].strip()
