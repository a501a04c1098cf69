"""The whole extraction takes time in proportion to a text's length, whatever the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cite_lint.config import load_lexicon, load_units
from cite_lint.extract.extractor import Extractor
from cite_lint.model.registry import Organisation
from cite_lint.readers import read_document
from counting import lines_run

TRUST = Organisation("nht", "Northport Housing Trust", acronyms=("NHT",))
EXTRACTOR = Extractor(load_lexicon(), load_units(), (TRUST,))
HOSTILE: dict[str, Callable[[int], str]] = {
    "figures in one sentence": lambda times: "the trust has 4,200 empty homes, and 12 per cent of flats, " * times,
    "speakers in one sentence": lambda times: (
        "the Housing Council said 4,200 homes, officials said 12 per cent, " * times
    ),
    "pointers in one sentence": lambda times: "“the group said 5 homes” " * times,
    "names in one sentence": lambda times: "Northport Housing Trust and the Alpha Institute said in 2019, " * times,
    "bracketed names": lambda times: "(NHT said 5 homes " * times + ")" * times,
    "short forms": lambda times: "Northport Housing Society (NHS) said so. NHS built 5 homes. " * times,
    "places in an order": lambda times: "tier 3 and " * times,
    "years in one sentence": lambda times: "in 1990, in 2019, " * times,
    "days in one sentence": lambda times: "on 3 May 2019, on 4 May, " * times,
    "capitals": lambda times: "Alpha Beta of the " * times,
    "brackets": lambda times: "(" * times + "5" + ")" * times,
    "rows of a table": lambda times: "| Town | Homes |\n|---|---|\n" + "| Ayr | 1,000 in 2019 |\n" * times,
    "items of a list": lambda times: "The trust said:\n\n" + "- 12 per cent of homes in 2019\n" * times,
    "headings": lambda times: "# Homes\n\n5 homes in 2019.\n\n" * times,
}


def steps(text: str) -> int:
    """Count the lines of Python that run while the text is read."""
    document = read_document("draft.md", text)
    return lines_run(lambda: EXTRACTOR.extract(document))


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_steps_of_the_whole_grow_with_length(kind: str) -> None:
    short, long = steps(HOSTILE[kind](60)), steps(HOSTILE[kind](240))
    assert long <= 5 * short + 400
