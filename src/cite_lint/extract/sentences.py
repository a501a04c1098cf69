"""Find where sentences end, and which part of a sentence belongs to which figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cite_lint.model.span import Span

_SENTENCE_END = re.compile(
    r"""
    [.!?…] ["'”’)\]»]{0,3}
    (?: \[\d{1,3}\] | (?<= [^\d\s][.!?…"'”’)\]»] ) \d{1,3} )?     # a footnote mark: "rose.3", "rose.[3]"
    \s+
    (?= ["'“‘(\[«]{0,3} [^\W_a-zß-öø-ÿ] )      # a capital, a digit or a letter without case begins the next one
    """,
    re.VERBOSE,
)
_ABBREVIATION = re.compile(
    r"""
    (?: \b (?P<inside>      # something always follows these
              Mr|Mrs|Ms|Dr|Prof|St|Gen|Lt|Sgt|Sen|Rep|Gov|Rev|Hon|Capt|Col
            | Nos?|Dkt|vs|approx|ext|cols?|tel|ca|cf|pp?|paras?|arts?|secs?|ch|figs?|vols?|eds?|est|incl|e\.g|i\.e
            | Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec
            | [^\W\d_] )      # an initial
      | \b (?: etc|al|inc|ltd|co|corp|dept|univ | [^\W\d_](?:\.[^\W\d_])+ )     # these may end a sentence: U.S., p.m.
    ) \.$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OPENER = re.compile(
    r"""
    ["'“‘(\[«]{0,3}
    (?: The|This|That|These|Those|A|An|It|Its|He|She|His|Her|They|Their|We|Our|I|You|There|Here|In|On|At|By
      | To|For|From|Of|With|About|Over|Under|Some|Many|Most|Few|All|Both|Each|Every|No|Not|One|Two|Three|And
      | But|Or|So|Yet|If|When|While|As|After|Before|Since|Until|Although|Though|Because|However|Meanwhile
      | According|More|Another|Other|Only|Nearly )\b
    """,
    re.VERBOSE,
)
_BREAK = re.compile(
    r"""
      (?P<strong> [;:] | \s[–—-]\s | — )
    | (?P<joined> [()]
                | \b(?:and|or|but)\s+                 # "... died and in 2016, 450 were hurt"
                  (?=(?:in|among|for|of|between|from|on|during|since|after|before|under|within)\s[^,]{1,40},\s)
                | ,\s*(?:and|but|while|whereas|with|although|though|which|who|compared|plus)\b
                | \b(?:while|whereas|but|although|versus)\b )
    | (?P<comma> , (?!\d) )
    | (?P<and>   \b(?:and|or|then)\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RANK = {"strong": 3, "joined": 2, "comma": 1, "and": 0}


def split_sentences(text: str, block: Span) -> list[Span]:
    """Return the sentences of a block, without surrounding space."""
    starts = [block.start]
    for match in _SENTENCE_END.finditer(text, block.start, block.end):
        before = text[max(starts[-1], match.start() - 12) : match.start() + 1]
        abbreviation = _ABBREVIATION.search(before)
        if abbreviation is None or (abbreviation["inside"] is None and _OPENER.match(text, match.end())):
            starts.append(match.end())
    ends = [*starts[1:], block.end]
    return [span for start, end in zip(starts, ends, strict=True) if (span := _trimmed(text, start, end)) is not None]


def split_clauses(text: str, sentence: Span, figures: Sequence[Span]) -> list[Span]:
    """Return for each figure (in order, spans with their hedges) the part of the sentence that speaks of it.

    Between two figures the strongest mark that parts clauses is the border; of equal ones the last, but a figure in
    brackets takes the words before it and ends where its bracket closes.
    """
    if not figures:
        return []
    borders = [sentence.start]
    for left, right in pairwise(figures):
        between = text[left.end : right.start]
        closing = between.find(")")
        if closing >= 0 and "(" not in between[:closing]:
            borders.append(left.end + closing + 1)
            continue
        best, rank = (left.end + right.start) // 2, -1
        for match in _BREAK.finditer(text, left.end, right.start):
            found = _RANK[match.lastgroup or "and"]
            if found >= rank:
                best, rank = match.end() if match.group() not in "(" else match.start(), found
        borders.append(best if rank >= 0 else right.start)
    borders.append(sentence.end)
    return [Span(start, end) for start, end in pairwise(borders)]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(stripped))
