"""Filters for numbers that are dialled, posted, cited or only mark a place: telephones, addresses, laws, notes."""

from __future__ import annotations

import re

from cite_lint.extract.setting import Setting

_STREET = re.compile(
    r"""
    [A-Z]? \s+ (?: (?: [A-Z][\w'’-]* | \d{1,3}(?:st|nd|rd|th) ) \s+ ){1,3}
    (?: Street|St|Road|Rd|Avenue|Ave|Place|Square|Lane|Drive|Boulevard|Blvd|Way|Terrace|Court|Close|Row|Hill|Quay
      | Crescent )\b
    (?! \s+ [a-z]{3,}s\b )          # 50 Wall Street banks, 12 Supreme Court judges
    | ,? \s+ (?: Ave|Avenue|[Rr]ue|Calle|Via ) \s+ (?: d[eu]s? \s+ (?: la \s+ )? )? [A-Z]\w+ [,.]
    """,
    re.VERBOSE,
)
_STATE = "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]"
_STATE_BEFORE = re.compile(rf",\s*(?:{_STATE})\s+$")
_TOWN_CLOSED = re.compile(r"\s+[A-Z][a-zéü]+(?:[.,;)]|$|\s+(?:by|before|or)\b)")
_POSTED = frozenset("post send mail write return deliver address office visit headquarters".split())
_ZIP_AFTER = re.compile(r"\s+(?:zip|post(?:al)?)\s?code", re.IGNORECASE)
_DIGITS_IN_CODE = 5
_LEGAL_BEFORE = re.compile(
    r"""
    (?: §+ | \bU\.?S\.?C\b\.? | \b\d+\sU\.S\. | \bC\.?F\.?R\.? | \b[AS]/(?:RES|HRC|PV)/ | \bECHR\b | \bUNTS\b
      | \[\d{4}\] | \bPub\.\s?L\.(?:\s?No\.)? | \bH\.\s?R\. | (?<!\b[Ii]n)\s[A-Z][\w'’-]+\s\(\d{4}:
      | \b(?:EWCA|EWHC|UKSC|AC|QB|WLR)(?:\s+[A-Z]\w+)? | \bF\.[23]d | \bStat\.
    ) \s*$
    """,
    re.VERBOSE,
)
_LEGAL_SIGN = re.compile(r"[A-Z§\](]")
"""Stands in each of these: a look that spares the search."""
_OPINION = re.compile(r"\b(?:op\.|Id\.|supra|infra),?\s+at\s+$")
"""A page of a judgment: "slip op. at 14"."""
_SUBSECTION = re.compile(r"(?:§+\s?\d+|\d\([a-z]\))[\w()]{0,12}\($")
_LEGAL_AFTER = re.compile(
    r"\s*(?:§|U\.?\s?S\.?\s?C\b|C\.?F\.?R\b|F\.\s?(?:2d|3d|Supp)|U\.S\.\s+\d|UNTS\b|EHRR\b|UST\b|Stat\.|(?:AC|QB|WLR)\s\d)"
)
_PHONE = re.compile(
    r"""
      (?<![\d.,]) (?: \+\d | 0\d ) [\d\s().-]{6,20} \d (?!\d)       # +44 20 7946 0000, 020 7946 0000
    | \(\d{3,5}\)\s?\d{3}[\s-]?\d{3,4}                              # (020) 7946 0000
    | (?<!\d) (?:1-)? \d{3}[-.]\d{3,4}[-.]\d{4} (?!\d)              # 1-800-555-0199
    | (?<![\d,.-]) 1-8(?:00|33|44|55|66|77|88) (?:-[0-9A-Z]{2,7}){0,2} (?:\s\(\d{3,4}\))?  (?![\d,])   # 1-800-799-SAFE (7233)
    | (?<![\d,.-]) (?: 555-\d{4} | \d{3}-0\d{3} ) (?![\d,-])        # 555-0147
    """,
    re.VERBOSE,
)
_PHONE_LED = re.compile(
    r"""
      \b (?: (?:press|media|news)\s(?:office|desk|room|team|contact|enquir(?:y|ies)|inquir(?:y|ies)|line)
        | contacts? | call | ring | dial | text | tel(?:ephone)? | phone | mobile | cell | fax | whatsapp
        | enquiries | inquiries | (?:help|hot|info)line | media | switchboard | reservations | bookings
      ) \b
      (?: [.:,]? (?: \s (?:us|on|at|is|our|number|the|office|desk|team|line|free|now|(?-i:[A-Z][\w'’-]+)) [:,]? ){0,5}
        | (?: \s [a-z][\w'’-]* ){1,6} : )                     # Press office of the harbour: 555 0142
      \s{0,3} \(?
      (?P<number> \d{2,5} (?:[ -]\d{2,4}){1,3} | \d{6,11} ) (?![\d%]|[.,]\d|\s?[-–]\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A number that is dialled, told by the words before it: "Press office: 555 0142"."""
_LEADS = frozenset(
    "press media news contact contacts call ring dial text tel telephone phone mobile cell fax whatsapp enquiries"
    " inquiries helpline hotline infoline switchboard reservations bookings".split()
)
"""The first words of these: a look that spares the search."""
_PHONE_LEAD = 60
_LONGEST_PHONE = 11
_PHONE_SIGN = re.compile(r"\d[\s().-]+\d|\d{7}")
_DIALLED = frozenset(
    "call dial dials dialling dialing phone ring tel telephone text fax hotline helpline contact".split()
)
_CALLED = frozenset("calls calling called".split())
_EMERGENCY = frozenset("000 101 110 111 112 119 211 311 411 711 911 988 999".split())
"""Only these follow "called": "they called 340 as witnesses"."""
_TEXTED = re.compile(r"\btext\s+\W?\w{1,12}\W?\s+to\s+$", re.IGNORECASE)
_THREAD_MARK_AFTER = re.compile(r"/(?=\s|$)")
"""The mark of a thread: "6/ Why there?"."""
_LIST_MARK_AFTER = re.compile(r"[.)\]](?:\s|$)")
_LAST_ITEM = 20


def is_phone(at: Setting) -> bool:
    """+44 20 7946 0000, call 112."""
    if at.figure.form != "digits":
        return False
    near, place = at.near(24, 24)
    found = _PHONE.finditer(near) if _PHONE_SIGN.search(near) else ()
    if any(match.start() <= place.start and place.end <= match.end() for match in found):
        return True
    if _is_led_phone(at):
        return True
    if at.previous in _CALLED:
        return at.bare and at.written in _EMERGENCY
    if at.previous == "to" and _TEXTED.search(at.before[-40:]):
        return at.bare
    dialled = at.previous in _DIALLED or (at.previous in ("on", "number", ":", ".") and at.word(-2) in _DIALLED)
    return dialled and at.bare and at.written.isdigit() and len(at.written) >= 3


def _is_led_phone(at: Setting) -> bool:
    """Tell whether the figure is of a number that words of the telephone lead to; a noun behind it counts things."""
    if not at.written.isdigit() or len(at.written) > _LONGEST_PHONE or _LEADS.isdisjoint(at.words):
        return False
    if not at.bare:
        return False
    near, place = at.near(_PHONE_LEAD, 16)
    return any(
        match.start("number") <= place.start and place.end <= match.end("number") for match in _PHONE_LED.finditer(near)
    )


def is_legal(at: Setting) -> bool:
    """18 U.S.C. § 1591(a)(42), [2019] EWCA Civ 12, S/RES/1325, slip op. at 14."""
    if not at.number or at.figure.quantity.unit not in ("count", "second"):
        return False
    before = at.before[-24:]
    if (at.previous == "at" and _OPINION.search(before)) or (at.previous == "(" and _SUBSECTION.search(before)):
        return True
    if _LEGAL_SIGN.search(before) and _LEGAL_BEFORE.search(before):
        return True
    return _LEGAL_AFTER.match(at.after) is not None


_OF_SERIES = re.compile(r"(\d{1,3})/(\d{1,3})")


def is_list_mark(at: Setting) -> bool:
    """The number that opens a list item, "1. Background", (2) in running text, and the place in a series, "3/9 And"."""
    of_series = _OF_SERIES.fullmatch(at.written)
    if of_series is not None and not at.text[at.block.start : at.figure.span.start].strip(" \t\n([*_"):
        following = at.after.lstrip()[:1]
        return int(of_series[1]) <= int(of_series[2]) and not (following.islower() or following.isdigit())
    if at.figure.form != "digits" or at.figure.quantity.high > 200 or not at.bare or not at.written.isdigit():
        return False
    opening = at.figure.span.start - at.block.start
    lead = at.text[at.block.start : at.figure.span.start] if opening < 8 else "-"
    if not lead.strip(" \t\n([") and (_LIST_MARK_AFTER.match(at.after) or _THREAD_MARK_AFTER.match(at.after)):
        return True
    if at.figure.quantity.high > _LAST_ITEM or at.previous != "(" or at.following != ")" or not at.word(2).isalpha():
        return False
    near, place = at.near(300, 300)  # one of a series: (1) and (2)
    number = int(at.written)
    return f"({number - 1})" in near[: place.start] or (number == 1 and "(2)" in near[place.end :])


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
    code = len(at.written) == _DIGITS_IN_CODE and at.written.isdigit()
    if code and _ZIP_AFTER.match(at.after):
        return True
    if not code or at.figure.noun or at.hedged:
        return False
    if (at.previous == "," or not _POSTED.isdisjoint(at.words)) and _TOWN_CLOSED.match(at.after):
        return True
    return _STATE_BEFORE.search(at.before[-6:]) is not None
