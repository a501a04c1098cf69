"""The cache: the same report as without it, for as long as nothing that the report depends on has changed."""

from __future__ import annotations

import dataclasses
import os
import shutil
import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from cite_lint.config import Settings
from cite_lint.datafile import DataError
from cite_lint.engine import Linter, Run
from cite_lint.engine.cache import Cache, remove_cache
from cite_lint.engine.fingerprint import fingerprint
from cite_lint.model.finding import Report, Severity
from cite_lint.reporters import Look, render

HOUSING = Path(__file__).parents[1] / "housing"
TODAY = date(2025, 6, 1)
DRAFT = (
    "According to the Northport Housing Trust, 45 per cent of private tenants in Northport are behind with their rent. "
    "The Northport House Trust knows it. Some 4,217 boats are there.\n"
)
DATED = f"---\ndate: 2025-05-01\n---\n{DRAFT}"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a draft and a registry of its own, which is the current one."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(HOUSING, "registry")
    Path("d.md").write_text(DRAFT)
    return tmp_path


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of drafts that are really checked, as it grows."""
    checked: list[str] = []
    check = Linter.check_draft

    def count(self: Linter, draft: object, *rest: object) -> object:
        checked.append(draft.path)  # type: ignore[attr-defined]
        return check(self, draft, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Linter, "check_draft", count)
    return checked


def settings(**changes: object) -> Settings:
    return dataclasses.replace(Settings(registries=(Path("registry"),), shipped_registry=False), **changes)  # type: ignore[arg-type]


def run(today: date = TODAY, cached: bool = True, ignore: bool = False, **changes: object) -> Report:
    """Check the current folder."""
    chosen = settings(**changes)
    folder = Path(".cache") if cached else None
    return Run(lambda file: chosen, today=today, ignore_suppressions=ignore, cache_folder=folder).check(["."])


@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_cached_report_is_the_same(place: Path, counted: list[str], form: str) -> None:
    Path("e.md").write_text(DATED)
    fresh = render(form, run(cached=False), Look())
    assert render(form, run(), Look()) == fresh
    counted.clear()
    assert render(form, run(), Look()) == fresh
    assert counted == []


def test_every_part_of_a_report_comes_back(place: Path) -> None:
    fresh, _ = run(cached=False), run()
    (file,), (stored,) = fresh.files, run().files
    assert tuple(stored.claims) == tuple(file.claims)
    assert stored.findings == file.findings
    assert (stored.text, stored.date, stored.places, stored.of_today) == (file.text, file.date, (), True)
    assert len(stored.claims) == 2
    assert stored.claims[0] == file.claims[0]


def touch_registry() -> None:
    path = next(Path("registry/sources").rglob("*.yaml"))
    path.write_text(path.read_text() + "# a remark\n")


CHANGES: dict[str, Callable[[], Report]] = {
    "the draft": lambda: (Path("d.md").write_text(DRAFT + "\n"), run())[1],
    "its ending": lambda: (Path("d.md").rename("d.txt"), run())[1],
    "the registry": lambda: (touch_registry(), run())[1],
    "the rules": lambda: run(select=("CL1",)),
    "a severity": lambda: run(severity={"CL201": Severity.NOTE}),
    "the order of dates": lambda: run(date_order="mdy"),
    "the day": lambda: run(today=TODAY + timedelta(days=1)),
    "suppressions": lambda: run(ignore=True),
    "requiring reasons": lambda: run(require_reasons=True),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_a_report_depends_on_is_checked_anew(place: Path, counted: list[str], change: str) -> None:
    run()
    counted.clear()
    CHANGES[change]()
    assert len(counted) == 1


def test_what_no_report_depends_on_is_not(place: Path, counted: list[str]) -> None:
    run()
    counted.clear()
    os.utime("d.md", (1, 1))
    Path("d.md").rename("f.md")
    (file,) = run(fail_on=Severity.NOTE).files
    assert file.path == "f.md"
    assert counted == []


def test_dated_draft_outlives_the_day(place: Path, counted: list[str]) -> None:
    Path("d.md").write_text(DATED)
    run()
    counted.clear()
    run(today=TODAY + timedelta(days=3))
    assert counted == []


def test_answer_with_a_last_day_does_not(place: Path, counted: list[str]) -> None:
    Path("d.md").write_text(DATED + "<!-- cite-lint: ignore[CL201] r, until 2025-06-02 -->\n")
    run()
    counted.clear()
    run(today=TODAY + timedelta(days=3))
    assert counted == ["d.md"]


def test_failed_draft_is_tried_again(place: Path, counted: list[str]) -> None:
    Path("d.md").write_bytes(b"\xff")
    run()
    run()
    assert counted == ["d.md", "d.md"]


@pytest.mark.parametrize("content", [b"", b"no database at all, only words", b"SQLite format 3\0" + b"x" * 5000])
def test_broken_cache_is_begun_anew(place: Path, counted: list[str], content: bytes) -> None:
    Path(".cache").mkdir()
    Path(".cache/cite-lint-results.sqlite").write_bytes(content)
    fresh = render("json", run(cached=False), Look())
    assert render("json", run(), Look()) == fresh
    counted.clear()
    assert render("json", run(), Look()) == fresh
    assert counted == []


@pytest.mark.parametrize("column", ["findings", "claims", "date", "verdicts"])
@pytest.mark.parametrize("value", ["[[1, 2]]", "nonsense", "[null]", "[" * 100_000])
def test_spoiled_result_is_not_believed(place: Path, column: str, value: str) -> None:
    fresh = render("json", run(), Look())
    with sqlite3.connect(".cache/cite-lint-results.sqlite") as database:
        database.execute(f"update results set {column} = ?", (value,))
    database.close()
    assert render("json", run(), Look()) == fresh


def test_cache_of_another_form_is_begun_anew(place: Path, counted: list[str]) -> None:
    run()
    with sqlite3.connect(".cache/cite-lint-results.sqlite") as database:
        database.execute("pragma user_version = 99")
    database.close()
    counted.clear()
    run()
    run()
    assert counted == ["d.md"]


def test_locked_cache_is_done_without(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cite_lint.engine.cache._PATIENCE", 0)
    fresh = render("json", run(), Look())
    database = sqlite3.connect(".cache/cite-lint-results.sqlite")
    database.execute("begin exclusive")
    assert render("json", run(), Look()) == fresh
    database.close()


def test_folder_that_cannot_be_made_is_done_without(place: Path) -> None:
    Path(".cache").write_text("a file")
    assert len(run().files) == 1
    assert Path(".cache").read_text() == "a file"


def test_cache_ignores_itself_and_can_be_removed(place: Path) -> None:
    run()
    assert Path(".cache/.gitignore").read_text().endswith("*\n")
    assert remove_cache(Path(".cache"))
    assert not Path(".cache").exists()
    assert not remove_cache(Path(".cache"))


def test_other_files_in_the_folder_are_not_touched(place: Path) -> None:
    Path(".cache").mkdir()
    Path(".cache/own.txt").write_text("somebody's")
    Path(".cache/results.sqlite").write_text("somebody's")
    run()
    assert Path(".cache/results.sqlite").read_text() == "somebody's"
    Path(".cache/results.sqlite").unlink()
    assert not Path(".cache/.gitignore").exists(), "it would hide what is not ours"
    Path(".cache/.gitignore").write_text("own.txt\n")
    assert remove_cache(Path(".cache"))
    assert sorted(path.name for path in Path(".cache").iterdir()) == [".gitignore", "own.txt"]


def test_draft_without_figures_is_of_the_day(place: Path) -> None:
    Path("d.md").write_text("No figure here.\n")
    run()
    later = TODAY + timedelta(days=1)
    assert render("json", run(today=later), Look()) == render("json", run(today=later, cached=False), Look())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes of this kind")
def test_what_is_no_file_in_a_registry_is_the_registrys_fault(place: Path, counted: list[str]) -> None:
    os.mkfifo("registry/pipe")
    Path("registry/lock").symlink_to("somebody@elsewhere.1")
    run()
    assert counted == ["d.md"]
    run()
    assert counted == ["d.md"]
    Path("registry/sources/gone.yaml").symlink_to("nowhere")
    with pytest.raises(DataError, match=r"gone\.yaml:1:1: "):
        run()


def test_what_nobody_asks_for_is_dropped(place: Path) -> None:
    run()
    Path("d.md").write_text(DATED)
    run(today=TODAY + timedelta(days=40))
    with sqlite3.connect(".cache/cite-lint-results.sqlite") as database:
        assert database.execute("select count(*) from results").fetchone() == (1,)
    database.close()


def test_two_caches_can_be_open_at_once(place: Path) -> None:
    first, second = Cache(Path(".cache"), TODAY), Cache(Path(".cache"), TODAY)
    assert first.find(b"k", "d.md", str) is None
    assert second.find(b"k", "d.md", str) is None
    first.close()
    second.close()


def test_fingerprint_is_the_same_twice(place: Path) -> None:
    assert fingerprint(settings(), [Path("registry")]) == fingerprint(settings(), [Path("registry")])
