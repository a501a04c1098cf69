"""The text of a Word document as its reader would see it: tracked changes accepted, codes and hidden text left out.

The reader of drafts and the writer of comments both follow the same walk, so that a character has one place for both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from cite_lint.readers.manuscript import Line, Manuscript
from cite_lint.readers.wordfields import Field, unfinished
from cite_lint.readers.wordfile import Relation, WordFile
from cite_lint.readers.wordstyles import WordStyles, toggle, value, whole_number

if TYPE_CHECKING:
    from lxml.etree import _Element

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SYMBOLS = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"

_SKIPPED = (
    *("pPr", "rPr", "sectPr", "sdtEndPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "fldData", "smartTagPr"),
    *("customXmlPr", "rubyPr", "rt", "delText", "delInstrText", "del", "moveFrom", "hdr", "ftr"),
)
"""Properties, which are looked at where their owner opens, and what is not in the text once changes are accepted."""
_UNKNOWN_SYMBOL = "\u25a1"
_SYMBOL_FONT = {
    0x2D: "\u2212",  # minus
    0xA3: "\u2264",
    0xB0: "\u00b0",
    0xB1: "\u00b1",
    0xB3: "\u2265",
    0xB4: "\u00d7",
    0xB7: "\u2022",
    0xBB: "\u2248",
    **{ord(character): character for character in " 0123456789!%()+,./:;<=>?[]_{|}"},
}
"""Characters of the font Symbol that matter beside a figure, by their place in it."""
_PRIVATE = range(0xF000, 0xF100)


def write_body(file: WordFile, manuscript: Manuscript) -> None:
    """Tell the manuscript the document's text and then its notes, in the order in which they are referred to."""
    styles = WordStyles(file.root_of_kind("styles"), file.space)
    walk = _Walk(file, styles, manuscript, file.links)
    if file.body is not None:
        walk.follow(file.body)
    manuscript.close_body()
    for kind in ("footnote", "endnote"):
        part = file.part_of_kind(f"{kind}s")
        root = file.package.xml_or_none(part) if part is not None else None
        if part is None or root is None:
            continue
        notes = {note.get(f"{file.space}id"): note for note in root}
        inside = _Walk(file, styles, manuscript, file.relations(part))
        for name, number in walk.referred[kind].items():
            note = notes.get(name)
            if note is not None:
                manuscript.open_note(kind, number)
                inside.follow(note)
                manuscript.close_note()


def plain_text(file: WordFile, root: _Element) -> str:
    """Return what the paragraphs below an element say, on one line: a comment's text."""
    manuscript = Manuscript()
    _Walk(file, WordStyles(None, file.space), manuscript, {}).follow(root)
    manuscript.close_body()
    return " ".join(word for step in manuscript.body if isinstance(step, Line) for word in step.text.split())


class _Then(Enum):
    """What follows the start of an element, where that is not its content and then its end."""

    SKIP = "its content is left out"
    BARE = "its content is taken as if it stood without the element"


_Start = Callable[["_Element"], _Then | None]


@dataclass(slots=True)
class _Aside:
    """What holds in the text around a text box, and none of it in the box."""

    fields: list[Field]
    simple: list[int]
    codes: int
    counted: int
    hides: bool
    runs: list[tuple[bool, bool]]


