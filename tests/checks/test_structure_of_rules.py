"""What every rule must have: one code, one name, an entry in rules.yaml, a documentation and examples."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import cite_lint.checks
from cite_lint.checks import RULES, Rule
from cite_lint.config import load_rules

_CODE = re.compile(r"CL[0-9]{3}")
_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")
_RULE_IN_FILE = re.compile(r"^RULE = Rule\(\s+\"(?P<code>CL[0-9]{3})\"", re.MULTILINE)

every_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])


def test_codes_and_names_are_unique() -> None:
    assert [code for code, count in Counter(rule.code for rule in RULES).items() if count > 1] == []
    assert [name for name, count in Counter(rule.name for rule in RULES).items() if count > 1] == []


def test_rules_stand_in_order() -> None:
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)


def test_rules_yaml_names_the_same_rules() -> None:
    settings = {code: setting.name for code, setting in load_rules().items()}
    assert settings == {rule.code: rule.name for rule in RULES}


def test_every_file_with_a_rule_is_registered() -> None:
    folder = Path(cite_lint.checks.__file__).parent
    written = [
        match["code"] for path in folder.glob("*.py") for match in _RULE_IN_FILE.finditer(path.read_text("utf-8"))
    ]
    assert sorted(written) == [rule.code for rule in RULES]


@every_rule
def test_code_and_name_have_their_form(rule: Rule) -> None:
    assert _CODE.fullmatch(rule.code)
    assert _NAME.fullmatch(rule.name)


@every_rule
def test_a_rule_stands_in_the_file_of_its_name(rule: Rule) -> None:
    path = Path(cite_lint.checks.__file__).parent / f"{rule.name.replace('-', '_')}.py"
    assert f'"{rule.code}"' in path.read_text("utf-8")


@every_rule
def test_a_rule_is_documented(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert len(rule.summary) <= 120
    assert "\n" not in rule.summary
    assert len(rule.documentation.split()) >= 12, "too short to say why it is bad and what to do"


@every_rule
def test_a_rule_has_examples(rule: Rule) -> None:
    assert rule.failing
    assert rule.passing
    assert not set(rule.failing) & set(rule.passing)
