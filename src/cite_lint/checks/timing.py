"""Which dates a figure may rightly carry; shared by CL205 and CL303."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from cite_lint.checks.case import Case
from cite_lint.extract.relative_dates import FROM_TODAY
from cite_lint.model.period import Grain, Period, Relation
from cite_lint.model.quantity import DATE_UNIT
from cite_lint.model.registry import Observation
from cite_lint.model.span import Mention

_WRITTEN_YEAR = re.compile(r"\d{4}|['’]\d{2}|\d{2}s\b|[-/.]\d{2}\Z")
"""Without it the year of a date is a guess, from the draft's own date."""


def allowed(case: Case, observation: Observation) -> list[Period]:
    """Return the figure's reference period, its origin's date and, credited to that printing, the printing's date."""
    source = case.registry.sources[observation.source]
    origin = case.registry.origin_of(observation)
    periods = [observation.period, origin.published]
    if case.credited == source.publisher or source in case.cited:
        periods.append(source.published)
    return [period for period in periods if period is not None]


def misdated(case: Case) -> tuple[Period, tuple[Observation, ...]] | None:
    """Return the period of the draft and the observations it fits none of; None where it fits or nothing can be said."""
    mention = case.claim.period
    if mention is None or not case.agreeing or case.said.unit == DATE_UNIT:
        return None
    said = mention.value
    if said.relation in (Relation.BEFORE, Relation.AFTER, Relation.UNTIL):
        return None
    for observation in case.agreeing:
        periods = allowed(case, observation)
        if not periods or any(_fits(said, period) for period in periods):
            return None
        event = observation.period
        if event is not None and event.grain in (Grain.DAY, Grain.MONTH) and _fits(_in_year_of(mention, event), event):
            return None
    return said, case.agreeing


def is_of_another_year(case: Case) -> bool:
    """Tell whether a date whose year is not written is the registry's day or month, in whichever year."""
    if _WRITTEN_YEAR.search(case.claim.quantity.text):
        return False
    first, last = (date.fromordinal(int(end)) for end in (case.said.low, case.said.high))
    for found in case.observations:
        known = date.fromordinal(int(found.quantity.low))
        if (first.month, first.day) <= (known.month, known.day) <= (last.month, last.day):
            return True
    return False


def _in_year_of(mention: Mention[Period], known: Period) -> Period:
    """Return the draft's period, in an event's year where it writes a day or month without any: its year is a guess."""
    said = mention.value
    if said.grain not in (Grain.DAY, Grain.MONTH) or _WRITTEN_YEAR.search(mention.text) or known.first is None:
        return said
    if said.first is None or said.last is None or FROM_TODAY.intersection(mention.text.lower().split()):
        return said
    years = known.first.year - said.first.year
    try:
        first, last = (one.replace(year=one.year + years) for one in (said.first, said.last))
    except ValueError:  # 29 February
        return said
    return replace(said, first=first, last=last)


def _fits(said: Period, known: Period) -> bool:
    if said.relation is Relation.SINCE:
        return known.relation is not Relation.SINCE or said.first is None or _year(said) == _year(known)
    return said.overlaps(known)


def _year(period: Period) -> int | None:
    return period.first.year if period.first else None


def is_later(case: Case, said: Period, observations: tuple[Observation, ...]) -> bool:
    """Tell whether the draft dates the figure after its origin came out: told of that later time, not since some year."""
    if said.relation is Relation.SINCE or said.first is None:
        return False
    if any(found.period is not None and found.period.grain in (Grain.DAY, Grain.MONTH) for found in observations):
        return False  # a single event has its day: another one is wrong, not new
    dates = [known.last for found in observations if (known := case.origin_date(found)) is not None and known.last]
    fixed = [found.period.last for found in observations if found.period is not None and found.period.last]
    newest = max([*dates, *fixed], default=None)
    return newest is not None and said.first > newest and bool(dates)
