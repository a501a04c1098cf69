"""Find the names of organisations in a plain text: registered, misspelt, abbreviated by the draft, unknown by shape.

A registered name and its acronym carry the organisation's id, also where the name is misspelt or a known wrong form
(`wrong_form_of` is set as well). An acronym in brackets after a name is a mention of its own; where it belongs to
another organisation, that mention has `wrong_acronym` and the id of the organisation whose name stands before. From
there on the acronym means what the draft says it means; for an unregistered body, `name` is then its full name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from cite_lint.extract.name_shapes import ShapeReader, initials_fit
from cite_lint.extract.name_words import Form, Words
from cite_lint.extract.registered_names import Hit, NameTable
from cite_lint.model.claim import NameUse
from cite_lint.model.registry import Organisation
from cite_lint.model.span import Mention, Span

_ACRONYM = r"[A-Z][A-Za-z0-9]{1,11}"
# A bracket that gives a short form: (KFI) or ("KFI") or (KFI, 2019) or (the KFI).
_BRACKETED = re.compile(rf"\(\s?(?:the\s)?[\"“'‘]?(?P<acronym>{_ACRONYM}|(?:[A-Z]\.){{2,6}})[\"”'’]?\s?[),;]")
# The other way round: NHT (Northport Housing Trust).
_BEFORE_BRACKET = re.compile(rf"(?<![\w.&])(?P<acronym>{_ACRONYM})\s{{1,3}}\(\s?(?:the\s)?")
_NAME_TO_BRACKET = re.compile(r"(?:['’]s?)?[\"”’]?\s{0,8}")
_LEAST_FOREIGN = 3
_LONGEST_NEAR = 14


@dataclass(frozen=True, slots=True)
class _Use:
    """A name at its place: the offset where it ends (without a possessive) and what it means."""

    first: int
    last: int
    end: int
    use: NameUse


class _Draft:
    """What is known of one text: its words, and which use each of them belongs to."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.at: list[_Use | None] = [None] * len(words)
        self.shorts: dict[str, list[tuple[int, NameUse]]] = {}
        """Acronym -> from which word on it means what."""

    def put(self, first: int, last: int, end: int, use: NameUse) -> _Use:
        """Place a use; what stood at its words is gone."""
        placed = _Use(first, last, end, use)
        self.at[first : last + 1] = [placed] * (last - first + 1)
        return placed

    def mentions(self) -> Iterator[Mention[NameUse]]:
        """Yield the uses in text order."""
        text, starts = self.words.text, self.words.starts
        for index, placed in enumerate(self.at):
            if placed is not None and placed.first == index:
                span = Span(starts[index], placed.end)
                yield Mention(span, span.cut(text), placed.use)


