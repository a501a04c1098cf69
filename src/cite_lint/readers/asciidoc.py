"""The AsciiDoc reader: blocks line by line, as Asciidoctor finds them.

Text that a passthrough or a formula holds is blanked, and so are attribute references, whose values are not looked up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from cite_lint.model.document import Document
from cite_lint.model.span import Span
from cite_lint.readers import asciidoc_lines as lines
from cite_lint.readers.asciidoc_inline import bibliography, mark_inline
from cite_lint.readers.asciidoc_tables import is_data, read_table
from cite_lint.readers.frontmatter import read_front_matter
from cite_lint.readers.lines import Line, cut_lines
from cite_lint.readers.sheet import Sheet, first_day

_COMMENT = re.compile(r"//(?!/)")
_ATTRIBUTE = re.compile(r":!?(?P<name>\w[\w-]*+)!?:(?:[ \t]+(?P<value>.*))?")
_TITLE = re.compile(r"\.(?=[^\s.])")
_HEADING = re.compile(r"(?P<level>={1,6}|\#{1,6})[ \t]+(?=\S)")
_HEADING_END = re.compile(r"[ \t]+(=+|\#+)\Z")
_UNDERLINE = re.compile(r"([=~^+-])\1{2,}+")
_UNDERLINE_LEVELS = "=-~^+"
_MACRO = re.compile(r"[A-Za-z][\w-]*+::[^\s\[]*+(?:\{[^{}]*\}[^\s\[]*)?\[[^\r\n]*\]")
_BREAK = re.compile(r"'{3,}|<{3,}|-{3}|\*{3}|- - -|\* \* \*")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|CAUTION|WARNING):[ \t]")
_QUOTE_SIGN = re.compile(r">[ \t]?")
_ATTRIBUTION = re.compile(r"--[ \t]")
_SILENT_STYLES = frozenset(
    "source listing literal pass stem latexmath asciimath comment plantuml ditaa graphviz mermaid a2s blockdiag".split()
)
_DATE_NAMES = ("revdate", "date", "docdate", "published")


def read(path: str, source: str) -> Document:
    """Read an AsciiDoc draft."""
    return _Reader(source).read(path)


@dataclass(slots=True)
class _Open:
    """A delimited block or a list that is open; `kind` is its delimiter line or the kind of its markers."""

    kind: str
    is_list: bool
    containers: int


class _Reader:
    """Reads the lines one after the other; each block says how far it goes."""

    def __init__(self, source: str) -> None:
        self._front = read_front_matter(source)
        self._sheet = Sheet(source, self._front.end)
        self._body = self._sheet.body
        self._keys = bibliography(self._body)
        self._lines = cut_lines(self._body, max(self._front.end, int(source.startswith("\ufeff"))))
        self._at = 0
        self._stack: list[_Open] = []
        self._delimiters: dict[str, int] = {}
        """How many blocks of each delimiter are open."""
        self._attributes: list[str] = []
        """The attribute lines above the next block."""
        self._attached = False
        """Whether the next block belongs to the list item above."""
        self._values: dict[str, str] = {}
        self._day: date | None = self._front.date

    def read(self, path: str) -> Document:
        """Return the document."""
        self._read_header()
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.blank:
                self._at += 1
            else:
                self._block(line)
        stated = next((self._values[name] for name in _DATE_NAMES if self._values.get(name)), "")
        title = self._front.title or self._values.get("title", "") or self._values.get("doctitle", "")
        return self._sheet.finish(path, title, self._day or first_day(stated))

    def _read_header(self) -> None:
        """Read title, author, revision and attributes at the top."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not (line.blank or self._remark(line) or self._attribute(line)):
                break
            self._at += line.blank
        if self._at == len(self._lines):
            return
        line = self._lines[self._at]
        title = _HEADING.match(self._body, line.start, line.end)
        if title is None or line.indent or len(title["level"]) > 1:
            return
        self._heading(line)
        while self._at < len(self._lines) and not self._lines[self._at].blank:
            line = self._lines[self._at]
            if self._remark(line) or self._attribute(line):
                continue
            self._day = self._day or first_day(self._body[line.start : line.end])
            self._at += 1

    # Blocks

    def _block(self, line: Line) -> None:
        """Read the block that begins on the line."""
        if self._remark(line) or self._attribute(line) or (not line.indent and self._structure(line)):
            return
        if self._item(line) or self._term(line):
            return
        self._settle()
        style = self._style()
        if (line.indent and not self._is_quoted(line)) or style in _SILENT_STYLES:
            self._attributes.clear()
            self._sheet.interrupt()
            self._at = self._paragraph_end(self._at, in_item=False)
            return
        self._paragraph(line, style)

    def _structure(self, line: Line) -> bool:
        """Read a line that stands for itself or delimits a block."""
        body, start, end = self._body, line.start, line.end
        first = body[start]
        if first in "-.+/`" and (opaque := lines.OPAQUE.fullmatch(body, start, end)):
            self._opaque(line, opaque["fence"] or opaque[0])
        elif first in "=*_-" and lines.CONTAINER.fullmatch(body, start, end):
            self._delimiter(body[start:end])
        elif first in "|!,:" and lines.TABLE.fullmatch(body, start, end):
            self._table(line)
        elif first == "[" and lines.ATTRIBUTES.fullmatch(body, start, end):
            if not self._attached:
                self._close_lists()
            self._attributes.append(body[start + 1 : end - 1])
            self._at += 1
        elif first == "." and (title := _TITLE.match(body, start, end)):
            self._settle()
            self._inline_prose(title.end(), end)
            self._at += 1
        elif first in "=#" and _HEADING.match(body, start, end):
            self._heading(line)
        elif first in "'<-*" and _BREAK.fullmatch(body, start, end):
            self._settle()
            self._sheet.interrupt()
            self._at += 1
        elif end - start == 1 and first == "+":
            self._attached = True
            self._at += 1
        elif _MACRO.fullmatch(body, start, end):
            self._settle()
            self._attributes.clear()
            self._at += 1
        else:
            return self._underlined(line)
        return True

    def _settle(self) -> None:
        """Close the lists that a block does not belong to."""
        if not self._attached:
            self._close_lists()
        self._attached = False

    def _style(self) -> str:
        """Return the style that the attributes above give to a block."""
        for attributes in reversed(self._attributes):
            style = re.split(r"[,.#%\s]", attributes, maxsplit=1)[0].strip("\"'").lower()
            if style and "=" not in style and not style.startswith("["):
                return style
        return ""

    def _heading(self, line: Line) -> None:
        found = _HEADING.match(self._body, line.start, line.end)
        if found is None:
            return
        closing = _HEADING_END.search(self._body[found.end() : line.end])
        end = found.end() + closing.start() if closing else line.end
        self._take_heading(found.end(), end, len(found["level"]))
        self._at += 1

    def _take_heading(self, start: int, end: int, level: int) -> None:
        self._close_lists()
        self._attached = False
        self._attributes.clear()
        for note in mark_inline(self._sheet, self._keys, start, end):
            self._sheet.blank_note(note)
        self._sheet.heading(start, end, level)

    def _underlined(self, line: Line) -> bool:
        """Read a title with a line of about its length below."""
        if self._at + 1 == len(self._lines):
            return False
        below = self._lines[self._at + 1]
        width = below.end - below.start
        if below.indent or abs(width - (line.end - line.start)) > 1:
            return False
        found = _UNDERLINE.fullmatch(self._body, below.start, below.end)
        if found is None or not any(character.isalnum() for character in self._body[line.start : line.end]):
            return False
        self._take_heading(line.start, line.end, _UNDERLINE_LEVELS.index(found[1]) + 1)
        self._at += 2
        return True

    def _opaque(self, line: Line, delimiter: str) -> None:
        """Pass over a block without prose, to the end of the draft where it is not closed."""
        is_comment = delimiter.startswith("/")
        if not is_comment:
            self._settle()
            self._attributes.clear()
            self._sheet.interrupt()
        at = self._at + 1
        while at < len(self._lines) and not self._is_line(at, delimiter):
            at += 1
        if is_comment:
            last = self._lines[at] if at < len(self._lines) else None
            inner_end = last.start if last else len(self._body)
            self._sheet.remark(line.start, last.end if last else len(self._body), self._body[line.end : inner_end])
        self._at = min(at + 1, len(self._lines))

    def _is_line(self, at: int, text: str) -> bool:
        line = self._lines[at]
        return line.end - line.start == len(text) and not line.indent and self._body.startswith(text, line.start)

    def _delimiter(self, delimiter: str) -> None:
        """Enter a block of prose, or leave the one that is open."""
        self._at += 1
        if self._delimiters.get(delimiter):
            while self._pop() != delimiter:
                pass
            self._attached = False
            return
        self._settle()
        style = self._style()
        if delimiter == "--" and style in _SILENT_STYLES:
            while self._at < len(self._lines) and not self._is_line(self._at, delimiter):
                self._at += 1
            self._at = min(self._at + 1, len(self._lines))
            self._attributes.clear()
            self._sheet.interrupt()
            return
        is_quote = delimiter[0] == "_" or style in ("quote", "verse")
        self._attributes.clear()
        self._push(delimiter, False, "quote" if is_quote else "callout")
        self._delimiters[delimiter] = 1

    def _push(self, kind: str, is_list: bool, *containers: str) -> None:
        for container in containers:
            self._sheet.open(container)
        self._stack.append(_Open(kind, is_list, len(containers)))

    def _pop(self) -> str:
        """Leave the innermost block and return its kind."""
        closed = self._stack.pop()
        for _ in range(closed.containers):
            self._sheet.close()
        if not closed.is_list:
            self._delimiters[closed.kind] = 0
        return closed.kind

    def _close_lists(self) -> None:
        while self._stack and self._stack[-1].is_list:
            self._pop()

    def _table(self, line: Line) -> None:
        self._settle()
        delimiter = self._body[line.start : line.end]
        attributes = ",".join(self._attributes)
        self._attributes.clear()
        at = self._at + 1
        while at < len(self._lines) and not self._is_line(at, delimiter):
            content = self._lines[at]
            if _COMMENT.match(self._body, content.first, content.end):
                self._take_remark(content)
            at += 1
        first = self._at + 1
        self._at = min(at + 1, len(self._lines))
        if first >= at or delimiter[0] != "|" or is_data(attributes):
            self._sheet.interrupt()
            return
        parted = not self._lines[first].blank and first + 1 < at and self._lines[first + 1].blank
        while first + 1 < at and self._lines[first].blank:
            first += 1
        content_range = Span(self._lines[first].first, self._lines[at - 1].end)
        read_table(self._sheet, attributes, content_range, self._lines[first].end, parted, self._inline_cell)

    def _inline_cell(self, start: int, end: int) -> None:
        for note in mark_inline(self._sheet, self._keys, start, end):
            self._sheet.blank_note(note)

    # Paragraphs and lists

    def _paragraph(self, line: Line, style: str) -> None:
        """Read a paragraph, which may be a quotation or an admonition."""
        self._attributes.clear()
        end_at = self._paragraph_end(self._at, in_item=False)
        written = self._lines[self._at : end_at]
        start, end = line.start, written[-1].end
        is_quote = style in ("quote", "verse") or self._is_quoted(line)
        if _QUOTE_SIGN.match(self._body, start, line.end):
            for quoted in written:
                if sign := _QUOTE_SIGN.match(self._body, quoted.start, quoted.end):
                    self._sheet.drop(*sign.span())
        elif len(written) > 1 and self._body[start] == '"' and _ATTRIBUTION.match(self._body, written[-1].start):
            is_quote = True
            end = written[-2].end
        elif admonition := _ADMONITION.match(self._body, start, end):
            start = admonition.end()
        self._at = end_at
        if is_quote:
            self._sheet.open("quote")
        self._inline_prose(start, end)
        if is_quote:
            self._sheet.close()

    def _is_quoted(self, line: Line) -> bool:
        return not line.indent and self._body.startswith("> ", line.start)

    def _paragraph_end(self, at: int, *, in_item: bool) -> int:
        """Return the line behind the paragraph that begins on a line; remarks inside it are taken."""
        at += 1
        while at < len(self._lines) and not self._lines[at].blank:
            line = self._lines[at]
            if not line.indent and lines.interrupts(self._body, line):
                break
            if in_item and (lines.is_marker(self._body, line) or lines.separator(self._body, line) is not None):
                break
            if not line.indent and _COMMENT.match(self._body, line.start, line.end):
                self._take_remark(line)
            at += 1
        return at

    def _item(self, line: Line) -> bool:
        """Read an item of a list."""
        marker = lines.MARKER.match(self._body, line.start, line.end)
        if marker is None:
            return False
        sign = marker["sign"]
        self._enter_item(
            "1." if sign[0].isdecimal() else "<>" if sign[0] == "<" else "a." if sign[0].isalpha() else sign
        )
        self._item_text(marker.end())
        return True

    def _enter_item(self, kind: str) -> None:
        """Enter the next item of the list of a kind that is open, or of a new one inside the item that is open."""
        self._attributes.clear()
        self._attached = False
        depth = len(self._stack)
        while depth and self._stack[depth - 1].is_list and self._stack[depth - 1].kind != kind:
            depth -= 1
        if depth and self._stack[depth - 1].is_list:
            while len(self._stack) > depth:
                self._pop()
            self._sheet.close()
            self._sheet.open("item")
        else:
            self._push(kind, True, "list", "item")

    def _item_text(self, start: int) -> None:
        end_at = self._paragraph_end(self._at, in_item=True)
        end = self._lines[end_at - 1].end
        self._at = end_at
        self._inline_prose(start, end)

    def _term(self, line: Line) -> bool:
        """Read a term of a description list, and what is said of it on its line."""
        separator = lines.separator(self._body, line)
        if separator is None:
            return False
        self._enter_item(separator[0])
        self._inline_prose(line.start, separator.start())
        following = self._lines[self._at + 1] if self._at + 1 < len(self._lines) else None
        if separator.end() < line.end:
            self._item_text(separator.end())
            return True
        self._at += 1
        if following is None or following.blank or lines.begins_block(self._body, following):
            self._attached = True  # what is said of it stands below
        else:
            self._item_text(following.start)
        return True

    def _inline_prose(self, start: int, end: int) -> None:
        notes = mark_inline(self._sheet, self._keys, start, end)
        self._sheet.prose(start, end, notes=notes)

    # What is said of the draft

    def _remark(self, line: Line) -> bool:
        """Read a comment."""
        if line.indent or not _COMMENT.match(self._body, line.start, line.end):
            if not line.indent and self._body.startswith("////", line.start, line.end):
                opaque = lines.OPAQUE.fullmatch(self._body, line.start, line.end)
                if opaque is not None:
                    self._opaque(line, opaque[0])
                    return True
            return False
        self._take_remark(line)
        self._at += 1
        return True

    def _take_remark(self, line: Line) -> None:
        self._sheet.remark(line.start, line.end, self._body[line.start + 2 : line.end])

    def _attribute(self, line: Line) -> bool:
        """Read an attribute entry with the lines it goes on to."""
        found = None if line.indent else _ATTRIBUTE.fullmatch(self._body, line.start, line.end)
        if found is None:
            return False
        value = found["value"] or ""
        end = line.end
        self._at += 1
        while value.endswith("\\") and self._at < len(self._lines) and not self._lines[self._at].blank:
            more = self._lines[self._at]
            value = value[:-1].rstrip() + " " + self._body[more.start : more.end]
            end = more.end
            self._at += 1
        name = found["name"].lower()
        self._values.setdefault(name, value.strip())
        if name == "cite-lint":
            self._sheet.remark(line.start, end, f"cite-lint: {value.strip()}")
        return True
