"""Project settings: which file holds, what it says, and where its faults are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cite_lint.config import Settings, find_settings, load_rules, read_settings
from cite_lint.config.keys import EXTEND, KEYS, Key
from cite_lint.config.settings import Glob, rule_codes
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
encoding = "cp1252"
quotes = "skip"
exclude = ["archive", "/notes.md"]
extend-exclude = ["*.old.md"]
force-exclude = true
respect-gitignore = false
require-reasons = true
baseline = "known.json"
cache-dir = "../cache"

[severity]
CL201 = "note"
CL302 = "off"

[per-file-ignores]
"letters/" = ["CL1"]
"a/*.md" = ["ALL"]
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
        encoding="cp1252",
        quotes="skip",
        exclude=(Glob("archive"), Glob("/notes.md", str(project))),
        extend_exclude=(Glob("*.old.md"),),
        force_exclude=True,
        respect_gitignore=False,
        per_file_ignores=((Glob("letters/"), ("CL1",)), (Glob("a/*.md", str(project)), ("ALL",))),
        require_reasons=True,
        baseline=project / "known.json",
        cache_dir=project / "../cache",
        path=project / "cite-lint.toml",
    )


def test_the_full_example_leaves_no_key_out(project: Path) -> None:
    settings = read_settings(project / "cite-lint.toml")
    defaults = Settings()
    left = [key.name for key in KEYS if key.name != EXTEND and _same(settings, defaults, key)]
    assert left == []


def _same(settings: Settings, defaults: Settings, key: Key) -> bool:
    return bool(getattr(settings, key.setting) == getattr(defaults, key.setting))


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
        ("encoding = 'utf-88'\n", (1, 13), "unknown encoding 'utf-88' (did you mean 'utf-8'?)"),
        ("encoding = 'hex'\n", (1, 13), "unknown encoding 'hex'"),
        ("force-exclude = 1\n", (1, 1), "force-exclude must be true or false"),
        ("cache-dir = 1\n", (1, 1), "cache-dir must be a text"),
        ("exclude = [\n  'ok',\n  '[z-a]',\n]\n", (3, 4), "'[z-a]' is no pattern"),
        ("extend-exclude = ['!']\n", (1, 20), "'!' is no pattern"),
        ("exclude = ['# x']\n", (1, 13), "'# x' is no pattern"),
        ("exclude = ['*a*a*a*a*b']\n", (1, 13), "the pattern '*a*a*a*a*b' has more than 4 stars, or 3 in one name"),
        ("exclude = ['*/*/*/*/b*']\n", (1, 13), "the pattern '*/*/*/*/b*' has more than 4 stars"),
        ("exclude = 'archive'\n", (1, 1), "exclude must be a list of texts"),
        ("per-file-ignores = ['CL1']\n", (1, 1), "per-file-ignores must be a table such as {"),
        ("[per-file-ignores]\n'a/*.md' = ['CL1']\n'b/' = ['CL9x']\n", (3, 10), "unknown rule 'CL9x'"),
        ("[per-file-ignores]\n'!b/' = ['CL1']\n", (2, 2), "'!b/': a pattern of per-file-ignores says which files"),
        ("[per-file-ignores]\n'[' = ['CL1']\n", (2, 2), "'[' is no pattern"),
        ("[per-file-ignores]\n'b/' = 'CL1'\n", (2, 2), "b/ must be a list of texts"),
        ("\nextend = 'none.toml'\n", (2, 1), "no such file"),
        ("extend = '.'\n", (1, 1), "no such file"),
        ("extend = ''\n", (1, 1), "extend must be a text"),
        ("extend = ['a']\n", (1, 1), "extend must be a text"),
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


EXTENDING = {
    "own values win": (
        {"a.toml": "extend = 'b.toml'\nfail-on = 'note'", "b.toml": "fail-on = 'never'\nmodel = 'm'"},
        {"fail_on": Severity.NOTE, "model": "m"},
    ),
    "lists that extend add up": (
        {"a.toml": "extend = 'b.toml'\nextend-select = ['CL102']", "b.toml": "extend-select = ['CL101']"},
        {"extend_select": ("CL101", "CL102")},
    ),
    "other lists do not": (
        {"a.toml": "extend = 'b.toml'\nignore = []", "b.toml": "ignore = ['CL101']"},
        {"ignore": ()},
    ),
    "tables are laid over": (
        {
            "a.toml": "extend = 'b.toml'\nseverity = {CL201 = 'note'}",
            "b.toml": "severity = {CL201 = 'off', CL202 = 'off'}",
        },
        {"severity": {"CL201": Severity.NOTE, "CL202": Severity.OFF}},
    ),
    "a chain": (
        {"a.toml": "extend = 'b.toml'", "b.toml": "extend = 'c.toml'", "c.toml": "model = 'm'"},
        {"model": "m"},
    ),
    "a shared file": (
        {"a.toml": "extend = 'pyproject.toml'", "pyproject.toml": "[tool.cite-lint]\nmodel = 'm'"},
        {"model": "m"},
    ),
}


@pytest.mark.parametrize("name", EXTENDING)
def test_a_file_extends_another(tmp_path: Path, name: str) -> None:
    files, expected = EXTENDING[name]
    for file, text in files.items():
        (tmp_path / file).write_text(text)
    settings = read_settings(tmp_path / "a.toml")
    assert {field: getattr(settings, field) for field in expected} == expected
    assert [settings.path, *settings.extended] == [tmp_path / file for file in files]


def test_paths_and_patterns_start_from_the_file_they_stand_in(tmp_path: Path) -> None:
    (tmp_path / "shared/own").mkdir(parents=True)
    (tmp_path / "project").mkdir()
    (tmp_path / "shared/base.toml").write_text("registries = ['own']\nextend-exclude = ['a/b', 'c']\ncache-dir = 'x'")
    (tmp_path / "project/cite-lint.toml").write_text("extend = '../shared/base.toml'\nextend-exclude = ['/d']")
    settings = read_settings(tmp_path / "project/cite-lint.toml")
    shared = (tmp_path / "project/../shared").resolve()
    assert [folder.resolve() for folder in settings.registries] == [shared / "own"]
    assert settings.cache_dir is not None and settings.cache_dir.resolve() == shared / "x"
    below, name, own = settings.extend_exclude
    assert (name, own) == (Glob("c"), Glob("/d", str(tmp_path / "project")))
    assert below.folder is not None and Path(below.folder).resolve() == shared


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"a.toml": "extend = 'a.toml'"},
            "a.toml:1:1: files extend each other in a circle: {0}/a.toml extends {0}/a.toml",
        ),
        (
            {"a.toml": "extend = 'b.toml'", "b.toml": "\nextend = './c.toml'", "c.toml": "extend = 'b.toml'"},
            "c.toml:1:1: files extend each other in a circle: {0}/b.toml extends {0}/c.toml extends {0}/b.toml",
        ),
        ({"a.toml": "extend = 'b.toml'", "b.toml": "selct = 1"}, "b.toml:1:1: unknown key 'selct' (did you mean"),
        ({"a.toml": "extend = 'b.toml'", "b.toml": "[x"}, "b.toml:1:3: not valid TOML"),
    ],
)
def test_a_chain_that_leads_nowhere(tmp_path: Path, files: dict[str, str], message: str) -> None:
    for file, text in files.items():
        (tmp_path / file).write_text(text)
    with pytest.raises(DataError) as caught:
        read_settings(tmp_path / "a.toml")
    assert str(caught.value).startswith(f"{tmp_path}/" + message.format(tmp_path))


def test_faults_of_all_files_come_together(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("extend = 'b.toml'\nselct = 1")
    (tmp_path / "b.toml").write_text("model = 1")
    with pytest.raises(DataError) as caught:
        read_settings(tmp_path / "a.toml")
    assert [Path(problem.path).name for problem in caught.value.problems] == ["a.toml", "b.toml"]


def test_a_long_chain_ends(tmp_path: Path) -> None:
    for number in range(2000):
        (tmp_path / f"{number}.toml").write_text(f"extend = '{number + 1}.toml'")
    with pytest.raises(DataError, match="more than 50 files extend one another"):
        read_settings(tmp_path / "0.toml")


def test_the_folder_before_two_dots_is_none_above_the_file(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/cite-lint.toml").write_text("")
    (tmp_path / "cite-lint.toml").write_text("")
    assert find_settings(tmp_path / "sub/../d.md").path == tmp_path / "cite-lint.toml"


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
    slow = ("spacy", "numpy", "pydantic", "yaml", "pathspec")
    code = (
        "import sys; from pathlib import Path; from cite_lint.config import find_settings;"
        f"find_settings(Path(sys.argv[1])); sys.exit(any(name in sys.modules for name in {slow!r}))"
    )
    assert subprocess.run([sys.executable, "-c", code, "."], check=False).returncode == 0
