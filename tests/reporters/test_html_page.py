"""The page of a report: what is on it, and that nothing in a draft, a path or the registry can get into its markup."""

from __future__ import annotations

import dataclasses
from html.parser import HTMLParser
from typing import Any

import pytest

from cite_lint.model.finding import Evidence, FileReport, FileStatus, Report
from cite_lint.model.span import Span
from cite_lint.reporters import Look, render
from reported import TEXT, build_report

VOID = {"meta", "input", "br", "hr", "link"}
"""What a browser closes by itself; a shape of SVG it does not, and hides what follows inside it."""


class Page(HTMLParser):
    """The elements of a page as a browser would find them, with what is wrong with their nesting."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.wrong: list[str] = []
        self._open: list[str] = []
        self.feed(source)
        self.close()
        self.wrong += [f"<{name}> is never closed" for name in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.wrong.append(f"</{tag}> closes {self._open[-1:]}")

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] not in ("style", "script"):
            self.texts.append(data)

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for found, attributes in self.elements if found == name]

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())


def page_of(report: Report) -> Page:
    source = render("html", report, Look())
    assert isinstance(source, str)
    return Page(source)


@pytest.fixture(scope="module")
def page() -> Page:
    return page_of(build_report())


def test_elements_are_well_nested_and_ids_unique(page: Page) -> None:
    assert page.wrong == []
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert len(page.named("h1")) == 1
    assert page.named("html") == [{"lang": "en"}]


def test_what_an_attribute_points_at_is_there(page: Page) -> None:
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    for name, attributes in page.elements:
        for key in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            for target in (attributes.get(key) or "").split():
                assert target in ids, f"{name} {key}={target}"
        href = attributes.get("href") or ""
        if name == "a" and href.startswith("#"):
            assert href[1:] in ids, href


def test_nothing_comes_from_elsewhere_and_no_script_is_inline(page: Page) -> None:
    assert {name for name, _ in page.elements} & {"img", "link", "iframe", "object", "embed", "base", "form"} == set()
    assert all("src" not in attributes for _, attributes in page.elements)
    assert all(not key.startswith("on") and key != "style" for _, attributes in page.elements for key in attributes)
    (policy,) = [tag["content"] for tag in page.named("meta") if tag.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_every_figure_has_a_mark_and_a_row_and_says_what_is_known(page: Page) -> None:
    marks = [attributes for _, attributes in page.elements if "mark" in (attributes.get("class") or "").split()]
    rows = [attributes for attributes in page.named("tr") if attributes.get("data-for")]
    assert {row["data-for"] for row in rows} == {
        name for mark in marks for name in (mark.get("data-for") or "").split()
    }
    assert len(rows) == 4, "three claims, and a finding of no claim that is shown as suppressed"
    for words in (
        "3 claims: 1 supported, 1 mismatched, 1 not in the registry; 1 file could not be checked",
        "no such file or folder",
        "Name that population or drop the figure.",
        "The state of the lakes",
        "table 1, row 1, column 1",
        "known",
    ):
        assert words in page.text


def test_same_report_same_page() -> None:
    assert render("html", build_report(), Look()) == render("html", build_report(), Look())


HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "--><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "</style><svg onload=alert(1)>",
    "&lt;script&gt;&#60;b&#62;",
    "{{constructor.constructor('alert(1)')()}}",
    "]]></title><textarea>",
    "a\u2028b\u2029c\u0000d",
    "\u202eevil\u202c \u2066x\u2069 \x1b[31m",
    "`${alert(1)}`",
    "javascript:alert(1)",
    "\ud800 lone",
]


def poisoned(text: str) -> Report:
    """Return the report with a text wherever a draft, a path or a registry may put one."""
    source = f"{text} 60 per cent {text}\n"
    report = build_report()
    failed, checked, written, clean = report.files
    evidence = Evidence(text, text, text, text, text, text, text, "primary", text)
    span = Span(len(text) + 1, len(text) + 12)
    claims = tuple(
        dataclasses.replace(
            judged,
            claim=dataclasses.replace(
                judged.claim,
                quantity=dataclasses.replace(judged.claim.quantity, span=span, text=source[span.start : span.end]),
                attribution=dataclasses.replace(judged.claim.attribution, text=text),
                noun=text,
            ),
            sentence=source.strip(),
            indicator=text,
            evidence=(evidence,),
            candidates=tuple(dataclasses.replace(candidate, indicator=text) for candidate in judged.candidates),
        )
        for judged in checked.claims
    )
    findings = tuple(
        dataclasses.replace(finding, span=span, text=text, message=text, help=text, name=text, evidence=(evidence,), fix=None)
        for finding in checked.findings
    )  # fmt: skip
    files = (
        dataclasses.replace(failed, path=text, error=text),
        dataclasses.replace(checked, path=text, claims=claims, findings=findings, text=source),
        dataclasses.replace(written, path=text + "2", places=(text, text, text)),
        clean,
    )
    return dataclasses.replace(report, files=files)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(page: Page, text: str) -> None:
    found = page_of(poisoned(text))
    assert found.wrong == []
    allowed = {name for name, _ in page.elements}
    assert {name for name, _ in found.elements} <= allowed
    assert len(found.named("script")) == len(page.named("script"))
    for _, attributes in found.elements:
        assert not any(key.startswith("on") for key in attributes)
        assert not (attributes.get("href") or "").lower().startswith(("javascript:", "data:"))
    assert not set("\u202e\u2066\x1b\x00") & set("".join(found.texts))


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://lakes.example/2019?a=1&b=2", True),
        ("http://lakes.example/", True),
        ("HTTPS://LAKES.EXAMPLE/", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//lakes.example/", False),
        ("https://user@lakes.example/", False),
        ('https://lakes.example/"onclick="x', False),
        ("https://[broken", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(url: str, is_link: bool) -> None:
    report = build_report()
    failed, checked, *rest = report.files
    first, *others = checked.claims
    first = dataclasses.replace(first, evidence=(dataclasses.replace(first.evidence[0], url=url),))
    files = (failed, dataclasses.replace(checked, claims=(first, *others), findings=()), *rest[1:])
    page = page_of(dataclasses.replace(report, files=files))
    outside = [link for link in page.named("a") if not (link["href"] or "").startswith("#")]
    assert [link["href"] for link in outside] == ([url] if is_link else [])
    assert all({"noopener", "noreferrer"} <= set((link["rel"] or "").split()) for link in outside)


def spans(*places: tuple[int, int]) -> Report:
    """Return a report whose first draft has a finding of no claim at each place."""
    report = build_report()
    failed, checked, *rest = report.files
    model: Any = checked.findings[0]
    findings = tuple(dataclasses.replace(model, span=Span(*place), claim=None, fix=None) for place in places)
    file = dataclasses.replace(checked, claims=(), findings=findings)
    return dataclasses.replace(report, files=(failed, file, *rest))


@pytest.mark.parametrize(
    "places",
    [
        [(30, 60), (40, 50)],
        [(30, 50), (40, 60)],
        [(30, 50), (30, 50)],
        [(30, 40), (40, 50)],
        [(0, len(TEXT))],
        [(30, 30)],
        [(len(TEXT) - 1, len(TEXT))],
        [(20, 30), (25, 26), (22, 120), (10, 28)],
    ],
)
def test_marks_that_overlap_are_cut_and_the_text_is_whole(places: list[tuple[int, int]]) -> None:
    page = page_of(spans(*places))
    assert page.wrong == []
    rows = {attributes["data-for"] for attributes in page.named("tr") if attributes.get("data-for")}
    owned = {name for _, attributes in page.elements for name in (attributes.get("data-for") or "").split()}
    assert rows <= owned
    assert "there to be cut off somewhere before its end" in page.text


def test_empty_report_and_large_one() -> None:
    empty = dataclasses.replace(build_report(), files=())
    assert page_of(empty).wrong == []
    file = FileReport("d.md", FileStatus.CHECKED, text="A line of prose without a figure.\n" * 50_000)
    source = render("html", dataclasses.replace(empty, files=(file,)), Look())
    assert len(source) < 3 * len(file.text)
