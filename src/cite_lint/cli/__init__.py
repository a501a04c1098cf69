"""The command line: a thin layer that turns options into settings, a report into text and an exit code."""

from __future__ import annotations

import os
import signal

INTERRUPTED = 130


def main() -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 could not do the job, 130 interrupted."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        _run()  # interrupts are ignored, or somebody else's
        return
    # An exception would be lost, or break an import halfway, where libraries catch what they should not.
    signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    try:
        _run()
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _run() -> None:
    # Imported late: an interrupt while the rest is loaded must be quiet too.
    from cite_lint.cli.tool import run

    run()
