"""Tell a bare four-digit number that is a year from one that counts something."""

from __future__ import annotations

import re
from enum import Enum

FIRST_YEAR, LAST_YEAR = 1500, 2100
_LAST_FORECAST = 2200

# The tokens before a number: words with their possessive, or single marks.
_TOKENS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[^\w\s]")
_WINDOW = 56

# What follows a number: up to two words, at most one line break between them.
_AFTER = re.compile(
    r"""
    (?=\s)[^\S\n]{0,8}\n?[^\S\n]{0,8}
    (?P<first>[^\W\d_]{1,30})
    (?: (?=\s)[^\S\n]{0,8}\n?[^\S\n]{0,8} (?P<second>[^\W\d_]{1,30}) )?
    """,
    re.VERBOSE,
)

# "2018 and 2019 reports": the year shares its noun with the next one.
_SHARES_NOUN = re.compile(r"\s{1,4}(?:and|or|to)\s{1,4}(?P<next>[12][0-9]{3})\b")

# What a number that is no bare integer goes on with: 2,000 - 1.978 - 2019% - 2000km - 2000-strong - 19:78.
_GOES_ON = re.compile(r"[\w%‰°$€£¥+]|[.,:][0-9]|[-–/][A-Za-z0-9]|\s?(?:%|‰|per\ ?cent\b|°)")
_HYPHENATED_YEAR = re.compile(r"-(?:era|born|vintage|built|founded|published|issue)\b")
_CITATION_LETTER = re.compile(r"[a-h](?=\s?[),;\]])")
_CITATION_END = re.compile(r"[)\];]|:\s?[0-9p]")
_IN_A_YEAR = re.compile(r"\s{1,4}in\s{1,4}[12][0-9]{3}\b")
_POSSESSIVE = re.compile(r"['’]s(?!\w)")
_ENDS = re.compile(r"[ \t.]*(?:[;\r\n]|\Z)")
_CLOSES = re.compile(r"\s{0,2}[)\],;:.–—-]|\s{0,4}\Z")

