"""What an analyst does: open, change page, choose, open evidence, share the link, go back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visitor import Visitor

PAGES = [
    "Overview",
    "Framing",
    "Entities",
    "Topics",
    "Claims",
    "Sources",
    "Overlap",
    "Read",
    "Articles",
    "Studies",
    "Method",
]

RESTORED = [
    "?page=entities&show=together&draw=matrix",
    "?page=entities&show=places&forms=pronoun&kind=person",
    "?page=topics&show=words",
    "?page=sources&kind=person",
    "?page=claims&show=alone&about=target",
]
DEAD = {
    "?study=nowhere": "no study at this link",
    "?page=read&article=no-such-article": "no-such-article",
    "?page=entities&entity=nobody": "nobody",
    "?page=overlap&pair=a@b": "a@b",
}


def lede(page: Page) -> str:
    return page.locator(".lede h1").inner_text()


def click_mark(page: Page, chart: str, nth: int = 0) -> None:
    """Click a mark of a plotly chart where a person would: in its middle."""
    mark = page.locator(f".st-key-{chart} .scatterlayer .point").nth(nth)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def evidence(page: Page, key: str) -> Locator:
    return page.locator(f".st-key-{key} .list li")


def test_every_page_opens_from_the_first_and_answers_in_words(visitor: Visitor) -> None:
    page = visitor.open()
    answers = {"Overview": lede(page)}
    for name in PAGES[1:]:
        visitor.go(name)
        answers[name] = lede(page)
    assert all(len(words) > 20 for words in answers.values()), answers
    assert len(set(answers.values())) == len(PAGES)


def test_choosing_a_target_changes_the_answer_and_the_link(visitor: Visitor) -> None:
    page = visitor.open("?page=framing")
    before, address = lede(page), page.url
    page.locator(".st-key-h_target").get_by_role("combobox").click()
    page.get_by_role("option").nth(1).click()
    page.wait_for_url("**target=**")
    visitor.settle()
    assert lede(page) != before
    assert page.url != address


def test_a_cell_of_the_frame_map_opens_its_sentences(visitor: Visitor) -> None:
    page = visitor.open("?page=framing&show=frames")
    click_mark(page, "frame-map")
    page.wait_for_url("**pick=frame**")
    visitor.settle()
    found = evidence(page, "frame-map-evidence")
    found.first.wait_for()
    assert found.count() >= 1
    assert found.first.get_by_text("Read in place").is_visible()


def test_a_square_opens_its_sentences_and_they_open_the_article(visitor: Visitor) -> None:
    page = visitor.open("?page=entities")
    click_mark(page, "entity_frequency")
    page.wait_for_url("**entity=**")
    visitor.settle()
    found = evidence(page, "entity_evidence")
    found.first.wait_for()
    marked = found.first.locator("mark").first.inner_text()
    assert marked
    sentence = found.first.locator(".words").inner_text()
    found.first.get_by_role("button", name="Read in place").click()
    page.wait_for_url("**page=read**")
    visitor.settle()
    assert page.locator(".st-key-article .sentence.opened").inner_text() == sentence


def test_a_link_shows_another_person_the_same(visit: Callable[..., Visitor]) -> None:
    first = visit()
    page = first.open("?page=framing&show=frames")
    click_mark(page, "frame-map", 2)
    page.wait_for_url("**pick=frame**")
    first.settle()
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    evidence(page, "frame-map-evidence").first.wait_for()
    seen = evidence(page, "frame-map-evidence").all_inner_texts()

    second = visit()
    second.page.goto(copied)
    second.settle()
    assert lede(second.page) == lede(page)
    expect(evidence(second.page, "frame-map-evidence")).to_have_text(seen, use_inner_text=True)


def test_choices_in_a_link_are_restored_and_stay_in_it(visitor: Visitor) -> None:
    for path in RESTORED:
        page = visitor.open(path)
        chosen = page.locator('[data-testid="stMain"] [kind$="Active"], [aria-checked="true"]')
        chosen.nth(1).wait_for(state="attached")
        assert all(part in page.url for part in path.removeprefix("?").split("&")), page.url
        assert page.locator(".notice").count() == 0, path


def test_back_returns_to_the_view_before(visitor: Visitor) -> None:
    page = visitor.open("?page=topics")
    topics = lede(page)
    visitor.go("Overlap")
    assert lede(page) != topics
    page.go_back()
    page.wait_for_url("**page=topics**")
    visitor.settle()
    assert lede(page) == topics
    page.go_forward()
    page.wait_for_url("**page=overlap**")
    visitor.settle()
    assert lede(page) != topics


def test_a_dead_link_says_what_is_missing(visitor: Visitor) -> None:
    for path, said in DEAD.items():
        page = visitor.open(path)
        assert said in page.locator(".notice, .empty").first.inner_text(), path


def test_the_keyboard_reaches_the_choices_and_the_marks_have_words(visitor: Visitor) -> None:
    page = visitor.open("?page=entities")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.st-key-c_entity') !== null"):
            break
    else:
        pytest.fail("Tab does not reach the menu of names")
    described = page.locator(
        '.st-key-entity_frequency [aria-label*="Names by article"], .st-key-entity_frequency [alt*="Names by article"]'
    )
    described.first.wait_for(state="attached")
