"""Put quantities, sources and periods into words for messages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cite_lint.model.finding import Evidence
from cite_lint.model.quantity import DATE_UNIT, Bound, Quantity, is_currency
from cite_lint.model.registry import Grade, Observation, Source

if TYPE_CHECKING:
    from cite_lint.registry import Registry

_MAGNITUDES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_UNIT_WORDS = {"percent": " per cent", "percentage-point": " percentage points", "year-of-age": "", "count": "",
               "ratio": " to 1", "factor": " times"}  # fmt: skip
_PLURALS = {"person": "people", "country": "countries", "family": "families", "city": "cities"}
_BOUNDS = {Bound.AT_LEAST: "at least ", Bound.MORE_THAN: "more than ", Bound.AT_MOST: "up to ", Bound.UNDER: "under "}


def number(value: Decimal) -> str:
    """Return 105 million, 1,978 or 33.3."""
    for size, word in _MAGNITUDES:
        if abs(value) >= size and (value / size * 1000) % 1 == 0:
            return f"{_short(value / size)} {word}"
    return _short(value)


def quantity(value: Quantity) -> str:
    """Return the quantity with hedge, unit and basis: "an estimated 105 million USD a year"."""
    if value.unit == DATE_UNIT:
        return days(date.fromordinal(int(value.low)), date.fromordinal(int(value.high)))
    text = number(value.low)
    if value.high_open:
        text = f"{text} to under {number(value.high)}"
    elif value.is_range:
        text = f"{text} to {number(value.high)}"
    if value.unit in _UNIT_WORDS:
        text += _UNIT_WORDS[value.unit]
    elif is_currency(value.unit):
        text += f" {value.unit}"
    else:
        text += " " + (value.unit if value.high == 1 else plural(value.unit))
    about = "about " if value.hedge.approximate else ""
    estimated = "an estimated " if value.hedge.estimated else ""
    per = (
        f" {'an' if (value.per[0] in 'aeiou' and value.per != 'unit') or value.per == 'hour' else 'a'} {value.per}"
        if value.per
        else ""
    )
    return _BOUNDS.get(value.hedge.bound, "") + estimated + about + text + per


def plural(unit: str) -> str:
    """Return the plural of a counted noun."""
    return _PLURALS.get(unit, unit + "s")


def bound(value: Bound) -> str:
    """Return a limit as a writer puts it: "up to"."""
    return _BOUNDS[value].strip()


def days(first: date, last: date) -> str:
    """Return 2019, May 2019, 20 May 2019, the 1990s or "1996 to 1999"."""
    if first == last:
        return f"{first.day} {first:%B %Y}"
    whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole_years and first.year == last.year:
        return str(first.year)
    if whole_years and first.year % 10 == 0 and last.year == first.year + 9:
        return f"the {first.year}s"
    if whole_years:
        return f"{first.year} to {last.year}"
    if first.day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"


def source(registry: Registry, found: Source) -> str:
    """Return a source as a reader knows it: publisher and year, "Northport Housing Trust (2024)"."""
    publisher = registry.organisations.get(found.publisher or "")
    name = publisher.name if publisher else f"“{found.title}”"
    published = found.published
    return f"{name} ({published.first.year})" if published and published.first else name


def origin(registry: Registry, observation: Observation) -> str:
    """Return the origin of an observation, and who printed it where that is somebody else."""
    first = registry.origin_of(observation)
    return source(registry, first)


def origins_first(registry: Registry, observations: Iterable[Observation]) -> list[Observation]:
    """Return the observations with those of the origins themselves before the printings that repeat them."""
    grades = list(Grade)
    return sorted(
        observations,
        key=lambda found: (
            registry.origin_of(found).id != found.source,
            grades.index(registry.sources[found.source].grade),
            found.id,
        ),
    )


def evidence(registry: Registry, observations: tuple[Observation, ...], limit: int = 3) -> tuple[Evidence, ...]:
    """Return evidence lines, at most one a source, origins first."""
    chosen: dict[str, Evidence] = {}
    for found in origins_first(registry, observations):
        if found.source not in chosen and len(chosen) < limit:
            chosen[found.source] = _evidence(registry, found)
    return tuple(chosen.values())


def _evidence(registry: Registry, found: Observation) -> Evidence:
    printed = registry.sources[found.source]
    publisher = registry.organisations.get(printed.publisher or "")
    return Evidence(
        found.source,
        found.statement,
        str(found.locator or "not held"),
        quantity(found.quantity),
        printed.title,
        publisher.name if publisher else "",
        printed.published.iso() if printed.published else "",
        printed.grade.value,
        printed.url or "",
    )


def _short(value: Decimal) -> str:
    rounded = value.quantize(Decimal("0.1")) if value % 1 else value.quantize(Decimal(1))
    return f"{rounded:,}"
