"""Which comments of a draft are the writer's: those that this program wrote there are not."""

from __future__ import annotations

import re

AUTHOR = "cite-lint"
_FINDING = re.compile(r"CL\d{3}\b")


def is_finding(author: str, text: str) -> bool:
    """Tell whether an earlier run of this program wrote a comment; a remark to it under its name is none."""
    return author == AUTHOR and _FINDING.match(text) is not None
