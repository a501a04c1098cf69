"""Generated pages are fresh, and what the README says is so."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path

import pytest
from click.testing import CliRunner

from cite_lint.cli.tool import cli
from cite_lint.evaluation import MEASURES

ROOT = Path(__file__).parents[1]


def test_the_rules_page_is_fresh() -> None:
    built = runpy.run_path(str(ROOT / "docs" / "build_rules.py"), run_name="docs")["render"]()
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == built, "run: python docs/build_rules.py"


def test_the_accuracy_page_is_fresh() -> None:
    page = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    recorded = json.loads((ROOT / "tests" / "corpus" / "recorded.json").read_text(encoding="utf-8"))
    render = runpy.run_path(str(ROOT / "docs" / "build_accuracy.py"), run_name="docs")["render"]
    assert render(page, recorded) == page, "run: python docs/build_accuracy.py"


def test_every_command_of_the_readme_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = set(re.findall(r"^\$ cite-lint ((?:registry )?[a-z]+)", readme, re.MULTILINE))
    assert {"check", "explain", "rules", "extract", "registry verify"} <= commands
    for command in commands:
        result = CliRunner().invoke(cli, [*command.split(), "--help"])
        assert result.exit_code == 0, command


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_run_that_the_readme_shows_is_real(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = (ROOT / "README.md").read_text(encoding="utf-8").split("$ cite-lint check examples/faulty-brief.md\n")[1]
    printed = iter(CliRunner().invoke(cli, ["check", "examples/faulty-brief.md"]).output.splitlines())
    lines = [line for line in shown.split("```")[0].splitlines() if line and line != "[...]"]
    assert [line for line in lines if line not in printed] == []  # each after the one before


def test_the_evaluation_that_its_page_shows_is_real(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    (labels,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    ((command, shown),) = re.findall(r"```console\n\$ cite-lint (.*?)\n(.*?)```", page, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    Path("labels.yaml").write_text(labels, encoding="utf-8")
    Path("tests").symlink_to(ROOT / "tests")
    result = CliRunner().invoke(cli, command.split())
    assert (result.exit_code, result.stdout) == (0, shown)


def test_the_evaluation_page_names_every_measure() -> None:
    page = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    words = re.findall(r"[a-z-]+", page)
    assert [word for measure in MEASURES for word in measure.name.split() if word not in words] == []
