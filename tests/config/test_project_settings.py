"""Project settings: which file holds, what it says, and where its faults are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cite_lint.config import Settings, find_settings, load_rules, read_settings
from cite_lint.config.settings import rule_codes
from cite_lint.datafile import DataError
from cite_lint.model.finding import Severity

FULL = """\
# select = ["CL999"]
select = ["CL2", "CL101"]
ignore = ["CL207"]
extend-select = ["CL102"]
fail-on = "warning"
registries = ["own", "../shared"]
shipped-registry = false
date-order = "mdy"
model = "en_core_web_sm"

[severity]
CL201 = "note"
CL302 = "off"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "own").mkdir(parents=True)
    (tmp_path / "shared").mkdir()
    (folder / "cite-lint.toml").write_text(FULL)
    return folder


def test_every_key_is_read(project: Path) -> None:
    settings = read_settings(project / "cite-lint.toml")
    assert settings == Settings(
        select=("CL2", "CL101"),
        ignore=("CL207",),
        extend_select=("CL102",),
        severity={"CL201": Severity.NOTE, "CL302": Severity.OFF},
        fail_on=Severity.WARNING,
        registries=(project / "own", project / "../shared"),
        shipped_registry=False,
        date_order="mdy",
        model="en_core_web_sm",
        path=project / "cite-lint.toml",
    )


def test_an_empty_file_leaves_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "cite-lint.toml"
    path.write_text("")
    assert read_settings(path) == Settings(path=path)


@pytest.mark.parametrize(
    ("files", "start", "found"),
    [
        ({"cite-lint.toml": ""}, "a/b", "cite-lint.toml"),
        ({"cite-lint.toml": "", "a/.cite-lint.toml": ""}, "a/b", "a/.cite-lint.toml"),
        ({"cite-lint.toml": "", "a/pyproject.toml": "[tool.cite-lint]\n"}, "a/b", "a/pyproject.toml"),
        ({"cite-lint.toml": "", "a/pyproject.toml": "[tool.other]\n"}, "a/b", "cite-lint.toml"),
        ({"cite-lint.toml": "", "a/pyproject.toml": 'needs = ["cite-lint"]\n'}, "a/b", "cite-lint.toml"),
        ({"cite-lint.toml": "", "a/pyproject.toml": "[broken"}, "a/b", "cite-lint.toml"),
        ({"a/pyproject.toml": "tool.cite-lint.model = 'x'\n"}, "a/b", "a/pyproject.toml"),
        ({".cite-lint.toml": "", "cite-lint.toml": ""}, "a/b", "cite-lint.toml"),
        ({"cite-lint.toml": "", "a/b/cite-lint.toml": ""}, "a/b/draft.md", "a/b/cite-lint.toml"),
    ],
)
def test_the_nearest_file_holds(tmp_path: Path, files: dict[str, str], start: str, found: str) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/draft.md").write_text("A draft.")
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    assert find_settings(tmp_path / start).path == tmp_path / found


