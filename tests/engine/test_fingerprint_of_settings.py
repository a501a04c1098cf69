"""Every setting either changes what a result is stored under, or is listed as one that changes no report."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from cite_lint.config import Settings
from cite_lint.config.settings import Glob
from cite_lint.engine.fingerprint import _OF_NO_RESULT, fingerprint
from cite_lint.model.finding import Severity

OTHER: dict[str, Any] = {
    "select": ("CL2",),
    "ignore": ("CL201",),
    "extend_select": ("CL102",),
    "severity": {"CL201": Severity.NOTE},
    "fail_on": Severity.NOTE,
    "registries": (Path("own"),),
    "shipped_registry": False,
    "date_order": "mdy",
    "model": "a_model",
    "encoding": "cp1252",
    "quotes": "skip",
    "exclude": (),
    "extend_exclude": (Glob("a"),),
    "force_exclude": True,
    "respect_gitignore": False,
    "per_file_ignores": ((Glob("a"), ("CL1",)),),
    "require_reasons": True,
    "baseline": Path("known.json"),
    "cache_dir": Path("cache"),
    "path": Path("cite-lint.toml"),
    "extended": (Path("other.toml"),),
    "origins": {"select": ("command line",)},
}


@pytest.mark.parametrize("name", [field.name for field in dataclasses.fields(Settings)])
def test_a_setting_changes_the_digest_or_is_listed(name: str) -> None:
    changed = dataclasses.replace(Settings(), **{name: OTHER[name]})
    assert getattr(changed, name) != getattr(Settings(), name)
    assert (fingerprint(changed, []) == fingerprint(Settings(), [])) is (name in _OF_NO_RESULT)


def test_the_list_names_settings_only() -> None:
    assert set(_OF_NO_RESULT) <= {field.name for field in dataclasses.fields(Settings)}
