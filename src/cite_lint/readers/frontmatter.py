"""Front matter: the date, the title and the remarks to this program that a draft states about itself.

Only `key: value` (YAML) and `key = value` (TOML) at the top level are read: a full parser could fail on a draft whose
prose is fine, and nothing else of it is of use here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cite_lint.model.document import Comment
from cite_lint.model.span import Span

_OPENING = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\n")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),  # YAML
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),  # TOML
}
_ENTRY = re.compile(
    r"""
    ^ (?P<key> ["']? \w [\w-]* ["']? )     # at the beginning of the line: nested keys are indented
    [ \t]* (?: = | : (?= [ \t] | $ ) )     # `date:2019` is no entry in YAML
    (?P<value> .* ) $
    """,
    re.VERBOSE,
)
_TOML_TABLE = re.compile(r"^\[")
_QUOTED = re.compile(r"""^ (?: "(?P<double>(?:[^"\\]|\\.)*+)" | '(?P<single>(?:[^']|'')*+)' )""", re.VERBOSE)
_COMMENT = re.compile(r"(?:^|[ \t])#.*$")
_BLOCK_SCALAR = re.compile(r"^[|>][+-]?\d?$")
_ISO_DATE = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[Tt ])", re.ASCII)
_ITEM = re.compile(r"[ \t]*(?P<item>-[ \t]+(?P<value>[^\n]*))")
_INDENTED = re.compile(r"[ \t]+(?P<words>[^ \t\n][^\n]*)")
_STRING = re.compile(r"""\s*+ (?P<string> "(?:[^"\\\n]|\\.)*+" | '[^'\n]*+' ) \s*+ ,?+""", re.VERBOSE)
_REMARKS = "cite-lint"
_DATE_KEYS = ("date", "published", "pubdate")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a draft says of itself. `end` is the offset at which the prose begins, 0 without front matter."""

    end: int = 0
    title: str = ""
    date: date | None = None
    comments: tuple[Comment, ...] = ()
    """What the key `cite-lint` says: one comment for a string, one each for a list's."""


def read_front_matter(source: str) -> FrontMatter:
    """Read the front matter at the very beginning of `source`; broken entries are passed over."""
    if source[:4].lstrip("\ufeff")[:1] not in ("-", "+"):
        return FrontMatter()
    unified = _unify_breaks(source)
    opening = _OPENING.match(unified)
    closing = _CLOSING[opening[1]].search(unified, opening.end()) if opening else None
    if opening is None or closing is None:
        return FrontMatter()
    body = unified[opening.end() : closing.start()]
    if body and not body.split("\n", 1)[0].strip():
        return FrontMatter()  # a rule and an empty line above the text
    entries, remarks = _entries(body)
    comments = () if remarks is None else tuple(_comments(unified[: closing.start()], opening.end() + remarks))
    stated = next((entries[key] for key in _DATE_KEYS if entries.get(key)), "")
    return FrontMatter(closing.end(), entries.get("title", ""), iso_date(stated), comments)


def _unify_breaks(source: str) -> str:
    """Return `source` in the same length, each line break ending in LF."""
    return source.replace("\r\n", " \n").replace("\r", "\n")


def _entries(body: str) -> tuple[dict[str, str], int | None]:
    """Return the top-level scalars by lower-case key, and where the key `cite-lint` begins; the first of two holds."""
    entries: dict[str, str] = {}
    remarks: int | None = None
    position = 0
    for line in body.split("\n"):
        if _TOML_TABLE.match(line):
            break
        entry = _ENTRY.match(line)
        if entry is not None:
            key = entry["key"].strip("\"'").lower()
            if key == _REMARKS and key not in entries:
                remarks = position
            entries.setdefault(key, _scalar(entry["value"].strip()))
        position += len(line) + 1
    return entries, remarks


def _comments(source: str, start: int) -> Iterator[Comment]:
    """Yield what the entry at `start` says: a string, or a list of strings on one line or several."""
    end = _line_end(source, start)
    entry = _ENTRY.match(source[start:end])
    value = entry["value"].strip() if entry is not None else ""
    if value.startswith("["):
        position = source.index("[", start) + 1
        while found := _STRING.match(source, position):
            yield _remark(*found.span("string"), _scalar(found["string"]))
            position = found.end()
    elif _BLOCK_SCALAR.match(_COMMENT.sub("", value).strip()):
        words = []
        while found := _INDENTED.match(source, end + 1):
            words.append(found["words"].strip())
            end = found.end()
        yield _remark(start, end, " ".join(words))
    elif scalar := _scalar(value):
        yield _remark(start, start + len(source[start:end].rstrip()), scalar)
    else:
        while found := _ITEM.match(source, end + 1):
            first, end = found.span("item")
            if scalar := _scalar(found["value"].strip()):
                yield _remark(first, first + len(source[first:end].rstrip()), scalar)


def _remark(start: int, end: int, value: str) -> Comment:
    return Comment(Span(start, end), f"{_REMARKS}: {value}")


def _line_end(source: str, start: int) -> int:
    end = source.find("\n", start)
    return len(source) if end < 0 else end


def _scalar(value: str) -> str:
    """Return a scalar without quotation marks and comment; empty for a block scalar, which stands on later lines."""
    quoted = _QUOTED.match(value)
    if quoted is None:
        value = _COMMENT.sub("", value).strip()
        return "" if _BLOCK_SCALAR.match(value) else value
    if quoted["double"] is not None:
        return re.sub(r"\\(.)", r"\1", quoted["double"])
    return quoted["single"].replace("''", "'")


def iso_date(value: str) -> date | None:
    """Read `2019-05-20` with or without a time; None for every other way to write a date and for impossible days."""
    written = _ISO_DATE.match(value)
    if written is None:
        return None
    try:
        return date(int(written[1]), int(written[2]), int(written[3]))
    except ValueError:
        return None
