"""Broken registries: every fault is reported at its place, with the nearest valid name, and all in one run."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from cite_lint.datafile import DataError
from cite_lint.registry import load

MARK = "‸"
"""Stands in a row's new text where the problem is expected; taken out before the file is written."""

ORGANISATIONS = "organisations.yaml"
CONCEPTS = "concepts.yaml"
WEATHER = "indicators/weather.yaml"
MET = "sources/met/met-2019.yaml"
GAZETTE = "sources/press/gazette-2020.yaml"

# What is broken: file, text of the sound registry, text in its stead, the message.
ROWS = [
    # Keys
    (ORGANISATIONS, "acronyms: [MOR]", "‸acronym: [MOR]", "unknown key 'acronym' (did you mean 'acronyms'?)"),
    (MET, "    hedge: about", "    ‸hedges: about", "unknown key 'hedges' (did you mean 'hedge'?)"),
    (MET, "{paragraph: 2,", "{‸page: 7, paragraph: 2,", "unknown key 'page' (valid: digest, paragraph)"),
    (MET, "{file: yearbook.txt,", "{‸name: yearbook.txt,", "unknown key 'name' (valid: file, sha256)"),
    (MET, "{file: yearbook.txt,", "‸{", "missing key 'file'"),
    (CONCEPTS, "- id: rainy-days\n  type: condition", "- ‸id: rainy-days", "missing key 'type'"),
    (MET, "  - id: rain\n    indicator: rainfall", "  - ‸id: rain", "missing key 'indicator'"),
    (GAZETTE, "title: It rains", "title: It rains\n‸title: It pours", "duplicate key 'title', first in line 2"),
    (GAZETTE, "kind: news article", "kind:‸ ", "must not be empty"),
    (WEATHER, "rivals: [rainy-share]", "rivals: ‸rainy-share", "expected a list"),
    (GAZETTE, "credits: [met]", "credits: [‸[met]]", "expected text"),
    (CONCEPTS, "words: [day, date]", "words: ‸[]", "must not be empty"),
    (MET, "locator: {paragraph: 2, digest: PLACEHOLDER_DIGEST}", "locator: ‸second paragraph", "expected a mapping of keys"),
    # Words of a closed list
    (WEATHER, "kind: share", "kind: ‸shares", "unknown value 'shares' (did you mean 'share'?)"),
    (CONCEPTS, "type: condition", "type: ‸conditon", "unknown value 'conditon' (did you mean 'condition'?)"),
    (GAZETTE, "grade: secondary", "grade: ‸second", "unknown value 'second' (did you mean 'secondary'?)"),
    (ORGANISATIONS, "note: A newspaper.", "kind: ‸organization", "(did you mean 'organisation'?)"),
    (MET, "period: 2018", "period: ‸²²²²s", "'²²²²s' is not a date"),
    (MET, "period: 2018", "period: ‸0000s", "'0000s' is not a day of the calendar"),
    (MET, "period: 2018", "period: ‸2018/2019/2020", "'2018/2019/2020' is not a date"),
    (MET, "period: 2018", "period: ‸" + "/".join([".."] * 3000), "is not a date"),
    (GAZETTE, "review_by: 2027-06-30", "status: ‸old", "unknown value 'old' (valid: current, doubtful, withdrawn)"),
    (MET, "period: 2018", "period: ‸²²²²s", "'²²²²s' is not a date"),
    (MET, "period: 2018", "period: ‸0000s", "'0000s' is not a day of the calendar"),
    (MET, "period: 2018", "period: ‸2018/2019/2020", "'2018/2019/2020' is not a date"),
    (MET, "period: 2018", "period: ‸" + "/".join([".."] * 3000), "is not a date"),
    (GAZETTE, "review_by: 2027-06-30", "change: ‸risen by", "unknown value 'risen by' (did you mean 'rise by'?)"),
    (MET, "hedge: about, estimated", "hedge: ‸about, estimate", "unknown hedge 'estimate' (did you mean 'estimated'?)"),
    (MET, "hedge: about, estimated", "hedge: ‸at least, at most", "hedge 'at most' repeats or contradicts"),
    # Ids
    (ORGANISATIONS, "id: met", "id: ‸Met", "'Met' is not an id"),
    (MET, "  - id: share", "  - id: ‸' share'", "' share' is not an id"),
    (CONCEPTS, "broader: [days]", "broader: ‸{days: x}", "expected a list"),
    (ORGANISATIONS, "- id: gazette", "- id: ‸met", "duplicate organisation id 'met', first in"),
    (MET, "  - id: rain\n", "  - id: ‸share\n", "duplicate observation id 'share', first in line 9"),
    (GAZETTE, "id: gazette-2020", "id: ‸gazette-2021", "'gazette-2021' does not agree with the file's name 'gazette-2020'"),
    (GAZETTE, "publisher: gazette", "publisher: ‸gazete", "unknown organisation 'gazete' (did you mean 'gazette'?)"),
    (GAZETTE, "indicator: rainy-share", "indicator: ‸rainy-day-share", "(did you mean 'rainy-share'?)"),
    (GAZETTE, "origin: met-2019", "origin: ‸met-2018", "unknown source 'met-2018' (did you mean 'met-2019'?)"),
    (GAZETTE, "credits: [met]", "credits: [met, ‸mett]", "unknown organisation 'mett' (did you mean 'met'?)"),
    (GAZETTE, "[met-2019/rain]", "[‸met-2019/rains]", "unknown observation 'met-2019/rains' (did you mean 'met-2019/rain'?)"),
    (GAZETTE, "[met-2019/rain]", "[‸rain]", "'rain' is not the full id of an observation"),
    (WEATHER, "rivals: [rainy-share]", "rivals: [‸dry-share]", "unknown indicator 'dry-share' (did you mean 'rainy-share'?)"),
    (WEATHER, "rivals: [rainy-share]", "rivals: [‸rainfall]", "'rivals' names the indicator itself"),
    (WEATHER, "requires: [days]", "requires: [‸day]", "unknown concept 'day' (did you mean 'days'?)"),
    (WEATHER, "requires: [days]", "excludes: [days, ‸rainydays]", "unknown concept 'rainydays' (did you mean 'rainy-days'?)"),
    (CONCEPTS, "broader: [days]", "broader: [‸day]", "unknown concept 'day' (did you mean 'days'?)"),
    # Units
    (WEATHER, "unit: percent", "unit: ‸percents", "unknown unit 'percents' (did you mean 'percent'?)"),
    (WEATHER, "unit: percent", "unit: ‸Percentage", "unknown unit 'Percentage' (did you mean 'percent'?)"),
    (WEATHER, "per: year", "per: ‸years", "unknown base of a rate 'years' (did you mean 'year'?)"),
    # Figures
    (GAZETTE, "value: 33", "value: ‸thirty", "'thirty' is not a number"),
    (GAZETTE, "value: 33", "value: ‸33%", "'33%' is not a number"),
    (GAZETTE, "value: 33", "value: ‸1,33", "'1,33' is not a number"),
    (GAZETTE, "value: 33", "value: ‸133", "'133' is more than the whole of a share"),
    (GAZETTE, "value: 2 thousand", "value: ‸2 thousands", "unknown magnitude 'thousands' (did you mean 'thousand'?)"),
    (MET, "low: 1.2 thousand", "low: ‸12 thousand", "low '12 thousand' is more than high '1,450'"),
    (MET, "low: 1.2 thousand", "‸id: rain", "duplicate key 'id'"),
    (MET, "    low: 1.2 thousand\n", "", "missing key 'low'"),
    (MET, "low: 1.2 thousand", "value: ‸1300\n    low: 1.2 thousand", "write either 'value' or 'low' and 'high'"),
    # Dates and places
    (MET, "value: 1951-07", "value: ‸1951-13", "'1951-13' is not a day of the calendar"),
    (MET, "value: 1951-07", "value: ‸1951-02-30", "'1951-02-30' is not a day of the calendar"),
    (MET, "value: 1951-07", "value: ‸1951-07/..", "has an open end"),
    (MET, "period: 2018", "period: ‸2018/2017", "ends before it begins"),
    (MET, "published: 2019-05-20", "published: ‸2019-05-32", "'2019-05-32' is not a day of the calendar"),
    (MET, "published: 2019-05-20", "published: ‸1990s", "'1990s' is not a day, month or year"),
    (MET, "period: 2018", "period: ‸²²²²s", "'²²²²s' is not a date"),
    (MET, "period: 2018", "period: ‸0000s", "'0000s' is not a day of the calendar"),
    (MET, "period: 2018", "period: ‸2018/2019/2020", "'2018/2019/2020' is not a date"),
    (MET, "period: 2018", "period: ‸" + "/".join([".."] * 3000), "is not a date"),
    (GAZETTE, "review_by: 2027-06-30", "review_by: ‸2027", "'2027' is not a day"),
    (WEATHER, "stale_after: never", "stale_after: ‸0", "'0' is neither a number of years nor 'never'"),
    (MET, "{paragraph: 2,", "{paragraph: ‸0,", "'0' is not a whole number from 1"),
    (MET, "digest: PLACEHOLDER_DIGEST", "digest: ‸ABC", "'ABC' is not 16 hexadecimal digits"),
    (MET, "file: yearbook.txt", "file: ‸../yearbook.txt", "'../yearbook.txt' is not the plain name of a file"),
    (GAZETTE, "kind: news article", "kind: news article\nurl: ‸gazette.example", "is not a web address"),
    # Circles
    (CONCEPTS, "words: [day, date]", "words: [day, date]\n  broader: ‸[rainy-days]", "circle: days -> rainy-days -> days"),
    (CONCEPTS, "words: [day, date]", "words: [day, date]\n  broader: ‸[days]", "circle: days -> days"),
    (
        MET,
        "statement: Between 1200 and 1450 millimetres fell.",
        "statement: Between 1200 and 1450 millimetres fell.\n    supersedes: [gazette-2020/rain]",
        "'supersedes' leads in a circle: gazette-2020/rain -> met-2019/rain -> gazette-2020/rain",
    ),
    (
        MET,
        "statement: About a third of all days had rain.",
        "statement: About a third of all days had rain.\n    origin: ‸gazette-2020",
        "origin leads in a circle: met-2019 -> gazette-2020 -> met-2019",
    ),
    # YAML that is refused
    (ORGANISATIONS, "- id: met\n", "- ‸&met\n  id: met\n", "anchors are not allowed: &met"),
    (ORGANISATIONS, "name: The", "name: ‸!!str The", "tags are not allowed"),
    (GAZETTE, "title: It rains", "title: ‸*met", "aliases are not allowed: *met"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "message"), ROWS, ids=[f"{row[0]}: {row[2][:60]}" for row in ROWS])
