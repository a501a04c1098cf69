"""The extractors that the benchmark compares: ours, quantulum3, bare digits, and any command that reads JSON lines."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from cite_lint.config import load_lexicon, load_units
from cite_lint.extract.extractor import Extractor as Pipeline
from cite_lint.extract.figures import FigureReader
from cite_lint.extract.sentences import split_sentences
from cite_lint.model.quantity import Bound, Change, Quantity
from cite_lint.readers import read_document

HERE = Path(__file__).resolve().parent
QUANTULUM_ENVIRONMENT = HERE.parent / ".benchmarks-venv"
QUANTULUM_WORKER = HERE / "quantulum_worker.py"
# The classifier that quantulum3 ships was pickled by this scikit-learn and loads with no other.
QUANTULUM_PINS = ("quantulum3[classifier]==0.10.0", "scikit-learn==1.8.0")

_BOUND_SIGNS = {Bound.AT_LEAST: ">=", Bound.MORE_THAN: ">", Bound.AT_MOST: "<=", Bound.UNDER: "<"}
_CHANGE_SIGNS = {Change.RISE_BY: "+", Change.FALL_BY: "-"}
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_ONE_PARAGRAPH = "sentence.txt"


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity as an extractor reads it; `change` is one of = ~ > >= < <= + -, `unit` may be empty."""

    text: str
    low: Decimal
    high: Decimal
    change: str = "="
    unit: str = ""


Extract = Callable[[Sequence[str]], list[list[Reading]]]
"""Texts to the readings of each, in the texts' order."""


class Unavailable(Exception):
    """An extractor that cannot be run here; the message says why and what to do."""


def ours() -> Extract:
    """Return the project's own pipeline on spaCy's blank English: the quantities that it hands out as claims."""
    pipeline = Pipeline(load_lexicon(), load_units())

    def extract(texts: Sequence[str]) -> list[list[Reading]]:
        found = [pipeline.extract(read_document(_ONE_PARAGRAPH, text)).quantities for text in texts]
        return [[reading(mention.text, mention.value) for mention in mentions] for mentions in found]

    return extract


def ours_unfiltered() -> Extract:
    """Return the project's reader of figures alone: every number, whether or not it is a claim."""
    reader = FigureReader(load_lexicon(), load_units())

    def extract(texts: Sequence[str]) -> list[list[Reading]]:
        found = []
        for text in texts:
            readings: list[Reading] = []
            for block in read_document(_ONE_PARAGRAPH, text).blocks:
                for span in split_sentences(text, block.span):
                    figures = reader.read(reader.tokens(text, span))
                    readings += [reading(figure.span.cut(text), figure.quantity) for figure in figures]
            found.append(readings)
        return found

    return extract


def reading(text: str, quantity: Quantity) -> Reading:
    """Return a quantity in the benchmark's form: a bound goes before an approximation, that before a change."""
    hedge = quantity.hedge
    if hedge.bound is not Bound.NONE:
        sign = _BOUND_SIGNS[hedge.bound]
    elif hedge.approximate or hedge.estimated:
        sign = "~"
    else:
        sign = _CHANGE_SIGNS.get(quantity.change, "=")
    return Reading(text, quantity.low, quantity.high, sign, quantity.unit)


def digits(texts: Sequence[str]) -> list[list[Reading]]:
    """Read every run of digits as an exact number: what a search for digits finds."""
    found = []
    for text in texts:
        matches = [match[0] for match in _DIGITS.finditer(text)]
        values = [Decimal(match.replace(",", "")) for match in matches]
        found.append([Reading(match, value, value) for match, value in zip(matches, values, strict=True)])
    return found


def quantulum3(install: bool) -> Extract:
    """Return quantulum3 in an environment of its own, made first where `install` says so; raise Unavailable."""
    python = QUANTULUM_ENVIRONMENT / "bin" / "python"
    ready = QUANTULUM_ENVIRONMENT / ".ready"
    if not ready.exists():
        if not install:
            raise Unavailable("not installed; --with-quantulum3 installs it into .benchmarks-venv/")
        QUANTULUM_ENVIRONMENT.mkdir(exist_ok=True)
        (QUANTULUM_ENVIRONMENT / ".gitignore").write_text("*\n", encoding="utf-8")  # before it holds anything
        steps = (
            [sys.executable, "-m", "venv", str(QUANTULUM_ENVIRONMENT)],
            [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *QUANTULUM_PINS],
        )
        for step in steps:
            outcome = subprocess.run(step, capture_output=True, text=True, check=False)
            if outcome.returncode:
                raise Unavailable(f"cannot be installed: {_last_line(outcome.stderr)}")
        ready.touch()
    return command(shlex.join([str(python), str(QUANTULUM_WORKER)]))


def command(line: str) -> Extract:
    """Return the extractor behind a command: {"text": ...} a line in, a list of readings a line out.

    A reading is an object with text, low, high (missing: equal to low), change (missing: =) and unit (missing: none).
    The extractor raises Unavailable where the command fails or answers with another number of lines.
    """

    def extract(texts: Sequence[str]) -> list[list[Reading]]:
        lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
        try:
            outcome = subprocess.run(shlex.split(line), input=lines, capture_output=True, encoding="utf-8", check=False)
        except OSError as error:
            raise Unavailable(f"cannot be run: {error}") from None
        if outcome.returncode:
            raise Unavailable(f"ended with {outcome.returncode}: {_last_line(outcome.stderr)}")
        answers = [json.loads(answer) for answer in outcome.stdout.splitlines() if answer.strip()]
        if len(answers) != len(texts):
            raise Unavailable(f"answered {len(texts)} texts with {len(answers)} lines")
        return [[_from_json(item) for item in answer] for answer in answers]

    return extract


def _from_json(item: dict[str, str | int | float | None]) -> Reading:
    low = Decimal(str(item["low"]))
    high = low if item.get("high") is None else Decimal(str(item["high"]))
    return Reading(str(item.get("text", "")), low, high, str(item.get("change") or "="), str(item.get("unit") or ""))


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["no message"])[-1]