# What a number that is no bare integer begins with.
_STUCK_BEFORE = frozenset("$£€¥₩₹#=+*@/\\_.,:§^~≈<>≤≥-–—'’&")
_HYPHEN_BEFORE = re.compile(r"\b(?:mid|pre|post|early|late|start|end)[-–]\Z", re.IGNORECASE)
# What stands before and after a year that labels a line or sentence: "2015: 312 evictions", "1998 – The famine peaks".
_LABEL_BEFORE = re.compile(r"(?:\A|[.!?;:•|]['\"”’)\]]?|\n)\s{0,12}\Z")
_LABEL_AFTER = re.compile(r"\s{0,2}:\s|\s{1,2}[–—-]\s{1,2}(?!that\b|the\s(?:number|total)\b)")
_CITED_BEFORE = re.compile(r"\bet\sal\.\s?\Z|\b[Cc]a?\.\s?\Z|©\s?\Z|\([Cc]\)\s?\Z")
_MONEY_BEFORE = re.compile(r"(?:[$£€¥₩₹]|\b(?:USD|EUR|GBP|CNY|KRW|RMB|JPY|US))\s?\Z")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MONTHS = _words("january february march april may june july august september october november december")
_STRONG = _MONTHS | _words("since until till circa year years early mid late onwards spring summer autumn winter ad")
_FEASTS = _words("christmas easter ramadan eid diwali hanukkah passover thanksgiving halloween eve")
_FEAST_DAYS = _words("day week weekend sunday monday holiday holidays season")
_IN = _words("in during throughout")
_CLAUSE_OPENINGS = _words(", . — – ( ; that and but")
_PLAIN = _words(
    "unlike before after by from between through into around versus vs for published founded established born updated"
    " revised dated adopted signed enacted ratified issued released accessed built copyright following preceding both"
)
_DETERMINERS = _words("the a an its his her their this that our my your another")
_FIXED_OPENINGS = {
    "to": _words("back prior compared relative dating dates dated according up subsequent"),
    "with": _words("compared contrasted along"),
}
# After "of" a number counts if one of these stands before: "a total of 1978".
_AMOUNTS = _words(
    "total average number maximum minimum sum rate sample group population increase decrease rise fall drop gain loss"
    " median mean peak high low record cost price cohort panel crowd out some excess majority half third quarter"
    " hundreds thousands dozens percentage share one all most many any each tens level fine payment ransom score"
)
_CHANGES = _words(
    "rose rise risen rises rising fell fall fallen falls falling increased increase increases grew grow grown dropped"
    " drop declined decreased cut reduced up down jumped exceeded raised lowered widened shrank climbed multiplied"
    " sold bought paid trading traded"
)
_PAGES = _words(
    "p pp page pages no nos number numbers vol volume article section chapter paragraph resolution room route line"
    " lines para isbn issn version case docket item rule form model flight grant box"
)
# Nouns that a year stands before without an article, and after which it stands: "2019 report", "World Report 2019".
_DATED = _words(
    "report reports survey study census index yearbook edition convention protocol act law treaty agreement budget"
    " election elections data figures statistics estimates findings guidelines review paper assessment season crisis"
    " famine war amendment conference summit olympics games outbreak pandemic sanctions levels prices constitution"
    " accord declaration directive regulation regulations strategy framework update release article essay campaign"
)
_UNITS = _words(
    "people persons dollars dollar euros euro pounds won yuan yen baht rupees roubles rubles cents km kilometres"
    " kilometers miles metres meters feet kg kilograms kilos tonnes tons litres liters hectares acres hours hrs gmt"
    " utc bst est calories kcal volts watts mg ml mm cm bc bce million billion thousand trillion hundred percent pc"
    " pct times copies sq sqm sqft square cubic m ft yd ha kw mw gw kwh mwh kph mph rpm hp bhp hz"
)
_CURRENCIES = _words("dollars euros pounds won yuan yen baht rupees roubles rubles")
_CONSTANT = _words("constant real current fixed adjusted")
# What happens rather than is counted: after "the" or "its" and no round number these are a year's.
_EVENTS = _words(
    "sales revenues earnings profits losses exports imports wages deaths killings murders massacres bombings shootings"
    " protests demonstrations marches rallies riots uprisings strikes attacks raids clashes floods fires wildfires"
    " storms earthquakes hurricanes droughts harvests reforms cuts talks negotiations hearings trials polls primaries"
    " celebrations results findings accounts finances rules changes purges"
)
_RATES = _words("day night week month year hour person head")
_MORE = _words("more other others such additional or odd plus strong extra fewer further of")
_PEOPLE = _words("people men women children persons police troops cattle others families")
_NO_PLURALS = _words(
    "is was has does its this thus his hers us as less plus always perhaps besides towards afterwards census crisis"
    " congress series news process access across basis status versus whereas analysis bus campus corpus minus previous"
    " onwards forwards upwards sometimes numerous various serious religious famous dangerous indigenous unless ours"
    " yes nevertheless nonetheless progress business illness witness address express press stress success gas virus"
    " focus bonus chorus consensus yours theirs"
)
_VERBS_IN_S = _words(
    "says shows suggests finds estimates states requires defines allows puts gives remains sets bans makes notes"
    " describes prohibits obliges protects commits marks sees brings tells reads indicates reveals concludes"
)
_OBJECT_OPENINGS = _words("that the a an how no it its every what why")
_VERBS = _words(
    "was were is are be been had has have having could can would will should may might must did do does found said"
    " say fled flee made make told began begin became become left leave rose rise fell fall went go took take gave"
    " give got came come saw see sold sell sent send met meet held hold kept keep led lead put set cut paid bought"
    " brought lost won ran grew grow spent thought wrote write spoke knew built show showed shown suggest estimate"
    " report find never not also still who't stood faced risk face remain live lived"
)
_ADJECTIVE_ENDINGS = ("al", "ic", "ive", "ous", "ed", "able", "ible", "ese", "ing", "ful", "less", "ean", "ian", "ant")
_ADJECTIVES = _words("female male young old new north south foreign poor adult elderly rural urban single other")
_SUBJECT_VERBS = _words("was saw marked brought is will proved became")


