"""The LaTeX reader: one pass over commands, braces and breaks; what is left between them is prose.

No parser is used: the one that gives source ranges (pylatexenc) reads a quarter of a megabyte a second and ends in a
RecursionError where braces are nested deeply. Nothing is expanded: a command that is not known stands for nothing, and
its arguments are read as prose.
"""

from __future__ import annotations

import re

from cite_lint.model.document import Document
from cite_lint.model.span import Span
from cite_lint.readers import latex_commands as known
from cite_lint.readers.latex_groups import PLAIN, Environment, Group
from cite_lint.readers.latex_head import document_range, read_head, read_title
from cite_lint.readers.latex_inline import Inline
from cite_lint.readers.sheet import Note, Sheet

_TOKEN = re.compile(
    r"""
      \\ (?: (?P<command> [A-Za-z@]++ ) \*? | (?P<symbol> (?> \r\n | . ) )? )
    | % (?P<comment> [^\r\n]*+ )
    | (?P<break> (?> \r\n | \r | \n ) (?: [^\S\r\n]*+ (?> \r\n | \r | \n ) )++ )
    | (?P<brace> [{}] )
    | (?P<math> \$\$? )
    | ~ | -{2,}+ | `` | '' | &
    """,
    re.VERBOSE | re.DOTALL,
)
_SPACE = re.compile(r"[^\S\r\n]*+(?>\r\n|\r|\n)?[^\S\r\n]*+")
_ENVIRONMENT = re.compile(r"[ \t]*+\{([^{}\r\n]{1,40}+)\}")
_OUTER_SECTION = re.compile(r"\\(part|chapter)\*?[\[{]")
_DEFINITION = re.compile(r"\s*\\[A-Za-z@]+[^{}\r\n]{0,40}(?=\{)")
_GROUPING = re.compile(r"\d\{,\}\d{3}(?!\d)")
_ROW_GAP = re.compile(r"\*?(?:[ \t]*\[[^\]\r\n]{0,20}\])?")
_TRIMMED_RULE = re.compile(r"\([lr]{1,2}\)")
_COMMAND = re.compile(r"\\[A-Za-z@]++(?:\[[^\[\]]*+\]|\{[^{}]*+\})*+")


def read(path: str, source: str) -> Document:
    """Read a LaTeX draft."""
    return _Reader(source).read(path)


