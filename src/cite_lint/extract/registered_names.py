"""Registered names in one hashed table: exact forms, known wrong forms, and near misses.

A name is looked up by its first word, which gives the lengths of the names that begin with it, and then whole: the cost
of a text does not depend on the number of names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from cite_lint.extract.name_words import TELLS, Form, Words
from cite_lint.model.registry import Organisation

_LONGEST = 32
_CROWDED = 400
_ARTICLE = "the"
# Kinds whose neighbours differ by an ending (Canada and Canadian, two persons of one family): there only slips inside a
# word count.
_STRICT_KINDS = frozenset(("person", "place", "instrument"))
_INFLECTIONS = frozenset(("", "s", "es", "n", "an", "ian", "er", "al"))
# Real words a letter or two apart, which are never slips of one another.
_REAL_WORDS = frozenset(
    "north south east west northern southern eastern western austria australia slovakia slovenia niger nigeria male"
    " female men women man woman police policy human humane royal rural local legal moral international internal"
    " national rational maritime marine health wealth peace place".split()
)
# Words after which a name stands alone: "the Human Rights Watch said", not "the Human Rights Watch report".
_PREDICATES = frozenset(
    "said says has had have is was were are and or but in of on at to for from by that which who also could can will"
    " would found put puts estimates wrote told gave gives warns recently first later then".split()
)
# What a body has: after an alias that is a common word they tell that the body is meant.
_OWN = frozenset(
    "report reports study survey figures data estimate estimates research researcher researchers spokesman spokeswoman"
    " spokesperson official officials director editor reporter essay article story analysis".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """One form of a registered name."""

    organisation: str
    kind: str
    forms: tuple[Form, ...]
    wrong: bool = False
    exact: bool = False
    """An acronym: only this very writing."""
    comma: bool = False
    article: bool = False
    """Written with "the": a wrong form only there, a right one of a single word only there."""
    common: bool = False
    """An alias of one word like any other, which needs a place where only a name stands."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name at the words `first` to `last` of a text; `start` and `end` are offsets."""

    first: int
    last: int
    start: int
    end: int
    name: Name | None
    misspelt: bool = False


