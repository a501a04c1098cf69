"""The prose in a block of raw HTML inside Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

OPAQUE = frozenset("script style pre code kbd samp svg math textarea template iframe object del s strike".split())
"""Elements whose text is not the draft's prose; struck-out words are no longer said."""

_INLINE = frozenset("a abbr b big br cite data dfn em font i ins mark q small span strong sub sup time u wbr".split())

_TOKEN = re.compile(
    r"""
    (?P<comment> <!-- )
    | <[!?] [^<>]*+ >?                                                       # doctype, processing instruction
    | < (?P<closing> /? ) (?P<name> [A-Za-z] [\w:-]*+ ) [^<>]*+ >?
    | (?P<entity> & (?: \#\d{1,7} | \#[xX][0-9a-fA-F]{1,6} | [A-Za-z][A-Za-z0-9]{1,31} ) ; )
    | (?P<text> [^<&\r\n]++ | [<&\r\n] )                                      # never more than a line
    """,
    re.VERBOSE,
)
_HREF = re.compile(
    r"""(?<![\w-]) href \s*+ = \s*+ (?: "([^"]*+)" | '([^']*+)' | ([^\s"'>]++) )""", re.VERBOSE | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of HTML: `tag` with its name and address, or `text` with what it means."""

    start: int
    end: int
    name: str = ""
    """Lower-case name of a tag, empty for text and comments."""
    closing: bool = False
    address: str = ""
    """The target of an opening `a` tag."""
    text: str = ""

    @property
    def parts_prose(self) -> bool:
        """Tell whether the tag begins or ends a block, so that no sentence crosses it."""
        return bool(self.name) and self.name not in _INLINE and self.name not in OPAQUE


def tokens(source: str) -> Iterator[Token]:
    """Cut HTML into tags and text; comments are passed over, also one that is never closed."""
    position = 0
    while position < len(source):
        found = _TOKEN.match(source, position)
        if found is None:  # every character begins a token
            return
        position = found.end()
        if found["comment"]:
            end = source.find("-->", position)
            position = len(source) if end < 0 else end + 3
        elif found["name"]:
            href = _HREF.search(found[0]) if found["name"] in ("a", "A") and not found["closing"] else None
            address = html.unescape(href[1] or href[2] or href[3] or "") if href else ""
            if not found[0].endswith("/>") or found["name"].lower() not in OPAQUE:
                yield Token(*found.span(), found["name"].lower(), found["closing"] == "/", address)
        elif found["entity"]:
            yield Token(*found.span(), text=html.unescape(found[0]))
        elif found["text"]:
            yield Token(*found.span(), text=found[0])
