"""Tell the numbers that are no claims: each kind is a named filter, and its name is the reason that is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cite_lint.extract.figures import AGE_UNIT, Figure
from cite_lint.extract.tokens import Token
from cite_lint.model.quantity import Bound
from cite_lint.model.span import Span

_REFERENCE_WORDS = frozenset(
    "page pages p pp section sections sect sec article articles art paragraph paragraphs para paras chapter chapters ch "
    "figure fig table no nos number numbers resolution issue volume vol appendix annex note notes footnote step item "
    "part phase level grade room flight route line platform gate highway tier version v release edition clause rule "
    "amendment bill act protocol form schedule box exhibit docket case ref reference id code isbn issn doi channel "
    "unit floor apartment apt suite building building's bus train tram question q lot day week season episode round "
    "game match lap stage act scene verse psalm interviewee respondent participant interview".split()
)
_STREET = re.compile(
    r"\s+(?:[A-Z][\w'’-]*\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Place|Square|Lane|Drive|Boulevard|Way|Terrace|Court|Close|Row|Hill|Quay)\b"
)
_TIME_AFTER = re.compile(r"\s?(?:[ap]\.?m\b\.?|o['’]clock|hrs\b|GMT|UTC|BST|EST|noon|midnight)", re.IGNORECASE)
_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d)")
_SCORE_WORDS = re.compile(
    r"\b(?:won|win|wins|beat|beating|lost|lose|defeat|defeated|draw|drew|drawn|score|scored|vote|voted|victory|match|final|league|goal|goals|lead|led|level)\b",
    re.IGNORECASE,
)
_LEGAL = re.compile(r"(?:§+|U\.?S\.?C\.?|C\.?F\.?R\.?|S/RES/|A/HRC/|A/RES/|\bECHR\b|\bUNTS\b|\[\d{4}\])\s*$")
_LEGAL_AFTER = re.compile(r"\s*(?:§|U\.?S\.?C\b|C\.?F\.?R\b|F\.\s?(?:2d|3d|Supp)|U\.S\.\s+\d|UNTS\b|EHRR\b|UST\b)")
_PHONE = re.compile(r"(?:\+|\b0)\d[\d\s().-]{6,}\d|\(\d{3,5}\)\s?\d{3}[\s-]?\d{3,4}|\b\d{3}[-.]\d{3,4}[-.]\d{4}\b")
_IDIOM = re.compile(
    r"""
      \b(?:a\s+)?(?:million|thousand|hundred|billion)\s+(?:thanks|apologies|times\s+(?:no|better|worse)|miles\s+away)\b
    | \bthanks\s+a\s+million\b | \bone\s+in\s+a\s+(?:million|thousand)\b
    | \b(?:one\s+)?hundred\s+per\s?cent\s+(?:sure|certain|right|behind|committed|clear)\b
    | \b24/7\b | \b9/11\b | \b50/50\b | \bfifty-fifty\b | \b(?:on\s+)?second\s+thought
    | \bmillion[- ]dollar\s+(?:question|smile) | \bone\s+(?:hundred|thousand)\s+and\s+one\s+(?:reasons|ways|things)
    | \bat\s+sixes\s+and\s+sevens\b | \bhalf\s+past\b | \bnine\s+times\s+out\s+of\s+ten\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HALF_TERMS = frozenset(
    "hour hours brother sister time term marathon moon life truth dozen way hearted day year month mile past baked back "
    "century price finished open empty full pint".split()
)
_ORDINAL_NOUNS = frozenset(
    "country countries party parties person time day world woman man child year month way option type kind group category "
    "draft reason factor son daughter wife husband edition chapter generation place point thing example report book "
    "pillar stage phase round attempt term sex gender visit line question case language state sector wave".split()
)
_NAMED_PERSON_BEFORE = re.compile(r"[A-Z][\w'’-]+,\s*(?:(?:now|then|just|only|aged?|who\s+is|who\s+was|is|was)\s+)*$")
_LIST_MARK_BEFORE = re.compile(r"^[\s(\[]*$")
_LIST_MARK_AFTER = re.compile(r"^[.)\]]\s")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a filter may look at: the figure in its sentence."""

    text: str
    sentence: Span
    block: Span
    tokens: Sequence[Token]
    figure: Figure
    dates: Sequence[Span]
    story: bool

    @property
    def before(self) -> str:
        """The sentence up to the figure."""
        return self.text[self.sentence.start : self.figure.span.start]

    @property
    def after(self) -> str:
        """The sentence from the figure's end."""
        return self.text[self.figure.span.end : self.sentence.end]

    @property
    def written(self) -> str:
        """The figure as written."""
        return self.figure.span.cut(self.text)

    def word(self, steps: int) -> str:
        """The token `steps` before (negative) or after (positive) the figure, in lower case."""
        at = self.figure.first + steps if steps < 0 else self.figure.next + steps - 1
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    @property
    def bare(self) -> bool:
        """No unit was written: a plain number, whatever it counts."""
        return self.figure.form in ("digits", "words") and self.figure.quantity.unit not in ("percent", "USD")


