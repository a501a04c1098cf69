"""The loaded registry: what the files say, the ways between entries, layers, digest, and what it refuses."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from cite_lint.datafile import DataError
from cite_lint.model.quantity import Bound
from cite_lint.model.registry import Kind, Locator, Status
from cite_lint.registry import export, load, show

NEWER = """\
- id: rainy-share
  title: Share of wet days
  unit: percent
  kind: share
"""


@pytest.fixture
def registry(registry_folder):
    return load([registry_folder], shipped=False)


def test_entries_are_read_as_written(registry) -> None:
    indicator = registry.indicators["rainy-share"]
    assert (indicator.kind, indicator.unit, indicator.per, indicator.stale_after) == (Kind.SHARE, "percent", "year", 5)
    assert registry.indicators["charter-day"].stale_after is None
    assert registry.concepts["rainy-days"].words == ("rainy day", "day with ... rain")
    assert registry.organisations["met"].wrong == ("Meteorologic Office of Ruritania",)
    observation = registry.observations["met-2019/share"]
    assert (observation.origin, observation.status) == ("met-2019", Status.CURRENT)
    assert isinstance(observation.locator, Locator) and observation.locator.paragraph == 2
    assert observation.quantity.hedge.estimated and observation.quantity.hedge.approximate
    assert observation.quantity.per == "year"
    copy = registry.observations["gazette-2020/share"]
    assert (copy.quantity.low, copy.quantity.hedge.bound) == (Decimal(33), Bound.AT_MOST)
    assert (copy.credits, copy.review_by) == (("met",), date(2027, 6, 30))


def test_ways_between_entries(registry) -> None:
    assert [found.id for found in registry.observations_of("rainy-share")] == ["met-2019/share", "gazette-2020/share"]
    assert registry.observations_of("nothing") == ()
    assert registry.origin_of(registry.observations["gazette-2020/share"]).id == "met-2019"
    assert [found.id for found in registry.superseded_by("met-2019/rain")] == ["gazette-2020/rain"]
    assert registry.superseded_by("gazette-2020/rain") == ()


@pytest.mark.parametrize(
    ("identifier", "file", "line", "column"),
    [
        ("met", "organisations.yaml", 1, 3),
        ("rainy-days", "concepts.yaml", 4, 3),
        ("rainfall", "indicators/weather.yaml", 9, 3),
        ("met-2019", "sources/met/met-2019.yaml", 1, 1),
        ("met-2019/charter", "sources/met/met-2019.yaml", 21, 5),
    ],
)
def test_location(registry, registry_folder, identifier: str, file: str, line: int, column: int) -> None:
    place = registry.location(identifier)
    assert (place.path, place.line, place.column) == (str(registry_folder / file), line, column)


def test_location_of_nothing(registry) -> None:
    assert registry.location("nothing") is None


def test_info_counts(registry) -> None:
    info = registry.info()
    assert (info.indicators, info.observations, info.sources, info.organisations) == (3, 5, 2, 2)
    assert info.digest == registry.digest and len(info.digest) == 64


def test_nothing_can_be_changed(registry) -> None:
    with pytest.raises(TypeError):
        registry.indicators["new"] = registry.indicators["rainfall"]
    with pytest.raises(AttributeError):
        registry.digest = ""
    with pytest.raises(AttributeError):
        registry.new = 1


def test_a_pickled_registry_is_the_same(registry) -> None:
    copy = pickle.loads(pickle.dumps(registry))
    assert copy.info() == registry.info()
    assert copy.observations == registry.observations
    assert copy.location("rainfall") == registry.location("rainfall")


def test_the_digest_stands_for_content_not_layout(write, raw_files, fill) -> None:
    digest = load([write(fill(raw_files))], shipped=False).digest
    laid_out = {name: "# A comment.\n" + text.replace(": ", ":   ") for name, text in raw_files.items()}
    changed = raw_files | {"concepts.yaml": raw_files["concepts.yaml"].replace("date", "day of the year")}
    assert load([write(fill(laid_out))], shipped=False).digest == digest
    assert load([write(fill(changed))], shipped=False).digest != digest


def test_a_later_folder_replaces_entries_by_id(write, raw_files, fill) -> None:
    first = write(fill(raw_files))
    second = write({"indicators/own.yaml": NEWER})
    layered = load([first, second], shipped=False)
    assert layered.indicators["rainy-share"].title == "Share of wet days"
    assert layered.location("rainy-share").path == str(second / "indicators/own.yaml")
    assert len(layered.observations_of("rainy-share")) == 2, "the observations of the first folder stay"
    assert layered.indicators["rainfall"].title == "Rain that falls in a year"


def test_one_id_twice_in_one_folder_is_a_fault(write, raw_files, fill) -> None:
    folder = write(fill(raw_files | {"indicators/own.yaml": NEWER}))
    with pytest.raises(DataError) as caught:
        load([folder], shipped=False)
    assert [str(problem) for problem in caught.value.problems] == [
        (
            f"{folder}/indicators/weather.yaml:1:7: duplicate indicator id 'rainy-share', first in "
            f"{folder}/indicators/own.yaml:1"
        )
    ]


def test_export_is_json_with_all_entries(registry) -> None:
    exported = json.loads(json.dumps(export(registry)))
    assert [source["document"] for source in exported["sources"]] == ["yearbook.txt", None]
    assert exported["sources"][0]["published"] == "2019-05-20"
    observations = {observation["id"]: observation for observation in exported["observations"]}
    assert observations.keys() == registry.observations.keys()
    assert observations["met-2019/rain"]["quantity"] == {
        "low": "1200",
        "high": "1450",
        "unit": "millimetre",
        "per": None,
        "hedge": "exact",
        "change": None,
    }
    assert observations["met-2019/charter"]["quantity"]["low"] == "1951-07-01"
    assert observations["gazette-2020/share"]["origin"] == "met-2019"
    assert observations["met-2019/share"]["locator"]["paragraph"] == 2


@pytest.mark.parametrize(
    ("identifier", "lines"),
    [
        (
            "rainy-share",
            [
                "  title: Share of days with rain",
                "  origin met-2019: Yearbook of 2019 (Meteorological Office of Ruritania, 2019-05-20)",
                "    - about, estimated: 33.33 percent per year (2018): met-2019/share, paragraph 2",
                "    - at most: 33 percent per year: printed in gazette-2020/share",
            ],
        ),
        ("gazette-2020", ["source gazette-2020", "  document: not held", "  - 2,000 millimetre: rainfall"]),
        (
            "met",
            [
                "organisation met",
                "  published met-2019: Yearbook of 2019 (Meteorological Office of Ruritania, 2019-05-20)",
            ],
        ),
        ("rainy-days", ["concept rainy-days (condition)", "  broader: days"]),
        ("met-2019/rain", ["  - 1,200 to 1,450 millimetre: met-2019/rain", "    replaced by gazette-2020/rain"]),
        ("charter-day", ["    - 1951-07-01 to 1951-07-31: met-2019/charter", "  stale after: never"]),
    ],
)
def test_show(registry, identifier: str, lines: list[str]) -> None:
    shown = show(registry, identifier).splitlines()
    assert [line for line in lines if line not in shown] == []


def test_show_of_an_unknown_id_names_the_nearest(registry) -> None:
    with pytest.raises(LookupError, match=r"unknown entry 'rainy-shares' \(did you mean 'rainy-share'\?\)"):
        show(registry, "rainy-shares")


def test_loading_needs_no_language_pipeline() -> None:
    code = "import sys, cite_lint.registry; sys.exit(any(name in sys.modules for name in ('spacy', 'numpy')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
