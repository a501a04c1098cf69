"""Filters for numbers that only name or order something: pages, products, ranks, classes."""

from __future__ import annotations

import re

from cite_lint.extract.figure import AGE_UNIT
from cite_lint.extract.setting import Setting
from cite_lint.extract.tokens import Token, lower_at
from cite_lint.model.quantity import is_currency

_REFERENCES = frozenset(
    "page pages pp section sections sect sec article articles art arts paragraph paragraphs para paras "
    "chapter chapters ch fig figs table tables no nos nr resolution resolutions vol vols volume appendix "
    "annex footnote footnotes note notes version release edition clause clauses amendment protocol schedule "
    "exhibit docket ref reference id isbn issn doi channel apartment apt flat suite box verse psalm form rule "
    "recital directive regulation law statute ordinance decree convention col cols ext extension room rooms "
    "platform gate flight route highway motorway interstate postcode zip serial code charity hymn hymns office "
    "bureau".split()
)
"""A number after one of these names a place in a text, a law or a thing, whatever noun follows it."""
_COUNTED_TEXT = frozenset("word words page pages character characters slide slides".split())
_WEAK_REFERENCES = frozenset(
    "figure item items part bill act issue case file unit floor building block "
    "bus train tram question q lot day week month year season episode round game match lap scene "
    "interviewee respondent participant interview witness number numbers track camp ward zone "
    "district seat row desk counter station junction exit lesson module option "
    "size volume press button column motion".split()
)
"""After one of these a number is a name only if it counts nothing: "in case 12", but "in one case 12 people"."""
_CLASSES = frozenset(
    "phase level grade line tier step stage point goal target type category class group series model mark magnitude sdg "
    "key".split()
)
"""Heads of a small number before a noun: phase 3 trials, grade 9 pupils."""
_LAST_CLASS = 20
_DETERMINERS = frozenset("the a an its their our my his her your no".split())
_POINTERS = frozenset(
    "this that these those each every one another last next same any past previous following first second single "
    "third whole".split()
)
"""They make the head a phrase of its own, so that the number begins the next: "this year 340 were killed"."""
_VERB_CUES = frozenset("to will would can could may might must should they we you i who not".split())
"""After one of these the head is a verb: "they release 40 prisoners"."""
_PERIODS = frozenset("day week month year season".split())
_LEADS = frozenset(
    "outside inside near around behind beyond along at in on at under through across during within by per with from".split()
)
_MANY = 100
_FREE_BEFORE_NOUN = frozenset("no note notes form rule law code release".split())
"""Of the references these are other things before a counted noun: "no 12 homes"."""
_LIST_WORDS = frozenset(", and to or &".split())
_ABBREVIATIONS = frozenset("no nos nr p pp art arts sec para paras fig figs vol vols ch ref col cols ext dkt".split())
_NAME_HEADS = frozenset(
    "boeing airbus windows iphone ipad galaxy playstation xbox channel formula fortune ftse nasdaq dow s&p "
    "euro area catch mach covid apollo studio terminal type category class tier level chapter title vitamin "
    "omega android python big agenda cop schedule generation top pier ios macos stoxx nikkei asx watch pixel macbook "
    "voyager unicode hiv".split()
)
"""Heads of names that keep their number before a noun: Windows 11 users, Fortune 500 companies."""
_OPENERS = frozenset(
    "a an the this that these those in on at by to from for with within of over under above below about "
    "around between among during before after since until till as per and or but nor yet so than then if "
    "when while where because although though some all any many most more less fewer only just even still "
    "also nearly almost roughly approximately exactly precisely perhaps maybe possibly probably every each "
    "both either another other his her its their our my your he she it they we you i who which what there "
    "here now today yesterday however is was were are had has have did do not no up down out off into near "
    "another further last next past first total yes plus minus like unlike including aged ages killed "
    "arrested meanwhile overall altogether elsewhere".split()
)
"""Words that may open a sentence before a number without being its name."""
_NEVER_NAMES = frozenset("monday tuesday wednesday thursday friday saturday sunday i'm".split())
_ADVERBS = ("ly", "wide")
_OPENED = re.compile(
    r"""
    (?: ^ | [,;:(—–-]\s* | \b(?:and|but|while|as)\s+ )
    (?:In|On|At|Across|Near|Around|Outside|Inside|Throughout|in|on|at|across|near|around|outside|inside|throughout)
    \s+ (?:the\s+)? (?:[A-Z][\w.'’-]*\s+){1,4} $
    """,
    re.VERBOSE,
)
"""A place that opens a clause: the number after it is its subject, "In Iraq 340 were held"."""
_NEXT_IN_LIST = re.compile(r"(?:[,;]|\band|\bwhile|\bbut)\s+(?:the\s+)?(?:[A-Z][\w.'’-]*\s+){1,3}$")
_LIST_REACH = 24
_PLURALS_AFTER = frozenset("were are have weren't aren't haven't".split())
_COMPOUNDS_KEPT = frozenset("strong odd plus member person people job cylinder vehicle vessel judge".split())
_ROOMY = frozenset("bed seat household family nation country".split())
_SMALLEST_HOUSE = 13
"""A two-bed flat is a kind of flat, a 500-bed hospital is counted."""
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_SMALLEST_BASE = 1000
_SMALL_WORD = 3
_BEFORE_HYPHEN = frozenset("mid over under to sub now then plus".split())
_TIMES = ("×", "x")
_VEHICLES = frozenset("bus tram train flight ferry".split())
_LONGEST_PLAIN = 7
_ID_WORDS = frozenset(
    "number no account id registration registered charity licence license serial passport reference ref ticket barcode "
    "code company file case docket isbn".split()
)
_PRODUCT_AFTER = re.compile(r"\s(?:MAX|Max|Dreamliner|Pro|Ultra|Mini|Superjet)\b")
_COORDINATES = re.compile(r"\d{1,3}\.\d{4,}°?\s?[NSEW]?,\s*-?\d{1,3}\.\d{4,}")
_BEARING_AFTER = re.compile(r"\s?[NSEW]\b")
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth "
    "ninetieth hundredth thousandth millionth".split()
)
_TENS = tuple("twenty thirty forty fifty sixty seventy eighty ninety hundred thousand".split())
_RANKED = frozenset("among in into inside within of".split())


