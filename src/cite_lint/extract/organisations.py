"""Find the names of organisations in a plain text: registered, misspelt, abbreviated by the draft, and unknown ones.

Unknown names are told by their shape, or by a verb or a phrase of credit beside them.
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

from cite_lint.extract.name_shapes import (
    ENDERS,
    INSTRUMENTS,
    OPENERS,
    PUBLISHED,
    STREETS,
    ShapeReader,
    initials_fit,
    is_body,
    is_opener,
    is_plural,
    owns,
)
from cite_lint.extract.name_words import (
    BODY_WORDS,
    CALLED,
    FAMOUS,
    GIVEN,
    NOT_BODIES,
    SURNAMES,
    TELLS,
    Form,
    Words,
    word_set,
)
from cite_lint.extract.registered_names import Hit, NameTable
from cite_lint.extract.short_names import short_names
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
# Heads of what is no body, though the words beside them may be a body's: "World War", "Local Housing Allowance".
_NO_BODIES = INSTRUMENTS | word_set(
    "war chapter section table figure part book volume allowance benefit credit tax storm hurricane operation cup river"
    " county province city town village street index rate scheme plan strategy crisis revolution"
)
# Newspapers by one word, which "the" tells.
_PAPERS = word_set(
    "guardian times telegraph herald tribune mail post mirror sun chronicle gazette economist observer star"
)
_POLLS = word_set(
    "poll polls polling survey surveys study report data figures research analysis estimate estimates tally count"
)
# Verbs of speech that are nouns too.
_NOUNS = word_set(
    "claims counts estimates records reports documents lists logs notes states tracks registers finds shows"
)
_WHEREABOUTS = word_set("of in at on to for from near")
_ADVERBS = word_set("also now has have had itself since later recently then first already today yesterday")
_SINGULAR = word_set("says estimates counts finds puts reports reckons believes warns claims records has was is")
_TITLES = ENDERS | word_set(
    "bishop archbishop pope cardinal king queen prince princess duke senator governor mayor captain general colonel"
    " major sergeant inspector ambassador secretary judge justice deputy chief congressman congresswoman councillor mp"
    " pastor father sister rabbi imam author lawyer economist head leader founder co editor reporter widow husband wife"
    " premier chancellor speaker envoy commander officer constable detective nurse doctor aunt uncle mum dad miss"
)


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
        shaped = self._shapes.read(words, hits, runs)
        shaped = [*shaped, *short_names(words, runs, shaped, self._table, self._shapes.nouns)]
        owner = {index: hit for hit in shaped for index in range(hit.first, hit.last + 1)}
        for hit in (*shaped, *self._strangers(words, runs, owner)):
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

    def _strangers(self, words: Words, runs: Sequence[tuple[int, int]], owner: dict[int, Hit]) -> Iterator[Hit]:
        """Yield unknown names without a noun to tell them, where somebody speaks: "Walk Free says", "according to Oxfam"."""
        persons: set[str] | None = None
        small: set[str] | None = None
        for run in runs:
            for first, last in _pieces(words, *run, owner):
                led, called = _is_led_to(words, first), _is_called(words, first)
                if not (led or called or _tells(words, last)) or _is_office(words, first):
                    continue
                if words.forms[last].base in STREETS:
                    continue
                if last == first:
                    if not (led or called) and first and words.forms[first - 1].plain in _WHEREABOUTS:
                        continue  # the Mayor of Eastgate says
                    if persons is None:
                        persons = _surnames(words, runs)
                    if not called and not self._is_lone_body(words, first, led, persons):
                        continue
                    if _opens(words, first) and not called:
                        if words.forms[first].base.endswith("ly"):
                            continue
                        if small is None:
                            small = {form.base for form in words.forms if not form.capital}
                        if words.forms[first].base in small:
                            continue
                elif not called and not self._is_many_worded(words, first, last):
                    continue
                yield Hit(first, last, words.starts[first], words.base_end(last), None)

    def _is_lone_body(self, words: Words, index: int, led: bool, persons: set[str]) -> bool:
        """Tell whether a single capitalised word may be a body, and no person, place, people or common noun."""
        form = words.forms[index]
        if form.base in FAMOUS:
            return True
        if form.acronym or len(form.base) < 4 or form.base in persons or form.base in SURNAMES or form.base in GIVEN:
            return False  # acronyms are read where they speak
        if form.base in NOT_BODIES or form.base.endswith(("ans", "ese", "ish", "men", "ists", "people")):
            return False
        article = index > 0 and words.forms[index - 1].plain == "the"
        if self._shapes.is_noun(words, index) and not (article and form.base in _PAPERS):
            return False
        if _owns_poll(words, index) and form.written[1:].islower():
            return False  # "Official figures show", but "YouGov polls"
        plural = is_plural(form) and not form.base.endswith(("is", "us"))
        return led or article or not plural or (index + 1 < len(words) and words.forms[index + 1].plain in _SINGULAR)

    def _is_many_worded(self, words: Words, first: int, last: int) -> bool:
        """Tell a body of several words from a person: by "the", a word of bodies, or "for" and "&" inside."""
        forms = words.forms[first : last + 1]
        if (
            forms[0].base in GIVEN
            or any(form.base in _NO_BODIES for form in forms)
            or all(form.connector or (form.base in NOT_BODIES and form.base not in BODY_WORDS) for form in forms)
        ):
            return False
        if any(form.plain in ("for", "the") or form.written == "&" for form in forms[1:-1]):
            return True
        if any(form.base in BODY_WORDS or (form.acronym and len(form.written) > 2) for form in forms):
            return True
        if any(self._shapes.is_noun(words, index) for index in range(first, last + 1)):
            return not is_plural(forms[-1]) or len(forms) > 2
        return first > 0 and words.forms[first - 1].plain == "the" and not is_plural(forms[-1])

    def _introduce(self, draft: _Draft, match: re.Match[str], after: bool) -> None:
        """Tie a short form to the full name beside it, which stands before its bracket or, `after`, inside one."""
        acronym = match["acronym"].replace(".", "")
        index = bisect_left(draft.words.starts, match.start("acronym"))
        written = draft.words.forms[index] if index < len(draft.words) else None
        if written is None or written.written != acronym or sum(letter.isupper() for letter in acronym) < 2:
            return
        placed = draft.at[index]
        if placed is not None and placed.first < placed.last:
            return  # a word of a longer name
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


def _pieces(words: Words, first: int, last: int, owner: dict[int, Hit]) -> Iterator[tuple[int, int]]:
    """Split a run into what may each be a name: at "and", "of", "in", at owners and at known names."""
    begin = first
    for index in range(first, last + 1):
        form = words.forms[index]
        ends = index == last or owns(words, index)
        cut = index in owner and not (index == last and begin < index and not is_body(owner[index]))
        cut = cut or (form.connector and form.written != "&" and form.plain not in ("for", "the", "de", "du"))
        called = form.plain in CALLED and _opens(words, index)
        if cut or (begin == index < last and called) or (begin == index and is_opener(words, index)):
            if cut and begin < index and index in owner:
                begin = last + 1  # what a known name follows is its title
                return
            if cut and begin < index:
                yield begin, index - 1
            begin = index + 1
        elif ends:
            yield begin, index
            begin = index + 1


def _is_led_to(words: Words, first: int) -> bool:
    """Tell whether a name follows words of credit: "according to", "a poll by", "as counted by", "said"."""
    index = first - 1
    if index > 0 and words.forms[index].plain == "the" and words.joined(index):
        index -= 1
    if index < 1 or words.forms[index].capital or not words.joined(index):
        return False
    word, before = words.forms[index].plain, words.forms[index - 1]
    if word == "to":
        return before.plain == "according"
    if word in ("by", "from"):
        return before.base in PUBLISHED or before.base in _POLLS or (word == "by" and before.plain in TELLS)
    return word in ("citing", "quoting", "via") or _is_inverted(words, first)


def _is_inverted(words: Words, first: int) -> bool:
    """Tell whether a name stands in '..., said Walk Free'; a single word there is a person's more often."""
    index = first - 2 if words.forms[first - 1].plain == "the" else first - 1
    if index < 1 or words.forms[index].plain not in ("said", "says", "say") or not words.joined(index):
        return False
    gap = words.text[words.ends[index - 1] : words.starts[index]].strip()
    single = index == first - 1 and not words.joined(first)
    return gap[:1] in (",", "”", '"', "’", "'") and not (single and words.forms[first].base not in FAMOUS)


