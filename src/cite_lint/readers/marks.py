"""Marks in running text that are not prose: addresses, citation keys, reference numbers, shortcodes, formulas.

Every pattern stops at a character that cannot stand inside its mark and none starts in the middle of a word, so that
hostile text costs no more than one pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cite_lint.model.document import Citation
from cite_lint.model.span import Span
from cite_lint.readers.blanking import blank, blank_spans

_ADDRESS = re.compile(
    r"""
    (?<! [\w@{] )
    (?: https?:// | ftp:// | www\. ) [^\s<>"\u201c\u201d]++
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BARE_DOMAIN = re.compile(
    r"""
    (?<! [\w@./-] )
    (?: [a-z0-9-]++ \. )+                                              # labels
    (?: com | org | net | gov | edu | int | info | io | eu | uk | kr | de | fr | ch | jp | cn )
    / [^\s<>"]*+                                                        # without a path it is a name: Booking.com
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SENTENCE_MARKS = frozenset(".,;:!?'*_|]}\u2019")
_DOI = re.compile(r"(?<![\w./]) (?:doi:\s?)? 10\.\d{4,9}/[^\s<>\"]++", re.VERBOSE | re.IGNORECASE)
_EMAIL = re.compile(r"(?<![\w.+-]) [\w.+-]++ @ [\w-]++ (?:\.[\w-]++)+", re.VERBOSE)

_NUMBER_MARK = re.compile(
    r"""
    \\? \[ \s?
    (?: (?: note | nb | fn | ref ) \s? )?
    \d{1,3} (?: \s? [,;\u2013-] \s? \d{1,3} ){0,20}     # [12], [1, 2], [3-5]; four digits are a year
    \s? \\? \]
    """,
    re.VERBOSE | re.IGNORECASE,
)

_KEY = re.compile(
    r"""
    (?<! [\w@/.\\] ) -? @
    (?: \{ (?P<braced> [^{}\s]++ ) \}
      | (?P<plain> \w (?: \w | [:.\#$%&+?<>~/-] (?=\w) )*+ ) )
    """,
    re.VERBOSE,
)
_KEY_GROUP = re.compile(r"\[ [^\[\]@]*+ @ [^\[\]]*+ \] (?!\()", re.VERBOSE)
_KEY_LOCATOR = re.compile(
    r"\s? \[ (?: pp?\. | ch(?:ap)?\.? | sec\.? | fig\.? | para\.? | vol\.? | no\. | § | \d ) [^\[\]]*+ \]", re.VERBOSE
)
_CROSS_REFERENCE = re.compile(r"(?:fig|tbl|sec|eq|lst|thm|cor|def|exm)-")

_SHORTCODE = re.compile(
    r"""
    \{\{ [^{}]*+ \}\}           # Hugo {{< ... >}} and {{% ... %}}, Quarto, Jinja {{ ... }}
    | \{% [^{}]* %\}            # Liquid, Jinja
    | \{\# [^{}]* \#\}          # Jinja comment
    """,
    re.VERBOSE,
)
_BRACKET_SHORTCODE = re.compile(
    r"""\[ (?: [a-z][\w-]*+ \s++ [\w-]++ = ["'] [^\[\]]*+ | / [a-z][\w-]*+ ) \]""", re.VERBOSE
)
"""WordPress: [gallery ids="12,13"], [/caption]."""
_EMBEDDED = re.compile(r"!\[\[ [^\[\]\r\n]*+ \]\]", re.VERBOSE)
"""Obsidian: a picture or another note."""
_ATTRIBUTES = re.compile(
    r"""
    \{ :? \s?
    (?: [.\#] [\w-]++ | = \w++ | [\w-]++ = )      # {#id}, {.class}, {=html}, {width=50%}
    [^{}\r\n]*+ \}
    """,
    re.VERBOSE,
)
_FENCED_DIV = re.compile(r"^ [ \t>]*+ :{3,}+ [^\r\n]*+", re.VERBOSE | re.MULTILINE)
_CALLOUT = re.compile(r"\A\s*\[!\w++\][+-]?")
_INLINE_NOTE = re.compile(r"\^\[ ( [^\[\]]*+ ) \]", re.VERBOSE)

_DANGLING_NOTE = re.compile(r"\[\^[^\[\]\s]++\]")

_DISPLAY_FORMULA = re.compile(r"\$\$ [^$]++ \$\$", re.VERBOSE)
_FORMULA = re.compile(r"(?<![\w$\\]) \$ (?!\s) ( [^$\r\n]++ ) (?<![\s\\]) \$ (?![\w$])", re.VERBOSE)
_FORMULA_SIGN = re.compile(r"[\\^_{}=]")
_PLAIN_NUMBER = re.compile(r"[\d.,\s]++")
_TWO_WORDS = re.compile(r"[A-Za-z]{2,}+\s+[A-Za-z]{2,}")

_JSX_TAG = re.compile(r"</?[A-Za-z][^<>]*+>")
_JSX_EXPRESSION = re.compile(r"\{[^{}]*+\}")


@dataclass(slots=True)
class Marks:
    """What is to be blanked in a text and the citations found there, both as offsets in that text."""

    spans: list[Span] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)


def plain_marks(text: str) -> Marks:
    """Find what plain text holds: addresses and bracketed reference numbers."""
    marks = Marks()
    if "[" in text:
        text = _remove(text, _BRACKET_SHORTCODE.finditer(text), marks)
    text = _addresses(text, marks)
    _numbers(text, marks)
    return marks


def markdown_marks(text: str, *, jsx: bool = False) -> Marks:
    """Find what Markdown dialects hold; `jsx` adds the tags and expressions of MDX."""
    marks = Marks()
    if "{" in text:
        text = _remove(text, _SHORTCODE.finditer(text), marks)
        text = _remove(text, _ATTRIBUTES.finditer(text), marks)
    if jsx:
        text = _remove(text, _JSX_TAG.finditer(text), marks)
        text = _remove(text, _JSX_EXPRESSION.finditer(text), marks)
    if "[" in text:
        text = _remove(text, _BRACKET_SHORTCODE.finditer(text), marks)
        text = _remove(text, _EMBEDDED.finditer(text), marks)
    if ":::" in text:
        text = _remove(text, _FENCED_DIV.finditer(text), marks)
    if "$" in text:
        text = _remove(text, _DISPLAY_FORMULA.finditer(text), marks)
        text = _remove(text, (found for found in _FORMULA.finditer(text) if _is_formula(found[1])), marks)
    if "[!" in text:
        text = _remove(text, _CALLOUT.finditer(text), marks)
    if "^[" in text:
        notes = list(_INLINE_NOTE.finditer(text))
        marks.citations += [Citation(Span(*n.span()), "footnote", " ".join(n[1].split())) for n in notes]
        text = _remove(text, iter(notes), marks)
    if "[^" in text:  # a mark without its note, which the parser takes for words
        text = _remove(text, _DANGLING_NOTE.finditer(text), marks)
    text = _addresses(text, marks)
    if "@" in text:
        text = _keys(text, marks)
    _numbers(text, marks)
    return marks


def is_source(address: str, *, places: bool = False) -> bool:
    """Tell whether a link's address may be a source: no mail address, telephone or, but for `places`, place in the draft."""
    refused = ("mailto:", "tel:", "javascript:") if places else ("mailto:", "tel:", "javascript:", "#")
    return bool(address) and not address.lower().startswith(refused)


def is_number_mark(text: str) -> bool:
    """Tell whether `text` is nothing but a reference number, in brackets or not."""
    inner = text.strip().strip("[]()")
    return len(inner) <= 3 and inner.isdecimal()


def _remove(text: str, found: Iterator[re.Match[str]], marks: Marks) -> str:
    """Add what was found to the marks and return `text` without it, so that later patterns do not see it."""
    pieces: list[str] = []
    position = 0
    for match in found:
        marks.spans.append(Span(*match.span()))
        pieces += (text[position : match.start()], blank(match[0]))
        position = match.end()
    return "".join((*pieces, text[position:])) if pieces else text


def _addresses(text: str, marks: Marks) -> str:
    """Blank web addresses, which are citations, and e-mail addresses, which are not."""
    if "@" in text:
        text = _remove(text, _EMAIL.finditer(text), marks)
    if "." not in text:
        return text
    for pattern in (_ADDRESS, _DOI, _BARE_DOMAIN):
        spans = [Span(found.start(), found.start() + _address_length(found[0])) for found in pattern.finditer(text)]
        marks.citations += [Citation(span, "link", span.cut(text)) for span in spans]
        marks.spans += spans
        text = blank_spans(text, spans)
    return text


def _address_length(address: str) -> int:
    """Return the length of an address without the punctuation of the sentence around it."""
    unopened = address.count(")") - address.count("(")
    length = len(address)
    while length and (address[length - 1] in _SENTENCE_MARKS or (address[length - 1] == ")" and unopened > 0)):
        unopened -= address[length - 1] == ")"
        length -= 1
    return length


def _keys(text: str, marks: Marks) -> str:
    """Blank citation keys: whole brackets that hold one, and bare ones with the locator behind them."""
    removed: list[Span] = []
    for group in _KEY_GROUP.finditer(text):
        if _KEY.search(text, group.start(), group.end()):
            removed.append(Span(*group.span()))
    for key in _KEY.finditer(text):
        end = key.end()
        locator = _KEY_LOCATOR.match(text, end)
        removed.append(Span(key.start(), locator.end() if locator else end))
        target = key["braced"] or key["plain"]
        if not _CROSS_REFERENCE.match(target):
            marks.citations.append(Citation(Span(*key.span()), "key", target))
    marks.spans += removed
    return blank_spans(text, removed)


def _numbers(text: str, marks: Marks) -> None:
    """Blank bracketed reference numbers."""
    if "[" in text:
        marks.spans += [Span(*found.span()) for found in _NUMBER_MARK.finditer(text)]


def _is_formula(content: str) -> bool:
    """Tell a formula from the prose between two dollar signs: "$5 a night or $20" holds no formula."""
    if _FORMULA_SIGN.search(content):
        return True
    if content[0].isdecimal():
        return _PLAIN_NUMBER.fullmatch(content) is not None
    return _TWO_WORDS.search(content) is None
