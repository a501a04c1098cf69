"""Front matter: the date and the title that a draft states about itself.

Only `key: value` (YAML) and `key = value` (TOML) at the top level are read: a full parser could fail on a draft whose
prose is fine, and nothing else of it is of use here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

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
_DATE_KEYS = ("date", "published", "pubdate")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a draft says of itself. `end` is the offset at which the prose begins, 0 without front matter."""

    end: int = 0
    title: str = ""
    date: date | None = None


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
    entries = _entries(body)
    stated = next((entries[key] for key in _DATE_KEYS if entries.get(key)), "")
    return FrontMatter(closing.end(), entries.get("title", ""), _iso_date(stated))


def _unify_breaks(source: str) -> str:
    """Return `source` in the same length, each line break ending in LF."""
    return source.replace("\r\n", " \n").replace("\r", "\n")


def _entries(body: str) -> dict[str, str]:
    """Return the top-level scalars by lower-case key; the first of two equal keys holds."""
    entries: dict[str, str] = {}
    for line in body.split("\n"):
        if _TOML_TABLE.match(line):
            break
        entry = _ENTRY.match(line)
        if entry is not None:
            entries.setdefault(entry["key"].strip("\"'").lower(), _scalar(entry["value"].strip()))
    return entries


def _scalar(value: str) -> str:
    """Return a scalar without quotation marks and comment; empty for a block scalar, which stands on later lines."""
    quoted = _QUOTED.match(value)
    if quoted is None:
        value = _COMMENT.sub("", value).strip()
        return "" if _BLOCK_SCALAR.match(value) else value
    if quoted["double"] is not None:
        return re.sub(r"\\(.)", r"\1", quoted["double"])
    return quoted["single"].replace("''", "'")


def _iso_date(value: str) -> date | None:
    """Read `2019-05-20` with or without a time; None for every other way to write a date and for impossible days."""
    written = _ISO_DATE.match(value)
    if written is None:
        return None
    try:
        return date(int(written[1]), int(written[2]), int(written[3]))
    except ValueError:
        return None
