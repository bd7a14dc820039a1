"""Whoever comes, with whatever screen: no sideways scroll on a phone, and nothing that axe-core calls serious."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.visitor import Visitor

REST = ["Framing", "Entities", "Topics", "Claims", "Sources", "Overlap", "Read", "Articles"]
DRAWN = 600  # milliseconds until charts and components have taken their place


def pages(visitor: Visitor) -> Iterator[tuple[str, Page]]:
    """Every page, drawn."""
    page = visitor.open()
    page.wait_for_timeout(DRAWN)
    yield "Overview", page
    for name in REST:
        visitor.go(name)
        page.wait_for_timeout(DRAWN)
        yield name, page


def test_no_page_scrolls_sideways_on_a_phone(visit: Callable[..., Visitor]) -> None:
    over = {
        name: page.evaluate(
            """() => Math.max(...[document.documentElement, document.querySelector('[data-testid=stMain]')]
                 .map((node) => node.scrollWidth - node.clientWidth))"""
        )
        for name, page in pages(visit(width=390, height=844))
    }
    assert over == dict.fromkeys(["Overview", *REST], 0)


@pytest.mark.parametrize(
    ("scheme", "rules"),
    [("light", {}), ("dark", {"runOnly": ["color-contrast"]})],  # the dark page differs in its colours only
    ids=["light", "dark"],
)
def test_axe_finds_nothing_serious(visit: Callable[..., Visitor], scheme: str, rules: dict[str, list[str]]) -> None:
    found = []
    for name, page in pages(visit(scheme=scheme)):
        for violation in Axe().run(page, options={"resultTypes": ["violations"], **rules}).response["violations"]:
            if violation["impact"] in ("serious", "critical"):
                found += [f"{name}: {violation['id']} {n['target']} {n['html'][:200]}" for n in violation["nodes"]]
    assert found == []
