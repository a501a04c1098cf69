"""What entries say that cannot be: unknown units, impossible figures, origins that are none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cite_lint.datafile import Data, Loc, Problem
from cite_lint.model.period import parse_iso
from cite_lint.model.quantity import EXACT, Change
from cite_lint.model.registry import Kind, Observation, Source
from cite_lint.registry.figures import read_number, read_quantity
from cite_lint.registry.files import Entry, EntryKind, Files
from cite_lint.registry.links import observations_in
from cite_lint.registry.unit_names import UnitNames

_PERCENT_OF_WHOLE = 100


def check_units(files: Files, names: UnitNames) -> Iterator[Problem]:
    """Yield the problems of the indicators' units and bases."""
    for entry in files.entries[EntryKind.INDICATOR].values():
        for key, problem_of in (("unit", names.unit_problem), ("per", names.base_problem)):
            name = entry.raw.get(key)
            message = problem_of(name) if isinstance(name, str) and name else ""
            if message:
                yield entry.problem((key,), message)


def check_figures(files: Files) -> Iterator[Problem]:
    """Yield the problems of all observations' figures; those of faulty entries are looked at too."""
    indicators = files.entries[EntryKind.INDICATOR]
    for source in files.entries[EntryKind.SOURCE].values():
        for loc, raw in observations_in(source):
            texts = {key: text for key in ("value", "low", "high") if isinstance(text := raw.get(key), str) and text}
            if any(key in raw and key not in texts for key in ("value", "low", "high")):
                continue  # the entry's shape has been reported
            name = raw.get("indicator")
            indicator = indicators.get(name) if isinstance(name, str) else None
            fault = _figure_fault(texts, indicator.raw if indicator else {})
            if fault is not None:
                key, message = fault
                yield source.problem((*loc, key) if key else loc, message)


def _figure_fault(texts: Mapping[str, str], indicator: Mapping[str, Data]) -> tuple[str, str] | None:
    """Return the key that is at fault in an observation's `value`, `low` and `high`, and the message; None if none is."""
    if "value" in texts and len(texts) > 1:
        return "value", "write either 'value' or 'low' and 'high'"
    if "value" not in texts and len(texts) < 2:
        return "", "missing key 'value'" if not texts else f"missing key {'high' if 'low' in texts else 'low'!r}"
    low_key, high_key = ("value", "value") if "value" in texts else ("low", "high")
    unit = indicator.get("unit")
    if not isinstance(unit, str):
        return next(((key, message) for key, text in texts.items() if (message := _no_figure(text))), None)
    for key, text in (*texts.items(), (low_key, "")):
        try:
            ends = (text, text) if text else (texts[low_key], texts[high_key])
            quantity = read_quantity(*ends, unit, None, EXACT, Change.NONE)
        except ValueError as error:
            return key, str(error)
    if indicator.get("kind") == Kind.SHARE and unit == "percent" and quantity.high > _PERCENT_OF_WHOLE:
        return high_key, f"{texts[high_key]!r} is more than the whole of a share"
    return None


def _no_figure(text: str) -> str:
    """Return what is wrong with a figure whose unit is not known: it is neither a number nor a date; else empty."""
    try:
        parse_iso(text)
    except ValueError:
        try:
            read_number(text, "count")
        except ValueError as error:
            return str(error)
    return ""


def check_origins(files: Files, sources: Sequence[Source]) -> Iterator[Problem]:
    """Yield the problems of origins that did not produce the figure but took it from elsewhere themselves."""
    by_id = {source.id: source for source in sources}
    for source in sources:
        for observation in source.observations:
            chain = _origin_chain(observation, by_id)
            if len(chain) > 2:
                circle = chain[-1] in chain[:-1]
                message = (
                    f"origin leads in a circle: {' -> '.join(chain)}"
                    if circle
                    else (f"{chain[1]!r} took this figure from {chain[2]!r}: name the source that first produced it")
                )
                entry = files.entries[EntryKind.SOURCE][source.id]
                yield entry.problem((*_place(entry, observation), "origin"), message)


def _place(entry: Entry, observation: Observation) -> Loc:
    local = observation.id.partition("/")[2]
    return next(loc for loc, raw in observations_in(entry) if raw.get("id") == local)


def _origin_chain(observation: Observation, sources: Mapping[str, Source]) -> list[str]:
    """Return the source and the origins that lead on from it, up to one that produced the figure or came before."""
    chain = [observation.source]
    while observation.origin != chain[-1]:
        chain.append(observation.origin)
        if observation.origin in chain[:-1] or observation.origin not in sources:
            break
        own = [
            found
            for found in sources[observation.origin].observations
            if found.indicator == observation.indicator and _may_agree(found, observation)
        ]
        if not own or any(found.origin == found.source for found in own):
            break
        observation = own[0]
    return chain


def _may_agree(one: Observation, other: Observation) -> bool:
    low, high = one.quantity.reach()
    other_low, other_high = other.quantity.reach()
    return low <= other_high and other_low <= high
