"""Run the readers of figures on the English specification of microsoft/Recognizers-Text, which is no part of this project.

A case passes where the entities it lists, and no other of their kind, are read with the right values; for ranges that is
both ends and whether they are open, for currencies, percentages and ages the kind of unit too. The words an entity covers
are not compared: the peer counts the hedge to it, ours stands beside the number.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractors import Extract, Reading, ours, ours_unfiltered

from cite_lint.config import load_units
from cite_lint.model.lexicon import Dimension, Units

Case = dict[str, Any]
Interval = tuple[Decimal, Decimal, bool, bool]
"""Low, high, low open, high open; an end without limit is infinite and open."""

_INFINITE = Decimal("Infinity")
_HUNDRED = Decimal(100)
_INTERVAL = re.compile(r"(?P<left>[\[(])(?P<low>[^,]*),(?P<high>[^\])]*)(?P<right>[\])])")
_SMALL_COINS = frozenset(("cent", "pence", "penny", "sen"))
_AGE_UNITS = {
    "year": ("year-of-age", "year"), "age": ("year-of-age", "year"), "month": ("month", "month-of-age"),
    "week": ("week", "week-of-age"), "day": ("day", "day-of-age"),
}  # fmt: skip
_FOUND_AGES = frozenset(unit for units in _AGE_UNITS.values() for unit in units)


@dataclass(frozen=True, slots=True)
class Omission:
    """Cases left out, with the reason: conventions of a programme that prose of statistics does not share."""

    model: str
    reason: str
    applies: Callable[[Case], bool]


def _input(pattern: str) -> Callable[[Case], bool]:
    found = re.compile(pattern, re.IGNORECASE)
    return lambda case: found.search(case["Input"]) is not None


def _listed(pattern: str) -> Callable[[Case], bool]:
    found = re.compile(pattern, re.IGNORECASE)
    return lambda case: any(found.fullmatch(entity["Text"]) for entity in case["Results"])


def _valueless(case: Case) -> bool:
    return any(entity["Resolution"].get("value") in (None, "null") for entity in case["Results"])


OMISSIONS: tuple[Omission, ...] = (
    Omission("NumberRangeModel", "an ordinal is taken for a number", _listed(r".*\bthe \w+th")),
    Omission(
        "NumberRangeModel", "a share is cut to its first number, by design ('more than 2' of 'more than 2 in 5')",
        lambda case: "left-to-right" in case.get("Comment", ""),
    ),
    Omission(
        "NumberRangeModel", "a range before a year is taken for something else and dropped",
        lambda case: not case["Results"] and re.search(r"from \d+ to \d+ in \d{4}", case["Input"]) is not None,
    ),
    Omission(
        "NumberRangeModel", "signs that are no operators of a programme ('=>', '=<', '<>') void the number after them",
        _input(r"^(=>|=<|<>)\d"),
    ),
    Omission("NumberModel", "powers and exponents", lambda case: any(
        entity["Resolution"].get("subtype") == "power" for entity in case["Results"])),
    Omission("NumberModel", "an address of a machine or a phone number is taken apart", _input(r"\d\.\d+\.\d+\.\d|\+\d-")),
    Omission("NumberModel", "a date is read as three numbers", _input(r"\d/\d+/\d{4}")),
    Omission("NumberModel", "a number with a unit is no number", lambda case: not case["Results"] and _input(
        r"\d(ml|km|m)\b")(case)),
    Omission("NumberModel", "a name, version or exercise is taken for a number", _input(r"SCP-|nrs?\.|version two|one last")),
    Omission("NumberModel", "a letter of computing is a magnitude (10G, 1MM)", _listed(r".*\d ?(g|mm)")),
    Omission("PercentModel", "words in an order that prose does not use ('percents of twenty')", _listed(
        r"per ?cents? of .*")),
    Omission("", "a unit without a number is an entity", _valueless),
)  # fmt: skip


class SpecificationRun:
    """The cases of one model, read by one extractor."""

    def __init__(self, model: str, units: Units) -> None:
        self._units = units
        self.passes: Callable[[Case, Sequence[Reading]], bool] = {
            "NumberRangeModel": _ranges_pass,
            "NumberModel": self._numbers_pass,
            "PercentModel": self._percents_pass,
            "CurrencyModel": self._currencies_pass,
            "AgeModel": self._ages_pass,
        }[model]

    def _numbers_pass(self, case: Case, readings: Sequence[Reading]) -> bool:
        expected = [Decimal(entity["Resolution"]["value"]) for entity in case["Results"]]
        return _same(expected, readings, lambda value, item: _equals(value, item, shares=True))

    def _percents_pass(self, case: Case, readings: Sequence[Reading]) -> bool:
        expected = [Decimal(entity["Resolution"]["value"].rstrip("%")) for entity in case["Results"]]
        return _same(expected, [item for item in readings if item.unit == "percent"], _equals)

    def _currencies_pass(self, case: Case, readings: Sequence[Reading]) -> bool:
        sums = [item for item in readings if self._units.dimension(item.unit) is Dimension.MONEY]

        def agrees(entity: dict[str, str], item: Reading) -> bool:
            value = Decimal(entity["value"])
            small = entity["unit"].lower() in _SMALL_COINS
            return _equals(value, item) or (small and _equals(value / _HUNDRED, item))

        return _same([entity["Resolution"] for entity in case["Results"]], sums, agrees)

    def _ages_pass(self, case: Case, readings: Sequence[Reading]) -> bool:
        ages = [item for item in readings if item.unit in _FOUND_AGES]

        def agrees(entity: dict[str, str], item: Reading) -> bool:
            return item.unit in _AGE_UNITS[entity["unit"].lower()] and _equals(Decimal(entity["value"]), item)

        return _same([entity["Resolution"] for entity in case["Results"]], ages, agrees)


def _ranges_pass(case: Case, readings: Sequence[Reading]) -> bool:
    """Compare the ranges; a plain number counts only where the case lists one ("equals 20")."""
    expected = [_expected_interval(entity["Resolution"]["value"]) for entity in case["Results"]]
    points = [interval[0] for interval in expected if interval[0] == interval[1]]
    found = [item for item in readings if item.low != item.high or item.change[0] in "<>" or item.low in points]
    return _same(expected, found, _intervals_agree)


def _expected_interval(written: str) -> Interval:
    """Read the peer's notation; a plain range, half-open there, is taken with both ends in."""
    match = _INTERVAL.fullmatch(written)
    if match is None:
        raise ValueError(f"not an interval: {written!r}")
    low = Decimal(match["low"]) if match["low"] else -_INFINITE
    high = Decimal(match["high"]) if match["high"] else _INFINITE
    plain = match["left"] == "[" and match["right"] == ")" and bool(match["low"] and match["high"])
    return low, high, match["left"] == "(", match["right"] == ")" and not plain


