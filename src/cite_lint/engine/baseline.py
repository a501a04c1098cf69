"""The baseline: findings of earlier days that are known and not shown again, so that only new ones fail a run.

An entry names a draft, a rule and the words it speaks of, and how often: a line that moves stays known, and a second
figure of the same kind is new.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cite_lint.datafile import DataError, Problem
from cite_lint.model.finding import FileReport, FileStatus, Finding, Report, SuppressedBy, Suppression

SCHEMA = "cite-lint-baseline/1"
_KEYS = ("path", "rule", "text", "count")
_OWN_RULES = ("CL901", "CL902")
"""About suppressions: to be mended, not to be lived with."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """What is known: `path` from the baseline's folder, with `/`; `text` on one line."""

    path: str
    rule: str
    text: str


Known = Counter[Entry]


def read_baseline(path: Path) -> Known:
    """Return what a baseline file knows; raise DataError where it is none."""

    def refuse(message: str, line: int = 1, column: int = 1) -> DataError:
        return DataError([Problem(str(path), line, column, message)])

    try:
        content: Any = json.loads(path.read_bytes().decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise refuse(f"not valid JSON: {error.msg}", error.lineno, error.colno) from None
    except (UnicodeDecodeError, RecursionError) as error:
        raise refuse(f"not valid JSON: {error}") from None
    except FileNotFoundError:
        raise refuse("no such file; --extend-baseline makes it") from None
    except OSError as error:
        raise refuse(f"cannot be read: {(error.strerror or str(error)).lower()}") from None
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        raise refuse(f"not a baseline: its schema is not {SCHEMA!r}")
    known: Known = Counter()
    findings = content.get("findings")
    for number, raw in enumerate(findings if isinstance(findings, list) else [None], 1):
        count = raw.get("count") if isinstance(raw, dict) and set(raw) == set(_KEYS) else None
        if type(count) is not int or count < 1 or not all(isinstance(raw[key], str) for key in _KEYS[:3]):
            raise refuse(f"finding {number} is broken: it wants {', '.join(_KEYS)}")
        known[Entry(raw["path"], raw["rule"], raw["text"])] += count
    return known


def render_baseline(known: Known) -> str:
    """Return the file that `read_baseline` reads, one finding a line."""
    rows = [
        json.dumps(
            {"path": entry.path, "rule": entry.rule, "text": entry.text, "count": known[entry]}, ensure_ascii=False
        )
        for entry in sorted(known)
        if known[entry] > 0
    ]
    listed = "".join(f"\n    {row}," for row in rows).removesuffix(",")
    return f'{{\n  "schema": "{SCHEMA}",\n  "findings": [{listed}{chr(10) + "  " if rows else ""}]\n}}\n'


@dataclass(frozen=True, slots=True)
class Compared:
    """A report beside a baseline."""

    report: Report
    """Known findings are marked as suppressed."""
    stale: Known
    """Entries that nothing answers to any more: of drafts of this run, and of drafts that are gone."""
    new: Known
    """Findings that no entry knows."""


def compare(report: Report, known: Known, folder: Path, rules: Collection[str] | None = None) -> Compared:
    """Mark what a baseline in `folder` knows. `rules` are those that the run applied, None: all that matter."""
    left = Counter(known)
    new: Known = Counter()
    status: dict[str, FileStatus] = {}
    files = []
    for file in report.files:
        path = _from_folder(file, folder)
        status[path] = file.status
        files.append(replace(file, findings=tuple(_marked(file.findings, path, left, new))))

    def is_asked(entry: Entry) -> bool:
        if rules is not None and entry.rule not in rules:
            return False
        if entry.path in status:
            return status[entry.path] is FileStatus.CHECKED
        return not os.path.exists(folder / entry.path)  # noqa: PTH110 - its like in pathlib raises at a closed folder

    stale = Counter({entry: count for entry, count in left.items() if count > 0 and is_asked(entry)})
    return Compared(replace(report, files=tuple(files)), stale, new)


def _marked(findings: tuple[Finding, ...], path: str, left: Known, new: Known) -> Iterator[Finding]:
    """Yield the findings, those that are known marked; `left` shrinks by them, `new` grows by the others."""
    for finding in findings:
        if finding.suppressed is not None or finding.rule in _OWN_RULES:
            yield finding
            continue
        entry = Entry(path, finding.rule, " ".join(finding.text.split()))
        if left[entry] > 0:
            left[entry] -= 1
            yield replace(finding, suppressed=Suppression(SuppressedBy.BASELINE))
        else:
            new[entry] += 1
            yield finding


def _from_folder(file: FileReport, folder: Path) -> str:
    """Return a draft's path from a folder, whatever folder the run was started in."""
    return Path(os.path.relpath(file.path, folder)).as_posix()
