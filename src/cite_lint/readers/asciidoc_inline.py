"""What stands inside the prose of AsciiDoc: marks of formatting, macros, references, footnotes, entities."""

from __future__ import annotations

import html
import re

from cite_lint.model.span import Span
from cite_lint.readers.sheet import Note, Sheet

_SIGN = re.compile(r"[*_`#+{<\[&\\^~(]")
"""Where a token may begin: looking for it first is much faster than trying all tokens everywhere."""
_TOKEN = re.compile(
    r"""
      \\ (?P<escaped> [*_`\#^~+{<\[&\\'"(|] | (?= [a-z]{2,}+ : ) )
    | \{ (?P<attribute> \w [\w-]*+ (?: : [^{}\r\n]{0,100}+ )? ) \}
    | (?P<entity> & (?: \#\d{1,7} | \#[xX][0-9a-fA-F]{1,6} | [A-Za-z][A-Za-z0-9]{1,31} ) ; )
    | (?P<raw> \+{3} [^+]++ \+{3} )
    | \+\+ (?P<passed> [^+]++ ) \+\+
    | (?<! [\w+] ) \+ (?= [^\s+] ) (?P<plain> [^+\r\n]*+ (?<= \S ) ) \+ (?! [\w+] )
    | (?P<break> (?<= \s ) \+ (?= \s* (?: [\r\n] | \Z ) ) )
    | (?P<quote> (?<= ["'] ) ` (?= \S ) | (?<= \S ) ` (?= ["'] ) )
    | (?P<mono> `` [^`]++ `` | (?<! [\w`] ) ` (?= \S ) [^`]*+ (?<= \S ) ` (?! [\w`] ) )
    | << (?P<reference> [^<>\s,]{1,200}+ ) (?: , (?P<shown> [^<>]{0,500}+ ) )? >>
    | \(\(\( (?P<index> [^()]*+ ) \)\)\)
    | \(\( (?P<term> [^()]++ ) \)\)
    | (?<! \w ) \# (?= [^\s\#] ) (?P<marked> [^\#\r\n]*+ (?<= \S ) ) \# (?! \w )
    | \#\# (?P<inside> [^\#\r\n]++ ) \#\#
    | \^ (?P<raised> [^\s^]++ ) \^
    | ~ (?P<lowered> [^\s~]++ ) ~
    | (?P<anchor> \[\[ \[? [^\[\]\r\n]{0,200}+ \]\] \]? )
    | \[ (?P<role> [.\#%\w][^\[\]\r\n]{0,80}+ ) \] (?= [\#*_`] )
    | (?P<bracket> \[ )
    | (?P<mark> \*\*|__ ) | (?P<opening> (?<! \w ) [*_] (?= \S ) ) | (?P<closing> (?<= \S ) [*_] (?! \w ) )
    """,
    re.VERBOSE,
)
_MACRO_BEFORE = re.compile(
    r"(?:(?<![\w\\-])(?P<name>[a-z][a-z0-9]+)|(?<!\\)(?P<note>footnote(?:ref)?)):(?!:)(?P<target>\S*)\Z"
)
_NOTE_AT_WORD = re.compile(r"footnote(?:ref)?\Z")
"""A footnote needs no blank before it: boatsfootnote:[of 2019]."""
_MACRO_TEXT = re.compile(r"\[ ( (?: [^\[\]\\]++ | \\. | \[ [^\[\]]*+ \] )*+ ) \]", re.VERBOSE | re.DOTALL)
_LONGEST_TARGET = 2_000
_LINK_ATTRIBUTES = re.compile(r",\s*+[\w-]++\s*+=|\^\Z")
_STRUCK_OUT = ("line-through", "del")

_INSIDE = frozenset("passed plain term marked inside raised lowered".split())
"""Groups of a token that are its prose."""
_ADDRESSES = frozenset("http https ftp irc file".split())
_SPEAKING = frozenset("btn link mailto xref".split())
_CITING = frozenset("bibitem cite citenp citealp citet citep".split())
_NOTES = frozenset("footnote footnoteref".split())
_SILENT = frozenset(
    "anchor asciimath audio callout chem icon image indexterm indexterm2 inline kbd latexmath menu pass stem video "
    "counter counter2 ifdef ifndef eval toc".split()
)
_KNOWN = _ADDRESSES | _SPEAKING | _CITING | _NOTES | _SILENT


