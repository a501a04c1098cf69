"""Score extractors of quantities on labelled sentences, and ours on a peer's specification.

python benchmarks/extraction.py [--with-quantulum3] [--command NAME=COMMAND ...] [--sentences FILE]
                                [--show N] [--specification FOLDER]
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import yaml
from extractors import HERE, Extract, Reading, Unavailable, command, digits, ours, quantulum3
from specification import report_specification

SENTENCES = HERE / "sentences.yaml"
_HUNDRED = Decimal(100)
_CLOSENESS = Decimal("0.0001")
"""Relative: a third may be labelled 33.3333 and read as 33.333333."""
_PERCENT_SIGNS = ("%", "per cent", "percent", "pc", "hundred")
_KIND_OF_CHANGE = {">=": ">", "<=": "<", "+": "=", "-": "="}
"""The four kinds that CQE tells apart: = ~ > <. Whether a bound is open, and rises and falls, come on top of them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled sentence."""

    text: str
    kind: str
    labels: tuple[Reading, ...]


@dataclass
class Counts:
    """Hits, readings and labels of one measure."""

    hits: int = 0
    read: int = 0
    labelled: int = 0

    def figures(self) -> tuple[float, float, float]:
        """Return F1, precision and recall in per cent."""
        precision = 100 * self.hits / self.read if self.read else 0.0
        recall = 100 * self.hits / self.labelled if self.labelled else 0.0
        return (2 * precision * recall / (precision + recall) if self.hits else 0.0), precision, recall


Agrees = Callable[[Reading, Reading], bool]


@dataclass
class Score:
    """What one extractor got, by measure and, for values, by kind of sentence."""

    measures: dict[str, Counts] = field(default_factory=lambda: {name: Counts() for name in MEASURES})
    kinds: defaultdict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    misses: list[tuple[Sentence, list[Reading]]] = field(default_factory=list)


def load_sentences(path: Path) -> list[Sentence]:
    """Return the labelled sentences of a YAML file; raise ValueError where a label is not in its sentence."""
    sentences = []
    for item in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader):
        labels = [
            Reading(label["text"], Decimal(label["low"]), Decimal(label["high"]), label["change"], label["unit"])
            for label in item["quantities"]
        ]
        for label in labels:
            if label.text not in item["text"]:
                raise ValueError(f"{path}: {label.text!r} is not in {item['text']!r}")
        sentences.append(Sentence(item["text"], item.get("kind", ""), tuple(labels)))
    return sentences


def values_agree(label: Reading, read: Reading) -> bool:
    """Tell whether both ends are equal; a share written without "per cent" may be read as a part of one."""
    if _close(label.low, read.low) and _close(label.high, read.high):
        return True
    if label.unit != "percent" or any(sign in label.text.lower() for sign in _PERCENT_SIGNS):
        return False
    return _close(label.low, read.low * _HUNDRED) and _close(label.high, read.high * _HUNDRED)


def changes_agree(label: Reading, read: Reading) -> bool:
    """Tell whether value and kind of change are equal: exact, about, a lower or an upper bound."""
    kinds = [_KIND_OF_CHANGE.get(item.change, item.change) for item in (label, read)]
    return values_agree(label, read) and kinds[0] == kinds[1]


def signs_agree(label: Reading, read: Reading) -> bool:
    """Tell whether value and sign are equal: open and closed bounds, rises and falls are told apart."""
    return values_agree(label, read) and label.change == read.change


MEASURES: dict[str, Agrees] = {
    "value": values_agree,
    "value + change": changes_agree,
    "value + exact sign": signs_agree,
}


def count_hits(labels: Sequence[Reading], readings: Sequence[Reading], agree: Agrees) -> int:
    """Return how many labels find a reading of their own; each reading serves once."""
    free = list(readings)
    hits = 0
    for label in labels:
        match = next((item for item in free if agree(label, item)), None)
        if match is not None:
            free.remove(match)
            hits += 1
    return hits


def score(sentences: Sequence[Sentence], extract: Extract) -> Score:
    """Return the score of an extractor; it gets all texts in one call."""
    result = Score()
    for sentence, readings in zip(sentences, extract([sentence.text for sentence in sentences]), strict=True):
        all_hit = True
        for name, agree in MEASURES.items():
            hits = count_hits(sentence.labels, readings, agree)
            all_hit = all_hit and hits == len(sentence.labels) == len(readings)
            groups = [result.measures[name]] + ([result.kinds[sentence.kind]] if name == "value" else [])
            for counts in groups:
                counts.hits += hits
                counts.read += len(readings)
                counts.labelled += len(sentence.labels)
        if not all_hit:
            result.misses.append((sentence, readings))
    return result


def report(
    sentences: Sequence[Sentence], extractors: dict[str, Callable[[], Extract]], show: int = 0, kinds: bool = True
) -> Iterator[str]:
    """Yield the lines of the report: a table of extractors, ours by kind of sentence, and the first misses."""
    quantities = sum(len(sentence.labels) for sentence in sentences)
    yield f"{len(sentences)} sentences with {quantities} quantities; F1 (precision / recall) in per cent"
    yield f"{'':24}" + "".join(f"{name:>24}" for name in MEASURES)
    scores: dict[str, Score] = {}
    for name, make in extractors.items():
        try:
            scores[name] = score(sentences, make())
        except Unavailable as problem:
            yield f"{name:24}skipped: {problem}"
            continue
        cells = ["{:.1f} ({:.1f} / {:.1f})".format(*counts.figures()) for counts in scores[name].measures.values()]
        yield f"{name:24}" + "".join(f"{cell:>24}" for cell in cells)
    name, first = next(iter(scores.items()), ("", Score()))
    if kinds:
        yield ""
        yield f"{name}, values by kind of sentence (hits / read / labelled)"
        for kind, counts in first.kinds.items():
            yield f"  {kind:22}{counts.figures()[0]:6.1f}   {counts.hits} / {counts.read} / {counts.labelled}"
    for sentence, readings in first.misses[:show]:
        yield ""
        yield sentence.text
        yield "  labelled  " + (", ".join(map(_shown, sentence.labels)) or "nothing")
        yield f"  {name:10}" + (", ".join(map(_shown, readings)) or "nothing")


def _close(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _CLOSENESS * max(abs(one), abs(other))


def _shown(item: Reading) -> str:
    value = f"{item.low:f}" if item.low == item.high else f"{item.low:f} to {item.high:f}"
    return f"{item.text!r} {item.change} {value} {item.unit}".rstrip()


def _named_command(argument: str) -> tuple[str, str]:
    name, separator, line = argument.partition("=")
    if not separator:
        raise argparse.ArgumentTypeError("give it as NAME=COMMAND")
    return name, line


def main() -> None:
    parser = argparse.ArgumentParser(description="Score extractors of quantities.")
    parser.add_argument("--sentences", type=Path, default=SENTENCES, help="labelled sentences (YAML)")
    parser.add_argument("--with-quantulum3", action="store_true", help="install quantulum3 where it is absent")
    parser.add_argument("--command", type=_named_command, action="append", default=[], metavar="NAME=COMMAND",
                        help="a further extractor: a command that reads and writes JSON lines")  # fmt: skip
    parser.add_argument("--specification", type=Path, metavar="FOLDER", help="a folder of Recognizers-Text's cases")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N misses")
    arguments = parser.parse_args()
    if arguments.specification:
        print("\n".join(report_specification(arguments.specification, arguments.show)))
        return
    extractors: dict[str, Callable[[], Extract]] = {
        "cite-lint": ours,
        "quantulum3": lambda: quantulum3(arguments.with_quantulum3),
        "digits only": lambda: digits,
    }
    repeated = [name for name, number in Counter(name for name, _ in arguments.command).items() if number > 1]
    if repeated or any(name in extractors for name, _ in arguments.command):
        parser.error("every command needs a name of its own")
    for name, line in arguments.command:
        extractors[name] = lambda line=line: command(line)  # type: ignore[misc]
    print("\n".join(report(load_sentences(arguments.sentences), extractors, arguments.show)))


if __name__ == "__main__":
    main()
