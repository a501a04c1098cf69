"""Check the sentences that indicators carry: examples must be about their indicator, counter-examples must not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cite_lint.engine.linter import Linter
from cite_lint.model.finding import FileStatus


@dataclass(frozen=True, slots=True)
class StraySentence:
    """An example that is not about its indicator, or a counter-example that is."""

    indicator: str
    sentence: str
    counter: bool
    found: tuple[str, ...]
    """The indicators that the sentence is about."""

    def __str__(self) -> str:
        if self.counter:
            return f"counter-example of {self.indicator} resolves to it: {self.sentence}"
        about = f"resolves to {', '.join(self.found)}" if self.found else "resolves to nothing"
        return f"example of {self.indicator} {about}: {self.sentence}"


def stray_sentences(linter: Linter) -> Iterator[StraySentence]:
    """Yield the sentences of the linter's registry that are on the wrong side, each checked alone as a draft."""
    for indicator in linter.registry.indicators.values():
        for counter, sentences in ((False, indicator.examples), (True, indicator.counter_examples)):
            for sentence in sentences:
                found = indicators_of(linter, sentence)
                if (indicator.id in found) is counter:
                    yield StraySentence(indicator.id, sentence, counter, found)


def indicators_of(linter: Linter, sentence: str) -> tuple[str, ...]:
    """Return the indicators that the claims of a sentence are about, each once, in the order of the text."""
    (file,) = linter.lint_text(sentence, "sentence.txt").files
    if file.status is not FileStatus.CHECKED:
        raise RuntimeError(file.error)
    return tuple(dict.fromkeys(claim.indicator for claim in file.claims if claim.indicator is not None))
