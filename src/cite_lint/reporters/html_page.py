"""The report as one page for a browser: drafts with marked figures, the evidence for each, and a ledger of all."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

from cite_lint.model.finding import OWN_MARK, FileReport, FileStatus, Report
from cite_lint.reporters.coverage import coverage
from cite_lint.reporters.html_entries import MARKS, OTHER, Mark, Section, build_section, symbol
from cite_lint.reporters.html_ledger import ledger, rule_chart, rules_of, verdict_chart, verdict_counts
from cite_lint.reporters.html_notes import notes
from cite_lint.reporters.html_text import draft_text
from cite_lint.reporters.markup import Markup, element, isolated, join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cite_lint.reporters import Look

_HAS_SCRIPTS = 'document.documentElement.classList.add("js");'
"""Runs before anything is drawn: with scripts only one draft is shown at a time."""


def render(report: Report, look: Look) -> str:
    """Return the page: it asks nothing of any network, runs no script but its own and can be read without it."""
    style, script = _part("page.css"), _part("page.js")
    sections = [
        build_section(f"d{number}", file)
        for number, file in enumerate(report.files, 1)
        if file.status is FileStatus.CHECKED
    ]
    body = element(
        "body",
        element("a", "Skip to the drafts", class_="skip", href="#drafts"),
        _masthead(report, sections),
        _toolbar(sections),
        element("main", _drafts(sections), _ledger(sections), id="main"),
        _colophon(report),
        _script(script),
        data_view="drafts",
        class_="many" if len(sections) > 1 else None,
    )
    page = element("html", _head(style, script), body, lang="en")
    return f"<!DOCTYPE html>\n{OWN_MARK}\n{page}\n"


def _head(style: str, script: str) -> Markup:
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(_HAS_SCRIPTS)} {_digest(script)}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name_="color-scheme", content="light dark"),
        element("meta", name_="referrer", content="no-referrer"),
        element("meta", name_="robots", content="noindex"),
        element("title", "Fact-check report"),
        element("style", Markup(style)),
        _script(_HAS_SCRIPTS),
    )


def _masthead(report: Report, sections: Sequence[Section]) -> Markup:
    unread = [file for file in report.files if file.status is not FileStatus.CHECKED]
    return element(
        "header",
        element("h1", "Fact-check report"),
        element("p", f"{coverage(report)}.", class_="coverage"),
        _unread(unread) if unread else None,
        element(
            "section",
            element("h2", "Summary", class_="visually-hidden", id="summary-title"),
            verdict_chart(sections),
            rule_chart(sections),
            class_="summary",
            aria_labelledby="summary-title",
        ),
        class_="masthead",
    )


def _unread(unread: Sequence[FileReport]) -> Markup:
    failed = sum(file.status is FileStatus.FAILED for file in unread)
    return element(
        "section",
        element("h2", "Not checked" if failed else "Skipped", id="unread-title"),
        element(
            "ul",
            *(
                element("li", element("b", isolated(file.path)), ": ", isolated(file.error or file.status.value))
                for file in unread
            ),
        ),
        class_="unread failed" if failed else "unread",
        aria_labelledby="unread-title",
    )


def _toolbar(sections: Sequence[Section]) -> Markup:
    total = sum(len(section.entries) for section in sections)
    walk = element(
        "div",
        element("button", "‹", type="button", id="previous", aria_label="Previous figure", title="Previous figure (k)"),
        element("span", f"{total}", id="position"),
        element("button", "›", type="button", id="next", aria_label="Next figure", title="Next figure (j)"),
        class_="walk needs-script",
        role="group",
        aria_label="Walk through the figures",
    )
    return element(
        "div",
        element(
            "nav",
            element("a", "Drafts" if len(sections) > 1 else "Draft", href="#drafts", data_view="drafts"),
            element("a", "Ledger", href="#ledger", data_view="ledger"),
            aria_label="Views",
            class_="views",
        ),
        _filters(sections),
        walk,
        element("p", role="status", class_="visually-hidden", id="announced"),
        class_="toolbar",
    )


def _filters(sections: Sequence[Section]) -> Markup:
    """Return the form that chooses figures; the buttons explain the marks too."""
    marks = [(mark, sum(section.count(mark) for section in sections)) for mark in (*MARKS.values(), OTHER)]
    rules = [element("option", f"{code} {name}", value=code) for code, name in rules_of(sections)]
    choices = [
        element("label", element("span", "Rule", class_="visually-hidden"), _select("rule", "All rules", rules)),
    ]
    if len(sections) > 1:
        drafts = [element("option", section.file.path, value=section.id) for section in sections]
        choices.append(
            element("label", element("span", "Draft", class_="visually-hidden"), _select("file", "All drafts", drafts))
        )
    search = element(
        "label",
        element("span", "Search figures and sentences", class_="visually-hidden"),
        element("input", type="search", id="search", placeholder="Search figures and sentences", autocomplete="off"),
    )
    return element(
        "div",
        element("div", *(_chip(mark, count) for mark, count in marks if count), class_="chips"),
        *choices,
        search,
        element("button", "Show all", type="button", id="clear", hidden=True),
        class_="filters needs-script",
        role="search",
        aria_label="Choose figures",
    )


def _chip(mark: Mark, count: int) -> Markup:
    plural = "s" if mark is OTHER and count != 1 else ""
    return element(
        "button",
        symbol(mark),
        element("span", f"{count}", class_="count"),
        f" {mark.word}{plural}",
        type="button",
        class_=f"chip {mark.name}",
        aria_pressed="false",
        data_verdict=mark.name,
        title=mark.meaning,
    )


def _select(id_: str, everything: str, options: Sequence[Markup]) -> Markup:
    return element("select", element("option", everything, value=""), *options, id=id_)


def _drafts(sections: Sequence[Section]) -> Markup:
    many = len(sections) > 1
    panel = element(
        "aside",
        element("h2", "Evidence", id="panel-title", tabindex="-1"),
        element("button", "Close", type="button", id="close", class_="close"),
        element(
            "div",
            element("p", "Choose a marked figure to see what the registry holds.", class_="panel-hint"),
            id="panel-content",
        ),
        _keys(),
        id="panel",
        class_="panel needs-script",
        aria_labelledby="panel-title",
    )
    return element(
        "section",
        element("h2", "Drafts" if many else "Draft", id="drafts-title", class_="visually-hidden"),
        _file_list(sections) if many else None,
        element(
            "div", join((_draft(section, not index) for index, section in enumerate(sections)), "\n"), class_="texts"
        ),
        panel,
        id="drafts",
        class_="drafts",
        aria_labelledby="drafts-title",
    )


def _keys() -> Markup:
    rows = (
        ("j", "next figure"),
        ("k", "figure before"),
        ("Enter", "to the evidence"),
        ("Esc", "back to the text"),
        ("/", "search"),
    )
    return element(
        "details",
        element("summary", "Keys"),
        element("dl", *(element("div", element("dt", element("kbd", key)), element("dd", does)) for key, does in rows)),
        element(
            "label", element("input", type="checkbox", id="letters", checked=True), " Letters j, k and / work as keys"
        ),
        class_="keys",
    )


def _file_list(sections: Sequence[Section]) -> Markup:
    items = (
        element(
            "li",
            element("a", isolated(section.file.path), href=f"#{section.id}"),
            element("span", verdict_counts(section), class_="tallies"),
            data_file=section.id,
        )
        for section in sections
    )
    search = element(
        "label",
        element("span", "Find a draft by its path", class_="visually-hidden"),
        element("input", type="search", id="path", placeholder="Find a draft", autocomplete="off"),
        class_="needs-script",
    )
    return element("nav", search, element("ul", join(items, "\n")), class_="files", aria_label="Drafts")


def _draft(section: Section, is_first: bool) -> Markup:
    file = section.file
    dated = f"Checked as of {file.date.isoformat()}." if file.date is not None else ""
    return element(
        "article",
        element(
            "header",
            element("h3", isolated(file.path), id=f"{section.id}-title", tabindex="-1"),
            element("p", dated, class_="dated") if dated else None,
            element("p", verdict_counts(section), class_="tallies") if section.entries else None,
        ),
        element("div", draft_text(file.text, section.entries, bool(file.places)), class_="text"),
        notes(section),
        id=section.id,
        class_="draft current" if is_first else "draft",
        aria_labelledby=f"{section.id}-title",
    )


def _ledger(sections: Sequence[Section]) -> Markup:
    return element(
        "section",
        element("h2", "Ledger", id="ledger-title"),
        element("p", "Every figure that was found, the supported ones too.", id="shown", class_="aside"),
        element("div", ledger(sections), class_="table"),
        element("button", "Show more", type="button", id="more", hidden=True),
        id="ledger",
        class_="ledger",
        aria_labelledby="ledger-title",
    )


def _colophon(report: Report) -> Markup:
    info = report.registry
    return element(
        "footer",
        element(
            "p",
            f"Made by cite-lint {report.version} against a registry of {info.indicators} indicators, "
            f"{info.observations} observations, {info.sources} sources and {info.organisations} organisations, digest ",
            element("code", info.digest[:12], title=info.digest),
            ". A figure that is not in the registry is not therefore wrong.",
        ),
        class_="colophon",
    )


def _script(code: str) -> Markup:
    return element("script", Markup(code))


def _digest(code: str) -> str:
    """Return what a content security policy calls a piece of inline code by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def _part(name: str) -> str:
    return files("cite_lint.reporters").joinpath(name).read_text(encoding="utf-8")
