"""Where a key or value of a TOML text stands, which tomllib does not tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Alternatives begin with different characters and repeat only over excluded sets, so that no text takes long.
_STRING_OR_COMMENT = re.compile(
    r'''
      """ (?: [^"\\] | \\. | "(?!"") )* "{3,5}      # basic string over several lines
    | \'\'\' (?: [^'] | '(?!'') )* '{3,5}            # literal string over several lines
    | " (?: [^"\\\n] | \\. )* "                     # basic string
    | ' [^'\n]* '                                   # literal string
    | (?P<comment> \# [^\n]* )
    ''',
    re.VERBOSE | re.DOTALL,
)


def find_place(text: str, table: str, names: Sequence[str], is_key: bool) -> tuple[int, int]:
    """Return line and column, from 1, of the last of `names`: keys from the outermost in, the last one may be a value.

    `table` is the dotted name of the table in which to begin, empty for the root. Each name is looked for after the
    one before it, outside comments; where one is not found as it is (say, for its escapes), the place before it counts.
    """
    plain = _STRING_OR_COMMENT.sub(lambda found: " " * len(found[0]) if found["comment"] else found[0], text)
    offset = _table_offset(plain, table)
    for depth, name in enumerate(names, 1):
        word = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
        follows = r"(?=[\"']?[ \t]*[=.\]])" if is_key or depth < len(names) else ""
        found = re.compile(word + follows).search(plain, offset)
        if found is None:
            break
        offset = found.start() if depth == len(names) else found.end()
    line_start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - line_start + 1


def _table_offset(plain: str, table: str) -> int:
    """Return where the header of a table begins, or 0 where it has none."""
    if not table:
        return 0
    parts = (rf"[\"']?{re.escape(part)}[\"']?" for part in table.split("."))
    header = re.compile(r"^[ \t]*\[[ \t]*" + r"[ \t]*\.[ \t]*".join(parts), re.MULTILINE).search(plain)
    return header.start() if header else 0