def test_no_file_means_defaults(tmp_path: Path) -> None:
    (tmp_path / "cite-lint.toml").mkdir()
    assert find_settings(tmp_path).path != tmp_path / "cite-lint.toml"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("model = 'x'\nselct = []\n", (2, 1), "unknown key 'selct' (did you mean 'select'?)"),
        ("# selct\n  selct = []\n", (2, 3), "unknown key 'selct'"),
        ("extend_select = []\n", (1, 1), "unknown key 'extend_select' (did you mean 'extend-select'?)"),
        ('"fail on" = "error"\n', (1, 2), "unknown key 'fail on' (did you mean 'fail-on'?)"),
        ("[severities]\nCL201 = 'note'\n", (1, 2), "unknown key 'severities' (did you mean 'severity'?)"),
        ('select = ["CL2", "CL299"]\n', (1, 19), "unknown rule 'CL299' (did you mean 'CL209'?)"),
        (
            'ignore = ["CL201"]\nselect = [\n  "CL201",\n  "value-mismatch",\n]\n',
            (4, 4),
            "unknown rule 'value-mismatch'",
        ),
        ('select = [""]\n', (1, 8), "unknown rule ''"),
        ("select = 'CL2'\n", (1, 1), "select must be a list of texts"),
        ("select = [1]\n", (1, 1), "select must be a list of texts"),
        ("[severity]\nCL201 = 'note'\nCL210 = 'note'\n", (3, 1), "unknown rule 'CL210' (did you mean"),
        ("[severity]\nCL101 = 'note'\nCL201 = 'fatal'\n", (3, 10), "unknown value 'fatal' of CL201"),
        ("severity = {CL201 = 'fatal'}\n", (1, 22), "unknown value 'fatal' of CL201"),
        ("severity.CL201 = 'nite'\n", (1, 19), "unknown value 'nite' of CL201 (did you mean 'note'?)"),
        ("severity = 'note'\n", (1, 1), "severity must be a table"),
        ("fail-on = 'errors'\n", (1, 12), "unknown value 'errors' of fail-on (did you mean 'error'?)"),
        ("fail-on = 3\n", (1, 1), "fail-on must be one of error, warning, note, never"),
        ("date-order = 'ymd'\n", (1, 15), "unknown value 'ymd' of date-order (did you mean"),
        ("shipped-registry = 'no'\n", (1, 1), "shipped-registry must be true or false"),
        ("model = ['x']\n", (1, 1), "model must be a text"),
        ("registries = [\n  'missing',\n]\n", (2, 4), "no such folder 'missing'"),
        (f"registries = ['{'long' * 2000}']\n", (1, 16), "no such folder 'longlong"),
        ("model = \n", (1, 9), "not valid TOML"),
        ("model = 'a'\nmodel = 'b'\n", (2, 12), "not valid TOML"),
        ("a = [", (1, 6), "not valid TOML"),
        ("a = " + "[" * 5000, (1, 1), "not valid TOML: nested too deep"),
        ("a = 'x\0'\n", (1, 7), "the character U+0000 is not allowed"),
    ],
)
def test_a_fault_is_reported_at_its_place(tmp_path: Path, text: str, place: tuple[int, int], message: str) -> None:
    path = tmp_path / "cite-lint.toml"
    path.write_text(text)
    with pytest.raises(DataError) as caught:
        read_settings(path)
    (problem,) = caught.value.problems
    assert problem.message.startswith(message)
    assert (problem.path, problem.line, problem.column) == (str(path), *place)


def test_several_faults_come_together(tmp_path: Path) -> None:
    path = tmp_path / "cite-lint.toml"
    path.write_text("selct = []\nignore = ['CL9x']\n[severity]\nCL201 = 'bad'\nCL777 = 'off'\n")
    with pytest.raises(DataError) as caught:
        read_settings(path)
    places = [(problem.line, problem.column) for problem in caught.value.problems]
    assert places == [(1, 1), (2, 12), (4, 10), (5, 1)]


@pytest.mark.parametrize(
    "text", ["".join(f"k{i} = 1\n" for i in range(30_000)), "ignore = [" + '"CLX", ' * 100_000 + "]"]
)
def test_a_file_full_of_faults_takes_no_long_time(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cite-lint.toml"
    path.write_text(text)
    with pytest.raises(DataError) as caught:
        read_settings(path)
    assert 1 <= len(caught.value.problems) <= 100


def test_a_shared_file_is_searched_in_our_table_only(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[tool.other]\nselct = ["CL299"]\n\n[tool.cite-lint]\nselct = []\nignore = ["CL299"]\n')
    with pytest.raises(DataError) as caught:
        read_settings(path)
    assert [(problem.line, problem.column) for problem in caught.value.problems] == [(5, 1), (6, 12)]


@pytest.mark.parametrize("text", ["tool = 1\n", "[tool]\ncite-lint = 1\n"])
def test_a_table_that_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(text)
    with pytest.raises(DataError, match=r"tool.cite-lint must be a table"):
        read_settings(path)


def test_the_plain_search_finds_the_codes_of_the_rules() -> None:
    assert rule_codes() == list(load_rules())


def test_settings_need_none_of_the_slow_imports() -> None:
    slow = ("spacy", "numpy", "pydantic", "yaml")
    code = (
        "import sys; from pathlib import Path; from cite_lint.config import find_settings;"
        f"find_settings(Path(sys.argv[1])); sys.exit(any(name in sys.modules for name in {slow!r}))"
    )
    assert subprocess.run([sys.executable, "-c", code, "."], check=False).returncode == 0
