"""Configuration files and options together, and what a run says of a faulty file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("made_up")


@pytest.mark.parametrize(
    ("configuration", "arguments", "code"),
    [
        ('fail-on = "warning"', [], 1),
        ('fail-on = "warning"', ["--fail-on", "error"], 0),
        ('fail-on = "warning"', ["--isolated"], 0),
        ('[severity]\nCL101 = "error"', [], 1),
        ('[severity]\nCL102 = "error"', [], 1),
        ('[severity]\nCL101 = "off"', ["--fail-on", "note"], 0),
        ('ignore = ["CL1"]\nfail-on = "note"', [], 0),
        ('ignore = ["CL1"]\nfail-on = "note"', ["--select", "CL1"], 1),
    ],
)
def test_configuration_and_options_together(run: Run, configuration: str, arguments: list[str], code: int) -> None:
    Path("cite-lint.toml").write_text(configuration)
    Path("d.md").write_text("CL101 CL102" if "CL102" in configuration else "CL101")
    assert run("check", *arguments).code == code


def test_wrong_configuration_stops_the_run(run: Run) -> None:
    Path("cite-lint.toml").write_text("selct = []")
    Path("d.md").write_text("CL201")
    result = run("check")
    assert (result.code, result.out) == (2, "")
    assert "cite-lint.toml:1:1: unknown key 'selct' (did you mean 'select'?)" in result.err


def test_named_configuration(run: Run) -> None:
    Path("other.toml").write_text('fail-on = "never"')
    Path("d.md").write_text("CL201")
    assert run("check", "--config", "other.toml").code == 0
    missing = run("check", "--config", "none.toml")
    assert (missing.code, "none.toml:1:1: no such file" in missing.err) == (2, True)
