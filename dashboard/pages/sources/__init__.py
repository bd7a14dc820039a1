"""Sources: whom the articles cite, how much of them is in whose words, which sources they share, what they credit."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard import answers, controls, parts
from dashboard.frame import Frame
from dashboard.pages.claims.matching import PER
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
    answer = st.container()
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
    with row:
        view = controls.choice(frame, "show", "Question", VIEWS, drops=("source", "in", "kind", "where"))
        frame = _counted(frame)
    with answer:
        parts.lede(*answers.sources(frame))
    sources = frame.table("sources")
    if view == "words":
        words.show(frame)
    elif view == "shared":
        shared.show(frame, sources)
    else:
        cited.show(frame, sources, row, view)


def _counted(frame: Frame) -> Frame:
    """The frame with all articles, or with the first of each independent text where the reader asks for that."""
    texts = answers.independent(frame)
    if len(texts) == len(frame.on):
        return frame
    if controls.choice(frame, "per", "Count", PER, drops=("in",), help="Of copies the first is counted.") == "article":
        return frame
    return replace(frame, view=replace(frame.view, articles=tuple(own[0] for own in texts.values())))
