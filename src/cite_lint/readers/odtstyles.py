"""What the styles of an OpenDocument text say of a paragraph or a span: heading, title, quote, hidden, superscript."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cite_lint.readers.manuscript import PLAIN, Style
from cite_lint.readers.stylenames import style_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ENCODED = re.compile(r"_([0-9a-f]{1,4})_")
_RAISED = re.compile(r"\s*(?:super|\+?[1-9]\d*%)")


@dataclass(frozen=True, slots=True)
class Known:
    """A style with what it inherits."""

    style: Style = PLAIN
    is_hidden: bool = False
    is_raised: bool = False


_UNKNOWN = Known()


class OdtStyles:
    """The styles of a text by family and name."""

    def __init__(self, roots: Iterable[_Element]) -> None:
        self._raw: dict[tuple[str, str], _Element] = {}
        self._known: dict[tuple[str, str], Known] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                self._raw.setdefault((style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")), style)

    def find(self, family: str, name: str) -> Known:
        """Return a style; a chain of parents that runs in a circle ends where it began."""
        chain: list[tuple[str, str]] = []
        key = family, name
        while key in self._raw and key not in self._known and key not in chain:
            chain.append(key)
            key = family, self._raw[key].get(f"{STYLE}parent-style-name", "")
        known = self._known.get(key, _UNKNOWN)
        for own in reversed(chain):
            known = self._known[own] = _inherit(self._raw[own], known)
        return known


def _inherit(raw: _Element, base: Known) -> Known:
    name = raw.get(f"{STYLE}display-name") or _ENCODED.sub(
        lambda code: chr(int(code[1], 16)), raw.get(f"{STYLE}name", "")
    )
    name = name.strip().lower()
    style = style_named(name, base.style)
    properties = raw.find(f"{STYLE}text-properties")
    display = properties.get(f"{TEXT}display") if properties is not None else None
    position = properties.get(f"{STYLE}text-position") if properties is not None else None
    return Known(
        style,
        base.is_hidden if display is None else display == "none",
        base.is_raised if position is None else _RAISED.match(position) is not None,
    )
