"""Tell a movement from a level: rose by, up, fell to, a 50 per cent increase."""

from __future__ import annotations

from collections.abc import Sequence

from cite_lint.extract.tokens import Token, lower_at
from cite_lint.model.quantity import Change

_RISES = frozenset(
    "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing "
    "growth climb climbs climbed climbing jump jumps jumped jumping surge surges surged surging soar soars "
    "soared soaring up gain gains gained hike hiked higher swell swelled swollen expand expanded expands "
    "leap leapt doubled doubles doubling tripled trebled quadrupled".split()
)
_FALLS = frozenset(
    "fall falls fell fallen falling decrease decreases decreased decreasing decline declines declined "
    "declining drop drops dropped dropping shrink shrinks shrank shrunk shrinking cut cuts cutting reduce "
    "reduces reduced reducing reduction down lower plunge plunged plunges slump slumped dip dipped dips "
    "tumble tumbled slid sank halved halving".split()
)
_RISES_AFTER = frozenset("increase rise jump surge growth hike higher leap".split())
_FALLS_AFTER = frozenset("decrease fall drop decline reduction cut lower plunge slump dip".split())
_VERBS_TOO = frozenset("rise jump surge leap fall drop decline cut plunge dip".split())
_PHRASAL = {
    "up": frozenset(
        "make makes made making take takes took taken taking set sets setting pick picks picked give gives gave given "
        "round rounds rounded add adds added end ends ended come comes came sign signs signed turn turned show showed "
        "shown open opened back backed break broke broken bring brought call called draw drew drawn speak spoke stand "
        "stood use used beat beaten split held clean cleaned snap snapped buy bought eat eaten follow followed".split()
    ),
    "down": frozenset(
        "turn turned turning shut shot shoot gun gunned tear tore torn track tracked hunt hunted pin pinned strike struck "
        "burn burned burnt knock knocked hand handed put write wrote lay laid note noted close closed".split()
    ),
}
"""Verbs with which "up" and "down" say no rise and no fall: women make up 60 per cent."""
_AFTER_NOUN = frozenset("in from since on over compared year during between after for and . , ; ) :".split()) | {""}
_REACH = 4
_LONG_REACH = 12
"""Tokens back to the verb where "from" stands between: rose from 40 per cent in 2010 to 60 per cent."""


def is_movement(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether token `at` says that something rises or falls."""
    word = lower_at(tokens, at)
    return word in _RISES or word in _FALLS


def movement(tokens: Sequence[Token], start: int, end: int) -> Change:
    """Read a movement from the words around a number, whose tokens with its hedge are [start, end)."""
    following = lower_at(tokens, end)
    if following in _RISES_AFTER or following in _FALLS_AFTER:
        article = lower_at(tokens, start - 1) in ("a", "an", "the", "this", "that")
        if article or following not in _VERBS_TOO or lower_at(tokens, end + 1) in _AFTER_NOUN:
            return Change.RISE_BY if following in _RISES_AFTER else Change.FALL_BY
    if lower_at(tokens, start - 1) == "between":
        start -= 1  # fell by between 10 and 15 per cent
    link = lower_at(tokens, start - 1)
    if lower_at(tokens, start - 2) in _PHRASAL.get(link, ()):
        return Change.NONE
    if link not in ("by", "to", "of", "from") and not is_movement(tokens, start - 1):
        return Change.NONE
    reach = _REACH
    if link == "to" and "from" in [lower_at(tokens, start - steps) for steps in range(2, _LONG_REACH)]:
        reach = _LONG_REACH
    for steps in range(1, reach + 2):
        word = lower_at(tokens, start - steps)
        if not word or (word in (".", ";", ":", ",") and steps > 1):
            break
        if word in _RISES or word in _FALLS:
            rises = word in _RISES
            if link == "from" or (word == "up" and link in ("to", "of")) or (link == "of" and steps != 2):
                break
            if link == "to" and steps > 2 and lower_at(tokens, start - steps - 1) == "the":
                break  # "the rise is due to 45 new homes"
            if link == "to":
                return Change.RISE_TO if rises else Change.FALL_TO
            return Change.RISE_BY if rises else Change.FALL_BY
    return Change.NONE
