"""A person at a browser window."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Page

FIRST_VISIT = 120_000  # milliseconds: loads the models and analyses the story, on a machine that others use too
EXCEPTION = '[data-testid="stException"]'
OWN_STUDY = re.compile(r"[?&]study=[\w-]{24}(&|$)")  # a key, which no shipped study's name is as long as
SETTLED = '[data-testid="stApp"][data-test-script-state="notRunning"]'
QUIET = """settled => new Promise(done => {
  const still = () => document.querySelector(settled) ? done() : wait();
  let timer;
  const wait = () => { clearTimeout(timer); timer = setTimeout(still, 200); };
  new MutationObserver(wait).observe(document.body, {childList: true, subtree: true, characterData: true});
  wait();
})"""  # the script has ended, and for 200 ms no component has drawn anything more


@dataclass
class Visitor:
    """A person at a browser window: opens addresses, and everything the console complained about is kept."""

    context: BrowserContext
    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> Page:
        self.page.goto(f"{self.address}/{path}")
        return self.settle()

    def settle(self) -> Page:
        """Wait until the page has run and drawn."""
        self.page.wait_for_timeout(150)  # a click needs a moment to start a run
        self.page.wait_for_selector(SETTLED, timeout=FIRST_VISIT)
        self.page.wait_for_selector(f".lede, .empty, {EXCEPTION}", timeout=FIRST_VISIT)
        self.page.evaluate(QUIET, SETTLED)
        broken = self.page.locator(EXCEPTION)
        assert broken.count() == 0, broken.first.inner_text()
        return self.page

    def go(self, name: str) -> Page:
        """Use the page's own links."""
        self.page.get_by_role("link", name=name, exact=True).click()
        self.page.wait_for_url(f"**page={name.lower()}**")
        return self.settle()
