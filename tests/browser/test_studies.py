"""Studies in the browser: a link that holds, Back, two people at once, and a page that is left while work goes on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from analysis.study import Study
from analysis.types import Article
from studies.store import Store, open_store
from tests.browser.serving import running
from tests.browser.visitor import OWN_STUDY, SETTLED, Visitor

TEXT = (
    "Mayor Anna Berg opened the new bridge in Norwick on Monday. Karl Lindqvist, who built it, said that the Harbour "
    "Company had paid for the steel. The Riverside Union called the bridge too narrow. Berg will walk over it again."
)
SMALL = Study("The bridge", (Article("one", TEXT, title="One"), Article("two", TEXT + " So she said.", title="Two")))
LARGE = Study(
    "Many bridges",
    tuple(Article(f"a{n}", f"Bridge {n} opens\n\n" + f"{TEXT} It is bridge {n}. " * 12) for n in range(24)),
)


@pytest.fixture
def store() -> Iterator[Store]:
    """The store that the server uses too."""
    made = open_store()
    yield made
    made.close()


def lede(page: Page) -> str:
    return page.locator(".lede h1").inner_text()


def rename(visitor: Visitor, title: str) -> None:
    visitor.page.get_by_role("textbox", name="Title", exact=True).fill(title)
    visitor.page.get_by_role("button", name="Rename").click()
    visitor.settle()


def test_an_edit_link_opens_the_study_for_another_person_after_a_restart(
    visitor: Visitor, chromium: Browser, tmp_path: Path
) -> None:
    page = visitor.open("?page=studies")
    page.get_by_role("button", name="Make a copy").click()
    page.wait_for_url(OWN_STUDY)
    visitor.settle()
    rename(visitor, "A copy that lasts")
    expect(page.locator(".lede h1")).to_contain_text("A copy that lasts")
    visitor.go("Overview")
    seen, query = lede(page), page.url.partition("?")[2]
    with running(tmp_path / "log.txt") as another, chromium.new_context() as context:
        second = Visitor(context, context.new_page(), another)
        second.open(f"?{query}")
        assert lede(second.page) == seen
        second.go("Studies")
        assert lede(second.page).startswith("A copy that lasts")
        second.page.get_by_role("button", name="Undo").click()
        expect(second.page.locator(".lede h1")).not_to_contain_text("A copy that lasts")
    visitor.go("Studies")
    expect(page.locator(".lede h1")).not_to_contain_text("A copy that lasts")  # the change of another process is seen
    assert query.partition("study=")[2][:24] not in (tmp_path / "log.txt").read_text()


def test_back_shows_the_view_before_of_the_same_study(visitor: Visitor, store: Store) -> None:
    key = store.create(SMALL, "Made").edit
    page = visitor.open(f"?study={key}&page=studies")
    rename(visitor, "Renamed")
    expect(page.locator(".lede h1")).to_contain_text("Renamed")
    visitor.go("Articles")
    page.go_back()
    page.wait_for_url("**page=studies**")
    visitor.settle()
    assert key in page.url
    expect(page.locator(".lede h1")).to_contain_text("Renamed")  # undone in the history, not by Back


def test_a_view_link_is_handed_on_shows_the_same_and_writes_nothing(
    visit: Callable[..., Visitor], store: Store
) -> None:
    keys = store.create(SMALL, "Made")
    first = visit()
    page = first.open(f"?study={keys.edit}&page=entities&show=together")
    page.get_by_role("button", name="Copy view link").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert keys.view in copied and keys.edit not in copied
    second = visit()
    second.page.goto(copied)
    second.settle()
    assert lede(second.page) == lede(page)
    expect(second.page.locator(".quiet-note").first).to_contain_text("View only")
    second.go("Articles")
    second.page.locator("textarea").first.fill("the bridge")
    second.page.get_by_role("button", name="Ask about these").click()
    second.page.wait_for_url("**page=framing**")
    second.settle()
    assert keys.view not in second.page.url
    assert store.load(keys.edit).revision == 1
    store.revoke(keys.edit, keys.view)
    second.page.goto(copied)
    second.settle()
    expect(second.page.locator(".empty h2")).to_have_text("This study is not here")


def test_two_people_change_one_study_at_the_same_time(visit: Callable[..., Visitor], store: Store) -> None:
    key = store.create(SMALL, "Made").edit
    ada, bob = visit(), visit()
    for one in (ada, bob):
        one.open(f"?study={key}&page=studies")
    rename(ada, "Ada's bridge")
    rename(bob, "Bob's bridge")
    expect(bob.page.locator(".notice")).to_contain_text("Somebody else changed the title at the same time")
    assert store.load(key).study.title == "Ada's bridge"
    bob.page.get_by_role("button", name="Keep mine").click()
    expect(bob.page.locator(".lede h1")).to_contain_text("Bob's bridge")
    assert [r.what for r in store.history(key)][1:] == [
        "Renamed the study “Ada's bridge”",
        "Renamed the study “Bob's bridge”",
    ]


def test_a_page_can_be_left_while_its_study_is_analysed_and_come_back_to(visitor: Visitor, store: Store) -> None:
    key = store.create(replace(LARGE, title=f"Many bridges {time.time_ns()}"), "Made").edit
    page = visitor.page
    page.goto(f"{visitor.address}/?study={key}")
    page.locator(".st-key-working [role=progressbar]").wait_for()
    page.get_by_role("link", name="Studies", exact=True).click()
    expect(page.locator(".lede h1")).to_contain_text("24 articles")
    expect(page.locator(".st-key-working")).to_have_count(0)
    expect(page.get_by_role("button", name="Make a snapshot")).to_be_enabled(timeout=120_000)
    page.wait_for_selector(SETTLED)
    page.get_by_role("button", name="Make a snapshot").click()
    expect(page.get_by_text("Revision 1", exact=True)).to_be_visible()
    visitor.go("Overview")
    assert lede(page).startswith("24 articles")
