"""Choose whom a figure is credited to, among those who speak around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cite_lint.model.claim import UNATTRIBUTED, Attribution, AttributionKind
from cite_lint.model.span import Span

_REACH = 24
"""Speakers on each side of a clause among which its own is sought, for the sake of endless sentences."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody credited at a place of a sentence. `points_back` waits for a name given before."""

    span: Span
    attribution: Attribution
    points_back: bool = False
    office: bool = False
    """It holds an office of the body it points back to: "its chair"."""
    bracketed: bool = False
    """It stands in brackets, and so speaks for nothing outside its clause."""


def attribute(
    figure: Span,
    clause: Span,
    own: Sequence[Speaker],
    before: Callable[[], Sequence[Speaker]],
    later: Span | None = None,
    bodies: int = 1,
    bars: Sequence[int] = (),
) -> Attribution:
    """Choose whom a clause credits: a speaker of its own sentence, the nearest first, else one of the sentences before.

    `own` are the speakers of the claim's sentence, `before` gives those of the earlier sentences in reach, both in text
    order.
    A speaker that points back stands for the last named one before it. `later` is the last of the figures that follow
    in the sentence: a speaker that stands between clause and such a figure introduces that one. `bodies` is how many
    named bodies the draft has spoken of by then: with several, what points back may mean any of them. `bars` are the
    semicolons of the sentence, past which a speaker is not taken at its word.
    """
    first = bisect_left(own, clause.start, key=_start)
    last = bisect_left(own, clause.end, first, key=_start)
    own = own[max(0, first - _REACH) : last + _REACH]
    own = [speaker for speaker in own if not speaker.bracketed or clause.overlaps(speaker.span)]
    if not own:
        earlier = [speaker for speaker in before()[-_REACH:] if not (speaker.points_back or speaker.bracketed)]
        return replace(earlier[-1].attribution, inherited=True) if earlier else UNATTRIBUTED
    nearest = min(
        own,
        key=lambda speaker: (
            _distance(clause, speaker.span),
            speaker.points_back,
            speaker.attribution.kind is AttributionKind.ANONYMOUS,
            speaker.attribution.reported and not speaker.points_back,
            _distance(figure, speaker.span),
        ),
    )
    elsewhere = nearest.span.start >= clause.end and later is not None and later.start > nearest.span.end
    elsewhere = elsewhere or any(nearest.span.end <= bar < clause.end and bar <= figure.start for bar in bars)
    if not nearest.points_back:
        return replace(nearest.attribution, inherited=elsewhere)
    earlier = [s for s in (*before()[-_REACH:], *own) if not s.points_back and s.span < nearest.span]
    named = [s for s in earlier if s.attribution.kind is AttributionKind.NAMED]
    if not earlier:
        return Attribution(AttributionKind.ANONYMOUS, None, "", nearest.span)
    return replace((named or earlier)[-1].attribution, inherited=bodies > 1 or elsewhere)


def _start(speaker: Speaker) -> int:
    return speaker.span.start


def _distance(clause: Span, speaker: Span) -> int:
    if clause.overlaps(speaker):
        return 0
    return speaker.start - clause.end if speaker.start >= clause.end else clause.start - speaker.end