class NameFinder:
    """Find names in texts; built once for a registry, safe to use for any number of texts.

    `organisations` are all registered names (bodies, persons, places, instruments); `organisation_nouns` are the words
    that make a run of capitalised words a body: institute, council.
    """

    def __init__(self, organisations: Sequence[Organisation], organisation_nouns: Sequence[str]) -> None:
        self._shapes = ShapeReader(organisation_nouns)
        self._table = NameTable(organisations, self._shapes.nouns)
        self._known: dict[str, Form] = {}

    def find(self, text: str) -> tuple[Mention[NameUse], ...]:
        """Return the names in text order; no two overlap."""
        words = Words(text, self._known)
        runs = tuple(self._shapes.runs(words))
        hits = _longest([*self._table.exact(words), *self._near(words, runs)])
        draft = _Draft(words)
        for hit in self._shapes.read(words, hits, runs):
            draft.put(hit.first, hit.last, hit.end, _use(text, hit))
        for match in _BRACKETED.finditer(text):
            self._introduce(draft, match, after=False)
        for match in _BEFORE_BRACKET.finditer(text):
            self._introduce(draft, match, after=True)
        _apply_shorts(draft)
        return tuple(draft.mentions())

    def _near(self, words: Words, runs: Sequence[tuple[int, int]]) -> Iterator[Hit]:
        """Yield the longest near miss from each word of the runs on."""
        for first, last in runs:
            for begin in range(first, last):
                ends = range(min(last, begin + _LONGEST_NEAR), begin, -1)
                hit = next((hit for end in ends if (hit := self._table.near(words, begin, end))), None)
                if hit is not None:
                    yield hit

    def _introduce(self, draft: _Draft, match: re.Match[str], after: bool) -> None:
        """Tie a short form to the full name beside it, which stands before its bracket or, `after`, inside one."""
        acronym = match["acronym"].replace(".", "")
        index = bisect_left(draft.words.starts, match.start("acronym"))
        written = draft.words.forms[index] if index < len(draft.words) else None
        if written is None or written.written != acronym or sum(letter.isupper() for letter in acronym) < 2:
            return
        full = _inside(draft, index, match.end()) if after else self._before(draft, index, match.start(), acronym)
        if full is None:
            return
        owner = self._table.by_id.get(full.use.organisation or "")
        if owner is None and self._table.is_short_name(full.use.name, acronym):
            owner = self._table.by_id[self._table.acronyms[acronym]]
            draft.put(full.first, full.last, full.end, NameUse(full.use.name, owner.id))
        if owner is not None and self._is_foreign(acronym, owner):
            meant, use = NameUse(acronym, owner.id), NameUse(acronym, owner.id, wrong_acronym=acronym)
        elif owner is not None:
            if self._table.acronyms.get(acronym, owner.id) != owner.id:
                return  # a state or a parent named beside it: "Human Rights Council (UN)"
            meant = use = NameUse(acronym, owner.id)
        elif initials_fit(acronym, full.use.name):
            meant = use = NameUse(full.use.name)
        else:
            return
        draft.put(index, index, draft.words.base_end(index), use)
        draft.shorts.setdefault(acronym, []).append((index, meant))

    def _before(self, draft: _Draft, index: int, bracket: int, acronym: str) -> _Use | None:
        """Return the name that ends before a bracket; capitalised words are one if the acronym is their initials."""
        words = draft.words
        if index == 0 or not _NAME_TO_BRACKET.fullmatch(words.text, words.base_end(index - 1), bracket):
            return None
        placed = draft.at[index - 1]
        if placed is not None and self._is_body(placed.use):
            return placed
        hit = self._shapes.by_initials(words, index - 1, acronym)
        if hit is None or any(inner and inner.first < hit.first for inner in draft.at[hit.first : hit.last + 1]):
            return placed
        return draft.put(hit.first, hit.last, hit.end, _use(words.text, hit))

    def _is_body(self, use: NameUse) -> bool:
        """Tell whether a name is an organisation's, as all unregistered ones are taken to be."""
        owner = self._table.by_id.get(use.organisation or "")
        return owner is None or owner.kind == "organisation"

    def _is_foreign(self, acronym: str, owner: Organisation) -> bool:
        """Tell whether an acronym given to a registered organisation belongs to another one."""
        if acronym in owner.acronyms or owner.kind != "organisation":
            return False
        if acronym in owner.wrong_acronyms:
            return True
        other = self._table.by_id.get(self._table.acronyms.get(acronym, ""))
        return (
            other is not None and other is not owner and other.kind == "organisation" and len(acronym) >= _LEAST_FOREIGN
        )


def _use(text: str, hit: Hit) -> NameUse:
    written = text[hit.start : hit.end]
    if hit.name is None:
        return NameUse(written)
    wrong = hit.name.organisation if hit.misspelt or hit.name.wrong else None
    return NameUse(written, hit.name.organisation, wrong_form_of=wrong)


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """Return hits that share no word: the longest first, then exact ones before near misses."""
    taken: set[int] = set()
    chosen = []
    for hit in sorted(hits, key=lambda hit: (hit.first - hit.last, hit.misspelt, hit.first)):
        places = range(hit.first, hit.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(hit)
    return chosen


def _inside(draft: _Draft, index: int, start: int) -> _Use | None:
    """Return the name that fills the bracket opened after word `index`, from offset `start` on."""
    words = draft.words
    after = bisect_left(words.starts, start)
    placed = draft.at[after] if after < len(words) else None
    if placed is None or placed.first != after or words.starts[after] != start:
        return None
    return placed if words.text[placed.end : placed.end + 1] == ")" and after > index else None


def _apply_shorts(draft: _Draft) -> None:
    """Give each later use of an introduced acronym the meaning it has by then."""
    words = draft.words
    for meanings in draft.shorts.values():
        meanings.sort(key=lambda meaning: meaning[0])
    for index, form in enumerate(words.forms) if draft.shorts else ():
        meanings = draft.shorts.get(form.written, [])
        known = bisect_left(meanings, index, key=itemgetter(0))
        placed = draft.at[index]
        if known and (placed is None or (placed.first == placed.last and placed.use.wrong_acronym is None)):
            draft.put(index, index, words.base_end(index), meanings[known - 1][1])
