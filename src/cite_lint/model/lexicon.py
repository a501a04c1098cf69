"""The language of figures: units, hedges, verbs and little words, as `rules/` gives them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cite_lint.model.quantity import Hedge


class Dimension(StrEnum):
    """What sort of number a unit makes; numbers of different dimensions are never compared."""

    SHARE = "share"
    POINTS = "points"
    MONEY = "money"
    COUNT = "count"
    AGE = "age"
    DURATION = "duration"
    RATIO = "ratio"
    FACTOR = "factor"
    MEASURE = "measure"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and how it is written. Words are in the singular; plurals are derived."""

    id: str
    dimension: Dimension
    words: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    """Written against the number: `$`, `US$`, `%`."""


@dataclass(frozen=True, slots=True)
class Units:
    """rules/units.yaml."""

    units: tuple[Unit, ...]
    magnitudes: tuple[tuple[str, Decimal], ...]
    """Word or suffix and its factor: ("million", 1000000), ("m", 1000000)."""
    bases: tuple[tuple[str, tuple[str, ...]], ...]
    """What a rate is given per: ("year", ("per year", "a year", "annually", ...))."""

    def dimension(self, unit: str) -> Dimension:
        """Return the dimension of a unit's id; a noun that is no unit counts things."""
        return next((known.dimension for known in self.units if known.id == unit), Dimension.COUNT)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """rules/lexicon.yaml. Phrases are in lower case, words parted by one space."""

    hedges: tuple[tuple[str, Hedge], ...]
    """Phrase before a number and what it does to it."""
    hedges_after: tuple[tuple[str, Hedge], ...]
    """Phrase after a number: "or more"."""
    attribution_verbs: tuple[str, ...]
    """Verbs by which a source speaks, in the base form: say, estimate, find."""
    reporting_verbs: tuple[str, ...]
    """Verbs by which a source passes on somebody else's figure: report, print, publish."""
    attribution_phrases: tuple[str, ...]
    """Phrases before a name: according to, figures from, a report by."""
    anonymous: tuple[str, ...]
    """People who speak without a name: researchers, experts, rights groups."""
    back_references: tuple[str, ...]
    """Nouns that, after "the" or "its", point back to a named source: group, report."""
    organisation_nouns: tuple[str, ...]
    """Words in capitals that make a name an organisation: Institute, Council."""
    now_words: tuple[str, ...]
    """Words that mean now: currently, today."""
    past_words: tuple[str, ...]
    """Words and verb forms that put a statement in the past: was, had, then, previously."""
    earlier_words: tuple[str, ...]
    """Words that tell a figure as history, so that a replaced one is no fault: previously, once, earlier."""
    sample_words: tuple[str, ...]
    """Words of a survey's own sample, whose size is in no registry: interviewed, respondents."""
    story_words: tuple[str, ...]
    """Words of a person's own story, in which her own numbers are no statistics: she recalled, told investigators, my."""
    stop_words: tuple[str, ...]
    """Words that carry no subject."""
    irregular: tuple[tuple[str, str], ...]
    """Form and base for words that a stemmer gets wrong: ("women", "woman")."""
