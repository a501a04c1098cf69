"""Filters for numbers that only name something: pages, laws, products, places, telephones, list items."""

from __future__ import annotations

import re

from cite_lint.extract.figure import AGE_UNIT
from cite_lint.extract.setting import Setting
from cite_lint.extract.tokens import lower_at
from cite_lint.model.quantity import is_currency

_REFERENCES = frozenset(
    "page pages pp section sections sect sec article articles art arts paragraph paragraphs para paras "
    "chapter chapters ch fig figs table tables no nos nr resolution resolutions vol vols volume appendix "
    "annex footnote footnotes note notes version release edition clause clauses amendment protocol schedule "
    "exhibit docket ref reference id isbn issn doi channel apartment apt suite box verse psalm form rule "
    "recital directive regulation law statute ordinance decree convention col cols ext extension room rooms "
    "platform gate flight route highway motorway interstate postcode zip serial code charity hymn hymns office".split()
)
"""A number after one of these names a place in a text, a law or a thing, whatever noun follows it."""
_WEAK_REFERENCES = frozenset(
    "figure item items part phase level grade line tier step bill act issue case file unit floor building "
    "bus train tram question q lot day week month year season episode round game match lap stage scene "
    "interviewee respondent participant interview witness number numbers track block camp ward zone "
    "district seat row desk counter station junction exit point goal target lesson module option type "
    "category class group size series volume model mark".split()
)
"""After one of these a number is a name only if it counts nothing: "in case 12", but "in one case 12 people"."""
_LIST_WORDS = frozenset(", and to or &".split())
_ABBREVIATIONS = frozenset("no nos nr p pp art arts sec para paras fig figs vol vols ch ref col cols ext".split())
_NAME_HEADS = frozenset(
    "boeing airbus windows iphone ipad galaxy playstation xbox channel formula fortune ftse nasdaq dow s&p "
    "euro area catch mach covid apollo studio terminal type category class tier level chapter title vitamin "
    "omega android python big agenda cop schedule generation top pier".split()
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
    "arrested".split()
)
"""Words that may open a sentence before a number without being its name."""
_GROUPS_KEPT = frozenset("strong odd plus member person people bed seat household family nation country".split())
_SMALLEST_GROUP = 13
_LONGEST_PLAIN = 7
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth "
    "ninetieth hundredth thousandth millionth".split()
)
_STREET = re.compile(
    r"""
    [A-Z]? \s+ (?: [A-Z][\w'’-]* \s+ ){1,3}
    (?: Street|St|Road|Rd|Avenue|Ave|Place|Square|Lane|Drive|Boulevard|Blvd|Way|Terrace|Court|Close|Row|Hill|Quay
      | Crescent )\b
    (?! \s+ [a-z]{3,}s\b )          # 50 Wall Street banks, 12 Supreme Court judges
    """,
    re.VERBOSE,
)
_STATE_BEFORE = re.compile(r"\b[A-Z]{2}\s+$")
_TOWN_AFTER = re.compile(r"\s+[A-Z][a-zé]+\b")
_LEGAL_BEFORE = re.compile(
    r"""
    (?: §+ | \bU\.?S\.?C\b\.? | \b\d+\sU\.S\. | \bC\.?F\.?R\.? | \b[AS]/(?:RES|HRC|PV)/ | \bECHR\b | \bUNTS\b
      | \[\d{4}\] | \bPub\.\s?L\.(?:\s?No\.)? | \bH\.\s?R\. | \(\d{4}:
      | \b(?:EWCA|EWHC|UKSC|AC|QB|WLR)(?:\s+[A-Z]\w+)? | \bF\.[23]d | \bStat\.
    ) \s*$
    """,
    re.VERBOSE,
)
_LEGAL_SIGN = re.compile(r"[A-Z§\](]")
"""Stands in each of these: a look that spares the search."""
_LEGAL_AFTER = re.compile(
    r"\s*(?:§|U\.?\s?S\.?\s?C\b|C\.?F\.?R\b|F\.\s?(?:2d|3d|Supp)|U\.S\.\s+\d|UNTS\b|EHRR\b|UST\b|Stat\.|(?:AC|QB|WLR)\s\d)"
)
_PHONE = re.compile(
    r"""
      (?<![\d.,]) (?: \+\d | 0\d ) [\d\s().-]{6,20} \d (?!\d)       # +44 20 7946 0000, 020 7946 0000
    | \(\d{3,5}\)\s?\d{3}[\s-]?\d{3,4}                              # (020) 7946 0000
    | (?<!\d) (?:1-)? \d{3}[-.]\d{3,4}[-.]\d{4} (?!\d)              # 1-800-555-0199
    """,
    re.VERBOSE,
)
_DIALLED = frozenset(
    "call calls calling called dial dials dialling dialing phone ring tel telephone text fax hotline helpline".split()
)
_THREAD_MARK_AFTER = re.compile(r"/(?=\s|$)")
"""The mark of a thread: "6/ Why there?"."""
_LIST_MARK_AFTER = re.compile(r"[.)\]](?:\s|$)")


