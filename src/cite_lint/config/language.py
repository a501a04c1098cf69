"""Read rules/lexicon.yaml and rules/units.yaml."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from cite_lint.config.content import Content
from cite_lint.datafile import Loc, shipped_rules
from cite_lint.model.lexicon import Dimension, Lexicon, Unit, Units
from cite_lint.model.quantity import Bound, Hedge

_BOUNDS = [bound.value for bound in Bound if bound is not Bound.NONE]
_HEDGE_LISTS = ("hedges", "hedges_after")
_IRREGULAR = "irregular"
_PHRASE_LISTS = tuple(
    field.name for field in dataclasses.fields(Lexicon) if field.name not in (*_HEDGE_LISTS, _IRREGULAR)
)


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Read lexicon.yaml of a rules folder, by default the shipped one; raise DataError with all its problems."""
    content = Content((folder or shipped_rules()) / "lexicon.yaml")
    content.mapping((), required=(*_HEDGE_LISTS, *_PHRASE_LISTS, _IRREGULAR))
    lists: dict[str, Any] = {name: _hedges(content, name) for name in _HEDGE_LISTS}
    lists |= {name: _phrases(content, (name,)) for name in _PHRASE_LISTS}
    forms = content.mapping((_IRREGULAR,), optional=None)
    lists[_IRREGULAR] = tuple((form, content.text((_IRREGULAR, form))) for form in forms)
    content.finish()
    return Lexicon(**lists)


def _hedges(content: Content, name: str) -> tuple[tuple[str, Hedge], ...]:
    """Return each phrase of a list of hedges with its hedge; report a phrase that is given twice."""
    hedges: dict[str, Hedge] = {}
    for loc in content.items((name,)):
        content.mapping(loc, required=("words",), optional=("bound", "below", "above", "estimated"))
        hedge = Hedge(
            Bound(content.choice((*loc, "bound"), _BOUNDS, Bound.NONE.value)),
            content.decimal((*loc, "below")),
            content.decimal((*loc, "above")),
            content.flag((*loc, "estimated"), False),
        )
        for place in content.items((*loc, "words")):
            phrase = _phrase(content, content.text(place), place)
            if phrase in hedges:
                content.report(place, f"{phrase!r} stands twice in {name!r}")
            hedges[phrase] = hedge
    return tuple(hedges.items())


def _phrases(content: Content, loc: Loc) -> tuple[str, ...]:
    return tuple(_phrase(content, content.text(place), place) for place in content.items(loc))


def _phrase(content: Content, text: str, loc: Loc) -> str:
    """Return a phrase; report one that no text could match, since texts are compared in lower case and single-spaced."""
    if text != " ".join(text.lower().split()):
        content.report(loc, f"{text[:60]!r} must be in lower case, its words parted by one space", key=True)
    return text


def load_units(folder: Path | None = None) -> Units:
    """Read units.yaml of a rules folder, by default the shipped one; raise DataError with all its problems."""
    content = Content((folder or shipped_rules()) / "units.yaml")
    content.mapping((), required=("magnitudes", "units", "bases"))
    magnitudes = tuple(
        (word, content.decimal(("magnitudes", word))) for word in content.mapping(("magnitudes",), optional=None)
    )
    units: dict[str, Unit] = {}
    for loc in content.items(("units",)):
        content.mapping(loc, required=("id", "dimension"), optional=("words", "symbols"))
        unit = Unit(
            content.text((*loc, "id")),
            Dimension(content.choice((*loc, "dimension"), list(Dimension), Dimension.COUNT)),
            content.texts((*loc, "words")),
            content.texts((*loc, "symbols")),
        )
        if unit.id in units:
            content.report((*loc, "id"), f"duplicate unit {unit.id!r}")
        units[unit.id] = unit
    bases = tuple((name, content.texts(("bases", name))) for name in content.mapping(("bases",), optional=None))
    content.finish()
    return Units(tuple(units.values()), magnitudes, bases)
