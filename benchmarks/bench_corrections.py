"""Time from a decision on names to the painted page in Chromium, on the shipped story, after the first visit.

    python -m benchmarks.bench_corrections

Merge, kind, taking out and undo, each from the click to the page with all charts drawn again (benchmarks/bench_pages.py
says what "painted" is). Ends 1 where the median of a kind of decision takes longer than 2 s.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.bench_pages import seconds
from tests.browser.serving import running, started
from tests.browser.visitor import Visitor

ROUNDS = 3
LIMIT = 2.0  # seconds, at the median
VIEW = "?page=entities&show=right&entity=vladimir-putin"


def choose(page: Page, key: str, words: str) -> None:
    """Pick from a menu by what it says."""
    box = page.locator(f"[class*='st-key-{key}']").get_by_role("combobox")
    box.click()
    box.fill(words)
    page.get_by_role("option").filter(has_text=words).first.click()


def decisions(visitor: Visitor) -> dict[str, list[float]]:
    """Seconds by kind of decision. The first round is not counted: it makes the copy of the study."""
    taken: dict[str, list[float]] = defaultdict(list)
    visitor.open(VIEW)
    for number in range(ROUNDS + 1):
        page = visitor.page
        steps = {
            "merge": ("", "Make “Vladimir Putin” and “Kremlin” one"),
            "another kind": ("&fix=kind", "Change the kind"),
            "taking out": ("&fix=drop", "Take these out"),
        }
        for kind, (fix, button) in steps.items():
            study = page.url.split("study=")[1].split("&")[0] if "study=" in page.url else ""
            visitor.open(VIEW + fix + (f"&study={study}" if study else ""))
            if kind == "merge":
                choose(page, "merge_with", "Kremlin")
                visitor.settle()
            after = seconds(page, page.get_by_role("button", name=button))
            visitor.settle()
            back = seconds(page, page.get_by_role("button", name="Undo").first)
            visitor.settle()
            if number:
                taken[kind].append(after)
                taken["undo"].append(back)
    return taken


def main() -> int:
    slow = False
    with tempfile.TemporaryDirectory() as folder, running(Path(folder) / "log.txt") as address, started() as browser:
        context = browser.new_context(viewport={"width": 1440, "height": 1000})
        for kind, taken in decisions(Visitor(context, context.new_page(), address)).items():
            middle = statistics.median(taken)
            slow = slow or middle > LIMIT
            print(f"{kind:14} median {middle:.2f} s, longest {max(taken):.2f} s of {len(taken)}")
    return slow


if __name__ == "__main__":
    sys.exit(main())
