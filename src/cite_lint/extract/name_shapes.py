"""Runs of capitalised words, and which of them are the name of an unknown body by their shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cite_lint.extract.name_words import Form, Words, spelling, word_set
from cite_lint.extract.registered_names import Hit

_LONGEST_NAME = 8
_LONGEST_RUN = 20
_LONGEST_TITLE = 5


# Words that open a sentence or stand before a name, and are never its first word.
OPENERS = word_set(
    "the a an in on at by from for of to as and but or nor if when while since because although though after before"
    " during under over with without within between among both neither either not no yes this that these those its"
    " their his her our my your it they we he she who which what where why how there here then thus so also even still"
    " only just last next one two three four five however meanwhile moreover according citing quoting using via per"
    " many most some several other another instead further furthermore today yesterday later earlier recently until"
    " unlike like such despite every each all any source published updated photo january february march april may june"
    " july august september october november december recently finally similarly additionally consequently accordingly"
    " currently previously separately including following monday tuesday wednesday thursday friday saturday sunday"
    " dear see"
)
# Words that end a name: a person's title, or what a body has published.
ENDERS = word_set(
    "president professor prof director spokesman spokeswoman spokesperson minister chairman chairwoman chair dr mr"
    " mrs ms sir lady lord researcher analyst fellow report reports study yearbook index annual"
)
# Heads of instruments and days: whatever holds one is no body.
INSTRUMENTS = word_set(
    "act law convention protocol treaty declaration covenant charter agreement resolution bill code statute"
    " constitution day week month award prize principles guidelines pact accord amendment"
)
# Parts of a body: "UNHCR Office" is still UNHCR.
_PARTS = word_set("office division unit section headquarters bureau branch service services team desk")
# What makes another body of a registered name beside it: "United Nations University".
_OFFSHOOTS = word_set(
    "university college school academy institute foundation association fund bank union court tribunal club trust"
    " society women youth volunteers watch museum hospital"
)
# Words that no name has inside: a headline's.
_HEADLINE = word_set("as when while since because although though after before during until if but nor")
STREETS = word_set("road street avenue lane square row terrace crescent drive park green hill house")
# What a ministry's name lists: "Environment, Food and Rural Affairs".
_FIELDS = word_set(
    "health labor welfare education culture science sport sports justice trade industry energy agriculture food"
    " fisheries forestry environment transport housing finance family youth women equality planning technology tourism"
    " information communications maritime economy innovation research security immigration employment works pensions peace"
)
_LONGEST_LIST = 8
_MOST_CONTENT = 5
_HEADS_BEFORE = word_set("of for on against to")
# Owners that belong to the name they stand in: "Women's Federation", "King's College".
_OWNERS = word_set(
    "women men children people king queen workers farmers mothers peoples soldiers nations lawyers journalists"
)
# Nouns that end a phrase ("Human Rights") more often than a name, so that they need another noun beside them.
_WEAK = word_set("rights refugees lawyers journalists observers")
PUBLISHED = word_set("report study survey estimate estimates data figures analysis findings research paper")
# What an abbreviation in brackets may stand for without being a body: "Gross Domestic Product (GDP)".
_THINGS = INSTRUMENTS | word_set(
    "product rate index virus syndrome disease person persons people women men children worker workers zone period"
    " number policy area areas region time income level scale model system test theory age purchasing parity"
)
_STATES = word_set("republic kingdom state states union province prefecture county district city")


class ShapeReader:
    """Read unknown names by `organisation_nouns`, which may be in any case, of one or two words."""

    def __init__(self, organisation_nouns: Sequence[str]) -> None:
        phrases = {" ".join(spelling(word) for word in noun.casefold().split()) for noun in organisation_nouns}
        self.nouns = frozenset(phrase for phrase in phrases if " " not in phrase)
        self._pairs = phrases - self.nouns

    def runs(self, words: Words) -> Iterator[tuple[int, int]]:
        """Yield the first and last word of each run of capitalised words, little words like "of" and "the" inside."""
        floor = 0
        for first in [index for index, form in enumerate(words.forms) if form.capital]:
            if first < floor or not _is_piece(words.forms[first]):
                continue
            last = first
            while (after := self._next(words, last)) is not None:
                last = after
            last = self._past_list(words, first, last)
            floor = last + 1
            if last - first < _LONGEST_RUN:
                yield first, last

    def _past_list(self, words: Words, first: int, last: int) -> int:
        """Return the last word of a list that a head governs: "Union of Rail, Maritime and Transport Workers"."""
        if not (words.joined(last, comma=True) and not words.joined(last)):
            return last
        heads = (index for index in range(first, last) if words.forms[index + 1].plain in _HEADS_BEFORE)
        if not any(self.is_noun(words, index) for index in heads):
            return last
        end, joint = last, -1
        for index in range(last + 1, min(last + _LONGEST_LIST, len(words))):
            form = words.forms[index]
            if not words.joined(index - 1, comma=joint < 0) or self.is_noun(words, index) or form.acronym:
                break
            if form.plain == "and" and joint < 0:
                joint = index
            elif form.capital and form.written[0].isalpha():
                end = index
            else:
                break
        if joint < 0 or end <= joint:
            return last
        whole = end > joint + 1 and is_plural(words.forms[end])
        return end if whole or words.forms[last + 1].base in _FIELDS else last

    def _next(self, words: Words, index: int) -> int | None:
        """Return the next capitalised word of a run, past at most two connectors."""
        for step in range(1, 4):
            here = index + step
            if not words.joined(here - 1) or _starts_item(words, here - 1):
                return None
            if _is_piece(words.forms[here]):
                return here
            if not words.forms[here].connector:
                return None
        return None

    def read(self, words: Words, hits: Sequence[Hit], runs: Sequence[tuple[int, int]]) -> list[Hit]:
        """Return the hits with the unknown names added; a longer unknown body replaces the names inside it."""
        owner: dict[int, Hit] = {index: hit for hit in hits for index in range(hit.first, hit.last + 1)}
        for first, last in runs:
            if not self._may_name(words, first, last, owner):
                continue
            for begin, end in self._parts(words, first, last, owner):
                hit = self._shape(words, begin, end, owner, is_whole=(begin, end) == (first, last))
                if hit is not None:
                    for index in range(hit.first, hit.last + 1):
                        inner = owner.get(index)
                        if inner is not None:
                            owner.update(dict.fromkeys(range(inner.first, inner.last + 1), hit))
                    owner.update(dict.fromkeys(range(hit.first, hit.last + 1), hit))
        for index, form in enumerate(words.forms):
            if form.tail and form.acronym and len(form.written) > 2 and index not in owner and _publishes(words, index):
                owner[index] = Hit(index, index, words.starts[index], words.base_end(index), None)
        found = {id(hit): hit for hit in owner.values()}
        return sorted(found.values(), key=lambda hit: hit.first)

    def by_initials(self, words: Words, last: int, acronym: str) -> Hit | None:
        """Return the run of capitalised words up to `last` whose initials are the acronym."""
        letters = acronym.removesuffix("s")
        if words.forms[last].base in _THINGS:
            return None
        initials = ""
        for first in range(last, max(-1, last - 2 * len(letters)), -1):
            form = words.forms[first]
            if first < last and not words.joined(first):
                return None
            if form.base in _STATES or not (form.capital or form.connector):
                return None
            initials = form.written[0] + initials
            capitals = "".join(letter for letter in initials if letter.isupper())
            fits = capitals == letters or initials.casefold() == letters.casefold()
            if fits and form.capital and last > first:
                return Hit(first, last, words.starts[first], words.base_end(last), None)
        return None

    def is_noun(self, words: Words, index: int) -> bool:
        """Tell whether a word, or the pair it ends, is one of the nouns."""
        base = words.forms[index].base
        if base in self.nouns:
            return True
        return bool(self._pairs) and index > 0 and f"{words.forms[index - 1].base} {base}" in self._pairs

    def _may_name(self, words: Words, first: int, last: int, owner: Mapping[int, Hit]) -> bool:
        """Tell whether a part of a run may be an unknown name: several words, a noun or a known name among them."""
        return first < last and any(index in owner or self.is_noun(words, index) for index in range(first, last + 1))

    def _parts(self, words: Words, first: int, last: int, owner: dict[int, Hit]) -> Iterator[tuple[int, int]]:
        """Split a run where a new name begins: after an owner, before a title, at an "and" between two bodies."""
        begin = first
        for index in range(first, last + 1):
            form = words.forms[index]
            hit = owner.get(index)
            ends_here = owns(words, index) and (
                hit.last == index if hit else form.tail > 0 and form.base not in _OWNERS
            )
            if form.base in ENDERS and hit is None:
                yield begin, index - 1
                begin = index + 1
            elif ends_here:
                yield begin, index
                begin = index + 1
            elif form.plain == "and" and begin < index < last and self._both(words, begin, index, last, owner):
                yield begin, index - 1
                begin = index + 1
        yield begin, last

    def _both(self, words: Words, begin: int, index: int, last: int, owner: dict[int, Hit]) -> bool:
        """Tell whether each side of an "and" holds a body, or one ends right before it."""
        if index in owner:
            return False
        if is_body(owner.get(index - 1)) or is_body(owner.get(index + 1)):
            return True
        if (index - begin == 1 and words.forms[begin].acronym) or (last - index == 1 and words.forms[last].acronym):
            return True
        sides = (range(begin, index), range(index + 1, last + 1))
        return all(any(self.is_noun(words, place) for place in side) for side in sides)

    def _shape(self, words: Words, first: int, last: int, owner: dict[int, Hit], is_whole: bool) -> Hit | None:
        forms = words.forms
        while first <= last and is_opener(words, first) and first not in owner:
            first += 1
        first = self._after_of_the(words, first, last, owner)
        last = _before_place(forms, first, last)
        end = self._end(words, first, last, owner)
        if end is None or not self._stands(words, first, end, owner):
            return None
        if any(hit.first < first or hit.last > end for index in (first, end) if (hit := owner.get(index))):
            return None  # it would cut a known name
        if is_whole and _is_title(words, first, end):
            return None
        return Hit(first, end, words.starts[first], words.base_end(end), None)

    def _after_of_the(self, words: Words, first: int, last: int, owner: dict[int, Hit]) -> int:
        """Return where the name begins in "Officials of the Ministry": behind "of the" if no noun stands before it."""
        begin = first
        for index in range(first, last - 1):
            if index not in owner and self.is_noun(words, index):
                break
            if words.forms[index].plain == "of" and words.forms[index + 1].plain == "the":
                begin = index + 2
        return begin

    def _end(self, words: Words, first: int, last: int, owner: dict[int, Hit]) -> int | None:
        """Return the last word of the name that `first` begins, None if no noun makes it one."""
        forms = words.forms
        if any(forms[index].base in INSTRUMENTS and index not in owner for index in range(first, last + 1)):
            return None
        if any(forms[index].base in _HEADLINE for index in range(first + 1, last + 1)):
            return None
        nouns = [
            index
            for index in range(first, last + 1)
            if self.is_noun(words, index) and (index not in owner or _is_inside(forms, owner[index], first, last))
        ]
        if last not in owner and is_body(owner.get(last - 1)) and _is_offshoot(words, last):
            return last
        if all(forms[index].base in _WEAK for index in nouns):
            return None
        if any(index == last or forms[index + 1].plain in _HEADS_BEFORE for index in nouns):
            return last
        return None if forms[nouns[-1] + 1].base in STREETS else nouns[-1]

    def _stands(self, words: Words, first: int, last: int, owner: dict[int, Hit]) -> bool:
        """Tell whether the words are a name of their own, not a heading, nor a known body with a word beside it."""
        forms = words.forms[first : last + 1]
        content = [form for form in forms if not form.connector]
        if len(content) < 2 or (len(forms) > _LONGEST_NAME and len(content) > _MOST_CONTENT):
            return False
        if len(forms) == 2 and is_plural(forms[1]) and not forms[0].acronym:
            return False  # "Human Rights"; "BBC News" is a name
        if all(form.written.isupper() for form in content) and any(len(form.written) > 5 for form in content):
            return False
        known = [owner[index] for index in range(first, last + 1) if is_body(owner.get(index))]
        if not known:
            return True
        outside = [
            index
            for index in range(first, last + 1)
            if not is_body(owner.get(index)) and not words.forms[index].connector
        ]
        if len(outside) == 1:
            return outside[0] == last not in owner and _is_offshoot(words, last)
        parts = [index for index in outside if words.forms[index].base in _PARTS]
        governs = any(index < last and words.forms[index + 1].plain in _HEADS_BEFORE for index in parts)
        return len(outside) > 1 and (not parts or governs or outside[0] < known[0].first)


def _is_inside(forms: Sequence[Form], hit: Hit, first: int, last: int) -> bool:
    """Tell whether a known name has words of a longer one on both sides: "New York State Department of Health"."""
    return first < hit.first and hit.last < last and not forms[hit.first - 1].connector


def _is_offshoot(words: Words, index: int) -> bool:
    """Tell whether a word behind a known name makes another body of it: "United Nations University", "UN-Habitat"."""
    base = words.forms[index].base
    tied = words.text[words.ends[index - 1] : words.starts[index]] == "-" and not base.endswith("ed")
    return tied or base in _OFFSHOOTS or base.removesuffix("s") in _OFFSHOOTS


def is_plural(form: Form) -> bool:
    """Tell whether a word ends as plurals do."""
    return form.base.endswith("s") and not form.base.endswith("ss")


def owns(words: Words, index: int) -> bool:
    """Tell whether a word is possessive: China's, the United Nations'."""
    if words.forms[index].tail:
        return True
    end = words.ends[index]
    return words.forms[index].plain.endswith("s") and words.text[end : end + 2] in ("' ", "’ ")


def _before_place(forms: Sequence[Form], first: int, last: int) -> int:
    """Return the last word of a run without a place behind "in": "Ministry of Unification in Seoul"."""
    for index in range(last - 1, first, -1):
        if forms[index].plain == "in" and (index == last - 1 or last - first >= _LONGEST_NAME):
            last = index - 1
    while last > first and forms[last].connector:
        last -= 1
    return last


def initials_fit(acronym: str, name: str) -> bool:
    """Tell whether an acronym can be made from a name: it begins with an initial, and its letters follow in order."""
    initials = {word[0] for word in name.split() if word[0].isupper()}
    letters = iter(name.casefold())
    return acronym[0] in initials and all(letter in letters for letter in acronym.casefold().removesuffix("s"))


def _is_piece(form: Form) -> bool:
    return form.capital and not form.written[0].isdecimal()


def _starts_item(words: Words, index: int) -> bool:
    """Tell whether the next word opens an indented line, which is an item of a list."""
    gap = words.text[words.ends[index] : words.starts[index + 1]]
    return "\n" in gap and len(gap) - gap.index("\n") > 2


def is_body(hit: Hit | None) -> bool:
    """Tell whether a hit is a registered organisation, no place or person."""
    return hit is not None and hit.name is not None and hit.name.kind == "organisation"


def is_opener(words: Words, index: int) -> bool:
    """Tell whether a word may open a sentence or stand before a name, and is no part of it."""
    form = words.forms[index]
    if words.text[words.ends[index] : words.ends[index] + 1] == "-":
        return False  # "All-China Federation"
    return form.connector or form.base in OPENERS or form.base in ENDERS


def _publishes(words: Words, index: int) -> bool:
    """Tell whether a report, or the like, of this owner follows: "KFI's 2019 report"."""
    for step in (1, 2):
        if not words.joined(index + step - 1):
            return False
        if words.forms[index + step].base in PUBLISHED:
            return True
    return False


def _is_title(words: Words, first: int, last: int) -> bool:
    """Tell whether the words are a whole line in Title Case, longer than a bare name."""
    text = words.text
    start, end = words.starts[first], words.ends[last]
    line_start = text.rfind("\n", max(0, start - 60), start) + 1
    line_end = text.find("\n", end, end + 60)
    before = text[line_start or max(0, start - 60) : start].strip(' \t#•*"“')
    after = text[end : line_end if line_end >= 0 else end + 60].strip(' \t"”')
    content = sum(not form.connector for form in words.forms[first : last + 1])
    lead = [word for word in before.split() if word[0].isalpha() and word.casefold() not in OPENERS]
    return not after and content + len(lead) > _LONGEST_TITLE and all(word[0].isupper() for word in lead)