def bibliography(body: str) -> frozenset[str]:
    """Return the keys that the draft's bibliography explains: [[[key]]] or [[[key,1]]]."""
    if "[[[" not in body:
        return frozenset()
    return frozenset(found[1] for found in re.finditer(r"\[\[\[([^\[\],\s]{1,200}+)(?:,[^\[\]\r\n]*+)?\]\]\]", body))


def mark_inline(sheet: Sheet, keys: frozenset[str], start: int, end: int) -> list[Note]:
    """Note what is no prose between two offsets and return the footnotes there; `keys` are the bibliography's."""
    notes: list[Note] = []
    body = sheet.body
    position = low = start
    while (sign := _SIGN.search(body, position, end)) is not None:
        found = _TOKEN.match(body, sign.start(), end)
        if found is None:
            position = sign.end()
            continue
        position = found.end()
        kind = found.lastgroup or ""
        if kind == "bracket":
            position = _macro(sheet, notes, low, found.start(), end)
            low = found.end()
        elif kind == "escaped":
            sheet.drop(found.start(), found.start() + 1)
        elif kind == "entity":
            sheet.read_as(*found.span(), html.unescape(found[0]))
        elif kind in ("reference", "shown"):
            _reference(sheet, keys, found)
        elif kind in _INSIDE:
            sheet.drop(found.start(), found.start(kind))
            sheet.drop(found.end(kind), found.end())
        elif kind == "role":
            sheet.drop(*found.span())
            if any(word in found["role"] for word in _STRUCK_OUT):
                last = body.find(body[found.end()], found.end() + 2, min(end, found.end() + _LONGEST_TARGET))
                if last >= 0:
                    position = last + 1 + body.startswith(body[last], last + 1, end)
                    sheet.drop(found.end(), position)
            low = position
        else:
            sheet.drop(*found.span())
    return notes


def _macro(sheet: Sheet, notes: list[Note], low: int, bracket: int, end: int) -> int:
    """Read the inline macro whose text begins at a bracket, if there is one, and return where to go on."""
    body = sheet.body
    low = max(low, bracket - _LONGEST_TARGET)
    before = _MACRO_BEFORE.search(body[low:bracket])
    name, start = "", low
    if before is not None:
        name, start = before["name"] or before["note"], low + before.start()
        if name not in _KNOWN and (note := _NOTE_AT_WORD.search(name)):
            name, start = note[0], start + note.start()
    text = _MACRO_TEXT.match(body, bracket, end) if name in _KNOWN else None
    if before is None or text is None:
        return bracket + 1
    mark = Span(start, text.end())
    inner, inner_end = text.span(1)
    if name in _NOTES:
        notes.append(Note(mark, Span(inner, inner_end)))
        sheet.drop(mark.start, inner)
        sheet.drop(inner_end, mark.end)
        return inner
    if name in _SILENT or name in _CITING:
        sheet.drop(mark.start, mark.end)
        for key in re.finditer(r"[^\s,;]+", text[1]) if name in _CITING else ():
            sheet.cite(inner + key.start(), inner + key.end(), "key", key[0])
        return mark.end
    attributes = _LINK_ATTRIBUTES.search(text[1])
    shown_end = inner + attributes.start() if attributes is not None else inner_end
    target = before["target"]
    if name in _ADDRESSES:
        target = f"{name}:{target}"
    elif name != "link":
        target = ""
    sheet.link(mark, inner, shown_end, target)
    return inner if inner < shown_end else mark.end


def _reference(sheet: Sheet, keys: frozenset[str], found: re.Match[str]) -> None:
    """Read a cross-reference: its text is prose; without one it cites an entry of the bibliography, or nothing."""
    if found["shown"] is not None:
        sheet.drop(found.start(), found.start("shown"))
        sheet.drop(found.end("shown"), found.end())
        return
    sheet.drop(*found.span())
    if found["reference"] in keys:
        sheet.cite(*found.span(), "key", found["reference"])
