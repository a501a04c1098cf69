"""Each form read back: what it says of the findings, by the means of those who read such files."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

import pyromark
from openpyxl import load_workbook

from cite_lint.reporters.csv_sheet import unguarded
from cite_lint.reporters.sheet import cell_text
from cite_lint.reporters.snippet import safe
from cite_lint.reporters.wording import printable

_COMMAND = re.compile(r"::(\w+) ([^:]*)::(.*)")
_PLACE = re.compile(r".*?:\d+:\d+: CL\d+ ", re.DOTALL)
_HARMLESS = {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "br"}


def sarif(written: str) -> list[str]:
    (run,) = json.loads(written)["runs"]
    return [result["message"]["text"].replace("{{", "{").replace("}}", "}") for result in run["results"]]


def jsonl(written: str) -> list[str]:
    lines = [json.loads(line) for line in written.splitlines()]
    return [line["message"] for line in lines if line["type"] == "finding"]


def commands(written: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield name, properties and message of each workflow command, as a runner reads them line by line."""
    for line in written.split("\n")[:-1]:
        name, properties, message = _COMMAND.fullmatch(line).groups()  # type: ignore[union-attr]
        pairs = (pair.split("=", 1) for pair in properties.split(","))
        yield name, {key: _unescape(value) for key, value in pairs}, _unescape(message)


def _unescape(text: str) -> str:
    for mark, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(mark, character)
    return text


def github(written: str) -> list[str]:
    return [_PLACE.sub("", message, count=1) for _, __, message in commands(written)]


def gitlab(written: str) -> list[str]:
    return [issue["description"].removeprefix("CL201 ") for issue in json.loads(written)]


def junit(written: str) -> list[str]:
    failures = list(ET.fromstring(written).iter("failure"))
    assert all((failure.text or "").startswith(failure.attrib["message"]) for failure in failures)
    return [failure.attrib["message"] for failure in failures]


def checkstyle(written: str) -> list[str]:
    return [error.attrib["message"] for error in ET.fromstring(written).iter("error")]


def rdjson(written: str) -> list[str]:
    return [diagnostic["message"] for diagnostic in json.loads(written)["diagnostics"]]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "td":
            self.cells.append("")
        elif tag == "br":
            self.cells[-1] += "\n"

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


def markdown(written: str) -> list[str]:
    """Return the messages as they are shown, having seen that nothing but the report's own markup was made of them."""
    page = _Page()
    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH | pyromark.Options.ENABLE_MATH
    page.feed(pyromark.html(written, options=options))
    assert page.tags <= _HARMLESS
    assert "://" not in re.sub(r"\\.", "", written) and "www." not in written
    messages = (cell.split("\n", 1)[1].replace("\u200b", "") for cell in page.cells[1::3])
    return [" ".join(message.split()) for message in messages]


def csv_(written: bytes) -> list[str]:
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), strict=True))
    return [unguarded(row[rows[0].index("advice")]) for row in rows[1:]]


def xlsx(written: bytes) -> list[str]:
    sheet = load_workbook(io.BytesIO(written)).worksheets[0]
    names = [cell.value for cell in sheet[1]]
    cells = [row[names.index("advice")] for row in sheet.iter_rows(min_row=2)]
    assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row)
    return [str(cell.value or "") for cell in cells]


READ_BACK: dict[str, tuple[Callable[..., list[str]], Callable[[str], str]]] = {
    "jsonl": (jsonl, lambda text: text),
    "sarif": (sarif, lambda text: text.replace("](", "] (")),
    "github": (github, printable),
    "gitlab": (gitlab, lambda text: text),
    "junit": (junit, printable),
    "checkstyle": (checkstyle, printable),
    "rdjson": (rdjson, lambda text: text),
    "markdown": (markdown, lambda text: " ".join(safe(text).split())),
    "csv": (csv_, lambda text: cell_text(text.strip())),
    "xlsx": (xlsx, lambda text: cell_text(text.strip())),
}
"""By form: how it is read back, and what has become of a message by then."""