def is_ordinal(at: Setting) -> bool:
    """22nd, twenty-first, the top 10."""
    if at.figure.form == "digits":
        following = at.following if at.joined_after else ""
        if following in ("st", "nd", "rd", "th"):
            return True
    if at.number and at.previous in ("top", "bottom") and at.figure.quantity.unit not in ("percent", "USD"):
        ranked = at.word(-2) in _RANKED or at.word(-3) in _RANKED
        return ranked or not at.figure.noun or at.figure.form == "digits"
    hyphened = at.following == "-"
    following, after = (at.word(2), at.word(3)) if hyphened else (at.following, at.word(2))
    tens = at.figure.form == "words" and at.written.lower().endswith(_TENS)
    return tens and following in _ORDINALS and (hyphened or after != "-")  # "twenty third-party firms" are counted


def is_reference(at: Setting) -> bool:
    """Page 12, Articles 3 and 5, resolution 1325, case no. 4471, room 12, day 3."""
    quantity = at.figure.quantity
    if not at.number or at.hedged or quantity.unit == "percent" or is_currency(quantity.unit):
        return False
    before = at.previous
    if before == ":" and at.bare and at.word(-2) == "count" and at.word(-3) in _COUNTED_TEXT:
        return True  # "Word count: 1,498"
    if before == ":" and at.bare and at.word(-2) in _COUNTED_TEXT and at.figure.first <= 3:
        return True
    if before in ("#", "№", "§") or (before == "." and at.word(-2) in _ABBREVIATIONS):
        return True
    if before in ("p", "s") and at.bare:
        return at.raw(-1).islower()
    if before == "(" and at.joined_before and at.following == ")":
        return at.tokens[at.figure.first - 2].end == at.tokens[at.figure.first - 1].start and at.word(-3) in _REFERENCES
    if before in _REFERENCES or before in _WEAK_REFERENCES or before in _CLASSES:
        return _is_labelled(at, before)
    return (before in _LIST_WORDS or before in ("-", "–")) and _is_reference_list(at)


