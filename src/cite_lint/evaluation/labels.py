"""Read labelled drafts: texts with what a linter should say of each of their figures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cite_lint.config.content import Content
from cite_lint.datafile import DataError, Loc, Problem
from cite_lint.model.finding import Verdict
from cite_lint.model.registry import Location
from cite_lint.model.span import Span

MAX_BYTES = 200_000_000
"""Of a file of labels: a corpus is much larger than a registry's file."""

_VERDICTS = [verdict.value for verdict in Verdict]
_DATE, _ORGANISATION = "DATE", "ORG"
_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A stretch of a draft's text that is labelled, and where the label stands."""

    quote: str
    span: Span
    location: Location
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLabel(Label):
    """A check-worthy figure: every acceptable verdict and rule, the best first."""

    verdicts: tuple[Verdict, ...]
    rules: tuple[str, ...] = ()
    seeds: frozenset[str] = frozenset()
    """First three characters of the documents, or ids of the sources, that hold what it should resolve to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipLabel(Label):
    """A slip in a name or in what the draft says elsewhere. `others` are the further places it concerns."""

    rules: tuple[str, ...]
    others: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelledDraft:
    """A draft with its labels. What is `neutral` may be reported or not."""

    id: str
    text: str
    location: Location
    claims: tuple[ClaimLabel, ...]
    not_claims: tuple[Label, ...]
    neutral: tuple[Span, ...]
    names: tuple[SlipLabel, ...]
    consistency: tuple[SlipLabel, ...]


def read_labels(paths: Iterable[Path], codes: Collection[str]) -> tuple[LabelledDraft, ...]:
    """Return the labelled drafts of all files; `codes` are the rules there are.

    Raise DataError with the problems of all files.
    """
    drafts: list[LabelledDraft] = []
    problems: list[Problem] = []
    first: dict[str, Location] = {}
    for path in paths:
        try:
            file = _File(path, codes, first)
            drafts += file.drafts()
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(problems)
    return tuple(drafts)


class _File:
    """One file of labels. `first` holds where each draft's id was met first, in this file or another."""

    def __init__(self, path: Path, codes: Collection[str], first: dict[str, Location]) -> None:
        self._path, self._codes, self._first = str(path), codes, first
        self._content = Content(path, MAX_BYTES)

    def drafts(self) -> list[LabelledDraft]:
        """Return the drafts; raise DataError with all that is wrong."""
        drafts = [self._draft(loc) for loc in self._content.items(())]
        self._content.finish()
        return drafts

    def _draft(self, loc: Loc) -> LabelledDraft:
        content = self._content
        content.mapping(
            loc,
            required=("id", "text", "claims"),
            optional=("style", "not_claims", "either", "names", "consistency", "entities"),
        )
        identifier, text = content.text((*loc, "id")), content.text((*loc, "text"))
        here = self._location((*loc, "id"))
        known = self._first.setdefault(identifier, here) if identifier else here
        if known != here:
            content.report((*loc, "id"), f"duplicate id {identifier[:_SHOWN]!r}, first in {known.path}:{known.line}")
        claims = [self._claim(item, text) for item in content.items((*loc, "claims"))]
        not_claims = [self._label(item, text) for item in content.items((*loc, "not_claims"))]
        neutral = [self._label(item, text).span for item in content.items((*loc, "either"))]
        names = [self._slip(item, text) for item in content.items((*loc, "names"))]
        consistency = [self._slip(item, text, ("with",)) for item in content.items((*loc, "consistency"))]
        for item in content.items((*loc, "entities")):
            entity = self._label(item, text, required=("label",), optional=("value",))
            if content.choice((*item, "label"), (_DATE, _ORGANISATION), _ORGANISATION) == _DATE:
                neutral.append(entity.span)
        return LabelledDraft(
            identifier,
            text,
            here,
            tuple(claims),
            tuple(not_claims),
            tuple(neutral),
            tuple(names),
            tuple(consistency),
        )

    def _claim(self, loc: Loc, text: str) -> ClaimLabel:
        label = self._label(loc, text, required=("verdicts",), optional=("rules", "seeds"))
        named = self._content.items((*loc, "verdicts"), filled=True)
        verdicts = [self._content.choice(item, _VERDICTS, Verdict.UNSUPPORTED.value) for item in named]
        return ClaimLabel(
            quote=label.quote,
            span=label.span,
            location=label.location,
            why=label.why,
            verdicts=tuple(Verdict(verdict) for verdict in verdicts),
            rules=self._rules(self._content.items((*loc, "rules"))),
            seeds=frozenset(self._content.texts((*loc, "seeds"))),
        )

    def _slip(self, loc: Loc, text: str, optional: Sequence[str] = ()) -> SlipLabel:
        label = self._label(loc, text, required=("rules",), optional=optional)
        others = [self._label(item, text).span for item in self._content.items((*loc, "with"))]
        return SlipLabel(
            quote=label.quote,
            span=label.span,
            location=label.location,
            why=label.why,
            rules=self._rules(self._content.items((*loc, "rules"), filled=True)),
            others=tuple(others),
        )

    def _rules(self, items: Iterable[Loc]) -> tuple[str, ...]:
        named = [self._content.choice(item, self._codes, "") for item in items]
        return tuple(rule for rule in named if rule)

    def _label(self, loc: Loc, text: str, required: Sequence[str] = (), optional: Sequence[str] = ()) -> Label:
        """Return the label at `loc`; report where its quote does not stand in the text as often as it says."""
        content = self._content
        content.mapping(loc, required=("quote", *required), optional=("nth", "why", *optional))
        quote, nth = content.text((*loc, "quote")), content.count((*loc, "nth"), 1)
        why = content.text((*loc, "why"))
        at, met = (-1, 0) if quote else (0, nth)
        while met < nth:
            following = text.find(quote, at + 1)
            if following < 0:
                break
            at, met = following, met + 1
        if met < nth and text:
            times = f"only {met} time{'' if met == 1 else 's'}" if met else "not"
            content.report((*loc, "quote"), f"{quote[:_SHOWN]!r} stands {times} in the text")
        start = max(at, 0)
        span = Span(start, start + len(quote))
        return Label(quote=quote, span=span, location=self._location((*loc, "quote")), why=why)

    def _location(self, loc: Loc) -> Location:
        return Location(self._path, *self._content.location(loc))
