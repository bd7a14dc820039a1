"""The report as a reader opens it: from a file, without a network, on paper too; nothing in it runs but its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from reporting.html import html
from reporting.report import compose
from tests.reporting.conftest import hostile, story_of


@pytest.fixture(scope="module")
def files(study, analysis_result, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The report on the shipped story, and on one that is out to do harm."""
    folder = tmp_path_factory.mktemp("reports")
    stories = {"shipped": story_of(study, analysis_result), "evil": story_of(*hostile())}
    found = {}
    for name, story in stories.items():
        found[name] = folder / f"{name}.html"
        found[name].write_text(html(compose(story)), "utf-8")
    return found


@pytest.fixture
def opened(chromium: Browser, files: dict[str, Path]) -> Iterator:
    """Opens a report offline; at the end nobody may have asked for anything, complained or said anything."""
    contexts, asked, said = [], [], []

    def open_(name: str, width: int = 1440, scheme: str = "light") -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda r: asked.append(r.url) if not r.url.startswith(("file:", "data:", "blob:")) else None)
        page.on("console", lambda m: said.append(m.text))
        page.on("pageerror", lambda e: said.append(str(e)))
        page.on("dialog", lambda d: (said.append(d.message), d.dismiss()))
        page.goto(files[name].as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    assert (asked, said) == ([], [])


def scroll_through(page: Page) -> None:
    """Down to the end, so that every chart is drawn."""
    for number in range(page.locator("figure.chart").count()):
        page.locator("figure.chart").nth(number).scroll_into_view_if_needed()
        page.locator("figure.chart").nth(number).locator(".main-svg").first.wait_for()


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_answer_and_nothing_scrolls_sideways(opened, width: int, scheme: str) -> None:
    page = opened("shipped", width, scheme)
    scroll_through(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    chart = page.locator("#chart-target-1-tone")
    chart.scroll_into_view_if_needed()
    chart.locator(".scatterlayer path.point").first.hover(force=True)
    page.wait_for_selector("#chart-target-1-tone .hoverlayer text")
    assert "sentence" in page.locator("#chart-target-1-tone .hoverlayer").text_content()
    bar = page.locator("[data-tip]").first
    bar.hover()
    assert page.locator(".tip").text_content() == bar.get_attribute("data-tip")


def test_paper_gets_still_pictures_and_all_sentences(opened) -> None:
    page = opened("shipped")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".still svg:visible").count() == page.locator("figure.chart").count()
    assert page.locator(".plot:visible").count() == 0
    assert page.locator("details:not([open])").count() == 0


def test_hostile_texts_do_nothing(opened) -> None:
    page = opened("evil")
    scroll_through(page)
    assert page.locator("h1").text_content().startswith("</style><img src=x")
    assert page.evaluate("document.documentElement.scrollWidth") == 1440


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(opened, scheme: str) -> None:
    page = opened("shipped", 1440, scheme)
    scroll_through(page)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    assert [f"{v['id']} {n['target']} {n['html'][:160]}" for v in serious for n in v["nodes"]] == []