def _is_called(words: Words, first: int) -> bool:
    """Tell whether a common noun says what the name is: "the charity Shelter Now", "one NGO, Free the Brides,"."""
    index = first - 1
    if index > 0 and words.forms[index].plain == "the" and not words.forms[index].capital:
        return False
    return index >= 0 and words.forms[index].plain in CALLED and words.joined(index, comma=True)


def _tells(words: Words, last: int) -> bool:
    """Tell whether a verb of speech follows, past "also" or "has"; or a poll, or a report that the name owns."""
    for index in range(last + 1, min(last + 4, len(words))):
        form = words.forms[index]
        if not words.joined(index - 1) or form.capital:
            return False
        if form.base in PUBLISHED and words.forms[last].tail:
            return True
        after = words.forms[index + 1 : index + 2] if words.joined(index) else []
        if form.plain in _NOUNS and any(one.plain in ("by", "of", "for", "from", "against") for one in after):
            return False  # "Asylum claims by"
        if form.plain in TELLS:
            return words.text[words.ends[index] : words.ends[index] + 1] != ":"  # "Word count: 640"
        if form.base in _POLLS:
            return any(one.plain in TELLS for one in after)
        if form.plain not in _ADVERBS:
            return False
    return False


def _owns_poll(words: Words, index: int) -> bool:
    """Tell whether what speaks is a poll, a study or figures named by the word before."""
    if words.forms[index].tail or not words.joined(index) or words.forms[index + 1].base not in _POLLS:
        return False
    spoken = index + 2 < len(words) and words.joined(index + 1) and words.forms[index + 2].plain in TELLS
    return spoken or words.forms[index + 1].plain not in TELLS


def _is_office(words: Words, first: int) -> bool:
    """Tell whether a title stands at or before the name, which is then a person's or an office's."""
    return any(words.forms[index].base in _TITLES for index in (first - 1, first) if index >= 0)


def _opens(words: Words, index: int) -> bool:
    """Tell whether a word opens its sentence, so that its capital says nothing."""
    return index == 0 or any(mark in words.text[words.ends[index - 1] : words.starts[index]] for mark in '.!?:;\n“"')


def _surnames(words: Words, runs: Sequence[tuple[int, int]]) -> set[str]:
    """Return the last words of all runs that may be a person's name: two to four words, nothing small between."""
    found = set()
    for first, last in runs:
        while first < last and words.forms[first].base in OPENERS:
            first += 1
        forms = words.forms[first : last + 1]
        if 1 < len(forms) < 5 and not any(form.connector or form.base in BODY_WORDS for form in forms):
            found.add(forms[-1].base)
    return found


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