class _Reader:
    """Walks through the tokens; prose runs from one boundary to the next."""

    def __init__(self, source: str) -> None:
        self._sheet = Sheet(source)
        self._body = self._sheet.body
        self._begin, self._end = document_range(self._body)
        self._inline = Inline(self._sheet, self._end)
        self._head = read_head(self._sheet, self._begin)
        outermost = (known.SECTIONS[found[1]] for found in _OUTER_SECTION.finditer(self._body))
        self._shift = 1 - min(outermost, default=1)
        self._groups: list[Group] = []
        self._environments: list[Environment] = []
        self._names: dict[str, int] = {}
        """How many environments of each name are open."""
        self._passing = 0
        """How many arguments without prose are open."""
        self._leaf = self._begin
        self._notes: list[Note] = []
        self._open_note: Group | None = None

    def read(self, path: str) -> Document:
        """Return the document."""
        position, end = self._begin, self._end
        while (found := _TOKEN.search(self._body, position, end)) is not None:
            position = max(self._token(found), found.end())
        self._break(end, end)
        while self._environments:
            self._leave(end)
        self._boundary(end, end)
        return self._sheet.finish(path, self._head.title, self._head.day)

    def _token(self, found: re.Match[str]) -> int:
        """Read a token and return where the next one may begin."""
        start, end = found.span()
        if (comment := found["comment"]) is not None:
            self._sheet.remark(start, end, comment.lstrip("%"))
        elif (brace := found["brace"]) is not None:
            return self._brace(brace, start, end)
        elif found["break"] is not None:
            self._break(start, end)
        elif self._passing:
            pass
        elif (command := found["command"]) is not None:
            return self._command(command, start, end)
        elif (symbol := found["symbol"]) is not None:
            return self._symbol(symbol, start, end)
        elif found["math"] is not None:
            return self._inline.formula(found["math"], start, end)
        elif (sign := found[0]) == "&" and (table := self._table()) is not None:
            self._cell(table, start, end)
        else:
            self._inline.sign(sign, start, end)
        return end

    # Boundaries

    def _boundary(self, start: int, end: int) -> None:
        """End the prose at `start`; more of it begins at `end`."""
        note = self._open_note
        if note is not None:  # a footnote of several paragraphs
            self._notes.append(Note(Span(note.start, start), Span(note.inner, start)))
            note.kind, self._open_note = "rest", None
        self._sheet.prose(self._leaf, start, notes=self._notes)
        self._notes = []
        self._leaf = end

    def _break(self, start: int, end: int) -> None:
        """End a paragraph, and with it what cannot go beyond one."""
        while self._passing or (self._groups and self._groups[-1].kind in ("heading", "caption", "link")):
            group = self._groups.pop()
            if group.kind == "pass":
                self._passing -= 1
                self._sheet.drop(group.start, start)
            elif not self._passing:
                self._end_group(group, start, start)
        if self._table() is None:
            self._boundary(start, end)

    def _cell(self, table: Environment, start: int, end: int) -> None:
        """End a table's cell."""
        for note in self._notes:
            self._sheet.blank_note(note)
        self._notes = []
        if table.row is None:
            table.row = self._sheet.row()
        self._sheet.cell(self._leaf, start)
        for _ in range(table.spanned):
            self._sheet.cell(start, start)
        table.spanned = 0
        self._leaf = end

    def _row(self, table: Environment, start: int, end: int) -> None:
        """End a table's row, unless nothing but commands stands on it."""
        if table.row is None and not _COMMAND.sub("", self._body[self._leaf : start]).strip():
            self._sheet.prose(self._leaf, start)
            self._leaf = end
            return
        self._cell(table, start, end)
        if table.row is not None and len(table.rows) < 2:
            table.rows.append(table.row)
        table.row = None

    def _table(self) -> Environment | None:
        """Return the table whose cells are being read."""
        if not self._environments or self._environments[-1].kind != "table" or self._open_note is not None:
            return None
        return self._environments[-1]

    # Groups

    def _brace(self, brace: str, start: int, end: int) -> int:
        body = self._body
        if brace == "{":
            if body.startswith("{,}", start) and _GROUPING.match(body, max(start - 1, 0)) and not self._passing:
                self._sheet.read_as(start, start + 3, "\u2009")  # 4{,}217
                return start + 3
            self._groups.append(PLAIN)
            self._sheet.drop(start, end)
            return end
        self._sheet.drop(start, end)
        outside = self._environments[-1].depth if self._environments and not self._passing else 0
        if len(self._groups) <= outside:
            return end
        group = self._groups.pop()
        if group.kind == "pass":
            self._passing -= 1
            self._sheet.drop(group.start, end)
            return self._pass(group.start, end, group.level) if group.level and not self._passing else end
        if group.kind != "plain" and not self._passing:
            self._end_group(group, start, end)
        return end

    def _end_group(self, group: Group, start: int, end: int) -> None:
        """Do what the end of a group means; `start` and `end` are those of its closing brace."""
        if group.kind == "heading":
            for note in self._notes:
                self._sheet.blank_note(note)
            self._notes = []
            self._sheet.heading(group.inner, start, group.level)
            self._leaf = end
        elif group.kind == "caption":
            self._boundary(start, end)
        elif group.kind == "rest":
            self._sheet.open("footnote")
            self._boundary(start, end)
            self._sheet.close()
        elif group.kind == "note":
            self._open_note = None
            self._notes.append(Note(Span(group.start, end), Span(group.inner, start)))
        elif group.kind == "link" and group.inner >= self._leaf:
            self._sheet.link(Span(group.start, end), group.inner, start, group.address)

    def _enter(self, group: Group, position: int) -> int:
        """Enter a group if its brace stands at a position, and return where to go on."""
        space = _SPACE.match(self._body, position)
        brace = space.end() if space else position
        if not self._body.startswith("{", brace, self._end):
            return position
        group.inner = brace + 1
        self._sheet.drop(position, brace + 1)
        self._groups.append(group)
        return brace + 1

    def _pass(self, start: int, position: int, count: int) -> int:
        """Pass over arguments without prose."""
        position = self._inline.options(position)
        after = self._enter(Group("pass", start, level=count - 1), position)
        self._passing += after != position
        self._sheet.drop(start, after)
        return after

    # Environments

    def _begin_environment(self, name: str, start: int, end: int) -> int:
        base = name.rstrip("*")
        if base in known.FORMULAS or base in known.CODE or base == "comment":
            closing = f"\\end{{{name}}}"
            last = self._inline.find(closing, end)
            if last >= 0:
                if base == "comment":
                    self._sheet.remark(start, last + len(closing), self._body[end:last])
                elif base in known.CODE and self._table() is None:
                    self._boundary(start, last)
                    self._sheet.interrupt()
                self._sheet.drop(start, last + len(closing))
                return last + len(closing)
        kind = "other"
        if name in known.TABLES:
            kind = "table"
        elif base in known.LISTS:
            kind = "list"
        elif base in known.QUOTES:
            kind = "quote"
        if self._table() is None or kind == "table":
            self._boundary(start, end)
        if kind != "other":
            self._sheet.open(kind)
        self._environments.append(Environment(name, kind, len(self._groups)))
        self._names[name] = self._names.get(name, 0) + 1
        arguments = known.TABLES.get(name) or known.ENVIRONMENTS.get(base, 0)
        position = self._inline.options(end)
        return self._pass(start, position, arguments) if arguments else position

    def _end_environment(self, name: str, start: int, end: int) -> None:
        """Leave an environment and those inside it that were not closed."""
        self._sheet.drop(start, end)
        if not self._names.get(name):
            return
        while self._leave(start) != name:
            pass
        self._leaf = max(self._leaf, start)

    def _leave(self, position: int) -> str:
        """Leave the innermost environment and return its name."""
        environment = self._environments[-1]
        while len(self._groups) > environment.depth:
            group = self._groups.pop()
            if group.kind in ("heading", "caption"):
                self._end_group(group, position, position)
        table = self._table()
        if table is not None:
            self._row(table, position, position)
        else:
            self._boundary(position, position)
        self._environments.pop()
        self._names[environment.name] -= 1
        if environment.in_item:
            self._sheet.close()
        if environment.kind != "other":
            self._sheet.close()
        return environment.name

    def _item(self, start: int, end: int) -> int:
        """Begin an item; the label of a description is prose of its own, which the rest is read under."""
        self._boundary(start, end)
        space = _SPACE.match(self._body, end)
        option = self._inline.option(space.end() if space else end)
        environment = self._environments[-1] if self._environments else None
        if environment is not None and environment.kind == "list":
            if environment.in_item:
                self._sheet.close()
            self._sheet.open("item")
            environment.in_item = True
        if option is None:
            return end
        if environment is None or not environment.name.rstrip("*").endswith(("description", "desc")):
            self._sheet.drop(end, option.end())
            return option.end()
        self._leaf = option.start() + 1
        position = self._leaf
        while (found := _TOKEN.search(self._body, position, option.end() - 1)) is not None:
            position = max(self._token(found), found.end())
        self._boundary(option.end() - 1, option.end())
        return option.end()

    # Commands

    def _command(self, name: str, start: int, end: int) -> int:
        """Read a command and return where to go on."""
        sheet, body = self._sheet, self._body
        if self._inline.character(name, start, end):
            return end
        if (after := self._inline.letter(name, start, end)) > end:
            return after
        sheet.drop(start, end)
        if name in ("begin", "end") and (environment := _ENVIRONMENT.match(body, end, self._end)):
            sheet.drop(start, environment.end())
            if name == "begin":
                return self._begin_environment(environment[1], start, environment.end())
            self._end_environment(environment[1], start, environment.end())
            return environment.end()
        if name in known.SECTIONS:
            level = max(1, known.SECTIONS[name] + self._shift)
            return self._block("heading", start, end, level)
        if name == "item":
            return self._item(start, end)
        if name in known.NOTES:
            if self._open_note is None:
                note = Group("note", start)
                after = self._enter(note, self._inline.options(end))
                self._open_note = note if note.inner else None
                return after
        elif name in ("caption", "captionof"):
            kinds = self._inline.arguments(end, 1) if name == "captionof" else []
            return self._block("caption", start, kinds[0].end() if kinds else end, 0)
        elif name in known.BREAKS:
            self._break(start, end)
        elif name in known.HEAD_RULES:
            table = self._table()
            if table is not None and len(table.rows) == 1 and table.row is None:
                sheet.make_head(table.rows[0])
        elif name in ("title", "date"):
            self._head = read_title(self._head, body, start)
            return self._pass(start, end, 1)
        elif name in ("verb", "lstinline", "mintinline", "iffalse", "def", "multicolumn"):
            return self._odd(name, start, end)
        elif name in ("href", "url", "nolinkurl", "path"):
            return self._link(name, start, end)
        elif name in ("num", "SI", "qty", "numrange", "SIrange", "qtyrange"):
            return self._inline.quantity(name, start, end)
        elif name in known.COMMANDS:
            trimmed_rule = _TRIMMED_RULE.match(body, end) if name == "cmidrule" else None
            return self._pass(start, trimmed_rule.end() if trimmed_rule else end, known.COMMANDS[name])
        elif name in known.AMOUNTS:
            return self._inline.amount(end)
        elif "cite" in name.lower():
            return self._inline.cite(name, start, end)
        else:
            return self._inline.options(end)
        return end

    def _block(self, kind: str, start: int, end: int, level: int) -> int:
        """Begin a heading or a caption, which is a block of its own."""
        if self._passing:
            return end
        position = self._inline.options(end)
        group = Group(kind, start, level=level)
        after = self._enter(group, position)
        if not group.inner:
            return position
        self._groups.pop()
        if self._table() is None:
            self._boundary(start, group.inner)
        else:
            self._sheet.prose(self._leaf, start)
            self._leaf = group.inner
        self._groups.append(group)
        return after

    def _odd(self, name: str, start: int, end: int) -> int:
        """Read a command whose arguments are written in a way of their own."""
        body = self._body
        if name == "iffalse":
            last = self._inline.find("\\fi", end)
            if last >= 0:
                self._sheet.remark(start, last + 3, body[end:last])
                return last + 3
            return end
        if name == "def":
            definition = _DEFINITION.match(body, end, self._end)
            return self._pass(start, definition.end(), 1) if definition else end
        if name == "multicolumn":
            counts = self._inline.arguments(end, 1)
            table = self._table()
            if counts and counts[0][1].strip().isdecimal() and table is not None:
                table.spanned = min(max(int(counts[0][1].strip()[:4]), 1), 100) - 1
            return self._pass(start, end, 2)
        position = self._inline.options(end)
        if name == "mintinline":
            position = next((language.end() for language in self._inline.arguments(position, 1)), position)
        if name != "verb" and body.startswith("{", position):
            return self._pass(start, position, 1)
        return self._inline.code(start, position)

    def _link(self, name: str, start: int, end: int) -> int:
        """Read an address, with its text if it has one."""
        address, after = self._inline.address(self._inline.options(end))
        self._sheet.drop(start, after)
        if name == "href" and address:
            return self._enter(Group("link", start, address=address), after)
        self._sheet.cite(start, after, "link", address)
        return after

    def _symbol(self, symbol: str, start: int, end: int) -> int:
        """Read a backslash with a sign behind it."""
        if symbol != "\\":
            return self._inline.symbol(symbol, start, end)
        gap = _ROW_GAP.match(self._body, end, self._end)
        after = gap.end() if gap else end
        self._sheet.drop(start, after)
        table = self._table()
        if table is not None:
            self._row(table, start, after)
        return after
