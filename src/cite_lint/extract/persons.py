"""Filters for numbers that tell of one person: an age, and what somebody counts in a story of her own."""

from __future__ import annotations

import re

from cite_lint.extract.asides import DURATIONS
from cite_lint.extract.figure import AGE_UNIT
from cite_lint.extract.setting import Setting
from cite_lint.model.quantity import Bound, Change, is_currency

_PERSON = (
    "(?:(?:grand)?(?:mother|father|son|daughter)|woman|man|girl|boy|child|student|worker|teacher|nurse|counsell?or"
    "|journalist|driver|farmer|activist|resident|volunteer|official|officer|victim|survivor|refugee|migrant|defector"
    "|plaintiff|defendant|suspect|prisoner|patient|pupil|wife|husband|widow|sister|brother|toddler|baby|teenager|bride"
    "|soldier|doctor|lawyer|singer|actor|player|bishop|spokes\\w+)"
)
_PERSONS = re.compile(rf"{_PERSON}s")
_NAMED_PERSON_BEFORE = re.compile(
    r"""
    (?P<lead> \b[a-z]+(?:\s+the)?\s | [;:]\s+(?:and\s+)? )?
    (?:By\s+)? (?P<name> [A-Z][\w'’-]* (?:\s+[A-Z][\w'’-]*){0,3} (?:(?<=\s[A-Z])\.)? )
    ,\s* (?:(?:now|then|just|only|aged?|who\s+is|who\s+was|is|was)\s+){0,3} $
    """,
    re.VERBOSE,
)
_PERSON_BEFORE = re.compile(
    rf"\b{_PERSON}(?:\s+(?:from|in|of|at)\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)?|\s+(?:I|we|who|that)(?:\s\w+){{1,2}})?\s*[,(]\s*$",
    re.IGNORECASE,
)
_BRACKETED_NAME = re.compile(
    r"(?P<lead>\b[a-z]+(?:\s+the)?\s|[;:]\s+)?(?P<name>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,3})\s*\($"
)
_PLACED = re.compile(r"(?:in|at|near|across|outside|inside|around|throughout|within|by)\b", re.IGNORECASE)
_BRACKETED = re.compile(r"\(\d{1,4}\)")
_BETWEEN_COMMAS = re.compile(r",\s\d{1,3}(?=[,;.)]|\s+and\b|$)")
_LIST_OF_PLACES = 3
"""So many names of one word with their numbers are no people with their ages: "Kyiv, 45, Lviv, 12, Odesa, 30"."""
_OLDEST = 110
_OWN_AGE = re.compile(
    rf"""
      \b (?: I | [Hh]e | [Ss]he | [Hh]is | [Hh]er | him | [Mm]y | who | whose ) \b
    | \b {_PERSON} \b
    | \b [A-Z][\w'’-]+ (?: , | \s+(?:is|was|turn(?:s|ed)|died|left|became|had\s+been|will\s+be) \b ) \s* (?:\w+\s+){{0,2}} $
    """,
    re.VERBOSE,
)
"""One person before an age: "when she was 15 years old", "Maria, aged 15"."""
_AT_AGE = re.compile(r"(?:\bat\s+(?:the\s+age\s+of\s+|age\s+)?|\baged\s+)$", re.IGNORECASE)
_OWNER_AFTER = re.compile(
    r",?\s+(?:he|she|I|[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*(?!\s+(?:\w+s|people|children|women|men)\b))\b"
)
"""One person after it: "at the age of 15 Maria left"."""
_AGED_GROUP = re.compile(r"\b[a-z]+[a-rtv-z]s\s+aged\s+$")
_AGED_THINGS = frozenset(
    "law rule ban treaty agreement deal policy system tradition practice custom war conflict building house church mosque "
    "temple school bridge dam plant reactor company firm club ship vessel car train site tree wall regime dispute case "
    "scheme programme program record company institution newspaper magazine".split()
)
_GROUPS = frozenset("people women men children".split())
_MODALS = frozenset("may might can could would should must will".split())
_ON_AVERAGE = re.compile(
    r"\s+(?:on\s+average|or\s+(?:so|older|over|younger|under|above)|and\s+(?:over|under|older|younger))\b"
)
_TYPICAL_AGE = re.compile(
    r"""
    \b(?: average | mean | median | typical\w* | most(?:ly)? | minimum | maximum | legal | retirement | pension\w*
      | consent | limit | majority | youngest | oldest | usual\w* | mainly | range\w* | children | girls | women | men
      | boys | people | those | adults | between | under | over | every )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ANY_AGE = re.compile(
    r"\b(?:(?:average|mean|median|typical|usual)\s+(?:\w+\s+){0,4}|(?:any|every|each|no)\s+(?:\w+\s+)?)$", re.IGNORECASE
)
_MANY = 100
_COMPANY = ("us", "you", "ours", "yours")
_READERS = ("you", "yours")
_LARGEST_PRICE = 100_000
_OWN_COUNT = 20
"""A larger count of others is no longer what one person saw of them."""
_KIN = frozenset(
    "child children kids son sons daughter daughters brothers sisters siblings babies grandchildren".split()
)
_PUBLIC = frozenset(
    "minister ministers director envoy ambassador commissioner mayor president senator governor secretary mp mps "
    "constituency government ministry parliament officials authorities spokesman spokeswoman spokesperson researchers "
    "research study survey statistics data figures estimate estimates estimated average median rate regulator company "
    "firm economy budget policy".split()
)
"""In the mouth of office, or of science, a number is no longer a person's own."""
_SUFFERED = frozenset(
    "killed died dead executed arrested detained evicted infected injured wounded raped abused murdered drowned vanished "
    "missing deported kidnapped displaced hanged shot jailed sacked closed documented recorded counted interviewed "
    "reported registered surveyed identified treated minors".split()
)
"""Beside such a word a number counts others."""
_PERSON_IS = re.compile(
    r"\b(?:(?:[Ii]|he|she|who|who\s+runs\s+it)\s+(?:am|is|was|turn|turns|turned|will\s+be|had\s+been)|[Ii]['’]m|s?he['’]s)(?:,\s+at)?\s+$"
)
"""Somebody is an age: "She is 46 and", "who was 50 on Friday", "I am, at 81, too"."""
_AFTER_AGE = frozenset("and on when in at last this next now today but".split())


def is_story(at: Setting) -> bool:
    """Numbers that a person tells of herself (her years, her road, her children, her price), and "twelve of us"."""
    quantity, noun = at.figure.quantity, at.figure.noun
    share = quantity.unit in ("percent", "ratio", "percentage-point", "basis-point", "factor")
    if at.following == "of" and at.word(2) in _COMPANY:
        return at.word(2) in _READERS if share else quantity.high < _MANY
    if not at.story or share or quantity.change is not Change.NONE or not at.words.isdisjoint(_PUBLIC):
        return False
    if is_currency(quantity.unit):
        return quantity.high < _LARGEST_PRICE
    if noun in _KIN or quantity.unit in DURATIONS or quantity.unit == AGE_UNIT:
        return True
    if quantity.unit not in ("count", "person") and not noun:
        return True  # her road, her speed, her weight
    if quantity.per is not None or quantity.high > _OWN_COUNT or not at.words.isdisjoint(_SUFFERED):
        return False
    parted = at.following == "of" and at.word(2)[:1].isdigit()  # 14 of 20 beds
    one_of = at.previous == "of" and (at.word(-2) in ("one", "some", "many", "most") or at.word(-2).isdigit())
    return not parted and not one_of and at.previous != "among"


def is_age_of_one(at: Setting) -> bool:
    """20-year-old Maria; Maria, 20, said; a woman (34); she was 15 years old."""
    quantity = at.figure.quantity
    if quantity.is_range or quantity.hedge.bound is not Bound.NONE or quantity.high > _OLDEST:
        return False
    if quantity.unit == AGE_UNIT:
        return _is_own_age(at)
    if quantity.unit != "count" or at.figure.noun or not at.number:
        return False
    if _PERSON_IS.search(at.before[-40:]) and (at.following in _AFTER_AGE or not at.following[:1].isalpha()):
        return True
    if at.following not in (",", "-", "–", "—", ")", ".", "") or at.figure.form != "digits":
        return False
    if at.previous == "at" and at.following == "," and at.word(2) in ("he", "she", "i"):
        return True
    if _PERSON_BEFORE.search(at.before) and at.following in (",", "–", "—", ")"):
        return True
    if at.previous == "(":
        return at.following == ")" and _is_person(_BRACKETED_NAME.search(at.before), _BRACKETED, 2, at)
    return _is_person(_NAMED_PERSON_BEFORE.search(at.before), _BETWEEN_COMMAS, _LIST_OF_PLACES, at)


def _is_person(found: re.Match[str] | None, listed: re.Pattern[str], many: int, at: Setting) -> bool:
    """Tell whether a name before an age is a person's: no place, no head of a list, not one of `many` names of one word."""
    if found is None or _PLACED.match(found["name"]) or (found["lead"] and _PLACED.match(found["lead"])):
        return False
    if found["lead"] and found["lead"][0] in ";:":
        return False
    one_word = " " not in found["name"]
    if one_word and (_PERSONS.fullmatch(found["name"].lower()) or found["name"].lower() in _GROUPS):
        return False
    return not one_word or len(listed.findall(at.near(120, 120)[0])) < many


def _is_own_age(at: Setting) -> bool:
    written, following = at.written, at.following
    if (written.endswith("s") and "old" in written and "years" not in written) or written.endswith("0s"):
        return False  # 15-year-olds
    if written.endswith("old") and "-" in written:  # a 20-year-old nurse, but 20-year-old nurses, laws and anybodies
        if following in _AGED_THINGS | _GROUPS | _MODALS or _PERSONS.fullmatch(following):
            return False
        return _ANY_AGE.search(at.before[-60:]) is None
    before = at.before[-60:]
    if _AGED_GROUP.search(before) or _TYPICAL_AGE.search(before) or _ON_AVERAGE.match(at.after):
        return False
    owned = _AT_AGE.search(before) and _OWNER_AFTER.match(at.after)
    return bool(owned) or _OWN_AGE.search(before) is not None
