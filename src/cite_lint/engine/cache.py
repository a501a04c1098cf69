"""Results of earlier runs in a small database, so that an unchanged draft costs neither spaCy nor the registry.

A result is found by everything it depends on: the draft's bytes and ending, the registry's and the rules' files, the
settings, this program, and the day where the draft gives no date of its own. The file is never trusted: what cannot be
read in it is checked anew, and where it cannot be used at all the run goes on without it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, overload

from cite_lint.engine.codec import decoder, encode
from cite_lint.model.finding import FileReport, FileStatus, Finding, JudgedClaim, RegistryInfo, Verdict

_FILE = "cite-lint-results.sqlite"
"""A name of our own: what is broken in it is thrown away."""
_IGNORED = ".gitignore"
_IGNORE_ALL = "# Written by cite-lint; nothing here is worth keeping.\n*\n"
_FORM = 1
"""Of the tables below; a file of another form is begun afresh."""
_KEPT_DAYS = 30
_COMMIT_EVERY = 64
"""Drafts: an interrupted run keeps what it has done but for the last few."""
_PATIENCE = 2
"""Seconds to wait for another run that writes."""
_BROKEN = (sqlite3.Error, ValueError, TypeError, KeyError, IndexError, ArithmeticError, RecursionError)
_TABLES = """
create table if not exists results (
    key blob primary key, day text not null, date text, verdicts text not null, findings text not null,
    claims text not null, document text not null, seal blob not null, used integer not null
) without rowid;
create table if not exists registries (key blob primary key, info text not null) without rowid;
"""


class Cache:
    """The database below a folder, or nothing where none can be had. `today` is the day of the run."""

    def __init__(self, folder: Path, today: date) -> None:
        self._folder = folder
        self._today = today
        self._waiting = 0
        self._database = self._open()

    def find(self, key: bytes, path: str, read_text: Callable[[], str]) -> FileReport | None:
        """Return the report on a draft of this key under its own path; None if there is none for today.

        `read_text` gives the text of a draft in a text format, which is not stored.
        """
        try:
            row = self._ask(
                "select day, date, verdicts, findings, claims, document, seal, used from results where key = ?", key
            )
            if row is None or row[0] not in ("", self._today.isoformat()) or row[6] != _seal(key, row[:6]):
                return None
            day, written, verdicts, findings, claims, document, _, used = row
            text, places = json.loads(document) if document else (read_text(), ())
            report = _StoredReport(
                path,
                FileStatus.CHECKED,
                date=date.fromisoformat(written) if written else None,
                claims=_StoredClaims(claims, len(verdicts.split())) if verdicts else (),
                findings=tuple(map(_finding(), json.loads(findings))) if findings else (),
                text=text,
                places=tuple(places),
                of_today=bool(day),
                tally=Counter(verdicts.split()),
            )
            if used != self._today.toordinal():
                self._write("update results set used = ? where key = ?", self._today.toordinal(), key)
        except _BROKEN:
            return None
        return report

    def store(self, key: bytes, report: FileReport, is_text: bool) -> None:
        """Keep the report on a draft that was checked."""
        row = (
            self._today.isoformat() if report.of_today else "",
            report.date.isoformat() if report.date else None,
            " ".join(judged.verdict for judged in report.claims),
            _dump(report.findings),
            _dump(report.claims),
            "" if is_text else json.dumps([report.text, report.places]),
        )
        used = self._today.toordinal()
        self._write(
            "insert or replace into results values (?, ?, ?, ?, ?, ?, ?, ?, ?)", key, *row, _seal(key, row), used
        )

    def find_registry(self, key: bytes) -> RegistryInfo | None:
        """Return what a run said of the registry with this key."""
        try:
            row = self._ask("select info from registries where key = ?", key)
            return decoder(RegistryInfo)(json.loads(row[0])) if row is not None else None
        except _BROKEN:
            return None

    def store_registry(self, key: bytes, info: RegistryInfo) -> None:
        """Keep what is said of a registry."""
        self._write("insert or replace into registries values (?, ?)", key, json.dumps(encode(info)))

    def close(self) -> None:
        """Write what waits, and drop what nobody has asked for in a month."""
        if self._database is None:
            return
        if self._waiting:
            self._write("delete from results where used < ?", self._today.toordinal() - _KEPT_DAYS)
        with suppress(sqlite3.Error):
            self._database.commit()
            self._database.close()
        self._database = None

    def _open(self) -> sqlite3.Connection | None:
        file = self._folder / _FILE
        for _ in range(2):
            try:
                if not file.exists():
                    _make_folder(self._folder)
                database = sqlite3.connect(file, timeout=_PATIENCE)
                (form,) = database.execute("pragma user_version").fetchone()
                if form != _FORM:
                    if form:
                        database.executescript("drop table if exists results; drop table if exists registries")
                    database.executescript(_TABLES)
                    database.execute(f"pragma user_version = {_FORM}")
            except sqlite3.OperationalError:  # locked, or a folder that cannot be written to
                return None
            except sqlite3.DatabaseError:  # no database, or a broken one
                with suppress(OSError):
                    file.unlink()
            except OSError:
                return None
            else:
                return database
        return None

    def _ask(self, question: str, *values: Any) -> Any:
        return self._database.execute(question, values).fetchone() if self._database is not None else None

    def _write(self, statement: str, *values: Any) -> None:
        if self._database is None:
            return
        with suppress(sqlite3.Error):
            self._database.execute(statement, values)
            self._waiting += 1
            if self._waiting % _COMMIT_EVERY == 0:
                self._database.commit()


def remove_cache(folder: Path) -> bool:
    """Remove the cache in a folder and tell whether there was one; other files there stay, and with them the folder."""
    if not (folder / _FILE).is_file():
        return False
    for name in (_FILE, f"{_FILE}-journal"):
        (folder / name).unlink(missing_ok=True)
    with suppress(OSError, UnicodeDecodeError):
        ignored = folder / _IGNORED
        if ignored.read_text(encoding="utf-8") == _IGNORE_ALL:
            ignored.unlink()
    with suppress(OSError):
        folder.rmdir()
    return True


@dataclass(frozen=True, slots=True)
class _StoredReport(FileReport):
    """A report whose claims nobody has asked for yet; how many got which verdict is known without them."""

    tally: Counter[str] | None = None

    def count_verdict(self, verdict: Verdict) -> int:
        return self.tally[verdict.value] if self.tally is not None else 0


class _StoredClaims(Sequence[JudgedClaim]):
    """Claims that are decoded when the first of them is looked at."""

    def __init__(self, stored: str, count: int) -> None:
        self._stored = stored
        self._count = count
        self._claims: tuple[JudgedClaim, ...] | None = None

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[JudgedClaim]:
        return iter(self._all())

    @overload
    def __getitem__(self, index: int) -> JudgedClaim: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[JudgedClaim]: ...
    def __getitem__(self, index: int | slice) -> JudgedClaim | Sequence[JudgedClaim]:
        return self._all()[index]

    def _all(self) -> tuple[JudgedClaim, ...]:
        if self._claims is None:
            self._claims = tuple(map(_claim(), json.loads(self._stored)))
        return self._claims


@cache
def _finding() -> Callable[[Any], Finding]:
    return decoder(Finding)


@cache
def _claim() -> Callable[[Any], JudgedClaim]:
    # Imported late: a run that shows no ledger needs none of it.
    from cite_lint.model.claim import Claim

    # A run that explains its matches is never stored.
    return decoder(JudgedClaim, {"Claim": Claim, "Explanation": type(None)})


def _seal(key: bytes, row: Sequence[str | None]) -> bytes:
    """Return a digest of what is stored under a key: a page that was spoiled is not taken for a result."""
    return blake2b(repr((key, *row)).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _dump(items: Sequence[Any]) -> str:
    return json.dumps([encode(item) for item in items], separators=(",", ":")) if items else ""


def _make_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.iterdir()):  # else it would hide somebody else's files
        (folder / _IGNORED).write_text(_IGNORE_ALL, encoding="utf-8", newline="\n")