class _Walk:
    """Follows the elements of one story: the body, or a note."""

    def __init__(
        self, file: WordFile, styles: WordStyles, manuscript: Manuscript, links: Mapping[str, Relation]
    ) -> None:
        self.referred: dict[str, dict[str, int]] = {"footnote": {}, "endnote": {}}
        """Numbers of the notes by their ids."""
        self._link_name = file.id_name
        self._links = links
        self._styles = styles
        self._manuscript = manuscript
        self._space = space = file.space
        self._unfinished: set[_Element] = set()
        self._holders: list[str] = []
        """Tables, rows, cells and text boxes that are open."""
        self._joins: list[bool] = []
        """Of each paragraph that is open, whether the mark at its end was deleted."""
        self._fields: list[Field] = []
        self._codes = 0
        """How many of the fields are in their code."""
        self._counted = 0
        """How many of them count something."""
        self._hides = False
        """Whether the style of the paragraph hides its text."""
        self._runs: list[tuple[bool, bool]] = []
        """Of each run that is open, whether it is hidden and whether it is superscript."""
        self._controls: list[bool] = []
        """Of each content control that is open, whether it only says that something is to be entered."""
        self._placeholders = 0
        self._asides: list[_Aside] = []
        self._simple: list[int] = []
        """Of each field in an element of its own, how many fields were open before it."""
        starts: dict[str, _Start] = {
            "p": self._start_paragraph, "r": self._start_run, "t": self._text, "tab": self._tab, "ptab": self._tab,
            "br": self._break, "cr": self._break, "noBreakHyphen": self._hyphen, "sym": self._symbol,
            "instrText": self._code, "fldChar": self._field_mark, "fldSimple": self._start_simple,
            "hyperlink": self._start_link, "footnoteReference": self._note_mark, "endnoteReference": self._note_mark,
            "commentRangeStart": self._start_comment, "commentRangeEnd": self._end_comment,
            "commentReference": self._refer_to_comment, "tbl": self._start_table, "tr": self._start_row,
            "tc": self._start_cell, "txbxContent": self._start_box, "sdt": self._start_control,
            "sdtPr": self._control_properties,
        }  # fmt: skip
        ends: dict[str, Callable[[], None]] = {
            "p": self._end_paragraph, "r": self._end_run, "fldSimple": self._end_simple,
            "hyperlink": self._manuscript.close_link, "tbl": self._end_table, "tr": self._end_row,
            "tc": self._end_cell, "txbxContent": self._end_box, "sdt": self._end_control,
        }  # fmt: skip
        self._starts = {f"{space}{name}": step for name, step in starts.items()}
        self._starts |= {f"{space}{name}": _skip for name in _SKIPPED}
        self._starts[f"{_COMPATIBILITY}Choice"] = self._starts[f"{_COMPATIBILITY}Fallback"] = _alternative
        self._starts[f"{_SYMBOLS}symEx"] = self._extended_symbol
        self._ends = {f"{space}{name}": step for name, step in ends.items()}
        self._left_out = (f"{space}del", f"{space}moveFrom", f"{_COMPATIBILITY}Fallback")

    def follow(self, root: _Element) -> None:
        """Tell the manuscript all that stands below `root`."""
        from lxml import etree

        self._fields, self._simple, self._codes, self._counted = [], [], 0, 0
        marks = [mark for mark in root.iter(f"{self._space}fldChar") if not self._is_left_out(mark)]
        self._unfinished = unfinished(marks, self._space)
        bare: set[_Element] = set()
        steps = etree.iterwalk(root, events=("start", "end"))
        for event, element in steps:
            if event == "start":
                start = self._starts.get(str(element.tag))
                then = start(element) if start is not None else None
                if then is not None:
                    bare.add(element)
                    if then is _Then.SKIP:
                        steps.skip_subtree()
            elif element in bare:
                bare.remove(element)
            elif element.tag in self._ends:
                self._ends[str(element.tag)]()

    def _is_left_out(self, element: _Element) -> bool:
        return any(above.tag in self._left_out for above in element.iterancestors())

    @property
    def _is_silent(self) -> bool:
        """Whether what is written here is seen by nobody."""
        return bool(self._codes or self._placeholders or (self._runs[-1][0] if self._runs else self._hides))

    def _write(self, text: str, element: _Element, offset: int = 0, *, is_prose: bool = True) -> None:
        if not self._is_silent:
            raised = bool(self._runs) and self._runs[-1][1]
            self._manuscript.write(text, element, offset, is_prose=is_prose and not self._counted, is_raised=raised)

    def _start_paragraph(self, paragraph: _Element) -> None:
        properties = paragraph.find(f"{self._space}pPr")
        mark = properties.find(f"{self._space}rPr") if properties is not None else None
        self._joins.append(
            mark is not None and any(mark.find(f"{self._space}{name}") is not None for name in ("del", "moveFrom"))
        )
        self._hides = self._styles.hides(properties)
        self._manuscript.open_paragraph(self._styles.paragraph(properties), paragraph)

    def _end_paragraph(self) -> None:
        self._manuscript.close_paragraph(joined=self._joins.pop())

    def _start_run(self, run: _Element) -> None:
        properties = run.find(f"{self._space}rPr")
        if properties is None:
            self._runs.append((self._hides, False))
        else:
            self._runs.append((self._styles.is_hidden(properties, self._hides), self._styles.is_raised(properties)))

    def _end_run(self) -> None:
        self._runs.pop()

    def _text(self, element: _Element) -> None:
        text = element.text or ""
        if element.get(_SPACE) == "preserve":
            self._write(text, element)
        else:  # Word leaves out the space around it
            inner = text.strip(_BLANKS)
            self._write(inner, element, len(text) - len(text.lstrip(_BLANKS)))

    def _tab(self, element: _Element) -> None:
        self._write("\t", element)

    def _break(self, element: _Element) -> None:
        self._write(" ", element)

    def _hyphen(self, element: _Element) -> None:
        self._write("\u2011", element)

    def _symbol(self, element: _Element) -> None:
        code = _hexadecimal(element.get(f"{self._space}char", ""))
        if element.get(f"{self._space}font", "").lower() == "symbol":
            character = _SYMBOL_FONT.get(code & 0xFF)
        else:
            character = None if code in _PRIVATE else _character(code)
        self._write(character or _UNKNOWN_SYMBOL, element, is_prose=character is not None)

    def _extended_symbol(self, element: _Element) -> None:
        character = _character(_hexadecimal(element.get(f"{_SYMBOLS}char", "")))
        self._write(character or _UNKNOWN_SYMBOL, element, is_prose=character is not None)

    def _code(self, element: _Element) -> None:
        if self._fields and not self._fields[-1].in_result:
            self._fields[-1].add(element.text or "")

    def _field_mark(self, mark: _Element) -> _Then | None:
        kind = mark.get(f"{self._space}fldCharType")
        if kind == "begin":
            if mark not in self._unfinished:
                self._fields.append(Field())
                self._codes += 1
        elif kind == "separate":
            if self._fields and not self._fields[-1].in_result:
                self._begin_result(self._fields[-1])
        elif kind == "end" and len(self._fields) > (self._simple[-1] + 1 if self._simple else 0):
            self._end_field()
        return _Then.SKIP

    def _begin_result(self, field: Field) -> None:
        address = field.begin_result()
        self._codes -= 1
        self._counted += field.is_counted
        if address is not None:
            self._manuscript.open_link(address)

    def _end_field(self) -> None:
        field = self._fields.pop()
        self._codes -= not field.in_result
        self._counted -= field.is_counted
        if field.is_link:
            self._manuscript.close_link()

    def _start_simple(self, element: _Element) -> None:
        field = Field([element.get(f"{self._space}instr", "")])
        self._simple.append(len(self._fields))
        self._fields.append(field)
        self._codes += 1
        self._begin_result(field)

    def _end_simple(self) -> None:
        before = self._simple.pop()
        while len(self._fields) > before:
            self._end_field()

    def _start_link(self, element: _Element) -> None:
        link = self._links.get(element.get(self._link_name, ""))
        self._manuscript.open_link(link.target if link is not None and link.is_outside else "")

    def _note_mark(self, element: _Element) -> None:
        kind = "footnote" if element.tag == f"{self._space}footnoteReference" else "endnote"
        if not self._is_silent and (number := self._manuscript.mark_note(kind, element)):
            self.referred[kind].setdefault(element.get(f"{self._space}id", ""), number)

    def _start_comment(self, element: _Element) -> None:
        self._manuscript.start_comment(element.get(f"{self._space}id", ""))

    def _end_comment(self, element: _Element) -> None:
        self._manuscript.end_comment(element.get(f"{self._space}id", ""))

    def _refer_to_comment(self, element: _Element) -> None:
        self._manuscript.refer_to_comment(element.get(f"{self._space}id", ""))

    def _start_table(self, table: _Element) -> None:
        self._holders.append("table")
        self._manuscript.open_table()

    def _end_table(self) -> None:
        self._holders.pop()
        self._manuscript.close_table()

    def _start_row(self, row: _Element) -> _Then | None:
        if not self._holders or self._holders[-1] != "table":
            return _Then.BARE
        space = self._space
        properties = row.find(f"{space}trPr")
        if properties is not None and properties.find(f"{space}del") is not None:
            return _Then.SKIP
        self._holders.append("row")
        self._manuscript.open_row(is_head=toggle(properties, "tblHeader", space) or False)
        self._manuscript.skip_cells(whole_number(value(properties, "gridBefore", space)) or 0)
        return None

    def _end_row(self) -> None:
        self._holders.pop()

    def _start_cell(self, cell: _Element) -> _Then | None:
        if not self._holders or self._holders[-1] != "row":
            return _Then.BARE
        space = self._space
        properties = cell.find(f"{space}tcPr")
        merge = properties.find(f"{space}vMerge") if properties is not None else None
        if properties is not None and properties.find(f"{space}cellDel") is not None:
            return _Then.SKIP
        self._holders.append("cell")
        self._manuscript.open_cell(
            whole_number(value(properties, "gridSpan", space)) or 1,
            is_merged=merge is not None and merge.get(f"{space}val") != "restart",
        )
        return None

    def _end_cell(self) -> None:
        self._holders.pop()
        self._manuscript.close_cell()

    def _start_box(self, box: _Element) -> _Then | None:
        if self._is_silent:
            return _Then.SKIP
        self._asides.append(_Aside(self._fields, self._simple, self._codes, self._counted, self._hides, self._runs))
        self._simple = []
        self._fields, self._codes, self._counted, self._hides, self._runs = [], 0, 0, False, []
        self._holders.append("box")
        self._manuscript.open_box()
        return None

    def _end_box(self) -> None:
        around = self._asides.pop()
        self._fields, self._codes, self._counted = around.fields, around.codes, around.counted
        self._simple, self._hides, self._runs = around.simple, around.hides, around.runs
        self._holders.pop()
        self._manuscript.close_box()

    def _start_control(self, control: _Element) -> None:
        self._controls.append(False)

    def _control_properties(self, properties: _Element) -> _Then:
        if self._controls and not self._controls[-1] and toggle(properties, "showingPlcHdr", self._space):
            self._controls[-1] = True
            self._placeholders += 1
        return _Then.SKIP

    def _end_control(self) -> None:
        self._placeholders -= self._controls.pop()


def _skip(element: _Element) -> _Then:
    return _Then.SKIP


def _alternative(element: _Element) -> _Then | None:
    """Take the first of several forms of one thing."""
    return _Then.SKIP if element.getprevious() is not None else None


def _hexadecimal(code: str) -> int:
    try:
        return int(code[:8], 16)
    except ValueError:
        return -1


def _character(code: int) -> str | None:
    """Return a character that may stand in a text; None for a control, half of a pair or no character at all."""
    if not 0x20 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return None
    return chr(code) if chr(code).isprintable() else None