def _intervals_agree(expected: Interval, item: Reading) -> bool:
    low, high, low_open, high_open = item.low, item.high, item.change == ">", item.change == "<"
    if item.change in (">", ">=") and low == high:
        high, high_open = _INFINITE, True
    elif item.change in ("<", "<=") and low == high:
        low, low_open = -_INFINITE, True
    scale = Decimal("0.01") if item.unit == "percent" else Decimal(1)
    ends = (low * scale, high * scale, low_open, high_open)
    # Two bounds joined ("above 20 and below 30") make one interval without a sign that says which ends are in.
    joined = low != high and _INFINITE not in (abs(low), abs(high))
    return ends[:2] == expected[:2] and (joined or ends[2:] == expected[2:])


def _equals(value: Decimal, item: Reading, shares: bool = False) -> bool:
    """Tell whether a reading is this number; with `shares`, a share in per cent is this part of one."""
    wanted = [value, value * _HUNDRED] if shares and item.unit == "percent" else [value]
    return item.low == item.high and any(abs(item.low - one) <= abs(one) * Decimal("1e-6") for one in wanted)


def _same(expected: Sequence[Any], readings: Sequence[Reading], agrees: Callable[[Any, Reading], bool]) -> bool:
    """Tell whether entities and readings pair off, none left over."""
    free = list(readings)
    for entity in expected:
        match = next((item for item in free if agrees(entity, item)), None)
        if match is None:
            return False
        free.remove(match)
    return not free


def report_specification(folder: Path, show: int = 0) -> Iterator[str]:
    """Yield the share of cases passed by file, what was left out by reason, and the first cases that fail."""
    extractors: dict[str, Extract] = {"claims": ours(), "all figures": ours_unfiltered()}
    units = load_units()
    omitted: Counter[tuple[str, str]] = Counter()
    failures: list[str] = []
    yield f"{'':20}{'cases':>7}{'left out':>10}" + "".join(f"{name:>22}" for name in extractors)
    for model in ("NumberRangeModel", "NumberModel", "PercentModel", "CurrencyModel", "AgeModel"):
        path = folder / f"{model}.json"
        if not path.exists():
            yield f"{model:20}skipped: {path} is absent"
            continue
        cases: list[Case] = json.loads(path.read_text(encoding="utf-8-sig"))
        kept = []
        for case in cases:
            reason = next(
                (omission.reason for omission in OMISSIONS if omission.model in ("", model) and omission.applies(case)),
                None,
            )
            if reason is None:
                kept.append(case)
            else:
                omitted[model, reason] += 1
        passes = SpecificationRun(model, units).passes
        read = {name: extract([case["Input"] for case in kept]) for name, extract in extractors.items()}
        cells = []
        for readings in read.values():
            passed = sum(passes(case, found) for case, found in zip(kept, readings, strict=True))
            cells.append(f"{passed} of {len(kept)} ({100 * passed / max(len(kept), 1):.1f}%)")
        for case, *found in zip(kept, *read.values(), strict=True):
            failed = {name: items for name, items in zip(read, found, strict=True) if not passes(case, items)}
            if failed:
                failures.append(_failure(model, case, failed))
        yield f"{model:20}{len(cases):>7}{len(cases) - len(kept):>10}" + "".join(f"{cell:>22}" for cell in cells)
    yield ""
    yield "left out"
    for (model, reason), number in omitted.items():
        yield f"  {model:18}{number:>4}  {reason}"
    for failure in failures[:show]:
        yield ""
        yield failure


def _failure(model: str, case: Case, failed: dict[str, list[Reading]]) -> str:
    expected = [f"{entity['Text']!r} {entity['Resolution'].get('value')}" for entity in case["Results"]]
    lines = [f"{model}: {case['Input']}", f"  {'expected':12}{', '.join(expected) or 'nothing'}"]
    for name, readings in failed.items():
        found = [f"{item.text!r} {item.change} {item.low:f} to {item.high:f} {item.unit}" for item in readings]
        lines.append(f"  {name:12}{', '.join(found) or 'nothing'}")
    return "\n".join(lines)
