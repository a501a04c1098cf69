"""The place of the rules that come with the package."""

from __future__ import annotations

from pathlib import Path

from cite_lint.datafile.problem import DataError, Problem


def shipped_rules() -> Path:
    """Return the folder `rules/`: inside an installed package, else at the root of a checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "rules", package.parents[1] / "rules"):
        if folder.is_dir():
            return folder
    raise DataError([Problem(str(package / "rules"), 1, 1, "the rules that belong to the package are missing")])
