"""Tell the numbers that are no claims: each kind is a named filter, and its name is the reason that is shown."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from cite_lint.extract import asides, codes, labels, persons
from cite_lint.extract.figure import AGE_UNIT, Figure
from cite_lint.extract.setting import Setting
from cite_lint.model.quantity import Bound, is_currency

__all__ = ["FILTERS", "Setting", "is_weak", "reason_to_skip"]

FILTERS: tuple[tuple[str, Callable[[Setting], bool]], ...] = (
    ("date", asides.is_date),
    ("idiom", asides.is_idiom),
    ("time of day", asides.is_time),
    ("phone number", codes.is_phone),
    ("legal citation", codes.is_legal),
    ("ordinal", labels.is_ordinal),
    ("list marker", codes.is_list_mark),
    ("address", codes.is_address),
    ("page, section or other reference", labels.is_reference),
    ("footnote mark", codes.is_footnote),
    ("score", asides.is_score),
    ("name or identifier", labels.is_name),
    ("compound word", labels.is_compound),
    ("size of a thing", labels.is_size),
    ("the word one", asides.is_one),
    ("not a share", asides.is_no_share),
    ("age of one person", persons.is_age_of_one),
    ("an individual's story", persons.is_story),
)

_SMALL_COUNT = 12
_SMALL_SUM = 20
"""The price of a ticket or of a coffee."""
_LARGE_PLURAL = 10_000
_ALWAYS = frozenset(((Decimal(24), "hour", "day"), (Decimal(7), "day", "week")))
"""Ways to say "without a break": 24 hours a day, 7 days a week."""


def reason_to_skip(setting: Setting) -> str | None:
    """Return why the figure is no claim, or None if it may be one."""
    for name, applies in FILTERS:
        if applies(setting):
            return name
    return None


def is_weak(figure: Figure) -> bool:
    """Tell whether a figure is too slight to be called unsupported where the registry does not know it.

    Small counts and sums, plain durations, multiples and vague plurals are seldom statistics by themselves.
    """
    quantity = figure.quantity
    if figure.form == "multiple" or quantity.unit == "factor":
        return True
    if figure.form == "plural":
        return quantity.low < _LARGE_PLURAL and (quantity.per is None or quantity.hedge.bound is Bound.NONE)
    if quantity.per is not None:
        return (quantity.low, quantity.unit, quantity.per) in _ALWAYS
    if quantity.unit in ("percent", "percentage-point", "ratio", AGE_UNIT):
        return False
    if quantity.unit in asides.DURATIONS:
        return True
    small = _SMALL_SUM if is_currency(quantity.unit) else _SMALL_COUNT
    return max(-quantity.low, quantity.high) <= small
