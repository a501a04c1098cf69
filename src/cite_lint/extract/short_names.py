"""Find registered bodies by the last words of their names: "the Courier" for the Northport Courier."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from cite_lint.extract.name_shapes import is_opener, owns
from cite_lint.extract.name_words import Words
from cite_lint.extract.registered_names import Hit, NameTable

_ARTICLE = "the"


def short_names(
    words: Words, runs: Sequence[tuple[int, int]], known: Sequence[Hit], table: NameTable, nouns: Collection[str]
) -> Iterator[Hit]:
    """Yield the short names that mean one body: the one named before that ends so, else the only registered one.

    `runs` are the runs of capitalised words, `known` the names found so far. Of two bodies named before that end so,
    either may be meant. Words that are all `nouns` of organisations ("the Council") mean nobody who was not named before.
    """
    found = list(_candidates(words, runs, table))
    if not found:
        return
    places = set(found)
    owned = {
        index
        for hit in known
        if hit.name is not None or (hit.first, hit.last) not in places
        for index in range(hit.first, hit.last + 1)
    }
    named: dict[tuple[str, ...], dict[str, str | None]] = {_key(words, *place): {} for place in found}
    longest = max(map(len, named))
    before = iter(sorted(known, key=lambda hit: hit.first))
    hit = next(before, None)
    for first, last in found:
        while hit is not None and hit.first < first:
            _note(words, hit, longest, table, named)
            hit = next(before, None)
        if not owned.isdisjoint(range(first, last + 1)):
            continue
        bodies = named[_key(words, first, last)]
        registered = table.ending_in(words.forms[first : last + 1])
        if not bodies and all(form.base in nouns for form in words.forms[first : last + 1]):
            continue
        meant = list(bodies.values()) if bodies else list(registered)
        if len(meant) == 1 and meant[0] is not None:
            yield table.short(words, first, last, meant[0])


def _candidates(words: Words, runs: Sequence[tuple[int, int]], table: NameTable) -> Iterator[tuple[int, int]]:
    """Yield what stands behind "the", up to an owner or the run's end, and is the last words of a registered name."""
    forms = words.forms
    for begin, end in runs:
        for first in range(max(1, begin), end + 1):
            if forms[first - 1].plain != _ARTICLE or not words.joined(first - 1):
                continue
            if begin < first - 1 and not is_opener(words, begin):
                continue  # "Friends of the Trust" is a name of its own
            ends = (end, next((index for index in range(first, end) if owns(words, index)), end))
            known = next((last for last in ends if table.ending_in(forms[first : last + 1])), None)
            if known is not None:
                yield first, known


def _note(
    words: Words, hit: Hit, longest: int, table: NameTable, named: dict[tuple[str, ...], dict[str, str | None]]
) -> None:
    """Note a named body under each of the searched endings that its name has."""
    body = hit.name.organisation if hit.name is not None else None
    forms = table.full_name(body) if body is not None else words.forms[hit.first : hit.last + 1]
    bases = tuple(form.base for form in forms)
    for size in range(1, min(longest, len(bases) - 1) + 1):
        seen = named.get(bases[-size:])
        if seen is not None:
            seen[body or " ".join(bases)] = body


def _key(words: Words, first: int, last: int) -> tuple[str, ...]:
    return tuple(form.base for form in words.forms[first : last + 1])