class NameTable:
    """All registered names, ready to be found in words."""

    def __init__(self, organisations: Iterable[Organisation], organisation_nouns: frozenset[str]) -> None:
        self._nouns = organisation_nouns
        self._right: dict[str, Name] = {}
        self._wrong: dict[str, Name] = {}
        self._with_article: dict[str, Name] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._commas: set[str] = set()
        self._content: dict[str, Name] = {}
        self._gapped: dict[str, list[Name]] = {}
        self._vocabulary: set[str] = set()
        self._known: dict[str, Form] = {}
        self._tails: dict[tuple[str, ...], dict[str, None]] = {}
        """Last words of the bodies' names -> the bodies whose names end so."""
        self.acronyms: dict[str, str] = {}
        self.by_id: dict[str, Organisation] = {}
        for organisation in organisations:
            self._add(organisation)

    def _add(self, organisation: Organisation) -> None:
        self.by_id.setdefault(organisation.id, organisation)
        for acronym in organisation.acronyms:
            self._enter(organisation, acronym, exact=True)
            self.acronyms.setdefault(acronym.replace(".", ""), organisation.id)
        for name in (organisation.name, *organisation.aliases):
            self._enter(organisation, name)
        for name in organisation.wrong:
            self._enter(organisation, name, wrong=True)

    def _enter(self, organisation: Organisation, written: str, wrong: bool = False, exact: bool = False) -> None:
        words = Words(written, self._known)
        article = not exact and len(words) > 1 and words.forms[0].plain == _ARTICLE
        forms = tuple(words.forms[1:] if article else words.forms)[:_LONGEST]
        if not forms:
            return
        article = article and (wrong or len(forms) == 1)
        comma = "," in written
        common = (
            organisation.kind == "organisation"
            and not (wrong or exact or article or written == organisation.name)
            and len(forms) == 1
            and written[1:].islower()
        )
        name = Name(organisation.id, organisation.kind, forms, wrong, exact, comma, article, common)
        if organisation.kind == "organisation" and not (wrong or exact):
            for begin in range(1, len(forms)):
                if forms[begin].capital and forms[begin - 1].capital and not forms[begin].connector:
                    self._tails.setdefault(tuple(form.base for form in forms[begin:]), {})[organisation.id] = None
        if article:
            self._with_article.setdefault(_key(forms, loose=not wrong), name)
        elif wrong:
            self._wrong.setdefault(_key(forms, loose=False), name)
        else:
            known = self._right.setdefault(_key(forms), name)
            if (
                known.organisation == name.organisation
                and not known.exact
                and _capitals(forms) < _capitals(known.forms)
            ):
                self._right[_key(forms)] = name  # of "UN Refugee Agency" and "UN refugee agency" the laxer one
            if "'" in _key(forms):
                self._right.setdefault(_key(forms).replace("'", ""), name)
        first = forms[0].base
        self._lengths[first] = tuple(sorted({*self._lengths.get(first, ()), len(forms)}, reverse=True))
        if comma:
            self._commas.add(first)
        if not wrong and not exact and self._is_proper(organisation):
            self._enter_near(name)

    def _is_proper(self, organisation: Organisation) -> bool:
        """Tell whether a name is a proper one, not a description such as "Canadian government"."""
        return all(form.capital or form.connector for form in Words(organisation.name, self._known).forms)

    def _enter_near(self, name: Name) -> None:
        content = [form.base for form in name.forms if not form.connector]
        self._vocabulary.update(content)
        if len(content) < 2:
            return
        self._content.setdefault(" ".join(content), name)
        for signature, _ in _gaps(content):
            crowd = self._gapped.setdefault(signature, [])
            if len(crowd) < _CROWDED:
                crowd.append(name)

    def exact(self, words: Words) -> list[Hit]:
        """Return the registered names and known wrong forms, the longest from each word on; they may overlap."""
        hits = []
        forms, lengths = words.forms, self._lengths
        for index in [index for index, form in enumerate(forms) if form.base in lengths]:
            base = forms[index].base
            hit = self._at(words, index, lengths[base], base in self._commas)
            if hit is not None:
                hits.append(hit)
        return hits

    def _at(self, words: Words, index: int, lengths: Sequence[int], comma: bool) -> Hit | None:
        reach = {last - index + 1: last for last in words.run_from(index, lengths[0], comma)}
        for length in lengths:
            if length in reach:
                hit = self._matched(words, index, reach[length])
                if hit is not None:
                    return hit
        return None

    def _matched(self, words: Words, first: int, last: int) -> Hit | None:
        forms = words.forms[first : last + 1]
        # "United Nation's" may be a form of its own; else the possessive is left out.
        for whole in (True, False) if forms[-1].tail else (True,):
            end = words.ends[last] if whole and forms[-1].tail else words.base_end(last)
            plain, loose = _key(forms, loose=False, whole=whole), _key(forms, whole=whole)
            article = self._article(words, first, last, plain, loose)
            if article is not None:
                begin = first - 1 if article.wrong else first
                return Hit(begin, last, words.starts[begin], end, article)
            right, wrong_name = self._right.get(loose), self._wrong.get(plain)
            if wrong_name is not None and _fits(wrong_name, forms) and _is_worse(wrong_name, right, forms):
                return Hit(first, last, words.starts[first], end, wrong_name)
            if right is not None and right.common and not _is_by_name(words, first):
                right = None
            if right is not None and _fits(right, forms) and words.text[end : end + 1] not in ("$", "£", "€"):
                return Hit(first, last, words.starts[first], end, right)
        return None

    def _article(self, words: Words, first: int, last: int, plain: str, loose: str) -> Name | None:
        """Return the form that needs "the" before it, if it stands there and is not the opening of a longer phrase."""
        name = self._with_article.get(plain) or self._with_article.get(loose)
        if name is None or first == 0 or words.forms[first - 1].plain != _ARTICLE or not words.joined(first - 1):
            return None
        if not _fits(name, words.forms[first : last + 1]):
            return None
        if name.wrong and words.joined(last) and not _is_predicate(words.forms[last + 1]):
            return None  # "the Human Rights Watch report": the article is the report's
        return name

    def is_short_name(self, written: str, acronym: str) -> bool:
        """Tell whether all words of a name stand in the names of the organisation that owns the acronym.

        "Refugee Agency (UNHCR)" is that body by a shorter name, "Union for Health Research (UNHR)" another one.
        """
        owner = self.by_id.get(self.acronyms.get(acronym, ""))
        if owner is None:
            return False
        full = {form.base for name in (owner.name, *owner.aliases) for form in Words(name, {}).forms}
        return all(form.base in full or form.connector for form in Words(written, {}).forms)

    def ending_in(self, forms: Sequence[Form]) -> Collection[str]:
        """Return the ids of the registered bodies of whose names the words are the last ones."""
        return self._tails.get(tuple(form.base for form in forms), ())

    def full_name(self, organisation: str) -> Sequence[Form]:
        """Return the words of a body's registered name."""
        return Words(self.by_id[organisation].name, self._known).forms

    def short(self, words: Words, first: int, last: int, organisation: str) -> Hit:
        """Return the last words of a body's name, at `first` to `last` of a text, as that body."""
        name = Name(organisation, "organisation", tuple(words.forms[first : last + 1]))
        return Hit(first, last, words.starts[first], words.base_end(last), name)

    def near(self, words: Words, first: int, last: int) -> Hit | None:
        """Return a hit if the words `first` to `last` are a registered name but for a slip or a little word."""
        forms = words.forms[first : last + 1]
        content = [form.base for form in forms if not form.connector]
        if len(content) < 2 or forms[0].connector or forms[-1].connector:
            return None
        same = self._content.get(" ".join(content))
        if same is not None:
            if same.kind in _STRICT_KINDS or _ands(forms) > _ands(same.forms):
                return None
            if _small(forms) > _small(same.forms) + 1:
                return None  # "Human Rights of the Council"
            return Hit(
                first, last, words.starts[first], words.base_end(last), same, misspelt=not _alike(same.forms, forms)
            )
        found: set[str] = set()
        best = None
        for signature, index in _gaps(content):
            for name in self._gapped.get(signature, ()):
                right = [form.base for form in name.forms if not form.connector][index]
                if self._is_slip(content[index], right, name):
                    found.add(name.organisation)
                    best = name
        if best is None or len(found) != 1:
            return None
        return Hit(first, last, words.starts[first], words.base_end(last), best, misspelt=True)

    def _is_slip(self, written: str, right: str, name: Name) -> bool:
        """Tell whether `written` is `right` with a slip, and no word that would make another body of it."""
        if written in self._nouns or written in _REAL_WORDS or min(len(written), len(right)) < 4:
            return False
        if right in self._nouns and written == right + "s":
            return False  # "Departments of State and Defense"
        strict = name.kind in _STRICT_KINDS
        if _is_inflection(written, right):
            return not strict
        if written in self._vocabulary or written[0] != right[0] or written[-1] != right[-1]:
            return False
        distance = OSA.distance(written, right, score_cutoff=2)
        if strict:
            return distance == 1 and len(right) >= 6
        if distance == 1:
            return len(right) >= 5
        return distance == 2 and len(right) >= (7 if right in self._nouns else 8) and len(written) >= 6


