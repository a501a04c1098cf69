"""Find who is credited in a sentence: a named body, somebody unnamed, or a word that points back to one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from cite_lint.extract.name_words import DISOWNED
from cite_lint.extract.speakers import Speaker
from cite_lint.extract.words import Words
from cite_lint.model.claim import UNATTRIBUTED, Attribution, AttributionKind, NameUse
from cite_lint.model.lexicon import Lexicon
from cite_lint.model.span import Mention, Span

_Stems = Sequence[tuple[str, int, int]]
"""Stem, start and end of each word of a sentence."""
_VERB_NEAR, _VERB_REACH = 6, 14
"""Words from a name to its verb: plainly, and past "a London-based charity, ..." or "(KFI)"."""
_NOUN_REACH = 3
_SILENT_WORDS = 100_000
_LEAD = 120
"""Characters before a name in which it is told what the name is there for."""
_BY_REACH = 8
"""Words from "were recorded" to "by", and from "a survey" to "by"."""
_POINTERS = frozenset(("the", "its", "their", "this", "that", "same", "s", "his", "her"))
_OFFICES = frozenset(
    "chair chairman chairwoman chairperson director head president secretary spokesman spokeswoman spokesperson manager"
    " leader founder economist treasurer researcher researchers chief officer boss executive".split()
)
"""Those who speak for the body that "its" or "their" before them means: "its chair, who says"."""
_OWNED = re.compile(r"\b(?:its|their)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)
_OWNED_REACH = 60
_PRONOUNS = frozenset(("it", "they"))
_PRONOUN_FIRST = re.compile(r"[\W\d_]*(?:its?|they)\b", re.IGNORECASE)
_IMPERSONAL = re.compile(r"\s+(?:is|was|has\s+been|had\s+been)\b", re.IGNORECASE)
"""After "it": somebody unnamed estimates, no body that was named before."""
_COMPANIONS = {"put": re.compile(r"\b(?:at|it)\b"), "speak": re.compile(r"\s+of\b")}
"""To put a number at something is to estimate it, to put people in houses is not; to speak to people is not either."""
_COMPANION_REACH = 60
_SAID = frozenset(("say", "put"))
"""Last words of anonymous phrases that hold their verb: "some say"."""
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "his", "her", "our", "no", "any"))
_TALLIES = frozenset(("estim", "count", "talli", "forecast", "calcul"))
"""Nouns that speak as their verbs do: "gave an estimate of"."""
_DENIALS = frozenset(("not", "never", "cannot", "declined", "declines", "refused", "refuses", "failed", "fails"))
_AGENT = re.compile(r"(?<!\w)by\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)
_GOES_ON = re.compile(r"['’]|,\s+(?:which|who)\b")
"""After a name behind "by": "by X's count", "by X, which says"."""
_PARTICIPLE = re.compile(r"\w+(?:ed|en|wn)|run|led|held|told|sent|built|read|put|found|kept|made|heard|paid|won|met")
_SAID_BY_PERSON = re.compile(
    r"""[,”"’']\s+(?P<verb>[a-z]+)\s+                    # "...," said
    [^\W\d_a-z][\w.’'-]*(?:\s+[^\W\d_a-z][\w.’'-]*){0,3} # Dr Anna Holt
    (?:,?\s+(?!who|which|that)[\w-]+){0,4},?           # , the deputy director
    \s+(?:of|at|from|for|with)\s+(?:the\s+)?$""",
    re.VERBOSE,
)
_DASHED = re.compile(r"\s[—–]\s?$")
_ENDED = re.compile(r"[.\s*_”\"]*$")
_HEADED = re.compile(
    r"[*_ ]{0,3}(?:[,(]\s?(?:\d{1,2}\s)?(?:[A-Z][a-z]{2,8}\s)?\d{4}\)?)?[*_ ]{0,3}:[*_\s]"  # X: and X, May 2019:
)
_HEADS = re.compile(r"(?:(?:an?|the|its)\s)?(?:\w+\s){0,3}(?:from|by|of|in)(?:\sthe)?|the|")
"""What may stand before a body that heads its sentence: "An essay from"."""
_PER, _PER_ENDS = " per", ".,;:)"
_ELLIPTIC_BEFORE = re.compile(r"(?:[,;—–]|\b(?:and|but|while|against|to))\s+(?:the\s+)?$")
_ELLIPTIC_AFTER = re.compile(r"(?:['’]s?)?,?\s+(?:(?:at|about|around|some|only|just|nearly|almost)\s+){0,2}[$£€]?\d")
"""A second body with its figure, the verb left out: "X counted 40 and Y 60"."""
_BETWEEN = 3
_OPENING_MARKS = str.maketrans("([“‘", "    ")
_ACRONYM = re.compile(r"(?<![\w.@#/-])[A-Z]{3,8}(?![\w-]|\.\w)")
_CAPITALS = re.compile(r"[A-Z]{3}")
"""In every acronym that may speak."""
_NOTE_REACH = 100
_NOTE_OPENS = re.compile(
    r"[(\[](?:[^()\[\]]{0,80};)?(?:\s?(?:see|also|cf|e\.g|after|from|in|via|the)[.,]{0,2}){0,3}\s?$"
)
_NOTED = re.compile(
    r"""\s*(?:[)\]]
      | [,;:]?\s*
        (?:\d{1,2}\s+)?(?:[A-Z][a-z]{2,8}\.?\s+(?:\d{1,2},\s+)?)?  # 20 May, May 20,
        (?:\d{4}[a-z]?|n\.d\.)
        \s*(?:[,;:][^()\[\]]{1,80})?[)\]])                       # , p. 12
    """,
    re.VERBOSE,
)
_GAP = re.compile(r"[;:.!?]")
_DOCUMENT_NOUNS = frozenset(
    ("report", "studi", "paper", "survey", "estim", "figur", "articl", "essay", "releas", "find", "research", "data")
)


class AttributionReader:
    """Read speakers from sentences; `bodies` are the ids of registered names that can speak (no places, no treaties)."""

    def __init__(self, lexicon: Lexicon, words: Words, mute: Iterable[str]) -> None:
        self._words = words
        self._mute = frozenset(mute)
        self._reporting = frozenset(words.stem(verb.split()[0]) for verb in lexicon.reporting_verbs if " " not in verb)
        speaking = frozenset(words.stem(verb) for verb in lexicon.attribution_verbs if " " not in verb)
        self._speaking = speaking | self._reporting
        self._phrases: dict[str, list[str]] = {}
        """Last word -> the phrases that end with it, the longest first."""
        for leading in sorted(lexicon.attribution_phrases, key=len, reverse=True):
            self._phrases.setdefault(leading.split()[-1], []).append(" " + leading)
        self._anonymous = {tuple(phrase.split()) for phrase in lexicon.anonymous}
        self._anonymous_sizes: dict[str, list[int]] = {}
        """First word -> the lengths of the phrases that begin with it, the longest first."""
        for phrase in sorted(self._anonymous, key=len, reverse=True):
            self._anonymous_sizes.setdefault(phrase[0], []).append(len(phrase))
        self._anonymous_telling = frozenset(max(phrase, key=len) for phrase in self._anonymous)
        """The longest word of each phrase: without one of them a sentence holds none."""
        self._back = frozenset(words.stem(noun) for noun in lexicon.back_references if " " not in noun)
        self._silent: set[str] = set()
        """Words met so far that name no speaker by themselves."""

    def read(
        self, text: str, sentence: Span, names: Sequence[Mention[NameUse]], words: frozenset[str]
    ) -> list[Speaker]:
        """Return the speakers of a sentence in text order; `words` are its `letter_words`."""
        if not names and not self._may_speak(text, sentence, words):
            return []
        stems = self._words.stems(text, sentence.start, sentence.end)
        speakers: list[Speaker] = []
        for before, name in zip((None, *names), names, strict=False):
            if sentence.contains(name.span) and (
                before is None or text[before.span.end : name.span.start].strip() != "("
            ):
                speaker = self._named(text, sentence, stems, name, follows=bool(speakers))
                speakers += [speaker] if speaker is not None else []
        starts, ends = [name.span.start for name in names], [name.span.end for name in names]
        for index, (stem, start, end) in enumerate(stems):
            word = text[start:end].lower()
            office = word in _OFFICES and _OWNED.search(text, max(sentence.start, start - _OWNED_REACH), start)
            if index and not office and stem not in self._back and word not in self._anonymous_sizes:
                continue
            following = bisect_right(ends, start)
            if following < len(names) and starts[following] < end:
                continue  # a word of a name
            span = Span(start, end)
            if office and (
                self._speaks(text, stems, index + 1, sentence)
                or self._verb_before(text, stems, index + 1, Span(office.start(), end))
                or self._introduced(text, sentence, office.start())
            ):
                speakers.append(Speaker(span, UNATTRIBUTED, points_back=True, office=True))
                continue
            if stem in self._back:
                pointer = self._pointer(text, stems, index)
                if pointer is not None and (
                    self._speaks(text, stems, index + 1, sentence) or self._introduced(text, sentence, pointer)
                ):
                    speakers.append(Speaker(span, UNATTRIBUTED, points_back=True))
                    continue
            personal = index == 0 and stem in _PRONOUNS and _IMPERSONAL.match(text, end) is None
            if personal and self._speaks(text, stems, 1, sentence, reach=3):
                speakers.append(Speaker(span, UNATTRIBUTED, points_back=True))
                continue
            length = self._anonymous_at(text, stems, index)
            if length:
                after, last = index + length, stems[index + length - 1][2]
                if (
                    stems[after - 1][0] in _SAID
                    or self._speaks(text, stems, after, sentence)
                    or self._introduced(text, sentence, start)
                    or self._verb_before(text, stems, after, Span(start, last))
                ):
                    attribution = Attribution(AttributionKind.ANONYMOUS, None, text[start:last], Span(start, last))
                    speakers.append(Speaker(Span(start, last), attribution))
        speakers += self._acronyms(text, sentence, stems, names)
        speakers.sort(key=lambda speaker: speaker.span)
        return _with_brackets(text, sentence, speakers)

    def _acronyms(
        self, text: str, sentence: Span, stems: _Stems, names: Sequence[Mention[NameUse]]
    ) -> Iterator[Speaker]:
        """Yield unknown acronyms that speak: "UNICEF says", "according to the OECD"."""
        for match in _ACRONYM.finditer(text, sentence.start, sentence.end):
            span = Span(match.start(), match.end())
            unnamed = (match.group().lower(),) in self._anonymous  # NGO
            if unnamed or any(name.span.overlaps(span) for name in names):
                continue
            after = bisect_left(stems, span.end, key=itemgetter(1))
            if (
                self._verb(text, stems, after, sentence, _NOUN_REACH)
                or self._introduced(text, sentence, span.start)
                or (text[span.end : span.end + 1] in ("'", "’") and _owns_document(text, stems, after, span.end))
            ):
                yield Speaker(span, Attribution(AttributionKind.NAMED, None, match.group(), span))

    def _may_speak(self, text: str, sentence: Span, words: frozenset[str]) -> bool:
        """Tell whether a word of the sentence may be a speaker without a name."""
        for word in words - self._silent:
            if word in _OFFICES or self._words.stem(word) in self._back or word in self._anonymous_telling:
                return True
            if len(self._silent) < _SILENT_WORDS:
                self._silent.add(word)
        if _CAPITALS.search(text, sentence.start, sentence.end):
            return True
        return _PRONOUN_FIRST.match(text, sentence.start, sentence.end) is not None

    def bare(self, name: Mention[NameUse]) -> Speaker | None:
        """Return a name as a speaker by its mere presence, as in the source column of a table."""
        known = name.value.organisation or name.value.wrong_form_of
        if known is not None and known in self._mute:
            return None
        return Speaker(name.span, Attribution(AttributionKind.NAMED, known, name.text, name.span))

    def _pointer(self, text: str, stems: _Stems, index: int) -> int | None:
        """Return where "the", "its" or "this" stands, at most three words before a noun that points back."""
        for before in range(index - 1, max(-1, index - 5), -1):
            if (
                _GAP.search(text[stems[before][2] : stems[before + 1][1]])
                or "," in text[stems[before][2] : stems[before + 1][1]]
            ):
                return None
            word = text[stems[before][1] : stems[before][2]].lower()
            if word in _POINTERS:
                return stems[before][1]
            if word in ("a", "an", "of", "by", "to", "in", "and", "that", "from"):
                return None
        return None

    def _named(
        self, text: str, sentence: Span, stems: _Stems, name: Mention[NameUse], follows: bool = False
    ) -> Speaker | None:
        """Return a name as a speaker, if it is one; `follows` tells that another one speaks before it."""
        use = name.value
        known = use.organisation or use.wrong_form_of
        if known is not None and known in self._mute:
            return None
        lead = text[max(sentence.start, name.span.start - _LEAD) : name.span.start]
        if DISOWNED.search(lead):
            return None
        after = bisect_left(stems, name.span.end, key=itemgetter(1))
        phrase = self._introduced(text, sentence, name.span.start)
        if phrase == _PER and text[name.span.end : name.span.end + 1] not in _PER_ENDS:
            phrase = None  # five per member
        if phrase is None and _AGENT.search(lead) and _GOES_ON.match(text, name.span.end) is None:
            phrase = self._done_by(text, stems, name.span)
            if phrase == "":
                return None  # "seen by X, says": X does not say
        document = _owns_document(text, stems, after, name.span.end)
        described = text[name.span.end : name.span.end + 3].lstrip()[:1] in (",", "(")
        verb = self._verb(text, stems, after, sentence, _VERB_REACH if described else _VERB_NEAR)
        verb = verb or self._verb_before(text, stems, after, name.span) or self._verb_of_person(lead)
        elliptic = follows and _ELLIPTIC_AFTER.match(text, name.span.end) and _ELLIPTIC_BEFORE.search(lead)
        apart = _is_noted(text, name.span) or _is_set_apart(text, sentence, name.span)
        if not (phrase or verb or document or elliptic or apart):
            return None
        printed = verb in self._reporting or (
            phrase is not None
            and any(word in phrase for word in ("reported", "published", "printed", "article", "story", "cit", "quot"))
        )
        attribution = Attribution(AttributionKind.NAMED, known, name.text, name.span, reported=printed and not document)
        return Speaker(name.span, attribution)

    def _introduced(self, text: str, sentence: Span, at: int) -> str | None:
        """Return the attribution phrase that leads up to `at`, with a few words between: the, a new, Dr Ana Silva of the."""
        words = text[max(sentence.start, at - 90) : at].translate(_OPENING_MARKS).split()
        free = _BETWEEN
        for end in range(len(words), 0, -1):
            before, last = " " + " ".join(words[:end]).lower(), words[end - 1]
            for phrase in self._phrases.get(last.lower(), ()):
                if before.endswith(phrase):
                    return phrase
            if last.lower() == "by":
                return None  # "released by X and seen by Y": the nearest counts
            title = last[0].isupper() or last in ("of", "the", "at")  # "Dr Ana Silva of the"
            free -= not title
            if free < 0 or not last[0].isalnum() or (last.endswith((",", ".", ";")) and not title):
                return None
        return None

    def _done_by(self, text: str, stems: _Stems, name: Span) -> str | None:
        """Return what leads to a body after "by": "counted" last year, a "survey" of 40; empty if it is no figure."""
        by = bisect_left(stems, name.start, key=itemgetter(1)) - 1
        if by > 0 and text[stems[by][1] : stems[by][2]].lower() != "by":
            by -= 1  # the article
        for index in range(by - 1, max(-1, by - 1 - _BY_REACH), -1):
            stem, start, end = stems[index]
            word = text[start:end].lower()
            if _GAP.search(text[end : stems[by][1]]):
                return None
            participle = _PARTICIPLE.fullmatch(word) is not None
            if (participle and index + 1 == by) or _is_passive(text, stems, index):
                return word if stem in self._speaking else ""
            if stem in _DOCUMENT_NOUNS and not participle:
                return word
        return None

    def _verb_of_person(self, lead: str) -> str:
        """Return the stem of the verb in "said Anna Holt, director of the", which leads up to a name."""
        match = _SAID_BY_PERSON.search(lead)
        stem = self._words.stem(match["verb"]) if match else ""
        return stem if stem in self._speaking else ""

    def _verb_before(self, text: str, stems: _Stems, after: int, name: Span) -> str:
        """Return the stem of the verb of speech just before a name: "..., said the Northport Housing Trust"."""
        first = after
        while first and stems[first - 1][1] >= name.start:
            first -= 1
        if first and text[stems[first - 1][1] : stems[first - 1][2]].lower() == "the":
            first -= 1
        if not first or stems[first - 1][0] not in self._speaking:
            return ""
        stem, start, end = stems[first - 1]
        opened = text[max(0, start - 3) : start].rstrip()[-1:] in (",", "”", '"', "’", "'", "")
        return stem if opened and not text[start:end].endswith("ing") else ""

    def _speaks(self, text: str, stems: _Stems, at: int, sentence: Span, reach: int = 5) -> bool:
        return bool(self._verb(text, stems, at, sentence, reach))

    def _verb(self, text: str, stems: _Stems, at: int, sentence: Span, reach: int) -> str:
        """Return the stem of the verb of speech within reach after token `at`, none that is denied, passive or a noun."""
        denied = False
        for index in range(at, min(at + reach, len(stems))):
            stem, start, end = stems[index]
            word = text[start:end].lower()
            denied = (denied and word != "but") or word in _DENIALS or word.endswith(("n't", "n’t"))
            said = stem in self._speaking and not denied and not word.endswith("ly")  # "remarkably" is no remark
            if said and index > at and self._is_idle(text, stems, index):
                said = False
            companion = _COMPANIONS.get(stem)
            if said and (companion is None or companion.search(text, end, min(sentence.end, end + _COMPANION_REACH))):
                return stem
            if _GAP.search(text[stems[at][1] : start]):
                break
        return ""

    def _is_idle(self, text: str, stems: _Stems, index: int) -> bool:
        """Tell whether what looks like a verb of speech is a noun, or is done to its subject: "supports the claim"."""
        stem, _, end = stems[index]
        before = text[stems[index - 1][1] : stems[index - 1][2]].lower()
        if before in _DETERMINERS and stem not in (_DOCUMENT_NOUNS if before in ("its", "their") else _TALLIES):
            return True
        return text[end : end + 4].split()[:1] == ["by"] or _is_passive(text, stems, index)

    def _anonymous_at(self, text: str, stems: _Stems, index: int) -> int:
        """Return how many words an anonymous speaker takes at `index`; as written, since "reported" is no report."""
        sizes = self._anonymous_sizes.get(text[stems[index][1] : stems[index][2]].lower())
        if sizes is None:
            return 0
        words = tuple(text[start:end].lower() for _, start, end in stems[index : index + sizes[0]])
        return next((size for size in sizes if size <= len(words) and words[:size] in self._anonymous), 0)


def _owns_document(text: str, stems: _Stems, after: int, end: int) -> bool:
    """Tell whether a report, figures or the like follow a name that ends at `end`."""
    return any(
        stem in _DOCUMENT_NOUNS and not text[first:last].lower().endswith(("ed", "found", "finding", "ing"))
        for stem, first, last in stems[after : after + _NOUN_REACH]
        if not _GAP.search(text[end:first])
    )


def _is_noted(text: str, name: Span) -> bool:
    """Tell a name noted in brackets, "(Northport Housing Trust, 2019)", from one that explains an acronym before it."""
    opened = _NOTE_OPENS.search(text, max(0, name.start - _NOTE_REACH), name.start)
    if opened is None or _NOTED.match(text, name.end) is None:
        return False
    lead = text[max(0, opened.start() - _LEAD) : opened.start()].split()
    if text[name.end : name.end + 1] not in ")]" or not lead or not lead[-1][-1].isalpha():
        return True
    # "late (NHT)." has a source, "the Northport Housing Trust (NHT)" an acronym, "the union (HTU) owns" a short name.
    return lead[-1][0].islower() and text[name.end + 1 : name.end + 2] in ".,;:"


def _is_set_apart(text: str, sentence: Span, name: Span) -> bool:
    """Tell a name that heads its sentence, "X: 40 per cent rent", or signs it after a dash."""
    lead = text[max(sentence.start, name.start - _LEAD) : name.start]
    if _HEADED.match(text, name.end, sentence.end) and _HEADS.fullmatch(lead.strip(" *_#>•-\t\n").lower()):
        return name.start - sentence.start < _LEAD
    return _DASHED.search(lead) is not None and _ENDED.match(text, name.end, sentence.end) is not None


def _is_passive(text: str, stems: _Stems, index: int) -> bool:
    """Tell whether a form of "be" stands before a participle, past an adverb: "was told", "were first counted"."""
    start, end = stems[index][1:]
    if text[start:end].lower().endswith("ing"):
        return False
    before = [text[first:last].lower() for _, first, last in stems[max(0, index - 2) : index]]
    return not _BE.isdisjoint(before[-1:] or ()) or (
        len(before) > 1 and before[0] in _BE and (before[1].endswith("ly") or before[1] in ("also", "first"))
    )


def _with_brackets(text: str, sentence: Span, speakers: Sequence[Speaker]) -> list[Speaker]:
    """Mark the speakers, given in text order, that stand in brackets."""
    marked, inside, since = [], False, sentence.start
    for speaker in speakers:
        opening, closing = text.rfind("(", since, speaker.span.start), text.rfind(")", since, speaker.span.start)
        if opening != closing:
            inside = opening > closing
        marked.append(replace(speaker, bracketed=True) if inside else speaker)
        since = speaker.span.start
    return marked