def test_a_fault_is_reported_at_its_place(write, raw_files, fill, file, old, new, message):
    assert raw_files[file].count(old) >= 1, "the row speaks of text that the sound registry does not have"
    broken = raw_files[file].replace(old, new, 1)
    folder = write(fill(raw_files | {file: broken.replace(MARK, "")}))
    with pytest.raises(DataError) as caught:
        load([folder], shipped=False)
    found = [problem for problem in caught.value.problems if message in problem.message]
    assert found, str(caught.value)
    if MARK in new:
        before = fill({file: broken[: broken.index(MARK)]})[file]
        place = (str(folder / file), before.count("\n") + 1, len(before) - before.rfind("\n"))
        assert place in [(problem.path, problem.line, problem.column) for problem in found]


def test_all_problems_of_all_files_come_together(write, raw_files, fill):
    broken = dict(raw_files)
    broken[ORGANISATIONS] = broken[ORGANISATIONS].replace("acronyms", "acronym")
    broken[CONCEPTS] = broken[CONCEPTS].replace("type: measure", "type: measures")
    broken[WEATHER] = broken[WEATHER].replace("unit: percent", "unit: percents")
    broken[MET] = broken[MET].replace("paragraph: 2", "page: 2").replace("value: 1951-07", "value: 1951-13")
    broken[GAZETTE] = broken[GAZETTE].replace("origin: met-2019", "origin: met-2018").replace("value: 33", "value: x")
    folder = write(fill(broken))
    (folder / "sources/press/broken.yaml").write_text("id: [", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load([folder], shipped=False)
    places = [(Path(problem.path).name, problem.line, problem.column) for problem in caught.value.problems]
    assert places == [
        ("concepts.yaml", 2, 9),
        ("weather.yaml", 5, 9),
        ("organisations.yaml", 3, 3),
        ("met-2019.yaml", 15, 14),
        ("met-2019.yaml", 15, 15),
        ("met-2019.yaml", 23, 12),
        ("broken.yaml", 2, 1),
        ("gazette-2020.yaml", 9, 12),
        ("gazette-2020.yaml", 12, 13),
    ]


def test_a_faulty_entry_still_counts_as_known(write, raw_files, fill):
    """One fault is one problem: what refers to the faulty entry is not reported as well."""
    broken = raw_files | {ORGANISATIONS: raw_files[ORGANISATIONS].replace("acronyms", "acronym")}
    with pytest.raises(DataError) as caught:
        load([write(fill(broken))], shipped=False)
    assert len(caught.value.problems) == 1


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("organizations.yaml", "unknown registry file 'organizations.yaml' (did you mean 'organisations.yaml'?)"),
        ("indicator/more.yaml", "unknown registry file 'indicator/' (did you mean 'indicators/'?)"),
        ("sources/met/met-2020.yml", "the file's name must end in .yaml"),
    ],
)
def test_a_file_that_belongs_nowhere(write, raw_files, fill, name, message):
    folder = write(fill(raw_files | {name: "- id: a\n"}))
    with pytest.raises(DataError) as caught:
        load([folder], shipped=False)
    assert [(problem.path, problem.message) for problem in caught.value.problems] == [(str(folder / name), message)]


