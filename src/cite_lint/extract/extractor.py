"""Text to claims: the whole extraction behind one call."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cite_lint.extract.claims import ClaimBuilder
from cite_lint.extract.figures import FigureReader
from cite_lint.extract.organisations import NameFinder
from cite_lint.extract.stages import ClaimStage, DateStage, Draft, NameStage, NumberStage
from cite_lint.extract.words import Words
from cite_lint.model.claim import Extraction
from cite_lint.model.document import Document
from cite_lint.model.lexicon import Lexicon, Units
from cite_lint.model.registry import Organisation

if TYPE_CHECKING:
    from cite_lint.extract.pipeline import Pipeline

_MUTE_KINDS = ("place", "instrument")
_DIGIT = re.compile(r"\d")


class Extractor:
    """Text to claims.

    `organisations` are the registered names; `model` names an installed spaCy pipeline whose ORG entities are added, and
    OSError is raised where it cannot be loaded. `today` dates "last year" in a draft that gives no date of its own;
    `order` is `dmy` or `mdy`, for 3/4/2019.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        units: Units,
        organisations: Sequence[Organisation] = (),
        model: str | None = None,
        today: date | None = None,
        order: str = "dmy",
    ) -> None:
        mute = [organisation.id for organisation in organisations if organisation.kind in _MUTE_KINDS]
        builder = ClaimBuilder(lexicon, Words(lexicon.irregular), FigureReader(lexicon, units), mute)
        names = NameFinder(organisations, lexicon.organisation_nouns)
        self._stages = DateStage(today, order), NumberStage(builder), NameStage(names), ClaimStage(builder)
        self._model = model
        if model is not None:
            _ = self._pipeline

    def extract(self, document: Document) -> Extraction:
        """Return everything found in the document, with positions in its source."""
        draft = Draft(document)
        if self._model is not None or _DIGIT.search(document.text):
            return self._pipeline.run(draft)
        # Without a model the stages do all the work. Drafts without a digit are spared spaCy's import, most of a second.
        for stage in self._stages:
            stage.read(draft)
        return draft.extraction

    @cached_property
    def _pipeline(self) -> Pipeline:
        with _paused_collection():
            from cite_lint.extract.pipeline import Pipeline
        return Pipeline(self._stages, self._model)


@contextmanager
def _paused_collection() -> Iterator[None]:
    """Import with the garbage collector at rest: what spaCy's import builds stays, and scanning it costs a fifth."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if running:
            gc.enable()
