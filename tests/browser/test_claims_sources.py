"""Claims and sources by hand: a statement's wordings, a source's words, and the way into the article."""

from __future__ import annotations

from tests.browser.test_walk import click_mark, evidence, lede
from tests.browser.visitor import Visitor


def test_a_statement_opens_its_wordings_and_a_source_its_words(visitor: Visitor) -> None:
    page = visitor.open("?page=claims")
    row = page.locator(".st-key-claims th.statement button").nth(1)
    words = row.inner_text()
    row.click()
    page.wait_for_url("**pick=claim**")
    visitor.settle()
    cards = page.locator(".st-key-claims-w .list li")
    cards.first.wait_for()
    assert words in cards.locator(".words").all_inner_texts()
    assert page.locator(".st-key-claims tr.picked").inner_text().startswith(words)
    assert cards.locator("mark.diff").count() > 0

    visitor.go("Sources")
    assert "by name" in lede(page)
    click_mark(page, "sources")
    page.wait_for_url("**source=**")
    visitor.settle()
    found = evidence(page, "source_evidence")
    found.first.wait_for()
    said = found.first.locator(".words").inner_text()
    found.first.get_by_role("button", name="Read in place").click()
    page.wait_for_url("**page=read**")
    visitor.settle()
    assert page.locator(".st-key-article .sentence.opened").inner_text() == said
