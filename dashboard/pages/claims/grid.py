"""Who says what: the coverage grid with its filters, and the chosen claim's wordings side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import controls, parts, recodings, state
from dashboard.charts.coverage import MOST_COLUMNS, Statement
from dashboard.components import coverage, wordings
from dashboard.pages import recoded
from dashboard.pages.claims import corrections
from dashboard.words import count, sentence

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from dashboard.frame import Frame
    from dashboard.matching import Matched

FIRST = 40  # rows of a grid: more are not read at once
_STEPS = (3, 4, 5, 10, 20, 50, 100)


def show(frame: Frame, page: Matched, row: DeltaGenerator) -> None:
    """Draw the view."""
    shared = page.shared()
    with row:
        steps = {str(n): f"{n} {page.noun}s" for n in _STEPS if n <= page.of}
        least = (
            controls.menu(frame, "least", "In at least", steps, f"2 {page.noun}s", drops=("first",)) if steps else None
        )
        differing = any(r.flag for r in shared)
        if differing or frame.view.filter("figures"):
            options = {"all": "all", "differ": "that differ"}
            if controls.choice(frame, "figures", "Figures", options, drops=("first",)) == "differ":
                shared = [r for r in shared if r.flag]
    signs = "Filled: in the article's own voice; half: somebody else's words; hollow: not found."
    if len(frame.compared) > MOST_COLUMNS:
        signs = "The numbers are articles."
    parts.section(
        "Who says what",
        f"Common ground first. {signs} A statement is given in one article's words; what the others say was matched to "
        "it and may be more or less: choose it to see how each words it.",
    )
    rows = [r for r in shared if page.count(r) >= int(least or 2)]
    if not rows:
        parts.empty("No such statement", "No sentence is matched under these choices; ask for less above.")
        return
    draw(frame, page, rows, "claims")


def draw(frame: Frame, page: Matched, rows: Sequence[Statement], key: str) -> None:
    """A grid of the rows, the first of them where there are many, with the wordings of the one chosen beside it."""
    asked = frame.view.filter("first") or ""
    first = int(asked) if asked.isdecimal() and len(asked) < 6 else FIRST
    pick = (frame.view.filter("pick") or "").removeprefix("claim:")
    chosen = next((r for r in rows if r.claim_id == pick), rows[0])
    shown = [r for n, r in enumerate(rows) if n < first or r is chosen]
    left, right = parts.two_columns(1.05)
    with left:
        coverage.show(shown, [frame.cast[a] for a in frame.compared], chosen.claim_id, key, 0, False)
        if len(rows) > len(shown):
            more = min(FIRST, len(rows) - len(shown))
            st.button(
                f"Show {more} more of {len(rows):,} statements",
                key=f"{key}-more",
                on_click=state.change,
                kwargs={"first": str(first + FIRST)},
            )
    with right:
        wordings.show(
            frame, _title(page, chosen), chosen.sentences, page.conflicts.get(chosen.claim_id, ()), f"{key}-w"
        )
        corrections.form(frame, chosen)
    recoded.listing(frame, recodings.OF_CLAIMS)


def _title(page: Matched, row: Statement) -> str:
    """How often a statement stands and in whose voice, in words."""
    articles = sum(c != "none" for c in row.cells)
    said = f"{count(len(row.sentences), 'sentence')} of {count(articles, 'article')}"
    if page.noun != "article":
        said += f", {count(page.count(row), page.noun)}"
    return sentence(said)
