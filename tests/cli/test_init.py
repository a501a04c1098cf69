"""What `init` writes is right as it is, and nothing that is there is touched."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from cite_lint.config import read_settings
from cite_lint.config.keys import EXTEND, KEYS

Run = Callable[..., Any]

DRAFT = "# Boats\n\nThere are about {} boats on the lake of Exampleton.\n"
WRITTEN = (
    "cite-lint.toml",
    "registry/organisations.yaml",
    "registry/concepts.yaml",
    "registry/indicators/example.yaml",
    "registry/sources/lake-office/lake-office-2024.yaml",
)


def written() -> list[str]:
    return sorted(path.as_posix() for path in Path().rglob("*") if path.is_file())


@pytest.mark.parametrize("option", ["--shipped-registry", "--no-shipped-registry"])
def test_registry_and_drafts_can_be_checked_at_once(run: Run, option: str) -> None:
    begun = run("init", option)
    assert (begun.code, begun.err.splitlines()) == (0, [f"written: {name}" for name in WRITTEN])
    assert read_settings(Path("cite-lint.toml")).shipped_registry is (option == "--shipped-registry")
    validated = run("registry", "validate")
    assert (validated.code, validated.out) == (0, "")
    assert validated.err.endswith("problems: 0\n")
    Path("right.md").write_text(DRAFT.format(340))
    Path("wrong.md").write_text(DRAFT.format(430))
    checked = run("check", "--format", "concise")
    assert (checked.code, checked.out[:24]) == (1, 'wrong.md:3:17: CL201 "43')
    assert checked.err == "2 claims: 1 supported, 1 mismatched\n"


def test_an_empty_registry_can_be_checked_too(run: Run) -> None:
    run("init", "--no-shipped-registry")
    for name in ("organisations", "concepts", "indicators/example"):
        Path(f"registry/{name}.yaml").write_text("[]\n")
    Path("registry/sources/lake-office/lake-office-2024.yaml").unlink()
    assert run("registry", "validate").code == 0
    Path("d.md").write_text(DRAFT.format(340))
    checked = run("check")
    assert (checked.code, "is not in the registry" in checked.out) == (0, True)


def test_the_snippet_for_pre_commit(run: Run) -> None:
    import cite_lint

    (repository,) = yaml.safe_load(run("init").out)["repos"]
    assert repository["rev"] == f"v{cite_lint.__version__}"
    hooks = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in hooks]


def test_every_key_is_in_the_configuration_and_right(run: Run) -> None:
    run("init", "project")
    path = Path("project/cite-lint.toml")
    text = path.read_text()
    assert [key.name for key in KEYS] == re.findall(r"^(?:# )?([a-z-]+) = ", text, re.MULTILINE)
    path.write_text(re.sub(r"^# (?=[a-z-]+ = )", "", text, flags=re.MULTILINE))
    Path("cite-lint.toml").write_text("")
    settings = read_settings(path)
    assert {name.partition(".")[0] for name in settings.origins} == {key.name for key in KEYS} - {EXTEND}


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ("cite-lint.toml", "ignore = ['CL1']"),
        (".cite-lint.toml", ""),
        ("pyproject.toml", "[tool.cite-lint]"),
        ("registry/organisations.yaml", "[]"),
        ("registry/notes.txt", "mine"),
    ],
)
def test_nothing_is_overwritten(run: Run, known: str, text: str) -> None:
    Path(known).parent.mkdir(exist_ok=True)
    Path(known).write_text(text)
    result = run("init")
    assert (result.code, Path(known).read_text()) == (0, text)
    left = known.partition("/")[0]
    assert f"left as it is: {left}" in result.err
    assert written() == sorted({known, *(name for name in WRITTEN if not name.startswith(left))} - _hidden_by(known))


def _hidden_by(known: str) -> set[str]:
    """Return the file that is not written since another configuration is there."""
    return {"cite-lint.toml"} if known.endswith(".toml") and known != "cite-lint.toml" else set()


def test_a_second_time_nothing_is_written(run: Run) -> None:
    run("init")
    before = {name: Path(name).read_bytes() for name in written()}
    again = run("init")
    assert again.err.splitlines() == [
        'left as it is: cite-lint.toml; see that it says: registries = ["registry"]',
        "left as it is: registry",
    ]
    assert {name: Path(name).read_bytes() for name in written()} == before


def test_a_folder_is_made(run: Run) -> None:
    assert run("init", "new/project").code == 0
    assert written() == sorted(f"new/project/{name}" for name in WRITTEN)


def test_a_folder_that_cannot_be_written_to(run: Run) -> None:
    Path("file").write_text("x")
    assert run("init", "file").code == 2
    below = run("init", "file/sub")
    assert (below.code, below.out, "file" in below.err) == (2, "", True)
    assert written() == ["file"]
