"""`registry validate --check-drafts`, and what `check` says of a registry that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

DRAFT = "# Boats\n\nThere are about {} boats on the lake of Exampleton.\n"
CHECK = ("registry", "validate", "--check-drafts")


@pytest.fixture(autouse=True)
def project(run: Run) -> None:
    run("init", "--no-shipped-registry")


def test_drafts_are_checked_where_the_registry_is_right(run: Run) -> None:
    Path("d.md").write_text(DRAFT.format(340))
    right = run(*CHECK)
    assert (right.code, right.out) == (0, "")
    assert right.err.splitlines() == [
        "indicators: 1, observations: 1, sources: 1, organisations: 1; problems: 0",
        "1 claim: 1 supported",
    ]
    Path("d.md").write_text(DRAFT.format(430))
    wrong = run(*CHECK)
    assert (wrong.code, "d.md:3:17: error CL201" in wrong.out) == (1, True)


def test_excluded_drafts_are_not_checked(run: Run) -> None:
    Path("archive").mkdir()
    Path("archive/d.md").write_text(DRAFT.format(430))
    Path("d.md").write_text(DRAFT.format(340))
    with Path("cite-lint.toml").open("a") as configuration:
        configuration.write("\nextend-exclude = ['archive']\n")
    assert run(*CHECK).code == 0


def test_registry_without_drafts_is_right(run: Run) -> None:
    result = run(*CHECK)
    assert (result.code, result.out) == (0, "")
    assert result.err.endswith("drafts: none below this folder\n")


def test_draft_that_cannot_be_read_is_an_error(run: Run) -> None:
    Path("d.md").write_bytes(b"\xff")
    result = run(*CHECK)
    assert (result.code, "error: d.md: not UTF-8" in result.err) == (2, True)


def test_wrong_registry_comes_before_the_drafts(run: Run) -> None:
    Path("d.md").write_text(DRAFT.format(430))
    Path("registry/concepts.yaml").write_text("- id: x\n  tpye: place\n  words: [x]\n")
    validated = run(*CHECK)
    assert (validated.code, "CL201" in validated.out) == (1, False)
    assert "concepts.yaml:2:3: unknown key 'tpye' (did you mean 'type'?)" in validated.out
    checked = run("check")
    assert (checked.code, checked.out) == (2, "")
    assert "error: " in checked.err and "concepts.yaml:2:3: unknown key 'tpye' (did you mean 'type'?)" in checked.err


def test_drafts_are_checked_against_the_registry_in_force_only(run: Run) -> None:
    for other in (["registry"], ["--no-shipped-registry"]):
        result = run(*CHECK, *other)
        assert (result.code, "--check-drafts goes with the registry in force" in result.err) == (2, True)


def test_model_that_is_not_there_is_told_at_its_line(run: Run) -> None:
    Path("d.md").write_text(DRAFT.format(340))
    Path("base.toml").write_text('\nmodel = "no_such_model"\n')
    Path("cite-lint.toml").write_text('extend = "base.toml"\n')
    result = run("check", "d.md")
    assert result.code == 2
    assert "base.toml:2:1: the spaCy model 'no_such_model' cannot be loaded" in result.err


def test_folder_that_is_no_model_is_no_fault_of_ours(run: Run) -> None:
    Path("d.md").write_text(DRAFT.format(340))
    Path("model").mkdir()
    Path("model/meta.json").write_text('{"lang": "en"}')
    Path("cite-lint.toml").write_text('model = "./model"\n')
    result = run("check", "d.md")
    assert result.code == 2
    assert "cite-lint.toml:1:1: the spaCy model './model' cannot be loaded" in result.err
