"""What a writer's remark tells the linter: `cite-lint: ignore[CL201] reason, until 2027-06-30`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cite_lint.datafile import nearest
from cite_lint.model.document import Comment

_OURS = re.compile(r"cite-lint[ \t]*:[ \t]*(?P<rest>.*)", re.DOTALL | re.IGNORECASE)
_DIRECTIVE = re.compile(r"(?P<verb>[\w-]*+)\s*(?:\[(?P<codes>[^\[\]]*+)\])?(?P<reason>.*)", re.DOTALL)
_UNTIL = re.compile(r"(?:^|[,;.(]|\s)\s*until[ \t]+(?P<day>\d{4}-\d{2}-\d{2})\)?\.?\s*$", re.IGNORECASE)
_PUNCTUATION = " \t\r\n:,;.-\u2013\u2014"


class Scope(StrEnum):
    """What a directive speaks of; the value is the word it is written with."""

    NEAR = "ignore"
    """The prose on the directive's own line; on a line of its own, what follows."""
    BEGIN = "ignore-begin"
    END = "ignore-end"
    FILE = "ignore-file"


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive. `problems` say what is wrong with it; what is right in it holds all the same."""

    comment: Comment
    scope: Scope
    selectors: tuple[str, ...] = ()
    """Codes, beginnings of codes, or ALL; only those that name a rule."""
    reason: str = ""
    until: date | None = None
    """The last day on which it holds."""
    problems: tuple[str, ...] = ()


def read_directive(comment: Comment, codes: frozenset[str]) -> Directive | None:
    """Return what a comment tells the linter; None if it speaks to somebody else. `codes` are those of all rules."""
    ours = _OURS.match(comment.text)
    if ours is None:
        return None
    parts = _DIRECTIVE.match(ours["rest"].strip())
    assert parts is not None, "every part may be empty"
    verb = parts["verb"].lower()
    verbs = [scope.value for scope in Scope]
    if verb not in verbs:
        problem = (
            f"unknown directive {verb!r}{nearest(verb, verbs)}"
            if verb
            else "a directive is missing: write ignore[CL201]"
        )
        return Directive(comment, Scope.NEAR, problems=(problem,))
    scope = Scope(verb)
    problems: list[str] = []
    reason, until = _reason(parts["reason"], problems)
    selectors = tuple(_selectors(parts["codes"], scope, codes, problems))
    return Directive(comment, scope, selectors, reason, until, tuple(problems))


def selects(selector: str, code: str) -> bool:
    """Tell whether a selector names a rule."""
    return selector == "ALL" or code.startswith(selector)


def _selectors(written: str | None, scope: Scope, codes: frozenset[str], problems: list[str]) -> list[str]:
    names = [name.strip().upper() for name in (written or "").split(",")]
    names = list(dict.fromkeys(name for name in names if name))
    if not names and scope is not Scope.END:
        problems.append(f"it names no rule: write {scope}[CL201], or {scope}[ALL]")
    good = []
    for name in names:
        if any(selects(name, code) for code in codes):
            good.append(name)
        else:
            problems.append(f"unknown rule {name!r}{nearest(name, [*codes, 'ALL'])}")
    return good


def _reason(written: str, problems: list[str]) -> tuple[str, date | None]:
    """Return the reason on one line and the last day."""
    text = " ".join(written.split())
    found = _UNTIL.search(text)
    until = None
    if found is not None:
        text = text[: found.start()]
        try:
            until = date.fromisoformat(found["day"])
        except ValueError:
            problems.append(f"{found['day']} is no day of the calendar")
    return text.strip(_PUNCTUATION), until
