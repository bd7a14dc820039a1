"""Two articles side by side, their matching passages joined."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import state
from dashboard.styles import read

_mount = st.components.v2.component(
    "parallax_two_texts",
    html="<div class='root'></div>\n",
    css=read("text.css", "two_texts.css"),
    js=read("text.js", "drawing.js", "two_texts.js"),
)


def show(content: dict[str, Any], key: str) -> None:
    """Draw the two texts (see reading.side_by_side); choosing a matching sentence puts it into the link."""

    def opened() -> None:
        state.change(sentence=st.session_state[key]["sentence"])

    _mount(key=key, data=content, on_sentence_change=opened)
