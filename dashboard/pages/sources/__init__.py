"""Sources: whom the articles cite, how much of them is in whose words, which sources they share, what they credit."""

from __future__ import annotations

import streamlit as st

from dashboard import answers, controls, parts
from dashboard.frame import Frame
from dashboard.pages.sources import cited, shared, words

VIEWS = {
    "cited": "Who is cited",
    "words": "How much is theirs",
    "shared": "Shared sources",
    "unnamed": "Unnamed",
    "credits": "Credits and links",
}


def show(frame: Frame) -> None:
    """Draw the page."""
    sources = frame.table("sources")
    parts.lede(*answers.sources(frame))
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
    with row:
        view = controls.choice(frame, "show", "Question", VIEWS, drops=("source", "in", "kind", "where"))
    if view == "words":
        words.show(frame)
    elif view == "shared":
        shared.show(frame, sources)
    else:
        cited.show(frame, sources, row, view)