def test_a_folder_that_is_no_registry(tmp_path: Path) -> None:
    for folder, message in (
        (tmp_path, "the folder holds no registry file"),
        (tmp_path / "x", "no such registry folder"),
    ):
        with pytest.raises(DataError, match=message):
            load([folder], shipped=False)


def test_an_origin_that_took_the_figure_from_elsewhere(write, raw_files, fill):
    relay = """\
id: relay
title: It rained
kind: news article
grade: tertiary
observations:
  - {id: share, indicator: rainy-share, value: 33, statement: A third., origin: gazette-2020}
"""
    folder = write(fill(raw_files | {"sources/press/relay.yaml": relay}))
    with pytest.raises(DataError) as caught:
        load([folder], shipped=False)
    assert [str(problem) for problem in caught.value.problems] == [
        f"{folder}/sources/press/relay.yaml:6:81: 'gazette-2020' took this figure from 'met-2019': "
        "name the source that first produced it"
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="needs names that are not UTF-8")
def test_a_file_whose_name_is_not_utf8(write, raw_files, fill):
    folder = write(fill(raw_files))
    (folder / os.fsdecode(b"indicators/\xe9.yaml")).write_text("[]", encoding="utf-8")
    assert load([folder], shipped=False).digest


def test_a_folder_that_cannot_be_listed(write, raw_files, fill, monkeypatch):
    folder = write(fill(raw_files))
    scandir = os.scandir

    def refuse(path):
        if str(path).endswith("press"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr("os.scandir", refuse)
    with pytest.raises(DataError, match=r"sources/press:1:1: cannot be listed: Permission denied"):
        load([folder], shipped=False)


def test_a_link_to_a_folder_is_not_passed_over_without_a_word(write, raw_files, fill, tmp_path):
    folder = write(fill(raw_files))
    (folder / "sources").rename(tmp_path / "elsewhere")
    (folder / "sources").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DataError, match=r"sources:1:1: a link to a folder, which is not followed"):
        load([folder], shipped=False)