def is_phone(at: Setting) -> bool:
    """+44 20 7946 0000, call 112."""
    if at.figure.form != "digits":
        return False
    near, place = at.near(24, 24)
    if any(match.start() <= place.start and place.end <= match.end() for match in _PHONE.finditer(near)):
        return True
    dialled = at.previous in _DIALLED or (at.previous in ("on", "number", ":", ".") and at.word(-2) in _DIALLED)
    return dialled and at.bare and at.written.isdigit() and len(at.written) >= 3


def is_legal(at: Setting) -> bool:
    """18 U.S.C. § 1591, [2019] EWCA Civ 12, S/RES/1325."""
    if not at.number or at.figure.quantity.unit not in ("count", "second"):
        return False
    before = at.before[-24:]
    if _LEGAL_SIGN.search(before) and _LEGAL_BEFORE.search(before):
        return True
    return _LEGAL_AFTER.match(at.after) is not None


def is_ordinal(at: Setting) -> bool:
    """22nd, twenty-first, the top 10."""
    if at.figure.form == "digits":
        following = at.following if at.joined_after else ""
        if following in ("st", "nd", "rd", "th"):
            return True
    if at.number and at.previous in ("top", "bottom") and at.figure.quantity.unit not in ("percent", "USD"):
        return True
    following = at.word(2) if at.following == "-" else at.following
    return at.figure.form == "words" and following in _ORDINALS


def is_list_mark(at: Setting) -> bool:
    """The number that opens a list item, "1. Background", and (2) in running text."""
    if at.figure.form != "digits" or at.figure.quantity.high > 200 or not at.bare or not at.written.isdigit():
        return False
    opening = at.figure.span.start - at.block.start
    lead = at.text[at.block.start : at.figure.span.start] if opening < 8 else "-"
    if not lead.strip(" \t\n([") and (_LIST_MARK_AFTER.match(at.after) or _THREAD_MARK_AFTER.match(at.after)):
        return True
    return at.figure.quantity.high <= 20 and at.previous == "(" and at.following == ")" and at.word(2).isalpha()


def is_footnote(at: Setting) -> bool:
    """A mark after a stop, "… said.12", or in square brackets, [3]."""
    if at.figure.form != "digits" or at.figure.quantity.high >= 1000 or not at.bare or at.hedged:
        return False
    previous = at.previous
    if previous == "[" or (previous in (",", "-", "–") and "[" in (at.word(-3), at.word(-5))):
        return at.following in ("]", ",", "-", "–")
    if not at.joined_before or previous not in tuple(".,;!?)”’\"'»"):
        return False
    before = at.text[at.figure.span.start - 2 : at.figure.span.start - 1]
    return before.isalpha() or before in tuple(").”’\"'%»")


def is_address(at: Setting) -> bool:
    """12 Baker Street; Washington, DC 20005; 75008 Paris."""
    if at.figure.form != "digits" or at.figure.quantity.per is not None:
        return False
    if _STREET.match(at.after):
        return at.figure.quantity.high < 30_000 and not at.hedged
    code = len(at.written) == 5 and at.written.isdigit()
    if not code or at.figure.noun:
        return False
    town_after = at.previous == "," and _TOWN_AFTER.match(at.after) is not None
    return town_after or _STATE_BEFORE.search(at.before[-4:]) is not None


def is_reference(at: Setting) -> bool:
    """Page 12, Articles 3 and 5, resolution 1325, case no. 4471, room 12, day 3."""
    quantity = at.figure.quantity
    if not at.number or at.hedged or quantity.unit == "percent" or is_currency(quantity.unit):
        return False
    before = at.previous
    if before in ("#", "№", "§") or (before == "." and at.word(-2) in _ABBREVIATIONS):
        return True
    if before in ("p", "s") and at.bare:
        return at.raw(-1).islower()
    if before in _REFERENCES:
        return not (before in ("no", "note", "notes", "form", "rule", "law", "code") and at.figure.noun)
    if before in _WEAK_REFERENCES:
        counts = at.figure.noun or quantity.unit not in ("count", AGE_UNIT)
        return not counts and not (before in ("day", "week", "month", "year") and at.figure.form == "words")
    return (before in _LIST_WORDS or before in ("-", "–")) and _is_reference_list(at)


