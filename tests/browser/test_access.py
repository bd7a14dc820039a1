"""Whoever comes, with whatever screen: no sideways scroll on a phone, and nothing that axe-core calls serious."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from visitor import Visitor

PAGES = ["overview", "framing", "entities", "topics", "overlap", "read", "articles"]


def test_no_page_scrolls_sideways_on_a_phone(visit: Callable[..., Visitor]) -> None:
    visitor = visit(width=390, height=844)
    over = {}
    for name in PAGES:
        page = visitor.open(f"?page={name}")
        page.wait_for_timeout(400)
        over[name] = page.evaluate(
            """() => Math.max(...[document.documentElement, document.querySelector('[data-testid=stMain]')]
                 .map((node) => node.scrollWidth - node.clientWidth))"""
        )
    assert over == dict.fromkeys(PAGES, 0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit: Callable[..., Visitor], scheme: str) -> None:
    visitor = visit(scheme=scheme)
    found = []
    for name in PAGES:
        page = visitor.open(f"?page={name}")
        page.wait_for_timeout(400)
        for violation in Axe().run(page).response["violations"]:
            if violation["impact"] in ("serious", "critical"):
                found += [
                    f"{name}: {violation['id']} {node['target']} {node['html'][:200]}" for node in violation["nodes"]
                ]
    assert found == []
