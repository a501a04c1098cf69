"""CL104: a citation key that no source of the registry has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from cite_lint.checks.case import Remark
from cite_lint.checks.rule import Rule
from cite_lint.model.document import Citation, Document
from cite_lint.model.registry import Source

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)")

RULE = Rule(
    "CL104",
    "unknown-citation",
    "A citation key is not registered.",
    """The draft cites a source by a key that is neither the id nor an alias of a registered source, so the figure cannot
be held against it. A bare @name without a year, as on a social network, is passed over.""",
    failing=(
        (
            "Up to 4,200 homes in Northport stand empty [@northport-2024]. The average rent is $1,150 a month"
            " [@nht-rents-2024]."
        ),
    ),
    passing=("Up to 4,200 homes in Northport stand empty [@nht-rents-2024].",),
)


def check(document: Document, sources: Mapping[str, Source]) -> Iterator[tuple[Citation, Remark]]:
    """Report each citation key that no source has."""
    for citation in document.citations:
        if citation.kind != "key" or not _is_key(document, citation):
            continue
        if citation.target not in sources:
            near = nearest(citation.target, sources)
            hint = f" Did you mean {near}?" if near else ""
            yield (
                citation,
                Remark(
                    f"No registered source has the key “{citation.target}”.{hint}",
                    "Correct the key, or add the source.",
                ),
            )


def _is_key(document: Document, citation: Citation) -> bool:
    """Tell a citation key from a handle such as @user45: it stands in brackets or holds a year."""
    line = document.source[max(0, citation.span.start - 200) : citation.span.start + 1].rpartition("\n")[2]
    return line.rfind("[") > line.rfind("]") or _YEAR.search(citation.target) is not None


def nearest(key: str, sources: Iterable[str]) -> str | None:
    """Return the registered key most like `key`, if one is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(key, sorted(sources), 1, 0.7)), None)
