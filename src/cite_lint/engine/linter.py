"""Lint drafts: read, extract, resolve and judge each one, so that a failing draft never hides the others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import cite_lint
from cite_lint.config import Settings
from cite_lint.datafile import DataError, Problem
from cite_lint.engine.drafts import Draft, read_drafts
from cite_lint.engine.fault import describe_fault
from cite_lint.engine.selection import Ignores, select_rules
from cite_lint.model.finding import FileReport, FileStatus, Report
from cite_lint.readers import UnreadableError, read_document

if TYPE_CHECKING:
    from cite_lint.config import RuleSetting
    from cite_lint.extract.extractor import Extractor
    from cite_lint.match import Matcher
    from cite_lint.model.claim import Extraction
    from cite_lint.model.document import Document
    from cite_lint.model.lexicon import Lexicon, Units
    from cite_lint.registry import Registry


class Linter:
    """The linter with its `settings`. Rules, registry and language pipeline load at first use.

    `today` stands in for the date of a draft that gives none. `rules_folder` replaces the shipped `rules/`. With
    `explain` each claim of a report says why it was matched so; with `ignore_suppressions` comments answer nothing.
    Loading raises `cite_lint.datafile.DataError` where rules or registry are wrong.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        today: date | None = None,
        rules_folder: Path | None = None,
        explain: bool = False,
        ignore_suppressions: bool = False,
    ) -> None:
        self.settings = settings or Settings()
        self._today = today or date.today()
        self._rules_folder = rules_folder
        self._explain = explain
        self._ignore_suppressions = ignore_suppressions

    def check_paths(self, paths: Sequence[Path | str]) -> Report:
        """Return the report on every draft below `paths`, by path; one that cannot be read has failed in it."""
        self.load()
        ignores = Ignores(self.settings)
        drafts = read_drafts(paths, settings_for=lambda _: self.settings)
        return self._report([self.check_draft(draft, ignores.codes(Path(draft.path))) for draft in drafts])

    def lint_text(self, text: str, path: str = "draft.md") -> Report:
        """Return the report on one text; the path's suffix says how it is read."""
        self.load()
        return self._report([self._check(path, text)])

    def check_draft(self, draft: Draft, ignored: Collection[str] = ()) -> FileReport:
        """Return the report on one draft, the rules with `ignored` codes left out.

        A fault of ours is a failed report, so that the other drafts keep theirs.
        """
        if draft.error is not None:
            return FileReport(draft.path, FileStatus.FAILED, draft.error)
        return self._check(draft.path, draft.data, ignored)

    def extract(self, content: str | bytes, path: str = "draft.md") -> Extraction:
        """Return the numbers, dates, organisations and claims of a text or a file's bytes, unchecked.

        Raise `cite_lint.readers.UnreadableError` where the bytes are not what the path's ending says.
        """
        return self.extract_document(read_document(path, content, self.settings.encoding))

    def extract_document(self, document: Document) -> Extraction:
        """Return the numbers, dates, organisations and claims of a draft that has been read."""
        from cite_lint.engine.written import extraction_as_written

        return extraction_as_written(document, self._extractor.extract(document))

    @cached_property
    def rules(self) -> dict[str, RuleSetting]:
        """The rules that are on, by code."""
        from cite_lint.config import load_rules

        return select_rules(self.settings, load_rules(self._rules_folder))

    @cached_property
    def registry(self) -> Registry:
        """The registry in force: the shipped one with the settings' folders over it."""
        from cite_lint.registry import load

        folders = list(self.settings.registries)
        shipped = self.settings.shipped_registry
        if shipped and self._rules_folder is not None:
            folders.insert(0, self._rules_folder / "registry")
            shipped = False
        return load(folders, shipped=shipped)

    @cached_property
    def _lexicon(self) -> Lexicon:
        from cite_lint.config import load_lexicon

        return load_lexicon(self._rules_folder)

    @cached_property
    def units(self) -> Units:
        """The units that figures are read and compared in."""
        from cite_lint.config import load_units

        return load_units(self._rules_folder)

    @cached_property
    def _extractor(self) -> Extractor:
        from cite_lint.extract.extractor import Extractor

        organisations = tuple(self.registry.organisations.values())
        model, order = self.settings.model, self.settings.date_order
        try:
            return Extractor(self._lexicon, self.units, organisations, model, self._today, order)
        except (OSError, ValueError) as error:  # ValueError: a folder that is no model
            if model is None:
                raise
            from cite_lint.config.shown import origin_lines

            path, line = origin_lines(self.settings).get("model", [("model", None)])[-1]
            problem = Problem(path, line or 1, 1, f"the spaCy model {model!r} cannot be loaded: {error}")
            raise DataError([problem]) from None

    @cached_property
    def _matcher(self) -> Matcher:
        from cite_lint.match import Matcher

        return Matcher(self.registry, self._lexicon, self.units, explain=self._explain)

    def load(self) -> None:
        """Load all data now: what is wrong with it is the run's failure, not a draft's."""
        _ = self.rules, self._lexicon, self.units, self.registry

    def _report(self, files: Sequence[FileReport]) -> Report:
        return Report(cite_lint.__version__, self.registry.info(), tuple(files), self._explain)

    def _check(self, path: str, content: str | bytes, ignored: Collection[str] = ()) -> FileReport:
        # The language pipeline serves every draft: where it cannot be had, the run has failed.
        extractor, matcher = self._extractor, self._matcher
        try:
            document = read_document(path, content, self.settings.encoding)
            return self._examine(extractor, matcher, document, ignored)
        except UnreadableError as error:
            return FileReport(path, FileStatus.FAILED, str(error))
        except Exception as error:  # noqa: BLE001 - whatever it is, the other drafts must keep their findings
            return FileReport(path, FileStatus.FAILED, describe_fault(error))

    def _examine(
        self, extractor: Extractor, matcher: Matcher, document: Document, ignored: Collection[str]
    ) -> FileReport:
        from cite_lint.checks import judge, suppress
        from cite_lint.engine.quotes import Quoted
        from cite_lint.engine.written import claim_as_written, finding_as_written

        quoted = Quoted(document, self.settings.quotes)
        extraction = quoted.leave_out(extractor.extract(document))
        resolutions = matcher.resolve(document, extraction)
        rules = {code: rule for code, rule in self.rules.items() if code not in ignored}
        claims, found = judge(document, extraction, resolutions, self.registry, rules, self._today)
        findings = tuple(finding_as_written(document, finding) for finding in quoted.treat(found))
        dated = False
        if not self._ignore_suppressions:
            findings, dated = suppress(document, findings, rules, self._today, self.settings.require_reasons)
        return FileReport(
            document.path,
            FileStatus.CHECKED,
            date=document.date or self._today,
            claims=tuple(claim_as_written(document, claim) for claim in claims),
            findings=tuple(sorted(findings, key=lambda finding: (finding.span, finding.rule))),
            text=document.source,
            places=document.places,
            of_today=dated or document.date is None,
        )
