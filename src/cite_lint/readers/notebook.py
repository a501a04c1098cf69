"""The notebook reader: the Markdown cells of a Jupyter notebook, at their places in the raw JSON of the file.

A cell's text stands in the file as one string or several, with escapes. It is decoded with a map from its characters to
the file's, read by the Markdown reader as a draft of its own, and what was found is put back at the file's offsets.
Headings of earlier cells are read above later ones; otherwise a cell that is broken breaks no other.
"""

from __future__ import annotations

import json
import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from cite_lint.model.document import Block, BlockKind, Citation, Comment, Document
from cite_lint.model.span import Span
from cite_lint.readers import markdown
from cite_lint.readers.blanking import blank, stand_in, trimmed
from cite_lint.readers.decoding import UnreadableError
from cite_lint.readers.frontmatter import iso_date

_TOKEN = re.compile(r"""(?P<string> " (?: [^"\\]++ | \\. )*+ " ) | [\[\]{}:,] | [^\s\[\]{}:,"]++""", re.VERBOSE)
_PART = re.compile(
    r"""
    [^\\]++
    | \\u [dD] [89abAB] [0-9a-fA-F]{2} \\u [dD] [c-fC-F] [0-9a-fA-F]{2}     # two surrogates are one character
    | \\u [0-9a-fA-F]{4}
    | \\ .
    """,
    re.VERBOSE,
)
_MEANINGS = {"\\n": "\n", "\\r": "\r", "\\t": "\t", "\\b": "\b", "\\f": "\f"}
_DEPTH = 3
"""How deep the keys stand that lead to a cell."""
_ADVICE = "open it in Jupyter and save it again"


def read(path: str, source: str) -> Document:
    """Read a notebook; raise UnreadableError where it is no valid JSON, or no notebook."""
    notebook = _scan(_checked(source))
    cells: list[_Cell] = []
    for index, found in enumerate(notebook.cells):
        if not found.strings:
            continue
        if found.kind == "markdown" or (index == 0 and found.kind == "raw" and found.starts_with(source, "---")):
            cell = _Cell(source, found.strings, is_first=index == 0)
            cell.document = markdown.read("cell.md", "".join(cell.decoded))
            cells.append(cell)
    pieces: list[str] = []
    gathered = _Gathered()
    done = 0
    for cell in cells:
        for start, end, written in cell.projected():
            pieces += (blank(source[done:start]), written)
            done = end
    pieces.append(blank(source[done:]))
    text = "".join(pieces)
    for cell in cells:
        gathered.add(cell, text)
    return Document(
        path,
        source,
        text,
        tuple(gathered.blocks),
        tuple(gathered.citations),
        iso_date(notebook.date) or gathered.date,
        " ".join(notebook.title.split()) or gathered.title,
        tuple(gathered.comments),
    )


def _checked(source: str) -> str:
    """Return the source if it is JSON, without its byte order mark."""
    if source.startswith("\ufeff"):
        source = " " + source[1:]
    try:
        known = json.loads(source, parse_int=str, parse_float=str)  # an endless number would be turned into one
    except json.JSONDecodeError as error:
        fault = error.msg.lower().removesuffix(" at")
        where = f"{fault} at line {error.lineno}, column {error.colno}"
        raise UnreadableError(f"no valid JSON: {where}; {_ADVICE}") from None
    except RecursionError:
        raise UnreadableError(f"no notebook: its JSON is nested too deeply; {_ADVICE}") from None
    if not isinstance(known, dict) or not isinstance(known.get("cells", known.get("worksheets")), list):
        raise UnreadableError(f'no notebook: its JSON has no list of "cells"; {_ADVICE}')
    return source


@dataclass(slots=True)
class _Found:
    """A cell as the scanner found it: its kind and the ranges of its strings, quotation marks left out."""

    kind: str = ""
    strings: list[Span] = field(default_factory=list)

    def starts_with(self, source: str, beginning: str) -> bool:
        return source.startswith(beginning, self.strings[0].start)


@dataclass(slots=True)
class _Notebook:
    cells: list[_Found] = field(default_factory=list)
    title: str = ""
    date: str = ""


def _scan(source: str) -> _Notebook:
    """Find the cells in JSON that is known to be valid."""
    notebook = _Notebook()
    path: list[str | int] = []
    is_key = False
    """Whether the next string is a key: the last element of the path is a key where it is a string, else an index."""
    cell_path: tuple[str | int, ...] = ()
    for found in _TOKEN.finditer(source):
        mark = found[0]
        if mark in ("{", "["):
            path.append("" if mark == "{" else 0)
            is_key = mark == "{"
            if is_key and len(path) <= _DEPTH + 2 and _is_cell(path[:-1]):
                notebook.cells.append(_Found())
                cell_path = tuple(path[:-1])
        elif mark in ("}", "]"):
            path.pop()
            is_key = False
            if len(path) == len(cell_path):
                cell_path = ()
        elif mark == ",":
            last = path[-1]
            if isinstance(last, int):
                path[-1] = last + 1
            else:
                is_key = True
        elif mark == ":":
            is_key = False
        elif found["string"] is not None and len(path) <= max(len(cell_path) + 2, _DEPTH):
            if is_key:
                path[-1] = json.loads(mark)
                if cell_path and path[-1] == "source" and len(path) == len(cell_path) + 1:
                    notebook.cells[-1].strings.clear()  # of two equal keys the last holds
            elif cell_path:
                _note(notebook.cells[-1], path[len(cell_path) :], found)
            elif path == ["metadata", "title"]:
                notebook.title = json.loads(mark)
            elif path == ["metadata", "date"]:
                notebook.date = json.loads(mark)
    return notebook


