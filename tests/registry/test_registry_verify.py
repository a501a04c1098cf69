"""Verification against documents: what is proven, and what is said of documents that are missing or have changed."""

from __future__ import annotations

import pytest

from cite_lint.registry import load, verify
from cite_lint.registry.locator import digest

SENTENCE = digest("Rain fell on a third of all days.")
DIFFERS = "met-2019: yearbook.txt is not the document that was used: its SHA-256 differs"


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("", "", []),
        ("mild.", "cold.", [DIFFERS]),
        (
            "The year",
            "Preface\n\nThe year",
            [DIFFERS, "met-2019/share: moved from paragraph 2 of yearbook.txt to paragraph 3"],
        ),
        (
            "a third",
            "a quarter",
            [DIFFERS, f"met-2019/share: no sentence of yearbook.txt has the digest {SENTENCE} (stated: paragraph 2)"],
        ),
    ],
    ids=["same", "other words elsewhere", "moved", "reworded"],
)
def test_verify(registry_folder, tmp_path, document, old: str, new: str, problems: list[str]) -> None:
    (tmp_path / "yearbook.txt").write_text(document.replace(old, new) if old else document, encoding="utf-8")
    result = verify(load([registry_folder], shipped=False), tmp_path)
    assert (result.documents, result.observations) == (1, 1)
    assert list(result.problems) == problems


def test_a_missing_document(registry_folder, tmp_path) -> None:
    result = verify(load([registry_folder], shipped=False), tmp_path)
    assert result.problems == ("met-2019: yearbook.txt cannot be read: no such file or directory",)
    assert (result.documents, result.observations) == (0, 0), "what is not there was not compared"


def test_a_registry_without_documents_is_fine(write, raw_files, fill, tmp_path) -> None:
    met = "sources/met/met-2019.yaml"
    text = "".join(line for line in raw_files[met].splitlines(True) if not line.startswith("document:"))
    result = verify(load([write(fill(raw_files | {met: text}))], shipped=False), tmp_path)
    assert (result.documents, result.observations, result.problems) == (0, 0, ())
