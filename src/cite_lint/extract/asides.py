"""Filters for numbers that state no statistic: dates, times, scores, idioms, and words that only look like shares."""

from __future__ import annotations

import re

from cite_lint.extract.setting import Setting

DURATIONS = frozenset("second minute hour day night week month year decade century generation".split())
_YEAR = re.compile(r"(?:19|20)\d\d")
_REACHED = frozenset("reached hit passed topped exceeded totalled totaled numbered killed".split())
_NUMBERED = re.compile(r"\bNo\.?\s?\d+\sof\s$")
"""Act No. 5 of 2006."""
_DATING_AFTER = frozenset("ago earlier later previously hence prior".split())
_DATING_BEFORE = frozenset("past last next previous coming following preceding recent first final".split())
_TIME_AFTER = re.compile(
    r"\s?(?:[ap]\.?m\b\.?|o['’]clock|hrs\b|(?:GMT|UTC|BST|EST|CET|noon|midnight|local\s+time)\b)", re.IGNORECASE
)
_TIME_OF_DAY_AFTER = re.compile(
    r"\s(?:(?:in\s+the|this|that|every)\s+(?:morning|afternoon|evening)|at\s+night)\b", re.IGNORECASE
)
_CLOCK = re.compile(r"(?<![\d.,:])(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)")
_MILITARY = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d\s+hours")
_CLOCK_DOT = re.compile(r"(?:[01]\d|[1-9]|2[0-3])\.[0-5]\d")
_TIME_RANGE = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]0\s?[-–]\s?(?:[01]?\d|2[0-3])\.[0-5]\d")
_TIME_PAIR = re.compile(r"\bat\s+(?:[01]?\d|2[0-3])\.[0-5]\d\s+(?:and|or)\s+$")
"""The first of two times of a day: "at 11.00 and 14.30"."""
_TIME_BEFORE = frozenset("at by until till from since around about to is was past before after and or".split())
"""Stands before an hour of the day: "at six in the morning", but "it killed 12 this morning"."""
_LEVEL_BEFORE = re.compile(
    r"\b(?:st[ao]nd|stood|remain|stay|held|hold|hover|peak|average?|estimate|calculate|put|set|peg|fix|value|trade|price"
    r"|settle|steady|unchanged|flat|measure|score|rate)(?:s|e?d|ing|ped)?\s+at\s+$",
    re.IGNORECASE,
)
"""A rate stands at 1.26; nothing happens there."""
_LEVELS = frozenset(
    "rate rates ratio index coefficient inflation growth deflator yield average median mean price score level".split()
)
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
_PAIRED = re.compile(r"[-–:/]|\bto\b")
"""Stands in each of these: a look that spares the searches."""
_FORMATION = re.compile(r"(?<![\d-])\d-\d-\d(?:-\d)?(?![\d-])")
_SET_TO = re.compile(r"(?<!from\s)(?<!\d)(\d{1,3})\s+to\s+(\d{1,3})")
"""Set 9 to 4, but not the ends of a movement: from 48 to 12."""
_IDIOM = re.compile(
    r"""
      \b(?:a\s+)?(?:million|thousand|hundred|billion)\s+(?:thanks|apologies|pardons|times\s+(?:no|better|worse)|miles\s+away
        |reasons|ways\s+to|things\s+to|and\s+one\b)
    | \bthanks\s+a\s+(?:million|billion)\b | \bone\s+in\s+a\s+(?:million|billion|thousand)\b
        (?!\s+(?:of|people|men|women|children|[a-z]+s)\b)
    | \b(?:(?:a|one)\s+hundred|100)\s?(?:per\s?cent|%)
        \s+(?:sure|certain|right|behind|committed|clear(?!\s+of\b)|honest|convinced|agree)\b
    | (?<![\d/])24/7\b | (?<![\d/])9/11\b | (?<![\d/])50[/-]50\b | \bfifty-fifty\b | \b20[/-]20\b | \b7/7\b
    | \bmillion[- ]dollar\s+(?:question|smile)
    | \bone\s+(?:hundred|thousand)\s+and\s+one\s+(?:reasons|ways|things)
    | \bat\s+sixes\s+and\s+sevens\b | \bhalf\s+past\b | \b(?:nine|9)\s+times\s+out\s+of\s+(?:ten|10)\b(?!,)
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
    "past back century price pint measures heartedly".split()
)
_HALF_STATES = frozenset("baked finished open empty full asleep dead built naked".split())
"""Half open as a state, but "Half open the letter"."""
_ORDINAL_NOUNS = frozenset(
    "country countries party parties person time day world woman man child year month way option type kind "
    "group category draft reason factor son daughter wife husband edition chapter generation place point "
    "thing example report book pillar stage phase round attempt term sex gender visit line question case "
    "language state sector wave column wheel estate amendment grader straight consecutive successive night "
    "victim suspect".split()
)
_ORDINAL_VERBS = frozenset("report attempt question state visit name mention experience book place".split())
"""Of the ordinal nouns and their like these are verbs as well: "a third report pain"."""
_OBJECTS = frozenset(
    "the a an no being having that their his her its they it this these some any more less not only feeling seeing".split()
)
"""After such a word they make it the verb."""
_AFTER_NOUN = frozenset(
    "finish was is has had will would may might can could should must came went said says found fails failed of to by "
    "in on at from for and or with into under about called which who when where since after before during as but".split()
)
"""After such a word it is a noun: "a third report was"."""
_PART_TERMS = frozenset("majority final finals length page mile hour time".split())
_GAME_PARTS = frozenset("first second latter last third fourth".split())
_PLACE_HALVES = re.compile(
    r"\s+of\s+(?:the|a)\s+(?:\w+\s+)?(?:table|draw|league|division|standings|page|screen|card|innings?|group|sheet)\b"
)
"""The top half of the table."""
_RATING = re.compile(r"(?<!\d)\d{1,2}(?:\.\d+)?/(?:5|10)(?![\d,.]*\d)")
_AFTER_RATING = frozenset(("", ".", ",", ";", ")", "on", "in", "and", "but", "from", "by"))
_RATED = frozenset("got gave give gives given rate rated rates rating ratings score scored review mark marks".split())


def is_date(at: Setting) -> bool:
    """A date that was found, a decade (the 1990s, in their 20s), and "five years ago", "the past ten years"."""
    span = at.figure.span
    if any(span.overlaps(date) for date in at.dates):
        return True
    year = at.bare and not at.hedged and at.figure.form == "digits" and _YEAR.fullmatch(at.written) is not None
    if year and at.previous not in ("$", "-") and at.previous not in _REACHED:
        return True
    if at.previous == "of" and _YEAR.fullmatch(at.written) and _NUMBERED.search(at.before[-24:]):
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
    if at.figure.form == "ratio":
        return _CLOCK.fullmatch(at.written) is not None and "ratio" not in at.words
    if not at.number or at.figure.quantity.unit not in ("count", "hour"):
        return False
    if at.figure.quantity.unit == "hour":
        told = at.written.startswith("0") or at.previous in ("at", "until", "till")
        return told and at.following != "of" and _MILITARY.fullmatch(at.written) is not None
    if at.figure.quantity.high < 2400 and _TIME_AFTER.match(at.after) and not at.figure.noun:
        return True
    if at.figure.quantity.high <= 12 and at.bare and at.previous in _TIME_BEFORE and _TIME_OF_DAY_AFTER.match(at.after):
        return True
    if at.bare and _CLOCK_DOT.fullmatch(at.written) and (at.previous == "at" or _TIME_PAIR.search(at.before[-24:])):
        return _LEVELS.isdisjoint(at.words) and not _LEVEL_BEFORE.search(at.before[-24:])
    if at.bare and at.figure.quantity.is_range and _TIME_RANGE.fullmatch(at.written):
        return True
    if at.following in ("to", "-", "–", "and") and at.word(3) in ("am", "pm", "a.m", "p.m") and at.bare:
        return True
    near, place = at.near(10, 10)
    if "ratio" in at.words:
        return False
    found = (*_CLOCK.finditer(near), *_NINE_TO_FIVE.finditer(near))
    return any(match.start() < place.end and place.start < match.end() for match in found)


def is_score(at: Setting) -> bool:
    """A 3-1 win, a vote of 52 to 48, and any pair of digits that falls."""
    quantity = at.figure.quantity
    if at.figure.form == "fraction" and _RATING.fullmatch(at.written):
        return at.following == "for" or (at.following in _AFTER_RATING and not at.words.isdisjoint(_RATED))
    if quantity.unit not in ("count", "ratio") or at.figure.noun or quantity.high > 999 or "ratio" in at.words:
        return False
    if at.figure.form not in ("digits", "ratio") or quantity.per is not None:
        return False
    near, place = at.near(16, 8)
    if not _PAIRED.search(near):
        return False
    if any(m.start() < place.end and place.start < m.end() for m in _RATING.finditer(near)):
        return True
    if any(m.start() <= place.start and place.end <= m.end() for m in _FORMATION.finditer(near)):
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
        return written.endswith("half") or at.word(2) in _PART_TERMS | _ORDINAL_NOUNS
    if following == "majority" or "half-" in written:
        return True
    if written.endswith("half"):
        if following in _HALF_TERMS or before in _GAME_PARTS:
            return True
        if before in ("top", "bottom"):
            return _PLACE_HALVES.match(at.after) is not None
        if following in _HALF_STATES:
            return before not in ("", ",")
        return following in ("a", "an") and at.word(2) in _HALF_TERMS | {"century"}
    if written.endswith("quarter"):
        return following in ("final", "finals", "past", "to", "century") or before in _GAME_PARTS
    ordinal = following in _ORDINAL_NOUNS or following.endswith(("tion", "sion", "ment", "ness", "ity"))
    return ordinal and written.startswith(("a ", "another ")) and not at.hedged and not _is_verb(at)


def _is_verb(at: Setting) -> bool:
    """Tell whether the word after the share is its verb: a third report being hit, a fifth attempt suicide."""
    after = at.word(2)
    if after in _OBJECTS:
        return True
    return at.following in _ORDINAL_VERBS and after.isalpha() and after not in _AFTER_NOUN and not after.endswith("ed")
