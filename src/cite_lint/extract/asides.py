"""Filters for numbers that state no statistic: times, scores, idioms, one person's age, a story's own numbers."""

from __future__ import annotations

import re

from cite_lint.extract.figure import AGE_UNIT
from cite_lint.extract.setting import Setting
from cite_lint.model.quantity import Bound

DURATIONS = frozenset("second minute hour day night week month year decade century generation".split())
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATING_AFTER = frozenset("ago earlier later previously hence prior".split())
_DATING_BEFORE = frozenset("past last next previous coming following preceding recent first final".split())
_TIME_AFTER = re.compile(
    r"\s?(?:[ap]\.?m\b\.?|o['’]clock|hrs\b|GMT|UTC|BST|EST|CET|noon\b|midnight\b"
    r"|local\s+time\b)",
    re.IGNORECASE,
)
_TIME_OF_DAY_AFTER = re.compile(
    r"\s(?:(?:in\s+the|this|that|every)\s+(?:morning|afternoon|evening)|at\s+night)\b", re.IGNORECASE
)
_CLOCK = re.compile(r"(?<![\d.,:])(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)")
_MILITARY = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d\s+hours")
_CLOCK_DOT = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_TIME_RANGE = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]0\s?[-–]\s?(?:[01]?\d|2[0-3])\.[0-5]\d")
_TIME_PAIR = re.compile(r"\bat\s+(?:[01]?\d|2[0-3])\.[0-5]\d\s+(?:and|or)\s+$")
"""The first of two times of a day: "at 11.00 and 14.30"."""
_NINE_TO_FIVE = re.compile(r"\b(?:9|nine)(?:\s+to\s+|-to-)(?:5|five)\b(?!\s+\w+s\b)", re.IGNORECASE)
_SCORE_WORDS = re.compile(
    r"""
    \b(?: w[io]ns? | winning | beat(?:s|ing)? | los[te] | losing | defeat(?:s|ed)? | draw | drew | drawn | score[sd]?
      | scoreline | voted? | votes | victory | match | final | league | goals? | lead | led | level | passed | ruled
      | ruling | decision | majority | season | record | game | set | up )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PAIR = re.compile(r"(?<![\d.,/-])(\d{1,3})\s?[-–:]\s?(\d{1,3})(?![\d.,/-]*\d)")
_SET_TO = re.compile(r"(\d{1,3})\s+to\s+(\d{1,3})")
_IDIOM = re.compile(
    r"""
      \b(?:a\s+)?(?:million|thousand|hundred|billion)\s+(?:thanks|apologies|pardons|times\s+(?:no|better|worse)|miles\s+away
        |reasons|ways\s+to|and\s+one\b)
    | \bthanks\s+a\s+(?:million|billion)\b | \bone\s+in\s+a\s+(?:million|billion|thousand)\b
    | \b(?:(?:a|one)\s+hundred|100)\s?(?:per\s?cent|%)
        \s+(?:sure|certain|right|behind|committed|clear|honest|convinced|agree)\b
    | (?<![\d/])24/7\b | (?<![\d/])9/11\b | (?<![\d/])50[/-]50\b | \bfifty-fifty\b | \b20[/-]20\b | \b7/7\b
    | \bmillion[- ]dollar\s+(?:question|smile)
    | \bone\s+(?:hundred|thousand)\s+and\s+one\s+(?:reasons|ways|things)
    | \bat\s+sixes\s+and\s+sevens\b | \bhalf\s+past\b | \b(?:nine|9)\s+times\s+out\s+of\s+(?:ten|10)\b
    | \bground\s+zero\b | \bzero[\s-](?:tolerance|sum|hours?|day|emission|carbon)\b | \bsquare\s+one\b | \bfrom\s+zero\b
    | \b(?:worth|paints?|tell\w*)\s+a\s+thousand\s+words\b | \ba\s+thousand\s+(?:words|cuts)\b
    | \b(?:feel|look|felt|looked)\s+like\s+a\s+million\b | \bin\s+two\s+minds\b | \btwo\s+sides\s+of\b
    | \b(?:kill|kills|killed)\s+two\s+birds\b | \bsecond\s+to\s+none\b | \bten\s+a\s+penny\b | \bput\s+two\s+and\s+two\b
    | \bthe\s+(?:four|five|seven)\s+(?:corners|winds|seas|senses)\b | \bcloud\s+nine\b | \bnumber\s+(?:one|1)\b
    | \b(?:two|2)\s+wrongs\b | \bplan\s+b\b | \bcatch[- ]22\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_IDIOM_NUMBERS = frozenset((0, 1, 2, 4, 5, 7, 9, 10, 20, 24, 50, 100, 1000, 10**6, 10**9))
"""The numbers that these phrases hold, beside shares: "two million and one half" is none of them."""
_IDIOM_WORDS = frozenset(
    "thanks apologies pardons times miles reasons ways things million billion thousand sure certain right "
    "behind committed clear honest "
    "convinced agree fifty dollar sixes past zero square words cuts like minds sides birds none penny put corners winds "
    "seas senses cloud number wrongs plan catch".split()
)
_IDIOM_DIGITS = re.compile(r"/|[25]0-[25]0")
"""Each of these phrases holds one of the words, or such digits: a look that spares the long search."""
_HALF_TERMS = frozenset(
    "hour hours brother sister time term marathon moon life truth dozen way hearted day year month mile "
    "past baked back century price finished open empty full pint measures heartedly asleep".split()
)
_ORDINAL_NOUNS = frozenset(
    "country countries party parties person time day world woman man child year month way option type kind "
    "group category draft reason factor son daughter wife husband edition chapter generation place point "
    "thing example report book pillar stage phase round attempt term sex gender visit line question case "
    "language state sector wave column wheel estate amendment grader straight consecutive successive night "
    "victim suspect".split()
)
_PART_TERMS = frozenset("majority final finals length page mile hour time".split())
_GAME_PARTS = frozenset("first second other latter better last top bottom third fourth".split())
_NAMED_PERSON_BEFORE = re.compile(r"[A-Z][\w'’-]+,\s*(?:(?:now|then|just|only|aged?|who\s+is|who\s+was|is|was)\s+)*$")
_PERSON_BEFORE = re.compile(
    r"\b(?:[A-Z][\w'’-]+|woman|man|girl|boy|mother|father|student|worker|teacher|nurse|counsell?or|journalist|driver"
    r"|farmer|activist|resident|volunteer|official|officer|spokes\w+)(?:\s+from\s+[A-Z]\w+)?\s*[,(]\s*$"
)
_TYPICAL_AGE = re.compile(
    r"""
    \b(?: average | mean | median | typical\w* | most(?:ly)? | minimum | maximum | legal | retirement | pension\w*
      | consent | limit | majority | youngest | oldest | usual\w* | mainly | range\w* | children | girls | women | men
      | boys | people | those | adults | between | under | over | every )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ANY_AGE = re.compile(r"\b(?:average|mean|median|typical|any|every|each|no)\s+(?:\w+\s+)?$", re.IGNORECASE)
_MANY = 100
_COMPANY = ("us", "you", "ours", "yours")
_PERSON_IS = re.compile(
    r"\b(?:I|he|she|who|who\s+runs\s+it)\s+(?:am|is|was|turn|turns|turned|will\s+be|had\s+been)\s+$"
)
"""Somebody is an age: "She is 46 and", "who was 50 on Friday"."""
_AFTER_AGE = frozenset("and on when in at last this next now today but".split())
_RATING = re.compile(r"(?<!\d)\d{1,2}(?:\.\d)?/(?:5|10)(?!\d)")


def is_date(at: Setting) -> bool:
    """A date that was found, a decade (the 1990s, in their 20s), and "five years ago", "the past ten years"."""
    span = at.figure.span
    if any(span.overlaps(date) for date in at.dates):
        return True
    year = at.bare and not at.hedged and at.figure.form == "digits" and _YEAR.fullmatch(at.written) is not None
    if year and at.previous not in ("$", "-"):
        return True
    decade = at.figure.form == "digits" and at.following == "s" and at.joined_after and at.written.endswith("0")
    if decade and at.figure.quantity.unit == "count":
        return True
    if at.following in ("'", "’") and at.word(2) == "s" and at.written.endswith("0"):
        return True
    if at.figure.quantity.unit not in DURATIONS:
        return False
    if at.following in _DATING_AFTER or (at.following == "from" and at.word(2) == "now"):
        return True
    if at.following in ("on", "after", "before", "since") and at.word(2) in (",", "") and at.figure.first <= 1:
        return True
    return at.previous in _DATING_BEFORE and at.word(-2) in ("the", "in", "over", "for", "its", "their", "his", "her")


def is_time(at: Setting) -> bool:
    """9.30pm, 14:05, nine o'clock, 1400 hours, six in the evening, nine to five."""
    if not at.number or at.figure.quantity.unit not in ("count", "hour"):
        return False
    if at.figure.quantity.unit == "hour":
        return _MILITARY.fullmatch(at.written) is not None
    if at.figure.quantity.high < 2400 and _TIME_AFTER.match(at.after) and not at.figure.noun:
        return True
    if at.figure.quantity.high <= 12 and at.bare and _TIME_OF_DAY_AFTER.match(at.after):
        return True
    if at.bare and _CLOCK_DOT.fullmatch(at.written) and (at.previous == "at" or _TIME_PAIR.search(at.before[-24:])):
        return True
    if at.bare and at.figure.quantity.is_range and _TIME_RANGE.fullmatch(at.written):
        return True
    if at.following in ("to", "-", "–", "and") and at.word(3) in ("am", "pm", "a.m", "p.m") and at.bare:
        return True
    near, place = at.near(10, 10)
    found = (*_CLOCK.finditer(near), *_NINE_TO_FIVE.finditer(near))
    return any(match.start() < place.end and place.start < match.end() for match in found)


def is_score(at: Setting) -> bool:
    """A 3-1 win, a vote of 52 to 48, and any pair of digits that falls."""
    quantity = at.figure.quantity
    if quantity.unit not in ("count", "ratio") or at.figure.noun or quantity.high > 999:
        return False
    if at.figure.form not in ("digits", "ratio") or quantity.per is not None:
        return False
    near, place = at.near(8, 8)
    if any(m.start() < place.end and place.start < m.end() for m in _RATING.finditer(near)):
        return True
    for match in (*_PAIR.finditer(near), *_SET_TO.finditer(near)):
        if match.start() < place.end and place.start < match.end():
            falls = int(match[1]) >= int(match[2]) and " to " not in match.group() and " " not in match.group()
            if falls and at.figure.form == "digits":
                return True
            around, _ = at.near(60, 60)
            if _SCORE_WORDS.search(around):
                return True
    return False


def is_one(at: Setting) -> bool:
    """One as a pronoun or an article: "one of", "no one", "more than one"."""
    return at.written.lower() == "one" and at.figure.quantity.per is None


def is_idiom(at: Setting) -> bool:
    """24/7, a million thanks, fifty-fifty, worth a thousand words."""
    if at.figure.quantity.low not in _IDIOM_NUMBERS and at.figure.form not in ("fraction", "proportion"):
        return False
    near, place = at.near(30, 40)
    if _IDIOM_WORDS.isdisjoint(at.words) and not _IDIOM_DIGITS.search(near):
        return False
    return any(match.start() < place.end and place.start < match.end() for match in _IDIOM.finditer(near))


def is_no_share(at: Setting) -> bool:
    """Half-hour, the first half, a third country, a two-thirds majority, a quarter past."""
    if at.figure.form != "fraction" or at.figure.quantity.is_range:
        return False
    written, following, before = at.written.lower(), at.following, at.previous
    if following == "-":
        return written.endswith("half") or at.word(2) in _PART_TERMS
    if following == "majority":
        return True
    if written.endswith("half"):
        if following in _HALF_TERMS or before in _GAME_PARTS - {"other", "better"}:
            return True
        return following in ("a", "an") and at.word(2) in _HALF_TERMS | {"century"}
    if written.endswith("quarter"):
        return following in ("final", "finals", "past", "to", "century") or before in _GAME_PARTS
    if not written.startswith(("a", "one", "another")):
        return following in _ORDINAL_NOUNS and following not in ("year", "time")
    return following in _ORDINAL_NOUNS or following.endswith(("tion", "ment", "ness", "ity"))


def is_story(at: Setting) -> bool:
    """Numbers in an individual's story, and "twelve of us"."""
    if at.following == "of" and at.word(2) in _COMPANY:
        return True
    quantity = at.figure.quantity
    many = at.figure.noun != "" and quantity.low >= _MANY  # what one person does not count for herself
    return at.story and quantity.unit not in ("percent", "ratio") and not many


def is_age_of_one(at: Setting) -> bool:
    """20-year-old Maria; Maria, 20, said; a woman (34); she was 15 years old."""
    quantity = at.figure.quantity
    if quantity.is_range or quantity.hedge.bound is not Bound.NONE:
        return False
    if quantity.unit == AGE_UNIT:
        written = at.written
        if (written.endswith("s") and "old" in written and "years" not in written) or written.endswith("0s"):
            return False  # 15-year-olds
        hyphened = written.endswith("old") and "-" in written  # a 20-year-old nurse
        return (_ANY_AGE if hyphened else _TYPICAL_AGE).search(at.before[-60:]) is None
    if quantity.unit != "count" or at.figure.noun or quantity.high > 110 or at.figure.form != "digits":
        return False
    if _PERSON_IS.search(at.before[-40:]) and (at.following in _AFTER_AGE or not at.following[:1].isalpha()):
        return True
    if at.following not in (",", "-", "–", "—", ")", ".", ""):
        return False
    if at.previous == "(":
        return at.following == ")" and _PERSON_BEFORE.search(at.before) is not None
    closed = at.following in (",", "–", "—", ")")
    if _NAMED_PERSON_BEFORE.search(at.before):
        return True
    return closed and _PERSON_BEFORE.search(at.before) is not None