class _Cue(Enum):
    """How strongly the words before a number ask for a year."""

    NONE = 0
    DETERMINER = 1
    OF = 2
    PLAIN = 3
    IN = 4
    OPENING_IN = 5
    STRONG = 6


def is_year(text: str, start: int, end: int, listed: bool = False) -> bool:
    """Tell whether the four digits in `text[start:end]` are a year rather than a number.

    `listed` says that a year stands right before, parted by no more than a comma, "and" or "or".
    The digits before and after decide first (money, separators, units), then the words: a cue before the number, and
    whether the number counts the noun after it.
    """
    value = int(text[start:end])
    if not FIRST_YEAR <= value <= _LAST_FORECAST or _is_stuck(text, start):
        return False
    if _POSSESSIVE.match(text, end):
        return value >= 1900 and not text[start:end].endswith("00")
    before = text[max(0, start - _WINDOW) : start]
    if _CITATION_LETTER.match(text, end):
        return before.rstrip()[-1:] in {"(", "[", ",", ";", "."}
    if _GOES_ON.match(text, end) and not _HYPHENATED_YEAR.match(text, end):
        return False
    tokens = _TOKENS.findall(before)[-6:]
    if len(tokens) > 2 and tokens[-2:] == ["at", "least"] and tokens[-3].lower() in {"since", "until", "till"}:
        del tokens[-2:]
    if _HYPHEN_BEFORE.search(before) or _CITED_BEFORE.search(before):
        return not counts_next(text, end, value, strong=True)
    if value > LAST_YEAR:
        return _is_forecast(text, end, value, tokens)
    if tokens and (_is_price_base(text, end, value, tokens[-1].lower()) or _is_of_events(text, end, value, tokens)):
        return True
    cue = _cue(tokens, value)
    if cue is not _Cue.NONE:
        if _counts(text, end, value, cue):
            return False
        return cue is not _Cue.DETERMINER or _has_noun(text, end)
    return _stands_as_year(text, end, value, tokens, listed)


def _is_forecast(text: str, end: int, value: int, tokens: list[str]) -> bool:
    """Tell whether a number beyond the calendar's years is a year that a forecast looks to: "by 2120", "in 2150"."""
    before = [token.lower() for token in tokens[-2:]]
    if not before or before[-1] not in {"by", "in", "until", "year"} or value % 5:
        return False
    return before[0] not in _CHANGES and _AFTER.match(text, end) is None


def _is_price_base(text: str, end: int, value: int, word: str) -> bool:
    """Tell whether a number is the year whose money is meant: "in 2019 dollars", "constant 2010 euros"."""
    after = _AFTER.match(text, end)
    if after is None or _CURRENCIES.isdisjoint(((after["first"] or "").lower(), (after["second"] or "").lower())):
        return False
    return value >= 1900 and (word in _CONSTANT or (word == "in" and value % 100 != 0))


def _is_of_events(text: str, end: int, value: int, tokens: list[str]) -> bool:
    """Tell whether a number names the year of what happened: "the 2011 protests", "its 2018 sales"."""
    after = _AFTER.match(text, end)
    if after is None or after["first"].lower() not in _EVENTS or value < 1900 or value % 50 == 0:
        return False
    if tokens[-1].lower() == "another" or tokens[-2:-1] == ["of"] or (after["second"] or "").endswith("ed"):
        return False  # "40 of the 1978 deaths", "the 1978 deaths recorded"
    return _cue(tokens, value) is _Cue.DETERMINER


def counts_next(text: str, end: int, value: int, strong: bool = False) -> bool:
    """Tell whether the number that ends at `end` counts the noun after it; `strong`: a year is expected there."""
    return _counts(text, end, value, _Cue.STRONG if strong else _Cue.PLAIN)


def follows_money(text: str, start: int) -> bool:
    """Tell whether a currency stands right before `start`."""
    return _MONEY_BEFORE.search(text, max(0, start - 6), start) is not None