def _key(forms: Sequence[Form], loose: bool = True, whole: bool = True) -> str:
    """Return what a name is looked up by; without `whole` the last word loses its possessive ending."""
    keys = [form.loose if loose else form.plain for form in forms]
    if not whole:
        keys[-1] = forms[-1].base if loose else forms[-1].plain.removesuffix("'s")
    return " ".join(keys)


def _ands(forms: Sequence[Form]) -> int:
    return sum(form.plain == "and" for form in forms)


def _small(forms: Sequence[Form]) -> int:
    return sum(form.connector for form in forms)


def _capitals(forms: Sequence[Form]) -> int:
    return sum(form.capital for form in forms)


def _gaps(content: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield a signature for each word left out: its place, its first letter, and the other words."""
    for index, word in enumerate(content):
        yield f"{index}{word[0]} {' '.join(content[:index])} | {' '.join(content[index + 1 :])}", index


def _fits(name: Name, forms: Sequence[Form]) -> bool:
    """Tell whether the capitals are those of the name: all of an acronym, else the first of each capitalised word."""
    if name.exact:
        return all(known.written == form.written for known, form in zip(name.forms, forms, strict=True))
    return all(
        form.capital or known.connector or not known.capital for known, form in zip(name.forms, forms, strict=True)
    )


def _is_worse(wrong: Name, right: Name | None, forms: Sequence[Form]) -> bool:
    """Tell whether words that are a known wrong form, and loosely a right one too, are the wrong one."""
    if right is None or _key(right.forms, loose=False) != _key(wrong.forms, loose=False):
        return True
    written = [form.written for form in forms]
    return written == [form.written for form in wrong.forms] != [form.written for form in right.forms]


def _alike(right: Sequence[Form], written: Sequence[Form]) -> bool:
    """Tell whether two forms differ in nothing but "the", possessives and spelling."""
    return [form.base for form in right if form.base != _ARTICLE] == [
        form.base for form in written if form.base != _ARTICLE
    ]


def _is_inflection(written: str, right: str) -> bool:
    """Tell whether two words differ in their ending alone: Canadian and Canada, Right and Rights."""
    stem = 0
    while stem < min(len(written), len(right)) and written[stem] == right[stem]:
        stem += 1
    return stem >= 4 and written[stem:] in _INFLECTIONS and right[stem:] in _INFLECTIONS


def _is_by_name(words: Words, index: int) -> bool:
    """Tell whether a capitalised common word is used as a name: "in Checkpoint", not "a Checkpoint", "Checkpoint guards"."""
    form = words.forms[index]
    if not form.capital or (index and words.forms[index - 1].plain in ("a", "an") and words.joined(index - 1)):
        return False
    if form.tail or not words.joined(index):
        return True
    after = words.forms[index + 1]
    if after.capital:
        return False
    if _is_predicate(after) or after.plain in TELLS or after.base in _OWN:
        return True
    opens = index == 0 or not words.text[words.ends[index - 1] : words.starts[index]].isspace()
    return after.connector and not opens


def _is_predicate(form: Form) -> bool:
    return not form.capital and (form.plain in _PREDICATES or form.plain.endswith("ed"))
