"""Output formats: each turns the same report into text or bytes."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cite_lint.model.finding import Report


@dataclass(frozen=True, slots=True)
class Format:
    """A form of the result.

    `module` has `render(report, look) -> str`, whose text is empty or ends with a line end; of a binary form, or of text
    in an encoding of its own, `render(report, look) -> bytes`. It is imported when it is asked for.
    """

    name: str
    module: str
    is_text: bool = True
    explains: bool = True
    """Whether there is room in it for why a claim was matched."""
    counts: bool = False
    """Whether it holds the coverage line or its figures, so that they need not be told beside it."""
    keeps: bool = False
    """Whether it keeps what people wrote into the file that stands in its place, so that it has to be given that."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a result is to look."""

    color: bool = False
    previous: bytes | None = None
    """What stands in the file to be written: what people filled in there is kept by the forms that have room for it."""


FORMATS: dict[str, Format] = {
    known.name: known
    for known in (
        Format("full", "full", counts=True),
        Format("concise", "concise", explains=False),
        Format("json", "json_v1", counts=True),
        Format("html", "html_page", explains=False, counts=True),
        Format("jsonl", "jsonl", explains=False, counts=True),
        Format("sarif", "sarif", explains=False, counts=True),
        Format("github", "github", explains=False),
        Format("gitlab", "gitlab", explains=False),
        Format("junit", "junit", explains=False),
        Format("checkstyle", "checkstyle", explains=False),
        Format("rdjson", "rdjson", explains=False),
        Format("markdown", "markdown", explains=False, counts=True),
        Format("csv", "csv_sheet", explains=False, keeps=True),
        Format("xlsx", "xlsx_sheet", is_text=False, explains=False, counts=True, keeps=True),
    )
}
"""A new form is one module and one line here."""


def render(name: str, report: Report, look: Look) -> str | bytes:
    """Return a report in the form of this name."""
    result: str | bytes = import_module(f"cite_lint.reporters.{FORMATS[name].module}").render(report, look)
    return result


__all__ = ["FORMATS", "Format", "Look", "render"]
