"""The HTML reader: the words that a browser shows as the draft's own, and what the page says of itself.

Read are the text of the page, its headings, lists, quotes and tables with their captions, `<time>`, `<figcaption>`,
`<aside>`, and `<header>`, in which the title and the date line often stand. A `<footer>` is read inside an article,
section or quote, where it holds sources; one of the page itself is the site's and is blanked, as are `<nav>`, code,
controls, struck-out words, elements with the attribute `hidden`, and everything in tags and comments. Tags may be
broken or missing: an element that hides its words has to be closed to do so.

The title is the first `<h1>`, or else `<title>`, to which sites add their own name. The date is that of the front
matter, of a `meta` element or of a `<time>` marked as the day of publication, in this order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from cite_lint.model.document import Block, Citation, Document
from cite_lint.model.span import Span
from cite_lint.readers.blanking import blank_spans, prose_from
from cite_lint.readers.frontmatter import iso_date, read_front_matter
from cite_lint.readers.galley import Galley
from cite_lint.readers.htmlblocks import HtmlBlocks
from cite_lint.readers.htmltext import Token, tokens
from cite_lint.readers.marks import Marks, plain_marks

_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "citation_publication_date",
    "sailthru.date",
    "parsely-pub-date",
    "pubdate of time",
)
"""Names under which pages state when they were published, the surest first; the last stands for `<time pubdate>`."""
_NAMES = ("property", "name", "itemprop")
_SHORTCODE = re.compile(r"\{\{ [^{}]*+ \}\} | \{% [^{}]* %\} | \{\# [^{}]* \#\}", re.VERBOSE)
"""What a template fills in: Hugo, Jekyll, Jinja."""
_ID = re.compile(r"\bid\s*+=", re.IGNORECASE)
_NOTE_LENGTH = 2_000
"""Characters of a note that a citation carries."""


def read(path: str, source: str) -> Document:
    """Read an HTML draft."""
    front = read_front_matter(source)
    body = prose_from(source, front.end)
    page = _Page()
    galley = Galley(body, _find_marks)
    blocks = HtmlBlocks(galley, body, is_whole=True)
    blocks.read(page.look_at(tokens(body)))
    text = galley.text()
    notes = _Notes(text, galley.outline.blocks, page.ids, blocks.ends)
    citations = [notes.resolve(citation) for citation in galley.citations]
    return Document(
        path,
        source,
        text,
        tuple(galley.outline.blocks),
        tuple(sorted(citations, key=lambda citation: citation.span)),
        front.date or iso_date(page.stated_date()),
        front.title or galley.title or page.title,
        (*front.comments, *galley.comments),
    )


def _find_marks(text: str, start: int) -> Marks:
    """Find addresses, reference numbers and a template's tags."""
    if "{" not in text:
        return plain_marks(text)
    shortcodes = [Span(*found.span()) for found in _SHORTCODE.finditer(text)]
    marks = plain_marks(blank_spans(text, shortcodes))
    marks.spans += shortcodes
    return marks


class _Page:
    """What a page says of itself in its tags."""

    def __init__(self) -> None:
        self.title = ""
        self.ids: dict[str, int] = {}
        """Where the element of each id begins."""
        self._dates: dict[str, str] = {}

    def look_at(self, pieces: Iterable[Token]) -> Iterator[Token]:
        """Yield the tokens, and note what they say on the way."""
        for token in pieces:
            if token.written:
                self._note(token)
            yield token

    def stated_date(self) -> str:
        """Return the surest date of publication, as the page writes it; empty where it gives none."""
        return next((self._dates[name] for name in _DATES if name in self._dates), "")

    def _note(self, token: Token) -> None:
        if token.name == "title":
            self.title = self.title or " ".join(token.text.split())
        elif token.name in ("meta", "time"):
            attributes = token.attributes()
            value = (attributes.get("content") or attributes.get("datetime") or "").strip()
            names = [attributes[name].strip().lower() for name in _NAMES if name in attributes]
            if token.name == "time" and "pubdate" in attributes:
                names.append("pubdate of time")
            if iso_date(value):
                for name in names:
                    self._dates.setdefault(name, value)
        if _ID.search(token.written) and (id_ := token.attributes().get("id")):
            self.ids.setdefault(id_, token.start)


class _Notes:
    """The notes of a page, by the ids to which their marks link."""

    def __init__(self, text: str, blocks: list[Block], ids: dict[str, int], ends: dict[int, int]) -> None:
        self._text = text
        self._blocks = blocks
        self._starts = [block.span.start for block in blocks]
        self._ids = ids
        self._ends = ends
        self._known: dict[int, str] = {}

    def resolve(self, citation: Citation) -> Citation:
        """Return the citation; a link to a note, whose own text is but a mark, with the note's words."""
        start = self._ids.get(citation.target[1:]) if citation.target.startswith("#") else None
        if start is None or citation.span.cut(self._text).strip():
            return citation
        if start not in self._known:
            self._known[start] = self._words(start)
        return Citation(citation.span, "footnote", self._known[start])

    def _words(self, start: int) -> str:
        """Return the words of the element that begins at `start`, or of the first block in or behind it."""
        first = bisect_left(self._starts, start)
        end = self._ends.get(start, 0)
        words: list[str] = []
        length = 0
        for block in self._blocks[first : first + _NOTE_LENGTH]:
            if length >= _NOTE_LENGTH or (words and block.span.start >= end):
                break
            shown = self._text[block.span.start : min(block.span.end, block.span.start + _NOTE_LENGTH)]
            words += shown.split()
            length += len(shown)
        return " ".join(words)[:_NOTE_LENGTH]