def _date(at: Setting) -> bool:
    return any(at.figure.span.overlaps(span) for span in at.dates)


def _time(at: Setting) -> bool:
    if not at.bare:
        return False
    if _TIME_AFTER.match(at.after):
        return True
    near = at.text[max(at.sentence.start, at.figure.span.start - 5) : at.figure.span.end + 3]
    offset = max(at.sentence.start, at.figure.span.start - 5)
    clock = (Span(offset + m.start(), offset + m.end()) for m in _CLOCK.finditer(near))
    return any(span.overlaps(at.figure.span) and ":" in span.cut(at.text) for span in clock)


def _score(at: Setting) -> bool:
    quantity = at.figure.quantity
    if quantity.unit not in ("count", "ratio") or at.figure.noun or quantity.high > 200 or at.figure.form != "digits":
        return False
    joined = re.search(r"\d\s?[-–:]\s?\d", at.text[max(at.sentence.start, at.figure.span.start - 4) : at.figure.span.end + 4])
    return joined is not None and _SCORE_WORDS.search(at.sentence.cut(at.text)) is not None


def _reference(at: Setting) -> bool:
    if at.figure.quantity.unit in ("percent",) or at.figure.outer.start < at.figure.span.start:
        return False
    before = at.word(-1)
    if before in ("#", "№", "§"):
        return True
    if before == "." and at.word(-2) in ("no", "nos", "p", "pp", "art", "sec", "para", "fig", "vol", "ch"):
        return True
    if before not in _REFERENCE_WORDS:
        return before in ("and", "to", "-", "–", ",") and _is_reference_list(at)
    return at.figure.form in ("digits", "words") and at.figure.quantity.unit in ("count", "person", AGE_UNIT, "case")


def _is_reference_list(at: Setting) -> bool:
    """Articles 3 and 5, pages 12-14."""
    index = at.figure.first - 1
    while index >= 0 and (at.tokens[index].kind in ("number", "dash") or at.tokens[index].lower in (",", "and", "to")):
        index -= 1
    return index >= 0 and index < at.figure.first - 1 and at.tokens[index].lower in _REFERENCE_WORDS and not at.figure.noun


def _legal(at: Setting) -> bool:
    return bool(_LEGAL.search(at.before[-16:]) or _LEGAL_AFTER.match(at.after)) and at.bare


def _phone(at: Setting) -> bool:
    if at.figure.form != "digits":
        return False
    start = max(at.sentence.start, at.figure.span.start - 24)
    near = at.text[start : at.figure.span.end + 24]
    return any(Span(start + m.start(), start + m.end()).contains(at.figure.span) for m in _PHONE.finditer(near))


def _address(at: Setting) -> bool:
    return at.figure.form == "digits" and _STREET.match(at.after) is not None


def _name(at: Setting) -> bool:
    """COVID-19, G20, 4G, Boeing 737, Apollo 11."""
    first = at.figure.first
    token = at.tokens[first]
    if token.kind != "number":
        return False
    previous = at.tokens[first - 1] if first else None
    if previous is not None and previous.end == token.start:
        if previous.kind == "word":
            return True
        if previous.kind == "dash" and first > 1 and at.tokens[first - 2].end == previous.start:
            return at.tokens[first - 2].kind == "word" and at.tokens[first - 2].lower not in ("mid", "over", "under")
        if previous.lower in ("/", "_", "@", "#", "=", "&"):
            return True
    following = at.tokens[first + 1] if first + 1 < len(at.tokens) else None
    if following is not None and following.start == token.end and at.figure.next == first + 1:
        if following.kind == "word" and following.lower not in ("s",):
            return True
        if following.lower in ("/", "_", "@") and first + 2 < len(at.tokens) and at.tokens[first + 2].start == following.end:
            return True
    if previous is None or previous.kind != "word" or at.figure.quantity.unit not in ("count", "ratio"):
        return False
    cut = at.text[previous.start : previous.end]
    initial = previous.start == at.sentence.start
    return cut[0].isupper() and not initial and not at.figure.noun and at.figure.outer.start == at.figure.span.start


