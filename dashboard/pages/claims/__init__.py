"""Claims: what the articles say in common and in whose voice, what only one says, and what most say but one."""

from __future__ import annotations

import streamlit as st

from dashboard import controls, parts, picks
from dashboard.frame import Frame
from dashboard.matching import answer
from dashboard.pages import recoded
from dashboard.pages.claims import alone, grid, matching, missing

VIEWS = {"grid": "Who says what", "alone": "What only one says", "missing": "Most say, one does not"}
_DROPS = ("pick", "in", "least", "first")


def show(frame: Frame) -> None:
    """Draw the page."""
    parts.say(picks.dead(frame))
    recoded.say(frame)
    words = st.container()
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
    with row:
        view = controls.choice(frame, "show", "Question", VIEWS, drops=_DROPS)
    page = matching.match(frame, row)
    with words:
        parts.lede(*answer(frame, page))
    if len(frame.compared) < 2:
        parts.empty("Nothing to compare", "Claims are matched across articles in English: switch on or add another.")
    elif view == "alone":
        alone.show(frame, page, row)
    elif view == "missing":
        missing.show(frame, page, row)
    else:
        grid.show(frame, page, row)
