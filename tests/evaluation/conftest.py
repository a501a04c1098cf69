"""Labels as text and reports by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cite_lint.evaluation import LabelledDraft, read_labels

CODES = ("CL101", "CL103", "CL201", "CL204", "CL401", "CL503", "CL601")
Read = Callable[..., tuple[LabelledDraft, ...]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a function that reads files of labels given as text: `labels0.yaml`, `labels1.yaml` and so on."""

    def read_files(*contents: str) -> tuple[LabelledDraft, ...]:
        paths = []
        for number, content in enumerate(contents):
            paths.append(tmp_path / f"labels{number}.yaml")
            paths[-1].write_text(content, encoding="utf-8")
        return read_labels(paths, CODES)

    return read_files
