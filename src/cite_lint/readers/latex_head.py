"""What stands above the text of a LaTeX draft: its preamble, with title and date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from cite_lint.model.span import Span
from cite_lint.readers.blanking import blank_spans
from cite_lint.readers.sheet import Sheet, first_day

_PREAMBLE = re.compile(
    r"(?P<begin> \\begin[ \t]*\{document\} ) | \\ (?: . | \Z ) | % (?P<comment> [^\r\n]*+ )", re.VERBOSE | re.DOTALL
)
_STATEMENT = re.compile(
    r"""
    \\ (?P<name> title | date ) (?![A-Za-z]) \s*+ (?: \[ [^\[\]{}]*+ \] \s*+ )?+
    \{ (?P<text> (?: [^{}] | \{ (?: [^{}] | \{ [^{}]*+ \} )*+ \} )*+ ) \}
    """,
    re.VERBOSE,
)
_ASIDE = re.compile(r"\\(?:thanks|footnote)\s*\{[^{}]*+\}|\\label\{[^{}]*+\}")
_COMMAND = re.compile(r"\\(?:[A-Za-z@]++\*?|\\(?:\[[^\]]*+\])?)")


@dataclass(frozen=True, slots=True)
class Head:
    """What a draft says of itself."""

    title: str = ""
    day: date | None = None


def document_range(body: str) -> tuple[int, int]:
    """Return where the document environment's content begins and ends; the whole body where there is none."""
    for found in _PREAMBLE.finditer(body):
        if found["begin"]:
            last = body.rfind("\\end{document}", found.end())
            return found.end(), last if last >= 0 else len(body)
    return 0, len(body)


def read_head(sheet: Sheet, end: int) -> Head:
    """Take the comments of a preamble that ends at `end`, and read its title and date."""
    comments: list[Span] = []
    for found in _PREAMBLE.finditer(sheet.body, 0, end):
        if (comment := found["comment"]) is not None:
            sheet.remark(*found.span(), comment.lstrip("%"))
            comments.append(Span(*found.span()))
    head = Head()
    for found in _STATEMENT.finditer(blank_spans(sheet.body[:end], comments)):
        head = _with_statement(head, found)
    return head


def read_title(head: Head, body: str, start: int) -> Head:
    """Return the head with the title or date that stands at an offset of the text itself."""
    found = _STATEMENT.match(body, start)
    return _with_statement(head, found) if found else head


def _with_statement(head: Head, found: re.Match[str]) -> Head:
    if found["name"] == "date":
        return head if head.day else replace(head, day=first_day(found["text"]))
    return head if head.title else replace(head, title=_plain(found["text"]))


def _plain(text: str) -> str:
    """Return a title as it is printed, as far as a title goes."""
    text = _COMMAND.sub(" ", _ASIDE.sub("", text))
    text = re.sub(r"\\([%&$#_])", r"\1", text)
    for written, printed in (("~", " "), ("{", ""), ("}", ""), ("---", "—"), ("--", "–")):
        text = text.replace(written, printed)
    return " ".join(text.split())
