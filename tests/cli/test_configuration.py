"""Configuration files and options together, and what a run says of a faulty file."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("made_up")


def write(**files: str) -> None:
    """Write files; `__` in a name stands for a slash, `_` for a full stop."""
    for name, text in files.items():
        path = Path(name.replace("__", "/").replace("_", "."))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def findings(run: Run, *arguments: str, **streams: Any) -> str:
    """Return path and rule of each finding of a run."""
    files = json.loads(run("check", "--format", "json", *arguments, **streams).out)["files"]
    return " ".join(f"{file['path']}:{finding['rule']}" for file in files for finding in file["findings"])


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


def test_configurations_in_a_circle_stop_the_run(run: Run) -> None:
    Path("cite-lint.toml").write_text("extend = 'b.toml'")
    Path("b.toml").write_text("extend = 'cite-lint.toml'")
    Path("d.md").write_text("CL201")
    result = run("check")
    assert (result.code, result.out) == (2, "")
    assert "b.toml:1:1: files extend each other in a circle: " in result.err
    assert result.err.count("cite-lint.toml") == 2


def test_configuration_that_is_no_text_stops_the_run(run: Run) -> None:
    Path("cite-lint.toml").write_bytes(b"ignore = []\n\xff")
    Path("d.md").write_text("CL201")
    result = run("check")
    assert (result.code, result.out, "cite-lint.toml:2:1: not UTF-8: byte 0xff" in result.err) == (2, "", True)


def test_named_configuration(run: Run) -> None:
    Path("other.toml").write_text('fail-on = "never"')
    Path("d.md").write_text("CL201")
    assert run("check", "--config", "other.toml").code == 0
    missing = run("check", "--config", "none.toml")
    assert (missing.code, "none.toml:1:1: no such file" in missing.err) == (2, True)


NESTED = {
    "cite-lint_toml": "ignore = ['CL101']",
    "d_md": "CL101 CL201",
    "sub__cite-lint_toml": "ignore = ['CL201']",
    "sub__d_md": "CL101 CL201",
    "sub__deep__d_md": "CL101 CL201",
    "own__pyproject_toml": "[tool.cite-lint]\nselect = ['CL102']",
    "own__d_md": "CL101 CL102",
}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "d.md:CL201 own/d.md:CL102 sub/d.md:CL101 sub/deep/d.md:CL101"),
        (["sub/deep/d.md", "d.md"], "d.md:CL201 sub/deep/d.md:CL101"),
        (["sub/../d.md"], "sub/../d.md:CL201"),
        (["--isolated", "sub/d.md", "d.md"], "d.md:CL101 d.md:CL201 sub/d.md:CL101 sub/d.md:CL201"),
        (["--config", "sub/cite-lint.toml", "d.md", "own"], "d.md:CL101 own/d.md:CL101"),
        (["--ignore", "CL1"], "d.md:CL201 own/d.md:CL102"),
        (["--ignore", "CL102", "own", "sub/d.md"], "sub/d.md:CL101"),
        (["--select", "CL201", "sub", "own"], "sub/d.md:CL201 sub/deep/d.md:CL201"),
        (["--extend-select", "CL101", "d.md", "own"], "d.md:CL201 own/d.md:CL101 own/d.md:CL102"),
        (["--exclude", "deep", "--extend-exclude", "/own/", "."], "d.md:CL201 sub/d.md:CL101"),
        (["--exclude", "sub", "--force-exclude", "sub/d.md", "d.md"], "d.md:CL201"),
    ],
)  # fmt: skip
def test_each_draft_has_the_configuration_above_it(run: Run, arguments: list[str], expected: str) -> None:
    write(**NESTED)
    assert findings(run, *arguments) == expected
    assert findings(run, *arguments) == expected  # from the cache


def test_fault_of_a_configuration_below_stops_the_run(run: Run) -> None:
    write(**NESTED | {"sub__cite-lint_toml": "selct = []"})
    result = run("check")
    assert (result.code, result.out) == (2, "")
    assert "/sub/cite-lint.toml:1:1: unknown key" in result.err
    assert run("check", "d.md").code == 1


def test_each_draft_has_the_fail_level_above_it(run: Run) -> None:
    write(d_md="CL101", sub__d_md="CL101", **{"sub__cite-lint_toml": "fail-on = 'warning'"})
    assert [run("check", path).code for path in ("d.md", "sub", ".")] == [0, 1, 1]
    assert run("check", "--fail-on", "error").code == 0


def test_stdin_has_the_configuration_above_its_name(run: Run) -> None:
    write(**NESTED)
    assert findings(run, "-", stdin=b"CL101 CL201") == "stdin.md:CL201"
    assert findings(run, "-", "--stdin-filename", "sub/x.md", stdin=b"CL101 CL201") == "sub/x.md:CL101"
    assert findings(run, "-", "--stdin-filename", "sub/none/x.md", stdin=b"CL101 CL201") == "sub/none/x.md:CL101"
    excluded = run("check", "--force-exclude", "--exclude", "sub", "-", "--stdin-filename", "sub/x.md", stdin=b"CL201")
    assert (excluded.code, excluded.out) == (0, "")


PER_FILE = """
[per-file-ignores]
"letters/" = ["CL1"]
"*.old.md" = ["CL2"]
"/a.md" = ["ALL"]
"sub/*.md" = ["CL101"]
"""


def test_rules_are_off_by_path(run: Run) -> None:
    drafts = ("a.md", "b.md", "b.old.md", "letters/a.md", "sub/a.md", "sub/letters/a.old.md")
    write(**{name.replace(".", "_").replace("/", "__"): "CL101 CL201" for name in drafts})
    Path("cite-lint.toml").write_text(PER_FILE)
    expected = "b.md:CL101 b.md:CL201 b.old.md:CL101 letters/a.md:CL201 sub/a.md:CL201"
    assert findings(run) == expected
    assert findings(run) == expected  # from the cache, where two drafts of one content differ in their path only
    assert findings(run, "--no-cache") == expected
    assert findings(run, "-", "--stdin-filename", "letters/new.md", stdin=b"CL101 CL201") == "letters/new.md:CL201"


def test_a_change_of_the_rules_by_path_is_seen(run: Run) -> None:
    write(a_md="CL201")
    assert findings(run) == "a.md:CL201"
    Path("cite-lint.toml").write_text("[per-file-ignores]\n'a.md' = ['CL201']")
    assert findings(run, "--cache-dir", ".cite-lint-cache") == ""


def test_encoding(run: Run) -> None:
    Path("d.md").write_bytes("caf\u00e9 CL201".encode("latin-1"))
    assert run("check").code == 2
    assert findings(run, "--encoding", "latin-1") == "d.md:CL201"
    Path("cite-lint.toml").write_text("encoding = 'cp1252'")
    assert findings(run) == "d.md:CL201"
    assert run("check", "--encoding", "utf-8").code == 2
    wrong = run("check", "--encoding", "utf-88")
    assert (wrong.code, wrong.out, "unknown encoding 'utf-88' (did you mean 'utf-8'?)" in wrong.err) == (2, "", True)
    extracted = run("extract", "--encoding", "latin-1", "d.md")
    assert extracted.code == 0


@pytest.mark.parametrize("option", ["--exclude", "--extend-exclude"])
def test_pattern_that_is_none_is_refused(run: Run, option: str) -> None:
    result = run("check", option, "[z-a]")
    assert (result.code, result.out, "'[z-a]' is no pattern" in result.err) == (2, "", True)


def test_files_that_would_be_checked(run: Run) -> None:
    write(**NESTED, build__x_md="x", code_py="x")
    listed = run("check", "--show-files")
    assert (listed.code, listed.out, listed.err) == (0, "d.md\nown/d.md\nsub/d.md\nsub/deep/d.md\n", "")
    assert run("check", "--show-files", "code.py", "build", "-").out == "build/x.md\ncode.py\nstdin.md\n"
    assert run("check", "--show-files", "--force-exclude", "build/x.md").out == ""
    missing = run("check", "--show-files", "none.md", "d.md")
    assert (missing.code, missing.out, missing.err) == (2, "d.md\n", "error: none.md: no such file or folder\n")


def test_all_drafts_excluded(run: Run) -> None:
    write(archive__a_md="CL201", **{"cite-lint_toml": "extend-exclude = ['archive', 'b.md']"}, b_md="CL201")
    result = run("check")
    assert (result.code, result.out) == (2, "")
    assert "error: .: no drafts in this folder (looked for .md, " in result.err
    assert "excluded or ignored by git: archive, b.md" in result.err
    named = run("check", "--force-exclude", "archive/a.md", "b.md")
    assert (named.code, named.out, named.err) == (0, "", "0 claims\n")
    assert run("check", "--force-exclude", "--no-force-exclude", "b.md").code == 1


def test_gitignore_and_its_option(run: Run) -> None:
    write(a_md="x", b_md="CL201", _gitignore="b.md")
    Path(".git").mkdir()
    assert findings(run) == ""
    assert findings(run, "--no-respect-gitignore") == "b.md:CL201"
    assert findings(run, "b.md") == "b.md:CL201"
    Path("cite-lint.toml").write_text("respect-gitignore = false")
    assert findings(run) == "b.md:CL201"
    assert findings(run, "--respect-gitignore") == ""


def test_output_may_replace_a_file_that_is_excluded(run: Run) -> None:
    write(a_md="CL201", build__report_md="old")
    assert run("check", "--format", "concise", "--output-file", "build/report.md").code == 1
    assert Path("build/report.md").read_text() == "a.md:1:1: CL201 as written\n"


def test_cache_folder_is_configured(run: Run) -> None:
    write(a_md="x", **{"cite-lint_toml": "cache-dir = 'kept'"})
    assert run("check").code == 0
    assert Path("kept").is_dir() and not Path(".cite-lint-cache").exists()


def test_baseline_is_configured(run: Run) -> None:
    write(a_md="CL201", **{"cite-lint_toml": "baseline = 'kept/known.json'"})
    Path("kept").mkdir()
    assert run("check").code == 2
    assert run("check", "--extend-baseline").code == 0
    assert Path("kept/known.json").is_file()
    assert run("check").code == 0
    assert run("check", "--isolated").code == 1


@pytest.mark.parametrize(
    ("configuration", "arguments", "needed"),
    [
        ("", ["check", "d.md"], False),
        ("", ["check"], False),
        ("exclude = ['archive/', 'old.md']\nforce-exclude = true", ["check", "d.md"], False),
        ("exclude = ['*.old.md']", ["check"], True),
    ],
)
def test_patterns_are_compiled_only_where_there_are_some(
    tmp_path: Path, configuration: str, arguments: list[str], needed: bool
) -> None:
    (tmp_path / "cite-lint.toml").write_text(configuration)
    (tmp_path / "d.md").write_text("No figure.")
    code = (
        "import sys\nfrom cite_lint.cli import main\ntry:\n    main()\nexcept SystemExit as exit_:\n"
        "    print(exit_.code, 'pathspec' in sys.modules, 'tomllib' in sys.modules)"
    )
    command = [sys.executable, "-c", code, *arguments]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert result.stdout.split() == ["0", str(needed), "True"], result.stderr


def test_what_is_in_force(run: Run) -> None:
    write(
        d_md="x",
        archive__d_md="x",
        **{
            "base_toml": "fail-on = 'never'\nextend-exclude = ['archive']\nseverity.CL102 = 'note'\n",
            "cite-lint_toml": "extend = 'base.toml'\n\n[severity]\nCL101 = 'off'\n[per-file-ignores]\n'd.*' = ['CL2']\n",
        },
    )
    here = Path.cwd()
    text = run("config", "d.md", "--extend-exclude", "x/", "--encoding", "cp1252").out
    assert text.startswith(f"# {here}/cite-lint.toml, which extends {here}/base.toml\n")
    for line in (
        "select: those that are on by default  # default",
        f'severity.CL101 = "off"  # {here}/cite-lint.toml:4',
        f'severity.CL102 = "note"  # {here}/base.toml:3',
        f'per-file-ignores."d.*" = ["CL2"]  # {here}/cite-lint.toml:6',
        f'fail-on = "never"  # {here}/base.toml:1',
        f'extend-exclude = ["archive", "x/"]  # {here}/base.toml:2, command line',
        'encoding = "cp1252"  # command line',
        "force-exclude = false  # default",
        "# left out by a search: no",
        "# rules that are off for this path: CL201, CL202, CL203, CL204, CL205, CL206, CL207, CL208, CL209",
    ):
        assert line in text.splitlines()
    assert "# left out by a search: yes" in run("config", "archive/d.md").out
    assert run("config", "--isolated").out.startswith("# no configuration file\n")
    assert "rules that are off" not in run("config").out


def test_what_is_in_force_as_json(run: Run) -> None:
    write(d_md="x", **{"cite-lint_toml": "\nselect = ['CL2']\nfail-on = 'note'"})
    shown = json.loads(run("config", "d.md", "--format", "json", "--ignore", "CL201").out)
    file = str(Path.cwd() / "cite-lint.toml")
    assert (shown["schema"], shown["path"], shown["files"]) == ("cite-lint-config/1", "d.md", [file])
    settings = shown["settings"]
    assert settings["select"] == {"value": ["CL2"], "from": [{"origin": "file", "file": file, "line": 2}]}
    assert settings["ignore"] == {"value": ["CL201"], "from": [{"origin": "command line"}]}
    assert settings["date-order"] == {"value": "dmy", "from": [{"origin": "default"}]}
    assert shown["draft"] == {"excluded": False, "ignored": []}
    chosen = json.loads(run("config", "--format", "json", "--select", "CL1").out)["settings"]
    assert [chosen[key]["from"] for key in ("select", "ignore")] == [[{"origin": "command line"}]] * 2


def test_schema_is_printed(run: Run) -> None:
    printed = run("config", "--schema")
    page = Path(__file__).parents[2] / "docs" / "cite-lint.schema.json"
    assert (printed.code, printed.out) == (0, page.read_text(encoding="utf-8"))
