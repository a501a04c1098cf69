"""HTML that hostile text cannot break: what is not Markup is escaped wherever it is put in."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import urlsplit

_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Characters that turn the direction of text, steer a terminal or cannot be in a page."""
_REPLACEMENT = "\ufffd"
_UNFIT_IN_ADDRESS = re.compile(r"[\s\\<>\"'`{}|^]")
_VOID = frozenset({"br", "hr", "input", "meta"})


class Markup(str):
    """A string that is HTML already."""

    __slots__ = ()


def text(value: str) -> Markup:
    """Return text as HTML; a character that could turn the page round is shown by its code point instead."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    return Markup(_HIDDEN.sub(_show_hidden, html.escape(value)))


def plain(value: str) -> str:
    """Return text on one line without the characters that could turn it round."""
    return _HIDDEN.sub(_REPLACEMENT, " ".join(value.split()))


def isolated(value: str) -> Markup:
    """Return text on one line that cannot change the direction of what stands around it."""
    return Markup(f"<bdi>{text(' '.join(value.split()))}</bdi>")


def join(parts: Iterable[str], between: str = "") -> Markup:
    """Return the parts as one piece of HTML, those that are no Markup escaped."""
    return Markup(_content(between).join(_content(part) for part in parts))


def element(name: str, *children: str | None, **attributes: str | int | bool | None) -> Markup:
    """Return an element. Children and attributes of None are left out; an attribute of True has no value.

    Underscores in the names of attributes become hyphens, one at the end is dropped: `class_`, `aria_label`.
    """
    head = name
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        head += " " + key.rstrip("_").replace("_", "-")
        if value is not True:
            head += f'="{html.escape(_HIDDEN.sub(_REPLACEMENT, str(value)))}"'
    if name in _VOID:
        return Markup(f"<{head}>")
    return Markup(f"<{head}>{''.join(_content(child) for child in children if child is not None)}</{name}>")


def web_address(url: str) -> tuple[str, str] | None:
    """Return an address that may be a link and its host, or None: only whole http and https addresses may."""
    if _HIDDEN.search(url) or _UNFIT_IN_ADDRESS.search(url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return None  # a name before the host is a way to pass for another one
    return url, host


def _content(child: str) -> Markup:
    return child if isinstance(child, Markup) else text(child)


def _show_hidden(match: re.Match[str]) -> str:
    character = match.group()
    code = f"U+{ord(character):04X}"
    name = html.escape(unicodedata.name(character, "control character"))
    return f'<span class="hidden-character" title="{name}">{code}</span>'
