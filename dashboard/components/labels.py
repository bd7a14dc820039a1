"""What each article calls the target: a page of words with shared labels joined."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import state
from dashboard.styles import read

_mount = st.components.v2.component(
    "parallax_labels",
    html="<div class='root'></div>\n",
    css=read("text.css", "labels.css"),
    js=read("text.js", "drawing.js", "labels.js"),
)


def show(content: dict[str, Any], key: str) -> None:
    """Draw the page of labels (see charts/labels.py); a label opens the sentences that use it."""

    def picked() -> None:
        state.change(pick=f"label:{st.session_state[key]['pick']}", sentence=None)

    _mount(key=key, data=content, on_pick_change=picked)