def _is_labelled(at: Setting, head: str) -> bool:
    """Tell whether the number belongs to the head before it, and does not begin or end a phrase of its own."""
    words, small = at.figure.form == "words", head in _CLASSES and at.figure.quantity.high <= _LAST_CLASS
    if (
        "," in at.written
        or (not words and not at.written[-1].isdigit())
        or (head == "no" and at.written.lower() == "one")
    ):
        return False  # "last year 1,204 were killed", "refugees number 4.5 million"
    if at.raw(-1)[0].isupper() and not at.titled and head not in ("no", "note", "notes"):
        return True
    before, farther = at.word(-2), at.word(-3)
    if not _POINTERS.isdisjoint((before, farther)):
        return not (at.counts or head in _PERIODS)
    if not _DETERMINERS.isdisjoint((before, farther)):
        led = not _LEADS.isdisjoint((farther, at.word(-4)))
        return small or not (at.counts and (led or at.figure.noun))
    verb = before in _VERB_CUES or (before.endswith("s") and not before.endswith(("ss", "us")))
    if head in ("number", "numbers") and verb and (before in ("they", "we", "you") or at.figure.quantity.high >= _MANY):
        return False
    if head in _REFERENCES:
        return not (at.figure.noun and (verb or head in _FREE_BEFORE_NOUN))
    if small and not verb:
        return True
    counts = at.figure.noun or at.figure.quantity.unit not in ("count", AGE_UNIT)
    return not counts and not (words and head in _PERIODS)


def _is_reference_list(at: Setting) -> bool:
    """Articles 3 and 5, pages 12, 14 and 15."""
    if at.figure.noun:
        return False
    index, first = at.figure.first - 1, max(0, at.figure.first - 12)
    while index >= first and (at.tokens[index].kind in ("number", "dash") or at.tokens[index].lower in _LIST_WORDS):
        index -= 1
    word = lower_at(at.tokens, index)
    plural = word in _WEAK_REFERENCES and word.endswith("s")
    return index < at.figure.first - 2 and (word in _REFERENCES or plural)


def is_name(at: Setting) -> bool:
    """COVID-19, G20, 4G, Boeing 737, Apollo 11, IP/2024/301, 0417, the Group of Seven."""
    first, quantity, written = at.figure.first, at.figure.quantity, at.written
    if at.figure.form == "words":
        return _is_capital_word(at)
    if at.figure.form not in ("digits", "fraction") or at.tokens[first].kind != "number":
        return False
    if at.previous == "the" and at.following in _VEHICLES:
        return True  # the 37 bus
    if _PRODUCT_AFTER.match(at.after) or (quantity.unit == "degree" and _BEARING_AFTER.match(at.after)):
        return True
    if "." in written and _is_coordinate(at):
        return True
    if len(written) >= _LONGEST_PLAIN and written.isdigit():  # a statistic of that size is mostly grouped in threes
        counted = at.following.isalpha() and at.following not in _OPENERS
        return not (counted or at.counts or at.hedged) or not _ID_WORDS.isdisjoint(
            (at.previous, at.word(-2), at.word(-3))
        )
    if written.isdigit() and len(written) > 1 and written[0] == "0":
        return True
    if _is_joined_name(at):
        return True
    previous, head = at.previous, at.raw(-1)
    counts = not is_currency(quantity.unit) and quantity.unit not in ("percent", AGE_UNIT)
    if not previous or not head[0].isalpha() or not counts:
        return False
    if at.hedged or quantity.is_range or "," in written or not written[-1].isdigit():
        return False
    if previous in _NAME_HEADS and not head.islower():
        return True
    if previous in ("p", "sp") and written == "500":
        return True
    if at.figure.noun or quantity.unit != "count" or head.islower() or quantity.per is not None:
        return False
    return not _is_subject(at)


def _is_coordinate(at: Setting) -> bool:
    near, place = at.near(24, 24)
    return any(match.start() <= place.start and place.end <= match.end() for match in _COORDINATES.finditer(near))


def _is_subject(at: Setting) -> bool:
    """Tell whether the number stands by itself after a capital: "On Friday 340 were killed", "France 450 and Spain 508"."""
    previous, first = at.previous, at.figure.first
    opens = at.tokens[first - 1].start == at.sentence.start
    if (opens and (previous in _OPENERS or previous.endswith(_ADVERBS))) or previous in _NEVER_NAMES:
        return True
    if at.following in _PLURALS_AFTER or (at.counts and _OPENED.search(at.before[-80:])):
        return True
    if at.titled:
        return previous in _OPENERS or previous.endswith(("s", "ed"))
    if at.following.isalpha() and at.following not in ("and", "while", "but"):
        return False
    return _NEXT_IN_LIST.search(at.before[-80:]) is not None and any(
        at.tokens[index].kind == "number" and at.text[at.tokens[index - 1].start].islower()
        for index in range(max(1, first - _LIST_REACH), first)
    )