def follows_page(text: str, start: int) -> bool:
    """Tell whether "pp.", "No." or a like word stands right before `start`."""
    tokens = [token for token in _TOKENS.findall(text[max(0, start - 16) : start]) if token != "."]
    return bool(tokens) and tokens[-1].lower() in _PAGES


def _is_stuck(text: str, start: int) -> bool:
    """Tell whether the number hangs on money, a code or another number."""
    if start == 0:
        return False
    last = text[start - 1]
    if last.isalnum() or follows_money(text, start):
        return True
    if last not in _STUCK_BEFORE:
        return False
    window = text[max(0, start - _WINDOW) : start]
    # A dash after a space or a closed word is punctuation; "c.1900" and "et al.2019" are written without a space.
    return not (_HYPHEN_BEFORE.search(window) or _CITED_BEFORE.search(window) or last == "—")


def _cue(tokens: list[str], value: int) -> _Cue:
    if not tokens:
        return _Cue.NONE
    last, second = tokens[-1], tokens[-2].lower() if len(tokens) > 1 else ""
    word = last.lower()
    if word in _IN:
        opens_clause = last[0].isupper() or (second in _CLAUSE_OPENINGS and value % 100 != 0)
        return _Cue.OPENING_IN if opens_clause else _Cue.IN
    if word in _STRONG or (word == "of" and second == "as"):
        return _Cue.STRONG
    if word in _FEASTS or (word in _FEAST_DAYS and second in _FEASTS):
        return _Cue.STRONG if value % 100 != 0 else _Cue.PLAIN
    if word == "end" and second in {"-", "–", "at", "by", "until", "till", "since", "to"}:
        return _Cue.STRONG
    if word == "come" and last[0].isupper():
        return _Cue.PLAIN
    if word == "of":
        if second in _MONTHS or second in _DATED or (len(tokens) > 1 and tokens[-2][:1].isupper()):
            return _Cue.STRONG
        earlier = [token for token in tokens[:-2] if token != "."][-1:]
        if second.isdecimal() and earlier and (earlier[0][0].isupper() or earlier[0].lower() in {"no", "nos"}):
            return _Cue.STRONG  # "Resolution 1718 of 2006", "Law No. 11 of 1998"
        return _Cue.NONE if second in _AMOUNTS or not second.isalpha() else _Cue.OF
    if word == "by" and second in _CHANGES:
        return _Cue.NONE
    if word == "around" and (value % 50 == 0 or value < 1900):
        return _Cue.NONE
    if word == "than":
        return _Cue.PLAIN if second in {"later", "earlier"} else _Cue.NONE
    if word == "as" and second in {"early", "late", "back", "recently"}:
        return _Cue.STRONG
    if word == "for" and second not in _DATED:
        return _Cue.NONE if second in _CHANGES or second == "accounted" or value % 50 == 0 else _Cue.PLAIN
    if word in _FIXED_OPENINGS:
        return _Cue.PLAIN if second in _FIXED_OPENINGS[word] and value % 500 != 0 else _Cue.NONE
    if word in _PLAIN:
        return _Cue.PLAIN
    if word in _DETERMINERS or word.endswith(("'s", "’s")) or (last in {"'", "’"} and second.endswith("s")):
        return _Cue.DETERMINER
    return _Cue.NONE


def _stands_as_year(text: str, end: int, value: int, tokens: list[str], listed: bool) -> bool:
    """Judge a number without a preposition or determiner: brackets, citations, lists, "2019 data", "2019 was"."""
    last = tokens[-1] if tokens else ""
    after = _AFTER.match(text, end)
    first = after["first"].lower() if after else ""
    if first in _DATED and (value % 100 != 0 or first in {"report", "data", "census", "survey"}):
        return last.lower() not in _PAGES
    closes = _CLOSES.match(text, end) is not None
    if _LABEL_AFTER.match(text, end) and _LABEL_BEFORE.search(text, max(0, end - 20), end - 4):
        return value >= 1900 and (value % 100 != 0 or ":" in text[end : end + 3])
    if last in {"(", "["} or (last == ";" and closes):
        return closes
    if last == ":" and _ENDS.match(text, end):
        return 1850 <= value < 2050  # "UN protocol: 2000", the last of its line
    joined = last.lower() in {"and", "or"} and value % 100 != 0  # "the 2021 and 2022 editions"
    if listed and not _counts(text, end, value, _Cue.STRONG if joined else _Cue.NONE):
        return True
    if last == "," and len(tokens) > 1 and (tokens[-2][:1].isupper() or tokens[-2] == "."):
        return closes
    if last == "," and text[end : end + 1] == ")":
        return True
    if last.lower() in _DATED - _PAGES and last[:1].isupper():
        return not _counts(text, end, value, _Cue.PLAIN)
    if last[:1].isupper() and len(last) > 1 and last.lower() not in _PAGES and _closes_citation(text, end):
        return True
    return last in {"", ".", "!", "?"} and first in _SUBJECT_VERBS and value >= 1900


