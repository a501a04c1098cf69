"""The page of a report in a real browser: walking, choosing, filtering, sorting, looks, and that it asks nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from chromium import Chromium, find_chromium
from cite_lint.reporters import Look, render
from reported import build_report

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="no Chromium is installed"),
]

VISIBLE_ROWS = (
    "[...document.querySelectorAll('#ledger-table tbody tr')].filter(row => !row.hidden).map(row => row.dataset.for)"
)
PANEL = "document.getElementById('panel-content').textContent"
CONTRAST = """
(() => {
  const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
  const parts = (color) => (numbers(color).length < 4 ? [...numbers(color), 1] : numbers(color));
  const over = (top, under) => top.slice(0, 3).map((value, index) => value * top[3] + under[index] * (1 - top[3]));
  const light = (rgb) => {
    const [r, g, b] = rgb.map((value) => value / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const worst = [];
  for (const one of document.querySelectorAll("body *")) {
    const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || one.closest("script, style, svg, [hidden]") || one.getClientRects().length === 0) continue;
    let under = [255, 255, 255];
    const layers = [];
    for (let at = one; at; at = at.parentElement) layers.unshift(parts(getComputedStyle(at).backgroundColor));
    for (const layer of layers) under = over(layer, under);
    const text = over(parts(getComputedStyle(one).color), under);
    const [high, low] = [light(text), light(under)].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) worst.push(`${one.tagName}.${one.className} ${ratio.toFixed(2)} ${one.textContent.trim().slice(0, 30)}`);
  }
  return worst;
})()
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    command = find_chromium()
    assert command is not None
    with Chromium(command, tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "report.html"
    source = render("html", build_report(), Look())
    assert isinstance(source, str)
    path.write_text(source, encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def page(browser: Chromium, address: str) -> Iterator[Chromium]:
    """Open the page; whatever is done with it, it logs nothing, throws nothing and asks nothing of a network."""
    browser.set_look()
    browser.open(address)
    yield browser
    assert browser.complaints() == []


def test_letters_walk_through_the_figures(page: Chromium) -> None:
    seen = []
    for _ in range(3):
        page.press("j")
        seen.append(page.run("location.hash"))
    assert len(set(seen)) == 3
    page.press("k")
    assert page.run("location.hash") == seen[1]
    assert page.run("document.activeElement.classList.contains('mark')")


def test_clicked_figure_shows_its_evidence(page: Chromium) -> None:
    page.click(".mark[data-for='d2-1']")
    told = page.run(PANEL)
    for words in (
        "mismatched",
        "CL204",
        "Name that population",
        "The state of the lakes",
        "Six in ten ponds are clear.",
    ):
        assert words in told
    assert page.run("document.getElementById('panel').getAttribute('aria-live') !== 'off'")


def test_address_with_a_figure_opens_it(page: Chromium, address: str) -> None:
    page.open(f"{address}#d3-1")
    page.wait_for(f"{PANEL}.includes('12')")
    assert "table 1, row 1, column 1" in page.run("document.getElementById('panel').textContent")


def test_filter_by_verdict_hides_the_others(page: Chromium) -> None:
    everything = page.run(VISIBLE_ROWS)
    page.click("[data-verdict='supported']")
    page.wait_for(f"{VISIBLE_ROWS}.length === 1")
    assert page.run(VISIBLE_ROWS) == ["d3-1"]
    page.click("[data-verdict='supported']")
    page.wait_for(f"{VISIBLE_ROWS}.length === {len(everything)}")


def test_search_finds_words_of_sentences(page: Chromium) -> None:
    page.run("document.getElementById('search').focus()")
    for key in "boats":
        page.press(key)
    page.wait_for(f"{VISIBLE_ROWS}.length < 4")
    assert "d2-1" not in page.run(VISIBLE_ROWS)
    assert "d3-1" in page.run(VISIBLE_ROWS)
    page.run("document.getElementById('clear').click()")
    page.wait_for(f"{VISIBLE_ROWS}.length === 4")


def test_ledger_row_leads_to_the_figure(page: Chromium) -> None:
    page.run("location.hash = '#ledger'")
    page.wait_for("document.body.dataset.view === 'ledger'")
    page.click("#ledger-table tbody tr th a")
    page.wait_for("document.body.dataset.view === 'drafts'")
    assert page.run("location.hash").startswith("#d")


def test_ledger_is_sorted_by_its_heads(page: Chromium) -> None:
    page.run("location.hash = '#ledger'")
    page.wait_for("document.body.dataset.view === 'ledger'")
    before = page.run(VISIBLE_ROWS)
    page.click("#ledger-table th[data-sort='figure'] button")
    assert (
        page.run("document.querySelector(\"#ledger-table th[data-sort='figure']\").getAttribute('aria-sort')")
        == "ascending"
    )
    after = page.run(VISIBLE_ROWS)
    assert sorted(after) == sorted(before)
    assert after != before


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["", "#d2-1", "#ledger"])
def test_all_text_stands_out_from_its_ground(page: Chromium, address: str, scheme: str, place: str) -> None:
    page.set_look(scheme)
    page.open(address + place)
    assert page.run(CONTRAST) == []


def test_chart_shows_every_verdict(page: Chromium) -> None:
    shown = page.run(
        "[...document.querySelectorAll('.verdict-chart rect')].map(r => r.getBoundingClientRect().width > 1)"
    )
    assert shown == [True] * 3


def test_looks_differ(page: Chromium, address: str) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        page.set_look(scheme)
        page.open(address)
        grounds.append(page.run("getComputedStyle(document.documentElement).backgroundColor"))
    assert grounds[0] != grounds[1]


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_nothing_is_wider_than_the_window(page: Chromium, address: str, width: int) -> None:
    page.set_look(width=width, height=800)
    page.open(f"{address}#d2-1")
    assert page.run("document.documentElement.scrollWidth") <= width


def test_printed_page_has_all_evidence(page: Chromium) -> None:
    page.set_look(media="print")
    printed = page.run("document.body.innerText")
    for words in ("Six in ten ponds are clear.", "Name that population or drop the figure.", "12 is of 2019."):
        assert words in printed
    assert re.match(rb"%PDF-", page.print_pages())


def test_page_without_scripts_can_be_read(browser: Chromium, address: str) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.set_look()
        browser.open(address)
        assert not browser.run("document.documentElement.classList.contains('js')")
        shown = browser.run("document.body.innerText")
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
    for words in ("60 per cent", "Six in ten ponds are clear.", "Name that population or drop the figure."):
        assert words in shown
