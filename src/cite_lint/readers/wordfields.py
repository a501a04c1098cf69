"""Word's fields: a code that nobody sees, then its result; they may hold each other and run over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAME = re.compile(r"\s*([A-Za-z]+)")
_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"\\]\S*))', re.IGNORECASE)
_COUNTED = frozenset("PAGE NUMPAGES SECTIONPAGES PAGEREF NOTEREF SECTION SEQ TOC INDEX TOA".split())
"""Fields whose result is a number of the draft's own making, or a list of them."""
_LONGEST_CODE = 10_000


@dataclass(slots=True, eq=False)
class Field:
    """A field that is open."""

    code: list[str] = field(default_factory=list)
    in_result: bool = False
    is_link: bool = False
    """Whether a link was opened for its result."""
    is_counted: bool = False
    _length: int = 0

    def add(self, text: str) -> None:
        """Add to its code; nothing after the first few thousand characters matters."""
        if self._length < _LONGEST_CODE:
            self.code.append(text)
            self._length += len(text)

    def begin_result(self) -> str | None:
        """End the code; return the address where it is a link, empty for one inside the draft."""
        self.in_result = True
        code = "".join(self.code)[:_LONGEST_CODE]
        name = _NAME.match(code)
        self.is_counted = name is not None and name[1].upper() in _COUNTED
        if name is None or name[1].upper() != "HYPERLINK":
            return None
        self.is_link = True
        address = _ADDRESS.match(code)
        return (address["quoted"] or address["bare"] or "").strip() if address is not None else ""


def unfinished(marks: Iterable[_Element], space: str) -> set[_Element]:
    """Return the beginnings of fields that have no end: what follows one of those would be taken for its code.

    `marks` are the fldChar of a text in order.
    """
    started: list[_Element] = []
    for mark in marks:
        kind = mark.get(f"{space}fldCharType")
        if kind == "begin":
            started.append(mark)
        elif kind == "end" and started:
            started.pop()
    return set(started)