def _ordinal(at: Setting) -> bool:
    following = at.text[at.figure.span.end : at.figure.span.end + 3].lower()
    return at.figure.form == "digits" and following[:2] in ("st", "nd", "rd", "th") and not following[2:3].isalpha()


def _list_mark(at: Setting) -> bool:
    if at.figure.form != "digits" or at.figure.quantity.high > 200:
        return False
    opening = _LIST_MARK_BEFORE.match(at.text[at.block.start : at.figure.span.start]) is not None
    return opening and _LIST_MARK_AFTER.match(at.text[at.figure.span.end : at.figure.span.end + 2] + " ") is not None


def _one(at: Setting) -> bool:
    """One as a pronoun or an article: "one of", "no one", "one day"."""
    if at.written.lower() != "one":
        return False
    return not (at.figure.quantity.per or at.figure.quantity.hedge.bound is not Bound.NONE)


def _idiom(at: Setting) -> bool:
    start = max(at.sentence.start, at.figure.span.start - 30)
    near = at.text[start : at.figure.span.end + 40]
    return any(Span(start + m.start(), start + m.end()).overlaps(at.figure.span) for m in _IDIOM.finditer(near))


def _no_share(at: Setting) -> bool:
    """Half-hour, the first half, a third country, a quarter past."""
    if at.figure.form != "fraction":
        return False
    written, following, before = at.written.lower(), at.word(1), at.word(-1)
    if following == "-":
        following = at.word(2)
        if written == "half":
            return True
    if written.endswith(("half", "halves")):
        if following in _HALF_TERMS or before in ("first", "second", "other", "latter", "better", "a", "last", "top", "bottom"):
            return before != "other" and not (before == "a" and following in ("of", "percent"))
        return following in ("a", "an") and at.word(2) in _HALF_TERMS | {"century", "million"}
    if written.endswith("quarter") and (following in ("final", "finals", "past", "to") or before in ("first", "second", "third", "fourth", "last")):
        return True
    if not written.startswith(("a", "one", "another")):
        return following in _ORDINAL_NOUNS and following not in ("year", "time")
    return following in _ORDINAL_NOUNS or following.endswith(("tion", "ment", "ness", "ity"))


def _story(at: Setting) -> bool:
    return at.story and at.figure.quantity.unit not in ("percent",)


def _age_of_one(at: Setting) -> bool:
    quantity = at.figure.quantity
    if quantity.is_range or quantity.hedge.bound is not Bound.NONE:
        return False
    if quantity.unit == AGE_UNIT:
        plural = at.written.endswith("s") and "old" in at.written
        if plural or (at.word(-1) == "of" and at.word(-2).endswith(("s", "en"))):
            return False
        return True
    return quantity.unit == "count" and _NAMED_PERSON_BEFORE.search(at.before) is not None and at.word(1) in (",", "-", "–", ")", "")


FILTERS: tuple[tuple[str, Callable[[Setting], bool]], ...] = (
    ("date", _date),
    ("idiom", _idiom),
    ("time of day", _time),
    ("phone number", _phone),
    ("legal citation", _legal),
    ("ordinal", _ordinal),
    ("list marker", _list_mark),
    ("address", _address),
    ("name or identifier", _name),
    ("page, section or other reference", _reference),
    ("score", _score),
    ("the word one", _one),
    ("not a share", _no_share),
    ("age of one person", _age_of_one),
    ("an individual's story", _story),
)


def reason_to_skip(setting: Setting) -> str | None:
    """Return why the figure is no claim, or None if it may be one."""
    return next((name for name, applies in FILTERS if applies(setting)), None)


def is_weak(figure: Figure) -> bool:
    """Tell whether a figure is too slight to be called unsupported where the registry does not know it.

    Small counts, plain durations, multiples and vague plurals are seldom statistics by themselves.
    """
    quantity = figure.quantity
    if quantity.hedge.bound is not Bound.NONE and figure.form != "multiple":
        return False
    if quantity.per is not None and figure.form != "plural":
        return False
    if figure.form == "multiple":
        return True
    if figure.form == "plural":
        return quantity.low < 10_000
    if quantity.unit in ("percent", "percentage-point", "ratio", AGE_UNIT):
        return False
    if quantity.unit in ("year", "month", "week", "day", "night", "hour", "minute", "second", "factor"):
        return True
    money = quantity.unit.isupper()
    return not money and quantity.high <= 12