def _is_reference_list(at: Setting) -> bool:
    """Articles 3 and 5, pages 12, 14 and 15."""
    if at.figure.noun:
        return False
    index, first = at.figure.first - 1, max(0, at.figure.first - 12)
    while index >= first and (at.tokens[index].kind in ("number", "dash") or at.tokens[index].lower in _LIST_WORDS):
        index -= 1
    word = lower_at(at.tokens, index)
    return index < at.figure.first - 2 and (word in _REFERENCES or (word in _WEAK_REFERENCES and word.endswith("s")))


def is_name(at: Setting) -> bool:
    """COVID-19, G20, 4G, Boeing 737, Apollo 11, IP/2024/301, 0417, the Group of Seven."""
    first, quantity = at.figure.first, at.figure.quantity
    if at.figure.form == "words":
        return _is_capital_word(at)
    if at.figure.form not in ("digits", "ratio", "fraction") or at.tokens[first].kind != "number":
        return False
    if at.tokens[first].kind == "number" and len(at.written) >= _LONGEST_PLAIN and at.written.isdigit():
        return True  # "registered charity 1122334": a statistic of that size is grouped in threes
    written = at.written
    if at.figure.form == "ratio":
        return False
    if written.isdigit() and len(written) > 1 and written[0] == "0":
        return True
    if _is_joined_name(at):
        return True
    previous, head = at.previous, at.raw(-1)
    counts = not is_currency(quantity.unit) and quantity.unit not in ("percent", AGE_UNIT)
    if not previous or not head[0].isalpha() or not counts:
        return False
    if at.hedged or quantity.is_range or "," in written:
        return False
    if previous in _NAME_HEADS and head != previous:
        return True
    if at.figure.noun or quantity.unit != "count" or not head[0].isupper() or quantity.per is not None:
        return False
    return at.tokens[first - 1].start != at.sentence.start or previous not in _OPENERS


def _is_joined_name(at: Setting) -> bool:
    """Tell whether letters, a hyphen after a word, a slash or the like stand against the digits."""
    first = at.figure.first
    if at.joined_before:
        previous = at.tokens[first - 1]
        if previous.kind == "word":
            return True
        if previous.lower in ("-", "‐", "‑") and at.figure.quantity.unit != AGE_UNIT:
            name = at.tokens[first - 2] if first > 1 else None
            joined = name is not None and name.end == previous.start and name.kind in ("word", "number")
            if joined and name is not None and name.lower not in ("mid", "over", "under", "to"):
                return True
        if previous.lower in ("/", "_", "@", "#", "=", "&", ":"):
            return lower_at(at.tokens, first - 2) not in (" ", "")
    if not at.joined_after or at.figure.quantity.per is not None:
        return False
    following, second = at.following, at.figure.next + 1
    if at.tokens[at.figure.next].kind == "word":
        return at.figure.next == first + 1
    touching = second < len(at.tokens) and at.tokens[second].start == at.tokens[at.figure.next].end
    return following in ("/", "_", "@", ":") and touching and at.tokens[second].kind in ("number", "word")


def _is_capital_word(at: Setting) -> bool:
    """The Group of Seven, the Big Four, Five Eyes: a number word with a capital inside a sentence."""
    if not at.written[0].isupper() or at.figure.span.start == at.sentence.start or at.figure.quantity.low > 50:
        return False
    if at.previous in ("“", '"', "‘", "'", "(", "[", "-", "–", "—", ":", "*"):
        return False
    neighbour = at.raw(1)[:1].isupper() or at.raw(-1)[:1].isupper()
    return neighbour or (at.previous == "of" and at.raw(-2)[:1].isupper())


def is_compound(at: Setting) -> bool:
    """A one-child policy, a seven-point plan; a 300-strong crowd is counted."""
    if not at.number or not at.joined_after or at.following not in ("-", "‐", "‑"):
        return False
    word_at = at.figure.next + 1
    if word_at >= len(at.tokens) or at.tokens[word_at].start != at.tokens[at.figure.next].end:
        return False
    kept = at.tokens[word_at].lower in _GROUPS_KEPT and at.figure.quantity.high >= _SMALLEST_GROUP
    return at.tokens[word_at].kind == "word" and not kept and at.figure.quantity.unit in ("count", "person")
