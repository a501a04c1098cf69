"""Which row of an earlier sheet belongs to which claim of an edited draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

_SAME_FIGURE = 65.0
"""Least likeness, of 100, of two sentences with the same figure."""
_OTHER_FIGURE = 85.0
"""The same for sentences that differ in the figure too, which is left out of the comparison."""
_COMPARED = 1_000
"""Characters of a sentence that are compared."""
_MOST_PAIRS = 40_000
"""In a larger group of rows and claims each claim is compared with the rows that stand near it only."""
_NEAR = 50
_FIGURE = "#"

Indices = list[int]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row is found again by, white space made alike."""

    file: str
    place: str
    sentence: str
    figure: str


@dataclass(frozen=True, slots=True)
class Match:
    """The row that belongs to a claim, and what is no longer as it was: `kind: what it was`."""

    row: int
    changes: tuple[str, ...] = ()


def match_rows(claims: Sequence[Entry], rows: Sequence[Entry]) -> dict[int, Match]:
    """Return the row of each claim that has one, by the claim's index; a row belongs to one claim only.

    First those with the same file, figure and sentence, then with the same file and figure and a sentence like it, then
    with the same sentence but for the figure, then with the same figure and sentence in another file.
    """
    matching = _Matching(claims, rows)
    matching.pair(lambda entry: entry)
    matching.pair(lambda entry: (entry.file, entry.figure, entry.sentence))
    matching.pair_alike(lambda entry: (entry.file, entry.figure), lambda entry: entry.sentence, _SAME_FIGURE)
    matching.pair(lambda entry: (entry.file, _without_figure(entry)))
    matching.pair_alike(lambda entry: entry.file, _without_figure, _OTHER_FIGURE)
    matching.pair(lambda entry: (entry.figure, entry.sentence))
    return {claim: Match(row, tuple(_changes(claims[claim], rows[row]))) for claim, row in matching.found.items()}


def _changes(claim: Entry, row: Entry) -> Iterator[str]:
    if claim.file != row.file:
        yield f"file was: {row.file}"
    if claim.figure != row.figure:
        yield f"figure was: {row.figure}"
    if _without_figure(claim) != _without_figure(row):
        yield "sentence was reworded"


def _without_figure(entry: Entry) -> str:
    return entry.sentence.replace(entry.figure, _FIGURE, 1) if entry.figure else entry.sentence


class _Matching:
    """Claims and rows that have not found each other yet, in their order."""

    def __init__(self, claims: Sequence[Entry], rows: Sequence[Entry]) -> None:
        self.found: dict[int, int] = {}
        self._claims = claims
        self._rows = rows
        self._open_claims = list(range(len(claims)))
        self._open_rows = [index for index, row in enumerate(rows) if row.sentence or row.figure]

    def pair(self, key: Callable[[Entry], Hashable]) -> None:
        """Match those with one key, in their order."""
        waiting: defaultdict[Hashable, Indices] = defaultdict(list)
        for row in reversed(self._open_rows):
            waiting[key(self._rows[row])].append(row)
        for claim in self._open_claims:
            if rows := waiting.get(key(self._claims[claim])):
                self.found[claim] = rows.pop()
        self._close()

    def pair_alike(self, key: Callable[[Entry], Hashable], text: Callable[[Entry], str], least: float) -> None:
        """Match those with one key whose texts are alike, the most alike first."""
        claims: defaultdict[Hashable, Indices] = defaultdict(list)
        rows: defaultdict[Hashable, Indices] = defaultdict(list)
        for claim in self._open_claims:
            claims[key(self._claims[claim])].append(claim)
        for row in self._open_rows:
            rows[key(self._rows[row])].append(row)
        for group, members in claims.items():
            if group in rows:
                self._pair_group(members, rows[group], text, least)
        self._close()

    def _pair_group(self, claims: Indices, rows: Indices, text: Callable[[Entry], str], least: float) -> None:
        # Imported late: it is needed only where a draft was edited.
        from rapidfuzz import fuzz

        claim_texts = [_forms(text(self._claims[claim])) for claim in claims]
        row_texts = [_forms(text(self._rows[row])) for row in rows]
        scored = []
        for claim, row in _pairs(len(claims), len(rows)):
            likeness = max(
                fuzz.ratio(first, second, score_cutoff=least)
                for first, second in zip(claim_texts[claim], row_texts[row], strict=True)
            )
            if likeness >= least:
                scored.append((-likeness, abs(claim - row), claim, row))
        taken: set[int] = set()
        for _, __, claim, row in sorted(scored):
            if row not in taken and claims[claim] not in self.found:
                taken.add(row)
                self.found[claims[claim]] = rows[row]

    def _close(self) -> None:
        taken = set(self.found.values())
        self._open_claims = [claim for claim in self._open_claims if claim not in self.found]
        self._open_rows = [row for row in self._open_rows if row not in taken]


def _forms(text: str) -> tuple[str, str]:
    """Return a text as it is compared: as it stands, and with its words sorted, for a clause may have moved."""
    return text[:_COMPARED], " ".join(sorted(text[:_COMPARED].split()))


def _pairs(claims: int, rows: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs to compare: all, or in a large group those that stand in about the same part of it."""
    if claims * rows <= _MOST_PAIRS:
        yield from ((claim, row) for claim in range(claims) for row in range(rows))
        return
    for claim in range(claims):
        middle = claim * rows // claims
        yield from ((claim, row) for row in range(max(0, middle - _NEAR // 2), min(rows, middle + _NEAR // 2)))
