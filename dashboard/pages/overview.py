"""Overview: the story at a glance, what the articles share and where they part ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import figures, parts, picks, state, styles
from dashboard.charts import attention, frame_map
from dashboard.components import coverage as coverage_view
from dashboard.components import facts as facts_view
from dashboard.pages import leading, strips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.charts.coverage import Statement
    from dashboard.frame import Frame

_STATEMENTS = 10  # rows of the grid before the reader asks for more


def show(frame: Frame) -> None:
    """Draw the page."""
    parts.say(picks.dead(frame))
    rows = figures.coverage(frame)
    parts.lede(*figures.overview_answer(frame, rows))
    with st.container():  # keeps its place when the hint goes: what follows is not built anew and keeps the focus
        if not frame.view.filters and frame.view.sentence is None:
            parts.hint(
                "Parallax shows how each article frames the same story. Everything opens: choose a bar, a statement or "
                "a number to read the sentences behind it, then “Read in place”."
            )
    facts_view.show(figures.facts(frame), "facts")
    drawn = _strip(frame)
    _coverage(frame, rows)
    _attention(drawn)


def _strip(frame: Frame) -> Frame:
    """Draw the strip; gives back the story with the articles that are drawn."""
    if frame.target is None:
        return frame
    spoken = picks.sentences_of(frame, picks.mentions(frame))
    parts.section(
        f"The articles, sentence by sentence: {frame.subject}",
        "One bar per sentence in reading order. Tall where the target is spoken of; the colour is the "
        "tone toward it; hatched where somebody is quoted.",
    )
    drawn = leading.show(frame, spoken)
    spoken = picks.sentences_of(drawn, picks.mentions(drawn))
    chart, beside = parts.two_columns()
    with chart:
        strips.show(drawn, spoken, "overview-strip")
    with beside:
        strips.beside(drawn, spoken, "overview-strip-evidence")
    return drawn


def _coverage(frame: Frame, rows: Sequence[Statement]) -> None:
    if len(frame.on) < 2:
        return  # the answer has said that there is nothing to compare it with
    parts.section(
        "Who says what",
        "Statements matched across the articles, common ground first. “Not found” says that no sentence was matched, "
        "not that it was left out on purpose.",
    )
    if not rows:
        parts.empty("No statements to compare", "No sentence was close enough to one in another article.")
        return
    pick = frame.view.filter("pick") or ""
    chosen = pick.removeprefix("claim:") if pick.startswith("claim:") else rows[0].claim_id
    alone = figures.lone(frame, rows)
    all_shown = frame.view.filter("lone") == "all"
    first = [r for n, r in enumerate(rows) if n < _STATEMENTS or r.claim_id == chosen]
    chart, beside = parts.two_columns()
    with chart:
        members = [frame.cast[a] for a in frame.on]
        shown = [*rows, *alone] if all_shown else first
        coverage_view.show(shown, members, chosen, "coverage", len(alone), all_shown)
        if len(shown) < len(rows):
            parts.note(f"The {len(shown)} that most articles share, of {len(rows)}; the others are on the page Claims.")
    with beside:
        found = picks.resolve(frame, f"claim:{chosen}")
        if found:
            parts.evidence(frame, found.sentences, found.title, "coverage-evidence")
        st.button(
            "How each words it, and what only one says: Claims", key="to_claims", on_click=state.go, args=("claims",)
        )


def _attention(frame: Frame) -> None:
    targets = {t.target_id: t.name for t in frame.analysis.targets}
    if not targets:
        return
    parts.section(
        "How much, and in what light",
        "Area is the share of an article's sentences that speak of the target, colour the mean tone of the wording "
        "near it: brown unfavourable, teal favourable, an outline where there is too little to tell.",
    )
    cells = figures.attention_cells(frame)
    members = [frame.cast[a] for a in frame.on]
    pick = frame.view.filter("pick") or ""
    chart, beside = parts.two_columns()
    with chart:
        styles.least_width("attention", frame_map.COLUMN * len(frame.on))
        figure = attention.attention(cells, targets, members, frame.mode, pick.removeprefix("attention:"))
        alt = attention.alt(cells, targets, members)
        parts.chart(figure, "attention", alt, lambda d: {"pick": f"attention:{d}", "sentence": None})
    with beside:
        found = picks.resolve(frame, pick) if pick.startswith("attention:") else None
        parts.evidence(
            frame,
            found.sentences if found else (),
            found.title if found else "Evidence",
            "attention-evidence",
            "Choose a square to read the sentences behind it.",
        )
