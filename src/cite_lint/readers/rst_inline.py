"""What stands inside the prose of reStructuredText: emphasis, literals, roles, links, references, escapes."""

from __future__ import annotations

import re

from cite_lint.model.span import Span
from cite_lint.readers.sheet import NOTE_LENGTH, Sheet

_SIGN = re.compile(r"[*`|\\_\[:]")
"""Where a token may begin: looking for it first is much faster than trying all tokens everywhere."""
_TOKEN = re.compile(
    r"""
      \\ (?P<escaped> [^\r\n] | (?=[\r\n]) | \Z )
    | `` (?P<literal> [^`]*+ (?: `(?!`) [^`]*+ )*+ ) ``
    | (?P<role> (?<![\w:]) : [A-Za-z][\w.+:-]{0,40}+ (?<=:) )? ` (?P<quoted> [^`\\]*+ (?: \\. [^`\\]*+ )*+ ) `
      (?: (?P<named> __? ) | (?P<suffix> : [A-Za-z][\w.+:-]{0,40}+ (?<=:) ) )?
    | (?P<target> (?<!\w) _ (?=`) )
    | (?<![\w|]) \| (?! [\s|] ) (?P<substitution> [^|\r\n]++ ) \| _{0,2}
    | \[ (?P<note> \#? [A-Za-z0-9][\w.:+-]*+ | \# | \* ) \]_ (?!\w)
    | (?P<name> (?<= [^\W_] ) __? (?! [\w`] ) )
    | \*{1,2} (?: (?<! \w\* ) (?<! \w\*\* ) (?= \S ) | (?<= \S\* ) (?! \w ) | (?<= \S\*\* ) (?! \w ) )
    """,
    re.VERBOSE | re.DOTALL,
)
_EMBEDDED = re.compile(r"< (?P<address> [^<>]*+ ) > \s*+ \Z", re.VERBOSE)
_NAME_BEFORE = re.compile(r"[A-Za-z0-9](?:[\w.+:-]*[A-Za-z0-9])?\Z", re.ASCII)
_LONGEST_NAME = 60
_SILENT = frozenset(
    "any attr class code command const cve cwe data doc download envvar eq exc file func index issue kbd keyword "
    "literal mailheader makevar math meth mimetype mod newsgroup numref obj option pep pr program raw ref regexp rfc "
    "samp token".split()
)
"""Roles whose text is code or a label, as is that of roles with a domain (`py:func`)."""
_CITING = frozenset(
    "cite footcite cite:p cite:t cite:ps cite:ts cite:ct cite:cts footcite:p footcite:t citep citet".split()
)


class References:
    """Names that are used before or after they are explained."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}
        """Address by name."""
        self.notes: dict[str, str] = {}
        """Text of a footnote by its label."""
        self._unnamed_notes: dict[str, list[str]] = {"#": [], "*": []}
        """Texts of the footnotes that get their number or sign by themselves, in order."""
        self.nameless: list[str] = []
        """Addresses of anonymous targets in order."""
        self._uses: list[tuple[Span, str]] = []
        self._note_uses: list[tuple[Span, str]] = []

    def use(self, span: Span, name: str) -> None:
        """Note a reference at `span`; without a name it takes the next anonymous target."""
        self._uses.append((span, name))

    def use_note(self, span: Span, label: str) -> None:
        """Note a footnote's mark."""
        self._note_uses.append((span, label))

    def resolve(self, sheet: Sheet) -> None:
        """Add the citations."""
        nameless = iter(self.nameless)
        for span, name in self._uses:
            address = self.targets.get(normal_name(name), "") if name else next(nameless, "")
            for _ in range(3):  # `.. _short: long_` names another target
                if not address.endswith("_"):
                    break
                address = self.targets.get(normal_name(address.rstrip("_").strip("`")), "")
            if not address.endswith("_"):
                sheet.cite(span.start, span.end, "link", address)
        unnamed = {sign: iter(texts) for sign, texts in self._unnamed_notes.items()}
        for span, label in self._note_uses:
            text = next(unnamed[label], "") if label in unnamed else self.notes.get(label, "")
            sheet.cite(span.start, span.end, "footnote", text or f"[{label}]")

    def explain_note(self, label: str, text: str) -> None:
        """Keep a footnote's text."""
        text = " ".join(text[:NOTE_LENGTH].split())
        if label in self._unnamed_notes:
            self._unnamed_notes[label].append(text)
        else:
            self.notes.setdefault(label, text)


def normal_name(name: str) -> str:
    """Return a reference name as names are compared."""
    return " ".join(name.lower().split())


def mark_inline(sheet: Sheet, references: References, start: int, end: int) -> None:
    """Note what is no prose between two offsets."""
    body = sheet.body
    position = start
    while (sign := _SIGN.search(body, position, end)) is not None:
        found = _TOKEN.match(body, sign.start(), end)
        if found is None:
            position = sign.end()
            continue
        position = found.end()
        if found["escaped"] is not None:
            width = 2 if found["escaped"].isspace() else 1  # an escaped space is none
            sheet.drop(found.start(), min(found.start() + width, end))
        elif found["quoted"] is not None:
            _mark_quoted(sheet, references, found)
        elif found["note"]:
            sheet.drop(*found.span())
            label = found["note"]
            if label[0] in "#*" or label.isdecimal():
                references.use_note(Span(*found.span()), label)
            else:
                sheet.cite(*found.span(), "key", label)
        elif found["name"]:
            sheet.drop(*found.span())
            name = _NAME_BEFORE.search(body[max(start, found.start() - _LONGEST_NAME) : found.start()])
            if name is not None:
                written = Span(found.start() - len(name[0]), found.start())
                references.use(written, "" if found["name"] == "__" else name[0])
        else:
            sheet.drop(*found.span())


def _mark_quoted(sheet: Sheet, references: References, found: re.Match[str]) -> None:
    """Note what of an interpreted text or a link in backquotes is prose."""
    start, end = found.span("quoted")
    opening = sheet.body.rfind("<", start, end)
    embedded = _EMBEDDED.match(sheet.body, opening, end) if opening >= 0 else None
    text_end = embedded.start() if embedded is not None else end
    while text_end > start and sheet.body[text_end - 1].isspace():
        text_end -= 1
    role = (found["role"] or found["suffix"] or "").strip(":").lower()
    mark = Span(*found.span())
    if found["named"] is not None:
        if embedded is None:
            sheet.drop(found.start(), start)
            sheet.drop(end, found.end())
            references.use(Span(start, end), "" if found["named"] == "__" else sheet.body[start:end])
            return
        address = "".join(embedded["address"].split())
        name = sheet.body[start:text_end]
        if address.endswith("_"):
            sheet.drop(found.start(), start)
            sheet.drop(text_end, found.end())
            references.use(Span(start, max(text_end, start)), address.rstrip("_"))
            return
        if found["named"] == "_" and name:
            references.targets.setdefault(normal_name(name), address)
        sheet.link(mark, start, text_end, address)
    elif role in _CITING:
        sheet.drop(*found.span())
        for key in re.finditer(r"[^\s,;{}]+", sheet.body[start:end]):
            sheet.cite(start + key.start(), start + key.end(), "key", key[0])
    elif embedded is not None and role:
        sheet.drop(found.start(), start)
        sheet.drop(text_end, found.end())
    elif role not in _SILENT and ":" not in role:
        sheet.drop(found.start(), start)
        sheet.drop(end, found.end())
    else:
        sheet.drop(*found.span())
