"""What Word's styles say of a paragraph or a run: heading, list, quote, hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cite_lint.readers.manuscript import PLAIN, Style
from cite_lint.readers.stylenames import style_named

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 8
"""Levels of outline and list count from 0 to this."""
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class _Known:
    """A style with what it inherits. None where neither it nor its base says anything."""

    style: Style
    is_hidden: bool | None = None
    is_raised: bool | None = None


_UNKNOWN = _Known(PLAIN)


class WordStyles:
    """The styles of a document by id; `space` is the XML namespace of its words, in braces."""

    def __init__(self, root: _Element | None, space: str) -> None:
        self._space = space
        self._raw: dict[str, _Element] = {}
        self._known: dict[str, _Known] = {}
        self._default = ""
        self._names: dict[str, str] = {}
        for style in root.iterfind(f"{space}style") if root is not None else ():
            name = style.get(f"{space}styleId", "")
            self._raw.setdefault(name, style)
            self._names.setdefault(_name(style, space), name)
            if style.get(f"{space}type") == "paragraph" and not _is_off(style.get(f"{space}default", "0")):
                self._default = name

    def id_of(self, name: str) -> str | None:
        """Return the id of the style with this English name, in lower case; None where the document has none."""
        return self._names.get(name)

    def paragraph(self, properties: _Element | None) -> Style:
        """Return what a paragraph with these properties is."""
        named = self._style(value(properties, "pStyle", self._space) or self._default)
        return self._directly(properties, named.style) if properties is not None else named.style

    def hides(self, properties: _Element | None) -> bool:
        """Tell whether the style of a paragraph with these properties hides its text."""
        return bool(self._style(value(properties, "pStyle", self._space) or self._default).is_hidden)

    def is_hidden(self, run: _Element, by_paragraph: bool) -> bool:
        """Tell whether the text of a run with these properties is hidden: directly, or by one style, but not by two."""
        directly = toggle(run, "vanish", self._space)
        if directly is not None:
            return directly
        return bool(self._style(value(run, "rStyle", self._space) or "").is_hidden) is not by_paragraph

    def is_raised(self, run: _Element) -> bool:
        """Tell whether a run with these properties is superscript."""
        align = value(run, "vertAlign", self._space)
        if align is not None:
            return align == "superscript"
        return bool(self._style(value(run, "rStyle", self._space) or "").is_raised)

    def _style(self, name: str) -> _Known:
        """Return a style with what it inherits; a chain of bases that runs in a circle ends where it began."""
        chain: list[str] = []
        while name in self._raw and name not in self._known and name not in chain:
            chain.append(name)
            name = value(self._raw[name], "basedOn", self._space) or ""
        known = self._known.get(name, _UNKNOWN)
        for own in reversed(chain):
            known = self._known[own] = self._inherit(self._raw[own], known)
        return known

    def _inherit(self, raw: _Element, base: _Known) -> _Known:
        space = self._space
        name = _name(raw, space)
        style = style_named(name, base.style)
        properties = raw.find(f"{space}pPr")
        is_heading = style is not base.style and style.heading > 0  # by its own name, not by what it is based on
        if properties is not None and not (is_heading or style.is_listing):
            style = self._directly(properties, style)
        run = raw.find(f"{space}rPr")
        hidden, align = toggle(run, "vanish", space), value(run, "vertAlign", space)
        return _Known(
            style,
            base.is_hidden if hidden is None else hidden,
            base.is_raised if align is None else align == "superscript",
        )

    def _directly(self, properties: _Element, style: Style) -> Style:
        """Put what stands in the properties themselves over what the style says."""
        space = self._space
        outline = whole_number(value(properties, "outlineLvl", space))
        heading, item = style.heading, style.item
        if outline is not None and not style.is_title and not style.is_listing:
            heading = outline + 1 if outline <= _DEEPEST else 0
        numbering = properties.find(f"{space}numPr")
        if numbering is not None:
            level = whole_number(value(numbering, "ilvl", space))
            is_none = value(numbering, "numId", space) == "0"
            item = None if is_none else min(max(level if level is not None else item or 0, 0), _DEEPEST)
        if (heading, item) == (style.heading, style.item):
            return style
        return Style(heading, style.is_title, item, style.is_quote, style.is_date, style.is_listing)


def _name(style: _Element, space: str) -> str:
    return (value(style, "name", space) or "").strip().lower()


def value(parent: _Element | None, name: str, space: str) -> str | None:
    """Return the value of a property, None where it is not there."""
    found = parent.find(f"{space}{name}") if parent is not None else None
    return found.get(f"{space}val") if found is not None else None


def toggle(parent: _Element | None, name: str, space: str) -> bool | None:
    """Return whether a property that needs no value is on; None where it is not there."""
    found = parent.find(f"{space}{name}") if parent is not None else None
    return None if found is None else not _is_off(found.get(f"{space}val", "1"))


def _is_off(value: str) -> bool:
    return value.lower() in _OFF


def whole_number(value: str | None) -> int | None:
    """Read a number from 0 on; None for whatever else stands there."""
    return int(value) if value is not None and len(value) < 9 and value.isascii() and value.isdecimal() else None
