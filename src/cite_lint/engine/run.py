"""A run over many drafts: each under the settings of its folder, each from the cache if nothing has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO

import cite_lint
from cite_lint.config import Settings
from cite_lint.datafile import shipped_rules
from cite_lint.engine.cache import Cache
from cite_lint.engine.discovery import SettingsFor
from cite_lint.engine.drafts import STDIN_NAME, Draft, read_drafts
from cite_lint.engine.fingerprint import draft_key, fingerprint
from cite_lint.engine.selection import Ignores
from cite_lint.model.finding import FileReport, FileStatus, RegistryInfo, Report
from cite_lint.readers import decode, format_of

if TYPE_CHECKING:
    from cite_lint.engine.linter import Linter


class Run:
    """Checks drafts. What is wrong with settings, rules or registry raises DataError; a draft's fault is its own."""

    def __init__(
        self,
        settings_for: SettingsFor,
        *,
        today: date,
        explain: bool = False,
        ignore_suppressions: bool = False,
        cache_folder: Path | None = None,
    ) -> None:
        self._settings_for = settings_for
        self._today = today
        self._explain = explain
        self._ignore_suppressions = ignore_suppressions
        # An explained report is looked at once.
        self._cache = Cache(cache_folder, today) if cache_folder is not None and not explain else None
        self._projects: dict[int, _Project] = {}

    def check(
        self,
        paths: Sequence[Path | str],
        stdin: BinaryIO | None = None,
        stdin_filename: str = STDIN_NAME,
        progress: Callable[[Draft], None] = lambda draft: None,
    ) -> Report:
        """Return the report on every draft below `paths`, by path; `-` reads `stdin` under the name given.

        `progress` is told of each draft before its turn.
        """
        files = []
        try:
            for draft in read_drafts(paths, stdin, stdin_filename, self._settings_for):
                progress(draft)
                files.append(replace(self._check(draft), file=draft.file))
            info = self._registry_info()
        finally:
            if self._cache is not None:
                self._cache.close()
        return Report(cite_lint.__version__, info, tuple(files), self._explain)

    def _check(self, draft: Draft) -> FileReport:
        if draft.error is not None:
            return FileReport(draft.path, FileStatus.FAILED, draft.error)
        file = draft.file or Path(draft.path)  # stdin is judged by the name it is given
        project = self._project(self._settings_for(file))
        ignored = project.ignores.codes(file)
        if self._cache is None:
            return project.linter.check_draft(draft, ignored)
        is_text = format_of(draft.path).is_text
        key = draft_key(project.settled, PurePath(draft.path).suffix.lower(), ignored, draft.data)
        encoding = project.settings.encoding
        report = self._cache.find(key, draft.path, lambda: decode(draft.data, encoding))
        if report is None:
            report = project.linter.check_draft(draft, ignored)
            if report.status is FileStatus.CHECKED:
                self._cache.store(key, report, is_text)
        return report

    def _registry_info(self) -> RegistryInfo:
        """Return what is to be said of the run's own registry."""
        project = self._project(self._settings_for(None))
        known = self._cache.find_registry(project.settled) if self._cache is not None else None
        if known is None:
            known = project.linter.registry.info()
            if self._cache is not None:
                self._cache.store_registry(project.settled, known)
        return known

    def _project(self, settings: Settings) -> _Project:
        project = self._projects.get(id(settings))  # the same file's settings are the same object
        if project is None:
            project = self._projects[id(settings)] = _Project(
                settings, self._today, self._explain, self._ignore_suppressions
            )
        return project


class _Project:
    """One set of settings, with what is made from it when it is needed."""

    def __init__(self, settings: Settings, today: date, explain: bool, ignore_suppressions: bool) -> None:
        self.settings = settings
        self._today = today
        self._explain = explain
        self._ignore_suppressions = ignore_suppressions

    @cached_property
    def settled(self) -> bytes:
        """The digest of all that a report depends on besides its draft."""
        folders = [shipped_rules(), *self.settings.registries]
        return fingerprint(self.settings, folders, self._ignore_suppressions)

    @cached_property
    def ignores(self) -> Ignores:
        """The rules that are off for some paths."""
        return Ignores(self.settings)

    @cached_property
    def linter(self) -> Linter:
        """The linter, with its data loaded: what is wrong with them is the run's failure, not a draft's."""
        from cite_lint.engine.linter import Linter

        linter = Linter(
            self.settings,
            today=self._today,
            explain=self._explain,
            ignore_suppressions=self._ignore_suppressions,
        )
        linter.load()
        return linter
