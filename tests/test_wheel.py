"""The built wheel, installed alone: the command runs and takes its rules from the wheel."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

DRAFT = """\
---
title: A draft
date: 2020-01-15
---

The sex trade in North Korean women and girls in China is worth an estimated 105 billion US dollars a year, according
to Korea Future Initiative.
"""

INQUIRY = """
import importlib.metadata, json, cite_lint
from cite_lint.datafile import shipped_rules
points = importlib.metadata.entry_points(group="spacy_factories")
factories = sorted({point.name for point in points if point.value.startswith("cite_lint.") and point.load()})
print(json.dumps({"package": cite_lint.__file__, "rules": str(shipped_rules()), "factories": factories}))
"""


def _run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CITE_LINT"))}
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment that holds the wheel; what it depends on comes from the environment of the tests."""
    folder = tmp_path_factory.mktemp("wheel")
    built = _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    assert built.returncode == 0, built.stderr
    [wheel] = folder.glob("*.whl")
    environment = folder / "venv"
    venv.create(environment, with_pip=False)
    python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel)
    result = _run(*pip, cwd=folder)
    assert result.returncode == 0, result.stderr
    # A line in a .pth file adds the folder but not the .pth files in it, so an editable cite_lint stays out of sight.
    [packages] = environment.rglob("site-packages")
    paths = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "dependencies.pth").write_text("\n".join(sorted(paths)), "utf-8")
    return python


def test_package_rules_and_components_come_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    result = _run(installed, "-c", INQUIRY, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    facts = json.loads(result.stdout)
    environment = installed.parents[1]
    assert Path(facts["package"]).is_relative_to(environment)
    assert Path(facts["rules"]).is_relative_to(environment)
    assert facts["factories"] == [f"cite_lint_{name}" for name in ("claims", "dates", "numbers", "organisations")]


def test_command_checks_a_draft(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8")
    result = _run(installed.parent / "cite-lint", "check", "--format", "json", "draft.md", cwd=tmp_path)
    assert result.returncode == 1, result.stderr
    [file] = json.loads(result.stdout)["files"]
    assert [(finding["rule"], finding["text"]) for finding in file["findings"]] == [("CL202", "105 billion US dollars")]