def test_a_long_value_does_not_flood_the_message(write, raw_files, fill):
    text = raw_files[GAZETTE].replace("value: 33", "value: " + "9" * 100_000)
    with pytest.raises(DataError) as caught:
        load([write(fill(raw_files | {GAZETTE: text}))], shipped=False)
    assert len(str(caught.value)) < 1000
    assert "is not a number" in str(caught.value)


def test_hints_in_a_large_registry_take_no_long_time(write, raw_files, fill):
    """Each unknown name is compared with thousands of known ones."""
    known = "".join(f"- {{id: pond-{i}-clear, title: Ponds, unit: count, kind: stock}}\n" for i in range(3000))
    unknown = "".join(f"  - {{id: o{i}, indicator: lake-{i}-clear, value: 5, statement: Five.}}\n" for i in range(1000))
    source = f"id: many\ntitle: Many\nkind: report\ngrade: primary\nobservations:\n{unknown}"
    folder = write(fill(raw_files | {"indicators/many.yaml": known, "sources/press/many.yaml": source}))
    begun = time.perf_counter()
    with pytest.raises(DataError) as caught:
        load([folder], shipped=False)
    assert len(caught.value.problems) == 1000
    assert time.perf_counter() - begun < 20, "it took minutes once; it takes two seconds"
