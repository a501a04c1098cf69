"""What a paragraph is by the name of its style: names that Word and OpenDocument share."""

from __future__ import annotations

import re

from cite_lint.readers.manuscript import Style

_DEEPEST = 10
_HEADING = re.compile(r"heading (\d{1,2})\d*")
_LISTING = re.compile(
    r"toc \d+|toc heading|contents \d+|contents heading|index \d+|table of figures|table of authorities"
    r"|(?:illustration|table|object) index \d+"
)
_QUOTES = ("quote", "intense quote", "block text", "quotations")


def style_named(name: str, otherwise: Style) -> Style:
    """Return the style that a name in small letters stands for, `otherwise` where it says nothing.

    Names are in English whatever the language of the writer's program: it translates them only to show them.
    """
    if heading := _HEADING.fullmatch(name):
        return Style(heading=min(int(heading[1]), _DEEPEST) or 1)
    if name == "title":
        return Style(is_title=True)
    if name in _QUOTES:
        return Style(is_quote=True)
    if name == "date":
        return Style(is_date=True)
    return Style(is_listing=True) if _LISTING.fullmatch(name) else otherwise
