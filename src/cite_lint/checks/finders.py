"""Tell whether a sentence says who found its figure: "inspectors went round and found damp in 12 per cent of them"."""

from __future__ import annotations

import re

_WHO = r"""(?:inspectors | surveyors | auditors | assessors | examiners | investigators | enumerators | engineers | scientists
  | biologists | geologists | archaeologists | rangers | wardens | vets | veterinarians | dentists | officers
  | volunteers | testers | technicians | meteorologists | ecologists | epidemiologists | psychologists | pollsters
  | interviewers | students | divers | counters | valuers)"""
_OWNER = r"(?:[\w’'-]+(?:['’]s|s['’])|council|city|town|county|state|government|federal|municipal|district|fire|health)"
_FOUND = r"(?:found|counted|measured|detected|recorded|identified|observed|discovered|noted|tallied|diagnosed|logged)"
_LOOKED = r"""(?:went | visited | looked | checked | inspected | examined | surveyed | walked | toured | tested | sampled
  | searched | called | came | drove | dived | dug | opened | asked | knocked | measured | weighed | read)"""
_BEFORE = re.compile(
    rf"""
    \b(?:
        {_OWNER} \s+ (?:[\w-]+\s+)? {_WHO} \s [^;:.!?]{{0,120}}?        # the council's own inspectors ... found
      | {_WHO} \s+ (?:of|from|for|at|with|hired\s+by|sent\s+by) \s [^;:.!?]{{0,120}}?
      | {_WHO} \s [^;:.!?]{{0,20}}? \b{_LOOKED}\b [^;:.!?]{{0,120}}? \b(?:and|they)\s   # went round and found
      | (?:the|a|an|its|their|each|last) \s+ (?:[\w-]+\s+){{0,2}} (?:census|inspection|audit|count|tally)
        \s [^;:.!?]{{0,40}}?
    )
    \b{_FOUND}\b (?P<rest>[^;:!?]*) $
    """,
    re.IGNORECASE | re.VERBOSE,
)
_AFTER = re.compile(
    rf"""
    ^ [^;:.!?]{{0,120}}?
    (?: \b(?:when|where|after|as|whenever|once) \s+ (?:[\w’'-]+\s+){{0,5}}? {_WHO} \s+ (?:\w+\s+)? {_LOOKED} \b
      | \b{_FOUND} \s+ by \s+ (?:the\s+|its\s+|their\s+)? (?:[\w’'-]+\s+){{0,3}}? {_WHO} \b
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_CLAUSE = re.compile(r"\b(?:while|whereas|but|although|though)\b", re.IGNORECASE)


def names_finder(before: str, after: str) -> bool:
    """Tell whether people whose work it is to look are told to have found the figure: whose people, or how they looked.

    `before` and `after` are the nearest parts of the sentence up to the figure and from it on. "Inspectors found" alone
    says neither.
    """
    found = _BEFORE.search(before)
    if found is not None and _OTHER_CLAUSE.search(found["rest"]) is None:
        return True
    later = _AFTER.match(after)
    return later is not None and _OTHER_CLAUSE.search(later.group()) is None
