"""A small sound registry in a temporary folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cite_lint.registry.locator import digest

FILES = {
    "organisations.yaml": """\
- id: met
  name: Meteorological Office of Ruritania
  acronyms: [MOR]
  wrong: [Meteorologic Office of Ruritania]
- id: gazette
  name: The Strelsau Gazette
  note: A newspaper.
""",
    "concepts.yaml": """\
- id: days
  type: measure
  words: [day, date]
- id: rainy-days
  type: condition
  words: [rainy day, day with ... rain]
  broader: [days]
""",
    "indicators/weather.yaml": """\
- id: rainy-share
  title: Share of days with rain
  population: Days
  area: Ruritania
  unit: percent
  per: year
  kind: share
  requires: [days]
- id: rainfall
  title: Rain that falls in a year
  unit: millimetre
  kind: flow
  rivals: [rainy-share]
- id: charter-day
  title: Day of the charter of the office
  unit: date
  kind: event
  stale_after: never
""",
    "sources/met/met-2019.yaml": """\
id: met-2019
title: Yearbook of 2019
publisher: met
published: 2019-05-20
kind: report
grade: primary
document: {file: yearbook.txt, sha256: PLACEHOLDER_SHA256}
observations:
  - id: share
    indicator: rainy-share
    value: 1/3
    hedge: about, estimated
    period: 2018
    statement: About a third of all days had rain.
    locator: {paragraph: 2, digest: PLACEHOLDER_DIGEST}
  - id: rain
    indicator: rainfall
    low: 1.2 thousand
    high: 1,450
    statement: Between 1200 and 1450 millimetres fell.
  - id: charter
    indicator: charter-day
    value: 1951-07
    statement: The charter was signed in July 1951.
""",
    "sources/press/gazette-2020.yaml": """\
id: gazette-2020
title: It rains
publisher: gazette
kind: news article
grade: secondary
observations:
  - id: share
    indicator: rainy-share
    value: 33
    hedge: at most
    statement: Up to 33 per cent of days are wet.
    origin: met-2019
    credits: [met]
    review_by: 2027-06-30
  - id: rain
    indicator: rainfall
    value: 2 thousand
    statement: Two thousand millimetres fell.
    supersedes: [met-2019/rain]
""",
}
"""A registry by file. The document of met-2019 is not held unless a test writes it."""

DOCUMENT = "Yearbook\n\nThe year was mild. Rain fell on a third of all days.[3] Nobody was surprised.\n"
SENTENCE = "Rain fell on a third of all days."

Writer = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Writer:
    """Return a function that writes files below a fresh folder and returns the folder."""
    count = 0

    def write_files(files: Mapping[str, str]) -> Path:
        nonlocal count
        count += 1
        folder = tmp_path / f"registry{count}"
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return write_files


@pytest.fixture
def fill() -> Callable[[Mapping[str, str]], dict[str, str]]:
    """Return a function that puts the document's digests in for their placeholders."""
    sha256 = hashlib.sha256(DOCUMENT.encode()).hexdigest()
    sentence = digest(SENTENCE)

    def fill_in(files: Mapping[str, str]) -> dict[str, str]:
        return {
            name: text.replace("PLACEHOLDER_SHA256", sha256).replace("PLACEHOLDER_DIGEST", sentence)
            for name, text in files.items()
        }

    return fill_in


@pytest.fixture
def raw_files() -> dict[str, str]:
    """Return the files of the sound registry, with placeholders for the document's digests."""
    return dict(FILES)


@pytest.fixture
def registry_folder(write: Writer, fill: Callable[[Mapping[str, str]], dict[str, str]]) -> Path:
    """Return a folder that holds the sound registry."""
    return write(fill(FILES))


@pytest.fixture
def document() -> str:
    """Return the text of yearbook.txt, the document of met-2019."""
    return DOCUMENT
