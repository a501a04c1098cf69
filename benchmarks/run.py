"""Run the benchmarks of extraction and of throughput and print a short summary of both.

python benchmarks/run.py [--with-quantulum3] [--specification FOLDER] [--words N]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import extraction
import throughput
from extractors import digits, ours, quantulum3
from specification import report_specification


def main() -> None:
    parser = argparse.ArgumentParser(description="Run all benchmarks.")
    parser.add_argument("--with-quantulum3", action="store_true", help="install quantulum3 where it is absent")
    parser.add_argument("--specification", type=Path, metavar="FOLDER", help="a folder of Recognizers-Text's cases")
    parser.add_argument("--words", type=int, default=100_000, help="words of prose for the throughput")
    arguments = parser.parse_args()
    extractors = {
        "cite-lint": ours,
        "quantulum3": lambda: quantulum3(arguments.with_quantulum3),
        "digits only": lambda: digits,
    }
    sections = [
        ("Extraction", extraction.report(extraction.load_sentences(extraction.SENTENCES), extractors, kinds=False)),
        ("Throughput", throughput.report(arguments.words, repeats=2, seed=1)),
    ]
    if arguments.specification:
        sections.insert(1, ("Specification", report_specification(arguments.specification)))
    for number, (title, lines) in enumerate(sections):
        print(f"{'' if number == 0 else chr(10)}{title}\n")
        for line in lines:
            print(line, flush=True)


if __name__ == "__main__":
    main()
