"""The command line as its own process: what it imports, odd streams, and the whole of it on a small registry."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("spacy", "numpy", "pydantic")
IMPORTS = """
import sys
from cite_lint.cli import main
try:
    main()
except SystemExit as exit_:
    print(exit_.code, *(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""


def start(*arguments: str, folder: Path, code: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a new interpreter, or `code` with its arguments."""
    program = ["-c", code] if code else ["-m", "cite_lint"]
    return subprocess.run(
        [sys.executable, *program, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "configuration", "code"),
    [
        (["--help"], "", 0),
        (["--version"], "", 0),
        (["check", "--help"], "", 0),
        (["evaluate", "--help"], "", 0),
        (["evaluate", "none.yaml"], "", 2),
        (["evaluate", "none.yaml", "--min", "precison=90"], "", 2),
        (["rules"], "", 0),
        (["explain", "CL201"], "", 0),
        (["explain", "CL20x"], "", 2),
        (["check", "--select", "CL20x"], "", 2),
        (["check", "--output-file", "none/x"], "", 2),
        (["check"], "selct = []", 2),
        (["check"], "[severity", 2),
    ],
)
def test_nothing_heavy_is_imported_for_little(
    tmp_path: Path, arguments: list[str], configuration: str, code: int
) -> None:
    if configuration:
        (tmp_path / "cite-lint.toml").write_text(configuration)
    result = start(*arguments, folder=tmp_path, code=IMPORTS.format(heavy=HEAVY))
    assert result.stderr.decode().splitlines()[-1] == str(code)


DRAFT = "# Lakes\n\nAbout 41,377 otters live in the lakes of Vermont. On 31 February 2019 they were counted.\n"
UNUSED_FROM_THE_CACHE = (*HEAVY, "yaml", "regex", "rapidfuzz", "lxml", "openpyxl", "pathspec", "pyromark", "Stemmer")


@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_run_from_the_cache_imports_nothing_heavy(tmp_path: Path, form: str) -> None:
    (tmp_path / "d.md").write_text(DRAFT)
    (tmp_path / "cite-lint.toml").write_text('extend-select = ["CL102"]\n')
    code = IMPORTS.format(heavy=UNUSED_FROM_THE_CACHE)
    first, second = (start("check", "--format", form, folder=tmp_path, code=code) for _ in range(2))
    assert "spacy" in first.stderr.decode().splitlines()[-1]
    assert second.stderr.decode().splitlines()[-1] == "1"
    assert second.stdout == first.stdout


@pytest.mark.parametrize("text", ["", "# Lakes\n\nNo figures: the Northport House Trust counts nothing.\n"])
def test_draft_without_a_digit_needs_no_spacy(tmp_path: Path, text: str) -> None:
    (tmp_path / "d.md").write_text(text)
    result = start("check", "--no-cache", folder=tmp_path, code=IMPORTS.format(heavy=("spacy", "numpy")))
    assert result.stderr.decode().splitlines()[-1] == "0"


def test_version_names_the_tool(tmp_path: Path) -> None:
    import cite_lint

    assert start("--version", folder=tmp_path).stdout.decode().strip() == f"cite-lint {cite_lint.__version__}"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    code = """
import os, signal, sys
signal.signal(signal.SIGPIPE, signal.SIG_IGN)
read_end, write_end = os.pipe()
os.close(read_end)
os.dup2(write_end, 1)
from cite_lint.cli import main
main()
"""
    result = start("rules", folder=tmp_path, code=code)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a device that is full, and sh")
@pytest.mark.parametrize(
    ("redirection", "arguments", "code", "error"),
    [
        (">&-", ["rules"], 2, "error: stdout: cannot write to it: it is closed\n"),
        (">&-", ["--help"], 0, ""),
        (">/dev/full", ["rules"], 2, "error: stdout: cannot write to it: no space left on device\n"),
        (">/dev/full", ["--help"], 2, "error: no space left on device\n"),
        ("2>&-", ["explain", "CL20x"], 2, ""),
        ("2>/dev/full", ["explain", "CL20x"], 2, ""),
        ("2>/dev/full", ["registry", "validate"], 0, ""),
        (">&- 2>&-", ["rules"], 2, ""),
    ],
)
def test_streams_that_cannot_be_written_to(
    tmp_path: Path, redirection: str, arguments: list[str], code: int, error: str
) -> None:
    result = subprocess.run(
        ["/bin/sh", "-c", f'"$@" {redirection}', "sh", sys.executable, "-m", "cite_lint", *arguments],
        cwd=tmp_path, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert (result.returncode, result.stderr.decode()) == (code, error)


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.parametrize("place", ["", "click", "yaml", "cite_lint.registry", "spacy"])
def test_interrupt_is_quiet_wherever_it_comes(tmp_path: Path, place: str) -> None:
    """It comes when `place` is imported, or at once."""
    (tmp_path / "d.md").write_text("About 60% of otters.")
    code = f"""
import os, signal, sys
class Interrupt:
    def find_spec(self, name, *_):
        if name == {place!r} or not {place!r}:
            os.kill(os.getpid(), signal.SIGINT)
from cite_lint.cli import main
sys.meta_path.insert(0, Interrupt())
main()
"""
    result = start("check", "d.md", folder=tmp_path, code=code)
    assert (result.returncode, result.stdout, result.stderr) == (130, b"", b"")


def test_stdout_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "d.md").write_text(
        "The 2018\u20132019 \u6e56 report: 31 February 2019 was caf\u00e9 day.\n", encoding="utf-8"
    )
    for format_ in ("full", "concise", "json"):
        result = start("check", "--format", format_, folder=tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        assert result.returncode in (0, 1), result.stderr.decode()
        assert result.stdout.isascii()


def test_drafts_against_the_shipped_registry(tmp_path: Path) -> None:
    """The Python interface, the command line and stdin give one report."""
    from datetime import date

    from cite_lint.engine import Linter

    text = "# Lakes\n\nAbout 41,377 otters live in the lakes of Vermont. On 31 February 2019 they were counted.\n"
    (tmp_path / "d.md").write_text(text)
    result = start("check", "--isolated", "--format", "json", "--today", "2026-11-21", folder=tmp_path)
    assert result.returncode == 1, result.stderr.decode()
    report = json.loads(result.stdout)
    claim = report["files"][0]["claims"][0]
    assert (claim["text"], claim["verdict"], claim["findings"]) == ("41,377", "unsupported", ["CL101"])
    assert [finding["rule"] for finding in report["files"][0]["findings"]] == ["CL101", "CL504"]

    own = Linter(today=date(2026, 11, 21)).lint_text(text, "d.md")
    assert [finding.rule for finding in own.files[0].findings] == ["CL101", "CL504"]
    assert own.registry.digest == report["registry"]["digest"]
