"""The reStructuredText reader: blocks by indentation, as docutils finds them, but lenient where it would complain.

Admonitions, figures' captions and titles of tables are prose, as are the cells of grid tables, simple tables and
list-tables; a csv-table's content is blanked, and so is every directive that is not known to hold prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cite_lint.model.document import Document
from cite_lint.readers import rst_directives as directives
from cite_lint.readers.lines import Line, cut_lines
from cite_lint.readers.rst_inline import References, mark_inline, normal_name
from cite_lint.readers.rst_sections import ADORNMENT, find_section
from cite_lint.readers.rst_tables import read_grid, read_list_table, read_simple, simple_table_end
from cite_lint.readers.sheet import DEEPEST, NOTE_LENGTH, Sheet, first_day

_BULLET = re.compile(r"([*+\u2022\u2023\u2043-])(?:[ \t]++|$)")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxlcdm]{1,8}|[IVXLCDM]{1,8}|\#)[.)](?:[ \t]++|$)")
_FIELD = re.compile(r":(?P<name>[^:\s][^:\r\n]*+):(?:[ \t]++|$)")
_EXPLICIT = re.compile(r"\.\.(?:[ \t]++|$)")
_ANONYMOUS = re.compile(r"__[ \t]++")
_LINE_BLOCK = re.compile(r"\|(?:[ \t]++|$)")
_GRID = re.compile(r"\+-[-+]*\+$")
_TARGET = re.compile(r"_(?:`(?P<quoted>[^`\r\n]*+)`|(?P<name>_|(?:[^:\\\r\n]|\\.|:(?=\S))*+)):(?:[ \t]++|$)")
_NOTE = re.compile(r"\[(?P<label>\#[\w.+:-]*+|\*|\w[\w.+:-]*+)\](?:[ \t]++|$)")
_SUBSTITUTION = re.compile(r"\|[^|\r\n]++\|[ \t]")
_DIRECTIVE = re.compile(r"(?P<name>[A-Za-z][\w.+-]*+(?::[\w.+-]++)?+)[ \t]?::(?:[ \t]++|$)")

_NO_QUOTATIONS = (_BULLET, _ENUMERATOR, _FIELD, _EXPLICIT, _GRID, re.compile("={2,}"))
_DATE_FIELDS = ("date", "published", "pubdate")


def read(path: str, source: str) -> Document:
    """Read a reStructuredText draft."""
    return _Reader(source).read(path)


@dataclass(slots=True)
class _Open:
    """A container that is open: lines indented no deeper than `base` end it."""

    kind: str
    base: int
    indent: int
    """Column of its content; -1 until a line shows it."""
    containers: int
    """How many containers of the outline end with it."""


class _Reader:
    """Reads the lines one after the other; each block says how far it goes."""

    def __init__(self, source: str) -> None:
        self._sheet = Sheet(source)
        self._body = self._sheet.body
        self._references = References()
        self._lines = cut_lines(self._body, 1 if source.startswith("\ufeff") else 0)
        self._at = 0
        self._stack: list[_Open] = []
        self._adornments: list[tuple[str, bool]] = []
        self._in_front = True
        """Whether only titles and comments have come so far."""
        self._front: dict[str, str] = {}

    def read(self, path: str) -> Document:
        """Return the document."""
        while self._at < len(self._lines):
            if self._lines[self._at].blank:
                self._at += 1
            else:
                self._block()
        self._references.resolve(self._sheet)
        stated = next((self._front[key] for key in _DATE_FIELDS if self._front.get(key)), "")
        return self._sheet.finish(path, self._front.get("title", ""), first_day(stated))

    # Containers

    def _settle(self, line: Line) -> None:
        """Close what a line is no longer part of, and enter what is indented deeper."""
        is_item = _BULLET.match(self._body, line.start, line.end) or _ENUMERATOR.match(self._body, line.start, line.end)
        while self._stack and self._stack[-1].base >= line.indent:
            if is_item and self._stack[-1].base == line.indent and self._stack[-1].kind == _list_kind(is_item[0]):
                return
            self._pop()
        indent = self._stack[-1].indent if self._stack else 0
        if indent < 0 or line.indent < indent:
            self._stack[-1].indent = line.indent
        elif line.indent > indent and len(self._stack) < DEEPEST:
            containers = ("quote",) if self._is_quotation(line) else ()
            self._push("indent", line.indent - 1, line.indent, *containers)

    def _is_quotation(self, line: Line) -> bool:
        """Tell whether an indented block is a quotation: who indents a list, a term or a table quotes nobody."""
        body, start, end = self._body, line.start, line.end
        following = self._inner_line(self._at + 1, line.indent)
        return following is None and not any(sign.match(body, start, end) for sign in _NO_QUOTATIONS)

    def _push(self, kind: str, base: int, indent: int, *containers: str) -> None:
        for container in containers:
            self._sheet.open(container)
        self._stack.append(_Open(kind, base, indent, len(containers)))

    def _pop(self) -> None:
        for _ in range(self._stack.pop().containers):
            self._sheet.close()

    # Blocks

    def _block(self) -> None:
        """Read the block that begins on the line, with the markers before it."""
        line = self._lines[self._at]
        self._settle(line)
        if self._in_front and not self._stack and _FIELD.match(self._body, line.start, line.end):
            self._read_front()
            return
        start = line.start
        while start < line.end and len(self._stack) < DEEPEST:
            column = line.indent + start - line.start
            after = self._marker(line, start, column)
            if after is None:
                return
            if after == start:
                break
            self._in_front = False
            start = after
        if start < line.end:
            self._leaf(Line(line.first, start, line.end, line.indent + start - line.start), whole=start == line.start)
        else:
            self._at += 1

    def _marker(self, line: Line, start: int, column: int) -> int | None:
        """Enter what a marker at `start` opens and return where its content begins: `start` where there is no marker.

        None where the block has been read.
        """
        body, end = self._body, line.end
        first = body[start]
        item = _BULLET.match(body, start, end)
        if item is None and (found := _ENUMERATOR.match(body, start, end)) and self._is_enumerated(column):
            item = found
        if item is not None:
            self._item(item[0], column, column + item.end() - start if item.end() < end else -1)
            return item.end()
        if first == ":" and (field := _FIELD.match(body, start, end)):
            self._push("field", column, -1, "callout")
            return field.end()
        if first == "." and (explicit := _EXPLICIT.match(body, start, end)):
            return self._explicit(line, explicit.end(), column)
        if first == "_" and start == line.start and (target := _ANONYMOUS.match(body, start, end)):
            self._references.nameless.append(body[target.end() : end])
            self._at += 1
            return None
        return start

    def _item(self, marker: str, column: int, indent: int) -> None:
        """Enter an item of the list that is open at a column, or of a new one."""
        kind = _list_kind(marker)
        top = self._stack[-1] if self._stack else None
        if top is not None and top.kind == kind and top.base == column:
            self._sheet.close()
            self._sheet.open("item")
            top.indent = indent
        else:
            self._push(kind, column, indent, "list", "item")

    def _is_enumerated(self, column: int) -> bool:
        """Tell whether what follows the line agrees with its being an item: "A. Smith" begins many a paragraph."""
        following = self._lines[self._at + 1] if self._at + 1 < len(self._lines) else None
        if following is None or following.blank or following.indent > column:
            return True
        return _ENUMERATOR.match(self._body, following.start, following.end) is not None

    def _leaf(self, line: Line, *, whole: bool) -> None:
        """Read a block without a marker; `whole` tells that it begins its line."""
        if whole and not self._stack and self._heading():
            return
        body = self._body
        first = body[line.start]
        if first == "+" and _GRID.match(body, line.start, line.end) and self._grid(line):
            return
        if first == "=" and self._simple_table(line):
            return
        self._in_front = False
        if body.startswith(">>> ", line.start, line.end):
            self._skip_paragraph()
        elif first == "|" and _LINE_BLOCK.match(body, line.start, line.end):
            self._line_block(line)
        elif line.end - line.start >= 4 and ADORNMENT.fullmatch(body, line.start, line.end):
            self._sheet.interrupt()
            self._at += 1
        else:
            self._paragraph(line, whole=whole)

    def _heading(self) -> bool:
        """Read a section's title and its lines, if one begins here."""
        section = find_section(self._body, self._lines, self._at)
        if section is None:
            return False
        if section.style not in self._adornments:
            self._adornments.append(section.style)
        title = section.title
        self._inline(title.start, title.end)
        self._sheet.heading(title.start, title.end, self._adornments.index(section.style) + 1)
        self._at += section.lines
        return True

    def _paragraph(self, line: Line, *, whole: bool) -> None:
        """Read a paragraph, or a term where the next line is indented deeper."""
        lines = self._lines
        self._at += 1
        least = line.indent if whole else self._stack[-1].base + 1 if self._stack else 0
        following = lines[self._at] if self._at < len(lines) else None
        is_term = whole and following is not None and not following.blank and following.indent > line.indent
        if is_term and following is not None and not self._ends_in_colons(line.end) and len(self._stack) < DEEPEST:
            self._push("definition", line.indent, following.indent, "list", "item")
            self._inline(line.start, line.end)
            self._sheet.prose(line.start, line.end)
            return
        end = line.end
        while self._at < len(lines) and not lines[self._at].blank and lines[self._at].indent >= least:
            if self._ends_in_colons(end) and lines[self._at].indent > line.indent:
                break  # a literal block without the empty line above it
            end = lines[self._at].end
            self._at += 1
        is_literal = self._ends_in_colons(end)
        if is_literal:
            alone = end - line.start == 2 or self._body[end - 3].isspace()
            self._sheet.drop(end - 2 if alone else end - 1, end)
        self._inline(line.start, end)
        self._sheet.prose(line.start, end)
        if is_literal:
            self._literal(line.indent)

    def _ends_in_colons(self, end: int) -> bool:
        return self._body.endswith("::", 0, end)

    def _literal(self, column: int) -> None:
        """Pass over a literal block: indented, or with a sign before each line."""
        at = self._at
        while at < len(self._lines) and self._lines[at].blank:
            at += 1
        if at == len(self._lines):
            return
        first = self._lines[at]
        if first.indent > column:
            self._at = self._extent(at, column)
        elif first.indent == column and (sign := ADORNMENT.match(self._body, first.start, first.start + 1)):
            while at < len(self._lines) and self._body.startswith(sign[0], self._lines[at].start, self._lines[at].end):
                at += 1
            self._at = at
        self._sheet.interrupt()

    def _line_block(self, line: Line) -> None:
        end = line.end
        current = line
        while True:
            bar = _LINE_BLOCK.match(self._body, current.start, current.end)
            if bar is not None:
                self._sheet.drop(*bar.span())
            end = current.end
            self._at += 1
            if self._at == len(self._lines):
                break
            current = self._lines[self._at]
            if current.blank or (current.indent <= line.indent and not self._body.startswith("|", current.start)):
                break
        self._inline(line.start, end)
        self._sheet.prose(line.start, end)

    def _skip_paragraph(self) -> None:
        while self._at < len(self._lines) and not self._lines[self._at].blank:
            self._at += 1
        self._sheet.interrupt()

    def _extent(self, at: int, column: int) -> int:
        """Return the line behind the block from line `at` on whose lines are indented deeper than a column."""
        last = at
        while at < len(self._lines) and (self._lines[at].blank or self._lines[at].indent > column):
            at += 1
            if not self._lines[at - 1].blank:
                last = at
        return last

    def _inline(self, start: int, end: int) -> None:
        mark_inline(self._sheet, self._references, start, end)

    def _grid(self, line: Line) -> bool:
        at = self._at + 1
        while at < len(self._lines) and self._lines[at].indent == line.indent:
            if self._body[self._lines[at].start : self._lines[at].start + 1] not in ("+", "|"):
                break
            at += 1
        if not read_grid(self._sheet, [line, *self._lines[self._at + 1 : at]], self._inline):
            return False
        self._at = at
        self._in_front = False
        return True

    def _simple_table(self, line: Line) -> bool:
        end = simple_table_end(self._body, self._lines, self._at) if line.start == self._lines[self._at].start else 0
        if end <= self._at:
            return False
        read_simple(self._sheet, self._lines[self._at : end], self._inline)
        self._at = end
        self._in_front = False
        return True

    def _explicit(self, line: Line, start: int, column: int) -> int | None:
        """Read what begins with two dots, or return where its content begins."""
        body, end = self._body, line.end
        if note := _NOTE.match(body, start, end):
            self._push("footnote", column, -1, "footnote")
            self._references.explain_note(note["label"], self._note_text(note.end(), column))
            return note.end()
        if target := _TARGET.match(body, start, end):
            self._target(target["quoted"] or target["name"] or "", target.end(), end, column)
        elif _SUBSTITUTION.match(body, start, end):
            self._at = self._extent(self._at + 1, column)
        elif directive := _DIRECTIVE.match(body, start, end):
            return self._directive(directive["name"].lower(), directive.end(), end, column)
        else:
            self._comment(start, end, column)
        return None

    def _note_text(self, start: int, column: int) -> str:
        end, at = self._lines[self._at].end, self._at + 1
        while at < len(self._lines) and end - start < NOTE_LENGTH:
            if not self._lines[at].blank and self._lines[at].indent <= column:
                break
            end = self._lines[at].end
            at += 1
        return self._body[start:end]

    def _target(self, name: str, start: int, end: int, column: int) -> None:
        address = [self._body[start:end]]
        self._at += 1
        while self._at < len(self._lines) and not self._lines[self._at].blank:
            line = self._lines[self._at]
            if line.indent <= column:
                break
            address.append(self._body[line.start : line.end])
            self._at += 1
        written = "".join("".join(address).split())
        if name == "_":
            self._references.nameless.append(written)
        elif written:
            self._references.targets[normal_name(name.replace("\\", ""))] = written

    def _comment(self, start: int, end: int, column: int) -> None:
        marks = self._body.rindex("..", 0, max(start, 2))
        following = self._lines[self._at + 1] if self._at + 1 < len(self._lines) else None
        alone = start >= end and (
            following is None or following.blank
        )  # what follows an empty comment is no part of it
        last = self._at + 1 if alone else self._extent(self._at + 1, column)
        rest = [self._body[line.start : line.end] for line in self._lines[self._at + 1 : last]]
        self._sheet.remark(marks, self._lines[last - 1].end, "\n".join([self._body[start:end], *rest]))
        self._at = last

    def _directive(self, name: str, start: int, end: int, column: int) -> int | None:
        """Read a directive; return where its content begins if that is on its first line."""
        is_admonition = name in directives.ADMONITIONS
        if not (
            is_admonition or name in directives.TITLED or name in directives.CONTAINERS or name in directives.QUOTES
        ):
            self._at = self._extent(self._at + 1, column)
            self._sheet.interrupt()
            return None
        self._in_front = False
        self._push("directive", column, -1, "quote" if name in directives.QUOTES else "callout")
        if (is_admonition or name in directives.QUOTES) and start < end:
            self._options(self._at + 1, column)
            return start
        argument_end = end
        self._at += 1
        while name in directives.TITLED and (line := self._inner_line(self._at, column)) and not self._is_field(line):
            argument_end = line.end
            self._at += 1
        options, self._at = self._options(self._at, column)
        if name in directives.TITLED and start < argument_end:
            self._inline(start, argument_end)
            self._sheet.prose(start, argument_end)
        if name in ("list-table", "csv-table"):
            last = self._extent(self._at, column)
            if name == "list-table":
                heads = options.get("header-rows", "0")
                lines = self._lines[self._at : last]
                read_list_table(self._sheet, lines, int(heads) if heads.isdecimal() else 0, self._inline)
            self._at = last
        return None

    def _options(self, at: int, column: int) -> tuple[dict[str, str], int]:
        """Blank a directive's options, which stand above the first empty line; return them and the line behind them."""
        options: dict[str, str] = {}
        first = at
        while line := self._inner_line(at, column):
            if self._is_field(line) and (option := _FIELD.match(self._body, line.start, line.end)):
                options[option["name"]] = self._body[option.end() : line.end].strip()
            if options:
                self._sheet.drop(line.start, line.end)
            at += 1
        return options, at if options else first

    def _inner_line(self, at: int, column: int) -> Line | None:
        """Return a line if it is neither empty nor outside a block that is indented deeper than a column."""
        if at == len(self._lines) or self._lines[at].blank or self._lines[at].indent <= column:
            return None
        return self._lines[at]

    def _is_field(self, line: Line) -> bool:
        return _FIELD.match(self._body, line.start, line.end) is not None

    # What a draft says of itself

    def _read_front(self) -> None:
        """Read the field list at the top."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            field = _FIELD.match(self._body, line.start, line.end) if not line.indent else None
            if field is None:
                break
            last = self._extent(self._at + 1, 0)
            rest = [self._body[more.start : more.end] for more in self._lines[self._at + 1 : last]]
            value = " ".join(" ".join([self._body[field.end() : line.end], *rest]).split())
            name = field["name"].strip().lower()
            self._front.setdefault(name, value)
            if name == "cite-lint":
                self._sheet.remark(line.start, self._lines[last - 1].end, f"cite-lint: {value}")
            self._at = last
        self._in_front = False


def _list_kind(marker: str) -> str:
    """Return the kind of list that a marker belongs to."""
    return f"list {marker.strip()[-1]}"
