"""CL203: the right number in the wrong unit."""

from __future__ import annotations

import re

from cite_lint.checks import wording
from cite_lint.checks.case import Case, Remark
from cite_lint.checks.rule import Rule
from cite_lint.match.agreement import agrees
from cite_lint.model.finding import Verdict
from cite_lint.model.period import Grain
from cite_lint.model.quantity import DATE_UNIT, RANK_UNIT, Change, Quantity, is_currency
from cite_lint.model.registry import Kind, Observation

RULE = Rule(
    "CL203",
    "unit-mismatch",
    "The figure is right, but its unit, rate or direction is another.",
    """Currencies are never converted: a price in pounds is not the price in dollars. A sum a year is not a sum in total,
cases are not persons, percentage points are not per cent, and what rose by 50 per cent did not rise to it.

Ignore it where the draft converts a figure on purpose and says so.""",
    failing=(
        "According to the Northport Housing Trust, the average rent in Northport is £1,150 a month.",
        "According to the Northport Housing Trust, the average rent in Northport is $1,150 a week.",
    ),
    passing=("According to the Northport Housing Trust, the average rent in Northport is $1,150 a month.",),
    verdict=Verdict.MISMATCHED,
)

_TOTAL = re.compile(
    r"\b(?:in total|altogether|in all|all told|overall|a total of|so far|to date|cumulative(?:ly)?)\b", re.IGNORECASE
)
_NO_RATES = (Kind.STOCK, Kind.CUMULATIVE, Kind.FLOW, Kind.DURATION)
_COUNTED_ANYHOW = {"count", DATE_UNIT, RANK_UNIT}


def check(case: Case) -> Remark | None:
    """Compare currency, counted noun, rate basis and direction, in that order."""
    said, indicator = case.said, case.indicator
    known = case.known()
    if said.unit != indicator.unit and not {said.unit, indicator.unit} & _COUNTED_ANYHOW:
        same_number = _agreeing_as(
            case, Quantity(said.low, said.high, indicator.unit, said.per, said.hedge, said.precision)
        )
        if same_number:
            return Remark(
                f"{case.text} is in {_unit(said.unit)}; the registry has {known}.",
                f"Give the figure in {_unit(indicator.unit)}, as its source does.",
                same_number,
            )
        return None
    if not case.agreeing:
        return None
    other_rate = said.per is not None and said.per != indicator.per and indicator.kind not in (Kind.AGE, Kind.EVENT)
    # Hours at a time are commonly told as hours a day; hours a week are another matter.
    # What happened "in a day" is no rate where the figure is one day's.
    at_a_time = indicator.kind is Kind.DURATION and (said.unit, said.per) == ("hour", "day")
    in_all = said.per == "day" and any(
        found.period is not None and found.period.grain is Grain.DAY for found in case.agreeing
    )
    if other_rate and not at_a_time and not in_all and (indicator.per is not None or indicator.kind in _NO_RATES):
        return Remark(
            f"{case.text} is given per {said.per}; the registry has {known}.",
            f"Say per {indicator.per}." if indicator.per else f"Drop “per {said.per}”: it is no rate.",
            case.agreeing,
        )
    if indicator.per and said.per is None and _TOTAL.search(case.sentence):
        return Remark(
            f"{case.text} is told as a total; the registry has {known}.", f"Say per {indicator.per}.", case.agreeing
        )
    directions = {found.quantity.change for found in case.agreeing} - {Change.NONE}
    if directions and said.change is not Change.NONE and said.change not in directions:
        registered = min(directions)
        return Remark(
            f"{case.text} is told as “{said.change.value}”; the registry has “{registered.value}” ({known}).",
            f"Say that it {registered.value.replace('rise', 'rose').replace('fall', 'fell')} this figure.",
            case.agreeing,
        )
    return None


def _agreeing_as(case: Case, quantity: Quantity) -> tuple[Observation, ...]:
    return tuple(found for found in case.observations if agrees(quantity, found.quantity))


def _unit(unit: str) -> str:
    return {"percent": "per cent", "percentage-point": "percentage points", "person": "people"}.get(
        unit, unit if is_currency(unit) else wording.plural(unit)
    )
