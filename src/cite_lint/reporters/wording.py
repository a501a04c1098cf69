"""What several forms say in the same words: a finding in one text, and characters that must not be passed on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cite_lint.model.finding import FileReport, Finding
    from cite_lint.model.span import LineIndex

REPLACEMENT = "\ufffd"

_UNSPEAKABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, and the control characters that it could."""
_MARKUP = re.compile("[&<>\"'\t\n\r\x85\u2028]")


def printable(text: str) -> str:
    """Return the text with a replacement for every character that XML, a worksheet or a terminal cannot hold."""
    return _UNSPEAKABLE.sub(REPLACEMENT, text)


def xml_text(text: str) -> str:
    """Return the text as it stands in XML, between tags or in an attribute; every parser reads it back unchanged."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", printable(text))


def message_of(file: FileReport, finding: Finding, lines: LineIndex) -> str:
    """Return a finding's message; where lines are not the file's own, it begins with the place's name."""
    if not file.places:
        return finding.message
    return f"{file.place(finding.span.start, lines)}: {finding.message}"


def message_with_help(file: FileReport, finding: Finding, lines: LineIndex) -> str:
    """Return a finding's message and then its advice."""
    message = message_of(file, finding, lines)
    return f"{message} {finding.help}" if finding.help else message
