"""Measure the words a second of each stage beside spaCy's bare tokenizer, in one run on generated prose.

python benchmarks/throughput.py [--words N] [--repeats N] [--seed N]
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import ParamSpec, TypeVar

import spacy
from prose import Corpus, make_corpus

from cite_lint.config import Settings, load_lexicon, load_units
from cite_lint.engine import Linter
from cite_lint.extract.extractor import Extractor
from cite_lint.match import Matcher
from cite_lint.readers import read_document
from cite_lint.registry import Registry, load

TOKENIZER = "spaCy tokenizer"
EXTRACTION = "extraction, whole"
_STAGES = ("dates", "numbers", "organisations", "claims")
_PATH = "draft.md"
P = ParamSpec("P")
T = TypeVar("T")


@dataclass
class Timer:
    """Seconds by stage."""

    seconds: dict[str, float]

    def lap(self, stage: str, work: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T:
        """Return what `work` returns for the arguments and add its time to the stage."""
        start = perf_counter()
        result = work(*arguments, **options)
        self.seconds[stage] = self.seconds.get(stage, 0.0) + perf_counter() - start
        return result


def measure(corpus: Corpus, registry: Registry) -> dict[str, float]:
    """Return the seconds of every stage over the corpus, once, with caches as empty as at a program's start."""
    lexicon, units = load_lexicon(), load_units()
    organisations = tuple(registry.organisations.values())
    extractor = Extractor(lexicon, units, organisations)
    matcher = Matcher(registry, lexicon, units)
    bare, piped = spacy.blank("en"), spacy.blank("en")
    names = {body.id: [body.name, *body.aliases, *body.acronyms] for body in organisations}
    components = {
        stage: piped.add_pipe(f"cite_lint_{stage}", config={"names": names} if stage == "organisations" else {})
        for stage in _STAGES
    }
    linter = Linter(Settings())
    linter.lint_text("A first text loads registry and rules.")
    timer = Timer({})
    gc.collect()
    gc.freeze()  # as the linter does once all is loaded
    documents = [timer.lap("reading", read_document, _PATH, text) for text in corpus.documents]
    # Nothing is kept from document to document: finds held in memory would slow the stages measured after them. Each is
    # measured in a loop of its own, as the tokenizer is: in turns they would push one another out of the processor's cache.
    for document in documents:
        timer.lap(TOKENIZER, bare.make_doc, document.text)
    for document in documents:
        timer.lap(EXTRACTION, extractor.extract, document)
    for document in documents:
        doc = piped.make_doc(document.text)
        for stage, component in components.items():
            doc = timer.lap(stage, component, doc)
    for document in documents:
        timer.lap("match", matcher.resolve, document, extractor.extract(document))
    for text in corpus.documents:
        timer.lap("whole check", linter.lint_text, text, _PATH)
    return timer.seconds


def best_of(corpus: Corpus, repeats: int) -> dict[str, float]:
    """Return the least seconds of each stage in several measurements."""
    registry = load([])
    runs = [measure(corpus, registry) for _ in range(repeats)]
    return {stage: min(run[stage] for run in runs) for stage in runs[0]}


def report(words: int, repeats: int, seed: int) -> Iterator[str]:
    """Yield the lines of the report."""
    corpus = make_corpus(words, seed)
    share = 100 * corpus.with_figures / corpus.sentences
    yield (
        f"{corpus.words:,} words, {corpus.forms:,} distinct forms, {len(corpus.documents)} documents, "
        f"figures in {share:.0f}% of {corpus.sentences:,} sentences; best of {repeats}"
    )
    seconds = best_of(corpus, repeats)
    yield f"{'':20}{'words a second':>16}{'time / tokenizer':>20}"
    for stage in ("reading", TOKENIZER, *_STAGES, EXTRACTION, "match", "whole check"):
        ratio = seconds[stage] / seconds[TOKENIZER]
        yield f"{stage:20}{corpus.words / seconds[stage]:>16,.0f}{ratio:>20.2f}"
    yield f"The four stages stand behind spaCy's tokenizer; '{EXTRACTION}' reads characters and calls none."


def main() -> None:
    parser = argparse.ArgumentParser(description=f"Measure the speed of {Path(__file__).parent.parent.name}'s stages.")
    parser.add_argument("--words", type=int, default=200_000, help="words of generated prose")
    parser.add_argument("--repeats", type=int, default=5, help="measurements, of which the best counts")
    parser.add_argument("--seed", type=int, default=1, help="seed of the generated prose")
    arguments = parser.parse_args()
    for line in report(arguments.words, arguments.repeats, arguments.seed):
        print(line, flush=True)


if __name__ == "__main__":
    main()
