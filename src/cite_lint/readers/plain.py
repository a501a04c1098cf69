"""The plain text reader: paragraphs by blank lines, or a line each where the text is not wrapped.

Plain text has no comments; only a remark to this program is told from prose: a line `# cite-lint: ...`, or
`[cite-lint: ...]` anywhere in a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cite_lint.model.document import Comment, Document
from cite_lint.model.span import Span
from cite_lint.readers.blanking import blank_spans, prose_from, trimmed
from cite_lint.readers.frontmatter import read_front_matter
from cite_lint.readers.marks import plain_marks
from cite_lint.readers.outline import Outline

UNWRAPPED = 200
"""A line longer than this is a paragraph, and so is every line that no blank line parts from it."""
WRAPPED = 120
"""Longest line, in characters, that may be one of several lines of a paragraph."""
TITLE = 100
"""Longest first line, in characters, that is taken for a title."""

_REMARK = re.compile(
    r"""
    (?: \A | (?<=[\r\n]) ) [ \t]*+ \# [ \t]*+ (?P<line> cite-lint: [^\r\n]*+ )
    | \[ [ \t]*+ (?P<words> cite-lint:
        (?: [^\[\]\r\n]++
          | (?: \r\n | \r | \n ) (?! \s*? [\r\n] )      # a line break, but no empty line
          | \[ [^\[\]\r\n]*+ \]                         # the codes of rules
        )*+ ) \]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LINE = re.compile(r"[^\r\n]+|\r\n|\r|\n")
_RULE = re.compile(r"\s*([=_*~#-])(?:[ \t]*\1){2,}\s*")
_MARKER = re.compile(
    r"""
    \s* (?P<marker> [\u2022\u2023\u25e6\u2043\u00b7*-]     # a bullet
                  | \(? (?P<number> \d{1,3} ) [.)] )       # 1. 1) (1)
    (?= [ \t] )
    """,
    re.VERBOSE,
)
_NO_TITLE = re.compile(r"[.:;,]\s*$")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Lines that belong together; `marker` is the bullet or number they begin with."""

    span: Span
    marker: Span | None
    alone: bool
    """Whether it is one line with a blank line, or the end, behind it."""


def read(path: str, source: str) -> Document:
    """Read a plain text draft."""
    front = read_front_matter(source)
    body = prose_from(source, front.end)
    remarks = tuple(_remarks(body))
    body = blank_spans(body, (remark.span for remark in remarks))
    marks = plain_marks(body)
    rules: list[Span] = []
    paragraphs = [part for run in _runs(body, rules) for part in _paragraphs(body, run)]
    markers = [part.marker for part in paragraphs if part.marker is not None]
    text = blank_spans(body, (*marks.spans, *rules, *markers))
    outline = Outline()
    title = _read_blocks(text, paragraphs, outline)
    citations = tuple(sorted(marks.citations, key=lambda citation: citation.span))
    return Document(
        path,
        source,
        text,
        tuple(outline.blocks),
        citations,
        front.date,
        front.title or title,
        (*front.comments, *remarks),
    )


def _remarks(body: str) -> Iterator[Comment]:
    """Yield what the writer says to this program."""
    for found in _REMARK.finditer(body) if "cite-lint:" in body.lower() else ():
        start = found.end() - len(found[0].lstrip())
        yield Comment(Span(start, start + len(found[0].strip())), " ".join((found["line"] or found["words"]).split()))


def _runs(body: str, rules: list[Span]) -> Iterator[list[Span]]:
    """Yield the lines between blank lines, rules and headlines' underlines; add those to `rules`."""
    run: list[Span] = []
    breaks = 0
    for line in _LINE.finditer(body):
        if line[0] in ("\n", "\r", "\r\n"):
            breaks += 1
            continue
        is_rule = _RULE.fullmatch(line[0]) is not None
        if is_rule:
            rules.append(Span(*line.span()))
        if run and (breaks > 1 or is_rule or line[0].isspace()):
            yield run
            run = []
        breaks = 0
        if not is_rule and not line[0].isspace():
            run.append(Span(*line.span()))
    if run:
        yield run


def _paragraphs(body: str, run: list[Span]) -> Iterator[_Paragraph]:
    """Join the hard-wrapped lines of a run; a number begins an item inside a paragraph only if it counts on."""
    unwrapped = any(line.end - line.start > UNWRAPPED for line in run)
    start, marker, number = run[0].start, None, 0
    previous: Span | None = None
    for line in run:
        found = _MARKER.match(body, line.start, line.end)
        apart = previous is None or unwrapped or max(line.end - line.start, previous.end - previous.start) > WRAPPED
        counted = int(found["number"] or 0) if found else 0
        is_item = found is not None and (apart or not counted or counted in (1, number + 1))
        if previous is not None and (apart or is_item):
            yield _Paragraph(Span(start, previous.end), marker, alone=False)
            start, marker = line.start, None
        if found is not None and is_item:
            marker = Span(*found.span("marker"))
            number = counted
        previous = line
    if previous is not None:
        yield _Paragraph(Span(start, previous.end), marker, alone=len(run) == 1)


def _read_blocks(text: str, paragraphs: list[_Paragraph], outline: Outline) -> str:
    """Hand the paragraphs to the outline and return the title, if the first line is one."""
    title = ""
    in_list = False
    for index, paragraph in enumerate(paragraphs):
        span = trimmed(text, paragraph.span.start, paragraph.span.end)
        if span is None:
            continue
        is_item = paragraph.marker is not None
        if is_item != in_list:
            outline.open("list") if is_item else outline.close()
            in_list = is_item
        if is_item:
            outline.open("item")
            outline.prose(span)
            outline.close()
            continue
        words = span.cut(text)
        is_title = not outline.blocks and index + 1 < len(paragraphs) and _is_title(words)
        if is_title:
            title = " ".join(words.split())
        if is_title and paragraph.alone:
            outline.heading(span, 1)
        else:
            outline.prose(span)
    return title


def _is_title(words: str) -> bool:
    """Tell whether a first paragraph is a short line that does not end as a sentence does."""
    return len(words) <= TITLE and "\n" not in words and "\r" not in words and not _NO_TITLE.search(words)