def _is_joined_name(at: Setting) -> bool:
    """Tell whether letters, a hyphen after a word, a slash or the like stand against the digits."""
    first = at.figure.first
    if at.joined_before:
        previous = at.tokens[first - 1]
        if previous.kind == "word":
            return True
        if previous.lower in (".", "-") and first > 1 and _is_headed(at, at.tokens[first - 2]):
            return True
        if previous.lower in ("-", "‐", "‑") and at.figure.quantity.unit != AGE_UNIT:
            name = at.tokens[first - 2] if first > 1 else None
            joined = name is not None and name.end == previous.start and name.kind in ("word", "number")
            if joined and name is not None and name.lower not in _BEFORE_HYPHEN:
                return True
        if previous.lower == "=" and (at.word(-2) == "n" or "," in at.written):
            return False  # n=1,204
        if previous.lower == ":" and "ratio" in at.words:
            return False
        if previous.lower in ("/", "_", "@", "#", "=", "&", ":"):
            return lower_at(at.tokens, first - 2) not in (" ", "") and not (previous.lower == "/" and at.figure.noun)
    if not at.joined_after or at.figure.quantity.per is not None:
        return False
    following, second = at.following, at.figure.next + 1
    if at.tokens[at.figure.next].kind == "word":
        return at.figure.next == first + 1 and following[0].isalpha()  # not a raised footnote mark
    if second >= len(at.tokens) or at.tokens[second].start != at.tokens[at.figure.next].end:
        return False
    if at.tokens[second].kind not in ("number", "word"):
        return False
    return not _is_part(at, second) if following == "/" else following in ("_", "@", ":") and "ratio" not in at.words


def _is_headed(at: Setting, name: Token) -> bool:
    """COVID -19, ID.4: a mark that touches the number after a known head or after capitals."""
    mark = at.previous
    if mark == "-":
        return name.lower in _NAME_HEADS
    written = at.text[name.start : name.end]
    return name.end == at.figure.span.start - 1 and written.isupper() and len(written) > 1 and at.following.isalpha()


def _is_part(at: Setting, second: int) -> bool:
    """Tell whether a slash divides: 45/60 wells, 4.5/100,000, 322.1/km2."""
    token = at.tokens[second]
    if token.kind != "number":
        return "." in at.written or "," in at.written
    if token.value >= _SMALLEST_BASE and token.value == 10 ** token.value.adjusted():
        return True
    noun = lower_at(at.tokens, second + 1)
    return len(noun) > _SMALL_WORD and noun.isalpha() and noun.endswith("s")


def _is_capital_word(at: Setting) -> bool:
    """The Group of Seven, the Big Four, Five Eyes: a number word with a capital inside a sentence."""
    if not at.written[0].isupper() or at.figure.span.start == at.sentence.start or at.figure.quantity.low > 50:
        return False
    if at.previous in ("“", '"', "‘", "'", "(", "[", "-", "–", "—", ":", "*"):
        return False
    if at.titled and (at.figure.noun or at.previous == "," or at.previous.endswith(("s", "ed"))):
        return False
    neighbour = at.raw(1)[:1].isupper() or at.raw(-1)[:1].isupper()
    return neighbour or (at.previous == "of" and at.raw(-2)[:1].isupper())


def is_size(at: Setting) -> bool:
    """76 × 53 cm: the size of a thing."""
    first, following = at.figure.first, at.figure.next
    if at.previous in _TIMES and first > 1 and at.tokens[first - 2].kind == "number":
        return True
    signed = at.tokens[following - 1].lower in _TIMES
    joined = following if signed else following + 1
    return (signed or at.following in _TIMES) and joined < len(at.tokens) and at.tokens[joined].kind == "number"


def is_compound(at: Setting) -> bool:
    """A one-child policy, a seven-point plan; a 300-strong crowd is counted."""
    if not at.number or not at.joined_after or at.following not in ("-", "‐", "‑"):
        return False
    word_at = at.figure.next + 1
    if word_at >= len(at.tokens) or at.tokens[word_at].start != at.tokens[at.figure.next].end:
        return False
    noun, high = at.tokens[word_at].lower, at.figure.quantity.high
    kept = high > 1 and (
        noun in _COMPOUNDS_KEPT or (noun in _ROOMY and high >= _SMALLEST_HOUSE) or _GROUPED.fullmatch(at.written)
    )
    return at.tokens[word_at].kind == "word" and not kept and at.figure.quantity.unit in ("count", "person")
