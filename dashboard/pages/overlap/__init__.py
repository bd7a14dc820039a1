"""Overlap: how many independent texts there are, what articles share, and whom they cite."""

from __future__ import annotations

import streamlit as st

from dashboard import controls
from dashboard.frame import Frame
from dashboard.pages.overlap import sources, texts

VIEWS = {"texts": "Shared text", "sources": "Sources"}


def show(frame: Frame) -> None:
    """Draw the page."""
    words = st.container()
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
    with row:
        view = controls.choice(frame, "show", "Question", VIEWS, drops=("pair", "source", "in"))
    (sources if view == "sources" else texts).show(frame, words, row)
