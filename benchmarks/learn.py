"""Learn how sure a resolution must be before a figure is called wrong, from labelled drafts, and write it into the matcher.

python benchmarks/learn.py [--labels FILE ...] [--write]

A sample is a count or a share whose best candidate has another number. It is right where it is labelled as a claim and the
label's document holds the candidate's observations; what is not labelled as a claim is about no indicator. Prints precision
and recall of the learned function on drafts that its fold left out, beside those of a plain threshold on the score.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cite_lint.config import Settings, load_lexicon, load_rules, load_units
from cite_lint.evaluation import LabelledDraft, read_labels
from cite_lint.extract.extractor import Extractor
from cite_lint.match import Matcher
from cite_lint.match.confidence import SIGNALS
from cite_lint.model.finding import Verdict
from cite_lint.readers import read_document
from cite_lint.registry import Registry, load

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "cite_lint" / "match" / "confidence.py"
FOLDS, PENALTY, STEPS = 10, 3.0, 60


@dataclass(frozen=True, slots=True)
class Sample:
    """The signals of one figure, whether its best candidate was right, and the draft it is from."""

    draft: str
    signals: tuple[float, ...]
    right: bool


def samples(drafts: Sequence[LabelledDraft], registry: Registry) -> Iterator[Sample]:
    """Yield the samples of labelled drafts."""
    lexicon, units = load_lexicon(), load_units()
    extractor = Extractor(lexicon, units, tuple(registry.organisations.values()))
    matcher = Matcher(registry, lexicon, units)
    documents = {source.id: source.document.file[:3] if source.document else "" for source in registry.sources.values()}
    for draft in drafts:
        document = read_document(f"{draft.id}.md", draft.text)
        for resolution in matcher.resolve(document, extractor.extract(document)):
            if not resolution.signals or resolution.claim.sampled:
                continue
            span = resolution.claim.quantity.span
            label = next((one for one in draft.claims if one.span.overlaps(span)), None)
            held = {
                key
                for found in registry.observations_of(resolution.matches[0].indicator)
                for key in (found.source, documents[found.source])
            }
            if label is not None and (label.verdicts[0] is not Verdict.UNSUPPORTED or len(label.verdicts) == 1):
                known = label.verdicts[0] is not Verdict.UNSUPPORTED
                yield Sample(draft.id, resolution.signals, known and (not label.seeds or bool(held & label.seeds)))
            elif label is None:
                yield Sample(draft.id, resolution.signals, False)


def fit(signals: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the weights, the bias last, of a penalised logistic regression by Newton's method."""
    mean, spread = signals.mean(0), signals.std(0) + 1e-9
    scaled = np.c_[(signals - mean) / spread, np.ones(len(signals))]
    weights = np.zeros(scaled.shape[1])
    penalty = np.r_[np.full(len(weights) - 1, PENALTY), 1e-6]
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (chance - right) + penalty * weights
        curve = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + np.diag(penalty)
        weights = weights - np.linalg.solve(curve, slope)
    plain = weights[:-1] / spread
    return np.r_[plain, weights[-1] - (plain * mean).sum()]


def left_out(found: Sequence[Sample], signals: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return for each sample the chance that weights fitted without its draft give it."""
    drafts = sorted({sample.draft for sample in found})
    random.Random(1).shuffle(drafts)
    chances = np.zeros(len(found))
    for fold in range(FOLDS):
        held = np.array([sample.draft in drafts[fold::FOLDS] for sample in found])
        weights = fit(signals[~held], right[~held])
        chances[held] = 1 / (1 + np.exp(-(signals[held] @ weights[:-1] + weights[-1])))
    return chances


def report(measure: np.ndarray, right: np.ndarray, limits: Sequence[float]) -> Iterator[str]:
    """Yield precision and recall for each limit of a measure."""
    for limit in limits:
        kept = measure >= limit
        precision = 100 * right[kept].mean() if kept.any() else 0.0
        recall = 100 * right[kept].sum() / right.sum()
        yield f"  {limit:4.2f} {kept.sum():5} kept  precision {precision:5.1f}  recall {recall:5.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn how sure a resolution must be.")
    parser.add_argument("--labels", type=Path, nargs="+", default=sorted((ROOT / "tests" / "corpus").glob("*.yaml")))
    parser.add_argument("--write", action="store_true", help="write the weights into the matcher")
    arguments = parser.parse_args()
    registry = load([], shipped=Settings().shipped_registry)
    found = list(samples(read_labels(arguments.labels, load_rules()), registry))
    signals = np.array([sample.signals for sample in found])
    right = np.array([float(sample.right) for sample in found])
    print(f"{len(found)} figures whose best candidate has another number, {right.sum():.0f} of them about it")
    print("learned, on drafts left out:")
    print("\n".join(report(left_out(found, signals, right), right, (0.3, 0.4, 0.5, 0.6, 0.7, 0.8))))
    print("the score alone:")
    print("\n".join(report(signals[:, 0], right, (0.5, 0.6, 0.7, 0.8))))
    weights = fit(signals, right)
    lines = [f"BIAS = {weights[-1]:.3f}", "WEIGHTS: tuple[float, ...] = ("]
    lines += [f"    {weight:.3f},  # {name}" for name, weight in zip(SIGNALS, weights, strict=False)]
    learned = "\n".join([*lines, ")"])
    print(learned)
    if arguments.write:
        text = TARGET.read_text(encoding="utf-8")
        block = f"# learned: begin\n{learned}\n# learned: end"
        TARGET.write_text(re.sub(r"# learned: begin\n.*# learned: end", block, text, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    main()
