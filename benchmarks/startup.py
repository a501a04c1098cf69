"""Measure how long a run takes to start and end beside its peers and its floors, in turn and in one run.

python benchmarks/startup.py [--repeats N] [--files N] [--install-peers]

Each command runs once unmeasured, then `--repeats` times in turn with the others; the median counts.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from prose import make_corpus

HERE = Path(__file__).parent
PEERS = HERE.parent / ".benchmarks-venv"
_PEER_NAMES = ("codespell", "proselint")
_WORDS_A_FILE = 400


def commands(one: Path, many: Path, cache: Path) -> dict[str, list[str]]:
    """Return what is measured; the peers that are not installed are left out."""
    python = [sys.executable]
    tool = [*python, "-m", "cite_lint", "check", "--isolated", "--exit-zero", "--format", "concise"]
    rows = {
        "python -c pass": [*python, "-c", "pass"],
        "python -c 'import click'": [*python, "-c", "import click"],
        "python -c 'import spacy'": [*python, "-c", "import spacy"],
        "cite-lint --help": [*python, "-m", "cite_lint", "--help"],
        "cite-lint check, cached, 1 file": [*tool, "--cache-dir", str(cache), str(one)],
        "cite-lint check, cold, 1 file": [*tool, "--no-cache", str(one)],
        f"cite-lint check, cached, {len(list(many.iterdir())):,} files": [*tool, "--cache-dir", str(cache), str(many)],
    }
    for peer in _PEER_NAMES:
        program = PEERS / "bin" / peer
        if program.exists():
            arguments = ["check"] if peer == "proselint" else []
            rows[f"{peer}, 1 file"] = [str(program), *arguments, str(one)]
    return rows


def measure(rows: Mapping[str, Sequence[str]], repeats: int) -> dict[str, float]:
    """Return the median seconds of each command, which run in turn so that a slow moment hits them all."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    seconds: dict[str, list[float]] = {name: [] for name in rows}
    for number in range(repeats + 1):
        for name, command in rows.items():
            start = perf_counter()
            subprocess.run(command, env=environment, capture_output=True, check=False)
            if number:  # the first time fills caches
                seconds[name].append(perf_counter() - start)
    return {name: median(taken) for name, taken in seconds.items()}


def report(repeats: int, files: int) -> list[str]:
    """Return the table, each row beside the bare interpreter and beside spaCy's import."""
    with tempfile.TemporaryDirectory() as folder:
        one, many = Path(folder, "draft.md"), Path(folder, "drafts")
        many.mkdir()
        one.write_text(make_corpus(_WORDS_A_FILE).documents[0], encoding="utf-8")
        for number in range(files):
            text = make_corpus(_WORDS_A_FILE, seed=number % 20).documents[0]
            (many / f"{number}.md").write_text(f"{text}\n\nThis is draft {number}.\n", encoding="utf-8")
        taken = measure(commands(one, many, Path(folder, "cache")), repeats)
    spacy = taken["python -c 'import spacy'"]
    width = max(map(len, taken))
    lines = [f"{'':{width}}     ms  of spaCy's import"]
    lines += [f"{name:{width}}  {1000 * value:5.0f}  {value / spacy:17.2f}" for name, value in taken.items()]
    missing = [peer for peer in _PEER_NAMES if not any(name.startswith(peer) for name in taken)]
    if missing:
        lines.append(f"not installed: {', '.join(missing)}; --install-peers puts them into {PEERS.name}/")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure start-up beside peers and floors.")
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--install-peers", action="store_true", help="install codespell and proselint where absent")
    arguments = parser.parse_args()
    if arguments.install_peers:
        if not (PEERS / "bin").is_dir():
            subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True)
        subprocess.run([str(PEERS / "bin" / "pip"), "install", "--quiet", *_PEER_NAMES], check=True)
    for line in report(arguments.repeats, arguments.files):
        print(line, flush=True)


if __name__ == "__main__":
    main()
