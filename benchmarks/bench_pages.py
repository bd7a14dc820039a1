"""Time from a click to the painted page in Chromium, after the first visit: page changes and filter changes.

Each figure is a median over several clicks. Beside them, as the floor of what the browser and Streamlit take on this
machine, the time of a click that changes nothing on the page but its address (an article is opened in the list).
Ends 1 where a page change takes longer than 1.5 s or a filter change longer than 1 s at the median.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.browser.serving import running, started
from tests.browser.visitor import Visitor

ROUNDS = 5
LIMITS = {"page change": 1.5, "filter change": 1.0}  # seconds, at the median
PAGES = ["Framing", "Entities", "Topics", "Overlap", "Read", "Overview"]
# Painted: the run is over, nothing on the page is of the run before, and every chart has drawn its marks.
CLICK_AND_WAIT = """(node) => new Promise((done) => {
  const began = performance.now()
  const before = location.href
  let ran = false
  node.click()
  const look = () => {
    const app = document.querySelector('[data-testid="stApp"]')
    const running = app.dataset.testScriptState !== "notRunning"
    ran = ran || running || location.href !== before
    const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
    const drawn = charts.every((chart) => chart.querySelector(".main-svg"))
    const stale = document.querySelector('[data-stale="true"]')
    if (ran && !running && drawn && !stale) requestAnimationFrame(() => done(performance.now() - began))
    else if (performance.now() - began > 30000) done(performance.now() - began)
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
})"""


def seconds(page: Page, node: Locator) -> float:
    """From the click on a node to the painted page; then a pause, so that one click does not slow the next."""
    taken = float(node.evaluate(CLICK_AND_WAIT)) / 1000
    page.wait_for_timeout(700)
    return taken


def page_changes(visitor: Visitor) -> list[float]:
    page = visitor.open()
    links = {name: page.get_by_role("link", name=name, exact=True) for name in PAGES}
    for name in PAGES:  # every page once before it counts
        seconds(page, links[name])
    return [seconds(page, links[name]) for _ in range(ROUNDS) for name in PAGES]


def filter_changes(visitor: Visitor) -> list[float]:
    taken = []
    for path, words in {
        "?page=framing": ("own voice", "all voices"),
        "?page=entities": ("per 1,000 words", "mentions"),
        "?page=topics": ("Distinctive words", "Topics"),
        "?page=sources": ("Unnamed", "Who is cited"),
    }.items():
        page = visitor.open(path)
        main = page.get_by_test_id("stMain")
        choices = [main.get_by_role("radio", name=word, exact=True) for word in words]
        for choice in choices:
            seconds(page, choice)
        taken += [seconds(page, choice) for _ in range(ROUNDS) for choice in choices]
    return taken


def nothing(visitor: Visitor) -> list[float]:
    page = visitor.open("?page=articles")
    buttons = page.locator(".st-key-article_list").get_by_role("button", name="taken out")
    buttons.first.wait_for()
    return [seconds(page, buttons.nth(n % buttons.count())) for n in range(2 * ROUNDS)]


def main() -> int:
    measures: dict[str, Callable[[Visitor], list[float]]] = {
        "address only": nothing,
        "page change": page_changes,
        "filter change": filter_changes,
    }
    slow = False
    with tempfile.TemporaryDirectory() as folder, running(Path(folder) / "log.txt") as address, started() as chromium:
        context = chromium.new_context(viewport={"width": 1440, "height": 1000})
        visitor = Visitor(context, context.new_page(), address)
        visitor.open()  # the first visit loads the models and analyses the story
        for name, measure in measures.items():
            found = measure(visitor)
            median = statistics.median(found)
            slow = slow or median > LIMITS.get(name, median)
            limit = f", at most {LIMITS[name]:.1f}" if name in LIMITS else ""
            print(f"{name:<14} {median:5.2f} s  (median of {len(found)}, slowest {max(found):.2f}{limit})")
    return int(slow)


if __name__ == "__main__":
    raise SystemExit(main())
