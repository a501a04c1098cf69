"""The JSON Schema and the page of keys: fresh, and of one mind with the reader."""

from __future__ import annotations

import json
import re
import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from cite_lint.config import read_settings
from cite_lint.config.keys import EXTEND, KEYS
from cite_lint.config.schema import configuration_schema
from cite_lint.datafile import DataError

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "configuration.md").read_text(encoding="utf-8")


def build() -> dict[str, Any]:
    return runpy.run_path(str(DOCS / "build_configuration.py"), run_name="docs")


def accepts(document: str) -> bool:
    return Draft7Validator(configuration_schema()).is_valid(tomllib.loads(document))


def test_the_page_is_fresh() -> None:
    assert build()["render"](PAGE) == PAGE, "run: python docs/build_configuration.py"


def test_the_schema_is_fresh() -> None:
    written = (DOCS / "cite-lint.schema.json").read_text(encoding="utf-8")
    assert build()["render_schema"]() == written, "run: python docs/build_configuration.py"


def test_the_schema_is_one() -> None:
    Draft7Validator.check_schema(configuration_schema())


@pytest.mark.parametrize("example", re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL))
def test_the_examples_of_the_page_are_right(tmp_path: Path, example: str) -> None:
    (tmp_path / "registry").mkdir()
    (tmp_path / "cite-lint.toml").write_text(example)
    assert accepts(example)
    assert read_settings(tmp_path / "cite-lint.toml").path == tmp_path / "cite-lint.toml"


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_the_example_of_each_key_is_right(tmp_path: Path, key: Any) -> None:
    (tmp_path / "project/registry").mkdir(parents=True)
    (tmp_path / "cite-lint.toml").write_text("")
    path = tmp_path / "project/cite-lint.toml"
    path.write_text(f"{key.name} = {key.example}\n")
    assert accepts(path.read_text())
    settings = read_settings(path)
    assert settings.extended if key.name == EXTEND else next(iter(settings.origins)).startswith(key.name)


@pytest.mark.parametrize(
    "document",
    [
        "selct = []",
        "select = ['CL999']",
        "select = ['value-mismatch']",
        "select = 'CL2'",
        "ignore = [1]",
        "fail-on = 'errors'",
        "fail-on = 3",
        "force-exclude = 'yes'",
        "model = ''",
        "encoding = 1",
        "exclude = 'a'",
        "[severity]\nCL999 = 'note'",
        "[severity]\nCL201 = 'fatal'",
        "severity = 'note'",
        "[per-file-ignores]\n'a/' = ['CL999']",
        "[per-file-ignores]\n'a/' = 'CL1'",
        "extend = []",
    ],
)
def test_schema_and_reader_refuse_the_same(tmp_path: Path, document: str) -> None:
    path = tmp_path / "cite-lint.toml"
    path.write_text(document)
    assert not accepts(document)
    with pytest.raises(DataError):
        read_settings(path)


def test_every_key_says_what_it_does() -> None:
    properties = configuration_schema()["properties"]
    assert list(properties) == [key.name for key in KEYS]
    assert all(
        json.dumps(value).count("description") == 1 and value["description"].endswith(".")
        for value in properties.values()
    )