def _closes_citation(text: str, end: int) -> bool:
    """Tell whether a citation ends here: "(Smith 2019)", "(Smith 2019; Jones 2020)", "(Smith 2019: 12)"."""
    return _CITATION_END.match(text, end) is not None


def _has_noun(text: str, end: int) -> bool:
    after = _AFTER.match(text, end)
    if after is None:
        return _HYPHENATED_YEAR.match(text, end) is not None or _SHARES_NOUN.match(text, end) is not None
    if after["first"].lower() in {"and", "or", "to"}:
        return _SHARES_NOUN.match(text, end) is not None
    return after["first"].lower() in _DATED or after["first"].lower() not in _VERBS


def _is_plural(word: str) -> bool:
    if word in _PEOPLE:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word not in _NO_PLURALS


def _is_verb(word: str) -> bool:
    return word in _VERBS or (len(word) > 4 and word.endswith("ed"))


def _counts(text: str, end: int, value: int, cue: _Cue) -> bool:
    """Tell whether the number counts what follows, given how strongly the words before ask for a year."""
    shared = _SHARES_NOUN.match(text, end)
    if shared and value % 50 == 0 and _counts(text, shared.end(), int(shared["next"]), cue):
        return True
    if cue is _Cue.PLAIN and _IN_A_YEAR.match(text, end):
        return True  # "fell from 2009 in 2010 to 1502 in 2012"
    after = _AFTER.match(text, end)
    if after is None:
        return False
    first, second = after["first"].lower(), (after["second"] or "").lower()
    is_round = value % 100 == 0
    in_a_year = cue in (_Cue.IN, _Cue.OPENING_IN)
    if first in _UNITS and not (first in _PEOPLE and _reads_as_year(first, second, is_round, cue)):
        return cue is not _Cue.STRONG or first not in _PEOPLE
    if first in {"a", "an", "per", "each"} and second in _RATES:
        return True
    if cue is _Cue.STRONG or first in _DATED:
        return False
    if after["first"][0].isupper():
        return first.endswith("ans") or (is_round and first.endswith(("ese", "an", "ish")) and _is_plural(second))
    if first in _MORE:
        return is_round or not in_a_year
    if _is_plural(first):
        return not _reads_as_year(first, second, is_round, cue)
    is_adjective = first.endswith(_ADJECTIVE_ENDINGS) or first in _ADJECTIVES
    if is_adjective and _is_plural(second) and second not in _DATED:
        return is_round or not in_a_year
    return False


def _reads_as_year(first: str, second: str, is_round: bool, cue: _Cue) -> bool:
    """Tell whether a number before the plural-looking word `first` is a year all the same.

    "In 2019 researchers found": noun and verb make a clause of their own. "the Act of 2015 requires the": a verb in -s.
    """
    if cue is _Cue.STRONG:
        return True
    if cue in (_Cue.DETERMINER, _Cue.NONE):
        return False
    if first in _VERBS_IN_S:
        return True
    if cue is _Cue.OF:
        return not is_round and second in _OBJECT_OPENINGS and first not in _PEOPLE
    if _is_verb(second):
        return cue in (_Cue.IN, _Cue.OPENING_IN) or not is_round
    return cue is _Cue.OPENING_IN and not is_round and second != ""
