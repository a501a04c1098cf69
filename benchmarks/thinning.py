"""Score the labelled corpus with a registry whose concepts have lost a part of their synonyms.

python benchmarks/thinning.py [--labels FILE ...] [--steps PERCENT ...] [--seeds N]

A concept keeps its first word, so that it still exists; the others of all concepts make one pool, of which each step
removes a part chosen by the seed. The steps of one seed are nested: what a small step removed, a greater one removes too.
Resolution (the claims that a source stands behind: matched rightly, wrongly, not at all) is printed apart from verdicts.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import mean, stdev
from typing import Any

import yaml

from cite_lint.config import load_rules
from cite_lint.engine import Linter
from cite_lint.evaluation import LabelledDraft, evaluate, read_labels

ROOT = Path(__file__).resolve().parents[1]
RULES = ROOT / "rules"
CONCEPTS = Path("registry", "concepts.yaml")
LABELS = sorted((ROOT / "tests" / "corpus").glob("*.yaml"))
TODAY = date(2026, 11, 21)
STEPS = (0, 25, 50, 75, 100)
RESOLUTION = ("match right", "match wrong", "match abstained")
VERDICTS = ("verdict", "precision", "recall", "correct flagged")

Entry = dict[str, Any]
Figures = dict[str, float | None]


def thin(concepts: Sequence[Entry], percent: int, seed: int) -> list[Entry]:
    """Return the entries of concepts.yaml without `percent` of their synonyms; the first word of each stays."""
    synonyms = [(concept["id"], word) for concept in concepts for word in concept["words"][1:]]
    random.Random(seed).shuffle(synonyms)
    removed = set(synonyms[: round(len(synonyms) * percent / 100)])
    return [
        {**concept, "words": [word for word in concept["words"] if (concept["id"], word) not in removed]}
        for concept in concepts
    ]


def write_thinned(target: Path, percent: int, seed: int) -> int:
    """Copy the shipped rules to `target` with thinned concepts; return how many words these have left."""
    shutil.copytree(RULES, target)
    # Strings alone, as the registry reads them: "no" and "1" are words.
    concepts = yaml.load((RULES / CONCEPTS).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    thinned = thin(concepts, percent, seed)
    text = yaml.safe_dump(thinned, allow_unicode=True, sort_keys=False)
    (target / CONCEPTS).write_text(text, encoding="utf-8")
    return sum(len(concept["words"]) for concept in thinned)


def measure(drafts: Sequence[LabelledDraft], percent: int, seed: int) -> Figures:
    """Return the measures on the drafts, and the number of words that the concepts have left."""
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder, "rules")
        words = write_thinned(rules, percent, seed)
        evaluation = evaluate(Linter(today=TODAY, rules_folder=rules), drafts)
    if evaluation.failed:
        draft, error = evaluation.failed[0]
        raise SystemExit(f"{draft.id}: {error}")
    return {**evaluation.scores.summary(), "words": float(words)}


def spread(values: Iterable[float | None]) -> str:
    """Return the mean and, of several values, the standard deviation."""
    known = [value for value in values if value is not None]
    if not known:
        return "-"
    return f"{mean(known):.1f}" + (f" ± {stdev(known):.1f}" if len(known) > 1 else "")


def report(drafts: Sequence[LabelledDraft], steps: Sequence[int], seeds: int) -> Iterator[str]:
    """Yield the lines of a table in Markdown, one for each step."""
    yield "| removed | words left | right | wrong | abstained | " + " | ".join(VERDICTS) + " |"
    yield "|---|" + "---|" * (1 + len(RESOLUTION) + len(VERDICTS))
    for percent in steps:
        # Nothing is chosen where nothing or everything goes.
        chosen = range(1, (seeds if 0 < percent < 100 else 1) + 1)
        found = [measure(drafts, percent, seed) for seed in chosen]
        cells = [spread(figures[name] for figures in found) for name in (*RESOLUTION, *VERDICTS)]
        yield f"| {percent} % | {found[0]['words']:.0f} | " + " | ".join(cells) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the labelled corpus with a part of the synonyms.")
    parser.add_argument("--labels", type=Path, nargs="+", default=LABELS)
    parser.add_argument("--steps", type=int, nargs="+", default=STEPS, metavar="PERCENT", choices=range(101))
    parser.add_argument("--seeds", type=int, default=5, metavar="N", help="choices to take the mean of")
    arguments = parser.parse_args()
    drafts = read_labels(arguments.labels, load_rules())
    for line in report(drafts, arguments.steps, arguments.seeds):
        print(line, flush=True)


if __name__ == "__main__":
    main()
