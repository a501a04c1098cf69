"""HTML cut into tags, text, entities and comments, each with its exact range: the map that parsers do not give."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

ENDED_BY_BLOCK = frozenset("code kbd samp tt s strike".split())
"""Elements without prose that cannot hold a block: where one is never closed, the next block ends it."""
OPAQUE = ENDED_BY_BLOCK | frozenset(
    "audio button canvas datalist del iframe math nav noembed noframes noscript object pre script select style svg"
    " template textarea video xmp".split()
)
"""Elements whose text is not the draft's prose: code, controls, menus, fallbacks; struck-out words are no longer said."""

_INLINE = frozenset(
    "a abbr acronym applet area b basefont bdi bdo big br cite data dfn em embed font i img input ins label map mark"
    " meter nobr output param picture progress q rb rp rt rtc ruby slot small source span strong sub sup time track u"
    " var wbr".split()
)
_RAW = frozenset("iframe noembed noframes script style textarea title xmp".split())
"""Elements in which `<` begins nothing but their end."""
_CODE = ("script", "style")

_TOKEN = re.compile(
    r"""
    (?P<comment> <!-- )
    | <[!?] [^<>]*+ >?                                                       # doctype, processing instruction
    | < (?P<closing> /? ) (?P<name> [A-Za-z] [\w:-]*+ )
      (?: [^<>=]++ | = (?: \s*+ (?: "[^"]*+" | '[^']*+' ) )?+ )*+ >?        # `>` in a quoted value ends nothing
    | (?P<entity> & (?: \#\d{1,7} | \#[xX][0-9a-fA-F]{1,6} | [A-Za-z][A-Za-z0-9]{1,31} ) ; )
    | (?P<text> (?: [^<&\r\n]++                                              # a line with its break, no more
                  | < (?! /? [A-Za-z] | [!?] )
                  | & (?! (?: \#\d{1,7} | \#[xX][0-9a-fA-F]{1,6} | [A-Za-z][A-Za-z0-9]{1,31} ) ; )
                )++ [\r\n]* | [\r\n]++ )
    """,
    re.VERBOSE,
)
_COMMENT_END = re.compile(r"--!?>")
_ATTRIBUTE = re.compile(
    r"""
    (?P<name> [^\s"'<>/=]++ )
    (?: \s*+ = \s*+ (?: "(?P<double> [^"]*+ )" | '(?P<single> [^']*+ )' | (?P<bare> [^\s"'>]++ ) ) )?+
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of HTML: a tag with its `name`, text with what it means, or a comment."""

    start: int
    end: int
    name: str = ""
    """Lower-case name of a tag, empty for text and comments."""
    closing: bool = False
    written: str = ""
    """An opening tag as it stands in the source."""
    text: str = ""
    """What a reader sees; of a tag that holds raw text, which then ends where that text does, the text."""
    comment: str | None = None
    """What a comment says, without its marks."""

    @property
    def parts_prose(self) -> bool:
        """Tell whether the tag begins or ends a block, so that no sentence crosses it."""
        name = self.name
        return bool(name) and name not in _INLINE and name not in OPAQUE and "-" not in name

    @property
    def address(self) -> str:
        """The target of an opening `a` tag."""
        return self.attributes().get("href", "").strip() if self.name == "a" and not self.closing else ""

    def attributes(self) -> dict[str, str]:
        """Return the attributes by lower-case name; the first of two equal names holds, as in a browser."""
        found: dict[str, str] = {}
        for attribute in _ATTRIBUTE.finditer(self.written, 1 + len(self.name)):
            value = attribute["double"] or attribute["single"] or attribute["bare"] or ""
            found.setdefault(attribute["name"].lower(), html.unescape(value))
        return found


def tokens(source: str) -> Iterator[Token]:
    """Cut HTML into tags, text and comments; a comment that is never closed goes to the end."""
    position = 0
    never_closed: set[str] = set()
    while position < len(source):
        found = _TOKEN.match(source, position)
        if found is None:  # every character begins a token
            return
        start, position = position, found.end()
        if found["text"]:
            yield Token(start, position, text=found["text"])
        elif found["name"]:
            name, closing = found["name"].lower(), found["closing"] == "/"
            written = "" if closing else found[0]
            if written.endswith("/>") and name in OPAQUE:
                continue
            text = ""
            if not closing and name in _RAW and name not in never_closed:
                end = _raw_end(source, name, position)
                if end is None:  # looked for once only, or the time would grow with the square of the length
                    never_closed.add(name)
                    end = len(source) if name in _CODE else position
                text = html.unescape(source[position:end]) if name == "title" else ""
                position = end
            yield Token(start, position, name, closing, written, text)
        elif found["entity"]:
            yield Token(start, position, text=html.unescape(found[0]))
        elif found["comment"]:
            if source.startswith((">", "->"), position):  # an empty comment, to a browser
                position = source.index(">", position) + 1
                yield Token(start, position, comment="")
                continue
            end_mark = _COMMENT_END.search(source, position)
            inner_end = end_mark.start() if end_mark else len(source)
            yield Token(start, end_mark.end() if end_mark else inner_end, comment=source[position:inner_end].strip())
            position = end_mark.end() if end_mark else inner_end


def _raw_end(source: str, name: str, position: int) -> int | None:
    """Return where the end tag of an element of raw text begins, or None where it has none."""
    found = re.compile(rf"</{name}(?![\w:-])", re.IGNORECASE).search(source, position)
    return found.start() if found else None
