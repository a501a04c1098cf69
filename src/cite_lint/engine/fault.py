"""A fault of our own, told in a line that names it and says how to report it."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

DEBUG = "CITE_LINT_DEBUG"
"""Environment variable that adds the traceback on stderr."""

_SHOWN = 200


def describe_fault(error: Exception) -> str:
    """Return what went wrong and where in our code, on one line."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    what = " ".join(f"{type(error).__name__}: {error}".split())[:_SHOWN]
    message = f"internal error, please report it: {what}{place}"
    if not os.environ.get(DEBUG):
        return f"{message}; {DEBUG}=1 shows the details"
    if sys.stderr is not None:
        traceback.print_exception(error)
    return message
