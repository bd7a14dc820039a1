"""An analyst puts a name right in the browser: merges, ticks mentions, undoes, goes back, on a laptop and a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.visitor import OWN_STUDY, Visitor

START = "?page=entities&show=right"
LIST = ".st-key-put-right-list .done"


def names(page: Page) -> str:
    return page.locator(".lede h1").inner_text()


def choose(page: Page, key: str, words: str) -> None:
    """Pick from a menu by what it says."""
    box = page.locator(f"[class*='st-key-{key}']").get_by_role("combobox")
    box.click()
    box.fill(words)
    page.get_by_role("option").filter(has_text=words).first.click()


def test_merge_is_seen_in_the_list_and_undone(visitor: Visitor) -> None:
    page = visitor.open(START)
    before = names(page)
    choose(page, "c_entity", "Vladimir Putin")
    page.wait_for_url("**entity=vladimir-putin**")
    visitor.settle()
    chosen = page.url
    choose(page, "merge_with", "Kremlin")
    page.get_by_role("button", name="Make “Vladimir Putin” and “Kremlin” one").click()
    page.wait_for_url(OWN_STUDY)
    visitor.settle()
    expect(page.locator(LIST)).to_have_count(1)
    expect(page.locator(LIST)).to_contain_text("are one")
    expect(page.locator(".notice")).to_contain_text("a study of your own now")
    assert names(page) != before
    merged = page.url
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(LIST)).to_have_count(0)
    visitor.settle()
    assert names(page) == before
    assert page.url == merged  # the same study, one state further
    page.go_back()
    page.wait_for_url(chosen)
    visitor.settle()
    assert names(page) == before


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_ticked_mentions_are_taken_out(visit: Callable[..., Visitor], width: int, scheme: str) -> None:
    visitor = visit(width=width, scheme=scheme)
    page = visitor.open(f"{START}&entity=damascus&fix=drop")
    boxes = page.locator(".st-key-put_right_mentions").get_by_role("checkbox")
    boxes.first.wait_for()
    count = boxes.count()
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.get_by_text("This is about the two mentions that you ticked below").wait_for()
    visitor.settle()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("button", name="Take these out").click()
    page.wait_for_url(OWN_STUDY)
    visitor.settle()
    expect(page.locator(LIST)).to_contain_text("Two mentions of “Damascus”: no name")
    expect(boxes).to_have_count(count - 2)
    assert page.locator("input[type=checkbox]:checked").count() == 0


@pytest.mark.parametrize("view", [START, f"{START}&entity=damascus&fix=split"], ids=["queue", "one name"])
def test_axe_finds_nothing_serious_where_names_are_put_right(visitor: Visitor, view: str) -> None:
    page = visitor.open(view)
    page.wait_for_timeout(600)  # until components have taken their place
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