def _is_cell(path: list[str | int]) -> bool:
    """Tell whether a path leads to a cell; older notebooks have their cells in worksheets."""
    match path:
        case ["cells", int()] | ["worksheets", int(), "cells", int()]:
            return True
    return False


def _note(cell: _Found, path: list[str | int], found: re.Match[str]) -> None:
    """Note a string of a cell if it is its kind or part of its text."""
    match path:
        case ["cell_type"]:
            cell.kind = json.loads(found[0])
        case ["source"] | ["source", int()]:
            cell.strings.append(Span(found.start() + 1, found.end() - 1))


class _Cell:
    """A cell's decoded text with the map of its characters to the file's."""

    document: Document

    def __init__(self, source: str, strings: list[Span], *, is_first: bool) -> None:
        self._source = source
        self._from = array("Q")
        """Where each run of the decoded text begins that stands in the file as it is, or each single escape."""
        self._to = array("Q")
        """Where it begins in the file."""
        self._is_escape = bytearray()
        self.decoded: list[str] = []
        """The runs. A cell that is not the first begins with an empty line, or a rule might be taken for front matter."""
        self._length = 0
        place = strings[0].start
        if not is_first:
            self._add("\n", place, is_escape=True)
        for string in strings:
            for found in _PART.finditer(source, string.start, string.end):
                is_escape = found[0].startswith("\\")
                self._add(_meaning(found[0]) if is_escape else found[0], found.start(), is_escape=is_escape)
            place = string.end
        self._add("", place, is_escape=False)

    def _add(self, text: str, place: int, *, is_escape: bool) -> None:
        self._from.append(self._length)
        self._to.append(place)
        self._is_escape.append(is_escape)
        self.decoded.append(text)
        self._length += len(text)

    def span(self, span: Span) -> Span:
        """Return the range of the file that a range of the decoded text stands for."""
        last = self._run(span.end - 1)
        if self._is_escape[last]:
            found = _PART.match(self._source, self._to[last])
            end = found.end() if found else self._to[last]
        else:
            end = self._to[last] + span.end - self._from[last]
        first = self._run(span.start)
        return Span(self._to[first] + (0 if self._is_escape[first] else span.start - self._from[first]), end)

    def _run(self, position: int) -> int:
        return bisect_right(self._from, position) - 1

    def projected(self) -> Iterator[tuple[int, int, str]]:
        """Yield what of the cell is prose, each piece with its range in the file, which is as long."""
        text = self.document.text
        for index, run in enumerate(self.decoded):
            first, place = self._from[index], self._to[index]
            shown = text[first : first + len(run)]
            if not self._is_escape[index]:
                yield place, place + len(run), shown
            elif shown.strip(" \t\r\n"):
                found = _PART.match(self._source, place)
                if found is not None:
                    yield place, found.end(), _padded(found[0], shown)


def _meaning(escape: str) -> str:
    """Return the character that an escape of JSON stands for."""
    if escape[1] == "u":
        units = b"".join(int(unit, 16).to_bytes(2, "big") for unit in escape.split("\\u")[1:])
        return units.decode("utf-16-be", "surrogatepass")
    return _MEANINGS.get(escape, escape[1])


def _padded(written: str, meaning: str) -> str:
    """Return what an escape means in the length in which it is written, beside the word that it belongs to."""
    category = unicodedata.category(meaning[0])
    if category in ("Ps", "Pi", "Sc") or meaning == "%":
        return meaning.rjust(len(written))
    return stand_in(written, meaning)


class _Gathered:
    """What was found in all cells, at the offsets of the file."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.citations: list[Citation] = []
        self.comments: list[Comment] = []
        self.title = ""
        self.date: date | None = None
        self._headings: list[Block] = []
        """Those of all cells so far under which the next block stands."""

    def add(self, cell: _Cell, text: str) -> None:
        """Add what the Markdown reader found in the next cell; `text` is the whole text."""
        document = cell.document
        self.title = self.title or document.title
        self.date = self.date or document.date
        above = list(self._headings)
        """Those of earlier cells."""
        spans: dict[Span, Span] = {}
        for block in document.blocks:
            place = cell.span(block.span)
            span = spans[block.span] = trimmed(text, place.start, place.end) or place
            if block.kind is BlockKind.HEADING:
                above = [heading for heading in above if heading.level < block.level]
            context = (*(spans[other] for other in block.context), *(heading.span for heading in reversed(above)))
            block = Block(block.kind, span, block.level, context)
            self.blocks.append(block)
            if block.kind is BlockKind.HEADING:
                self._headings = [heading for heading in self._headings if heading.level < block.level]
                self._headings.append(block)
        self.citations += [Citation(cell.span(found.span), found.kind, found.target) for found in document.citations]
        self.comments += [Comment(cell.span(found.span), found.text) for found in document.comments]
