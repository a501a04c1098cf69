"""rules.yaml, lexicon.yaml and units.yaml: the shipped ones are read, broken ones are reported."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from cite_lint.config import load_lexicon, load_rules, load_units
from cite_lint.datafile import DataError
from cite_lint.model.finding import Severity
from cite_lint.model.lexicon import Dimension
from cite_lint.model.quantity import Bound, Hedge

RULES = """\
- {code: CL101, name: unsupported-statistic, severity: warning, enabled: true}
- code: CL102
  name: unattributed-statistic
  severity: note
  enabled: false
  options: {reach: "2"}
"""
LISTS = (
    "attribution_verbs",
    "reporting_verbs",
    "attribution_phrases",
    "anonymous",
    "back_references",
    "organisation_nouns",
    "now_words",
    "past_words",
    "earlier_words",
    "sample_words",
    "story_words",
    "stop_words",
)
LEXICON = """\
hedges:
  - words: [about, or so]
    below: "0.1"
    above: "0.05"
  - {words: [up to an estimated], bound: at most, estimated: true}
hedges_after:
  - {words: [or more], bound: at least}
irregular: {women: woman}
""" + "".join(f"{name}: [one, two words]\n" for name in LISTS)
UNITS = """\
magnitudes: {million: "1000000", m: "1000000"}
units:
  - {id: percent, dimension: share, words: [per cent], symbols: ["%"]}
  - id: count
    dimension: count
bases:
  year: [per year, a year]
"""


def test_rules(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(RULES)
    rules = load_rules(tmp_path)
    assert list(rules) == ["CL101", "CL102"]
    assert rules["CL101"].enabled and rules["CL101"].options == {}
    second = rules["CL102"]
    assert (second.name, second.severity, second.enabled) == ("unattributed-statistic", Severity.NOTE, False)
    assert second.options == {"reach": "2"}


def test_lexicon(tmp_path: Path) -> None:
    (tmp_path / "lexicon.yaml").write_text(LEXICON)
    lexicon = load_lexicon(tmp_path)
    about = Hedge(below=Decimal("0.1"), above=Decimal("0.05"))
    assert lexicon.hedges == (
        ("about", about),
        ("or so", about),
        ("up to an estimated", Hedge(Bound.AT_MOST, estimated=True)),
    )
    assert lexicon.hedges_after == (("or more", Hedge(Bound.AT_LEAST)),)
    assert lexicon.irregular == (("women", "woman"),)
    assert {getattr(lexicon, name) for name in LISTS} == {("one", "two words")}


def test_units(tmp_path: Path) -> None:
    (tmp_path / "units.yaml").write_text(UNITS)
    units = load_units(tmp_path)
    assert units.magnitudes == (("million", Decimal(1_000_000)), ("m", Decimal(1_000_000)))
    assert [(unit.id, unit.dimension, unit.words, unit.symbols) for unit in units.units] == [
        ("percent", Dimension.SHARE, ("per cent",), ("%",)),
        ("count", Dimension.COUNT, (), ()),
    ]
    assert units.bases == (("year", ("per year", "a year")),)


@pytest.mark.parametrize(
    ("load", "name", "text", "old", "new", "place", "message"),
    [
        (load_rules, "rules", RULES, "severity: warning", "severity: warn", (1, 56), "(did you mean 'warning'?)"),
        (load_rules, "rules", RULES, "severity: note", "severity: off", (4, 13), "unknown value 'off'"),
        (load_rules, "rules", RULES, "code: CL102", "code: CL101", (2, 9), "duplicate code 'CL101'"),
        (load_rules, "rules", RULES, "code: CL102", "code: C102", (2, 9), "'C102' is not a code"),
        (load_rules, "rules", RULES, "enabled: false", "enable: false", (5, 3), "(did you mean 'enabled'?)"),
        (load_rules, "rules", RULES, "enabled: false", "enable: false", (2, 3), "missing key 'enabled'"),
        (load_rules, "rules", RULES, "enabled: false", "enabled: no", (5, 12), "unknown value 'no'"),
        (load_rules, "rules", RULES, "unattributed-", "Unattributed ", (3, 9), "is not a name"),
        (load_rules, "rules", RULES, '{reach: "2"}', "[2]", (6, 12), "expected a mapping"),
        (load_rules, "rules", RULES, RULES, "a: 1", (1, 1), "expected a list"),
        (load_lexicon, "lexicon", LEXICON, "hedges_after:", "hedge_after:", (6, 1), "(did you mean 'hedges_after'?)"),
        (load_lexicon, "lexicon", LEXICON, "hedges_after:", "hedge_after:", (1, 1), "missing key 'hedges_after'"),
        (load_lexicon, "lexicon", LEXICON, "bound: at most", "bound: atmost", (5, 42), "(did you mean 'at most'?)"),
        (load_lexicon, "lexicon", LEXICON, 'below: "0.1"', "below: ten", (3, 12), "'ten' is not a number"),
        (load_lexicon, "lexicon", LEXICON, "[about, or so]", "[about, about]", (2, 20), "'about' stands twice"),
        (load_lexicon, "lexicon", LEXICON, "[about, or so]", "about", (2, 12), "expected a list"),
        (load_lexicon, "lexicon", LEXICON, "[about, or so]", "[About, or so]", (2, 13), "must be in lower case"),
        (load_lexicon, "lexicon", LEXICON, "{women: woman}", "[women]", (8, 12), "expected a mapping"),
        (load_units, "units", UNITS, "dimension: share", "dimension: shares", (3, 30), "(did you mean 'share'?)"),
        (load_units, "units", UNITS, "id: count", "id: percent", (4, 9), "duplicate unit 'percent'"),
        (load_units, "units", UNITS, '{million: "1000000"', "{million: 1e6", (1, 23), "'1e6' is not a number"),
        (load_units, "units", UNITS, "symbols", "symbol", (3, 56), "(did you mean 'symbols'?)"),
    ],
)
def test_a_fault_is_reported_at_its_place(tmp_path, load, name, text, old, new, place, message) -> None:
    assert old in text
    path = tmp_path / f"{name}.yaml"
    path.write_text(text.replace(old, new, 1))
    with pytest.raises(DataError) as caught:
        load(tmp_path)
    found = [(problem.line, problem.column) for problem in caught.value.problems if message in problem.message]
    assert found == [place], str(caught.value)


def test_several_faults_come_together(tmp_path: Path) -> None:
    broken = UNITS.replace("share", "shares").replace("per cent", "").replace("bases", "base")
    (tmp_path / "units.yaml").write_text(broken)
    with pytest.raises(DataError) as caught:
        load_units(tmp_path)
    assert len(caught.value.problems) == 3


def test_the_shipped_files_are_sound() -> None:
    rules, lexicon, units = load_rules(), load_lexicon(), load_units()
    assert [code for code, rule in rules.items() if not rule.enabled] == ["CL102"]
    assert list(rules) == sorted(rules)
    assert all(getattr(lexicon, name) for name in LISTS)
    assert dict(units.magnitudes)["million"] == 1_000_000
    assert {"percent", "percentage-point", "USD", "person", "year-of-age", "date"} <= {unit.id for unit in units.units}
