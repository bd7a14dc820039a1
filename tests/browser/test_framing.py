"""The questions of the page Framing in a browser: each opens, none is out of sight on a phone, all can be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.visitor import Visitor

QUESTIONS = ["Where and by what name", "A matter of what", "In what light", "Who acts", "What sets them apart"]
DRAWN = 600  # milliseconds until charts and components have taken their place
OVER = """() => Math.max(...[document.documentElement, document.querySelector('[data-testid=stMain]')]
    .map((node) => node.scrollWidth - node.clientWidth))"""
COVERED = """() => {
  const words = [...document.querySelectorAll('.st-key-agency .annotation-text, .st-key-agency .ytick text')]
    .filter((node) => node.textContent.trim()).map((node) => [node.textContent, node.getBoundingClientRect()])
  const found = []
  words.forEach(([one, a], n) => words.slice(n + 1).forEach(([other, b]) => {
    const apart = a.left >= b.right - 1 || b.left >= a.right - 1 || a.top >= b.bottom - 1 || b.top >= a.bottom - 1
    if (!apart) found.push([one, other])
  }))
  return found
}"""


def ask(visitor: Visitor, question: str) -> Page:
    """Choose a question of the page, as somebody who looks for it."""
    choice = visitor.page.locator(".st-key-c_show").get_by_role("radio", name=question, exact=True)
    if choice.get_attribute("aria-checked") != "true":
        choice.click()
        expect(choice).to_have_attribute("aria-checked", "true")
    page = visitor.settle()
    page.wait_for_timeout(DRAWN)
    return page


@pytest.mark.parametrize(
    ("scheme", "rules"), [("light", {}), ("dark", {"runOnly": ["color-contrast"]})], ids=["light", "dark"]
)
def test_axe_finds_nothing_serious(visit: Callable[..., Visitor], scheme: str, rules: dict[str, list[str]]) -> None:
    visitor = visit(scheme=scheme)
    visitor.open("?page=framing")
    found = []
    for question in QUESTIONS:
        page = ask(visitor, question)
        for folded in page.locator("details:not([open]) > summary").all():
            folded.click()
        for violation in Axe().run(page, options={"resultTypes": ["violations"], **rules}).response["violations"]:
            if violation["impact"] in ("serious", "critical"):
                found += [f"{question}: {violation['id']} {n['target']} {n['html'][:200]}" for n in violation["nodes"]]
    assert found == []


def test_on_a_phone_every_question_is_in_sight_and_nothing_covers_anything(visit: Callable[..., Visitor]) -> None:
    visitor = visit(width=390, height=844)
    page = visitor.open("?page=framing")
    for choice in page.locator(".st-key-c_show").get_by_role("radio").all():
        box = choice.bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 390
    for question in QUESTIONS:
        assert ask(visitor, question).evaluate(OVER) == 0, question
        if question == "Who acts":
            assert page.locator(".st-key-agency .annotation-text").count() > 5
            assert page.locator(".st-key-agency .ytick text").count() == 5
            assert page.evaluate(COVERED) == []


def test_a_question_stands_in_the_link_and_back_returns_to_it(visitor: Visitor) -> None:
    page = visitor.open("?page=framing")
    ask(visitor, "Who acts")
    page.wait_for_url("**show=acts**")
    ask(visitor, "In what light")
    page.wait_for_url("**show=light**")
    page.go_back()
    page.wait_for_url("**show=acts**")
    visitor.settle()
    expect(page.locator(".section h2")).to_have_text(["Who acts"])


def test_no_line_crosses_the_words_of_a_column_between(visitor: Visitor) -> None:
    page = visitor.open("?page=framing")
    page.locator(".st-key-framing-labels .lines path").first.wait_for(state="attached")
    page.wait_for_timeout(DRAWN)
    crossed = page.locator(".st-key-framing-labels .root").evaluate(
        """(root) => {
          const frame = root.querySelector(".page").getBoundingClientRect()
          const words = [...root.querySelectorAll(".label .text")].flatMap((w) => [...w.getClientRects()])
          const found = []
          for (const path of root.querySelectorAll(".lines path")) {
            for (let at = 8; at < path.getTotalLength() - 8; at += 4) {
              const { x, y } = path.getPointAtLength(at)
              const hit = words.find((w) => x + frame.left > w.left + 2 && x + frame.left < w.right - 2
                && y + frame.top > w.top + 2 && y + frame.top < w.bottom - 2)
              if (hit) { found.push([path.dataset.key, Math.round(x), Math.round(y)]); break }
            }
          }
          return found
        }"""
    )
    assert crossed == []
