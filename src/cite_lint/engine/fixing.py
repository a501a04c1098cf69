"""Correct drafts in their own files: the edits that findings carry, as a difference to look at or written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cite_lint.config import Settings
from cite_lint.datafile.writing import replace_file
from cite_lint.model.finding import FileReport, Finding, Fix, Report
from cite_lint.readers import UnreadableError, decode, encode, format_of


class FixError(Exception):
    """A draft that cannot be corrected; the message names it and says why."""


@dataclass(frozen=True, slots=True)
class FixedDraft:
    """A draft before and after its edits. `fixed` are the findings they answer."""

    path: str
    file: Path
    before: str
    after: str
    fixed: tuple[Finding, ...]


def fix_drafts(report: Report, unsafe: bool) -> Iterator[FixedDraft]:
    """Yield the drafts that edits change; `unsafe` ones change figures and dates."""
    for file in report.files:
        answered, fixes = _chosen(file, unsafe)
        after = apply_fixes(file.text, fixes)
        if after != file.text:
            yield FixedDraft(file.path, file.location, file.text, after, tuple(answered))


def apply_fixes(text: str, fixes: Sequence[Fix]) -> str:
    """Return a text with its edits made; they do not overlap."""
    pieces: list[str] = []
    position = 0
    for fix in sorted(fixes, key=lambda fix: fix.span):
        pieces += (text[position : fix.span.start], fix.text)
        position = fix.span.end
    return "".join((*pieces, text[position:]))


def write_fixed(draft: FixedDraft, settings_for: Callable[[Path | None], Settings]) -> None:
    """Write a corrected draft in its own encoding and line ends, whole or not at all; raise FixError where it cannot be."""
    encoding = settings_for(draft.file).encoding
    try:
        data = draft.file.read_bytes()
        if decode(data, encoding) != draft.before:
            raise FixError(f"{draft.path}: it has changed since it was checked")
        replace_file(draft.file, encode(draft.after, data, encoding))
    except UnicodeEncodeError as error:
        character = draft.after[error.start]
        raise FixError(f"{draft.path}: the correction has {character!r}, which its encoding lacks") from None
    except (OSError, UnreadableError) as error:
        reason = (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)
        raise FixError(f"{draft.path}: cannot correct it: {reason}") from None


def _chosen(file: FileReport, unsafe: bool) -> tuple[list[Finding], list[Fix]]:
    """Return the findings that can be answered and their edits, of overlapping ones the first."""
    answered: list[Finding] = []
    fixes: list[Fix] = []
    if not format_of(file.path).is_text:
        return answered, fixes
    for finding in sorted(file.shown, key=lambda finding: finding.fix.span if finding.fix else finding.span):
        fix = finding.fix
        if fix is None or not (fix.safe or unsafe):
            continue
        if fixes and fix.span.start < fixes[-1].span.end:
            if fix == fixes[-1]:
                answered.append(finding)
            continue
        answered.append(finding)
        fixes.append(fix)
    return answered, fixes
